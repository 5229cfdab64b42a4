//! The room: who would sign which text, and which is agreed.
//!
//! - Models: acceptance by what a side asks for the moment, by its red lines and its good faith; face saved when the
//!   text is a mediator's; a reading of instructions that is drawn once; last words, when nobody else has anything left.
//! - Equation: accepts y if V(y) >= r, no red line of its own or of a provider is crossed, and y is its own or V(y) >= asks +
//!   hesitation * logistic; asks = A of another's offer, r + (A - r) * (1 - face_saving) of a draft, r where nobody else has
//!   anything left. Of the accepted the largest product of V - r: drafts first, then the split, then offers.
//! - Source: Pruitt, Johnson (1970) "Mediation as an Aid to Face Saving in Negotiation"; Svensson (2009) "Who Brings Which
//!   Peace?" for a mediator's own client; Nash (1950) "The Bargaining Problem" for the choice among several.
//! - Units: values 0..1.
//! - Leaves out: votes by majority, and bargaining over which text to vote on.

use crate::games::talks::mechanisms::tabled::{Author, Tabled};
use crate::games::talks::mechanisms::{concession, credibility, no_deal};
use crate::games::talks::play::log::each;
use crate::games::talks::play::luck::Luck;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::texts::preferences::CLOSE;
use crate::lanes::{Eight, Lanes, Mask, Simd, WIDTH};
use crate::random::Key;

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By signatory: where its good faith and the reading of its instructions are drawn.
    good_faith_keys: Vec<Key>,
    hesitation_keys: Vec<Key>,
    /// By signatory: lanes in which it bargains in good faith.
    good_faith: Vec<u8>,
    /// By signatory: the reading of its instructions, in value.
    leniency: Vec<Eight>,
    /// By text on the table and signatory: its value to it, at the text's own credibility.
    text_worth: Vec<Eight>,
    /// By text on the table: lanes in which all accept it.
    accepted: Vec<u8>,
    /// By text on the table and signatory: lanes in which it refuses it.
    refuses: Vec<u8>,
    /// By signatory: lanes in which it could live with some text of others on the table.
    livable: Vec<u8>,
    /// By signatory: the uniform that its good faith is settled by.
    faith: Vec<Eight>,
    /// By text on the table: product of surpluses, or -1 where it is not accepted.
    product: Vec<Eight>,
    /// Lanes in which a text was agreed in this round.
    agreed: u8,
    /// The agreed text's place on the table.
    author: [u32; WIDTH],
    /// By signatory: what the agreed text is worth to it.
    agreed_worth: Vec<Eight>,
}

/// What acceptance depends on.
#[derive(Clone, Copy)]
pub(crate) struct Sides<'a> {
    pub credibility: &'a credibility::State,
    pub concession: &'a concession::State,
    pub no_deal: &'a no_deal::State,
}

impl State {
    pub(crate) fn new(table: &Table, luck: &Luck) -> Self {
        let n = table.signatories().len();
        let texts = n + table.drafters().len() + 1;
        let keys = |what: &str| -> Vec<Key> {
            let ids = table.signatories().iter().map(|&i| &table.labels().parties[i].id);
            ids.map(|id| luck.once_key(&format!("{what}.{id}"))).collect()
        };
        State {
            good_faith_keys: keys("good_faith"),
            hesitation_keys: keys("hesitation"),
            good_faith: vec![0; n],
            leniency: vec![Eight::ZERO; n],
            text_worth: vec![Eight::ZERO; texts * n],
            accepted: vec![0; texts],
            refuses: vec![0; texts * n],
            livable: vec![0; n],
            faith: vec![Eight::ZERO; n],
            product: vec![Eight::ZERO; texts],
            agreed: 0,
            author: [0; WIDTH],
            agreed_worth: vec![Eight::ZERO; n],
        }
    }

    /// Nothing is agreed.
    pub(crate) fn reset(&mut self) {
        self.agreed = 0;
    }

    /// The lanes in which all bargain in good faith.
    #[inline(always)]
    pub(crate) fn all_in_good_faith(&self) -> u8 {
        self.good_faith.iter().fold(u8::MAX, |lanes, faithful| lanes & faithful)
    }

