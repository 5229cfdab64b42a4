//! `[[issue]]`

use super::number::Ask;
use super::scale::Measure;
use super::{Builder, Owner};
use crate::engine::QuantityId;
use crate::games::talks::{Issue, IssueLabel};
use crate::scenario::keys::Section;
use crate::scenario::path::Path;
use crate::scenario::spec::{IssueSpec, Number, Text};

impl Builder<'_> {
    /// The issues, at least one.
    pub(super) fn issues(&mut self, issues: &[IssueSpec]) -> Vec<Issue> {
        if issues.is_empty() {
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
        let entries = issues.iter().enumerate();
        entries.map(|(index, issue)| self.issue(index, issue)).collect()
    }

    fn issue(&mut self, index: usize, spec: &IssueSpec) -> Issue {
        let owner = self.entry(Section::Issue, "issue", index);
        self.rests_on(&owner.at, &spec.words());
        let measure = self.measures[index].clone();
        let (low, high) = measure.range;
        let middle = if measure.levels.is_some() { low } else { low + 0.5 * (high - low) };
        Issue {
            range: measure.range,
            levels: measure.levels.as_ref().map(Vec::len),
            status_quo: self.position(&owner, "status_quo", &spec.status_quo, (&measure, middle)),
            promise: self.number(&owner, "promise", &spec.promise),
            kept_by: self.party(&owner, "kept_by", &spec.kept_by),
            assures: self.number(&owner, "assures", &spec.assures),
            guarantor: self.party(&owner, "guarantor", &spec.guarantor),
        }
    }

    /// A position in the units of an issue, with its default.
    pub(super) fn position(
        &mut self,
        owner: &Owner,
        key: &str,
        raw: &Number,
        measure: (&Measure, f64),
    ) -> QuantityId {
        let (measure, default) = measure;
        let unit = measure.unit.clone().unwrap_or_else(|| "position".to_string());
        let allowed = measure.allowed();
        // Nothing can be said of a position while its scale is wrong.
        let raw = raw.as_ref().filter(|_| measure.sound);
        let ask = Ask::of(owner, owner.section.number(key));
        let ask = Ask { unit, range: allowed, default, levels: measure.levels.as_deref(), ..ask };
        self.quantity(ask, raw)
    }

    /// What the issues are called, and their scales in words.
    pub(super) fn issue_labels(&mut self, issues: &[IssueSpec]) -> Vec<IssueLabel> {
        let entries = issues.iter().enumerate();
        entries
            .map(|(index, issue)| {
                let owner = self.entry(Section::Issue, "issue", index);
                let id = self.ids.issues[index].clone();
                let name = self.name(&owner, &issue.name, &id);
                let Measure { scale, unit, .. } = self.measures[index].clone();
                IssueLabel { id, name, scale, unit }
            })
            .collect()
    }

    /// The name for a reader; the id where none is given.
    pub(super) fn name(&mut self, owner: &Owner, name: &Text, id: &str) -> String {
        let path = owner.at.key("name");
        match self.leaf(&path, name).cloned() {
            Some(name) if name.trim().is_empty() => {
                let mistake =
                    self.about(owner, &path, format!("the `name` {} is empty", owner.phrase));
                self.say(mistake.hint("leave it out to use the id"));
                id.to_string()
            }
            Some(name) => name,
            None => id.to_string(),
        }
    }
}
