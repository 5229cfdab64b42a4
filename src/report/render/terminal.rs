//! A document on a terminal: lines that fit a width, bold where there is colour.

use super::bars::bars;
use super::grid::grid;
use super::list::list;
use super::page::{Page, columns, finish};
use super::table::table;
use crate::report::document::{Block, Document, Text};

/// The document in lines, with a line break at its end.
pub fn terminal(document: &Document, page: &Page) -> String {
    let page = &page.within_reason();
    finish(&document.blocks.iter().map(|part| block(part, page)).collect::<String>(), page)
}

fn block(block: &Block, page: &Page) -> String {
    match block {
        Block::Text(text) => paragraph(text, page),
        Block::Heading { heading, explanation } => page.heading(heading, explanation),
        Block::Entry { heading, text } => page.entry(heading, text),
        Block::Facts(facts) => on_one_line(facts, page),
        Block::Table(of) => table(of, page),
        Block::List(of) => list(of, page),
        Block::Bars(of) => bars(of, page),
        Block::Grid(of) => grid(of, page),
        Block::Gap => "\n".to_owned(),
    }
}

fn paragraph(text: &Text, page: &Page) -> String {
    let lines = page.text(text);
    if !text.strong {
        return lines;
    }
    let (indent, words) = lines.split_at(2 * text.depth);
    format!("{indent}{}\n", page.bold(words.trim_end()))
}

fn on_one_line(facts: &[String], page: &Page) -> String {
    let line = facts.join(" · ");
    if columns(&line) <= page.width {
        return page.paragraph(&line, 0, 2);
    }
    facts.iter().map(|fact| page.paragraph(fact, 0, 2)).collect()
}
