//! The egalitarian text: whoever gains least over no deal gains as much as possible.
//!
//! - Models: fairness by equal gains, in the units in which values are written.
//! - Equation: argmax of the least surplus; of several texts the one with the largest sum.
//! - Source: Kalai (1977) "Proportional Solutions to Bargaining Situations".
//! - Units: surplus in value, compared between signatories.
//! - Leaves out: that values of different signatories may not be comparable.

use super::texts::{Found, best, least_and_sum};
use crate::games::talks::Stakes;

/// None where no text gives everybody enough.
pub(super) fn egalitarian(stakes: &Stakes) -> Option<Found> {
    let ones = vec![1.0; stakes.spare.len()];
    best(stakes, least_and_sum, |field| field.maximin(&ones))
}
