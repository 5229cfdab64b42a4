//! e to a power, eight at a time, with the same bits at every level.

use super::numbers::Lanes;
use fearless_simd::{Simd, f64x8, prelude::*, u64x8};

/// 1.5 · 2^52: adding and subtracting it rounds to the nearest whole number.
const ROUNDER: f64 = 6_755_399_441_055_744.0;
/// ln 2 in two parts; the first has so few bits that its multiples up to 2,000 are exact.
const LN_2_HIGH: f64 = 0.693_147_180_369_123_8;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

impl<S: Simd> Lanes<S> {
    /// e to this power, within 5e-16 of its size; 0 below -745.2, infinity above 709.79.
    #[inline(always)]
    pub fn exp(self) -> Self {
        let x = self.at_least(-746.0).at_most(710.0);
        let rounder = self.same(ROUNDER);
        let power = (x * core::f64::consts::LOG2_E + rounder) - rounder;
        let rest = (x - power * LN_2_HIGH) - power * LN_2_LOW;
        // In two factors: subnormal results and the largest ones need powers of two beyond the
        // range of one.
        let half = (power * 0.5 + rounder) - rounder;
        exp_near_zero(rest) * two_to(half) * two_to(power - half)
    }

    /// The bits of [`exp`](Self::exp), quicker, for powers that are known to lie within ±700; nonsense beyond.
    #[inline(always)]
    pub fn exp_within_700(self) -> Self {
        let rounder = self.same(ROUNDER);
        let power = (self * core::f64::consts::LOG2_E + rounder) - rounder;
        let rest = (self - power * LN_2_HIGH) - power * LN_2_LOW;
        exp_near_zero(rest) * two_to(power)
    }
}

/// e to a power within ±0.35: the Taylor series to the twelfth power, even and odd terms apart.
#[inline(always)]
fn exp_near_zero<S: Simd>(x: Lanes<S>) -> Lanes<S> {
    let y = x * x;
    let even = over(x, 40_320.0) + y * (over(x, 3_628_800.0) + y * over(x, 479_001_600.0));
    let even = over(x, 2.0) + y * (over(x, 24.0) + y * (over(x, 720.0) + y * even));
    let odd = over(x, 5_040.0) + y * (over(x, 362_880.0) + y * over(x, 39_916_800.0));
    let odd = y * (over(x, 6.0) + y * (over(x, 120.0) + y * odd));
    1.0 + (x + (y * even + x * odd))
}

/// One over a number, in every lane.
#[inline(always)]
fn over<S: Simd>(x: Lanes<S>, number: f64) -> Lanes<S> {
    x.same(1.0 / number)
}

/// 2 to a whole power from -1022 to 1023: the power is shifted into the exponent's bits.
#[inline(always)]
fn two_to<S: Simd>(power: Lanes<S>) -> Lanes<S> {
    let biased = power + (4_503_599_627_370_496.0 + 1_023.0);
    let bits: u64x8<S> = biased.0.bitcast();
    let float: f64x8<S> = (bits << 52).bitcast();
    Lanes(float)
}

#[cfg(test)]
mod tests {
    use crate::lanes::tests::{at_every_level, worst};

    #[test]
    fn agrees_with_libm_over_the_whole_range() {
        let xs: Vec<f64> = (0..200_000).map(|i| -708.0 + f64::from(i) * 1417.7 / 2e5).collect();
        let ys = at_every_level!(&xs, x => x.exp());
        assert!(worst(&xs, &ys, libm::exp) < 4.5e-16);
        let small: Vec<f64> = (-4_000..4_000).map(|i| f64::from(i) * 1e-5).collect();
        let ys = at_every_level!(&small, x => x.exp());
        assert!(worst(&small, &ys, libm::exp) < 4.5e-16);
    }

    #[test]
    fn the_quick_one_has_the_same_bits_within_700() {
        let xs: Vec<f64> = (0..=200_000).map(|i| -700.0 + f64::from(i) * 7e-3).collect();
        let ys = at_every_level!(&xs, x => x.exp());
        let quick = at_every_level!(&xs, x => x.exp_within_700());
        for ((x, y), quick) in xs.iter().zip(&ys).zip(&quick) {
            assert!(y.to_bits() == quick.to_bits(), "e to {x}: {y:e} and {quick:e}");
        }
    }

    #[test]
    fn special_values() {
        let xs = [0.0, -0.0, 709.79, 1e300, f64::INFINITY, -745.2, -1e300, f64::NEG_INFINITY];
        let ys = at_every_level!(&xs, x => x.exp());
        let inf = f64::INFINITY;
        assert_eq!(ys, [1.0, 1.0, inf, inf, inf, 0.0, 0.0, 0.0]);
        let ys = at_every_level!(&[709.78, -745.1, -720.0, f64::NAN], x => x.exp());
        assert!(ys[0].is_finite() && ys[1] == f64::from_bits(1) && ys[3].is_nan());
        // A subnormal number has its last bit at most off.
        assert!((ys[2] - libm::exp(-720.0)).abs() <= f64::from_bits(1));
    }
}
