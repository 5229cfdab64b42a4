//! What people read: the report on findings made by hand.

use negsim::claims::{
    Advice, ByDate, Case, Classes, Driver, Findings, Funnel, IssuePositions, Likelihood, Middle,
    Named, Opinions, Outside, Place, Plan, Reached, Recorded, RoundOfSettlement, SecondOpinions,
    Share, Spread, Stand, Sticking, Support, Terms, Timing, Warning, Wording,
};
use negsim::games::talks::{Date, OutsideView, Step};
use negsim::report::{Page, json, text};
use unicode_width::UnicodeWidthStr;

const NEGOTIATIONS: u64 = 100_000;

fn likely(p: f64, low: f64, high: f64) -> Likelihood {
    Likelihood { p, low, high, n: NEGOTIATIONS }
}

fn named(id: &str, name: &str, likelihood: Likelihood) -> Named {
    Named { id: id.into(), name: name.into(), likelihood }
}

/// The two neighbours of the scenario page.
fn neighbours() -> Findings {
    let settled = likely(0.314, 0.310, 0.3182);
    let funnel = Funnel {
        zone_at_start: likely(0.972, 0.9708, 0.9732),
        zone_ever: likely(0.999, 0.9988, 0.9992),
        agreed_in_room: likely(0.382, 0.3777, 0.3863),
        ratified: settled,
        holds_12: Some(likely(0.25, 0.2465, 0.2535)),
        holds_24: Some(likely(0.199, 0.1957, 0.2023)),
    };
    Findings {
        case: case(),
        ends: [
            settled,
            likely(0.049, 0.0473, 0.0508),
            likely(0.022, 0.0208, 0.0232),
            likely(0.521, 0.5165, 0.5255),
            likely(0.094, 0.0917, 0.0963),
        ],
        funnel,
        steps: steps(&funnel, 25_000.0),
        refused: likely(0.081, 0.0791, 0.0829),
        lost_to_capital: vec![
            named("north", "the North's capital", likely(0.021, 0.0199, 0.0221)),
            named("south", "the South's capital", likely(0.051, 0.0493, 0.0527)),
        ],
        interim: vec![named("truce", "Truce on the dam", likely(0.437, 0.4322, 0.4418))],
        recorded: Recorded {
            is_ratified: true,
            names_ratifiers: false,
            could_break: true,
            good_faith: likely(1.0, 0.99985, 1.0),
            zone_at_end: likely(0.71, 0.7049, 0.7151),
            zone_share: Some(0.84),
            barred: Some(likely(0.02, 0.0189, 0.0212)),
            left: vec![named("south", "The South", likely(0.03, 0.0282, 0.0319))],
            at_deadline: None,
            open_in_force: None,
            trust_at_end: None,
            decided: Some([likely(0.02, 0.0189, 0.0212), likely(0.002, 0.0017, 0.0024)]),
            refused_by: vec![named("south", "The South", likely(0.06, 0.0582, 0.0619))],
            interim_at_end: vec![named("truce", "Truce on the dam", likely(0.31, 0.3058, 0.3142))],
        },
        spread: Some(spread(0.08, 0.30, 0.61, 0.42)),
        timing: timing(settled),
        terms: vec![water(), dam(), years(), troops()],
        positions: positions(),
        second_opinions: second_opinions(),
        typical: Vec::new(),
        sticking: sticking(),
        drivers: drivers(),
        outside_views: vec![outside_view()],
        observed: None,
        support: Support {
            classes: Classes { number: 2, direction: 9, argued: 20, bare: 7 },
            defaults: 41,
            uncertain: 14,
        },
        warnings: vec![],
    }
}

fn case() -> Case {
    Case {
        file: "two_neighbours.toml".into(),
        sha256: "00".repeat(32),
        as_of: Some(Date { year: 2026, month: 1, day: 24 }),
        rounds: Some(26),
        days_between_rounds: Some(7.0),
        changed: vec!["party.north.patience=[10, 40]".into()],
        plan: Plan::of(0, 25_000, 4),
        ..Case::named("Two neighbours and a river")
    }
}

/// The steps of talks in good faith, and what is lost between them, as far as the steps alone tell.
fn steps(funnel: &Funnel, draws: f64) -> Vec<Reached> {
    let all = Likelihood { p: 1.0, low: 1.0, high: 1.0, n: funnel.zone_ever.n };
    let years = [(Step::Holds(12), funnel.holds_12), (Step::Holds(24), funnel.holds_24)];
    let years = years.into_iter().filter_map(|(step, likelihood)| Some((step, likelihood?)));
    let first = [
        (Step::GoodFaith, all),
        (Step::Zone, funnel.zone_ever),
        (Step::Room, funnel.agreed_in_room),
        (Step::Ratified, funnel.ratified),
    ];
    let mut before = all;
    let step = |(step, likelihood): (Step, Likelihood)| {
        let lost = Likelihood::at_widest(before.p - likelihood.p, draws, likelihood.n);
        before = likelihood;
        Reached { step, likelihood, lost }
    };
    first.into_iter().chain(years).map(step).collect()
}

