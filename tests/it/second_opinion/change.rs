//! Scheduled changes (model, section 18): the world as it is in a month.

use super::numbers::{SLACK, within};
use super::value::plain_value;
use super::world::{Drafts, World};

/// When a change happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum When {
    /// So many months after the start.
    Month(f64),
    /// At random.
    AtRandom {
        /// Rate a month.
        per_month: f64,
        /// Months since the start before which it does not.
        from: f64,
    },
}

/// A number that can be changed; parties, events and mediators by index.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// The base of a no-deal value.
    NoDeal(usize),
    /// Erosion a month.
    Erosion(usize),
    /// Cost a month.
    Cost(usize),
    /// Pressure of a mediator on a party.
    Pressure(usize, usize),
    /// Exposure.
    Exposure(usize),
    /// Resolve.
    Resolve(usize),
    /// The margin of a capital that has one.
    RatifyMargin(usize),
    /// Credibility.
    Credibility(usize),
    /// Foresight.
    Foresight(usize),
    /// Face saving of a mediator, one number for all.
    FaceSaving(usize),
    /// Face saving of a mediator for one signatory that has a number of its own.
    FaceSavingFor(usize, usize),
    /// Good faith.
    GoodFaith(usize),
    /// Rate of leaving.
    Leaves(usize),
    /// Rate of an event.
    EventRate(usize),
    /// Rate of walking out for an event.
    Walkout(usize),
    /// Probability that an event postpones a round.
    Postpones(usize),
    /// Drift of the balance.
    Drift,
    /// Volatility of the balance.
    Volatility,
    /// Months that suspended talks take to resume.
    ResumeAfter,
}

/// Something that changes numbers for a while.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its id, part of the purposes of luck.
    pub id: String,
    /// When it happens.
    pub when: When,
    /// Probability that it happens at all.
    pub likelihood: f64,
    /// Months that it lasts; infinite: for good.
    pub lasts: f64,
    /// What is added.
    pub add: Vec<(Target, f64)>,
    /// What is multiplied.
    pub times: Vec<(Target, f64)>,
    /// What is set.
    pub set: Vec<(Target, f64)>,
    /// What mediators draft from then on.
    pub drafts: Vec<(usize, Drafts)>,
}

impl Change {
    /// A change that is certain, for good, and changes nothing yet.
    pub fn new(id: &str, when: When) -> Self {
        Self {
            id: id.to_owned(),
            when,
            likelihood: 1.0,
            lasts: f64::INFINITY,
            add: Vec::new(),
            times: Vec::new(),
            set: Vec::new(),
            drafts: Vec::new(),
        }
    }
}

/// Is a change that happened in one month in force in another?
pub fn in_force(change: &Change, happened: f64, month: f64) -> bool {
    month >= happened - SLACK && month < happened + change.lasts - SLACK
}

/// The world of a month, no-deal values settled, changes in force applied in the order of the file.
pub fn world_at(world: &World, happened: &[Option<f64>], month: f64) -> World {
    let mut now = world.clone();
    for i in 0..world.parties.len() {
        now.parties[i].no_deal = base(world, i);
        now.parties[i].no_deal_as = None;
    }
    let mut touched = Vec::new();
    for (change, happened) in world.changes.iter().zip(happened) {
        if happened.is_some_and(|at| in_force(change, at, month)) {
            apply(&mut now, change, &mut touched);
        }
    }
    for target in touched {
        bring_within_range(&mut now, target);
    }
    now
}

/// The base of a no-deal value: a number, or what a text is worth, promises kept.
fn base(world: &World, party: usize) -> f64 {
    let Some(text) = &world.parties[party].no_deal_as else { return world.parties[party].no_deal };
    let mut positions = world.status_quo();
    for &(k, x) in &text.positions {
        positions[k] = x;
    }
    within(plain_value(world, party, &positions) + text.plus, 0.0, 1.0)
}

fn apply(world: &mut World, change: &Change, touched: &mut Vec<Target>) {
    for &(target, by) in &change.add {
        touched.push(target);
        if let Some(number) = number(world, target) {
            *number += by;
        }
    }
    for &(target, by) in &change.times {
        touched.push(target);
        if let Some(number) = number(world, target) {
            *number *= by;
        }
    }
    for &(target, to) in &change.set {
        touched.push(target);
        if let Some(number) = number(world, target) {
            *number = to;
        }
    }
    for &(mediator, drafts) in &change.drafts {
        world.parties[mediator].drafts = drafts;
    }
}

fn bring_within_range(world: &mut World, target: Target) {
    let (low, high) = range(target);
    if let Some(number) = number(world, target) {
        *number = within(*number, low, high);
    }
}

/// Where a number lives; none where the scenario has no such number.
fn number(world: &mut World, target: Target) -> Option<&mut f64> {
    match target {
        Target::NoDeal(i) => Some(&mut world.parties[i].no_deal),
        Target::Erosion(i) => Some(&mut world.parties[i].erosion_per_month),
        Target::Cost(i) => Some(&mut world.parties[i].cost_per_month),
        Target::Pressure(m, i) => {
            let pressure = &mut world.parties[m].pressure;
            let long = pressure.len().max(i + 1);
            pressure.resize(long, 0.0);
            pressure.get_mut(i)
        }
        Target::Exposure(i) => Some(&mut world.parties[i].exposure),
        Target::Resolve(i) => Some(&mut world.parties[i].resolve),
        Target::RatifyMargin(i) => world.parties[i].ratify_margin.as_mut(),
        Target::Credibility(i) => Some(&mut world.parties[i].credibility),
        Target::Foresight(i) => Some(&mut world.parties[i].foresight),
        Target::FaceSaving(m) => Some(&mut world.parties[m].face_saving),
        Target::FaceSavingFor(m, i) => {
            world.parties[m].face_saving_for.get_mut(i).and_then(Option::as_mut)
        }
        Target::GoodFaith(i) => Some(&mut world.parties[i].good_faith),
        Target::Leaves(i) => Some(&mut world.parties[i].leaves_per_month),
        Target::EventRate(e) => Some(&mut world.events[e].per_month),
        Target::Walkout(e) => Some(&mut world.events[e].walkout),
        Target::Postpones(e) => Some(&mut world.events[e].postpones),
        Target::Drift => Some(&mut world.balance.drift_per_month),
        Target::Volatility => Some(&mut world.balance.volatility),
        Target::ResumeAfter => Some(&mut world.talks.resume_after),
    }
}

/// What a number may be.
fn range(target: Target) -> (f64, f64) {
    const LARGE: f64 = 1e12;
    match target {
        Target::NoDeal(_)
        | Target::Credibility(_)
        | Target::Foresight(_)
        | Target::FaceSaving(_)
        | Target::FaceSavingFor(..)
        | Target::GoodFaith(_)
        | Target::Postpones(_) => (0.0, 1.0),
        Target::Resolve(_) => (1e-9, LARGE),
        Target::ResumeAfter => (1e-9, 1e6),
        Target::Exposure(_) | Target::RatifyMargin(_) | Target::Drift => (-LARGE, LARGE),
        Target::Erosion(_)
        | Target::Cost(_)
        | Target::Pressure(..)
        | Target::Leaves(_)
        | Target::EventRate(_)
        | Target::Walkout(_)
        | Target::Volatility => (0.0, LARGE),
    }
}
