//! Small worlds for the tests of the second opinion itself.

use super::change::{Target, When};
use super::world::{
    Bars, Change, Curve, Deadline, Drafts, Event, Interim, Issue, Party, Role, Stake, World,
};

/// A week, in months.
pub const WEEK: f64 = 7.0 / 30.4375;

/// Days in a month.
pub const MONTH: f64 = 30.4375;

/// An ideal with a weight.
pub fn ideal(position: f64, weight: f64) -> Option<Stake> {
    Some(Stake::new(Curve::Ideal(position), weight))
}

/// A signatory with these ideals and weights on each issue, and no plan to come down.
pub fn signatory(id: &str, stakes: &[(f64, f64)]) -> Party {
    let mut party = Party::new(id, Role::Signatory, stakes.len());
    party.patience = f64::INFINITY;
    party.stakes = stakes.iter().map(|&(position, weight)| ideal(position, weight)).collect();
    party
}

/// A mediator that drafts the mean.
pub fn mediator(issues: usize) -> Party {
    Party::new("m", Role::Mediator, issues)
}

/// One issue; a wants 1 and b wants 0, and nobody comes down.
pub fn pie(rounds: u32) -> World {
    let parties = vec![signatory("a", &[(1.0, 1.0)]), signatory("b", &[(0.0, 1.0)])];
    World::new(rounds, vec![Issue::new("pie", 0.5)], parties)
}

/// The pie with a patience for both, in weeks.
pub fn patient_pie(rounds: u32, weeks: f64) -> World {
    let mut world = pie(rounds);
    world.parties.iter_mut().for_each(|p| p.patience = weeks * WEEK);
    world
}

/// The pie with a meeting a month.
pub fn monthly_pie(rounds: u32) -> World {
    let mut world = pie(rounds);
    world.days_between_rounds = MONTH;
    world
}

/// Two issues on which each side cares for another one.
pub fn logroll(rounds: u32) -> World {
    let a = signatory("a", &[(1.0, 0.8), (1.0, 0.2)]);
    let b = signatory("b", &[(0.0, 0.2), (0.0, 0.8)]);
    World::new(rounds, vec![Issue::new("first", 0.5), Issue::new("second", 0.5)], vec![a, b])
}

/// The pie as one promise that b keeps, from the middle.
pub fn promised_pie(rounds: u32) -> World {
    let mut world = pie(rounds);
    world.issues[0].promise = 1.0;
    world.issues[0].kept_by = vec![1];
    world
}

/// The no-deal values of the signatories.
pub fn needing(mut world: World, no_deal: &[f64]) -> World {
    world.parties.iter_mut().zip(no_deal).for_each(|(p, value)| p.no_deal = *value);
    world
}

/// An event that does nothing yet.
pub fn event(id: &str, by: Option<usize>, on: Vec<usize>, per_month: f64) -> Event {
    Event {
        id: id.to_owned(),
        by,
        on,
        per_month,
        excitation: 0.0,
        distrust: 0.0,
        hardening: 0.0,
        walkout: 0.0,
        postpones: 0.0,
    }
}

/// Numbers that look random enough to make worlds of.
pub struct Dice(u64);

impl Dice {
    /// Dice from a number.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    /// A number in 0..1 (splitmix64).
    pub fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A whole number below n.
    pub fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }

    /// True with a probability.
    pub fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }
}

/// What kinds of things a random world may have.
#[derive(Clone, Copy)]
pub struct Kinds {
    /// Points, concave or not, in place of ideals.
    pub points: bool,
    /// Discrete issues.
    pub levels: bool,
    /// Events, interim deals, suspension and all that moves outside the room.
    pub turmoil: bool,
}

/// A world with two or three signatories, one to three issues, promises, red lines, a mediator now and then.
pub fn random_world(dice: &mut Dice, kinds: Kinds) -> World {
    let count = 1 + dice.below(3);
    let issues: Vec<Issue> = (0..count).map(|k| random_issue(dice, k, kinds)).collect();
    let signatories = if dice.chance(0.7) { 2 } else { 3 };
    let mut parties: Vec<Party> =
        (0..signatories).map(|i| random_signatory(dice, i, &issues, kinds)).collect();
    if dice.chance(0.5) {
        parties.push(random_mediator(dice, &issues));
    }
    let mut world = World::new(12, issues, parties);
    world.trust.iter_mut().flatten().for_each(|t| *t = dice.unit());
    world.talks.misreading = dice.unit();
    world.talks.hesitation = 0.05 * dice.unit();
    if kinds.turmoil {
        add_turmoil(dice, &mut world);
    }
    world.snap();
    world
}

fn random_issue(dice: &mut Dice, k: usize, kinds: Kinds) -> Issue {
    let mut issue = Issue::new(&format!("issue{k}"), dice.unit());
    issue.promise = if dice.chance(0.5) { dice.unit() } else { 0.0 };
    issue.kept_by = [vec![], vec![0], vec![1], vec![0, 1]][dice.below(4)].clone();
    issue.assures = if dice.chance(0.3) { dice.unit() } else { 0.0 };
    if kinds.levels && dice.chance(0.5) {
        let levels = 2 + dice.below(4);
        issue.levels = Some((0..levels).map(|l| l as f64 / (levels - 1) as f64).collect());
    }
    if kinds.turmoil && dice.chance(0.15) {
        issue.provided_by = vec![dice.below(2)];
    }
    issue
}

