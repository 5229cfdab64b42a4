//! Plain numbers: bounds, quantiles, the nearest level.

/// Tolerance of the decisions of the model.
pub const SLACK: f64 = 1e-9;

/// The smaller of two numbers.
pub fn smaller(a: f64, b: f64) -> f64 {
    if b < a { b } else { a }
}

/// The larger of two numbers.
pub fn larger(a: f64, b: f64) -> f64 {
    if b > a { b } else { a }
}

/// A number held within 0..1.
pub fn unit(x: f64) -> f64 {
    smaller(larger(x, 0.0), 1.0)
}

/// Two to a power.
pub fn two_to(power: f64) -> f64 {
    libm::pow(2.0, power)
}

/// Probability that a standard normal lies below x.
pub fn normal_below(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// The standard normal quantile: a rough start and Halley steps on the error function.
pub fn normal_quantile(u: f64) -> f64 {
    if u > 0.5 {
        return -normal_quantile(1.0 - u);
    }
    let mut x = rough_normal_quantile(u);
    for _ in 0..4 {
        let density = libm::exp(-0.5 * x * x) / libm::sqrt(2.0 * std::f64::consts::PI);
        let step = normal_excess(x, u) / density;
        x -= step / (1.0 + 0.5 * x * step);
    }
    x
}

/// P(normal <= x) - u, without cancellation in the tail nor about the middle.
fn normal_excess(x: f64, u: f64) -> f64 {
    if u > 0.25 {
        0.5 * libm::erf(x * std::f64::consts::FRAC_1_SQRT_2) - (u - 0.5)
    } else {
        normal_below(x) - u
    }
}

/// Abramowitz and Stegun 26.2.23, for the lower half: within 4.5e-4.
fn rough_normal_quantile(u: f64) -> f64 {
    let t = libm::sqrt(-2.0 * libm::log(u));
    let above = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let below = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    above / below - t
}

/// The standard logistic quantile.
pub fn logistic_quantile(u: f64) -> f64 {
    libm::log(u / (1.0 - u))
}

/// The least n with u below the probability of at most n, and how near u came to a bound.
pub fn poisson_count(mean: f64, u: f64) -> (u32, f64) {
    let mut total = 0.0;
    let mut nearest = f64::INFINITY;
    let mut n = 0;
    loop {
        let term = poisson_term(mean, n);
        total += term;
        nearest = smaller(nearest, (u - total).abs());
        // Far beyond the mean nothing more is added: the sum's rounding must not keep us here.
        let exhausted = f64::from(n) > mean && term < 1e-18;
        if u < total || exhausted {
            return (n, nearest);
        }
        n += 1;
    }
}

/// Probability of exactly n.
fn poisson_term(mean: f64, n: u32) -> f64 {
    if mean <= 0.0 {
        return if n == 0 { 1.0 } else { 0.0 };
    }
    if mean > 100.0 || n > 100 {
        let n = f64::from(n);
        return libm::exp(n * libm::log(mean) - mean - libm::lgamma(n + 1.0));
    }
    (1..=n).fold(libm::exp(-mean), |term, i| term * mean / f64::from(i))
}

/// The exponential quantile with mean 1.
pub fn exponential_quantile(u: f64) -> f64 {
    -libm::log1p(-u)
}

/// A number held within two ends.
pub fn within(x: f64, low: f64, high: f64) -> f64 {
    smaller(larger(x, low), high)
}

/// The nearest level, half way (to within 1e-9) the lower.
// Reading: half way is within 1e-9 of the middle between two levels.
pub fn nearest_level(levels: &[f64], x: f64) -> f64 {
    let mut best = levels.first().copied().unwrap_or(x);
    for pair in levels.windows(2) {
        if x > 0.5 * (pair[0] + pair[1]) + SLACK {
            best = pair[1];
        }
    }
    best
}
