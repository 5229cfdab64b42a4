//! A 90 % interval, as people state what they believe: a normal distribution by its 5 and 95 % points, or one whose
//! logarithm is normal, then truncated.

use super::misfit::{LEAST_LEFT, Misfit, check_range, finite};
use super::normal::Truncated;

/// The 95 % point of the standard normal distribution.
const Z: f64 = 1.644_853_626_951_472_7;
/// The points on a logarithmic scale are no further apart than this factor: what is further has no finite square.
const WIDEST: f64 = 1e24;

/// Such a distribution, ready for sampling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ninety {
    /// Of the number, or of its logarithm.
    normal: Truncated,
    /// Mean and sd before truncation, and the ends of the range, all of the number or of its logarithm.
    of: [f64; 4],
    log: bool,
    least: f64,
    most: f64,
}

impl Ninety {
    /// Of points that were checked.
    pub fn new(p5: f64, p95: f64, log: bool, least: f64, most: f64) -> Self {
        let on = |x: f64| if log { logarithm(x) } else { x };
        let (low, high) = (on(p5), on(p95));
        let of = [low + 0.5 * (high - low), (high - low) / (2.0 * Z), on(least), on(most)];
        let normal = Truncated::new(of[0], of[1], of[2], of[3]);
        let least = if log && least < 0.0 { 0.0 } else { least };
        Ninety { normal, of, log, least, most }
    }

    /// Whether these make one.
    pub fn check(p5: f64, p95: f64, log: bool, least: f64, most: f64) -> Result<(), Misfit> {
        finite(p5)?;
        finite(p95)?;
        check_range(least, most)?;
        if p5 >= p95 {
            return Err(Misfit::OutOfOrder(p5, p95));
        }
        if log && p5 <= 0.0 {
            return Err(Misfit::NoLogarithm(p5));
        }
        if !(p95 - p5).is_finite() || (log && p95 / p5 > WIDEST) {
            return Err(Misfit::NotFinite(p95 - p5));
        }
        let share =
            if log && most <= 0.0 { 0.0 } else { Self::new(p5, p95, log, least, most).within() };
        if share >= LEAST_LEFT || least == most {
            Ok(())
        } else {
            Err(Misfit::NothingLeft { share, least, most })
        }
    }

    /// The probability within the range before truncation.
    pub fn within(&self) -> f64 {
        self.normal.within()
    }

    /// The quantile of u, within the range.
    pub fn quantile(&self, u: f64) -> f64 {
        let mut values = [0.0];
        self.fill(&[u], &mut values);
        values[0]
    }

    /// The quantiles of many u.
    pub fn fill(&self, uniforms: &[f64], values: &mut [f64]) {
        self.normal.fill(uniforms, values);
        if self.log {
            values.iter_mut().for_each(|x| *x = self.inside(libm::exp(*x)));
        }
    }

    fn inside(&self, x: f64) -> f64 {
        let x = if x > self.least { x } else { self.least };
        if x < self.most { x } else { self.most }
    }

    /// The probability of at most x.
    pub fn cumulated(&self, x: f64) -> f64 {
        self.normal.cumulated(if self.log { logarithm(x) } else { x })
    }

    /// Mean and standard deviation of what is left.
    pub fn moments(&self) -> (f64, f64) {
        if !self.log {
            return self.normal.moments();
        }
        // Of a logarithm the powers have closed forms too: each shifts the normal distribution by its variance.
        let [mean, sd, least, most] = self.of;
        let power = |k: f64| {
            let shifted = Truncated::new(mean + k * sd * sd, sd, least, most).within();
            libm::exp(k * mean + 0.5 * k * k * sd * sd) * shifted / self.within()
        };
        let (first, second) = (power(1.0), power(2.0));
        let variance = second - first * first;
        (self.inside(first), if variance > 0.0 { variance.sqrt() } else { 0.0 })
    }
}

/// The natural logarithm; minus infinity of what is not above 0.
fn logarithm(x: f64) -> f64 {
    if x > 0.0 { libm::log(x) } else { f64::NEG_INFINITY }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Distribution;

    const INF: f64 = f64::INFINITY;

    #[test]
    fn nine_in_ten_lie_between_the_points() {
        let plain = Distribution::ninety(0.2, 0.6, false, -INF, INF).expect("in order");
        let log = Distribution::ninety(0.2, 5.0, true, 0.0, INF).expect("in order");
        for (distribution, p5, median, p95) in [(plain, 0.2, 0.4, 0.6), (log, 0.2, 1.0, 5.0)] {
            for (u, x) in [(0.05, p5), (0.5, median), (0.95, p95)] {
                let found = distribution.quantile(u);
                assert!((found / x - 1.0).abs() < 1e-9, "{distribution:?} at {u}: {found}");
            }
            assert_eq!(distribution.cut_off(), 0.0);
        }
    }

    #[test]
    fn of_a_logarithm_the_moments_have_closed_forms() {
        let sd = libm::log(25.0) / (2.0 * Z);
        let log = Ninety::new(0.2, 5.0, true, 0.0, INF);
        let (mean, spread) = log.moments();
        assert!((mean / libm::exp(0.5 * sd * sd) - 1.0).abs() < 1e-14);
        let variance = libm::expm1(sd * sd) * libm::exp(sd * sd);
        assert!((spread / variance.sqrt() - 1.0).abs() < 1e-13);
        // Cut at the median: E[X; X > 1] = exp(sd²/2)·Φ(sd), over a half.
        let upper = Ninety::new(0.2, 5.0, true, 1.0, INF).moments().0;
        let expected = 2.0 * libm::exp(0.5 * sd * sd) * crate::random::normal_cdf(sd);
        assert!((upper / expected - 1.0).abs() < 1e-13, "{upper} for {expected}");
    }

    #[test]
    fn points_are_checked() {
        let of = |p5, p95, log| Distribution::ninety(p5, p95, log, 0.0, 1.0).err();
        assert_eq!(of(0.5, 0.5, false), Some(Misfit::OutOfOrder(0.5, 0.5)));
        assert_eq!(of(0.0, 0.5, true), Some(Misfit::NoLogarithm(0.0)));
        assert!(matches!(of(3.0, 3.1, false), Some(Misfit::NothingLeft { .. })));
        assert!(matches!(of(f64::NAN, 0.5, false), Some(Misfit::NotFinite(_))));
        assert!(matches!(of(1e-30, 0.5, true), Some(Misfit::NotFinite(_))));
        assert_eq!(of(0.0, 0.5, false), None);
    }

    #[test]
    fn what_is_cut_off_is_five_per_cent_at_a_point() {
        let cut = Distribution::ninety(0.0, 0.5, false, 0.0, 1e12).expect("in order");
        assert!((cut.cut_off() - 0.05).abs() < 1e-12, "{}", cut.cut_off());
        assert!((cut.quantile(0.5) - 0.25) > 0.0);
    }
}
