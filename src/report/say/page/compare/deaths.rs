//! Where deals die: the steps to a settlement that holds in every scenario, and what more is lost at each than in the first.

use super::differences::{drawn, points};
use super::names::{DRAWN, is_clearly_larger, name_of, names, quoted, short, size};
use crate::claims::{Compared, Comparison, Difference, Reached, StepRow};
use crate::games::talks::Step;
use crate::report::say::numbers::likely;
use crate::report::say::page::axes::Percents;
use crate::report::say::page::cells::{LIKELIHOOD, heads, likelihood, perhaps, words};
use crate::report::say::words::capital;
use crate::report::sheet::{Cell, Dots, Figure, Group, GroupBar, Groups, Numbers, Part};

/// Where deals die in each; none where one question alone was asked.
pub fn figure(comparison: &Comparison) -> Option<Figure> {
    let title = title(comparison)?;
    let steps = steps(comparison);
    let first = quoted(&comparison.scenarios[0].name);
    let mut parts = vec![Part::Groups(groups(comparison, &steps))];
    let lost = lost(comparison, &steps, &first);
    if !lost.rows.is_empty() {
        parts.push(Part::Heading(format!("What more is lost at a step than in {first}")));
        parts.push(Part::Dots(lost));
    }
    Some(Figure {
        about: "Where deals die",
        title,
        explanation: "Of all negotiations, how many reach a step and all before it; the short line under a bar is its \
                      95\u{a0}% interval. A zone of agreement: some text is worth no less than no deal to every side."
            .to_owned(),
        parts,
        notes: Vec::new(),
        tables: vec![table(comparison, &steps), lost_table(comparison)],
    })
}

fn step_of(scenario: &Compared, step: Step) -> Option<&Reached> {
    scenario.steps.iter().find(|reached| reached.step == step)
}

/// The steps at which something is lost in some scenario; a zone and agreement in the room always.
fn steps(comparison: &Comparison) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for reached in comparison.scenarios.iter().flat_map(|one| &one.steps) {
        if !steps.contains(&reached.step) {
            steps.push(reached.step);
        }
    }
    let is_lost = |step: &Step| {
        let all = comparison.scenarios.iter().filter_map(|one| step_of(one, *step));
        matches!(step, Step::Zone | Step::Room) || all.into_iter().any(|one| !one.lost.is_never())
    };
    steps.retain(is_lost);
    // A year that only one scenario plays comes before the second year of the others.
    steps.sort_by_key(|step| match step {
        Step::GoodFaith => 0,
        Step::Zone => 1,
        Step::Room => 2,
        Step::Ratified => 3,
        Step::Holds(months) => 3 + *months,
    });
    steps
}

fn label(step: Step, comparison: &Comparison) -> &'static str {
    let signatories =
        |one: &Compared| one.case.parties.iter().filter(|party| party.role == "signatory").count();
    match step {
        Step::GoodFaith if comparison.scenarios.iter().all(|one| signatories(one) == 2) => {
            "both bargain in good faith"
        }
        Step::GoodFaith => "all bargain in good faith",
        Step::Zone => "a zone of agreement",
        Step::Room => "agreed in the room",
        Step::Ratified => "ratified where it must be",
        Step::Holds(12) => "still holding after 12 months",
        Step::Holds(_) => "still holding after 24 months",
    }
}

fn groups(comparison: &Comparison, steps: &[Step]) -> Groups {
    let drawn = &comparison.scenarios[..comparison.scenarios.len().min(DRAWN)];
    let all = drawn.iter().flat_map(|one| &one.steps).filter(|one| steps.contains(&one.step));
    let percents = Percents::up_to(all.map(|one| one.likelihood.high), "Of all negotiations");
    let bar = |reached: &Reached| {
        let known = &reached.likelihood;
        GroupBar {
            at: percents.at(known.p),
            interval: percents.both((known.low, known.high)),
            figures: likely(known),
        }
    };
    let row = |step: &Step| Group {
        label: capital(label(*step, comparison)),
        bars: drawn.iter().map(|one| step_of(one, *step).map(bar)).collect(),
    };
    let rows = steps.iter().map(row).collect();
    Groups { names: names(comparison), axis: percents.axis.clone(), rows }
}

/// What the others lose more, where anything differs.
fn lost(comparison: &Comparison, steps: &[Step], first: &str) -> Dots {
    let others = &comparison.against[..comparison.against.len().min(DRAWN - 1)];
    let of = |step: &Step| -> (String, Vec<Option<Difference>>) {
        let row =
            |rows: &[StepRow]| rows.iter().find(|row| row.step == *step).and_then(|row| row.lost);
        (capital(place(*step)), others.iter().map(|one| row(&one.steps)).collect())
    };
    let differs = |one: &Difference| one.value.abs() > 0.0;
    let rows = steps.iter().map(of).filter(|(_, by)| by.iter().flatten().any(differs));
    let rows: Vec<(String, Vec<Option<Difference>>)> = rows.collect();
    drawn(comparison, &rows, &format!("Points of 100 lost more than in {first}"))
}

