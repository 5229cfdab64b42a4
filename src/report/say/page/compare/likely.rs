//! How likely, side by side: a hundred squares for each scenario, or a bar where one question alone was asked.

use super::names::{DRAWN, Way, called, name_of, question, quoted, short, size, who};
use crate::claims::{Against, Compared, Comparison, Difference, Likelihood, Row, What};
use crate::games::talks::End;
use crate::report::say::compare::sentences::bound;
use crate::report::say::numbers::{likely, whole};
use crate::report::say::page::axes::Percents;
use crate::report::say::page::cells::{LIKELIHOOD, heads, likelihood, words};
use crate::report::say::page::endings::{Ending, Holding, endings, row, squares};
use crate::report::say::words::{capital, counted};
use crate::report::sheet::{Cell, Figure, Hundred, Numbers, Part, Step, Steps, Tone};

/// How the talks end in each.
pub fn figure(comparison: &Comparison) -> Figure {
    let of = question(comparison);
    let ends: Option<Vec<[Likelihood; 5]>> = comparison.scenarios.iter().map(ends).collect();
    let explanation = match &ends {
        Some(_) => {
            "Each square stands for one of 100 negotiations; below, how many settle, with the 95\u{a0}% interval."
        }
        None => "How likely it is in each; the short line under a bar is its 95\u{a0}% interval.",
    };
    let plan = &comparison.plan;
    let note = format!(
        "{} of each were played with the same luck, so that what differs is what was changed. The intervals are the \
         simulation's own noise; they cover neither what the model leaves out nor inputs that are wrong.",
        counted(plan.negotiations, "negotiation")
    );
    Figure {
        about: "How likely",
        title: title(comparison),
        explanation: explanation.to_owned(),
        parts: vec![match &ends {
            Some(ends) => hundreds(comparison, ends),
            None => bars(comparison, of),
        }],
        notes: vec![note],
        tables: vec![match &ends {
            Some(ends) => ends_table(comparison, ends),
            None => table(comparison, of),
        }],
    }
}

/// How likely every end is, where all of them were asked.
fn ends(scenario: &Compared) -> Option<[Likelihood; 5]> {
    let all: Option<Vec<Likelihood>> =
        End::ALL.iter().map(|end| scenario.likelihood(end.word())).collect();
    all?.try_into().ok()
}

/// What of the settlements holds, for as long as is known of every scenario; nothing where none of them ever breaks.
fn holding(comparison: &Comparison, scenario: &Compared) -> Option<Holding> {
    let is_broken =
        |one: &Compared, of: &str| Some(one.likelihood("settled")?.p > one.likelihood(of)?.p);
    let of_all = |of: &str| {
        let all: Option<Vec<bool>> =
            comparison.scenarios.iter().map(|one| is_broken(one, of)).collect();
        scenario.likelihood(of).filter(|_| all.is_some_and(|all| all.contains(&true)))
    };
    Holding::of(of_all("holds_24"), of_all("holds_12"))
}

fn endings_of(comparison: &Comparison, place: usize, ends: &[Likelihood; 5]) -> Vec<Ending> {
    endings(ends, holding(comparison, &comparison.scenarios[place]))
}

fn hundreds(comparison: &Comparison, ends: &[[Likelihood; 5]]) -> Part {
    let drawn: Vec<Vec<Ending>> = (0..ends.len().min(DRAWN))
        .map(|place| endings_of(comparison, place, &ends[place]))
        .collect();
    let hundred = |(endings, (scenario, ends)): (&Vec<Ending>, (&Compared, &[Likelihood; 5]))| {
        let settled = &ends[End::Settled as usize];
        Hundred {
            name: short(&scenario.name),
            squares: squares(endings, settled.p),
            figures: format!("settled {}", likely(settled)),
        }
    };
    let scenarios = comparison.scenarios.iter().zip(ends);
    Part::Hundreds(drawn.iter().zip(scenarios).map(hundred).collect(), key(&drawn))
}

/// Every end that is seen in some scenario, in the order in which all of them stand.
fn key(drawn: &[Vec<Ending>]) -> Vec<(Tone, String)> {
    let tones = [
        Tone::Settled,
        Tone::Broken,
        Tone::Decided,
        Tone::Collapsed,
        Tone::Suspended,
        Tone::Talking,
    ];
    let of = |tone: &Tone| {
        let same = drawn.iter().flatten().find(|ending| ending.tone == *tone);
        same.map(|ending| (*tone, ending.label.to_owned()))
    };
    tones.iter().filter_map(of).collect()
}

