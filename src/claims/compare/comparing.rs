//! Scenarios against the first of them, with the same luck for all.
//!
//! - Models: what a change to a scenario changes, apart from chance that both share (common random numbers).
//! - Equation: the difference of two shares or means over the same draws; its variance is that of the draws' own
//!   differences, V(a) + V(b) - 2 C(a, b); 95 % by the normal approximation. Of a difference of likelihoods one draw more
//!   each way counts as differing altogether, so that few draws that differ do not look like none.
//! - Source: Kleijnen (1974) "Statistical Techniques in Simulation" (common random numbers); Agresti, Min (2005) "Simple
//!   improved confidence intervals for comparing matched proportions"; for the median round see [`medians`].
//! - Units: likelihoods 0..1, rounds, an issue's own units.
//! - Leaves out: whether either scenario is right. The intervals are of the simulation's own noise.

use super::asking::Asking;
use super::claim::{
    Against, Answer, Compared, Comparison, Contender, Difference, Row, StepRow, What, Z,
};
use super::common::{Common, Question, Side, common};
use super::pairs::{Counted, Pairs};
use crate::claims::asked;
use crate::claims::case::Plan as Played;
use crate::claims::likelihood::Likelihood;
use crate::claims::run::funnel::Reached;
use crate::claims::so_far::{AgainstSoFar, Rough, SoFar};
use crate::claims::warning::Warning;
use crate::claims::work::Work;
use crate::engine::{Asked, Game, Pass, Plan};
use crate::games::talks::Step;
use crate::stats::{Count, Ratio};

/// Fewer draws with a settlement than this make its terms and its date rough.
const FEW_SETTLED_DRAWS: u64 = 100;

/// Draws of a batch: few, so that the first is there soon.
const AT_ONCE: u64 = 64;

/// A comparison that is being played: every game on the same draws with the same luck, each against the first.
pub struct Comparing<'a, G: Game> {
    contenders: Vec<Contender>,
    games: &'a [G],
    /// What is asked of each game.
    asking: Vec<Asking>,
    commons: Vec<Common>,
    pass: Pass<'a, G, Pairs>,
}

impl<'a, G: Game + PartialEq> Comparing<'a, G> {
    /// Of all that is usually asked. The games and their contenders stand in the same order; at least one of each.
    pub fn new(games: &'a [G], contenders: Vec<Contender>, plan: Plan) -> Self {
        let asking = games.iter().map(|game| Asking::usual(game.questions())).collect();
        Comparing::asking(games, contenders, asking, false, plan)
    }

    /// The same of the likelihood of one question alone, as each of the games has it.
    pub fn of(games: &'a [G], contenders: Vec<Contender>, asked: &[Asked], plan: Plan) -> Self {
        let asking = asked.iter().map(|asked| Asking::alone(*asked)).collect();
        Comparing::asking(games, contenders, asking, true, plan)
    }

    fn asking(
        games: &'a [G],
        contenders: Vec<Contender>,
        asking: Vec<Asking>,
        is_of_one: bool,
        plan: Plan,
    ) -> Self {
        let side = |place: usize| Side {
            case: &contenders[place].case,
            questions: games[place].questions(),
            asked: &asking[place].all,
        };
        let of = |place: usize| common(&side(0), &side(place), is_of_one, games[0] == games[place]);
        let commons: Vec<Common> = (1..games.len()).map(of).collect();
        let pairs = Pairs::new(games, &asking, &commons, plan);
        let pass = Pass::new(games, pairs, plan).in_batches_of(AT_ONCE);
        Comparing { contenders, games, asking, commons, pass }
    }

    /// What it comes to, as far as it is played.
    pub fn finish(mut self) -> Comparison {
        let plan = *self.pass.plan();
        let counted = self.pass.ledger();
        let played = Played::of(plan.seed(), counted.draws, plan.repeats());
        let scenario = |(place, contender): (usize, &Contender)| {
            let asking = &self.asking[place];
            compared(&self.games[place], contender, (place, asking), counted, played)
        };
        let scenarios: Vec<Compared> = self.contenders.iter().enumerate().map(scenario).collect();
        let against = self
            .commons
            .into_iter()
            .enumerate()
            .map(|(pair, common)| against(pair, common, &self.asking[0], &scenarios, counted))
            .collect();
        Comparison { plan: played, scenarios, against }
    }
}

