//! Numbers as they are read: as many digits as the interval bears out, and never a small number as nothing.

use crate::claims::Likelihood;
use crate::games::talks::Date;
use crate::report::document::TIE;

/// More decimals than this are not shown.
const MOST_DECIMALS: usize = 6;

/// `31.4 %`; `none` where it never happened.
pub fn percent(likelihood: &Likelihood) -> String {
    if likelihood.is_never() {
        return "none".to_owned();
    }
    format!("{}{TIE}%", in_percent(likelihood.p, decimals(likelihood)))
}

/// `[31.0, 31.8]`, in percent.
pub fn interval(likelihood: &Likelihood) -> String {
    let decimals = decimals(likelihood);
    let end = |share| without_zeros(in_percent(share, decimals));
    let (low, high) = (end(likelihood.low), end(likelihood.high));
    let unit = if likelihood.is_never() { "\u{a0}%" } else { "" };
    format!("[{low},{TIE}{high}{unit}]")
}

/// `31.4 % [31.0, 31.8]`
pub fn likely(likelihood: &Likelihood) -> String {
    format!("{} {}", percent(likelihood), interval(likelihood))
}

/// A share without an interval of its own: whole percents, one digit where it is small or nearly all.
pub fn about(share: f64) -> String {
    let decimals = shown_apart(share, 0, 1);
    match share {
        _ if share > 0.0 && share < 0.0005 => format!("under{TIE}0.1{TIE}%"),
        _ if share > 0.9995 && share < 1.0 => format!("over{TIE}99.9{TIE}%"),
        _ => format!("{}{TIE}%", in_percent(share, decimals)),
    }
}

/// An estimate that is good to a percent or so: whole percents, never quite nothing nor everything.
pub fn roughly(share: f64) -> String {
    match 100.0 * share {
        percents if percents < 1.0 => format!("less than{TIE}1{TIE}%"),
        percents if percents > 99.0 => format!("more than{TIE}99{TIE}%"),
        percents => format!("{percents:.0}{TIE}%"),
    }
}

/// A number in its own units, with as many digits as two of that size need to differ.
pub fn sized(value: f64, size: f64) -> String {
    match size.abs() {
        size if size >= 20.0 => fixed(value, 0),
        size if size >= 2.0 => fixed(value, 1),
        size if size >= 0.1 => fixed(value, 2),
        size if size >= 0.01 => fixed(value, 3),
        size if size >= 0.001 => fixed(value, 4),
        size if size >= 0.0001 => fixed(value, 5),
        size if size > 0.0 => format!("{value:.2e}"),
        _ => format!("{value}"),
    }
}

