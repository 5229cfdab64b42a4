//! Whether a text exists that gives every signatory its no-deal value: the general search of [`crate::games::talks::zone`].
//!
//! - Models: the largest, over texts, of the least surplus. Continuous issues with concave curves may stand anywhere, so
//!   texts may be mixed; levels and curves with dents are tried in combination.
//! - Equation: min over weights of max over texts of the weighted surplus; the inner maximum splits by issue. Weights under
//!   which even the best text falls short prove that there is no zone; a text, or a mixture of texts, that gives
//!   everybody enough proves that there is one. What proved it last is tried first.
//! - Source: von Neumann (1928); Dantzig, Wolfe (1960) "Decomposition Principle for Linear Programs".
//! - Units: surplus in value, compared to within 1e-9.
//! - Leaves out: above 4,096 combinations mixtures of levels count as texts, so that zones are upper bounds.

use crate::games::talks::mechanisms::credibility;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::separate::{MOST_COMBINATIONS, is_separate};
use crate::games::talks::texts::preferences::CLOSE;
use crate::games::talks::zone::menu::{Menu, Within};
use crate::games::talks::zone::search::Search;
use crate::games::talks::zone::witness::Witness;
use crate::lanes::{Eight, Mask, Simd};

/// The search in eight negotiations, reused from round to round.
#[derive(Clone, Debug, Default)]
pub(crate) struct Contract {
    /// By issue that some signatory cares about.
    menus: Vec<Menu>,
    /// Menus whose options cannot be mixed.
    separate: Vec<usize>,
    mixed: Search,
    combined: Search,
    /// A combination, separate issues first, with a mixture of the others.
    witness: Witness,
    /// Lanes in which the red lines leave a text.
    possible: u8,
    /// Lanes with more combinations than are tried.
    crowded: u8,
    may_be_crowded: bool,
    /// By number of separate issues that are settled, and signatory: the most that it may still have.
    reach: Vec<Eight>,
    /// By separate issue and signatory: what the best option adds to its value.
    best: Vec<Eight>,
    /// By number of separate issues that are settled: lanes in which each could still have enough.
    hopeful: Vec<u8>,
    /// By separate issue: the option at hand.
    choice: Vec<usize>,
}

impl Contract {
    pub(crate) fn new(table: &Table, within: Within) -> Self {
        let cared = |issue: &usize| {
            let parties = &table.parts().parties;
            table.signatories().iter().any(|&i| parties[i].stances[*issue].is_some())
        };
        let issues: Vec<usize> = (0..table.parts().issues.len()).filter(cared).collect();
        let signatories = table.signatories().len();
        let (separate, mixable): (Vec<usize>, Vec<usize>) = (0..issues.len())
            .partition(|&menu| is_separate(table.parts(), table.signatories(), issues[menu]));
        let order = separate.iter().chain(&mixable).map(|&menu| issues[menu]).collect();
        Contract {
            witness: Witness::new(order, signatories),
            mixed: Search::new((0..issues.len()).collect(), &issues, signatories),
            combined: Search::new(mixable, &issues, signatories),
            possible: 0,
            crowded: 0,
            may_be_crowded: table.zones_are_upper_bounds(),
            reach: vec![Eight::ZERO; (separate.len() + 1) * signatories],
            best: vec![Eight::ZERO; separate.len() * signatories],
            hopeful: vec![0; separate.len() + 1],
            choice: vec![0; separate.len()],
            menus: issues.iter().map(|&issue| Menu::new(table, within, issue)).collect(),
            separate,
        }
    }

