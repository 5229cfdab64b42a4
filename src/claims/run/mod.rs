//! What one run of the talks comes to: how likely each end is, where deals die, when, on what terms, what drives it.

pub(super) mod by_date;
pub(super) mod drivers;
pub(super) mod findings;
pub(super) mod funnel;
pub(super) mod outside;
pub(super) mod positions;
pub(super) mod recorded;
pub(super) mod spread;
pub(super) mod sticking;
pub(super) mod support;
pub(super) mod terms;
pub(super) mod timing;
pub(super) mod trust;
mod warnings;
mod weights;
