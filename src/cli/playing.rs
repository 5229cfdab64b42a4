//! Playing as far as was asked: all draws of a plan, or until the answer is precise enough; or until Ctrl-C.
#![allow(clippy::disallowed_methods, reason = "the clock decides only how often somebody looks up")]

use super::interrupt;
use super::progress::Progress;
use negsim::claims::{BATCHES_BETWEEN_LOOKS, Likelihood, MOST_NEGOTIATIONS, Precision, Warning};
use negsim::engine::{self, BATCH, Game, Plan, Run};
use negsim::games::talks::{Table, Tally};
use negsim::report;
use std::time::{Duration, Instant};

/// Somebody who waits for Ctrl-C to work, or for the bar to move, waits about so long.
const PATIENCE: Duration = Duration::from_millis(100);

/// The first stretch has about so many negotiations.
const FIRST: u64 = 8 * 4 * BATCH;

/// How far to play.
#[derive(Clone, Copy, Debug)]
pub struct Goal {
    /// The most that is played.
    pub plan: Plan,
    /// Where less is enough.
    pub precision: Option<Precision>,
}

/// Why a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// All that was asked is done.
    Done,
    /// The precision was not reached with the most negotiations that are played for it.
    GaveUp,
    /// Somebody pressed Ctrl-C.
    Interrupted,
}

/// What was played, and why no more.
pub struct Played {
    /// What it came to.
    pub tally: Tally,
    /// Why it ended.
    pub stop: Stop,
}

impl Goal {
    /// Until the interval of a settlement is so narrow, and no further than 100 million negotiations.
    pub fn precise(precision: Precision, seed: u64, repeats: u64) -> Self {
        let plan = Plan::new(seed, MOST_NEGOTIATIONS / repeats, repeats);
        let plan = plan.expect("the options allow 1 to 65,536 repeats");
        Goal { plan, precision: Some(precision) }
    }

    /// All draws of a plan.
    pub fn whole(plan: Plan) -> Self {
        Goal { plan, precision: None }
    }

    /// Plays.
    pub fn play(&self, table: &Table, progress: &mut Progress) -> Played {
        let mut run = Run::<Table, Tally>::new(table, self.plan);
        let stop = play(
            &mut run,
            |run, is_left| self.stop(run, is_left),
            |run| progress.tell(run.batches_done(), self.batches(run)),
        );
        Played { tally: run.tally().clone(), stop }
    }

    /// What is to be said of a run that did not come to its end.
    pub fn missed(&self, stop: Stop, negotiations: u64) -> Option<Warning> {
        let found = report::whole(negotiations);
        let asked = match self.precision {
            Some(precision) => format!("the ±{} points asked for", precision.points()),
            None => report::whole(self.plan.draws() * self.plan.repeats()),
        };
        let (code, text) = match stop {
            Stop::Done => return None,
            Stop::GaveUp => {
                let text = format!(
                    "Gave up after {found} negotiations: the 95 % interval of a settlement is still wider than {asked}."
                );
                ("precision_not_reached", text)
            }
            Stop::Interrupted if self.precision.is_some() => {
                let text = format!(
                    "Stopped by Ctrl-C after {found} negotiations: the 95 % interval of a settlement is wider than \
                     {asked}."
                );
                ("interrupted", text)
            }
            Stop::Interrupted => {
                let text = format!(
                    "Stopped by Ctrl-C after {found} of {asked} negotiations: the report is of these, and its intervals \
                     are wider than those of all."
                );
                ("interrupted", text)
            }
        };
        Some(Warning { code, text })
    }

    /// Whether there is a reason to end, the same on any number of threads.
    fn stop(&self, run: &Run<Table, Tally>, is_left: bool) -> Option<Stop> {
        let is_look = run.batches_done().is_multiple_of(BATCHES_BETWEEN_LOOKS) || !is_left;
        match self.precision {
            Some(precision) if is_look && precision.is_reached(&settled(run.tally())) => {
                Some(Stop::Done)
            }
            Some(_) if !is_left => Some(Stop::GaveUp),
            None if !is_left => Some(Stop::Done),
            _ => None,
        }
    }

    /// About how many batches the run will take.
    fn batches(&self, run: &Run<Table, Tally>) -> u64 {
        let most = self.plan.batches();
        let Some(precision) = self.precision else { return most };
        let share = precision.share_played(&settled(run.tally()));
        let needed = (run.batches_done() as f64 / share).ceil() as u64;
        needed.next_multiple_of(BATCHES_BETWEEN_LOOKS).min(most)
    }
}