fn settled_by() -> Vec<ByDate> {
    let date = Some(Date { year: 2026, month: 4, day: 30 });
    let last = Date { year: 2026, month: 7, day: 25 };
    vec![
        ByDate { date, months: 3.0, round: 13, likelihood: likely(0.12, 0.117, 0.123) },
        ByDate {
            date: Some(last),
            months: 6.0,
            round: 26,
            likelihood: likely(0.314, 0.310, 0.3182),
        },
    ]
}

fn spread(p10: f64, p50: f64, p90: f64, input_share: f64) -> Spread {
    let histogram = vec![0.05; 20];
    Spread { p10, p50, p90, input_share, histogram, likelier_than_not: 0.22 }
}

fn positions() -> Vec<IssuePositions> {
    let around = |p50: f64| Middle { p10: p50 - 0.1, p50, p90: p50 + 0.1 };
    let by = |party: &str, p50: f64| (party.to_owned(), around(p50));
    vec![IssuePositions {
        id: "water".into(),
        status_quo: around(0.2),
        ideals: vec![by("north", 0.1), by("south", 0.9)],
        red_lines: vec![by("south", 0.4)],
    }]
}

fn second_opinions() -> SecondOpinions {
    let of = |id: &str, name: &str, unit: Option<&str>, at: [f64; 8]| Opinions {
        id: id.into(),
        name: name.into(),
        unit: unit.map(str::to_owned),
        is_worded: unit.is_none(),
        at: at.map(Some),
    };
    let water = [0.614, 1.0, 0.61, 0.58, 0.66, 0.65, 0.6512, 0.7];
    let years = [11.2, 12.0, 10.96, 10.8, 9.5, 9.25, 9.125, 10.0];
    SecondOpinions {
        issues: vec![
            of("water", "Share of the river's water", None, water),
            of("years", "Duration", Some("years"), years),
        ],
        floors: vec![0.2, 0.3],
        is_crowded: false,
        worth: [0.61, 0.62, 0.63, 0.64].map(|worth| Some(vec![worth, worth])),
    }
}

fn timing(settled: Likelihood) -> Timing {
    let (p10, p25, p50, p75, p90) = (9, 14, 19, 23, 26);
    Timing {
        settled_by: vec![likely(0.0, 0.0, 0.000_15), settled],
        dates: settled_by(),
        states: [
            vec![0.0, 0.314],
            vec![0.0, 0.049],
            vec![0.0, 0.022],
            vec![1.0, 0.521],
            vec![0.0, 0.094],
        ],
        holds_by_month: vec![0.31, 0.30],
        round: Some(RoundOfSettlement {
            p10,
            p25,
            p50,
            p75,
            p90,
            n: 31_400,
            p50_low: 19,
            p50_high: 19,
        }),
    }
}

fn place(p10: f64, p50: f64, p90: f64, wording: Option<Wording>) -> Place {
    Place {
        clusters: None,
        p10,
        p50,
        p90,
        mean: p50,
        p50_low: p50,
        p50_high: p50,
        histogram: vec![1_570; 20],
        levels: None,
        nearest: Some(["equal shares".into(), "all to the south".into()])
            .filter(|_| wording.is_some()),
        wording,
    }
}

fn terms(id: &str, name: &str, place: Place) -> Terms {
    let is_discrete = place.levels.is_some();
    Terms {
        id: id.into(),
        name: name.into(),
        unit: None,
        is_discrete,
        weight: 0.25,
        range: (0.0, 1.0),
        n: 31_400,
        place: Some(place),
    }
}

fn water() -> Terms {
    let words = Wording::Between((0.5, "equal shares".into()), (1.0, "all to the south".into()));
    terms("water", "Share of the river's water", place(0.48, 0.62, 0.79, Some(words)))
}

fn dam() -> Terms {
    terms("dam", "The dam", place(0.41, 0.5, 0.66, Some(Wording::At("shared control".into()))))
}

fn years() -> Terms {
    let place = place(5.1, 7.25, 9.4, None);
    Terms { unit: Some("years".into()), range: (0.0, 30.0), ..terms("years", "Duration", place) }
}

