//! The quantile function of the standard normal distribution, eight at a time.
//!
//! Wichura's algorithm AS 241 (Applied Statistics 37, 1988): a ratio of two polynomials of degree
//! seven, with other coefficients in the centre, on the shoulders and in the tails.

use super::mask::Mask;
use super::numbers::Lanes;
use fearless_simd::Simd;

/// The coefficients of numerator and denominator, by rising power.
type Region = [(f64, f64); 8];

/// For probabilities within 0.075..0.925: numerator and denominator by powers of 0.425² - (u -
/// 1/2)².
const CENTRE: Region = [
    (3.387_132_872_796_366_5, 1.0),
    (133.141_667_891_784_38, 42.313_330_701_600_91),
    (1_971.590_950_306_551_3, 687.187_007_492_057_9),
    (13_731.693_765_509_46, 5_394.196_021_424_751),
    (45_921.953_931_549_87, 21_213.794_301_586_597),
    (67_265.770_927_008_7, 39_307.895_800_092_71),
    (33_430.575_583_588_13, 28_729.085_735_721_943),
    (2_509.080_928_730_122_7, 5_226.495_278_852_854),
];
/// For tails down to exp(-25): by powers of √(-ln tail) - 1.6.
const SHOULDER: Region = [
    (1.423_437_110_749_683_5, 1.0),
    (4.630_337_846_156_546, 2.053_191_626_637_759),
    (5.769_497_221_460_691, 1.676_384_830_183_803_8),
    (3.647_848_324_763_204_5, 0.689_767_334_985_1),
    (1.270_458_252_452_368_4, 0.148_103_976_427_480_08),
    (0.241_780_725_177_450_6, 0.015_198_666_563_616_457),
    (0.022_723_844_989_269_184, 0.000_547_593_808_499_534_5),
    (0.000_774_545_014_278_341_4, 1.050_750_071_644_416_9e-09),
];
/// For tails down to 1e-316: by powers of √(-ln tail) - 5.
const TAIL: Region = [
    (6.657_904_643_501_103, 1.0),
    (5.463_784_911_164_114, 0.599_832_206_555_888),
    (1.784_826_539_917_291_3, 0.136_929_880_922_735_8),
    (0.296_560_571_828_504_87, 0.014_875_361_290_850_615),
    (0.026_532_189_526_576_124, 0.000_786_869_131_145_613_3),
    (0.001_242_660_947_388_078_4, 1.846_318_317_510_054_8e-05),
    (2.711_555_568_743_487_6e-05, 1.421_511_758_316_446e-07),
    (2.010_334_399_292_288_1e-07, 2.044_263_103_389_939_7e-15),
];

impl<S: Simd> Lanes<S> {
    /// The number below which a standard normal variable falls with this probability, within 2e-15
    /// of its size.
    ///
    /// Probabilities above 0 and below 1, down to 1e-316; 0 of 1/2, and the exact opposite for `1 -
    /// u`. NaN or infinite beyond that.
    #[inline(always)]
    pub fn normal_quantile(self) -> Self {
        let half = self.same(0.5);
        let from_centre = self - half;
        let is_central = from_centre.abs().le(0.425);
        if is_central.all() {
            let x = (0.425 * 0.425) - from_centre * from_centre;
            return from_centre * ratio(x, is_central, &CENTRE, &CENTRE);
        }
        let lower = from_centre.lt(0.0);
        let tail = lower.select(self, 1.0 - self);
        let depth = (-tail.ln()).sqrt();
        let x = is_central.select((0.425 * 0.425) - from_centre * from_centre, depth - 1.6);
        let sign = lower.select(-1.0, 1.0);
        let factor = is_central.select(from_centre, sign);
        let is_deep = depth.gt(5.0);
        let ratio = ratio(x, is_central, &CENTRE, &SHOULDER);
        if is_deep.any() {
            let deep = self::ratio(depth - 5.0, is_deep, &TAIL, &TAIL);
            return factor * is_deep.select(deep, ratio);
        }
        factor * ratio
    }
}

/// The ratio of two polynomials of degree seven: those of one region where the mask says so, of
/// another elsewhere.
#[inline(always)]
fn ratio<S: Simd>(x: Lanes<S>, mask: Mask<S>, yes: &Region, no: &Region) -> Lanes<S> {
    let mut above = mask.select(yes[7].0, no[7].0);
    let mut below = mask.select(yes[7].1, no[7].1);
    for power in (0..7).rev() {
        above = above * x + mask.select(yes[power].0, no[power].0);
        below = below * x + mask.select(yes[power].1, no[power].1);
    }
    above / below
}

#[cfg(test)]
mod tests {
    use crate::lanes::tests::at_every_level;

    /// How far x is from the quantile of u, as a share of x: one Newton step with the error
    /// function of libm.
    fn error(u: f64, x: f64) -> f64 {
        let root_half = core::f64::consts::FRAC_1_SQRT_2;
        let density = libm::exp(-0.5 * x * x) / libm::sqrt(core::f64::consts::TAU);
        let miss = if u < 0.25 {
            0.5 * libm::erfc(-x * root_half) - u
        } else if u > 0.75 {
            (1.0 - u) - 0.5 * libm::erfc(x * root_half)
        } else {
            0.5 * libm::erf(x * root_half) - (u - 0.5)
        };
        (miss / density / x).abs()
    }

    #[test]
    fn inverts_the_error_function_of_libm() {
        let mut us: Vec<f64> = (0..100_000).map(|i| (f64::from(i) + 0.25) / 1e5).collect();
        us.extend((33..1_040).flat_map(|i| {
            let tail = libm::exp2(-f64::from(i));
            [tail, 1.3 * tail]
        }));
        us.extend((2..53).map(|i| 1.0 - 0.7 * libm::exp2(-f64::from(i))));
        us.extend((2..53).map(|i| 0.5 - 0.4 * libm::exp2(-f64::from(i))));
        let xs = at_every_level!(&us, u => u.normal_quantile());
        for (u, x) in us.iter().zip(&xs) {
            // The reference itself loses up to x²/2 units of the last place in exp(-x²/2) and erfc.
            let allowed = 2e-15 + 2e-16 * x.abs();
            assert!(error(*u, *x) < allowed, "quantile of {u:e} = {x:e}: {:e}", error(*u, *x));
        }
    }

    #[test]
    fn is_odd_and_zero_at_one_half() {
        let us: Vec<f64> = (0..1_000).map(|i| (f64::from(i) + 0.5) / 4_096.0).collect();
        let opposite: Vec<f64> = us.iter().map(|u| 1.0 - u).collect();
        let xs = at_every_level!(&us, u => u.normal_quantile());
        let ys = at_every_level!(&opposite, u => u.normal_quantile());
        assert!(xs.iter().zip(&ys).all(|(x, y)| *x == -*y));
        assert_eq!(at_every_level!(&[0.5], u => u.normal_quantile()), [0.0]);
    }

    #[test]
    fn textbook_values() {
        // Published to 15 or more digits (Abramowitz & Stegun 26.2, tables of fractiles).
        let xs = at_every_level!(&[0.975, 0.9, 0.0013498980316300933], u => u.normal_quantile());
        assert!((xs[0] - 1.959963984540054).abs() < 1e-15);
        assert!((xs[1] - 1.2815515655446004).abs() < 1e-15);
        assert!((xs[2] + 3.0).abs() < 1e-14);
    }
}
