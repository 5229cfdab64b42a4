//! Whose number it is: for the path, for the reader's name and for messages.

use super::builder::Builder;
use crate::scenario::keys::Section;
use crate::scenario::mistake::message::Mistake;
use crate::scenario::mistake::nearest::nearest;
use crate::scenario::text::place::Place;
use crate::scenario::tree::path::Path;

/// The table in which a number stands.
pub(super) struct Owner {
    /// Its kind, with its keys.
    pub section: Section,
    /// The way to it.
    pub at: Path,
    /// The address of its numbers: `party.north`.
    pub address: String,
    /// Its name for a reader.
    pub name: String,
    /// For whom or what else its numbers are named.
    pub about: String,
    /// Whose it is, in a message: "of party `north`".
    pub phrase: String,
    /// Where its id stands, with what to say there.
    pub beside: Option<(Place, String)>,
}

impl Owner {
    /// What stands before the first table.
    pub fn top() -> Self {
        let top = Owner::single(Section::Top, "");
        Owner { at: Path::top(), phrase: String::new(), ..top }
    }

    /// A table of which there is one: `[talks]`, `[balance]`.
    pub fn single(section: Section, key: &str) -> Self {
        Owner {
            section,
            at: Path::top().key(key),
            address: key.to_string(),
            name: String::new(),
            about: String::new(),
            phrase: format!("in {}", section.written()),
            beside: None,
        }
    }

    /// A table within this one.
    pub fn inner(&self, section: Section, key: &str) -> Self {
        Owner {
            section,
            at: self.at.key(key),
            address: format!("{}.{key}", self.address),
            name: self.name.clone(),
            about: String::new(),
            phrase: self.phrase.clone(),
            beside: self.beside.clone(),
        }
    }
}

impl Builder<'_> {
    /// An entry of a list: a party, an issue, an event.
    pub(super) fn entry(&self, section: Section, list: &str, index: usize) -> Owner {
        let at = Path::top().key(list).index(index);
        let text = |key: &str| self.tree.at(&at.key(key)).and_then(|node| node.text());
        let id = text("id").unwrap_or_default().to_string();
        let name = text("name").map_or_else(|| id.clone(), str::to_string);
        let beside =
            self.tree.at(&at.key("id")).map(|id| (id.place, format!("this {}", section.word())));
        let phrase = if id.is_empty() {
            format!("of this {}", section.word())
        } else {
            format!("of {} `{id}`", section.word())
        };
        Owner {
            section,
            address: format!("{list}.{id}"),
            at,
            name,
            about: String::new(),
            phrase,
            beside,
        }
    }

    /// A key that an entry lacks.
    pub(super) fn lacks(&mut self, owner: &Owner, key: &str, help: &str) {
        let title = format!("`{key}` {} is missing", owner.phrase);
        let meant = self.changed_entry(owner);
        let help = meant.as_deref().unwrap_or(help);
        let mistake = self.at(&owner.at, title).says(format!("needs `{key}`"));
        self.say(mistake.hint(help).beside(owner.beside.clone()));
    }

    /// The entry that a change probably meant when it made a new one by a slip.
    fn changed_entry(&self, owner: &Owner) -> Option<String> {
        let list = owner.at.parent();
        let rows = self.tree.at(&list)?.list();
        let own = self.tree.at(&owner.at)?;
        let id = own.get("id")?.text()?;
        let others = rows.iter().filter(|row| row.place.file > own.place.file);
        let near = nearest(id, others.filter_map(|row| row.get("id")?.text()))?;
        let word = owner.section.word();
        Some(format!("this adds a new {word}: to change the one that is there, write `{near}`"))
    }

    /// A mistake about a value of an entry, with the entry's id beside it.
    pub(super) fn about(&self, owner: &Owner, path: &Path, title: impl Into<String>) -> Mistake {
        self.at(path, title).beside(owner.beside.clone())
    }
}
