//! What is asked, and the answers in a sentence each: the page in half a minute.

use super::foot::caution;
use super::headline::{base_rate, range};
use super::{deaths, drivers, headline, support, terms, when};
use crate::claims::{Case, CaseParty, Findings};
use crate::games::talks::End;
use crate::report::say::case::calendar;
use crate::report::say::hundred::of_hundred;
use crate::report::say::numbers::date;
use crate::report::say::run::headline::ALL_KNOWN;
use crate::report::say::words::{counted, listed, within};

/// The summary; who meets when; what was seen already.
pub fn asked(findings: &Findings) -> Vec<String> {
    let case = &findings.case;
    let question = match case.rounds.and_then(|rounds| case.day(rounds)) {
        Some(day) => format!("Do they settle by {}?", date(day)),
        None => "Do they settle?".to_owned(),
    };
    // Many a summary asks the question itself.
    let summary = case.summary.as_ref().map(|summary| match summary.contains('?') {
        true => summary.clone(),
        false => format!("{summary} {question}"),
    });
    let seen = findings.observed.as_ref().map(|observed| {
        let rounds = counted(observed.rounds as u64, "round");
        let before = of_hundred(observed.before.ends[End::Settled as usize].p);
        format!("Given what was seen of {rounds} already held; before them it was {before}.")
    });
    let all = [Some(summary.unwrap_or(question)), Some(facts(case)), seen];
    all.into_iter().flatten().collect()
}

/// When, as known when, and who.
pub fn facts(case: &Case) -> String {
    let known = case.as_of.map(|day| format!("As known on {}", date(day)));
    let facts = [calendar(case), known, table(&case.parties)];
    facts.into_iter().flatten().collect::<Vec<String>>().join(" · ")
}

/// `At the table: Russia, Ukraine; mediator: the United States`
fn table(parties: &[CaseParty]) -> Option<String> {
    let of_role = |role: &str| -> Vec<String> {
        let named = parties.iter().filter(|party| party.role == role);
        named.map(|party| within(&party.name)).collect()
    };
    let signatories = of_role("signatory");
    if signatories.is_empty() {
        return None;
    }
    let others = ["mediator", "guarantor"].map(|role| match of_role(role).as_slice() {
        [] => String::new(),
        [one] => format!("; {role}: {one}"),
        more => format!("; {role}s: {}", listed(more)),
    });
    Some(format!("At the table: {}{}", listed(&signatories), others.concat()))
}

/// The answers, each behind its question.
pub fn answers(findings: &Findings) -> Vec<(&'static str, String)> {
    let settled = &findings.ends[End::Settled as usize];
    let nothing = || "Nothing settled: there is neither a date nor terms.".to_owned();
    let round = findings.timing.round.as_ref();
    let mut answers = vec![
        ("How likely?", sentence(headline::title(settled))),
        ("How sure is that?", sure(findings)),
    ];
    answers.extend(findings.outside_views.first().map(|view| {
        let text = format!("{} ({})", base_rate(view), view.view.reference);
        ("Outside view", sentence(text))
    }));
    answers.push((
        "When?",
        round.map_or_else(nothing, |one| sentence(when::title(one, &findings.case))),
    ));
    answers.push(("Where do deals die?", sentence(deaths::title(findings))));
    answers.extend(terms::title(findings).map(|title| ("On what terms?", sentence(title))));
    answers.extend(drivers::title(findings).map(|title| ("What moves it?", sentence(title))));
    answers.push(("What does it rest on?", sentence(support::title(&findings.support))));
    let cautions = findings.warnings.iter().chain(&findings.case.cautions);
    answers.extend(cautions.take(1).map(|warning| ("Caution", caution(warning))));
    answers
}

/// With an end.
pub fn sentence(text: String) -> String {
    if text.ends_with(['.', '?', '!']) { text } else { text + "." }
}

/// How far the unknowns move the likelihood.
fn sure(findings: &Findings) -> String {
    let settled = &findings.ends[End::Settled as usize];
    let spread = findings.spread.as_ref();
    match spread {
        _ if findings.support.uncertain == 0 => {
            ALL_KNOWN.to_owned()
        }
        None => "How far what is not known moves that cannot be told: no possible world was played more than once."
            .to_owned(),
        Some(_) if settled.is_never() || settled.is_always() => {
            "That holds for everything that the ranges of the file allow.".to_owned()
        }
        Some(spread) => format!(
            "{} In {} of the worlds a settlement is likelier than not.",
            over_the_worlds([spread.p10, spread.p50, spread.p90], settled.p),
            of_hundred(spread.likelier_than_not)
        ),
    }
}

/// Where four of five possible worlds lie; and where the average does, if not among them.
fn over_the_worlds([low, middle, high]: [f64; 3], mean: f64) -> String {
    let skew = match mean {
        mean if mean > high => ": on average it is more, since a few worlds settle far more often",
        mean if mean < low => ": on average it is less, since a few worlds settle far less often",
        _ => "",
    };
    format!(
        "Over what is not known about the parties it is {} in four of five possible worlds, and {} in the median one{skew}.",
        range(low, high),
        of_hundred(middle)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_average_beyond_four_of_five_worlds_is_explained() {
        let said = |worlds, mean| over_the_worlds(worlds, mean).replace('\u{a0}', " ");
        assert_eq!(
            said([0.001, 0.3, 0.62], 0.31),
            "Over what is not known about the parties it is under 1 to 62 of 100 in four of five possible worlds, and 30 of \
             100 in the median one."
        );
        assert!(said([0.0, 0.001, 0.004], 0.016).ends_with(
            "and under 1 of 100 in the median one: on average it is more, since a few worlds settle far more often."
        ));
    }
}
