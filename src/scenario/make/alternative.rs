//! `no_deal = { as = { price = 33 }, plus = [-0.1, 0.1] }`: a no-deal value that is that of a text.

use super::builder::Builder;
use super::number::Ask;
use super::owner::Owner;
use crate::engine::{QuantityId, Range};
use crate::scenario::keys::Section;
use crate::scenario::mistake::message::Mistake;
use crate::scenario::mistake::nearest::{nearest, suggestion};
use crate::scenario::tree::kind::kind_of;
use crate::scenario::tree::node::{Body, Node};

/// Whether a no-deal value is written as that of a text.
fn is_of_a_text(node: &Node) -> bool {
    node.get("as").is_some() || node.get("plus").is_some()
}

impl Builder<'_> {
    /// The no-deal value itself, or what is added to that of a text.
    pub(super) fn no_deal(&mut self, ask: Ask<'_>) -> QuantityId {
        if !self.tree.at(&ask.at).is_some_and(is_of_a_text) {
            return self.quantity(ask);
        }
        let known = ["as", "plus"];
        for key in self.named(&ask.at) {
            if !known.contains(&key.as_str()) {
                let title = format!("unknown key `{key}` in {}", ask.subject);
                let mistake = Mistake::at(self.tree.key_of(&ask.at.key(&key)), title);
                let mistake = mistake.beside(ask.owner.beside.clone());
                self.say(mistake.says(suggestion(&key, &known, "such key")).hint(
                    "with `as` or `plus` it is the value of a text; else one of: value; low and high; and so on",
                ));
            }
        }
        let of_text = Ask {
            at: ask.at.key("plus"),
            address: format!("{}.plus", ask.address),
            name: format!("{} above that of its alternative", ask.name),
            subject: format!("`plus` in {}", ask.subject),
            says: "what failure is worth to it beyond that text",
            range: Range::closed(-1.0, 1.0),
            default: 0.0,
            ..ask
        };
        self.quantity(of_text)
    }

    /// The positions of that text by issue; none where the value is a number.
    pub(super) fn alternative(&mut self, owner: &Owner) -> Option<Vec<Option<QuantityId>>> {
        let no_deal = owner.inner(Section::Alternative, "no_deal");
        let node = self.tree.at(&no_deal.at).filter(|node| is_of_a_text(node))?;
        let table = no_deal.inner(Section::Alternative, "as");
        let issues = self.ids.issues.clone();
        match node.get("as").map(|text| &text.body) {
            None => {}
            Some(Body::Text(text)) if text == "status_quo" => {}
            Some(Body::Table(_)) => {
                for id in self.named(&table.at) {
                    self.find_key(Section::Issue, &table.at.key(&id), &id);
                }
                return Some(
                    (0..issues.len()).map(|issue| self.named_position(&table, issue)).collect(),
                );
            }
            Some(_) => {
                let found = self.tree.at(&table.at).map_or("nothing", kind_of);
                let title = format!(
                    "`as` in `no_deal` {} must be positions of issues or \"status_quo\", found {found}",
                    owner.phrase
                );
                let text = self.tree.at(&table.at).and_then(|node| node.text());
                let help = match text.and_then(|text| nearest(text, ["status_quo"])) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => "such as as = { water = 0.6 }: every other issue stays as it is today"
                        .to_owned(),
                };
                let mistake = self.about(owner, &table.at, title);
                self.say(mistake.hint(help));
            }
        }
        Some(vec![None; issues.len()])
    }

    fn named_position(&mut self, table: &Owner, issue: usize) -> Option<QuantityId> {
        let id = self.ids.issues[issue].clone();
        if !self.has(&table.at.key(&id)) {
            return None;
        }
        let about = self.entry(Section::Issue, "issue", issue).name;
        let measure = self.measures[issue].clone();
        let ask = Ask::of(table, &Section::Alternative.numbers()[0]);
        let unit = measure.unit.clone().unwrap_or_else(|| "position".to_string());
        let (range, is_moot) = (measure.allowed(), !measure.sound);
        Some(self.quantity(Ask {
            at: table.at.key(&id),
            address: format!("{}.{id}", table.address),
            name: Section::Alternative.numbers()[0].name(&table.name, &about),
            subject: format!("`{id}` in `no_deal` {}", table.phrase),
            unit,
            range,
            default: measure.range.0,
            levels: measure.levels.as_deref(),
            is_moot,
            ..ask
        }))
    }

    /// How much easier a mediator's draft is to accept, by party: one number for all, or one for each that is named.
    pub(super) fn face_saving(&mut self, owner: &Owner) -> Vec<QuantityId> {
        let table = owner.inner(Section::FaceSaving, "face_saving");
        let parties = 0..self.ids.parties.len();
        let is_by_party =
            self.tree.at(&table.at).is_some_and(crate::scenario::tree::rests_on::is_by_name);
        if !is_by_party {
            let one = self.quantity(Ask::of(owner, &Section::FaceSaving.numbers()[0]));
            return vec![one; parties.len()];
        }
        for id in self.named(&table.at) {
            self.find_key(Section::Party, &table.at.key(&id), &id);
        }
        parties.map(|party| self.of_table(&table, "party", Section::Party, party)).collect()
    }
}
