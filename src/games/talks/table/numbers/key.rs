//! What is declared of a number, and the ranges that numbers have.

use crate::engine::{QuantityId, Range};
use crate::games::talks::table::labels::{possessive, within};

/// A number that somebody may write down.
#[derive(Debug)]
pub(crate) struct NumberKey {
    /// The key.
    pub key: &'static str,
    /// Its unit in words.
    pub unit: &'static str,
    /// What is allowed.
    pub range: Range,
    /// Its value where nothing is said; where that depends on more, whoever asks knows.
    pub default: f64,
    /// Whether it may be uncertain, or left out.
    pub form: Form,
    /// What it is, for whoever writes it.
    pub says: &'static str,
    /// Its name for a reader; braces stand for the name of its owner, then for whom it is about.
    pub called: &'static str,
}

/// What a number may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Known or uncertain; its default where it is left out.
    Number,
    /// Known or uncertain; nothing where it is left out.
    Optional,
    /// Always known.
    Known,
    /// Always known, and whole.
    Whole,
}

/// Who knows the numbers: the reader of a file.
pub(crate) trait Teller {
    /// A number with its default.
    fn number(&mut self, key: &'static NumberKey) -> QuantityId;
    /// A number that is there only where it is given.
    fn optional(&mut self, key: &'static NumberKey) -> Option<QuantityId>;
    /// A number that takes no uncertainty.
    fn known(&mut self, key: &'static NumberKey) -> f64;
}

/// A table of numbers.
pub(crate) trait Known {
    /// The numbers that take no uncertainty, in their order.
    fn known(&self) -> Vec<(&'static NumberKey, f64)>;
}

impl NumberKey {
    /// A number that may be uncertain.
    pub(super) const fn number(
        key: &'static str,
        unit: &'static str,
        range: Range,
        default: f64,
    ) -> Self {
        NumberKey { key, unit, range, default, form: Form::Number, says: "", called: "" }
    }

    /// One that takes no uncertainty.
    pub(super) const fn known(
        key: &'static str,
        unit: &'static str,
        range: Range,
        default: f64,
    ) -> Self {
        NumberKey { form: Form::Known, ..NumberKey::number(key, unit, range, default) }
    }

    /// One that is also whole.
    pub(super) const fn whole(
        key: &'static str,
        unit: &'static str,
        range: Range,
        default: f64,
    ) -> Self {
        NumberKey { form: Form::Whole, ..NumberKey::number(key, unit, range, default) }
    }

    /// What it is for whoever writes it, and its name for a reader.
    pub(super) const fn says(self, says: &'static str, called: &'static str) -> Self {
        NumberKey { says, called, ..self }
    }

    /// Its name for a reader: whose it is, and whom or what it is about.
    pub fn name(&self, owner: &str, about: &str) -> String {
        let Some((before, rest)) = self.called.split_once("{}") else {
            return self.called.to_string();
        };
        let owner = if before.is_empty() { owner.to_string() } else { within(owner) };
        let (owner, rest) = match rest.strip_prefix("'s") {
            Some(rest) => (possessive(&owner), rest),
            None => (owner, rest),
        };
        format!("{before}{owner}{}", rest.replacen("{}", &within(about), 1))
    }
}

/// The end of a range that excludes 1.
pub(crate) const BELOW_ONE: Range = Range { below_most: true, ..Range::UNIT };
/// Zero or more; so high an end that nothing becomes infinite.
pub(crate) const FROM_ZERO: Range = Range::closed(0.0, MOST);
/// Above zero.
pub(crate) const ABOVE_ZERO: Range = Range { above_least: true, ..Range::closed(0.0, MOST) };
/// Any number.
pub(crate) const ANY: Range = Range::closed(-MOST, MOST);
/// Months, above zero.
pub(crate) const MONTHS: Range = Range { above_least: true, ..Range::closed(0.0, 1e6) };
/// The upper end where nothing else bounds a number.
pub(super) const MOST: f64 = 1e12;
/// Days between rounds.
pub(super) const DAYS: Range = Range { above_least: true, ..Range::closed(0.0, 3_660.0) };
