//! The table of the inputs that stand out, and which of them is most worth knowing.

use super::units::{answer, distance, narrowing, share};
use crate::claims::{Influence, Likelihood, Sensitivity, Share};
use crate::report::document::{Block, Column, Layout, Row, TIE, Table, Text};
use crate::report::say::words::{capital, listed, within};

/// The inputs that stand out, the strongest first: a line with its shares, below it how the answer stands in its tenths.
pub fn table(claim: &Sensitivity, shown: &[&Influence]) -> Vec<Block> {
    if shown.is_empty() {
        return Vec::new();
    }
    let columns = ["", "alone", "in all", "worth knowing"].map(Column::words).into();
    let rows = shown.iter().map(|input| row(claim, input)).collect();
    let table = Table { columns, rows, layout: Layout::Names };
    vec![Block::heading("What drives it", explanation(claim)), Block::Table(table)]
}

fn row(claim: &Sensitivity, input: &Influence) -> Row {
    let [alone, in_all, narrows] = cells(claim, input);
    let narrows_by = match narrows.as_str() {
        "" => String::new(),
        some => format!("; worth knowing {some}"),
    };
    let listed = format!("alone {alone}, in all {in_all}{narrows_by}");
    Row {
        narrow: vec![Text::new(2, 1, &input.name), Text::new(3, 1, listed)],
        notes: [swing(claim, input)]
            .into_iter()
            .chain(shared(input))
            .map(|note| Text::new(3, 1, note))
            .collect(),
        cells: vec![input.name.clone(), alone, in_all, narrows],
    }
}

fn explanation(claim: &Sensitivity) -> String {
    let (likelihood, points) = match claim.is_likelihood {
        true => (format!("the likelihood of {}", within(&claim.name)), "points"),
        false => ("the mean position".to_owned(), "units"),
    };
    format!(
        "(share of what the inputs explain: alone, and in all, with every combination it is part of; how many \
         {points} nearer to its median the answer would lie on average if it were known; below, {likelihood} in its lowest -> \
         highest tenth)"
    )
}

fn cells(claim: &Sensitivity, input: &Influence) -> [String; 3] {
    let of_share = |of: &Option<Share>| of.as_ref().map(share).unwrap_or_default();
    let narrows = input.narrows.map(|narrows| narrowing(claim, &narrows)).unwrap_or_default();
    [of_share(&input.first), of_share(&input.total), narrows]
}

fn swing(claim: &Sensitivity, input: &Influence) -> String {
    let side = |tenth: &Option<Likelihood>| match tenth {
        Some(tenth) => answer(claim, tenth),
        None => "unknown".to_owned(),
    };
    format!("{} -> {}", side(&input.low_tenth), side(&input.high_tenth))
}

/// With how many others the shares of an input are shared.
pub fn shared(input: &Influence) -> Option<String> {
    let others = match input.together.as_slice() {
        [] => return None,
        [other] => format!("with {other}"),
        others => format!("with {} others", others.len()),
    };
    Some(format!("its shares are those of one driver together {others}"))
}

/// Less than this share of the deviation is hardly anything.
const STILL: f64 = 0.05;

/// What an input that stands out is worth.
type Worth<'a> = (&'a Influence, Share);

/// What would be most worth knowing.
pub enum Most<'a> {
    /// Nobody can tell what anything is worth.
    Unknown,
    /// None is sure to be worth anything; whether all together hardly are.
    None(bool),
    One(&'a Influence),
    /// Several between which nothing tells, and the largest of them.
    Several(Vec<&'a Influence>, &'a Influence),
}

/// Of the inputs that stand out.
pub fn most<'a>(claim: &Sensitivity, shown: &[&'a Influence]) -> Most<'a> {
    let worths: Vec<Worth> =
        shown.iter().filter_map(|input| Some((*input, input.narrows?))).collect();
    let best = worths.iter().max_by(|one, other| one.1.value.total_cmp(&other.1.value));
    let (Some((input, best)), Some(deviation)) = (best, claim.deviation) else {
        return Most::Unknown;
    };
    if worths.iter().all(|(_, one)| one.low <= 0.0) {
        return Most::None(worths.iter().all(|(_, one)| one.high < STILL * deviation));
    }
    let equals = worths.iter().filter(|(_, one)| is_as_good(*one, *best));
    let equals: Vec<&Influence> = equals.map(|(one, _)| *one).collect();
    if equals.len() > 1 { Most::Several(equals, input) } else { Most::One(input) }
}

/// Whether one is worth less than another by no more than their intervals allow for.
fn is_as_good(one: Share, best: Share) -> bool {
    let halves = [best.value - best.low, one.high - one.value];
    best.value - one.value < halves.map(|half| half * half).iter().sum::<f64>().sqrt()
}

/// The input that it would be worth most to know, or those between which nothing tells.
pub fn worth(claim: &Sensitivity, shown: &[&Influence]) -> String {
    let most = most(claim, shown);
    let best = match &most {
        Most::One(best) | Most::Several(_, best) => best.narrows,
        Most::None(_) => shown.iter().filter_map(|input| input.narrows).max_by(by_value),
        Most::Unknown => None,
    };
    let (Some(best), Some(deviation)) = (best, claim.deviation) else { return String::new() };
    let what = if claim.is_likelihood { "likelihood" } else { "position" };
    let lies = |value: f64| distance(claim, value.clamp(0.0, f64::INFINITY), best.high - best.low);
    let unit = if claim.is_likelihood { format!("{TIE}points") } else { String::new() };
    let now = format!("the {what} lies {}{unit} from its median on average", lies(deviation));
    let ends = [best.value, best.high, best.low].map(|worth| lies(deviation - worth));
    let then = format!("{} [{},{TIE}{}]", ends[0], ends[1], ends[2]);
    match most {
        Most::Unknown => String::new(),
        Most::None(is_still) => {
            let why =
                if is_still { ", as whatever one of them is its median hardly moves" } else { "" };
            format!(
                "{}: no single input is sure to bring it nearer, if it alone were known{why}.",
                capital(&now)
            )
        }
        Most::One(input) => format!(
            "Most worth knowing is {}: {now}, and would lie {then} if that were known.",
            within(&input.name)
        ),
        Most::Several(several, best) => {
            let names: Vec<String> = several.iter().map(|one| within(&one.name)).collect();
            format!(
                "No single input is most worth knowing: {} differ by less than so many negotiations can tell. {}, and \
                 would lie {then} if {} were known.",
                listed(&names),
                capital(&now),
                within(&best.name)
            )
        }
    }
}

fn by_value(one: &Share, other: &Share) -> core::cmp::Ordering {
    one.value.total_cmp(&other.value)
}
