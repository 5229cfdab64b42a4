//! What it would take: a lever a paragraph, or a table of many.

use super::case;
use super::numbers::{about, decimals_apart, likely, trimmed, whole};
use super::units::behind;
use super::words::{counted, within};
use crate::claims::{Target, Targets, Value};
use crate::report::document::{Block, Document, apart};
use crate::report::hint::Hint;

/// Levers that cannot do it and are named.
const MOST_OTHERS: usize = 12;

/// What it would take.
pub fn target(targets: &Targets) -> Document {
    Document::of([title(targets), rows(targets), trust(targets)])
}

fn title(targets: &Targets) -> Vec<Block> {
    let title = format!(
        "{}: what it would take for the likelihood of {} to be {}",
        targets.case.title,
        targets.name,
        reach(targets)
    );
    let played = format!(
        "Now {}, of {} · the same luck at every value · {}",
        likely(&targets.now),
        counted(targets.now.n, "negotiation"),
        case::seed(&targets.case.plan)
    );
    vec![Block::title(title), Block::text(0, 1, played)]
}

/// The likelihood asked for, as it was asked: `50 %`, `12.5 %`.
fn reach(targets: &Targets) -> String {
    format!("{}\u{a0}%", trimmed(100.0 * targets.reach, 4))
}

/// Levers that can do it, then those that cannot.
fn rows(targets: &Targets) -> Vec<Block> {
    let (can, cannot): (Vec<&Target>, Vec<&Target>) =
        targets.rows.iter().partition(|row| row.value.is_some());
    let can = can.into_iter().map(|row| Block::sentence(reached(row))).collect();
    let cannot = match cannot.len() {
        few if few <= MOST_OTHERS => {
            cannot.into_iter().map(|row| Block::sentence(not_reached(row, targets))).collect()
        }
        _ => many_not_reached(&cannot, targets),
    };
    apart(vec![can, cannot])
}

/// The nearest of them by name, the others together.
fn many_not_reached(rows: &[&Target], targets: &Targets) -> Vec<Block> {
    let (named, others) = rows.split_at(MOST_OTHERS);
    let explanation = format!("({} levers)", rows.len());
    let mut blocks = vec![Block::heading("Not seen within their range", explanation)];
    blocks.extend(named.iter().map(|row| Block::text(2, 1, nearest(row, targets))));
    let best = others.iter().map(|row| row.best.p).fold(targets.now.p, |best, p| {
        let is_better = if targets.reach >= targets.now.p { p > best } else { p < best };
        if is_better { p } else { best }
    });
    let open = others.iter().filter(|row| row.may_reach(targets.reach)).count();
    let open = if open > 0 { format!(", and {open} of them may reach it") } else { String::new() };
    let rest = format!(
        "{} more reach {} at the {}{open}{}",
        others.len(),
        about(best),
        end(targets),
        Hint::ForPrograms
    );
    blocks.push(Block::text(2, 1, rest));
    blocks
}

/// `Russia's patience at 12.3 [11.8, 12.9] rounds, now 30 (half a standard deviation less)`
fn reached(row: &Target) -> String {
    let lever = &row.search.lever;
    let value = row.value.as_ref().expect("a row that was reached has a value");
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
        behind("\u{a0}", &lever.unit),
        number(lever.present),
        change(row),
        whole(row.best.n),
        lever.path
    )
}

fn change(row: &Target) -> String {
    let change = row.change().expect("a row that was reached has a change");
    let how = if change < 0.0 { "less" } else { "more" };
    match (row.change_in_sd(), row.change_in_range()) {
        (Some(sd), _) => format!("{:.1} standard deviations {how}", sd.abs()),
        (None, Some(share)) => format!("{how} by {} of the range looked at", about(share.abs())),
        (None, None) => String::new(),
    }
}

fn not_reached(row: &Target, targets: &Targets) -> String {
    let lever = &row.search.lever;
    if is_beyond(row, targets) {
        return format!(
            "{}: beyond {} wherever it was looked at ({} to {}), not on the way there; n\u{a0}{}. {}",
            lever.name,
            reach(targets),
            trimmed(row.search.low, 4),
            trimmed(row.search.high, 4),
            whole(row.best.n),
            lever.path
        );
    }
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

/// Whether the likelihood is reached, but never crossed, in what was looked at.
fn is_beyond(row: &Target, targets: &Targets) -> bool {
    match targets.reach >= targets.now.p {
        true => row.best.p >= targets.reach,
        false => row.best.p <= targets.reach,
    }
}

/// What is to be said where the nearest that was seen may be enough after all.
fn perhaps(row: &Target, targets: &Targets) -> String {
    if !row.may_reach(targets.reach) {
        return String::new();
    }
    if row.best.n >= targets.now.n {
        return " (may reach it: more draws would tell)".to_owned();
    }
    let (low, high) = (trimmed(row.search.low, 4), trimmed(row.search.high, 4));
    let path = &row.search.lever.path;
    format!(" (may reach it: look at it alone,{} {path}={low}:{high})", Hint::Lever)
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
    decimals_apart(width, 0, 6)
}

fn trust(targets: &Targets) -> Vec<Block> {
    let name = within(&targets.name);
    let share = reach(targets);
    // Known by their draws, as nothing else is looked at with fewer.
    let is_screened =
        targets.rows.iter().any(|row| row.value.is_none() && row.best.n < targets.now.n);
    let few = match is_screened {
        true => {
            " Levers that come nowhere near it at their ends and a few values between are not searched."
        }
        false => "",
    };
    let legend = format!(
        "Each lever alone, all else as the scenario has it. In brackets after a value: every value around it at which the \
         95\u{a0}% interval of the likelihood of {name} still holds {share}; n: negotiations at each value. Of several such values the \
         nearest to the present one.{few} They cover neither what the model leaves out nor inputs that are wrong, and a lever \
         that would do it is not therefore one that somebody can move."
    );
    let left_out = targets.left_out.iter().map(|text| Block::entry("Left out", text));
    let mut blocks: Vec<Block> = left_out.chain([Block::text(1, 0, legend)]).collect();
    blocks.extend(case::foot(&targets.case));
    blocks
}
