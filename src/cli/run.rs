//! `negsim run`: simulates a scenario and reports what it comes to.

use super::asking::AskOptions;
use super::failure::Failure;
use super::goal::{Goal, Precise, Stop};
use super::hints;
use super::keep::{Folder, JSON, Manifest, SCENARIO, TEXT};
use super::live::{LiveOptions, Played};
use super::options::{PlanOptions, ScenarioOptions, ShowOptions, path};
use super::page::PageOptions;
use super::refusing;
use super::rerun::Kept;
use super::subject::Subject;
use super::terminal;
use super::timings::Timings;
use negsim::claims::{
    self, Findings, Inventory, Precision, Warning, asked, summarise_given, typical_settlements,
};
use negsim::engine::Game;
use negsim::report::{self, Page, Reader};
use negsim::scenario::Scenario;
use negsim::{simulate_before, typical};
use std::path::PathBuf;

/// Columns of a report that is kept.
const KEPT_WIDTH: usize = 100;

/// Simulates a scenario and reports what it comes to
#[derive(clap::Args)]
#[command(mut_arg("file", |file| file.required(false).required_unless_present("rerun")))]
#[command(mut_arg("of", |of| {
    of.requires("precision").help("Whose likelihood is to be so precise (see `negsim help target`)")
}))]
#[command(override_usage = USAGE, after_help = EXAMPLES)]
pub struct Run {
    #[command(flatten)]
    scenario: ScenarioOptions,
    #[command(flatten)]
    plan: PlanOptions,
    /// Instead of --draws: as many as it takes for a likelihood within ±PP percentage points
    ///
    /// Plays until the 95 % interval of a settlement, or of what --of names, is no wider than PP points to either side
    /// (above 0, at most 50). Gives up at 100 million negotiations, and says so.
    #[arg(long, value_name = "PP", value_parser = points, conflicts_with = "draws")]
    #[arg(allow_negative_numbers = true)]
    precision: Option<Precision>,
    #[command(flatten)]
    ask: AskOptions,
    /// Keeps the run in a folder as well: reports, scenario, and a manifest to run it again
    ///
    /// Writes report.txt, report.json, scenario.toml (the scenario with all that it extends and that was set) and
    /// manifest.json. Replaces a run that was kept there before, and no file that negsim did not write. A crash leaves the old
    /// run or the new one; one negsim at a time keeps a run in a folder.
    #[arg(long, value_name = "DIR", value_parser = path())]
    out: Option<PathBuf>,
    #[command(flatten)]
    page: PageOptions,
    #[command(flatten)]
    live: LiveOptions,
    /// Plays a kept run again, from its manifest: is every bit the same?
    ///
    /// Plays the scenario beside the manifest, and fails with exit code 1 where anything differs, saying what.
    #[arg(long, value_name = "MANIFEST", value_parser = path())]
    #[arg(conflicts_with_all = ["file", "changes", "draws", "repeats", "seed", "precision", "out"])]
    rerun: Option<PathBuf>,
    /// Prints all that the run comes to, with every interval, in place of one screen
    #[arg(long, conflicts_with = "json")]
    full: bool,
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
  negsim run talks.toml --html page.html                 a page of figures to look at and to print
  negsim run talks.toml --out kept                       keeps the reports and a manifest
  negsim run --rerun kept/manifest.json                  the same again: are the bits the same?
  negsim run - --json < talks.toml | jq .ends.settled    for programs";

/// What is to be played.
struct Job {
    subject: Subject,
    goal: Goal,
    /// The run that is played again, where it is one.
    kept: Option<Kept>,
}

/// What it came to.
struct Done {
    findings: Findings,
    /// Every input, with what it rests on.
    inventory: Inventory,
    stop: Stop,
    /// What is to be said where the run did not come to its end.
    missed: Option<Warning>,
}

impl Run {
    /// Reads, plays, prints.
    pub fn run(&self) -> Result<(), Failure> {
        let mut timings = Timings::start();
        self.page.check()?;
        self.live.check()?;
        let folder = self.out.as_deref().map(Folder::open).transpose()?;
        let job = self.job()?;
        timings.done("reading");
        let done = self.play(&job, &mut timings)?;
        timings.done("summing up");
        let findings = &done.findings;
        let printed = self.show.print(|| report::json(findings), |page| self.text(&done, page));
        timings.done("printing");
        let page = self.page.write(|| self.page_of(&done, &job));
        if self.page.is_asked() {
            timings.done("the page");
        }
        let remark = keep(folder.as_ref(), &job, &done, &mut timings);
        if self.timings {
            terminal::tell(&timings.table());
        }
        printed?;
        self.show.remark(&page?);
        self.show.remark(&remark?);
        self.end(done)
    }

    /// The page of a run, with every input of its scenario and a typical settlement.
    fn page_of(&self, done: &Done, job: &Job) -> Result<String, Failure> {
        let (findings, threads) = (&done.findings, &self.plan.luck.threads);
        let given = job.subject.given(&job.goal.plan);
        let typical = match job.subject.is_observed() {
            // Too few of so few negotiations would go as was seen.
            true => None,
            false => threads.run(|| typical(&findings.case, &given))?,
        };
        let (inventory, typical) = (&done.inventory, typical.as_ref());
        if !self.live.is_asked() {
            return Ok(report::page(findings, Some(inventory), typical));
        }
        let run = Played { subject: &job.subject, findings, inventory, typical };
        self.live.page(&run, &self.scenario, job.goal.plan, (threads, &self.show))
    }

