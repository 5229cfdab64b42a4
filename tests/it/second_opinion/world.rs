//! One set of inputs: every number settled, positions in 0..1, parties and issues by index in the order listed.

use super::numbers::nearest_level;

/// Who talks to whom (model, section 10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Offers and drafts are on the table.
    Direct,
    /// Drafts alone are.
    Shuttle,
}

/// What a party is to the talks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Must consent to a settlement.
    Signatory,
    /// Drafts and presses.
    Mediator,
    /// Neither signs nor drafts.
    Guarantor,
}

/// The numbers of `[talks]`.
#[derive(Clone, Debug)]
pub struct Talks {
    /// Direct or shuttle.
    pub format: Format,
    /// Share of the misreading that a round removes.
    pub learning: f64,
    /// Log standard deviation of the misreading at the start.
    pub misreading: f64,
    /// Scale of the reading of instructions, in value.
    pub hesitation: f64,
    /// Probability a round that suspended talks resume.
    pub resume: f64,
    /// Rounds in a row without resuming after which the talks have collapsed.
    pub collapse_after: u32,
    /// Pseudo-observations behind the trust of the start.
    pub trust_inertia: f64,
    /// Pseudo-observations that a peaceful round adds.
    pub goodwill: f64,
    /// Share of the hardening that lasts a round.
    pub cooling: f64,
    /// Months in which an illusion halves.
    pub optimism_half_life: f64,
    /// Months watched after a settlement.
    pub aftermath_months: u32,
    /// Value of a full guarantee as a deterrent.
    pub deterrence: f64,
    /// Months in which a mediator's pressure halves after a settlement.
    pub pressure_half_life: f64,
}

impl Talks {
    /// The defaults of a format.
    pub fn with_format(format: Format) -> Self {
        let direct = format == Format::Direct;
        Self {
            format,
            learning: if direct { 0.25 } else { 0.08 },
            misreading: 0.0,
            hesitation: 0.0,
            resume: 0.5,
            collapse_after: 12,
            trust_inertia: 10.0,
            goodwill: if direct { 0.25 } else { 0.0 },
            cooling: 0.8,
            optimism_half_life: 6.0,
            aftermath_months: 24,
            deterrence: 0.25,
            pressure_half_life: 6.0,
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
    /// Who must keep it; none: the other signatory trusted least.
    pub kept_by: Option<usize>,
    /// How much a position of 1 guarantees.
    pub assures: f64,
    /// Whose credibility stands behind the guarantee; none: 1.
    pub guarantor: Option<usize>,
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
            kept_by: None,
            assures: 0.0,
            guarantor: None,
            levels: None,
        }
    }
}

/// What a position is worth: the shape of one party's preference on one issue.
#[derive(Clone, Debug, PartialEq)]
pub enum Curve {
    /// 1 at the ideal, falling linearly to 0 at the farther end.
    Ideal(f64),
    /// Piecewise linear through (position, value), positions rising, flat beyond the ends.
    Points(Vec<(f64, f64)>),
}

/// A party's interest in one issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Stake {
    /// What positions are worth.
    pub curve: Curve,
    /// Weight, not normalised.
    pub weight: f64,
    /// Position beyond which it refuses every text.
    pub red_line: Option<f64>,
}

