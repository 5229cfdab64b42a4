//! One of a list: numbers, or experts, with weights.

use super::misfit::Misfit;
use std::sync::Arc;

/// Entries of a list at most.
pub const MOST_LISTED: usize = 16;

/// By entry: the probability of it or one before, from weights up to a common factor; exactly 1 from the last possible
/// one on.
pub(super) fn up_to(entries: usize, weights: &[f64]) -> Result<Arc<[f64]>, Misfit> {
    if !(1..=MOST_LISTED).contains(&entries) {
        return Err(Misfit::TooMany(entries));
    }
    if weights.len() != entries {
        return Err(Misfit::Weights(weights.len(), entries));
    }
    if let Some(bad) = weights.iter().find(|weight| !(weight.is_finite() && **weight >= 0.0)) {
        return Err(Misfit::NoWeight(*bad));
    }
    let Some(last) = weights.iter().rposition(|weight| *weight > 0.0) else {
        return Err(Misfit::WeightlessList);
    };
    let sum: f64 = weights.iter().sum();
    if !sum.is_finite() {
        return Err(Misfit::NotFinite(sum));
    }
    let mut so_far = 0.0;
    let ends = weights.iter().enumerate().map(|(at, weight)| {
        so_far += weight;
        if at < last { so_far / sum } else { 1.0 }
    });
    Ok(ends.collect())
}

/// The place of the entry at u of 0..=1: the first whose cumulated probability reaches u, among those that are possible.
pub fn chosen(up_to: &[f64], u: f64) -> usize {
    let u = if u > 0.0 { u } else { f64::MIN_POSITIVE };
    up_to.iter().filter(|end| **end < u).count()
}

/// By entry, how likely it is.
pub(super) fn shares(up_to: &[f64]) -> impl Iterator<Item = f64> {
    let before = [0.0].into_iter().chain(up_to.iter().copied());
    up_to.iter().zip(before).map(|(end, before)| end - before)
}

fn possible(values: &[f64], up_to: &[f64]) -> impl Iterator<Item = f64> {
    values.iter().zip(shares(up_to)).filter(|(_, share)| *share > 0.0).map(|(value, _)| *value)
}

/// The least that is possible.
pub(super) fn least(values: &[f64], up_to: &[f64]) -> f64 {
    possible(values, up_to)
        .fold(f64::INFINITY, |least, value| if value < least { value } else { least })
}

/// The most that is possible.
pub(super) fn most(values: &[f64], up_to: &[f64]) -> f64 {
    possible(values, up_to)
        .fold(f64::NEG_INFINITY, |most, value| if value > most { value } else { most })
}

pub(super) fn mean(values: &[f64], up_to: &[f64]) -> f64 {
    values.iter().zip(shares(up_to)).map(|(value, share)| value * share).sum()
}

pub(super) fn sd(values: &[f64], up_to: &[f64]) -> f64 {
    let mean = mean(values, up_to);
    let square = |(value, share): (&f64, f64)| (value - mean) * (value - mean) * share;
    values.iter().zip(shares(up_to)).map(square).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use crate::random::{Distribution, Misfit};

    #[test]
    fn a_list_has_its_shares_in_its_order() {
        let list = Distribution::any(&[0.8, 0.2, 0.5], &[1.0, 3.0, 0.0]).expect("two are possible");
        let at = [0.0, 0.25, 0.2500001, 1.0];
        assert_eq!(at.map(|u| list.sampler().quantile(u)), [0.8, 0.8, 0.2, 0.2]);
        assert_eq!((list.least(), list.most()), (0.2, 0.8));
        assert!((list.mean() - 0.35).abs() < 1e-15, "(0.8 + 3 x 0.2) / 4");
        assert!((list.sd() - 0.6 * (3.0_f64 / 16.0).sqrt()).abs() < 1e-15);
    }

    #[test]
    fn what_leaves_one_possible_number_is_known() {
        for (values, weights) in
            [(&[0.3][..], &[2.0][..]), (&[0.3, 0.3], &[1.0, 1.0]), (&[0.3, 0.7], &[1.0, 0.0])]
        {
            let one = Distribution::any(values, weights).expect("one is possible");
            assert_eq!(one.known(), Some(0.3));
        }
    }

    #[test]
    fn lists_are_checked() {
        let of = |values: &[f64], weights: &[f64]| Distribution::any(values, weights).err();
        assert_eq!(of(&[], &[]), Some(Misfit::TooMany(0)));
        assert_eq!(of(&[0.5; 17], &[1.0; 17]), Some(Misfit::TooMany(17)));
        assert_eq!(of(&[0.1, 0.2], &[1.0]), Some(Misfit::Weights(1, 2)));
        assert_eq!(of(&[0.1, 0.2], &[1.0, -1.0]), Some(Misfit::NoWeight(-1.0)));
        assert_eq!(of(&[0.1, 0.2], &[0.0, 0.0]), Some(Misfit::WeightlessList));
        assert!(matches!(of(&[0.1, f64::NAN], &[1.0, 1.0]), Some(Misfit::NotFinite(_))));
    }
}
