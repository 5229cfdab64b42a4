//! What a number rests on: its own words, else those of the nearest table around it in the same file.
//!
//! Words of a `[[party]]` speak for its numbers, its trust and its pressure, not for `[party.issues.X]`, which is
//! a table of its own: its words speak for the position alone, not for weight and red line. Words at the top of the file speak for the file, not for a number.

use crate::engine::{Basis, Gives};
use crate::games::talks::Date;
use crate::scenario::keys::{BASIS, PARTS, Section, Shape};
use crate::scenario::tree::kind::Kind;
use crate::scenario::tree::node::{Body, Node};
use std::sync::Arc;

/// Hands the words of every table to the numbers in it. Done for each file before files are merged, so that no
/// number ever rests on the words of another file.
pub(in crate::scenario) fn hand_down(
    node: &mut Node,
    section: Section,
    around: &Option<Arc<Basis>>,
) {
    let own = words_of(node);
    let words = if own == Basis::default() || section == Section::Top {
        around.clone()
    } else {
        Some(Arc::new(own))
    };
    let Some(entries) = node.entries_mut() else { return };
    for (key, node) in entries {
        match section.shape(key) {
            Shape::Value if section == Section::Talks && key == "deadline" => {
                hand_to_each(node, &words);
            }
            Shape::Value
                if section == Section::Stance && !["ideal", "points"].contains(&key.as_str()) => {}
            Shape::Value if section.is_number(key) || key == "points" => {
                node.rests_on = words.clone();
                if section == Section::Party && (key == "no_deal" || is_by_name(node)) {
                    hand_inside(node, &words);
                }
            }
            Shape::Value => {}
            Shape::Table(Section::Stances) => hand_down(node, Section::Stances, &None),
            Shape::Table(inner) => hand_down(node, inner, &words),
            Shape::Rows(inner) => {
                let Body::List(list) = &mut node.body else { continue };
                list.iter_mut().for_each(|row| hand_down(row, inner, &None));
            }
        }
    }
}

/// Hands words to the numbers of a deadline, or of each in a list.
fn hand_to_each(node: &mut Node, words: &Option<Arc<Basis>>) {
    match &mut node.body {
        Body::List(list) => {
            list.iter_mut().for_each(|one| hand_down(one, Section::Deadline, words))
        }
        _ => hand_down(node, Section::Deadline, words),
    }
}

/// Hands words to the numbers of a no-deal value that is that of a text, or of face saved for each that is named.
fn hand_inside(node: &mut Node, around: &Option<Arc<Basis>>) {
    let own = words_of(node);
    let words = if own == Basis::default() { around.clone() } else { Some(Arc::new(own)) };
    for (key, node) in node.entries_mut().into_iter().flatten() {
        if key == "as" {
            hand_inside(node, &words);
        }
        node.rests_on = words.clone();
    }
}

/// Whether a table holds a number for each of several that it names, and is not one number itself.
pub(in crate::scenario) fn is_by_name(node: &Node) -> bool {
    let names = |key: &String| !BASIS.contains(&key.as_str()) && !PARTS.contains(&key.as_str());
    let is_number = |key: &String| PARTS.contains(&key.as_str());
    let keys = || node.entries().into_iter().flatten().map(|(key, _)| key);
    keys().any(names) && !keys().any(is_number)
}

/// What a number rests on. One that has words of its own does not take those around it, but for the source of a
/// quote that names none, and for all of them where it says only what a source gives and when it was published.
pub(in crate::scenario) fn basis_of(number: &Node) -> Basis {
    let own = words_of(number);
    let around = || number.rests_on.as_deref().cloned().unwrap_or_default();
    if own == Basis::default() {
        return around();
    }
    if own.source.is_none() && own.quotes.is_empty() && own.assumption.is_none() {
        return Basis { gives: own.gives, dated: own.dated, ..around() };
    }
    let source = own.source.clone().or_else(|| around().source.filter(|_| !own.quotes.is_empty()));
    Basis { source, ..own }
}

/// The words that stand in a table itself.
pub(in crate::scenario) fn words_of(node: &Node) -> Basis {
    let [source, quote, assumption, gives, dated] = BASIS.map(|key| node.get(key));
    let text = |node: Option<&Node>| node.and_then(Node::text).map(str::to_string);
    let quotes = match quote {
        Some(quote) if quote.text().is_some() => text(Some(quote)).into_iter().collect(),
        Some(quote) => quote.list().iter().filter_map(|one| text(Some(one))).collect(),
        None => Vec::new(),
    };
    let gives = gives.and_then(Node::text);
    let gives = Gives::ALL.into_iter().find(|(word, _)| Some(*word) == gives);
    Basis {
        source: text(source),
        quotes,
        assumption: text(assumption),
        gives: gives.map_or(Gives::default(), |(_, gives)| gives),
        dated: dated.and_then(Date::of).map(|date| date.to_string()),
        default: false,
    }
}
