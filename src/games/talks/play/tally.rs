//! Many negotiations in fixed memory: counts by draw, histograms, and draws by their inputs.

use crate::engine::{self, Inputs, Plan};
use crate::games::talks::play::Played;
use crate::games::talks::play::outcome::{End, Outcome};
use crate::games::talks::play::weights::Weights;
use crate::games::talks::table::Table;
use crate::stats::{Count, Positions};
use serde::{Deserialize, Serialize};

/// Equal-probability bins of an uncertain input's own quantile.
pub const INPUT_BINS: usize = 64;

/// Settlements of the draws in one part of an input's distribution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slice {
    /// Draws in this part.
    pub draws: u64,
    /// Their settlements.
    pub settled: Count,
}

/// Settlements by the quantile of one uncertain input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputTally {
    /// By 64 bins of equal probability.
    pub bins: Vec<Slice>,
    /// Where the quantile is below 0.1.
    pub low_tenth: Slice,
    /// Where the quantile is above 0.9.
    pub high_tenth: Slice,
}

/// What many negotiations came to. A draw that weighs more than others counts as so many draws. Whole numbers
/// throughout: merging in any order gives the same bits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// Draws counted.
    pub draws: u64,
    /// Repeats of each draw.
    pub repeats: u64,
    /// By end, in the order of [`End::ALL`].
    pub ends: [Count; 5],
    /// A zone of agreement existed at the first round.
    pub zone_at_start: Count,
    /// A zone of agreement ever existed.
    pub zone_ever: Count,
    /// Some text was agreed in the room.
    pub agreed: Count,
    /// Some capital refused at least once.
    pub refused: Count,
    /// By signatory: agreed in the room but never settled, and its capital refused the last text refused.
    pub lost_to_capital: Vec<Count>,
    /// By month 1..`aftermath_months`: settled and nobody broke it in the months up to this one.
    pub holds: Vec<Count>,
    /// By interim deal: adopted at least once.
    pub interim: Vec<Count>,
    /// By round: what the settlements of this round add to the count of those settled in it or before.
    pub(crate) settled_in: Vec<Count>,
    /// By round and end (in the order of [`End::ALL`], the first three): negotiations that ended so in it.
    pub(crate) ended_in: Vec<[u64; 3]>,
    /// By round: negotiations suspended at its end.
    pub(crate) suspended_in: Vec<u64>,
    /// By k = 0..repeats: draws with k settlements.
    pub draws_by_settlements: Vec<u64>,
    /// By issue: positions of settled texts, on 0..1.
    pub terms: Vec<Positions>,
    /// By issue: unsettled negotiations that stuck on it.
    pub sticking: Vec<u64>,
    /// By uncertain input, in the order of [`Table::uncertain`].
    pub inputs: Vec<InputTally>,
    /// What draws weigh; none where they weigh alike.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weights: Option<Box<Weights>>,
    /// Settlements and weights of the draws of this batch, whose inputs are still to be counted.
    #[serde(skip)]
    pub(crate) recent: Vec<(u32, u64)>,
}

impl engine::Tally<Table> for Tally {
    fn new(table: &Table, plan: &Plan) -> Self {
        let parts = table.parts();
        let counts = |n: usize| vec![Count::default(); n];
        let rounds = parts.setting.rounds as usize;
        Tally {
            draws: 0,
            repeats: plan.repeats(),
            ends: [Count::default(); 5],
            zone_at_start: Count::default(),
            zone_ever: Count::default(),
            agreed: Count::default(),
            refused: Count::default(),
            lost_to_capital: counts(table.signatories().len()),
            holds: counts(parts.setting.aftermath_months as usize),
            interim: counts(parts.interims.len()),
            settled_in: counts(rounds),
            ended_in: vec![[0; 3]; rounds],
            suspended_in: vec![0; rounds],
            draws_by_settlements: vec![0; plan.repeats() as usize + 1],
            terms: vec![Positions::default(); parts.issues.len()],
            sticking: vec![0; parts.issues.len()],
            inputs: vec![InputTally::default(); table.uncertain().len()],
            weights: None,
            recent: Vec::new(),
        }
    }

