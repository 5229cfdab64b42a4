//! Positions that were written for another scale: a change gave their issue a range in place of words, or the reverse,
//! and left them as they were.

use crate::scenario::mistake::message::Warning;
use crate::scenario::mistake::nearest::listed;
use crate::scenario::tree::load::Loaded;
use crate::scenario::tree::node::Node;

/// One warning for every issue with such positions.
pub(in crate::scenario) fn warnings(loaded: &Loaded, tree: &Node) -> Vec<Warning> {
    let issues = tree.get("issue").map_or(&[][..], Node::list);
    let id_of = |issue: &Node| issue.get("id").and_then(Node::text).map(str::to_string);
    let rescaled = issues.iter().filter_map(|issue| Some((id_of(issue)?, issue)));
    let rescaled = rescaled.filter(|(id, _)| loaded.rescaled.contains(id));
    rescaled.filter_map(|(id, issue)| warning(loaded, tree, &id, issue)).collect()
}

fn warning(loaded: &Loaded, tree: &Node, id: &str, issue: &Node) -> Option<Warning> {
    let key = if issue.get("range").is_some() { "range" } else { "scale" };
    let scale = loaded.age(issue.get(key)?.place.file);
    let older = positions(tree, id, issue).into_iter();
    let older = older.filter(|(_, node)| loaded.age(node.place.file) > scale);
    let paths: Vec<String> = older.map(|(path, _)| path).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let text = format!(
        "`issue.{id}.{key}` replaces the scale for which {} {} written: read on the new one, they may mean something \
         else. Write them anew",
        listed(&paths),
        if paths.len() == 1 { "was" } else { "were" }
    );
    (!paths.is_empty()).then_some(Warning { code: "rescaled", text })
}

/// Everything that is a position of this issue, with its path.
fn positions<'a>(tree: &'a Node, id: &str, issue: &'a Node) -> Vec<(String, &'a Node)> {
    let own = issue.get("status_quo").map(|node| (format!("issue.{id}.status_quo"), node));
    let parties = tree.get("party").map_or(&[][..], Node::list);
    let wanted = parties.iter().filter_map(|party| {
        let name = party.get("id")?.text()?;
        let stance = party.get("issues")?.get(id)?;
        let key =
            |key: &'static str| Some((format!("party.{name}.issues.{id}.{key}"), stance.get(key)?));
        Some(["ideal", "points", "red_line"].into_iter().filter_map(key).collect::<Vec<_>>())
    });
    own.into_iter().chain(wanted.flatten()).collect()
}
