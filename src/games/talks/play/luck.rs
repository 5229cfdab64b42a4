//! The luck of eight negotiations: every purpose's word of the round, found by its address.

use crate::engine::Seat;
use crate::games::talks::table::Table;
use crate::lanes::{Lanes, Simd, WIDTH};
use crate::random::{Block, Key, Kind, block_uniforms, blocks, once_uniforms};

/// Words of one block: rounds that one fill serves.
const WORDS: u64 = 16;
/// A purpose that asks for one word a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Purpose(usize);

/// The purposes of a table that ask for a word a round. Those of mechanisms that it does not use are never asked.
#[derive(Clone, Debug)]
pub(crate) struct Purposes {
    pub balance: Purpose,
    pub crossing: Purpose,
    pub suspension: Purpose,
    pub resuming: Purpose,
    pub events: Vec<Purpose>,
    pub breaks: Vec<Purpose>,
    /// By signatory.
    pub leaving: Vec<Purpose>,
    /// By deadline and signatory.
    pub yields: Vec<Purpose>,
    /// By deadline.
    pub ends: Vec<Purpose>,
}

/// Addresses and words of the eight negotiations at hand.
#[derive(Clone, Debug)]
pub(crate) struct Luck {
    seed: u64,
    pub purposes: Purposes,
    keys: Vec<Key>,
    blocks: Vec<Block>,
    /// The months after a settlement.
    aftermath: Key,
    months: Block,
    nonces: [u64; WIDTH],
    draws: [u64; WIDTH],
    repeats: [u64; WIDTH],
    filled: Option<u64>,
    word: usize,
}

impl Luck {
    pub(crate) fn new(table: &Table, seed: u64) -> Self {
        let (keys, purposes) = purposes(table, seed);
        Luck {
            seed,
            purposes,
            blocks: vec![Block::default(); keys.len().div_ceil(2)],
            keys,
            aftermath: Key::new(seed, "balance.aftermath", Kind::Round),
            months: Block::default(),
            nonces: [0; WIDTH],
            draws: [0; WIDTH],
            repeats: [0; WIDTH],
            filled: None,
            word: 0,
        }
    }

    /// A key for something drawn once a negotiation.
    pub(crate) fn once_key(&self, path: &str) -> Key {
        Key::new(self.seed, path, Kind::Once)
    }

    /// Takes eight seats.
    pub(crate) fn sit(&mut self, seats: &[Seat; WIDTH]) {
        self.draws = core::array::from_fn(|lane| seats[lane].draw);
        self.repeats = core::array::from_fn(|lane| seats[lane].repeat);
        self.nonces = core::array::from_fn(|lane| (seats[lane].draw << 16) + seats[lane].repeat);
        self.filled = None;
    }

    /// From the round turned to next, takes the luck of these repeats; what is drawn once stays.
    pub(crate) fn go_on_as(&mut self, repeats: &[u64; WIDTH]) {
        self.nonces = core::array::from_fn(|lane| (self.draws[lane] << 16) + repeats[lane]);
        self.filled = None;
    }

    /// Two uniforms that are drawn once a negotiation.
    #[inline(always)]
    pub(crate) fn once<S: Simd>(&self, simd: S, keys: [&Key; 2]) -> [Lanes<S>; 2] {
        once_uniforms(simd, keys, &self.draws, &self.repeats)
    }

    /// Two uniforms that are settled once a draw.
    #[inline(always)]
    pub(crate) fn once_a_draw<S: Simd>(&self, simd: S, keys: [&Key; 2]) -> [Lanes<S>; 2] {
        once_uniforms(simd, keys, &self.draws, &[0; WIDTH])
    }

    /// Turns to a round, for every purpose that the table uses.
    #[inline(always)]
    pub(crate) fn turn<S: Simd>(&mut self, simd: S, round: u64) {
        let block = (round - 1) / WORDS;
        self.word = ((round - 1) % WORDS) as usize;
        if self.filled == Some(block) {
            return;
        }
        self.filled = Some(block);
        for pair in 0..self.blocks.len() {
            self.fill(simd, pair, block);
        }
    }

    /// The uniform of the balance in a month after the settlement, the months one after the other.
    #[inline(always)]
    pub(crate) fn after<S: Simd>(&mut self, simd: S, month: u64) -> Lanes<S> {
        let word = (month - 1) % WORDS;
        if word == 0 {
            let block = [(month - 1) / WORDS; WIDTH];
            blocks(simd, [&self.aftermath; 2], &block, &self.nonces, &mut self.months);
        }
        block_uniforms(simd, &self.months, 0, word as usize)
    }

    /// The uniform of a purpose in the round turned to.
    #[inline(always)]
    pub(crate) fn uniform<S: Simd>(&self, simd: S, purpose: Purpose) -> Lanes<S> {
        block_uniforms(simd, &self.blocks[purpose.0 / 2], purpose.0 % 2, self.word)
    }

    #[inline(always)]
    fn fill<S: Simd>(&mut self, simd: S, pair: usize, block: u64) {
        let first = &self.keys[2 * pair];
        let second = self.keys.get(2 * pair + 1).unwrap_or(first);
        blocks(simd, [first, second], &[block; WIDTH], &self.nonces, &mut self.blocks[pair]);
    }
}

/// The purposes of a table and their keys, those first that every round asks.
fn purposes(table: &Table, seed: u64) -> (Vec<Key>, Purposes) {
    let (labels, uses) = (table.labels(), table.shape().uses);
    let mut keys = Vec::new();
    let mut purpose = |is_used: bool, path: &str| {
        if is_used {
            keys.push(Key::new(seed, path, Kind::Round));
        }
        Purpose(keys.len().saturating_sub(1))
    };
    let signatories = || table.signatories().iter().map(|&party| &labels.parties[party].id);
    let deadlines = 1..=table.parts().deadlines.len();
    let purposes = Purposes {
        balance: purpose(uses.no_deal.balance, "balance"),
        crossing: purpose(uses.decisive && uses.no_deal.balance, "balance.between"),
        suspension: purpose(uses.suspension, "suspension"),
        resuming: purpose(uses.suspension, "resuming"),
        events: labels.events.iter().map(|e| purpose(true, &format!("event.{}", e.id))).collect(),
        breaks: labels.interims.iter().map(|d| purpose(true, &format!("break.{}", d.id))).collect(),
        leaving: signatories().map(|id| purpose(uses.leaving, &format!("leaving.{id}"))).collect(),
        yields: deadlines
            .clone()
            .flat_map(|d| signatories().map(move |id| format!("deadline.{d}.yields.{id}")))
            .map(|path| purpose(true, &path))
            .collect(),
        ends: deadlines.map(|d| purpose(true, &format!("deadline.{d}.ends"))).collect(),
    };
    (keys, purposes)
}
