//! Eight numbers side by side: the arithmetic in which eight negotiations are played at once.
//!
//! [`Lanes`] holds eight numbers in registers, [`Mask`] eight answers, [`Eight`] eight numbers in
//! memory. Only `+ - * / sqrt`, comparisons and selections are used, so that every SIMD level of
//! every machine gives the same bits: no hardware `min`, `max`, fused multiply-add or estimate.
//! This is the only place that knows the SIMD library.

mod eight;
mod exponential;
pub(crate) mod level;
mod logarithm;
mod mask;
mod numbers;
mod quantile;
mod words;

pub use eight::{Eight, WIDTH};
pub use fearless_simd::Simd;
pub use level::Level;
pub(crate) use level::at_level;
pub use mask::Mask;
pub use numbers::Lanes;
pub use words::Words;

#[cfg(test)]
pub(crate) mod tests {
    /// `at_every_level!(&xs, x => x.exp())`: the values of a lane function, which must be the same
    /// at every level.
    macro_rules! at_every_level {
        ($xs:expr, $x:ident => $body:expr) => {{
            use crate::lanes::{Eight, Lanes, Level, at_level};
            let xs: &[f64] = $xs;
            let mut first: Option<Vec<f64>> = None;
            for (name, level) in Level::all() {
                let mut ys = Vec::new();
                at_level!(level, simd => for chunk in xs.chunks(8) {
                    let mut eight = Eight::splat(chunk[0]);
                    eight.0[..chunk.len()].copy_from_slice(chunk);
                    let $x = Lanes::load(simd, &eight);
                    $body.store(&mut eight);
                    ys.extend_from_slice(&eight.0[..chunk.len()]);
                });
                let expected = first.get_or_insert_with(|| ys.clone());
                $crate::lanes::tests::assert_same_bits(name, xs, expected, &ys);
            }
            first.expect("every machine has a level")
        }};
    }
    pub(crate) use at_every_level;

    /// Panics unless both have the same bits; any NaN is as good as another.
    pub(crate) fn assert_same_bits(level: &str, xs: &[f64], expected: &[f64], ys: &[f64]) {
        for ((x, a), b) in xs.iter().zip(expected).zip(ys) {
            let same = a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan());
            assert!(same, "at {x:e}, level {level}: {b:e} instead of {a:e}");
        }
    }

    /// The largest difference from a reference, as a share of it.
    pub(crate) fn worst(xs: &[f64], ys: &[f64], reference: fn(f64) -> f64) -> f64 {
        let misses = xs.iter().zip(ys).map(|(x, y)| (y / reference(*x) - 1.0).abs());
        misses.fold(0.0, |worst, miss| if miss > worst { miss } else { worst })
    }

    #[test]
    fn the_lesser_and_the_greater() {
        let xs = [-2.0, -0.5, 0.0, 0.25, 1.0, 7.5];
        assert_eq!(at_every_level!(&xs, x => x.clamp_unit()), [0.0, 0.0, 0.0, 0.25, 1.0, 1.0]);
        assert_eq!(at_every_level!(&xs, x => x.floor()), [-2.0, -1.0, 0.0, 0.0, 1.0, 7.0]);
        assert_eq!(at_every_level!(&xs, x => x.abs()), [2.0, 0.5, 0.0, 0.25, 1.0, 7.5]);
    }

    #[test]
    fn masks_keep_their_lanes() {
        use crate::lanes::{Level, Mask, at_level};
        for (name, level) in Level::all() {
            for bits in 0..=255 {
                let (kept, flipped) = at_level!(level, simd => {
                    let mask = Mask::from_bits(simd, bits);
                    (mask.bits(), (!mask).bits())
                });
                assert_eq!((kept, flipped), (bits, !bits), "{name}");
            }
        }
    }
}
