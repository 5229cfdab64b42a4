//! One set of inputs: every number settled, positions in 0..1, parties and issues by index in the order listed.

pub use super::actor::{AsGoodAs, Bars, Curve, Drafts, Party, Role, Stake, normalised};
pub use super::change::Change;
use super::curve;
use super::numbers::nearest_level;

/// Who talks to whom (model, section 10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Offers and drafts are on the table.
    Direct,
    /// Drafts and last words alone are.
    Shuttle,
}

/// A day by which the parties feel that it has to be done (model, section 19).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Deadline {
    /// Months since the start.
    pub month: f64,
    /// Probability that a signatory comes down.
    pub yields: f64,
    /// Probability that it ends the talks.
    pub ends: f64,
}

/// The numbers of `[talks]`.
#[derive(Clone, Debug)]
pub struct Talks {
    /// Direct or shuttle.
    pub format: Format,
    /// Log standard deviation of the misreading at the start.
    pub misreading: f64,
    /// Months of talks held in which it halves.
    pub misreading_half_life: f64,
    /// Scale of the reading of instructions, in value.
    pub hesitation: f64,
    /// Months that suspended talks take to resume.
    pub resume_after: f64,
    /// Months without resuming after which the talks have collapsed.
    pub collapse_after: f64,
    /// Pseudo-observations behind the trust of the start.
    pub trust_inertia: f64,
    /// Pseudo-observations that a month of talks adds.
    pub goodwill: f64,
    /// Months in which the hardening halves.
    pub cooling_half_life: f64,
    /// Months in which the echo of an event halves.
    pub echo_half_life: f64,
    /// Months in which an illusion halves.
    pub optimism_half_life: f64,
    /// Months that the parties look ahead.
    pub look_ahead: f64,
    /// How much more a text turns to who withholds, each time.
    pub courting: f64,
    /// Months watched after a settlement.
    pub aftermath_months: u32,
    /// Value of a full guarantee as a deterrent.
    pub deterrence: f64,
    /// Months in which a mediator's pressure halves after a settlement.
    pub pressure_half_life: f64,
    /// Deadlines.
    pub deadlines: Vec<Deadline>,
}

impl Talks {
    /// The defaults of a format.
    pub fn with_format(format: Format) -> Self {
        Self {
            format,
            misreading: 0.0,
            misreading_half_life: if format == Format::Direct { 0.5 } else { 2.0 },
            hesitation: 0.0,
            resume_after: 0.5,
            collapse_after: 3.0,
            trust_inertia: 10.0,
            goodwill: 0.0,
            cooling_half_life: 0.7,
            echo_half_life: 0.25,
            optimism_half_life: 6.0,
            look_ahead: 12.0,
            courting: 0.25,
            aftermath_months: 24,
            deterrence: 0.25,
            pressure_half_life: 6.0,
            deadlines: Vec::new(),
        }
    }
}

/// The balance outside the room.
#[derive(Clone, Debug, Default)]
pub struct Balance {
    /// Drift a month.
    pub drift_per_month: f64,
    /// Standard deviation a root month.
    pub volatility: f64,
    /// Where the conflict is decided outside the room.
    pub decisive: Option<f64>,
}

/// One thing under negotiation.
#[derive(Clone, Debug)]
pub struct Issue {
    /// Its id, part of the purposes of luck.
    pub id: String,
    /// Position while there is no agreement.
    pub status_quo: f64,
    /// Share of its effect that depends on a kept promise.
    pub promise: f64,
    /// Who must keep it, all of them; empty: the other signatory trusted least.
    pub kept_by: Vec<usize>,
    /// How much a position of 1 guarantees.
    pub assures: f64,
    /// Whose credibility stands behind the guarantee, the best of them; empty: 1.
    pub guarantor: Vec<usize>,
    /// Without whom it cannot be had.
    pub provided_by: Vec<usize>,
    /// Positions of the levels, rising, of a discrete issue.
    pub levels: Option<Vec<f64>>,
}

impl Issue {
    /// A continuous issue without promise or guarantee.
    pub fn new(id: &str, status_quo: f64) -> Self {
        Self {
            id: id.to_owned(),
            status_quo,
            promise: 0.0,
            kept_by: Vec::new(),
            assures: 0.0,
            guarantor: Vec::new(),
            provided_by: Vec::new(),
            levels: None,
        }
    }
}

/// Something that happens while the sides talk.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its id, part of the purposes of luck.
    pub id: String,
    /// Who does it; none: an outside shock.
    pub by: Option<usize>,
    /// To whom.
    pub on: Vec<usize>,
    /// Rate a month.
    pub per_month: f64,
    /// Expected further events that each of them sets off.
    pub excitation: f64,
    /// Pseudo-observations against trust, each.
    pub distrust: f64,
    /// Hardening of each target, each.
    pub hardening: f64,
    /// Rate of walking out, each.
    pub walkout: f64,
    /// Probability of postponing the round, each.
    pub postpones: f64,
}

