//! Where deals die: a bar a step, and what was lost between two.

use super::numbers::{hundredths, interval, of_100, percent};
use super::page::{Page, columns, padded, right, widest};
use super::words::{counted, whose, within};
use crate::analysis::{Findings, Likelihood, Sticking};

/// Columns of the longest bar.
const BAR: usize = 20;
/// A smaller share without any zone of agreement gets no line.
const WORTH_A_LINE: f64 = 0.005;

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
    let mut lines = page.heading("Where deals die", "");
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
    /// Whether a line has room for label and numbers.
    fits: bool,
}

impl Columns {
    fn of(steps: &[Step], page: &Page) -> Self {
        let percents: Vec<String> = steps.iter().map(|step| percent(&step.likelihood)).collect();
        let intervals: Vec<String> = steps.iter().map(|step| interval(&step.likelihood)).collect();
        let label = widest(steps.iter().map(|step| step.label));
        let percent = widest(percents.iter().map(String::as_str));
        let taken = 4 + label + 2 + percent + 1 + widest(intervals.iter().map(String::as_str));
        let bar = page.width.saturating_sub(taken + 2).clamp(0, BAR);
        Columns { label, bar, percent, fits: taken <= page.width }
    }

    fn line(&self, step: &Step, page: &Page) -> String {
        let (percent, interval) = (percent(&step.likelihood), interval(&step.likelihood));
        if !self.fits {
            return page.paragraph(&format!("{} {percent} {interval}", step.label), 4, 6);
        }
        let label = padded(step.label, self.label);
        let bar = bar(step.likelihood.p, self.bar);
        format!("    {label}  {bar}{} {interval}\n", right(&percent, self.percent))
    }
}

fn steps(findings: &Findings) -> Vec<Step> {
    let funnel = &findings.funnel;
    let step = |label, likelihood, loss| Step { label, likelihood, loss };
    let mut steps = vec![
        step("a zone of agreement at the start", funnel.zone_at_start, String::new()),
        step("... at any time", funnel.zone_ever, without_a_zone(findings)),
        step("agreed in the room", funnel.agreed_in_room, lost_in_the_room(findings)),
        step("ratified by every capital", funnel.ratified, lost_in_the_capitals(findings)),
    ];
    let years = [
        ("still holding after 12 months", funnel.holds_12),
        ("still holding after 24 months", funnel.holds_24),
    ];
    for (label, holds) in years {
        steps.extend(holds.map(|likelihood| step(label, likelihood, String::new())));
    }
    steps
}

fn without_a_zone(findings: &Findings) -> String {
    let without = 1.0 - findings.funnel.zone_ever.p;
    if without < WORTH_A_LINE {
        return String::new();
    }
    format!(
        "{} of 100 without one: no text is worth more than no deal to every side",
        of_100(without)
    )
}

fn lost_in_the_room(findings: &Findings) -> String {
    let lost = findings.funnel.lost_in_the_room();
    if lost <= 0.0 {
        return String::new();
    }
    let stuck = stuck(&findings.sticking);
    format!("{} of 100 lost: no text that all could sign{stuck}", of_100(lost))
}

/// The issues on which the failures stick, as far as they matter.
fn stuck(sticking: &[Sticking]) -> String {
    let unsettled: u64 = sticking.iter().map(|issue| issue.count).sum();
    let mut issues: Vec<(&str, f64)> =
        sticking.iter().filter_map(|issue| Some((issue.name.as_str(), issue.share?))).collect();
    issues.sort_by(|one, other| other.1.total_cmp(&one.1));
    let shown = issues.iter().take(3).filter(|(_, share)| *share >= 0.1);
    let parts: Vec<String> =
        shown.map(|(name, share)| format!("{:.0} on {}", 100.0 * share, within(name))).collect();
    match parts.split_first() {
        Some((most, others)) if issues.len() > 1 => {
            let most = most.replacen(' ', " in 100 stuck ", 1);
            let others: String = others.iter().map(|other| format!(", {other}")).collect();
            format!(
                "; of {} without a settlement {most}{others}",
                counted(unsettled, "negotiation")
            )
        }
        _ => String::new(),
    }
}

fn lost_in_the_capitals(findings: &Findings) -> String {
    let lost = findings.funnel.lost_in_the_capitals();
    let refusing = findings.lost_to_capital.iter().filter(|party| !party.likelihood.is_never());
    let refused: Vec<String> = refusing
        .map(|party| {
            let (share, interval) = (hundredths(&party.likelihood), interval(&party.likelihood));
            format!("{} capital refused in {share} {interval}", whose(&party.name))
        })
        .collect();
    if lost <= 0.0 || refused.is_empty() {
        return String::new();
    }
    format!("{} of 100 lost: {}", of_100(lost), refused.join(", "))
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
    padded(&bar, most) + "  "
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_show_eighths_and_never_hide_what_happened() {
        assert_eq!(bar(1.0, 20), "█".repeat(20) + "  ");
        assert_eq!(bar(0.382, 20), padded("███████▋", 20) + "  ");
        assert_eq!(bar(0.000_01, 20), padded("▏", 20) + "  ");
        assert_eq!(bar(0.0, 20), " ".repeat(22));
        assert_eq!(bar(0.5, 3), "");
    }
}
