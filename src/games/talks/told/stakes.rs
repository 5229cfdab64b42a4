//! What is at stake in a text, as the sides see it before the first meeting, every input at its median.
//!
//! - Models: what may stand in a text within all red lines, and by how much it exceeds for each signatory what it can just
//!   live with: the test of the zone of agreement (section 16 of the model), nothing having happened outside.
//! - Equation: surplus_i(x) = V_i(x) - b_i - fear_i, V at the credibility of the compromise: the mean of what all want.
//! - Source: Raiffa (1982) The Art and Science of Negotiation.
//! - Units: values and positions 0..1.
//! - Leaves out: what is not known of the inputs, and the events and balance of the first round.

use crate::engine::{Inputs, Seat};
use crate::games::talks::mechanisms::credibility::shortfall;
use crate::games::talks::mechanisms::foresight::fear;
use crate::games::talks::play::talks::Talks;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::separate::is_separate;
use crate::games::talks::texts::preferences::CLOSE;
use crate::games::talks::zone::menu::{Menu, Within};
use crate::lanes::{Eight, Level, Simd, WIDTH, at_level};

/// A position of an issue, and what each signatory has of it.
pub(crate) type Choice = (f64, Vec<f64>);

/// Where a text may stand on an issue. What the sides have is straight between two neighbouring choices.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Open {
    /// At least one, rising.
    pub choices: Vec<Choice>,
    pub mixing: Mixing,
}

/// What may stand between choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mixing {
    /// Everything, and no curve has a dent.
    Free,
    /// Everything, but some curve has a dent.
    Dented,
    /// Nothing: they are levels.
    Levels,
}

/// What is at stake at the medians.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Stakes {
    /// By party and issue: its ideal, 0..1; the status quo where it is indifferent.
    pub ideals: Vec<Vec<f64>>,
    /// By signatory: the least that it can live with.
    pub floors: Vec<f64>,
    /// By signatory: its surplus apart from the issues.
    pub spare: Vec<f64>,
    /// By issue; none where the red lines leave no text.
    pub open: Option<Vec<Open>>,
}

/// The same table with every number known to be its median.
pub(crate) fn at_medians(table: &Table) -> Table {
    let median = |id: &crate::engine::QuantityId| {
        (*id, table.quantities()[id.index()].distribution.quantile(0.5))
    };
    table.with_all(&table.uncertain().iter().map(median).collect::<Vec<_>>())
}

/// What is at stake at a table of which every number is known.
pub(crate) fn stakes(table: &Table) -> Stakes {
    let mut talks = Talks::new(table, 0);
    let seats = [Seat { column: 0, draw: 0, repeat: 0 }; WIDTH];
    let mut stakes = Stakes::default();
    at_level!(Level::best(), simd => {
        talks.draw.fill(simd, table, &Inputs::default(), &seats);
        stakes = look(simd, table, &mut talks);
    });
    stakes
}

#[inline(always)]
fn look<S: Simd>(simd: S, table: &Table, talks: &mut Talks) -> Stakes {
    let Talks { draw, luck, outside, trust, no_deal, credibility, .. } = talks;
    let world = World { simd, table, draw, luck };
    let compromise: Vec<Eight> = (0..draw.issues).map(|k| compromise(world, k)).collect();
    trust.begin(world);
    no_deal.begin(world);
    credibility.begin(world);
    no_deal.step(world, &outside.balance);
    credibility.doubts(world, trust, no_deal);
    credibility.hold(world, &compromise);
    let short = shortfall(world, &compromise);
    let mut floors = Vec::new();
    for i in 0..draw.signatories {
        let mut floor = Eight::ZERO;
        (world.load(&no_deal.by_signatory()[i]) + fear(world, i) * short).store(&mut floor);
        floors.push(floor.0[0]);
    }
    let mut choices = Some(Vec::new());
    for k in 0..draw.issues {
        let open = open(world, credibility.held_weights(), k);
        choices = choices.zip(open).map(|(mut choices, open)| {
            choices.push(open);
            choices
        });
    }
    let constants = credibility.held_constants().iter();
    let ideals = (0..table.parts().parties.len()).map(|party| &draw.ideal[draw.row(party)]);
    Stakes {
        ideals: ideals.map(|row| row.iter().map(|ideal| ideal.0[0]).collect()).collect(),
        spare: constants.zip(&floors).map(|(constant, floor)| constant.0[0] - floor).collect(),
        floors,
        open: choices,
    }
}

/// The mean of what all want, weighed by influence, within the red lines.
fn compromise<S: Simd>(world: World<S>, k: usize) -> Eight {
    let draw = world.draw;
    let (mut pull, mut sum) = (0.0, 0.0);
    for (party, numbers) in world.table.parts().parties.iter().enumerate() {
        let mut influence = Eight::ZERO;
        world.value(numbers.influence).store(&mut influence);
        let weight = influence.0[0] * draw.weight[draw.at(party, k)].0[0];
        pull += weight * draw.ideal[draw.at(party, k)].0[0];
        sum += weight;
    }
    let mean = if sum > 0.0 { pull / sum } else { draw.status_quo[k].0[0] };
    let (lowest, highest) = (draw.bounds.all_lowest[k].0[0], draw.bounds.all_highest[k].0[0]);
    Eight::splat(if lowest <= highest { mean.clamp(lowest, highest) } else { mean })
}

/// What may stand on an issue; of one that nobody weighs what is nearest to the status quo.
#[inline(always)]
fn open<S: Simd>(world: World<S>, held: &[Eight], k: usize) -> Option<Open> {
    let (table, draw) = (world.table, world.draw);
    let (lowest, highest) = (draw.bounds.all_lowest[k].0[0], draw.bounds.all_highest[k].0[0]);
    if lowest > highest + CLOSE {
        return None;
    }
    let levels = table.parts().issues[k].levels;
    let is_separate = is_separate(table.parts(), table.signatories(), k);
    let mixing = match levels {
        Some(_) => Mixing::Levels,
        None if is_separate => Mixing::Dented,
        None => Mixing::Free,
    };
    let mut menu = Menu::new(table, Within::Lines, k);
    menu.begin(world);
    let mut choices = menu.choices(world, held, 0);
    if choices.iter().all(|(_, worth)| worth.iter().all(|worth| *worth == 0.0)) {
        let quo = draw.status_quo[k].0[0];
        // Bounds and status quo of a discrete issue are levels.
        let highest = if highest < lowest { lowest } else { highest };
        choices = vec![(quo.clamp(lowest, highest), vec![0.0; draw.signatories])];
    }
    Some(Open { choices, mixing })
}
