//! `negsim run`: simulates a scenario and reports what it comes to.

use super::cautions::origin;
use super::failure::Failure;
use super::given;
use super::interrupt;
use super::keep::{Folder, JSON, Manifest, PlayedPlan, SCENARIO, TEXT};
use super::options::{OptionalScenario, PlanOptions, ShowOptions};
use super::playing::{self, Goal, Stop};
use super::progress::Progress;
use super::rerun::Kept;
use super::terminal;
use super::timings::Timings;
use negsim::claims::{Case, Findings, Origin, Precision, Warning, summarise};
use negsim::report::{self, Page};
use negsim::scenario::Scenario;
use std::path::PathBuf;

/// Columns of a report that is kept.
const KEPT_WIDTH: usize = 100;

/// Simulates a scenario and reports what it comes to
#[derive(clap::Args)]
#[command(mut_arg("file", |file| file.required_unless_present("rerun")))]
#[command(override_usage = USAGE, after_help = EXAMPLES)]
pub struct Run {
    #[command(flatten)]
    scenario: OptionalScenario,
    #[command(flatten)]
    plan: PlanOptions,
    /// Instead of --draws: as many as it takes for a likelihood within ±PP percentage points
    ///
    /// Plays until the 95 % interval of a settlement is no wider than PP points to either side (above 0, at most 50).
    /// Gives up at 100 million negotiations, and says so.
    #[arg(long, value_name = "PP", value_parser = points, conflicts_with = "draws")]
    #[arg(allow_negative_numbers = true)]
    precision: Option<Precision>,
    /// Prints the report for programs instead of the one for readers
    #[arg(long)]
    json: bool,
    /// Keeps the run in a folder as well: reports, scenario, and a manifest to run it again
    ///
    /// Writes report.txt, report.json, scenario.toml (the scenario with all that it extends and that was set) and
    /// manifest.json. Replaces a run that was kept there before, and no file that negsim did not write.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Plays a kept run again, from its manifest: is every bit the same?
    ///
    /// Plays the scenario beside the manifest, and fails with exit code 1 where anything differs, saying what.
    #[arg(long, value_name = "MANIFEST")]
    #[arg(conflicts_with_all = ["file", "changes", "draws", "repeats", "seed", "precision", "out"])]
    rerun: Option<PathBuf>,
    /// Says what took how long, on standard error
    #[arg(long)]
    timings: bool,
    #[command(flatten)]
    show: ShowOptions,
}

const USAGE: &str = "\
negsim run [OPTIONS] <FILE>
       negsim run --rerun <MANIFEST> [OPTIONS]";

const EXAMPLES: &str = "\
Examples:
  negsim run talks.toml                                  how likely is a settlement, and why
  negsim run talks.toml --set party.north.no_deal=0.5    what if one number were another
  negsim run talks.toml --precision 0.1                  as long as it takes for ±0.1 points
  negsim run talks.toml --out kept                       keeps the reports and a manifest
  negsim run --rerun kept/manifest.json                  the same again: are the bits the same?
  negsim run - --json < talks.toml | jq .ends.settled    for programs";

/// What is to be played, and where it comes from.
struct Job {
    scenario: Scenario,
    goal: Goal,
    origin: Origin,
    /// The run that is played again, where it is one.
    kept: Option<Kept>,
}

/// What was played.
enum Played {
    /// The talks from their start.
    Whole(Box<playing::Played>),
    /// The talks given what was seen of them.
    Given(Box<given::Played>),
}

/// What it came to.
struct Done {
    findings: Findings,
    origin: Origin,
    /// What is to be said where the run did not come to its end.
    missed: Option<Warning>,
}

impl Run {
    /// Reads, plays, prints.
    pub fn run(&self) -> Result<(), Failure> {
        interrupt::watch();
        let mut timings = Timings::start();
        let folder = self.out.as_deref().map(Folder::open).transpose()?;
        let job = self.job()?;
        timings.done("reading");
        let played = self.play(&job)?;
        timings.done("playing");
        let stop = played.stop();
        let done = job.sum_up(played)?;
        timings.done("summing up");
        let printed = terminal::print(&self.report(&done.findings));
        timings.done("printing");
        let remark = keep(folder.as_ref(), &job, &done, &mut timings);
        if self.timings {
            terminal::tell(&timings.table());
        }
        printed?;
        self.show.remark(&remark?);
        self.end(stop, done.missed)
    }

    fn job(&self) -> Result<Job, Failure> {
        let Some(manifest) = &self.rerun else {
            let named = self.scenario.named();
            let named = named.expect("a file is required where nothing is played again");
            let scenario = named.read(&self.show)?;
            let origin = origin(&scenario, named.name(), &named.changes);
            let goal = self.goal(!scenario.observed().is_empty())?;
            return Ok(Job { scenario, goal, origin, kept: None });
        };
        let kept = Kept::read(manifest)?;
        let scenario = kept.scenario(&self.show)?;
        let origin = kept.origin(origin(&scenario, String::new(), &[]));
        Ok(Job { scenario, goal: Goal::whole(kept.plan), origin, kept: Some(kept) })
    }