    fn add(&mut self, _: &Table, _: &Inputs, _: usize, played: &Played) {
        self.add_draw(played, 1);
    }

    /// Row by row: the bins of one input and its quantiles fit into the nearest memory.
    fn end_batch(&mut self, _: &Table, inputs: &Inputs) {
        for (row, input) in self.inputs.iter_mut().enumerate() {
            for (quantile, (settled, weight)) in inputs.uniforms(row).iter().zip(&self.recent) {
                input.add(*quantile, u64::from(*settled), *weight);
            }
        }
        self.recent.clear();
    }

    fn merge(&mut self, later: &Self) {
        self.draws += later.draws;
        let counts = [
            (&mut self.zone_at_start, &later.zone_at_start),
            (&mut self.zone_ever, &later.zone_ever),
            (&mut self.agreed, &later.agreed),
            (&mut self.refused, &later.refused),
        ];
        counts.into_iter().for_each(|(mine, theirs)| mine.merge(theirs));
        merge_counts(&mut self.ends, &later.ends);
        merge_counts(&mut self.lost_to_capital, &later.lost_to_capital);
        merge_counts(&mut self.holds, &later.holds);
        merge_counts(&mut self.interim, &later.interim);
        merge_counts(&mut self.settled_in, &later.settled_in);
        for (mine, theirs) in self.ended_in.iter_mut().zip(&later.ended_in) {
            add_up(mine, theirs);
        }
        add_up(&mut self.suspended_in, &later.suspended_in);
        add_up(&mut self.draws_by_settlements, &later.draws_by_settlements);
        add_up(&mut self.sticking, &later.sticking);
        for (mine, theirs) in self.terms.iter_mut().zip(&later.terms) {
            mine.merge(theirs);
        }
        for (mine, theirs) in self.inputs.iter_mut().zip(&later.inputs) {
            mine.merge(theirs);
        }
        if let (Some(mine), Some(theirs)) = (&mut self.weights, &later.weights) {
            mine.merge(theirs);
        }
    }
}

impl Tally {
    /// By round: settled in this round or before.
    pub fn settled_by(&self) -> Vec<Count> {
        let mut sum = Count::default();
        let add = |count: &Count| {
            sum.merge(count);
            sum
        };
        self.settled_in.iter().map(add).collect()
    }

    /// By round and state (in the order of [`End::ALL`]): negotiations in that state at the end of the round.
    pub fn states(&self) -> Vec<[u64; 5]> {
        let n = self.draws * self.repeats;
        let mut ended = [0; 3];
        let rounds = self.ended_in.iter().zip(&self.suspended_in);
        let state = |(ended_in, &suspended): (&[u64; 3], &u64)| {
            add_up(&mut ended, ended_in);
            let talking = n.saturating_sub(ended.iter().sum::<u64>() + suspended);
            [ended[0], ended[1], ended[2], talking, suspended]
        };
        rounds.map(state).collect()
    }

    /// Adds a draw that weighs as much as so many.
    pub(crate) fn add_draw(&mut self, played: &Played, weight: u64) {
        if weight == 0 {
            self.recent.push((0, 0));
            return;
        }
        let repeats = self.repeats as usize;
        let outcomes = || (0..repeats).map(|place| played.outcome(place));
        let times = |what: &dyn Fn(&Outcome) -> bool| outcomes().filter(|o| what(o)).count() as u64;
        self.draws += weight;
        for (end, count) in End::ALL.into_iter().zip(&mut self.ends) {
            count.add_times(times(&|o| o.end == end), weight);
        }
        self.zone_at_start.add_times(times(&|o| o.zone_at_start), weight);
        self.zone_ever.add_times(times(&|o| o.zone_ever), weight);
        self.agreed.add_times(times(&|o| o.agreed), weight);
        self.refused.add_times(times(&|o| o.refusals > 0), weight);
        for (i, count) in self.lost_to_capital.iter_mut().enumerate() {
            let lost = |o: &Outcome| o.end != End::Settled && o.last_refused_by >> i & 1 == 1;
            count.add_times(times(&lost), weight);
        }
        for (d, count) in self.interim.iter_mut().enumerate() {
            count.add_times(times(&|o| o.interim_ever >> d & 1 == 1), weight);
        }
        let settled = times(&|o| o.end == End::Settled);
        self.draws_by_settlements[settled as usize] += weight;
        self.recent.push((settled as u32, weight));
        if settled > 0 {
            self.add_settlements(played, weight);
        }
        self.add_states(played, weight);
    }

