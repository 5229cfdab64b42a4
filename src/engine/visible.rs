//! Texts of strangers made safe to look at: what moves a terminal's cursor, turns a line round or shows nothing is shown as
//! its number.

use std::borrow::Cow;
use std::fmt::Write;

/// Where emphasis begins and ends on a terminal.
const SEQUENCE: char = '\u{1b}';
/// Around a text that runs from right to left.
const ISOLATE: (char, char) = ('\u{2068}', '\u{2069}');

/// The text with every hidden character as `\u001B`; line breaks and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    shown(text, |_| 0)
}

/// The last gate before a terminal: nothing hidden goes through but colours, where they are wanted, and isolates.
pub fn printable(text: &str, coloured: bool) -> Cow<'_, str> {
    shown(text, |rest| match colour(rest).filter(|_| coloured) {
        Some(length) => length,
        None if rest.starts_with([ISOLATE.0, ISOLATE.1]) => ISOLATE.0.len_utf8(),
        None => 0,
    })
}

/// Hidden characters as their numbers. `kept`: how many bytes of what begins with one go through as they are.
fn shown(text: &str, kept: impl Fn(&str) -> usize) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let (mut shown, mut at) = (String::new(), 0);
    while let Some(letter) = text[at..].chars().next() {
        let next = at + letter.len_utf8();
        let (before, after) = (text[..at].chars().next_back(), text[next..].chars().next());
        let whole = match letter {
            _ if !is_hidden(letter) || joins(before, letter, after) => next,
            _ => at + kept(&text[at..]),
        };
        if whole == at {
            write!(shown, "\\u{:04X}", u32::from(letter)).expect("a text takes everything");
        }
        shown.push_str(&text[at..whole]);
        at = whole.max(next);
    }
    Cow::Owned(shown)
}

/// A line in which every run from right to left is isolated, so that the numbers around it keep their order.
pub fn isolated(line: &str) -> Cow<'_, str> {
    if !line.contains(runs_left) {
        return Cow::Borrowed(line);
    }
    let (mut shown, mut rest) = (String::new(), line);
    while let Some(start) = rest.find(runs_left) {
        let (before, run) = rest.split_at(start);
        // A run ends with its last letter before one, or a number, that runs to the right.
        let stop = run.find(|c: char| c.is_ascii_alphanumeric()).unwrap_or(run.len());
        let last = run[..stop].char_indices().rev().find(|(_, c)| runs_left(*c));
        let end = last.map_or(stop, |(at, letter)| at + letter.len_utf8());
        shown.push_str(before);
        shown.extend([ISOLATE.0].into_iter().chain(run[..end].chars()).chain([ISOLATE.1]));
        rest = &run[end..];
    }
    Cow::Owned(shown + rest)
}

/// Whether a character shows nothing of itself and may change what else is shown.
pub fn is_hidden(letter: char) -> bool {
    match letter {
        '\n' | '\t' => false,
        _ if letter.is_control() => true,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' => {
            true
        }
        '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' => true,
        '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

/// Whether a joiner stands where writing needs it: between letters that are not of the Latin alphabet, or signs.
fn joins(before: Option<char>, letter: char, after: Option<char>) -> bool {
    let writes = |letter: Option<char>| letter.is_some_and(|c| !c.is_ascii() && !is_hidden(c));
    matches!(letter, '\u{200c}' | '\u{200d}') && writes(before) && writes(after)
}

/// The length of the colour with which a text begins.
fn colour(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(SEQUENCE)?.strip_prefix('[')?;
    let end = inner.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    inner[end..].starts_with('m').then_some(end + 3)
}

/// Whether a letter belongs to a writing from right to left.
fn runs_left(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_shown_as_its_number() {
        assert_eq!(visible("plain, Größe, 河"), "plain, Größe, 河");
        assert_eq!(visible("\u{1b}[2JOK\u{7}"), "\\u001B[2JOK\\u0007");
        assert_eq!(visible("a\u{9b}2J\u{202e}b\u{200b}"), "a\\u009B2J\\u202Eb\\u200B");
        // A joiner within a word of another writing is part of it.
        assert_eq!(visible("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(visible("a\u{200c}b"), "a\\u200Cb");
    }

    #[test]
    fn only_colours_that_are_wanted_reach_a_terminal() {
        let text = "\u{1b}[1mWhen\u{1b}[0m \u{1b}[2J\u{1b}]52;c\u{7} \u{2068}x\u{2069}\n";
        let shown = "\\u001B[2J\\u001B]52;c\\u0007 \u{2068}x\u{2069}\n";
        assert_eq!(printable(text, true), format!("\u{1b}[1mWhen\u{1b}[0m {shown}"));
        // What was let through once is let through again.
        let word = "می\u{200c}خواهم\u{7}";
        assert_eq!(printable(&visible(word), false), "می\u{200c}خواهم\\u0007");
        assert_eq!(printable(text, false), format!("\\u001B[1mWhen\\u001B[0m {shown}"));
    }

    #[test]
    fn runs_from_right_to_left_are_isolated() {
        assert_eq!(isolated("weighs pie 1.00"), "weighs pie 1.00");
        assert_eq!(
            isolated("weighs חלוקת המים 1.00, x"),
            "weighs \u{2068}חלוקת המים\u{2069} 1.00, x"
        );
        assert_eq!(isolated("א 1, ב 2"), "\u{2068}א\u{2069} 1, \u{2068}ב\u{2069} 2");
        // Digits and signs of that writing are part of a run, or one of their own.
        assert_eq!(isolated("x \u{663} 1"), "x \u{2068}\u{663}\u{2069} 1");
        assert_eq!(isolated("א\u{61f}, 1"), "\u{2068}א\u{61f}\u{2069}, 1");
    }
}
