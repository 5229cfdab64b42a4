//! A text to a tree of nodes that know where they stand.

use crate::scenario::mistake::meant::meant;
use crate::scenario::mistake::message::Mistake;
use crate::scenario::text::place::{Place, letter_at, shorten};
use crate::scenario::text::scan::{self, Newer};
use crate::scenario::text::syntax;
use crate::scenario::tree::node::{Body, Node};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

/// Errors of syntax are looked for in so many bytes; each takes more memory than what it is about.
const LOOKED_AT: usize = 128 * 1024;

/// Reads a whole file, with what only TOML 1.1 knows; what is not TOML comes back as mistakes, and then there is no tree.
pub(in crate::scenario) fn read(
    text: &str,
    file: usize,
) -> Result<(Node, Vec<Newer>, Vec<Mistake>), Vec<Mistake>> {
    let Some(newer) = scan::newer(text) else {
        let title = "this file holds far more tables or keys than any scenario";
        let mistake = Mistake::at(Place::new(file, 0..0), title);
        return Err(vec![
            mistake.hint("a scenario has at most 256 parties and 64 of everything else"),
        ]);
    };
    let table =
        DeTable::parse(text).map_err(|first| syntax::mistakes(text, file, &errors(text, first)))?;
    let mut convert = Convert { file, offset: 0, mistakes: Vec::new() };
    let top = Place::new(file, 0..0);
    let node = Node::new(top, top, convert.table(table.get_ref()));
    Ok((node, newer, convert.mistakes))
}

/// The errors of the first lines; of a longer file perhaps only the first of all.
fn errors(text: &str, first: Error) -> Vec<Error> {
    let cut = letter_at(text, LOOKED_AT);
    let end = text[..cut].rfind('\n').map_or(cut, |at| at + 1);
    let (_, errors) =
        DeTable::parse_recoverable(if cut < text.len() { &text[..end] } else { text });
    let early = first.span().is_none_or(|span| span.start < end);
    if errors.is_empty() || !early { vec![first] } else { errors }
}

/// Reads one value that begins at that byte of its source; what is no TOML value is a text.
pub(in crate::scenario) fn read_value(
    text: &str,
    file: usize,
    offset: usize,
    key: Place,
) -> (Node, Vec<Mistake>) {
    let mut convert = Convert { file, offset, mistakes: Vec::new() };
    let place = Place::new(file, offset..offset + text.len());
    let node = match DeValue::parse(text) {
        Ok(value) => Node { place, ..convert.node(&value, key) },
        Err(_) => Node::new(place, key, Body::Text(text.to_string())),
    };
    (node, convert.mistakes)
}

struct Convert {
    file: usize,
    offset: usize,
    mistakes: Vec<Mistake>,
}

impl Convert {
    fn place(&self, span: Range<usize>) -> Place {
        Place::new(self.file, span.start + self.offset..span.end + self.offset)
    }

    fn node(&mut self, value: &Spanned<DeValue<'_>>, key: Place) -> Node {
        let place = self.place(value.span());
        let body = match value.get_ref() {
            DeValue::String(text) => Body::Text(text.to_string()),
            DeValue::Integer(whole) => match i64::from_str_radix(whole.as_str(), whole.radix()) {
                Ok(whole) => Body::Whole(whole),
                Err(_) => self.too_large(place, &whole.to_string()),
            },
            DeValue::Float(number) => match number.as_str().parse::<f64>() {
                Ok(read) if read.is_finite() || number.as_str().ends_with(['f', 'n']) => {
                    Body::Number(read)
                }
                _ => self.too_large(place, number.as_str()),
            },
            DeValue::Boolean(truth) => Body::Truth(*truth),
            DeValue::Datetime(date) => Body::Date(*date),
            DeValue::Array(list) => Body::List(
                list.iter().map(|entry| self.node(entry, self.place(entry.span()))).collect(),
            ),
            DeValue::Table(table) => self.table(table),
        };
        Node::new(place, key, body)
    }

    fn table(&mut self, table: &DeTable<'_>) -> Body {
        let entries = table.iter().map(|(key, value)| {
            let place = self.place(key.span());
            (key.get_ref().to_string(), self.node(value, place))
        });
        Body::Table(entries.collect())
    }

    fn too_large(&mut self, place: Place, written: &str) -> Body {
        let radix = written.get(..2).and_then(|start| match start {
            "0x" => Some(16),
            "0o" => Some(8),
            "0b" => Some(2),
            _ => None,
        });
        let is_digits =
            |radix| written.len() > 2 && written[2..].chars().all(|c| c.is_digit(radix));
        let is_one = radix.map_or(written.parse::<f64>().is_ok(), is_digits);
        let says = match is_one {
            true => "numbers go up to about 1e308, whole ones to about 9e18".to_owned(),
            false => meant(written)
                .map_or("write it in digits: 0.5, 5".into(), |found| format!("write {found}")),
        };
        let what = if is_one { "too large a number" } else { "not a number" };
        let title = format!("{} is {what}", shorten(written));
        self.mistakes.push(Mistake::at(place, title).says(says));
        Body::Spoilt
    }
}
