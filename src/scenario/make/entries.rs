//! Ids: who and what there is, and names that nobody has.

use super::builder::{Builder, Ids};
use super::owner::Owner;
use super::unknown::above;
use crate::scenario::keys::{RESERVED, Section};
use crate::scenario::mistake::message::Mistake;
use crate::scenario::mistake::nearest::{listed, nearest};
use crate::scenario::tree::kind::kind_of;
use crate::scenario::tree::node::Node;
use crate::scenario::tree::path::Path;
use std::collections::BTreeMap;

/// Letters of an id at most.
const LONGEST_ID: usize = 64;

impl Builder<'_> {
    /// All ids, each checked.
    pub(super) fn ids(&mut self) -> Ids {
        Ids {
            issues: self.ids_of(Section::Issue, "issue"),
            parties: self.ids_of(Section::Party, "party"),
            events: self.ids_of(Section::Event, "event"),
            interims: self.ids_of(Section::Interim, "interim"),
            changes: self.ids_of(Section::Change, "change"),
            correlations: self.ids_of(Section::Correlation, "correlation"),
        }
    }

    fn ids_of(&mut self, section: Section, list: &str) -> Vec<String> {
        let mut first: BTreeMap<String, Path> = BTreeMap::new();
        let mut ids = Vec::new();
        for index in 0..self.rows(list) {
            let owner = self.entry(section, list, index);
            let id = self.id(&owner, &first).unwrap_or_default();
            // A name used twice means the first: nothing more is said of the second.
            let again = first.contains_key(&id);
            first.entry(id.clone()).or_insert_with(|| owner.at.key("id"));
            ids.push(if again { String::new() } else { id });
        }
        ids
    }

    fn id(&mut self, owner: &Owner, first: &BTreeMap<String, Path>) -> Option<String> {
        let path = owner.at.key("id");
        let word = owner.section.word();
        if !self.exists(&path) {
            self.lacks(owner, "id", "a short name for use in this file, such as id = \"north\"");
        }
        let id: String = self.value(&path)?;
        if RESERVED.contains(&id.as_str()) {
            let mistake = self.at(&path, format!("`{id}` cannot be an id"));
            self.say(
                mistake
                    .says("this word has a meaning in the table of a number")
                    .hint("choose another word"),
            );
        } else if id.len() > LONGEST_ID {
            let mistake = self.at(&path, "this id is too long");
            self.say(mistake.hint(format!("at most {LONGEST_ID} letters; `name` may be longer")));
        } else if !well_written(&id) {
            let mistake = self
                .at(&path, format!("\"{id}\" cannot be an id"))
                .says("small letters, digits and _, a letter first");
            let mended = mended(&id);
            self.say(mistake.hint(match &mended {
                Some(mended) => format!("write id = \"{mended}\"; `name` may be anything"),
                None => "such as id = \"north\"; `name` may be anything".into(),
            }));
            // Whoever names it as it should be called is right.
            return mended.filter(|mended| !first.contains_key(mended)).or(Some(id));
        } else if let Some(other) = first.get(&id) {
            let beside = Some((self.tree.place_of(other), format!("this {word} has it")));
            let mistake =
                self.at(&path, format!("two of [[{}]] have the id `{id}`", list_of(owner)));
            self.say(
                mistake
                    .says("used before")
                    .hint("give every entry an id of its own")
                    .beside(beside),
            );
        }
        Some(id)
    }

    /// The party, issue or event of that name; a name that nobody has is told.
    pub(super) fn find(&mut self, section: Section, path: &Path, id: &str) -> Option<usize> {
        let found = self.ids.of(section).iter().position(|known| known == id);
        if found.is_none() {
            let mistake = Mistake::at(self.tree.place_of(path), "");
            self.nobody(section, mistake, id, None);
        }
        found
    }

    /// The same where the name is a key: it is the key that is underlined.
    pub(super) fn find_key(&mut self, section: Section, path: &Path, id: &str) -> Option<usize> {
        self.find_key_or(section, path, id, None)
    }

    /// The same where one word more is known that names no entry.
    pub(super) fn find_key_or(
        &mut self,
        section: Section,
        path: &Path,
        id: &str,
        word: Option<&'static str>,
    ) -> Option<usize> {
        let found = self.ids.of(section).iter().position(|known| known == id);
        if found.is_none() && word != Some(id) {
            let mistake = Mistake { help: above(path), ..Mistake::at(self.tree.key_of(path), "") };
            self.nobody(section, mistake, id, word);
        }
        found
    }

    fn nobody(&mut self, section: Section, mistake: Mistake, id: &str, also: Option<&str>) {
        let word = section.word();
        if self.is_full() {
            return;
        }
        let ids = self.ids.of(section).iter().map(String::as_str);
        let known: Vec<&str> = ids.filter(|id| !id.is_empty()).collect();
        let gone = self.removed.iter().find(|gone| gone.section == section && gone.id == id);
        let help = match (gone, nearest(id, known.iter().copied().chain(also))) {
            (Some(gone), _) => format!(
                "{} takes this {word} out: take out what names it too, with `remove`",
                gone.by
            ),
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) if known.is_empty() => format!("this scenario has no {word}"),
            (None, None) => format!("there is {}", listed(&known)),
        };
        let title = format!("there is no {word} `{id}`");
        self.say(Mistake { title, help: mistake.help.or(Some(help)), ..mistake });
    }

    /// The party that a key names, where there is one.
    pub(super) fn party(&mut self, owner: &Owner, key: &str) -> Option<usize> {
        let path = owner.at.key(key);
        let id: String = self.value(&path)?;
        self.find(Section::Party, &path, &id)
    }

    /// The parties that a key names: one, or a list.
    pub(super) fn parties_named(&mut self, owner: &Owner, key: &str) -> Vec<usize> {
        let path = owner.at.key(key);
        if self.tree.at(&path).is_some_and(|node| node.text().is_some()) {
            return self.party(owner, key).into_iter().collect();
        }
        self.several(owner, Section::Party, key)
    }

    /// The entries that a list names, each once.
    pub(super) fn several(&mut self, owner: &Owner, section: Section, key: &str) -> Vec<usize> {
        let path = owner.at.key(key);
        if let Some(id) = self.tree.at(&path).and_then(Node::text) {
            let title = format!("`{key}` must be a list in [ ], found a text");
            let mistake = self.about(owner, &path, title).hint(format!("write {key} = [\"{id}\"]"));
            self.say(mistake);
            return Vec::new();
        }
        let list: Vec<Node> = self.value(&path).unwrap_or_default();
        let mut found = Vec::new();
        for (index, id) in list.iter().enumerate() {
            if let Some(one) = self.one_of_several(owner, section, &path.index(index), id) {
                if found.contains(&one) {
                    let mistake = self.about(
                        owner,
                        &path.index(index),
                        format!("{} stands twice in `{key}`", id.value()),
                    );
                    self.say(mistake.hint("name each once"));
                } else {
                    found.push(one);
                }
            }
        }
        found
    }

    fn one_of_several(
        &mut self,
        owner: &Owner,
        section: Section,
        path: &Path,
        id: &Node,
    ) -> Option<usize> {
        if let Some(id) = id.text() {
            return self.find(section, path, id);
        }
        let title = format!("a name in quotes belongs here, found {}", kind_of(id));
        self.say(self.about(owner, path, title));
        None
    }
}

/// `[a-z][a-z0-9_]*`
pub(super) fn well_written(id: &str) -> bool {
    let first = id.starts_with(|c: char| c.is_ascii_lowercase());
    first && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// The id that was probably meant: "United States" gives `united_states`.
fn mended(id: &str) -> Option<String> {
    let spaced = id.trim().to_lowercase().replace([' ', '-', '.'], "_");
    let mended: String =
        spaced.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    (well_written(&mended) && !RESERVED.contains(&mended.as_str())).then_some(mended)
}

fn list_of(owner: &Owner) -> &str {
    owner.address.split('.').next().unwrap_or_default()
}
