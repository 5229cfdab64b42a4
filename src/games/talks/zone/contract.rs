//! Whether a text exists that gives every signatory its no-deal value: the general search of [`crate::games::talks::zone`].
//!
//! - Models: the largest, over texts, of the least surplus. Continuous issues with concave curves may stand anywhere, so
//!   texts may be mixed; levels and curves with dents are tried in combination.
//! - Equation: min over weights of max over texts of the weighted surplus; the inner maximum splits by issue. Weights under
//!   which even the best text falls short prove that there is no zone; a text, or a mixture of texts, that gives
//!   everybody enough proves that there is one. The weights that proved it last are tried first.
//! - Source: von Neumann (1928); Dantzig, Wolfe (1960) "Decomposition Principle for Linear Programs".
//! - Units: surplus in value, compared to within 1e-9.
//! - Leaves out: above 4,096 combinations mixtures of levels count as texts, so that zones are upper bounds.

use crate::games::talks::mechanisms::credibility;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::separate::{MOST_COMBINATIONS, is_separate};
use crate::games::talks::texts::preferences::CLOSE;
use crate::games::talks::zone::game_value::Game;
use crate::games::talks::zone::menu::{Menu, Within};
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// Texts after which the search takes the zone for granted; random games end within a tenth of them.
const MOST_TEXTS: usize = 400;
/// Bounds of a value closer than this are one.
const SAME: f64 = 1e-11;

/// The search in eight negotiations, reused from round to round.
#[derive(Clone, Debug, Default)]
pub(crate) struct Contract {
    /// By issue that some signatory cares about.
    menus: Vec<Menu>,
    /// Menus whose options cannot be mixed.
    separate: Vec<usize>,
    mixed: Search,
    combined: Search,
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

/// The search among mixtures of texts on some menus.
#[derive(Clone, Debug, Default)]
struct Search {
    menus: Vec<usize>,
    game: Game,
    /// By signatory: surplus apart from these menus.
    spare: Vec<Eight>,
    text: Vec<Eight>,
    weights: Vec<Eight>,
    /// By signatory: the weights that last proved that there is no zone.
    apart: Vec<Eight>,
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
        Contract {
            mixed: Search::new((0..issues.len()).collect(), signatories),
            combined: Search::new(mixable, signatories),
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
        let open = world.lanes(lanes & self.possible);
        let held = credibility.held_weights();
        self.mixed.spare(world, credibility, floors);
        // Mixing everything can only add texts: without a zone there, there is none.
        let mixed = self.mixed.zone(world, held, &self.menus, open).bits();
        if self.separate.is_empty() {
            return mixed;
        }
        let crowded = mixed & self.crowded;
        crowded | self.try_all(world, held, mixed & !crowded)
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
        if self.combined.menus.is_empty() {
            return lanes;
        }
        for i in 0..world.draw.signatories {
            let mut spare = world.load(&self.mixed.spare[i]);
            for (&menu, &option) in self.separate.iter().zip(&self.choice) {
                spare = spare + self.menus[menu].worth(world, held, option, i);
            }
            spare.store(&mut self.combined.spare[i]);
        }
        let lanes = world.lanes(lanes);
        self.combined.zone(world, held, &self.menus, lanes).bits()
    }
}

impl Search {
    fn new(menus: Vec<usize>, signatories: usize) -> Self {
        let zeros = vec![Eight::ZERO; signatories];
        Search {
            menus,
            game: Game::new(signatories),
            spare: zeros.clone(),
            text: zeros.clone(),
            weights: zeros.clone(),
            apart: zeros,
        }
    }

    /// Nothing has been proved: all weigh the same.
    #[inline(always)]
    fn begin<S: Simd>(&mut self, world: World<S>) {
        let equal = world.all(1.0 / self.apart.len() as f64);
        for weight in &mut self.apart {
            equal.store(weight);
        }
    }

    /// What each signatory has apart from the issues, above no deal.
    #[inline(always)]
    fn spare<S: Simd>(
        &mut self,
        world: World<S>,
        credibility: &credibility::State,
        floors: &[Eight],
    ) {
        for (i, spare) in self.spare.iter_mut().enumerate() {
            let constant = world.load(&credibility.held_constants()[i]);
            (constant - world.load(&floors[i])).store(spare);
        }
    }

    /// The lanes, of those given, in which some mixture gives everybody enough.
    #[inline(always)]
    fn zone<S: Simd>(
        &mut self,
        world: World<S>,
        held: &[Eight],
        menus: &[Menu],
        lanes: Mask<S>,
    ) -> Mask<S> {
        self.weights.copy_from_slice(&self.apart);
        let (mut open, mut zone, mut most) = self.try_weights(world, held, menus, lanes);
        if !open.any() {
            return zone;
        }
        self.game.begin(world.simd, &self.text);
        let close = most.same(-CLOSE);
        for _ in 0..MOST_TEXTS {
            let negative = self.game.weigh(world.simd, &mut self.weights);
            let before = open;
            let good;
            (open, good, most) = self.try_weights(world, held, menus, before);
            let value = self.game.value(world.simd);
            let settled = !negative & most.le(value + SAME);
            // A mixture does for all; or none does, by a hair.
            zone = zone | good | (open & value.ge(close));
            let hair = open & settled & value.lt(close);
            self.remember(world, hair);
            open = open & !value.ge(close) & !hair;
            if !open.any() {
                return zone;
            }
            self.game.enter(world.simd, open, negative, &self.text);
        }
        zone | open
    }

    /// Looks for the best text under the weights at hand. Returns the lanes still open, those in which the text itself
    /// gives everybody enough, and how much it gives them together.
    #[inline(always)]
    fn try_weights<S: Simd>(
        &mut self,
        world: World<S>,
        held: &[Eight],
        menus: &[Menu],
        lanes: Mask<S>,
    ) -> (Mask<S>, Mask<S>, Lanes<S>) {
        self.text.copy_from_slice(&self.spare);
        for &menu in &self.menus {
            menus[menu].add_best(world, held, &self.weights, &mut self.text);
        }
        let close = world.all(-CLOSE);
        let (mut most, mut good) = (close.same(0.0), lanes);
        for (surplus, weight) in self.text.iter().zip(&self.weights) {
            let surplus = world.load(surplus);
            good = good & surplus.ge(close);
            most = most + surplus * world.load(weight);
        }
        let short = lanes & most.lt(close);
        self.remember(world, short);
        (lanes & !short & !good, good & !short, most)
    }

    /// Keeps the weights that prove that there is no zone.
    #[inline(always)]
    fn remember<S: Simd>(&mut self, world: World<S>, lanes: Mask<S>) {
        for (kept, weight) in self.apart.iter_mut().zip(&self.weights) {
            world.load(weight).store_where(lanes, kept);
        }
    }
}
