//! Shares as they are said: so many of a hundred.

use crate::report::say::numbers::whole;

/// `7`, `0.4`, `under 0.1`, `none`; never a small number as nothing, nor a large one as all.
pub fn of_hundred(share: f64) -> String {
    match 100.0 * share {
        hundredths if hundredths <= 0.0 => "none".to_owned(),
        hundredths if hundredths < 0.1 => "under\u{a0}0.1".to_owned(),
        hundredths if hundredths < 0.95 => format!("{hundredths:.1}"),
        hundredths if hundredths >= 100.0 => "100".to_owned(),
        hundredths if hundredths >= 99.5 => "over\u{a0}99".to_owned(),
        hundredths => format!("{hundredths:.0}"),
    }
}

/// A share as it is quoted: of 100, where its range spans ten points or that tells it; else of as many as tell it to two
/// digits.
pub fn quoted(share: f64, is_wide: bool) -> String {
    let rarer = if share < 0.5 { share } else { 1.0 - share };
    let of = match rarer {
        small if small >= 0.095 && !is_wide => 1_000,
        small if small >= 0.0095 => 100,
        small if small >= 0.000_95 => 1_000,
        small if small >= 0.000_095 => 10_000,
        _ => 100_000,
    };
    format!("{} of {}", whole((share * of as f64 + 0.5) as u64), whole(of))
}

/// `one of nine`, `one of 40`: how often, in the words of everyday.
pub fn one_in(share: f64) -> String {
    const WORDS: [&str; 9] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let many = (1.0 / share + 0.5) as usize;
    match many {
        2..=10 => format!("one of {}", WORDS[many - 2]),
        many => format!("one of {many}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_shares_are_never_nothing_and_large_ones_never_all() {
        let shown = [0.0, 0.0004, 0.004, 0.0097, 0.07, 0.992, 0.9999, 1.0].map(of_hundred);
        assert_eq!(shown, ["none", "under\u{a0}0.1", "0.4", "1", "7", "99", "over\u{a0}99", "100"]);
    }

    #[test]
    fn a_share_is_quoted_as_its_range_bears() {
        let shown =
            [(0.0918, true), (0.724, false), (0.004_2, true), (0.000_03, false), (0.993_8, true)];
        let shown = shown.map(|(share, is_wide)| quoted(share, is_wide));
        assert_eq!(
            shown,
            ["9 of 100", "724 of 1,000", "4 of 1,000", "3 of 100,000", "994 of 1,000"]
        );
        assert_eq!([0.5, 0.11, 0.02].map(one_in), ["one of two", "one of nine", "one of 50"]);
    }
}
