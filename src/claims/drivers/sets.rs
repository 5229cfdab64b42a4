//! Which drivers of a design are moved alone, and which in sets.
//!
//! - Models: a design plays one point a row for everything that it moves. Most of many drivers do next to nothing; those
//!   that a first look finds weak are moved together, the weakest in the largest sets.
//! - Equation: T_i <= T_set for every member i, T_set / members is what one of them has on average where they do not
//!   interact.
//! - Source: D. C. Woods and S. M. Lewis, Design of experiments for screening (2017), group screening.
//! - Units: none.
//! - Leaves out: which member of a set does what; terms, where the pairs that count are others for a set than for a member.

use crate::engine::{Game, Ties};

/// Drivers that are moved alone at least, and sets of the others at most.
const ALONE: usize = 16;
const SETS: usize = 12;

/// By driver: its set.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sets {
    of_driver: Vec<usize>,
    members: Vec<u64>,
}

/// What is known of a driver before the design.
#[derive(Clone, Copy, Debug)]
pub(super) struct Strength {
    /// Whether it is told from nothing.
    pub is_told: bool,
    pub value: f64,
}

impl Sets {
    /// Every driver alone.
    pub fn alone<G: Game>(game: &G) -> Self {
        let drivers = Ties::of(game).count();
        Sets { of_driver: (0..drivers).collect(), members: vec![1; drivers] }
    }

    /// Whether so many drivers are too many to move each alone.
    pub fn pays(drivers: usize) -> bool {
        drivers > 3 * ALONE
    }

    /// How many there will be, at least, of so many drivers.
    pub fn usual(drivers: usize) -> usize {
        if Sets::pays(drivers) { ALONE + SETS } else { drivers }
    }

    /// The strong alone, and all that are told from nothing; the others together, the stronger in smaller sets: each has
    /// half of an even share of what is left, the last the rest.
    pub fn by_strength(strengths: &[Strength]) -> Self {
        let mut order: Vec<usize> = (0..strengths.len()).collect();
        let key = |driver: usize| (strengths[driver].is_told, strengths[driver].value);
        order.sort_by(|one, other| {
            let (one, other) = (key(*one), key(*other));
            other.0.cmp(&one.0).then(other.1.total_cmp(&one.1))
        });
        let told = strengths.iter().filter(|one| one.is_told).count();
        let mut sets = Sets { of_driver: vec![0; strengths.len()], members: Vec::new() };
        // Beside those that are told there is room for what does something only together with others.
        let alone = ALONE.max(told + ALONE / 2).min(strengths.len());
        let (strong, weak) = order.split_at(alone);
        strong.iter().for_each(|driver| sets.add(&[*driver]));
        let mut left = weak;
        for further in (0..SETS).rev() {
            let half_of_even = left.len().div_ceil(2 * (further + 1));
            let (set, rest) = left.split_at(if further == 0 { left.len() } else { half_of_even });
            if !set.is_empty() {
                sets.add(set);
            }
            left = rest;
        }
        sets
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.members.len()
    }

    /// Of a driver.
    pub fn of(&self, driver: usize) -> usize {
        self.of_driver[driver]
    }

    /// How many drivers a driver's set has, itself among them.
    pub fn members(&self, driver: usize) -> u64 {
        self.members[self.of_driver[driver]]
    }

    fn add(&mut self, drivers: &[usize]) {
        drivers.iter().for_each(|driver| self.of_driver[*driver] = self.members.len());
        self.members.push(drivers.len() as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strengths(drivers: usize, told: &[usize]) -> Vec<Strength> {
        // The later the stronger.
        let of = |driver| Strength { is_told: told.contains(&driver), value: driver as f64 };
        (0..drivers).map(of).collect()
    }

    #[test]
    fn the_strong_and_the_told_are_alone_and_the_weakest_in_the_largest_sets() {
        let drivers = 134;
        let sets = Sets::by_strength(&strengths(drivers, &[0, 7]));
        assert_eq!(sets.count(), Sets::usual(drivers));
        let alone = |driver: &usize| sets.members(*driver) == 1;
        let strongest = drivers - (ALONE - 2)..drivers;
        assert!([0, 7].iter().all(alone) && strongest.clone().all(|driver| alone(&driver)));
        let weak = (1..strongest.start).filter(|driver| *driver != 7);
        assert!(
            weak.clone().map(|driver| sets.members(driver)).is_sorted_by(|one, next| one >= next)
        );
        assert!(weak.clone().all(|driver| !alone(&driver)));
        assert_eq!((sets.members(1), sets.members(strongest.start - 1)), (36, 5));
    }

    #[test]
    fn all_that_are_told_are_alone() {
        let told: Vec<usize> = (0..40).collect();
        let sets = Sets::by_strength(&strengths(50, &told));
        assert!(told.iter().all(|driver| sets.members(*driver) == 1));
        let all = Sets::by_strength(&strengths(50, &(0..50).collect::<Vec<_>>()));
        assert_eq!(all.count(), 50);
    }
}
