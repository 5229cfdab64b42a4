//! The luck of eight negotiations: every purpose's word of the round, found by its address.

use crate::engine::Seat;
use crate::games::talks::table::Table;
use crate::games::talks::table::shape::Shape;
use crate::lanes::{Lanes, Simd, WIDTH};
use crate::random::{Block, Key, Kind, block_uniforms, blocks, once_uniforms};

/// Words of one block: rounds that one fill serves.
const WORDS: u64 = 16;
/// Purposes that every table has: balance, suspension, resuming.
const FIXED: usize = 3;

/// A purpose that asks for one word a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Purpose(usize);

/// The purposes of a table that ask for a word a round.
#[derive(Clone, Debug)]
pub(crate) struct Purposes {
    pub balance: Purpose,
    pub events: Vec<Purpose>,
    pub suspension: Purpose,
    pub resuming: Purpose,
    pub breaks: Vec<Purpose>,
}

/// Addresses and words of the eight negotiations at hand.
#[derive(Clone, Debug)]
pub(crate) struct Luck {
    seed: u64,
    pub purposes: Purposes,
    keys: Vec<Key>,
    blocks: Vec<Block>,
    nonces: [u64; WIDTH],
    draws: [u64; WIDTH],
    repeats: [u64; WIDTH],
    filled: Option<u64>,
    word: usize,
}

impl Luck {
    pub(crate) fn new(table: &Table, seed: u64) -> Self {
        let labels = table.labels();
        let mut keys = Vec::new();
        let mut purpose = |path: &str| {
            keys.push(Key::new(seed, path, Kind::Round));
            Purpose(keys.len() - 1)
        };
        let purposes = Purposes {
            balance: purpose("balance"),
            suspension: purpose("suspension"),
            resuming: purpose("resuming"),
            events: labels.events.iter().map(|e| purpose(&format!("event.{}", e.id))).collect(),
            breaks: labels.interims.iter().map(|d| purpose(&format!("break.{}", d.id))).collect(),
        };
        let pairs = keys.len().div_ceil(2);
        Luck {
            seed,
            purposes,
            keys,
            blocks: vec![Block::default(); pairs],
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
    pub(crate) fn turn<S: Simd>(&mut self, simd: S, shape: &Shape, round: u64) {
        let block = (round - 1) / WORDS;
        self.word = ((round - 1) % WORDS) as usize;
        if self.filled == Some(block) {
            return;
        }
        self.filled = Some(block);
        if shape.uses.balance || shape.uses.suspension {
            self.fill(simd, 0, block);
        }
        if self.keys.len() > FIXED {
            for pair in 1..self.blocks.len() {
                self.fill(simd, pair, block);
            }
        }
    }

    /// Turns to a month after the settlement, for the balance alone.
    #[inline(always)]
    pub(crate) fn turn_balance<S: Simd>(&mut self, simd: S, round: u64) {
        let block = (round - 1) / WORDS;
        self.word = ((round - 1) % WORDS) as usize;
        if self.filled != Some(block) {
            self.filled = Some(block);
            self.fill(simd, 0, block);
        }
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
