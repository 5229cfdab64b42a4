//! When: the likelihood of a settlement as it grows, round by round.

use super::axes::{Percents, calendar, short};
use super::cells::{LIKELIHOOD, heads, likelihood, words};
use crate::claims::{Case, Findings, Likelihood, RoundOfSettlement};
use crate::report::say::numbers::{date, percent};
use crate::report::say::words::{capital, counted};
use crate::report::sheet::{Curve, CurveLine, CurvePoint, Figure, Numbers, Part};

/// When settlements come; none where none does.
pub fn figure(findings: &Findings) -> Option<Figure> {
    let (case, timing) = (&findings.case, &findings.timing);
    let round = timing.round.as_ref()?;
    let rounds = timing.settled_by.len();
    let largest = timing.settled_by.iter().map(|likelihood| likelihood.high);
    let percents = Percents::up_to(largest, "Settled by then, of all negotiations");
    let end = rounds.max(1) as f64;
    let start = CurvePoint { across: 0.0, up: 0.0, low: 0.0, high: 0.0 };
    let point = |(place, by): (usize, &Likelihood)| CurvePoint {
        across: (place + 1) as f64 / end,
        up: percents.at(by.p),
        low: percents.at(by.low),
        high: percents.at(by.high),
    };
    let points = timing.settled_by.iter().enumerate().map(point);
    let median = case.day(round.p50).map_or_else(|| format!("round {}", round.p50), short);
    let curve = Curve {
        name: "The likelihood of a settlement by date".to_owned(),
        across: calendar(case, rounds),
        up: percents.axis.clone(),
        lines: vec![CurveLine {
            name: String::new(),
            points: [start].into_iter().chain(points).collect(),
        }],
        dots: timing
            .dates
            .iter()
            .filter(|by| !by.likelihood.is_never())
            .map(|by| {
                (f64::from(by.round) / end, percents.at(by.likelihood.p), percent(&by.likelihood))
            })
            .collect(),
        marks: vec![(f64::from(round.p50) / end, format!("half by {median}"))],
    };
    Some(Figure {
        about: "When",
        title: title(round, case),
        explanation: "The share of all negotiations that have settled by each date, within the band of its 95\u{a0}% \
                      interval."
            .to_owned(),
        parts: vec![Part::Curve(curve)],
        notes: vec![note(round, case)],
        tables: vec![table(findings)],
    })
}

/// Only what holds wherever the median lies: rounds are few, and many settlements may share one.
pub fn title(round: &RoundOfSettlement, case: &Case) -> String {
    let last = case.rounds.unwrap_or(0);
    match round {
        one if one.n == 1 => format!("The only settlement comes {}", on(case, one.p50)),
        one if one.p10 == one.p90 => {
            format!("If they settle, more than four times in five {}", on(case, one.p50))
        }
        // A quarter is reached in the same round as three quarters: more than half lie in it.
        one if one.p25 == one.p75 => {
            format!("If they settle, more often than not {}", on(case, one.p50))
        }
        // Before the last round half was not reached.
        one if one.p50 == last => {
            "If they settle, more often than not at the last round".to_owned()
        }
        one => format!("If they settle, at least half the time by {}", day(case, one.p50)),
    }
}

fn day(case: &Case, round: u32) -> String {
    case.day(round).map_or_else(|| format!("round\u{a0}{round}"), date)
}

fn on(case: &Case, round: u32) -> String {
    match case.day(round) {
        Some(day) => format!("on {}", date(day)),
        None => format!("in round\u{a0}{round}"),
    }
}

fn note(round: &RoundOfSettlement, case: &Case) -> String {
    if round.n == 1 {
        return String::new();
    }
    format!(
        "Of {}: one in ten by {}, half by {}, nine in ten by {}.",
        counted(round.n, "settlement"),
        day(case, round.p10),
        day(case, round.p50),
        day(case, round.p90)
    )
}

fn table(findings: &Findings) -> Numbers {
    let row = |(place, by): (usize, &Likelihood)| {
        let round = place as u32 + 1;
        let label = match findings.case.day(round) {
            Some(day) => format!("round\u{a0}{round}, {}", date(day)),
            None => capital(&format!("round\u{a0}{round}")),
        };
        [vec![words(label)], likelihood(by).to_vec()].concat()
    };
    let rows = findings.timing.settled_by.iter().enumerate().map(row).collect();
    Numbers { columns: heads(&["settled by"], &LIKELIHOOD), rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(quantiles: [u32; 5], n: u64) -> String {
        let [p10, p25, p50, p75, p90] = quantiles;
        let (p50_low, p50_high) = (p50, p50);
        let round = RoundOfSettlement { p10, p25, p50, p75, p90, n, p50_low, p50_high };
        let case = Case { rounds: Some(10), ..Case::named("") };
        title(&round, &case).replace('\u{a0}', " ")
    }

    #[test]
    fn the_title_holds_wherever_the_median_lies() {
        assert_eq!(said([2, 3, 5, 7, 9], 50), "If they settle, at least half the time by round 5");
        // "Half by the last round" would be true of everything.
        assert_eq!(
            said([2, 6, 10, 10, 10], 50),
            "If they settle, more often than not at the last round"
        );
        // "Half by round 5" would hide that it is hardly ever earlier or later.
        assert_eq!(said([3, 5, 5, 5, 8], 50), "If they settle, more often than not in round 5");
        assert_eq!(said([5; 5], 50), "If they settle, more than four times in five in round 5");
        assert_eq!(said([5; 5], 1), "The only settlement comes in round 5");
    }
}
