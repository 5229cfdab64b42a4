//! What is not TOML, in plain words for somebody who never heard of it.

use crate::engine::visible::is_hidden;
use crate::scenario::mistake::meant::{meant, meant_by_comma, meant_date};
use crate::scenario::mistake::message::Mistake;
use crate::scenario::text::place::{Place, shorten};
use crate::scenario::text::scan;
use std::ops::Range;

/// Errors of syntax that are looked at.
const MOST_ERRORS: usize = 500;

/// At most one mistake a line, and only the bracket where one was never closed.
pub(in crate::scenario) fn mistakes(
    text: &str,
    file: usize,
    errors: &[toml::de::Error],
) -> Vec<Mistake> {
    if text.contains('\r') && !text.contains('\n') {
        let title = "this file has the line ends of very old computers: all of it is one line";
        let help = "save it with the line ends of Unix or Windows";
        return vec![Mistake::at(Place::new(file, 0..0), title).hint(help)];
    }
    let unclosed = scan::unclosed(text);
    let before = unclosed.as_ref().map_or(text.len(), |open| open.start);
    let mut found: Vec<(Range<usize>, &str)> = errors
        .iter()
        .take(MOST_ERRORS)
        .map(|error| (error.span().unwrap_or(0..0), error.message()))
        .filter(|(span, _)| span.start <= before)
        .collect();
    found.sort_by_key(|(span, _)| span.start);
    found.dedup_by_key(|(span, _)| line_of(text, span.start));
    // Below a header that stands twice every key seems to stand twice.
    let twice = |span: &Range<usize>| text[line_of(text, span.start)].trim_start().starts_with('[');
    if let Some(first) = found.iter().position(|(span, said)| *said == DUPLICATE && twice(span)) {
        let mut at = 0;
        found.retain(|(span, said)| {
            at += 1;
            at <= first + 1 || *said != DUPLICATE || twice(span)
        });
    }
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
    if let Some((at, invisible)) = invisible(text.get(around.clone()).unwrap_or_default()) {
        let start = around.start + at;
        let place = Place::new(file, start..start + invisible.len_utf8());
        let title =
            format!("there is an invisible character here (U+{:04X})", u32::from(invisible));
        let help = "delete it, and type a plain blank where one is needed";
        return Mistake::at(place, title).hint(help);
    }
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

/// The first character of a line that nobody sees and TOML does not take for a blank, outside of texts and remarks.
fn invisible(line: &str) -> Option<(usize, char)> {
    let mut quote = None;
    for (at, letter) in line.char_indices() {
        match (quote, letter) {
            (None, '#') => return None,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, _) if is_invisible(letter) => return Some((at, letter)),
            _ => {}
        }
    }
    None
}

/// Blanks other than those of ASCII, and what is hidden.
fn is_invisible(letter: char) -> bool {
    !letter.is_ascii() && (letter.is_whitespace() || is_hidden(letter))
}

/// What the reader of TOML says of a key or a header that stands twice.
const DUPLICATE: &str = "duplicate key";

/// What the reader of TOML begins with, what is wrong, and what to do.
const SAID: [(&str, &str, &str); 13] = [
    ("invalid basic string", UNCLOSED, "put `\"` where the text ends"),
    ("invalid literal string", UNCLOSED, "put `'` where the text ends"),
    ("invalid mantissa", NUMBER, DIGITS),
    ("invalid fraction", NUMBER, DIGITS),
    ("unexpected leading zero", NUMBER, DIGITS),
    ("recursion limit", NESTED, "a scenario needs five levels at most"),
    ("cannot recurse", NESTED, "a scenario needs five levels at most"),
    ("invalid date", "there is no such date", "a date is written 2026-01-24"),
    ("invalid time", "there is no such time", "a date is written 2026-01-24, without a time"),
    (
        "invalid boolean",
        "this is neither true nor false",
        "write `true` or `false`, in small letters",
    ),
    ("too few unicode value digits", BACKSLASH, "write `\\\\` for one backslash"),
    ("missing escaped value", BACKSLASH, "write `\\\\` for one backslash"),
    ("unclosed", "this header is not closed", "write [talks] or [[party]]"),
];
const BACKSLASH: &str = "a backslash has a meaning of its own in a text in double quotes";
const UNCLOSED: &str = "this text is not closed";
const NUMBER: &str = "this number is not written as TOML wants it";
const DIGITS: &str = "a digit on both sides of the point and no zero in front: 0.5, 5.0, 5";
const NESTED: &str = "tables and lists are nested too deep here";

