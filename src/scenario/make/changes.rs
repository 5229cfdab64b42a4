//! `[[change]]`: what will happen, or may, to which numbers.

use super::builder::Builder;
use super::number::Ask;
use super::numbers::Numbers;
use super::owner::Owner;
use crate::engine::{QuantityId, Range};
use crate::games::talks::numbers::{
    ANY, CHANGE_RATE, CHANGE_TIMES, ChangeNumbers, FROM_ZERO, NumberKey,
};
use crate::games::talks::{Change, Drafting, Effect, How, Party, Role, Target, When};
use crate::scenario::keys::Section;
use crate::scenario::mistake::message::Mistake;
use crate::scenario::mistake::nearest::nearest;
use crate::scenario::tree::path::Path;

/// The numbers of a party that change.
const OF_PARTY: [&str; 12] = [
    "no_deal",
    "erosion_per_month",
    "cost_per_month",
    "exposure",
    "resolve",
    "ratify_margin",
    "credibility",
    "foresight",
    "good_faith",
    "leaves_per_month",
    "face_saving",
    "pressure",
];
/// The numbers of an event that change.
const OF_EVENT: [&str; 3] = ["per_month", "walkout", "postpones"];
/// Other numbers that change.
const OTHERS: [&str; 3] = ["balance.drift_per_month", "balance.volatility", "talks.resume_after"];

/// How each kind of effect is written, and what it may hold where that is not the range of what it changes.
const WAYS: [(&str, How, Option<Range>); 3] =
    [("add", How::Add, Some(ANY)), ("times", How::Times, Some(FROM_ZERO)), ("set", How::Set, None)];

