//! A number over draws, as it is told.

/// A median and the middle 80 % around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Middle {
    /// One draw in ten lies below.
    pub p10: f64,
    /// The median.
    pub p50: f64,
    /// One draw in ten lies above.
    pub p90: f64,
}

impl Middle {
    /// None of no numbers.
    pub(super) fn of(numbers: impl Iterator<Item = f64>) -> Option<Self> {
        let mut numbers: Vec<f64> = numbers.collect();
        let last = numbers.len().checked_sub(1)?;
        let mut at = |share: f64| {
            let place = (share * last as f64 + 0.5) as usize;
            *numbers.select_nth_unstable_by(place, f64::total_cmp).1
        };
        Some(Middle { p10: at(0.1), p50: at(0.5), p90: at(0.9) })
    }

    /// Of all draws.
    pub(super) fn all(draws: &[f64]) -> Self {
        Middle::of(draws.iter().copied()).expect("there are draws")
    }

    pub(super) fn map(self, of: impl Fn(f64) -> f64) -> Self {
        Middle { p10: of(self.p10), p50: of(self.p50), p90: of(self.p90) }
    }
}