fn bars(comparison: &Comparison, of: &str) -> Part {
    let known: Vec<(&Compared, Likelihood)> = comparison
        .scenarios
        .iter()
        .take(DRAWN)
        .filter_map(|one| Some((one, one.likelihood(of)?)))
        .collect();
    let percents = Percents::up_to(known.iter().map(|(_, one)| one.high), "Likelihood");
    let row = |(scenario, known): &(&Compared, Likelihood)| Step {
        label: short(&scenario.name),
        figures: likely(known),
        at: percents.at(known.p),
        interval: percents.both((known.low, known.high)),
        before: None,
        lost: Vec::new(),
    };
    Part::Steps(Steps { rows: known.iter().map(row).collect(), axis: percents.axis.clone() })
}

fn ends_table(comparison: &Comparison, ends: &[[Likelihood; 5]]) -> Numbers {
    let rows = |(place, ends): (usize, &[Likelihood; 5])| -> Vec<Vec<Cell>> {
        let name = words(short(&comparison.scenarios[place].name));
        let all = [words("settled in all")];
        let all = all.into_iter().chain(likelihood(&ends[End::Settled as usize])).collect();
        let more = endings_of(comparison, place, ends);
        let rows = [all].into_iter().chain(more.iter().map(row));
        rows.map(|row| [vec![name.clone()], row].concat()).collect()
    };
    let columns = [&["how it ends"], &LIKELIHOOD[..]].concat();
    let rows = ends.iter().enumerate().flat_map(rows).collect();
    Numbers { columns: heads(&["scenario"], &columns), rows }
}

fn table(comparison: &Comparison, of: &str) -> Numbers {
    let row = |scenario: &Compared| {
        let known = scenario.likelihood(of)?;
        Some([vec![words(short(&scenario.name))], likelihood(&known).to_vec()].concat())
    };
    let rows = comparison.scenarios.iter().filter_map(row).collect();
    Numbers { columns: heads(&["scenario"], &LIKELIHOOD), rows }
}

/// Who settles more often and who less often than the first, as far as chance cannot explain it.
pub fn title(comparison: &Comparison) -> String {
    let of = question(comparison);
    let rows = |row: &&Row| row.first.of == of;
    let name = comparison.against.iter().find_map(|one| one.rows.iter().find(rows));
    let verb = match (of, name) {
        ("settled", _) | (_, None) => Verb::settle(),
        (_, Some(row)) => Verb::make(&row.name),
    };
    let all: Vec<Likelihood> =
        comparison.scenarios.iter().filter_map(|one| one.likelihood(of)).collect();
    let number = whole(comparison.plan.negotiations);
    let differs = |against: &Against| {
        let row = against.rows.iter().find(rows);
        (name_of(comparison, against), row.and_then(|row| row.difference))
    };
    match (&verb.what, all.as_slice()) {
        (None, all) if all.iter().all(Likelihood::is_never) => {
            format!("Nothing settles in any of them: none of {number} negotiations each")
        }
        (None, all) if all.iter().all(Likelihood::is_always) => {
            format!("Everything settles in all of them: {number} negotiations each")
        }
        (Some(what), all) if all.iter().all(Likelihood::is_never) => {
            format!("{}: in none of {number} negotiations each", capital(what))
        }
        (Some(what), all) if all.iter().all(Likelihood::is_always) => {
            format!("{}: in all {number} negotiations of each", capital(what))
        }
        _ => {
            let others: Vec<_> = comparison.against.iter().map(differs).collect();
            said(&quoted(&comparison.scenarios[0].name), &verb, &others)
        }
    }
}

/// What some do more or less.
struct Verb {
    /// What is made more or less likely; nothing where they settle more or less often.
    what: Option<String>,
    one: String,
    many: String,
    more: &'static str,
    less: &'static str,
}

impl Verb {
    fn settle() -> Self {
        let [one, many] = ["settles", "settle"].map(str::to_owned);
        Verb { what: None, one, many, more: "more often", less: "less often" }
    }

    fn make(what: &str) -> Self {
        let [one, many] = ["makes", "make"].map(|verb| format!("{verb} {what}"));
        Verb { what: Some(what.to_owned()), one, many, more: "more likely", less: "less likely" }
    }
}

