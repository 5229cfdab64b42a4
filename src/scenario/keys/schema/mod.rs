//! The JSON Schema of the scenario file (draft 7, which the editors' TOML plug-ins know), made from the table of keys.

mod numbers;

use crate::scenario::keys::{EVERY, PARTS, RESERVED, Section, Shape};
use numbers::{
    RANGES, basis, bounds, forms, merge, merged, number, number_of, range_name, told, words,
};
use serde_json::{Map, Value, json};

/// What the keys that hold no number are for.
#[rustfmt::skip]
const SAYS: [(Section, &str, &str); 59] = [
    (Section::Top, "extends", "the file to which this one is a change, relative to this file"),
    (Section::Top, "title", "what is negotiated, in a few words"),
    (Section::Top, "summary", "what is negotiated and why it matters"),
    (Section::Top, "as_of", "the day of what was known; nothing later may be used as an input"),
    (Section::Top, "talks", "the talks as a whole"),
    (Section::Top, "balance", "the world outside as one number: the front, the market, the polls"),
    (Section::Top, "issue", "what is negotiated, each as a scale"),
    (Section::Top, "party", "who takes part"),
    (Section::Top, "event", "attacks, incidents, shocks"),
    (Section::Top, "interim", "deals on some issues ahead of the rest"),
    (Section::Top, "correlation", "uncertain numbers that go together"),
    (Section::Top, "observed", "rounds already held"),
    (Section::Top, "outside_view", "base rates of comparable cases"),
    (Section::Talks, "format", "direct: every offer is on the table; shuttle: only mediators' drafts"),
    (Section::Issue, "id", "a short name for this file and for the command line"),
    (Section::Issue, "name", "the name for a reader"),
    (Section::Issue, "scale", "words for positions 0 to 1, evenly spaced, or [position, words] for each"),
    (Section::Issue, "range", "a numeric scale: all positions of this issue are then in these units"),
    (Section::Issue, "unit", "the unit of the range"),
    (Section::Issue, "levels", "named steps, evenly spaced from 0 to 1; positions are then names"),
    (Section::Issue, "kept_by", "the party that must keep the promise"),
    (Section::Issue, "guarantor", "the party on whose credibility the assurance depends"),
    (Section::Party, "id", "a short name for this file and for the command line"),
    (Section::Party, "name", "the name for a reader"),
    (Section::Party, "plural", "whether its name is a plural"),
    (Section::Party, "capital", "what its capital is called in a sentence: the board"),
    (Section::Party, "role", "signatory: nothing is settled without it; mediator: drafts and presses; guarantor: keeps promises"),
    (Section::Party, "drafts", "whether this mediator tables texts"),
    (Section::Party, "trust", "the probability that each other party keeps its word"),
    (Section::Party, "pressure", "what this mediator makes waiting cost each party, in value a month"),
    (Section::Party, "issues", "what it wants, issue by issue"),
    (Section::Stance, "points", "any other curve: [position, value] pairs, positions rising, values 0 to 1"),
    (Section::Event, "by", "whose act it is; left out: an outside shock"),
    (Section::Event, "on", "whom it hits"),
    (Section::Interim, "issues", "what it settles"),
    (Section::Interim, "relief", "what it multiplies the rate of each event by"),
    (Section::Top, "until", "the last day on which a round may be held: as many rounds as fit"),
    (Section::Top, "change", "what will happen, or may: elections, votes, an exit"),
    (Section::Talks, "deadline", "a date that the sides feel, or a list of such dates"),
    (Section::Change, "id", "a short name for this file and for the command line"),
    (Section::Change, "name", "the name for a reader"),
    (Section::Change, "date", "the day on which it happens"),
    (Section::Change, "add", "what it adds to numbers, by their paths in quotes"),
    (Section::Change, "times", "what it multiplies numbers by"),
    (Section::Change, "set", "what it makes of numbers"),
    (Section::Deadline, "date", "the day on which it falls"),
    (Section::Correlation, "id", "a short name for this file and for the command line"),
    (Section::Correlation, "inputs", "the paths of the numbers; a - before a path turns its sign"),
    (Section::Observed, "round", "which round"),
    (Section::Observed, "state", "how the talks stood at its end"),
    (Section::Observed, "agreed", "whether a text was agreed in the room"),
    (Section::OutsideView, "event", "an end, a step of the funnel or an interim deal"),
    (Section::OutsideView, "reference", "the cases that were counted, in words"),
    (Section::OutsideView, "bound", "upper: the cases counted more than settlements of this kind"),
    (Section::Issue, "provided_by", "parties without whose consent there is none of it"),
    (Section::Stance, "bars", "which side of the red line it refuses: above or below"),
    (Section::Observed, "offers", "what each party tabled, as far as it is known: positions or ranges"),
    (Section::Observed, "draft", "the same of the draft"),
    (Section::Party, "face_saving", "how much easier its draft is to accept than an adversary's offer; for all, or for each by its id"),
];

