//! Uniform numbers at their addresses, one at a time or in bulk, through the library's ChaCha8.
//!
//! The loop has its own, eight negotiations at a time (`chacha`); this is the reference that it
//! must equal.

use super::key::Key;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// The largest float below 1.
const BELOW_1: f64 = 1.0 - f64::EPSILON / 2.0;
/// Inputs whose words the generator makes at once.
const AT_ONCE: usize = 32;

/// Inputs u(path, draw) of the successive draws from `first_draw` on: ((w >> 11) + 1/2) · 2^-53,
/// within 0..1, ends excluded.
pub fn input_uniforms(key: &Key, first_draw: u64, out: &mut [f64]) {
    let mut words = stream(key, 0, 2 * u128::from(first_draw));
    let mut bytes = [0; 8 * AT_ONCE];
    for out in out.chunks_mut(AT_ONCE) {
        let bytes = &mut bytes[..8 * out.len()];
        words.fill_bytes(bytes);
        for (u, word) in out.iter_mut().zip(bytes.as_chunks().0) {
            let whole = (u64::from_le_bytes(*word) >> 11) as f64;
            let rounded = (whole + 0.5) * (1.0 / 9_007_199_254_740_992.0);
            // The half is lost from 1/2 on; the very last number, one in 2^53, would round to 1.
            *u = if rounded < 1.0 { rounded } else { BELOW_1 };
        }
    }
}

/// u(purpose, draw, repeat): (w + 1/2) · 2^-32, within 0..1, ends excluded. Repeat 0 where it is
/// settled once a draw.
pub fn once(key: &Key, draw: u64, repeat: u64) -> f64 {
    uniform(stream(key, draw, u128::from(repeat)).next_u32())
}

/// u(purpose, draw, repeat, round): (w + 1/2) · 2^-32, within 0..1, ends excluded. Rounds count
/// from 1, repeats are below 65,536.
pub fn round(key: &Key, draw: u64, repeat: u64, round: u64) -> f64 {
    let nonce = round_nonce(draw, repeat);
    uniform(stream(key, nonce, u128::from(round - 1)).next_u32())
}

/// The nonce of what happens every round of a negotiation: draw · 2^16 + repeat.
#[inline(always)]
pub fn round_nonce(draw: u64, repeat: u64) -> u64 {
    (draw << 16) + repeat
}

/// The words of a key and nonce from a position on.
fn stream(key: &Key, nonce: u64, word: u128) -> ChaCha8Rng {
    let mut words = ChaCha8Rng::from_seed(key.bytes());
    words.set_stream(nonce);
    words.set_word_pos(word);
    words
}

/// (w + 1/2) · 2^-32, exactly.
fn uniform(word: u32) -> f64 {
    (f64::from(word) + 0.5) * (1.0 / 4_294_967_296.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Kind;

    #[test]
    fn inputs_are_the_same_in_bulk_and_alone() {
        let key = Key::new(7, "party.north.no_deal", Kind::Input);
        let mut bulk = [0.0; 300];
        input_uniforms(&key, 1_000_000, &mut bulk);
        for (i, u) in bulk.iter().enumerate() {
            let mut alone = [0.0];
            input_uniforms(&key, 1_000_000 + i as u64, &mut alone);
            assert_eq!(alone[0], *u);
            assert!(0.0 < *u && *u < 1.0);
        }
    }

    #[test]
    fn a_wide_input_is_two_words_the_low_one_first() {
        let key = Key::new(3, "x", Kind::Input);
        let mut wide = [0.0; 3];
        input_uniforms(&key, 5, &mut wide);
        let mut words = stream(&key, 0, 10);
        for u in wide {
            let low = u64::from(words.next_u32());
            let word = low | (u64::from(words.next_u32()) << 32);
            assert_eq!(u, ((word >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0);
        }
    }

    #[test]
    fn uniforms_are_uniform() {
        // n = 100,000 in 100 cells; chi-square with 99 degrees of freedom, alpha = 1e-6: critical
        // value 178.1.
        let key = Key::new(1, "party.a.b", Kind::Input);
        let mut us = vec![0.0; 100_000];
        input_uniforms(&key, 0, &mut us);
        let mut cells = [0.0; 100];
        us.iter().for_each(|u| cells[(u * 100.0) as usize] += 1.0);
        let chi_square: f64 = cells.iter().map(|n| (n - 1e3) * (n - 1e3) / 1e3).sum();
        assert!(chi_square < 178.1, "{chi_square}");
    }

    #[test]
    fn addresses_are_pinned() {
        // From a separate ChaCha8 and FNV-1a in Python, written from the definition of the
        // addresses.
        let balance = Key::new(42, "balance", Kind::Round);
        assert_eq!(round(&balance, 3, 1, 20), 0.7624711074167863);
        let good_faith = Key::new(42, "good_faith.north", Kind::Once);
        assert_eq!(once(&good_faith, 5, 17), 0.5280533399200067);
        let mut input = [0.0];
        input_uniforms(&Key::new(42, "party.north.no_deal", Kind::Input), 1_001, &mut input);
        assert_eq!(input, [0.5153011848308027]);
    }
}
