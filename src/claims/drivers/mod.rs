//! Which unknowns move an answer, how far, alone and together; and what it would be worth to know them.
//!
//! Three samples are played. A survey of plain draws, the very ones that a run of the same plan plays, shows how the
//! answer stands in each tenth of an input, how far the unknowns move it, each input's share of that alone (first
//! order), and how much is chance within the plays. Fewer draws with more repeats show what knowing one input would be
//! worth. A design of rows shows each input's share with all its interactions (total). Draws that do not weigh alike
//! are only surveyed: given what was seen, the inputs are not independent, and a design knows nothing of that.

mod believed;
mod chance;
mod design;
mod jackknife;
mod knowing;
mod moments;
mod part;
pub(super) mod share;
mod shares;
mod survey;
#[cfg(test)]
mod tests;

use super::asked;
use super::case::Case;
use super::likelihood::Likelihood;
use super::work::Work;
use crate::engine::{Asked, Game, Kind, Ledger, Luck, Pass, Plan, Quantity, Ties};
use crate::random::normal_quantile;
use design::{Design, Shape, Watching};
use jackknife::{jackknife, ways};
use part::Part;
use share::Share;
use shares::Shares;
use survey::{Survey, Surveying};

/// Plays of the design where nobody says otherwise, about.
const PLAYS: u64 = 2_000_000;
/// The fewest and the most rows that are chosen so.
const ROWS: (u64, u64) = (256, 16_384);

/// Repeats of a draw that show how far draws lie apart.
const DEEP: u64 = 16;

/// How often any input at all may be told from nothing where none does anything.
const MISTAKEN: f64 = 0.025;

/// What moves an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// What it is about, with the plan of the survey.
    pub case: Case,
    /// What was asked: its word.
    pub of: String,
    /// What a reader calls it.
    pub name: String,
    /// Whether the answer is a likelihood; else it is a position on an issue, in the issue's own units.
    pub is_likelihood: bool,
    /// Of the sample from which it is known what knowing an input is worth; none where that is the survey, or nothing is uncertain.
    pub deep: Option<super::case::Plan>,
    /// Rows of the design; none were played where nothing is uncertain.
    pub rows: u64,
    /// Negotiations of the design.
    pub negotiations: u64,
    /// The answer over all draws of the survey; none where nothing answers.
    pub overall: Option<Likelihood>,
    /// The 10 and the 90 % quantile, over draws, of the answer expected given the inputs.
    pub range: Option<[f64; 2]>,
    /// The mean distance of that answer from its median, over draws: what knowing an input makes smaller.
    pub deviation: Option<f64>,
    /// The share of the outcome's variance that is chance within the talks, E[p(1-p)] with p = P(outcome | draw): what
    /// is settled by luck once a draw (who bargains in good faith) is not in it.
    pub chance_share: Option<Share>,
    /// The share that no knowledge of the inputs removes: `chance_share`, and the luck of draws with all its
    /// combinations. E[p(1-p)] with p = P(outcome | inputs). None for terms where there is such luck.
    pub beyond_inputs: Option<Share>,
    /// The share of what the inputs explain that is explained by none of them alone, only by combinations; none for
    /// terms: among the settled the inputs are not independent, and shares do not add up.
    pub combinations: Option<Share>,
    /// First and total share of the luck that is settled once a draw (who bargains in good faith); none without such luck.
    pub luck_of_draws: Option<[Share; 2]>,
    /// Every uncertain input, the strongest first.
    pub inputs: Vec<Influence>,
}

/// What one uncertain input does to an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Influence {
    /// The input's path.
    pub input: String,
    /// Its name for a reader.
    pub name: String,
    /// Its own share of what the inputs explain, whatever the others are.
    pub first: Option<Share>,
    /// Its share with all its interactions.
    pub total: Option<Share>,
    /// Whether that is told from nothing, with so many inputs looked at: of a study in which none does anything, one in
    /// forty says of any that it does.
    pub is_visible: bool,
    /// Rows of the design that say something about it.
    pub rows: u64,
    /// The paths of the inputs that hang on the same luck: the shares are of all of them as one.
    pub together: Vec<String>,
    /// The answer in the lowest tenth of its distribution.
    pub low_tenth: Option<Likelihood>,
    /// The answer in the highest tenth.
    pub high_tenth: Option<Likelihood>,
    /// By how much the answer expected given the inputs would on average lie nearer to its median, were it known, in the
    /// answer's units: below 0 only by chance. For inputs that are told from nothing.
    pub narrows: Option<Share>,
}

