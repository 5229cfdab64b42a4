//! What drives it: the strongest inputs with their swing.

use super::numbers::{likely, roughly, sized};
use super::page::{Page, one_line, padded, right, widest};
use crate::claims::{Driver, Findings, Likelihood, Share};

/// Inputs that are shown.
const MOST: usize = 5;
/// Units that a name says already, or that are none.
const SILENT: [&str; 6] = ["value", "share", "probability", "shape", "position", "weight"];

/// The strongest inputs, as far as they stand out from the simulation's own noise.
pub fn drivers(findings: &Findings, page: &Page) -> String {
    let shown: Vec<&Driver> =
        findings.drivers.iter().filter(|driver| driver.is_visible()).take(MOST).collect();
    if findings.drivers.is_empty() {
        return String::new();
    }
    if shown.is_empty() {
        let none = "no single input stands out from the noise of the simulation";
        return page.heading("What drives it", "") + &page.paragraph(none, 4, 4);
    }
    let shares = match shown[0].share {
        Some(_) => "; share of what all inputs explain",
        None => "",
    };
    let explanation = format!("(settlement in the input's lowest tenth -> in its highest{shares})");
    page.heading("What drives it", &explanation) + &table(&shown, page) + &explained(findings, page)
}

/// What the inputs leave to chance, and to one another.
fn explained(findings: &Findings, page: &Page) -> String {
    let Some(spread) = &findings.spread else { return String::new() };
    let sentences = format!(
        "What differs between draws (the inputs, and who bargains in good faith where that is in doubt) explains {} of \
         what differs between negotiations; the rest is chance. What no input explains alone lies in combinations.",
        roughly(spread.input_share)
    );
    page.paragraph(&sentences, 4, 4)
}

/// What is shown of one input.
struct Row {
    name: String,
    swing: String,
    share: String,
}

impl Row {
    fn of(driver: &Driver) -> Self {
        Row {
            name: one_line(&driver.name) + &unit(&driver.unit),
            swing: swing(driver),
            share: share(driver.share.as_ref()),
        }
    }
}

/// A line an input where all have room for it; else a name, and the numbers under it.
fn table(shown: &[&Driver], page: &Page) -> String {
    let rows: Vec<Row> = shown.iter().map(|driver| Row::of(driver)).collect();
    let swing = widest(rows.iter().map(|row| row.swing.as_str()));
    let share = widest(rows.iter().map(|row| row.share.as_str()));
    let name = widest(rows.iter().map(|row| row.name.as_str()));
    let numbers =
        |row: &Row| format!("{}  {}", padded(&row.swing, swing), right(&row.share, share));
    let taken = 6 + swing + 2 + share;
    let line = |row: &Row| match page.width {
        width if width >= taken + name => {
            format!("    {}  {}\n", padded(&row.name, name), numbers(row))
        }
        width if width >= taken => {
            page.paragraph(&row.name, 4, 6) + &format!("      {}\n", numbers(row))
        }
        _ => {
            let share = match row.share.as_str() {
                "" => String::new(),
                share => format!("; share {share}"),
            };
            let numbers = format!("{}{share}", row.swing);
            page.paragraph(&row.name, 4, 6) + &page.paragraph(&numbers, 6, 6)
        }
    };
    rows.iter().map(line).collect()
}

fn unit(unit: &str) -> String {
    match unit {
        silent if SILENT.contains(&silent) || silent.is_empty() => String::new(),
        unit => format!(" ({})", one_line(unit)),
    }
}

/// `below 31: 27.0 % [25.5, 28.6] -> above 85: 1.8 % [1.4, 2.2]`
fn swing(driver: &Driver) -> String {
    let value = |value| sized(value, driver.high_value - driver.low_value);
    match (&driver.low_tenth, &driver.high_tenth) {
        (Some(low), Some(high)) => format!(
            "below\u{a0}{}: {} -> above\u{a0}{}: {}",
            value(driver.low_value),
            likely(low),
            value(driver.high_value),
            likely(high)
        ),
        _ => String::new(),
    }
}

fn share(share: Option<&Share>) -> String {
    let interval =
        |share: &Share| Likelihood { p: share.value, low: share.low, high: share.high, n: 0 };
    share.map(|share| likely(&interval(share))).unwrap_or_default()
}
