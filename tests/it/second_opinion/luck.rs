//! Luck by address: every variate is a word of ChaCha8 at a place given by its purpose, draw, repeat and round.

use rand::Rng;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

const KIND_ONCE: u32 = 2;
const KIND_ROUND: u32 = 3;
const VERSION: u32 = 1;

/// The luck of one negotiation.
#[derive(Clone, Copy, Debug)]
pub struct Luck {
    /// The seed of everything.
    pub seed: u64,
    /// Which set of inputs.
    pub draw: u64,
    /// Which negotiation with that set.
    pub repeat: u32,
}

impl Luck {
    /// A variate settled once a negotiation.
    pub fn once(&self, purpose: &str) -> f64 {
        uniform(word(self.seed, purpose, KIND_ONCE, self.draw, self.repeat))
    }

    /// A variate settled once a draw: that of repeat 0.
    pub fn once_a_draw(&self, purpose: &str) -> f64 {
        Luck { repeat: 0, ..*self }.once(purpose)
    }

    /// The variate of a round, counted from 1.
    pub fn round(&self, purpose: &str, round: u32) -> f64 {
        let nonce = (self.draw << 16) + u64::from(self.repeat);
        uniform(word(self.seed, purpose, KIND_ROUND, nonce, round - 1))
    }
}

/// The middle of a word's 2^32-th of 0..1.
fn uniform(word: u32) -> f64 {
    (f64::from(word) + 0.5) / 4_294_967_296.0
}

/// The 32-bit word at an address.
pub fn word(seed: u64, path: &str, kind: u32, nonce: u64, place: u32) -> u32 {
    let mut stream = ChaCha8Rng::from_seed(key(seed, path, kind));
    stream.set_stream(nonce);
    stream.set_word_pos(u128::from(place));
    stream.next_u32()
}

/// seed | FNV-1a-128 of the path | kind | version, all little-endian.
pub fn key(seed: u64, path: &str, kind: u32) -> [u8; 32] {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    key[8..24].copy_from_slice(&fnv_1a_128(path.as_bytes()).to_le_bytes());
    key[24..28].copy_from_slice(&kind.to_le_bytes());
    key[28..].copy_from_slice(&VERSION.to_le_bytes());
    key
}

/// The 128-bit FNV-1a hash.
pub fn fnv_1a_128(bytes: &[u8]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(BASIS, |hash, &byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME))
}
