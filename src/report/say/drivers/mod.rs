//! What moves an answer: what was asked, how much is chance, and a table of the inputs that stand out.

pub mod influences;
pub mod units;

use super::case;
use super::numbers::{about, likely, whole};
use super::words::{counted, listed, within};
use crate::claims::{Influence, Sensitivity, Share};
use crate::report::document::{Block, Document, TIE};
use crate::report::hint::Hint;
use influences::{table, worth};
use units::{position, share, value};

/// Inputs that are listed where nobody asks for all.
pub const MOST: usize = 15;

/// What drives an answer. `all` lists every input that is told from nothing.
pub fn drivers(claim: &Sensitivity, all: bool) -> Document {
    let visible: Vec<&Influence> = claim.inputs.iter().filter(|input| input.is_visible).collect();
    let shown = &visible[..visible.len().min(if all { usize::MAX } else { MOST })];
    let rest = [worth(claim, shown), others(&visible, shown.len()), unseen(claim)];
    Document::of([
        title(claim),
        sentences(answer(claim)),
        table(claim, shown),
        sentences(rest),
        case::foot(&claim.case),
    ])
}

fn sentences<const N: usize>(sentences: [String; N]) -> Vec<Block> {
    let filled = sentences.into_iter().filter(|sentence| !sentence.is_empty());
    filled.map(Block::sentence).collect()
}

fn title(claim: &Sensitivity) -> Vec<Block> {
    let played = played(claim);
    let title = format!("{}: what drives {}", claim.case.title, what(claim));
    vec![Block::title(title), Block::text(0, 1, played)]
}

/// How many inputs, in how many negotiations.
pub fn played(claim: &Sensitivity) -> String {
    let plan = &claim.case.plan;
    let rows = (claim.rows > 0).then(|| {
        let of_row = counted(claim.negotiations / claim.rows, "negotiation");
        format!("{} of {of_row}", counted(claim.rows, "row"))
    });
    let deep = claim.deep.map(|deep| case::draws(&deep));
    let looked =
        (claim.looked > 0).then(|| format!("{} to find the strong inputs", whole(claim.looked)));
    let further = [deep, looked, rows].into_iter().flatten();
    let samples: Vec<String> = [case::draws(plan)].into_iter().chain(further).collect();
    format!(
        "{} · {} ({}) · {}",
        counted(claim.inputs.len() as u64, "uncertain input"),
        counted(claim.played(), "negotiation"),
        listed(&samples),
        case::seed(plan)
    )
}

/// `a settlement`; `the position on Territory`.
pub fn what(claim: &Sensitivity) -> String {
    let name = within(&claim.name);
    if claim.is_likelihood { name } else { format!("the position on {name}") }
}

/// The answer itself, how far the inputs move it, and what is chance.
fn answer(claim: &Sensitivity) -> [String; 5] {
    [overall(claim), moved(claim), chance(claim), luck(claim), combined(claim)]
}

/// The answer over all draws.
pub fn overall(claim: &Sensitivity) -> String {
    match &claim.overall {
        Some(overall) if claim.is_likelihood => format!(
            "The likelihood of {} is {} ({}).",
            within(&claim.name),
            likely(overall),
            counted(overall.n, "negotiation")
        ),
        Some(overall) => format!(
            "The mean position on {} is {} ({}). Only draws that settle at least twice count here, and for the shares \
             only rows where both points that are compared do: it is the terms of those settlements that are explained, \
             not whether there is one. Among them the inputs are no longer independent: an input's share alone may \
             exceed its share in all.",
            within(&claim.name),
            position(overall),
            counted(overall.n, "settlement"),
        ),
        None => "No draw settles at least twice: there are no terms to explain.".to_owned(),
    }
}

/// How far what is not known moves it.
pub fn moved(claim: &Sensitivity) -> String {
    let varies = claim.inputs.iter().any(|input| input.first.is_some() || input.total.is_some());
    match claim.range {
        _ if claim.inputs.is_empty() => {
            "Every input is given as known: all that varies is chance within the talks.".to_owned()
        }
        Some([low, high]) if varies => format!(
            "What is not known moves that between {} and {} (four draws in five).",
            value(claim, low),
            value(claim, high)
        ),
        Some(_) => "The inputs do not move it, as far as so many negotiations can tell.".to_owned(),
        None => String::new(),
    }
}

