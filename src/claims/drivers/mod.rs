//! Which unknowns move an answer, how far, alone and together; and what it would be worth to know them.
//!
//! Up to four samples are played. A survey of plain draws, the very ones that a run of the same plan plays, shows how the
//! answer stands in each tenth of an input, how far the unknowns move it, each input's share of that alone (first
//! order), and how much is chance within the plays. Fewer draws with more repeats show what knowing one input would be
//! worth. A design of rows shows each input's share with all its interactions (total); where there are many inputs, those
//! that are weak in the survey and in a first look of few rows are moved in sets. Draws that do not weigh alike are only
//! surveyed: given what was seen, the inputs are not independent, and a design knows nothing of that.

mod believed;
mod chance;
mod combinations;
mod design;
mod driving;
mod influences;
mod jackknife;
mod knowing;
mod moments;
mod part;
mod scale;
mod sensitivity;
mod sets;
pub(super) mod share;
mod shares;
mod survey;
#[cfg(test)]
mod tests;

use crate::engine::Game;
use design::Shape;

pub use driving::Driving;
pub use sensitivity::{Influence, Sensitivity};

/// Plays of the design, were every driver moved alone, where nobody says otherwise, about.
const PLAYS: u64 = 2_000_000;
/// The fewest and the most rows that are chosen so.
const ROWS: (u64, u64) = (256, 16_384);

/// Rows of a design of about two million plays, were every driver moved alone, a power of two in 256..16,384.
pub fn usual_rows<G: Game>(game: &G, repeats: u64) -> u64 {
    let of_row = Shape::of(game).of_row() * repeats;
    let fits = |rows: &u64| rows * of_row <= PLAYS;
    let powers = (0..64).map(|exponent| ROWS.0 << exponent).take_while(|rows| *rows <= ROWS.1);
    powers.take_while(fits).last().unwrap_or(ROWS.0)
}
