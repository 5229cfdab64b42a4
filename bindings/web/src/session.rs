//! One scenario, what is changed of it, and what was played of it so far.

#![forbid(unsafe_code)]

use negsim::claims::{
    Case, Difference, Findings, Inventory, Trace, Typical, inventory, keeping, shift,
    summarise_given, typical_settlements,
};
use negsim::engine::{Game, Ledger, Luck, Pass, Plan, Sampling};
use negsim::games::talks::Given;
use negsim::scenario::Scenario;
use negsim::{case, looked_at, report, simulate_before, typical};
use std::cell::OnceCell;

/// A scenario as it was read, and as it is now.
pub struct Session {
    read: Scenario,
    scenario: Scenario,
    changes: Vec<String>,
    case: OnceCell<Case>,
    playing: Option<Playing>,
    /// Of the scenario as it was read, how many repeats of each draw settle, as far as it was played.
    as_read: Vec<u64>,
}

/// A plan on the way.
struct Playing {
    given: Given<'static>,
    plan: Plan,
    sampling: Sampling,
    /// Draws that were played.
    played: u64,
    ledger: Option<Ledger>,
    /// By draw: how many of its repeats settle.
    settled: Vec<u64>,
    /// The same as if no round had been held, where one was.
    before: OnceCell<Ledger>,
    typical: OnceCell<Vec<Typical>>,
}

impl Session {
    /// Reads a text under the name of a file.
    pub fn read(text: &str, name: &str) -> Result<Self, String> {
        let read = Scenario::parse(text, name).map_err(|mistakes| mistakes.plain())?;
        let scenario = read.clone();
        Ok(Session {
            read,
            scenario,
            changes: vec![],
            case: OnceCell::new(),
            playing: None,
            as_read: vec![],
        })
    }

    /// Changes what was read, by lines.
    pub fn set(&mut self, lines: &str) -> Result<(), String> {
        let lines = lines.lines().filter(|line| !line.trim().is_empty());
        let changes: Vec<String> = lines.map(str::to_owned).collect();
        self.scenario = self.read.with(&changes).map_err(|mistakes| mistakes.plain())?;
        (self.changes, self.case) = (changes, OnceCell::new());
        // What is distributed alike is not made ready again.
        if let Some(before) = self.playing.take() {
            self.playing = Some(Playing::new(&self.scenario, before.plan, Some(&before.sampling)));
        }
        Ok(())
    }

    /// Begins a plan.
    pub fn plan(&mut self, seed: u64, draws: u64, repeats: u64) -> Result<(), String> {
        let plan = Plan::new(seed, draws, repeats).map_err(|error| error.to_string())?;
        self.playing = Some(Playing::new(&self.scenario, plan, None));
        self.as_read.clear();
        Ok(())
    }

    /// Plays so many more draws; how many are left. What is changed is held against the file, which is played as far.
    pub fn advance(&mut self, draws: u64) -> u64 {
        let Some(playing) = &mut self.playing else { return 0 };
        let left = playing.advance(draws);
        if self.changes.is_empty() && self.as_read.len() < playing.settled.len() {
            self.as_read.clone_from(&playing.settled);
        }
        left
    }

    /// Plays the file as it was read as far as what is changed of it, where it was not.
    fn hold(&mut self) {
        let Some(playing) = &self.playing else { return };
        let (known, played) = (self.as_read.len() as u64, playing.played);
        if known < played && !playing.is_weighed() {
            let mut as_read = Playing::new(&self.read, playing.plan, Some(&playing.sampling));
            as_read.played = known;
            as_read.advance(played - known);
            self.as_read.append(&mut as_read.settled);
        }
    }

