//! The utilitarian text: the most for all together that leaves nobody worse than no deal.
//!
//! - Models: an arbiter who adds up values.
//! - Equation: argmax of the sum of surpluses; of several texts the one whose least surplus is largest.
//! - Source: Harsanyi (1955) "Cardinal Welfare, Individualistic Ethics, and Interpersonal Comparisons of Utility".
//! - Units: surplus in value, added up over signatories.
//! - Leaves out: that values of different signatories may not be comparable.

use super::texts::{Field, Found, best, least_and_sum};
use crate::games::talks::{CLOSE, Choice, Stakes};

/// Sums closer than this are equal.
const EQUAL: f64 = 1e-12;

/// None where no text gives everybody enough.
pub(super) fn utilitarian(stakes: &Stakes) -> Option<Found> {
    let score = |surplus: &[f64]| {
        let (least, sum) = least_and_sum(surplus);
        (sum, least)
    };
    best(stakes, score, solve)
}

/// What gives most on every issue, the least served first; where that leaves somebody without enough, the most within that.
fn solve(field: &Field) -> Vec<f64> {
    let ones = vec![1.0; field.spare.len()];
    let richest: Vec<Vec<Choice>> = field.issues.iter().map(|choices| richest(choices)).collect();
    let tied = Field { spare: field.spare, issues: richest.iter().map(Vec::as_slice).collect() };
    let text = tied.maximin(&ones);
    let (least, _) = least_and_sum(&field.surplus(&text));
    if least >= -CLOSE { text } else { field.enough().most(|_| 1.0) }
}

/// The choices that give most together.
fn richest(choices: &[Choice]) -> Vec<Choice> {
    let sum = |choice: &Choice| choice.1.iter().sum::<f64>();
    let more = |one: f64, other: f64| if other > one { other } else { one };
    let most = choices.iter().map(sum).fold(f64::NEG_INFINITY, more);
    choices.iter().filter(|choice| sum(choice) >= most - EQUAL).cloned().collect()
}
