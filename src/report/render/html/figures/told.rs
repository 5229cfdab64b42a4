//! What is told, as headings, paragraphs, and lists beside a heading.

use crate::report::render::html::markup::Markup;
use crate::report::sheet::Told;

/// Piece by piece.
pub fn told(pieces: &[Told]) -> Markup {
    Markup::block("div", "told", pieces.iter().map(piece).collect())
}

fn piece(piece: &Told) -> Markup {
    match piece {
        Told::Title(text) => Markup::element("h3", &[], Markup::text(text)),
        Told::Text(text) => Markup::element("p", &[], Markup::text(text)),
        Told::Entry(heading, lines) => {
            let heading = Markup::line("p", "label", heading);
            let line = |line: &String| Markup::element("li", &[], Markup::text(line));
            let lines = Markup::element("ul", &[], lines.iter().map(line).collect());
            Markup::block("div", "entry", heading.and(lines))
        }
    }
}
