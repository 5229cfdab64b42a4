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
    use crate::claims::drivers::Influence;
    use crate::claims::drivers::tests::{Function, driven};
    use crate::engine::Plan;

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

    #[test]
    fn weak_inputs_are_bounded_by_their_sets_and_strong_ones_found_among_many() {
        // Of 80 inputs x11 (a tenth), x41 and x71 (nothing but together) move it strongly, the first ten a little each.
        let of = |u: &[f64]| {
            let weak: f64 = u[..10].iter().sum();
            let crossed = if (u[40] < 0.5) == (u[70] < 0.5) { 0.2 } else { -0.2 };
            0.5 + 0.2 * (u[10] - 0.5) + crossed + 0.02 * (weak - 5.0)
        };
        let game = Function::new(80, of as fn(&[f64]) -> f64);
        // Variances: x11 0.04/12, the pair 0.04, each weak one 0.0004/12, 0.08 % of all.
        let all = 0.04 / 12.0 + 0.04 + 10.0 * 0.0004 / 12.0;
        let mut missed = [0; 3];
        for seed in 0..40 {
            let found = driven(&game, Plan::new(seed, 2_000, 4).expect("small"), 1_024);
            assert!(found.looked > 0 && found.inputs.len() == 80);
            let total = |place: usize| {
                let is_it = |input: &&Influence| input.input == format!("x{place}");
                let input = found.inputs.iter().find(is_it).expect("it is one");
                (input.among, input.total.expect("known"))
            };
            let strong = [(11, 0.04 / 12.0), (41, 0.04), (71, 0.04)];
            for ((place, variance), missed) in strong.into_iter().zip(&mut missed) {
                let (among, total) = total(place);
                assert_eq!(among, 1, "x{place}");
                *missed += u32::from(total.low > variance / all || total.high < variance / all);
            }
            let mut weak = (1..=10).map(|place| total(place).1);
            assert!(weak.all(|total| total.low <= 0.0008 && total.high >= 0.0007));
        }
        // Of 40 intervals of 95 % more than 7 miss with a probability of 0.1 %.
        assert!(missed.iter().all(|missed| *missed <= 7), "{missed:?}");
    }
}
