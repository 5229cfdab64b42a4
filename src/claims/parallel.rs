//! Work without luck, on all threads.

/// Every item by itself, in their order.
#[cfg(feature = "parallel")]
pub(crate) fn each<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    use rayon::prelude::*;
    (0..count).into_par_iter().map(work).collect()
}

/// Every item by itself, in their order.
#[cfg(not(feature = "parallel"))]
pub(crate) fn each<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    (0..count).map(work).collect()
}
