//! What the figures of a sweep share: values of its levers, where the file stands among them, and the table of all points.

use super::cells::{LIKELIHOOD, heads, likelihood, number, words};
use crate::claims::{Lever, Likelihood, Sweep, Swept};
use crate::report::say::numbers::{sized, trimmed};
use crate::report::say::sweep::label;
use crate::report::say::units::behind;
use crate::report::say::words::{capital, counted, within};
use crate::report::sheet::Numbers;

/// Letters of all labels of an axis that have room on a telephone.
pub const MOST_LETTERS: usize = 34;

/// What neighbours have in common.
pub const SAME_LUCK: &str = "As the luck is the same at all values, neighbours differ by less noise than the intervals show.";
/// What intervals are of.
pub const INTERVALS: &str = "The intervals are of the simulation's own noise. They cover neither what the model leaves out nor inputs \
                             that are wrong.";

/// What is asked, within a sentence.
pub fn what(sweep: &Sweep) -> String {
    within(&sweep.name)
}

/// A value with its unit; the name of a level in quotes.
pub fn valued(swept: &Swept, value: f64) -> String {
    match swept.lever.level(value) {
        Some(level) => format!("\u{201c}{level}\u{201d}"),
        None => format!("{}{}", bare(label(swept, value)), behind("\u{a0}", &swept.lever.unit)),
    }
}

/// Without zeros that only a column of numbers needs.
fn bare(number: String) -> String {
    match number.contains('.') {
        true => number.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => number,
    }
}

/// Where the file stands, a sentence a lever.
pub fn stands(sweep: &Sweep) -> String {
    sweep.levers.iter().map(stands_one).collect::<Vec<String>>().join(" ")
}

/// A lever's value in the file, or how little is known of it.
fn stands_one(swept: &Swept) -> String {
    let lever = &swept.lever;
    let known = match (lever.support, &lever.levels) {
        (Some(_), Some(_)) => {
            format!("is not known: in the middle {}", shown(swept))
        }
        (Some((low, high)), None) => format!(
            "is not known: median {}, and in 998 of 1,000 draws between {} and {}",
            shown(swept),
            own(lever, low),
            own(lever, high)
        ),
        (None, _) => format!("is {}", shown(swept)),
    };
    let is_beyond = placed(swept, lever.present).is_none();
    let beyond = if is_beyond { ", which lies beyond what is shown" } else { "" };
    format!("{} {known}{beyond} ({}).", capital(&within(&lever.name)), lever.path)
}

/// A lever's own value or median, in as many digits as tell.
pub fn present(lever: &Lever) -> String {
    match lever.support {
        Some((low, high)) if low < high => sized(lever.present, high - low),
        _ => trimmed(lever.present, 4),
    }
}

fn shown(swept: &Swept) -> String {
    let unit = behind("\u{a0}", &swept.lever.unit);
    swept.lever.level(swept.lever.present).map_or_else(
        || format!("{}{unit}", present(&swept.lever)),
        |level| format!("\u{201c}{level}\u{201d}"),
    )
}

/// An end of a lever's own range.
fn own(lever: &Lever, value: f64) -> String {
    let size = lever.support.map_or(0.0, |(low, high)| high - low);
    format!("{}{}", sized(value, size), behind("\u{a0}", &lever.unit))
}

/// How far along its values a value lies, 0..1; none beyond them.
pub fn placed(swept: &Swept, value: f64) -> Option<f64> {
    let (low, high) = (swept.values[0], swept.values[swept.values.len() - 1]);
    let share = (value - low) / (high - low);
    (-1e-9..=1.0 + 1e-9).contains(&share).then(|| share.clamp(0.0, 1.0))
}

/// The part of its own range that is shown: from where to where along its values; none of a known number or a level.
pub fn range(swept: &Swept) -> Option<(f64, f64)> {
    let (low, high) = swept.lever.support.filter(|_| swept.lever.levels.is_none())?;
    let (first, last) = (swept.values[0], swept.values[swept.values.len() - 1]);
    let share = |value: f64| ((value - first) / (last - first)).clamp(0.0, 1.0);
    (share(low) < share(high)).then(|| (share(low), share(high)))
}

/// What never or always happens, wherever a lever stands; none where it sometimes does.
pub fn constant(sweep: &Sweep) -> Option<String> {
    let all = || sweep.grid.iter().flatten();
    let points = all().count() as u64;
    let times = format!(
        "{} at each of {}",
        counted(sweep.case.plan.negotiations, "negotiation"),
        counted(points, "point")
    );
    match () {
        () if all().all(Likelihood::is_never) => {
            Some(format!("{} is seen nowhere: in none of {times}", capital(&what(sweep))))
        }
        () if all().all(Likelihood::is_always) => {
            Some(format!("{} is seen everywhere: in all of {times}", capital(&what(sweep))))
        }
        () => None,
    }
}

/// Every label, or every second, third, .. one.
pub fn with_room(ticks: Vec<(f64, String)>) -> Vec<(f64, String)> {
    let letters = |step: usize| -> usize {
        ticks.iter().step_by(step).map(|(_, label)| label.chars().count() + 1).sum()
    };
    let step =
        (1..ticks.len()).find(|step| letters(*step) <= MOST_LETTERS).unwrap_or(ticks.len().max(1));
    ticks.iter().step_by(step).cloned().collect()
}

/// All points.
pub fn table(sweep: &Sweep) -> Numbers {
    let names: Vec<String> = sweep.levers.iter().map(|swept| swept.lever.name.clone()).collect();
    let (levers, last) = (&sweep.levers, sweep.levers.len() - 1);
    let mut rows = Vec::new();
    for (row, likelihoods) in sweep.grid.iter().enumerate() {
        for (column, one) in likelihoods.iter().enumerate() {
            let places = [row, column];
            let values: Vec<f64> = levers
                .iter()
                .zip(&places[1 - last..])
                .map(|(swept, place)| swept.values[*place])
                .collect();
            let label = levers.iter().zip(&values).map(|(swept, value)| valued(swept, *value));
            let label = label.collect::<Vec<_>>().join(", ");
            let values = values.into_iter().map(number);
            rows.push([words(label)].into_iter().chain(values).chain(likelihood(one)).collect());
        }
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let columns = [&names[..], &LIKELIHOOD[..]].concat();
    Numbers { columns: heads(&["where"], &columns), rows }
}
