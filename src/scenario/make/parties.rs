//! `[[party]]`

use super::number::Ask;
use super::{Builder, Owner};
use crate::engine::QuantityId;
use crate::games::talks::{Label, Party, Role};
use crate::scenario::keys::Section;
use crate::scenario::leaf::Raw;
use crate::scenario::mistake::Mistake;
use crate::scenario::path::Path;
use crate::scenario::spec::{Number, Numbers, PartySpec};

/// Signatories of one scenario at most.
const MOST_SIGNATORIES: usize = 16;

const ROLES: [(&str, Role); 3] =
    [("signatory", Role::Signatory), ("mediator", Role::Mediator), ("guarantor", Role::Guarantor)];

impl Builder<'_> {
    /// The parties, at least two of them signatories.
    pub(super) fn parties(&mut self, specs: &[PartySpec], rounds: u32) -> Vec<Party> {
        let roles: Vec<Option<Role>> =
            specs.iter().enumerate().map(|(index, party)| self.role(index, party)).collect();
        self.enough_signatories(&roles);
        let entries = specs.iter().enumerate();
        entries.map(|(index, party)| self.one_party(index, party, (roles[index], rounds))).collect()
    }

    fn role(&mut self, index: usize, spec: &PartySpec) -> Option<Role> {
        let owner = self.entry(Section::Party, "party", index);
        if spec.role.is_none() {
            self.lacks(&owner, "role", "\"signatory\", \"mediator\" or \"guarantor\"");
        }
        self.one_of(&owner, "role", &spec.role, &ROLES)
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

    fn one_party(&mut self, index: usize, spec: &PartySpec, given: (Option<Role>, u32)) -> Party {
        let (role, rounds) = given;
        let owner = self.entry(Section::Party, "party", index);
        self.rests_on(&owner.at, &spec.words());
        if role.is_some_and(|role| role != Role::Mediator) {
            self.no_mediator(&owner, spec);
        }
        let role = role.unwrap_or(Role::Guarantor);
        let influence = if role == Role::Signatory { 1.0 } else { 0.0 };
        let number = |b: &mut Self, key: &str, raw: &Number| b.number(&owner, key, raw);
        Party {
            role,
            drafts: role == Role::Mediator
                && self.leaf(&owner.at.key("drafts"), &spec.drafts).copied().unwrap_or(true),
            no_deal: number(self, "no_deal", &spec.no_deal),
            optimism: number(self, "optimism", &spec.optimism),
            cost_per_month: number(self, "cost_per_month", &spec.cost_per_month),
            exposure: number(self, "exposure", &spec.exposure),
            opening: number(self, "opening", &spec.opening),
            concession: number(self, "concession", &spec.concession),
            patience: self.default_to(&owner, "patience", &spec.patience, f64::from(rounds)),
            urgency: number(self, "urgency", &spec.urgency),
            vulnerability: number(self, "vulnerability", &spec.vulnerability),
            reciprocity: number(self, "reciprocity", &spec.reciprocity),
            ratify_margin: self.given(&owner, "ratify_margin", &spec.ratify_margin),
            good_faith: number(self, "good_faith", &spec.good_faith),
            influence: self.default_to(&owner, "influence", &spec.influence, influence),
            face_saving: number(self, "face_saving", &spec.face_saving),
            credibility: number(self, "credibility", &spec.credibility),
            pressure: self.toward(
                &owner,
                Section::Pressure,
                &spec.pressure,
                (index, role == Role::Mediator),
            ),
            trust: self.toward(&owner, Section::Trust, &spec.trust, (index, true)),
            stances: self.stances(&owner, &spec.issues),
        }
    }

    fn default_to(&mut self, owner: &Owner, key: &str, raw: &Number, default: f64) -> QuantityId {
        let ask = Ask::of(owner, owner.section.number(key));
        self.quantity(Ask { default, ..ask }, raw.as_ref())
    }

    /// Keys that only a mediator has.
    fn no_mediator(&mut self, owner: &Owner, spec: &PartySpec) {
        let given = [
            ("drafts", spec.drafts.is_some()),
            ("face_saving", spec.face_saving.is_some()),
            ("pressure", spec.pressure.is_some()),
        ];
        for (key, _) in given.into_iter().filter(|(_, given)| *given) {
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
        given: &Option<Numbers>,
        own: (usize, bool),
    ) -> Vec<Option<QuantityId>> {
        let (own, all) = own;
        let table = owner.inner(section, section.written());
        let named = self.named(&table.at, given);
        for (id, _) in &named {
            let path = table.at.key(id);
            if self.find_key(Section::Party, &path, id) == Some(own) {
                let place = self.tree.key_of(&path);
                let title =
                    format!("`{}` {} names the party itself", section.written(), owner.phrase);
                let mistake = Mistake::at(place, title).beside(owner.beside.clone());
                self.say(mistake.hint("name other parties only"));
            }
        }
        let raws: Vec<Option<&Raw>> = self.by_id(&named, &self.ids.parties);
        let parties = raws.into_iter().enumerate();
        parties
            .map(|(other, raw)| {
                (all && other != own).then(|| self.one_toward(&table, section, (other, raw)))
            })
            .collect()
    }

    fn one_toward(
        &mut self,
        table: &Owner,
        section: Section,
        other: (usize, Option<&Raw>),
    ) -> QuantityId {
        let (other, raw) = other;
        let id = self.ids.parties[other].clone();
        let about = self.entry(Section::Party, "party", other).name;
        self.quantity(table_ask(table, section, &id, &about), raw)
    }

    /// The numbers of a table in the order of the ids.
    pub(super) fn by_id<'n>(
        &self,
        named: &[(&'n str, &'n Raw)],
        ids: &[String],
    ) -> Vec<Option<&'n Raw>> {
        // They come from a sorted table.
        let find = |id: &String| named.binary_search_by(|(name, _)| (*name).cmp(id.as_str())).ok();
        ids.iter().map(|id| find(id).map(|place| named[place].1)).collect()
    }

    /// What the parties are called.
    pub(super) fn party_labels(&mut self, parties: &[PartySpec]) -> Vec<Label> {
        let entries = parties.iter().enumerate();
        entries
            .map(|(index, party)| {
                let owner = self.entry(Section::Party, "party", index);
                let id = self.ids.parties[index].clone();
                Label { name: self.name(&owner, &party.name, &id), id }
            })
            .collect()
    }
}

/// What is asked of a number that stands under the id of somebody or something else: `trust.south`.
pub(super) fn table_ask<'a>(table: &'a Owner, section: Section, id: &str, about: &str) -> Ask<'a> {
    let key = &section.numbers()[0];
    let ask = Ask::of(table, key);
    Ask {
        at: table.at.key(id),
        address: format!("{}.{id}", table.address),
        name: key.name(&table.name, about),
        subject: format!("`{}.{id}` {}", key.key, table.phrase),
        ..ask
    }
}
