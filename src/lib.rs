//! negsim simulates negotiations: from who sits at the table, what each side wants, how much it cares and what it can live
//! with, to how likely a settlement is, on what terms, when, and how sure anyone can be. It has three doors.
//!
//! # A file
//!
//! What the program `negsim` does with a scenario file (`docs/scenario-file.md`), as a function:
//!
//! ```
//! use negsim::{Plan, Scenario, forecast};
//!
//! let river = include_str!("../scenarios/two_neighbours.toml"); // or `Scenario::read(path)`
//! let scenario = Scenario::parse(river, "river.toml")?;         // or every mistake in it, underlined
//! let plan = Plan::new(7, 2_000, 4)?;     // seed 7, 2,000 ways the world might be, each played 4 times
//! let findings = forecast(&scenario, plan)?;
//! let settled = findings.ends[0];         // a share of negotiations and its 95 % interval
//! assert!(settled.low < settled.p && settled.p < settled.high && settled.n == 8_000);
//! assert_eq!(findings.case.plan.seed, 7);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Findings`] are plain data: how likely each end is ([`Likelihood`]), where deals die, when, on what terms, what drives
//! it, and what they are about (their [`Case`]). [`report::text`], [`report::json`] and [`report::page`] print them. Rounds already held are
//! taken into account.
//!
//! # A table in code
//!
//! The same keys with the same checks, without a file ([`scenario::Builder`]):
//!
//! ```
//! use negsim::claims::asked;
//! use negsim::engine::Game;
//! use negsim::games::talks::Role::Signatory;
//! use negsim::scenario::{Builder, pert};
//! use negsim::{Likelihood, Plan, simulate};
//!
//! let pie = Builder::new("A pie", 30)
//!     .issue("pie", |pie| pie.set("scale", ["all to Ben", "all to Ada"]))
//!     .party("ada", Signatory, |ada| ada.set("no_deal", [0.2, 0.6]).wants("pie", 1.0, 1.0))
//!     .party("ben", Signatory, |ben| ben.set("no_deal", pert(0.1, 0.3, 0.7)).wants("pie", 0.0, 1.0))
//!     .build()?;
//! let early = asked::find(pie.table().questions(), "round_of_settlement<=12")?; // or the nearest question that there is
//! let likely = |table| Likelihood::in_ledger(&simulate(table, Plan::new(0, 500, 4).expect("small")), early);
//! // Every number has a path. Another value is another table, with the same luck in all else.
//! let hurried = pie.table().with(pie.quantity("party.ada.patience")?, 2.0); // months
//! assert!(likely(&hurried).expect("an event").p > likely(pie.table()).expect("an event").p);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A game of your own
//!
//! Whatever has quantities and questions is an [`engine::Game`]; likelihoods, spread, drivers, targets, sweeps and
//! comparisons come with it. A [`Pass`] plays it as far as it is asked to: for progress, to stop and go on, or cut into
//! shards whose [`Ledger`]s merge to that of the whole, bit for bit. Any [`engine::Watcher`] may look on.
//!
//! ```
//! use negsim::claims::counting;
//! # use negsim::{Pass, Plan, Scenario, replay};
//! # let scenario = Scenario::parse(include_str!("../scenarios/two_neighbours.toml"), "river.toml")?;
//! let games = [scenario.table().clone()];                    // the talks are such a game
//! let plan = Plan::new(0, 1_000, 4)?;                        // four batches of 256 draws
//! let pass = || Pass::new(&games, counting(&games[0], &plan), plan);
//! let mut whole = pass();
//! while whole.advance(1) { /* tell somebody */ }
//! let mut first = pass().shard(0..2).finish().into_ledger();
//! first.merge(pass().shard(2..4).finish().ledger())?;        // refused where it belongs to another table or plan
//! assert_eq!(&first, whole.ledger().ledger());
//! let once_more = replay(&games[0], plan.seed(), 17, 3);     // the fourth play of the eighteenth draw
//! assert_eq!(once_more.plays(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The folder `examples/` has a program for each of these.
//!
//! # How it is made
//!
//! Data flows one way: text, [`Scenario`], [`Table`], draws of its uncertain [`Quantity`]s, eight negotiations side by
//! side, their answers, a [`Ledger`], claims, and a [`report`]. Results are plain data; nothing prints, nothing reads the
//! clock, and the same seed gives the same bits on any number of threads and any machine. The model, in equations and with
//! its sources, is in `docs/model.md`.
//!
//! # Features
//!
//! On by default: `cli` (the program), which turns on `files` ([`Scenario::read`], and files that extend others), and
//! `parallel` (all cores). Without them nothing needs an operating system: no files, clock or threads. A scenario is then
//! a text ([`Scenario::parse`]), and the library builds for WebAssembly.

