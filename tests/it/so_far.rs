//! What is said while something is being played: what would be claimed of as much, in few lines, and only on a terminal.

use crate::command_line::SMALL;
use crate::helpers::{ask, case, table};
use insta::assert_snapshot;
use negsim::claims::{
    AgainstSoFar, Comparing, Contender, Difference, Lever, Likelihood, Rough, SoFar, Sweep,
    Sweeping, Swept, Work,
};
use negsim::engine::{Asked, Counting, Game, Pass, Plan, QuantityId};
use negsim::games::talks::{Given, Table};
use negsim::report::so_far;
use negsim::scenario::Scenario;

const NO_DEAL: &str = "party.buyer.no_deal";
const OTHER: &str = "party.seller.no_deal";

fn plan(draws: u64, repeats: u64) -> Plan {
    Plan::new(7, draws, repeats).expect("small")
}

/// Five values of one number, and three of another.
fn levers(table: &Table) -> Vec<Swept> {
    let lever = |path| Lever::of_talks(table, table.quantity(path).expect("there is one"));
    vec![Swept::evenly(lever(NO_DEAL), 0.2, 0.6, 5), Swept::evenly(lever(OTHER), 0.1, 0.5, 3)]
}

/// All draws of one point at once.
fn alone<G: Game>(game: &G, moves: &[(QuantityId, f64)], asked: Asked, plan: Plan) -> Likelihood {
    let games = [game.moved(moves)];
    let ledger = Pass::new(&games, Counting::new(&games[0], &plan, asked), plan).finish();
    Likelihood::in_ledger(ledger.ledger(), asked).expect("a likelihood is asked for")
}

/// In every stride of a sweep that is stopped there is what so many draws come to.
fn holds_in_any_strides<G: Game>(game: &G, table: &Table, word: &str, plan: Plan) {
    let (asked, levers) = (ask(game.questions(), word), levers(table));
    let each = |draws: u64| {
        let plan = Plan::new(plan.seed(), draws, plan.repeats()).expect("fewer");
        let point = |row: f64, column: f64| {
            let moves = [(levers[0].lever.quantity, row), (levers[1].lever.quantity, column)];
            alone(game, &moves, asked, plan)
        };
        let row = |row: &f64| levers[1].values.iter().map(|column| point(*row, *column)).collect();
        levers[0].values.iter().map(row).collect::<Vec<Vec<Likelihood>>>()
    };
    let stopped = |strides: &[u64]| -> Option<Sweep> {
        let mut work = Sweeping::new(&case(table), game, asked, levers.clone(), plan);
        strides.iter().for_each(|stride| {
            work.advance(*stride);
        });
        work.finish()
    };
    let whole = each(plan.draws());
    for strides in [vec![u64::MAX; 20], vec![1; 400], [vec![3; 10], vec![64; 20]].concat()] {
        let found = stopped(&strides).expect("it is whole");
        assert_eq!((found.case.plan.draws, &found.grid), (plan.draws(), &whole));
    }
    for strides in [vec![4], vec![1; 9], vec![1, 1, 9]] {
        let found = stopped(&strides).expect("every point was looked at");
        let draws = found.case.plan.draws;
        assert!(draws < plan.draws() && draws.is_multiple_of(64), "{draws}");
        assert_eq!(found.grid, each(draws), "{draws}");
    }
    assert_eq!(stopped(&[1]), None);
}

#[test]
fn a_sweep_in_any_strides_is_every_point_by_itself() {
    let table = table(SMALL);
    holds_in_any_strides(&table, &table, "settled", plan(1_000, 2));
    holds_in_any_strides(&table, &table, "round_of_settlement<=2", plan(777, 1));
}

#[test]
fn so_it_is_given_what_was_seen() {
    let toml = format!("{SMALL}\n[[observed]]\nround = 1\nstate = \"talking\"\n");
    let scenario = Scenario::parse(&toml, "test.toml").expect("it is well formed");
    let plan = plan(700, 4);
    let given = Given::new(scenario.table(), scenario.observed(), &plan);
    assert!(given.weighing().is_some());
    holds_in_any_strides(&given, scenario.table(), "settled", plan);
}

#[test]
fn what_a_sweep_says_so_far_is_of_the_points_that_are_played() {
    let table = table(SMALL);
    let asked = ask(table.questions(), "settled");
    let mut work = Sweeping::new(&case(&table), &table, asked, levers(&table), plan(1_000, 1));
    assert_eq!(work.so_far(), None);
    work.advance(1);
    let found = work.so_far().expect("four points are played");
    let Rough::Swept { points, .. } = found.rough else { panic!("a sweep is swept") };
    let n: Vec<Option<u64>> = points.iter().map(|point| point.map(|point| point.n)).collect();
    assert_eq!(n, [vec![Some(64); 4], vec![None; 11]].concat());
}

#[test]
fn what_a_comparison_says_so_far_is_what_it_would_claim() {
    let other = table(SMALL).with(table(SMALL).quantity(OTHER).expect("there is one"), 0.5);
    let tables = [table(SMALL), other];
    let contender = |name: &str| Contender { name: name.to_owned(), case: case(&tables[0]) };
    let contenders = vec![contender("one"), contender("other")];
    let mut work = Comparing::new(&tables, contenders, plan(2_000, 3));
    assert_eq!(work.so_far(), None);
    work.advance(5);
    let so_far = work.so_far().expect("something is played");
    let claimed = work.finish();
    let row = &claimed.against[0].rows[0];
    let one = |name: &str, likelihood, difference| AgainstSoFar {
        name: name.to_owned(),
        likelihood,
        difference,
    };
    let [first, second] = [0, 1]
        .map(|at: usize| claimed.scenarios[at].likelihood("settled").expect("it is asked of both"));
    assert_eq!((row.first.of.as_str(), first.n), ("settled", 5 * 64 * 3));
    let rough =
        Rough::Compared(vec![one("one", first, None), one("other", second, row.difference)]);
    assert_eq!(so_far, SoFar { name: "a settlement".to_owned(), rough });
}