    /// How far to play; where rounds were observed, a plan with more repeats.
    fn goal(&self, is_observed: bool) -> Result<Goal, Failure> {
        match (self.precision, is_observed) {
            (Some(_), true) => Err(Failure::of_command_line(
                "--precision does not go with rounds already held ([[observed]]): give --draws instead",
            )),
            (Some(precision), false) => {
                Ok(Goal::precise(precision, self.plan.seed, self.plan.plan()?.repeats()))
            }
            (None, true) => self.plan.plan_given().map(Goal::whole),
            (None, false) => self.plan.plan().map(Goal::whole),
        }
    }

    fn play(&self, job: &Job) -> Result<Played, Failure> {
        let mut progress = Progress::new(self.show.progress());
        let (scenario, goal) = (&job.scenario, &job.goal);
        let case = job.case();
        self.plan.on_threads(|| {
            if scenario.observed().is_empty() {
                Played::Whole(Box::new(goal.play(scenario.table(), &mut progress)))
            } else {
                Played::Given(Box::new(given::play(&case, scenario, goal.plan, &mut progress)))
            }
        })
    }

    fn report(&self, findings: &Findings) -> String {
        if self.json {
            return report::json(findings);
        }
        let page = Page { width: terminal::width(), colour: self.show.colour() };
        report::text(findings, &page)
    }

    /// Says what a run missed, and fails where Ctrl-C is the reason.
    fn end(&self, stop: Stop, missed: Option<Warning>) -> Result<(), Failure> {
        let text = missed.map(|missed| missed.text).unwrap_or_default();
        if stop == Stop::Interrupted {
            return Err(Failure::of_interruption(text));
        }
        self.show.remark(&text);
        Ok(())
    }
}

impl Job {
    fn case(&self) -> Case {
        let case = Case::of(self.scenario.table(), self.origin.clone());
        case.played(self.goal.plan.into())
    }

    /// What was played comes to.
    fn sum_up(&self, played: Played) -> Result<Done, Failure> {
        let table = self.scenario.table();
        let missed = self.goal.missed(played.stop(), played.negotiations());
        let findings = match played {
            Played::Whole(played) => summarise(&self.case(), table, &played.tally),
            Played::Given(played) => played.findings.map_err(|refusal| {
                let words = given::words(&refusal, table, &self.goal.plan);
                missed.as_ref().map_or_else(
                    || Failure::of_run(&*words),
                    |missed| {
                        Failure::of_interruption(format!(
                            "{} Nothing can be said yet: {words}",
                            missed.text
                        ))
                    },
                )
            })?,
        };
        let mut findings = findings;
        findings.case.cautions.extend(missed.clone());
        let mut origin = self.origin.clone();
        origin.cautions.extend(missed.clone());
        Ok(Done { findings, origin, missed })
    }

    /// The files of a kept run, by name.
    fn files(&self, findings: &Findings) -> [(&'static str, String); 3] {
        let page = Page { width: KEPT_WIDTH, colour: false };
        [
            (SCENARIO, self.scenario.to_toml().to_owned()),
            (JSON, report::json(findings)),
            (TEXT, report::text(findings, &page)),
        ]
    }
}

impl Played {
    fn stop(&self) -> Stop {
        match self {
            Played::Whole(played) => played.stop,
            Played::Given(played) => played.stop,
        }
    }

    fn negotiations(&self) -> u64 {
        match self {
            Played::Whole(played) => played.tally.draws * played.tally.repeats,
            Played::Given(played) => played.negotiations,
        }
    }
}

impl Done {
    fn manifest(&self) -> Manifest {
        let plan = &self.findings.case.plan;
        let plan = PlayedPlan { seed: plan.seed, draws: plan.draws, repeats: plan.repeats };
        Manifest::new(&self.origin.file, plan, &self.origin.cautions)
    }
}

/// Keeps a run, or compares it with the one that it repeats; what came of it, for a reader.
fn keep(
    folder: Option<&Folder>,
    job: &Job,
    done: &Done,
    timings: &mut Timings,
) -> Result<String, Failure> {
    if let Some(folder) = folder {
        let remark = folder.keep(&job.files(&done.findings), &done.manifest());
        timings.done("keeping");
        return remark;
    }
    // What was stopped early is not the same, and nobody thinks so.
    let Some(kept) = job.kept.as_ref().filter(|_| done.missed.is_none()) else {
        return Ok(String::new());
    };
    let remark = kept.compare(&job.files(&done.findings));
    timings.done("comparing");
    remark
}

fn points(text: &str) -> Result<Precision, String> {
    let precision = text.parse().ok().and_then(Precision::of_points);
    precision.ok_or_else(|| {
        "it must be a number of percentage points above 0 and at most 50, such as 0.5".to_owned()
    })
}
