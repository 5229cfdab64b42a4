//! A check on one screen: what texts that everybody can picture are worth to each party, and what should be looked at.

use super::both::{look_at, quotes};
use crate::claims::{Among, AsGood, Inventory, Meaning, Middle, PartyMeaning, Wording};
use crate::report::checked::Checked;
use crate::report::document::{
    Block, Column, Document, Item, Layout, List, Row, Style, TIE, Table, Text,
};
use crate::report::hint::Hint;
use crate::report::say::case::changed;
use crate::report::say::classes::in_short;
use crate::report::say::hundred::so_many;
use crate::report::say::numbers::{fixed, whole};
use crate::report::say::run::terms::{digits, words};
use crate::report::say::units::behind;
use crate::report::say::warnings::cautions;
use crate::report::say::words::{capital, counted, whose, within};

/// Parties that stand side by side, signatories first.
const MOST_PARTIES: usize = 6;
/// Signatories whose ideals stand there, and whose position is told that is as good as no deal.
const MOST_IDEALS: usize = 3;
/// Issues whose weights stand there, the heaviest first.
const MOST_ISSUES: usize = 3;
/// What should be looked at: so much is told, the rest counted.
const MOST_TO_LOOK_AT: usize = 2;

/// What is said of one valid file where nobody asked for all.
pub fn screen(file: &Checked, inventory: &Inventory) -> Document {
    let meaning = file.meaning.as_ref();
    let worth = meaning.map(|meaning| worth(&meaning.parties)).unwrap_or_default();
    let look_at = meaning.map(to_look_at).unwrap_or_default();
    let foot = [changed(&inventory.case), Some(foot(inventory))].into_iter().flatten();
    let foot = foot.map(|line| Block::text(0, 1, line)).collect();
    Document::of([head(file, inventory), [worth, cautions(&file.warnings), look_at, foot].concat()])
}

fn head(file: &Checked, inventory: &Inventory) -> Vec<Block> {
    let counts = &inventory.counts;
    let of = format!(
        "{}: no mistakes; {} of {} uncertain",
        file.file,
        whole(counts.uncertain as u64),
        counted(counts.classes.all() as u64, "input")
    );
    let rests = [in_short(counts.classes, counts.defaults)].into_iter().chain(quotes(file));
    let rests = rests.collect::<Vec<String>>().join(" ");
    vec![Block::title(&inventory.case.title), Block::text(0, 1, of), Block::text(0, 1, rests)]
}

/// The parties side by side, and where the heaviest issue would have to lie.
fn worth(parties: &[PartyMeaning]) -> Vec<Block> {
    let mut shown: Vec<&PartyMeaning> = parties.iter().collect();
    shown.sort_by_key(|party| party.no_deal.is_none());
    let signatories = shown.iter().filter(|party| party.no_deal.is_some());
    let signatories: Vec<&PartyMeaning> = signatories.take(MOST_IDEALS).copied().collect();
    shown.truncate(MOST_PARTIES);
    let left = match parties.len() - shown.len() {
        0 => String::new(),
        more => format!("; {} more left out", whole(more as u64)),
    };
    let how = format!("(0 the worst it can imagine, 1 its best; medians{left})");
    let table = Block::Table(side_by_side(&shown, &signatories));
    let mut blocks = vec![Block::heading("What texts are worth to each", how), table];
    let as_good: Vec<Item> = signatories.iter().filter_map(|party| as_good(party)).collect();
    if !as_good.is_empty() {
        blocks.push(Block::heading("As good as no deal, all else at the status quo", ""));
        blocks.push(Block::List(List { items: as_good, depth: 2, style: Style::Cut }));
    }
    blocks
}

