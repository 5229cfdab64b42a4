//! When: what has settled by each date, the curves of all scenarios over one another.

use super::names::{DRAWN, Way, called, name_of, names, quoted, short, who};
use crate::claims::{Case, Compared, Comparison, Difference, Likelihood, What};
use crate::games::talks::DAYS_OF_MONTH;
use crate::report::say::numbers::{date, trimmed};
use crate::report::say::page::axes::{self, Percents};
use crate::report::say::page::cells::{count, heads, number, share, words};
use crate::report::say::words::{capital, counted, listed};
use crate::report::sheet::{Axis, Cell, Curve, CurveLine, CurvePoint, Figure, Numbers, Part};

/// Points of a curve, and rows of its table: a page goes into a letter.
const POINTS: usize = 100;
const ROWS: usize = 24;
/// Ticks of an axis of months.
const TICKS: f64 = 5.0;

/// When settlements come; none where none does, or where that was not asked.
pub fn figure(comparison: &Comparison) -> Option<Figure> {
    let title = title(comparison)?;
    let drawn = &comparison.scenarios[..comparison.scenarios.len().min(DRAWN)];
    let time = Time::of(drawn);
    let settled = drawn.iter().flat_map(|one| &one.settled_by).map(|by| by.high);
    let percents = Percents::up_to(settled, "Settled by then, of all negotiations");
    let line = |(name, scenario): (&String, &Compared)| CurveLine {
        name: name.clone(),
        points: points(scenario, &time, &percents),
    };
    let names = names(comparison);
    let curve = Curve {
        name: "The likelihood of a settlement by date in each scenario".to_owned(),
        across: time.axis(drawn),
        up: percents.axis.clone(),
        lines: names.iter().zip(drawn).map(line).collect(),
        dots: Vec::new(),
        marks: Vec::new(),
    };
    Some(Figure {
        about: "When",
        title,
        explanation: "The share of all negotiations that have settled by each date, within the band of its 95\u{a0}% \
                      interval."
            .to_owned(),
        parts: vec![Part::Curve(curve)],
        notes: vec![note(comparison)],
        tables: vec![table(comparison), medians(comparison)],
    })
}

/// What runs along the foot of the figure.
enum Time {
    /// All start on the same day: so many days.
    Dates(f64),
    /// So many days, counted from each one's start.
    Months(f64),
    /// So many rounds.
    Rounds(f64),
}

impl Time {
    fn of(drawn: &[Compared]) -> Self {
        let cases = || drawn.iter().map(|one| &one.case);
        let longest = |of: &dyn Fn(&Compared) -> f64| {
            drawn.iter().map(of).fold(1e-9, |most, one| if one > most { one } else { most })
        };
        let rounds = |one: &Compared| one.settled_by.len() as f64;
        let days = longest(&|one| rounds(one) * one.case.days_between_rounds.unwrap_or(0.0));
        let first = &drawn[0].case;
        let is_dated = |case: &Case| case.as_of == first.as_of && case.day(0).is_some();
        let is_as_long = |case: &Case| case.days_between_rounds == first.days_between_rounds;
        match () {
            () if cases().all(is_dated) => Time::Dates(days),
            () if cases().all(is_as_long) => Time::Rounds(longest(&rounds)),
            () if cases().all(|case| case.days_between_rounds.is_some()) => Time::Months(days),
            () => Time::Rounds(longest(&rounds)),
        }
    }

    /// How far along a round of a scenario lies.
    fn at(&self, case: &Case, round: usize) -> f64 {
        let days = round as f64 * case.days_between_rounds.unwrap_or(0.0);
        match self {
            Time::Dates(all) | Time::Months(all) => days / all,
            Time::Rounds(all) => round as f64 / all,
        }
    }

    fn axis(&self, drawn: &[Compared]) -> Axis {
        match self {
            // The one that lasts longest has the dates of all.
            Time::Dates(all) => {
                let lasts = |one: &&Compared| {
                    let days = one.case.days_between_rounds.unwrap_or(0.0);
                    one.settled_by.len() as f64 * days >= *all
                };
                let longest = drawn.iter().find(lasts).unwrap_or(&drawn[0]);
                axes::calendar(&longest.case, longest.settled_by.len())
            }
            Time::Rounds(all) => axes::calendar(&Case::named(""), *all as usize),
            Time::Months(all) => {
                let months = all / DAYS_OF_MONTH;
                let step = months / TICKS;
                let step = if step > 1.0 { step.ceil() } else { step };
                let count = (months / step + 1e-9) as u32;
                let tick = |place: u32| {
                    let month = f64::from(place) * step;
                    (month / months, trimmed(month, 2))
                };
                let ticks = (0..=count).map(tick).collect();
                Axis { ticks, title: "Months after the start of each".to_owned() }
            }
        }
    }
}