/// An actor.
#[derive(Clone, Debug)]
pub struct Party {
    /// Its id, part of the purposes of luck.
    pub id: String,
    /// Signatory, mediator or guarantor.
    pub role: Role,
    /// Value of no deal.
    pub no_deal: f64,
    /// How far it overrates that.
    pub optimism: f64,
    /// Cost of the conflict a month.
    pub cost_per_month: f64,
    /// Value of one unit of the balance.
    pub exposure: f64,
    /// Share of its best that it asks for first.
    pub opening: f64,
    /// Exponent of the pace: below 1 late, above 1 early.
    pub concession: f64,
    /// Rounds over which it would come down.
    pub patience: f64,
    /// Ripeness.
    pub urgency: f64,
    /// What a broken promise costs beyond the issue.
    pub vulnerability: f64,
    /// Share of its concession that answers the others'.
    pub reciprocity: f64,
    /// What the capital needs above no deal; none: full powers.
    pub ratify_margin: Option<f64>,
    /// Probability that it bargains in good faith.
    pub good_faith: f64,
    /// Influence on drafts.
    pub influence: f64,
    /// Credibility of its guarantees.
    pub credibility: f64,
    /// Does it draft (mediators)?
    pub drafts: bool,
    /// How much less face a concession to it costs (mediators).
    pub face_saving: f64,
    /// Pressure that it puts on each party, value a month (mediators; short or empty: none).
    pub pressure: Vec<f64>,
    /// Its interest in each issue.
    pub stakes: Vec<Option<Stake>>,
}

impl Party {
    /// A party with every number at its default; `rounds` is the default of its patience.
    pub fn new(id: &str, role: Role, rounds: u32, issues: usize) -> Self {
        let signs = role == Role::Signatory;
        Self {
            id: id.to_owned(),
            role,
            no_deal: 0.0,
            optimism: 0.0,
            cost_per_month: 0.0,
            exposure: 0.0,
            opening: 1.0,
            concession: 1.0,
            patience: f64::from(rounds),
            urgency: 0.0,
            vulnerability: 0.0,
            reciprocity: 0.0,
            ratify_margin: None,
            good_faith: 1.0,
            influence: if signs { 1.0 } else { 0.0 },
            credibility: 1.0,
            drafts: role == Role::Mediator,
            face_saving: 0.0,
            pressure: Vec::new(),
            stakes: vec![None; issues],
        }
    }

    /// Its weights, normalised to sum 1 over the issues (all 0 where it cares for none).
    pub fn weights(&self) -> Vec<f64> {
        let raw: Vec<f64> =
            self.stakes.iter().map(|stake| stake.as_ref().map_or(0.0, |s| s.weight)).collect();
        normalised(&raw)
    }

    /// Does it table drafts?
    pub fn is_drafter(&self) -> bool {
        self.role == Role::Mediator && self.drafts
    }

    /// Its curve on an issue that it lists.
    pub fn curve(&self, issue: usize) -> Option<&Curve> {
        self.stakes.get(issue).and_then(Option::as_ref).map(|stake| &stake.curve)
    }
}

/// Weights divided by their sum; all 0 where that is 0.
pub fn normalised(raw: &[f64]) -> Vec<f64> {
    let sum: f64 = raw.iter().sum();
    raw.iter().map(|w| if sum > 0.0 { w / sum } else { 0.0 }).collect()
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
    /// Expected further events in the next round for each of this one.
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
    /// Probability a round that it breaks.
    pub fragility: f64,
    /// Factor on the rate of each event while in force (short or empty: 1).
    pub relief: Vec<f64>,
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
        }
    }

    /// Indices of the signatories, as listed.
    pub fn signatories(&self) -> Vec<usize> {
        (0..self.parties.len()).filter(|&i| self.parties[i].role == Role::Signatory).collect()
    }

    /// Length of a round in months.
    pub fn months_a_round(&self) -> f64 {
        self.days_between_rounds / 30.4375
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

    /// Takes every position on a discrete issue to its nearest level.
    pub fn snap(&mut self) {
        for (k, issue) in self.issues.iter_mut().enumerate() {
            let Some(levels) = &issue.levels else { continue };
            issue.status_quo = nearest_level(levels, issue.status_quo);
            for stake in self.parties.iter_mut().filter_map(|p| p.stakes[k].as_mut()) {
                if let Curve::Ideal(ideal) = &mut stake.curve {
                    *ideal = nearest_level(levels, *ideal);
                }
                stake.red_line = stake.red_line.map(|red| nearest_level(levels, red));
            }
        }
    }
}
