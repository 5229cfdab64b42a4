//! One negotiation for programs: positions in the issues' own units, by the ids of the scenario file.

use super::envelope::envelope;
use super::object::{Keyed, object};
use crate::claims::{Gains, Model, Pair, Trace};
use crate::games::talks::{End, Label, Round};
use serde::Serialize;

/// One JSON object and a line break; every round of the negotiation. What is not known where the talks did not take place
/// is empty or null.
pub fn trace_json(trace: &Trace) -> String {
    envelope(&trace.case, trace.case.plan, claim(trace), trace.case.cautions.iter())
}

/// By id of a party, an event, an issue, ...
type By<'a, T> = Keyed<'a, T>;
/// A text: by issue, in its own units.
type Text<'a> = By<'a, f64>;

fn claim<'a>(trace: &'a Trace<'a>) -> impl Serialize {
    let (words, story, outcome) = (Words { trace }, &trace.story, &trace.story.outcome);
    let is_settled = outcome.end == End::Settled;
    let paths = story.inputs.iter();
    let paths = paths.map(|(id, _)| trace.table.quantities()[id.index()].path.as_str());
    let values = story.inputs.iter().map(|(_, value)| *value);
    object! {
        seed: trace.case.plan.seed,
        draw: story.draw,
        repeat: story.repeat,
        chosen: &trace.chosen,
        end: outcome.end.word(),
        round: outcome.round,
        // The settled text; null where nothing settled.
        text: is_settled.then(|| words.text(&story.text)),
        text_levels: is_settled.then(|| words.levels(&story.text)),
        agreed: is_settled.then(|| words.author(outcome.author as usize)),
        months_held: is_settled.then_some(outcome.months_held),
        inputs: Keyed(paths.clone().zip(values).collect()),
        quantiles: Keyed(paths.zip(story.quantiles.iter().copied()).collect()),
        good_faith: words.by_signatory(story.good_faith.iter().copied()),
        reading: words.by_signatory(story.reading.iter().copied()),
        trust_at_start: words.trust(story.trust_at_start.iter().map(|bond| bond.2)),
        // What texts are worth before the first meeting; null where too many would have to be tried.
        gains: trace.gains.as_ref().map(|gains| words.gains(gains)),
        rounds: story.rounds.iter().map(|round| words.round(round)).collect::<Vec<_>>(),
    }
}

/// The ids of one scenario.
#[derive(Clone, Copy)]
struct Words<'a> {
    trace: &'a Trace<'a>,
}

