//! What moves it, what it rests on, what was changed, the strongest caution, and how to see more.

use super::of_hundred::of_hundred;
use crate::claims::{Driver, Findings, Likelihood};
use crate::games::talks::End;
use crate::report::document::Block;
use crate::report::hint::Hint;
use crate::report::say::numbers::{trimmed, whole};

/// Inputs that are told.
const MOST: usize = 2;

/// The last lines of the screen.
pub fn foot(findings: &Findings) -> Vec<Block> {
    let lines = [
        drivers(findings),
        changed(findings),
        rests_on(findings),
        caution(findings),
        Some(more(findings)),
    ];
    lines.into_iter().flatten().map(|line| Block::text(0, 1, line)).collect()
}

/// The two inputs that move it most, with its likelihood in their lowest and highest tenth.
fn drivers(findings: &Findings) -> Option<String> {
    let visible = findings.drivers.iter().filter(|driver| driver.is_visible());
    let named = |driver: &Driver| {
        let (low, high) = driver.low_tenth.zip(driver.high_tenth)?;
        Some(format!("{} ({} to {})", driver.name, of_hundred(low.p), of_hundred(high.p)))
    };
    let shown: Vec<String> = visible.filter_map(named).take(MOST).collect();
    match shown.is_empty() {
        true if findings.support.uncertain == 0 => None,
        true => Some("What moves it: no single input stands out from chance.".to_owned()),
        false => Some(format!("What moves it: {}.", shown.join(", "))),
    }
}

fn changed(findings: &Findings) -> Option<String> {
    let changed = &findings.case.changed;
    (!changed.is_empty()).then(|| format!("Changed: {}.", changed.join("; ")))
}

fn rests_on(findings: &Findings) -> Option<String> {
    let support = &findings.support;
    let classes = support.classes;
    let counted = [
        (classes.number, "sourced"),
        (classes.direction, "in direction"),
        (classes.argued, "argued"),
        (classes.bare, "bare"),
        (support.defaults, "defaults"),
    ];
    let shown: Vec<String> = counted
        .iter()
        .filter(|(many, _)| *many > 0)
        .map(|(many, what)| format!("{} {what}", whole(*many as u64)))
        .collect();
    (!shown.is_empty()).then(|| format!("Rests on numbers: {}.", shown.join(", ")))
}

/// The first one: the most general stand first.
fn caution(findings: &Findings) -> Option<String> {
    let cautions = || findings.warnings.iter().chain(&findings.case.cautions);
    let more = match cautions().count() {
        0 => return None,
        1 => String::new(),
        more => format!(" ({} more)", more - 1),
    };
    cautions().next().map(|caution| format!("Caution: {}{more}", caution.text))
}

/// How wide chance alone is, and where the rest is.
fn more(findings: &Findings) -> String {
    let settled = &findings.ends[End::Settled as usize];
    let widest = findings.steps.iter().map(|step| &step.likelihood).chain([settled]);
    let half = |one: &Likelihood| 50.0 * (one.high - one.low);
    let widest = widest.map(half).fold(0.0, |most, one| if one > most { one } else { most });
    format!("Chance alone: ±{} of 100 at most.{}{}", rounded(widest), Hint::Full, Hint::Figures)
}

/// One digit that is not zero; whole from one on.
fn rounded(number: f64) -> String {
    match number {
        large if large >= 0.95 => format!("{large:.0}"),
        small if small >= 0.05 => format!("{small:.1}"),
        tiny => trimmed(tiny, 4),
    }
}
