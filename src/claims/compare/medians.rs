//! The median round of a settlement, and how it differs between scenarios.
//!
//! - Models: the sampling error of medians over draws, and of their difference where the draws are the same.
//! - Equation: the bootstrap over draws: in each of 200 replicates a draw counts as often as a Poisson number of mean 1
//!   says, the same for every scenario; 95 % is what the middle 95 % of the replicates span. Without common luck: the
//!   replicates of one scenario against the next ones of the other.
//! - Source: Efron (1979) "Bootstrap methods: another look at the jackknife"; Poisson weights, so that draws need not be
//!   kept: Chamandy et al. (2012) "Estimating uncertainty for massive data streams".
//! - Units: rounds.
//! - Leaves out: parts of a round; intervals are whole rounds.

use super::{Answer, Difference};
use crate::random::{Key, Kind, input_uniforms};
use std::collections::BTreeMap;

/// Replicates of the bootstrap.
const REPLICATES: usize = 200;
/// Replicates left out at each end of the interval.
const BEYOND: usize = REPLICATES / 40;
/// P(Poisson of mean 1 <= k) for k = 0, 1, ..
const POISSON: [f64; 9] = [
    0.367_879_441_171_442_33,
    0.735_758_882_342_884_7,
    0.919_698_602_928_605_8,
    0.981_011_843_123_846_2,
    0.996_340_153_172_656_2,
    0.999_405_815_182_418_3,
    0.999_916_758_850_711_9,
    0.999_989_750_803_325_4,
    0.999_998_874_797_402_1,
];

/// Settlements by scenario and round, in each replicate.
pub(super) struct Medians {
    key: Key,
    /// By scenario and round: how many settled in it; first as they are, then by replicate.
    settled: Vec<BTreeMap<u32, Vec<u64>>>,
}

impl Medians {
    pub fn new(scenarios: usize, seed: u64) -> Self {
        let key = Key::new(seed, "bootstrap.median_round", Kind::Input);
        Medians { key, settled: vec![BTreeMap::new(); scenarios] }
    }

    /// Adds a draw: by scenario the rounds in which its repeats settled, and as how many draws it counts.
    pub fn add(&mut self, draw: u64, rounds: &[Vec<u32>], counts: &[u64]) {
        if rounds.iter().all(Vec::is_empty) {
            return;
        }
        let mut uniforms = [0.0; REPLICATES];
        input_uniforms(&self.key, draw * REPLICATES as u64, &mut uniforms);
        let weights = uniforms.map(poisson);
        for ((settled, rounds), times) in self.settled.iter_mut().zip(rounds).zip(counts) {
            for round in rounds {
                let counts = settled.entry(*round).or_insert_with(|| vec![0; REPLICATES + 1]);
                counts[0] += times;
                let replicates = counts[1..].iter_mut().zip(&weights);
                replicates.for_each(|(count, weight)| *count += times * weight);
            }
        }
    }

    pub fn merge(&mut self, later: Medians) {
        for (mine, theirs) in self.settled.iter_mut().zip(later.settled) {
            for (round, counts) in theirs {
                match mine.get_mut(&round) {
                    None => _ = mine.insert(round, counts),
                    Some(mine) => mine.iter_mut().zip(&counts).for_each(|(a, b)| *a += b),
                }
            }
        }
    }

    /// The median round of one scenario.
    pub fn round(&self, scenario: usize) -> Answer {
        let all = self.all(scenario);
        let replicates: Vec<f64> = all[1..].iter().copied().flatten().collect();
        let (low, high) = middle(replicates).unzip();
        let n = self.settled[scenario].values().map(|counts| counts[0]).sum();
        Answer { of: "round_of_settlement".to_owned(), value: all[0], low, high, n }
    }

