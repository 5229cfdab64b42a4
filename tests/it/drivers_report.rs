//! What people read of the drivers: reports on findings made by hand, and the command as it is typed.

use negsim::claims::{Case, Influence, Likelihood, Plan, Sensitivity, Share};
use negsim::report::{Page, sensitivity_json, sensitivity_text};
use std::process::{Command, Output};

fn share(value: f64, half: f64) -> Option<Share> {
    let inside = |share: f64| share.clamp(0.0, 1.0);
    Some(Share { value, low: inside(value - half), high: inside(value + half) })
}

fn likely(p: f64, half: f64, n: u64) -> Option<Likelihood> {
    Some(Likelihood { p, low: p - half, high: p + half, n })
}

fn input(path: &str, name: &str, shares: [f64; 2], tenths: [f64; 2], narrows: f64) -> Influence {
    let [first, total] = shares;
    Influence {
        input: path.into(),
        name: name.into(),
        first: share(first, 0.01),
        total: share(total, 0.02),
        is_visible: total > 0.02,
        rows: 4_096,
        among: 1,
        together: Vec::new(),
        low_tenth: likely(tenths[0], 0.015, 10_000),
        high_tenth: likely(tenths[1], 0.012, 10_000),
        narrows: (total > 0.02).then_some(Share {
            value: narrows,
            low: narrows - 0.02,
            high: narrows + 0.02,
        }),
    }
}

fn neighbours() -> Sensitivity {
    let idle = |path: &str| input(path, path, [0.0, 0.001], [0.31, 0.31], 0.0);
    Sensitivity {
        case: Case::named("Two neighbours and a river").played(Plan::of(0, 25_000, 4)),
        of: "settled".into(),
        name: "a settlement".into(),
        is_likelihood: true,
        rows: 4_096,
        deep: None,
        looked: 0,
        negotiations: 4_096 * 28,
        overall: likely(0.314, 0.004, 100_000),
        range: Some([0.08, 0.61]),
        deviation: Some(0.21),
        chance_share: share(0.58, 0.01),
        beyond_inputs: share(0.58, 0.01),
        combinations: share(0.31, 0.03),
        luck_of_draws: None,
        inputs: vec![
            input(
                "party.north.no_deal",
                "the North's no-deal value",
                [0.41, 0.52],
                [0.45, 0.12],
                0.17,
            ),
            input(
                "party.south.cost_per_month",
                "the South's costs of waiting",
                [0.14, 0.2],
                [0.19, 0.4],
                0.05,
            ),
            input(
                "party.south.issues.dam.weight",
                "the South's weight on the control of the dam and all that belongs to it",
                [0.03, 0.09],
                [0.33, 0.29],
                -0.01,
            ),
            idle("talks.hesitation"),
            idle("talks.misreading_half_life"),
        ],
    }
}

fn terms() -> Sensitivity {
    let mut found = neighbours();
    let mean = |p: f64| likely(p, 0.1, 9_000);
    (found.of, found.name, found.is_likelihood) = ("terms.years".into(), "Duration".into(), false);
    (found.overall, found.range) = (mean(7.2), Some([5.1, 9.4]));
    found.beyond_inputs = None;
    (found.combinations, found.luck_of_draws) =
        (None, Some([share(0.02, 0.03), share(0.11, 0.02)].map(|share| share.expect("some"))));
    for input in &mut found.inputs {
        (input.low_tenth, input.high_tenth) = (mean(6.5), mean(8.1));
    }
    found
}

fn known() -> Sensitivity {
    let nothing = (None, None, None, vec![], 0, 0);
    let mut found = neighbours();
    (
        found.combinations,
        found.chance_share,
        found.luck_of_draws,
        found.inputs,
        found.rows,
        found.negotiations,
    ) = nothing;
    found
}

fn page(width: usize) -> Page {
    Page { width, colour: false }
}

