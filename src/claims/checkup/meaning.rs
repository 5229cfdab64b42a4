//! What the numbers of a scenario mean: what texts that everybody can picture are worth to each party, and what in the
//! file reads without error and should still be looked at.

use super::middle::Middle;
use crate::claims::run::terms::Wording;
use crate::claims::warning::Warning;
use crate::engine::QuantityId;
use crate::games::talks::{Bars, Curve, Issue, Label, Stance, Table, When, Worths};
use crate::games::talks::{possessive, within, worths};

/// Draws that are looked at.
pub const DRAWS: u64 = 1_000;
/// Where more parties want something, signatories alone are told of, and nobody's ideals.
const MOST_TOLD: usize = 12;
/// A slip that fewer draws show is none.
const SELDOM: f64 = 0.05;
/// A weight so many times the next leaves the others without a voice.
const LOPSIDED: f64 = 10.0;

/// What the numbers mean, before anything is played.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    /// Parties that want something, in the order of the file.
    pub parties: Vec<PartyMeaning>,
    /// What should be looked at.
    pub cautions: Vec<Warning>,
}

/// What the numbers of one party mean. Values and weights 0..1.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyMeaning {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Of each issue that it weighs, the heaviest first: its share of all weight.
    pub weights: Vec<Among>,
    /// What the status quo is worth to it.
    pub status_quo: Middle,
    /// What the ideal texts of the others that want something are worth to it.
    pub ideals: Vec<Among>,
    /// Of a signatory: its no-deal value.
    pub no_deal: Option<Middle>,
    /// Of a signatory: the position of its heaviest issue that is as good as no deal.
    pub as_good: Option<AsGood>,
}

/// A number of an issue or of another party.
#[derive(Clone, Debug, PartialEq)]
pub struct Among {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The number.
    pub middle: Middle,
}

/// A position that is as good to somebody as no deal, all else at the status quo.
#[derive(Clone, Debug, PartialEq)]
pub struct AsGood {
    /// The issue's id.
    pub issue: String,
    /// Its name.
    pub name: String,
    /// The unit of a numeric scale.
    pub unit: Option<String>,
    /// The share of draws in which there is such a position: elsewhere every position is better, or none is.
    pub share: f64,
    /// Where it lies, in the issue's own units.
    pub position: Option<Middle>,
    /// The median in the words of the scale.
    pub wording: Option<Wording>,
}

/// Looks at the first draws of a seed.
pub fn meaning(table: &Table, seed: u64) -> Meaning {
    let parties = 0..table.parts().parties.len();
    let wants = |party: &usize| table.parts().parties[*party].stances.iter().any(Option::is_some);
    let mut told: Vec<usize> = parties.filter(wants).collect();
    let is_crowd = told.len() > MOST_TOLD;
    let ideals = if is_crowd { Vec::new() } else { told.clone() };
    if is_crowd {
        told.retain(|party| table.signatories().contains(party));
    }
    let heaviest: Vec<usize> =
        table.signatories().iter().map(|party| heaviest(table, *party)).collect();
    let draws = worths(table, seed, DRAWS, &ideals, &heaviest);
    let is_told = |party: usize| told.contains(&party);
    let weights = |party| if is_told(party) { weights(&draws, party) } else { Vec::new() };
    let weights = (0..table.parts().parties.len()).map(weights).collect();
    let look = Look { table, draws, ideals, heaviest, weights };
    let parties = told.into_iter().map(|party| look.party(party)).collect();
    Meaning { parties, cautions: look.cautions() }
}

/// The issue to which a party gives most weight, by the medians.
fn heaviest(table: &Table, party: usize) -> usize {
    let weight = |stance: &Option<Stance>| match stance {
        Some(stance) => table.quantities()[stance.weight.index()].distribution.quantile(0.5),
        None => 0.0,
    };
    let weights = table.parts().parties[party].stances.iter().map(weight).enumerate();
    let best = weights.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.expect("talks have issues").0
}

struct Look<'a> {
    table: &'a Table,
    draws: Worths,
    /// The parties whose ideals were looked at.
    ideals: Vec<usize>,
    /// By signatory.
    heaviest: Vec<usize>,
    /// By party, where it is told of: the issues that it weighs, the heaviest first.
    weights: Vec<Vec<(usize, Middle)>>,
}

fn weights(draws: &Worths, party: usize) -> Vec<(usize, Middle)> {
    let all = draws.weights[party].iter().map(|draws| Middle::all(draws)).enumerate();
    let mut weights: Vec<(usize, Middle)> = all.filter(|(_, middle)| middle.p90 > 0.0).collect();
    weights.sort_by(|one, other| other.1.p50.total_cmp(&one.1.p50));
    weights
}

/// In how many of 100 draws something holds; none where it is too seldom to be said.
fn of_100(draws: impl ExactSizeIterator<Item = bool>) -> Option<String> {
    let all = draws.len() as f64;
    let share = draws.filter(|is_so| *is_so).count() as f64 / all;
    (share >= SELDOM).then(|| format!("{:.0} of 100 draws", 100.0 * share))
}

