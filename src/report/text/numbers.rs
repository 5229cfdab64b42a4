//! Numbers as they are read: as many digits as the interval bears out, and never a small number as nothing.

use super::page::TIE;
use crate::analysis::Likelihood;
use crate::talks::Date;

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
    let (low, high) = (in_percent(likelihood.low, decimals), in_percent(likelihood.high, decimals));
    let unit = if likelihood.is_never() { "\u{a0}%" } else { "" };
    format!("[{low},{TIE}{high}{unit}]")
}

/// `31.4 % [31.0, 31.8]`
pub fn likely(likelihood: &Likelihood) -> String {
    format!("{} {}", percent(likelihood), interval(likelihood))
}

/// The number of [`percent`] alone: `31.4`.
pub fn hundredths(likelihood: &Likelihood) -> String {
    in_percent(likelihood.p, decimals(likelihood))
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

/// A difference of likelihoods, in hundredths: `61.7`.
pub fn of_100(difference: f64) -> String {
    in_percent(difference, shown_apart(difference, 1, MOST_DECIMALS))
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
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS[usize::from(date.month).clamp(1, 12) - 1];
    format!("{}{TIE}{month}{TIE}{}", date.day, date.year)
}

fn in_percent(share: f64, decimals: usize) -> String {
    match share {
        _ if share <= 0.0 => "0".to_owned(),
        _ if share >= 1.0 => "100".to_owned(),
        _ => format!("{:.decimals$}", 100.0 * share),
    }
}

/// So many decimals that the interval's ends differ in their last digits; none where it is ten points wide.
fn decimals(likelihood: &Likelihood) -> usize {
    let width = 100.0 * (likelihood.high - likelihood.low);
    let enough = |decimals: &usize| width * power_of_ten(*decimals) >= 1.5;
    let decimals = (1..MOST_DECIMALS).find(enough).unwrap_or(MOST_DECIMALS);
    let fewest = if width >= 10.0 { 0 } else { decimals };
    shown_apart(likelihood.p, fewest, MOST_DECIMALS)
}

/// The first number of decimals, from the fewest to the most, at which a share looks like neither 0 nor 100 %.
fn shown_apart(share: f64, fewest: usize, most: usize) -> usize {
    let is_apart = |decimals: &usize| {
        let shown = 100.0 * share * power_of_ten(*decimals);
        shown >= 0.5 && shown < 100.0 * power_of_ten(*decimals) - 0.5
    };
    if share <= 0.0 || share >= 1.0 {
        return fewest;
    }
    (fewest..most).find(is_apart).unwrap_or(most)
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
        assert_eq!(shown(0.004, 0.0001, 0.12), "0.4 % [0.0, 12.0]");
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
    fn whole_numbers_are_grouped_and_dates_written_out() {
        assert_eq!([whole(7), whole(1_000), whole(1_234_567)], ["7", "1,000", "1,234,567"]);
        let day = Date { year: 2026, month: 6, day: 6 };
        assert_eq!(date(day).replace(TIE, " "), "6 June 2026");
    }
}