impl<G: Game> Work for Comparing<'_, G> {
    fn advance(&mut self, batches: u64) -> bool {
        self.pass.advance(batches)
    }

    fn progress(&self) -> (u64, u64) {
        (self.pass.next_batch(), self.pass.batches())
    }

    /// Of the first likelihood that is asked of the first game, and of each other that has it too.
    fn so_far(&mut self) -> Option<SoFar> {
        let place = self.asking[0].all.iter().position(|asked| asked.is_likelihood())?;
        let plan = *self.pass.plan();
        let counted = self.pass.ledger();
        let played = Played::of(plan.seed(), counted.draws, plan.repeats());
        let of = |scenario: usize, place: usize, difference: Option<Difference>| {
            let (game, asked) = (&self.games[scenario], self.asking[scenario].all[place]);
            let is_once = game.questions()[asked.question().index()].once_a_draw;
            let sample = sample(game, scenario, is_once, counted);
            let likelihood = likelihood(&counted.singles[scenario][place], sample, played);
            AgainstSoFar { name: self.contenders[scenario].name.clone(), likelihood, difference }
        };
        let other = |(pair, common): (usize, &Common)| {
            let at = common.questions.iter().position(|question| question.first == place)?;
            let difference = difference(pair, common, at, counted);
            Some(of(pair + 1, common.questions[at].second, difference))
        };
        let others = self.commons.iter().enumerate().filter_map(other);
        let scenarios = [of(0, place, None)].into_iter().chain(others).collect();
        let name = asked::name(self.games[0].questions(), self.asking[0].all[place]);
        (played.draws > 0).then_some(SoFar { name, rough: Rough::Compared(scenarios) })
    }
}

fn compared<G: Game>(
    game: &G,
    contender: &Contender,
    (place, asking): (usize, &Asking),
    counted: &Counted,
    plan: Played,
) -> Compared {
    let questions = game.questions();
    let likely = |(asked, ratio): &(Asked, &Ratio)| {
        let is_once = questions[asked.question().index()].once_a_draw;
        likelihood(ratio, sample(game, place, is_once, counted), plan)
    };
    let answer = |one: &(Asked, &Ratio)| {
        let of = asked::word(questions, one.0);
        let answer = match one.0.is_likelihood() {
            true => Answer::of(of, likely(one)),
            false => mean(of, one.1, counted, &|mean| asked::in_units(questions, one.0, mean)),
        };
        (one.0, answer)
    };
    let all: Vec<(Asked, &Ratio)> =
        asking.all.iter().copied().zip(&counted.singles[place]).collect();
    let (plain, steps) = all.split_at(asking.plain);
    let reached = |(step, both): (&Step, &[(Asked, &Ratio)])| Reached {
        step: *step,
        likelihood: likely(&both[0]),
        lost: likely(&both[1]),
    };
    let settled_by = counted.rounds[place].shares();
    let by_round = |ratio: &Ratio| likelihood(ratio, sample(game, place, false, counted), plan);
    Compared {
        name: contender.name.clone(),
        case: contender.case.clone().played(plan),
        answers: plain.iter().map(answer).collect(),
        round: counted.medians.round(place),
        steps: asking.steps.iter().zip(steps.chunks(2)).map(reached).collect(),
        settled_by: settled_by.map(|ratio| by_round(&ratio)).collect(),
    }
}

/// How plays hang together.
#[derive(Clone, Copy)]
enum Sample {
    /// Draws that weigh alike.
    Even,
    /// The same, and their repeats have no more in common than draws have.
    Independent,
    /// Draws that do not weigh alike, worth so many that do.
    Weighed { draws: f64 },
}

/// How the plays of a game hang together for a question, which all repeats of a draw may answer alike.
fn sample<G: Game>(game: &G, place: usize, is_once: bool, counted: &Counted) -> Sample {
    match counted.effective_draws(place) {
        Some(draws) => Sample::Weighed { draws },
        None if game.has_independent_repeats() && !is_once => Sample::Independent,
        None => Sample::Even,
    }
}

