//! Rounds already held, as the talks know them.

pub use crate::games::talks::{Observed, State};