/// A deal on some issues ahead of the rest.
#[derive(Clone, Debug)]
pub struct Interim {
    /// Its id, part of the purposes of luck.
    pub id: String,
    /// The issues that it settles.
    pub issues: Vec<usize>,
    /// What every signatory must gain.
    pub least_gain: f64,
    /// Rate a month at which it breaks.
    pub fragility: f64,
    /// Factor on the rate of each event while in force (short or empty: 1).
    pub relief: Vec<f64>,
    /// Factor on what waiting costs everybody while in force.
    pub relief_of_costs: f64,
}

impl Interim {
    /// A deal on some issues with every number at its default.
    pub fn new(id: &str, issues: Vec<usize>) -> Self {
        Self {
            id: id.to_owned(),
            issues,
            least_gain: 0.01,
            fragility: 0.0,
            relief: Vec::new(),
            relief_of_costs: 1.0,
        }
    }
}

/// One set of inputs.
#[derive(Clone, Debug)]
pub struct World {
    /// The horizon.
    pub rounds: u32,
    /// Length of a round in days.
    pub days_between_rounds: f64,
    /// The numbers of the talks.
    pub talks: Talks,
    /// The balance outside the room.
    pub balance: Balance,
    /// The issues as listed.
    pub issues: Vec<Issue>,
    /// The parties as listed.
    pub parties: Vec<Party>,
    /// `trust[i][j]`: the trust of i in j at the start.
    pub trust: Vec<Vec<f64>>,
    /// The events as listed.
    pub events: Vec<Event>,
    /// The interim deals as listed.
    pub interims: Vec<Interim>,
    /// The scheduled changes as listed.
    pub changes: Vec<Change>,
}

impl World {
    /// Direct talks in weekly rounds, with trust 1/2 everywhere and nothing else going on.
    pub fn new(rounds: u32, issues: Vec<Issue>, parties: Vec<Party>) -> Self {
        let count = parties.len();
        Self {
            rounds,
            days_between_rounds: 7.0,
            talks: Talks::with_format(Format::Direct),
            balance: Balance::default(),
            issues,
            parties,
            trust: vec![vec![0.5; count]; count],
            events: Vec::new(),
            interims: Vec::new(),
            changes: Vec::new(),
        }
    }

    /// One more party, trusted and trusting by half.
    pub fn invite(&mut self, party: Party) {
        self.parties.push(party);
        self.trust.iter_mut().for_each(|row| row.push(0.5));
        self.trust.push(vec![0.5; self.parties.len()]);
    }

    /// Indices of the signatories, as listed.
    pub fn signatories(&self) -> Vec<usize> {
        (0..self.parties.len()).filter(|&i| self.parties[i].role == Role::Signatory).collect()
    }

    /// The signatories but one.
    pub fn other_signatories(&self, than: usize) -> Vec<usize> {
        self.signatories().into_iter().filter(|&j| j != than).collect()
    }

    /// The mediators that draft now.
    pub fn drafters(&self) -> Vec<usize> {
        (0..self.parties.len()).filter(|&m| self.parties[m].is_drafter()).collect()
    }

    /// Length of a round in months.
    pub fn months_a_round(&self) -> f64 {
        self.days_between_rounds / 30.4375
    }

    /// Months from the start to a round.
    pub fn month(&self, round: u32) -> f64 {
        f64::from(round) * self.months_a_round()
    }

    /// Pressure of all mediators on a party, value a month.
    pub fn pressure_on(&self, party: usize) -> f64 {
        let mediators = self.parties.iter().filter(|p| p.role == Role::Mediator);
        mediators.map(|m| m.pressure.get(party).copied().unwrap_or(0.0)).sum()
    }

    /// The status quo of the start.
    pub fn status_quo(&self) -> Vec<f64> {
        self.issues.iter().map(|issue| issue.status_quo).collect()
    }

    /// Takes every position on a discrete issue to its nearest level, and curves there to their exact values on levels.
    pub fn snap(&mut self) {
        for k in 0..self.issues.len() {
            let Some(levels) = self.issues[k].levels.clone() else { continue };
            self.issues[k].status_quo = nearest_level(&levels, self.issues[k].status_quo);
            for party in &mut self.parties {
                let named = party.no_deal_as.iter_mut().flat_map(|text| &mut text.positions);
                for (_, x) in named.filter(|(issue, _)| *issue == k) {
                    *x = nearest_level(&levels, *x);
                }
                if let Some(stake) = &mut party.stakes[k] {
                    snap_stake(stake, &levels);
                }
            }
        }
    }
}

fn snap_stake(stake: &mut Stake, levels: &[f64]) {
    stake.red_line = stake.red_line.map(|red| nearest_level(levels, red));
    match &mut stake.curve {
        Curve::Ideal(ideal) => *ideal = nearest_level(levels, *ideal),
        Curve::Power(ideal, power) => {
            let ideal = nearest_level(levels, *ideal);
            let exact = |x: f64| (x, curve::fall(ideal, *power, x));
            stake.curve = Curve::Points(levels.iter().map(|&x| exact(x)).collect());
        }
        Curve::Points(_) => {}
    }
}