    /// Rounds, terms and durability of a draw's settlements.
    fn add_settlements(&mut self, played: &Played, weight: u64) {
        let repeats = self.repeats as usize;
        let settled = || (0..repeats).filter(|&place| played.outcome(place).end == End::Settled);
        let mut rounds: Vec<u32> = settled().map(|place| played.outcome(place).round).collect();
        rounds.sort_unstable();
        for (before, round) in rounds.iter().enumerate() {
            // k settlements become k + 1: the square grows by 2 k + 1.
            let count = &mut self.settled_in[*round as usize - 1];
            count.total += weight;
            count.squares += weight * (2 * before as u64 + 1);
        }
        for place in settled() {
            for (terms, position) in self.terms.iter_mut().zip(played.text(place)) {
                terms.add_times(*position, weight);
            }
        }
        let mut held: Vec<u32> = settled().map(|place| played.outcome(place).months_held).collect();
        held.sort_unstable_by(|a, b| b.cmp(a));
        for (before, months) in held.iter().enumerate() {
            for count in &mut self.holds[..*months as usize] {
                count.total += weight;
                count.squares += weight * (2 * before as u64 + 1);
            }
        }
    }

    fn add_states(&mut self, played: &Played, weight: u64) {
        for place in 0..self.repeats as usize {
            let outcome = played.outcome(place);
            match outcome.end {
                End::Settled | End::Collapsed | End::Decided => {
                    self.ended_in[outcome.round as usize - 1][outcome.end as usize] += weight;
                }
                End::Talking | End::Suspended => {}
            }
            if outcome.end != End::Settled {
                self.sticking[outcome.sticking as usize] += weight;
            }
            for (word, &bits) in played.suspended(place).iter().enumerate() {
                let mut left = bits;
                while left != 0 {
                    self.suspended_in[word * 64 + left.trailing_zeros() as usize] += weight;
                    left &= left - 1;
                }
            }
        }
    }
}

impl Default for InputTally {
    fn default() -> Self {
        InputTally {
            bins: vec![Slice::default(); INPUT_BINS],
            low_tenth: Slice::default(),
            high_tenth: Slice::default(),
        }
    }
}

impl InputTally {
    fn add(&mut self, quantile: f64, settled: u64, weight: u64) {
        let bin = ((quantile * INPUT_BINS as f64) as usize).min(INPUT_BINS - 1);
        self.bins[bin].add(settled, weight);
        if quantile < 0.1 {
            self.low_tenth.add(settled, weight);
        } else if quantile > 0.9 {
            self.high_tenth.add(settled, weight);
        }
    }

    fn merge(&mut self, later: &InputTally) {
        for (mine, theirs) in self.bins.iter_mut().zip(&later.bins) {
            mine.merge(theirs);
        }
        self.low_tenth.merge(&later.low_tenth);
        self.high_tenth.merge(&later.high_tenth);
    }
}

impl Slice {
    fn add(&mut self, settled: u64, weight: u64) {
        self.draws += weight;
        self.settled.add_times(settled, weight);
    }

    fn merge(&mut self, later: &Slice) {
        self.draws += later.draws;
        self.settled.merge(&later.settled);
    }
}

fn merge_counts(mine: &mut [Count], theirs: &[Count]) {
    for (mine, theirs) in mine.iter_mut().zip(theirs) {
        mine.merge(theirs);
    }
}

fn add_up(mine: &mut [u64], theirs: &[u64]) {
    for (mine, theirs) in mine.iter_mut().zip(theirs) {
        *mine += theirs;
    }
}
