//! Shares as they are said: so many of a hundred.

use crate::claims::Likelihood;
use crate::report::say::numbers::whole;
use crate::report::say::words::counted;

/// Whole numbers that sum to `all`, each as near to its share as that allows: largest remainders, the earlier first.
pub fn parts_of(all: usize, shares: &[f64]) -> Vec<usize> {
    let sum: f64 = shares.iter().sum();
    if sum <= 0.0 {
        return vec![0; shares.len()];
    }
    let exact: Vec<f64> = shares.iter().map(|share| all as f64 * share / sum).collect();
    // What should be whole and is a rounding below it, is whole.
    let mut parts: Vec<usize> = exact.iter().map(|one| (one + 1e-9).floor() as usize).collect();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    let rest = |place: &usize| exact[*place] - (exact[*place] + 1e-9).floor();
    order.sort_by(|one, other| rest(other).total_cmp(&rest(one)).then(one.cmp(other)));
    let given: usize = parts.iter().sum();
    order.iter().take(all.saturating_sub(given)).for_each(|place| parts[*place] += 1);
    parts
}

/// A share of a hundred as a sentence says it: 9.4 are nine.
pub fn rounded(share: f64) -> usize {
    format!("{:.0}", 100.0 * share).parse().unwrap_or(0)
}

/// A number of a hundred that was counted: `7`, `0.4`, `under 0.1`, `none`; never a small one as nothing, nor a large one as
/// all.
pub fn so_many(share: f64) -> String {
    match 100.0 * share {
        hundredths if hundredths <= 0.0 => "none".to_owned(),
        hundredths if hundredths < 0.1 => "under\u{a0}0.1".to_owned(),
        hundredths if hundredths < 0.95 => format!("{hundredths:.1}"),
        hundredths if hundredths >= 100.0 => "100".to_owned(),
        hundredths if hundredths >= 99.5 => "over\u{a0}99".to_owned(),
        hundredths => format!("{hundredths:.0}"),
    }
}

/// The same at the most: rounded up.
pub fn at_most(share: f64) -> String {
    match 100.0 * share {
        hundredths if hundredths >= 1.0 => format!("{:.0}", hundredths.ceil()),
        hundredths if hundredths >= 0.1 => format!("{:.1}", (10.0 * hundredths).ceil() / 10.0),
        hundredths if hundredths > 0.0 => "0.1".to_owned(),
        _ => "0".to_owned(),
    }
}

/// A share as it is quoted: of a hundred where it is known no better, else of a thousand; of more where it is so rare.
pub fn quoted(share: f64, is_rough: bool) -> String {
    let rarer = if share < 0.5 { share } else { 1.0 - share };
    let mut of: u64 = if is_rough || rarer < 0.095 { 100 } else { 1_000 };
    while of < 1 << 60 && rarer * (of as f64) < 0.95 {
        of *= 10;
    }
    format!("{} of {}", whole((share * of as f64 + 0.5) as u64), whole(of))
}

/// `one of nine`, `one of 40`: how often, in the words of everyday.
pub fn one_of(share: f64) -> String {
    const WORDS: [&str; 9] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let many = (1.0 / share + 0.5) as usize;
    match many {
        2..=10 => format!("one of {}", WORDS[many - 2]),
        many => format!("one of {many}"),
    }
}

/// `13 of 100`, `under 1 of 100`; an estimate that may be nothing or everything but was not counted as such.
pub fn of_hundred(share: f64) -> String {
    match share {
        _ if share <= 0.005 => "under\u{a0}1\u{a0}of\u{a0}100".to_owned(),
        _ if share >= 0.995 => "over\u{a0}99\u{a0}of\u{a0}100".to_owned(),
        _ => format!("{}\u{a0}of\u{a0}100", rounded(share)),
    }
}

/// The same of what was counted: `none of 100,000`, `all 100,000`.
pub fn counted_of(likelihood: &Likelihood) -> String {
    match likelihood.n {
        n if likelihood.is_never() => format!("none of\u{a0}{}", whole(n)),
        n if likelihood.is_always() => format!("all\u{a0}{}", whole(n)),
        _ => of_hundred(likelihood.p),
    }
}

