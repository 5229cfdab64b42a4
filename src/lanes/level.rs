//! Which SIMD level runs: found at run time, or asked for in a test.

use fearless_simd::Level as Found;

/// A SIMD level that this machine has. Every level gives the same bits; they differ in speed.
#[derive(Clone, Copy, Debug)]
pub struct Level(pub(crate) Copied);

/// Every level is one more copy of all that is generic over it, and takes as long to build: three are kept of the four that
/// the library knows, the fastest, the one that nearly all machines have and the one that all have. Builds that look for
/// mistakes rather than speed do without the fastest.
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy, Debug)]
pub(crate) enum Copied {
    #[cfg(not(debug_assertions))]
    Avx512(fearless_simd::Avx512),
    Avx2(fearless_simd::Avx2),
    Sse2(fearless_simd::Sse2),
}

/// Elsewhere the library knows one level.
#[cfg(not(target_arch = "x86_64"))]
pub(crate) type Copied = Found;

impl Level {
    /// The best level of this machine.
    #[cfg(target_arch = "x86_64")]
    pub fn best() -> Self {
        Self::all()[0].1
    }

    /// The one level that there is.
    #[cfg(not(target_arch = "x86_64"))]
    pub fn best() -> Self {
        Level(Found::new())
    }

    /// Every level that this machine has, the best first.
    #[cfg(target_arch = "x86_64")]
    pub fn all() -> Vec<(&'static str, Self)> {
        let (found, mut all) = (Found::new(), Vec::new());
        #[cfg(not(debug_assertions))]
        all.extend(found.as_avx512().map(|token| ("AVX-512", Level(Copied::Avx512(token)))));
        all.extend(found.as_avx2().map(|token| ("AVX2", Level(Copied::Avx2(token)))));
        all.extend(found.as_sse2().map(|token| ("SSE2", Level(Copied::Sse2(token)))));
        all
    }

    /// The one level that there is.
    #[cfg(not(target_arch = "x86_64"))]
    pub fn all() -> Vec<(&'static str, Self)> {
        vec![("best", Self::best())]
    }
}

/// Runs generic lane code at a level: `at_level!(level, simd => step(simd, &mut talks))`.
#[cfg(target_arch = "x86_64")]
macro_rules! at_level {
    ($level:expr, $simd:ident => $body:expr) => {
        match $level.0 {
            #[cfg(not(debug_assertions))]
            $crate::lanes::level::Copied::Avx512($simd) => $crate::lanes::level::with_token!($simd => $body),
            $crate::lanes::level::Copied::Avx2($simd) => $crate::lanes::level::with_token!($simd => $body),
            $crate::lanes::level::Copied::Sse2($simd) => $crate::lanes::level::with_token!($simd => $body),
        }
    };
}

#[cfg(not(target_arch = "x86_64"))]
macro_rules! at_level {
    ($level:expr, $simd:ident => $body:expr) => {
        fearless_simd::dispatch!($level.0, $simd => $body)
    };
}
pub(crate) use at_level;

/// Compiles generic lane code with the instructions of its level.
#[cfg(target_arch = "x86_64")]
macro_rules! with_token {
    ($simd:ident => $body:expr) => {
        fearless_simd::Simd::vectorize(
            $simd,
            #[inline(always)]
            || $body,
        )
    };
}
#[cfg(target_arch = "x86_64")]
pub(crate) use with_token;
