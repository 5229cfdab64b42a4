//! How a likelihood moves along a lever, as far as the intervals of its points tell.
//!
//! - Computes: whether it rises or falls throughout, is highest or lowest between the ends, or neither.
//! - Equation: one value is above another where its 95 % interval lies wholly above the other's. As the luck is the same
//!   at both, that errs on the side of saying nothing.
//! - Leaves out: what happens between neighbouring values.

use crate::claims::likelihood::Likelihood;

/// How a likelihood moves from the first value to the last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Movement {
    /// No two values can be told apart: so far apart they are at the most.
    Flat(f64),
    /// The last is above the first, and no value is below one before it.
    Rises,
    /// The last is below the first, and no value is above one before it.
    Falls,
    /// Above both ends in between: the highest, with all around it that cannot be told from it, from one place to another.
    Peak(usize, usize),
    /// Below both ends in between.
    Valley(usize, usize),
    /// It moves, and is none of these.
    Neither,
}

fn is_above(one: &Likelihood, other: &Likelihood) -> bool {
    one.low > other.high
}

/// Along at least one value.
pub(super) fn movement(row: &[Likelihood]) -> Movement {
    let (rises, falls) =
        (is_any(row, is_above), is_any(row, |later, earlier| is_above(earlier, later)));
    let (first, last) = (&row[0], &row[row.len() - 1]);
    let extreme = |is_more: fn(f64, f64) -> bool| {
        let place =
            |best: usize, next: usize| if is_more(row[next].p, row[best].p) { next } else { best };
        (0..row.len()).fold(0, place)
    };
    let (highest, lowest) = (extreme(|one, other| one > other), extreme(|one, other| one < other));
    match (rises, falls) {
        (false, false) => Movement::Flat(widest(row)),
        (true, false) if is_above(last, first) => Movement::Rises,
        (false, true) if is_above(first, last) => Movement::Falls,
        (true, true) if [first, last].iter().all(|end| is_above(&row[highest], end)) => {
            let (from, to) = alike(row, highest);
            Movement::Peak(from, to)
        }
        (true, true) if [first, last].iter().all(|end| is_above(end, &row[lowest])) => {
            let (from, to) = alike(row, lowest);
            Movement::Valley(from, to)
        }
        _ => Movement::Neither,
    }
}

/// Whether that holds of any value and one before it.
fn is_any(row: &[Likelihood], holds: impl Fn(&Likelihood, &Likelihood) -> bool) -> bool {
    let of = |place: usize| row[..place].iter().any(|earlier| holds(&row[place], earlier));
    (1..row.len()).any(of)
}

/// From the lowest lower end to the highest upper end.
fn widest(row: &[Likelihood]) -> f64 {
    let high = row.iter().fold(0.0, |most, one| if one.high > most { one.high } else { most });
    let low = row.iter().fold(1.0, |least, one| if one.low < least { one.low } else { least });
    high - low
}

/// The values around one that cannot be told from it.
fn alike(row: &[Likelihood], place: usize) -> (usize, usize) {
    let is_alike = |other: &usize| {
        !is_above(&row[*other], &row[place]) && !is_above(&row[place], &row[*other])
    };
    let from = (0..place).rev().take_while(is_alike).last().unwrap_or(place);
    (from, (place..row.len()).take_while(is_alike).last().unwrap_or(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(points: &[(f64, f64)]) -> Movement {
        let likely =
            |(p, half): &(f64, f64)| Likelihood { p: *p, low: p - half, high: p + half, n: 9 };
        movement(&points.iter().map(likely).collect::<Vec<_>>())
    }

    #[test]
    fn only_what_the_intervals_tell_is_said() {
        assert_eq!(of(&[(0.1, 0.01), (0.2, 0.01), (0.3, 0.01)]), Movement::Rises);
        assert_eq!(of(&[(0.3, 0.01), (0.2, 0.01), (0.1, 0.01)]), Movement::Falls);
        // A dip within the noise is none.
        assert_eq!(of(&[(0.1, 0.02), (0.3, 0.02), (0.29, 0.02), (0.4, 0.02)]), Movement::Rises);
        assert_eq!(
            of(&[(0.1, 0.01), (0.3, 0.01), (0.29, 0.02), (0.1, 0.01)]),
            Movement::Peak(1, 2)
        );
        assert_eq!(of(&[(0.4, 0.01), (0.1, 0.01), (0.4, 0.01)]), Movement::Valley(1, 1));
        // Higher numbers, one after the other, and nothing is seen.
        let Movement::Flat(most) = of(&[(0.1, 0.02), (0.11, 0.02), (0.12, 0.02)]) else {
            panic!("it is flat")
        };
        assert!((most - 0.06).abs() < 1e-12);
        // It rises in between, and the last is known too badly to say that it falls: from 0.1 to 0.09 is no rise.
        assert_eq!(of(&[(0.1, 0.01), (0.3, 0.01), (0.09, 0.3)]), Movement::Neither);
        // Up and down without an end below or above all.
        assert_eq!(of(&[(0.1, 0.01), (0.3, 0.01), (0.2, 0.01), (0.4, 0.01)]), Movement::Neither);
    }
}
