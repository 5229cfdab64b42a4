//! The room: who would sign which text, and which is agreed.
//!
//! - Models: acceptance by what a side asks for the moment, by its red lines and its good faith; face saved when the
//!   text is a mediator's; a reading of instructions that is drawn once.
//! - Equation: accepts y if V(y) >= r, no red line is crossed, and y is its own or V(y) >= asks + hesitation * logistic,
//!   asks = r + (A - r) * (1 - face_saving) for a draft; of the accepted the largest product of V - r.
//! - Source: Pruitt, Johnson (1970) "Mediation as an Aid to Face Saving in Negotiation"; Nash (1950) "The Bargaining
//!   Problem" for the choice among several.
//! - Units: values 0..1.
//! - Leaves out: votes by majority, and bargaining over which text to vote on.

use crate::games::talks::mechanisms::{concession, credibility};
use crate::games::talks::play::log::each;
use crate::games::talks::play::luck::Luck;
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::shape::offers_are_tabled;
use crate::games::talks::texts::preferences::CLOSE;
use crate::games::talks::texts::{drafts, offers};
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
    /// By text on the table: product of surpluses, or -1 where it is not accepted.
    product: Vec<Eight>,
    /// Lanes in which a text was agreed in this round.
    agreed: u8,
    /// The agreed text's place on the table.
    author: [u32; WIDTH],
    /// By signatory: what the agreed text is worth to it.
    agreed_worth: Vec<Eight>,
}

/// The texts on the table: drafts first, then offers.
#[derive(Clone, Copy)]
pub(crate) struct Tabled<'a> {
    pub drafts: &'a drafts::State,
    pub offers: &'a offers::State,
    /// How many drafts there are.
    drafters: usize,
    /// How many texts.
    texts: usize,
}

impl<'a> Tabled<'a> {
    #[inline(always)]
    pub(crate) fn new(table: &Table, drafts: &'a drafts::State, offers: &'a offers::State) -> Self {
        let drafters = table.drafters().len();
        let offered = if offers_are_tabled(table.parts()) { table.signatories().len() } else { 0 };
        Tabled { drafts, offers, drafters, texts: drafters + offered }
    }

    /// How many texts there are.
    #[inline(always)]
    pub(crate) fn count(self) -> usize {
        self.texts
    }

    /// The signatory that offers a text; none for a draft.
    #[inline(always)]
    pub(crate) fn offered_by(self, text: usize) -> Option<usize> {
        text.checked_sub(self.drafters)
    }

    /// The positions of a text, issue by issue.
    #[inline(always)]
    pub(crate) fn positions<S: Simd>(self, world: World<S>, text: usize) -> &'a [Eight] {
        match self.offered_by(text) {
            None => &self.drafts.all()[world.draw.row(text)],
            Some(author) => &self.offers.all()[world.draw.row(author)],
        }
    }

    /// What a signatory values of each position of a text.
    #[inline(always)]
    fn values<S: Simd>(self, world: World<S>, text: usize, reader: usize) -> &'a [Eight] {
        match self.offered_by(text) {
            None => &self.drafts.values()[world.draw.read(text, reader)],
            Some(author) => &self.offers.values()[world.draw.read(author, reader)],
        }
    }
}

impl State {
    pub(crate) fn new(table: &Table, luck: &Luck) -> Self {
        let n = table.signatories().len();
        let texts = n + table.drafters().len();
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
                self.good_faith[i] = uniform.lt(world.value(world.party(i).good_faith)).bits();
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
    }

    /// Finds the text that all accept in this round.
    #[inline(always)]
    pub(crate) fn step<S: Simd>(
        &mut self,
        world: World<S>,
        tabled: Tabled,
        credibility: &credibility::State,
        concession: &concession::State,
        held: Mask<S>,
    ) {
        let mut any = Mask::splat(world.simd, false);
        let mut largest = world.all(-1.0);
        for text in 0..tabled.count() {
            let accepted = self.consider(world, tabled, text, credibility, concession, held);
            any = any | accepted;
            largest = largest.at_least(world.load(&self.product[text]));
        }
        self.agreed = any.bits();
        if any.any() {
            self.choose(world, tabled.count(), any, largest);
        }
    }

    /// Asks every signatory about one text; notes its worth to each and the product of surpluses.
    #[inline(always)]
    fn consider<S: Simd>(
        &mut self,
        world: World<S>,
        tabled: Tabled,
        text: usize,
        credibility: &credibility::State,
        concession: &concession::State,
        held: Mask<S>,
    ) -> Mask<S> {
        let signatories = world.draw.signatories;
        let positions = tabled.positions(world, text);
        let shortfall = credibility::shortfall(world, positions);
        let mut accepted = held;
        let mut product = world.all(1.0);
        for i in 0..signatories {
            let values = tabled.values(world, text, i);
            let worth = credibility.worth(world, i, values, shortfall);
            worth.store(&mut self.text_worth[text * signatories + i]);
            let reservation = world.load(&concession.reservations()[i]);
            let needs = self.needs(world, tabled, text, concession, i);
            accepted = accepted & worth.ge(needs - CLOSE) & world.lanes(self.good_faith[i]);
            for &k in &world.table.shape().red_lines[i] {
                accepted = accepted & within_red_line(world, i, k, world.load(&positions[k]));
            }
            let surplus = worth - reservation;
            product = product * surplus.ge(CLOSE).or_zero(surplus);
        }
        accepted.select(product, -1.0).store(&mut self.product[text]);
        self.accepted[text] = accepted.bits();
        accepted
    }

    /// The value at which a signatory signs a text for the moment, with its reading of its instructions.
    #[inline(always)]
    pub(crate) fn needs<S: Simd>(
        &self,
        world: World<S>,
        tabled: Tabled,
        text: usize,
        concession: &concession::State,
        i: usize,
    ) -> Lanes<S> {
        let reservation = world.load(&concession.reservations()[i]);
        let aspiration = world.load(&concession.aspirations()[i]);
        let asks = match tabled.offered_by(text) {
            Some(author) if author == i => return reservation,
            Some(_) => aspiration,
            None => {
                let mediator = &world.table.parts().parties[world.table.drafters()[text]];
                let saved = world.value(mediator.face_saving);
                reservation + (aspiration - reservation) * (1.0 - saved)
            }
        };
        if !world.uses().hesitation {
            return asks.at_least(reservation);
        }
        (asks + world.load(&self.leniency[i])).at_least(reservation)
    }

    /// Of the accepted texts the first whose product is as good as the largest.
    #[inline(always)]
    fn choose<S: Simd>(&mut self, world: World<S>, texts: usize, any: Mask<S>, largest: Lanes<S>) {
        let mut open = any;
        let enough = largest * (1.0 - CLOSE);
        let signatories = self.agreed_worth.len();
        for text in 0..texts {
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

/// Where a position lies within a signatory's red line.
#[inline(always)]
pub(crate) fn within_red_line<S: Simd>(
    world: World<S>,
    i: usize,
    k: usize,
    position: Lanes<S>,
) -> Mask<S> {
    let at = world.draw.at(i, k);
    let (lowest, highest) = (&world.draw.lowest[at], &world.draw.highest[at]);
    position.ge(world.load(lowest) - CLOSE) & position.le(world.load(highest) + CLOSE)
}
