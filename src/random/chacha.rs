//! ChaCha8 over lanes: sixteen blocks side by side, two keys with eight negotiations each.

use super::key::Key;
use crate::lanes::{Lanes, Simd, WIDTH, Words};

/// Sixteen blocks of sixteen words, word by word: `block.0[word][lane]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(align(64))]
pub struct Block(pub [[u32; 16]; 16]);

impl Block {
    /// Nothing but zeros.
    pub const ZERO: Block = Block([[0; 16]; 16]);
}

/// "expand 32-byte k", the constant of the cipher.
const CONSTANT: [u32; 4] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574];

/// The blocks of two keys, each at the same eight counters and nonces: lanes 0 to 7 are of the
/// first key, 8 to 15 of the second.
#[inline(always)]
pub fn blocks<S: Simd>(
    simd: S,
    keys: [&Key; 2],
    counters: &[u64; 8],
    nonces: &[u64; 8],
    out: &mut Block,
) {
    let start = start(simd, keys, counters, nonces);
    let mut state = start;
    for _ in 0..4 {
        double_round(&mut state);
    }
    for word in 0..16 {
        (state[word] + start[word]).store(&mut out.0[word]);
    }
}

/// The state before the first round: constant, key, counter, nonce.
#[inline(always)]
fn start<S: Simd>(
    simd: S,
    keys: [&Key; 2],
    counters: &[u64; 8],
    nonces: &[u64; 8],
) -> [Words<S>; 16] {
    let mut state = [Words::splat(simd, 0); 16];
    for i in 0..4 {
        state[i] = Words::splat(simd, CONSTANT[i]);
    }
    for i in 0..8 {
        state[4 + i] = Words::halves(simd, keys[0].0[i], keys[1].0[i]);
    }
    [state[12], state[13]] = twice(simd, counters);
    [state[14], state[15]] = twice(simd, nonces);
    state
}

/// The low and the high words of eight numbers, repeated for the second key.
#[inline(always)]
fn twice<S: Simd>(simd: S, numbers: &[u64; 8]) -> [Words<S>; 2] {
    let mut low = [0; 16];
    let mut high = [0; 16];
    for lane in 0..16 {
        low[lane] = numbers[lane % WIDTH] as u32;
        high[lane] = (numbers[lane % WIDTH] >> 32) as u32;
    }
    [Words::load(simd, &low), Words::load(simd, &high)]
}

/// A round down the columns and one along the diagonals.
#[inline(always)]
fn double_round<S: Simd>(state: &mut [Words<S>; 16]) {
    quarter_round(state, 0, 4, 8, 12);
    quarter_round(state, 1, 5, 9, 13);
    quarter_round(state, 2, 6, 10, 14);
    quarter_round(state, 3, 7, 11, 15);
    quarter_round(state, 0, 5, 10, 15);
    quarter_round(state, 1, 6, 11, 12);
    quarter_round(state, 2, 7, 8, 13);
    quarter_round(state, 3, 4, 9, 14);
}

#[inline(always)]
fn quarter_round<S: Simd>(state: &mut [Words<S>; 16], a: usize, b: usize, c: usize, d: usize) {
    state[a] = state[a] + state[b];
    state[d] = (state[d] ^ state[a]).rotate_left::<16>();
    state[c] = state[c] + state[d];
    state[b] = (state[b] ^ state[c]).rotate_left::<12>();
    state[a] = state[a] + state[b];
    state[d] = (state[d] ^ state[a]).rotate_left::<8>();
    state[c] = state[c] + state[d];
    state[b] = (state[b] ^ state[c]).rotate_left::<7>();
}

/// (w + 1/2) · 2^-32 of one word in the eight lanes of a key: half 0 is the first key's, half 1 the
/// second's.
#[inline(always)]
pub fn block_uniforms<S: Simd>(simd: S, block: &Block, half: usize, word: usize) -> Lanes<S> {
    Words::load(simd, &block.0[word]).uniforms()[half]
}

