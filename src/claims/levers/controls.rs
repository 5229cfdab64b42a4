//! What a reader may move of talks: every number that can matter, and what their structure allows.
//!
//! - Models: nothing; it lists what `--set` can change, and between which values a number is worth moving.
//! - Units: those of the file.
//! - Leaves out: numbers that cannot matter, curves through points, and what takes more than one change.

use super::lever::Lever;
use crate::claims::run::drivers::Driver;
use crate::engine::QuantityId;
use crate::games::talks::idle::idle;
use crate::games::talks::{Drafting, Effect, Format, Label, Parts, Table, Target};

/// How many times as wide as what is thought possible a range may be for all of it to be offered.
const WIDEST: f64 = 8.0;
/// A range no wider than this is offered whole: shares, positions, and what lies between -1 and 1.
const SHARES: f64 = 2.0;

/// What may be moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Controls {
    /// Numbers: those that move a settlement most first, then in the order of the file.
    pub numbers: Vec<Control>,
    /// What is one way or another.
    pub switches: Vec<Switch>,
}

/// A number that may be moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// Which, what it is now, and the levels on which it moves.
    pub lever: Lever,
    /// The least that is offered.
    pub from: f64,
    /// The most that is offered.
    pub to: f64,
    /// The 10 and 90 % points of an uncertain one.
    pub tenths: Option<[f64; 2]>,
}

/// Something that is one way or another.
#[derive(Clone, Debug, PartialEq)]
pub struct Switch {
    /// What it is.
    pub name: String,
    /// As the file has it.
    pub present: &'static str,
    /// In which other way it may be, and the change that makes it so: `talks.format=shuttle`.
    pub others: Vec<(&'static str, String)>,
}

/// Of talks whose settlement these inputs drive, the strongest first. `is_allowed` says whether a change can be made.
pub fn controls(table: &Table, drivers: &[Driver], is_allowed: &dyn Fn(&str) -> bool) -> Controls {
    let idle = idle(table.parts());
    let ids = (0..table.parts().quantities.len() as u32).map(QuantityId);
    let matters = ids.filter(|id| idle.of[id.index()].is_none());
    let mut numbers: Vec<Control> = matters.filter_map(|id| Control::of(table, id)).collect();
    let rank = |control: &Control| {
        let place = drivers.iter().position(|driver| driver.input == control.lever.path);
        place.unwrap_or(usize::MAX)
    };
    numbers.sort_by_key(rank);
    let mut switches = switches(table.parts());
    for switch in &mut switches {
        switch.others.retain(|(_, change)| is_allowed(change));
    }
    switches.retain(|switch| !switch.others.is_empty());
    Controls { numbers, switches }
}

impl Control {
    /// None where it cannot be moved.
    fn of(table: &Table, id: QuantityId) -> Option<Self> {
        let lever = Lever::of_talks(table, id);
        let distribution = &table.parts().quantities[id.index()].distribution;
        let tenths = lever.support.map(|_| [0.1, 0.9].map(|u| distribution.quantile(u)));
        let (low, high) = lever.support.unwrap_or_else(|| lever.around());
        let (least, most) = lever.whole_range().unwrap_or((lever.range.least, lever.range.most));
        let is_offered_whole =
            most - least <= WIDEST * (high - low) || (tenths.is_none() && most - least <= SHARES);
        let allowed = |end: f64, else_at| if lever.range.allows(end) { end } else { else_at };
        let (from, to) = match is_offered_whole {
            true => (least, most),
            false => (
                allowed((2.0 * low - high).clamp(least, most), low),
                allowed((2.0 * high - low).clamp(least, most), high),
            ),
        };
        (from < to).then_some(Control { lever, from, to, tenths })
    }
}

/// All that could be otherwise, whether it may or not.
fn switches(parts: &Parts) -> Vec<Switch> {
    let labels = &parts.labels;
    let format = match parts.setting.format {
        Format::Direct => ("direct", "shuttle"),
        Format::Shuttle => ("shuttle", "direct"),
    };
    let mut switches = vec![Switch {
        name: "Format of the talks".to_owned(),
        present: format.0,
        others: vec![(format.1, format!("talks.format=\"{}\"", format.1))],
    }];
    // What a coming change sets is not what the file says of it from the start.
    let effects = || parts.changes.iter().flat_map(|change| &change.effects);
    let is_set = |party: usize| {
        effects().any(|effect| matches!(effect, Effect::Drafting(whose, _) if *whose == party))
    };
    for (place, (party, label)) in parts.parties.iter().zip(&labels.parties).enumerate() {
        let drafting = party.drafts.filter(|_| !is_set(place));
        switches.extend(drafting.map(|drafting| drafts(drafting, label)));
    }
    let gone = |name: String, word, change: String| Switch {
        name,
        present: "as it stands",
        others: vec![(word, change)],
    };
    for (event, label) in parts.events.iter().zip(&labels.events) {
        let rate = Target::Number(event.numbers.per_month);
        let is_its =
            |effect: &Effect| matches!(effect, Effect::Number { target, .. } if *target == rate);
        if !effects().any(is_its) {
            let never = format!("event.{}.per_month=0", label.id);
            switches.push(gone(label.name.clone(), "never", never));
        }
    }
    for interim in &labels.interims {
        let change = format!("interim.{}.remove=true", interim.id);
        switches.push(gone(interim.name.clone(), "not on offer", change));
    }
    for change in &labels.changes {
        let removed = format!("change.{}.remove=true", change.id);
        switches.push(gone(change.name.clone(), "does not come", removed));
    }
    if !parts.deadlines.is_empty() {
        let removed = "talks.deadline=[]".to_owned();
        switches.push(gone("Deadline".to_owned(), "none", removed));
    }
    switches
}

/// How a mediator drafts, and how else it could.
fn drafts(drafting: Drafting, label: &Label) -> Switch {
    let ways = [
        (Some(Drafting::Mean), "the compromise", "\"mean\""),
        (Some(Drafting::Search), "for the least content", "\"search\""),
        (None, "none", "false"),
    ];
    let present = ways.iter().find(|way| way.0 == Some(drafting));
    let others = ways.iter().filter(|way| way.0 != Some(drafting));
    Switch {
        name: format!("Drafts of {}", label.name),
        present: present.expect("it drafts in one of these ways").1,
        others: others
            .map(|(_, word, value)| (*word, format!("party.{}.drafts={value}", label.id)))
            .collect(),
    }
}
