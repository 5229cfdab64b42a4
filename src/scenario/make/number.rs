//! A number in any of its forms to a quantity, and what can be wrong with it.

use super::builder::{Builder, Said};
use super::owner::Owner;
use crate::engine::{Basis, Quantity, QuantityId, Range};
use crate::games::talks::numbers::{Form, NumberKey};
use crate::random::Distribution;
use crate::scenario::keys::PARTS;
use crate::scenario::mistake::meant::{meant_by_comma, meant_within};
use crate::scenario::mistake::message::Mistake;
use crate::scenario::mistake::nearest::nearest;
use crate::scenario::tree::kind::kind_of;
use crate::scenario::tree::node::{Body, Node};
use crate::scenario::tree::path::Path;
use crate::scenario::tree::rests_on::basis_of;

/// What is asked of a number.
#[derive(Clone)]
pub(super) struct Ask<'a> {
    /// Whose it is.
    pub owner: &'a Owner,
    /// The way to it.
    pub at: Path,
    /// Its address.
    pub address: String,
    /// Its name for a reader.
    pub name: String,
    /// What it is called in a message: "`opening` of party `north`".
    pub subject: String,
    /// What it is, under the underlined text.
    pub says: &'static str,
    /// Its unit.
    pub unit: String,
    /// What is allowed.
    pub range: Range,
    /// Where the file says nothing.
    pub default: f64,
    /// The names of a discrete issue's positions.
    pub levels: Option<&'a [String]>,
    /// Whether nothing can be said of it, since something that it depends on is wrong.
    pub is_moot: bool,
    /// Whether it is what one of several experts says of it.
    pub is_voice: bool,
}

impl<'a> Ask<'a> {
    /// As the table of keys has it.
    pub fn of(owner: &'a Owner, key: &'static NumberKey) -> Self {
        Ask {
            owner,
            at: owner.at.key(key.key),
            address: format!("{}.{}", owner.address, key.key),
            name: key.name(&owner.name, &owner.about),
            subject: format!("`{}` {}", key.key, owner.phrase).trim_end().to_string(),
            says: key.says,
            unit: key.unit.to_string(),
            range: key.range,
            default: key.default,
            levels: None,
            is_moot: false,
            is_voice: false,
        }
    }

    /// "must lie in 0..1", in the words of its range.
    pub fn must(&self) -> String {
        match self.levels {
            Some(levels) => format!(
                "must be one of {}",
                levels.iter().map(|l| format!("\"{l}\"")).collect::<Vec<_>>().join(", ")
            ),
            None => format!("must {}", self.range.in_words()),
        }
    }
}

