//! The incomplete beta function and its inverse, for shape parameters of a moderate size.

/// A beta distribution with a >= 1 and b >= 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beta {
    a: f64,
    b: f64,
    /// The logarithm of the complete beta function.
    log_beta: f64,
}

impl Beta {
    /// Of shape parameters from 1 to some thousands.
    pub fn new(a: f64, b: f64) -> Self {
        Beta { a, b, log_beta: libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b) }
    }

    /// The same seen from the other end: of 1 - x.
    pub fn mirrored(self) -> Self {
        Beta { a: self.b, b: self.a, log_beta: self.log_beta }
    }

    /// x^a (1-x)^b / B(a, b), of x above 0 and below 1.
    fn weight(&self, x: f64) -> f64 {
        libm::exp(self.a * libm::log(x) + self.b * libm::log1p(-x) - self.log_beta)
    }

    /// The probability of being at most x, and the density at x, of x above 0 and below 1.
    pub fn cdf_and_density(&self, x: f64) -> (f64, f64) {
        let weight = self.weight(x);
        let cdf = if x < (self.a + 1.0) / (self.a + self.b + 2.0) {
            weight / self.a * continued_fraction(self.a, self.b, x)
        } else {
            1.0 - weight / self.b * continued_fraction(self.b, self.a, 1.0 - x)
        };
        (cdf, weight / (x * (1.0 - x)))
    }

    /// The x below which the share p lies, p above 0 and at most 1/2, starting from a guess.
    pub fn lower_quantile(&self, p: f64, guess: f64) -> f64 {
        self.lower_quantile_and_density(p, guess).0
    }

    /// The same with the density there.
    pub fn lower_quantile_and_density(&self, p: f64, guess: f64) -> (f64, f64) {
        let (mut low, mut high, mut x) = (0.0, 1.0, guess);
        for _ in 0..60 {
            if !(x > low && x < high) {
                x = 0.5 * (low + high);
            }
            let (cdf, density) = self.cdf_and_density(x);
            if cdf > p {
                high = x
            } else {
                low = x
            }
            let newton = (cdf - p) / density;
            let next = x - newton / (1.0 - 0.5 * newton * self.log_slope(x));
            // Halley's steps converge so fast that a small one is the last.
            if (next - x).abs() <= 1e-5 * x
                && next > low * (1.0 - 1e-12)
                && next < high * (1.0 + 1e-12)
            {
                return (next, density * self.growth(x, next - x));
            }
            x = next;
        }
        (x, self.cdf_and_density(x).1)
    }

    /// By how much the density grows over so small a step that two terms of its series tell it.
    fn growth(&self, x: f64, step: f64) -> f64 {
        let slope = self.log_slope(x);
        let bend = -(self.a - 1.0) / (x * x) - (self.b - 1.0) / ((1.0 - x) * (1.0 - x));
        1.0 + step * (slope + 0.5 * step * (slope * slope + bend))
    }

    /// The derivative of the density's logarithm.
    pub fn log_slope(&self, x: f64) -> f64 {
        (self.a - 1.0) / x - (self.b - 1.0) / (1.0 - x)
    }

    /// A first guess at the quantile of p: what the distribution would be if it stayed as at its
    /// lower end.
    pub fn guess(&self, p: f64) -> f64 {
        let x = libm::exp((libm::log(p * self.a) + self.log_beta) / self.a);
        if x < 0.5 { x } else { 0.5 }
    }

    /// The shape parameters a and b.
    pub fn shape(&self) -> (f64, f64) {
        (self.a, self.b)
    }
}

/// The continued fraction of the incomplete beta function (Abramowitz & Stegun 26.5.8), by the
/// method of Lentz.
fn continued_fraction(a: f64, b: f64, x: f64) -> f64 {
    let mut c = 1.0;
    let mut d = 1.0 / (1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for m in 1..1_000 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / (1.0 + even * d);
        c = 1.0 + even / c;
        fraction *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / (1.0 + odd * d);
        c = 1.0 + odd / c;
        fraction *= d * c;
        if (d * c - 1.0).abs() < 4e-16 {
            break;
        }
    }
    fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The probability of at least a successes among a+b-1 trials: the closed form for whole a, b.
    fn binomial_sum(a: u32, b: u32, x: f64) -> f64 {
        let n = a + b - 1;
        let mut sum = 0.0;
        for k in a..=n {
            let mut term = 1.0;
            for i in 0..k {
                term *= f64::from(n - i) / f64::from(i + 1) * x;
            }
            for _ in 0..n - k {
                term *= 1.0 - x;
            }
            sum += term;
        }
        sum
    }

    #[test]
    fn whole_parameters_are_binomial_sums() {
        for a in 1..=9 {
            for b in 1..=9 {
                let beta = Beta::new(f64::from(a), f64::from(b));
                for i in 1..100 {
                    let x = f64::from(i) / 100.0;
                    let expected = binomial_sum(a, b, x);
                    let (cdf, _) = beta.cdf_and_density(x);
                    assert!((cdf - expected).abs() < 1e-14, "{a} {b} {x}: {cdf} {expected}");
                    if x < 0.3 {
                        assert!(
                            (cdf / expected - 1.0).abs() < 3e-13,
                            "{a} {b} {x}: {cdf} {expected}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn broken_parameters_agree_with_quadrature() {
        // Gauss-Legendre with three points on 20,000 pieces; substitution x = sin² t smoothens the
        // ends.
        let nodes = [
            (-0.774_596_669_241_483_4, 5.0 / 9.0),
            (0.0, 8.0 / 9.0),
            (0.774_596_669_241_483_4, 5.0 / 9.0),
        ];
        for (a, b) in [(1.5, 4.5), (2.25, 3.75), (4.9, 1.1), (3.0, 3.0)] {
            let integral = |to: f64| {
                let (n, end) = (20_000, libm::asin(to.sqrt()));
                let step = end / f64::from(n);
                let mut sum = 0.0;
                for i in 0..n {
                    for (node, weight) in nodes {
                        let t = (f64::from(i) + 0.5 + 0.5 * node) * step;
                        let (sine, cosine) = libm::sincos(t);
                        sum += 2.0
                            * weight
                            * libm::pow(sine, 2.0 * a - 1.0)
                            * libm::pow(cosine, 2.0 * b - 1.0);
                    }
                }
                sum * 0.5 * step
            };
            let whole = integral(1.0);
            for x in [0.01, 0.2, 0.5, 0.8, 0.95] {
                let (cdf, _) = Beta::new(a, b).cdf_and_density(x);
                assert!((cdf - integral(x) / whole).abs() < 1e-9, "{a} {b} {x}");
            }
        }
    }

    #[test]
    fn quantiles_invert_the_cdf() {
        for i in 0..=40 {
            let a = 1.0 + f64::from(i) / 10.0;
            let beta = Beta::new(a, 6.0 - a);
            for p in [1e-12, 1e-6, 1e-3, 0.05, 0.25, 0.5] {
                let x = beta.lower_quantile(p, beta.guess(p));
                let (cdf, _) = beta.cdf_and_density(x);
                assert!((cdf / p - 1.0).abs() < 1e-11, "{a} {p}: {x} {cdf}");
            }
        }
    }
}
