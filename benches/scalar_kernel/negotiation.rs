//! One negotiation of the scalar kernel, round by round (section 15 of the model).

use super::exchange::settle;
use super::luck::{Luck, exponential, logistic, normal};
use super::vote::{Author, Reading, agreed};
use super::world::{Setting, Side, World};
use super::{ISSUES, Text};

/// Values closer than this are equal.
pub const CLOSE: f64 = 1e-9;

/// What one negotiation leaves behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub settled: bool,
    /// The last round that was played.
    pub round: u32,
    pub good_faith: bool,
    pub zone_at_start: bool,
    pub zone_at_end: bool,
    /// Rounds with a zone of agreement.
    pub zone_rounds: u32,
    /// Whether a text was agreed in the room.
    pub agreed: bool,
    pub refusals: u32,
    pub months_held: u32,
    /// The issue on which most was lacking, where nothing settled.
    pub sticking: Option<usize>,
    /// What was signed.
    pub text: Text,
}

/// What moves of a side.
#[derive(Clone, Debug)]
pub struct Stand {
    pub faithful: bool,
    firmness: f64,
    /// What its reading of its instructions adds to what it asks for.
    pub reading: f64,
    /// Observations for the other's word and against it.
    trust: [f64; 2],
    eroded: f64,
    borne: f64,
    conceded: f64,
    /// What its capital is known to need; 0 as long as it is not.
    known_margin: f64,
    pub no_deal: f64,
    /// The least it can live with.
    pub least: f64,
    pub aspiration: f64,
    pub nothing_left: bool,
    /// How far it distrusts the other, and what that costs it in any text.
    pub distrust: f64,
    pub doubt_cost: f64,
    /// How the other and the mediator misread its weights, and what they take them to be.
    misread: [Text; 2],
    believed: [Text; 2],
    /// How much the mediator courts it.
    pub courted: f64,
    pub offer: Text,
}

struct Negotiation<'a> {
    setting: &'a Setting,
    world: &'a World,
    stands: [Stand; 2],
    balance: f64,
    /// How much is left of illusions and of misreadings.
    illusion: f64,
    misread: f64,
    reference: Text,
    outcome: Outcome,
}

/// Plays one negotiation to its end.
pub fn play(setting: &Setting, world: &World, luck: &mut impl Luck) -> Outcome {
    let stands = [0, 1].map(|i| Stand::new(setting, world, i, luck));
    let mut negotiation = Negotiation {
        setting,
        world,
        balance: 0.0,
        illusion: 1.0,
        misread: 1.0,
        reference: world.status_quo,
        outcome: Outcome::new(stands[0].faithful && stands[1].faithful),
        stands,
    };
    for round in 1..=setting.rounds {
        negotiation.round(round, luck);
        if negotiation.outcome.settled {
            negotiation.hold(luck);
            return negotiation.outcome;
        }
    }
    negotiation.outcome.sticking = negotiation.sticking();
    negotiation.outcome
}

impl Outcome {
    fn new(good_faith: bool) -> Self {
        Outcome {
            settled: false,
            round: 0,
            good_faith,
            zone_at_start: false,
            zone_at_end: false,
            zone_rounds: 0,
            agreed: false,
            refusals: 0,
            months_held: 0,
            sticking: None,
            text: [0.0; ISSUES],
        }
    }

    fn note_zone(&mut self, zone: bool) {
        self.zone_at_start |= zone && self.round == 1;
        self.zone_at_end = zone;
        self.zone_rounds += u32::from(zone);
    }
}

impl Stand {
    fn new(setting: &Setting, world: &World, i: usize, luck: &mut impl Luck) -> Self {
        let side = &world.sides[i];
        let mut misread = [[0.0; ISSUES]; 2];
        for (misread, reader) in misread.iter_mut().zip([Some(1 - i), None]) {
            for (k, deviate) in misread.iter_mut().enumerate() {
                *deviate = world.misreading * normal(luck.misreading(reader, i, k));
            }
        }
        Stand {
            faithful: luck.good_faith(i) < side.good_faith,
            firmness: exponential(luck.firmness(i)),
            reading: world.hesitation * logistic(luck.hesitation(i)),
            trust: [side.trust, 1.0 - side.trust].map(|share| share * setting.trust_inertia),
            eroded: 0.0,
            borne: 0.0,
            conceded: 0.0,
            known_margin: 0.0,
            no_deal: 0.0,
            least: 0.0,
            aspiration: 0.0,
            nothing_left: false,
            distrust: 0.0,
            doubt_cost: 0.0,
            misread,
            believed: [[0.0; ISSUES]; 2],
            courted: 1.0,
            offer: [0.0; ISSUES],
        }
    }

