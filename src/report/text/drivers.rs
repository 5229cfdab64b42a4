//! What drives it: the strongest inputs with their swing.

use super::numbers::likely;
use super::page::{Page, columns, padded, right, widest};
use crate::analysis::{Driver, Findings, Likelihood, Share};

/// Inputs that are shown.
const MOST: usize = 5;

/// The strongest inputs, as far as they stand out from the simulation's own noise.
pub fn drivers(findings: &Findings, page: &Page) -> String {
    let shown: Vec<&Driver> =
        findings.drivers.iter().filter(|driver| driver.is_visible()).take(MOST).collect();
    if findings.drivers.is_empty() {
        return String::new();
    }
    if shown.is_empty() {
        let none = "no single input stands out from the noise of the simulation";
        return page.entry("What drives it", none);
    }
    let explanation = match shown[0].share {
        Some(_) => {
            "(settlement in the input's lowest -> highest tenth; share of what inputs explain)"
        }
        None => "(settlement in the input's lowest -> highest tenth)",
    };
    page.heading("What drives it", explanation) + &table(&shown, page)
}

fn table(shown: &[&Driver], page: &Page) -> String {
    let swings: Vec<String> = shown.iter().map(|driver| swing(driver)).collect();
    let shares: Vec<String> = shown.iter().map(|driver| share(driver.share.as_ref())).collect();
    let swing = widest(swings.iter().map(String::as_str));
    let share = widest(shares.iter().map(String::as_str));
    let room = page.width.saturating_sub(4 + 2 + swing + 2 + share);
    let short =
        shown.iter().map(|driver| driver.name.as_str()).filter(|name| columns(name) <= room);
    let names = widest(short);
    let row = |((driver, swing_of), share_of): ((&&Driver, &String), &String)| {
        let numbers = format!("{}  {}", padded(swing_of, swing), right(share_of, share));
        match columns(&driver.name) {
            width if width <= room => format!("    {}  {numbers}\n", padded(&driver.name, names)),
            _ if room > 0 => {
                page.paragraph(&driver.name, 4, 6) + &" ".repeat(4 + names + 2) + &numbers + "\n"
            }
            _ => {
                let numbers = format!("{swing_of} \u{a0}{share_of}");
                page.paragraph(&driver.name, 4, 6) + &page.paragraph(numbers.trim_end(), 6, 6)
            }
        }
    };
    shown.iter().zip(&swings).zip(&shares).map(row).collect()
}

fn swing(driver: &Driver) -> String {
    match (&driver.low_tenth, &driver.high_tenth) {
        (Some(low), Some(high)) => format!("{} -> {}", likely(low), likely(high)),
        _ => String::new(),
    }
}

fn share(share: Option<&Share>) -> String {
    let interval =
        |share: &Share| Likelihood { p: share.value, low: share.low, high: share.high, n: 0 };
    share.map(|share| likely(&interval(share))).unwrap_or_default()
}
