//! What is conceded of each issue: the fractional knapsack behind offers and zones (sections 9 and 16 of the model).

use super::{ISSUES, Text};

/// Prices within this share of each other are equal.
const TIE: f64 = 1.0 + 1e-12;

/// The share of each issue that is conceded, most gain for its cost first, until the budget is used up.
pub fn settle(cost: &Text, gain: &Text, mut budget: f64) -> Text {
    let mut share = [0.0; ISSUES];
    for k in in_order(cost, gain) {
        if gain[k] <= 0.0 {
            continue;
        }
        if cost[k] <= 0.0 {
            share[k] = 1.0;
        } else if budget >= cost[k] {
            share[k] = 1.0;
            budget -= cost[k];
        } else {
            share[k] = if budget > 0.0 { budget / cost[k] } else { 0.0 };
            break;
        }
    }
    share
}

/// The issues by gain for their cost, of equals the first listed.
fn in_order(cost: &Text, gain: &Text) -> [usize; ISSUES] {
    let mut order = [0; ISSUES];
    let mut ratios = [0.0; ISSUES];
    for k in 0..ISSUES {
        let ratio = if cost[k] > 0.0 { gain[k] / cost[k] } else { f64::INFINITY };
        let mut place = k;
        while place > 0 && ratio > ratios[place - 1] * TIE {
            ratios[place] = ratios[place - 1];
            order[place] = order[place - 1];
            place -= 1;
        }
        ratios[place] = ratio;
        order[place] = k;
    }
    order
}