fn troops() -> Terms {
    let levels = [("none", 0.004), ("observers", 0.62), ("peacekeepers", 0.376)];
    let levels = levels
        .map(|(word, p)| (word.to_owned(), Likelihood::at_widest(p, 9_000.0, 31_400)))
        .to_vec();
    let wording = Some(Wording::At("observers".into()));
    terms(
        "troops",
        "Foreign troops",
        Place { levels: Some(levels), ..place(0.5, 0.5, 1.0, wording) },
    )
}

fn sticking() -> Vec<Sticking> {
    let of = |id: &str, name: &str, count, share| Sticking {
        id: id.into(),
        name: name.into(),
        count,
        share: Some(Likelihood::at_widest(share, 19_000.0, 68_600)),
    };
    vec![
        of("water", "Share of the river's water", 43_904, 0.64),
        of("dam", "The dam", 20_580, 0.30),
        of("years", "Duration", 4_116, 0.06),
        of("troops", "Foreign troops", 0, 0.0),
    ]
}

fn drivers() -> Vec<Driver> {
    let of = |input: &str, name: &str, low: f64, high: f64, value: f64| Driver {
        input: input.into(),
        name: name.into(),
        unit: "value".into(),
        low_value: 0.2,
        high_value: 0.6,
        low_tenth: Some(Likelihood { p: low, low: low - 0.015, high: low + 0.015, n: 10_000 }),
        high_tenth: Some(Likelihood { p: high, low: high - 0.012, high: high + 0.012, n: 10_000 }),
        share: Some(Share { value, low: (value - 0.02).clamp(0.0, 1.0), high: value + 0.02 }),
    };
    vec![
        of("party.north.no_deal", "the North's no-deal value", 0.45, 0.12, 0.31),
        of("party.south.cost_per_month", "the South's costs of waiting", 0.19, 0.40, 0.14),
        of("talks.hesitation", "hesitation", 0.32, 0.31, 0.004),
    ]
}

fn outside_view() -> Outside {
    let reference = "interstate wars over two years old, eleven months";
    Outside {
        view: OutsideView {
            event: "settled".into(),
            low: 0.10,
            high: 0.19,
            is_upper_bound: false,
            reference: reference.into(),
            source: None,
        },
        of: "a settlement".into(),
        simulated: Some(likely(0.314, 0.310, 0.3182)),
        stand: Some(Stand::Above),
    }
}

/// The same talks where nothing ever settles, and every number is known.
fn hopeless() -> Findings {
    let never = likely(0.0, 0.0, 0.000_154);
    let mut found = neighbours();
    found.ends = [never, never, never, likely(1.0, 0.999_846, 1.0), never];
    found.funnel = Funnel {
        zone_at_start: likely(0.000_03, 0.000_01, 0.000_09),
        zone_ever: likely(0.000_03, 0.000_01, 0.000_09),
        agreed_in_room: never,
        ratified: never,
        holds_12: Some(never),
        holds_24: None,
    };
    found.steps = steps(&found.funnel, 25_000.0);
    found.lost_to_capital.iter_mut().for_each(|party| party.likelihood = never);
    found.interim.clear();
    found.spread = Some(spread(0.0, 0.0, 0.0, 0.0));
    found.timing.round = None;
    found.terms.iter_mut().for_each(|terms| (terms.n, terms.place) = (0, None));
    found.drivers.clear();
    found.outside_views.clear();
    found.support = Support {
        classes: Classes { number: 1, bare: 1, ..Classes::default() },
        defaults: 1,
        uncertain: 0,
    };
    found.case.as_of = None;
    found
}

/// A small run of one repeat, with cautions.
fn rough() -> Findings {
    let mut found = neighbours();
    let few = |p, low, high| Likelihood { p, low, high, n: 50 };
    found.case.plan = Plan { seed: 7, draws: 50, repeats: 1, negotiations: 50 };
    found.ends[0] = few(0.3, 0.19, 0.44);
    found.funnel.ratified = few(0.3, 0.19, 0.44);
    found.steps = steps(&found.funnel, 50.0);
    found.spread = None;
    found.drivers.iter_mut().for_each(|driver| driver.share = None);
    let text = "Only 50 sets of the uncertain inputs: the spread and what drives it are rough.";
    let advice = Some(Advice::MoreDraws);
    found.warnings = vec![Warning { code: "few_draws".into(), text: text.into(), advice }];
    found
}

fn page(width: usize) -> Page {
    Page { width, colour: false }
}

#[test]
fn two_neighbours_on_a_hundred_columns() {
    insta::assert_snapshot!(text(&neighbours(), None, &page(100)));
}

#[test]
fn two_neighbours_on_sixty_columns() {
    insta::assert_snapshot!(text(&neighbours(), None, &page(60)));
}

#[test]
fn nothing_settled() {
    insta::assert_snapshot!(text(&hopeless(), None, &page(100)));
}

