//! The compromise: the mean of what all want, weighed by power and salience.
//!
//! - Models: a bargain in which everybody is heard as far as it is powerful and cares.
//! - Equation: Σ w·x / Σ w.
//! - Source: van den Bos (1991) Dutch EC Decision Making; Achen (2006) "Institutional Realism and Bargaining Models": the
//!   first approximation of the Nash solution where no agreement is far worse for all.
//! - Units: a position 0..1; on levels it may lie between two.
//! - Leaves out: red lines, and what no deal is worth.

use super::voice::Voice;

/// None where nobody is heard.
pub(super) fn weighted_mean(voices: &[Voice]) -> Option<f64> {
    let sum: f64 = voices.iter().map(|voice| voice.weight).sum();
    let pull: f64 = voices.iter().map(|voice| voice.weight * voice.position).sum();
    (sum > 0.0).then(|| pull / sum)
}
