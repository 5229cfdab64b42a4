//! The median of some measurements and how exactly it is known, whatever their distribution.
//!
//! - Models: independent measurements of one quantity that scatter in any way.
//! - Equation: the interval from the k-th smallest to the k-th largest of n covers the median with probability
//!   1 - 2 P(Binomial(n, 1/2) < k); k is the largest for which that is at least 95 %.
//! - Source: W. R. Thompson (1936), On confidence ranges for the median and other expectation distributions for
//!   populations of unknown distribution form.
//! - Units: those of the measurements.
//! - Leaves out: dependence between measurements. Fewer than six have no such interval; theirs is all they span.

/// The median of some measurements with its 95 % interval, as (median, low, high); none where nothing was measured.
pub fn median(measurements: &[f64]) -> Option<(f64, f64, f64)> {
    let mut sorted = measurements.to_vec();
    sorted.sort_by(f64::total_cmp);
    let count = sorted.len();
    let (first, last) = (*sorted.first()?, *sorted.last()?);
    let median = 0.5 * (sorted[(count - 1) / 2] + sorted[count / 2]);
    let ends = (0..count / 2).take_while(|place| tail(count, *place) <= 0.025).last();
    let (low, high) = ends.map_or((first, last), |end| (sorted[end], sorted[count - 1 - end]));
    Some((median, low, high))
}

/// P(Binomial(n, 1/2) ≤ k).
fn tail(n: usize, k: usize) -> f64 {
    let mut term = libm::exp2(-(n as f64));
    let mut sum = term;
    for i in 1..=k {
        term = term * (n - i + 1) as f64 / i as f64;
        sum += term;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_that_of_the_tables() {
        // Tables of the sign test: six values give 1..6 (96.9 %), fifteen 4..12 (96.5 %), twenty 6..15 (95.9 %).
        let ranks = |n: u32| median(&(1..=n).rev().map(f64::from).collect::<Vec<_>>());
        assert_eq!(ranks(6), Some((3.5, 1.0, 6.0)));
        assert_eq!(ranks(15), Some((8.0, 4.0, 12.0)));
        assert_eq!(ranks(20), Some((10.5, 6.0, 15.0)));
    }

    #[test]
    fn few_measurements_span_all_they_can() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[2.0]), Some((2.0, 2.0, 2.0)));
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some((2.0, 1.0, 3.0)));
    }
}
