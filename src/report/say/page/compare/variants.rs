//! What each scenario is, what was changed in it, and what weakens the comparison with it.

use super::names::{name_of, quoted};
use crate::claims::{Against, Compared, Comparison, Row};
use crate::report::say::compare::rows::{all_cautions, in_order};
use crate::report::say::compare::sentences::sentence;
use crate::report::say::page::foot::{caution, fingerprint};
use crate::report::say::words::{counted, listed};
use crate::report::sheet::{Figure, Part};

/// Every scenario by its name.
pub fn figure(comparison: &Comparison) -> Figure {
    let scenarios = comparison.scenarios.iter().enumerate();
    let parts = scenarios.flat_map(|(place, scenario)| {
        // The first is set against nobody.
        let against = comparison.against.iter().find(|one| one.scenario == place);
        let items = items(comparison, scenario, against);
        [Part::Heading(scenario.name.clone()), Part::List(items)]
    });
    Figure {
        about: "What is compared",
        title: title(comparison),
        explanation: String::new(),
        parts: parts.collect(),
        notes: Vec::new(),
        tables: Vec::new(),
    }
}

/// How many differ by what was typed, and how many by their files.
fn title(comparison: &Comparison) -> String {
    let (first, others) = (&comparison.scenarios[0], &comparison.scenarios[1..]);
    let is_changed = |one: &&Compared| {
        one.case.file == first.case.file && one.case.changed != first.case.changed
    };
    let changed = others.iter().filter(is_changed).count();
    let one = quoted(&first.name);
    match (changed, others.len()) {
        (1, 1) => format!("{} is {one} with a change", quoted(&others[0].name)),
        (0, 1) => format!("{} and {one}", quoted(&others[0].name)),
        (0, all) => format!("{one} beside {all} other scenarios"),
        (changed, all) if changed == all => format!("{one} beside {all} changes of it"),
        (changed, all) => {
            let changes = counted(changed as u64, "change");
            let more = counted((all - changed) as u64, "other scenario");
            format!("{one} beside {changes} of it and {more}")
        }
    }
}

fn items(
    comparison: &Comparison,
    scenario: &Compared,
    against: Option<&Against>,
) -> Vec<(&'static str, String)> {
    let case = &scenario.case;
    let mut items = Vec::new();
    if scenario.name != case.title {
        items.push(("Title", case.title.clone()));
    }
    if !case.file.is_empty() {
        let digits = fingerprint(case).map(|digits| format!(" (fingerprint\u{a0}{digits})"));
        items.push(("File", format!("{}{}", case.file, digits.unwrap_or_default())));
    }
    if !case.changed.is_empty() {
        items.push(("Changed", case.changed.join("; ")));
    }
    let Some(against) = against else { return items };
    let name = name_of(comparison, against);
    let terms = terms(comparison, against, &name);
    items.extend((!terms.is_empty()).then(|| ("On what terms", terms.join(" "))));
    items.extend(
        (!against.left_out.is_empty())
            .then(|| ("Left out", format!("{}.", listed(&against.left_out)))),
    );
    let known = &comparison.scenarios[0].case.cautions;
    let own = all_cautions(comparison).into_iter().filter(|one| {
        case.cautions.contains(one) && known.iter().all(|known| known.text != one.text)
    });
    items.extend(against.warnings.iter().chain(own).map(|one| ("Caution", caution(one))));
    items
}

/// What differs in the terms of settlements, where chance could not explain it.
fn terms(comparison: &Comparison, against: &Against, name: &str) -> Vec<String> {
    let negotiations = counted(comparison.plan.negotiations, "negotiation");
    let is_seen = |row: &&Row| {
        let is_visible = row.difference.is_some_and(|one| one.is_visible());
        is_visible && row.is_of_terms()
    };
    let mut who = name;
    let rows = in_order(against).into_iter().filter(is_seen);
    let said = rows.map(|row| sentence(row, core::mem::replace(&mut who, "It"), &negotiations));
    said.collect()
}
