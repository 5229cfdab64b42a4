//! Settlements by round, draw by draw, so that what has settled by a round is known with its interval.

use crate::stats::Ratio;

/// Settlements of one game by the round in which they came.
pub(super) struct Rounds {
    /// Draws in which nothing settled: the same by every round.
    unsettled: Ratio,
    /// By round: what settled in it or before, of the other draws.
    settled: Vec<Ratio>,
}

impl Rounds {
    pub fn new(rounds: u32) -> Self {
        Rounds { unsettled: Ratio::default(), settled: vec![Ratio::default(); rounds as usize] }
    }

    /// Adds a draw of so many plays: the rounds in which some of them settled, and as how many draws it counts.
    pub fn add(&mut self, rounds: &[u32], plays: usize, weight: u64) {
        let answers = plays as u64 * weight;
        if rounds.is_empty() {
            return self.unsettled.add(0, answers);
        }
        let mut settled = vec![0; self.settled.len()];
        for round in rounds {
            // Where rounds are not counted there is none of them.
            if let Some(in_it) = settled.get_mut(*round as usize - 1) {
                *in_it += weight;
            }
        }
        let mut so_far = 0;
        for (ratio, in_it) in self.settled.iter_mut().zip(settled) {
            so_far += in_it;
            ratio.add(so_far, answers);
        }
    }

    pub fn merge(&mut self, other: &Rounds) {
        self.unsettled.merge(&other.unsettled);
        self.settled.iter_mut().zip(&other.settled).for_each(|(mine, theirs)| mine.merge(theirs));
    }

    /// By round: the share that had settled by its end.
    pub fn shares(&self) -> impl Iterator<Item = Ratio> {
        self.settled.iter().map(|ratio| {
            let mut all = *ratio;
            all.merge(&self.unsettled);
            all
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_settled_in_a_round_has_settled_by_every_later_one() {
        let mut rounds = Rounds::new(3);
        rounds.add(&[2, 3], 4, 1);
        rounds.add(&[], 4, 1);
        let mut other = Rounds::new(3);
        other.add(&[1, 1, 1, 1], 4, 1);
        rounds.merge(&other);
        let shares: Vec<Ratio> = rounds.shares().collect();
        let means: Vec<Option<f64>> = shares.iter().map(Ratio::mean).collect();
        assert_eq!(means, [4.0, 5.0, 6.0].map(|sum| Some(sum / 12.0)));
        assert_eq!(shares.iter().map(Ratio::squares).collect::<Vec<u128>>(), [16, 17, 20]);
    }
}
