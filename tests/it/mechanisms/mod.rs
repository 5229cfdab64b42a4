//! Every mechanism alone, against what can be solved by hand.

mod bargaining;
mod outside;
mod violence;
mod zones;

use crate::helpers::{self, monthly, table};
use negsim::games::talks::Story;

/// The pie in rounds of a month.
fn pie(rounds: u32, talks: &str, issue: &str, a: &str, b: &str, rest: &str) -> String {
    monthly(&helpers::pie(rounds, talks, issue, a, b, rest))
}

/// Two issues of different weight, and a mediator with wishes and influence; nobody moves.
fn two_issues(rounds: u32, talks: &str, rest: &str) -> String {
    let talks = helpers::talks_table(talks);
    format!(
        r#"
title = "Two issues"
rounds = {rounds}
days_between_rounds = 30.4375
{talks}
[[issue]]
id = "one"
scale = ["b", "a"]
[[issue]]
id = "two"
scale = ["b", "a"]
[[party]]
id = "a"
role = "signatory"
patience = "none"
issues.one = {{ ideal = 1.0, weight = 0.7 }}
issues.two = {{ ideal = 1.0, weight = 0.3 }}
[[party]]
id = "b"
role = "signatory"
patience = "none"
issues.one = {{ ideal = 0.1, weight = 0.4 }}
issues.two = {{ ideal = 0.0, weight = 0.6 }}
[[party]]
id = "m"
role = "mediator"
influence = 0.5
issues.one = {{ ideal = 0.3, weight = 0.2 }}
issues.two = {{ ideal = 0.9, weight = 0.8 }}
{rest}
"#
    )
}

/// Holds out for its ideal for good.
const STUBBORN: &str = "patience = \"none\"";
/// Asks from the start for what it can just live with.
const MODEST: &str = "patience = \"none\"\nopening = 0";

fn tell(toml: &str) -> Story {
    Story::of(&table(toml), 0, 0, 0)
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

/// A mean of n independent numbers against its expectation: |z| < 4, α = 6.3e-5.
fn mean_is(sum: f64, n: u64, expected: f64, variance: f64) {
    let n = n as f64;
    let z = (sum / n - expected) / (variance / n).sqrt();
    assert!(z.abs() < 4.0, "{} is not {expected}: z = {z}", sum / n);
}