/// `100,000`
pub fn whole(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `24 January 2026`
pub fn date(date: Date) -> String {
    format!("{}{TIE}{}", day_and_month(date), date.year)
}

/// `24 January`
pub fn day_and_month(date: Date) -> String {
    const MONTHS: &str =
        "January February March April May June July August September October November December";
    let month = MONTHS.split(' ').nth(usize::from(date.month).clamp(1, 12) - 1);
    let month = month.expect("a year has twelve months");
    format!("{}{TIE}{month}", date.day)
}

fn in_percent(share: f64, decimals: usize) -> String {
    match share {
        _ if share <= 0.0 => "0".to_owned(),
        _ if share >= 1.0 => "100".to_owned(),
        _ => format!("{:.decimals$}", 100.0 * share),
    }
}

/// An end that is rounded outwards to nothing or everything has no digits that it could be surer by.
fn without_zeros(shown: String) -> String {
    let (whole, decimals) = shown.split_once('.').unwrap_or((&shown, ""));
    let is_all = matches!(whole, "0" | "100") && decimals.bytes().all(|digit| digit == b'0');
    if is_all { whole.to_owned() } else { shown }
}

/// So many decimals that the interval's ends differ in their last digits; none where it is ten points wide.
fn decimals(likelihood: &Likelihood) -> usize {
    let width = 100.0 * (likelihood.high - likelihood.low);
    let fewest = if width >= 10.0 { 0 } else { decimals_apart(width, 1, MOST_DECIMALS) };
    shown_apart(likelihood.p, fewest, MOST_DECIMALS)
}

/// The first number of decimals, from the fewest to the most, at which a share looks like neither 0 nor 100 %.
fn shown_apart(share: f64, fewest: usize, most: usize) -> usize {
    let is_apart = |decimals: &usize| {
        let shown = 100.0 * share * power_of_ten(*decimals);
        // A half is rounded to the even neighbour, which may be nothing.
        shown > 0.5 && shown < 100.0 * power_of_ten(*decimals) - 0.5
    };
    if share <= 0.0 || share >= 1.0 {
        return fewest;
    }
    (fewest..most).find(is_apart).unwrap_or(most)
}

/// The fewest decimals in which numbers so far apart differ.
pub fn decimals_apart(width: f64, fewest: usize, most: usize) -> usize {
    let enough = |decimals: &usize| width * power_of_ten(*decimals) >= 1.5;
    (fewest..most).find(enough).unwrap_or(most)
}

/// A number with so many decimals; zero has no sign.
pub fn fixed(number: f64, decimals: usize) -> String {
    let shown = format!("{number:.decimals$}");
    let is_zero = shown.bytes().all(|letter| matches!(letter, b'-' | b'0' | b'.'));
    if is_zero { shown.trim_start_matches('-').to_owned() } else { shown }
}

/// A number with at most so many decimals, without needless zeros.
pub fn trimmed(number: f64, most: usize) -> String {
    let shown = fixed(number, most);
    if !shown.contains('.') {
        return shown;
    }
    shown.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Ten times ten, so many times.
pub fn power_of_ten(exponent: usize) -> f64 {
    (0..exponent).fold(1.0, |power, _| power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(p: f64, low: f64, high: f64) -> String {
        likely(&Likelihood { p, low, high, n: 100_000 }).replace(TIE, " ")
    }

    #[test]
    fn digits_follow_the_interval() {
        assert_eq!(shown(0.3142, 0.3101, 0.3179), "31.4 % [31.0, 31.8]");
        assert_eq!(shown(0.3142, 0.3138, 0.3146), "31.42 % [31.38, 31.46]");
        assert_eq!(shown(0.3142, 0.23, 0.41), "31 % [23, 41]");
    }

    #[test]
    fn small_likelihoods_are_not_nothing_and_large_ones_not_everything() {
        assert_eq!(shown(0.000_03, 0.000_01, 0.000_09), "0.003 % [0.001, 0.009]");
        assert_eq!(shown(0.0, 0.0, 0.000_038), "none [0, 0.004 %]");
        assert_eq!(shown(0.999_97, 0.999_91, 0.999_99), "99.997 % [99.991, 99.999]");
        assert_eq!(shown(1.0, 0.999_85, 1.0), "100 % [99.985, 100]");
        assert_eq!(shown(0.004, 0.0001, 0.12), "0.4 % [0, 12.0]");
        assert_eq!(shown(0.999_98, 0.999_95, 0.999_999), "99.998 % [99.995, 100]");
    }

    #[test]
    fn rough_shares_are_whole_percents() {
        let shown = |share| about(share).replace(TIE, " ");
        assert_eq!(shown(0.613), "61 %");
        assert_eq!(shown(0.004), "0.4 %");
        assert_eq!(shown(0.000_01), "under 0.1 %");
        assert_eq!((shown(0.0), shown(1.0)), ("0 %".to_owned(), "100 %".to_owned()));
    }

    #[test]
    fn estimates_are_whole_percents_and_sizes_decide_digits() {
        let shown = |share| roughly(share).replace(TIE, " ");
        assert_eq!(
            [shown(0.0), shown(0.126), shown(0.999)],
            ["less than 1 %", "13 %", "more than 99 %"]
        );
        let sizes = [(41.3, 60.0), (0.4, 0.25), (0.0213, 0.02), (7.25, 4.0)];
        let shown = sizes.map(|(value, size)| sized(value, size));
        assert_eq!(shown, ["41", "0.40", "0.021", "7.2"]);
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!([fixed(-0.04, 1), fixed(-0.4, 1), trimmed(-0.00004, 4)], ["0.0", "-0.4", "0"]);
    }

    #[test]
    fn whole_numbers_are_grouped_and_dates_written_out() {
        assert_eq!([whole(7), whole(1_000), whole(1_234_567)], ["7", "1,000", "1,234,567"]);
        let day = Date { year: 2026, month: 6, day: 6 };
        assert_eq!(date(day).replace(TIE, " "), "6 June 2026");
    }
}
