//! The median: where neither side of it has more than half of all weight.
//!
//! - Models: decision by majority of weight among single-peaked preferences: no other position beats it.
//! - Equation: the least position at which those who want it or less have half of the weight, Σ w.
//! - Source: Black (1958) The Theory of Committees and Elections.
//! - Units: a position 0..1 that somebody wants.
//! - Leaves out: red lines, what no deal is worth, and how much anybody cares beyond its weight.

use super::voice::Voice;

/// Half is half to within this share of all weight.
const HALF: f64 = 0.5 - 1e-12;

/// None where nobody is heard.
pub(super) fn weighted_median(voices: &[Voice]) -> Option<f64> {
    let mut rising = voices.to_vec();
    rising.sort_by(|one, other| one.position.total_cmp(&other.position));
    let half = HALF * rising.iter().map(|voice| voice.weight).sum::<f64>();
    let mut so_far = 0.0;
    let reached = rising.iter().find(|voice| {
        so_far += voice.weight;
        so_far >= half
    });
    reached.map(|voice| voice.position)
}
