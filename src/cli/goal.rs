//! How far a run goes: all draws of a plan, or until the answer is precise enough.

use super::failure::Failure;
use super::options::{ShowOptions, ThreadOptions};
use super::playing::play;
use negsim::claims::{
    BATCHES_BETWEEN_LOOKS, Likelihood, MOST_NEGOTIATIONS, Precision, Rough, SoFar, Warning, Work,
    asked, counting,
};
use negsim::engine::{Asked, Counting, Game, Ledger, Pass, Plan};
use negsim::games::talks::Given;
use negsim::report::whole;

/// How far to play.
#[derive(Clone, Debug)]
pub struct Goal {
    /// The most that is played.
    pub plan: Plan,
    /// Where less is enough.
    pub precise: Option<Precise>,
}

/// A likelihood, and how narrow its interval has to be.
#[derive(Clone, Debug)]
pub struct Precise {
    /// Of what.
    pub asked: Asked,
    /// What it is called, after "the interval of".
    pub name: String,
    /// How narrow.
    pub precision: Precision,
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
    pass: Pass<'a, Given<'a>, Counting>,
    precise: Option<&'a Precise>,
    is_precise: bool,
    /// What is told of it on the way, and what that is called.
    told: Option<(Asked, String)>,
    /// The share of all that it takes which was played at the last look.
    share: f64,
}

impl Goal {
    /// Until the interval of a likelihood is so narrow, and no further than 100 million negotiations.
    pub fn precise(precise: Precise, seed: u64, repeats: u64) -> Self {
        let plan = Plan::new(seed, MOST_NEGOTIATIONS / repeats, repeats);
        let plan = plan.expect("the options allow 1 to 65,536 repeats");
        Goal { plan, precise: Some(precise) }
    }

    /// All draws of a plan.
    pub fn whole(plan: Plan) -> Self {
        Goal { plan, precise: None }
    }

    /// Plays; what it came to, and why it ended.
    pub fn play(
        &self,
        given: &Given,
        threads: &ThreadOptions,
        show: &ShowOptions,
    ) -> Result<(Ledger, Stop), Failure> {
        let mut running = Running::new(self, given);
        let is_all = play(&mut running, threads, show)?;
        let stop = if is_all { running.end() } else { Stop::Interrupted };
        Ok((running.pass.into_ledger().into_ledger(), stop))
    }

    /// What is to be said of a run that did not come to its end.
    pub fn missed(&self, stop: Stop, negotiations: u64) -> Option<Warning> {
        let played = whole(negotiations);
        let still = self.precise.as_ref().map(|Precise { name, precision, .. }| {
            let still = if stop == Stop::GaveUp { "still " } else { "" };
            let points = precision.points();
            format!(
                "the 95 % interval of {name} is {still}wider than the ±{points} points asked for."
            )
        });
        let (code, text) = match (stop, still) {
            (Stop::Done, _) => return None,
            (Stop::GaveUp, still) => {
                let still = still.unwrap_or_default();
                ("precision_not_reached", format!("Gave up after {played} negotiations: {still}"))
            }
            (Stop::Interrupted, Some(still)) => {
                ("interrupted", format!("Stopped after {played} negotiations: {still}"))
            }
            (Stop::Interrupted, None) => {
                let asked = whole(self.plan.draws() * self.plan.repeats());
                let text = format!(
                    "Stopped after {played} of {asked} negotiations: the report is of these, and its intervals are wider \
                     than those of all."
                );
                ("interrupted", text)
            }
        };
        Some(Warning::new(code, text))
    }
}

impl<'a> Running<'a> {
    fn new(goal: &'a Goal, given: &'a Given<'a>) -> Self {
        let pass = Pass::new(core::slice::from_ref(given), counting(given, &goal.plan), goal.plan);
        let (precise, questions) = (goal.precise.as_ref(), given.questions());
        let asked = precise.map(|precise| precise.asked);
        let told = asked.or_else(|| asked::find(questions, "settled").ok());
        let told = told.map(|asked| (asked, asked::name(questions, asked)));
        Running { pass, precise, is_precise: false, told, share: 0.0 }
    }

