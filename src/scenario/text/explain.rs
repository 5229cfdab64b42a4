//! What the reader of TOML says, in plain words for somebody who never heard of it.

use crate::scenario::keys::{EVERY, Shape};
use crate::scenario::mistake::meant::{meant, meant_by_comma, meant_date};
use crate::scenario::text::bare::bare;
use crate::scenario::text::place::shorten;
use crate::scenario::text::spot::Spot;

/// What is wrong, and what to do.
type Told = (String, String);

/// What the reader of TOML says of a key or a header that stands twice.
pub(super) const DUPLICATE: &str = "duplicate key";

/// What it begins with where a value is none that it knows.
const VALUES: [&str; 4] =
    ["string values must be quoted", "invalid float", "invalid integer", "invalid boolean"];

/// What it begins with, what is wrong, and what to do.
#[rustfmt::skip]
const SAID: [(&str, &str, &str); 40] = [
    ("invalid basic string", UNCLOSED, "put `\"` where the text ends"),
    ("invalid literal string", UNCLOSED, "put `'` where the text ends"),
    ("missing opening quote", "this text has no quote at its beginning", "a text stands in quotes: \"...\""),
    ("invalid mantissa", NUMBER, DIGITS),
    ("invalid fraction", NUMBER, DIGITS),
    ("invalid exponent", NUMBER, "digits behind the e: 1e-3"),
    ("invalid hexadecimal", NUMBER, IN_DIGITS),
    ("invalid octal", NUMBER, IN_DIGITS),
    ("invalid binary", NUMBER, IN_DIGITS),
    ("unexpected leading zero", NUMBER, DIGITS),
    ("unexpected sign", NUMBER, "one sign before it, none for a number above 0"),
    ("`_` may only go", NUMBER, "a `_` stands between two digits only: 10_000"),
    ("recursion limit", NESTED, "a scenario needs five levels at most"),
    ("cannot recurse", NESTED, "a scenario needs five levels at most"),
    ("invalid date", NO_DATE, DATE),
    ("invalid time", "there is no such time", "a date is written 2026-01-24, without a time"),
    ("invalid boolean", "this is neither true nor false", "write `true` or `false`, in small letters"),
    ("too few unicode value digits", BACKSLASH, ONE_BACKSLASH),
    ("missing escaped value", BACKSLASH, ONE_BACKSLASH),
    ("invalid value, expected unicode", BACKSLASH, ONE_BACKSLASH),
    ("unclosed", UNCLOSED_HEADER, "write [talks] or [[party]]"),
    ("missing value", NO_VALUE, OR_NOTHING),
    ("extra assignment", "one `=` is enough", ""),
    ("extra comma in array", "nothing stands between two commas", "one comma between two entries"),
    ("missing array opening", "this `]` closes nothing", "delete it, or put `[` where the list begins"),
    ("missing inline table opening", "this `}` closes nothing", "delete it, or put `{` where the table begins"),
    ("missing assignment", NAMELESS, NAMED),
    ("missing key for inline table", NAMELESS, NAMED),
    ("invalid inline table element", NAMELESS, NAMED),
    ("extra comma in inline table", NAMELESS, NAMED),
    ("missing comma", "a comma is missing on this line", "the entries of a list or a table in { } have commas between them"),
    ("unexpected content", STRAY, ONE_A_LINE),
    ("keys cannot be multi-line", NO_KEY, ONE_WORD),
    ("invalid key-value pair", NO_KEY, ONE_WORD),
    ("invalid key", NO_KEY, ONE_WORD),
    ("unexpected `=` in array", NO_NAMES, IN_BRACES),
    ("integers with a radix", NUMBER, IN_DIGITS),
    ("radix must be lowercase", NUMBER, IN_DIGITS),
    ("redundant integer", NUMBER, DIGITS),
    ("redundant numeric sign", NUMBER, "one sign before it, none for a number above 0"),
];
const BACKSLASH: &str = "a backslash has a meaning of its own in a text in double quotes";
const ONE_BACKSLASH: &str = "write `\\\\` for one backslash";
const UNCLOSED: &str = "this text is not closed";
const UNCLOSED_HEADER: &str = "this header is not closed";
const NUMBER: &str = "this number is not written as TOML wants it";
const DIGITS: &str = "a digit on both sides of the point and no zero in front: 0.5, 5.0, 5";
const IN_DIGITS: &str = "write it in digits: 0.5, 5";
const NESTED: &str = "tables and lists are nested too deep here";
const NO_VALUE: &str = "nothing stands after `=`";
const OR_NOTHING: &str = "give it a value, or leave the line out";
const NAMELESS: &str = "in { } every value has its name before it";
const NAMED: &str = "such as low = 0.2, high = 0.5";
const STRAY: &str = "something is left over on this line";
const ONE_A_LINE: &str =
    "one key a line; a comma between the entries of a list; a remark begins with #";
