//! What the numbers of a scenario mean: what texts that everybody can picture are worth to each party, and what in the
//! file reads without error and should still be looked at.

use crate::claims::run::terms::Wording;
use crate::claims::warning::Warning;
use crate::engine::QuantityId;
use crate::games::talks::{
    Bars, Curve, Issue, Role, Stance, Table, Worth, possessive, within, worths,
};

/// Draws that are looked at.
pub const DRAWS: u64 = 1_000;
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
    /// By issue that it weighs, the heaviest first: id, name and share of all weight.
    pub weights: Vec<(String, String, Middle)>,
    /// What the status quo is worth to it.
    pub status_quo: Middle,
    /// What the ideal texts of the others that want something are worth to it: id, name and value.
    pub ideals: Vec<(String, String, Middle)>,
    /// Of a signatory: its no-deal value.
    pub no_deal: Option<Middle>,
    /// Of a signatory: the position of its heaviest issue that is as good as no deal.
    pub as_good: Option<AsGood>,
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

/// A median and the middle 80 % around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Middle {
    /// One draw in ten lies below.
    pub p10: f64,
    /// The median.
    pub p50: f64,
    /// One draw in ten lies above.
    pub p90: f64,
}

/// Looks at the first draws of a seed.
pub fn meaning(table: &Table, seed: u64) -> Meaning {
    let draws = worths(table, seed, DRAWS);
    let look = Look { table, draws: &draws };
    let wants = |party: &usize| table.parts().parties[*party].stances.iter().any(Option::is_some);
    let parties = (0..table.parts().parties.len()).filter(wants).map(|party| look.party(party));
    Meaning { parties: parties.collect(), cautions: look.cautions() }
}

impl Middle {
    /// None of no numbers.
    fn of(numbers: impl Iterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = numbers.collect();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().checked_sub(1)?;
        let at = |share: f64| sorted[(share * last as f64 + 0.5) as usize];
        Some(Middle { p10: at(0.1), p50: at(0.5), p90: at(0.9) })
    }

    fn map(self, of: impl Fn(f64) -> f64) -> Self {
        Middle { p10: of(self.p10), p50: of(self.p50), p90: of(self.p90) }
    }
}

struct Look<'a> {
    table: &'a Table,
    draws: &'a [Worth],
}

