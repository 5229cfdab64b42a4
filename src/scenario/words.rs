//! What to say of a path that is no number.

use super::keys::{Section, Shape};
use super::leaf::kind_of;
use super::load::Loaded;
use super::node::{Body, Node};
use crate::talks::Table;

/// Why a path names no quantity, and the nearest that there is.
pub(super) fn no_quantity(loaded: &Loaded, table: &Table, path: &str) -> String {
    if let Some(why) = loaded.tree.as_ref().and_then(|tree| not_a_number(tree, path)) {
        return why;
    }
    let paths = table.quantities().iter().map(|quantity| quantity.path.as_str());
    let near = paths.min_by_key(|known| strsim::damerau_levenshtein(path, known));
    let far = |known: &str| strsim::damerau_levenshtein(path, known) > 2 + path.len() / 3;
    match near {
        Some(near) if !far(near) => format!("there is no number `{path}`; did you mean `{near}`?"),
        _ => format!("there is no number `{path}`; a path is written like `party.north.no_deal`"),
    }
}

/// What the path names, where that is something else than a number.
fn not_a_number(tree: &Node, path: &str) -> Option<String> {
    let (node, is_number) = find(tree, path)?;
    let no = |what: &str| Some(format!("`{path}` is not a number: it is {what}"));
    match &node.body {
        Body::Table(_) if !is_number => {
            Some(format!("`{path}` is not a number: it is a table; add a key to the path"))
        }
        Body::Whole(_) | Body::Number(_) if !is_number => {
            Some(format!("`{path}` cannot be uncertain or moved; change it with --set"))
        }
        Body::Whole(_) | Body::Number(_) => {
            Some(format!("`{path}` takes no uncertainty and cannot be moved; change it with --set"))
        }
        Body::Text(text) if !is_number => no(&format!("the text \"{text}\"")),
        _ if !is_number => no(kind_of(&node.value())),
        _ => None,
    }
}

/// The value at a path of ids, and whether its key holds a number.
fn find<'t>(tree: &'t Node, path: &str) -> Option<(&'t Node, bool)> {
    let mut steps = path.split('.');
    let mut section = Section::Top;
    let mut node = tree;
    let mut is_number = false;
    while let Some(key) = steps.next() {
        is_number = section.is_number(key);
        let shape = section.shape(key);
        node = node.get(key)?;
        match shape {
            Shape::Value => {}
            Shape::Table(inner) => section = inner,
            Shape::Rows(inner) => {
                section = inner;
                let id = steps.next()?;
                node = node
                    .list()
                    .iter()
                    .find(|row| super::merge::identity(row, inner).as_deref() == Some(id))?;
            }
        }
    }
    Some((node, is_number))
}