impl Sensitivity {
    /// Negotiations of all samples.
    pub fn played(&self) -> u64 {
        let deep = self.deep.map_or(0, |deep| deep.negotiations);
        self.case.plan.negotiations + deep + self.negotiations
    }
}

/// Rows of a design of about two million plays, a power of two in 256..16,384.
pub fn usual_rows<G: Game>(game: &G, repeats: u64) -> u64 {
    let of_row = Shape::of(game).of_row() * repeats;
    let fits = |rows: &u64| rows * of_row <= PLAYS;
    let powers = (0..64).map(|exponent| ROWS.0 << exponent).take_while(|rows| *rows <= ROWS.1);
    powers.take_while(fits).last().unwrap_or(ROWS.0)
}

/// Survey and design of one question, bit by bit.
pub struct Driving<'a, G: Game> {
    case: Case,
    game: &'a G,
    asked: Asked,
    plan: Plan,
    rows: u64,
    survey: Pass<'a, G, Surveying, Luck>,
    /// Fewer draws with more repeats: the survey's own repeats hardly show how far its draws lie apart.
    /// None where the survey has as many, or nothing is uncertain.
    deep: Option<Pass<'a, G, Surveying, Luck>>,
    design: Pass<'a, G, Watching, Design>,
}

impl<'a, G: Game> Driving<'a, G> {
    /// Ready to ask one question of a game. The plan's repeats, at least 2, serve both samples.
    pub fn new(case: &Case, game: &'a G, asked: Asked, plan: Plan, rows: u64) -> Self {
        let shape = Shape::of(game);
        let is_without_design = game.uncertain().is_empty() || game.weighing().is_some();
        let rows = if is_without_design { 0 } else { rows };
        let games = core::slice::from_ref(game);
        let design = Design::new(game, rows, plan.seed());
        let surveyed = |plan: Plan| Pass::new(games, Surveying::new(game, asked, &plan), plan);
        Driving {
            case: case.clone(),
            game,
            asked,
            plan,
            rows,
            survey: surveyed(plan),
            deep: deep(&plan).filter(|_| !game.uncertain().is_empty()).map(surveyed),
            design: Pass::at_points(games, Watching::new(asked, shape, rows), plan, design),
        }
    }

    /// What the draws of the survey came to, as far as they are played.
    pub fn ledger(&mut self) -> &Ledger {
        self.survey.ledger().ledger()
    }

    /// What it comes to, as far as it is played; the design only where it is played whole.
    pub fn finish(mut self) -> Sensitivity {
        let is_whole = self.design.next_batch() == self.design.batches();
        let rows = if is_whole { self.rows } else { 0 };
        let groups = self.design.ledger().in_order();
        let shares = shares::shares(&groups, self.plan.seed(), self.asked).filter(|_| is_whole);
        let survey = Survey::of(self.asked, self.survey.ledger());
        let deep = self.deep.as_mut().map(|deep| Survey::of(self.asked, deep.ledger()));
        let has_luck = self.game.has_luck_of_draws();
        let luck = shares.as_ref().filter(|_| has_luck).and_then(Shares::of_luck);
        self.claim(&survey, deep.as_ref(), shares.as_ref(), rows, luck)
    }

    fn claim(
        &self,
        survey: &Survey,
        deep: Option<&Survey>,
        shares: Option<&Shares>,
        rows: u64,
        luck: Option<[Share; 2]>,
    ) -> Sensitivity {
        let questions = self.game.questions();
        let (has_luck, asked) = (self.game.has_luck_of_draws(), self.asked);
        let chance = chance::chance_share(survey);
        let scale = Scale::of(&questions[asked.question().index()].kind, asked);
        let ties = Ties::of(self.game);
        let is_tied = (0..self.game.uncertain().len()).any(|input| ties.is_tied(input));
        let repeats = self.plan.repeats();
        let known_from = deep.unwrap_or(survey).clone().pooled();
        let plan = |of: &Survey| {
            super::case::Plan::of(self.plan.seed(), of.ledger.played(), of.ledger.repeats)
        };
        let overall = match Likelihood::in_ledger(&survey.ledger, asked) {
            Some(likelihood) => (survey.all.draws > 0).then_some(likelihood),
            None => survey.mean(&survey.all),
        };
        Sensitivity {
            case: self.case.clone().played(plan(survey)),
            of: asked::word(questions, asked),
            name: asked::name(questions, asked),
            is_likelihood: asked.is_likelihood(),
            deep: deep.map(plan),
            rows,
            negotiations: rows * Shape::of(self.game).of_row() * repeats,
            overall: overall.map(|likelihood| scale.likelihood(likelihood)),
            range: survey.range(&survey.all).map(|ends| ends.map(|end| scale.at(end))),
            deviation: knowing::deviation(&known_from).map(|deviation| deviation * scale.width),
            chance_share: chance,
            beyond_inputs: beyond_inputs(chance, luck.map(|[_, total]| total), has_luck, asked),
            combinations: combinations(survey, luck).filter(|_| rows > 0 && !is_tied),
            luck_of_draws: luck.map(|luck| luck.map(Share::inside)),
            inputs: influences(self.game, &ties, [survey, &known_from], shares, scale),
        }
    }
}

