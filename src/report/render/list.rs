//! Lists in lines: labels, and beside or below each what is said of it.

use super::page::{Page, columns, cut, one_line, padded, widest};
use crate::report::document::{Item, List, Style, TIE};

/// Columns that paths take at most, where the page is wide enough for the values beside them.
const WIDEST_PATH: usize = 44;

/// A list in lines.
pub fn list(list: &List, page: &Page) -> String {
    let indent = 2 * list.depth;
    let labels: Vec<String> = list.items.iter().map(|item| one_line(&item.label)).collect();
    let all = widest(labels.iter().map(String::as_str));
    let widths = labels.iter().map(|label| columns(label));
    let width = match list.style {
        Style::Names => {
            let most = page.width / 3;
            widths.filter(|width| *width <= most).max().unwrap_or(most / 2)
        }
        Style::Paths => all.min(WIDEST_PATH).min(page.width / 2),
        Style::Ids => all.min(page.width / 4),
        Style::Remarks => all.min(page.width / 2),
        Style::Cut => all.min(page.width / 3),
        Style::Numbers => all,
    };
    let line = |(item, label): (&Item, &String)| {
        let of = Labelled { label, text: &item.text, to: item.to.as_deref(), indent, width };
        let line = match list.style {
            Style::Names | Style::Paths => of.beside(page),
            Style::Ids => of.within(&of.label_in_column(), indent + width + 2, page),
            Style::Remarks if columns(label) > width => {
                of.within(&format!("{label}: "), indent + 2, page)
            }
            Style::Remarks => of.within(&of.label_in_column(), indent + 2, page),
            Style::Numbers => of.on_one_line(page),
            Style::Cut => of.cut(page),
        };
        let gap = if item.is_apart { "\n" } else { "" };
        let notes: String = item.notes.iter().map(|note| page.text(note)).collect();
        format!("{gap}{line}{notes}")
    };
    list.items.iter().zip(&labels).map(line).collect()
}

/// Both ends of a range, of each as much as fits, the one with what the other leaves.
fn cut_range(from: &str, to: &str, room: usize) -> String {
    const BETWEEN: &str = ", to ";
    let room = room.saturating_sub(BETWEEN.len());
    let half = room / 2;
    let from = cut(from, if columns(to) < half { room - columns(to) } else { half });
    let to = cut(to, room.saturating_sub(columns(&from)));
    format!("{from}{BETWEEN}{to}")
}

/// A label with what is said of it.
struct Labelled<'a> {
    label: &'a str,
    text: &'a str,
    to: Option<&'a str>,
    indent: usize,
    /// Columns of the labels.
    width: usize,
}

impl Labelled<'_> {
    /// A paragraph in a column of its own; below the label where the page is narrow or the label is long.
    fn beside(&self, page: &Page) -> String {
        let indent = self.indent;
        if page.is_narrow() {
            return page.paragraph(self.label, indent, indent + 2)
                + &page.paragraph(self.text, indent + 2, indent + 2);
        }
        let column = indent + self.width + 2;
        let text = page.paragraph(self.text, column, column);
        if columns(self.label) > self.width {
            return page.paragraph(self.label, indent, indent + 2) + &text;
        }
        format!("{}{}  {}", " ".repeat(indent), padded(self.label, self.width), &text[column..])
    }

    /// The label as the beginning of the paragraph.
    fn within(&self, label: &str, others: usize, page: &Page) -> String {
        page.paragraph(&format!("{label}{}", self.text), self.indent, others)
    }

    fn label_in_column(&self) -> String {
        let tie = TIE.to_string();
        padded(self.label, self.width).replace(' ', &tie) + &tie.repeat(2)
    }

    /// Side by side on one line, as much of both as it has room for.
    fn cut(&self, page: &Page) -> String {
        let label = padded(&cut(self.label, self.width), self.width);
        let text = one_line(self.text);
        let room = page.width.saturating_sub(self.indent + self.width + 2);
        let text = match self.to {
            None => cut(&text, room),
            Some(to) => cut_range(&text, &one_line(to), room),
        };
        format!("{}{label}  {text}\n", " ".repeat(self.indent))
    }

    /// Side by side where they fit on a line.
    fn on_one_line(&self, page: &Page) -> String {
        let indent = self.indent;
        if indent + self.width + 2 + columns(self.text) <= page.width {
            return format!(
                "{}{}  {}\n",
                " ".repeat(indent),
                padded(self.label, self.width),
                self.text
            );
        }
        page.paragraph(self.label, indent, indent + 2)
            + &page.paragraph(self.text, indent + 2, indent + 2)
    }
}
