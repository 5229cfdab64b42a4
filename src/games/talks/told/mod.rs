//! Negotiations told again, and rounds already held.

pub(crate) mod facts;
pub(crate) mod given;
pub(crate) mod imposed;
pub(crate) mod observed;
pub(crate) mod particles;
pub(crate) mod stakes;
pub(crate) mod story;
pub(crate) mod worth;
