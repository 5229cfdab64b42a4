//! How likely it is that an uncertain number is at most, or below, another.

use super::distribution::Distribution;
use super::listed::{chosen, shares};
use super::ninety::Ninety;
use super::normal::Truncated;
use super::pert;

impl Distribution {
    /// The probability of at most x.
    pub fn cumulated(&self, x: f64) -> f64 {
        self.share_under(x, true)
    }

    /// The place 0..=1, among all its numbers, of one that `part` has at u: where a whole share of draws has this number,
    /// as far through that share as u is through the part's.
    pub(super) fn rank(&self, x: f64, part: &Distribution, u: f64) -> f64 {
        let (below, up_to) = (self.share_under(x, false), self.share_under(x, true));
        if below == up_to {
            return up_to;
        }
        let through = match part {
            Distribution::Any { up_to, .. } => {
                let place = chosen(up_to, u);
                let before = if place > 0 { up_to[place - 1] } else { 0.0 };
                (u - before) / (up_to[place] - before)
            }
            _ => u,
        };
        below + through * (up_to - below)
    }

    /// Of a list of numbers or of experts: the probability of each. Nothing of anything else.
    pub fn weights(&self) -> Vec<f64> {
        match self {
            Distribution::Any { up_to, .. } | Distribution::Experts { up_to, .. } => {
                shares(up_to).collect()
            }
            _ => Vec::new(),
        }
    }

    fn share_under(&self, x: f64, with_x: bool) -> f64 {
        let is_under = |value: f64| value < x || (with_x && value == x);
        let of_list = |values: &[f64], up_to: &[f64]| {
            let under = values.iter().zip(shares(up_to)).filter(|(value, _)| is_under(**value));
            under.map(|(_, share)| share).sum()
        };
        match *self {
            Distribution::Known { value } => f64::from(u8::from(is_under(value))),
            Distribution::Uniform { low, high } => ((x - low) / (high - low)).clamp(0.0, 1.0),
            Distribution::Pert { low, .. } if x <= low => 0.0,
            Distribution::Pert { high, .. } if x >= high => 1.0,
            Distribution::Pert { low, mode, high } => {
                pert::shape(low, mode, high).cdf_and_density((x - low) / (high - low)).0
            }
            Distribution::Normal { mean, sd, least, most } => {
                Truncated::new(mean, sd, least, most).cumulated(x)
            }
            Distribution::Ninety { p5, p95, log, least, most } => {
                Ninety::new(p5, p95, log, least, most).cumulated(x)
            }
            Distribution::Among { up_to } => of_list(
                &core::array::from_fn::<f64, { super::distribution::MOST_CHOICES }, _>(|at| {
                    at as f64
                }),
                &up_to,
            ),
            Distribution::Any { ref values, ref up_to } => of_list(values, up_to),
            Distribution::Experts { ref entries, ref up_to } => {
                let parts = entries.iter().zip(shares(up_to));
                parts.map(|(entry, share)| share * entry.share_under(x, with_x)).sum()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_below_a_quantile_is_its_u() {
        let infinite = f64::INFINITY;
        let all = [
            Distribution::uniform(-1.0, 3.0),
            Distribution::pert(0.2, 0.3, 0.5),
            Distribution::normal(1.2, 0.2, 0.0, 1.0),
            Distribution::normal(-0.2, 0.2, 0.0, 1.0),
            Distribution::ninety(0.2, 0.6, false, 0.0, 0.5),
            Distribution::ninety(0.2, 6.0, true, 0.0, infinite),
        ];
        for distribution in all {
            let distribution = distribution.expect("in order");
            for u in [0.001, 0.2, 0.5, 0.9, 0.999] {
                let back = distribution.cumulated(distribution.quantile(u));
                assert!((back - u).abs() < 1e-9, "{distribution:?} at {u}: {back}");
                assert_eq!(distribution.rank(distribution.quantile(u), &distribution, 0.3), back);
            }
        }
    }

    #[test]
    fn a_number_that_is_likely_spreads_over_its_share() {
        let list = Distribution::any(&[0.8, 0.2], &[1.0, 3.0]).expect("two are possible");
        assert_eq!([0.2, 0.5, 0.8].map(|x| list.cumulated(x)), [0.75, 0.75, 1.0]);
        let known = Distribution::exactly(0.8).expect("finite");
        assert_eq!([0.0, 0.5, 1.0].map(|u| list.rank(0.8, &known, u)), [0.75, 0.875, 1.0]);
        assert_eq!([0.125, 0.25].map(|u| list.rank(0.8, &list, u)), [0.875, 1.0]);
        assert_eq!([0.625, 1.0].map(|u| list.rank(0.2, &list, u)), [0.375, 0.75]);
        let choice = Distribution::among(&[1.0, 3.0]).expect("two are possible");
        assert_eq!([-1.0, 0.0, 0.5, 1.0].map(|x| choice.cumulated(x)), [0.0, 0.25, 0.25, 1.0]);
    }
}