fn points(scenario: &Compared, time: &Time, percents: &Percents) -> Vec<CurvePoint> {
    let start = CurvePoint { across: 0.0, up: 0.0, low: 0.0, high: 0.0 };
    let rounds = scenario.settled_by.len();
    let step = rounds.div_ceil(POINTS).max(1);
    let is_kept =
        |(place, _): &(usize, &Likelihood)| (place + 1).is_multiple_of(step) || place + 1 == rounds;
    let point = |(place, by): (usize, &Likelihood)| CurvePoint {
        across: time.at(&scenario.case, place + 1),
        up: percents.at(by.p),
        low: percents.at(by.low),
        high: percents.at(by.high),
    };
    let kept = scenario.settled_by.iter().enumerate().filter(is_kept);
    [start].into_iter().chain(kept.map(point)).collect()
}

/// Whose settlements come later or earlier, as far as chance cannot explain it.
pub fn title(comparison: &Comparison) -> Option<String> {
    let is_known = |one: &Compared| one.settled_by.last().is_some_and(|by| !by.is_never());
    if !comparison.scenarios.iter().any(is_known) {
        return None;
    }
    let first = quoted(&comparison.scenarios[0].name);
    let known = comparison.against.iter().filter_map(|against| {
        let row = against.rows.iter().find(|row| row.what == What::Round)?;
        Some((name_of(comparison, against), row.difference?))
    });
    let known: Vec<(String, Difference)> = known.collect();
    let days = comparison.scenarios[0].case.days_between_rounds;
    Some(if known.is_empty() { by_median(comparison) } else { said(&first, &known, days) })
}

/// The median round differs by whole rounds; what chance could explain is no difference.
fn said(first: &str, known: &[(String, Difference)], days: Option<f64>) -> String {
    if known.iter().all(|(_, one)| one.is_same_talks) {
        return "If they settle, at the same time: they are the same talks".to_owned();
    }
    let ways: [(Way, &str); 2] =
        [(|one| one.low > 0.0, "later"), (|one| one.high < 0.0, "earlier")];
    let mut parts: Vec<String> = Vec::new();
    for (is, how) in ways {
        let found: Vec<(&String, Difference)> =
            known.iter().filter(|(_, one)| is(one)).map(|(name, one)| (name, *one)).collect();
        if found.is_empty() {
            continue;
        }
        let (who, by) = who(&found, known.len(), |one| apart(one.value.abs(), days));
        let than = if parts.is_empty() { format!(" than in {first}") } else { String::new() };
        parts.push(format!("in {who} half have settled {how}{than}, by {by}"));
    }
    let unclear: Vec<String> =
        known.iter().filter(|(_, one)| !one.is_visible()).map(|(name, _)| name.clone()).collect();
    match (parts.is_empty(), unclear.is_empty()) {
        (true, _) => {
            "If they settle, no difference in the median date that chance could not explain"
                .to_owned()
        }
        (_, true) => format!("Of those that settle, {}", parts.join("; ")),
        _ => format!(
            "Of those that settle, {}; for {} chance could explain the difference",
            parts.join("; "),
            called(&unclear, known.len())
        ),
    }
}

/// `3 rounds (21 days)`
fn apart(rounds: f64, days: Option<f64>) -> String {
    let noun = if rounds > 1.0 { "rounds" } else { "round" };
    let days = days.filter(|days| *days >= 1.0).map(|days| trimmed(rounds * days, 0));
    let days =
        days.map(|days| format!(" ({days}\u{a0}{})", if days == "1" { "day" } else { "days" }));
    format!("{rounds:.0}\u{a0}{noun}{}", days.unwrap_or_default())
}

/// The medians themselves, where they cannot be set against each other.
fn by_median(comparison: &Comparison) -> String {
    let day = |scenario: &Compared, round: f64| match scenario.case.day(round as u32) {
        Some(day) => date(day),
        None => format!("round\u{a0}{round:.0}"),
    };
    let median = |scenario: &Compared| {
        let round = scenario.round.value?;
        Some(format!("by {} in {}", day(scenario, round), quoted(&scenario.name)))
    };
    let all: Vec<String> = comparison.scenarios.iter().filter_map(median).collect();
    let never = comparison.scenarios.iter().filter(|one| one.round.value.is_none());
    let never: Vec<String> = never.map(|one| quoted(&one.name)).collect();
    let half = format!("Of those that settle, half have settled {}", listed(&all));
    match never.as_slice() {
        [] => half,
        never => format!("{half}; nothing settles in {}", listed(never)),
    }
}

