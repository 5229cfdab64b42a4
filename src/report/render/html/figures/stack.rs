//! A whole in its pieces: one bar, and what each piece is.

use crate::report::render::html::draw::{plot, rectangle};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::Piece;

const HEIGHT: f64 = 30.0;
/// From the surest piece to the weakest.
const CLASSES: [&str; 4] = ["piece-0", "piece-1", "piece-2", "piece-3"];

/// A bar in pieces with its legend.
pub fn stack(pieces: &[Piece]) -> Markup {
    let class = |piece: &Piece| CLASSES[piece.shade.min(CLASSES.len() - 1)];
    let mut from = 0.0;
    let piece = |piece: &Piece| {
        let start = from;
        from += piece.share;
        rectangle(class(piece), (start, start + piece.share), 2.0, HEIGHT - 4.0)
    };
    let drawing = pieces.iter().map(piece).collect();
    let parts: Vec<String> =
        pieces.iter().map(|piece| format!("{}: {}", piece.label, piece.figures)).collect();
    let bar = plot("A whole in its pieces", &parts.join(", "), HEIGHT, drawing);
    let item = |piece: &Piece| {
        let key = [("class", "key"), ("width", "22"), ("height", "22"), ("aria-hidden", "true")];
        let square =
            [("class", class(piece)), ("x", "2"), ("y", "2"), ("width", "18"), ("height", "18")];
        let square = Markup::element("rect", &square, Markup::default());
        let content = Markup::element("svg", &key, square)
            .and(Markup::line("span", "figures", &piece.figures))
            .and(Markup::line("span", "label", &piece.label));
        Markup::element("li", &[], content)
    };
    let legend = Markup::block("ul", "legend wide", pieces.iter().map(item).collect());
    Markup::block("div", "stack", bar.and(legend))
}
