//! What kind of value a key asks for, and what stands there.

use crate::games::talks::Date;
use crate::scenario::tree::node::{Body, Node};

/// A kind of value that a key may ask for.
pub(in crate::scenario) trait Kind: Sized {
    /// What is asked for, in words.
    const WANTED: &'static str;
    /// The value, where it is one.
    fn of(node: &Node) -> Option<Self>;
}

/// One text or a list of them.
pub(in crate::scenario) struct Texts;

impl Kind for String {
    const WANTED: &'static str = "a text in quotes";
    fn of(node: &Node) -> Option<Self> {
        node.text().map(str::to_string)
    }
}

impl Kind for bool {
    const WANTED: &'static str = "true or false";
    fn of(node: &Node) -> Option<Self> {
        if let Body::Truth(truth) = node.body { Some(truth) } else { None }
    }
}

impl Kind for i64 {
    const WANTED: &'static str = "a whole number";
    fn of(node: &Node) -> Option<Self> {
        if let Body::Whole(whole) = node.body { Some(whole) } else { None }
    }
}

impl Kind for Date {
    const WANTED: &'static str = "a date, written 2026-01-24";
    fn of(node: &Node) -> Option<Self> {
        let date = match &node.body {
            Body::Text(text) => text.trim().parse().ok()?,
            Body::Date(date) => *date,
            _ => return None,
        };
        let (None, None, Some(day)) = (date.time, date.offset, date.date) else { return None };
        Some(Date { year: i32::from(day.year), month: day.month, day: day.day })
    }
}

/// A list; what is in it is looked at one by one.
impl Kind for Vec<Node> {
    const WANTED: &'static str = "a list in [ ]";
    fn of(node: &Node) -> Option<Self> {
        if let Body::List(list) = &node.body { Some(list.clone()) } else { None }
    }
}

impl Kind for Texts {
    const WANTED: &'static str = "a text in quotes or a list of such texts";
    fn of(node: &Node) -> Option<Self> {
        let is_text = |node: &Node| node.text().is_some();
        let fits = match &node.body {
            Body::List(list) => list.iter().all(is_text),
            _ => is_text(node),
        };
        fits.then_some(Texts)
    }
}

/// What a value is, in words.
pub(in crate::scenario) fn kind_of(node: &Node) -> &'static str {
    match &node.body {
        Body::Text(_) => "a text",
        Body::Whole(_) | Body::Number(_) | Body::Spoilt => "a number",
        Body::Truth(true) => "`true`",
        Body::Truth(false) => "`false`",
        Body::Date(date) if date.time.is_some() => "a time",
        Body::Date(_) => "a date",
        Body::List(_) => "a list",
        Body::Table(_) => "a table",
    }
}
