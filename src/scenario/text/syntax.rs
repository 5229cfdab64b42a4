//! What is not TOML: which of the reader's errors are told, and where.

use crate::engine::visible::is_hidden;
use crate::scenario::mistake::message::Mistake;
use crate::scenario::text::bare::bare;
use crate::scenario::text::explain::{DUPLICATE, explain};
use crate::scenario::text::place::Place;
use crate::scenario::text::scan;
use crate::scenario::text::spot::Spot;
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
        .map(|error| (place_of(text, error), error.message()))
        .filter(|(span, _)| span.start <= before)
        .collect();
    found.sort_by_key(|(span, _)| span.start);
    found.dedup_by_key(|(span, _)| line_of(text, span.start));
    // Below a header that stands twice every key seems to stand twice; behind one that is broken every header too.
    let of_header =
        |span: &Range<usize>| text[line_of(text, span.start)].trim_start().starts_with('[');
    let (mut is_twice, mut is_broken) = (false, false);
    found.retain(|(span, said)| {
        let (header, duplicate) = (of_header(span), *said == DUPLICATE);
        let is_told = !duplicate || !(is_broken || is_twice && !header);
        is_twice |= header && duplicate;
        is_broken |= header && !duplicate && !said.starts_with("cannot extend");
        is_told
    });
    let mut mistakes: Vec<Mistake> =
        found.into_iter().map(|(span, message)| in_words(text, file, span, message)).collect();
    if let Some(open) = unclosed {
        let bracket = &text[open.clone()];
        let title = format!("this `{bracket}` is never closed");
        let close = match bracket {
            "[" => "]",
            "{" => "}",
            quotes => quotes,
        };
        mistakes.push(
            Mistake::at(Place::new(file, open), title).hint(format!("put `{close}` where it ends")),
        );
    }
    if mistakes.is_empty() {
        mistakes = errors
            .iter()
            .take(1)
            .map(|error| in_words(text, file, place_of(text, error), error.message()))
            .collect();
    }
    mistakes
}

/// Where an error stands. Of a key with too many points the reader does not say it.
fn place_of(text: &str, error: &toml::de::Error) -> Range<usize> {
    let elsewhere =
        || if error.message() == "recursion limit" { scan::deepest(text) } else { 0..0 };
    error.span().unwrap_or_else(elsewhere)
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
    let whole = text.get(around.clone()).unwrap_or_default();
    let line = whole[..remark(whole)].trim();
    let stop = span.end.min(around.end).max(span.start);
    let token = text.get(span.start..stop).unwrap_or_default();
    if let Some((at, letter)) = stray_letter(whole) {
        let start = around.start + at;
        let place = Place::new(file, start..start + letter.len_utf8());
        let number = u32::from(letter);
        let (what, help) = match letter.is_ascii_control() {
            true => {
                ("a control", format!("delete it; in double quotes it is written \\u{number:04X}"))
            }
            false => {
                ("an invisible", "delete it, and type a plain blank where one is needed".into())
            }
        };
        let title = format!("there is {what} character here (U+{number:04X})");
        return Mistake::at(place, title).hint(help);
    }
    let indent = whole.len() - whole.trim_start().len();
    let at = (span.start - around.start).saturating_sub(indent);
    let (title, help) = explain(message, &Spot::of(line, at, token));
    let underlined = if span.is_empty() && !line.is_empty() {
        around.start + indent..around.start + indent + line.len()
    } else {
        span.start..stop
    };
    let mistake = Mistake::at(Place::new(file, underlined), title);
    if help.is_empty() { mistake } else { mistake.hint(help) }
}

/// The first character of a line that TOML takes nowhere, or that nobody sees and it takes only in texts and remarks.
fn stray_letter(line: &str) -> Option<(usize, char)> {
    let line = line.strip_suffix('\r').unwrap_or(line);
    let control = |(_, letter): &(usize, char)| letter.is_ascii_control() && *letter != '\t';
    let bare = || bare(line).find(|(_, letter)| is_invisible(*letter));
    line.char_indices().find(control).or_else(bare)
}

/// Where the remark of a line begins; its length where it has none.
fn remark(line: &str) -> usize {
    bare(line).find(|(_, letter)| *letter == '#').map_or(line.len(), |(at, _)| at)
}

/// Blanks other than those of ASCII, and what is hidden.
fn is_invisible(letter: char) -> bool {
    !letter.is_ascii() && (letter.is_whitespace() || is_hidden(letter))
}
