//! Survey, first look and design of one question, bit by bit.

use super::chance::{beyond_inputs, chance_share};
use super::combinations::combinations;
use super::design::{Design, FIRST_LOOK, Shape, Watching};
use super::influences::{influences, is_told};
use super::knowing;
use super::scale::Scale;
use super::sensitivity::Sensitivity;
use super::sets::{Sets, Strength};
use super::share::Share;
use super::shares::{self, Shares};
use super::survey::{Survey, Surveying};
use crate::claims::asked;
use crate::claims::case::{self, Case};
use crate::claims::likelihood::Likelihood;
use crate::claims::work::Work;
use crate::engine::{Asked, Game, Ledger, Luck, Pass, Plan, Points, Ties, Watcher};
use core::slice;

/// Repeats of a draw that show how far draws lie apart.
const DEEP: u64 = 16;

/// Survey, first look and design of one question, bit by bit.
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
    /// A few rows of every driver alone; none where there are few drivers, or no design is played.
    first_look: Option<Pass<'a, G, Watching, Design>>,
    /// None until it is known which drivers are moved alone.
    design: Option<(Sets, Pass<'a, G, Watching, Design>)>,
}

impl<'a, G: Game> Driving<'a, G> {
    /// Ready to ask one question of a game. The plan's repeats, at least 2, serve both samples.
    pub fn new(case: &Case, game: &'a G, asked: Asked, plan: Plan, rows: u64) -> Self {
        let is_without_design = game.uncertain().is_empty() || game.weighing().is_some();
        let rows = if is_without_design { 0 } else { rows };
        let surveyed =
            |plan: Plan| Pass::new(slice::from_ref(game), Surveying::new(game, asked, &plan), plan);
        // Among the settled a set's part bounds no member's: the pairs that are compared are others.
        let pays =
            asked.is_likelihood() && rows > FIRST_LOOK[0] && Sets::pays(Ties::of(game).count());
        let first_look = |[rows, repeats]: [u64; 2]| {
            let watching = Watching::new(asked, Shape::of(game), rows);
            let plan = Plan::new(plan.seed(), rows, repeats).expect("within the bounds of a plan");
            let points = Design::first_look(game, rows, plan.seed());
            Pass::at_points(slice::from_ref(game), watching, plan, points)
        };
        Driving {
            case: case.clone(),
            game,
            asked,
            plan,
            rows,
            survey: surveyed(plan),
            deep: deep(&plan).filter(|_| !game.uncertain().is_empty()).map(surveyed),
            first_look: pays.then(|| first_look(FIRST_LOOK)),
            design: None,
        }
    }

    /// What the draws of the survey came to, as far as they are played.
    pub fn ledger(&mut self) -> &Ledger {
        self.survey.ledger().ledger()
    }

    /// What it comes to, as far as it is played; the design only where it is played whole.
    pub fn finish(mut self) -> Sensitivity {
        let whole = self.design.take_if(|(_, design)| !is_left(design));
        let found = whole.map(|(sets, mut design)| {
            let groups = design.ledger().in_order();
            (shares::shares(&groups, self.plan.seed(), self.asked), sets)
        });
        let survey = Survey::of(self.asked, self.survey.ledger());
        let deep = self.deep.as_mut().map(|deep| Survey::of(self.asked, deep.ledger()));
        self.claim(&survey, deep.as_ref(), found)
    }

