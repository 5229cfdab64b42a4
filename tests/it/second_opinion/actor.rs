//! Who sits there and what each wants (model, sections 2 and 8).

use super::curve;

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

/// What a position is worth: the shape of one party's preference on one issue.
#[derive(Clone, Debug, PartialEq)]
pub enum Curve {
    /// 1 at the ideal, falling linearly to 0 at the farther end.
    Ideal(f64),
    /// 1 at the ideal, falling with this power of the way, in straight pieces (ideal, power).
    Power(f64, f64),
    /// Piecewise linear through (position, value), positions rising, flat beyond the ends.
    Points(Vec<(f64, f64)>),
}

/// Which side a red line bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bars {
    /// Every position above it.
    Above,
    /// Every position below it.
    Below,
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
    /// Which side that bars, settled once for the file; none: as these numbers say.
    pub bars: Option<Bars>,
}

impl Stake {
    /// An interest without a red line.
    pub fn new(curve: Curve, weight: f64) -> Self {
        Self { curve, weight, red_line: None, bars: None }
    }
}

/// What a mediator tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    /// Nothing.
    No,
    /// The weighted mean of what everybody wants.
    Mean,
    /// The text that leaves the least satisfied side best off.
    Search,
}

/// A no-deal value given as that of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AsGoodAs {
    /// Positions of some issues; the others are at the status quo of the start.
    pub positions: Vec<(usize, f64)>,
    /// What is added to the value of that text.
    pub plus: f64,
}

/// An actor.
#[derive(Clone, Debug)]
pub struct Party {
    /// Its id, part of the purposes of luck.
    pub id: String,
    /// Signatory, mediator or guarantor.
    pub role: Role,
    /// Value of no deal, where it is a number.
    pub no_deal: f64,
    /// Value of no deal, where it is that of a text.
    pub no_deal_as: Option<AsGoodAs>,
    /// How far it overrates that.
    pub optimism: f64,
    /// How much worse failure gets a month.
    pub erosion_per_month: f64,
    /// What a month without agreement costs it.
    pub cost_per_month: f64,
    /// How many times the stake it spends on waiting.
    pub resolve: f64,
    /// Value of one unit of the balance.
    pub exposure: f64,
    /// How far it sees shifts of power coming.
    pub foresight: f64,
    /// Share of its best that it asks for first.
    pub opening: f64,
    /// Exponent of the pace: below 1 late, above 1 early.
    pub concession: f64,
    /// Months of talks held over which it would come down; infinite: no such plan.
    pub patience: f64,
    /// What a broken promise costs beyond the issue.
    pub vulnerability: f64,
    /// How far it follows what the others have given up.
    pub reciprocity: f64,
    /// Rate of breaking off for good, a month, once it has come down.
    pub leaves_per_month: f64,
    /// What the capital needs above no deal; none: full powers.
    pub ratify_margin: Option<f64>,
    /// Probability that it bargains in good faith.
    pub good_faith: f64,
    /// Influence on drafts.
    pub influence: f64,
    /// Credibility of its guarantees.
    pub credibility: f64,
    /// What it drafts (mediators).
    pub drafts: Drafts,
    /// How much less face a concession to it costs (mediators).
    pub face_saving: f64,
    /// The same for single parties where it differs (short or empty: it does not).
    pub face_saving_for: Vec<Option<f64>>,
    /// Pressure that it puts on each party, value a month (mediators; short or empty: none).
    pub pressure: Vec<f64>,
    /// Its interest in each issue.
    pub stakes: Vec<Option<Stake>>,
}

/// The patience of a party of which nobody knows it: the mode of 6 to 24 months.
pub const USUAL_PATIENCE: f64 = 12.0;

impl Party {
    /// A party with every number at its default.
    pub fn new(id: &str, role: Role, issues: usize) -> Self {
        Self {
            id: id.to_owned(),
            role,
            no_deal: 0.0,
            no_deal_as: None,
            optimism: 0.0,
            erosion_per_month: 0.0,
            cost_per_month: 0.0,
            resolve: 1.0,
            exposure: 0.0,
            foresight: 0.0,
            opening: 1.0,
            concession: 1.0,
            patience: USUAL_PATIENCE,
            vulnerability: 0.0,
            reciprocity: 0.0,
            leaves_per_month: 0.0,
            ratify_margin: None,
            good_faith: 1.0,
            influence: if role == Role::Signatory { 1.0 } else { 0.0 },
            credibility: 1.0,
            drafts: if role == Role::Mediator { Drafts::Mean } else { Drafts::No },
            face_saving: 0.0,
            face_saving_for: Vec::new(),
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
        self.role == Role::Mediator && self.drafts != Drafts::No
    }

    /// How much less face a concession to it costs a signatory.
    pub fn face_saving_of(&self, signatory: usize) -> f64 {
        self.face_saving_for.get(signatory).copied().flatten().unwrap_or(self.face_saving)
    }

    /// Its interest in an issue, where it lists it.
    pub fn stake(&self, issue: usize) -> Option<&Stake> {
        self.stakes.get(issue).and_then(Option::as_ref)
    }

    /// Its curve on an issue that it lists.
    pub fn curve(&self, issue: usize) -> Option<&Curve> {
        self.stake(issue).map(|stake| &stake.curve)
    }

    /// What a position is worth to it on an issue; nothing where it does not list it.
    pub fn worth(&self, issue: usize, x: f64) -> f64 {
        self.curve(issue).map_or(0.0, |own| curve::value(own, x))
    }
}

/// Weights divided by their sum; all 0 where that is 0.
pub fn normalised(raw: &[f64]) -> Vec<f64> {
    let sum: f64 = raw.iter().sum();
    raw.iter().map(|w| if sum > 0.0 { w / sum } else { 0.0 }).collect()
}
