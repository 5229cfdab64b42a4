//! The normal distribution, whole and truncated.

use crate::lanes::{Eight, Lanes, Level, Simd, WIDTH, at_level};

/// The probability that a standard normal variable is at most x.
pub fn cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * core::f64::consts::FRAC_1_SQRT_2)
}

/// The density of the standard normal distribution; 0 at either infinity.
pub fn density(x: f64) -> f64 {
    libm::exp(-0.5 * x * x) / core::f64::consts::TAU.sqrt()
}

/// The number below which a standard normal variable falls with probability u, above 0 and below 1.
/// The bits of `Lanes::normal_quantile`.
pub fn quantile(u: f64) -> f64 {
    let mut eight = Eight::splat(u);
    quantiles(&mut eight);
    eight.0[0]
}

/// The same of eight.
pub fn quantiles(eight: &mut Eight) {
    at_level!(Level::best(), simd => Lanes::load(simd, eight).normal_quantile().store(eight));
}

/// A normal distribution truncated to a range, ready for sampling.
///
/// Always worked from the lower tail, where probabilities lose no digits: a range that lies
/// rather above the mean is reflected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Truncated {
    mean: f64,
    /// The standard deviation, negative where reflected.
    scale: f64,
    least: f64,
    most: f64,
    /// The probability below the range (above it, where reflected).
    below: f64,
    /// The probability within the range.
    within: f64,
}

impl Truncated {
    /// Of a finite mean, an sd above 0, and a range that may be infinite.
    pub fn new(mean: f64, sd: f64, least: f64, most: f64) -> Self {
        let (low, high) = ((least - mean) / sd, (most - mean) / sd);
        // Both infinite: their sum is NaN, and nothing needs reflecting.
        let reflect = low + high > 0.0;
        let (low, high) = if reflect { (-high, -low) } else { (low, high) };
        let below = cdf(low);
        let within = cdf(high) - below;
        let scale = if reflect { -sd } else { sd };
        Truncated { mean, scale, least, most, below, within }
    }

    /// The probability within the range before truncation.
    pub fn within(&self) -> f64 {
        self.within
    }

    /// The quantile of u, within the range.
    pub fn quantile(&self, u: f64) -> f64 {
        let mut values = [0.0];
        self.fill(&[u], &mut values);
        values[0]
    }

    /// The quantiles of many u.
    pub fn fill(&self, uniforms: &[f64], values: &mut [f64]) {
        at_level!(Level::best(), simd => self.fill_at(simd, uniforms, values));
    }

    #[inline(always)]
    fn fill_at<S: Simd>(&self, simd: S, uniforms: &[f64], values: &mut [f64]) {
        for (us, xs) in uniforms.chunks(WIDTH).zip(values.chunks_mut(WIDTH)) {
            let mut eight = Eight::splat(0.5);
            eight.0[..us.len()].copy_from_slice(us);
            self.quantiles(Lanes::load(simd, &eight)).store(&mut eight);
            xs.copy_from_slice(&eight.0[..us.len()]);
        }
    }

    #[inline(always)]
    fn quantiles<S: Simd>(&self, u: Lanes<S>) -> Lanes<S> {
        let u = if self.scale < 0.0 { 1.0 - u } else { u };
        let p = self.below + u * self.within;
        // Where everything is far out, p may round to 0 or 1: the clamps below see to the rest.
        let p = p.at_least(f64::MIN_POSITIVE).at_most(1.0 - f64::EPSILON / 2.0);
        let x = self.mean + p.normal_quantile() * self.scale;
        x.at_least(self.least).at_most(self.most)
    }

    /// The probability of at most x, of what is left.
    pub fn cumulated(&self, x: f64) -> f64 {
        let share = (cdf((x - self.mean) / self.scale) - self.below) / self.within;
        let share = if self.scale < 0.0 { 1.0 - share } else { share };
        share.clamp(0.0, 1.0)
    }

