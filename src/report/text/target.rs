//! What it would take: a lever a paragraph, or a table of many.

use super::numbers::{about, likely, power_of_ten, whole};
use super::page::{Page, finish};
use super::words::{counted, within};
use crate::claims::{Target, Targets, Value};
use crate::report::advice;

/// The answer, with a line break at its end.
pub fn target_text(targets: &Targets, page: &Page) -> String {
    let page = &page.within_reason();
    let sections = [title(targets, page), rows(targets, page), trust(targets, page)];
    finish(&sections.join("\n"))
}

fn title(targets: &Targets, page: &Page) -> String {
    let plan = &targets.case.plan;
    let what = format!(
        "{}: what it would take for the likelihood of {} to be {}",
        targets.case.title,
        targets.name,
        reach(targets)
    );
    let played = format!(
        "Now {}, of {} · the same luck at every value · seed\u{a0}{}",
        likely(&targets.now),
        counted(targets.now.n, "negotiation"),
        plan.seed
    );
    let what = page.paragraph(&what, 0, 2);
    page.bold(what.trim_end()) + "\n" + &page.paragraph(&played, 0, 2)
}

/// The likelihood asked for, as it was asked: `50 %`, `12.5 %`.
fn reach(targets: &Targets) -> String {
    format!("{}\u{a0}%", trimmed(100.0 * targets.reach, 4))
}

fn rows(targets: &Targets, page: &Page) -> String {
    let (reached, others): (Vec<&Target>, Vec<&Target>) =
        targets.rows.iter().partition(|row| row.value.is_some());
    let mut lines = String::new();
    for row in &reached {
        lines += &page.paragraph(&found(row), 2, 4);
    }
    if !reached.is_empty() && !others.is_empty() {
        lines += "\n";
    }
    let cannot = |row: &&Target| page.paragraph(&not_found(row, targets), 2, 4);
    if others.len() <= MOST_OTHERS {
        return lines + &others.iter().map(cannot).collect::<String>();
    }
    let heading =
        page.heading("Not seen within their range", &format!("({} levers)", others.len()));
    lines += &heading;
    for row in &others[..MOST_OTHERS] {
        lines += &page.paragraph(&nearest(row, targets), 4, 6);
    }
    let rest = others.len() - MOST_OTHERS;
    let far = others[MOST_OTHERS..].iter().map(|row| row.best.p);
    let best = far.fold(targets.now.p, |best, p| {
        let is_better = if targets.reach >= targets.now.p { p > best } else { p < best };
        if is_better { p } else { best }
    });
    lines
        + &page.paragraph(
            &format!(
                "{rest} more reach {} at the {} (--json lists them)",
                about(best),
                end(targets)
            ),
            4,
            6,
        )
}

/// Levers that cannot do it and are named.
const MOST_OTHERS: usize = 12;

/// `Russia's patience at 12.3 [11.8, 12.9] rounds, now 30 (half a standard deviation less)`
fn found(row: &Target) -> String {
    let lever = &row.search.lever;
    let value = row.value.as_ref().expect("a row that was found has a value");
    let digits = digits(row, value);
    let number = |value: f64| format!("{value:.digits$}");
    let stands = if lever.sd.is_some() { "median now" } else { "now" };
    let interval = match (value.is_open_below, value.is_open_above) {
        (false, false) => format!("[{},\u{a0}{}]", number(value.low), number(value.high)),
        _ => format!(
            "[{},\u{a0}{}; at an end of what was looked at]",
            number(value.low),
            number(value.high)
        ),
    };
    format!(
        "{} at {} {interval}{} ({stands} {}): {}; n\u{a0}{}. {}",
        lever.name,
        number(value.value),
        unit(row),
        number(lever.present),
        change(row),
        whole(row.best.n),
        lever.path
    )
}

fn unit(row: &Target) -> String {
    match row.search.lever.unit.as_str() {
        "" | "value" | "share" | "probability" | "position" => String::new(),
        unit => format!("\u{a0}{unit}"),
    }
}

fn change(row: &Target) -> String {
    let change = row.change().expect("a row that was found has a change");
    let how = if change < 0.0 { "less" } else { "more" };
    match (row.change_in_sd(), row.change_in_range()) {
        (Some(sd), _) => format!("{:.1} standard deviations {how}", sd.abs()),
        (None, Some(share)) => format!("{how} by {} of the range looked at", about(share.abs())),
        (None, None) => String::new(),
    }
}

fn not_found(row: &Target, targets: &Targets) -> String {
    let lever = &row.search.lever;
    format!(
        "{}: not within its range ({} to {}): the {} it reaches is {} at {}; n\u{a0}{}. {}{}",
        lever.name,
        trimmed(row.search.low, 4),
        trimmed(row.search.high, 4),
        end(targets),
        likely(&row.best),
        trimmed(row.best_at, 4),
        whole(row.best.n),
        lever.path,
        perhaps(row, targets)
    )
}

/// What is to be said where the nearest that was seen may be enough after all.
fn perhaps(row: &Target, targets: &Targets) -> String {
    if !row.may_reach(targets.reach) {
        return String::new();
    }
    let path = &row.search.lever.path;
    format!(
        " (may reach it: look at it alone, --lever {path}={}:{})",
        trimmed(row.search.low, 4),
        trimmed(row.search.high, 4)
    )
}

fn nearest(row: &Target, targets: &Targets) -> String {
    format!(
        "{}: {} {} at {}; n\u{a0}{}{}",
        row.search.lever.name,
        end(targets),
        likely(&row.best),
        trimmed(row.best_at, 4),
        whole(row.best.n),
        perhaps(row, targets)
    )
}

fn end(targets: &Targets) -> &'static str {
    if targets.reach >= targets.now.p { "most" } else { "least" }
}

/// So many decimals that the interval's ends differ in their last digits.
fn digits(row: &Target, value: &Value) -> usize {
    let width = if value.high > value.low {
        value.high - value.low
    } else {
        (row.search.high - row.search.low) / 1_000.0
    };
    (0..6).find(|digits| width * power_of_ten(*digits) >= 1.5).unwrap_or(6)
}

/// A number without needless zeros.
pub(super) fn trimmed(number: f64, most: usize) -> String {
    let text = format!("{number:.most$}");
    if !text.contains('.') {
        return text;
    }
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

fn trust(targets: &Targets, page: &Page) -> String {
    let name = within(&targets.name);
    let share = reach(targets);
    let legend = format!(
        "Each lever alone, all else as the scenario has it. In brackets after a value: every value around it at which the \
         95\u{a0}% interval of the likelihood of {name} still holds {share}; n: negotiations at each value. Of several such values the \
         nearest to the present one. They cover neither what the model leaves out nor inputs that are wrong, and a lever \
         that would do it is not therefore one that somebody can move."
    );
    let left_out = targets.left_out.iter().map(|text| page.entry("Left out", text));
    let cautions =
        targets.case.cautions.iter().map(|warning| page.entry("Caution", &advice::text(warning)));
    left_out.collect::<String>() + &page.paragraph(&legend, 2, 2) + &cautions.collect::<String>()
}
