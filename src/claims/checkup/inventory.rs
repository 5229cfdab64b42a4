//! Every number of a scenario, with what it rests on and whether it can matter.

use crate::claims::case::Case;
use crate::claims::checkup::classes::Classes;
use crate::engine::{Basis, QuantityId};
use crate::games::talks::idle::{Idle, idle};
use crate::games::talks::numbers::{Known, NumberKey, TOP};
use crate::games::talks::{Curve, Issue, IssueLabel, Parts, Table, possessive, within};
use crate::random::Distribution;
use std::collections::BTreeMap;

/// All numbers of a scenario, in the order of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Inventory {
    /// What it is about; nothing is played.
    pub case: Case,
    /// How many there are of each kind.
    pub counts: Counts,
    /// The numbers.
    pub inputs: Vec<Input>,
}

/// How many numbers a scenario has, by what they rest on. Settings and curves are not among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// What the numbers that the scenario gives rest on.
    pub classes: Classes,
    /// Those that are uncertain.
    pub uncertain: usize,
    /// Those that cannot matter.
    pub idle: usize,
    /// Numbers left at the model's default.
    pub defaults: usize,
}

/// One number of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Its address: `party.north.no_deal`.
    pub path: String,
    /// Its name for a reader.
    pub name: String,
    /// Its unit in words.
    pub unit: String,
    /// What it is.
    pub kind: Kind,
    /// What it rests on.
    pub basis: Basis,
    /// Why it cannot matter in this scenario, where that is certain.
    pub idle: Option<&'static str>,
}

/// What stands at a path.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A number that may be uncertain.
    Number(Distribution),
    /// A position on an issue with levels, 0..1, and the names of the levels.
    Level(Distribution, Vec<String>),
    /// A number that takes no uncertainty.
    Setting(f64),
    /// A curve through positions, in the words or units of the issue, and their values 0..1.
    Curve(Vec<(String, f64)>),
}

/// Lists the numbers of a table. What settings and curves rest on only the scenario knows: `basis` gives it by their
/// paths, none where the file is silent.
pub fn inventory(case: Case, table: &Table, basis: &dyn Fn(&str) -> Option<Basis>) -> Inventory {
    let parts = table.parts();
    let idle = idle(parts);
    let mut inputs = settings(parts, &idle, basis);
    let positions = positions(parts);
    let mut curves = curves(parts, basis);
    for (place, quantity) in parts.quantities.iter().enumerate() {
        inputs.extend(curves.remove(&place));
        let levels = positions.get(&place).and_then(|issue| levels(parts, *issue));
        let kind = match levels {
            Some(levels) => Kind::Level(quantity.distribution.clone(), levels),
            None => Kind::Number(quantity.distribution.clone()),
        };
        inputs.push(Input {
            path: quantity.path.clone(),
            name: quantity.name.clone(),
            unit: quantity.unit.clone(),
            kind,
            basis: quantity.basis.clone(),
            idle: idle.of[place],
        });
    }
    Inventory { case, counts: Counts::of(&inputs), inputs }
}

impl Input {
    /// Whether the scenario gives it.
    pub fn is_given(&self) -> bool {
        !self.basis.default
    }

    /// Whether it is given with neither a source nor a reason.
    pub fn is_bare(&self) -> bool {
        self.is_given() && !self.basis.is_sourced() && self.basis.assumption.is_none()
    }

    fn is_counted(&self) -> bool {
        matches!(self.kind, Kind::Number(_) | Kind::Level(..))
    }

    fn is_uncertain(&self) -> bool {
        match &self.kind {
            Kind::Number(distribution) | Kind::Level(distribution, _) => {
                distribution.known().is_none()
            }
            Kind::Setting(_) | Kind::Curve(_) => false,
        }
    }
}