    /// Good faith by the numbers of the round, where changes move them.
    #[inline(always)]
    pub(crate) fn settle_faith<S: Simd>(&mut self, world: World<S>) {
        for (i, (faithful, uniform)) in self.good_faith.iter_mut().zip(&self.faith).enumerate() {
            let likely = world.value(world.party(i).good_faith);
            *faithful = world.load(uniform).lt(likely).bits();
        }
    }

    /// By signatory: lanes in which it bargains in good faith.
    pub(crate) fn good_faith(&self) -> &[u8] {
        &self.good_faith
    }

    /// By signatory: the reading of its instructions, in value.
    pub(crate) fn leniency(&self) -> &[Eight] {
        &self.leniency
    }

    /// By text on the table and signatory: its value to it.
    pub(crate) fn text_worth(&self) -> &[Eight] {
        &self.text_worth
    }

    /// By text on the table: lanes in which all accept it.
    pub(crate) fn accepted(&self) -> &[u8] {
        &self.accepted
    }

    /// By text on the table and signatory: lanes in which it refuses it.
    pub(crate) fn refuses(&self) -> &[u8] {
        &self.refuses
    }

    /// By signatory: lanes in which it could live with some text of others on the table.
    pub(crate) fn livable(&self) -> &[u8] {
        &self.livable
    }

    /// Lanes in which a text was agreed in this round.
    pub(crate) fn agreed(&self) -> u8 {
        self.agreed
    }

    /// The agreed text's place on the table.
    pub(crate) fn author(&self, lane: usize) -> u32 {
        self.author[lane]
    }

    /// By signatory: what the agreed text is worth to it.
    pub(crate) fn agreed_worth(&self) -> &[Eight] {
        &self.agreed_worth
    }

