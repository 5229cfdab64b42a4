//! A number of the scenario that can be moved: what it is now, how far it may go, and how unsure anybody is of it.

use crate::engine::{Game, Quantity, QuantityId, Range};
use crate::games::talks::{Curve, Table};

/// Of a range that excludes its own end, so much of its width stays out.
const STEP_INSIDE: f64 = 0.001;
/// An end so far away bounds nothing that anybody would look through.
const ENDLESS: f64 = 1e5;
/// The points of an uncertain number beyond which it hardly ever lies.
const TAIL: f64 = 0.001;

/// A number that can be moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// Its place among the table's quantities.
    pub quantity: QuantityId,
    /// Its path.
    pub path: String,
    /// Its name for a reader.
    pub name: String,
    /// Its unit in words.
    pub unit: String,
    /// What it may be.
    pub range: Range,
    /// Its value; the median of an uncertain one.
    pub present: f64,
    /// The standard deviation of an uncertain one.
    pub sd: Option<f64>,
    /// The 0.1 and 99.9 % points of an uncertain one.
    pub support: Option<(f64, f64)>,
    /// The names of the levels where it is a position on a discrete issue.
    pub levels: Option<Vec<String>>,
}

/// A value that a number may not take, with those that it may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutOfRange(String);

/// A number without end: somebody has to say between which two to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endless {
    text: String,
    /// Two numbers around what it is now, for an example.
    pub around: [String; 2],
}

impl core::fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for OutOfRange {}

impl core::fmt::Display for Endless {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.text)
    }
}

impl core::error::Error for Endless {}

impl Lever {
    /// A quantity of a game as a lever.
    pub fn of<G: Game>(game: &G, id: QuantityId) -> Self {
        let quantity = &game.quantities()[id.index()];
        let is_uncertain = quantity.distribution.known().is_none();
        let point = |u| quantity.distribution.quantile(u);
        Lever {
            quantity: id,
            path: quantity.path.clone(),
            name: quantity.name.clone(),
            unit: quantity.unit.clone(),
            range: quantity.range,
            present: point(0.5),
            sd: is_uncertain.then(|| quantity.distribution.sd()).filter(|sd| *sd > 0.0),
            support: is_uncertain.then(|| (point(TAIL), point(1.0 - TAIL))),
            levels: None,
        }
    }

    /// A quantity of talks, where some move in levels and some keep a party's weights from being 0 altogether.
    pub fn of_talks(table: &Table, id: QuantityId) -> Self {
        let range = range(table, id, &table.quantities()[id.index()]);
        Lever { range, levels: levels(table, id), ..Lever::of(table, id) }
    }

    /// Whether it may take this value.
    ///
    /// # Errors
    /// What is allowed, for the person who asked.
    pub fn check(&self, value: f64) -> Result<(), OutOfRange> {
        if self.range.allows(value) {
            return Ok(());
        }
        let allowed = self.range.in_words();
        Err(OutOfRange(format!("`{}` ({}) must {allowed}, found {value}", self.path, self.name)))
    }

    /// Whether at its present value all is as the scenario has it: an uncertain number is not always its median.
    pub(super) fn is_known(&self) -> bool {
        self.support.is_none()
    }

    /// The name of the level at a position, where it moves in levels.
    pub fn level(&self, position: f64) -> Option<&str> {
        let levels = self.levels.as_ref()?;
        let place = (position * (levels.len() - 1) as f64 + 0.5) as usize;
        levels.get(place).map(String::as_str)
    }

    /// Everything that it may be, from the least to the most; just inside an end that is itself excluded.
    ///
    /// # Errors
    /// Where that is endless.
    pub fn whole_range(&self) -> Result<(f64, f64), Endless> {
        let Range { least, most, above_least, below_most } = self.range;
        if most - least >= ENDLESS {
            let around = self.support.unwrap_or_else(|| self.around());
            let text = format!(
                "`{}` ({}) may be any number that {}",
                self.path,
                self.name,
                endless(self.range)
            );
            return Err(Endless { text, around: [around.0, around.1].map(short) });
        }
        let inside = STEP_INSIDE * (most - least);
        let low = if above_least { least + inside } else { least };
        let high = if below_most { most - inside } else { most };
        Ok((low, high))
    }

    /// Where to look for it among all levers: its whole range, or where that is endless and it is uncertain, between its
    /// 0.1 and 99.9 % points; none for a known number without end, and for one that moves in levels.
    pub fn where_to_look(&self) -> Option<(f64, f64)> {
        if self.levels.is_some() {
            return None;
        }
        self.whole_range().ok().or(self.support)
    }

    /// Two numbers around a known value, for an example.
    pub(super) fn around(&self) -> (f64, f64) {
        let half = if self.present == 0.0 { 1.0 } else { 0.5 * self.present.abs() };
        let low = self.present - half;
        let low = if self.range.allows(low) { low } else { self.present };
        (low, self.present + half)
    }
}

/// What a quantity may be: a weight that is all that keeps its party's weights from being 0 altogether stays above 0.
fn range(table: &Table, id: QuantityId, quantity: &Quantity) -> Range {
    let least = |weight: QuantityId| table.quantities()[weight.index()].distribution.least();
    let keeps_alone = table.parts().parties.iter().any(|party| {
        let weights: Vec<QuantityId> =
            party.stances.iter().flatten().map(|stance| stance.weight).collect();
        weights.contains(&id) && weights.iter().all(|other| *other == id || least(*other) <= 0.0)
    });
    Range { above_least: quantity.range.above_least || keeps_alone, ..quantity.range }
}

/// The levels of the discrete issue on which the quantity is a position.
fn levels(table: &Table, id: QuantityId) -> Option<Vec<String>> {
    let parts = table.parts();
    let place = (0..parts.issues.len()).find(|&issue| {
        let stances = parts.parties.iter().filter_map(|party| party.stances[issue].as_ref());
        let is_here = |stance: &crate::games::talks::Stance| {
            matches!(stance.curve, Curve::Ideal(ideal, _) if ideal == id)
                || stance.red_line == Some(id)
        };
        parts.issues[issue].status_quo == id || stances.into_iter().any(is_here)
    })?;
    parts.issues[place].levels?;
    Some(table.labels().issues[place].scale.iter().map(|(_, word)| word.clone()).collect())
}

fn endless(range: Range) -> String {
    match (range.least > -ENDLESS, range.most < ENDLESS) {
        (true, _) if range.above_least => format!("is above {}", short(range.least)),
        (true, _) => format!("is {} or more", short(range.least)),
        (_, true) => format!("is at most {}", short(range.most)),
        _ => "is finite".to_owned(),
    }
}

/// A number with at most four decimals, fewer where it is large.
fn short(number: f64) -> String {
    let decimals = match number.abs() {
        size if size >= 100.0 => 1,
        size if size >= 1.0 => 2,
        _ => 4,
    };
    let text = format!("{number:.decimals$}");
    if text.contains('.') {
        return text.trim_end_matches('0').trim_end_matches('.').to_owned();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!([0.25, 869.642_857, 12.0, -3.256].map(short), ["0.25", "869.6", "12", "-3.26"]);
    }
}