    fn text(&self, done: &Done, page: &Reader) -> String {
        match self.full {
            true => report::text(&done.findings, Some(&done.inventory), page),
            false => report::screen(&done.findings, page),
        }
    }

    /// Whether more is told than one screen.
    fn tells_all(&self) -> bool {
        self.full || self.show.is_json() || self.out.is_some() || self.rerun.is_some()
    }

    fn job(&self) -> Result<Job, Failure> {
        if let Some(manifest) = &self.rerun {
            let kept = Kept::read(manifest)?;
            let (subject, goal) = (kept.subject(&self.show)?, Goal::whole(kept.plan));
            return Ok(Job { subject, goal, kept: Some(kept) });
        }
        let subject = self.scenario.read(&self.show)?.looked_at();
        let goal = self.goal(&subject)?;
        Ok(Job { subject, goal, kept: None })
    }

    fn goal(&self, subject: &Subject) -> Result<Goal, Failure> {
        let plan = self.plan.whole(subject.is_observed())?;
        let table = subject.scenario.table();
        let asked = self.ask.likelihood(table)?;
        let Some(precision) = self.precision else { return Ok(Goal::whole(plan)) };
        let precise = Precise { asked, name: asked::name(table.questions(), asked), precision };
        Ok(Goal::precise(precise, plan.seed(), plan.repeats()))
    }

    fn play(
        &self,
        Job { subject, goal, .. }: &Job,
        timings: &mut Timings,
    ) -> Result<Done, Failure> {
        let given = subject.given(&goal.plan);
        let threads = &self.plan.luck.threads;
        let before = || threads.run(|| simulate_before(&subject.scenario, goal.plan));
        let before = subject.is_observed().then(before).transpose()?;
        let (ledger, stop) = goal.play(&given, threads, &self.show)?;
        timings.done("playing");
        let missed = goal.missed(stop, ledger.played() * ledger.repeats);
        let case = subject.case.clone().played(goal.plan.into());
        let before = before.as_ref().unwrap_or(&ledger);
        match summarise_given(&case, &given, &ledger, before) {
            Ok(mut findings) => {
                if self.tells_all() {
                    findings.typical =
                        threads.run(|| typical_settlements(&given, findings.case.plan.seed))?;
                }
                Ok(Done::of(findings, inventory(subject), stop, missed))
            }
            Err(refusal) => {
                let words = refusing::words(&refusal);
                Err(match missed.filter(|_| stop == Stop::Interrupted) {
                    None => Failure::of_run(words),
                    Some(Warning { text, .. }) => {
                        Failure::of_interruption(format!("{text} Nothing can be said yet: {words}"))
                    }
                })
            }
        }
    }

    /// Says what a run missed, and fails where somebody stopped it.
    fn end(&self, done: Done) -> Result<(), Failure> {
        let text = done.missed.map(|missed| missed.text).unwrap_or_default();
        if done.stop == Stop::Interrupted {
            return Err(Failure::of_interruption(text));
        }
        self.show.remark(&text);
        Ok(())
    }
}

impl Done {
    fn of(
        mut findings: Findings,
        inventory: Inventory,
        stop: Stop,
        missed: Option<Warning>,
    ) -> Self {
        findings.case.cautions.extend(missed.clone());
        Done { findings, inventory, stop, missed }
    }

    /// The files of a kept run, by name.
    fn files(&self, scenario: &Scenario) -> [(&'static str, String); 3] {
        let page = Page { width: KEPT_WIDTH, colour: false };
        let page = Reader::of_program(page, hints::words);
        [
            (SCENARIO, scenario.to_toml().to_owned()),
            (JSON, report::json(&self.findings)),
            (TEXT, report::text(&self.findings, Some(&self.inventory), page)),
        ]
    }
}

/// Every input of a scenario, with what it rests on.
fn inventory(subject: &Subject) -> Inventory {
    let scenario = &subject.scenario;
    claims::inventory(subject.case.clone(), scenario.table(), &|path| scenario.basis(path))
}

/// Keeps a run, or compares it with the one that it repeats; what came of it, for a reader.
fn keep(
    folder: Option<&Folder>,
    job: &Job,
    done: &Done,
    timings: &mut Timings,
) -> Result<String, Failure> {
    let files = || done.files(&job.subject.scenario);
    if let Some(folder) = folder {
        let remark = folder.keep(&files(), &Manifest::new(&done.findings.case));
        timings.done("keeping");
        return remark;
    }
    // What was stopped early is not the same, and nobody thinks so.
    let Some(kept) = job.kept.as_ref().filter(|_| done.missed.is_none()) else {
        return Ok(String::new());
    };
    let remark = kept.compare(&files());
    timings.done("comparing");
    remark
}

fn points(text: &str) -> Result<Precision, String> {
    let precision = text.parse().ok().and_then(Precision::of_points);
    precision.ok_or_else(|| {
        "it must be a number of percentage points above 0 and at most 50, such as 0.5".to_owned()
    })
}
