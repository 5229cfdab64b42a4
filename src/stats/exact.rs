//! The interval of a share: exact where few events, or few others, were seen; else Wilson's.
//!
//! - Models: k events among n independent trials; neither need be whole, as where n is an effective number.
//! - Equation: the ends p with P(at least k | p) = 2.5 % and P(at most k | p) = 2.5 %: quantiles of the beta distributions
//!   (k, n - k + 1) and (k + 1, n - k). The incomplete beta function is the series 26.5.4 of Abramowitz & Stegun (1964), all
//!   of whose terms are positive.
//! - Source: C. J. Clopper and E. S. Pearson (1934), The use of confidence or fiducial limits illustrated in the case of the
//!   binomial. *Biometrika* 26.
//! - Units: shares 0..1, trials.
//! - Leaves out: that an effective number of trials is itself estimated.

use super::wilson::wilson;

/// Below so many events, or non-events, the ends are exact.
const FEW: f64 = 10.0;
/// What lies beyond either end.
const TAIL: f64 = 0.025;
/// Steps toward an end at most: as many halvings reach the rounding of a share.
const STEPS: usize = 60;
/// Ends that differ by less than this share of themselves are one.
const SAME: f64 = 1e-14;
/// From here on the gamma function is Stirling's, whose differences are exact where its values are not.
const LARGE: f64 = 1_000.0;

/// The 95 % interval of a share `p` (0..1) seen in so many independent trials, within 0..1: exact below ten events or ten
/// non-events, else Wilson's. 0 trials (or fewer, or NaN) say nothing: 0..1.
pub fn interval(p: f64, trials: f64) -> (f64, f64) {
    if is_few(p, trials) { exact(p, trials) } else { wilson(p, trials) }
}

/// Whether below ten events, or ten non-events, were seen.
fn is_few(p: f64, trials: f64) -> bool {
    p * trials < FEW || (1.0 - p) * trials < FEW
}

/// The 95 % interval of Clopper and Pearson of a share `p` (0..1) seen in so many independent trials (any number; not
/// above 0, or NaN, says nothing: 0..1).
pub fn exact(p: f64, trials: f64) -> (f64, f64) {
    if trials.is_nan() || trials <= 0.0 {
        return (0.0, 1.0);
    }
    // The rarer of the two keeps its digits.
    if p <= 0.5 {
        let events = p * trials;
        return (lower(events, trials), upper(events, trials));
    }
    let others = (1.0 - p) * trials;
    (1.0 - upper(others, trials), 1.0 - lower(others, trials))
}

/// The share of which so few events would be seen in one case of forty.
fn upper(events: f64, trials: f64) -> f64 {
    let (a, b) = (events + 1.0, trials - events);
    if b > 0.0 { quantile(a, b, 1.0 - TAIL, end(events, trials)) } else { 1.0 }
}

/// The share of which so many events would be seen in one case of forty.
fn lower(events: f64, trials: f64) -> f64 {
    let (a, b) = (events, trials - events + 1.0);
    if a > 0.0 { quantile(a, b, TAIL, end(events, trials)) } else { 0.0 }
}

/// A share that lies above both ends: twice the events and eight among these trials.
fn end(events: f64, trials: f64) -> f64 {
    let end = (2.0 * events + 8.0) / trials;
    if end < 1.0 { end } else { 1.0 }
}

/// Where the share p of a beta distribution lies below, looked for from 0 to `high`: by Newton's steps in the logarithms of
/// both, halving where one would leave what is left.
fn quantile(a: f64, b: f64, p: f64, high: f64) -> f64 {
    let beta = Beta { a, b, log_beta: log_beta(a, b) };
    let (mut low, mut high) = (0.0, high);
    let mut x = 0.5 * high;
    for _ in 0..STEPS {
        let (below, density) = beta.below(x);
        if below < p {
            low = x
        } else {
            high = x
        }
        // Near 0 the share is a power of x, which is straight in logarithms.
        let next = x * libm::exp(libm::log(p / below) * below / (density * x));
        if (next - x).abs() <= SAME * x {
            return x;
        }
        x = if next > low && next < high { next } else { 0.5 * (low + high) };
    }
    x
}

struct Beta {
    a: f64,
    b: f64,
    log_beta: f64,
}

