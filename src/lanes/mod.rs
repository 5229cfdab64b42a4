//! Eight numbers side by side: the arithmetic in which eight negotiations are played at once.
//!
//! [`Lanes`] holds eight numbers in registers, [`Mask`] eight answers, [`Eight`] eight numbers in
//! memory. Only `+ - * / sqrt`, comparisons and selections are used, so that every SIMD level of
//! every machine gives the same bits: no hardware `min`, `max`, fused multiply-add or estimate.
//! This is the only place that knows the SIMD library.

mod exponential;
mod level;
mod logarithm;
mod mask;
mod quantile;
mod words;

pub use fearless_simd::Simd;
pub use level::Level;
pub(crate) use level::at_level;
pub use mask::Mask;
pub use words::Words;

use core::ops::{Add, Div, Mul, Neg, Sub};
use fearless_simd::{f64x8, prelude::*};

/// How many negotiations are played side by side.
pub const WIDTH: usize = 8;

/// Eight numbers in memory, aligned for the widest registers.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
pub struct Eight(pub [f64; WIDTH]);

impl Eight {
    /// Eight zeros.
    pub const ZERO: Eight = Eight([0.0; WIDTH]);

    /// The same number eight times.
    #[inline(always)]
    pub const fn splat(value: f64) -> Self {
        Eight([value; WIDTH])
    }
}

/// Eight numbers in registers. Every operation acts on each lane alone.
#[derive(Clone, Copy)]
pub struct Lanes<S: Simd>(pub(crate) f64x8<S>);

impl<S: Simd> Lanes<S> {
    /// The same number in every lane.
    #[inline(always)]
    pub fn splat(simd: S, value: f64) -> Self {
        Lanes(f64x8::splat(simd, value))
    }

    /// From memory.
    #[inline(always)]
    pub fn load(simd: S, eight: &Eight) -> Self {
        Lanes(eight.0.simd_into(simd))
    }

    /// To memory.
    #[inline(always)]
    pub fn store(self, eight: &mut Eight) {
        eight.0 = self.0.into();
    }

    /// To memory, only in the lanes of the mask.
    #[inline(always)]
    pub fn store_where(self, mask: Mask<S>, eight: &mut Eight) {
        let old = Lanes::load(self.0.simd, eight);
        mask.select(self, old).store(eight);
    }

    /// The token that proves which SIMD level runs.
    #[inline(always)]
    pub fn simd(self) -> S {
        self.0.simd
    }

    /// Another constant at the same level.
    #[inline(always)]
    pub fn same(self, value: f64) -> Self {
        Lanes::splat(self.0.simd, value)
    }

    /// The distance from zero.
    #[inline(always)]
    pub fn abs(self) -> Self {
        Lanes(self.0.abs())
    }

    /// The square root; NaN below zero.
    #[inline(always)]
    pub fn sqrt(self) -> Self {
        Lanes(self.0.sqrt())
    }

    /// The largest whole number not above.
    #[inline(always)]
    pub fn floor(self) -> Self {
        Lanes(self.0.floor())
    }

    /// The lesser of two; of equals the first.
    #[inline(always)]
    pub fn at_most(self, other: Self) -> Self {
        other.lt(self).select(other, self)
    }

    /// The greater of two; of equals the first.
    #[inline(always)]
    pub fn at_least(self, other: Self) -> Self {
        other.gt(self).select(other, self)
    }

    /// Into 0..1.
    #[inline(always)]
    pub fn clamp_unit(self) -> Self {
        self.at_least(self.same(0.0)).at_most(self.same(1.0))
    }

    /// Which lanes are below.
    #[inline(always)]
    pub fn lt(self, other: Self) -> Mask<S> {
        Mask(self.0.simd_lt(other.0))
    }

    /// Which lanes are below or equal.
    #[inline(always)]
    pub fn le(self, other: Self) -> Mask<S> {
        Mask(self.0.simd_le(other.0))
    }

    /// Which lanes are above.
    #[inline(always)]
    pub fn gt(self, other: Self) -> Mask<S> {
        Mask(self.0.simd_gt(other.0))
    }

    /// Which lanes are above or equal.
    #[inline(always)]
    pub fn ge(self, other: Self) -> Mask<S> {
        Mask(self.0.simd_ge(other.0))
    }

    /// Which lanes are equal.
    #[inline(always)]
    pub fn eq(self, other: Self) -> Mask<S> {
        Mask(self.0.simd_eq(other.0))
    }
}

impl<S: Simd> Add for Lanes<S> {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Lanes(self.0 + other.0)
    }
}

impl<S: Simd> Sub for Lanes<S> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Lanes(self.0 - other.0)
    }
}

impl<S: Simd> Mul for Lanes<S> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Lanes(self.0 * other.0)
    }
}

impl<S: Simd> Div for Lanes<S> {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        Lanes(self.0 / other.0)
    }
}

impl<S: Simd> Neg for Lanes<S> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Lanes(-self.0)
    }
}

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