/// u(purpose, draw, repeat) of two purposes, each in the same eight negotiations.
#[inline(always)]
pub fn once_uniforms<S: Simd>(
    simd: S,
    keys: [&Key; 2],
    draws: &[u64; 8],
    repeats: &[u64; 8],
) -> [Lanes<S>; 2] {
    let mut block = Block::ZERO;
    blocks(simd, keys, &repeats.map(|repeat| repeat / 16), draws, &mut block);
    let mut words = [0; 16];
    for (lane, word) in words.iter_mut().enumerate() {
        *word = block.0[(repeats[lane % WIDTH] % 16) as usize][lane];
    }
    Words::load(simd, &words).uniforms()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lanes::{Eight, Level, at_level};
    use crate::random::{Kind, once, round, uniform};
    use rand::{Rng, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    const COUNTERS: [u64; 8] = [0, 1, 2, 0xffff_ffff, 0x1_0000_0000, 7, u64::MAX, 1 << 40];
    const NONCES: [u64; 8] = [0, 1, u64::MAX, 0xffff_ffff, 0x1_0000_0000, 3, 1 << 63, 12_345];

    fn keys() -> [Key; 2] {
        [Key::new(0, "balance", Kind::Round), Key::new(u64::MAX, "event.shelling", Kind::Round)]
    }

    #[test]
    fn every_word_is_that_of_the_library() {
        let keys = keys();
        for (name, level) in Level::all() {
            let mut block = Block::ZERO;
            let pair = [&keys[0], &keys[1]];
            at_level!(level, simd => blocks(simd, pair, &COUNTERS, &NONCES, &mut block));
            for lane in 0..16 {
                let mut library = ChaCha8Rng::from_seed(keys[lane / 8].bytes());
                library.set_stream(NONCES[lane % 8]);
                library.set_word_pos(16 * u128::from(COUNTERS[lane % 8]));
                for word in 0..16 {
                    let expected = library.next_u32();
                    assert_eq!(block.0[word][lane], expected, "{name}, lane {lane}, word {word}");
                }
            }
        }
    }

    #[test]
    fn numbers_at_their_addresses_are_those_of_the_reference() {
        let keys = keys();
        let draws = [0, 1, 2, 1 << 39, 4, 5, 6, 7];
        let repeats = [0, 15, 16, 17, 65_535, 3, 40_000, 31];
        for (name, level) in Level::all() {
            let mut found = [Eight::ZERO; 4];
            at_level!(level, simd => {
                let pair = [&keys[0], &keys[1]];
                let uniforms = once_uniforms(simd, pair, &draws, &repeats);
                uniforms[0].store(&mut found[0]);
                uniforms[1].store(&mut found[1]);
                let mut block = Block::ZERO;
                blocks(simd, pair, &[2; 8], &core::array::from_fn(|lane| uniform::round_nonce(draws[lane], repeats[lane])), &mut block);
                block_uniforms(simd, &block, 0, 4).store(&mut found[2]);
                block_uniforms(simd, &block, 1, 4).store(&mut found[3]);
            });
            for lane in 0..8 {
                for half in 0..2 {
                    let (draw, repeat) = (draws[lane], repeats[lane]);
                    assert_eq!(found[half].0[lane], once(&keys[half], draw, repeat), "{name}");
                    // word 4 of block 2 is round 2·16 + 4 + 1
                    assert_eq!(
                        found[2 + half].0[lane],
                        round(&keys[half], draw, repeat, 37),
                        "{name}"
                    );
                }
            }
        }
    }

    #[test]
    fn words_of_the_zero_key_are_the_published_ones() {
        // ChaCha with 8 rounds, 256-bit key and nonce of zeros:
        // draft-strombergsen-chacha-test-vectors.
        const WORDS: [u32; 8] = [
            0x2fef_003e,
            0xd640_5f89,
            0xe8b8_5b7f,
            0xa1a5_091f,
            0xc30e_842c,
            0x3b7f_9ace,
            0x88e1_1b18,
            0x1e1a_71ef,
        ];
        let zero = Key([0; 8]);
        let mut block = Block::ZERO;
        let (pair, none) = ([&zero, &zero], [0; 8]);
        at_level!(Level::best(), simd => blocks(simd, pair, &none, &none, &mut block));
        for (word, expected) in WORDS.iter().enumerate() {
            assert_eq!(block.0[word], [*expected; 16]);
        }
    }
}
