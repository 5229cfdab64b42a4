//! What the numbers of a scenario mean to each party.

use crate::claims::{AsGood, DRAWS_OF_A_CHECK, Meaning, Middle, PartyMeaning};
use crate::report::document::{Block, Item, List, Style};
use crate::report::say::numbers::{about, fixed, whole};
use crate::report::say::run::terms::{digits, words};
use crate::report::say::units::behind;
use crate::report::say::words::{capital, whose, within};

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
    let weights =
        weights.map(|one| format!("{}\u{a0}{}", within(&one.name), value(one.middle.p50)));
    let weights = weights.collect::<Vec<String>>().join(", ");
    let ideals = party.ideals.iter();
    let ideals = ideals
        .map(|other| Item::new(format!("{} ideal", whose(&other.name)), around(other.middle)));
    let no_deal = party.no_deal.map(|middle| Item::new("no deal", around(middle)));
    let as_good = party.as_good.as_ref();
    let as_good = as_good.map(|as_good| Item::new("as good as no deal", position(as_good)));
    let status_quo = Item::new("the status quo", around(party.status_quo));
    let items = [Item::new("weighs", weights), status_quo].into_iter();
    let items = items.chain(ideals).chain(no_deal).chain(as_good);
    List { items: items.collect(), depth: 3, style: Style::Names }
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
        return format!("no position on {}, all else at the status quo", within(&as_good.name));
    };
    let digits = digits(middle.p10, middle.p50, middle.p90, as_good.wording.is_some());
    let shown = |number: f64| fixed(number, digits);
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
        within(&as_good.name),
        shown(middle.p50)
    )
}
