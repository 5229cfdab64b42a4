//! The search among mixtures of texts: whether one gives every signatory enough.
//!
//! - Models: continuous issues may stand anywhere between their corners, so that texts may be mixed. What proved the answer
//!   last is tried first: a mixture that gave everybody enough, or weights under which even the best text fell short.
//! - Equation: min over weights of max over texts of the weighted surplus; the inner maximum splits by issue.
//! - Source: von Neumann (1928); Dantzig, Wolfe (1960) "Decomposition Principle for Linear Programs".
//! - Units: surplus in value, compared to within 1e-9.
//! - Leaves out: issues whose options cannot be mixed ([`crate::games::talks::zone::contract`]).

use crate::games::talks::mechanisms::credibility;
use crate::games::talks::play::world::World;
use crate::games::talks::texts::preferences::CLOSE;
use crate::games::talks::zone::game_value::Game;
use crate::games::talks::zone::menu::Menu;
use crate::games::talks::zone::witness::Witness;
use crate::lanes::{Eight, Lanes, Mask, Simd};

/// Texts after which the search takes the zone for granted; random games end within a tenth of them.
const MOST_TEXTS: usize = 400;
/// Bounds of a value closer than this are one.
const SAME: f64 = 1e-11;

/// The search in eight negotiations, reused from round to round.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search {
    pub menus: Vec<usize>,
    game: Game,
    /// By signatory: surplus apart from these menus.
    pub spare: Vec<Eight>,
    /// By signatory: surplus of the text at hand.
    text: Vec<Eight>,
    /// By menu and signatory: what is valued of the text at hand, and how much a value counts under the weights at hand.
    chosen: Vec<Eight>,
    counts: Vec<Eight>,
    /// By row of the game: what is valued of its text.
    rows: Vec<Eight>,
    mixture: Vec<Eight>,
    weights: Vec<Eight>,
    /// By signatory: the weights that last proved that there is no zone.
    apart: Vec<Eight>,
    /// The mixture that last proved that there is one.
    pub witness: Witness,
}

impl Search {
    pub(crate) fn new(menus: Vec<usize>, issues: &[usize], signatories: usize) -> Self {
        let zeros = |count: usize| vec![Eight::ZERO; count];
        let values = menus.len() * signatories;
        Search {
            witness: Witness::new(menus.iter().map(|&menu| issues[menu]).collect(), signatories),
            menus,
            game: Game::new(signatories),
            spare: zeros(signatories),
            text: zeros(signatories),
            chosen: zeros(values),
            counts: zeros(values),
            rows: zeros((signatories + 1) * values),
            mixture: zeros(values),
            weights: zeros(signatories),
            apart: zeros(signatories),
        }
    }