/// `13 of 100 negotiations end`: as a subject with its verb.
pub fn negotiations(likelihood: &Likelihood, one: &str, many: &str) -> String {
    match likelihood.n {
        1 => format!("The only negotiation {one}"),
        n if likelihood.is_never() => {
            format!("None of {} {one}", counted(n, "negotiation"))
        }
        n if likelihood.is_always() => format!("All {} {many}", counted(n, "negotiation")),
        _ if likelihood.p <= 0.005 => format!("Fewer than 1 of 100 negotiations {many}"),
        _ if likelihood.p >= 0.995 => format!("More than 99 of 100 negotiations {many}"),
        _ => {
            let number = rounded(likelihood.p);
            let verb = if number == 1 { one } else { many };
            let about = if likelihood.high - likelihood.low >= 0.1 { "About " } else { "" };
            format!("{about}{number} of 100 negotiations {verb}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_sum_to_the_whole() {
        assert_eq!(parts_of(100, &[0.125, 0.125, 0.75]), [13, 12, 75]);
        assert_eq!(parts_of(100, &[1.0 / 3.0; 3]), [34, 33, 33]);
        assert_eq!(parts_of(100, &[0.004, 0.996]), [0, 100]);
        assert_eq!(parts_of(100, &[0.29, 0.71]), [29, 71]);
        assert_eq!(parts_of(9, &[0.056, 0.038]), [5, 4]);
        assert_eq!(parts_of(100, &[0.0, 1.0]), [0, 100]);
        assert_eq!(parts_of(0, &[0.0, 0.0]), [0, 0]);
    }

    #[test]
    fn nothing_everything_and_little_are_three_things() {
        let said = |p, n| {
            let known = Likelihood { p, low: p, high: p, n };
            negotiations(&known, "settles", "settle").replace('\u{a0}', " ")
        };
        assert_eq!(said(0.0, 1_000), "None of 1,000 negotiations settles");
        assert_eq!(said(0.001, 1_000), "Fewer than 1 of 100 negotiations settle");
        assert_eq!(said(0.0051, 1_000), "1 of 100 negotiations settles");
        assert_eq!(said(0.9949, 1_000), "99 of 100 negotiations settle");
        assert_eq!(said(0.999, 1_000), "More than 99 of 100 negotiations settle");
        assert_eq!(said(1.0, 1_000), "All 1,000 negotiations settle");
    }

    #[test]
    fn small_shares_are_never_nothing_and_large_ones_never_all() {
        let shown = [0.0, 0.0004, 0.004, 0.0097, 0.07, 0.992, 0.9999, 1.0].map(so_many);
        assert_eq!(shown, ["none", "under\u{a0}0.1", "0.4", "1", "7", "99", "over\u{a0}99", "100"]);
        let most = [0.0, 0.000_01, 0.0036, 0.006, 0.012, 0.3].map(at_most);
        assert_eq!(most, ["0", "0.1", "0.4", "0.6", "2", "30"]);
        assert_eq!(of_hundred(0.005).replace('\u{a0}', " "), "under 1 of 100");
    }

    #[test]
    fn a_share_is_quoted_as_it_is_known_and_never_as_nothing() {
        let shown = [
            (0.0918, true),
            (0.724, true),
            (0.724, false),
            (0.004_2, true),
            (0.000_03, false),
            (0.000_000_12, true),
            (0.993_8, true),
        ];
        let shown = shown.map(|(share, is_rough)| quoted(share, is_rough));
        assert_eq!(
            shown,
            [
                "9 of 100",
                "72 of 100",
                "724 of 1,000",
                "4 of 1,000",
                "3 of 100,000",
                "1 of 10,000,000",
                "994 of 1,000"
            ]
        );
        assert_eq!([0.5, 0.11, 0.02].map(one_of), ["one of two", "one of nine", "one of 50"]);
    }
}
