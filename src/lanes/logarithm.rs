//! The natural logarithm, eight at a time, with the same bits at every level and as `libm`.

use super::mask::Mask;
use super::numbers::Lanes;
use fearless_simd::{Simd, f64x8, prelude::*, u64x8};

/// ln 2 in two parts; the first has so few bits that its multiples up to 2,000 are exact.
const LN_2_HIGH: f64 = 0.693_147_180_369_123_8;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// ln((1+s)/(1-s)) = 2s + s·R(s²): the coefficients of R, from FreeBSD's libm (as in musl and the
/// crate `libm`).
const R: [f64; 7] = [
    0.666_666_666_666_673_5,
    0.399_999_999_994_094_2,
    0.285_714_287_436_623_9,
    0.222_221_984_321_497_84,
    0.181_835_721_616_180_5,
    0.153_138_376_992_093_73,
    0.147_981_986_051_165_86,
];
/// The bits of 1, and the high bits of √½: numbers are taken apart into 2^k · (√½ .. √2).
const ONE: u64 = 0x3ff0_0000_0000_0000;
const ROOT_HALF: u64 = 0x3fe6_a09e_0000_0000;
const FRACTION: u64 = 0x000f_ffff_ffff_ffff;
const TWO_TO_52: u64 = 0x4330_0000_0000_0000;

impl<S: Simd> Lanes<S> {
    /// The natural logarithm; minus infinity of 0, NaN below 0. The bits of `libm::log`.
    #[inline(always)]
    pub fn ln(self) -> Self {
        let zero = self.same(0.0);
        let usual = self.ge(f64::MIN_POSITIVE) & self.lt(f64::INFINITY);
        if usual.all() {
            return ln_of_normal(self, zero);
        }
        let tiny = self.lt(f64::MIN_POSITIVE);
        let scaled = tiny.select(self * 18_014_398_509_481_984.0, self);
        let ln = ln_of_normal(scaled, tiny.or_zero(-54.0));
        self.ln_at_the_ends(ln)
    }

    /// `ln` but for what no formula gives: 0, infinity, negative numbers and NaN.
    #[inline(always)]
    fn ln_at_the_ends(self, ln: Self) -> Self {
        let positive: Mask<S> = self.gt(0.0);
        let ln = positive.select(ln, f64::NAN);
        let ln = self.eq(0.0).select(f64::NEG_INFINITY, ln);
        self.eq(f64::INFINITY).select(self, ln)
    }
}

/// ln(x · 2^more) of a positive, finite, normal x.
#[inline(always)]
fn ln_of_normal<S: Simd>(x: Lanes<S>, more: Lanes<S>) -> Lanes<S> {
    let bits: u64x8<S> = x.0.bitcast();
    let moved = bits + (ONE - ROOT_HALF);
    let exponent: f64x8<S> = ((moved >> 52) | TWO_TO_52).bitcast();
    let k = Lanes(exponent - (4_503_599_627_370_496.0 + 1_023.0)) + more;
    let mantissa: f64x8<S> = ((moved & FRACTION) + ROOT_HALF).bitcast();
    let f = Lanes(mantissa - 1.0);
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let odd = w * (R[1] + w * (R[3] + w * R[5]));
    let even = R[4] + w * R[6];
    let even = z * (R[0] + w * (R[2] + w * even));
    let half_square = 0.5 * f * f;
    s * (half_square + (even + odd)) + k * LN_2_LOW - half_square + f + k * LN_2_HIGH
}

#[cfg(test)]
mod tests {
    use crate::lanes::tests::at_every_level;

    #[test]
    fn has_the_bits_of_libm() {
        // 200,000 numbers whose bits are spread evenly over all positive floats, subnormal ones
        // too.
        let mut xs: Vec<f64> =
            (1..200_000u64).map(|i| f64::from_bits(i * 46_000_000_003_457)).collect();
        xs.extend((0..100_000).map(|i| 0.4 + f64::from(i) * 1e-5));
        xs.extend([f64::from_bits(1), f64::MIN_POSITIVE, f64::MAX, 1.0]);
        let ys = at_every_level!(&xs, x => x.ln());
        for (x, y) in xs.iter().zip(&ys) {
            assert!(x.is_finite() && y.to_bits() == libm::log(*x).to_bits(), "ln {x:e} = {y:e}");
        }
    }

    #[test]
    fn special_values() {
        let xs = [0.0, 1.0, f64::INFINITY, -1.0, f64::NAN];
        let ys = at_every_level!(&xs, x => x.ln());
        assert_eq!(ys[..3], [f64::NEG_INFINITY, 0.0, f64::INFINITY]);
        assert!(ys[3].is_nan() && ys[4].is_nan());
    }
}
