//! Shares as parts of a hundred.

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

/// `13 of 100`, `under 1 of 100`; an estimate that may be nothing or everything but was not counted as such.
pub fn of_hundred(share: f64) -> String {
    match share {
        _ if share < 0.005 => "under\u{a0}1\u{a0}of\u{a0}100".to_owned(),
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
        _ if likelihood.p < 0.005 => format!("Fewer than 1 of 100 negotiations {many}"),
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
}
