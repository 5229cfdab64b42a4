//! Tables where tables belong, lists of tables where lists belong: told before anything is read from a file.

use crate::scenario::keys::{Section, Shape};
use crate::scenario::mistake::message::Mistake;
use crate::scenario::tree::node::{Body, Node};

/// Tells every table that is none, and takes it out of the tree so that the rest can be read.
/// Lists far beyond their limits are told and emptied, so that nothing after this meets them.
pub(in crate::scenario) fn straighten(
    node: &mut Node,
    section: Section,
    mistakes: &mut Vec<Mistake>,
) {
    let Some(entries) = node.entries_mut() else { return };
    entries.retain(|key, node| match section.shape(key) {
        Shape::Value => true,
        Shape::Table(inner) => keep_table(key, node, section, inner, mistakes),
        Shape::Rows(inner) => keep_rows(key, node, inner, mistakes),
    });
}

fn keep_table(
    key: &str,
    node: &mut Node,
    outer: Section,
    inner: Section,
    mistakes: &mut Vec<Mistake>,
) -> bool {
    if matches!(node.body, Body::Table(_)) {
        straighten(node, inner, mistakes);
        return true;
    }
    let mistake = Mistake::at(node.place, format!("`{key}` must be a table"));
    mistakes.push(match (outer, inner) {
        (Section::Top, _) if !node.list().is_empty() => {
            mistake.hint(format!("there is only one: write [{key}], with one pair of brackets"))
        }
        (Section::Stances, _) if Section::Party.keys().contains(&key) => mistake
            .says("belongs to the party")
            .hint("below [party.issues] every key is an issue: write it above that line"),
        (Section::Stances, _) if Section::Stance.keys().contains(&key) => mistake
            .says("belongs to an issue")
            .hint("below [party.issues] every key is an issue: write water = { ideal = 0.0, weight = 0.6 }"),
        (_, Section::Stances) => mistake.hint(
            "write [party.issues] on a line of its own, and below it water = { ideal = 0.5, weight = 0.3 }",
        ),
        (_, Section::Stance) => {
            mistake.hint(format!("write {key} = {{ ideal = 0.5, weight = 0.3 }}"))
        }
        (_, Section::Trust | Section::Pressure | Section::Relief) => {
            let (whom, id) = match inner {
                Section::Relief => ("event", "shelling"),
                _ => ("other party", "the_other"),
            };
            mistake.hint(format!("a number for each {whom}, by its id: {key} = {{ {id} = 0.5 }}"))
        }
        _ => mistake.hint(format!("write [{key}] on a line of its own, and its keys below")),
    });
    false
}

fn keep_rows(key: &str, node: &mut Node, inner: Section, mistakes: &mut Vec<Mistake>) -> bool {
    let hint = format!("write [[{key}]], with two brackets, before each {}", inner.word());
    let Body::List(list) = &mut node.body else {
        let title = format!("there can be several of `{key}`");
        mistakes.push(Mistake::at(node.place, title).hint(named(node, key).unwrap_or(hint)));
        return false;
    };
    if let Some(surplus) = list.get(inner.most()) {
        mistakes.push(too_many(surplus, key, inner));
        return false;
    }
    list.retain_mut(|row| {
        let fits = matches!(row.body, Body::Table(_));
        if fits {
            straighten(row, inner, mistakes);
        } else {
            mistakes.push(
                Mistake::at(row.place, format!("every entry of `{key}` must be a table"))
                    .hint(hint.clone()),
            );
        }
        fits
    });
    true
}

/// What to write in place of `[issue.water]`.
fn named(node: &Node, key: &str) -> Option<String> {
    let (id, inner) = node.entries()?.iter().next()?;
    inner.entries()?;
    Some(format!("in place of [{key}.{id}] write [[{key}]], and id = \"{id}\" in the next line"))
}

/// The first entry beyond the limit.
pub(in crate::scenario) fn too_many(surplus: &Node, key: &str, section: Section) -> Mistake {
    let most = section.most();
    let mistake =
        Mistake::at(surplus.place, format!("more than {most} of [[{key}]]")).says("one too many");
    mistake.hint(format!("a scenario has at most {most}"))
}
