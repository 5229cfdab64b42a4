//! What moves an answer, for readers: what was asked, how much is chance, and a table of the inputs that stand out.

use super::influences::{table, worth};
use super::numbers::{about, likely};
use super::page::{Page, TIE, finish};
use super::units::{position, share, value};
use super::words::{counted, within};
use crate::claims::{Influence, Sensitivity, Share};

/// Inputs that are listed where nobody asks for all.
const MOST: usize = 15;

/// The report, with a line break at its end. `all` lists every input that is told from nothing.
pub fn sensitivity_text(found: &Sensitivity, all: bool, page: &Page) -> String {
    let page = &page.within_reason();
    let visible: Vec<&Influence> = found.inputs.iter().filter(|input| input.is_visible).collect();
    let shown = &visible[..visible.len().min(if all { usize::MAX } else { MOST })];
    let rest = [worth(found, shown), others(&visible, shown.len()), unseen(found)];
    let sections = [
        title(found, page),
        paragraphs(&answer(found), page),
        table(found, shown, page),
        paragraphs(&rest, page),
    ];
    let filled: Vec<String> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    finish(&filled.join("\n"))
}

fn paragraphs(sentences: &[String], page: &Page) -> String {
    let said = sentences.iter().filter(|sentence| !sentence.is_empty());
    said.map(|sentence| page.paragraph(sentence, 2, 4)).collect()
}

fn title(found: &Sensitivity, page: &Page) -> String {
    let heading = format!("{}: what drives {}", found.case.title, what(found));
    let survey =
        format!("{} x{TIE}{}", counted(found.case.plan.draws, "draw"), found.case.plan.repeats);
    let design = match found.rows {
        0 => String::new(),
        rows => format!(
            " and {} of {}",
            counted(rows, "row"),
            counted(found.negotiations / rows, "negotiation")
        ),
    };
    let played = format!(
        "{} \u{b7} {} ({survey}{design}) \u{b7} seed{TIE}{}",
        counted(found.inputs.len() as u64, "uncertain input"),
        counted(found.negotiations + found.case.plan.negotiations, "negotiation"),
        found.case.plan.seed
    );
    let heading = page.paragraph(&heading, 0, 2);
    page.bold(heading.trim_end()) + "\n" + &page.paragraph(&played, 0, 2)
}

/// `a settlement`; `the position on Territory`.
fn what(found: &Sensitivity) -> String {
    let name = within(&found.name);
    if found.is_likelihood { name } else { format!("the position on {name}") }
}

/// The answer itself, how far the inputs move it, and what is chance.
fn answer(found: &Sensitivity) -> [String; 5] {
    [overall(found), moved(found), chance(found), luck(found), combined(found)]
}

fn overall(found: &Sensitivity) -> String {
    match &found.overall {
        Some(overall) if found.is_likelihood => format!(
            "The likelihood of {} is {} ({}).",
            within(&found.name),
            likely(overall),
            counted(overall.n, "negotiation")
        ),
        Some(overall) => format!(
            "The mean position on {} is {} ({}). Only draws that settle at least twice count here, and for the shares \
             only rows where both points that are compared do: it is the terms of those settlements that are explained, \
             not whether there is one. Among them the inputs are no longer independent: an input's share alone may \
             exceed its share in all.",
            within(&found.name),
            position(overall),
            counted(overall.n, "settlement"),
        ),
        None => "No draw settles at least twice: there are no terms to explain.".to_owned(),
    }
}

fn moved(found: &Sensitivity) -> String {
    let varies = found.inputs.iter().any(|input| input.total.is_some());
    match found.range {
        _ if found.inputs.is_empty() => {
            "Every input is given as known: all that varies is chance within the talks.".to_owned()
        }
        Some([low, high]) if varies => format!(
            "What is not known moves that between {} and {} (four draws in five).",
            value(found, low),
            value(found, high)
        ),
        Some(_) => "The inputs do not move it, as far as so many negotiations can tell.".to_owned(),
        None => String::new(),
    }
}

fn chance(found: &Sensitivity) -> String {
    let says = |chance: &Share| {
        if chance.value <= 0.0 {
            return "Chance within the talks shows nowhere: the inputs alone settle the outcome, as far as so many \
                    negotiations can tell."
                .to_owned();
        }
        let outcome = if found.is_likelihood { "the outcome's variance" } else { "its variance" };
        let removes = match found.luck_of_draws {
            Some(_) => "",
            None => ", which no knowledge of the inputs removes",
        };
        format!("{} of {outcome} is chance within the talks{removes}.", share(chance))
    };
    let known = found.chance_share.as_ref().filter(|_| !found.inputs.is_empty());
    known.map(says).unwrap_or_default()
}

fn luck(found: &Sensitivity) -> String {
    let says = |[first, total]: &[Share; 2]| {
        let beyond = found.beyond_inputs.as_ref().map_or_else(String::new, |beyond| {
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
    found.luck_of_draws.as_ref().map(says).unwrap_or_default()
}

fn combined(found: &Sensitivity) -> String {
    let of = if found.luck_of_draws.is_some() { " of inputs, and with that luck" } else { "" };
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
    found.combinations.as_ref().map(says).unwrap_or_default()
}

/// Inputs that are told from nothing but not listed.
fn others(visible: &[&Influence], shown: usize) -> String {
    let Some(next) = visible.get(shown) else { return String::new() };
    let more = visible.len() - shown;
    format!(
        "{} {} told from nothing, none with more than {} in all (--all lists them).",
        counted(more as u64, "more input"),
        if more == 1 { "is" } else { "are" },
        about(next.total.map_or(0.0, |total| total.value))
    )
}

/// Inputs that are not told from nothing: how many, and how much each may have at most.
fn unseen(found: &Sensitivity) -> String {
    let unseen = || found.inputs.iter().filter(|input| !input.is_visible && input.total.is_some());
    let count = unseen().count() as u64;
    let most = unseen().filter_map(|input| input.total).map(|total| total.high);
    let most = most.fold(0.0, |most, high| if high > most { high } else { most });
    if count == 0 {
        return String::new();
    }
    format!(
        "{} cannot be told from nothing with {} looked at: the upper ends of their 95{TIE}% intervals reach {} in all \
         ({}).",
        counted(count, "input"),
        found.inputs.len(),
        about(most),
        counted(found.rows, "row")
    )
}