/// How much of it is chance within the talks.
pub fn chance(claim: &Sensitivity) -> String {
    let says = |chance: &Share| {
        if chance.value <= 0.0 {
            return "Chance within the talks shows nowhere: the inputs alone settle the outcome, as far as so many \
                    negotiations can tell."
                .to_owned();
        }
        let outcome = if claim.is_likelihood { "the outcome's variance" } else { "its variance" };
        let removes = match claim.luck_of_draws {
            Some(_) => "",
            None => ", which no knowledge of the inputs removes",
        };
        format!("{} of {outcome} is chance within the talks{removes}.", share(chance))
    };
    let known = claim.chance_share.as_ref().filter(|_| !claim.inputs.is_empty());
    known.map(says).unwrap_or_default()
}

/// How much lies in luck that is settled once a draw.
pub fn luck(claim: &Sensitivity) -> String {
    let says = |[first, total]: &[Share; 2]| {
        let beyond = claim.beyond_inputs.as_ref().map_or_else(String::new, |beyond| {
            format!(
                " Both together, {}, are what no knowledge of the inputs removes.",
                share(beyond)
            )
        });
        format!(
            "Of the rest, {} lies in who happens to bargain in good faith, settled by luck once a draw; with all its \
             combinations {}.{beyond}",
            share(first),
            share(total)
        )
    };
    claim.luck_of_draws.as_ref().map(says).unwrap_or_default()
}

/// How much belongs to no input alone.
pub fn combined(claim: &Sensitivity) -> String {
    let of = if claim.luck_of_draws.is_some() { " of inputs, and with that luck" } else { "" };
    let says = |combinations: &Share| {
        if combinations.value <= 0.0 {
            return "Each input acts by itself: no part of what they explain is seen to need a combination.".to_owned();
        }
        format!(
            "{} of what the inputs explain belongs to no input alone but to combinations{of}: what one of them does \
             depends on the others.",
            share(combinations)
        )
    };
    claim.combinations.as_ref().map(says).unwrap_or_default()
}

/// Inputs that are told from nothing but not listed.
pub fn others(visible: &[&Influence], shown: usize) -> String {
    let Some(next) = visible.get(shown) else { return String::new() };
    let more = visible.len() - shown;
    format!(
        "{} {} told from nothing, none with more than {} in all{}.",
        counted(more as u64, "more input"),
        if more == 1 { "is" } else { "are" },
        about(next.total.map_or(0.0, |total| total.value)),
        Hint::AllInputs
    )
}

/// Inputs that are not told from nothing, and those that were not looked at alone: how many, and how much each may have
/// at most.
pub fn unseen(claim: &Sensitivity) -> String {
    let unseen = || claim.inputs.iter().filter(|input| !input.is_visible && input.total.is_some());
    let of = |in_sets: bool| {
        let some = unseen().filter(|input| (input.among > 1) == in_sets);
        let most = some.clone().filter_map(|input| input.total).map(|total| total.high);
        let most = most.fold(0.0, |most, high| if high > most { high } else { most });
        (some.count() as u64, about(most))
    };
    let rows = counted(claim.rows, "row");
    let alone = match of(false) {
        (0, _) => String::new(),
        (count, most) => format!(
            "{} cannot be told from nothing with {} looked at: the upper ends of their 95{TIE}% intervals reach {most} \
             in all ({rows}).",
            counted(count, "input"),
            claim.inputs.len()
        ),
    };
    let in_sets = match of(true) {
        (0, _) => String::new(),
        (count, most) => format!(
            "{} that looked weak were moved in sets only: what one of them does is not known, but each has at most what \
             its whole set has, up to {most} in all (the upper ends of 95{TIE}% intervals, {rows}).",
            counted(count, "input")
        ),
    };
    [alone, in_sets].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}
