//! A check for programs.

use super::envelope::{FORMAT, case, warnings};
use super::object::{lines, object};
use crate::claims::{Among, Classes, Counts, Input, Kind, Middle, PartyMeaning};
use crate::random::Distribution;
use crate::report::checked::Checked;
use crate::report::say::distributions::in_words;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// One JSON object and a line break; each file has its case. What is not known is null.
pub fn check_json(files: &[Checked]) -> String {
    lines(&object! {
        negsim: env!("CARGO_PKG_VERSION"),
        format: FORMAT,
        valid: files.iter().all(|file| file.mistakes.is_empty()),
        files: files.iter().map(self::file).collect::<Vec<_>>(),
    })
}

fn file(file: &Checked) -> impl Serialize {
    let inventory = file.inventory.as_ref();
    object! {
        file: &file.file,
        valid: file.mistakes.is_empty(),
        case: inventory.map(|inventory| case(&inventory.case)),
        mistakes: &file.mistakes,
        counts: inventory.map(|inventory| counts(&inventory.counts)),
        parties: file.meaning.iter().flat_map(|meaning| &meaning.parties).map(party).collect::<Vec<_>>(),
        look_at: warnings(file.meaning.iter().flat_map(|meaning| &meaning.cautions)),
        inputs: inventory.into_iter().flat_map(|i| &i.inputs).map(input).collect::<Vec<_>>(),
        quotes_found: file.quotes,
        warnings: warnings(&file.warnings),
    }
}

/// What the numbers of a party mean: medians with the middle 80 % of draws.
fn party(party: &PartyMeaning) -> impl Serialize {
    let by_id = |list: &[Among]| -> Map<String, Value> {
        list.iter().map(|one| (one.id.clone(), around(&one.middle))).collect()
    };
    object! {
        party: &party.id,
        weights: by_id(&party.weights),
        status_quo: around(&party.status_quo),
        ideals: by_id(&party.ideals),
        no_deal: party.no_deal.as_ref().map(around),
        as_good_as_no_deal: party.as_good.as_ref().map(|as_good| json!({
            "issue": as_good.issue,
            "share_of_draws": as_good.share,
            "position": as_good.position.as_ref().map(around),
        })),
    }
}

fn around(middle: &Middle) -> Value {
    json!({ "p10": middle.p10, "p50": middle.p50, "p90": middle.p90 })
}

fn input(input: &Input) -> impl Serialize {
    let basis = &input.basis;
    object! {
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
        gives: basis.is_sourced().then(|| basis.gives.word()),
        dated: &basis.dated,
        source: &basis.source,
        quotes: &basis.quotes,
        assumption: &basis.assumption,
        cannot_matter: input.idle,
    }
}

fn counts(counts: &Counts) -> impl Serialize {
    object! {
        #[serde(flatten)]
        classes: classes(counts.classes),
        uncertain: counts.uncertain,
        cannot_matter: counts.idle,
        defaults: counts.defaults,
    }
}

/// How many of the numbers given rest on what. An assumption is one that is argued.
pub(super) fn classes(classes: Classes) -> impl Serialize {
    object! {
        inputs: classes.all(),
        sourced: classes.sourced(),
        number_sourced: classes.number,
        direction_sourced: classes.direction,
        assumptions: classes.argued,
        without_reason: classes.bare,
    }
}

/// In the words of the file: `{ "low": .., "mode": .., "high": .. }`. Of a level the position, 0..1.
fn value(kind: &Kind) -> Value {
    match kind {
        Kind::Number(distribution) | Kind::Level(distribution, _) => known_of(distribution),
        Kind::Setting(value) => json!({ "value": value }),
        Kind::Curve(corners) => json!({ "points": corners }),
    }
}

fn known_of(distribution: &Distribution) -> Value {
    match *distribution {
        Distribution::Known { value } => json!({ "value": value }),
        Distribution::Uniform { low, high } => json!({ "low": low, "high": high }),
        Distribution::Pert { low, mode, high } => json!({ "low": low, "mode": mode, "high": high }),
        Distribution::Normal { mean, sd, .. } => json!({ "mean": mean, "sd": sd }),
        Distribution::Among { up_to } => json!({ "up_to": up_to }),
        Distribution::Ninety { p5, p95, log: false, .. } => json!({ "p5": p5, "p95": p95 }),
        Distribution::Ninety { p5, p95, log, .. } => json!({ "p5": p5, "p95": p95, "log": log }),
        Distribution::Any { ref values, .. } => {
            json!({ "any": values[..], "weights": distribution.weights() })
        }
        Distribution::Experts { ref entries, .. } => {
            let entries: Vec<Value> = entries.iter().map(known_of).collect();
            json!({ "experts": entries, "weights": distribution.weights() })
        }
    }
}
