//! A comparison for programs. Its format is stable: keys may be added, none changed or removed.

use crate::claims::{Against, Answer, Compared, Comparison, Plan, Row};
use crate::engine::Asked;
use crate::report::advice;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// One JSON object and a line break. What is not known is null.
pub fn comparison_json(comparison: &Comparison) -> String {
    let differences = comparison.against.iter().flat_map(|against| {
        let name = &comparison.scenarios[against.scenario].name;
        against.rows.iter().map(|row| Difference::of(name, row))
    });
    let report = Report {
        negsim: env!("CARGO_PKG_VERSION"),
        format: super::FORMAT,
        plan: comparison.plan,
        scenarios: comparison.scenarios.iter().map(Scenario).collect(),
        differences: differences.collect(),
        comparisons: comparison.against.iter().map(|one| Pair::of(comparison, one)).collect(),
    };
    serde_json::to_string_pretty(&report).expect("every key is a string") + "\n"
}

#[derive(Serialize)]
struct Report<'a> {
    negsim: &'static str,
    format: u32,
    plan: Plan,
    scenarios: Vec<Scenario<'a>>,
    differences: Vec<Difference<'a>>,
    comparisons: Vec<Pair<'a>>,
}

#[derive(Serialize)]
struct Difference<'a> {
    scenario: &'a str,
    of: &'a str,
    difference: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    unpaired_low: Option<f64>,
    unpaired_high: Option<f64>,
}

#[derive(Serialize)]
struct Pair<'a> {
    scenario: &'a str,
    narrowing: Option<f64>,
    left_out: &'a [String],
    warnings: Vec<String>,
}

/// A likelihood, or a value of something else.
#[derive(Serialize)]
struct Number {
    p: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    n: u64,
}

#[derive(Serialize)]
struct Terms {
    mean: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    n: u64,
}

#[derive(Serialize)]
struct Round {
    p50: Option<f64>,
    p50_low: Option<f64>,
    p50_high: Option<f64>,
    n: u64,
}

impl<'a> Difference<'a> {
    fn of(scenario: &'a str, row: &'a Row) -> Self {
        let found = row.difference.as_ref();
        Difference {
            scenario,
            of: &row.first.of,
            difference: found.map(|one| one.value),
            low: found.map(|one| one.low),
            high: found.map(|one| one.high),
            unpaired_low: found.map(|one| one.unpaired_low),
            unpaired_high: found.map(|one| one.unpaired_high),
        }
    }
}

impl<'a> Pair<'a> {
    fn of(comparison: &'a Comparison, against: &'a Against) -> Self {
        Pair {
            scenario: &comparison.scenarios[against.scenario].name,
            narrowing: against.narrowing,
            left_out: &against.left_out,
            warnings: against.warnings.iter().map(advice::text).collect(),
        }
    }
}

/// One scenario: who it is, then everything that can be asked of it.
struct Scenario<'a>(&'a Compared);

impl Serialize for Scenario<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Compared { name, case, answers, round } = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", name)?;
        map.serialize_entry("file", &case.file)?;
        map.serialize_entry("title", &case.title)?;
        map.serialize_entry("sha256", &case.sha256)?;
        map.serialize_entry("rounds", &case.rounds)?;
        map.serialize_entry("days_between_rounds", &case.days_between_rounds)?;
        for (asked, answer) in answers {
            if asked.is_likelihood() && !answer.of.starts_with("interim.") {
                map.serialize_entry(&answer.of, &number(answer))?;
            }
        }
        map.serialize_entry("interim", &Group { of: answers, prefix: "interim.", value: number })?;
        let n = round.n;
        let (p50, p50_low, p50_high) = (round.value, round.low, round.high);
        map.serialize_entry("round_of_settlement", &Round { p50, p50_low, p50_high, n })?;
        map.serialize_entry("terms", &Group { of: answers, prefix: "terms.", value: terms })?;
        map.serialize_entry("warnings", &advice::all(&case.cautions))?;
        map.end()
    }
}

/// The answers whose word begins so, by the rest of it.
struct Group<'a, T> {
    of: &'a [(Asked, Answer)],
    prefix: &'static str,
    value: fn(&Answer) -> T,
}

impl<T: Serialize> Serialize for Group<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (_, answer) in self.of {
            if let Some(id) = answer.of.strip_prefix(self.prefix) {
                map.serialize_entry(id, &(self.value)(answer))?;
            }
        }
        map.end()
    }
}

fn number(answer: &Answer) -> Number {
    Number { p: answer.value, low: answer.low, high: answer.high, n: answer.n }
}

fn terms(answer: &Answer) -> Terms {
    Terms { mean: answer.value, low: answer.low, high: answer.high, n: answer.n }
}
