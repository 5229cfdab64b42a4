//! How likely a settlement is by some dates on the way: ends of months where there are enough of them, else rounds.

use crate::claims::case::Case;
use crate::claims::likelihood::Likelihood;
use crate::games::talks::{DAYS_OF_MONTH, Date};

/// Dates that are told, the last one included.
const DATES: u32 = 4;

/// How likely a settlement is by a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ByDate {
    /// The date; none where nothing is dated.
    pub date: Option<Date>,
    /// Months after the start, to the last round by then.
    pub months: f64,
    /// That last round.
    pub round: u32,
    /// Settled in it or before.
    pub likelihood: Likelihood,
}

/// Up to four dates about evenly spaced, the last round's the last; of `settled_by` one a round.
pub(super) fn by_date(case: &Case, settled_by: &[Likelihood]) -> Vec<ByDate> {
    let rounds = settled_by.len() as u32;
    let mut found: Vec<ByDate> = Vec::new();
    for part in 1..=DATES {
        let (round, date) = near(case, rounds, part);
        let Some(likelihood) = round.checked_sub(1).and_then(|at| settled_by.get(at as usize))
        else {
            continue;
        };
        if found.last().is_none_or(|last| last.round < round) {
            let months = f64::from(round) * case.days_between_rounds.unwrap_or(0.0) / DAYS_OF_MONTH;
            found.push(ByDate { date, months, round, likelihood: *likelihood });
        }
    }
    found
}

/// The round nearest to so many quarters of the way; where that lies months from the start, the end of the nearest month,
/// with the last round by then.
fn near(case: &Case, rounds: u32, part: u32) -> (u32, Option<Date>) {
    let round = (rounds * part + DATES / 2) / DATES;
    let end_of_month = || {
        let (start, last) = (case.as_of?, case.day(rounds)?);
        let is_long = start.days_until(last) as f64 >= f64::from(DATES) * DAYS_OF_MONTH;
        (is_long && part < DATES).then_some(())?;
        let quarter = start.plus_days(start.days_until(last) * i64::from(part) / i64::from(DATES));
        let end = nearest_end_of_month(quarter);
        let by_then =
            (1..=rounds).rev().find(|round| case.day(*round).is_some_and(|day| day <= end))?;
        Some((by_then, Some(end)))
    };
    end_of_month().unwrap_or((round, case.day(round)))
}

fn nearest_end_of_month(day: Date) -> Date {
    let before = day.plus_days(-i64::from(day.day));
    let (next_month, year) =
        if day.month == 12 { (1, day.year + 1) } else { (day.month + 1, day.year) };
    let after = Date { year, month: next_month, day: 1 }.plus_days(-1);
    if before.days_until(day) < day.days_until(after) { before } else { after }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(rounds: u32, days: f64, as_of: Option<Date>) -> Vec<(u32, String)> {
        let case = Case {
            as_of,
            days_between_rounds: Some(days),
            rounds: Some(rounds),
            ..Case::named("talks")
        };
        let likelihood = Likelihood { p: 0.5, low: 0.4, high: 0.6, n: 100 };
        let found = by_date(&case, &vec![likelihood; rounds as usize]);
        let shown =
            |by: &ByDate| (by.round, by.date.map(|date| date.to_string()).unwrap_or_default());
        found.iter().map(shown).collect()
    }

    #[test]
    fn dates_are_ends_of_months_and_the_last_round() {
        let start = Some(Date { year: 2026, month: 1, day: 24 });
        let expected =
            [(6, "2026-04-30"), (11, "2026-06-30"), (17, "2026-09-30"), (24, "2026-12-26")];
        assert_eq!(dates(24, 14.0, start), expected.map(|(round, date)| (round, date.to_owned())));
    }

    #[test]
    fn short_talks_and_talks_without_dates_are_told_by_rounds() {
        let start = Some(Date { year: 2026, month: 1, day: 30 });
        let found = dates(6, 1.0, start);
        let expected = [(2, "2026-02-01"), (3, "2026-02-02"), (5, "2026-02-04"), (6, "2026-02-05")];
        assert_eq!(found, expected.map(|(round, date)| (round, date.to_owned())));
        assert_eq!(dates(1, 7.0, None), [(1, String::new())]);
        assert_eq!(
            dates(40, 7.0, None).iter().map(|one| one.0).collect::<Vec<_>>(),
            [10, 20, 30, 40]
        );
    }
}
