//! The machine-readable check. Its format is stable: keys may be added, none changed or removed without a new number.

use super::words::in_words;
use super::{Checked, Told};
use crate::claims::{Counts, Input, Kind};
use crate::random::Distribution;
use crate::report::advice::{self, Advised};
use serde::Serialize;
use serde_json::{Value, json};

/// One JSON object and a line break; what is not known is null.
pub fn check_json(files: &[Checked]) -> String {
    let check = Check {
        negsim: env!("CARGO_PKG_VERSION"),
        format: crate::report::json::FORMAT,
        valid: files.iter().all(|file| file.mistakes.is_empty()),
        files: files.iter().map(File::of).collect(),
    };
    serde_json::to_string_pretty(&check).expect("every key is a string") + "\n"
}

#[derive(Serialize)]
struct Check<'a> {
    negsim: &'static str,
    format: u32,
    valid: bool,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    valid: bool,
    title: Option<&'a str>,
    sha256: Option<&'a str>,
    mistakes: &'a [Told],
    counts: Option<Value>,
    inputs: Vec<Number<'a>>,
    quotes_found: Option<usize>,
    warnings: Vec<Advised<'a>>,
}

#[derive(Serialize)]
struct Number<'a> {
    input: &'a str,
    name: &'a str,
    kind: &'static str,
    unit: &'a str,
    value: Value,
    in_words: String,
    rests_on: &'static str,
    source: Option<&'a str>,
    quotes: &'a [String],
    assumption: Option<&'a str>,
    cannot_matter: Option<&'static str>,
}

impl<'a> File<'a> {
    fn of(file: &'a Checked) -> Self {
        let inventory = file.inventory.as_ref();
        File {
            file: &file.file,
            valid: file.mistakes.is_empty(),
            title: inventory.map(|inventory| inventory.case.title.as_str()),
            sha256: inventory.map(|_| file.sha256.as_str()),
            mistakes: &file.mistakes,
            counts: inventory.map(|inventory| counts(&inventory.counts)),
            inputs: inventory.into_iter().flat_map(|i| &i.inputs).map(Number::of).collect(),
            quotes_found: file.quotes,
            warnings: advice::all(&file.warnings),
        }
    }
}

impl<'a> Number<'a> {
    fn of(input: &'a Input) -> Self {
        let basis = &input.basis;
        Number {
            input: &input.path,
            name: &input.name,
            kind: match input.kind {
                Kind::Number(_) => "number",
                Kind::Level(..) => "level",
                Kind::Setting(_) => "setting",
                Kind::Curve(_) => "curve",
            },
            unit: &input.unit,
            value: value(&input.kind),
            in_words: in_words(&input.kind),
            rests_on: match () {
                () if basis.default => "default",
                () if basis.is_sourced() => "source",
                () if basis.assumption.is_some() => "assumption",
                () => "nothing",
            },
            source: basis.source.as_deref(),
            quotes: &basis.quotes,
            assumption: basis.assumption.as_deref(),
            cannot_matter: input.idle,
        }
    }
}

fn counts(counts: &Counts) -> Value {
    json!({
        "inputs": counts.inputs,
        "sourced": counts.sourced,
        "assumptions": counts.reasoned + counts.bare,
        "without_reason": counts.bare,
        "uncertain": counts.uncertain,
        "cannot_matter": counts.idle,
        "defaults": counts.defaults,
    })
}

/// In the words of the file: `{ "low": .., "mode": .., "high": .. }`. Of a level the position, 0..1.
fn value(kind: &Kind) -> Value {
    match kind {
        Kind::Number(distribution) | Kind::Level(distribution, _) => match *distribution {
            Distribution::Known { value } => json!({ "value": value }),
            Distribution::Uniform { low, high } => json!({ "low": low, "high": high }),
            Distribution::Pert { low, mode, high } => {
                json!({ "low": low, "mode": mode, "high": high })
            }
            Distribution::Normal { mean, sd, .. } => json!({ "mean": mean, "sd": sd }),
            Distribution::Among { up_to } => json!({ "up_to": up_to }),
        },
        Kind::Setting(value) => json!({ "value": value }),
        Kind::Curve(corners) => json!({ "points": corners }),
    }
}