impl Builder<'_> {
    /// A number with its default.
    pub(super) fn number(&mut self, owner: &Owner, key: &str) -> QuantityId {
        self.quantity(Ask::of(owner, owner.section.number(key)))
    }

    /// A number that takes no uncertainty.
    pub(super) fn known(&mut self, owner: &Owner, key: &str) -> f64 {
        let key = owner.section.number(key);
        let ask = Ask::of(owner, key);
        let node = self.tree.at(&ask.at);
        match node.map(|node| self.distribution(&ask, node)) {
            Some(Ok(Some(Distribution::Known { value })))
                if key.form != Form::Whole || value.fract() == 0.0 =>
            {
                return value;
            }
            Some(Ok(Some(Distribution::Known { .. }))) => {
                let mistake = self.wrong(&ask, &ask.at, "must be a whole number");
                self.say(mistake);
            }
            Some(Ok(Some(_))) => {
                let title = format!("{} cannot be uncertain", ask.subject);
                let mistake = self.about(owner, &ask.at, title);
                self.say(mistake.says(ask.says).hint("write one number"));
            }
            _ => {}
        }
        ask.default
    }

    /// Puts a number on the list, with its default where the file says nothing (or nothing right).
    pub(super) fn quantity(&mut self, ask: Ask<'_>) -> QuantityId {
        let node = self.tree.at(&ask.at).filter(|_| !ask.is_moot);
        let read = node.map(|node| self.distribution(&ask, node));
        let id = QuantityId(self.quantities.len() as u32);
        if matches!(read, Some(Err(_))) || ask.is_moot {
            self.unread.push(id);
        }
        let distribution = if let Some(Ok(read)) = read { read } else { None };
        let basis = match (&distribution, node) {
            (Some(_), Some(node)) => basis_of(node),
            _ => Basis { default: true, ..Basis::default() },
        };
        let distribution = distribution.unwrap_or(Distribution::Known { value: ask.default });
        self.advise(&ask, &distribution);
        let Ask { address: path, name, unit, range, .. } = ask;
        let quantity = Quantity { name, unit, range, basis, ..Quantity::new(path, distribution) };
        self.quantities.push(quantity);
        id
    }

    /// What is written; nothing for an empty table.
    pub(super) fn distribution(
        &mut self,
        ask: &Ask<'_>,
        node: &Node,
    ) -> Result<Option<Distribution>, Said> {
        match &node.body {
            Body::List(ends) => self.ends(ask, ends).map(Some),
            Body::Table(table) if table.is_empty() => Ok(None),
            Body::Table(table) => self.table(ask, table).map(Some),
            _ => {
                let value = self.one(ask, &ask.at, node, true)?;
                Ok(Some(Distribution::Known { value }))
            }
        }
    }

    /// One number, or the position of a level.
    pub(super) fn one(
        &mut self,
        ask: &Ask<'_>,
        at: &Path,
        node: &Node,
        check: bool,
    ) -> Result<f64, Said> {
        if self.is_spoilt(at) {
            return Err(Said);
        }
        let sd = at.last_key() == "sd" && at.0.len() > ask.at.0.len();
        let number = match (&node.body, ask.levels) {
            (Body::Text(name), Some(levels)) => return self.level(ask, at, name, levels),
            (_, Some(_)) => {
                let mistake = self.wrong(ask, at, &ask.must());
                return self
                    .refuse(mistake.hint("the positions of an issue with levels are their names"));
            }
            (Body::Whole(whole), None) => *whole as f64,
            (Body::Number(number), None) => *number,
            (Body::Text(text), None) => return self.text_for_number(ask, at, text),
            (_, None) => {
                let mistake = self.wrong_kind(ask, at, kind_of(node));
                return self.refuse(mistake);
            }
        };
        if !number.is_finite() {
            let mistake = self.wrong(ask, at, "must be a finite number");
            return self.refuse(mistake);
        }
        if sd && number < 0.0 {
            let mistake = self.wrong(ask, at, "must be 0 or more");
            return self.refuse(mistake.says("a standard deviation"));
        }
        if check { self.inside(ask, at, number) } else { Ok(number) }
    }

    pub(super) fn inside(&mut self, ask: &Ask<'_>, at: &Path, number: f64) -> Result<f64, Said> {
        if ask.range.allows(number) {
            return Ok(number);
        }
        let mistake = self.wrong(ask, at, &ask.must());
        let whole =
            ask.range == Range::UNIT && (1.0..=100.0).contains(&number) && number.fract() == 0.0;
        self.refuse(match ask.unit.as_str() {
            "share" | "probability" | "value" if whole => {
                mistake.hint(format!("for {number} per cent write {}", number / 100.0))
            }
            "position" if ask.range == Range::UNIT => mistake.hint(
                "a scale in words runs from 0 to 1; to write in units give the issue a `range` in its place",
            ),
            _ => mistake,
        })
    }

    fn level(
        &mut self,
        ask: &Ask<'_>,
        at: &Path,
        name: &str,
        levels: &[String],
    ) -> Result<f64, Said> {
        if let Some(place) = levels.iter().position(|level| level == name) {
            return Ok(place as f64 / (levels.len() - 1) as f64);
        }
        // Without levels the scale itself was wrong, and that has been said.
        if levels.is_empty() {
            return Err(Said);
        }
        let title = format!("{}: there is no level \"{name}\"", ask.subject);
        let known =
            levels.iter().map(|level| format!("\"{level}\"")).collect::<Vec<_>>().join(", ");
        let help = match nearest(name, levels.iter().map(String::as_str)) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("the levels are {known}"),
        };
        let mistake = self.about(ask.owner, at, title).says(ask.says);
        self.refuse(mistake.hint(help))
    }

    fn text_for_number(&mut self, ask: &Ask<'_>, at: &Path, text: &str) -> Result<f64, Said> {
        let mistake = self.wrong_kind(ask, at, "a text");
        let plain = text.trim();
        let is_open = text.starts_with(['[', '{']) && !text.ends_with([']', '}']);
        let is_plain = ask.owner.section.is_plain(ask.at.last_key()) || *at != ask.at;
        let value =
            meant_within(text, ask.range).filter(|it| !is_plain || !it.starts_with(['[', '{']));
        let quotes =
            if self.written(at).starts_with(['"', '\'']) { ", without quotes" } else { "" };
        let help = match (plain.parse::<f64>(), meant_by_comma(plain), value) {
            _ if is_open => "close the bracket: [0.2, 0.5], or { low = 0.2, high = 0.5 }".into(),
            (Ok(number), ..) if number.is_finite() && !quotes.is_empty() => {
                format!("write {plain}{quotes}")
            }
            (_, Some(number), _) => format!("write {number}{quotes}"),
            (.., Some(value)) => format!("write {value}"),
            _ if ask.at.last_key() == "patience" => {
                "write months, such as 12, or [6, 24] for uncertain ones; \"none\" where only costs bring it down"
                    .into()
            }
            _ if is_plain => "write one number".into(),
            _ => "write a number such as 0.4, or [0.2, 0.5] for an uncertain one".into(),
        };
        self.refuse(mistake.hint(help))
    }

    pub(super) fn wrong(&self, ask: &Ask<'_>, at: &Path, must: &str) -> Mistake {
        let title =
            format!("{}{} {must}, found {}", part_of(ask, at), ask.subject, self.written(at));
        self.about(ask.owner, at, title).says(ask.says)
    }

    pub(super) fn wrong_kind(&self, ask: &Ask<'_>, at: &Path, kind: &str) -> Mistake {
        let title = format!("{}{} must be a number, found {kind}", part_of(ask, at), ask.subject);
        self.about(ask.owner, at, title).says(ask.says)
    }

    pub(super) fn refuse<T>(&mut self, mistake: Mistake) -> Result<T, Said> {
        self.say(mistake);
        Err(Said)
    }
}

/// "`low` in " where the value stands in the number's table.
fn part_of(ask: &Ask<'_>, at: &Path) -> String {
    let part = at.last_key();
    if at.0.len() > ask.at.0.len() && PARTS.contains(&part) {
        format!("`{part}` in ")
    } else {
        String::new()
    }
}
