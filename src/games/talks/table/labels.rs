//! The words that a reader needs: names, scales, dates. The engine does not look at them.

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: i32,
    /// The month, 1..12.
    pub month: u8,
    /// The day of the month, 1..31.
    pub day: u8,
}

/// What a party, an event or an interim deal is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// The id of the scenario file.
    pub id: String,
    /// The name for a reader; the id where none is given.
    pub name: String,
    /// Whether the name of a party is a plural.
    pub plural: bool,
    /// What the capital of a party is called in a sentence: "the board".
    pub capital: Option<String>,
}

impl Label {
    /// Who ratifies for a party, within a sentence: "the board", or "Russia's capital".
    pub fn ratifier(&self) -> String {
        let its = || format!("{} capital", possessive(&within(&self.name)));
        self.capital.as_deref().map_or_else(its, within)
    }
}

/// What an issue is called and how its positions read.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueLabel {
    /// The id of the scenario file.
    pub id: String,
    /// The name for a reader; the id where none is given.
    pub name: String,
    /// Words for positions 0..1, rising; empty for a numeric scale. The levels of a discrete issue stand here too.
    pub scale: Vec<(f64, String)>,
    /// The unit of a numeric scale.
    pub unit: Option<String>,
}

/// The base rate of a reference class, shown beside a simulated likelihood.
#[derive(Clone, Debug, PartialEq)]
pub struct OutsideView {
    /// An end, a step of the funnel, or an interim deal.
    pub event: String,
    /// Lower end, 0..1.
    pub low: f64,
    /// Upper end, 0..1.
    pub high: f64,
    /// Whether the reference is a wider event, so that the case should lie below.
    pub is_upper_bound: bool,
    /// The reference class in words.
    pub reference: String,
    /// Where it comes from.
    pub source: Option<String>,
}

/// All words of one scenario, in the order of its file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels {
    /// The title.
    pub title: String,
    /// What is negotiated and why it matters.
    pub summary: Option<String>,
    /// What was known on this day; round t is held t steps later.
    pub as_of: Option<Date>,
    /// One per issue.
    pub issues: Vec<IssueLabel>,
    /// One per party.
    pub parties: Vec<Label>,
    /// One per event.
    pub events: Vec<Label>,
    /// One per interim deal.
    pub interims: Vec<Label>,
    /// One per scheduled change.
    pub changes: Vec<Label>,
    /// The outside views.
    pub outside_views: Vec<OutsideView>,
}

impl Labels {
    /// Whether some party names who ratifies for it, so that nothing is said of capitals.
    pub(crate) fn name_ratifiers(&self) -> bool {
        self.parties.iter().any(|party| party.capital.is_some())
    }
}

/// A name within a sentence: `The North` becomes `the North`, `A threat` `a threat`.
pub(crate) fn within(name: &str) -> String {
    let article = ["The ", "A ", "An "].into_iter().find(|article| name.starts_with(article));
    let first = article.map_or(0, str::len);
    name[..first].to_lowercase() + &name[first..]
}

/// A name that owns what follows: `the North's`, `the Western partners'`.
pub(crate) fn possessive(name: &str) -> String {
    let ending = if name.ends_with('s') { "'" } else { "'s" };
    format!("{name}{ending}")
}

impl core::fmt::Display for Date {
    /// `2026-01-24`
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Date {
    /// The day so many days later (earlier where negative).
    pub fn plus_days(self, days: i64) -> Self {
        Date::from_days(self.days() + days)
    }

    /// How many days later another day is; negative where it is earlier.
    pub fn days_until(self, other: Date) -> i64 {
        other.days() - self.days()
    }

    /// Days since 1 March of the year 0. (Counting from March puts the leap day at the end of the year.)
    fn days(self) -> i64 {
        let shifted = (i64::from(self.month) + 9) % 12;
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        365 * year + leaps + (153 * shifted + 2) / 5 + i64::from(self.day) - 1
    }

    fn from_days(days: i64) -> Self {
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        Date {
            year: (era * 400 + year + i64::from(month <= 2)) as i32,
            month: month as u8,
            day: day as u8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_cross_months_years_and_leap_days() {
        let start = Date { year: 2026, month: 1, day: 24 };
        assert_eq!(start.plus_days(7), Date { year: 2026, month: 1, day: 31 });
        assert_eq!(start.plus_days(19 * 7), Date { year: 2026, month: 6, day: 6 });
        assert_eq!(start.plus_days(48 * 7), Date { year: 2026, month: 12, day: 26 });
        let leap = Date { year: 2028, month: 2, day: 28 };
        assert_eq!(leap.plus_days(1), Date { year: 2028, month: 2, day: 29 });
        assert_eq!(leap.plus_days(2), Date { year: 2028, month: 3, day: 1 });
        assert_eq!(leap.plus_days(2).plus_days(-2), leap);
    }
}