/// The schema as text, with a line break at its end.
pub fn schema() -> String {
    let mut root = object(Section::Top);
    let more = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A scenario of negsim",
        "description": "Who negotiates about what, what each wants, and what each has if the talks fail.",
        "anyOf": [
            { "required": ["extends"] },
            { "required": ["title", "rounds", "issue", "party"] },
            { "required": ["title", "until", "issue", "party"] },
        ],
        "definitions": definitions(),
    });
    merge(&mut root, more);
    serde_json::to_string_pretty(&root).expect("every key is a string") + "\n"
}

fn definitions() -> Value {
    let names =
        json!({ "type": "string", "pattern": "^[a-z][a-z0-9_]*$", "not": { "enum": RESERVED } });
    let texts = json!({
        "description": "words that stand in the source; one text or a list",
        "type": ["string", "array"],
        "items": { "type": "string" },
    });
    let mut all = Map::new();
    all.insert("id".into(), names);
    all.insert("source".into(), json!({ "description": "where it comes from", "type": "string" }));
    all.insert("quote".into(), texts);
    all.insert(
        "gives".into(),
        json!({ "description": "what the source supports", "enum": ["number", "direction", "topic"] }),
    );
    all.insert("dated".into(), json!({ "description": "when the source was published" }));
    all.insert(
        "assumption".into(),
        json!({ "description": "why this value, or this range", "type": "string" }),
    );
    all.insert("position".into(), forms(&json!({ "type": ["number", "string"] })));
    for (range, _) in RANGES {
        let value = merged(json!({ "type": "number" }), bounds(range));
        all.insert(range_name(range).into(), forms(&value));
    }
    for section in EVERY.into_iter().filter(|section| *section != Section::Top) {
        all.insert(name(section).into(), object(section));
    }
    Value::Object(all)
}

/// A table with its keys, and none besides.
fn object(section: Section) -> Value {
    let mut keys: Map<String, Value> =
        section.keys().iter().map(|key| (key.to_string(), described(section, key))).collect();
    if section != Section::Top {
        keys.insert("remove".into(), remove(section));
    }
    let required: &[&str] = match section {
        Section::Issue | Section::Party | Section::Event | Section::Interim => &["id"],
        Section::Change | Section::Correlation => &["id"],
        Section::Observed => &["round"],
        Section::OutsideView => &["event", "reference"],
        _ => &[],
    };
    json!({ "type": "object", "additionalProperties": false, "properties": keys, "required": required })
}

fn remove(section: Section) -> Value {
    let words = if matches!(section, Section::Talks | Section::Balance | Section::Stance) {
        "table"
    } else {
        "entry"
    };
    json!({
        "description": format!("in a file that extends another: true takes the {words} out, a list some of its keys"),
        "type": ["boolean", "array"],
        "items": { "type": "string" },
    })
}

fn described(section: Section, key: &str) -> Value {
    let mut value = match section.shape(key) {
        Shape::Table(inner) => table(inner),
        Shape::Rows(inner) => {
            json!({ "type": "array", "items": reference(inner), "maxItems": inner.most() })
        }
        Shape::Value => plain(section, key),
    };
    let says = SAYS.iter().find(|(of, word, _)| *of == section && *word == key);
    if let (Some((.., says)), Some(entries)) = (says, value.as_object_mut()) {
        entries.insert("description".into(), json!(says));
    }
    value
}

/// A table that may stand on one line.
fn table(section: Section) -> Value {
    let each = match section {
        Section::Stances => reference(Section::Stance),
        Section::Trust | Section::Pressure | Section::Relief => {
            number(&section.numbers()[0], false)
        }
        Section::Effects => return effects(),
        Section::Seen => {
            let position = json!({ "type": ["number", "string", "array", "object"] });
            json!({ "anyOf": [{ "type": ["boolean", "integer"], "minimum": 0 }, position] })
        }
        other => return json!({ "allOf": [reference(other)] }),
    };
    let mut words = words();
    words.insert("remove".into(), remove(section));
    json!({
        "type": "object",
        "properties": words,
        "propertyNames": { "pattern": "^[a-z][a-z0-9_]*$" },
        "additionalProperties": each,
    })
}

