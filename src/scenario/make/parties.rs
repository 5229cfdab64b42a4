//! `[[party]]`

use super::builder::Builder;
use super::number::Ask;
use super::numbers::Numbers;
use super::owner::Owner;
use crate::engine::QuantityId;
use crate::games::talks::numbers::PartyNumbers;
use crate::games::talks::{Party, Role};
use crate::random::Distribution;
use crate::scenario::keys::Section;
use crate::scenario::mistake::message::Mistake;
use crate::scenario::tree::path::Path;

/// Signatories of one scenario at most.
const MOST_SIGNATORIES: usize = 64;

const ROLES: [(&str, Role); 3] =
    [("signatory", Role::Signatory), ("mediator", Role::Mediator), ("guarantor", Role::Guarantor)];

impl Builder<'_> {
    /// The parties, at least two of them signatories.
    pub(super) fn parties(&mut self) -> Vec<Party> {
        let roles: Vec<Option<Role>> =
            (0..self.rows("party")).map(|index| self.role(index)).collect();
        self.enough_signatories(&roles);
        let entries = roles.into_iter().enumerate();
        entries.map(|(index, role)| self.one_party(index, role)).collect()
    }

    fn role(&mut self, index: usize) -> Option<Role> {
        let owner = self.entry(Section::Party, "party", index);
        if !self.exists(&owner.at.key("role")) {
            self.lacks(&owner, "role", "\"signatory\", \"mediator\" or \"guarantor\"");
        }
        self.one_of(&owner, "role", &ROLES)
    }

    fn enough_signatories(&mut self, roles: &[Option<Role>]) {
        let signs = |role: &Option<Role>| *role == Some(Role::Signatory);
        let known = roles.iter().all(Option::is_some);
        let count = roles.iter().filter(|role| signs(role)).count();
        if known && count < 2 {
            let number = if count == 0 { "no signatory" } else { "only one signatory" };
            let mistake = self.at(&Path::top(), format!("the scenario has {number}"));
            self.say(mistake.hint("talks need two: [[party]] with role = \"signatory\"").unless(
                &["there can be several of `party`", "every entry of `party`", "more than"],
            ));
        }
        let one_too_many =
            roles.iter().enumerate().filter(|(_, role)| signs(role)).nth(MOST_SIGNATORIES);
        if let Some((index, _)) = one_too_many {
            let owner = self.entry(Section::Party, "party", index);
            let mistake = self.about(&owner, &owner.at.key("role"), "too many signatories");
            self.say(mistake.hint(format!("a scenario has at most {MOST_SIGNATORIES}")));
        }
    }

    fn one_party(&mut self, index: usize, role: Option<Role>) -> Party {
        let owner = self.entry(Section::Party, "party", index);
        self.rests_on(&owner.at);
        if role.is_some_and(|role| role != Role::Mediator) {
            self.no_mediator(&owner);
        }
        let role = role.unwrap_or(Role::Guarantor);
        let influence = if role == Role::Signatory { 1.0 } else { 0.0 };
        let defaults = [("influence", influence)];
        let is_mediator = role == Role::Mediator;
        Party {
            role,
            drafts: if is_mediator { self.drafting_at(&owner, "drafts") } else { None },
            alternative: self.alternative(&owner),
            face_saving: if is_mediator { self.face_saving(&owner) } else { Vec::new() },
            numbers: PartyNumbers::ask(&mut Numbers {
                defaults: &defaults,
                signs: role == Role::Signatory,
                ..Numbers::of(self, &owner)
            }),
            pressure: self.toward(&owner, Section::Pressure, index, is_mediator),
            trust: self.toward(&owner, Section::Trust, index, true),
            stances: self.stances(&owner),
        }
    }

    /// Months of talks after which it has come down to what it can live with; none where it has no such plan.
    pub(super) fn patience(&mut self, ask: Ask<'_>, signs: bool) -> Option<QuantityId> {
        let given = self.has(&ask.at);
        let is_none = self.tree.at(&ask.at).and_then(|node| node.text()) == Some("none");
        if is_none || !(given || signs) {
            return None;
        }
        let nobody_knows =
            Distribution::pert(6.0, 12.0, 24.0).expect("6 to 24 months are in order");
        let id = self.quantity(ask);
        if !given {
            self.quantities[id.index()].distribution = nobody_knows;
        }
        Some(id)
    }

    /// Keys that only a mediator has.
    fn no_mediator(&mut self, owner: &Owner) {
        for key in ["drafts", "face_saving", "pressure"] {
            if self.has(&owner.at.key(key)) {
                let place = self.tree.key_of(&owner.at.key(key));
                let title = format!(
                    "`{key}` is for mediators, and {} is none",
                    owner.phrase.trim_start_matches("of ")
                );
                let mistake = Mistake::at(place, title).beside(owner.beside.clone());
                self.say(mistake.hint("leave it out, or make the party's role \"mediator\""));
            }
        }
    }

    /// Trust in each other party, or pressure on it: one number a party, none for itself.
    fn toward(
        &mut self,
        owner: &Owner,
        section: Section,
        own: usize,
        all: bool,
    ) -> Vec<Option<QuantityId>> {
        let table = owner.inner(section, section.written());
        for id in self.named(&table.at) {
            let path = table.at.key(&id);
            if self.find_key(Section::Party, &path, &id) == Some(own) {
                let place = self.tree.key_of(&path);
                let title =
                    format!("`{}` {} names the party itself", section.written(), owner.phrase);
                let mistake = Mistake::at(place, title).beside(owner.beside.clone());
                self.say(mistake.hint("name other parties only"));
            }
        }
        let parties = 0..self.ids.parties.len();
        let mut one = |other| {
            (all && other != own).then(|| self.of_table(&table, "party", Section::Party, other))
        };
        parties.map(&mut one).collect()
    }

    /// The number that a table has for an entry of a list, by its id.
    pub(super) fn of_table(
        &mut self,
        table: &Owner,
        list: &str,
        section: Section,
        index: usize,
    ) -> QuantityId {
        let id = self.ids.of(section)[index].clone();
        let about = self.entry(section, list, index).name;
        self.quantity(table_ask(table, &id, &about))
    }
}

/// What is asked of a number that stands under the id of somebody or something else: `trust.south`.
pub(super) fn table_ask<'a>(table: &'a Owner, id: &str, about: &str) -> Ask<'a> {
    let key = &table.section.numbers()[0];
    let ask = Ask::of(table, key);
    Ask {
        at: table.at.key(id),
        address: format!("{}.{id}", table.address),
        name: key.name(&table.name, about),
        subject: format!("`{}.{id}` {}", key.key, table.phrase),
        ..ask
    }
}
