//! One scenario, what is changed of it, and what was played of it so far.

#![forbid(unsafe_code)]

use negsim::claims::{
    Case, Findings, Typical, Warning, counting, first_plays, inventory, summarise_given,
    typical_settlements,
};
use negsim::engine::{Ledger, Luck, Pass, Plan, Sampling};
use negsim::games::talks::Given;
use negsim::scenario::Scenario;
use negsim::{case, report, simulate_before, typical};
use std::cell::OnceCell;

/// Of the first negotiations that are looked at: that of `negsim run`.
const SEED_OF_FIRST_PLAYS: u64 = 0;

/// A scenario as it was read, and as it is now.
pub struct Session {
    read: Scenario,
    scenario: Scenario,
    changes: Vec<String>,
    case: OnceCell<Case>,
    playing: Option<Playing>,
}

/// A plan on the way.
struct Playing {
    given: Given<'static>,
    plan: Plan,
    sampling: Sampling,
    /// Draws that were played.
    played: u64,
    ledger: Option<Ledger>,
    /// The same as if no round had been held, where one was.
    before: OnceCell<Ledger>,
    typical: OnceCell<Vec<Typical>>,
}

impl Session {
    /// Reads a text under the name of a file.
    pub fn read(text: &str, name: &str) -> Result<Self, String> {
        let read = Scenario::parse(text, name).map_err(|mistakes| mistakes.plain())?;
        let scenario = read.clone();
        Ok(Session { read, scenario, changes: vec![], case: OnceCell::new(), playing: None })
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
        Ok(())
    }

    /// Plays so many more draws; how many are left.
    pub fn advance(&mut self, draws: u64) -> u64 {
        self.playing.as_mut().map_or(0, |playing| playing.advance(draws))
    }

    /// What was played so far, in a form.
    pub fn answer(&self, what: u32) -> Result<String, String> {
        let playing = self.playing.as_ref().ok_or("nothing is played: begin a plan first")?;
        let findings = playing.findings(&self.scenario, self.case())?;
        Ok(match what {
            0 => report::json(&Findings { typical: playing.typical().clone(), ..findings }),
            1 => report::figures(&findings),
            _ => self.page(playing, &findings),
        })
    }

    fn page(&self, playing: &Playing, findings: &Findings) -> String {
        let scenario = &self.scenario;
        let basis = |path: &str| scenario.basis(path);
        let inventory = inventory(self.case().clone(), scenario.table(), &basis);
        let is_observed = !scenario.observed().is_empty();
        let story = if is_observed { None } else { typical(&findings.case, &playing.given) };
        report::page(findings, Some(&inventory), story.as_ref())
    }

    /// What the answers are about, with what the first negotiations show to be looked at.
    fn case(&self) -> &Case {
        self.case.get_or_init(|| {
            let scenario = &self.scenario;
            let mut case = case(scenario, &self.changes);
            if scenario.observed().is_empty() {
                let turned = |list| scenario.backwards(list);
                let seen = first_plays(scenario.table(), turned, SEED_OF_FIRST_PLAYS);
                case.cautions.extend(seen.into_iter().map(Warning::as_sentence));
            }
            case
        })
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
        Playing { given, plan, sampling, played: 0, ledger: None, before, typical }
    }

    fn advance(&mut self, draws: u64) -> u64 {
        let until = self.plan.draws().min(self.played.saturating_add(draws));
        let pass = Pass::sampled_at(
            core::slice::from_ref(&self.given),
            counting(&self.given, &self.plan),
            self.plan,
            Luck::of(self.played..until),
            vec![self.sampling.clone()],
        );
        let more = pass.finish().into_ledger();
        self.played = until;
        match &mut self.ledger {
            Some(ledger) => ledger.merge(&more).expect("it is of the same table and plan"),
            None => self.ledger = Some(more),
        }
        self.plan.draws() - until
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
