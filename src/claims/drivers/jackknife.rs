//! How sure a figure is that has no formula for it: leaving out one group of draws at a time.

use super::survey::GROUPS;
use crate::claims::drivers::share::Share;

/// The 97.5 % point of Student's t with nine degrees of freedom: one less than there are groups.
const T: f64 = 2.262;

/// The ways to count: all draws, then without each group.
pub(super) fn ways() -> Vec<Option<usize>> {
    core::iter::once(None).chain((0..GROUPS).map(Some)).collect()
}

/// A figure with its 95 % interval, from its values in these ways; none where one of them is unknown. Source: J. W.
/// Tukey, Bias and confidence in not-quite large samples (1958).
pub(super) fn jackknife(values: &[Option<f64>]) -> Option<Share> {
    let values: Vec<f64> = values.iter().copied().collect::<Option<_>>()?;
    let (value, without) = values.split_first()?;
    let n = without.len() as f64;
    let mean = without.iter().sum::<f64>() / n;
    let squares: f64 = without.iter().map(|one| (one - mean) * (one - mean)).sum();
    let half = T * ((n - 1.0) / n * squares).sqrt();
    Some(Share { value: *value, low: value - half, high: value + half })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_mean_it_is_the_interval_of_student() {
        // Ten groups 0..9: mean 4.5, variance of the mean 55/6 / 10.
        let mean_without = |left_out: Option<usize>| {
            let kept = (0..10).filter(|group| Some(*group) != left_out);
            let (sum, n) = kept.fold((0.0, 0.0), |(sum, n), group| (sum + group as f64, n + 1.0));
            Some(sum / n)
        };
        let found = jackknife(&ways().into_iter().map(mean_without).collect::<Vec<_>>())
            .expect("all known");
        assert_eq!(found.value, 4.5);
        assert!((found.high - 4.5 - T * (55.0f64 / 60.0).sqrt()).abs() < 1e-12);
    }
}
