//! Texts, dates, yes or no: values that fit their key or are told.

use super::builder::Builder;
use super::owner::Owner;
use crate::engine::Gives;
use crate::games::talks::Date;
use crate::scenario::keys::BASIS;
use crate::scenario::mistake::meant::meant_date;
use crate::scenario::tree::kind::{Kind, Texts, kind_of};
use crate::scenario::tree::node::Node;
use crate::scenario::tree::path::Path;

impl Builder<'_> {
    /// A value that fits, where there is one.
    pub(super) fn value<T: Kind>(&mut self, path: &Path) -> Option<T> {
        let value = T::of(self.tree.at(path)?);
        if value.is_none() {
            self.misfit::<T>(path);
        }
        value
    }

    fn misfit<T: Kind>(&mut self, path: &Path) {
        if self.is_spoilt(path) {
            return;
        }
        let key = path.last_key();
        let found = self.tree.at(path).map_or("nothing", kind_of);
        let mistake = self.at(path, format!("`{key}` must be {}, found {found}", T::WANTED));
        let written = self.written(path);
        let quoted = T::WANTED.starts_with("a text")
            && ["a number", "`true`", "`false`", "a date"].contains(&found);
        let is_date = T::WANTED.starts_with("a date");
        let value = || meant_date(&written).filter(|_| is_date);
        self.say(if T::WANTED.starts_with("a list") && found == "a text" {
            mistake.hint(list_for(key))
        } else if let Some(value) = value() {
            mistake.hint(format!("write {key} = {value}"))
        } else if quoted {
            mistake.hint(format!("write {key} = \"{written}\""))
        } else if is_date && found == "a text" && written.contains(|c: char| c.is_ascii_digit()) {
            mistake.says("there is no such day, or it is written otherwise")
        } else {
            mistake
        });
    }

    /// One of some words; the first of them where the file says nothing.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        owner: &Owner,
        key: &str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let path = owner.at.key(key);
        let found: String = self.value(&path)?;
        if let Some((_, meant)) = words.iter().find(|(word, _)| *word == found) {
            return Some(*meant);
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let allowed = known.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
        let title = format!("`{key}` {} cannot be \"{found}\"", owner.phrase);
        let mut mistake = self.about(owner, &path, title).says(format!("must be one of {allowed}"));
        if let Some(near) = crate::scenario::mistake::nearest::nearest(&found, known) {
            mistake = mistake.hint(format!("did you mean \"{near}\"?"));
        }
        self.say(mistake);
        None
    }

    /// The title, which a scenario must have.
    pub(super) fn required_title(&mut self) -> String {
        let path = Path::top().key("title");
        let text: Option<String> = self.value(&path);
        let is_missing = !self.exists(&path);
        if is_missing && self.misplaced.iter().any(|key| key == "title") {
            return String::new();
        }
        if is_missing {
            let mistake = self.at(&Path::top(), "the scenario has no `title`");
            self.say(mistake.hint("begin the file with title = \"what is negotiated\""));
        } else if text.as_deref().is_some_and(|text| text.trim().is_empty()) {
            self.say(self.at(&path, "the `title` is empty"));
        }
        text.unwrap_or_default()
    }

    /// Looks whether what a table rests on is made of texts.
    pub(super) fn rests_on(&mut self, at: &Path) {
        let Some(table) = self.tree.at(at) else { return };
        for key in BASIS.into_iter().filter(|key| table.get(key).is_some()) {
            self.is_basis(at, key);
        }
    }

    /// Tells of empty words, on which no number rests.
    fn blank(&mut self, path: &Path) {
        let is_blank = |node: &Node| node.text().is_some_and(|text| text.trim().is_empty());
        let has_blank = |node: &Node| is_blank(node) || node.list().iter().any(is_blank);
        if self.tree.at(path).is_some_and(has_blank) {
            let mistake = self.at(path, format!("the `{}` is empty", path.last_key()));
            self.say(mistake.hint("say what the number rests on, or leave the key out"));
        }
    }

    /// Whether this key is one of those words; looks whether they are texts.
    pub(super) fn is_basis(&mut self, at: &Path, key: &str) -> bool {
        if !BASIS.contains(&key) {
            return false;
        }
        let path = at.key(key);
        match key {
            "quote" => {
                self.value::<Texts>(&path);
            }
            "gives" => self.gives(&path),
            "dated" => self.dated(&path),
            _ => {
                self.value::<String>(&path);
            }
        }
        self.blank(&path);
        true
    }

    fn gives(&mut self, path: &Path) {
        let Some(word) = self.value::<String>(path) else { return };
        if Gives::ALL.iter().all(|(known, _)| *known != word) {
            let mistake = self.at(path, format!("`gives` cannot be \"{word}\""));
            self.say(
                mistake.hint("what the source supports: \"number\", \"direction\" or \"topic\""),
            );
        }
    }

    /// Nothing later than what was known may be used.
    fn dated(&mut self, path: &Path) {
        let as_of = self.tree.get("as_of").and_then(Date::of);
        let dated: Option<Date> = self.value(path);
        if let (Some(dated), Some(as_of)) = (dated, as_of)
            && dated > as_of
        {
            let mistake = self.at(path, "this source is later than `as_of`");
            self.say(mistake.hint("nothing later than that day may be used as an input"));
        }
    }

    /// The names for which a table gives something, without the words on what it rests on.
    pub(super) fn named(&mut self, at: &Path) -> Vec<String> {
        let table = self.tree.at(at).and_then(Node::entries);
        let all: Vec<String> = table.into_iter().flatten().map(|(key, _)| key.clone()).collect();
        all.into_iter().filter(|key| !self.is_basis(at, key)).collect()
    }
}

/// How a list under that key is written.
fn list_for(key: &str) -> String {
    match key {
        "range" => "write range = [4, 10]".into(),
        "points" => "write points = [[0, 0.2], [0.5, 1.0], [1, 0.0]]".into(),
        key => format!("write {key} = [\"...\", \"...\"], an entry for each"),
    }
}