    /// Mean and standard deviation of what is left.
    pub fn moments(&self) -> (f64, f64) {
        let (sd, sign) = (self.scale.abs(), self.scale.signum());
        let ends = [(self.least - self.mean) / self.scale, (self.most - self.mean) / self.scale];
        let (low, high) = if sign < 0.0 { (ends[1], ends[0]) } else { (ends[0], ends[1]) };
        // x·density(x) vanishes at infinity.
        let moment = |x: f64| if x.is_finite() { x * density(x) } else { 0.0 };
        let shift = (density(low) - density(high)) / self.within;
        let variance = 1.0 + (moment(low) - moment(high)) / self.within - shift * shift;
        let variance = if variance > 0.0 { variance } else { 0.0 };
        (self.mean + self.scale * shift, sd * variance.sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_normal_is_the_plain_quantile() {
        let whole = Truncated::new(0.0, 1.0, f64::NEG_INFINITY, f64::INFINITY);
        assert_eq!(whole.quantile(0.3), quantile(0.3));
        assert_eq!(whole.within(), 1.0);
        assert_eq!(whole.moments(), (0.0, 1.0));
    }

    #[test]
    fn far_tails_follow_the_exponential_law() {
        // Thirty deviations out, what is left falls as exp(-30 x/sd) to within 2/30²: median ln
        // 2/30 (1 - ln 2/900 ...).
        for sign in [1.0, -1.0] {
            let (least, most) =
                if sign > 0.0 { (0.0, f64::INFINITY) } else { (f64::NEG_INFINITY, 0.0) };
            let far = Truncated::new(-3.0 * sign, 0.1, least, most);
            for u in [1e-6, 0.1, 0.5, 0.9, 1.0 - 1e-6] {
                let x = far.quantile(if sign > 0.0 { u } else { 1.0 - u }) * sign;
                let exponential = -libm::log1p(-u) / 30.0 * 0.1;
                assert!((x / exponential - 1.0).abs() < 0.01, "{sign} {u}: {x} {exponential}");
            }
        }
    }

    #[test]
    fn bulk_has_the_bits_of_one_at_a_time() {
        let normal = Truncated::new(0.3, 0.2, 0.0, 1.0);
        let us: Vec<f64> = (0..1_003).map(|i| (f64::from(i) + 0.5) / 1_003.0).collect();
        let mut xs = vec![0.0; us.len()];
        normal.fill(&us, &mut xs);
        for (u, x) in us.iter().zip(&xs) {
            assert_eq!(normal.quantile(*u).to_bits(), x.to_bits());
        }
        assert!(xs.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn quantiles_invert_the_truncated_distribution() {
        for (mean, sd, least, most) in [
            (0.3, 0.1, 0.0, 1.0),
            (0.0, 1.0, 0.0, f64::INFINITY),
            (1.4, 0.2, 0.0, 1.0),
            (-0.5, 0.2, 0.0, 1.0),
        ] {
            let normal = Truncated::new(mean, sd, least, most);
            let tail = |x: f64| cdf(-(x - mean) / sd);
            for u in [1e-9, 0.001, 0.1, 0.5, 0.9, 0.999] {
                let x = normal.quantile(u);
                // by upper tails, whose differences keep their digits where the range lies above
                // the mean
                let back = (tail(least) - tail(x)) / (tail(least) - tail(most));
                assert!(
                    (back - u).abs() < 1e-12 / (tail(least) - tail(most)),
                    "{mean} {u}: {back}"
                );
            }
        }
    }

    #[test]
    fn moments_agree_with_quadrature() {
        for (mean, sd, least, most) in
            [(0.3, 0.1, 0.25, 1.0), (1.4, 0.2, 0.0, 1.0), (-0.5, 0.2, 0.0, 1.0)]
        {
            let normal = Truncated::new(mean, sd, least, most);
            let n = 100_000;
            let mut sums = [0.0; 3];
            for i in 0..n {
                let x = least + (most - least) * (f64::from(i) + 0.5) / f64::from(n);
                let weight = density((x - mean) / sd);
                sums = [sums[0] + weight, sums[1] + weight * x, sums[2] + weight * x * x];
            }
            let average = sums[1] / sums[0];
            let deviation = (sums[2] / sums[0] - average * average).sqrt();
            let (found_mean, found_sd) = normal.moments();
            assert!((found_mean - average).abs() < 1e-7 && (found_sd - deviation).abs() < 1e-7);
        }
    }
}