impl Look<'_> {
    fn stance(&self, party: usize, issue: usize) -> Option<&Stance> {
        self.table.parts().parties[party].stances[issue].as_ref()
    }

    fn issues(&self) -> core::ops::Range<usize> {
        0..self.table.parts().issues.len()
    }

    /// An issue within a sentence.
    fn issue(&self, k: usize) -> String {
        within(&self.table.labels().issues[k].name)
    }

    /// The name of a party within a sentence.
    fn who(&self, party: usize) -> String {
        within(&self.table.labels().parties[party].name)
    }

    fn party(&self, party: usize) -> PartyMeaning {
        let (labels, draws) = (self.table.labels(), &self.draws);
        let Label { id, name, .. } = labels.parties[party].clone();
        let seat = self.table.signatories().iter().position(|&signatory| signatory == party);
        let weights = self.weights[party].iter().map(|&(k, middle)| {
            let label = &labels.issues[k];
            Among { id: label.id.clone(), name: label.name.clone(), middle }
        });
        let others = self.ideals.iter().zip(&draws.ideals[party]);
        let ideals = others.filter(|(other, _)| **other != party).map(|(other, values)| {
            let Label { id, name, .. } = labels.parties[*other].clone();
            Among { id, name, middle: Middle::all(values) }
        });
        PartyMeaning {
            id,
            name,
            weights: weights.collect(),
            status_quo: Middle::all(&draws.status_quo[party]),
            ideals: ideals.collect(),
            no_deal: seat.map(|i| Middle::all(&draws.no_deal[i])),
            as_good: seat.map(|i| self.as_good(i)),
        }
    }

    fn as_good(&self, i: usize) -> AsGood {
        let k = self.heaviest[i];
        let (issue, label) = (&self.table.parts().issues[k], &self.table.labels().issues[k]);
        let found = self.draws.as_good[i].iter().copied().filter(|position| !position.is_nan());
        let position = Middle::of(found.clone());
        let in_units = |position: f64| issue.range.0 + position * (issue.range.1 - issue.range.0);
        AsGood {
            issue: label.id.clone(),
            name: label.name.clone(),
            unit: label.unit.clone(),
            share: found.count() as f64 / DRAWS as f64,
            position: position.map(|middle| middle.map(in_units)),
            wording: position.and_then(|middle| Wording::of(&label.scale, middle.p50)),
        }
    }

    fn cautions(&self) -> Vec<Warning> {
        let of_issues = self.issues().flat_map(|k| self.of_issue(k));
        let of_signatories = self.table.signatories().iter().enumerate();
        let of_signatories = of_signatories.flat_map(|(i, &party)| self.of_signatory(i, party));
        let of_lines = (0..self.table.shape().lines.len()).flat_map(|line| self.of_line(line));
        let others = self.of_lists().into_iter().chain(self.of_times());
        of_issues.chain(of_signatories).chain(of_lines).chain(others).collect()
    }

    /// What falls outside the time that is played.
    fn of_times(&self) -> Vec<Warning> {
        let (parts, labels) = (self.table.parts(), self.table.labels());
        let length = self.table.shape().month;
        let end = f64::from(parts.setting.rounds) * length;
        let after = end + f64::from(parts.setting.aftermath_months);
        let changes = parts.changes.iter().zip(&labels.changes).filter_map(|(change, label)| {
            let When::Month(month) = change.when else { return None };
            let what = match month {
                _ if month > after => "falls after all that is played: it changes nothing",
                _ if month > end => "falls after the last round: it can only break settlements",
                _ if month <= 0.0 => "is in force from the first round on",
                _ => return None,
            };
            Some(Warning::new("change_outside", format!("the change {} {what}", label.name)))
        });
        let deadlines = parts.deadlines.iter().filter(|deadline| deadline.month >= end + length);
        let deadlines = deadlines.map(|deadline| {
            let text = format!(
                "the deadline in month {:.1} falls after the last round, in month {end:.1}: nobody feels it",
                deadline.month
            );
            Warning::new("deadline_outside", text)
        });
        changes.chain(deadlines).collect()
    }

    fn of_issue(&self, k: usize) -> Vec<Warning> {
        let name = self.issue(k);
        let excluding = of_100(self.draws.excluded[k].iter().copied()).map(|often| {
            let text = format!(
                "red lines exclude each other on {name} in {often}: no text can be signed there"
            );
            Warning::new("red_lines_exclude", text)
        });
        excluding.into_iter().collect()
    }

    /// Issues that one party alone lists.
    fn of_lists(&self) -> Vec<Warning> {
        let lists = |k: usize| {
            let parties = 0..self.table.parts().parties.len();
            let mut parties = parties.filter(move |party| self.stance(*party, k).is_some());
            let only = parties.next().filter(|_| parties.next().is_none());
            only.map(|party| (self.who(party), &self.table.labels().issues[k].name))
        };
        let alone: Vec<(String, &String)> = self.issues().filter_map(lists).collect();
        let says = |(who, name): &(String, &String)| format!("{name} is listed by {who} alone");
        let all: Vec<String> = alone.iter().map(says).collect();
        let text = format!("{}: nobody else has anything to ask for there", all.join(", "));
        (!all.is_empty()).then(|| Warning::new("listed_by_one", text)).into_iter().collect()
    }

    fn of_signatory(&self, i: usize, party: usize) -> Vec<Warning> {
        let who = self.who(party);
        let values = self.draws.no_deal[i].iter().zip(&self.draws.best[i]);
        let above = of_100(values.map(|(no_deal, best)| no_deal > best)).map(|often| {
            let text = format!(
                "the no-deal value of {who} is above every text within the red lines in {often}"
            );
            Warning::new("no_deal_above_all", text)
        });
        let rules = match self.weights[party][..] {
            [(heaviest, most), (_, next), ..]
                if next.p50 > 0.0 && most.p50 >= LOPSIDED * next.p50 =>
            {
                let text = format!(
                    "{} weight on \"{}\" is {:.0} times that on the next issue: the others hardly have a voice",
                    possessive(&who),
                    self.issue(heaviest),
                    most.p50 / next.p50
                );
                Some(Warning::new("one_weight_rules", text))
            }
            _ => None,
        };
        above
            .into_iter()
            .chain(rules)
            .chain(self.of_guarantees(party))
            .chain(self.of_bars(party))
            .collect()
    }

    /// A signatory's red line beside its ideal.
    fn of_line(&self, place: usize) -> Vec<Warning> {
        let line = self.table.shape().lines[place];
        if line.seat.is_none() {
            return Vec::new();
        }
        let about = format!(
            "{} red line on \"{}\"",
            possessive(&self.who(line.party)),
            self.issue(line.issue)
        );
        let barring = of_100(self.draws.barred[place].iter().copied()).map(|often| {
            let text = format!(
                "{about} bars its own ideal in {often}: it then asks for the red line itself"
            );
            Warning::new("ideal_beyond_red_line", text)
        });
        let inferred = self.overlaps(line.party, line.issue).then(|| {
            let way = if line.bars == Bars::Below { "below" } else { "above" };
            let text = format!(
                "{about} and its ideal overlap, and `bars` is not given: it is taken to bar what lies {way}"
            );
            Warning::new("bars_inferred", text)
        });
        barring.into_iter().chain(inferred).collect()
    }

    /// A side that is barred where there is no red line.
    fn of_bars(&self, party: usize) -> Vec<Warning> {
        let idle = self.issues().filter(|k| {
            self.stance(party, *k).is_some_and(|one| one.bars.is_some() && one.red_line.is_none())
        });
        let caution = |k: usize| {
            let (whose, name) = (possessive(&self.who(party)), self.issue(k));
            let text = format!("{whose} `bars` on {name} has no `red_line` beside it");
            Warning::new("bars_without_line", text)
        };
        idle.map(caution).collect()
    }

    /// Whether the ranges of a red line and of the ideal overlap where the file does not say which side is barred.
    fn overlaps(&self, party: usize, issue: usize) -> bool {
        let reach = |id: QuantityId| {
            let distribution = &self.table.quantities()[id.index()].distribution;
            (distribution.least(), distribution.most())
        };
        match self.stance(party, issue) {
            Some(Stance {
                curve: Curve::Ideal(ideal, _),
                red_line: Some(line),
                bars: None,
                ..
            }) => {
                let ((low, high), (least, most)) = (reach(*line), reach(*ideal));
                low <= most && least <= high && (low < high || least < most)
            }
            _ => false,
        }
    }

    /// A guarantee is tabled for its own weight, not for the clauses that it makes credible.
    fn of_guarantees(&self, party: usize) -> Vec<Warning> {
        let parts = self.table.parts();
        let can =
            |id: QuantityId| self.table.quantities()[id.index()].distribution.known() != Some(0.0);
        let weighs = |k: usize| self.weights[party].iter().any(|(weighed, _)| *weighed == k);
        let is_promised = |(k, issue): (usize, &Issue)| {
            can(issue.promise) && weighs(k) && !issue.kept_by.contains(&party)
        };
        if !parts.issues.iter().enumerate().any(is_promised) {
            return Vec::new();
        }
        let assures = |k: &usize| can(parts.issues[*k].assures) && !weighs(*k);
        let silent = self.issues().filter(assures).map(|k| {
            let text = format!(
                "{} weight on \"{}\" is 0, though that guarantees what others promise: nobody will offer it for that side's sake",
                possessive(&self.who(party)),
                self.issue(k)
            );
            Warning::new("guarantee_without_weight", text)
        });
        silent.collect()
    }
}
