//! `--set party.north.no_deal=0.5`: one more change.

use crate::scenario::keys::{Section, Shape, TOP_ONLY};
use crate::scenario::mistake::message::Mistake;
use crate::scenario::mistake::nearest::suggestion;
use crate::scenario::text::place::Place;
use crate::scenario::text::toml_text::read_value;
use crate::scenario::tree::node::{Body, Entries, Node};
use crate::scenario::tree::rests_on::is_by_name;

/// One setting as a change to the tree, or what is wrong with it. `offset` is its first byte among the settings, which
/// came by an `option`.
pub(in crate::scenario) fn change(
    tree: &Node,
    option: &str,
    file: usize,
    offset: usize,
    set: &str,
) -> Result<(Node, Vec<Mistake>), Box<Mistake>> {
    let whole = Place::new(file, offset..offset + set.len());
    let such = format!("such as {option} party.north.no_deal=0.5");
    let Some((path, value)) = set.split_once('=') else {
        return refused(Mistake::at(whole, "a setting needs `=`").hint(such));
    };
    let start = offset + path.len() + 1 + (value.len() - value.trim_start().len());
    let way = Way::of(path, file, offset);
    if way.steps.iter().any(|(name, _)| name.is_empty()) {
        let title = match path.trim() {
            "" => "this setting names nothing to set",
            _ => "a name is missing in this path",
        };
        return refused(Mistake::at(whole, title).hint(such));
    }
    if value.trim().is_empty() {
        return refused(Mistake::at(whole, "this setting has no value").hint(such));
    }
    let (first, place) = way.steps[0];
    if let Some((name, key)) = first.rsplit_once(char::is_whitespace)
        && Section::Top.knows(key)
    {
        let (name, rest) = (name.trim().trim_end_matches(':'), &set[first.len()..]);
        let mistake = Mistake::at(place, "a path has no blanks in it");
        return refused(match option {
            "--with" => {
                let named = for_shell(&format!("{name}: {key}{rest}"));
                mistake.hint(format!("a name ends with a colon: {option} {named}"))
            }
            _ => mistake.hint(format!("write {option} {}", for_shell(&format!("{key}{rest}")))),
        });
    }
    let key = way.steps.last().map_or(whole, |(_, place)| *place);
    let (node, mistakes) = read_value(value.trim(), file, start, key);
    if let Some(second) = node.text().and_then(|_| second(value.trim())) {
        let (one, other) = value.trim().split_at(second);
        let one = one.trim_end_matches(|c: char| c.is_whitespace() || [',', ';', '&'].contains(&c));
        let one = format!("{}={}", path.trim(), one.strip_suffix(" and").unwrap_or(one));
        let place = Place::new(file, start + second..start + value.trim().len());
        let mistake = Mistake::at(place, "a second setting begins here");
        return refused(mistake.hint(match option {
            "--with" => {
                let both = for_shell(&format!("{one}; {other}"));
                format!("part them with a semicolon: {option} {both}")
            }
            _ => {
                let [one, other] = [&one, other].map(for_shell);
                format!("give each its own: {option} {one} {option} {other}")
            }
        }));
    }
    Ok((way.change(tree, node)?, mistakes))
}

/// What is typed for a text on a command line: in quotes where a shell would take it for something else.
fn for_shell(text: &str) -> String {
    let is_safe = |c: char| c.is_ascii_alphanumeric() || "._-=/:,+@%".contains(c);
    match text {
        _ if text.chars().all(is_safe) => text.to_owned(),
        _ if text.contains(['"', '$', '`', '\\', '!']) => {
            format!("'{}'", text.replace('\'', "'\\''"))
        }
        _ => format!("\"{text}\""),
    }
}