impl<G: Game> Work for Driving<'_, G> {
    fn advance(&mut self, batches: u64) -> bool {
        if self.survey.next_batch() < self.survey.batches() {
            self.survey.advance(batches);
            return true;
        }
        if let Some(deep) = self.deep.as_mut().filter(|deep| deep.next_batch() < deep.batches()) {
            return deep.advance(batches) || self.rows > 0;
        }
        self.design.advance(batches)
    }

    fn progress(&self) -> (u64, u64) {
        let share = |done: u64, all: u64| if all > 0 { done as f64 / all as f64 } else { 1.0 };
        let survey = share(self.survey.next_batch(), self.survey.batches());
        let deep_done = self.deep.as_ref().map(|deep| share(deep.next_batch(), deep.batches()));
        let design = share(self.design.next_batch(), self.design.batches());
        let of_deep = self.deep.as_ref().and(deep(&self.plan));
        let of_deep = of_deep.map_or(0, |plan| plan.draws() * plan.repeats());
        let of_design = self.rows * Shape::of(self.game).of_row() * self.plan.repeats();
        let of_survey = self.plan.draws() * self.plan.repeats();
        let parts = [(survey, of_survey), (deep_done.unwrap_or(1.0), of_deep), (design, of_design)];
        let done = parts.map(|(share, plays)| (share * plays as f64) as u64);
        (done.iter().sum(), parts.iter().map(|part| part.1).sum())
    }
}

/// About as many negotiations as the plan has, 16 repeats a draw; none where it has as many of itself.
fn deep(plan: &Plan) -> Option<Plan> {
    let draws = (plan.draws() * plan.repeats() / DEEP).max(1);
    let deep = Plan::new(plan.seed(), draws, DEEP).expect("within the bounds of the plan");
    (plan.repeats() < DEEP).then_some(deep)
}

/// What positions on 0..1 are in a reader's units.
#[derive(Clone, Copy)]
struct Scale {
    least: f64,
    width: f64,
}

impl Scale {
    fn of(kind: &Kind, asked: Asked) -> Self {
        match (kind, asked) {
            (Kind::Position { range, .. }, Asked::Mean(_)) => {
                Scale { least: range.0, width: range.1 - range.0 }
            }
            _ => Scale { least: 0.0, width: 1.0 },
        }
    }

    fn at(self, position: f64) -> f64 {
        self.least + position * self.width
    }

    fn likelihood(self, one: Likelihood) -> Likelihood {
        Likelihood { p: self.at(one.p), low: self.at(one.low), high: self.at(one.high), n: one.n }
    }
}

/// Chance within the talks, and of the rest what the luck of draws is in: the two rest on different samples.
fn beyond_inputs(
    chance: Option<Share>,
    luck: Option<Share>,
    has_luck: bool,
    asked: Asked,
) -> Option<Share> {
    let chance = chance?;
    if !has_luck {
        return Some(chance);
    }
    let luck = luck.filter(|_| asked.is_likelihood())?;
    let half = |share: &Share| 0.5 * (share.high - share.low);
    let value = chance.value + (1.0 - chance.value) * luck.value;
    let parts = [(1.0 - luck.value) * half(&chance), (1.0 - chance.value) * half(&luck)];
    let half = parts.map(|part| part * part).iter().sum::<f64>().sqrt();
    Some(Share { value, low: value - half, high: value + half }.inside())
}