impl Counts {
    fn of(inputs: &[Input]) -> Self {
        let count = |is: &dyn Fn(&Input) -> bool| {
            inputs.iter().filter(|input| input.is_counted() && is(input)).count()
        };
        let given = inputs.iter().filter(|input| input.is_counted() && input.is_given());
        Counts {
            classes: Classes::of(given.map(|input| &input.basis)),
            uncertain: count(&Input::is_uncertain),
            idle: count(&|input| input.is_given() && input.idle.is_some()),
            defaults: count(&|input| !input.is_given()),
        }
    }
}

fn settings(parts: &Parts, idle: &Idle, basis: &dyn Fn(&str) -> Option<Basis>) -> Vec<Input> {
    let setting = &parts.setting;
    let own = [f64::from(setting.rounds), setting.days_between_rounds];
    let top = TOP.iter().zip(own).map(|(key, value)| (String::new(), key, value));
    let talks = setting.numbers.known().into_iter();
    let all = top.chain(talks.map(|(key, value)| ("talks.".to_owned(), key, value)));
    let one = |(table, key, value): (String, &NumberKey, f64)| {
        let path = table + key.key;
        let why = idle.known.iter().find(|(idle, _)| *idle == key.key);
        Input {
            name: key.called.to_owned(),
            unit: key.unit.to_owned(),
            kind: Kind::Setting(value),
            basis: basis(&path).unwrap_or(Basis { default: true, ..Basis::default() }),
            idle: why.map(|(_, why)| *why),
            path,
        }
    };
    all.map(one).collect()
}

/// The issues of which numbers are positions, by the place of the number.
fn positions(parts: &Parts) -> BTreeMap<usize, usize> {
    let own = parts.issues.iter().enumerate().map(|(issue, of)| (of.status_quo, issue));
    let stances = parts.parties.iter().flat_map(|party| party.stances.iter().enumerate());
    let wanted = stances.filter_map(|(issue, stance)| Some((issue, stance.as_ref()?)));
    let wanted = wanted.flat_map(|(issue, stance)| {
        let ideal = if let Curve::Ideal(ideal, _) = stance.curve { Some(ideal) } else { None };
        ideal.into_iter().chain(stance.red_line).map(move |id| (id, issue))
    });
    own.chain(wanted).map(|(id, issue): (QuantityId, usize)| (id.index(), issue)).collect()
}

/// The curves, each by the place of the weight that stands beside it.
fn curves(parts: &Parts, basis: &dyn Fn(&str) -> Option<Basis>) -> BTreeMap<usize, Input> {
    let mut found = BTreeMap::new();
    for (party, label) in parts.parties.iter().zip(&parts.labels.parties) {
        for (issue, stance) in party.stances.iter().enumerate() {
            let Some(stance) = stance else { continue };
            let Curve::Points(points) = &stance.curve else { continue };
            let words = &parts.labels.issues[issue];
            let path = format!("party.{}.issues.{}.points", label.id, words.id);
            let corners = points
                .iter()
                .map(|(at, value)| (position(&parts.issues[issue], words, *at), *value));
            let input = Input {
                basis: basis(&path).unwrap_or_default(),
                path,
                name: format!("{} value of {}", possessive(&label.name), within(&words.name)),
                unit: "value".to_owned(),
                kind: Kind::Curve(corners.collect()),
                idle: None,
            };
            found.insert(stance.weight.index(), input);
        }
    }
    found
}

/// A position 0..1 as the file has it.
fn position(issue: &Issue, words: &IssueLabel, at: f64) -> String {
    if issue.levels.is_some() {
        let level = words.scale.iter().find(|(place, _)| *place == at);
        return level.map_or_else(|| at.to_string(), |(_, name)| format!("\"{name}\""));
    }
    let (low, high) = issue.range;
    (low + at * (high - low)).to_string()
}

/// The names of the levels of an issue that has some.
fn levels(parts: &Parts, issue: usize) -> Option<Vec<String>> {
    parts.issues[issue].levels?;
    let scale = &parts.labels.issues[issue].scale;
    Some(scale.iter().map(|(_, name)| name.clone()).collect())
}
