//! Shares as likelihoods.

use crate::claims::{Likelihood, Share};

/// A share with its interval, and what it rests on.
pub fn share(share: &Share, n: u64) -> Likelihood {
    Likelihood { p: share.value, low: share.low, high: share.high, n }
}
