//! Whether positions lie in two clusters with next to nothing between them.
//!
//! - Models: settlements that go one way or the other and are hardly ever shared.
//! - Equation: two clusters where some gap of at least three twentieths of the scale holds less than one in a hundred, and
//!   either side of it at least one in ten; of several such gaps the widest, split in its middle. No distribution with a
//!   single mode is one: beyond the gap its density is nowhere above that of the gap, so that less than
//!   0.85 · 0.01 / 0.15 = 6 % lie there.
//! - Source: the mode method (J. M. S. Prewitt and M. L. Mendelsohn, The analysis of cell images, 1966): a threshold in the
//!   valley between two modes of a histogram.
//! - Units: positions on 0..1, in the bins of [`Positions`].
//! - Leaves out: three clusters, of which two are told as one; clusters that overlap.

use super::positions::{BINS, Positions};

/// The narrowest gap, in bins: three twentieths of the scale.
const NARROWEST: usize = 3 * BINS / 20;
/// A gap holds less than one in so many.
const RARE: u64 = 100;
/// Either side holds at least one in so many.
const SIDE: u64 = 10;

/// The two clusters, the lower first; none where there are not two.
pub fn clusters(positions: &Positions) -> Option<[Positions; 2]> {
    let (first, end) = widest_gap(positions.counts())?;
    Some(positions.split((first + end) / 2))
}

/// The widest gap, as its first bin and the one behind its last; the lowest of equals.
fn widest_gap(counts: &[u64]) -> Option<(usize, usize)> {
    let n: u64 = counts.iter().sum();
    // What lies below each bin, and in the end all.
    let below: Vec<u64> = core::iter::once(0)
        .chain(counts.iter().scan(0, |sum, count| {
            *sum += count;
            Some(*sum)
        }))
        .collect();
    let is_enough = |side: u64| n > 0 && side * SIDE >= n;
    let (mut widest, mut end) = (None, 0);
    for first in 0..counts.len() {
        end = end.max(first);
        while end < counts.len() && (below[end + 1] - below[first]) * RARE < n {
            end += 1;
        }
        let is_gap = is_enough(below[first]) && is_enough(n - below[end]);
        let width = widest.map_or(NARROWEST, |(first, end): (usize, usize)| end - first + 1);
        if is_gap && end - first >= width {
            widest = Some((first, end));
        }
    }
    widest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(positions: impl IntoIterator<Item = f64>) -> Positions {
        let mut all = Positions::default();
        positions.into_iter().for_each(|position| all.add(position));
        all
    }

    /// Evenly on 0..1, as many as there are.
    fn even(count: u32) -> impl Iterator<Item = f64> {
        (0..count).map(move |i| (f64::from(i) + 0.5) / f64::from(count))
    }

    #[test]
    fn two_ends_without_a_middle_are_two() {
        let halves = even(1_000).map(|u| if u < 0.4 { 0.1 * u } else { 1.0 - 0.1 * (1.0 - u) });
        let [low, high] = clusters(&of(halves)).expect("there are two");
        assert_eq!((low.n(), high.n()), (400, 600));
        assert!(low.quantile(1.0) < Some(0.05) && high.quantile(0.0) > Some(0.9));
        // Atoms, and a few between them.
        let atoms = (0..500).map(|i| if i < 2 { 0.5 } else { f64::from(i % 2) });
        let [low, high] = clusters(&of(atoms)).expect("there are two");
        assert_eq!((low.quantile(0.5), high.quantile(0.5)), (Some(0.0), Some(1.0)));
    }

    #[test]
    fn what_is_shared_now_and_then_is_not_two() {
        // One in ten lies between, evenly.
        let some = even(1_000).map(|u| if u < 0.1 { 10.0 * u } else { f64::from(u > 0.5) });
        assert_eq!(clusters(&of(some)), None);
        // One in twelve at the other end is no cluster.
        assert_eq!(clusters(&of(even(1_200).map(|u| f64::from(u > 11.0 / 12.0)))), None);
        assert_eq!(clusters(&Positions::default()), None);
    }

    #[test]
    fn a_single_mode_is_never_split() {
        let shapes: [&dyn Fn(f64) -> f64; 6] = [
            &|u| u,
            &|u| 0.4 + 0.2 * u,
            // Triangle, one that falls steeply, half an atom and the rest even, nine tenths an atom.
            &|u| if u < 0.5 { (0.5 * u).sqrt() } else { 1.0 - (0.5 * (1.0 - u)).sqrt() },
            &|u| u * u * u,
            &|u| if u < 0.5 { 0.0 } else { 2.0 * u - 1.0 },
            &|u| if u < 0.9 { 0.3 } else { 0.3 + 7.0 * (u - 0.9) },
        ];
        for (place, shape) in shapes.iter().enumerate() {
            assert_eq!(clusters(&of(even(10_000).map(shape))), None, "shape {place}");
        }
    }
}