/// Where something is lost.
fn place(step: Step) -> &'static str {
    match step {
        Step::GoodFaith => "for want of good faith",
        Step::Zone => "for want of a zone of agreement",
        Step::Room => "in the room",
        Step::Ratified => "at ratification",
        Step::Holds(12) => "in the first year after the signature",
        Step::Holds(_) => "in the second year after the signature",
    }
}

/// Where the others lose more or less than the first.
pub fn title(comparison: &Comparison) -> Option<String> {
    if comparison.scenarios.iter().all(|one| one.steps.is_empty()) {
        return None;
    }
    let losses = comparison.against.iter().flat_map(|against| {
        let steps = against.steps.iter();
        steps.filter_map(move |row| Some((name_of(comparison, against), row.step, row.lost?)))
    });
    Some(most(losses.collect(), &quoted(&comparison.scenarios[0].name)))
}

/// The largest difference, and called so only where no other could be.
fn most(mut losses: Vec<(String, Step, Difference)>, first: &str) -> String {
    if !losses.is_empty() && losses.iter().all(|(.., lost)| lost.is_same_talks) {
        return "Deals die at the same steps: they are the same talks".to_owned();
    }
    losses.retain(|(.., lost)| lost.is_visible());
    losses.sort_by(|one, other| other.2.value.abs().total_cmp(&one.2.value.abs()));
    let Some((name, step, lost)) = losses.first() else {
        return "No step at which more or fewer deals die that chance could not explain".to_owned();
    };
    let is_first = losses[1..].iter().all(|(.., other)| is_clearly_larger(lost, other));
    let (more, amount) = (if lost.value > 0.0 { "more" } else { "fewer" }, size(lost));
    let above_all =
        if is_first && losses.len() > 1 { ", more than any other difference" } else { "" };
    format!("{name} loses {amount} of\u{a0}100 {more} {} than {first}{above_all}", place(*step))
}

fn table(comparison: &Comparison, steps: &[Step]) -> Numbers {
    let row = |scenario: &Compared, step: Step| -> Option<Vec<Cell>> {
        let reached = step_of(scenario, step)?;
        let name = words(format!("{} ({})", label(step, comparison), step.word()));
        let lost = perhaps(Some(&reached.lost));
        let cells = [&likelihood(&reached.likelihood)[..], &lost[..3]].concat();
        Some([vec![name, words(short(&scenario.name))], cells].concat())
    };
    let all = steps.iter().flat_map(|step| {
        comparison.scenarios.iter().filter_map(move |scenario| row(scenario, *step))
    });
    let columns = [&["scenario"], &LIKELIHOOD[..], &["lost", "95\u{a0}% from", "to"]].concat();
    Numbers { columns: heads(&["step"], &columns), rows: all.collect() }
}

fn lost_table(comparison: &Comparison) -> Numbers {
    let three = |difference: Option<Difference>| match difference {
        Some(one) => [one.value, one.low, one.high].map(points),
        None => [const { Cell::Nothing }; 3],
    };
    let rows = comparison.against.iter().flat_map(|against| {
        let name = words(short(&comparison.scenarios[against.scenario].name));
        let row = move |row: &StepRow| {
            let label = format!("{} ({})", label(row.step, comparison), row.step.word());
            let cells = [three(row.reached), three(row.lost)].concat();
            [vec![words(label), name.clone()], cells].concat()
        };
        against.steps.iter().map(row)
    });
    let columns =
        ["scenario", "reached more", "95\u{a0}% from", "to", "lost more", "95\u{a0}% from", "to"];
    Numbers { columns: heads(&["step against the first"], &columns), rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_loss_is_called_so_only_where_it_is() {
        let loss = |name: &str, step, value: f64, half: f64| {
            let (low, high) = (value - half, value + half);
            let (unpaired_low, unpaired_high, is_same_talks) = (low, high, false);
            let lost = Difference { value, low, high, unpaired_low, unpaired_high, is_same_talks };
            (name.to_owned(), step, lost)
        };
        let said = |losses: &[(String, Step, Difference)]| {
            most(losses.to_vec(), "“F”").replace('\u{a0}', " ")
        };
        let room = loss("“A”", Step::Room, 0.071, 0.004);
        assert_eq!(
            said(core::slice::from_ref(&room)),
            "“A” loses 7.1 of 100 more in the room than “F”"
        );
        assert_eq!(
            said(&[room.clone(), loss("“B”", Step::Zone, -0.02, 0.004)]),
            "“A” loses 7.1 of 100 more in the room than “F”, more than any other difference"
        );
        // Which of them is larger, nobody knows.
        assert_eq!(
            said(&[room.clone(), loss("“B”", Step::Zone, -0.07, 0.004)]),
            "“A” loses 7.1 of 100 more in the room than “F”"
        );
        // A larger number that chance could explain is passed over.
        assert_eq!(
            said(&[room, loss("“B”", Step::Zone, 0.2, 0.3)]),
            "“A” loses 7.1 of 100 more in the room than “F”"
        );
        assert_eq!(
            said(&[loss("“B”", Step::Zone, 0.2, 0.3)]),
            "No step at which more or fewer deals die that chance could not explain"
        );
    }
}