    /// No-deal value, doubts and what waiting has cost (sections 3, 4 and 8).
    fn wait(&mut self, side: &Side, look_ahead: f64, balance: f64, illusion: f64) {
        self.eroded += side.erosion;
        let outside = side.optimism * illusion + side.exposure * balance;
        let pressed = side.pressure * look_ahead;
        self.no_deal = (side.no_deal + outside - self.eroded - pressed).clamp(0.0, 1.0);
        self.distrust = self.trust[1] / (self.trust[0] + self.trust[1]);
        let betrayal = side.vulnerability + (side.quo - self.no_deal).max(0.0);
        self.doubt_cost = self.distrust * (betrayal * side.all_promised - side.promised_at_quo);
        self.least = self.no_deal + self.known_margin;
        let stake = (side.first - self.least).max(0.1 * side.first).max(1e-6);
        self.borne += side.wear / stake;
    }

    /// What it asks for now (section 8).
    fn aspire(&mut self, side: &Side) {
        let spent = self.borne / self.firmness;
        self.nothing_left = spent >= 1.0 - CLOSE || self.least >= side.first - CLOSE;
        let pace = spent.min(1.0).powf(1.0 / side.concession);
        self.conceded = self.conceded.max(pace);
        let above = (side.first - self.least) * (1.0 - self.conceded);
        self.aspiration = self.least + if self.nothing_left { 0.0 } else { above.max(0.0) };
    }

    /// What the other and the mediator take its weights to be (section 9).
    fn be_read(&mut self, side: &Side, misread: f64) {
        for (believed, deviates) in self.believed.iter_mut().zip(&self.misread) {
            let mut sum = 0.0;
            for k in 0..ISSUES {
                believed[k] = side.wishes.weight[k] * (misread * deviates[k]).exp();
                sum += believed[k];
            }
            for weight in believed {
                *weight /= sum;
            }
        }
    }

    /// The weight that a side puts on an issue at the credibility of a text that falls so far short of certainty.
    fn held_weight(&self, side: &Side, k: usize, shortfall: f64) -> f64 {
        side.wishes.weight[k] - shortfall * self.distrust * side.promised[k]
    }
}