    fn claim(
        &self,
        survey: &Survey,
        deep: Option<&Survey>,
        found: Option<(Option<Shares>, Sets)>,
    ) -> Sensitivity {
        let questions = self.game.questions();
        let (has_luck, asked) = (self.game.has_luck_of_draws(), self.asked);
        let rows = if found.is_some() { self.rows } else { 0 };
        let design = found.as_ref().map_or(0, |(_, sets)| self.negotiations(sets.count()));
        let shares = found.and_then(|(shares, sets)| Some((shares?, sets)));
        let luck = shares.as_ref().filter(|_| has_luck).and_then(|(shares, _)| shares.of_luck());
        let chance = chance_share(survey);
        let scale = Scale::of(&questions[asked.question().index()].kind, asked);
        let ties = Ties::of(self.game);
        let is_tied = (0..self.game.uncertain().len()).any(|input| ties.is_tied(input));
        let known_from = deep.unwrap_or(survey).clone().pooled();
        let plan =
            |of: &Survey| case::Plan::of(self.plan.seed(), of.ledger.played(), of.ledger.repeats);
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
            looked: self.first_look.as_ref().filter(|_| rows > 0).map_or(0, |_| self.looks()),
            negotiations: design,
            overall: overall.map(|likelihood| scale.likelihood(likelihood)),
            range: survey.range(&survey.all).map(|ends| ends.map(|end| scale.at(end))),
            deviation: knowing::deviation(&known_from).map(|deviation| deviation * scale.width),
            chance_share: chance,
            beyond_inputs: beyond_inputs(chance, luck.map(|[_, total]| total), has_luck, asked),
            combinations: combinations(survey, luck).filter(|_| rows > 0 && !is_tied),
            luck_of_draws: luck.map(|luck| luck.map(Share::inside)),
            inputs: influences(self.game, &ties, [survey, &known_from], shares.as_ref(), scale),
        }
    }

    /// The design, of which it is known by now what is moved alone.
    fn design(&mut self) -> &mut Pass<'a, G, Watching, Design> {
        let sets = match &self.design {
            Some(_) => None,
            None => Some(self.sets()),
        };
        let (game, rows) = (self.game, self.rows);
        let open = |sets: Sets| {
            let watching = Watching::new(self.asked, Shape::of_sets(game, sets.count()), rows);
            let points = Design::new(game, &sets, rows, self.plan.seed());
            let pass = Pass::at_points(slice::from_ref(game), watching, self.plan, points);
            (sets, pass)
        };
        &mut self.design.get_or_insert_with(|| open(sets.expect("it is none"))).1
    }

    /// Which drivers are moved alone, from what they do in the survey and in the first look.
    fn sets(&mut self) -> Sets {
        let Some(look) = &mut self.first_look else { return Sets::alone(self.game) };
        let shares = shares::shares(&look.ledger().in_order(), self.plan.seed(), self.asked);
        let survey = Survey::of(self.asked, self.survey.ledger());
        let ties = Ties::of(self.game);
        let total = |driver: usize| shares.as_ref().and_then(|shares| shares.total[driver]);
        let of_look = |driver| total(driver).map_or(0.0, |total| total.value);
        let strength = |driver| Strength { is_told: false, value: of_look(driver) };
        let mut strengths: Vec<Strength> = (0..ties.count()).map(strength).collect();
        for input in 0..survey.inputs() {
            let Some(first) = survey.first_order(input, None) else { continue };
            let driver = ties.drivers()[input];
            let strength = &mut strengths[driver];
            strength.is_told |= is_told(&first, survey.inputs());
            strength.value += first.value;
        }
        Sets::by_strength(&strengths)
    }

    /// Negotiations of a design of so many sets.
    fn negotiations(&self, sets: usize) -> u64 {
        self.rows * Shape::of_sets(self.game, sets).of_row() * self.plan.repeats()
    }

    /// Negotiations of a first look.
    fn looks(&self) -> u64 {
        FIRST_LOOK.iter().product::<u64>() * Shape::of(self.game).of_row()
    }
}

impl<G: Game> Work for Driving<'_, G> {
    fn advance(&mut self, batches: u64) -> bool {
        if is_left(&self.survey) {
            self.survey.advance(batches);
            return true;
        }
        if let Some(deep) = self.deep.as_mut().filter(|deep| is_left(deep)) {
            return deep.advance(batches) || self.rows > 0;
        }
        if let Some(look) = self.first_look.as_mut().filter(|look| is_left(look)) {
            look.advance(batches);
            return true;
        }
        self.design().advance(batches)
    }

    fn progress(&self) -> (u64, u64) {
        let of_survey = self.plan.draws() * self.plan.repeats();
        let of_deep = deep(&self.plan).map_or(0, |plan| plan.draws() * plan.repeats());
        let drivers = Ties::of(self.game).count();
        let usual = self.first_look.as_ref().map_or(drivers, |_| Sets::usual(drivers));
        let sets = self.design.as_ref().map_or(usual, |(sets, _)| sets.count());
        let of_design = self.negotiations(sets);
        let parts = [
            Some((done(&self.survey), of_survey)),
            self.deep.as_ref().map(|deep| (done(deep), of_deep)),
            self.first_look.as_ref().map(|look| (done(look), self.looks())),
            Some((self.design.as_ref().map_or(0.0, |(_, design)| done(design)), of_design)),
        ];
        let parts = parts.into_iter().flatten();
        parts.fold((0, 0), |(played, all), (share, plays)| {
            (played + (share * plays as f64) as u64, all + plays)
        })
    }
}

/// Whether any of a sample is left to play.
fn is_left<G: Game, W: Watcher<G>, P: Points>(pass: &Pass<'_, G, W, P>) -> bool {
    pass.next_batch() < pass.batches()
}

/// The share of a sample that is played.
fn done<G: Game, W: Watcher<G>, P: Points>(pass: &Pass<'_, G, W, P>) -> f64 {
    if pass.batches() > 0 { pass.next_batch() as f64 / pass.batches() as f64 } else { 1.0 }
}

/// About as many negotiations as the plan has, 16 repeats a draw; none where it has as many of itself.
fn deep(plan: &Plan) -> Option<Plan> {
    let draws = (plan.draws() * plan.repeats() / DEEP).max(1);
    let deep = Plan::new(plan.seed(), draws, DEEP).expect("within the bounds of the plan");
    (plan.repeats() < DEEP).then_some(deep)
}
