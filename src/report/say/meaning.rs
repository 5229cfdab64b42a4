//! What the numbers of a scenario mean to each party.

use super::numbers::{about, trimmed, whole};
use super::run::terms::words;
use super::units::behind;
use super::words::{capital, whose};
use crate::claims::{AsGood, DRAWS_OF_A_CHECK, Meaning, Middle, PartyMeaning};
use crate::report::document::{Block, Item, List, Style};

/// A heading, and a list a party.
pub fn meaning(meaning: &Meaning) -> Vec<Block> {
    let how = format!(
        "(from 0, the worst text it can imagine, to 1, the best; all promises kept; medians of {} \
         draws, then the middle 80\u{a0}%)",
        whole(DRAWS_OF_A_CHECK)
    );
    let heading = Block::heading("What the numbers mean", how);
    let parties = meaning
        .parties
        .iter()
        .flat_map(|one| [Block::text(2, 0, capital(&one.name)), Block::List(party(one))]);
    [heading].into_iter().chain(parties).collect()
}

fn party(party: &PartyMeaning) -> List {
    let weights = party.weights.iter();
    let weights = weights.map(|(_, name, middle)| format!("{name}\u{a0}{}", value(middle.p50)));
    let weights = weights.collect::<Vec<String>>().join(", ");
    let ideals = party
        .ideals
        .iter()
        .map(|(_, name, middle)| item(&format!("{} ideal", whose(name)), around(*middle)));
    let items = [item("weighs", weights), item("the status quo", around(party.status_quo))]
        .into_iter()
        .chain(ideals)
        .chain(party.no_deal.map(|middle| item("no deal", around(middle))))
        .chain(party.as_good.as_ref().map(|as_good| item("as good as no deal", position(as_good))));
    List { items: items.collect(), depth: 3, style: Style::Names }
}

fn item(label: &str, text: String) -> Item {
    Item::new(label, text)
}

fn value(number: f64) -> String {
    format!("{number:.2}")
}

fn around(middle: Middle) -> String {
    let [low, median, high] = [middle.p10, middle.p50, middle.p90].map(value);
    if low == high { median } else { format!("{median}, {low}\u{a0}to\u{a0}{high}") }
}

/// Where the heaviest issue would have to lie, all else at the status quo.
fn position(as_good: &AsGood) -> String {
    let Some(middle) = as_good.position else {
        return format!("no position on {}, all else at the status quo", as_good.name);
    };
    let shown = |number: f64| trimmed(number, 2);
    let range = if middle.p10 == middle.p90 {
        String::new()
    } else {
        format!(", {}\u{a0}to\u{a0}{}", shown(middle.p10), shown(middle.p90))
    };
    let unit = as_good.unit.as_deref().map(|unit| behind("\u{a0}", unit)).unwrap_or_default();
    let wording = as_good.wording.as_ref().map(|wording| format!(": {}", words(wording)));
    let wording = wording.unwrap_or_default();
    let seldom = if as_good.share < 0.995 {
        format!(" (in {} of draws; in the others all are better, or none is)", about(as_good.share))
    } else {
        String::new()
    };
    format!(
        "{} at {}{unit}{range}, all else at the status quo{wording}{seldom}",
        as_good.name,
        shown(middle.p50)
    )
}