/// Plays on until `stop` gives a reason not to (whether batches are left is told), or Ctrl-C does.
pub fn play<G: Game, T: engine::Tally<G>>(
    run: &mut Run<G, T>,
    stop: impl Fn(&Run<G, T>, bool) -> Option<Stop>,
    mut tell: impl FnMut(&Run<G, T>),
) -> Stop {
    let mut stride = Stride::new(run.plan().repeats());
    interrupt::playing();
    let stop = loop {
        let to_next_look = BATCHES_BETWEEN_LOOKS - run.batches_done() % BATCHES_BETWEEN_LOOKS;
        let is_left = stride.advance(run, to_next_look);
        if let Some(stop) = stop(run, is_left) {
            break stop;
        }
        if interrupt::is_asked() {
            break Stop::Interrupted;
        }
        tell(run);
    };
    interrupt::played();
    stop
}

fn settled(tally: &Tally) -> Likelihood {
    Likelihood::of(&tally.ends[0], tally.draws, tally.repeats)
}

/// So many batches at a time that looking up costs nothing and nobody waits. It changes no result.
struct Stride {
    batches: u64,
    fewest: u64,
}

impl Stride {
    /// Begins small, but with a batch for every thread.
    fn new(repeats: u64) -> Self {
        let fewest = threads().min(BATCHES_BETWEEN_LOOKS);
        Stride { batches: (FIRST / (BATCH * repeats)).max(fewest), fewest }
    }

    fn advance<G: Game, T: engine::Tally<G>>(&mut self, run: &mut Run<G, T>, most: u64) -> bool {
        let start = Instant::now();
        let batches = self.batches.min(most);
        let is_left = run.advance(batches);
        let took = start.elapsed();
        if took < PATIENCE / 2 && batches == self.batches {
            self.batches = (self.batches * 2).min(BATCHES_BETWEEN_LOOKS);
        } else if took > PATIENCE * 2 {
            self.batches = (self.batches / 2).max(self.fewest);
        }
        is_left
    }
}

#[cfg(feature = "parallel")]
fn threads() -> u64 {
    rayon::current_num_threads() as u64
}

#[cfg(not(feature = "parallel"))]
fn threads() -> u64 {
    1
}

#[cfg(test)]
mod tests {
    use super::*;
    use negsim::scenario::Scenario;

    const QUARREL: &str = r#"
        title = "A quarrel"
        rounds = 2
        [[issue]]
        id = "price"
        scale = ["low", "high"]
        [[party]]
        id = "buyer"
        role = "signatory"
        no_deal = [0.2, 0.9]
        issues = { price = { ideal = 0, weight = 1 } }
        [[party]]
        id = "seller"
        role = "signatory"
        no_deal = 0.3
        issues = { price = { ideal = 1, weight = 1 } }
    "#;

    fn play(goal: Goal) -> Played {
        let scenario = Scenario::parse(QUARREL, "quarrel.toml").expect("it is well formed");
        goal.play(scenario.table(), &mut Progress::new(false))
    }

    #[test]
    fn a_run_stops_at_the_first_look_that_is_precise_enough() {
        let precision = Precision::of_points(1.0).expect("allowed");
        let played = play(Goal::precise(precision, 0, 2));
        assert_eq!(played.stop, Stop::Done);
        assert!(precision.is_reached(&settled(&played.tally)));
        let look = BATCHES_BETWEEN_LOOKS * BATCH;
        assert!(played.tally.draws.is_multiple_of(look));
        // At the look before it was not.
        if let Some(draws) = played.tally.draws.checked_sub(look).filter(|draws| *draws > 0) {
            let before = play(Goal::whole(Plan::new(0, draws, 2).expect("small")));
            assert!(!precision.is_reached(&settled(&before.tally)));
        }
    }

    #[test]
    fn a_run_gives_up_at_the_end_of_its_plan() {
        let precision = Precision::of_points(0.001);
        let plan = Plan::new(0, 20_000, 1).expect("small");
        let played = play(Goal { plan, precision });
        assert_eq!((played.stop, played.tally.draws), (Stop::GaveUp, 20_000));
        let said = Goal { plan, precision }.missed(played.stop, 20_000).expect("it gave up");
        assert!(said.text.contains("20,000 negotiations") && said.text.contains("±0.001 points"));
        let most = Goal::precise(precision.expect("allowed"), 0, 4).plan;
        assert_eq!(most.draws() * most.repeats(), MOST_NEGOTIATIONS);
    }

    #[test]
    fn the_whole_plan_is_played_where_no_precision_is_asked() {
        let plan = Plan::new(3, 700, 3).expect("small");
        let played = play(Goal::whole(plan));
        assert_eq!((played.stop, played.tally.draws), (Stop::Done, 700));
    }
}
