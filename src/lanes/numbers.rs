//! Eight numbers in registers, and their arithmetic.

use super::eight::Eight;
use super::mask::Mask;
use core::ops::{Add, Div, Mul, Neg, Sub};
use fearless_simd::{ExtractToken, Simd, f64x8, prelude::*};

/// Eight numbers in registers. Every operation acts on each lane alone.
#[derive(Clone, Copy)]
pub struct Lanes<S: Simd>(pub(crate) f64x8<S>);

impl<S: Simd> Lanes<S> {
    /// The same number in every lane.
    #[inline(always)]
    pub fn splat(simd: S, value: f64) -> Self {
        Lanes(f64x8::splat(simd, value))
    }

    /// From memory.
    #[inline(always)]
    pub fn load(simd: S, eight: &Eight) -> Self {
        Lanes(eight.0.simd_into(simd))
    }

    /// To memory.
    #[inline(always)]
    pub fn store(self, eight: &mut Eight) {
        eight.0 = self.0.into();
    }

    /// To memory, only in the lanes of the mask.
    #[inline(always)]
    pub fn store_where(self, mask: Mask<S>, eight: &mut Eight) {
        let old = Lanes::load(self.0.simd, eight);
        mask.select(self, old).store(eight);
    }

    /// The token that proves which SIMD level runs.
    #[inline(always)]
    pub fn simd(self) -> S {
        self.0.simd
    }

    /// Another constant at the same level.
    #[inline(always)]
    pub fn same(self, value: f64) -> Self {
        Lanes::splat(self.0.simd, value)
    }

    /// The distance from zero.
    #[inline(always)]
    pub fn abs(self) -> Self {
        Lanes(self.0.abs())
    }

    /// The square root; NaN below zero.
    #[inline(always)]
    pub fn sqrt(self) -> Self {
        Lanes(self.0.sqrt())
    }

    /// The largest whole number not above.
    #[inline(always)]
    pub fn floor(self) -> Self {
        Lanes(self.0.floor())
    }

    /// The lesser of two; of equals the first.
    #[inline(always)]
    pub fn at_most(self, other: impl Operand<S>) -> Self {
        let other = other.lanes(self.simd());
        other.lt(self).select(other, self)
    }

    /// The greater of two; of equals the first.
    #[inline(always)]
    pub fn at_least(self, other: impl Operand<S>) -> Self {
        let other = other.lanes(self.simd());
        other.gt(self).select(other, self)
    }

    /// Into 0..1.
    #[inline(always)]
    pub fn clamp_unit(self) -> Self {
        self.at_least(0.0).at_most(1.0)
    }

    /// Which lanes are below.
    #[inline(always)]
    pub fn lt(self, other: impl Operand<S>) -> Mask<S> {
        Mask(self.0.simd_lt(other.lanes(self.simd()).0))
    }

    /// Which lanes are below or equal.
    #[inline(always)]
    pub fn le(self, other: impl Operand<S>) -> Mask<S> {
        Mask(self.0.simd_le(other.lanes(self.simd()).0))
    }

    /// Which lanes are above.
    #[inline(always)]
    pub fn gt(self, other: impl Operand<S>) -> Mask<S> {
        Mask(self.0.simd_gt(other.lanes(self.simd()).0))
    }

    /// Which lanes are above or equal.
    #[inline(always)]
    pub fn ge(self, other: impl Operand<S>) -> Mask<S> {
        Mask(self.0.simd_ge(other.lanes(self.simd()).0))
    }

    /// Which lanes are equal.
    #[inline(always)]
    pub fn eq(self, other: impl Operand<S>) -> Mask<S> {
        Mask(self.0.simd_eq(other.lanes(self.simd()).0))
    }
}

/// What stands beside lanes in a formula: lanes, or one number for all of them.
pub trait Operand<S: Simd>: Copy {
    /// A number for every lane.
    fn lanes(self, simd: S) -> Lanes<S>;
}

impl<S: Simd> Operand<S> for Lanes<S> {
    #[inline(always)]
    fn lanes(self, _: S) -> Lanes<S> {
        self
    }
}

impl<S: Simd> Operand<S> for f64 {
    #[inline(always)]
    fn lanes(self, simd: S) -> Lanes<S> {
        Lanes::splat(simd, self)
    }
}

impl<S: Simd> Mask<S> {
    /// `yes` where the answer is yes, `no` elsewhere.
    #[inline(always)]
    pub fn select(self, yes: impl Operand<S>, no: impl Operand<S>) -> Lanes<S> {
        let simd = self.0.token();
        Lanes(self.0.select(yes.lanes(simd).0, no.lanes(simd).0))
    }

    /// `yes` where the answer is yes, 0 elsewhere.
    #[inline(always)]
    pub fn or_zero(self, yes: impl Operand<S>) -> Lanes<S> {
        self.select(yes, 0.0)
    }
}

/// An operator between lanes, and between lanes and a number on either side.
macro_rules! operator {
    ($operator:ident, $function:ident) => {
        impl<S: Simd, O: Operand<S>> $operator<O> for Lanes<S> {
            type Output = Self;
            #[inline(always)]
            fn $function(self, other: O) -> Self {
                Lanes($operator::$function(self.0, other.lanes(self.simd()).0))
            }
        }

        impl<S: Simd> $operator<Lanes<S>> for f64 {
            type Output = Lanes<S>;
            #[inline(always)]
            fn $function(self, other: Lanes<S>) -> Lanes<S> {
                Lanes($operator::$function(self.lanes(other.simd()).0, other.0))
            }
        }
    };
}

operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);
operator!(Div, div);

impl<S: Simd> Neg for Lanes<S> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Lanes(-self.0)
    }
}