impl Look<'_> {
    fn middle(&self, of: impl Fn(&Worth) -> f64) -> Middle {
        Middle::of(self.draws.iter().map(of)).expect("there are draws")
    }

    fn share(&self, of: impl Fn(&Worth) -> bool) -> f64 {
        self.draws.iter().filter(|draw| of(draw)).count() as f64 / self.draws.len() as f64
    }

    fn stance(&self, party: usize, issue: usize) -> Option<&Stance> {
        self.table.parts().parties[party].stances[issue].as_ref()
    }

    fn issues(&self) -> core::ops::Range<usize> {
        0..self.table.parts().issues.len()
    }

    fn party(&self, party: usize) -> PartyMeaning {
        let labels = self.table.labels();
        let named = |other: usize, middle: Middle| {
            let label = &labels.parties[other];
            (label.id.clone(), label.name.clone(), middle)
        };
        let seat = self.table.signatories().iter().position(|&signatory| signatory == party);
        let others = (0..labels.parties.len()).filter(|&other| {
            other != party && self.issues().any(|k| self.stance(other, k).is_some())
        });
        let weights = self.weights(party);
        let heaviest = weights.first().map(|(k, _)| *k);
        PartyMeaning {
            id: labels.parties[party].id.clone(),
            name: labels.parties[party].name.clone(),
            weights: weights
                .into_iter()
                .map(|(k, middle)| {
                    let label = &labels.issues[k];
                    (label.id.clone(), label.name.clone(), middle)
                })
                .collect(),
            status_quo: self.middle(|draw| draw.status_quo[party]),
            ideals: others
                .map(|other| named(other, self.middle(|draw| draw.ideals[party][other])))
                .collect(),
            no_deal: seat.map(|i| self.middle(|draw| draw.no_deal[i])),
            as_good: seat.zip(heaviest).map(|(i, k)| self.as_good(i, k)),
        }
    }

    /// The issues that a party weighs, the heaviest first.
    fn weights(&self, party: usize) -> Vec<(usize, Middle)> {
        let weight = |k: usize| (k, self.middle(|draw| draw.weights[party][k]));
        let mut weights: Vec<(usize, Middle)> = self.issues().map(weight).collect();
        weights.retain(|(_, middle)| middle.p90 > 0.0);
        weights.sort_by(|one, other| other.1.p50.total_cmp(&one.1.p50));
        weights
    }

    fn as_good(&self, i: usize, k: usize) -> AsGood {
        let (issue, label) = (&self.table.parts().issues[k], &self.table.labels().issues[k]);
        let found = self.draws.iter().filter_map(|draw| draw.as_good[i][k]);
        let position = Middle::of(found);
        let in_units = |position: f64| issue.range.0 + position * (issue.range.1 - issue.range.0);
        AsGood {
            issue: label.id.clone(),
            name: label.name.clone(),
            unit: label.unit.clone(),
            share: self.share(|draw| draw.as_good[i][k].is_some()),
            position: position.map(|middle| middle.map(in_units)),
            wording: position.and_then(|middle| Wording::of(&label.scale, middle.p50)),
        }
    }

    fn cautions(&self) -> Vec<Warning> {
        let of_issues = self.issues().flat_map(|k| self.of_issue(k));
        let of_signatories = self.table.signatories().iter().enumerate();
        let of_signatories = of_signatories.flat_map(|(i, &party)| self.of_signatory(i, party));
        of_issues.chain(of_signatories).collect()
    }

    fn of_issue(&self, k: usize) -> Vec<Warning> {
        let (parts, labels) = (self.table.parts(), self.table.labels());
        let name = &labels.issues[k].name;
        let excluded = self.share(|draw| draw.excluded[k]);
        let listed: Vec<usize> =
            (0..parts.parties.len()).filter(|&p| self.stance(p, k).is_some()).collect();
        let alone = match listed[..] {
            [only] if parts.parties.len() > 1 => Some(only),
            _ => None,
        };
        let excluding = (excluded >= SELDOM).then(|| {
            let text = format!(
                "red lines exclude each other on {name} in {} of 100 draws: no text can be signed there",
                whole(excluded)
            );
            Warning::new("red_lines_exclude", text)
        });
        let alone = alone.map(|party| {
            let who = within(&labels.parties[party].name);
            let text =
                format!("{who} alone lists {name}: nobody else has anything to ask for there");
            Warning::new("listed_by_one", text)
        });
        excluding.into_iter().chain(alone).collect()
    }

    fn of_signatory(&self, i: usize, party: usize) -> Vec<Warning> {
        let labels = self.table.labels();
        let who = within(&labels.parties[party].name);
        let mut found = Vec::new();
        let above = self.share(|draw| draw.no_deal[i] > draw.best[i]);
        if above >= SELDOM {
            let text = format!(
                "the no-deal value of {who} is above every text within its red lines in {} of 100 draws",
                whole(above)
            );
            found.push(Warning::new("no_deal_above_all", text));
        }
        if let [(heaviest, most), (_, next), ..] = self.weights(party)[..]
            && next.p50 > 0.0
            && most.p50 >= LOPSIDED * next.p50
        {
            let text = format!(
                "{who} gives {} {:.0} times the weight of its next issue: the others hardly have a voice",
                labels.issues[heaviest].name,
                most.p50 / next.p50
            );
            found.push(Warning::new("one_weight_rules", text));
        }
        for k in self.issues() {
            found.extend(self.of_red_line(i, party, k));
        }
        found.extend(self.of_guarantees(party));
        found
    }

    fn of_red_line(&self, i: usize, party: usize, k: usize) -> Option<Warning> {
        let labels = self.table.labels();
        let name = &labels.issues[k].name;
        let whose = possessive(&within(&labels.parties[party].name));
        let wrong = self.share(|draw| draw.barred[i][k]);
        if wrong >= SELDOM {
            let text = format!(
                "{whose} red line on {name} bars its own ideal in {} of 100 draws: it then asks for the red line itself",
                whole(wrong)
            );
            return Some(Warning::new("ideal_beyond_red_line", text));
        }
        let stance = self.stance(party, k)?;
        let line = stance.red_line.filter(|_| stance.bars.is_none())?;
        let (low, high) = self.reach(line);
        let (least, most) = match stance.curve {
            Curve::Ideal(ideal, _) => self.reach(ideal),
            Curve::Points(_) => return None,
        };
        (low <= most && least <= high && least < most).then(|| {
            let lines = &self.table.shape().lines;
            let taken = lines.iter().find(|one| one.party == party && one.issue == k);
            let way = match taken.map(|one| one.bars) {
                Some(Bars::Below) => "below",
                _ => "above",
            };
            let text = format!(
                "{whose} red line on {name} and its ideal overlap, and `bars` is not given: it is taken to bar what lies {way}"
            );
            Warning::new("bars_inferred", text)
        })
    }

    /// A guarantee is tabled for its own weight, not for the clauses that it makes credible.
    fn of_guarantees(&self, party: usize) -> Vec<Warning> {
        let (parts, labels) = (self.table.parts(), self.table.labels());
        let can = |id: QuantityId| {
            let distribution = &self.table.quantities()[id.index()].distribution;
            distribution.known() != Some(0.0)
        };
        let weighs = |k: usize| {
            self.stance(party, k).is_some() && self.middle(|draw| draw.weights[party][k]).p90 > 0.0
        };
        let doubts = |(k, issue): (usize, &Issue)| {
            can(issue.numbers.promise) && weighs(k) && !issue.kept_by.contains(&party)
        };
        if parts.parties[party].role != Role::Signatory
            || !parts.issues.iter().enumerate().any(doubts)
        {
            return Vec::new();
        }
        let assures = |k: &usize| can(parts.issues[*k].numbers.assures) && !weighs(*k);
        let silent = self.issues().filter(assures).map(|k| {
            let text = format!(
                "{} gives {} no weight, though it guarantees what others promise it: nobody will offer it that for its sake",
                within(&labels.parties[party].name),
                labels.issues[k].name
            );
            Warning::new("guarantee_without_weight", text)
        });
        silent.collect()
    }

    /// From where to where a number reaches.
    fn reach(&self, id: QuantityId) -> (f64, f64) {
        let distribution = &self.table.quantities()[id.index()].distribution;
        (distribution.least(), distribution.most())
    }
}

fn whole(share: f64) -> String {
    format!("{:.0}", 100.0 * share)
}
