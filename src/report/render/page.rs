//! The page: lines that fit a width, entries with a heading, tables. Widths are those of a terminal's columns.

use crate::engine::visible::{isolated, printable, visible};
use crate::report::document::{TIE, Text};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that the headings of entries take.
const HEADING: usize = 14;
/// On narrower pages what is said stands under its heading instead of beside it.
const NARROW: usize = 50;
/// Columns of a line, at the least and at the most.
const WIDTHS: (usize, usize) = (20, 120);
/// Columns that a line has for words, however deep it is indented.
const LEAST_ROOM: usize = 10;
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// What the report is written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Columns of a line. Fewer than 20 are taken as 20; more than 120 are left empty.
    pub width: usize,
    /// Whether headings are set in bold by escape sequences.
    pub colour: bool,
}

impl Page {
    /// The same with a width that can be read.
    pub(super) fn within_reason(&self) -> Self {
        Page { width: self.width.clamp(WIDTHS.0, WIDTHS.1), ..*self }
    }

    /// Emphasised, where the page shows it.
    pub(super) fn bold(&self, text: &str) -> String {
        if self.colour { format!("{BOLD}{text}{PLAIN}") } else { text.to_owned() }
    }

    /// A heading of two columns' indent, perhaps followed by an explanation.
    pub(super) fn heading(&self, heading: &str, explanation: &str) -> String {
        let whole = format!("{heading} {explanation}");
        let text = self.paragraph(whole.trim_end(), 2, 4);
        let (indent, rest) = text.split_at(2);
        match rest.strip_prefix(heading) {
            Some(rest) => format!("{indent}{}{rest}", self.bold(heading)),
            None => text,
        }
    }

    /// Whether there is no room for two columns of text.
    pub(super) fn is_narrow(&self) -> bool {
        self.width < NARROW
    }

    /// A heading and what is to be said under it, side by side where there is room and the heading leaves a space.
    pub(super) fn entry(&self, heading: &str, text: &str) -> String {
        if self.is_narrow() || columns(heading) >= HEADING {
            return self.heading(heading, "") + &self.paragraph(text, 4, 4);
        }
        let lines = self.paragraph(text, 2 + HEADING, 2 + HEADING);
        let rest = &lines[2 + HEADING..];
        format!("  {}{}{rest}", self.bold(heading), " ".repeat(HEADING - columns(heading)))
    }

    /// A paragraph in lines that fit.
    pub(super) fn text(&self, text: &Text) -> String {
        self.paragraph(&text.text, 2 * text.depth, 2 * (text.depth + text.hang))
    }

    /// Words in lines that fit, the first and the others so far from the edge. A word that fits no line is broken, first
    /// at its ties.
    pub(super) fn paragraph(&self, text: &str, first: usize, others: usize) -> String {
        let text = &visible(text);
        let most = self.width.saturating_sub(LEAST_ROOM);
        let (first, others) = (first.clamp(0, most), others.clamp(0, most));
        let room = self.width - if first > others { first } else { others };
        let mut lines = String::new();
        let mut line = " ".repeat(first);
        let mut is_empty = true;
        for word in words(text).flat_map(|word| pieces(word, room)) {
            if !is_empty && columns(&line) + 1 + columns(&word) > self.width {
                lines.push_str(&line);
                lines.push('\n');
                line = " ".repeat(others);
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
            }
            line.push_str(&word);
            is_empty = false;
        }
        lines + &line + "\n"
    }
}

/// What stands between spaces; line breaks that a name may hold are spaces too.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_space = |c: char| c != TIE && c.is_whitespace();
    text.split(is_space).filter(|word| !word.is_empty())
}

/// A word as it is; where it takes more columns than a line has, what stands between its ties, if need be in parts.
fn pieces(word: &str, room: usize) -> Vec<String> {
    if columns(word) <= room {
        return vec![word.to_owned()];
    }
    word.split(TIE).filter(|part| !part.is_empty()).flat_map(|part| parts(part, room)).collect()
}

fn parts(word: &str, room: usize) -> Vec<String> {
    let mut parts = vec![String::new()];
    for letter in word.chars() {
        let part = parts.last_mut().expect("never empty");
        let wider = columns(part) + letter.width().unwrap_or(0);
        if wider > room && !part.is_empty() {
            parts.push(letter.to_string());
        } else {
            part.push(letter);
        }
    }
    parts
}

/// A name on one line, whatever it holds.
pub fn one_line(name: &str) -> String {
    words(&visible(name)).collect::<Vec<&str>>().join(" ")
}

/// As many words as so many columns hold; an ellipsis where there are more.
pub fn cut(line: &str, room: usize) -> String {
    if columns(line) <= room {
        return line.to_owned();
    }
    let mut kept = String::new();
    for word in words(line) {
        if columns(&kept) + 1 + columns(word) + 4 > room {
            break;
        }
        kept = if kept.is_empty() { word.to_owned() } else { format!("{kept} {word}") };
    }
    format!("{} ...", kept.trim_end_matches([',', ';'])).trim_start().to_owned()
}

/// The columns that a text takes.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// Filled up with spaces on its right.
pub fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// Filled up with spaces on its left.
pub fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(columns(text))))
}

/// The widest of some texts.
pub fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(columns).max().unwrap_or(0)
}

/// The page as it is printed: ties become spaces, no line ends in one, nothing is hidden in it.
pub fn finish(text: &str, page: &Page) -> String {
    let line = |line: &str| {
        let line = line.replace(TIE, " ");
        isolated(&printable(line.trim_end(), page.colour)).into_owned() + "\n"
    };
    text.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_but_not_at_ties() {
        let page = Page { width: 20, colour: false };
        let found = page.paragraph("a settlement in 31.4\u{a0}% of talks", 2, 4);
        assert_eq!(found, "  a settlement in\n    31.4\u{a0}% of talks\n");
        assert_eq!(finish(&found, &page), "  a settlement in\n    31.4 % of talks\n");
    }

    #[test]
    fn what_fits_no_line_is_broken() {
        let page = Page { width: 20, colour: false };
        let long = page.paragraph(&"x".repeat(30), 4, 4);
        assert_eq!(long, format!("    {}\n    {}\n", "x".repeat(16), "x".repeat(14)));
        let tied = page.paragraph("100,000\u{a0}negotiations", 4, 4);
        assert_eq!(tied, "    100,000\n    negotiations\n");
        let wide = page.paragraph(&"河".repeat(9), 4, 4);
        assert_eq!(wide, format!("    {}\n    河\n", "河".repeat(8)));
        assert_eq!(one_line("two\nlines\u{1b}[2J"), "two lines\\u001B[2J");
    }

    #[test]
    fn headings_are_bold_where_the_page_shows_it() {
        let plain = Page { width: 60, colour: false };
        let bold = Page { colour: true, ..plain };
        assert_eq!(plain.entry("When", "round 3"), "  When          round 3\n");
        assert_eq!(bold.entry("When", "round 3"), "  \u{1b}[1mWhen\u{1b}[0m          round 3\n");
        assert_eq!(plain.entry("What drives it", "all"), "  What drives it\n    all\n");
        assert_eq!(bold.heading("Why", "(so)"), "  \u{1b}[1mWhy\u{1b}[0m (so)\n");
    }
}
