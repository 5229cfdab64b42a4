//! The same scenario, listed in the other order.

use crate::scenario::tree::node::{Body, Node};

/// Lists something backwards, and says whether there was anything.
pub(in crate::scenario) type Turn = fn(&mut Node) -> bool;

/// What is listed backwards, in the words of a reader.
pub(in crate::scenario) const LISTS: [(&str, Turn); 3] =
    [("signatories", signatories), ("issues", issues), ("levels", levels)];

/// Of several mediators the last one drafts, so that their order means something.
fn signatories(tree: &mut Node) -> bool {
    let list = list(tree, "party");
    let signs = |place: &usize| list[*place].get("role").and_then(Node::text) == Some("signatory");
    let places: Vec<usize> = (0..list.len()).filter(signs).collect();
    for (one, other) in places.iter().zip(places.iter().rev()).take(places.len() / 2) {
        list.swap(*one, *other);
    }
    places.len() > 1
}

fn issues(tree: &mut Node) -> bool {
    let list = list(tree, "issue");
    list.reverse();
    list.len() > 1
}

/// With what parties say of them in their order: positions on levels are names.
fn levels(tree: &mut Node) -> bool {
    let mut turned = Vec::new();
    for issue in list(tree, "issue") {
        let id = issue.get("id").and_then(Node::text).map(str::to_owned);
        let Some(lowest) = list(issue, "levels").first().cloned() else { continue };
        list(issue, "levels").reverse();
        // Where none is given it is the lowest.
        if let Some(issue) = issue.entries_mut() {
            issue.entry("status_quo".to_owned()).or_insert(lowest);
        }
        turned.extend(id);
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
    !turned.is_empty()
}

/// The entries of a list in a table; none where there is none.
fn list<'a>(table: &'a mut Node, key: &str) -> &'a mut [Node] {
    match table.entries_mut().and_then(|entries| entries.get_mut(key)) {
        Some(Node { body: Body::List(list), .. }) => list,
        _ => &mut [],
    }
}
