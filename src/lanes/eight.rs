//! Eight numbers in memory.

/// How many negotiations are played side by side.
pub const WIDTH: usize = 8;

/// Eight numbers in memory, aligned for the widest registers.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
pub struct Eight(pub [f64; WIDTH]);

impl Eight {
    /// Eight zeros.
    pub const ZERO: Eight = Eight([0.0; WIDTH]);

    /// The same number eight times.
    #[inline(always)]
    pub const fn splat(value: f64) -> Self {
        Eight([value; WIDTH])
    }
}
