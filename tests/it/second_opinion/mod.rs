//! A slow second opinion: one negotiation, literally from the equations of `model.md`.
//!
//! Plain scalar code that shares nothing with the library: own luck, own curves, own walk of the offers, own zone (a small
//! simplex). It is written to be read beside the model, section by section; places where the model leaves a choice are marked
//! `Reading:`.

#![allow(dead_code, reason = "each test uses the part of it that it compares")]

pub mod actor;
pub mod aftermath;
pub mod beliefs;
pub mod bounds;
pub mod calls;
pub mod chance;
pub mod change;
pub mod concession;
pub mod curve;
pub mod departures;
pub mod drafts;
pub mod grid;
pub mod hull;
pub mod interim;
pub mod luck;
pub mod menu;
pub mod numbers;
pub mod offers;
pub mod outside;
pub mod play;
pub mod room;
pub mod search;
pub mod simplex;
pub mod state;
pub mod story;
pub mod value;
pub mod walk;
pub mod words;
pub mod world;
pub mod zone;

#[cfg(test)]
mod by_hand;
#[cfg(test)]
mod exact_cases;
#[cfg(test)]
mod exact_chances;
#[cfg(test)]
mod sanity;
#[cfg(test)]
mod sketches;

#[allow(unused_imports, reason = "each test uses the part of it that it compares")]
pub use {
    play::play,
    story::{End, Story},
    world::World,
};
