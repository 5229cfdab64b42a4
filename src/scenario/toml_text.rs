//! A text to a tree of nodes, with a message in plain words for what is not TOML.

use super::mistake::Mistake;
use super::node::{Body, Node};
use super::place::{Place, shorten};
use super::scan;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The most that a file may hold, in bytes.
pub(super) const MOST_BYTES: usize = 10 * 1024 * 1024;

/// Reads a whole file; what is not TOML comes back as mistakes, and then there is no tree.
pub(super) fn read(text: &str, file: usize) -> Result<(Node, Vec<Mistake>), Vec<Mistake>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(syntax(text, file, &errors));
    }
    let mut convert = Convert { file, offset: 0, mistakes: Vec::new() };
    let top = Place::new(file, 0..0);
    let node = Node::new(top, top, convert.table(table.get_ref()));
    Ok((node, convert.mistakes))
}

/// Reads one value that begins at that byte of its source; what is no TOML value is a text.
pub(super) fn read_value(
    text: &str,
    file: usize,
    offset: usize,
    key: Place,
) -> (Node, Vec<Mistake>) {
    let mut convert = Convert { file, offset, mistakes: Vec::new() };
    let place = Place::new(file, offset..offset + text.len());
    let node = match DeValue::parse(text) {
        Ok(value) => Node { place, ..convert.node(&value, key) },
        Err(_) => Node::new(place, key, Body::Text(text.to_string())),
    };
    (node, convert.mistakes)
}

struct Convert {
    file: usize,
    offset: usize,
    mistakes: Vec<Mistake>,
}

impl Convert {
    fn place(&self, span: Range<usize>) -> Place {
        Place::new(self.file, span.start + self.offset..span.end + self.offset)
    }

    fn node(&mut self, value: &Spanned<DeValue<'_>>, key: Place) -> Node {
        let place = self.place(value.span());
        let body = match value.get_ref() {
            DeValue::String(text) => Body::Text(text.to_string()),
            DeValue::Integer(whole) => match i64::from_str_radix(whole.as_str(), whole.radix()) {
                Ok(whole) => Body::Whole(whole),
                Err(_) => self.too_large(place, &whole.to_string()),
            },
            DeValue::Float(number) => match number.as_str().parse::<f64>() {
                Ok(read) if read.is_finite() || number.as_str().ends_with(['f', 'n']) => {
                    Body::Number(read)
                }
                _ => self.too_large(place, number.as_str()),
            },
            DeValue::Boolean(truth) => Body::Truth(*truth),
            DeValue::Datetime(date) => Body::Date(*date),
            DeValue::Array(list) => Body::List(
                list.iter().map(|entry| self.node(entry, self.place(entry.span()))).collect(),
            ),
            DeValue::Table(table) => self.table(table),
        };
        Node::new(place, key, body)
    }

    fn table(&mut self, table: &DeTable<'_>) -> Body {
        let entries = table.iter().map(|(key, value)| {
            let place = self.place(key.span());
            (key.get_ref().to_string(), self.node(value, place))
        });
        Body::Table(entries.collect())
    }

    fn too_large(&mut self, place: Place, written: &str) -> Body {
        let title = format!("{} is too large a number", shorten(written));
        self.mistakes.push(
            Mistake::at(place, title)
                .label("numbers go up to about 1e308, whole ones to about 9e18"),
        );
        Body::Spoilt
    }
}

/// At most one mistake a line, and only the bracket where one was never closed.
fn syntax(text: &str, file: usize, errors: &[toml::de::Error]) -> Vec<Mistake> {
    let unclosed = scan::unclosed(text);
    let before = unclosed.as_ref().map_or(text.len(), |open| open.start);
    let mut found: Vec<(Range<usize>, &str)> = errors
        .iter()
        .map(|error| (error.span().unwrap_or(0..0), error.message()))
        .filter(|(span, _)| span.start <= before)
        .collect();
    found.sort_by_key(|(span, _)| span.start);
    found.dedup_by_key(|(span, _)| line_of(text, span.start));
    let mut mistakes: Vec<Mistake> =
        found.into_iter().map(|(span, message)| in_words(text, file, span, message)).collect();
    if let Some(open) = unclosed {
        let bracket = &text[open.clone()];
        let title = format!("this `{bracket}` is never closed");
        let close = if bracket == "[" { "]" } else { "}" };
        mistakes.push(
            Mistake::at(Place::new(file, open), title).hint(format!("put `{close}` where it ends")),
        );
    }
    if mistakes.is_empty() {
        mistakes = errors
            .iter()
            .take(1)
            .map(|error| in_words(text, file, error.span().unwrap_or(0..0), error.message()))
            .collect();
    }
    mistakes
}

/// The line around a byte.
fn line_of(text: &str, byte: usize) -> Range<usize> {
    let byte = byte.min(text.len());
    let bytes = text.as_bytes();
    let start = bytes[..byte].iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    let end = bytes[byte..].iter().position(|b| *b == b'\n').map_or(text.len(), |at| byte + at);
    start..end
}

