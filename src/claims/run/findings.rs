//! Everything that one run comes to, as plain data: all that a report needs.

use super::drivers::{Driver, drivers};
use super::funnel::{Funnel, Reached};
use super::outside::{Outside, outside};
use super::positions::{IssuePositions, positions};
use super::recorded::{Recorded, named};
use super::spread::Spread;
use super::sticking::{Sticking, sticking};
use super::support::Support;
use super::terms::{Terms, terms};
use super::timing::Timing;
use super::warnings::warnings;
use crate::claims::asked;
use crate::claims::case::{Case, Plan};
use crate::claims::likelihood::{Likelihood, Named};
use crate::claims::observed::seen::Observed;
use crate::claims::second_opinion::opinions::{SecondOpinions, second_opinions};
use crate::claims::typical::Typical;
use crate::claims::warning::Warning;
use crate::engine::{self, Asked, Counting, Game, Ledger};
use crate::games::talks::{Label, Table};

/// Everything that one run comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// What it is about.
    pub case: Case,
    /// By end, in the order of [`End::ALL`](crate::games::talks::End::ALL).
    pub ends: [Likelihood; 5],
    /// Where deals die.
    pub funnel: Funnel,
    /// The same step by step, each with all before it, and what is lost at it.
    pub steps: Vec<Reached>,
    /// Some capital refused at least once.
    pub refused: Likelihood,
    /// By signatory, named by its capital: agreed in the room but never settled, it among those that refused last.
    pub lost_to_capital: Vec<Named>,
    /// By interim deal: adopted at least once.
    pub interim: Vec<Named>,
    /// What else is recorded.
    pub recorded: Recorded,
    /// How far the unknowns move the likelihood; none where draws are not repeated.
    pub spread: Option<Spread>,
    /// When.
    pub timing: Timing,
    /// On what terms, by issue.
    pub terms: Vec<Terms>,
    /// Where the sides stand, by issue.
    pub positions: Vec<IssuePositions>,
    /// Where models that know nothing of rounds put the terms.
    pub second_opinions: SecondOpinions,
    /// Settlements that stand for all, where somebody looked for them (see [`typical_settlements`]); else empty.
    ///
    /// [`typical_settlements`]: crate::claims::typical_settlements
    pub typical: Vec<Typical>,
    /// What the unsettled stuck on, by issue.
    pub sticking: Vec<Sticking>,
    /// Which unknowns move the likelihood, the strongest first.
    pub drivers: Vec<Driver>,
    /// The base rates beside which the likelihoods are read.
    pub outside_views: Vec<Outside>,
    /// What the rounds already held did to the forecast; none where none were observed. All else is then given them.
    pub observed: Option<Observed>,
    /// How much of it rests on sources.
    pub support: Support,
    /// What makes the findings weaker than they look, beside the cautions of the case.
    pub warnings: Vec<Warning>,
}

/// Who looks on while talks are played, so that they can be summarised.
pub fn counting<G: Game>(talks: &G, plan: &engine::Plan) -> Counting {
    let settled = asked::find(talks.questions(), "settled").expect("all talks ask it");
    Counting::new(talks, plan, settled)
}

/// What a run comes to. Of the case's plan the seed is taken; the rest is what was counted. Where draws do not weigh alike,
/// what has no interval of its own is taken from as many draws as they are worth.
pub fn summarise(case: &Case, table: &Table, ledger: &Ledger) -> Findings {
    if ledger.weighed().is_none() {
        return summarised(case, table, ledger, ledger);
    }
    summarised(case, table, ledger, &ledger.in_effective_draws())
}

/// `even` holds the same shares as the ledger, among draws that weigh alike.
fn summarised(case: &Case, table: &Table, ledger: &Ledger, even: &Ledger) -> Findings {
    let asks = table.asks();
    let likely = |asked| Likelihood::in_ledger(ledger, asked).expect("an event is no mean");
    let event = |question| likely(Asked::Event(question));
    let parties = &table.labels().parties;
    let signatories: Vec<Label> =
        table.signatories().iter().map(|index| parties[*index].clone()).collect();
    let ratifier = |party: &Label| Label { name: party.ratifier(), ..party.clone() };
    let capitals: Vec<Label> = signatories.iter().map(ratifier).collect();
    let case = case.clone().played(Plan::of(case.plan.seed, ledger.played(), ledger.repeats));
    let timing = Timing::of(&case, table, ledger, even);
    Findings {
        case,
        ends: asks.ends.map(event),
        funnel: Funnel::of(table, ledger),
        steps: Reached::of(table, ledger),
        refused: event(asks.refused),
        lost_to_capital: named(&capitals, &asks.lost_to, event),
        recorded: Recorded::of(table, ledger, even),
        spread: Spread::of(even, settled(table)),
        timing,
        terms: terms(table, even),
        positions: positions(table),
        second_opinions: second_opinions(table),
        typical: Vec::new(),
        sticking: sticking(table, even),
        drivers: drivers(table, even, settled(table)),
        outside_views: outside(&table.labels().outside_views, asks.list(), ledger),
        interim: named(&table.labels().interims, &asks.interim, event),
        observed: None,
        support: Support::of(table),
        warnings: warnings(table, even),
    }
}

/// Whether the talks settle.
pub(super) fn settled(table: &Table) -> Asked {
    Asked::Event(table.asks().ends[0])
}