    /// Why it ended by itself.
    fn end(&self) -> Stop {
        if self.precise.is_some() && !self.is_precise { Stop::GaveUp } else { Stop::Done }
    }

    /// Looks how near the interval is to being narrow enough.
    fn look(&mut self, Precise { asked, precision, .. }: &Precise) {
        let ledger = self.pass.ledger().ledger();
        let likelihood =
            Likelihood::in_ledger(ledger, *asked).expect("only likelihoods are asked for");
        self.is_precise = precision.is_reached(&likelihood);
        self.share = precision.share_played(&likelihood);
    }
}

impl Work for Running<'_> {
    fn advance(&mut self, batches: u64) -> bool {
        let to_next_look = BATCHES_BETWEEN_LOOKS - self.pass.next_batch() % BATCHES_BETWEEN_LOOKS;
        let is_left = self.pass.advance(batches.min(to_next_look));
        let is_look = self.pass.next_batch().is_multiple_of(BATCHES_BETWEEN_LOOKS) || !is_left;
        if let Some(precise) = self.precise.filter(|_| is_look) {
            self.look(precise);
        }
        is_left && !self.is_precise
    }

    /// Batches, of about as many as the run will take.
    fn progress(&self) -> (u64, u64) {
        let (done, most) = (self.pass.next_batch(), self.pass.batches());
        if self.precise.is_none() || self.share <= 0.0 {
            return (done, most);
        }
        let needed = (done as f64 / self.share).ceil() as u64;
        (done, needed.next_multiple_of(BATCHES_BETWEEN_LOOKS).min(most))
    }

    fn so_far(&mut self) -> Option<SoFar> {
        let (asked, name) = self.told.clone()?;
        let likelihood = Likelihood::in_ledger(self.pass.ledger().ledger(), asked)?;
        Some(SoFar { name, rough: Rough::Likely(likelihood) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use negsim::engine::{BATCH, QuestionId};
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

    fn precise(points: f64) -> Precise {
        let precision = Precision::of_points(points).expect("allowed");
        Precise { asked: Asked::Event(QuestionId(0)), name: "a settlement".to_owned(), precision }
    }

    /// Draws that were played, whether they are precise enough, and why no more were.
    fn played(goal: &Goal) -> (u64, bool, Stop) {
        let scenario = Scenario::parse(QUARREL, "quarrel.toml").expect("it is well formed");
        let given = Given::new(scenario.table(), &[], &goal.plan);
        let mut running = Running::new(goal, &given);
        while running.advance(5) {}
        let end = running.end();
        running.look(&precise(1.0));
        (running.pass.ledger().ledger().draws, running.is_precise, end)
    }

    #[test]
    fn a_run_stops_at_the_first_look_that_is_precise_enough() {
        let (draws, is_precise, stop) = played(&Goal::precise(precise(1.0), 0, 2));
        assert!(is_precise && stop == Stop::Done);
        let look = BATCHES_BETWEEN_LOOKS * BATCH;
        assert!(draws.is_multiple_of(look));
        // At the look before it was not.
        if let Some(before) = draws.checked_sub(look).filter(|draws| *draws > 0) {
            let plan = Plan::new(0, before, 2).expect("small");
            assert!(!played(&Goal::whole(plan)).1);
        }
    }

    #[test]
    fn a_run_gives_up_at_the_end_of_its_plan() {
        let plan = Plan::new(0, 20_000, 1).expect("small");
        let goal = Goal { plan, precise: Some(precise(0.001)) };
        let (draws, _, stop) = played(&goal);
        assert_eq!((stop, draws), (Stop::GaveUp, 20_000));
        let missed = goal.missed(stop, 20_000).expect("it gave up");
        assert!(missed.text.contains("20,000 negotiations"));
        assert!(missed.text.contains("±0.001 points"));
        let most = Goal::precise(precise(0.001), 0, 4).plan;
        assert_eq!(most.draws() * most.repeats(), MOST_NEGOTIATIONS);
    }

    #[test]
    fn the_whole_plan_is_played_where_no_precision_is_asked() {
        let (draws, _, stop) = played(&Goal::whole(Plan::new(3, 700, 3).expect("small")));
        assert_eq!((stop, draws), (Stop::Done, 700));
    }
}
