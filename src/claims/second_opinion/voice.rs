//! Who is heard on an issue.
//!
//! - Models: a decision among weighed positions: power times salience, and what each wants.
//! - Equation: w = influence · weight, as the file writes them: weights count as salience and are not divided by their sum;
//!   x = the ideal, of a curve of points the first best one; on levels the level.
//! - Source: Bueno de Mesquita, Stokman (1994) European Community Decision Making.
//! - Units: weights >= 0; positions 0..1.
//! - Leaves out: parties without influence, and those that do not list the issue.

use crate::games::talks::{Stakes, Table};

/// A party that is heard: how much, and what it wants.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Voice {
    pub weight: f64,
    pub position: f64,
}

/// Who is heard on an issue, at a table of which every number is known.
pub(super) fn voices(table: &Table, stakes: &Stakes, issue: usize) -> Vec<Voice> {
    let known = |id: crate::engine::QuantityId| {
        table.quantities()[id.index()].distribution.known().expect("every number is known")
    };
    let parties = table.parts().parties.iter().zip(&stakes.ideals);
    let voice = parties.filter_map(|(party, ideals)| {
        let stance = party.stances[issue].as_ref()?;
        let weight = known(party.influence) * known(stance.weight);
        (weight > 0.0).then_some(Voice { weight, position: ideals[issue] })
    });
    voice.collect()
}