#[test]
fn drivers_on_a_hundred_columns() {
    insta::assert_snapshot!(sensitivity_text(&neighbours(), false, &page(100)));
}

#[test]
fn drivers_of_terms_on_sixty_columns() {
    insta::assert_snapshot!(sensitivity_text(&terms(), false, &page(60)));
}

#[test]
fn drivers_where_all_is_known() {
    insta::assert_snapshot!(sensitivity_text(&known(), false, &page(100)));
}

#[test]
fn between_inputs_that_nothing_tells_apart_none_is_most_worth_knowing() {
    let worth = |narrows: [f64; 3]| {
        let mut found = neighbours();
        found.deep = Some(Plan::of(0, 6_250, 16));
        for (input, value) in found.inputs.iter_mut().zip(narrows) {
            input.narrows = Some(Share { value, low: value - 0.02, high: value + 0.02 });
        }
        let text = sensitivity_text(&found, false, &page(300)).replace('\u{a0}', " ");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let played = "(25,000 draws x 4, 6,250 draws x 16 and 4,096 rows of 28 negotiations)";
        assert!(text.contains(played), "{text}");
        text
    };
    assert!(worth([0.17, 0.05, 0.0]).contains("Most worth knowing is the North's no-deal value: "));
    // 0.17 and 0.15 differ by less than sqrt(0.02² + 0.02²) = 0.028, 0.17 and 0.14 by more.
    let equal = worth([0.15, 0.17, 0.14]);
    let named = "No single input is most worth knowing: the North's no-deal value and the South's costs of waiting differ by";
    assert!(equal.contains(named), "{equal}");
    assert!(
        equal.contains("would lie 4.0 [2.0, 6.0] if the South's costs of waiting were known"),
        "{equal}"
    );
    assert!(
        worth([0.01, 0.015, 0.0]).contains("is sure to bring it nearer, if it alone were known.")
    );
    assert!(
        worth([-0.02, -0.015, -0.01])
            .contains("known, as whatever one of them is its median hardly moves.")
    );
}

#[test]
fn drivers_for_machines() {
    insta::assert_snapshot!(sensitivity_json(&neighbours()));
}

#[test]
fn lines_fit_and_colour_adds_nothing_but_escapes() {
    for width in [40, 60, 80, 100, 300] {
        for found in [neighbours(), terms(), known()] {
            let plain = sensitivity_text(&found, true, &page(width));
            let longest = plain.lines().map(|line| line.chars().count()).max();
            assert!(longest.is_some_and(|columns| columns <= width), "{width}:\n{plain}");
            let coloured = sensitivity_text(&found, true, &Page { width, colour: true });
            assert_eq!(coloured.replace("\u{1b}[1m", "").replace("\u{1b}[0m", ""), plain);
        }
    }
}

fn drivers(arguments: &[&str]) -> Output {
    let file = format!("{}/scenarios/two_neighbours.toml", env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_negsim"));
    command.args(["drivers", &file]).args(arguments).output().expect("the program starts")
}

#[test]
fn wrong_questions_name_the_nearest_and_exit_with_2() {
    let cases: [(&[&str], &str); 3] = [
        (&["--of", "setled"], "settled"),
        (&["--of", "watr"], "water"),
        (&["--repeats", "1"], "at least 2"),
    ];
    for (arguments, said) in cases {
        let output = drivers(arguments);
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        assert!(told.contains(said), "{told}");
    }
}

#[test]
fn the_command_answers_on_standard_output_alone() {
    let output = drivers(&[
        "--json",
        "--draws",
        "300",
        "--rows",
        "16",
        "--of",
        "agreed_in_room",
        "--threads",
        "2",
    ]);
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(found["of"], "agreed_in_room");
    for key in ["input", "first", "total", "low_tenth", "high_tenth", "narrows"] {
        assert!(found["inputs"][0].get(key).is_some(), "{key}");
    }
    assert!(found.get("chance_share").is_some());
}