fn explain(message: &str, line: &str, token: &str) -> (String, String) {
    let begins = |starts: &[&str]| starts.iter().any(|start| message.starts_with(start));
    if message == DUPLICATE {
        return twice(line, token);
    }
    if begins(&["string values must be quoted"]) {
        return unquoted(line, token);
    }
    if begins(&["extra comma in inline table", "missing key for inline table"])
        && line.contains('{')
    {
        let help = value_of(line).and_then(meant);
        let help = help.unwrap_or_else(|| "low = 0.2, high = 0.5".into());
        return ("in { } every value has its name before it".into(), format!("write {help}"));
    }
    if begins(&["invalid float", "invalid integer", "invalid date", "invalid time"])
        && let Some(help) =
            value_of(line).and_then(match begins(&["invalid date", "invalid time"]) {
                true => meant_date,
                false => meant,
            })
    {
        return ("this value cannot be read as it is written".into(), format!("write {help}"));
    }
    if begins(&["invalid float", "invalid integer"]) && value_of(line).is_some() {
        let value = shorten(value_of(line).unwrap_or_default().trim());
        if is_nothing(&value) {
            return nothing_known();
        }
        let title = format!("`{value}` is not a number");
        return (title, "write 0.5, 5 or 1e-3; a text stands in quotes".into());
    }
    if begins(&["unexpected key or value", "missing comma", "extra `=`"]) {
        return stray(line);
    }
    if begins(&["key with no value", "invalid unquoted key", "unquoted keys"]) {
        return no_value(line, token);
    }
    if begins(&["cannot extend value"]) {
        let title = format!("`{token}` was given a value before, and cannot be a table as well");
        return (title, "write it once, in one of the two ways".into());
    }
    if line.contains(":\\") && begins(&["missing escaped value", "too few unicode value digits"]) {
        let help = "write / in place of \\, or put the path in single quotes";
        return (BACKSLASH.into(), help.into());
    }
    let said = SAID.iter().find(|(start, ..)| begins(&[start]));
    said.map_or_else(
        || (format!("this is not TOML: {message}"), String::new()),
        |(_, title, help)| (title.to_string(), help.to_string()),
    )
}

fn twice(line: &str, token: &str) -> (String, String) {
    let header = line.starts_with('[');
    if header
        && !line.starts_with("[[")
        && [
            "issue",
            "party",
            "event",
            "interim",
            "change",
            "correlation",
            "observed",
            "outside_view",
        ]
        .contains(&token)
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
        return per_cent(token, number.trim());
    }
    if is_nothing(token) {
        return nothing_known();
    }
    if ["yes", "no", "on", "off"].contains(&token.to_lowercase().as_str()) {
        return ("write `true` or `false`".into(), String::new());
    }
    if token.contains('=') || (line.matches('=').count() > 1 && !line.contains(['{', '"'])) {
        return ("two keys on one line".into(), "give each key a line of its own".into());
    }
    if token.contains(';') {
        return (
            "entries have commas between them, not semicolons".into(),
            "such as [0.2, 0.5] or { low = 0.2, high = 0.5 }".into(),
        );
    }
    let inside = line.contains(['{', '[']);
    if let Some(help) =
        meant(if inside { token } else { value }).filter(|_| !inside || !token.contains(' '))
    {
        return ("this value cannot be read as it is written".into(), format!("write {help}"));
    }
    if token.contains('(') && token.chars().next().is_some_and(char::is_alphabetic) {
        return ("nothing is worked out in a scenario".into(), FORMS.into());
    }
    if let Some((first, rest)) = token.split_once(char::is_whitespace)
        && first.parse::<f64>().is_ok()
    {
        return (
            format!("a comma is missing between `{first}` and `{}`", rest.trim()),
            "the entries of a list or a table in { } have commas between them".into(),
        );
    }
    if token.starts_with(|c: char| c.is_ascii_digit()) {
        return (
            format!("`{token}` is not a number"),
            "write 0.5, 5 or 1e-3; a text stands in quotes".into(),
        );
    }
    ("a text must stand in quotes".into(), format!("write \"{}\"", shorten(token)))
}

/// How an uncertain number is written.
const FORMS: &str = "an uncertain number is written [0.2, 0.5], { low = 0.2, mode = 0.3, high = 0.5 } or { mean = 0.3, sd = 0.1 }";

fn per_cent(token: &str, number: &str) -> (String, String) {
    let help = match meant(token) {
        Some(share) => format!("write {share}; on a range in per cent {number}"),
        None => "a share of 1: 0.05 is 5 per cent".to_owned(),
    };
    ("a number is written without %".into(), help)
}

fn stray(line: &str) -> (String, String) {
    let value = line.split_once('=').map_or(line, |(_, value)| value);
    let number = value.split('#').next().unwrap_or_default();
    if let Some(meant) = meant_by_comma(number) {
        return ("a number has a point, not a comma".into(), format!("write {meant}"));
    }
    if line.contains("==") {
        return ("one `=` is enough".into(), String::new());
    }
    (
        "something is left over on this line".into(),
        "one key a line; a comma between the entries of a list; a remark begins with #".into(),
    )
}

/// Whether somebody wrote that there is no value.
fn is_nothing(token: &str) -> bool {
    let words = ["null", "none", "nil", "na", "n/a", "unknown", "tbd", "?", "???"];
    words.contains(&token.to_lowercase().as_str())
}

fn nothing_known() -> (String, String) {
    (
        "there is no word for a value that is not known".into(),
        "write the range in which it lies, such as [0.2, 0.8]; or leave the line out for the default".into(),
    )
}

/// What stands after `=`.
fn value_of(line: &str) -> Option<&str> {
    line.split_once('=').map(|(_, value)| value)
}

fn no_value(line: &str, token: &str) -> (String, String) {
    if token == ":" && line.contains('=') {
        let title = "a name and its value have `=` between them, not `:`";
        return (title.into(), "such as { low = 0.2, high = 0.5 }".into());
    }
    if let Some((key, _)) = line.split_once('=').filter(|(key, _)| key.trim().contains(' ')) {
        let key = key.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase();
        return ("a key is one word".into(), format!("write {key} = ..."));
    }
    if line.starts_with('[') {
        return ("this header is not well written".into(), "write [talks] or [[party]]".into());
    }
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