    /// Takes the numbers of a negotiation.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>) {
        self.mixed.begin(world);
        self.combined.begin(world);
        self.witness.begin();
        let mut possible = Mask::splat(world.simd, true);
        for menu in &mut self.menus {
            possible = possible & menu.begin(world);
        }
        self.possible = possible.bits();
        if self.may_be_crowded {
            let mut combinations = world.all(1.0);
            for &menu in &self.separate {
                combinations = combinations * self.menus[menu].count(world);
            }
            let most = combinations.same(MOST_COMBINATIONS as f64);
            self.crowded = combinations.gt(most).bits();
        }
    }

    /// The lanes, of those given, in which some text gives every signatory its no-deal value.
    #[inline(always)]
    pub(crate) fn exists<S: Simd>(
        &mut self,
        world: World<S>,
        credibility: &credibility::State,
        floors: &[Eight],
        lanes: u8,
    ) -> u8 {
        if lanes & self.possible == 0 {
            return 0;
        }
        let mut open = world.lanes(lanes & self.possible);
        let held = credibility.held_weights();
        self.mixed.take_spare(world, credibility, floors);
        if self.separate.is_empty() {
            return self.mixed.zone(world, held, &self.menus, open).bits();
        }
        let known = open & self.witness.holds(world, held, &self.mixed.spare);
        open = open & !known;
        // Mixing everything can only add texts: without a zone there, there is none.
        let mixed = self.mixed.zone(world, held, &self.menus, open).bits();
        let (crowded, tried) = (mixed & self.crowded, mixed & !self.crowded);
        known.bits() | crowded | if tried == 0 { 0 } else { self.try_all(world, held, tried) }
    }

    /// Tries every combination of the separate issues, as long as each signatory alone could still have enough.
    #[inline(always)]
    fn try_all<S: Simd>(&mut self, world: World<S>, held: &[Eight], lanes: u8) -> u8 {
        self.reach_for_the_most(world, held);
        self.hopeful[0] = lanes;
        let (mut zone, mut depth) = (0, 0);
        self.choice[0] = 0;
        loop {
            let option = self.choice[depth];
            let open = self.hopeful[depth] & !zone;
            if open == 0 || option == self.menus[self.separate[depth]].len() {
                if depth == 0 {
                    return zone;
                }
                depth -= 1;
                self.choice[depth] += 1;
                continue;
            }
            let hopeful = self.settle(world, held, depth, open);
            if hopeful != 0 && depth + 1 < self.separate.len() {
                depth += 1;
                self.choice[depth] = 0;
                self.hopeful[depth] = hopeful;
                continue;
            }
            if hopeful != 0 {
                zone |= self.close(world, held, hopeful);
            }
            self.choice[depth] += 1;
        }
    }

    /// What each signatory could have if it alone chose everything.
    #[inline(always)]
    fn reach_for_the_most<S: Simd>(&mut self, world: World<S>, held: &[Eight]) {
        for i in 0..world.draw.signatories {
            let mut reach = world.load(&self.mixed.spare[i]);
            for &menu in &self.combined.menus {
                reach = reach + self.menus[menu].most(world, held, i);
            }
            for (place, &menu) in self.separate.iter().enumerate() {
                let best = self.menus[menu].most(world, held, i);
                best.store(&mut self.best[place * world.draw.signatories + i]);
                reach = reach + best;
            }
            reach.store(&mut self.reach[i]);
        }
    }

    /// Settles a separate issue on the option at hand. Returns the lanes in which each signatory could still have enough.
    #[inline(always)]
    fn settle<S: Simd>(&mut self, world: World<S>, held: &[Eight], depth: usize, lanes: u8) -> u8 {
        let menu = &self.menus[self.separate[depth]];
        let option = self.choice[depth];
        let mut hopeful = world.lanes(lanes & menu.open[option]);
        for i in 0..world.draw.signatories {
            let before = world.load(&self.reach[depth * world.draw.signatories + i]);
            let best = world.load(&self.best[depth * world.draw.signatories + i]);
            let reach = before - (best - menu.worth(world, held, option, i));
            hopeful = hopeful & reach.ge(-CLOSE);
            reach.store(&mut self.reach[(depth + 1) * world.draw.signatories + i]);
        }
        hopeful.bits()
    }

    /// Whether the combination at hand leaves a zone to the issues that can be mixed.
    #[inline(always)]
    fn close<S: Simd>(&mut self, world: World<S>, held: &[Eight], lanes: u8) -> u8 {
        for i in 0..world.draw.signatories {
            let mut spare = world.load(&self.mixed.spare[i]);
            for (&menu, &option) in self.separate.iter().zip(&self.choice) {
                spare = spare + self.menus[menu].worth(world, held, option, i);
            }
            spare.store(&mut self.combined.spare[i]);
        }
        let mut lanes = world.lanes(lanes);
        if !self.combined.menus.is_empty() {
            lanes = self.combined.zone(world, held, &self.menus, lanes);
        }
        let chosen = self.separate.iter().zip(&self.choice);
        let values = chosen.flat_map(|(&menu, &option)| self.menus[menu].values(option));
        self.witness.take(world, lanes, values.chain(self.combined.witness.values()));
        lanes.bits()
    }
}