impl Builder<'_> {
    /// The changes, in the order of the file.
    pub(super) fn changes(&mut self, parties: &[Party]) -> Vec<Change> {
        (0..self.rows("change")).filter_map(|index| self.change(index, parties)).collect()
    }

    fn change(&mut self, index: usize, parties: &[Party]) -> Option<Change> {
        let owner = self.entry(Section::Change, "change", index);
        self.rests_on(&owner.at);
        let when = self.when(&owner);
        let lasts = self.plain(&owner, &CHANGE_TIMES[2]);
        let numbers = ChangeNumbers::ask(&mut Numbers::of(self, &owner));
        let mut effects = Vec::new();
        for (word, how, range) in WAYS {
            let table = owner.inner(Section::Effects, word);
            for path in self.named(&table.at) {
                effects.extend(self.effect(&table, &path, how, range, parties));
            }
        }
        if effects.is_empty() && WAYS.iter().all(|(word, ..)| !self.has(&owner.at.key(word))) {
            let help = "such as add = { \"party.north.no_deal\" = -0.1 }, or times, or set";
            self.lacks(&owner, "add", help);
        }
        Some(Change { when: when?, lasts, numbers, effects })
    }

    fn when(&mut self, owner: &Owner) -> Option<When> {
        let rate = owner.at.key("per_month");
        let dated = self.exists(&owner.at.key("date")) || self.exists(&owner.at.key("month"));
        if !self.exists(&rate) {
            if self.exists(&owner.at.key("from")) {
                let mistake =
                    self.about(owner, &owner.at.key("from"), "`from` goes with `per_month` only");
                self.say(mistake.hint("it is the month from which it may happen at random"));
            }
            return self.month(owner, &CHANGE_TIMES[0]).map(When::Month);
        }
        if dated {
            let title = format!("both a time and `per_month` {}", owner.phrase);
            let mistake = self.about(owner, &rate, title);
            self.say(mistake.hint("keep one: a day that is known, or a rate a month"));
            return None;
        }
        let per_month = self.quantity(Ask::of(owner, &CHANGE_RATE[0]));
        let from = self.plain(owner, &CHANGE_TIMES[1]).unwrap_or(0.0);
        Some(When::Random { per_month, from })
    }

    fn effect(
        &mut self,
        table: &Owner,
        path: &str,
        how: How,
        range: Option<Range>,
        parties: &[Party],
    ) -> Option<Effect> {
        let at = table.at.key(path);
        if let Some(party) = self.drafter(path) {
            return self.changed_drafting(table, &at, party, how, parties);
        }
        let Some((target, its_range)) = self.target(path) else {
            self.no_target(&at, path);
            return None;
        };
        let by = self.effect_number(table, path, range.unwrap_or(its_range));
        Some(Effect::Number { target, how, by })
    }

    fn effect_number(&mut self, table: &Owner, path: &str, range: Range) -> QuantityId {
        static BY: NumberKey = NumberKey {
            key: "by",
            unit: "as the number changed",
            range: ANY,
            default: 0.0,
            form: crate::games::talks::numbers::Form::Number,
            says: "what the change does to that number",
            called: "{}",
        };
        let ask = Ask::of(table, &BY);
        self.quantity(Ask {
            at: table.at.key(path),
            address: format!("{}.{path}", table.address),
            subject: format!("`{path}` {}", table.phrase),
            range,
            ..ask
        })
    }

    /// The place of the party whose `drafts` a path is.
    fn drafter(&self, path: &str) -> Option<usize> {
        let id = path.strip_prefix("party.")?.strip_suffix(".drafts")?;
        self.ids.parties.iter().position(|known| known == id)
    }

    fn changed_drafting(
        &mut self,
        table: &Owner,
        at: &Path,
        party: usize,
        how: How,
        parties: &[Party],
    ) -> Option<Effect> {
        if parties[party].role != Role::Mediator || how != How::Set {
            let mistake = self.at(at, "`drafts` can only be set, and of a mediator");
            self.say(mistake.hint("set = { \"party.league.drafts\" = false }"));
            return None;
        }
        let words = [("mean", Drafting::Mean), ("search", Drafting::Search)];
        let is_word = self.tree.at(at).is_some_and(|node| node.text().is_some());
        let drafting = if is_word {
            self.one_of(table, at.last_key(), &words)
        } else {
            self.value(at).unwrap_or(true).then_some(Drafting::Mean)
        };
        Some(Effect::Drafting(party, drafting))
    }

    /// What a path names, where it is something that can change, and what it may be.
    fn target(&self, path: &str) -> Option<(Target, Range)> {
        if !can_change(path) {
            return None;
        }
        let signatory = path.strip_prefix("party.").and_then(|rest| rest.strip_suffix(".no_deal"));
        if let Some(id) = signatory {
            let party = self.ids.parties.iter().position(|known| known == id)?;
            return Some((Target::NoDeal(party), Range::UNIT));
        }
        let place = self.quantities.iter().position(|quantity| quantity.path == path)?;
        Some((Target::Number(QuantityId(place as u32)), self.quantities[place].range))
    }

    fn no_target(&mut self, at: &Path, path: &str) {
        let exists = self.quantities.iter().any(|quantity| quantity.path == path);
        let mistake = Mistake::at(self.tree.key_of(at), "");
        let known = self.quantities.iter().map(|quantity| quantity.path.as_str());
        let near = nearest(path, known.filter(|path| can_change(path)));
        let (title, help) = match (exists, near) {
            (true, _) => (
                format!("`{path}` cannot change on the way"),
                "what can: no_deal, erosion, costs, pressure, exposure, resolve, ratify_margin, credibility, foresight, face_saving, good_faith, leaves_per_month, rates of events, the balance, resume_after, drafts".to_string(),
            ),
            (false, Some(near)) => {
                (format!("there is no number `{path}`"), format!("did you mean `{near}`?"))
            }
            (false, None) => (
                format!("there is no number `{path}`"),
                "a path such as \"party.north.no_deal\", of a number that the file has".to_string(),
            ),
        };
        self.say(Mistake { title, help: Some(help), ..mistake });
    }
}

fn can_change(path: &str) -> bool {
    let mut steps = path.split('.');
    match (steps.next(), steps.next(), steps.next()) {
        (Some("party"), Some(_), Some(key)) => OF_PARTY.contains(&key),
        (Some("event"), Some(_), Some(key)) => OF_EVENT.contains(&key),
        _ => OTHERS.contains(&path),
    }
}
