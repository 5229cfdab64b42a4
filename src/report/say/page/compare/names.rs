//! What scenarios are called on a page, what is asked of them first, and how a difference is told.

use crate::claims::{Against, Comparison, Difference, What};
use crate::report::say::compare::digits::{digits_of, scale};
use crate::report::say::compare::table::signed;
use crate::report::say::words::listed;

/// Scenarios that are drawn: more cannot be told apart.
pub const DRAWN: usize = 6;
/// Others whose names have room in a title.
const NAMED: usize = 3;
/// Letters of a name that has room.
const LETTERS: usize = 60;

/// A name as it stands beside a figure.
pub fn short(name: &str) -> String {
    match name.chars().count() {
        letters if letters <= LETTERS => name.to_owned(),
        _ => name.chars().take(LETTERS - 1).chain(['…']).collect(),
    }
}

/// The same within a sentence.
pub fn quoted(name: &str) -> String {
    format!("“{}”", short(name))
}

/// The names of all that are drawn.
pub fn names(comparison: &Comparison) -> Vec<String> {
    comparison.scenarios.iter().take(DRAWN).map(|one| short(&one.name)).collect()
}

/// Of one that is compared with the first.
pub fn name_of(comparison: &Comparison, against: &Against) -> String {
    quoted(&comparison.scenarios[against.scenario].name)
}

/// Who they are of so many others: by name, or where there are many, how many.
pub fn called(names: &[String], others: usize) -> String {
    match names.len() {
        1 => names[0].clone(),
        _ if others <= NAMED => listed(names),
        all if all == others => format!("all {all}"),
        some => format!("{some} of {others}"),
    }
}

/// Who differs, and by how much: the sizes of all, or where there are many, the largest.
pub fn who(
    found: &[(&String, Difference)],
    others: usize,
    size: impl Fn(&Difference) -> String,
) -> (String, String) {
    let names: Vec<String> = found.iter().map(|(name, _)| (*name).clone()).collect();
    let who = called(&names, others);
    if found.len() == 1 || others <= NAMED {
        let sizes: Vec<String> = found.iter().map(|(_, one)| size(one)).collect();
        return (who, listed(&sizes));
    }
    let larger = |one: Difference, other: Difference| {
        if other.value.abs() > one.value.abs() { other } else { one }
    };
    let largest = found.iter().map(|(_, one)| *one).reduce(larger);
    (who, largest.map_or_else(String::new, |one| format!("up to {}", size(&one))))
}

/// `+4.1 [+3.6, +4.6]`
pub fn difference(difference: &Difference) -> String {
    if difference.is_same_talks {
        return "0, exactly".to_owned();
    }
    let what = What::Likelihood;
    let digits = digits_of(&what, difference);
    let number = |value: f64| signed(scale(&what) * value, digits);
    let [value, low, high] = [difference.value, difference.low, difference.high].map(number);
    format!("{value} [{low},\u{a0}{high}]")
}

/// Which differences are told together.
pub type Way = fn(&Difference) -> bool;

/// `4.1`: how large it is, in points of 100.
pub fn size(difference: &Difference) -> String {
    let what = What::Likelihood;
    format!("{:.*}", digits_of(&what, difference), scale(&what) * difference.value.abs())
}

/// Whether one is larger than another, whichever way, beyond what chance could explain.
pub fn is_clearly_larger(one: &Difference, other: &Difference) -> bool {
    let (low, high) = (one.low.abs(), one.high.abs());
    let least = if low < high { low } else { high };
    one.is_visible() && least > other.bound()
}

/// What it is about first of all: a settlement, where that is asked, else the first likelihood.
pub fn question(comparison: &Comparison) -> &str {
    let answers = &comparison.scenarios[0].answers;
    let is_settled = |of: &&str| *of == "settled";
    let likelihoods = || {
        let asked = answers.iter().filter(|(asked, _)| asked.is_likelihood());
        asked.map(|(_, answer)| answer.of.as_str())
    };
    likelihoods().find(is_settled).or_else(|| likelihoods().next()).unwrap_or("settled")
}

/// Whether a row is of a likelihood, so that its differences are points of 100.
pub fn is_likelihood(what: &What) -> bool {
    matches!(what, What::Likelihood | What::Interim)
}
