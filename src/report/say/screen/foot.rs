//! What moves it, what it rests on, what was changed, the strongest caution, and how to see more.

use super::terms;
use crate::claims::{Driver, Findings, Likelihood};
use crate::games::talks::End;
use crate::report::document::Block;
use crate::report::hint::Hint;
use crate::report::say::case::changed;
use crate::report::say::classes::in_short;
use crate::report::say::hundred::{at_most, so_many};
use crate::report::say::warnings::strongest;

/// Inputs that are told.
const MOST: usize = 2;

/// The last lines of the screen.
pub fn foot(findings: &Findings) -> Vec<Block> {
    let lines = [drivers(findings), changed(&findings.case), rests_on(findings)];
    let lines = lines.into_iter().flatten().map(|line| Block::text(0, 1, line));
    let caution = strongest(findings.warnings.iter().chain(&findings.case.cautions));
    let more = Block::text(0, 1, more(findings));
    lines.chain(caution).chain([more]).collect()
}

/// The two inputs that move it most, with its likelihood in their lowest and highest tenth.
fn drivers(findings: &Findings) -> Option<String> {
    let named = |(driver, [low, high]): (&Driver, [Likelihood; 2])| {
        format!("{} ({} to {})", driver.name, so_many(low.p), so_many(high.p))
    };
    let shown: Vec<String> = told(findings).map(named).collect();
    match shown.is_empty() {
        true if findings.support.uncertain == 0 => None,
        true => Some("What moves it: no single input stands out from chance.".to_owned()),
        false => Some(format!("What moves it: {}.", shown.join(", "))),
    }
}

/// Those that stand out, each with its likelihood in its lowest and in its highest tenth.
fn told(findings: &Findings) -> impl Iterator<Item = (&Driver, [Likelihood; 2])> {
    let visible = findings.drivers.iter().filter(|driver| driver.is_visible());
    let tenths = |driver: &Driver| Some([driver.low_tenth?, driver.high_tenth?]);
    visible.filter_map(move |driver| Some((driver, tenths(driver)?))).take(MOST)
}

/// Of the numbers that the file gives, how many rest on what.
fn rests_on(findings: &Findings) -> Option<String> {
    let support = &findings.support;
    (support.classes.all() > 0).then(|| in_short(support.classes, support.defaults))
}

/// How wide chance alone makes what stands on the screen, and where the rest is.
fn more(findings: &Findings) -> String {
    let width = |one: &Likelihood| 0.5 * (one.high - one.low);
    let widest = printed(findings).iter().map(width).fold(0.0, |a, b| if b > a { b } else { a });
    format!(
        "Chance: ±{} of 100 on the first number, at most ±{}.{}{}",
        at_most(width(&findings.ends[End::Settled as usize])),
        at_most(widest),
        Hint::Full,
        Hint::Figures
    )
}

/// Every likelihood that stands on the screen.
fn printed(findings: &Findings) -> Vec<Likelihood> {
    let settled = findings.ends[End::Settled as usize];
    let steps = findings.steps.iter().map(|step| step.likelihood);
    let dates = findings.timing.dates.iter().filter(|_| !settled.is_always());
    let dates = dates.map(|by| by.likelihood);
    let stuck = findings.sticking.iter().filter_map(|issue| issue.share);
    let drivers = told(findings).flat_map(|(_, tenths)| tenths);
    let all = [settled].into_iter().chain(steps).chain(dates).chain(stuck).chain(drivers);
    all.chain(findings.recorded.barred).chain(terms::printed(findings)).collect()
}
