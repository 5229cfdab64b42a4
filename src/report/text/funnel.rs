//! Where deals die: a bar a step, and what was lost between two.

use super::numbers::{interval, likely, percent};
use super::page::{Page, columns, padded, right, widest};
use super::words::whose;
use crate::claims::{Findings, Likelihood};

/// Columns of the longest bar.
const BAR: usize = 20;
/// A smaller share without any zone of agreement gets no line.
const WORTH_A_LINE: f64 = 0.005;

/// What a reader must know to read the first line.
const ZONE: &str = "(zone of agreement: some text is worth no less than no deal to every side)";

struct Step {
    label: &'static str,
    likelihood: Likelihood,
    /// What was lost on the way to it.
    loss: String,
}

/// The steps from a zone of agreement to a settlement that holds.
pub fn where_deals_die(findings: &Findings, page: &Page) -> String {
    let steps = steps(findings);
    let columns = Columns::of(&steps, page);
    let mut lines = page.heading("Where deals die", ZONE);
    for step in &steps {
        lines.push_str(&columns.line(step, page));
        if !step.loss.is_empty() {
            lines.push_str(&page.paragraph(&step.loss, 6, 8));
        }
    }
    lines
}

/// The widths of the table.
struct Columns {
    label: usize,
    bar: usize,
    percent: usize,
    interval: usize,
    /// Whether a line has room for label and numbers.
    fits: bool,
}

impl Columns {
    fn of(steps: &[Step], page: &Page) -> Self {
        let percents: Vec<String> = steps.iter().map(|step| percent(&step.likelihood)).collect();
        let intervals: Vec<String> = steps.iter().map(|step| interval(&step.likelihood)).collect();
        let label = widest(steps.iter().map(|step| step.label));
        let percent = widest(percents.iter().map(String::as_str));
        let interval = widest(intervals.iter().map(String::as_str));
        let taken = 4 + label + 2 + percent + 1 + interval;
        let bar = page.width.saturating_sub(taken + 2).clamp(0, BAR);
        Columns { label, bar, percent, interval, fits: taken <= page.width }
    }

    fn line(&self, step: &Step, page: &Page) -> String {
        let (percent, interval) = (percent(&step.likelihood), interval(&step.likelihood));
        if !self.fits {
            return page.paragraph(&format!("{} {percent} {interval}", step.label), 4, 6);
        }
        let label = padded(step.label, self.label);
        let numbers =
            format!("{} {}", right(&percent, self.percent), padded(&interval, self.interval));
        // The bar comes last: read aloud, a line has said everything before it.
        format!("    {label}  {numbers}  {}\n", bar(step.likelihood.p, self.bar))
    }
}

fn steps(findings: &Findings) -> Vec<Step> {
    let (funnel, losses) = (&findings.funnel, &findings.losses);
    let step = |label, likelihood, loss| Step { label, likelihood, loss };
    let mut steps = vec![
        step("a zone of agreement at the start", funnel.zone_at_start, String::new()),
        step("... at any time", funnel.zone_ever, without_a_zone(&losses.without_zone)),
        step("agreed in the room", funnel.agreed_in_room, lost(&losses.in_the_room, IN_THE_ROOM)),
        step("ratified by every capital", funnel.ratified, lost_in_the_capitals(findings)),
    ];
    let years = [
        ("still holding after 12 months", funnel.holds_12, losses.within_12),
        ("still holding after 24 months", funnel.holds_24, losses.within_24),
    ];
    for (label, holds, loss) in years {
        let why = loss.map(|loss| lost(&loss, BROKEN)).unwrap_or_default();
        steps.extend(holds.map(|likelihood| step(label, likelihood, why)));
    }
    steps
}

/// Why a text that would have served everybody was not signed.
const IN_THE_ROOM: &str =
    "some text would have served every side, but none was tabled that all would sign";
/// Why a settlement ended.
const BROKEN: &str = "a side broke it once no deal was worth more to it";

fn without_a_zone(never: &Likelihood) -> String {
    if never.p < WORTH_A_LINE {
        return String::new();
    }
    format!("{} never had one: no text was worth as much as no deal to every side", likely(never))
}

fn lost(loss: &Likelihood, why: &str) -> String {
    if loss.is_never() { String::new() } else { format!("{} lost: {why}", likely(loss)) }
}

fn lost_in_the_capitals(findings: &Findings) -> String {
    let refusing = findings.lost_to_capital.iter().filter(|party| !party.likelihood.is_never());
    let refused: Vec<String> = refusing
        .map(|party| format!("{} in {}", whose(&party.name), likely(&party.likelihood)))
        .collect();
    // Where only one capital ever refuses, what it refused is the whole loss, and its draws were counted.
    match (
        findings.lost_to_capital.iter().find(|party| !party.likelihood.is_never()),
        refused.len(),
    ) {
        (Some(only), 1) => {
            lost(&only.likelihood, &format!("{} capital refused the text", whose(&only.name)))
        }
        (Some(_), _) => {
            let by = refused.join(", ");
            lost(
                &findings.losses.in_the_capitals,
                &format!("a capital refused the last text, {by}"),
            )
        }
        (None, _) => lost(&findings.losses.in_the_capitals, "a capital refused the text"),
    }
}

/// A bar of eighths of a column; never empty for what happened at all. Nothing where there is no room for one.
fn bar(share: f64, most: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if most < 5 {
        return String::new();
    }
    let least = usize::from(share > 0.0);
    let eighths = ((share * (8 * most) as f64 + 0.5) as usize).clamp(least, 8 * most);
    let bar = "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
    debug_assert!(columns(&bar) <= most, "a bar never exceeds its room");
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_show_eighths_and_never_hide_what_happened() {
        assert_eq!(bar(1.0, 20), "█".repeat(20));
        assert_eq!(bar(0.382, 20), "███████▋");
        assert_eq!(bar(0.000_01, 20), "▏");
        assert_eq!(bar(0.0, 20), "");
        assert_eq!(bar(0.5, 3), "");
    }
}