impl<'a> Words<'a> {
    fn signatory(self, place: usize) -> &'a str {
        self.party(self.trace.table.signatories()[place])
    }

    fn party(self, party: usize) -> &'a str {
        &self.trace.table.labels().parties[party].id
    }

    fn author(self, text: usize) -> &'a str {
        let drafters = self.trace.table.drafters();
        match text.checked_sub(drafters.len()) {
            None => self.party(drafters[text]),
            Some(author) if author < self.trace.table.signatories().len() => self.signatory(author),
            Some(_) => "split",
        }
    }

    fn by_signatory<T>(self, values: impl Iterator<Item = T>) -> By<'a, T> {
        Keyed(values.enumerate().map(|(i, value)| (self.signatory(i), value)).collect())
    }

    /// Numbers of bonds, by who trusts and whom.
    fn trust(self, values: impl Iterator<Item = f64>) -> By<'a, By<'a, f64>> {
        let mut by: Vec<(&str, By<f64>)> = Vec::new();
        for (&(truster, trusted, _), value) in self.trace.story.trust_at_start.iter().zip(values) {
            let (truster, entry) = (self.party(truster), (self.party(trusted), value));
            match by.last_mut().filter(|(last, _)| *last == truster) {
                Some((_, of)) => of.0.push(entry),
                None => by.push((truster, Keyed(vec![entry]))),
            }
        }
        Keyed(by)
    }

    fn text(self, positions: &[f64]) -> Text<'a> {
        let issues = self.trace.table.parts().issues.iter().zip(&self.trace.table.labels().issues);
        let at = issues.zip(positions).map(|((issue, label), at)| {
            (label.id.as_str(), issue.range.0 + at * (issue.range.1 - issue.range.0))
        });
        Keyed(at.collect())
    }

    /// The levels of the discrete issues alone.
    fn levels(self, positions: &[f64]) -> By<'a, &'a str> {
        let issues = self.trace.table.parts().issues.iter().zip(&self.trace.table.labels().issues);
        let level = issues.zip(positions).filter_map(|((issue, label), at)| {
            let level = (at * (issue.levels? - 1) as f64 + 0.5) as usize;
            Some((label.id.as_str(), label.scale.get(level)?.1.as_str()))
        });
        Keyed(level.collect())
    }

    fn by_author<T>(
        self,
        of: impl Fn(usize) -> T,
        texts: impl IntoIterator<Item = usize>,
    ) -> By<'a, T> {
        Keyed(texts.into_iter().map(|text| (self.author(text), of(text))).collect())
    }

    fn by_label<T: Copy>(self, labels: &'a [Label], values: &[T]) -> By<'a, T> {
        Keyed(labels.iter().zip(values).map(|(label, value)| (label.id.as_str(), *value)).collect())
    }

    fn gains(self, gains: &'a Gains) -> impl Serialize + 'a {
        let worth = |worth: &[f64]| self.by_signatory(worth.iter().copied());
        let solutions = Model::ALL[4..].iter().zip(&gains.solutions);
        let solution = |(model, found): (&Model, &'a Option<Vec<f64>>)| {
            (model.id(), found.as_ref().map(|found| worth(found)))
        };
        let frontier = |pair: &'a Pair| {
            let sides = [pair.sides.0, pair.sides.1].map(|side| self.signatory(side));
            object! { of: sides, points: &pair.frontier }
        };
        object! {
            no_deal: worth(&gains.no_deal),
            settled: gains.settled.as_ref().map(|settled| worth(settled)),
            texts: Keyed(solutions.map(solution).collect()),
            // By how much some text gives every side more than the settled one.
            left: gains.left,
            frontiers: gains.pairs.iter().map(frontier).collect::<Vec<_>>(),
        }
    }

    fn round(self, round: &'a Round) -> impl Serialize + 'a {
        let labels = self.trace.table.labels();
        let drafts = round.drafts.len();
        let all: Vec<usize> =
            (0..round.texts.len()).filter(|&text| round.texts[text].on_table).collect();
        let offers = drafts..drafts + round.offers.len();
        let numbers = |values: &[f64]| self.by_signatory(values.iter().copied());
        let deals = |deals: &[usize]| -> Vec<&'a str> {
            deals.iter().map(|&deal| labels.interims[deal].id.as_str()).collect()
        };
        let crossed = |text: usize| {
            let ids = |issues: &Vec<usize>| -> Vec<&'a str> {
                issues.iter().map(|&issue| labels.issues[issue].id.as_str()).collect()
            };
            self.by_signatory(round.texts[text].crossed.iter().map(ids))
        };
        let signs = |text: usize| {
            let signs =
                (0..round.texts[text].worth.len()).map(|i| self.trace.story.signs(round, text, i));
            self.by_signatory(signs)
        };
        object! {
            round: round.round,
            state: round.state.word(),
            held: round.held,
            chance_to_meet: round.outside.chance_to_meet,
            balance: round.outside.balance,
            events: self.by_label(&labels.events, &round.outside.events),
            trust_after_events: self.trust(round.outside.trust.iter().copied()),
            trust: self.trust(round.trust.iter().map(|bond| bond.2)),
            no_deal: numbers(&round.no_deal),
            hardening: numbers(&round.hardening),
            reservations: numbers(&round.reservations),
            aspirations: numbers(&round.aspirations),
            conceded: numbers(&round.conceded),
            yielded: round.yielded.iter().map(|&i| self.signatory(i)).collect::<Vec<_>>(),
            status_quo: self.text(&round.status_quo),
            offers: self.by_author(|text| self.text(&round.offers[text - drafts]), offers.clone()),
            draft: round.drafts.last().map(|draft| self.text(draft)),
            drafts: self.by_author(|text| self.text(&round.drafts[text]), 0..drafts),
            offer_levels: self.by_author(|text| self.levels(&round.offers[text - drafts]), offers),
            draft_levels: self.by_author(|text| self.levels(&round.drafts[text]), 0..drafts),
            values: self.by_author(|text| numbers(&round.texts[text].worth), all.clone()),
            needs: self.by_author(|text| numbers(&round.texts[text].needs), all.clone()),
            red_lines: self.by_author(crossed, all.clone()),
            signs: self.by_author(signs, all),
            agreed: round.agreed.map(|text| self.author(text)),
            mandates: self.by_signatory(round.capitals.mandates.iter().copied()),
            refused_by: round.capitals.refused_by.iter().map(|&i| self.signatory(i)).collect::<Vec<_>>(),
            in_force: self.by_label(&labels.interims, &round.deals.in_force),
            adopted: deals(&round.deals.adopted),
            broken: deals(&round.deals.broken),
            zone: round.zone,
        }
    }
}
