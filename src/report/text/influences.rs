//! The table of the inputs that stand out, and which of them is most worth knowing.

use super::page::{Page, TIE, padded, widest};
use super::units::{answer, narrowing, share, width};
use super::words::within;
use crate::analysis::{Influence, Narrowing, Sensitivity, Share};

/// Columns before the numbers of an input.
const INDENT: usize = 6;

/// The inputs that stand out, the strongest first: a line with the name, one with the numbers.
pub fn table(found: &Sensitivity, shown: &[&Influence], page: &Page) -> String {
    if shown.is_empty() {
        return String::new();
    }
    let heads = ["alone", "in all", "lowest -> highest tenth", "narrows by"];
    let rows: Vec<[String; 4]> = shown.iter().map(|input| cells(found, input)).collect();
    let wide: [usize; 4] = core::array::from_fn(|column| {
        widest(rows.iter().map(|row| row[column].as_str()).chain([heads[column]]))
    });
    let fits = INDENT + wide.iter().sum::<usize>() + 6 <= page.width;
    let mut text = page.heading("What drives it", &explanation(found));
    if fits {
        text += &line(&heads.map(str::to_owned), &wide);
    }
    for (input, row) in shown.iter().zip(&rows) {
        text += &page.paragraph(&input.name, 4, 6);
        text += &if fits { line(row, &wide) } else { listed(row, page) };
    }
    text
}

fn explanation(found: &Sensitivity) -> String {
    let (likelihood, points) = match found.is_likelihood {
        true => (format!("the likelihood of {}", within(&found.name)), "points"),
        false => ("the mean position".to_owned(), "units"),
    };
    format!(
        "(share of what the inputs explain: alone, and in all with every combination it is part of; {likelihood} in its \
         lowest and highest tenth; by how many {points} the 80{TIE}% range would narrow on average if it were known)"
    )
}

fn cells(found: &Sensitivity, input: &Influence) -> [String; 4] {
    let of_share = |of: &Option<Share>| of.as_ref().map(share).unwrap_or_default();
    let swing = match (&input.low_tenth, &input.high_tenth) {
        (Some(low), Some(high)) => format!("{} -> {}", answer(found, low), answer(found, high)),
        _ => String::new(),
    };
    let narrows = input.narrows.map(|narrows| narrowing(found, &narrows)).unwrap_or_default();
    [of_share(&input.first), of_share(&input.total), swing, narrows]
}

fn line(row: &[String; 4], wide: &[usize; 4]) -> String {
    let cells: Vec<String> = row.iter().zip(wide).map(|(cell, wide)| padded(cell, *wide)).collect();
    format!("{}{}\n", " ".repeat(INDENT), cells.join("  "))
}

/// The same on a narrow page.
fn listed([alone, in_all, swing, narrows]: &[String; 4], page: &Page) -> String {
    let narrows = match narrows.as_str() {
        "" => String::new(),
        some => format!("; narrows by {some}"),
    };
    page.paragraph(&format!("alone {alone}, in all {in_all}; {swing}{narrows}"), INDENT, INDENT + 2)
}

/// The input that it would be worth most to know.
pub fn worth(found: &Sensitivity, shown: &[&Influence]) -> String {
    let worth =
        |input: &Influence| input.narrows.map_or(f64::NEG_INFINITY, |narrows| narrows.value);
    let best = shown.iter().max_by(|one, other| worth(one).total_cmp(&worth(other)));
    let (Some(best), Some([low, high])) = (best, found.range) else { return String::new() };
    let Some(Narrowing { value, interval: Some([least, most]) }) = best.narrows else {
        return String::new();
    };
    let unit = if found.is_likelihood { format!("{TIE}points") } else { String::new() };
    let all = width(found, high - low);
    if least <= 0.0 {
        return format!(
            "No single input is sure to narrow the 80{TIE}% range, {all}{unit} wide, if it alone were known."
        );
    }
    let left = |narrows: f64| width(found, (high - low - narrows).clamp(0.0, f64::INFINITY));
    format!(
        "Most worth knowing is {}: it would narrow the 80{TIE}% range, {all}{unit} wide, to {} [{},{TIE}{}] on average.",
        within(&best.name),
        left(value),
        left(most),
        left(least)
    )
}
