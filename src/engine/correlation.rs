//! Inputs that go together: groups with one common factor each.
//!
//! Models: uncertain inputs whose ranks are correlated. Equation: with rho = 2 sin(pi rank/6) and z the group's factor, a
//! member's quantile u becomes Φ(±√rho·z + √(1-rho)·Φ⁻¹(u)), so that any two members have the rank correlation `rank` (of
//! opposite sign where one of them is turned). Source: the Gaussian copula; K. Pearson, On further methods of determining
//! correlation (1907). Units: rank 0..1; 0 leaves the bits, 1 makes ranks equal. Leaves out: other shapes of dependence,
//! and groups that overlap.

use super::quantity::QuantityId;
use crate::lanes::{Eight, WIDTH};
use crate::random::{normal_cdf, normal_quantiles};

/// The largest float below 1.
const BELOW_1: f64 = 1.0 - f64::EPSILON / 2.0;

/// Inputs whose ranks go together.
#[derive(Clone, Debug, PartialEq)]
pub struct Correlation {
    /// Its id: the address of its luck is `correlation.ID`.
    pub id: String,
    /// Its members, none of which is in another group.
    pub members: Vec<Member>,
    /// The rank correlation of any two of them, 0..1.
    pub rank: f64,
}

/// One input of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The input.
    pub quantity: QuantityId,
    /// Whether it falls where the group's factor rises.
    pub is_turned: bool,
}

/// What a group does to the quantile of a member.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pull {
    /// The place of the group.
    pub group: usize,
    /// ±√rho.
    with_factor: f64,
    /// √(1-rho).
    alone: f64,
}

impl Pull {
    /// None where a group leaves its members alone.
    pub fn of(group: usize, correlation: &Correlation, member: Member) -> Option<Self> {
        let rho = 2.0 * libm::sin(core::f64::consts::PI * correlation.rank / 6.0);
        let rho = if rho < 1.0 && correlation.rank < 1.0 { rho } else { 1.0 };
        let sign = if member.is_turned { -1.0 } else { 1.0 };
        let pull = Pull { group, with_factor: sign * rho.sqrt(), alone: (1.0 - rho).sqrt() };
        (rho > 0.0).then_some(pull)
    }

    /// Moves a member's quantiles, given those of the factor.
    pub fn move_all(&self, factors: &[f64], uniforms: &mut [f64]) {
        for (factors, own) in factors.chunks(WIDTH).zip(uniforms.chunks_mut(WIDTH)) {
            if self.alone == 0.0 {
                // Ranks are equal, to the bit.
                let moved = |u: &f64| if self.with_factor > 0.0 { *u } else { 1.0 - u };
                own.iter_mut().zip(factors).for_each(|(u, factor)| *u = moved(factor));
                continue;
            }
            let (mut z, mut of_own) = (eight(factors), eight(own));
            normal_quantiles(&mut z);
            normal_quantiles(&mut of_own);
            for ((u, z), own) in own.iter_mut().zip(z.0).zip(of_own.0) {
                let moved = normal_cdf(self.with_factor * z + self.alone * own);
                // Far out the probability may round to an end.
                let moved = if moved > f64::MIN_POSITIVE { moved } else { f64::MIN_POSITIVE };
                *u = if moved < BELOW_1 { moved } else { BELOW_1 };
            }
        }
    }
}

/// At most eight quantiles, with medians beside them.
fn eight(some: &[f64]) -> Eight {
    let mut eight = Eight::splat(0.5);
    eight.0[..some.len()].copy_from_slice(some);
    eight
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pull(rank: f64, is_turned: bool) -> Option<Pull> {
        let member = Member { quantity: QuantityId(0), is_turned };
        Pull::of(0, &Correlation { id: "x".to_owned(), members: vec![member], rank }, member)
    }

    fn moved(pull: Pull, factor: f64, u: f64) -> f64 {
        let mut moved = [u];
        pull.move_all(&[factor], &mut moved);
        moved[0]
    }

    #[test]
    fn no_correlation_pulls_nothing_and_a_whole_one_makes_ranks_equal() {
        assert_eq!(pull(0.0, false), None);
        let moved = |is_turned| pull(1.0, is_turned).map(|pull| moved(pull, 0.3, 0.9));
        assert_eq!((moved(false), moved(true)), (Some(0.3), Some(0.7)));
    }

    #[test]
    fn a_median_of_both_stays_and_turning_mirrors() {
        let [plain, turned] = [false, true].map(|turned| pull(0.5, turned).expect("it pulls"));
        assert!((moved(plain, 0.5, 0.5) - 0.5).abs() < 1e-15);
        assert!((moved(plain, 0.2, 0.6) + moved(turned, 0.2, 0.4) - 1.0).abs() < 1e-14);
        // At rank 0.5 rho is 2 sin(15°) = 0.517638; Φ(√0.517638·Φ⁻¹(0.9)) = 0.8217458322.
        assert!(
            (moved(plain, 0.9, 0.5) - 0.821_745_832_2).abs() < 1e-9,
            "{}",
            moved(plain, 0.9, 0.5)
        );
    }
}
