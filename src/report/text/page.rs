//! The page: lines that fit a width, entries with a heading, tables. Widths are those of a terminal's columns.

use unicode_width::UnicodeWidthStr;

/// A space at which no line is broken; it is printed as a plain one.
pub const TIE: char = '\u{a0}';
/// Columns that the headings of entries take.
const HEADING: usize = 14;

/// What the report is written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Columns of a line. Fewer than 40 are taken as 40; more than 120 are left empty.
    pub width: usize,
    /// Whether headings are set in bold by escape sequences.
    pub colour: bool,
}

impl Page {
    /// The same with a width that can be read.
    pub(crate) fn within_reason(&self) -> Self {
        Page { width: self.width.clamp(40, 120), ..*self }
    }

    /// Emphasised, where the page shows it.
    pub(crate) fn bold(&self, text: &str) -> String {
        if self.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// A heading of two columns' indent, perhaps followed by an explanation.
    pub(crate) fn heading(&self, heading: &str, explanation: &str) -> String {
        let whole = format!("{heading} {explanation}");
        let text = self.paragraph(whole.trim_end(), 2, 4);
        let (indent, rest) = text.split_at(2);
        match rest.strip_prefix(heading) {
            Some(rest) => format!("{indent}{}{rest}", self.bold(heading)),
            None => text,
        }
    }

    /// A heading and what is to be said under it, side by side.
    pub(crate) fn entry(&self, heading: &str, text: &str) -> String {
        let lines = self.paragraph(text, 2 + HEADING, 2 + HEADING);
        let rest = &lines[2 + HEADING..];
        format!("  {}{}{rest}", self.bold(heading), " ".repeat(HEADING - columns(heading)))
    }

    /// Words in lines that fit, the first and the others so far from the edge.
    pub(crate) fn paragraph(&self, text: &str, first: usize, others: usize) -> String {
        let mut lines = String::new();
        let mut line = " ".repeat(first);
        let mut is_empty = true;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            if !is_empty && columns(&line) + 1 + columns(word) > self.width {
                lines.push_str(&line);
                lines.push('\n');
                line = " ".repeat(others);
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
            }
            line.push_str(word);
            is_empty = false;
        }
        lines + &line + "\n"
    }
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

/// The page as it is printed: ties become spaces, no line ends in one.
pub fn finish(page: &str) -> String {
    let lines = page.lines().map(|line| line.replace(TIE, " ").trim_end().to_owned() + "\n");
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_but_not_at_ties() {
        let page = Page { width: 20, colour: false };
        let found = page.paragraph("a settlement in 31.4\u{a0}% of talks", 2, 4);
        assert_eq!(found, "  a settlement in\n    31.4\u{a0}% of talks\n");
        assert_eq!(finish(&found), "  a settlement in\n    31.4 % of talks\n");
    }

    #[test]
    fn headings_are_bold_where_the_page_shows_it() {
        let plain = Page { width: 60, colour: false };
        let bold = Page { colour: true, ..plain };
        assert_eq!(plain.entry("When", "round 3"), "  When          round 3\n");
        assert_eq!(bold.entry("When", "round 3"), "  \u{1b}[1mWhen\u{1b}[0m          round 3\n");
        assert_eq!(bold.heading("Why", "(so)"), "  \u{1b}[1mWhy\u{1b}[0m (so)\n");
    }
}
