//! Eight answers side by side.

use super::eight::WIDTH;
use core::ops::{BitAnd, BitOr, Not};
use fearless_simd::{Simd, mask64x8, prelude::*};

/// Eight yes-or-no answers in registers. In memory a mask is a `u8`, lane 0 in the lowest bit.
#[derive(Clone, Copy)]
pub struct Mask<S: Simd>(pub(crate) mask64x8<S>);

impl<S: Simd> Mask<S> {
    /// The same answer in every lane.
    #[inline(always)]
    pub fn splat(simd: S, value: bool) -> Self {
        Mask(mask64x8::splat(simd, value))
    }

    /// From eight bits, lane 0 lowest.
    #[inline(always)]
    pub fn from_bits(simd: S, bits: u8) -> Self {
        Mask(mask64x8::from_bitmask(simd, u64::from(bits)))
    }

    /// As eight bits, lane 0 lowest.
    #[inline(always)]
    pub fn bits(self) -> u8 {
        (self.0.to_bitmask() & ((1 << WIDTH) - 1)) as u8
    }

    /// Whether any lane says yes.
    #[inline(always)]
    pub fn any(self) -> bool {
        self.0.any_true()
    }

    /// Whether every lane says yes.
    #[inline(always)]
    pub fn all(self) -> bool {
        self.0.all_true()
    }
}

impl<S: Simd> BitAnd for Mask<S> {
    type Output = Self;
    #[inline(always)]
    fn bitand(self, other: Self) -> Self {
        Mask(self.0 & other.0)
    }
}

impl<S: Simd> BitOr for Mask<S> {
    type Output = Self;
    #[inline(always)]
    fn bitor(self, other: Self) -> Self {
        Mask(self.0 | other.0)
    }
}

impl<S: Simd> Not for Mask<S> {
    type Output = Self;
    #[inline(always)]
    fn not(self) -> Self {
        Mask(!self.0)
    }
}
