//! Claims for programs: one JSON object and a line break each. Their format is stable: keys may be added, none changed or
//! removed without a new number.

#![allow(non_camel_case_types, reason = "an object has a type a key, of the same name")]

pub mod check;
pub mod compare;
pub mod drivers;
mod envelope;
mod object;
mod observed;
pub mod run;
mod share;
pub mod speed;
pub mod sweep;
pub mod target;
pub mod trace;