fn likelihood(ratio: &Ratio, sample: Sample, plan: Played) -> Likelihood {
    let count = || Count { total: ratio.sum as u64, squares: ratio.squares() as u64 };
    match sample {
        Sample::Even => Likelihood::of(&count(), plan.draws, plan.repeats),
        Sample::Independent => Likelihood::of_independent(&count(), plan.draws, plan.repeats),
        Sample::Weighed { draws } => {
            let n = (draws * plan.repeats as f64 + 0.5) as u64;
            let variance = ratio.variance(plan.draws).unwrap_or(0.0);
            Likelihood::of_ratio(ratio.mean().unwrap_or(0.0), variance, draws, n)
        }
    }
}

fn mean(of: String, ratio: &Ratio, counted: &Counted, in_units: &dyn Fn(f64) -> f64) -> Answer {
    let mean = ratio.mean();
    let half = ratio.variance(counted.draws).map(|variance| Z * variance.sqrt());
    let end = |side: f64| Some(in_units(mean? + side * half?));
    let n = (ratio.answers as f64 / counted.unit + 0.5) as u64;
    Answer { of, value: mean.map(in_units), low: end(-1.0), high: end(1.0), n }
}

fn against(
    pair: usize,
    common: Common,
    asking: &Asking,
    scenarios: &[Compared],
    counted: &Counted,
) -> Against {
    let (first, second) = (&scenarios[0], &scenarios[pair + 1]);
    let difference = |(at, _): (usize, &Question)| difference(pair, &common, at, counted);
    let all = common.questions.iter().enumerate();
    let (plain, steps): (Vec<_>, Vec<_>) =
        all.partition(|(_, question)| question.first < asking.plain);
    let row = |(at, question): (usize, &Question)| Row {
        what: question.what.clone(),
        name: question.name.clone(),
        first: first.answers[question.first].1.clone(),
        second: second.answers[question.second].1.clone(),
        difference: difference((at, question)),
    };
    let mut rows: Vec<Row> = plain.into_iter().map(row).collect();
    let step = |both: &[(usize, &Question)]| StepRow {
        step: asking.steps[(both[0].1.first - asking.plain) / 2],
        reached: difference(both[0]),
        lost: difference(both[1]),
    };
    // Who reaches a step of both scenarios also loses at it: they come in pairs.
    let steps = steps.chunks_exact(2).map(step).collect();
    if common.has_rounds {
        rows.push(Row {
            what: What::Round,
            name: "the median round of a settlement".to_owned(),
            first: first.round.clone(),
            second: second.round.clone(),
            difference: counted.medians.difference(pair + 1, common.is_same_talks),
        });
    }
    let rests_on_settled = |row: &Row| matches!(row.what, What::Round | What::Terms { .. });
    let few = match rows.iter().any(rests_on_settled) {
        true => few_settlements(pair, scenarios, counted),
        false => Vec::new(),
    };
    Against {
        scenario: pair + 1,
        narrowing: narrowing(&rows),
        rows,
        steps,
        left_out: common.left_out,
        warnings: [common.warnings, few].concat(),
    }
}

/// How much more likely, or larger, what both have at this place is in the second.
fn difference(pair: usize, common: &Common, at: usize, counted: &Counted) -> Option<Difference> {
    let question = &common.questions[at];
    let ratios = [&counted.singles[0][question.first], &counted.singles[pair + 1][question.second]];
    let products = &counted.pairs[pair][at];
    question.difference(ratios, products, counted.draws, common.is_same_talks)
}

fn narrowing(rows: &[Row]) -> Option<f64> {
    let row = match rows {
        [row] => row,
        _ => rows.iter().find(|row| row.first.of == "settled")?,
    };
    let difference = row.difference?;
    let width = difference.high - difference.low;
    let unpaired = difference.unpaired_high - difference.unpaired_low;
    (width > 0.0 && unpaired > 0.0).then(|| unpaired / width)
}

fn few_settlements(pair: usize, scenarios: &[Compared], counted: &Counted) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for place in [0, pair + 1] {
        let draws = counted.settled_draws[place];
        if draws > 0 && draws < FEW_SETTLED_DRAWS {
            let name = &scenarios[place].name;
            let noun = if draws == 1 { "draw" } else { "draws" };
            let text = format!(
                "In \"{name}\" terms and rounds rest on {draws} {noun} in which a settlement was reached."
            );
            warnings.push(Warning::of_few_draws("few_settlements", text));
        }
    }
    warnings
}
