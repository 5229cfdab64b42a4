//! Everything that one run comes to, as plain data: all that a report needs.

use super::drivers::drivers;
use super::outside::outside;
use super::sticking::sticking;
use super::terms::terms;
use super::warnings::warnings;
use super::{
    Case, Driver, Funnel, Likelihood, Losses, Observed, Outside, Plan, Spread, Sticking, Support,
    Terms, Timing, Warning,
};
use crate::games::talks::{Label, Table, Tally};
use crate::stats::Count;

/// A likelihood that belongs to somebody or something.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The id of the scenario file.
    pub id: String,
    /// The name for a reader.
    pub name: String,
    /// How likely it is.
    pub likelihood: Likelihood,
}

/// Everything that one run comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings {
    /// What it is about.
    pub case: Case,
    /// By end, in the order of [`End::ALL`](crate::games::talks::End::ALL).
    pub ends: [Likelihood; 5],
    /// Where deals die.
    pub funnel: Funnel,
    /// How many die between two steps of it.
    pub losses: Losses,
    /// Some capital refused at least once.
    pub refused: Likelihood,
    /// By signatory: agreed in the room but never settled, its capital among those that refused last.
    pub lost_to_capital: Vec<Named>,
    /// By interim deal: adopted at least once.
    pub interim: Vec<Named>,
    /// How far the unknowns move the likelihood; none where draws are not repeated.
    pub spread: Option<Spread>,
    /// When.
    pub timing: Timing,
    /// On what terms, by issue.
    pub terms: Vec<Terms>,
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

/// What a run comes to. Of the case's plan the seed is taken; the rest is what was counted.
pub fn summarise(case: &Case, table: &Table, tally: &Tally) -> Findings {
    let likely = |count: &Count| Likelihood::of(count, tally.draws, tally.repeats);
    let parties = &table.labels().parties;
    let signatories: Vec<Label> =
        table.signatories().iter().map(|index| parties[*index].clone()).collect();
    let ends = tally.ends.map(|count| likely(&count));
    let funnel = Funnel::of(tally);
    let interim = named(&table.labels().interims, &tally.interim, likely);
    Findings {
        case: case.clone().played(Plan::of(case.plan.seed, tally.draws, tally.repeats)),
        ends,
        funnel,
        losses: Losses::of(&funnel, tally.draws as f64),
        refused: likely(&tally.refused),
        lost_to_capital: named(&signatories, &tally.lost_to_capital, likely),
        spread: Spread::of(tally),
        timing: Timing::of(tally),
        terms: terms(table, tally),
        sticking: sticking(table, tally),
        drivers: drivers(table, tally),
        outside_views: outside(&table.labels().outside_views, &ends, &funnel, &interim),
        interim,
        observed: None,
        support: Support::of(table),
        warnings: warnings(table, tally),
    }
}

fn named(labels: &[Label], counts: &[Count], likely: impl Fn(&Count) -> Likelihood) -> Vec<Named> {
    let of_label = |(label, count): (&Label, &Count)| Named {
        id: label.id.clone(),
        name: label.name.clone(),
        likelihood: likely(count),
    };
    labels.iter().zip(counts).map(of_label).collect()
}
