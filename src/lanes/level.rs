//! Which SIMD level runs: found at run time, or asked for in a test.

/// A SIMD level that this machine has. Every level gives the same bits; they differ in speed.
#[derive(Clone, Copy, Debug)]
pub struct Level(pub(crate) fearless_simd::Level);

impl Level {
    /// The best level of this machine.
    pub fn best() -> Self {
        Level(fearless_simd::Level::new())
    }

    /// Every level that this machine has, the best first.
    pub fn all() -> Vec<(&'static str, Self)> {
        let best = fearless_simd::Level::new();
        let mut levels = vec![("best", Level(best))];
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        {
            use fearless_simd::Simd;
            levels.extend(best.as_avx2().map(|s| ("AVX2", Level(s.level()))));
            levels.extend(best.as_sse4_2().map(|s| ("SSE4.2", Level(s.level()))));
            levels.extend(best.as_sse2().map(|s| ("SSE2", Level(s.level()))));
        }
        levels
    }
}

/// Runs generic lane code at a level: `at_level!(level, simd => step(simd, &mut talks))`.
macro_rules! at_level {
    ($level:expr, $simd:ident => $body:expr) => {
        fearless_simd::dispatch!($level.0, $simd => $body)
    };
}
pub(crate) use at_level;
