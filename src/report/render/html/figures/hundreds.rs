//! A hundred squares for each of several, side by side.

use super::{several, squares};
use crate::report::render::html::markup::Markup;
use crate::report::sheet::{Hundred, Tone};

/// Squares for each, below the one key to them.
pub fn hundreds(hundreds: &[Hundred], key: &[(Tone, String)]) -> Markup {
    let item = |(tone, label): &(Tone, String)| {
        Markup::element("li", &[], squares::key(*tone).and(Markup::line("span", "label", label)))
    };
    let one = |(place, hundred): (usize, &Hundred)| {
        let name = several::key(place).and(Markup::line("span", "label", &hundred.name));
        let content = Markup::block("h3", "who", name)
            .and(squares::hundred(&hundred.squares))
            .and(Markup::line("p", "figures", &hundred.figures));
        Markup::block("div", "one", content)
    };
    let all = hundreds.iter().enumerate().map(one).collect();
    Markup::block("ul", "ways", key.iter().map(item).collect())
        .and(Markup::block("div", "hundreds", all))
}