/// What chance cannot explain, each with its size; then for whom it could.
fn said(first: &str, verb: &Verb, others: &[(String, Option<Difference>)]) -> String {
    let known = || others.iter().filter_map(|(name, one)| Some((name, one.as_ref()?)));
    let named = |is: &dyn Fn(&Difference) -> bool| -> Vec<String> {
        known().filter(|(_, one)| is(one)).map(|(name, _)| name.clone()).collect()
    };
    let ways: [(Way, &str); 2] =
        [(|one| one.low > 0.0, verb.more), (|one| one.high < 0.0, verb.less)];
    let mut parts: Vec<String> = Vec::new();
    for (is, how) in ways {
        let found: Vec<(&String, Difference)> =
            known().filter(|(_, one)| is(one)).map(|(name, one)| (name, *one)).collect();
        if found.is_empty() {
            continue;
        }
        let does = if found.len() == 1 { &verb.one } else { &verb.many };
        let (who, by) = who(&found, others.len(), size);
        parts.push(match parts.is_empty() {
            true => format!("{who} {does} {how} than {first}, by {by} of\u{a0}100"),
            false => format!("{who} {how}, by {by}"),
        });
    }
    let same = named(&|one| one.is_same_talks);
    let unclear = named(&|one| !one.is_visible() && !one.is_same_talks);
    if parts.is_empty() {
        return nothing(first, verb, others, &same);
    }
    if !unclear.is_empty() {
        let (who, chance) = (called(&unclear, others.len()), "chance could explain it");
        parts.push(format!("for {who} {chance}"));
    }
    if !same.is_empty() {
        let are = if same.len() == 1 { "is" } else { "are" };
        parts.push(format!("{} {are} the same talks", called(&same, others.len())));
    }
    parts.join("; ")
}

/// Nothing that chance could not explain.
fn nothing(
    first: &str,
    verb: &Verb,
    others: &[(String, Option<Difference>)],
    same: &[String],
) -> String {
    let known = others.iter().filter_map(|(_, one)| *one);
    let largest = known.reduce(|most, one| if one.bound() > most.bound() { one } else { most });
    let Some(largest) = largest else {
        return format!("Too little was played to compare anything with {first}");
    };
    match same {
        [only] if others.len() == 1 => {
            format!("{only} is the same talks as {first}: nothing can differ")
        }
        all if all.len() == others.len() => {
            format!("All are the same talks as {first}: nothing can differ")
        }
        _ => {
            let most = bound(&What::Likelihood, &largest);
            let how = verb.what.as_ref().map_or_else(
                || "in how often they settle".to_owned(),
                |what| format!("in how likely {what} is"),
            );
            format!(
                "No difference {how} that chance could not explain, nor one above {most} of\u{a0}100"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said_of(differences: &[(&str, f64, f64)]) -> String {
        let one = |(name, value, half): &(&str, f64, f64)| {
            let (low, high) = (value - half, value + half);
            let difference = Difference {
                value: *value,
                low,
                high,
                unpaired_low: low,
                unpaired_high: high,
                is_same_talks: low >= 0.0 && high <= 0.0,
            };
            (quoted(name), Some(difference))
        };
        let others: Vec<_> = differences.iter().map(one).collect();
        said(&quoted("F"), &Verb::settle(), &others).replace('\u{a0}', " ")
    }

    #[test]
    fn only_what_chance_cannot_explain_is_said_to_differ() {
        assert_eq!(
            said_of(&[("A", 0.041, 0.005)]),
            "“A” settles more often than “F”, by 4.1 of 100"
        );
        // C has the largest number of all, and may be nothing: "C settles most often" would be false as likely as not.
        assert_eq!(
            said_of(&[("A", 0.041, 0.005), ("B", -0.02, 0.004), ("C", 0.06, 0.07)]),
            "“A” settles more often than “F”, by 4.1 of 100; “B” less often, by 2.0; for “C” chance could explain it"
        );
        assert_eq!(
            said_of(&[("A", -0.03, 0.004), ("B", -0.02, 0.004), ("C", 0.0, 0.0)]),
            "“A” and “B” settle less often than “F”, by 3.0 and 2.0 of 100; “C” is the same talks"
        );
        assert_eq!(
            said_of(&[("A", 0.001, 0.0027), ("B", -0.001, 0.002)]),
            "No difference in how often they settle that chance could not explain, nor one above 0.4 of 100"
        );
        // Where there are many, a title has room for numbers only.
        assert_eq!(
            said_of(&[
                ("A", 0.03, 0.004),
                ("B", 0.02, 0.004),
                ("C", -0.01, 0.004),
                ("D", 0.0, 0.1)
            ]),
            "2 of 4 settle more often than “F”, by up to 3.0 of 100; “C” less often, by 1.0; for “D” chance could explain it"
        );
        assert_eq!(said_of(&[("A", 0.0, 0.0)]), "“A” is the same talks as “F”: nothing can differ");
        assert_eq!(
            said_of(&[("A", 0.0, 0.0), ("B", 0.0, 0.0)]),
            "All are the same talks as “F”: nothing can differ"
        );
    }

    #[test]
    fn one_question_alone_has_words_of_its_own() {
        let difference = Difference {
            value: -0.1,
            low: -0.12,
            high: -0.08,
            unpaired_low: -0.2,
            unpaired_high: 0.0,
            is_same_talks: false,
        };
        let said = said("“F”", &Verb::make("collapse"), &[("“A”".to_owned(), Some(difference))]);
        assert_eq!(
            said.replace('\u{a0}', " "),
            "“A” makes collapse less likely than “F”, by 10.0 of 100"
        );
    }
}