impl Beta {
    /// The share below x (0..1), and the density there.
    fn below(&self, x: f64) -> (f64, f64) {
        let Beta { a, b, log_beta } = *self;
        // x^a (1-x)^b / B(a, b)
        let power = libm::exp(a * libm::log(x) + b * libm::log1p(-x) - log_beta);
        let below = match x > 0.5 {
            true => 1.0 - power / b * series(b, a, 1.0 - x),
            false => power / a * series(a, b, x),
        };
        (below, power / (x * (1.0 - x)))
    }
}

/// 1 + sum over n of x^n (a+b)..(a+b+n-1) / ((a+1)..(a+n)), of x up to 1/2.
fn series(a: f64, b: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut n) = (1.0, 1.0, 0.0);
    // The factor falls towards x: the sum is bounded by what is left of a geometric one.
    while term > 1e-17 * sum && n < 100_000.0 {
        term *= x * (a + b + n) / (a + 1.0 + n);
        sum += term;
        n += 1.0;
    }
    sum
}

/// The logarithm of the beta function.
fn log_beta(a: f64, b: f64) -> f64 {
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    libm::lgamma(small) - log_rise(large, small)
}

/// lgamma(z + a) - lgamma(z), to the last digits where z is large too.
fn log_rise(z: f64, a: f64) -> f64 {
    if z < LARGE {
        return libm::lgamma(z + a) - libm::lgamma(z);
    }
    let correction = 1.0 / (12.0 * (z + a)) - 1.0 / (12.0 * z);
    (z - 0.5) * libm::log1p(a / z) + a * libm::log(z + a) - a + correction
}

#[cfg(test)]
mod tests {
    use super::*;

    /// P(at most k | p) of n trials, term by term.
    fn at_most(k: u32, n: u32, p: f64) -> f64 {
        let term = |i: u32| {
            let chosen = (0..i)
                .map(|j| f64::from(n - j) / f64::from(j + 1) * p / (1.0 - p))
                .product::<f64>();
            chosen * libm::pow(1.0 - p, f64::from(n))
        };
        (0..=k).map(term).sum()
    }

    #[test]
    fn ends_leave_a_fortieth_on_either_side() {
        for n in [3, 9, 40, 900] {
            for k in (0..10).filter(|k| k <= &n) {
                let (low, high) = exact(f64::from(k) / f64::from(n), f64::from(n));
                if k > 0 {
                    assert!(
                        (1.0 - at_most(k - 1, n, low) - TAIL).abs() < 1e-10,
                        "{k} of {n}: {low}"
                    );
                }
                if k < n {
                    assert!((at_most(k, n, high) - TAIL).abs() < 1e-10, "{k} of {n}: {high}");
                }
            }
        }
    }

    #[test]
    fn published_ends() {
        // None of n: 1 - 0.025^(1/n). Ten of a hundred: Clopper and Pearson's 0.0490 to 0.1762.
        let (low, high) = exact(0.0, 25_000.0);
        assert_eq!(low, 0.0);
        assert!((high / -libm::expm1(libm::log(TAIL) / 25_000.0) - 1.0).abs() < 1e-9);
        let (low, high) = exact(0.1, 100.0);
        assert!((low - 0.0490).abs() < 5e-5 && (high - 0.1762).abs() < 5e-5, "{low} {high}");
        // Of very many trials, the tables of Poisson's distribution (Garwood 1936): 3.6889; 0.0253, 5.5716; 0.6187, 8.7673.
        for (k, expected) in
            [(0.0, (0.0, 3.6889)), (1.0, (0.0253, 5.5716)), (3.0, (0.6187, 8.7673))]
        {
            let (low, high) = exact(k / 1e12, 1e12);
            assert!((low * 1e12 - expected.0).abs() < 1e-4, "{k}: {low}");
            assert!((high * 1e12 - expected.1).abs() < 1e-4, "{k}: {high}");
        }
    }

    #[test]
    fn what_happened_and_what_did_not_are_alike() {
        for (p, n) in [(0.01, 300.0), (0.25, 12.5), (0.0, 7.0), (0.5, 3.0)] {
            let (one, other) = (exact(p, n), exact(1.0 - p, n));
            assert!((one.0 + other.1 - 1.0).abs() < 1e-12 && (one.1 + other.0 - 1.0).abs() < 1e-12);
        }
        assert_eq!((exact(0.0, 0.0), exact(1.0, f64::NAN)), ((0.0, 1.0), (0.0, 1.0)));
    }

    #[test]
    fn the_two_intervals_meet_at_ten() {
        let (few, many) = (interval(9.999e-4, 1e4), interval(10.001e-4, 1e4));
        assert!((few.1 / many.1 - 1.0).abs() < 2e-3, "{few:?} {many:?}");
    }
}
