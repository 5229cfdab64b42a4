//! The table of the inputs that stand out, and which of them is most worth knowing.

use super::units::{answer, narrowing, share, width};
use crate::claims::{Influence, Likelihood, Narrowing, Sensitivity, Share};
use crate::report::document::{Block, Column, Layout, Row, TIE, Table, Text};
use crate::report::say::words::within;

/// The inputs that stand out, the strongest first: a line with its shares, below it how the answer stands in its tenths.
pub fn table(claim: &Sensitivity, shown: &[&Influence]) -> Vec<Block> {
    if shown.is_empty() {
        return Vec::new();
    }
    let columns = ["", "alone", "in all", "narrows by"].map(Column::words).into();
    let rows = shown.iter().map(|input| row(claim, input)).collect();
    let table = Table { columns, rows, layout: Layout::Names };
    vec![Block::heading("What drives it", explanation(claim)), Block::Table(table)]
}

fn row(claim: &Sensitivity, input: &Influence) -> Row {
    let [alone, in_all, narrows] = cells(claim, input);
    let narrows_by = match narrows.as_str() {
        "" => String::new(),
        some => format!("; narrows by {some}"),
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
        "(share of what the inputs explain: alone, and in all, with every combination it is part of; by how many \
         {points} the 80{TIE}% range would narrow on average if it were known; below, {likelihood} in its lowest -> \
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
fn shared(input: &Influence) -> Option<String> {
    let others = match input.together.as_slice() {
        [] => return None,
        [other] => format!("with {other}"),
        others => format!("with {} others", others.len()),
    };
    Some(format!("its shares are those of one driver together {others}"))
}

/// The input that it would be worth most to know.
pub fn worth(claim: &Sensitivity, shown: &[&Influence]) -> String {
    let worth =
        |input: &Influence| input.narrows.map_or(f64::NEG_INFINITY, |narrows| narrows.value);
    let best = shown.iter().max_by(|one, other| worth(one).total_cmp(&worth(other)));
    let (Some(best), Some([low, high])) = (best, claim.range) else { return String::new() };
    let Some(Narrowing { value, interval: Some([least, most]) }) = best.narrows else {
        return String::new();
    };
    let unit = if claim.is_likelihood { format!("{TIE}points") } else { String::new() };
    let all = width(claim, high - low);
    if least <= 0.0 {
        return format!(
            "No single input is sure to narrow the 80{TIE}% range, {all}{unit} wide, if it alone were known."
        );
    }
    let left = |narrows: f64| width(claim, (high - low - narrows).clamp(0.0, f64::INFINITY));
    format!(
        "Most worth knowing is {}: it would narrow the 80{TIE}% range, {all}{unit} wide, to {} [{},{TIE}{}] on average.",
        within(&best.name),
        left(value),
        left(most),
        left(least)
    )
}