    /// The median round of a scenario less that of the first.
    pub fn difference(&self, scenario: usize, is_same_talks: bool) -> Option<Difference> {
        let (first, second) = (self.all(0), self.all(scenario));
        let differences = |shift: usize| {
            let shifted = first[1..].iter().cycle().skip(shift);
            let both = second[1..].iter().zip(shifted);
            middle(both.filter_map(|(second, first)| Some((*second)? - (*first)?)).collect())
        };
        let ((low, high), (unpaired_low, unpaired_high)) = (differences(0)?, differences(1)?);
        let value = second[0]? - first[0]?;
        Some(Difference { value, low, high, unpaired_low, unpaired_high, is_same_talks })
    }

    /// The medians of a scenario: as it is, then by replicate.
    fn all(&self, scenario: usize) -> Vec<Option<f64>> {
        (0..=REPLICATES).map(|replicate| median(&self.settled[scenario], replicate)).collect()
    }
}

fn poisson(uniform: f64) -> u64 {
    POISSON.iter().filter(|below| uniform >= **below).count() as u64
}

/// The first round by which half of the settlements were reached.
fn median(settled: &BTreeMap<u32, Vec<u64>>, replicate: usize) -> Option<f64> {
    let all: u64 = settled.values().map(|counts| counts[replicate]).sum();
    let mut so_far = 0;
    let reached = |(_, counts): &(&u32, &Vec<u64>)| {
        so_far += counts[replicate];
        so_far > 0 && 2 * so_far >= all
    };
    settled.iter().find(reached).map(|(round, _)| f64::from(*round))
}

/// The middle 95 % of the replicates; none where more than a tenth of them have no median.
fn middle(mut replicates: Vec<f64>) -> Option<(f64, f64)> {
    if replicates.len() < REPLICATES - REPLICATES / 10 {
        return None;
    }
    replicates.sort_by(f64::total_cmp);
    Some((replicates[BEYOND], replicates[replicates.len() - 1 - BEYOND]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn medians(draws: u64, second: impl Fn(u64) -> u32) -> Medians {
        let mut medians = Medians::new(2, 0);
        for draw in 0..draws {
            let round = (draw * 37 % 20) as u32 + 1;
            medians.add(draw, &[vec![round], vec![second(draw)]], &[1, 1]);
        }
        medians
    }

    #[test]
    fn weights_are_poisson_of_mean_1() {
        assert_eq!([0.3, 0.5, 0.8, 0.95, 0.999_999_9].map(poisson), [0, 1, 2, 3, 9]);
        let mut uniforms = vec![0.0; 100_000];
        input_uniforms(&Key::new(0, "bootstrap.median_round", Kind::Input), 0, &mut uniforms);
        let sum: u64 = uniforms.into_iter().map(poisson).sum();
        // The standard error of the mean is 0.0032; 4 of them.
        assert!((sum as f64 / 1e5 - 1.0).abs() < 0.0127, "{sum}");
    }

    #[test]
    fn pairing_removes_what_both_share() {
        // The second settles two rounds after the first in every draw.
        let medians = medians(400, |draw| (draw * 37 % 20) as u32 + 3);
        let found = medians.difference(1, false).expect("every draw settles");
        assert_eq!((found.value, found.low, found.high), (2.0, 2.0, 2.0));
        assert!(found.unpaired_low < 2.0 && found.unpaired_high > 2.0, "{found:?}");
        assert_eq!((medians.round(0).value, medians.round(0).n), (Some(10.0), 400));
    }

    #[test]
    fn parts_merge_to_the_whole_and_nothing_has_no_median() {
        let whole = medians(400, |draw| (draw % 7) as u32 + 1);
        let mut parts = Medians::new(2, 0);
        for first in [0, 256] {
            let mut part = Medians::new(2, 0);
            for draw in first..400.min(first + 256) {
                let round = (draw * 37 % 20) as u32 + 1;
                part.add(draw, &[vec![round], vec![(draw % 7) as u32 + 1]], &[1, 1]);
            }
            parts.merge(part);
        }
        assert_eq!(parts.settled, whole.settled);
        assert_eq!(Medians::new(2, 0).difference(1, false), None);
    }
}
