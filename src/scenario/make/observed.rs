//! `[[observed]]`: rounds already held.

use super::builder::{Builder, Said};
use super::number::Ask;
use super::owner::Owner;
use crate::engine::Range;
use crate::games::talks::numbers::{Form, NumberKey};
use crate::games::talks::{Party, Role};
use crate::scenario::keys::Section;
use crate::scenario::observed::{Observed, State};
use crate::scenario::tree::kind::Kind;
use crate::scenario::tree::node::Node;
use crate::scenario::tree::path::Path;
use std::collections::BTreeMap;

const STATES: [(&str, State); 3] =
    [("talking", State::Talking), ("suspended", State::Suspended), ("collapsed", State::Collapsed)];

/// Between which positions of each issue a text lay.
type Positions = Vec<Option<(f64, f64)>>;

impl Builder<'_> {
    /// What was seen, by round.
    pub(super) fn observed(&mut self, rounds: u32, parties: &[Party]) -> Vec<Observed> {
        let mut seen: BTreeMap<u32, Observed> = BTreeMap::new();
        let mut collapsed: Option<u32> = None;
        let mut held = Vec::new();
        for index in 0..self.rows("observed") {
            let owner = self.observed_owner(index);
            self.rests_on(&owner.at);
            let round = self.round(&owner, rounds);
            let observed = self.one_observed(&owner, parties);
            let Ok(round) = round else { continue };
            if observed.state == Some(State::Collapsed) && collapsed.is_none_or(|end| round < end) {
                collapsed = Some(round);
            }
            held.push((round, owner.at.key("round")));
            if seen.insert(round, Observed { round, ..observed }).is_some() {
                let mistake =
                    self.at(&owner.at.key("round"), format!("round {round} is observed twice"));
                self.say(mistake.hint("put all that was seen of a round into one [[observed]]"));
            }
        }
        let after =
            |(round, path): (u32, Path)| Some((collapsed.filter(|end| *end < round)?, path));
        for (end, path) in held.into_iter().filter_map(after) {
            let mistake = self.at(&path, format!("the talks collapsed in round {end}"));
            self.say(mistake.hint("nothing is held after that: correct `state` or `round`"));
        }
        seen.into_values().collect()
    }

    /// What nobody there could table.
    fn untabled(&mut self, owner: &Owner, parties: &[Party]) {
        let draft = owner.at.key("draft");
        if self.has(&draft) && parties.iter().all(|party| party.role != Role::Mediator) {
            let mistake = self.about(owner, &draft, "nobody drafts in these talks");
            self.say(mistake.hint("leave `draft` out, or give a party the role \"mediator\""));
        }
        let offers = owner.at.key("offers");
        for id in self.named(&offers) {
            let place = self.ids.parties.iter().position(|known| *known == id);
            if place.is_some_and(|place| parties[place].role != Role::Signatory) {
                let title = format!("`{id}` tables no offers: it does not sign");
                let mistake = self.about(owner, &offers.key(&id), title);
                self.say(mistake.hint("what a mediator tables is a `draft`"));
            }
        }
    }

    fn observed_owner(&self, index: usize) -> Owner {
        let owner = self.entry(Section::Observed, "observed", index);
        let beside = self
            .tree
            .at(&owner.at.key("round"))
            .map(|round| (round.place, "this round".to_string()));
        Owner { beside, phrase: "of this [[observed]]".to_string(), ..owner }
    }

    fn round(&mut self, owner: &Owner, rounds: u32) -> Result<u32, Said> {
        let path = owner.at.key("round");
        if !self.exists(&path) {
            self.lacks(owner, "round", "say which round it was: round = 1");
        }
        let round: i64 = self.value(&path).ok_or(Said)?;
        match u32::try_from(round) {
            Ok(round) if (1..=rounds).contains(&round) => Ok(round),
            _ => {
                let must = Range::closed(1.0, rounds.into()).in_words();
                let mistake = self.at(&path, format!("`round` must {must}, found {round}"));
                self.say(
                    mistake.says("a round that was held").hint("rounds count from 1 to `rounds`"),
                );
                Err(Said)
            }
        }
    }

    fn one_observed(&mut self, owner: &Owner, parties: &[Party]) -> Observed {
        self.untabled(owner, parties);
        let state = self.one_of(owner, "state", &STATES);
        let agreed = self.value(&owner.at.key("agreed"));
        if agreed == Some(true) && state == Some(State::Suspended) {
            let mistake = self.about(
                owner,
                &owner.at.key("agreed"),
                "nothing is agreed in a round in which the talks are suspended",
            );
            self.say(mistake.hint("correct `state` or `agreed`"));
        }
        let interim = self.seen(owner, Section::Interim, "interim", bool::of);
        let count = |node: &Node| i64::of(node).and_then(|count| u32::try_from(count).ok());
        let events = self.seen(owner, Section::Event, "events", count);
        let offers = self.seen_offers(owner);
        let draft = self.seen_text(&owner.inner(Section::Seen, "draft"));
        Observed { round: 0, state, agreed, interim, events, offers, draft }
    }

    /// What was seen of what each party tabled.
    fn seen_offers(&mut self, owner: &Owner) -> Vec<Positions> {
        let table = owner.inner(Section::Seen, "offers");
        for id in self.named(&table.at) {
            self.find_key(Section::Party, &table.at.key(&id), &id);
        }
        let ids = self.ids.parties.clone();
        ids.iter().map(|id| self.seen_text(&table.inner(Section::Seen, id))).collect()
    }

    /// What was seen of a text: a position or a range of each issue that it names.
    fn seen_text(&mut self, table: &Owner) -> Positions {
        let mut between = vec![None; self.ids.issues.len()];
        for id in self.named(&table.at) {
            if let Some(issue) = self.find_key(Section::Issue, &table.at.key(&id), &id) {
                between[issue] = self.seen_position(table, issue, &id);
            }
        }
        between
    }

    fn seen_position(&mut self, table: &Owner, issue: usize, id: &str) -> Option<(f64, f64)> {
        static SEEN: NumberKey = NumberKey {
            key: "seen",
            unit: "position",
            range: Range::UNIT,
            default: 0.0,
            form: Form::Number,
            says: "where the text lay: a position, or a range",
            called: "",
        };
        let measure = self.measures[issue].clone();
        let ask = Ask {
            at: table.at.key(id),
            subject: format!("`{id}` {}", table.phrase),
            range: measure.allowed(),
            levels: measure.levels.as_deref(),
            is_moot: !measure.sound,
            ..Ask::of(table, &SEEN)
        };
        let node = self.tree.at(&ask.at).filter(|_| measure.sound)?;
        let seen = self.distribution(&ask, node).ok()??;
        let ends = [seen.quantile(0.0), seen.quantile(1.0)].map(|end| match measure.levels {
            Some(_) => end,
            None => measure.on_unit(end),
        });
        Some((ends[0], ends[1]))
    }

    /// What was seen of each event or interim deal.
    fn seen<T>(
        &mut self,
        owner: &Owner,
        section: Section,
        key: &str,
        read: impl Fn(&Node) -> Option<T>,
    ) -> Vec<Option<T>> {
        let at = owner.at.key(key);
        for id in self.named(&at) {
            let path = at.key(&id);
            self.find_key(section, &path, &id);
            if self.tree.at(&path).and_then(&read).is_none() && !self.is_spoilt(&path) {
                let wanted = if section == Section::Event {
                    "a whole number, 0 or more"
                } else {
                    "true or false"
                };
                let title = format!(
                    "`{key}.{id}` {} must be {wanted}, found {}",
                    owner.phrase,
                    self.written(&path)
                );
                self.say(self.about(owner, &path, title));
            }
        }
        let ids = self.ids.of(section).iter();
        ids.map(|id| self.tree.at(&at.key(id)).and_then(&read)).collect()
    }
}