/// What the reader of TOML says, for somebody who never heard of TOML.
fn in_words(text: &str, file: usize, span: Range<usize>, message: &str) -> Mistake {
    let around = line_of(text, span.start);
    let line = text.get(around.clone()).unwrap_or_default().trim();
    let stop = span.end.min(around.end).max(span.start);
    let token = text.get(span.start..stop).unwrap_or_default();
    let (title, help) = explain(message, line, token);
    let underlined = if span.is_empty() && !line.is_empty() {
        let start =
            around.start + text[around.clone()].len() - text[around.clone()].trim_start().len();
        start..start + line.len()
    } else {
        span.start..stop
    };
    let mistake = Mistake::at(Place::new(file, underlined), title);
    if help.is_empty() { mistake } else { mistake.hint(help) }
}

fn explain(message: &str, line: &str, token: &str) -> (String, String) {
    let said = |title: &str, help: &str| (title.to_string(), help.to_string());
    let begins = |start: &str| message.starts_with(start);
    if message == "duplicate key" {
        return twice(line, token);
    }
    if begins("string values must be quoted") {
        return unquoted(line, token);
    }
    if begins("invalid basic string") || begins("invalid literal string") {
        return said("this text is not closed", "put `\"` where the text ends");
    }
    if begins("unexpected key or value") || begins("missing comma") || begins("extra `=`") {
        return stray(line);
    }
    if begins("key with no value") || begins("invalid unquoted key") {
        return no_value(line);
    }
    if begins("invalid mantissa") || begins("invalid fraction") || begins("unexpected leading zero")
    {
        return said(
            "this number is not written as TOML wants it",
            "a digit on both sides of the point and no zero in front: 0.5, 5.0, 5",
        );
    }
    if begins("recursion limit") {
        return said(
            "tables and lists are nested too deep here",
            "a scenario needs five levels at most",
        );
    }
    if begins("invalid date") || begins("invalid time") {
        return said("there is no such date", "a date is written 2026-01-24");
    }
    if begins("invalid boolean") {
        return said("write `true` or `false`, in small letters", "");
    }
    if begins("missing escaped value") || begins("invalid escape") {
        return said(
            "a backslash has a meaning of its own in a text",
            "write `\\\\` for one backslash, or put the text in single quotes",
        );
    }
    if begins("unclosed table") || begins("unclosed array of tables") {
        return said("this header is not closed", "write [talks] or [[party]]");
    }
    if begins("cannot extend value") {
        return (
            format!("`{token}` was given a value before, and cannot be a table as well"),
            "write it once, in one of the two ways".into(),
        );
    }
    (format!("this is not TOML: {message}"), String::new())
}

fn twice(line: &str, token: &str) -> (String, String) {
    let header = line.starts_with('[');
    if header
        && !line.starts_with("[[")
        && ["issue", "party", "event", "interim", "observed", "outside_view"].contains(&token)
    {
        return (
            format!("[{token}] stands here a second time"),
            format!("there can be several: write [[{token}]], with two brackets, each time"),
        );
    }
    if header {
        return (
            format!("the table `{token}` stands here a second time"),
            "put all its keys under one header".into(),
        );
    }
    (format!("`{token}` is given twice in one table"), "keep one of the two".into())
}

fn unquoted(line: &str, token: &str) -> (String, String) {
    let token = token.trim();
    let value = line.split_once('=').map_or("", |(_, value)| value.trim());
    if token.is_empty() || value.is_empty() {
        return (
            "nothing stands after `=`".into(),
            "give it a value, or leave the line out".into(),
        );
    }
    if token.starts_with(['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}', '\u{ab}']) {
        return (
            "these are not the quotes of a plain text file".into(),
            "use the straight ones: \"...\"".into(),
        );
    }
    if let Some(number) = token.strip_suffix('%') {
        let share = number.trim().parse::<f64>().map_or("0.5".into(), |n| format!("{}", n / 100.0));
        return ("a share is written without %".into(), format!("write {share}"));
    }
    if ["yes", "no", "on", "off"].contains(&token.to_lowercase().as_str()) {
        return ("write `true` or `false`".into(), String::new());
    }
    if token.contains('=') || (line.matches('=').count() > 1 && !line.contains(['{', '"'])) {
        return ("two keys on one line".into(), "give each key a line of its own".into());
    }
    if token.starts_with(|c: char| c.is_ascii_digit()) {
        return (
            format!("`{token}` is not a number"),
            "write 0.5, 5 or 1e-3; a text stands in quotes".into(),
        );
    }
    ("a text must stand in quotes".into(), format!("write \"{}\"", shorten(token)))
}

fn stray(line: &str) -> (String, String) {
    let value = line.split_once('=').map_or(line, |(_, value)| value).trim();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if let Some((whole, rest)) = value.split_once(',') {
        let fraction: String = rest.chars().take_while(char::is_ascii_digit).collect();
        if digits(whole) && digits(&fraction) {
            return (
                "a number has a point, not a comma".into(),
                format!("write {whole}.{fraction}"),
            );
        }
    }
    if line.contains("==") {
        return ("one `=` is enough".into(), String::new());
    }
    (
        "something is left over on this line".into(),
        "one key a line; a comma between the entries of a list; a remark begins with #".into(),
    )
}

fn no_value(line: &str) -> (String, String) {
    match line.split_once(':') {
        Some((key, _)) if !line.contains('=') => (
            "a key and its value have `=` between them, not `:`".into(),
            format!("write {} = ...", shorten(key.trim())),
        ),
        _ if line.contains('=') => {
            ("this is not a key".into(), "a key is one word of small letters, digits and _".into())
        }
        _ => ("this line has no `=`".into(), "write key = value; a remark begins with #".into()),
    }
}
