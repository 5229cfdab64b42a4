//! The same scenario, listed in the other order.

use crate::scenario::tree::node::{Body, Node};

/// Lists issues backwards, and signatories among the parties: of several mediators the last one drafts, so that their
/// order means something.
pub(in crate::scenario) fn list_backwards(tree: &mut Node) {
    swap_ends(list(tree, "issue"), |_| true);
    swap_ends(list(tree, "party"), |party| {
        party.get("role").and_then(Node::text) == Some("signatory")
    });
}

/// Lists levels backwards, with what parties say of them in their order: positions on levels are names.
pub(in crate::scenario) fn list_levels_backwards(tree: &mut Node) {
    let mut turned = Vec::new();
    for issue in list(tree, "issue") {
        let id = issue.get("id").and_then(Node::text).map(str::to_owned);
        let levels = list(issue, "levels");
        if let Some(id) = id.filter(|_| !levels.is_empty()) {
            levels.reverse();
            turned.push(id);
        }
    }
    for party in list(tree, "party") {
        let Some(issues) = party.entries_mut().and_then(|party| party.get_mut("issues")) else {
            continue;
        };
        for id in &turned {
            let Some(stance) = issues.entries_mut().and_then(|issues| issues.get_mut(id)) else {
                continue;
            };
            list(stance, "points").reverse();
            if let Some(Node { body: Body::Text(bars), .. }) =
                stance.entries_mut().and_then(|stance| stance.get_mut("bars"))
            {
                *bars = if bars == "above" { "below".to_owned() } else { "above".to_owned() };
            }
        }
    }
}

/// The entries of a list in a table; none where there is none.
fn list<'a>(table: &'a mut Node, key: &str) -> &'a mut [Node] {
    match table.entries_mut().and_then(|entries| entries.get_mut(key)) {
        Some(Node { body: Body::List(list), .. }) => list,
        _ => &mut [],
    }
}

/// Turns the order of some entries round, each in the place of another one of them.
fn swap_ends(list: &mut [Node], is_moved: impl Fn(&Node) -> bool) {
    let places: Vec<usize> = (0..list.len()).filter(|place| is_moved(&list[*place])).collect();
    for (one, other) in places.iter().zip(places.iter().rev()).take(places.len() / 2) {
        list.swap(*one, *other);
    }
}
