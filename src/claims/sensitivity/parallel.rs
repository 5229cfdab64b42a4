//! Work in parts: on all threads, the results in the order of the parts.

use super::Study;

/// Parts between two looks at the clock.
const WINDOW: usize = 64;

/// Does every part, each with a scratch that may be used again; tells how many are done.
pub(super) fn in_parts<S: Study, T: Send>(
    study: &S,
    parts: usize,
    work: impl Fn(&mut S::Scratch, usize) -> T + Sync,
    mut tell: impl FnMut(usize),
) -> Vec<T> {
    let mut done = Vec::with_capacity(parts);
    while done.len() < parts {
        let window = done.len()..parts.min(done.len() + WINDOW);
        done.extend(some(study, window, &work));
        tell(done.len());
    }
    done
}

#[cfg(feature = "parallel")]
fn some<S: Study, T: Send>(
    study: &S,
    window: core::ops::Range<usize>,
    work: &(impl Fn(&mut S::Scratch, usize) -> T + Sync),
) -> Vec<T> {
    use rayon::prelude::*;
    window.into_par_iter().map_init(|| study.scratch(), work).collect()
}

#[cfg(not(feature = "parallel"))]
fn some<S: Study, T: Send>(
    study: &S,
    window: core::ops::Range<usize>,
    work: &(impl Fn(&mut S::Scratch, usize) -> T + Sync),
) -> Vec<T> {
    let mut scratch = study.scratch();
    window.map(|part| work(&mut scratch, part)).collect()
}

/// The same without a scratch: every item by itself.
#[cfg(feature = "parallel")]
pub(super) fn each<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    use rayon::prelude::*;
    (0..count).into_par_iter().map(work).collect()
}

/// The same without a scratch: every item by itself.
#[cfg(not(feature = "parallel"))]
pub(super) fn each<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    (0..count).map(work).collect()
}
