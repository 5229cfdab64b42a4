//! `[[issue]]`

use super::builder::Builder;
use super::builder::Measure;
use super::number::Ask;
use super::numbers::Numbers;
use super::owner::Owner;
use crate::engine::QuantityId;
use crate::games::talks::numbers::IssueNumbers;
use crate::games::talks::{Issue, IssueLabel};
use crate::scenario::keys::Section;
use crate::scenario::tree::path::Path;
use std::collections::BTreeMap;

/// Letters of a name at most.
const LONGEST_NAME: usize = 200;

impl Builder<'_> {
    /// The issues, at least one.
    pub(super) fn issues(&mut self) -> Vec<Issue> {
        if self.rows("issue") == 0 {
            let mistake = self.at(&Path::top(), "the scenario has no [[issue]]");
            self.say(
                mistake
                    .hint("something must be negotiated: [[issue]] with an id and a scale")
                    .unless(&[
                        "there can be several of `issue`",
                        "every entry of `issue`",
                        "more than",
                    ]),
            );
        }
        (0..self.rows("issue")).map(|index| self.issue(index)).collect()
    }

    fn issue(&mut self, index: usize) -> Issue {
        let owner = self.entry(Section::Issue, "issue", index);
        self.rests_on(&owner.at);
        let measure = self.measures[index].clone();
        let numbers = Numbers::of(self, &owner);
        Issue {
            range: measure.range,
            levels: measure.levels.as_ref().map(Vec::len),
            numbers: IssueNumbers::ask(&mut Numbers { measure: Some(&measure), ..numbers }),
            kept_by: self.parties_named(&owner, "kept_by"),
            guarantors: self.parties_named(&owner, "guarantor"),
            provided_by: self.parties_named(&owner, "provided_by"),
        }
    }

    /// A position in the units of an issue, with its default.
    pub(super) fn position(
        &mut self,
        owner: &Owner,
        key: &str,
        measure: &Measure,
        default: f64,
    ) -> QuantityId {
        let unit = measure.unit.clone().unwrap_or_else(|| "position".to_string());
        let ask = Ask::of(owner, owner.section.number(key));
        let levels = measure.levels.as_deref();
        // Nothing can be said of a position while its scale is wrong.
        let (range, is_moot) = (measure.allowed(), !measure.sound);
        self.quantity(Ask { unit, range, default, levels, is_moot, ..ask })
    }

    /// What the issues are called, and their scales in words.
    pub(super) fn issue_labels(&mut self) -> Vec<IssueLabel> {
        let entries = 0..self.rows("issue");
        let label = |index: usize| {
            let owner = self.entry(Section::Issue, "issue", index);
            let id = self.ids.issues[index].clone();
            let name = self.name(&owner, &id);
            let Measure { scale, unit, .. } = self.measures[index].clone();
            IssueLabel { id, name, scale, unit }
        };
        let labels: Vec<IssueLabel> = entries.map(label).collect();
        self.same_names(Section::Issue, "issue", labels.iter().map(|label| label.name.as_str()));
        labels
    }

    /// Tells two entries of a list that a reader could not tell apart.
    pub(super) fn same_names<'a>(
        &mut self,
        section: Section,
        list: &str,
        names: impl Iterator<Item = &'a str>,
    ) {
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for (index, name) in names.enumerate().filter(|(_, name)| !name.is_empty()) {
            let Some(other) = first.insert(name.to_lowercase(), index) else { continue };
            let [one, two] = [other, index].map(|index| self.entry(section, list, index));
            let has_name = self.has(&two.at.key("name"));
            let title = format!("two of [[{list}]] have the name \"{name}\"");
            let at = two.at.key(if has_name { "name" } else { "id" });
            let mistake = self.at(&at, title).hint("give each a name of its own");
            let beside = self.tree.key_of(&one.at.key("id"));
            let beside = Some((beside, format!("this {} has it too", section.word())));
            self.say(mistake.beside(beside));
        }
    }

    /// What the capital of a party is called, where the file says it.
    pub(super) fn capital(&mut self, owner: &Owner) -> Option<String> {
        let path = owner.at.key("capital");
        let capital: String = self.value(&path)?;
        let capital = capital.trim();
        let letters = capital.chars().count();
        if (1..=LONGEST_NAME).contains(&letters) {
            return Some(capital.to_owned());
        }
        let title = format!(
            "the `capital` {} is {}",
            owner.phrase,
            if letters == 0 { "empty" } else { "too long" }
        );
        let mistake = self.about(owner, &path, title);
        self.say(mistake.hint("who ratifies for it, in a sentence: capital = \"the board\""));
        None
    }

    /// The name for a reader; the id where none is given.
    pub(super) fn name(&mut self, owner: &Owner, id: &str) -> String {
        let path = owner.at.key("name");
        match self.value::<String>(&path) {
            Some(name) if name.trim().is_empty() => {
                let mistake =
                    self.about(owner, &path, format!("the `name` {} is empty", owner.phrase));
                self.say(mistake.hint("leave it out to use the id"));
                id.to_string()
            }
            Some(name) if name.chars().count() > LONGEST_NAME => {
                let mistake =
                    self.about(owner, &path, format!("the `name` {} is too long", owner.phrase));
                self.say(mistake.hint(format!("at most {LONGEST_NAME} letters")));
                id.to_string()
            }
            Some(name) => name,
            None => id.to_string(),
        }
    }
}