const NO_NAMES: &str = "a list in [ ] has no names in it";
const IN_BRACES: &str = "names stand in braces: { low = 0.2, high = 0.5 }";
const NO_DATE: &str = "there is no such date";
const DATE: &str = "a date is written 2026-01-24";
const POINT: &str = "a number has a point, not a comma";
const COLON: &str = "a name and its value have `=` between them, not `:`";
const EQUALS: &str = "a key and its value have `=` between them";
const NO_KEY: &str = "this is not a key";
const ONE_WORD: &str = "a key is one word of small letters, digits and _";
const UNREAD: &str = "this value cannot be read as it is written";
/// How an uncertain number is written.
const FORMS: &str = "write the number itself; an uncertain one is [0.2, 0.5], { low = 0.2, mode = 0.3, high = 0.5 } or { mean = 0.3, sd = 0.1 }";

/// In plain words.
pub(super) fn explain(message: &str, spot: &Spot<'_>) -> Told {
    let (line, token) = (spot.line, spot.token);
    let begins = |starts: &[&str]| starts.iter().any(|start| message.starts_with(start));
    let value = value_of(line).unwrap_or_default();
    let opens = |text: &str| text.starts_with(['{', '[']);
    let is_inside = value_of(line).is_none_or(opens) || opens(line);
    // In brackets a value ends where the reader says; elsewhere with the line.
    let written = if is_inside { token.trim() } else { value };
    let is_true = ["true", "false"].contains(&written.to_lowercase().as_str());
    if message == DUPLICATE {
        return twice(line, token);
    }
    if let Some(found) = spot.decimal_comma().and_then(meant_by_comma) {
        return told(POINT, &format!("write {found}"));
    }
    if begins(&["invalid date", "invalid time"]) {
        let is_range = written.matches('-').count() == 1;
        let range = || spot.meant(written).filter(|_| is_range);
        if let Some(found) = meant_date(value).or_else(range) {
            return told(UNREAD, &format!("write {found}"));
        }
        if is_range && !spot.takes_date() && spot.takes_number() {
            return no_number(written, spot);
        }
    }
    // Of patience it is a word.
    if is_nothing(written) && !(line.starts_with("patience") && written == "none") {
        return nothing_known(written, spot);
    }
    if begins(&VALUES) && !is_true {
        return no_such_value(spot, written, is_inside);
    }
    let of_key = begins(&["key with no value", "invalid unquoted key", "unquoted keys"]);
    let is_meant = value.starts_with('{') && meant(value).is_some();
    if begins(&["extra comma in inline table", "missing key for inline table"])
        || (of_key && is_meant)
    {
        if value.contains("\":") {
            return told(COLON, "such as { low = 0.2, high = 0.5 }");
        }
        let found = spot.meant(value).map(|found| format!("write {found}"));
        return told(NAMELESS, found.as_deref().unwrap_or(NAMED));
    }
    if begins(&["unexpected key or value", "extra `=`"]) {
        return stray(spot, value);
    }
    if of_key {
        return no_value(line, token);
    }
    if begins(&["cannot extend value"]) {
        let title = format!("`{token}` was given a value before, and cannot be a table as well");
        return (title, "write it once, in one of the two ways".into());
    }
    said(message, spot, if is_inside { spot.entry } else { written })
}

/// As the table has it, with what is meant where that is known.
fn said(message: &str, spot: &Spot<'_>, written: &str) -> Told {
    let line = spot.line;
    let value = value_of(line).unwrap_or_default();
    let said = SAID.iter().find(|(start, ..)| message.starts_with(start));
    let (_, title, help) = *said.unwrap_or(&("", "this is not TOML", ONE_A_LINE));
    match title {
        NUMBER => match spot.whole_list(value).or_else(|| spot.meant(written)) {
            Some(found) => told(UNREAD, &format!("write {found}")),
            None => told(title, help),
        },
        NAMELESS if value.contains("\":") => told(COLON, IN_BRACES),
        // The reader looks for quotes where a name has no value.
        UNCLOSED
            if !line.contains(['\'', '"']) || (help.contains('\'') && !line.contains('\'')) =>
        {
            told("a name has no value on this line", IN_BRACES)
        }
        UNCLOSED_HEADER if line.ends_with(']') && line.contains(char::is_whitespace) => {
            told("the name in a header has no blank in it", "such as [talks] or [[party]]")
        }
        BACKSLASH if line.contains(":\\") => {
            told(title, "write / in place of \\, or put the path in single quotes")
        }
        _ => told(title, help),
    }
}

