//! What it would take of a lever.

use super::lever::Lever;
use crate::claims::case::Case;
use crate::claims::likelihood::Likelihood;

/// A lever and where to look.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverRange {
    /// The lever.
    pub lever: Lever,
    /// The least value looked at.
    pub low: f64,
    /// The most.
    pub high: f64,
}

/// What it would take.
#[derive(Clone, Debug, PartialEq)]
pub struct Targets {
    /// What it is about, with the most that was played at one value.
    pub case: Case,
    /// The word for what is asked.
    pub of: String,
    /// What a reader calls it.
    pub name: String,
    /// The likelihood to be reached, 0..1.
    pub reach: f64,
    /// How likely it is as the scenario stands.
    pub now: Likelihood,
    /// A row a lever: first the uncertain ones, by how small a change does it in their standard deviations; then the
    /// known, by change over range; then those that cannot, the nearest to it first.
    pub rows: Vec<Target>,
    /// What was not looked at, in words; only the maker of the searches knows.
    pub left_out: Vec<String>,
}

/// What it would take of one lever.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The lever and where it was looked for.
    pub search: LeverRange,
    /// The value nearest to the present one at which the likelihood is reached; none where none was found.
    pub value: Option<Value>,
    /// The likelihood nearest to what was asked for, or beyond it, that was seen.
    pub best: Likelihood,
    /// The value at which it was seen.
    pub best_at: f64,
    /// Draws at each value.
    pub draws: u64,
}

/// A value with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// The value.
    pub value: f64,
    /// Lower end of its 95 % interval; the end of the range where that is reached first.
    pub low: f64,
    /// Upper end of it.
    pub high: f64,
    /// Whether the interval goes as far down as was looked.
    pub is_open_below: bool,
    /// Whether it goes as far up.
    pub is_open_above: bool,
}

impl Target {
    /// The value less the present one.
    pub fn change(&self) -> Option<f64> {
        Some(self.value?.value - self.search.lever.present)
    }

    /// The change in standard deviations of what is known of the lever; none for a known number.
    pub fn change_in_sd(&self) -> Option<f64> {
        Some(self.change()? / self.search.lever.sd?)
    }

    /// Whether the likelihood was not seen to be reached, and may be all the same: the interval of the nearest holds it.
    pub fn may_reach(&self, reach: f64) -> bool {
        self.value.is_none() && (self.best.low..=self.best.high).contains(&reach)
    }

    /// The change as a share of the range looked at.
    pub fn change_in_range(&self) -> Option<f64> {
        Some(self.change()? / (self.search.high - self.search.low))
    }

    pub(super) fn rank(&self, reach: f64) -> Rank {
        match (self.change_in_sd(), self.change_in_range()) {
            (Some(sd), _) => Rank(0, sd.abs()),
            (None, Some(range)) => Rank(1, range.abs()),
            (None, None) => Rank(2, (self.best.p - reach).abs()),
        }
    }
}

/// The order of rows: the kind, then how small it is.
pub(super) struct Rank(u8, f64);

impl Rank {
    pub fn total_cmp(&self, other: Rank) -> core::cmp::Ordering {
        self.0.cmp(&other.0).then(self.1.total_cmp(&other.1))
    }
}