/// Who is played for longer or shorter than the first.
fn note(comparison: &Comparison) -> String {
    let until = |one: &Compared| (one.case.rounds, one.case.until());
    let first = until(&comparison.scenarios[0]);
    let others = comparison.scenarios[1..].iter().filter(|one| until(one) != first);
    let end = |one: &Compared| {
        let rounds = counted(one.case.rounds?.into(), "round");
        let last = one.case.until().map_or_else(String::new, |day| format!(" on {}", date(day)));
        Some(format!("{} ends{last} after {rounds}", quoted(&one.name)))
    };
    let ends: Vec<String> = others.filter_map(end).collect();
    if ends.is_empty() { String::new() } else { format!("{}.", listed(&ends)) }
}

fn table(comparison: &Comparison) -> Numbers {
    let scenarios = &comparison.scenarios;
    let most = scenarios.iter().map(|one| one.settled_by.len()).max().unwrap_or(0);
    let step = most.div_ceil(ROWS).max(1);
    let is_last = |round: usize| scenarios.iter().any(|one| one.settled_by.len() == round);
    let kept = (1..=most).filter(|round| round.is_multiple_of(step) || is_last(*round));
    let first = &scenarios[0].case;
    let is_dated =
        |one: &Compared| one.case.day(1) == first.day(1) && one.case.day(2) == first.day(2);
    let has_dates = scenarios.iter().all(is_dated);
    let label = |round: usize| match first.day(round as u32).filter(|_| has_dates) {
        Some(day) => format!("round\u{a0}{round}, {}", date(day)),
        None => capital(&format!("round\u{a0}{round}")),
    };
    let cells = |one: &Compared, round: usize| match one.settled_by.get(round - 1) {
        Some(by) => [by.p, by.low, by.high].map(share),
        None => [const { Cell::Nothing }; 3],
    };
    let row = |round: usize| {
        let all = scenarios.iter().flat_map(|one| cells(one, round));
        [words(label(round))].into_iter().chain(all).collect()
    };
    let names: Vec<String> = scenarios.iter().map(|one| short(&one.name)).collect();
    let columns: Vec<&str> =
        names.iter().flat_map(|name| [name.as_str(), "95\u{a0}% from", "to"]).collect();
    Numbers { columns: heads(&["settled by"], &columns), rows: kept.map(row).collect() }
}

fn medians(comparison: &Comparison) -> Numbers {
    let row = |scenario: &Compared| {
        let round = &scenario.round;
        let value = |value: Option<f64>| value.map_or(Cell::Nothing, number);
        let name = words(short(&scenario.name));
        vec![name, value(round.value), value(round.low), value(round.high), count(round.n)]
    };
    let columns = ["round", "95\u{a0}% from", "to", "settlements"];
    let rows = comparison.scenarios.iter().map(row).collect();
    Numbers { columns: heads(&["half of what settles, by"], &columns), rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_differ_only_where_chance_could_not_explain_it() {
        let one = |name: &str, value: f64, low: f64, high: f64| {
            let (unpaired_low, unpaired_high) = (low, high);
            let is_same_talks = false;
            let difference =
                Difference { value, low, high, unpaired_low, unpaired_high, is_same_talks };
            (name.to_owned(), difference)
        };
        let words =
            |known: &[(String, Difference)]| said("“F”", known, Some(7.0)).replace('\u{a0}', " ");
        assert_eq!(
            words(&[one("“A”", 3.0, 1.0, 4.0)]),
            "Of those that settle, in “A” half have settled later than in “F”, by 3 rounds (21 days)"
        );
        // The median of C is the latest of all, and may be none later than the first.
        assert_eq!(
            words(&[
                one("“A”", 1.0, 1.0, 2.0),
                one("“B”", -2.0, -3.0, -1.0),
                one("“C”", 6.0, -1.0, 9.0)
            ]),
            "Of those that settle, in “A” half have settled later than in “F”, by 1 round (7 days); in “B” half have \
             settled earlier, by 2 rounds (14 days); for “C” chance could explain the difference"
        );
        assert_eq!(
            words(&[one("“A”", 1.0, 0.0, 2.0)]),
            "If they settle, no difference in the median date that chance could not explain"
        );
    }
}
