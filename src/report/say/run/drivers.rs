//! What drives it: the strongest inputs with their swing.

use crate::claims::{Driver, Findings, Likelihood, Share};
use crate::report::document::{Block, Column, Layout, Row, Table, Text};
use crate::report::say::numbers::{likely, roughly, sized};

/// Inputs that are shown.
const MOST: usize = 5;
/// Units that a name says already, or that are none.
const SILENT: [&str; 6] = ["value", "share", "probability", "shape", "position", "weight"];

/// The strongest inputs, as far as they stand out from the simulation's own noise.
pub fn drivers(findings: &Findings) -> Vec<Block> {
    let visible = findings.drivers.iter().filter(|driver| driver.is_visible());
    let shown: Vec<&Driver> = visible.take(MOST).collect();
    if findings.drivers.is_empty() {
        return Vec::new();
    }
    if shown.is_empty() {
        let none = "no single input stands out from the noise of the simulation";
        return vec![Block::heading("What drives it", ""), Block::text(2, 0, none)];
    }
    let shares = match shown[0].share {
        Some(_) => "; share of what all inputs explain",
        None => "",
    };
    let explanation = format!("(settlement in the input's lowest tenth -> in its highest{shares})");
    let columns = vec![Column::words(""), Column::words(""), Column::numbers("")];
    let rows = shown.into_iter().map(row).collect();
    let table = Block::Table(Table { columns, rows, layout: Layout::Alike });
    let explained = explained(findings).map(|sentences| Block::text(2, 0, sentences));
    [Block::heading("What drives it", explanation), table].into_iter().chain(explained).collect()
}

/// What the inputs leave to chance, and to one another.
fn explained(findings: &Findings) -> Option<String> {
    let spread = findings.spread.as_ref()?;
    Some(format!(
        "What differs between draws (the inputs, and who bargains in good faith where that is in doubt) explains {} of \
         what differs between negotiations; the rest is chance. What no input explains alone lies in combinations.",
        roughly(spread.input_share)
    ))
}

fn row(driver: &Driver) -> Row {
    let name = driver.name.clone() + &unit(&driver.unit);
    let (swing, share) = (swing(driver), share(driver.share.as_ref()));
    let numbers = match share.as_str() {
        "" => swing.clone(),
        share => format!("{swing}; share {share}"),
    };
    let narrow = vec![Text::new(2, 1, &name), Text::new(3, 0, numbers)];
    Row { cells: vec![name, swing, share], narrow, notes: Vec::new() }
}

fn unit(unit: &str) -> String {
    match unit {
        silent if SILENT.contains(&silent) || silent.is_empty() => String::new(),
        unit => format!(" ({})", unit),
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