fn random_signatory(dice: &mut Dice, i: usize, issues: &[Issue], kinds: Kinds) -> Party {
    let mut party = Party::new(["a", "b", "c"][i], Role::Signatory, issues.len());
    party.no_deal = 0.6 * dice.unit();
    party.cost_per_month = 0.1 * dice.unit();
    party.resolve = 0.5 + 2.0 * dice.unit();
    party.erosion_per_month = 0.02 * dice.unit();
    party.patience = 0.5 + 8.0 * dice.unit();
    party.concession = 0.3 + 2.0 * dice.unit();
    party.reciprocity = 0.3 * dice.unit();
    party.vulnerability = 0.2 * dice.unit();
    party.optimism = 0.1 * dice.unit();
    party.exposure = 0.2 * (dice.unit() - 0.5);
    party.foresight = dice.unit();
    party.leaves_per_month = if dice.chance(0.2) { 0.3 * dice.unit() } else { 0.0 };
    party.ratify_margin = dice.chance(0.3).then(|| 0.2 * dice.unit());
    party.stakes = issues.iter().map(|issue| random_stake(dice, issue, kinds)).collect();
    if party.weights().iter().all(|&w| w == 0.0) {
        party.stakes[0] = ideal(dice.unit(), 1.0);
    }
    party
}

fn random_stake(dice: &mut Dice, issue: &Issue, kinds: Kinds) -> Option<Stake> {
    if dice.chance(0.1) {
        return None;
    }
    let points = kinds.points && dice.chance(0.5);
    let curve = if points {
        Curve::Points(random_points(dice, issue))
    } else if dice.chance(0.3) {
        Curve::Power(dice.unit(), 1.0 + 3.0 * dice.unit())
    } else {
        Curve::Ideal(dice.unit())
    };
    let red_line = dice.chance(0.2).then(|| dice.unit());
    let bars = [None, Some(Bars::Above), Some(Bars::Below)][dice.below(3)];
    Some(Stake { curve, weight: if dice.chance(0.1) { 0.0 } else { dice.unit() }, red_line, bars })
}

fn random_points(dice: &mut Dice, issue: &Issue) -> Vec<(f64, f64)> {
    let positions = issue.levels.clone().unwrap_or_else(|| {
        let mut positions: Vec<f64> = (0..2 + dice.below(3)).map(|_| dice.unit()).collect();
        positions.sort_by(f64::total_cmp);
        positions
    });
    positions.into_iter().map(|x| (x, (dice.unit() * 8.0).round() / 8.0)).collect()
}

fn random_mediator(dice: &mut Dice, issues: &[Issue]) -> Party {
    let mut party = mediator(issues.len());
    party.face_saving = dice.unit();
    party.drafts = if dice.chance(0.5) { Drafts::Mean } else { Drafts::Search };
    party.influence = dice.unit();
    party.pressure = vec![0.02 * dice.unit(), 0.02 * dice.unit()];
    party.stakes = issues
        .iter()
        .map(|_| if dice.chance(0.5) { ideal(dice.unit(), dice.unit()) } else { None })
        .collect();
    party
}

fn add_turmoil(dice: &mut Dice, world: &mut World) {
    world.balance.volatility = 0.5 * dice.unit();
    world.balance.drift_per_month = dice.unit() - 0.5;
    world.balance.decisive = dice.chance(0.3).then_some(1.0);
    world.talks.collapse_after = 0.7;
    world.talks.goodwill = dice.unit();
    world.talks.deadlines.push(Deadline { month: 1.7, yields: 0.3, ends: 0.2 });
    for (id, by) in [("raid", Some(0)), ("shock", None)] {
        let mut event = event(id, by, vec![1], 3.0 * dice.unit());
        event.excitation = 0.5 * dice.unit();
        event.distrust = dice.unit();
        event.hardening = 0.05 * dice.unit();
        event.walkout = 0.2 * dice.unit();
        event.postpones = 0.1 * dice.unit();
        world.events.push(event);
    }
    let last = world.issues.len() - 1;
    for (id, mut issues) in [("truce", vec![0]), ("both", vec![0, last])] {
        issues.dedup();
        let mut deal = Interim::new(id, issues);
        deal.fragility = 2.0 * dice.unit();
        deal.relief = vec![dice.unit()];
        deal.relief_of_costs = dice.unit();
        world.interims.push(deal);
    }
    let mut change = Change::new("winter", When::AtRandom { per_month: 0.5, from: 0.3 });
    change.likelihood = 0.8;
    change.lasts = 1.5;
    change.add = vec![(Target::NoDeal(0), -0.2), (Target::Cost(1), 0.05)];
    change.times = vec![(Target::EventRate(0), 0.5), (Target::Volatility, 0.5)];
    world.changes.push(change);
}