/// Whether the total share of one of so many inputs is told from nothing: the lower end of its interval lies above 0
/// where it is made as wide as so many looks ask for (Bonferroni), one in forty for all of them together.
fn is_told(total: &Share, inputs: usize) -> bool {
    let z = |share: f64| -normal_quantile(share);
    let wider = z(MISTAKEN / inputs as f64) / z(MISTAKEN);
    total.low > 0.0 && total.value - wider * (total.value - total.low) > 0.0
}

/// One less what inputs, and the luck of draws, explain alone.
fn combinations(survey: &Survey, luck: Option<[Share; 2]>) -> Option<Share> {
    if !survey.asked.is_likelihood() || survey.inputs() == 0 {
        return None;
    }
    let of_way = |way| {
        let share = |input| survey.first_order(input, way).map(|share| share.value);
        (0..survey.inputs()).map(share).sum::<Option<f64>>()
    };
    let singles = jackknife(&ways().into_iter().map(of_way).collect::<Vec<_>>())?;
    let half = |share: &Share| 0.5 * (share.high - share.low);
    let of_luck = luck.map_or((0.0, 0.0), |[first, _]| (first.value, half(&first)));
    let value = 1.0 - singles.value - of_luck.0;
    let half = (half(&singles) * half(&singles) + of_luck.1 * of_luck.1).sqrt();
    Some(Share { value, low: value - half, high: value + half }.inside())
}

/// Every input, the strongest first: by total share, equals by first order, then in the order of the game.
fn influences<G: Game>(
    game: &G,
    ties: &Ties,
    [survey, deep]: [&Survey; 2],
    shares: Option<&Shares>,
    scale: Scale,
) -> Vec<Influence> {
    let quantities = game.uncertain().iter().map(|id| &game.quantities()[id.index()]);
    let likely = |tenth: &Part| survey.mean(tenth).map(|one| scale.likelihood(one));
    let of = |(input, quantity): (usize, &Quantity)| {
        let driver = ties.drivers()[input];
        let total = shares.and_then(|shares| shares.total[driver]);
        // What one of several that hang together does alone is not told from what the others do.
        let first = match ties.is_tied(input) {
            true => shares.and_then(|shares| shares.first[driver]),
            false => survey.first_order(input, None),
        };
        let [low_tenth, high_tenth] = survey.outer_tenths(input).each_ref().map(likely);
        // Without a design what an input does alone has to tell.
        let told = if shares.is_some() { total } else { first };
        Influence {
            input: quantity.path.clone(),
            name: quantity.name.clone(),
            first: first.map(Share::inside),
            total: total.map(Share::inside),
            is_visible: told.is_some_and(|share| is_told(&share, survey.inputs())),
            rows: shares.map_or(0, |shares| shares.rows[driver]),
            together: others(game, ties, input),
            low_tenth,
            high_tenth,
            narrows: None,
        }
    };
    let mut influences: Vec<Influence> = quantities.enumerate().map(of).collect();
    add_narrowings(&mut influences, deep, scale);
    let strength = |one: &Influence| {
        let value = |share: Option<Share>| share.map_or(0.0, |share| share.value);
        (value(one.total), value(one.first))
    };
    influences.sort_by(|one, other| {
        let (one, other) = (strength(one), strength(other));
        other.0.total_cmp(&one.0).then(other.1.total_cmp(&one.1))
    });
    influences
}

/// The paths of the other inputs of the same driver.
fn others<G: Game>(game: &G, ties: &Ties, input: usize) -> Vec<String> {
    let ids = game.uncertain().iter().zip(ties.drivers()).enumerate();
    let same =
        ids.filter(|(other, (_, driver))| *other != input && **driver == ties.drivers()[input]);
    same.map(|(_, (id, _))| game.quantities()[id.index()].path.clone()).collect()
}

/// For those inputs that are told from nothing.
fn add_narrowings(influences: &mut [Influence], survey: &Survey, scale: Scale) {
    let visible: Vec<usize> =
        (0..influences.len()).filter(|input| influences[*input].is_visible).collect();
    for (input, share) in visible.iter().zip(knowing::narrowings(survey, &visible)) {
        let in_units = |share: f64| share * scale.width;
        influences[*input].narrows = share.map(|Share { value, low, high }| Share {
            value: in_units(value),
            low: in_units(low),
            high: in_units(high),
        });
    }
}
