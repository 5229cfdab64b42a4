//! What moves during one negotiation.

use super::numbers::{two_to, unit};
use super::value::{View, plain_value};
use super::world::World;

/// Are the talks going on?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// The talks of the last round took place.
    Talking,
    /// They were suspended in this round, and have not resumed since.
    Suspended(u32),
}

/// Everything that one negotiation remembers; vectors over parties have entries for everybody.
#[derive(Clone, Debug)]
pub struct State {
    /// Rounds that took place so far.
    pub rounds_held: u32,
    /// The balance z.
    pub balance: f64,
    /// Events of the latest round.
    pub counts: Vec<u32>,
    /// What earlier events still set off: X.
    pub echoes: Vec<f64>,
    /// Pseudo-observations for trust.
    pub alpha: Vec<Vec<f64>>,
    /// Pseudo-observations against it.
    pub beta: Vec<Vec<f64>>,
    /// Hardening g.
    pub hardened: Vec<f64>,
    /// Concession h.
    pub conceded: Vec<f64>,
    /// How far each has come down: s of the last round that took place.
    pub spent: Vec<f64>,
    /// What waiting has worn down, before firmness.
    pub borne: Vec<f64>,
    /// What waiting has eroded: E.
    pub eroded: Vec<f64>,
    /// Has each come down at a deadline?
    pub yielded: Vec<bool>,
    /// Has each nothing left, as of the last round that took place?
    pub nothing_left: Vec<bool>,
    /// Has each capital refused before?
    pub capital_refused: Vec<bool>,
    /// The status quo of the moment.
    pub status_quo: Vec<f64>,
    /// Interim deals in force.
    pub in_force: Vec<bool>,
    /// `courted[i][j]`: how much i's texts turn to j.
    pub courted: Vec<Vec<f64>>,
    /// Running mean of each one's walks.
    pub mean_walk: Vec<Option<Vec<f64>>>,
    /// Last offer of each signatory.
    pub last_offer: Vec<Option<Vec<f64>>>,
    /// Draft of each mediator in the last round that took place.
    pub last_draft: Vec<Option<Vec<f64>>>,
    /// The reference text before the offers and drafts of this round.
    pub reference_before: Vec<f64>,
    /// No-deal value b of the round.
    pub no_deal: Vec<f64>,
    /// The least that each can accept at the reference text: r.
    pub least: Vec<f64>,
    /// Aspiration A of the last round that took place.
    pub aspiration: Vec<f64>,
    /// Talking or suspended.
    pub course: Course,
}

impl State {
    /// Before the first round.
    pub fn new(world: &World) -> Self {
        let parties = world.parties.len();
        let inertia = world.talks.trust_inertia;
        let part = |f: &dyn Fn(f64) -> f64| {
            world.trust.iter().map(|row| row.iter().map(|&t| f(t)).collect()).collect()
        };
        Self {
            rounds_held: 0,
            balance: 0.0,
            counts: vec![0; world.events.len()],
            echoes: vec![0.0; world.events.len()],
            alpha: part(&|t| t * inertia),
            beta: part(&|t| (1.0 - t) * inertia),
            hardened: vec![0.0; parties],
            conceded: vec![0.0; parties],
            spent: vec![0.0; parties],
            borne: vec![0.0; parties],
            eroded: vec![0.0; parties],
            yielded: vec![false; parties],
            nothing_left: vec![false; parties],
            capital_refused: vec![false; parties],
            status_quo: world.status_quo(),
            in_force: vec![false; world.interims.len()],
            courted: vec![vec![1.0; parties]; parties],
            mean_walk: vec![None; parties],
            last_offer: vec![None; parties],
            last_draft: vec![None; parties],
            reference_before: Vec::new(),
            no_deal: vec![0.0; parties],
            least: vec![0.0; parties],
            aspiration: vec![0.0; parties],
            course: Course::Talking,
        }
    }

    /// The trust of i in j.
    pub fn trust(&self, i: usize, j: usize) -> f64 {
        self.alpha[i][j] / (self.alpha[i][j] + self.beta[i][j])
    }

    /// Everybody's trust in everybody.
    pub fn trust_matrix(&self) -> Vec<Vec<f64>> {
        let count = self.alpha.len();
        (0..count).map(|i| (0..count).map(|j| self.trust(i, j)).collect()).collect()
    }

    /// The eyes of a signatory now.
    pub fn view(&self, world: &World, i: usize) -> View {
        let trust = (0..world.parties.len()).map(|j| self.trust(i, j)).collect();
        let mut view = View::new(world, i, trust, self.status_quo.clone(), self.no_deal[i]);
        if let Some(margin) = world.parties[i].ratify_margin.filter(|_| self.capital_refused[i]) {
            view.known_margin = margin;
        }
        view
    }

    /// The reference text: the last draft of the last round that took place; where none was made in it, the mean of the offers in it;
    /// before the first, the status quo.
    pub fn reference(&self, world: &World) -> Vec<f64> {
        let draft = self.last_draft.iter().rev().flatten().next().cloned();
        draft.or_else(|| self.mean_offer(world)).unwrap_or_else(|| self.status_quo.clone())
    }

    /// The mean of the signatories' last offers, levels not rounded.
    pub fn mean_offer(&self, world: &World) -> Option<Vec<f64>> {
        let offers: Option<Vec<&Vec<f64>>> =
            world.signatories().iter().map(|&i| self.last_offer[i].as_ref()).collect();
        let offers = offers?;
        let mean = |k: usize| offers.iter().map(|o| o[k]).sum::<f64>() / offers.len() as f64;
        Some((0..world.issues.len()).map(mean).collect())
    }

    /// One round's erosion, then the no-deal values of the round (model, section 4).
    pub fn update_no_deal(&mut self, world: &World, round: u32) {
        for i in world.signatories() {
            self.eroded[i] += world.parties[i].erosion_per_month * world.months_a_round();
            self.no_deal[i] = self.no_deal_of(world, i, round);
        }
    }

    fn no_deal_of(&self, world: &World, i: usize, round: u32) -> f64 {
        let p = &world.parties[i];
        let illusion = p.optimism * two_to(-world.month(round) / world.talks.optimism_half_life);
        let pressed = world.pressure_on(i) * world.talks.look_ahead;
        let interim =
            plain_value(world, i, &self.status_quo) - plain_value(world, i, &world.status_quo());
        let balance = p.exposure * self.balance;
        unit(p.no_deal + illusion + balance - self.eroded[i] - pressed + interim)
    }

    /// Changes the trust of every signatory in every other.
    pub fn move_trust_among_signatories(&mut self, world: &World, alpha: f64, beta: f64) {
        for i in world.signatories() {
            for j in world.other_signatories(i) {
                self.alpha[i][j] += alpha;
                self.beta[i][j] += beta;
            }
        }
    }
}