fn told(title: &str, help: &str) -> Told {
    (title.to_owned(), help.to_owned())
}

/// What stands after `=`.
fn value_of(line: &str) -> Option<&str> {
    line.split_once('=').map(|(_, value)| value.trim())
}

fn twice(line: &str, token: &str) -> Told {
    let header = line.starts_with('[');
    let is_list = EVERY[0].knows(token) && matches!(EVERY[0].shape(token), Shape::Rows(_));
    if header && !line.starts_with("[[") && is_list {
        return (
            format!("[{token}] stands here a second time"),
            format!("there can be several: write [[{token}]], with two brackets, each time"),
        );
    }
    if header {
        let title = format!("the table `{token}` stands here a second time");
        return (title, "put all its keys under one header".into());
    }
    (format!("`{token}` is given twice in one table"), "keep one of the two".into())
}

/// A value that is neither a number nor a text, a date, true or false.
fn no_such_value(spot: &Spot<'_>, written: &str, is_inside: bool) -> Told {
    let line = spot.line;
    let value = value_of(line).unwrap_or(line);
    if written.is_empty() || value.is_empty() {
        return told(NO_VALUE, OR_NOTHING);
    }
    if written.starts_with(['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}', '\u{ab}']) {
        let title = "these are not the quotes of a plain text file";
        return told(title, "use the straight ones: \"...\"");
    }
    if written.strip_suffix('%').is_some_and(is_number) && [spot.entry, value].contains(&written) {
        let help = meant(written).map_or("a share of 1: 0.05 is 5 per cent".into(), write);
        return ("a number is written without %".into(), help);
    }
    if ["yes", "no", "on", "off"].contains(&written.to_lowercase().as_str()) {
        return told("write `true` or `false`", "");
    }
    if line.contains("=>") {
        return told(EQUALS, "write key = value");
    }
    if written.starts_with(['<', '>', '\u{2264}', '\u{2265}']) {
        let title = "a bound is not a number";
        return told(title, "write the range in which it lies, such as [0.2, 0.8]");
    }
    let entry = if is_inside { spot.entry } else { written };
    if let Some(found) = spot.whole_list(value).or_else(|| spot.meant(entry)) {
        return (UNREAD.into(), write(found));
    }
    if meant(entry).is_some() {
        return no_number(entry, spot);
    }
    if ["//", "/*", " -- "].iter().any(|sign| written.contains(sign)) {
        return told("a remark begins with #", "write # in its place");
    }
    if is_sum(written) {
        return told("nothing is worked out in a scenario", FORMS);
    }
    if line.matches('=').count() > 1 && value.starts_with('[') && !value.contains('{') {
        return told(NO_NAMES, IN_BRACES);
    }
    if written.contains('=') || (line.matches('=').count() > 1 && !line.contains(['{', '"'])) {
        return told("two keys on one line", "give each key a line of its own");
    }
    if spot.token.contains(';') {
        let title = "entries have commas between them, not semicolons";
        return told(title, "such as [0.2, 0.5] or { low = 0.2, high = 0.5 }");
    }
    no_word(spot, written, is_inside)
}

/// A value of which nobody can tell what it means.
fn no_word(spot: &Spot<'_>, written: &str, is_inside: bool) -> Told {
    if let Some((first, rest)) = written.split_once(char::is_whitespace)
        && is_inside
        && is_number(first)
    {
        return (
            format!("a comma is missing between `{first}` and `{}`", rest.trim()),
            "the entries of a list or a table in { } have commas between them".into(),
        );
    }
    let shown = shorten(written);
    if let [number, unit] = written.split_whitespace().collect::<Vec<_>>()[..]
        && is_number(number)
        && unit.starts_with(char::is_alphabetic)
    {
        let help =
            "times are in months of 30.4375 days, rates per month, chances and values shares of 1";
        return (format!("`{shown}`: no unit stands behind a number"), help.into());
    }
    let parts: Vec<&str> = written.split(['/', '.', '-']).collect();
    let is_whole = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    if parts.len() == 3 && parts.iter().all(is_whole) && parts.iter().any(|part| part.len() == 4) {
        return told(NO_DATE, DATE);
    }
    if !written.starts_with(char::is_alphabetic) {
        let title = format!("`{shown}` is not a number");
        return (title, "write 0.5, 5 or 1e-3; a text stands in quotes".into());
    }
    if spot.takes_number() {
        return no_number(written, spot);
    }
    ("a text must stand in quotes".into(), format!("write \"{shown}\""))
}

