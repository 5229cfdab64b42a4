//! Files as one tree: reading, following `extends`, merging, setting.

pub(in crate::scenario) mod backwards;
pub(in crate::scenario) mod files;
pub(in crate::scenario) mod kind;
pub(in crate::scenario) mod load;
pub(in crate::scenario) mod merge;
pub(in crate::scenario) mod node;
pub(in crate::scenario) mod path;
pub(in crate::scenario) mod quotes;
pub(in crate::scenario) mod rescaled;
pub(in crate::scenario) mod rests_on;
pub(in crate::scenario) mod set;
pub(in crate::scenario) mod shape;
pub(in crate::scenario) mod words;