impl Negotiation<'_> {
    fn round(&mut self, round: u32, luck: &mut impl Luck) {
        let world = self.world;
        self.outcome.round = round;
        self.balance += world.drift + world.shock * normal(luck.balance(round));
        self.illusion *= world.fading;
        for (stand, side) in self.stands.iter_mut().zip(&world.sides) {
            stand.wait(side, self.setting.look_ahead, self.balance, self.illusion);
            stand.be_read(side, self.misread);
            stand.aspire(side);
        }
        let shortfall = world.shortfall(&self.reference);
        let offers = [0, 1].map(|i| self.offer(i, shortfall));
        for (stand, offer) in self.stands.iter_mut().zip(offers) {
            stand.offer = offer;
        }
        self.reference = self.draft();
        let found = agreed(self.setting, world, &mut self.stands, &self.reference);
        let zone = found.is_some() || self.has_zone();
        self.outcome.note_zone(zone);
        if let Some((author, worths)) = found {
            self.ratify(author, worths);
        }
        if !self.outcome.settled {
            for stand in &mut self.stands {
                stand.trust[0] += world.goodwill;
            }
            self.misread *= world.learning;
        }
    }

    /// The text that is best for the other among those that give a side what it asks (section 9).
    fn offer(&self, i: usize, shortfall: f64) -> Text {
        let (side, other) = (&self.world.sides[i], &self.world.sides[1 - i]);
        let (stand, believed) = (&self.stands[i], &self.stands[1 - i].believed[0]);
        let mut budget = -shortfall * stand.doubt_cost - stand.aspiration;
        let (mut cost, mut gain) = ([0.0; ISSUES], [0.0; ISSUES]);
        for k in 0..ISSUES {
            let weight = stand.held_weight(side, k, shortfall);
            budget += weight;
            cost[k] = weight * side.lacks[k];
            gain[k] = believed[k] * other.lacks[k];
        }
        let share = settle(&cost, &gain, budget);
        let (own, theirs) = (&side.wishes.ideal, &other.wishes.ideal);
        core::array::from_fn(|k| own[k] + share[k] * (theirs[k] - own[k]))
    }

    /// The mean that the mediator drafts (section 10).
    fn draft(&self) -> Text {
        let view = &self.world.view;
        core::array::from_fn(|k| {
            let mut sum = view.weight[k];
            let mut pull = sum * view.ideal[k];
            for stand in &self.stands {
                let weight = stand.courted * stand.believed[1][k];
                sum += weight;
                pull += weight * stand.offer[k];
            }
            pull / sum
        })
    }

    /// Whether some text would beat no deal for both at the credibility of the draft (section 16).
    fn has_zone(&self) -> bool {
        let shortfall = self.world.shortfall(&self.reference);
        let spare = |stand: &Stand| CLOSE - shortfall * stand.doubt_cost - stand.no_deal;
        let [first, second] = &self.stands;
        let [mine, theirs] = &self.world.sides;
        let (mut budget, mut reach) = (spare(first), spare(second));
        let (mut cost, mut gain) = ([0.0; ISSUES], [0.0; ISSUES]);
        for k in 0..ISSUES {
            let weight = first.held_weight(mine, k, shortfall);
            budget += weight;
            cost[k] = weight * mine.lacks[k];
            let weight = second.held_weight(theirs, k, shortfall);
            gain[k] = weight * theirs.lacks[k];
            reach += weight - gain[k];
        }
        if budget < 0.0 {
            return false;
        }
        let share = settle(&cost, &gain, budget);
        for k in 0..ISSUES {
            reach += gain[k] * share[k];
        }
        reach >= 0.0
    }

    /// Asks the capitals about what the room agreed (section 11).
    fn ratify(&mut self, author: Author, worths: [f64; 2]) {
        self.outcome.agreed = true;
        let mut settled = true;
        for i in 0..2 {
            let margin = self.world.sides[i].ratify_margin;
            if worths[i] < self.stands[i].no_deal + margin - CLOSE {
                settled = false;
                self.outcome.refusals += 1;
                self.stands[i].known_margin = margin.max(0.0);
                self.stands[1 - i].trust[1] += 1.0;
            }
        }
        if settled {
            self.outcome.settled = true;
            self.outcome.text = author.text(&self.stands, &self.reference);
        }
    }

    /// The months after the settlement (section 14).
    fn hold(&mut self, luck: &mut impl Luck) {
        let world = self.world;
        let guarantee = 1.0 - world.shortfall(&self.outcome.text);
        let reading = Reading::of(world, &self.outcome.text);
        let kept: [f64; 2] = [0, 1]
            .map(|i| reading.worth(&self.stands[i], i) + world.deterrence * guarantee + CLOSE);
        let (mut illusion, mut pressure) = (self.illusion, self.setting.look_ahead);
        for month in 1..=self.setting.aftermath_months {
            let [drift, volatility] = world.monthly;
            self.balance += drift + volatility * normal(luck.balance_afterwards(month));
            illusion *= world.fading_in_a_month;
            pressure *= world.relenting;
            for ((side, stand), kept) in world.sides.iter().zip(&self.stands).zip(kept) {
                let outside = side.optimism * illusion + side.exposure * self.balance;
                if side.no_deal + outside - stand.eroded - side.pressure * pressure > kept {
                    return;
                }
            }
            self.outcome.months_held = month;
        }
    }

    /// The issue on which the last offers lack most (section 16).
    fn sticking(&self) -> Option<usize> {
        let (mut most, mut sticking) = (CLOSE, None);
        for k in 0..ISSUES {
            let mut lacking = 0.0;
            for i in 0..2 {
                let wishes = &self.world.sides[i].wishes;
                let [own, theirs] = [i, 1 - i].map(|j| wishes.value(k, self.stands[j].offer[k]));
                if own > theirs {
                    lacking += wishes.weight[k] * (own - theirs);
                }
            }
            if lacking > most {
                (most, sticking) = (lacking, Some(k));
            }
        }
        sticking
    }
}
