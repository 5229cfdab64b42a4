//! Objects of JSON.

use crate::engine::visible::is_hidden;
use crate::games::talks::Date;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// An object with these keys, in this order.
macro_rules! object {
    ($($(#[$attribute:meta])* $key:ident: $value:expr),* $(,)?) => {{
        #[derive(serde::Serialize)]
        struct Object<$($key),*> { $($(#[$attribute])* $key: $key),* }
        Object { $($key: $value),* }
    }};
}
pub(super) use object;

/// An object whose keys are ids, in the order of the scenario.
pub struct Keyed<'a, T>(pub Vec<(&'a str, T)>);

impl<T: Serialize> Serialize for Keyed<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// A date as `2026-01-24`.
pub fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// One JSON value and a line break; characters that nobody sees are escaped.
pub fn lines(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).expect("every key is a string") + "\n";
    // They stand in texts alone: whatever else JSON is made of can be seen.
    match text.contains(is_hidden) {
        false => text,
        true => text.chars().map(escaped).collect(),
    }
}

fn escaped(letter: char) -> String {
    if !is_hidden(letter) {
        return letter.to_string();
    }
    let mut words = [0; 2];
    letter.encode_utf16(&mut words).iter().map(|word| format!("\\u{word:04x}")).collect()
}
