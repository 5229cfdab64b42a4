//! What the first negotiations of a scenario show before anything is asked of it: ties that the order of the file decides,
//! and settlements from which nobody gains, or that give everybody everything.

use crate::claims::warning::Warning;
use crate::engine::{Batch, Luck, Pass, Plan, Sampling, Watcher};
use crate::games::talks::{IssueLabel, Table, balances};
use core::ops::Range;

/// Negotiations that are looked at.
const PLAYS: u64 = 32;
/// Where they are long, as many as this number of rounds allows.
const ROUNDS: u64 = 50_000;
/// Fewer settlements than these say nothing.
const FEWEST: usize = 4;
/// Lists that may be turned.
const LISTS: usize = 3;
/// More parties than this are a crowd.
const CROWD: usize = 24;
/// What is smaller, as a share of a scale or of a value, is none.
const SMALL: f64 = 1e-3;

/// Cautions from the first negotiations of a seed, at the table and at the same ones with something listed backwards; none
/// of a crowd, which takes too long.
pub fn first_plays(
    table: &Table,
    backwards: impl Fn(usize) -> Option<(&'static str, Table)>,
    seed: u64,
) -> Vec<Warning> {
    if table.parts().parties.len() > CROWD {
        return Vec::new();
    }
    let plays = (ROUNDS / u64::from(table.parts().setting.rounds)).clamp(8, PLAYS);
    let sampling = Sampling::new(table, seed);
    let played = ends(table, seed, 0..plays, sampling.clone());
    let of_order = |list: usize| {
        let (name, other) = backwards(list)?;
        order_decides(name, &played, |draws| ends(&other, seed, draws, sampling.of(&other, seed)))
    };
    let ties = (0..LISTS).filter_map(of_order);
    ties.chain(settlements(table, (seed, &sampling), &played)).collect()
}

/// How one negotiation ended.
#[derive(Clone, Debug)]
struct Ended {
    draw: u64,
    /// By kind of end.
    how: Vec<bool>,
    /// The terms of a settlement, in the order of the issues' ids.
    terms: Vec<Term>,
}

/// Where an issue was settled.
#[derive(Clone, Debug)]
struct Term {
    issue: String,
    position: f64,
    /// The word of the scale that stands there.
    word: Option<String>,
}

impl Term {
    fn of(issue: &IssueLabel, position: f64) -> Option<Self> {
        let words = issue.scale.iter();
        let here = |(at, _): &&(f64, String)| (at - position).abs() < SMALL;
        let word = words.clone().find(here).map(|(_, word)| word.clone());
        let term = Term { issue: issue.id.clone(), position, word };
        (!position.is_nan()).then_some(term)
    }

    fn is_as(&self, other: &Term) -> bool {
        match (&self.word, &other.word) {
            (Some(one), Some(other)) => one == other,
            _ => (self.position - other.position).abs() < SMALL,
        }
    }
}

impl Ended {
    fn is_as(&self, other: &Ended) -> bool {
        let mut terms = self.terms.iter().zip(&other.terms);
        self.how == other.how && terms.all(|(one, other)| one.is_as(other))
    }

    fn is_settled(&self) -> bool {
        !self.terms.is_empty()
    }
}

/// Notes how negotiations end.
struct Noting;

impl Watcher<Table> for Noting {
    type Ledger = Vec<Ended>;

    fn empty(&self) -> Vec<Ended> {
        Vec::new()
    }

    fn watch(&self, all: &mut Vec<Ended>, games: &[Table], batch: &Batch<'_>) {
        let (table, answers) = (&games[0], &batch.answers[0]);
        let (asks, issues) = (table.asks(), &table.labels().issues);
        for (column, &draw) in batch.draws.iter().enumerate() {
            for play in batch.plays(column) {
                let how = asks.ends.map(|end| answers.happened(end, play)).to_vec();
                let of_issue = issues.iter().zip(&asks.terms);
                let mut terms: Vec<Term> = of_issue
                    .filter_map(|(issue, question)| {
                        Term::of(issue, answers.numbers(*question)[play])
                    })
                    .collect();
                terms.sort_by(|one, other| one.issue.cmp(&other.issue));
                all.push(Ended { draw, how, terms });
            }
        }
    }

    fn merge(&self, all: &mut Vec<Ended>, other: Vec<Ended>) {
        all.extend(other);
    }
}

/// The first negotiations, one a draw.
fn ends(table: &Table, seed: u64, draws: Range<u64>, sampling: Sampling) -> Vec<Ended> {
    let plan = Plan::new(seed, draws.end, 1).expect("within the bounds of a plan");
    let (table, luck) = (core::slice::from_ref(table), Luck::of(draws));
    let mut all = Pass::sampled_at(table, Noting, plan, luck, vec![sampling]).finish();
    all.sort_by_key(|one| one.draw);
    all
}

/// Where more than half of the others end otherwise. Of those the second half is played only where that can still be so.
fn order_decides(
    listed: &str,
    ends: &[Ended],
    others: impl Fn(Range<u64>) -> Vec<Ended>,
) -> Option<Warning> {
    let (all, half) = (ends.len(), ends.len() / 2);
    let differ = |draws: Range<usize>| {
        let others = others(draws.start as u64..draws.end as u64);
        ends[draws].iter().zip(others).filter(|(one, other)| !one.is_as(other)).count()
    };
    let first = differ(0..half);
    let differ = if 2 * (first + all - half) > all { first + differ(half..all) } else { 0 };
    let text = format!(
        "with the {listed} listed in the other order, {differ} of the first {all} negotiations end otherwise: texts tie, and \
         the order of the file decides; ranges, or weights that differ, would let the parties decide"
    );
    (2 * differ > all).then(|| Warning::new("order_decides", text))
}

/// Settlements from which nobody gains, or that give everybody everything.
fn settlements(table: &Table, luck: (u64, &Sampling), ends: &[Ended]) -> Vec<Warning> {
    let settled: Vec<&Ended> = ends.iter().filter(|one| one.is_settled()).collect();
    let position = |one: &Ended, id: &str| {
        one.terms.iter().find(|term| term.issue == id).map_or(f64::NAN, |term| term.position)
    };
    let text = |one: &&Ended| {
        let issues = table.labels().issues.iter();
        (one.draw, issues.map(|issue| position(one, &issue.id)).collect())
    };
    let found = balances(table, luck, &settled.iter().map(text).collect::<Vec<_>>());
    let caution = |code, count: usize, what: &str| {
        let (all, played) = (settled.len(), ends.len());
        let text = format!(
            "{count} of the {all} settlements among the first {played} negotiations {what}"
        );
        (all >= FEWEST && 2 * count > all).then(|| Warning::new(code, text))
    };
    let without_gain = found.iter().filter(|one| one.greatest_gain < SMALL).count();
    let without_lack = found.iter().filter(|one| one.greatest_lack < SMALL).count();
    let no_gain =
        "leave every side where it is: to none are they worth more than no deal was at the start";
    let no_lack = "give every side all that it asks for: nothing divides them; shares of one whole are one issue, or need \
                   the others' weight on each";
    let cautions = [
        caution("nobody_gains", without_gain, no_gain),
        caution("nothing_divides", without_lack, no_lack),
    ];
    cautions.into_iter().flatten().collect()
}
