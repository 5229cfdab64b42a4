//! The JSON Schema: the shipped file is the one that the program prints, it accepts every scenario and refuses a slip.

use boon::{Compiler, SchemaIndex, Schemas};
use negsim::scenario::{TEMPLATE, schema};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

fn compiled() -> (Schemas, SchemaIndex) {
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    let text: Value = serde_json::from_str(&schema()).expect("it is JSON");
    compiler.add_resource("negsim.schema.json", text).expect("it has a name");
    let index = compiler.compile("negsim.schema.json", &mut schemas).expect("it is a schema");
    (schemas, index)
}

/// A TOML text as JSON, dates as texts, which is what editors hand to a validator.
fn as_json(text: &str) -> Value {
    fn convert(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Array(list) => list.into_iter().map(convert).collect(),
            toml::Value::Table(table) => {
                table.into_iter().map(|(key, value)| (key, convert(value))).collect()
            }
            other => serde_json::to_value(other).expect("a plain value"),
        }
    }
    convert(toml::Value::Table(text.parse().expect("TOML")))
}

#[test]
fn the_shipped_schema_is_the_one_that_is_printed() {
    let shipped = fs::read_to_string(folder().join("negsim.schema.json")).expect("shipped");
    assert!(shipped == schema(), "run: negsim schema > scenarios/negsim.schema.json");
}

#[test]
fn every_scenario_names_the_schema_and_fits_it() {
    let (schemas, index) = compiled();
    for entry in fs::read_dir(folder()).expect("shipped") {
        let path = entry.expect("readable").path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("text");
        assert!(text.starts_with("#:schema negsim.schema.json\n"), "{}", path.display());
        let json = as_json(&text);
        let fits = schemas.validate(&json, index);
        assert!(fits.is_ok(), "{}: {}", path.display(), fits.expect_err("it does not"));
    }
    assert!(schemas.validate(&as_json(TEMPLATE), index).is_ok());
}

#[test]
fn random_scenarios_fit_the_schema() {
    let (schemas, index) = compiled();
    for seed in 0..100 {
        let mix =
            super::random_scenarios::Mix { uncertain: true, ..super::random_scenarios::Mix::ALL };
        let text = super::random_scenarios::scenario(seed, mix);
        let json = as_json(&text);
        let fits = schemas.validate(&json, index);
        assert!(fits.is_ok(), "seed {seed}: {}", fits.expect_err("it does not"));
    }
}

#[test]
fn slips_do_not_fit_the_schema() {
    let (schemas, index) = compiled();
    let slips = [
        ("patience", "patiense"),
        ("[[issue]]", "[[isue]]"),
        ("title =", "titel ="),
        ("mode =", "moed ="),
        ("role = \"signatory\"", "role = \"signer\""),
        ("rounds = 26", "rounds = 0"),
        ("rounds = 26", "rounds = \"26\""),
        ("no_deal = {", "no_deal = 1.5 #"),
        ("id = \"union\"", "id = \"The Union\""),
        ("weight =", "wieght ="),
        ("ratify_margin = { mean = 0.03", "ratify_margin = { meen = 0.03"),
    ];
    for (from, to) in slips {
        assert!(TEMPLATE.contains(from), "{from}");
        let json = as_json(&TEMPLATE.replacen(from, to, 1));
        assert!(schemas.validate(&json, index).is_err(), "{to}");
    }
}
