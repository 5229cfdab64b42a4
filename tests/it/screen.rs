//! The one screen of a run and of a comparison: it fits, it can be read aloud, and its funnel never widens.

use crate::helpers::{case, monthly, pie, table};
use negsim::claims::{Comparing, Contender, Findings, Work};
use negsim::engine::Plan;
use negsim::report::{Page, comparison_screen, screen};
use negsim::scenario::Scenario;
use negsim::{forecast, games::talks::Table};
use unicode_width::UnicodeWidthStr;

/// Rows of a terminal.
const ROWS: usize = 24;

fn shipped(name: &str) -> Scenario {
    let path = format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    Scenario::read(path).expect("it is shipped")
}

fn found(scenario: &Scenario, draws: u64, repeats: u64) -> Findings {
    forecast(scenario, Plan::new(0, draws, repeats).expect("small")).expect("nothing was observed")
}

/// Six of different kinds: a war, a merger, many issues, a case without dates, no settlement, nothing uncertain.
fn kinds() -> Vec<(&'static str, Findings)> {
    let parse =
        |toml: String| Scenario::parse(&monthly(&toml), "pie.toml").expect("a sound scenario");
    let hopeless = parse(pie(5, "", "", "no_deal = [0.8, 0.9]", "no_deal = 0.9", ""));
    let known = parse(pie(12, "", "", "no_deal = 0.3", "no_deal = 0.2\ncost_per_month = 0.05", ""));
    vec![
        ("abu_dhabi", found(&shipped("abu_dhabi"), 2_000, 4)),
        ("takeover", found(&shipped("takeover_2008"), 1_000, 4)),
        ("cyprus", found(&shipped("cyprus_2017"), 1_000, 4)),
        ("two_neighbours", found(&shipped("two_neighbours"), 1_000, 4)),
        ("hopeless", found(&hopeless, 200, 4)),
        ("known", found(&known, 200, 1)),
    ]
}

fn shown(findings: &Findings, width: usize) -> String {
    screen(findings, &Page { width, colour: false })
}

#[test]
fn six_kinds_of_talks_on_a_screen() {
    for (name, findings) in kinds() {
        insta::assert_snapshot!(format!("on_a_screen_{name}"), shown(&findings, 80));
    }
}

#[test]
fn it_fits_and_says_nothing_of_how_it_was_computed() {
    for (name, findings) in kinds() {
        for width in [60, 80, 120] {
            let screen = shown(&findings, width);
            let widest = screen.lines().map(UnicodeWidthStr::width).max().expect("lines");
            assert!(widest <= width, "{name} at {width}\n{screen}");
            assert!(width < 80 || screen.lines().count() <= ROWS, "{name} at {width}\n{screen}");
            // Cautions are the claims' own words.
            let said = screen.split("Caution:").next().expect("there is always a first part");
            for word in ["draw", "repeat", "seed", "[", "NaN", "inf "] {
                assert!(!said.contains(word), "{name}: {word}\n{screen}");
            }
        }
    }
}

#[test]
fn its_funnel_never_widens() {
    for (name, findings) in kinds() {
        let mut before = 1.0;
        for step in &findings.steps {
            let p = step.likelihood.p;
            assert!(p <= before, "{name}: {step:?} after {before}");
            assert!((before - p - step.lost.p).abs() < 1e-12, "{name}: {step:?}");
            before = p;
        }
    }
}

/// The dates on the way are in the JSON as they are on the screen, and never fall.
#[test]
fn dates_on_the_way_end_with_the_last_round() {
    for (name, findings) in kinds() {
        let dates = &findings.timing.dates;
        assert!(
            dates.windows(2).all(|pair| pair[0].likelihood.p <= pair[1].likelihood.p),
            "{name}"
        );
        let last = dates.last().expect("at least the last round");
        assert_eq!((Some(last.round), last.likelihood), (findings.case.rounds, findings.ends[0]));
    }
}

fn compared(tables: &[Table]) -> String {
    let name = |(place, table): (usize, &Table)| Contender {
        name: format!("variant {place}"),
        case: case(table),
    };
    let contenders = tables.iter().enumerate().map(name).collect();
    let mut work = Comparing::new(tables, contenders, Plan::new(0, 2_000, 4).expect("small"));
    while work.advance(8) {}
    comparison_screen(&work.finish(), &Page { width: 80, colour: false })
}

#[test]
fn a_comparison_on_a_screen() {
    let of = |name: &str| shipped(name).table().clone();
    let names = ["abu_dhabi", "abu_dhabi_guarantees", "abu_dhabi_shuttle"];
    let screen = compared(&names.map(of));
    assert!(screen.lines().count() <= ROWS, "{screen}");
    insta::assert_snapshot!(screen);
}

#[test]
fn the_same_talks_do_not_differ_on_a_screen() {
    let pie = table(&pie(6, "", "", "no_deal = [0.2, 0.4]", "no_deal = 0.3", ""));
    let screen = compared(&[pie.clone(), pie]);
    assert!(screen.contains("It is the same talks as the first"), "{screen}");
}
