//! One mechanism of the model page a file.

pub(crate) mod aftermath;
pub(crate) mod balance;
pub(crate) mod capitals;
pub(crate) mod changes;
pub(crate) mod concession;
pub(crate) mod costs;
pub(crate) mod courting;
pub(crate) mod credibility;
pub(crate) mod deadlines;
pub(crate) mod events;
pub(crate) mod foresight;
pub(crate) mod interim;
pub(crate) mod leaving;
pub(crate) mod no_deal;
pub(crate) mod readings;
pub(crate) mod room;
pub(crate) mod sticking;
pub(crate) mod suspension;
pub(crate) mod tabled;
pub(crate) mod trust;
