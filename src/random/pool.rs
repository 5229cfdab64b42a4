//! Several experts' views of a number as one distribution: a linear pool.
//!
//! In a draw one of them speaks, for every number alike; over many draws the number is distributed as the mixture.

use super::distribution::Distribution;
use super::listed::shares;

fn possible<'a>(
    entries: &'a [Distribution],
    up_to: &'a [f64],
) -> impl Iterator<Item = (&'a Distribution, f64)> {
    entries.iter().zip(shares(up_to)).filter(|(_, share)| *share > 0.0)
}

/// The least number that the mixture does not exceed with probability u.
pub(super) fn quantile(
    mixture: &Distribution,
    entries: &[Distribution],
    up_to: &[f64],
    u: f64,
) -> f64 {
    let each = || possible(entries, up_to).map(|(entry, _)| entry.quantile(u));
    let mut low = each().fold(f64::INFINITY, |low, x| if x < low { x } else { low });
    let mut high = each().fold(f64::NEG_INFINITY, |high, x| if x > high { x } else { high });
    if mixture.cumulated(low) >= u {
        return low;
    }
    // Halved until they are neighbours, or as near as makes no difference.
    for _ in 0..200 {
        let middle = low + 0.5 * (high - low);
        if middle <= low || middle >= high {
            break;
        }
        if mixture.cumulated(middle) >= u {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use crate::random::Distribution;

    fn of(one: Distribution, other: Distribution, weights: [f64; 2]) -> Distribution {
        Distribution::experts(vec![one, other], &weights).expect("two speak")
    }

    #[test]
    fn the_mixture_of_two_uniforms_has_its_quantiles_and_moments() {
        let uniform = |low, high| Distribution::uniform(low, high).expect("in order");
        // Density 1/4 on [0, 1], 1/4 + 3/8 on [1, 2] less the first's end: [0, 1] and [0, 2] with weights 1 and 3.
        let pool = of(uniform(0.0, 1.0), uniform(0.0, 2.0), [1.0, 3.0]);
        for (u, x) in [(0.3125, 0.5), (0.625, 1.0), (0.8125, 1.5), (1.0, 2.0)] {
            assert!((pool.quantile(u) - x).abs() < 1e-12, "{u}: {}", pool.quantile(u));
        }
        assert!((pool.mean() - 0.875).abs() < 1e-15);
        let square = (1.0 / 3.0 + 3.0 * 4.0 / 3.0) / 4.0;
        assert!((pool.sd() - (square - 0.875_f64 * 0.875).sqrt()).abs() < 1e-15);
    }

    #[test]
    fn a_median_is_the_least_number_that_reaches_a_half() {
        let exactly = |x| Distribution::exactly(x).expect("finite");
        let even = of(exactly(0.1), exactly(0.8), [1.0, 1.0]);
        assert_eq!([0.5, 0.500001].map(|u| even.quantile(u)), [0.1, 0.8]);
        assert_eq!(of(exactly(0.4), exactly(0.4), [1.0, 2.0]).known(), Some(0.4));
    }
}
