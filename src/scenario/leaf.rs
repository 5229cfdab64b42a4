//! A value as it was written: of the kind that was asked for, or kept as it is so that a message can name it.

use crate::games::talks::Date;
use serde::{Deserialize, Deserializer};
use toml::Value;

/// A value that fits its key, or what stands there instead. Reading one never fails, so that all mistakes are found.
#[derive(Clone, Debug)]
pub(super) enum Leaf<T> {
    /// What was asked for.
    Fits(T),
    /// Something else.
    Misfit,
}

/// Whatever stands there: a number in any of its forms, a scale, a curve.
#[derive(Clone, Debug)]
pub(super) struct Raw(pub Value);

/// One text or a list of them.
#[derive(Clone, Debug)]
pub(super) struct Texts;

/// A kind of value that a key may ask for.
pub(super) trait Kind: Sized {
    /// What is asked for, in words.
    const WANTED: &'static str;
    /// The value, where it is one.
    fn of(value: Value) -> Option<Self>;
}

impl<'de, T: Kind> Deserialize<'de> for Leaf<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(T::of(value).map_or(Leaf::Misfit, Leaf::Fits))
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Raw)
    }
}

impl Kind for String {
    const WANTED: &'static str = "a text in quotes";
    fn of(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Some(text) } else { None }
    }
}

impl Kind for bool {
    const WANTED: &'static str = "true or false";
    fn of(value: Value) -> Option<Self> {
        value.as_bool()
    }
}

impl Kind for i64 {
    const WANTED: &'static str = "a whole number";
    fn of(value: Value) -> Option<Self> {
        value.as_integer()
    }
}

impl Kind for Date {
    const WANTED: &'static str = "a date, written 2026-01-24";
    fn of(value: Value) -> Option<Self> {
        let date = match value {
            Value::String(text) => text.trim().parse().ok()?,
            Value::Datetime(date) => date,
            _ => return None,
        };
        let (None, None, Some(day)) = (date.time, date.offset, date.date) else { return None };
        Some(Date { year: i32::from(day.year), month: day.month, day: day.day })
    }
}

/// A list of names; what is in it is looked at one by one.
impl Kind for Vec<Value> {
    const WANTED: &'static str = "a list in [ ]";
    fn of(value: Value) -> Option<Self> {
        if let Value::Array(list) = value { Some(list) } else { None }
    }
}

impl Kind for Texts {
    const WANTED: &'static str = "a text in quotes or a list of such texts";
    fn of(value: Value) -> Option<Self> {
        let fits = match &value {
            Value::Array(list) => list.iter().all(Value::is_str),
            other => other.is_str(),
        };
        fits.then_some(Texts)
    }
}

/// What a value is, in words.
pub(super) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "a text",
        Value::Integer(_) | Value::Float(_) => "a number",
        Value::Boolean(true) => "`true`",
        Value::Boolean(false) => "`false`",
        Value::Datetime(date) if date.time.is_some() => "a time",
        Value::Datetime(_) => "a date",
        Value::Array(_) => "a list",
        Value::Table(_) => "a table",
    }
}