/// Where a second setting begins in the value of one: behind a blank or another sign that parts, a path that can be set.
fn second(value: &str) -> Option<usize> {
    let is_sign = |c: char| c.is_whitespace() || [',', ';', '&'].contains(&c);
    // A text in quotes is one value, whatever it says.
    let starts = value.match_indices(is_sign).map(|(at, sign)| at + sign.len());
    let is_open = |start: &usize| !value[*start..].starts_with(char::is_whitespace);
    starts.filter(|_| !value.starts_with(['"', '\''])).filter(is_open).find(|start| {
        let path = value[*start..].split_once('=').map_or("", |(path, _)| path.trim());
        let first = path.split('.').next().unwrap_or_default();
        let is_word = |c: char| c.is_ascii_alphanumeric() || "._\"-".contains(c);
        let is_table = path.contains('.') && Section::Top.shape(first) != Shape::Value;
        path.chars().all(is_word) && (is_table || TOP_ONLY.contains(&first))
    })
}

/// The names of a path, each with its place.
struct Way<'a> {
    steps: Vec<(&'a str, Place)>,
    whole: Place,
}

impl<'a> Way<'a> {
    fn of(path: &'a str, file: usize, offset: usize) -> Self {
        let mut at = offset;
        let mut steps = Vec::new();
        for piece in path.split('.') {
            let start = at + piece.len() - piece.trim_start().len();
            let name = piece.trim();
            steps.push((name, Place::new(file, start..start + name.len())));
            at += piece.len() + 1;
        }
        Way { steps, whole: Place::new(file, offset..offset + path.len()) }
    }

    fn change(&self, tree: &Node, value: Node) -> Result<Node, Box<Mistake>> {
        let (first, place) = self.steps[0];
        let entries = match Section::Top.shape(first) {
            Shape::Rows(section) => {
                let row = self.row(tree, section, value)?;
                one(first, Node::new(self.whole, place, Body::List(vec![row])))
            }
            Shape::Table(_) if self.steps.len() == 1 && matches!(value.body, Body::Table(_)) => {
                one_at(first, place, value)
            }
            Shape::Table(section) => {
                self.inner(1, section, tree.get(first), value).map(|node| one(first, node))?
            }
            Shape::Value if first == "extends" => {
                return refused(
                    Mistake::at(place, "`extends` cannot be set")
                        .hint("it belongs at the top of a file"),
                );
            }
            Shape::Value if self.steps.len() == 1 => one(first, value),
            Shape::Value => return refused(self.no_table(0, Section::Top)),
        };
        Ok(Node::new(self.whole, self.whole, Body::Table(entries)))
    }

    /// The entry that a path such as `party.north.no_deal` changes.
    fn row(&self, tree: &Node, section: Section, value: Node) -> Result<Node, Box<Mistake>> {
        let (list, place) = self.steps[0];
        let key = match section {
            Section::OutsideView => {
                return refused(
                    Mistake::at(place, "an outside view cannot be set")
                        .hint("write it into a file"),
                );
            }
            Section::Observed => "round",
            _ => "id",
        };
        let rows = tree.get(list).map_or(&[][..], Node::list);
        let id_of = |row: &Node| crate::scenario::tree::merge::identity(row, section);
        let ids: Vec<String> = rows.iter().filter_map(id_of).collect();
        let known: Vec<&str> = ids.iter().map(String::as_str).collect();
        let Some((id, id_place)) = self.steps.get(1).copied() else {
            return refused(
                self.too_short(&format!("{list}.{}", known.first().unwrap_or(&"north"))),
            );
        };
        let word = section.word();
        let Some(at) = known.iter().position(|one| *one == id) else {
            return refused(
                Mistake::at(id_place, format!("there is no {word} `{id}`"))
                    .hint(suggestion(id, &known, word)),
            );
        };
        if let Some((last, place)) = self.steps.get(2).filter(|(last, _)| *last == key) {
            return refused(Mistake::at(*place, format!("the `{last}` of an entry cannot be set")));
        }
        let now = rows.iter().filter(|row| id_of(row).is_some()).nth(at);
        let mut row = self.inner(2, section, now, value)?;
        let own = now.and_then(|row| row.get(key)).cloned();
        if let (Some(own), Some(entries)) = (own, row.entries_mut()) {
            entries.insert(key.to_string(), own);
        }
        Ok(row)
    }

