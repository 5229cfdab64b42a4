//! A hundred squares by how something ended, and the keys to them.

use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Squares, Tone};

/// Squares of a line, and the distance from one to the next.
const PER_LINE: usize = 10;
const PITCH: usize = 24;

/// A hundred of them.
pub fn hundred(squares: &[Squares]) -> Markup {
    let tones = squares.iter().flat_map(|one| core::iter::repeat_n(one.tone, one.number));
    let square = |(place, tone): (usize, Tone)| {
        let (x, y) = (place % PER_LINE * PITCH, place / PER_LINE * PITCH);
        let (x, y) = (x.to_string(), y.to_string());
        Markup::element("svg", &[("x", &x), ("y", &y)], sign(tone))
    };
    let parts: Vec<String> =
        squares.iter().map(|one| format!("{} {}", one.number, one.label)).collect();
    let title = Markup::element("title", &[], Markup::text("Of 100 negotiations"));
    let more = Markup::element("desc", &[], Markup::text(&parts.join(", ")));
    let drawn = title.and(more).and(tones.enumerate().map(square).collect());
    let frame = [("class", "hundred"), ("role", "img"), ("width", "240"), ("height", "240")];
    Markup::element("svg", &frame, drawn)
}

/// A square with a sign of its own, so that colour is not all that tells it.
fn sign(tone: Tone) -> Markup {
    Markup::fixed(match tone {
        Tone::Settled => "<path class=\"fill-settled\" d=\"M1 1h20v20h-20z\"/>",
        Tone::Broken => {
            "<path class=\"edge-settled\" d=\"M2 2h18v18h-18z\"/><path class=\"fill-settled\" d=\"M2 20v-18l18 18z\"/>"
        }
        Tone::Collapsed => {
            "<path class=\"fill-collapsed\" d=\"M1 1h20v20h-20z\"/><path class=\"cut\" d=\"M6 6l10 10m0-10l-10 10\"/>"
        }
        Tone::Decided => {
            "<path class=\"fill-decided\" d=\"M1 1h20v20h-20z\"/><path class=\"cut\" d=\"M11 5v12\"/>"
        }
        Tone::Talking => "<path class=\"edge-soft\" d=\"M2 2h18v18h-18z\"/>",
        Tone::Interim => {
            "<path class=\"edge-soft\" d=\"M2 2h18v18h-18z\"/><path class=\"fill-soft\" d=\"M2 13h18v7h-18z\"/>"
        }
        Tone::Suspended => {
            "<path class=\"edge-soft\" d=\"M2 2h18v18h-18z\"/><path class=\"fill-soft\" d=\"M7 6h3v10h-3zM12 6h3v10h-3z\"/>"
        }
    })
}

/// One square, as the key to all like it.
pub fn key(tone: Tone) -> Markup {
    let frame = [("class", "key"), ("width", "22"), ("height", "22"), ("aria-hidden", "true")];
    Markup::element("svg", &frame, sign(tone))
}
