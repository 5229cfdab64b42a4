//! Advice to whoever sits at the program. Nothing else that is said names its commands and options.

/// Where draws are too few.
pub const RAISE_DRAWS: &str = "Raise --draws.";
/// Where one set of inputs is too few.
pub const MORE_DRAWS: &str = "(--draws\u{a0}1000 or more)";
/// Where one negotiation of each set is too few.
pub const MORE_REPEATS: &str = "(--repeats\u{a0}2 or more)";
/// Where a check says more.
pub const CHECK: &str = "(negsim\u{a0}check lists them)";
/// Where it takes a survey to tell what matters.
pub const DRIVERS: &str = "negsim drivers tells which matter";
/// Where some inputs are left out.
pub const ALL_INPUTS: &str = "(--all lists them)";
/// Where some rounds are left out.
pub const ALL_ROUNDS: &str = "--all tells every round in full.";
/// Where the model's defaults are left out.
pub const DEFAULTS: &str = "(--defaults lists the others too)";
/// Where a page holds less than there is.
pub const FOR_PROGRAMS: &str = "(--json lists them)";
/// Where a page is too narrow.
pub const WIDER: &str = "a wider page, --csv or --json";

/// How to look at one lever alone.
pub fn lever(path: &str, low: &str, high: &str) -> String {
    format!("look at it alone, --lever {path}={low}:{high}")
}
