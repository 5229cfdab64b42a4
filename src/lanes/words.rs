//! Sixteen 32-bit words side by side: what the random numbers are made of.

use super::numbers::Lanes;
use core::ops::{Add, BitXor};
use fearless_simd::{Simd, f64x8, prelude::*, u32x8, u32x16, u64x8};

/// 2^52 as bits: with a whole number below 2^52 in its low bits, the float 2^52 + that number.
const TWO_TO_52: u64 = 0x4330_0000_0000_0000;

/// Sixteen words in registers. Every operation acts on each lane alone and wraps.
#[derive(Clone, Copy)]
pub struct Words<S: Simd>(pub(crate) u32x16<S>);

impl<S: Simd> Words<S> {
    /// The same word in every lane.
    #[inline(always)]
    pub fn splat(simd: S, word: u32) -> Self {
        Words(u32x16::splat(simd, word))
    }

    /// `low` in lanes 0 to 7, `high` in lanes 8 to 15.
    #[inline(always)]
    pub fn halves(simd: S, low: u32, high: u32) -> Self {
        Words(u32x8::splat(simd, low).combine(u32x8::splat(simd, high)))
    }

    /// From memory.
    #[inline(always)]
    pub fn load(simd: S, words: &[u32; 16]) -> Self {
        Words((*words).simd_into(simd))
    }

    /// To memory.
    #[inline(always)]
    pub fn store(self, words: &mut [u32; 16]) {
        *words = self.0.into();
    }

    /// The bits of each word moved left by `LEFT` (1 to 31), those that fall out coming in on the
    /// right.
    #[inline(always)]
    pub fn rotate_left<const LEFT: u32>(self) -> Self {
        Words((self.0 << LEFT) | (self.0 >> (32 - LEFT)))
    }

    /// (word + 1/2) · 2^-32, exactly: uniform numbers within 0..1, lanes 0 to 7 and 8 to 15.
    #[inline(always)]
    pub fn uniforms(self) -> [Lanes<S>; 2] {
        let (low, high) = self.0.widen();
        [uniform(low), uniform(high)]
    }
}

/// (word + 1/2) · 2^-32 of words in 64 bits each. The subtrahend 2^52 - 1/2 is a float, so nothing
/// rounds.
#[inline(always)]
fn uniform<S: Simd>(words: u64x8<S>) -> Lanes<S> {
    let shifted: f64x8<S> = (words | TWO_TO_52).bitcast();
    Lanes((shifted - (4_503_599_627_370_496.0 - 0.5)) * (1.0 / 4_294_967_296.0))
}

impl<S: Simd> Add for Words<S> {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Words(self.0 + other.0)
    }
}

impl<S: Simd> BitXor for Words<S> {
    type Output = Self;
    #[inline(always)]
    fn bitxor(self, other: Self) -> Self {
        Words(self.0 ^ other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lanes::{Eight, Level, at_level};

    const WORDS: [u32; 16] = [
        0,
        1,
        2,
        0x7fff_ffff,
        0x8000_0000,
        0x8000_0001,
        0xffff_fffe,
        0xffff_ffff,
        0x0102_0304,
        3,
        5,
        0xdead_beef,
        0x1234_5678,
        0x8765_4321,
        99,
        0x00ff_00ff,
    ];

    #[inline(always)]
    fn uniforms<S: Simd>(simd: S, out: &mut [Eight; 2]) {
        let [low, high] = Words::load(simd, &WORDS).uniforms();
        low.store(&mut out[0]);
        high.store(&mut out[1]);
    }

    #[inline(always)]
    fn mixed<S: Simd>(simd: S, out: &mut [u32; 16]) {
        let words = Words::load(simd, &WORDS);
        let sum = words + Words::halves(simd, 0xffff_fff0, 7);
        (sum.rotate_left::<7>() ^ Words::splat(simd, 0xaaaa_aaaa)).store(out);
    }

    #[test]
    fn uniforms_are_exact_at_every_level() {
        for (name, level) in Level::all() {
            let mut out = [Eight::ZERO; 2];
            at_level!(level, simd => uniforms(simd, &mut out));
            for (lane, word) in WORDS.iter().enumerate() {
                let expected = (f64::from(*word) + 0.5) / 4_294_967_296.0;
                assert_eq!(out[lane / 8].0[lane % 8], expected, "{name}, lane {lane}");
            }
        }
    }

    #[test]
    fn words_wrap_and_rotate_at_every_level() {
        for (name, level) in Level::all() {
            let mut out = [0; 16];
            at_level!(level, simd => mixed(simd, &mut out));
            for (lane, word) in WORDS.iter().enumerate() {
                let sum = word.wrapping_add(if lane < 8 { 0xffff_fff0 } else { 7 });
                assert_eq!(out[lane], sum.rotate_left(7) ^ 0xaaaa_aaaa, "{name}, lane {lane}");
            }
        }
    }
}
