//! The numbers behind a figure: each stands in the page as it is, and as it is read.

use super::markup::Markup;
use crate::report::sheet::{Cell, Numbers};

/// A table that scrolls by itself where it is wider than the page.
pub fn table(numbers: &Numbers) -> Markup {
    let head = |head: &String| Markup::element("th", &[("scope", "col")], Markup::text(head));
    let row = |cells: &Vec<Cell>| {
        let cells = cells.iter().enumerate().map(|(place, one)| cell(one, place == 0));
        Markup::element("tr", &[], cells.collect())
    };
    let columns = numbers.columns.iter().map(head).collect();
    let head = Markup::element("thead", &[], Markup::element("tr", &[], columns));
    let body = Markup::element("tbody", &[], numbers.rows.iter().map(row).collect());
    let table = Markup::element("table", &[], head.and(body));
    let frame = [("class", "scroll"), ("tabindex", "0"), ("role", "group")];
    Markup::element("div", &[&frame[..], &[("aria-label", "The numbers")]].concat(), table)
}

fn cell(cell: &Cell, is_first: bool) -> Markup {
    match cell {
        Cell::Words(text) if is_first => {
            Markup::element("th", &[("scope", "row")], Markup::text(text))
        }
        Cell::Words(text) => Markup::element("td", &[], Markup::text(text)),
        Cell::Number(value, shown) => {
            let value = value.to_string();
            let data = Markup::element("data", &[("value", &value)], Markup::text(shown));
            Markup::block("td", "number", data)
        }
        Cell::Nothing => Markup::element("td", &[], Markup::default()),
    }
}
