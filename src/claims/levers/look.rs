//! One look at a lever: how likely something is at a value of it.

use crate::claims::likelihood::Likelihood;

/// By so much wider than its 95 % interval, few draws rule something out: of a hundred levers they would else be wrong
/// about several.
pub(super) const MARGIN: f64 = 0.5;

/// A value of a lever and how likely it makes what is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    pub value: f64,
    pub seen: Likelihood,
    /// Draws that were played at it.
    pub draws: u64,
}

impl Look {
    /// Whether the likelihood may be that high.
    pub fn may_be_above(&self, reach: f64) -> bool {
        self.seen.high + MARGIN * (self.seen.high - self.seen.p) >= reach
    }

    /// Whether it may be that low.
    pub fn may_be_below(&self, reach: f64) -> bool {
        self.seen.low - MARGIN * (self.seen.p - self.seen.low) <= reach
    }

    /// Whether nobody can tell on which side of it the likelihood lies.
    pub fn is_open(&self, reach: f64) -> bool {
        self.may_be_above(reach) && self.may_be_below(reach)
    }

    /// Half of what its interval spans.
    pub fn spans(&self) -> f64 {
        0.5 * (self.seen.high - self.seen.low)
    }

    /// How far from it the likelihood lies, beyond the distance that the interval of so many draws spans: 0 or below
    /// where that interval holds it.
    pub fn beyond(&self, reach: f64, draws: u64) -> f64 {
        let Likelihood { p, low, high, .. } = self.seen;
        let spans = if p < reach { high - p } else { p - low };
        (p - reach).abs() - spans * (self.draws as f64 / draws as f64).sqrt()
    }
}

/// The look nearest to what was asked for or beyond it, where it stands now at `now`; the first of equals.
pub(super) fn best(looks: &[Look], reach: f64, now: f64) -> Look {
    let is_better = |one: &Look, best: &Look| match reach >= now {
        true => one.seen.p > best.seen.p,
        false => one.seen.p < best.seen.p,
    };
    looks.iter().fold(looks[0], |best, look| if is_better(look, &best) { *look } else { best })
}
