//! Rounds already held, as the talks know them.

pub use crate::talks::{Observed, State};
