//! `[[change]]`: what will happen, or may.

use super::builder::Builder;
use super::number::Ask;
use super::numbers::Numbers;
use super::owner::Owner;
use super::unknown::above;
use crate::engine::{QuantityId, Range};
use crate::games::talks::numbers::{ANY, ChangeNumbers, FROM_ZERO};
use crate::games::talks::{Change, Drafting, Effect, How, Target, When};
use crate::scenario::keys::Section;
use crate::scenario::mistake::message::Mistake;
use crate::scenario::mistake::nearest::nearest_path;

const WAYS: [(&str, How); 3] = [("add", How::Add), ("times", How::Times), ("set", How::Set)];

/// What can be changed, of whom: the rest of the path after the id.
const OF_PARTY: [&str; 10] = [
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
];
const OF_EVENT: [&str; 3] = ["per_month", "walkout", "postpones"];
const OTHERS: [&str; 3] = ["balance.drift_per_month", "balance.volatility", "talks.resume_after"];

impl Builder<'_> {
    /// The changes, in the order of the file; called when every other number is on the list.
    pub(super) fn changes(&mut self) -> Vec<Change> {
        (0..self.rows("change")).map(|index| self.change(index)).collect()
    }

    fn change(&mut self, index: usize) -> Change {
        let owner = self.entry(Section::Change, "change", index);
        self.rests_on(&owner.at);
        let when = self.when(&owner);
        let lasts = self.exists(&owner.at.key("lasts")).then(|| self.known(&owner, "lasts"));
        let numbers = ChangeNumbers::ask(&mut Numbers::of(self, &owner));
        let before = self.mistakes.len();
        let effects: Vec<Effect> =
            WAYS.into_iter().flat_map(|(key, how)| self.effects(&owner, key, how)).collect();
        if effects.is_empty() && self.mistakes.len() == before {
            let title = format!("{} changes nothing", owner.phrase.trim_start_matches("of "));
            let mistake = self.at(&owner.at, title).beside(owner.beside.clone());
            self.say(mistake.hint("say what it does: add = { \"party.league.pressure.south\" = 0.01 }, or times, or set"));
        }
        Change { when, lasts, numbers, effects }
    }

    fn when(&mut self, owner: &Owner) -> When {
        let month = self.time(owner, &["date", "month", "per_month"], "change");
        let is_random = self.exists(&owner.at.key("per_month"));
        let from = owner.at.key("from");
        if self.exists(&from) && !is_random {
            let mistake = self.at(&from, format!("`from` {} goes with `per_month`", owner.phrase));
            self.say(
                mistake.hint("leave it out, or give the rate at which it happens from then on"),
            );
        }
        if !is_random {
            return When::Month(month.unwrap_or(0.0));
        }
        let per_month = self.number(owner, "per_month");
        let from = if self.exists(&from) { self.known(owner, "from") } else { 0.0 };
        When::Random { per_month, from }
    }

    fn effects(&mut self, owner: &Owner, key: &str, how: How) -> Vec<Effect> {
        let table = owner.inner(Section::Effects, key);
        let paths = self.named(&table.at);
        paths.iter().filter_map(|path| self.effect(&table, path, how)).collect()
    }

    fn effect(&mut self, table: &Owner, path: &str, how: How) -> Option<Effect> {
        let at = table.at.key(path);
        if self.tree.at(&at).and_then(|node| node.entries()).is_some_and(|entries| {
            !entries.is_empty()
                && entries.values().all(|node| node.entries().is_some())
                && !path.contains('.')
        }) {
            let mistake =
                Mistake::at(self.tree.key_of(&at), "the path of a number stands in quotes here");
            self.say(mistake.hint("such as \"party.league.pressure.south\" = 0.01"));
            return None;
        }
        if let Some(party) =
            path.strip_prefix("party.").and_then(|rest| rest.strip_suffix(".drafts"))
        {
            return self.drafts(table, path, party, how);
        }
        let found = self.quantities.iter().position(|quantity| quantity.path == path);
        let is_base = self.base_of_no_deal(path);
        let Some(place) = found.filter(|_| is_allowed(path)).or(is_base) else {
            self.no_target(table, path);
            return None;
        };
        let target =
            match path.strip_prefix("party.").and_then(|rest| rest.strip_suffix(".no_deal")) {
                Some(party) => Target::NoDeal(self.ids.parties.iter().position(|id| id == party)?),
                None => Target::Number(QuantityId(place as u32)),
            };
        let by = self.by(table, path, how, place, is_base.is_some());
        Some(Effect::Number { target, how, by })
    }

    /// The number behind a no-deal value that is that of a text: what is added to it.
    fn base_of_no_deal(&self, path: &str) -> Option<usize> {
        let plus = format!("{path}.plus");
        let is_base = path.starts_with("party.") && path.ends_with(".no_deal");
        self.quantities.iter().position(|quantity| is_base && quantity.path == plus)
    }

    fn by(
        &mut self,
        table: &Owner,
        path: &str,
        how: How,
        place: usize,
        is_text: bool,
    ) -> QuantityId {
        let target = &self.quantities[place];
        let (range, unit) = match how {
            How::Add => (ANY, target.unit.clone()),
            How::Times => (FROM_ZERO, "factor".to_owned()),
            How::Set if is_text => (Range::UNIT, target.unit.clone()),
            How::Set => (target.range, target.unit.clone()),
        };
        let what = match how {
            How::Add => "adds to",
            How::Times => "multiplies",
            How::Set => "makes of",
        };
        let name = format!("what {} {what} {}", table.name, target.name);
        let at = table.at.key(path);
        let address = format!("{}.{path}", table.address);
        let subject = format!("`{path}` {}", table.phrase);
        let ask = Ask::of(table, &Section::Effects.numbers()[0]);
        self.quantity(Ask { at, address, name, subject, range, unit, ..ask })
    }

    fn drafts(&mut self, table: &Owner, path: &str, party: &str, how: How) -> Option<Effect> {
        let at = table.at.key(path);
        if how != How::Set {
            let mistake =
                Mistake::at(self.tree.key_of(&at), "how somebody drafts can only be `set`");
            self.say(mistake.hint(format!("write set = {{ \"{path}\" = \"search\" }}")));
            return None;
        }
        let place = self.ids.parties.iter().position(|id| id == party);
        let is_mediator = |place: &usize| {
            let role =
                crate::scenario::tree::path::Path::top().key("party").index(*place).key("role");
            self.tree.at(&role).and_then(|node| node.text()) == Some("mediator")
        };
        let Some(place) = place.filter(is_mediator) else {
            let mistake =
                Mistake::at(self.tree.key_of(&at), format!("there is no mediator `{party}`"));
            self.say(mistake.hint("only mediators draft"));
            return None;
        };
        Some(Effect::Drafting(place, self.drafting_at(table, path)))
    }

    /// `"mean"`, `"search"`, true or false.
    pub(super) fn drafting_at(&mut self, owner: &Owner, key: &str) -> Option<Drafting> {
        let path = owner.at.key(key);
        let words = [("mean", Drafting::Mean), ("search", Drafting::Search)];
        match self.tree.at(&path) {
            None => Some(Drafting::Mean),
            Some(node) if node.text().is_some() => self.one_of(owner, key, &words),
            Some(_) => self.value(&path).unwrap_or(true).then_some(Drafting::Mean),
        }
    }

    fn no_target(&mut self, table: &Owner, path: &str) {
        if self.is_full() {
            return;
        }
        let known = self.quantities.iter().map(|quantity| quantity.path.as_str());
        let is_number = self.quantities.iter().any(|quantity| quantity.path == path);
        let absent = self.absent(path).or_else(|| above(&table.at.key(path)));
        let near = nearest_path(path, known.filter(|path| is_allowed(path))).map(str::to_owned);
        let title = match is_number {
            true => format!("`{path}` cannot change while talks go on"),
            false => {
                format!("there is no number `{path}` in this scenario that a change could change")
            }
        };
        let place = self.tree.key_of(&table.at.key(path));
        let mistake = Mistake::at(place, title).beside(table.beside.clone());
        self.say(mistake.hint(match (absent, near) {
            (Some(absent), _) => absent,
            (None, Some(near)) if !is_number => format!("did you mean `{near}`?"),
            _ => "no-deal values, costs, erosion, pressure, exposure, resolve, margins, credibility, foresight, face saving, good faith, leaving, rates of events, walkouts, postponing, the balance, resuming and drafts can".to_owned(),
        }));
    }

    /// What to do where a change names a number that a party may have and this one has not.
    fn absent(&self, path: &str) -> Option<String> {
        let ["party", id, key] = path.split('.').collect::<Vec<_>>()[..] else { return None };
        let has = OF_PARTY.contains(&key) && self.ids.parties.iter().any(|party| party == id);
        has.then(|| format!("give party `{id}` its `{key}` first: there is none to change"))
    }
}

fn is_allowed(path: &str) -> bool {
    let steps: Vec<&str> = path.split('.').collect();
    match steps.as_slice() {
        ["party", _, key] => OF_PARTY.contains(key) || *key == "face_saving",
        ["party", _, "pressure" | "face_saving", _] => true,
        ["event", _, key] => OF_EVENT.contains(key),
        _ => OTHERS.contains(&path),
    }
}
