//! What many tests need: playing a scenario given as text, and holding its tally against what is known.

use negsim::engine::{Plan, simulate};
use negsim::games::talks::{End, Table, Tally};
use negsim::scenario::Scenario;

/// Probabilities are held to |z| < 4: α = 6.3e-5 a comparison.
const CRITICAL: f64 = 4.0;

/// The table of a scenario given as text.
pub fn table(toml: &str) -> Table {
    match Scenario::parse(toml, "test.toml") {
        Ok(scenario) => scenario.table().clone(),
        Err(mistakes) => panic!("{mistakes}"),
    }
}

/// Plays a scenario given as text, with seed 0.
pub fn play(toml: &str, draws: u64, repeats: u64) -> Tally {
    simulate(&table(toml), Plan::new(0, draws, repeats).expect("small"))
}

/// Φ, the normal cumulative probability.
pub fn cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z / core::f64::consts::SQRT_2)
}

/// What a test asks of a tally.
pub trait Check {
    fn negotiations(&self) -> u64;
    fn always_settled(&self, round: u32, text: &[f64]);
    fn always_at(&self, issue: usize, position: f64);
    fn settled_with(&self, probability: f64);
    fn zone_at_start_with(&self, probability: f64);
    fn end_with(&self, end: &str, probability: f64);
}

impl Check for Tally {
    fn negotiations(&self) -> u64 {
        self.draws * self.repeats
    }

    fn always_settled(&self, round: u32, text: &[f64]) {
        assert_eq!(self.ends[0].total, self.negotiations(), "not always settled");
        let by = self.settled_by();
        assert_eq!(by[round as usize - 1].total, self.negotiations(), "settled later");
        if round > 1 {
            assert_eq!(by[round as usize - 2].total, 0, "settled earlier");
        }
        for (issue, position) in text.iter().enumerate() {
            self.always_at(issue, *position);
        }
    }

    fn always_at(&self, issue: usize, position: f64) {
        for found in [
            self.terms[issue].mean(),
            self.terms[issue].quantile(0.01),
            self.terms[issue].quantile(0.99),
        ] {
            let found = found.expect("something settled");
            assert!((found - position).abs() < 1e-9, "issue {issue} at {found}, not {position}");
        }
    }

    fn settled_with(&self, probability: f64) {
        self.end_with("settled", probability);
    }

    fn zone_at_start_with(&self, probability: f64) {
        agree(self.zone_at_start.total, self.negotiations(), probability);
    }

    fn end_with(&self, end: &str, probability: f64) {
        let place = End::ALL.iter().position(|e| e.word() == end).expect("an end");
        agree(self.ends[place].total, self.negotiations(), probability);
    }
}

/// Whether a count of independent negotiations agrees with its probability.
pub fn agree(count: u64, n: u64, probability: f64) {
    let share = count as f64 / n as f64;
    let z = (share - probability) / (probability * (1.0 - probability) / n as f64).sqrt();
    assert!(z.abs() < CRITICAL, "{share} of {n} is not {probability}: z = {z}");
}

/// One continuous issue; a's ideal is 1, b's is 0; rounds of 7 days.
pub fn pie(rounds: u32, talks: &str, issue: &str, a: &str, b: &str, rest: &str) -> String {
    format!(
        r#"
title = "Pie"
rounds = {rounds}
[talks]
{talks}
[[issue]]
id = "pie"
scale = ["all to b", "all to a"]
{issue}
[[party]]
id = "a"
role = "signatory"
{a}
[party.issues]
pie = {{ ideal = 1.0, weight = 1.0 }}
[[party]]
id = "b"
role = "signatory"
{b}
[party.issues]
pie = {{ ideal = 0.0, weight = 1.0 }}
{rest}
"#
    )
}

/// Replaces what the whole file says of the length of a round.
pub fn monthly(toml: &str) -> String {
    toml.replacen("title = \"Pie\"", "title = \"Pie\"\ndays_between_rounds = 30.4375", 1)
}
