//! The same scenario with its levels listed in the other order.

use crate::scenario::tree::node::{Body, Node};

/// Lists all levels backwards, with what parties say of them in their order: positions on levels are names.
pub(in crate::scenario) fn levels(tree: &mut Node) {
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
}

/// The entries of a list in a table; none where there is none.
fn list<'a>(table: &'a mut Node, key: &str) -> &'a mut [Node] {
    match table.entries_mut().and_then(|entries| entries.get_mut(key)) {
        Some(Node { body: Body::List(list), .. }) => list,
        _ => &mut [],
    }
}
