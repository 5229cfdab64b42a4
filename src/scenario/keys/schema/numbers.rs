//! The forms of a number, and the words on which it rests, in the schema.

use crate::engine::Range;
use crate::games::talks::numbers::{
    ABOVE_ZERO, ANY, BELOW_ONE, FROM_ZERO, Form, MONTHS, NumberKey,
};
use crate::random::MOST_LISTED;
use crate::scenario::keys::{BASIS, PARTS, Section};
use serde_json::{Map, Value, json};

/// The words on what something rests.
pub(super) fn words() -> Map<String, Value> {
    BASIS.iter().map(|key| (key.to_string(), basis(key))).collect()
}

pub(super) fn number_of(section: Section, key: &NumberKey) -> Value {
    if section.is_plain(key.key) {
        let kind = if key.form == Form::Whole { "integer" } else { "number" };
        let value = merged(json!({ "type": kind }), bounds(key.range));
        return json!({ "description": told(key), "anyOf": [value, parts(&["value"], &value)] });
    }
    number(key, ["status_quo", "ideal", "red_line"].contains(&key.key))
}

/// A number in any of its forms. Positions depend on the scale of their issue and may be names.
pub(super) fn number(key: &NumberKey, is_position: bool) -> Value {
    let range = if is_position { "position" } else { range_name(key.range) };
    json!({ "description": told(key), "allOf": [{ "$ref": format!("#/definitions/{range}") }] })
}

/// The forms of a number, by what is allowed.
pub(super) fn forms(value: &Value) -> Value {
    json!({ "anyOf": [
        value,
        { "type": "array", "items": value, "minItems": 2, "maxItems": 2 },
        parts(&PARTS, value),
    ] })
}

/// Every range of a number that may be uncertain, and what it is called among the definitions.
pub(super) const RANGES: [(Range, &str); 9] = [
    (Range::UNIT, "share"),
    (FROM_ZERO, "zero_or_more"),
    (ABOVE_ZERO, "above_zero"),
    (ANY, "any_number"),
    (MONTHS, "months"),
    (BELOW_ONE, "share_below_one"),
    (Range::closed(-1.0, 1.0), "minus_one_to_one"),
    (Range::closed(0.0, 10.0), "up_to_ten"),
    (Range::closed(0.0, 100.0), "up_to_a_hundred"),
];

/// What a range is called among the definitions.
pub(super) fn range_name(range: Range) -> &'static str {
    let known = RANGES.iter().find(|(known, _)| *known == range);
    known.map_or("any_number", |(_, name)| name)
}

/// The table of a number.
pub(super) fn parts(words: &[&str], value: &Value) -> Value {
    let mut keys: Map<String, Value> = words
        .iter()
        .map(|word| match *word {
            "mean" => (word.to_string(), json!({ "type": "number" })),
            "sd" => (word.to_string(), json!({ "type": "number", "minimum": 0 })),
            "log" => (word.to_string(), json!({ "type": "boolean" })),
            "any" => (word.to_string(), list_of(value.clone())),
            "weights" => (word.to_string(), list_of(json!({ "type": "number", "minimum": 0 }))),
            "experts" => (word.to_string(), list_of(voice(value))),
            _ => (word.to_string(), value.clone()),
        })
        .collect();
    keys.extend(BASIS.iter().map(|key| (key.to_string(), basis(key))));
    json!({ "type": "object", "additionalProperties": false, "properties": keys })
}

/// What one expert says: any other form of the number, and a name.
pub(super) fn voice(value: &Value) -> Value {
    let words: Vec<&str> = PARTS.into_iter().filter(|word| *word != "experts").collect();
    let mut entry = parts(&words, value);
    entry["properties"]["by"] = json!({ "type": "string" });
    entry["required"] = json!(["by"]);
    entry
}

/// One to sixteen of them.
pub(super) fn list_of(entry: Value) -> Value {
    json!({ "type": "array", "items": entry, "minItems": 1, "maxItems": MOST_LISTED })
}

pub(super) fn basis(key: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{key}") })
}

/// "what waiting costs it (value a month)"
pub(super) fn told(key: &NumberKey) -> String {
    format!("{} ({})", key.says, key.unit)
}

pub(super) fn bounds(range: Range) -> Value {
    let mut bounds = Map::new();
    if range.least.is_finite() {
        let word = if range.above_least { "exclusiveMinimum" } else { "minimum" };
        bounds.insert(word.into(), json!(range.least));
    }
    if range.most.is_finite() {
        let word = if range.below_most { "exclusiveMaximum" } else { "maximum" };
        bounds.insert(word.into(), json!(range.most));
    }
    Value::Object(bounds)
}

pub(super) fn merged(mut one: Value, other: Value) -> Value {
    merge(&mut one, other);
    one
}

pub(super) fn merge(into: &mut Value, more: Value) {
    if let (Some(into), Value::Object(more)) = (into.as_object_mut(), more) {
        into.extend(more);
    }
}