    /// What was played so far, in a form.
    pub fn answer(&mut self, what: u32) -> Result<String, String> {
        if what >= 3 {
            self.hold();
        }
        let playing = self.playing.as_ref().ok_or("nothing is played: begin a plan first")?;
        // While somebody moves a number nobody looks at its first negotiations: that takes longer than to play some.
        let case = match what {
            3 => &case(&self.scenario, &self.changes),
            _ => self.case(),
        };
        let findings = match playing.findings(&self.scenario, case) {
            // Of more draws enough may go as was seen.
            Err(why) if what >= 3 => return Ok(format!("{why}\n")),
            found => found?,
        };
        Ok(match what {
            0 => report::json(&Findings { typical: playing.typical().clone(), ..findings }),
            1 => report::figures(&findings),
            2 => {
                let story = self.story(playing, &findings);
                report::page(&findings, Some(&self.inventory()), story.as_ref())
            }
            3 => report::moved(&findings, None, None, self.shift(playing).as_ref()),
            _ => {
                let (story, shift) = (self.story(playing, &findings), self.shift(playing));
                report::moved(&findings, Some(&self.inventory()), story.as_ref(), shift.as_ref())
            }
        })
    }

    /// Every input, with what it rests on.
    fn inventory(&self) -> Inventory {
        let scenario = &self.scenario;
        let basis = |path: &str| scenario.basis(path);
        inventory(self.case().clone(), scenario.table(), &basis)
    }

    /// Too few of so few negotiations would go as was seen.
    fn story<'a>(&self, playing: &'a Playing, findings: &Findings) -> Option<Trace<'a>> {
        let is_observed = !self.scenario.observed().is_empty();
        if is_observed { None } else { typical(&findings.case, &playing.given) }
    }

    /// By how much a settlement is likelier than as the file was read; none where nothing is changed, or draws weigh.
    fn shift(&self, playing: &Playing) -> Option<Difference> {
        let is_moved = !self.changes.is_empty() && !playing.is_weighed();
        let moved = || shift(&self.as_read, &playing.settled, playing.plan.repeats());
        is_moved.then(moved).flatten()
    }

    /// What the answers are about, with what the first negotiations show to be looked at.
    fn case(&self) -> &Case {
        let seen = || looked_at(case(&self.scenario, &self.changes), &self.scenario);
        self.case.get_or_init(seen)
    }
}

impl Playing {
    fn new(scenario: &Scenario, plan: Plan, alike: Option<&Sampling>) -> Self {
        let given = Given::new(scenario.table(), scenario.observed(), &plan).into_owned();
        let sampling = match alike {
            Some(alike) => alike.of(&given, plan.seed()),
            None => Sampling::new(&given, plan.seed()),
        };
        let (before, typical) = (OnceCell::new(), OnceCell::new());
        Playing { given, plan, sampling, played: 0, ledger: None, settled: vec![], before, typical }
    }

    fn advance(&mut self, draws: u64) -> u64 {
        let until = self.plan.draws().min(self.played.saturating_add(draws));
        let pass = Pass::sampled_at(
            core::slice::from_ref(&self.given),
            keeping(&self.given, &self.plan),
            self.plan,
            Luck::of(self.played..until),
            vec![self.sampling.clone()],
        );
        let (more, mut settled) = pass.finish().into_parts();
        self.settled.append(&mut settled);
        self.played = until;
        match &mut self.ledger {
            Some(ledger) => ledger.merge(&more).expect("it is of the same table and plan"),
            None => self.ledger = Some(more),
        }
        self.plan.draws() - until
    }

    /// Whether draws weigh by what was seen.
    fn is_weighed(&self) -> bool {
        self.given.weighing().is_some()
    }

    fn findings(&self, scenario: &Scenario, case: &Case) -> Result<Findings, String> {
        let ledger = self.ledger.as_ref().ok_or("nothing is played yet")?;
        let case = case.clone().played(self.plan.into());
        let before = match scenario.observed().is_empty() {
            true => ledger,
            false => self.before.get_or_init(|| simulate_before(scenario, self.plan)),
        };
        summarise_given(&case, &self.given, ledger, before).map_err(|refusal| refusal.to_string())
    }

    fn typical(&self) -> &Vec<Typical> {
        self.typical.get_or_init(|| typical_settlements(&self.given, self.plan.seed()))
    }
}
