//! What to say of a path that is no number.

use crate::engine::Basis;
use crate::games::talks::Table;
use crate::scenario::keys::{Section, Shape};
use crate::scenario::mistake::nearest::nearest_path;
use crate::scenario::text::place::Place;
use crate::scenario::tree::load::Loaded;
use crate::scenario::tree::merge::identity;
use crate::scenario::tree::node::{Body, Node};
use crate::scenario::tree::rests_on::basis_of;

/// Why a path names no quantity, and the nearest that there is.
pub(in crate::scenario) fn no_quantity(loaded: &Loaded, table: &Table, path: &str) -> String {
    if let Some(why) = loaded.tree.as_ref().and_then(|tree| not_a_number(tree, path)) {
        return why;
    }
    let paths = table.quantities().iter().map(|quantity| quantity.path.as_str());
    match nearest_path(path, paths) {
        Some(near) => format!("there is no number `{path}`; did you mean `{near}`?"),
        None => {
            format!("there is no number `{path}`; a path is written like `party.north.no_deal`")
        }
    }
}

/// What the value at a path rests on, where the file gives one.
pub(in crate::scenario) fn basis_at(tree: &Node, path: &str) -> Option<Basis> {
    find(tree, path)?.node.filter(|node| !node.is_empty_table()).map(basis_of)
}

/// Where the value at a path stands, where the file gives one.
pub(in crate::scenario) fn place_at(tree: &Node, path: &str) -> Option<Place> {
    Some(find(tree, path)?.node?.place)
}

/// What the path names, where that is something else than a number that can be moved.
fn not_a_number(tree: &Node, path: &str) -> Option<String> {
    let Found { section, key, node } = find(tree, path)?;
    let is_number = section.is_number(key);
    let says = match node.map(|node| &node.body) {
        _ if is_number && section.is_plain(key) => {
            "is always known and cannot be moved; change it with --set"
        }
        None if is_number => "is not given in this scenario",
        Some(Body::Table(_)) if !is_number => {
            "is not a number: it is a table; add a key to the path"
        }
        Some(Body::List(_)) if !is_number => "is not a number: it is a list; change it with --set",
        _ if !is_number => "is not a number; change it with --set",
        _ => return None,
    };
    Some(format!("`{path}` {says}"))
}

/// What stands at the end of a path.
struct Found<'a> {
    section: Section,
    key: &'a str,
    node: Option<&'a Node>,
}

/// The key at the end of a path of ids, where there could be such a key.
fn find<'a>(tree: &'a Node, path: &'a str) -> Option<Found<'a>> {
    let mut steps = path.split('.');
    let mut found = Found { section: Section::Top, key: "", node: Some(tree) };
    let mut inner = Section::Top;
    while let Some(key) = steps.next() {
        let section = inner;
        let mut node = found.node.and_then(|node| node.get(key));
        match section.shape(key) {
            Shape::Value if node.is_none() && !section.keys().contains(&key) => return None,
            Shape::Value => {}
            Shape::Table(table) => inner = table,
            Shape::Rows(rows) => {
                inner = rows;
                let id = steps.next()?;
                let is = |row: &&Node| identity(row, rows).as_deref() == Some(id);
                node = Some(node?.list().iter().find(is)?);
            }
        }
        found = Found { section, key, node };
    }
    Some(found)
}