fn plain(section: Section, key: &str) -> Value {
    if let Some(number) = section.numbers().iter().find(|number| number.key == key) {
        return or_else(number_of(section, number), section, key);
    }
    let strings = json!({ "type": "array", "items": { "type": "string" } });
    match (section, key) {
        (_, "source" | "quote" | "assumption" | "gives" | "dated") => basis(key),
        (_, "id") => json!({ "$ref": "#/definitions/id" }),
        (_, "by") => json!({ "type": "string" }),
        (_, "kept_by" | "guarantor" | "provided_by") => {
            json!({ "type": ["string", "array"], "items": { "type": "string" }, "uniqueItems": true })
        }
        (_, "face_saving") => {
            let number = &Section::FaceSaving.numbers()[0];
            json!({ "description": told(number), "anyOf": [number_of(Section::FaceSaving, number), by_id(&number_of(Section::FaceSaving, number))] })
        }
        (_, "bound") => json!({ "enum": ["upper"] }),
        (_, "bars") => json!({ "enum": ["above", "below"] }),
        (_, "deadline") => {
            let one = reference(Section::Deadline);
            json!({ "anyOf": [one, { "type": "array", "items": one }] })
        }
        (_, "on" | "issues" | "inputs") => {
            json!({ "type": "array", "items": { "type": "string" }, "uniqueItems": true })
        }
        (_, "as_of" | "until" | "date") => json!({ "type": "string", "format": "date" }),
        (_, "format") => json!({ "enum": ["direct", "shuttle"], "default": "direct" }),
        (_, "role") => json!({ "enum": ["signatory", "mediator", "guarantor"] }),
        (_, "state") => json!({ "enum": ["talking", "suspended", "collapsed"] }),
        (_, "drafts") => json!({ "enum": ["mean", "search", true, false], "default": "mean" }),
        (_, "agreed" | "plural") => json!({ "type": "boolean" }),
        (_, "round") => json!({ "type": "integer", "minimum": 1 }),
        (_, "levels") => merged(strings, json!({ "minItems": 2, "uniqueItems": true })),
        (_, "range") => {
            json!({ "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 })
        }
        (_, "scale") => {
            json!({ "type": "array", "items": { "type": ["string", "array"] }, "minItems": 2 })
        }
        (_, "points") => {
            json!({ "type": "array", "items": { "type": "array", "minItems": 2, "maxItems": 2 }, "minItems": 1 })
        }
        (Section::OutsideView, "low" | "high") => {
            json!({ "type": "number", "minimum": 0, "maximum": 1 })
        }
        _ => json!({ "type": "string" }),
    }
}

/// A number, or what else a key takes in its place.
fn or_else(number: Value, section: Section, key: &str) -> Value {
    let other = match (section, key) {
        (Section::Party, "patience") => json!({ "enum": ["none"] }),
        (Section::Party, "no_deal") => {
            let position = json!({ "$ref": "#/definitions/position" });
            let text = json!({ "anyOf": [{ "enum": ["status_quo"] }, by_id(&position)] });
            let mut keys = words();
            keys.insert("as".into(), text);
            keys.insert("plus".into(), json!({ "$ref": "#/definitions/minus_one_to_one" }));
            json!({ "type": "object", "additionalProperties": false, "properties": keys })
        }
        _ => return number,
    };
    json!({ "description": number["description"], "anyOf": [number, other] })
}

/// A table with such a value for each id.
fn by_id(value: &Value) -> Value {
    json!({
        "type": "object",
        "properties": words(),
        "propertyNames": { "pattern": "^[a-z][a-z0-9_]*$", "not": { "enum": PARTS } },
        "additionalProperties": value,
    })
}

/// What a change does, by the paths of numbers.
fn effects() -> Value {
    let number = number_of(Section::Effects, &Section::Effects.numbers()[0]);
    let each = json!({ "anyOf": [number, { "enum": ["mean", "search", true, false] }] });
    json!({ "type": "object", "properties": words(), "additionalProperties": each })
}

fn reference(section: Section) -> Value {
    json!({ "$ref": format!("#/definitions/{}", name(section)) })
}

fn name(section: Section) -> &'static str {
    match section {
        Section::Talks => "talks",
        Section::Balance => "balance",
        Section::Issue => "issue",
        Section::Party => "party",
        Section::Stance => "stance",
        Section::Event => "event",
        Section::Interim => "interim",
        Section::Correlation => "correlation",
        Section::Change => "change",
        Section::Deadline => "deadline",
        Section::Observed => "observed",
        Section::OutsideView => "outside_view",
        _ => "table",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_says_what_it_is_for() {
        for section in EVERY {
            for key in section.keys() {
                let value = described(section, key);
                let told = value.get("description").or(value.get("$ref"));
                let plain = matches!(*key, "low" | "high" | "name" | "id" | "events" | "interim");
                assert!(plain || told.is_some(), "{section:?} {key}");
            }
        }
    }
}
