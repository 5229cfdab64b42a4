//! Texts: what they are worth, who tables which, and how one gives way.

pub(crate) mod around;
pub(crate) mod curves;
pub(crate) mod drafts;
pub(crate) mod even;
pub(crate) mod exchange;
pub(crate) mod fit;
pub(crate) mod hull;
pub(crate) mod maximin;
pub(crate) mod offers;
pub(crate) mod paths;
pub(crate) mod preferences;
pub(crate) mod search;
pub(crate) mod split;
pub(crate) mod stops;
pub(crate) mod stretch;
pub(crate) mod walk;
pub(crate) mod way;