    /// Nothing has been proved: all weigh the same.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>) {
        let equal = world.all(1.0 / self.apart.len() as f64);
        for weight in &mut self.apart {
            equal.store(weight);
        }
        self.witness.begin();
    }

    /// What each signatory has apart from the issues, above no deal.
    #[inline(always)]
    pub(crate) fn take_spare<S: Simd>(
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
    pub(crate) fn zone<S: Simd>(
        &mut self,
        world: World<S>,
        held: &[Eight],
        menus: &[Menu],
        lanes: Mask<S>,
    ) -> Mask<S> {
        let known = lanes & self.witness.holds(world, held, &self.spare);
        let mut open = lanes & !known;
        if open.any() {
            open = open & !self.falls_short(world, held, menus);
        }
        if !open.any() {
            return known;
        }
        known | world.lanes(self.look(world, held, menus, open.bits()))
    }

    /// Where even the best text falls short under the weights that proved it last.
    #[inline(always)]
    fn falls_short<S: Simd>(&mut self, world: World<S>, held: &[Eight], menus: &[Menu]) -> Mask<S> {
        self.weights.copy_from_slice(&self.apart);
        self.count(world, held, menus);
        let mut most = world.all(0.0);
        for (spare, weight) in self.spare.iter().zip(&self.weights) {
            most = most + world.load(spare) * world.load(weight);
        }
        for (&menu, counts) in self.menus.iter().zip(self.counts.chunks_exact(self.weights.len())) {
            most = most + menus[menu].most_together(world, counts);
        }
        most.lt(-CLOSE)
    }

    /// How much every signatory's value of every issue counts under the weights at hand.
    #[inline(always)]
    fn count<S: Simd>(&mut self, world: World<S>, held: &[Eight], menus: &[Menu]) {
        let counts = self.counts.chunks_exact_mut(self.weights.len());
        for (&menu, counts) in self.menus.iter().zip(counts) {
            for (i, (count, weight)) in counts.iter_mut().zip(&self.weights).enumerate() {
                let held = world.load(&held[world.draw.at(i, menus[menu].issue)]);
                (held * world.load(weight)).store(count);
            }
        }
    }

    /// Plays the game from the weights at hand on. Few rounds come here: it stands once, apart from the rest.
    #[inline(never)]
    fn look<S: Simd>(&mut self, world: World<S>, held: &[Eight], menus: &[Menu], lanes: u8) -> u8 {
        world.simd.vectorize(
            #[inline(always)]
            || self.play(world, held, menus, world.lanes(lanes)).bits(),
        )
    }

    #[inline(always)]
    fn play<S: Simd>(
        &mut self,
        world: World<S>,
        held: &[Eight],
        menus: &[Menu],
        lanes: Mask<S>,
    ) -> Mask<S> {
        let (mut open, mut zone, mut most) = self.try_weights(world, held, menus, lanes);
        if !open.any() {
            return zone;
        }
        self.game.begin(world.simd, &self.text);
        let (slacks, first) = self.rows.split_at_mut(self.text.len() * self.chosen.len());
        slacks.fill(Eight::ZERO);
        first.copy_from_slice(&self.chosen);
        let close = most.same(-CLOSE);
        for _ in 0..MOST_TEXTS {
            let negative = self.game.weigh(world.simd, &mut self.weights);
            let before = open;
            let good;
            (open, good, most) = self.try_weights(world, held, menus, before);
            let value = self.game.value(world.simd);
            let settled = !negative & most.le(value + SAME);
            // A mixture does for all; or none does, by a hair.
            let mixture = open & value.ge(close);
            self.take_mixture(world, mixture);
            zone = zone | good | mixture;
            let hair = open & settled & value.lt(close);
            self.remember(world, hair);
            open = open & !mixture & !hair;
            if !open.any() {
                return zone;
            }
            let row = self.game.enter(world.simd, open, negative, &self.text);
            self.note_row(world, row, negative);
        }
        zone | open
    }

    /// Notes the text, or the slack, that has come into a row of the game.
    #[inline(always)]
    fn note_row<S: Simd>(&mut self, world: World<S>, row: Lanes<S>, slack: Mask<S>) {
        for (place, values) in self.rows.chunks_exact_mut(self.chosen.len().max(1)).enumerate() {
            let here = row.eq((place + 1) as f64);
            for (value, chosen) in values.iter_mut().zip(&self.chosen) {
                slack.select(0.0, world.load(chosen)).store_where(here, value);
            }
        }
    }

    /// The mixture of the game's texts is a witness.
    #[inline(always)]
    fn take_mixture<S: Simd>(&mut self, world: World<S>, lanes: Mask<S>) {
        if !lanes.any() {
            return;
        }
        self.mixture.fill(Eight::ZERO);
        for (place, values) in self.rows.chunks_exact(self.chosen.len().max(1)).enumerate() {
            let share = self.game.share(world.simd, place + 1);
            for (sum, value) in self.mixture.iter_mut().zip(values) {
                (world.load(sum) + share * world.load(value)).store(sum);
            }
        }
        self.witness.take(world, lanes, self.mixture.iter());
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
        self.count(world, held, menus);
        self.text.copy_from_slice(&self.spare);
        let n = self.weights.len();
        let choices = self.chosen.chunks_exact_mut(n).zip(self.counts.chunks_exact(n));
        for (&menu, (chosen, counts)) in self.menus.iter().zip(choices) {
            menus[menu].choose(world, counts, chosen);
            for (i, (surplus, value)) in self.text.iter_mut().zip(chosen).enumerate() {
                let held = world.load(&held[world.draw.at(i, menus[menu].issue)]);
                (world.load(surplus) + held * world.load(value)).store(surplus);
            }
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
        let good = good & !short;
        self.witness.take(world, good, self.chosen.iter());
        (lanes & !short & !good, good, most)
    }

    /// Keeps the weights that prove that there is no zone.
    #[inline(always)]
    fn remember<S: Simd>(&mut self, world: World<S>, lanes: Mask<S>) {
        for (kept, weight) in self.apart.iter_mut().zip(&self.weights) {
            world.load(weight).store_where(lanes, kept);
        }
    }
}
