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
        let place = |share: f64| (share * last as f64 + 0.5) as usize;
        let at = |numbers: &mut [f64], place: usize| {
            *numbers.select_nth_unstable_by(place, f64::total_cmp).1
        };
        let middle = place(0.5);
        let p50 = at(&mut numbers, middle);
        // What is lower stands before it now, what is higher behind.
        let p10 = at(&mut numbers[..=middle], place(0.1));
        let p90 = at(&mut numbers[middle..], place(0.9) - middle);
        Some(Middle { p10, p50, p90 })
    }

    /// Of all draws.
    pub(super) fn all(draws: &[f64]) -> Self {
        Middle::of(draws.iter().copied()).expect("there are draws")
    }

    pub(super) fn map(self, of: impl Fn(f64) -> f64) -> Self {
        Middle { p10: of(self.p10), p50: of(self.p50), p90: of(self.p90) }
    }
}
