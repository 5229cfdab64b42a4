//! When: the round of a settlement, and the state of the talks in each round.

use super::by_date::{ByDate, by_date};
use crate::claims::case::Case;
use crate::claims::likelihood::Likelihood;
use crate::engine::Ledger;
use crate::games::talks::{End, Table};
use crate::stats::{Count, wilson};
use serde::Serialize;

/// The round in which those negotiations settled that did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RoundOfSettlement {
    /// One in ten had settled by this round.
    pub p10: u32,
    /// A quarter.
    pub p25: u32,
    /// Half.
    pub p50: u32,
    /// Three quarters.
    pub p75: u32,
    /// Nine in ten.
    pub p90: u32,
    /// Settlements counted.
    pub n: u64,
    /// Lower end of the median's 95 % interval, each draw counted once.
    pub p50_low: u32,
    /// Upper end of it.
    pub p50_high: u32,
}

/// The talks by round.
#[derive(Clone, Debug, PartialEq)]
pub struct Timing {
    /// By round: settled in this round or before.
    pub settled_by: Vec<Likelihood>,
    /// The same by up to four dates on the way, the last round's the last.
    pub dates: Vec<ByDate>,
    /// By state (in the order of [`End::ALL`]) and round: the share of negotiations in it at the end of the round.
    pub states: [Vec<f64>; 5],
    /// By month from 1 on: settled, and held for at least so many.
    pub holds_by_month: Vec<f64>,
    /// None where nothing settled.
    pub round: Option<RoundOfSettlement>,
}

impl Timing {
    /// From what was counted; `even` holds the same shares among draws that weigh alike.
    pub fn of(case: &Case, table: &Table, ledger: &Ledger, even: &Ledger) -> Self {
        let question = table.asks().rounds[0];
        let settled_by = Likelihood::by_round(ledger, question);
        Timing {
            dates: by_date(case, &settled_by),
            settled_by,
            states: states(table, even),
            holds_by_month: holds_by_month(table, even),
            round: RoundOfSettlement::of(&even.by_round(question)),
        }
    }
}

fn holds_by_month(table: &Table, ledger: &Ledger) -> Vec<f64> {
    let months = 1..=table.parts().setting.aftermath_months;
    let share = |month| {
        let count = ledger.count_of(table.asks().holds(month)).expect("months are counted");
        count.share(ledger.draws, ledger.repeats)
    };
    months.map(share).collect()
}

fn states(table: &Table, ledger: &Ledger) -> [Vec<f64>; 5] {
    let negotiations = (ledger.draws * ledger.repeats).max(1) as f64;
    let counts = counts_by_state(table, ledger);
    let share =
        |end: End| counts.iter().map(|round| round[end as usize] as f64 / negotiations).collect();
    End::ALL.map(share)
}

/// By round and state (in the order of [`End::ALL`]): negotiations in that state at the end of the round.
pub(in crate::claims) fn counts_by_state(table: &Table, ledger: &Ledger) -> Vec<[u64; 5]> {
    let n = ledger.draws * ledger.repeats;
    let ended = table.asks().rounds.map(|question| ledger.by_round(question));
    let suspended = table.asks().suspended_in.map(|question| ledger.in_rounds(question));
    let state = |round: usize| {
        let [settled, collapsed, decided] = [0, 1, 2].map(|end: usize| ended[end][round].total);
        let suspended = suspended.map_or(0, |suspended| suspended[round]);
        let talking = n.saturating_sub(settled + collapsed + decided + suspended);
        [settled, collapsed, decided, talking, suspended]
    };
    (0..ended[0].len()).map(state).collect()
}

impl RoundOfSettlement {
    /// From the settlements by round; none where nothing settled.
    fn of(settled_by: &[Count]) -> Option<Self> {
        let all = settled_by.last()?;
        let n = all.total;
        if n == 0 {
            return None;
        }
        let (low, high) = wilson(0.5, all.effective());
        let round = |p| round_by_which(settled_by, p, n);
        Some(RoundOfSettlement {
            p10: round(0.1),
            p25: round(0.25),
            p50: round(0.5),
            p75: round(0.75),
            p90: round(0.9),
            n,
            p50_low: round(low),
            p50_high: round(high),
        })
    }
}

/// The first round by which the share `p` of the `n` settlements was reached.
fn round_by_which(settled_by: &[Count], p: f64, n: u64) -> u32 {
    let reached = |by: &Count| by.total > 0 && by.total as f64 >= p * n as f64;
    let place = settled_by.iter().position(reached);
    place.map_or(settled_by.len(), |index| index + 1) as u32
}

/// Draws in which at least one negotiation settled: the independent ones among the settlements, at the least.
pub(super) fn draws_that_settled(ledger: &Ledger) -> u64 {
    ledger.draws_by().iter().skip(1).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_are_the_first_by_which_the_share_was_reached() {
        // Ten settlements: two in round 2, six in round 3, two in round 5.
        let by = [0, 2, 8, 8, 10].map(|total| Count { total, squares: total });
        let found = RoundOfSettlement::of(&by).expect("ten settlements");
        let quantiles = [found.p10, found.p25, found.p50, found.p75, found.p90];
        assert_eq!((quantiles, found.n), ([2, 3, 3, 3, 5], 10));
        // Wilson of one half among ten: 0.237 to 0.763.
        assert_eq!((found.p50_low, found.p50_high), (3, 3));
        assert_eq!(RoundOfSettlement::of(&by[..1]), None);
    }
}
