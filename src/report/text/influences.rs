//! The table of the inputs that stand out, and which of them is most worth knowing.

use super::page::{Page, TIE, columns, padded, widest};
use super::units::{answer, narrowing, share, width};
use super::words::within;
use crate::claims::{Influence, Likelihood, Narrowing, Sensitivity, Share};

/// Columns before the numbers of an input.
const INDENT: usize = 6;
/// A line without room for so many columns of a name has none for numbers.
const LEAST_NAME: usize = 12;

/// The inputs that stand out, the strongest first: a line with its shares, below it how the answer stands in its tenths.
pub fn table(found: &Sensitivity, shown: &[&Influence], page: &Page) -> String {
    if shown.is_empty() {
        return String::new();
    }
    let heads = ["alone", "in all", "narrows by"].map(str::to_owned);
    let rows: Vec<[String; 3]> = shown.iter().map(|input| cells(found, input)).collect();
    let wide: [usize; 3] = core::array::from_fn(|column| {
        widest(rows.iter().chain([&heads]).map(|row| row[column].as_str()))
    });
    let taken = 4 + 2 + wide.iter().sum::<usize>() + 4;
    let room = page.width.saturating_sub(taken);
    let short = shown.iter().map(|input| input.name.as_str()).filter(|name| columns(name) <= room);
    let columns = Columns { name: widest(short), numbers: wide, fits: room >= LEAST_NAME };
    let mut text = page.heading("What drives it", &explanation(found));
    if columns.fits {
        text += &columns.line("", &heads);
    }
    for (input, row) in shown.iter().zip(&rows) {
        text += &columns.row(&input.name, row, page);
        text += &page.paragraph(&swing(found, input), INDENT, INDENT + 2);
    }
    text
}

/// The widths of the table.
struct Columns {
    name: usize,
    numbers: [usize; 3],
    /// Whether a line has room for a name and its numbers.
    fits: bool,
}

impl Columns {
    fn row(&self, name: &str, row: &[String; 3], page: &Page) -> String {
        match () {
            () if !self.fits => page.paragraph(name, 4, 6) + &listed(row, page),
            () if columns(name) <= self.name => self.line(name, row),
            () => page.paragraph(name, 4, 6) + &self.line("", row),
        }
    }

    fn line(&self, name: &str, row: &[String; 3]) -> String {
        let cells = row.iter().zip(self.numbers).map(|(cell, wide)| padded(cell, wide));
        let cells: Vec<String> = cells.collect();
        format!("    {}  {}\n", padded(name, self.name), cells.join("  "))
    }
}

fn explanation(found: &Sensitivity) -> String {
    let (likelihood, points) = match found.is_likelihood {
        true => (format!("the likelihood of {}", within(&found.name)), "points"),
        false => ("the mean position".to_owned(), "units"),
    };
    format!(
        "(share of what the inputs explain: alone, and in all, with every combination it is part of; by how many \
         {points} the 80{TIE}% range would narrow on average if it were known; below, {likelihood} in its lowest -> \
         highest tenth)"
    )
}

fn cells(found: &Sensitivity, input: &Influence) -> [String; 3] {
    let of_share = |of: &Option<Share>| of.as_ref().map(share).unwrap_or_default();
    let narrows = input.narrows.map(|narrows| narrowing(found, &narrows)).unwrap_or_default();
    [of_share(&input.first), of_share(&input.total), narrows]
}

fn swing(found: &Sensitivity, input: &Influence) -> String {
    let side = |tenth: &Option<Likelihood>| match tenth {
        Some(tenth) => answer(found, tenth),
        None => "unknown".to_owned(),
    };
    format!("{} -> {}", side(&input.low_tenth), side(&input.high_tenth))
}

/// The numbers of an input on a narrow page.
fn listed([alone, in_all, narrows]: &[String; 3], page: &Page) -> String {
    let narrows = match narrows.as_str() {
        "" => String::new(),
        some => format!("; narrows by {some}"),
    };
    page.paragraph(&format!("alone {alone}, in all {in_all}{narrows}"), INDENT, INDENT + 2)
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