/// A column a party: what no deal, the status quo and the signatories' ideals are worth to it, then what it weighs.
fn side_by_side(parties: &[&PartyMeaning], signatories: &[&PartyMeaning]) -> Table {
    let row = |label: String, value: &dyn Fn(&PartyMeaning) -> Option<Middle>| {
        let values = parties.iter().map(|party| value(party).map(|it| fixed(it.p50, 2)));
        self::row(label, parties, values.collect())
    };
    let among =
        |list: &[Among], id: &str| list.iter().find(|one| one.id == id).map(|one| one.middle);
    let mut rows = vec![
        row("no deal".into(), &|party| party.no_deal),
        row("the status quo".into(), &|party| Some(party.status_quo)),
    ];
    rows.extend(signatories.iter().map(|whom| {
        row(format!("{} ideal", whose(&whom.name)), &|party| among(&party.ideals, &whom.id))
    }));
    if let Some(last) = rows.last_mut() {
        last.notes.push(Text::new(1, 1, "What each weighs, of 1 in all"));
    }
    rows.extend(
        heaviest(signatories)
            .into_iter()
            .map(|issue| row(issue.name.clone(), &|party| among(&party.weights, &issue.id))),
    );
    let heads = parties.iter().map(|party| Column::numbers(head_of(&party.name)));
    let columns = [Column::words("")].into_iter().chain(heads).collect();
    Table { columns, rows, layout: Layout::Cut }
}

/// Above a column there is no room for an article.
fn head_of(name: &str) -> String {
    capital(within(name).strip_prefix("the ").unwrap_or(name))
}

/// A line of numbers; nothing where there is none.
fn row(label: String, parties: &[&PartyMeaning], values: Vec<Option<String>>) -> Row {
    let told = parties.iter().zip(&values);
    let told = told.filter_map(|(party, value)| {
        Some(format!("{}{TIE}{}", within(&party.name), value.as_ref()?))
    });
    let told = told.collect::<Vec<String>>().join(", ");
    let narrow = vec![Text::new(2, 1, format!("{label}: {told}"))];
    let values = values.into_iter().map(Option::unwrap_or_default);
    Row { cells: [label].into_iter().chain(values).collect(), narrow, notes: Vec::new() }
}

/// The issues that signatories weigh most, by the mean of their shares.
fn heaviest<'a>(signatories: &[&'a PartyMeaning]) -> Vec<&'a Among> {
    let mut issues: Vec<(&Among, f64)> = Vec::new();
    for one in signatories.iter().flat_map(|party| &party.weights) {
        match issues.iter_mut().find(|(issue, _)| issue.id == one.id) {
            Some((_, weight)) => *weight += one.middle.p50,
            None => issues.push((one, one.middle.p50)),
        }
    }
    issues.sort_by(|one, other| other.1.total_cmp(&one.1));
    issues.into_iter().map(|(issue, _)| issue).take(MOST_ISSUES).collect()
}

fn as_good(party: &PartyMeaning) -> Option<Item> {
    let as_good = party.as_good.as_ref()?;
    Some(Item::new(capital(&party.name), position(as_good)))
}

/// `the price: 31.8 dollars (39 of 100 draws)`; in how many, where not in all.
fn position(as_good: &AsGood) -> String {
    let name = within(&as_good.name);
    let Some(middle) = as_good.position else {
        return format!("no position on {name} by itself");
    };
    let unit = as_good.unit.as_deref().map(|unit| behind("\u{a0}", unit)).unwrap_or_default();
    let number = |digits: usize| fixed(middle.p50, digits);
    let (place, at) = match &as_good.wording {
        Some(Wording::Between((_, low), (_, high))) => {
            (format!("\"{low}\" to \"{high}\""), Some(number(2)))
        }
        Some(wording) => (words(wording), None),
        None => {
            let digits = digits(middle.p10, middle.p50, middle.p90, false);
            (format!("{}{unit}", number(digits)), None)
        }
    };
    let seldom = as_good.share < 0.995;
    let seldom = seldom.then(|| format!("{} of 100 draws", so_many(as_good.share)));
    let more: Vec<String> = [at, seldom].into_iter().flatten().collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join("; ")) };
    format!("{name}: {place}{more}")
}

/// The first that should be looked at, and how many more there are.
fn to_look_at(meaning: &Meaning) -> Vec<Block> {
    let told = meaning.cautions.len().min(MOST_TO_LOOK_AT);
    let mut blocks = look_at(&meaning.cautions[..told]);
    if let more @ 1.. = meaning.cautions.len() - told {
        blocks.push(Block::text(2, 1, format!("... and {} more.", whole(more as u64))));
    }
    blocks
}

/// How many numbers cannot matter, and where all of it stands.
fn foot(inventory: &Inventory) -> String {
    let idle = inventory.inputs.iter().filter(|input| input.is_given() && input.idle.is_some());
    let idle = match idle.count() as u64 {
        0 => String::new(),
        number => format!("{} cannot matter here. ", counted(number, "number")),
    };
    format!("{idle}{}", Hint::Inventory)
}