/// Three scenarios, two of them against the first.
fn compared() -> SoFar {
    let likelihood = |p| Likelihood { p, low: p - 0.02, high: p + 0.03, n: 1_024 };
    let difference = |value: f64| Difference {
        value,
        low: value - 0.01,
        high: value + 0.01,
        unpaired_low: value - 0.05,
        unpaired_high: value + 0.05,
        is_same_talks: false,
    };
    let one = |name: &str, p, value: Option<f64>| AgainstSoFar {
        name: name.to_owned(),
        likelihood: likelihood(p),
        difference: value.map(difference),
    };
    let scenarios = vec![
        one("Abu Dhabi", 0.07, None),
        one("Abu Dhabi, through go-betweens", 0.1, Some(0.03)),
        one("late\u{1b}[2J\nand odd", 0.065, Some(-0.005)),
    ];
    SoFar { name: "a settlement".to_owned(), rough: Rough::Compared(scenarios) }
}

fn swept(levers: Vec<Swept>, played: usize) -> SoFar {
    let all: usize = levers.iter().map(|swept| swept.values.len()).product();
    let point = |at: usize| {
        let p = 0.1 + 0.05 * ((at * 7 % all) as f64);
        let n = if at < 2 { 256 } else { 64 };
        (at < played).then_some(Likelihood { p, low: p - 0.08, high: p + 0.12, n })
    };
    let points = (0..all).map(point).collect();
    SoFar { name: "A settlement".to_owned(), rough: Rough::Swept { levers, points } }
}

#[test]
fn the_words_fit_the_terminal() {
    let [one, other] = levers(&table(SMALL)).try_into().expect("there are two");
    let alone = Likelihood { p: 0.071, low: 0.05, high: 0.09, n: 2_048 };
    let run = SoFar { name: "a settlement".to_owned(), rough: Rough::Likely(alone) };
    let curve = swept(vec![one.clone()], 5);
    let begun = swept(vec![one.clone()], 3);
    let grid = swept(vec![one, other], 15);
    let pages = [
        ("a run", &run, 80, 23),
        ("a comparison", &compared(), 80, 23),
        ("a comparison on a low terminal", &compared(), 80, 3),
        ("a comparison on a narrow terminal", &compared(), 40, 23),
        ("a sweep", &curve, 80, 23),
        ("a sweep that has begun", &begun, 80, 23),
        ("a sweep on a low terminal", &curve, 80, 3),
        ("a grid", &grid, 80, 23),
        ("a grid on a small terminal", &grid, 30, 3),
    ];
    let shown = |(what, claim, columns, lines): (&str, &SoFar, usize, usize)| {
        format!("{what}, {columns} x {lines}\n{}\n", so_far(claim, columns, lines))
    };
    assert_snapshot!(pages.map(shown).join("\n"));
}

/// The lines that a program writes on a terminal of so many columns and lines; none where there is no `script`.
#[cfg(target_os = "linux")]
fn on_a_terminal(columns: usize, lines: usize, command: &str) -> Option<String> {
    use std::process::{Command, Stdio};
    let inside = format!("stty cols {columns} rows {lines}; {command}");
    let mut script = Command::new("script");
    let script = script.args(["-qec", &inside, "/dev/null"]).env("TERM", "xterm");
    let output = script.stdin(Stdio::null()).output().ok()?;
    assert!(output.status.success(), "{command}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_sees_an_answer_before_the_answer() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (file, out) = (folder.join("so_far.toml"), folder.join("so_far.json"));
    std::fs::write(&file, SMALL).expect("the folder for tests is writable");
    let program = env!("CARGO_BIN_EXE_negsim");
    let typed = |command: &str, rest: &str| {
        let (file, out) = (file.display(), out.display());
        format!("'{program}' {command} '{file}' {rest} --draws 200000 --json > '{out}'")
    };
    let with = "--with other:talks.hesitation=0.1";
    let (sweep, run) = (format!("--lever {NO_DEAL}=0.2:0.6:5"), String::new());
    for (command, rest, said) in [
        ("compare", with.to_owned(), "each so far: a settlement"),
        ("sweep", sweep, "so far: a settlement by"),
        ("run", run, "so far, a settlement: "),
    ] {
        let Some(seen) = on_a_terminal(100, 6, &typed(command, &rest)) else { return };
        assert!(seen.contains(said), "{command}: {seen}");
        // What is not drawn any more when the program ends is cleared.
        let cleared = seen.rfind("\u{1b}[2K").or(seen.rfind("\u{1b}[K"));
        assert!(cleared > seen.rfind("so far"), "{command}: {seen:?}");
        let json = std::fs::read_to_string(&out).expect("it was written");
        assert!(json.starts_with('{') && !json.contains("so far"), "{command}");
        let quiet = typed(command, &format!("{rest} --quiet"));
        assert_eq!(on_a_terminal(100, 6, &quiet).as_deref(), Some(""), "{command}");
    }
}