    /// What is drawn once: good faith for the draw, the reading of instructions for the negotiation.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>) {
        let World { simd, luck, .. } = world;
        let uses = world.uses();
        for i in 0..world.draw.signatories {
            if uses.bad_faith {
                let key = &self.good_faith_keys[i];
                let [uniform, _] = luck.once_a_draw(simd, [key, key]);
                uniform.store(&mut self.faith[i]);
            } else {
                self.good_faith[i] = u8::MAX;
            }
            if uses.hesitation {
                let key = &self.hesitation_keys[i];
                let [uniform, _] = luck.once(simd, [key, key]);
                let logistic = (uniform / (1.0 - uniform)).ln();
                let hesitation = world.value(world.setting().hesitation);
                (hesitation * logistic).store(&mut self.leniency[i]);
            }
        }
        if uses.bad_faith {
            self.settle_faith(world);
        }
    }

    /// Finds the text that all accept in this round.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        tabled: Tabled,
        sides: Sides,
        held: u8,
    ) {
        let mut any = Mask::splat(world.simd, false);
        let mut largest = world.all(-1.0);
        self.livable.fill(0);
        for text in 0..tabled.count() {
            let lanes = held & tabled.on_table(world, sides.concession, text);
            if lanes == 0 {
                self.put_away(world, text);
                continue;
            }
            let accepted = self.consider(world, tabled, text, sides, lanes);
            any = any | accepted;
            largest = largest.at_least(world.load(&self.product[text]));
        }
        self.agreed = any.bits();
        if any.any() {
            self.choose(world, tabled, any, largest);
        }
    }

    /// A text that is on no table.
    #[inline(always)]
    fn put_away<S: Simd>(&mut self, world: World<S>, text: usize) {
        let n = self.agreed_worth.len();
        self.accepted[text] = 0;
        self.refuses[text * n..(text + 1) * n].fill(0);
        world.all(-1.0).store(&mut self.product[text]);
    }

    /// Asks every signatory about one text; notes its worth to each and the product of surpluses.
    #[inline(always)]
    fn consider<S: Simd>(
        &mut self,
        world: World<S>,
        tabled: Tabled,
        text: usize,
        sides: Sides,
        lanes: u8,
    ) -> Mask<S> {
        let signatories = world.draw.signatories;
        let positions = tabled.positions(world, text);
        let shortfall = credibility::shortfall(world, positions);
        let mut accepted = world.lanes(lanes);
        let mut product = world.all(1.0);
        for i in 0..signatories {
            let values = tabled.values(world, text, i);
            let worth = sides.credibility.worth(world, i, values, shortfall);
            worth.store(&mut self.text_worth[text * signatories + i]);
            let reservation = sides.reservation(world, i, shortfall);
            let mut inside = Mask::splat(world.simd, true);
            for &k in &world.table.shape().red_lines[i] {
                inside = inside & within_red_line(world, i, k, world.load(&positions[k]));
            }
            let asks = self.asks(world, tabled, text, sides.concession, i, reservation);
            let signs = inside & worth.ge(asks - CLOSE) & world.lanes(self.good_faith[i]);
            self.refuses[text * signatories + i] = lanes & !signs.bits();
            if world.uses().leaving && tabled.author(text) != Author::Signatory(i) {
                self.livable[i] |= lanes & (inside & worth.ge(reservation - CLOSE)).bits();
            }
            accepted = accepted & signs;
            let surplus = worth - reservation;
            product = product * surplus.ge(CLOSE).or_zero(surplus);
        }
        accepted.select(product, -1.0).store(&mut self.product[text]);
        self.accepted[text] = accepted.bits();
        accepted
    }

    /// The value at which a signatory signs a text for the moment, with its reading of its instructions; never less than
    /// what it can just live with.
    #[inline(always)]
    pub(crate) fn asks<S: Simd>(
        &self,
        world: World<S>,
        tabled: Tabled,
        text: usize,
        concession: &concession::State,
        i: usize,
        reservation: Lanes<S>,
    ) -> Lanes<S> {
        let aspiration = world.load(&concession.aspirations()[i]);
        let mut asks = match tabled.author(text) {
            Author::Signatory(author) if author == i => return reservation,
            Author::Signatory(_) => aspiration,
            Author::Split => reservation,
            Author::Drafter(m) => {
                let mediator = &world.table.parts().parties[world.table.drafters()[m]];
                let saved = world.value(mediator.face_saving[world.signatories()[i]]);
                reservation + (aspiration - reservation) * (1.0 - saved)
            }
        };
        let last_words = concession.others_spent(i);
        if last_words != 0 {
            asks = world.lanes(last_words).select(reservation, asks);
        }
        if world.uses().hesitation {
            asks = asks + world.load(&self.leniency[i]);
        }
        asks.at_least(reservation)
    }

    /// Of the accepted texts the first whose product is as good as the largest.
    #[inline(always)]
    fn choose<S: Simd>(
        &mut self,
        world: World<S>,
        tabled: Tabled,
        any: Mask<S>,
        largest: Lanes<S>,
    ) {
        let mut open = any;
        let enough = largest * (1.0 - CLOSE);
        let signatories = self.agreed_worth.len();
        for text in tabled.in_order() {
            let accepted = world.lanes(self.accepted[text]);
            let chosen = open & accepted & world.load(&self.product[text]).ge(enough);
            open = open & !chosen;
            if !chosen.any() {
                continue;
            }
            for (i, agreed) in self.agreed_worth.iter_mut().enumerate() {
                let worth = world.load(&self.text_worth[text * signatories + i]);
                worth.store_where(chosen, agreed);
            }
            for lane in each(chosen.bits()) {
                self.author[lane] = text as u32;
            }
        }
    }
}

impl Sides<'_> {
    /// What signatory i can just live with in a text whose guarantees fall short by `shortfall`.
    #[inline(always)]
    pub(crate) fn reservation<S: Simd>(
        self,
        world: World<S>,
        i: usize,
        shortfall: Lanes<S>,
    ) -> Lanes<S> {
        if world.uses().no_deal.foresight {
            return self.concession.reservation_of(world, self.no_deal, i, shortfall);
        }
        world.load(&self.concession.reservations()[i])
    }
}

/// Where a position lies within a signatory's red line.
#[inline(always)]
pub(crate) fn within_red_line<S: Simd>(
    world: World<S>,
    i: usize,
    k: usize,
    position: Lanes<S>,
) -> Mask<S> {
    world.draw.bounds.accepts(world.draw.at(i, k), position, CLOSE)
}