/// Something else where only a number can stand.
fn no_number(written: &str, spot: &Spot<'_>) -> Told {
    let help = match spot.takes_range() {
        true => "write a number such as 0.4, or [0.2, 0.5] for an uncertain one",
        false => "write one number",
    };
    (format!("`{}` is not a number", shorten(written)), help.into())
}

fn write(found: String) -> String {
    format!("write {found}")
}

fn is_number(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok()
}

/// Whether something is to be worked out: `beta(2, 5)`, `1/3`, `2 * 0.4`.
fn is_sum(written: &str) -> bool {
    let is_call = written.contains('(') && written.starts_with(char::is_alphabetic);
    let is_operand = |text: &str| is_number(text.trim_matches(['(', ')']));
    is_call
        || ['/', '*', '^', '+'].iter().any(|sign| {
            written
                .split_once(*sign)
                .is_some_and(|(one, other)| is_operand(one) && is_operand(other))
        })
}

fn stray(spot: &Spot<'_>, value: &str) -> Told {
    let line = spot.line;
    if line.starts_with('[') && line.contains("] ") {
        let title = "a header stands on a line of its own";
        return told(title, "write the keys on the lines below it");
    }
    if let Some(found) = meant_by_comma(value) {
        return (POINT.into(), write(found));
    }
    if line.contains("==") {
        return told("one `=` is enough", "");
    }
    if let Some(bare) = value.strip_suffix(',').filter(|_| !value.contains(['[', '{'])) {
        return match bare.trim() {
            "" => told(NO_VALUE, OR_NOTHING),
            bare => ("no comma stands at the end of a line".into(), write(shorten(bare))),
        };
    }
    if let Some(found) = spot.meant(value) {
        return (UNREAD.into(), write(found));
    }
    let is_text = value.starts_with(['"', '\'']);
    if is_text && !value.contains(',') {
        let title = "the text ends before the line does: a quote within it looks like its end";
        return told(
            title,
            "a text with \" in it stands in single quotes, one with ' in double quotes",
        );
    }
    if is_text && bare(value).any(|(_, sign)| sign == '=') {
        return told("two keys on one line", "give each key a line of its own");
    }
    if is_text {
        return ("a list stands in brackets".into(), format!("write [{}]", shorten(value)));
    }
    told(STRAY, ONE_A_LINE)
}

/// Whether somebody wrote that there is no value.
fn is_nothing(token: &str) -> bool {
    let words = ["null", "none", "nil", "na", "n/a", "unknown", "tbd", "?", "???", "-", "..."];
    words.contains(&token.to_lowercase().as_str())
}

fn nothing_known(written: &str, spot: &Spot<'_>) -> Told {
    let is_word = ["none", "unknown"].contains(&written.to_lowercase().as_str());
    if is_word && spot.takes_text() {
        return ("a text must stand in quotes".into(), format!("write \"{written}\""));
    }
    let range = "write the range in which it lies, such as [0.2, 0.8]";
    if is_word && spot.takes_position() {
        let help = format!("write \"{written}\" where a level is called so; else {range}");
        return ("a text must stand in quotes".into(), help);
    }
    let help = match spot.takes_range() {
        true => format!("{range}; or leave the line out for the default"),
        false => "leave it out, or write what it is".into(),
    };
    ("there is no word for a value that is not known".into(), help)
}

fn no_value(line: &str, token: &str) -> Told {
    if token == ":" && line.contains('=') && !line.contains(":=") {
        return told(COLON, "such as { low = 0.2, high = 0.5 }");
    }
    let colon =
        line.split_once(':').filter(|(key, _)| !key.trim().is_empty() && !key.contains(['=', '"']));
    if let Some((key, _)) = colon {
        let key = shorten(key.trim().trim_start_matches("- "));
        return (format!("{EQUALS}, not `:`"), format!("write {key} = ..."));
    }
    if let Some((key, _)) = line.split_once('=').filter(|(key, _)| key.trim().contains(' ')) {
        let key = key.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase();
        return ("a key is one word".into(), format!("write {key} = ..."));
    }
    if line.starts_with('[') {
        return told("this header is not well written", "write [talks] or [[party]]");
    }
    match line.contains('=') {
        true => told(NO_KEY, ONE_WORD),
        false => told("this line has no `=`", "write key = value; a remark begins with #"),
    }
}