    /// The table at a step of the path, with the rest of the path in it.
    fn inner(
        &self,
        step: usize,
        section: Section,
        now: Option<&Node>,
        value: Node,
    ) -> Result<Node, Box<Mistake>> {
        let Some((key, place)) = self.steps.get(step).copied() else {
            return refused(self.too_short(&self.path(step)));
        };
        let around = self.steps[step.saturating_sub(1)].1;
        if section == Section::Effects {
            // What a change changes is named by a path.
            let names: Vec<&str> = self.steps[step..].iter().map(|(name, _)| *name).collect();
            let entries = one_at(&names.join("."), place, value);
            return Ok(Node::new(self.whole, around, Body::Table(entries)));
        }
        let last = step + 1 == self.steps.len();
        let now = now.and_then(|now| now.get(key));
        let inner = match section.shape(key) {
            Shape::Table(_) if last && matches!(value.body, Body::Table(_)) => value,
            Shape::Table(inner) => self.inner(step + 1, inner, now, value)?,
            Shape::Value | Shape::Rows(_) if last => value,
            Shape::Value | Shape::Rows(_) => {
                let whole = now.filter(|now| has_numbers_inside(section, key, now));
                match whole.and_then(|now| self.inside(step + 1, now, value)) {
                    Some(whole) => whole,
                    None => return refused(self.no_table(step, section)),
                }
            }
        };
        Ok(Node::new(self.whole, around, Body::Table(one_at(key, place, inner))))
    }

    /// A value of several numbers with one of them replaced.
    fn inside(&self, step: usize, now: &Node, value: Node) -> Option<Node> {
        let mut whole = now.clone();
        let (last, between) = self.steps[step..].split_last()?;
        let mut at = &mut whole;
        for (name, _) in between {
            at = match &mut at.body {
                Body::List(list) => list.get_mut(name.parse::<usize>().ok()?.checked_sub(1)?)?,
                Body::Table(entries) => entries.get_mut(*name)?,
                _ => return None,
            };
        }
        let (name, key) = *last;
        at.entries_mut()?.insert(name.to_owned(), Node { key, ..value });
        Some(whole)
    }

    fn path(&self, steps: usize) -> String {
        self.steps[..steps].iter().map(|(name, _)| *name).collect::<Vec<_>>().join(".")
    }

    fn too_short(&self, path: &str) -> Mistake {
        Mistake::at(self.whole, "this path ends too early")
            .hint(format!("name the key that changes: {path}.KEY=VALUE"))
    }

    fn no_table(&self, step: usize, section: Section) -> Mistake {
        let (key, place) = self.steps[step];
        if section.keys().contains(&key) || section.is_number(key) {
            let help = format!("set it whole: {}=VALUE", self.path(step + 1));
            return Mistake::at(place, format!("`{key}` has no keys of its own")).hint(help);
        }
        let known: Vec<&str> = section.keys().to_vec();
        Mistake::at(place, format!("unknown key `{key}`")).hint(suggestion(key, &known, "such key"))
    }
}

/// Whether a value holds several numbers, each with a path of its own.
fn has_numbers_inside(section: Section, key: &str, now: &Node) -> bool {
    match (section, key) {
        (Section::Talks, "deadline") => true,
        (Section::Party, "no_deal") => now.get("as").is_some() || now.get("plus").is_some(),
        (Section::Party, "face_saving") => is_by_name(now),
        _ => false,
    }
}

fn refused<T>(mistake: Mistake) -> Result<T, Box<Mistake>> {
    Err(Box::new(mistake))
}

fn one(key: &str, node: Node) -> Entries {
    Entries::from([(key.to_string(), node)])
}

fn one_at(key: &str, place: Place, node: Node) -> Entries {
    one(key, Node { key: place, ..node })
}
