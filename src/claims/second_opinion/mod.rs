//! Second opinions: where models that know nothing of rounds put the terms of the same file, every input at its median.

mod condorcet;
mod egalitarian;
mod frontier;
pub(super) mod gains;
mod kalai_smorodinsky;
mod nash;
pub(super) mod opinions;
#[cfg(test)]
mod tests;
mod texts;
mod utilitarian;
mod voice;
mod weighted_mean;
mod weighted_median;
