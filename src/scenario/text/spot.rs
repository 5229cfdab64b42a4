//! What stands where on a line that cannot be read, and what may stand there.

use crate::scenario::keys::{EVERY, PARTS};
use crate::scenario::mistake::meant::{meant, meant_by_comma};
use crate::scenario::text::bare::bare;

/// Keys under which a text may stand that is no other's name.
const TEXTS: [&str; 9] =
    ["title", "summary", "name", "capital", "unit", "source", "quote", "assumption", "reference"];

/// A stretch of a line, with what is around it.
pub(super) struct Spot<'a> {
    /// The line without its remark.
    pub line: &'a str,
    /// What the reader stumbled over.
    pub token: &'a str,
    /// The key whose value it belongs to.
    pub key: &'a str,
    /// All of the value, or of the entry of a list or a table.
    pub entry: &'a str,
    /// Whether it is an entry of a list.
    is_in_list: bool,
}

impl<'a> Spot<'a> {
    /// The token begins at that byte of the line.
    pub fn of(line: &'a str, at: usize, token: &'a str) -> Self {
        let signs = bare(line).filter(|(_, sign)| "=,[]{}".contains(*sign));
        let (before, behind): (Vec<_>, Vec<_>) = signs.partition(|(sign, _)| *sign < at);
        let mut open = Vec::new();
        for (_, sign) in &before {
            match sign {
                '[' | '{' => open.push(*sign),
                ']' | '}' => drop(open.pop()),
                _ => {}
            }
        }
        let start = before.last().map_or(0, |(at, _)| at + 1);
        let end = behind.iter().find(|(sign, _)| *sign >= at + token.len());
        let entry = line.get(start..end.map_or(line.len(), |(at, _)| *at)).unwrap_or_default();
        let equals = before.iter().rfind(|(_, sign)| *sign == '=').map(|(at, _)| *at);
        let key = line[..equals.or_else(|| line.find('=')).unwrap_or(0)].rsplit(['{', ',', '.']);
        let key = key.map(str::trim).next().unwrap_or_default();
        Spot { line, token, key, entry: entry.trim(), is_in_list: open.last() == Some(&'[') }
    }

    /// What is meant by a text, where it can stand here.
    pub fn meant(&self, text: &str) -> Option<String> {
        meant(text).filter(|found| self.takes_range() || !found.starts_with(['[', '{']))
    }

    /// What is meant by the whole of a list, to be written in its place.
    pub fn whole_list(&self, value: &str) -> Option<String> {
        let is_list = value.starts_with('[') && value.ends_with(']');
        meant(value).filter(|_| is_list && may_be_uncertain(self.key))
    }

    /// Whether a range may stand here.
    pub fn takes_range(&self) -> bool {
        !self.is_in_list && may_be_uncertain(self.key)
    }

    /// Whether a date stands here.
    pub fn takes_date(&self) -> bool {
        ["as_of", "until", "date", "dated"].contains(&self.key)
    }

    /// Whether any text may stand here.
    pub fn takes_text(&self) -> bool {
        TEXTS.contains(&self.key)
    }

    /// Whether a position stands here, which may be the name of a level.
    pub fn takes_position(&self) -> bool {
        ["ideal", "red_line", "status_quo"].contains(&self.key)
    }

    /// Whether only a number can stand here.
    pub fn takes_number(&self) -> bool {
        let is_number = EVERY.iter().any(|section| section.is_number(self.key));
        is_number && !self.takes_position() && self.key != "patience"
    }

    /// A number with a comma for its point, as the value of a name in braces.
    pub fn decimal_comma(&self) -> Option<&'a str> {
        let line = self.line;
        bare(line).filter(|(_, sign)| *sign == ',').find_map(|(at, _)| {
            let start = line[..at].rfind('=')? + 1;
            let digits = line[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
            let (number, rest) = line[start..].split_at(at + 1 + digits - start);
            let is_entry = line[..start].contains('{') && rest.trim_start().starts_with([',', '}']);
            Some(number.trim()).filter(|number| is_entry && meant_by_comma(number).is_some())
        })
    }
}

/// Whether the number of a key may be uncertain; keys of no table are ids, which have numbers.
fn may_be_uncertain(key: &str) -> bool {
    let is_known = EVERY.iter().any(|section| section.knows(key));
    let is_number = EVERY.iter().any(|section| section.is_number(key) && !section.is_plain(key));
    key == "range" || (!PARTS.contains(&key) && (is_number || !is_known))
}
