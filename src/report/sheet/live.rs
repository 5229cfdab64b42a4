//! What a page that moves has beside its figures, as data.

use super::Sheet;

/// A page with the engine inside: one to six scenarios to switch between.
pub struct Live {
    pub scenarios: Vec<LiveScenario>,
}

/// A scenario that a reader may move.
pub struct LiveScenario {
    /// As it was written, before anything is moved.
    pub sheet: Sheet,
    /// The file's name, and all of the file.
    pub file: String,
    pub text: String,
    pub seed: u64,
    pub repeats: u64,
    /// What every change begins with on the command line.
    pub command: String,
    pub sliders: Vec<Slider>,
    pub choices: Vec<Choice>,
}

/// A number with the values that it may take.
pub struct Slider {
    pub path: String,
    pub name: String,
    pub unit: String,
    pub from: f64,
    pub to: f64,
    pub step: f64,
    pub decimals: usize,
    /// Where it stands untouched.
    pub at: f64,
    /// Of the way from one end to the other: where eight of ten of its values lie, where the file is not sure of it.
    pub band: Option<[f64; 2]>,
    /// As the file has it.
    pub said: String,
}

/// One of a few ways.
pub struct Choice {
    /// What it is a choice of: the path of a number on levels, or a name.
    pub path: String,
    pub name: String,
    /// As the file has it.
    pub said: String,
    /// The word of each other way, and the change that makes it so.
    pub others: Vec<(String, String)>,
}