#[cfg(all(doctest, feature = "files"))]
#[doc = include_str!("../README.md")]
mod readme {}

pub mod claims;
pub mod engine;
pub mod games;
mod lanes;
mod random;
pub mod report;
pub mod scenario;
mod stats;

pub use claims::{Case, Findings, Likelihood, summarise};
pub use engine::{Ledger, Pass, Plan, Quantity, QuantityId, replay};
pub use games::talks::{Story, Table};
pub use scenario::{Mistakes, Scenario};

use claims::Work;
use games::talks::Given;

/// Repeats of a draw that are played to know a forecast without the rounds already held.
const REPEATS_BEFORE: u64 = 4;

/// What claims on a scenario are about. What was changed of its file (`party.north.no_deal=0.5`) only its reader knows.
pub fn case(scenario: &Scenario, changed: &[String]) -> Case {
    let cautions = scenario.warnings().iter();
    let origin = claims::Origin {
        file: scenario.file().to_owned(),
        sha256: scenario.sha256(),
        changed: changed.to_vec(),
        cautions: cautions.map(|one| claims::Warning::new(one.code, one.text.as_str())).collect(),
    };
    Case::of(scenario.table(), origin)
}

/// Plays a whole plan of negotiations at a table.
pub fn simulate(table: &Table, plan: Plan) -> Ledger {
    let counting = claims::counting(table, &plan);
    Pass::new(core::slice::from_ref(table), counting, plan).finish().into_ledger()
}

/// Plays a scenario as if no round had been held, by as much of a plan as it takes to know what the rounds moved.
pub fn simulate_before(scenario: &Scenario, plan: Plan) -> Ledger {
    let repeats = plan.repeats().min(REPEATS_BEFORE);
    let plan =
        Plan::new(plan.seed(), plan.draws(), repeats).expect("less than a plan that is allowed");
    simulate(scenario.table(), plan)
}

/// Plays a scenario by a plan, given the rounds already held, and sums up.
///
/// # Errors
/// Where too few draws agree with what was seen of those rounds.
pub fn forecast(scenario: &Scenario, plan: Plan) -> Result<Findings, claims::Refusal> {
    let case = case(scenario, &[]).played(plan.into());
    let given = Given::new(scenario.table(), scenario.observed(), &plan);
    let counting = claims::counting(&given, &plan);
    let ledger = Pass::new(core::slice::from_ref(&given), counting, plan).finish().into_ledger();
    if scenario.observed().is_empty() {
        return Ok(summarise(&case, scenario.table(), &ledger));
    }
    claims::summarise_given(&case, &given, &ledger, &simulate_before(scenario, plan))
}

/// A case with what the first negotiations of its scenario show to be looked at: the same whatever is asked, and however it
/// is played. Nothing of talks of which rounds were held.
pub fn looked_at(mut case: Case, scenario: &Scenario) -> Case {
    if scenario.observed().is_empty() {
        let seen = claims::first_plays(scenario.table(), |list| scenario.backwards(list), 0);
        case.cautions.extend(seen.into_iter().map(claims::Warning::as_sentence));
    }
    case
}

/// The typical settlement among a few negotiations, for the page of a run; none where none of them settles.
pub fn typical<'a>(case: &Case, given: &'a Given<'a>) -> Option<claims::Trace<'a>> {
    let mut search = claims::Search::at_a_glance(given, case.plan.seed);
    while search.advance(1) {}
    let (found, searched) = (search.found()?, report::whole(search.searched()));
    let why = format!(
        "the one nearest to the medians of round and terms, of {} settlements among the first {searched} negotiations",
        report::whole(found.of_kind)
    );
    claims::Trace::of(case, given, found.draw, found.repeat, why)
}
