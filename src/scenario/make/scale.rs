//! How the positions of an issue are written: in words, in units, or as levels.

use super::builder::{Builder, Measure, Said};
use super::owner::Owner;
use crate::scenario::keys::Section;
use crate::scenario::mistake::message::Mistake;
use crate::scenario::tree::kind::kind_of;
use crate::scenario::tree::node::{Body, Node};
use crate::scenario::tree::path::Path;

/// Levels of an issue at most.
const MOST_LEVELS: usize = 64;

impl Builder<'_> {
    /// One an issue.
    pub(super) fn measures(&mut self) -> Vec<Measure> {
        let entries = 0..self.rows("issue");
        let measure = |index: usize| {
            let owner = self.entry(Section::Issue, "issue", index);
            let unit = self.value(&owner.at.key("unit"));
            let measure = self.measure(&owner).unwrap_or_else(|Said| Measure::unsound());
            Measure { unit, ..measure }
        };
        entries.map(measure).collect()
    }

    fn measure(&mut self, owner: &Owner) -> Result<Measure, Said> {
        let keys = ["scale", "range", "levels"].into_iter();
        let given: Vec<&str> = keys.filter(|key| self.exists(&owner.at.key(key))).collect();
        let [key] = given.as_slice() else {
            return self.not_one_scale(owner, given.get(1).copied());
        };
        if *key != "range" && self.exists(&owner.at.key("unit")) {
            let mistake = self.about(
                owner,
                &owner.at.key("unit"),
                format!("`unit` {} goes with `range`", owner.phrase),
            );
            self.say(mistake.hint(
                "a scale in words has no unit: leave `unit` out, or give a numeric range = [4, 10]",
            ));
        }
        let path = owner.at.key(key);
        let list: Vec<Node> = self.value(&path).ok_or(Said)?;
        match *key {
            "range" => self.range(owner, &path, &list),
            "levels" => self.levels(owner, &path, &list),
            _ => self.scale(owner, &path, &list),
        }
    }

    fn not_one_scale(&mut self, owner: &Owner, second: Option<&str>) -> Result<Measure, Said> {
        match second {
            None => self.lacks(owner, "scale", "say what its ends mean, scale = [\"all to the north\", \"all to the south\"], or give a range or levels"),
            Some(key) => {
                let title = format!("more than one scale {}", owner.phrase);
                let mistake = self.about(owner, &owner.at.key(key), title).says("the second one");
                self.say(mistake.hint("keep one of `scale`, `range` and `levels`"));
            }
        }
        Err(Said)
    }

    fn range(&mut self, owner: &Owner, path: &Path, list: &[Node]) -> Result<Measure, Said> {
        let numbers: Vec<f64> = list.iter().filter_map(finite).collect();
        match numbers.as_slice() {
            [low, high] if list.len() == 2 && low < high && (high - low).is_finite() => {
                Ok(Measure { range: (*low, *high), sound: true, ..Measure::unsound() })
            }
            _ => {
                let title = format!(
                    "`range` {} must be two finite numbers, the lower one first",
                    owner.phrase
                );
                let mistake = self.about(owner, path, title);
                self.refuse_scale(mistake.hint("such as range = [4, 10] with unit = \"years\""))
            }
        }
    }

    fn levels(&mut self, owner: &Owner, path: &Path, list: &[Node]) -> Result<Measure, Said> {
        if list.len() > MOST_LEVELS {
            let mistake = self.about(owner, path, format!("too many `levels` {}", owner.phrase));
            return self.refuse_scale(mistake.hint(format!(
                "at most {MOST_LEVELS}; a scale with more is better given as a range"
            )));
        }
        let names = self.names(owner, path, list, "level")?;
        if let Some(again) = (1..names.len()).find(|at| names[..*at].contains(&names[*at])) {
            let title = format!("the level \"{}\" {} is there twice", names[again], owner.phrase);
            let mistake = self.about(owner, &path.index(again), title);
            return self.refuse_scale(mistake.hint("give each level a name of its own"));
        }
        let scale = spaced(&names);
        Ok(Measure { levels: Some(names), scale, sound: true, ..Measure::unsound() })
    }

    /// Words evenly spaced, or `[[0, "none"], [1, "all"]]`.
    fn scale(&mut self, owner: &Owner, path: &Path, list: &[Node]) -> Result<Measure, Said> {
        if list.len() > MOST_LEVELS {
            let mistake =
                self.about(owner, path, format!("too many words in `scale` {}", owner.phrase));
            return self.refuse_scale(mistake.hint(format!("at most {MOST_LEVELS}")));
        }
        let scale = if list.iter().any(|entry| matches!(entry.body, Body::List(_))) {
            self.placed(owner, path, list)?
        } else {
            spaced(&self.names(owner, path, list, "word")?)
        };
        Ok(Measure { scale, sound: true, ..Measure::unsound() })
    }

    fn names(
        &mut self,
        owner: &Owner,
        path: &Path,
        list: &[Node],
        what: &str,
    ) -> Result<Vec<String>, Said> {
        if list.len() < 2 {
            let title =
                format!("`{}` {} needs at least two {what}s", path.last_key(), owner.phrase);
            let mistake = self.about(owner, path, title);
            return self.refuse_scale(mistake.hint("one for each end, and any between them"));
        }
        let mut names = Vec::new();
        for (index, name) in list.iter().enumerate() {
            match name.text() {
                Some(name) if !name.trim().is_empty() => names.push(name.to_string()),
                text => {
                    let found = if text.is_some() { "an empty text" } else { kind_of(name) };
                    let title = format!(
                        "each {what} of `{}` must be a text in quotes, found {found}",
                        path.last_key()
                    );
                    let mistake = self.about(owner, &path.index(index), title);
                    let is_scale = path.last_key() == "scale" && text.is_none();
                    self.say(if is_scale {
                        mistake.hint("for a scale in numbers write range = [4, 10] in its place")
                    } else {
                        mistake
                    });
                }
            }
        }
        if names.len() == list.len() { Ok(names) } else { Err(Said) }
    }

    fn placed(
        &mut self,
        owner: &Owner,
        path: &Path,
        list: &[Node],
    ) -> Result<Vec<(f64, String)>, Said> {
        let mut scale: Vec<(f64, String)> = Vec::new();
        for (index, entry) in list.iter().enumerate() {
            let read = match entry.list() {
                [position, word] => finite(position).zip(word.text().map(str::to_string)),
                _ => None,
            };
            let title = match read {
                None => "each entry of `scale` must be a position and its words",
                Some((at, _)) if !(0.0..=1.0).contains(&at) => {
                    "the positions of a `scale` must lie in 0..1"
                }
                Some((at, _)) if scale.last().is_some_and(|(before, _)| *before >= at) => {
                    "the positions of a `scale` must rise"
                }
                Some(entry) => {
                    scale.push(entry);
                    continue;
                }
            };
            let mistake = self.about(owner, &path.index(index), title);
            return self
                .refuse_scale(mistake.hint(
                    "such as scale = [[0, \"none\"], [0.7, \"today's use\"], [1, \"all\"]]",
                ));
        }
        if scale.len() >= 2 {
            return Ok(scale);
        }
        let mistake =
            self.about(owner, path, format!("`scale` {} needs at least two words", owner.phrase));
        self.refuse_scale(mistake.hint("one for each end, and any between them"))
    }

    fn refuse_scale<T>(&mut self, mistake: Mistake) -> Result<T, Said> {
        self.say(mistake);
        Err(Said)
    }
}

/// Words for 0..1, evenly spaced.
fn spaced(names: &[String]) -> Vec<(f64, String)> {
    let last = (names.len() - 1) as f64;
    names.iter().enumerate().map(|(place, name)| (place as f64 / last, name.clone())).collect()
}

/// A number, where it is a finite one.
pub(super) fn finite(node: &Node) -> Option<f64> {
    let number = match node.body {
        Body::Whole(whole) => whole as f64,
        Body::Number(number) => number,
        _ => return None,
    };
    number.is_finite().then_some(number)
}
