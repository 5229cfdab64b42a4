//! How far a run goes: all draws of a plan, or until the answer is precise enough.

use super::failure::Failure;
use super::options::{ShowOptions, ThreadOptions};
use super::playing::{Work, play};
use negsim::claims::{BATCHES_BETWEEN_LOOKS, Likelihood, MOST_NEGOTIATIONS, Precision, Warning};
use negsim::engine::{Plan, Run};
use negsim::games::talks::{Table, Tally};
use negsim::report::whole;

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
    /// Somebody asked to stop.
    Interrupted,
}

/// A run on the way to its goal.
struct Running<'a> {
    run: Run<'a, Table, Tally>,
    precision: Option<Precision>,
    is_precise: bool,
}

impl Goal {
    /// Until the interval of a likelihood is so narrow, and no further than 100 million negotiations.
    pub fn precise(precision: Precision, seed: u64, repeats: u64) -> Self {
        let plan = Plan::new(seed, MOST_NEGOTIATIONS / repeats, repeats);
        let plan = plan.expect("the options allow 1 to 65,536 repeats");
        Goal { plan, precision: Some(precision) }
    }

    /// All draws of a plan.
    pub fn whole(plan: Plan) -> Self {
        Goal { plan, precision: None }
    }

    /// Plays; what it came to, and why it ended.
    pub fn play(
        &self,
        table: &Table,
        threads: &ThreadOptions,
        show: &ShowOptions,
    ) -> Result<(Tally, Stop), Failure> {
        let mut running = Running::new(self, table);
        let is_all = play(&mut running, threads, show)?;
        Ok((running.run.tally().clone(), if is_all { running.end() } else { Stop::Interrupted }))
    }

    /// What is to be said of a run that did not come to its end.
    pub fn missed(&self, stop: Stop, negotiations: u64) -> Option<Warning> {
        let played = whole(negotiations);
        let asked = match self.precision {
            Some(precision) => format!("the ±{} points asked for", precision.points()),
            None => whole(self.plan.draws() * self.plan.repeats()),
        };
        let (code, text) = match (stop, self.precision) {
            (Stop::Done, _) => return None,
            (Stop::GaveUp, _) => {
                let text = format!(
                    "Gave up after {played} negotiations: the 95 % interval of a settlement is still wider than {asked}."
                );
                ("precision_not_reached", text)
            }
            (Stop::Interrupted, Some(_)) => {
                let text = format!(
                    "Stopped after {played} negotiations: the 95 % interval of a settlement is wider than {asked}."
                );
                ("interrupted", text)
            }
            (Stop::Interrupted, None) => {
                let text = format!(
                    "Stopped after {played} of {asked} negotiations: the report is of these, and its intervals are wider \
                     than those of all."
                );
                ("interrupted", text)
            }
        };
        Some(Warning { code, text })
    }
}

impl<'a> Running<'a> {
    fn new(goal: &Goal, table: &'a Table) -> Self {
        let run = Run::new(table, goal.plan);
        Running { run, precision: goal.precision, is_precise: false }
    }

    /// Why it ended by itself.
    fn end(&self) -> Stop {
        if self.precision.is_some() && !self.is_precise { Stop::GaveUp } else { Stop::Done }
    }

    fn settled(&self) -> Likelihood {
        let tally = self.run.tally();
        Likelihood::of(&tally.ends[0], tally.draws, tally.repeats)
    }
}

impl Work for Running<'_> {
    fn advance(&mut self, batches: u64) -> bool {
        let to_next_look = BATCHES_BETWEEN_LOOKS - self.run.batches_done() % BATCHES_BETWEEN_LOOKS;
        let is_left = self.run.advance(batches.min(to_next_look));
        let is_look = self.run.batches_done().is_multiple_of(BATCHES_BETWEEN_LOOKS) || !is_left;
        if let Some(precision) = self.precision.filter(|_| is_look) {
            self.is_precise = precision.is_reached(&self.settled());
        }
        is_left && !self.is_precise
    }

    /// Batches, of about as many as the run will take.
    fn progress(&self) -> (u64, u64) {
        let (done, most) = (self.run.batches_done(), self.run.plan().batches());
        let Some(precision) = self.precision else { return (done, most) };
        let needed = (done as f64 / precision.share_played(&self.settled())).ceil() as u64;
        (done, needed.next_multiple_of(BATCHES_BETWEEN_LOOKS).min(most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use negsim::engine::BATCH;
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

    /// Draws that were played, whether they are precise enough, and why no more were.
    fn played(goal: Goal) -> (u64, bool, Stop) {
        let scenario = Scenario::parse(QUARREL, "quarrel.toml").expect("it is well formed");
        let mut running = Running::new(&goal, scenario.table());
        while running.advance(5) {}
        let precision = Precision::of_points(1.0).expect("allowed");
        let is_precise = precision.is_reached(&running.settled());
        (running.run.tally().draws, is_precise, running.end())
    }

    #[test]
    fn a_run_stops_at_the_first_look_that_is_precise_enough() {
        let precision = Precision::of_points(1.0).expect("allowed");
        let (draws, is_precise, stop) = played(Goal::precise(precision, 0, 2));
        assert!(is_precise && stop == Stop::Done);
        let look = BATCHES_BETWEEN_LOOKS * BATCH;
        assert!(draws.is_multiple_of(look));
        // At the look before it was not.
        if let Some(before) = draws.checked_sub(look).filter(|draws| *draws > 0) {
            let plan = Plan::new(0, before, 2).expect("small");
            assert!(!played(Goal::whole(plan)).1);
        }
    }

    #[test]
    fn a_run_gives_up_at_the_end_of_its_plan() {
        let precision = Precision::of_points(0.001);
        let goal = Goal { plan: Plan::new(0, 20_000, 1).expect("small"), precision };
        let (draws, _, stop) = played(goal);
        assert_eq!((stop, draws), (Stop::GaveUp, 20_000));
        let missed = goal.missed(stop, 20_000).expect("it gave up");
        assert!(missed.text.contains("20,000 negotiations"));
        assert!(missed.text.contains("±0.001 points"));
        let most = Goal::precise(precision.expect("allowed"), 0, 4).plan;
        assert_eq!(most.draws() * most.repeats(), MOST_NEGOTIATIONS);
    }

    #[test]
    fn the_whole_plan_is_played_where_no_precision_is_asked() {
        let (draws, _, stop) = played(Goal::whole(Plan::new(3, 700, 3).expect("small")));
        assert_eq!((stop, draws), (Stop::Done, 700));
    }
}