#[test]
fn few_draws_of_one_repeat() {
    insta::assert_snapshot!(text(&rough(), None, &page(100)));
}

#[test]
fn two_neighbours_for_machines() {
    insta::assert_snapshot!(json(&neighbours()));
}

#[test]
fn nothing_settled_for_machines_is_null_not_missing() {
    let found: serde_json::Value = serde_json::from_str(&json(&hopeless())).expect("JSON");
    assert_eq!(found["round_of_settlement"], serde_json::Value::Null);
    assert_eq!(found["funnel"]["holds_24"], serde_json::Value::Null);
    let troops = &found["terms"]["troops"];
    assert_eq!(troops["n"], 0);
    for key in ["p10", "p50", "p90", "mean", "histogram", "unit", "levels"] {
        assert!(troops.get(key).is_some_and(serde_json::Value::is_null), "{key}");
    }
    assert!(found["terms"]["water"].get("levels").is_none());
}

/// Forty issues with names of a hundred characters, some without a space, some twice as wide as their letters.
fn crowded() -> Findings {
    let mut found = neighbours();
    let names = ["word ".repeat(20), "x".repeat(100), "河".repeat(100), "two\nlines".to_owned()];
    let name = |place: usize| names[place % names.len()].clone();
    found.case.title = name(2);
    found.terms = (0..40)
        .map(|i| terms("issue", &name(i), [water(), troops()][i % 2].place.clone().expect("set")))
        .collect();
    found.sticking.iter_mut().enumerate().for_each(|(i, issue)| issue.name = name(i + 1));
    found.drivers.iter_mut().enumerate().for_each(|(i, driver)| driver.name = name(i));
    found.lost_to_capital.iter_mut().enumerate().for_each(|(i, party)| party.name = name(i + 1));
    found.interim[0].name = name(1);
    found
}

/// One negotiation that settled, in one round of talks that have only that.
fn only_one() -> Findings {
    let mut found = neighbours();
    let (always, never) = (
        Likelihood { p: 1.0, low: 0.206, high: 1.0, n: 1 },
        Likelihood { p: 0.0, low: 0.0, high: 0.794, n: 1 },
    );
    found.case.plan = Plan { seed: 0, draws: 1, repeats: 1, negotiations: 1 };
    found.ends = [always, never, never, never, never];
    found.funnel = Funnel {
        zone_at_start: always,
        zone_ever: always,
        agreed_in_room: always,
        ratified: always,
        holds_12: None,
        holds_24: None,
    };
    found.steps = steps(&found.funnel, 1.0);
    found.lost_to_capital.iter_mut().for_each(|party| party.likelihood = never);
    found.interim.clear();
    found.spread = None;
    found.case.rounds = Some(1);
    found.timing.round = Some(RoundOfSettlement {
        p10: 1,
        p25: 1,
        p50: 1,
        p75: 1,
        p90: 1,
        n: 1,
        p50_low: 1,
        p50_high: 1,
    });
    found.terms.iter_mut().for_each(|terms| terms.n = 1);
    found.sticking.iter_mut().for_each(|issue| (issue.count, issue.share) = (0, None));
    found.drivers.iter_mut().for_each(|driver| (driver.low_tenth, driver.share) = (None, None));
    found
}

#[test]
fn a_single_settlement() {
    insta::assert_snapshot!(text(&only_one(), None, &page(100)));
}

#[test]
fn forty_long_names_on_twenty_columns_fit() {
    let shown = text(&crowded(), None, &page(20));
    assert!(shown.contains("xxxxxxxxxx\n") && shown.contains("河河河河河\n"), "{shown}");
}

#[test]
fn read_aloud_nothing_stands_behind_a_bar() {
    for line in text(&neighbours(), None, &page(100)).lines() {
        let bar = line.find(['█', '▏', '▎', '▍', '▌', '▋', '▊', '▉']);
        let behind = bar.map_or("", |at| &line[at..]);
        assert!(behind.chars().all(|c| !c.is_alphanumeric() && c != ' '), "{line}");
    }
}

#[test]
fn lines_fit_and_colour_adds_nothing_but_escapes() {
    for width in [10, 20, 30, 40, 49, 50, 60, 72, 80, 100, 120, 300] {
        for found in [neighbours(), hopeless(), rough(), crowded(), only_one()] {
            let plain = text(&found, None, &page(width));
            let longest = plain.lines().map(UnicodeWidthStr::width).max();
            let most = if width < 20 { 20 } else { width };
            assert!(longest.is_some_and(|columns| columns <= most), "{width}:\n{plain}");
            let coloured = text(&found, None, &Page { width, colour: true });
            assert_eq!(coloured.replace("\u{1b}[1m", "").replace("\u{1b}[0m", ""), plain);
        }
    }
}
