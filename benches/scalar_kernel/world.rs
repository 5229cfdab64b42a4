//! What the scalar kernel plays: the numbers of one draw, and what follows from them once.

use super::{ISSUES, Text};
use core::fmt::Arguments;
use negsim::Table;

/// The sides, as the scenario names them.
pub const SIDES: [&str; 2] = ["north", "south"];
/// The mediator.
pub const MEDIATOR: &str = "league";
/// The issues.
pub const NAMES: [&str; ISSUES] = ["border", "water", "monitors", "claims", "trade", "forces"];

/// What is the same in every draw.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The horizon.
    pub rounds: u32,
    /// The length of a round in months.
    pub months: f64,
    pub trust_inertia: f64,
    pub look_ahead: f64,
    pub courting: f64,
    pub aftermath_months: u32,
}

impl Setting {
    /// As the table has it.
    pub fn of(table: &Table) -> Self {
        let setting = &table.parts().setting;
        Setting {
            rounds: setting.rounds,
            months: setting.days_between_rounds / 30.4375,
            trust_inertia: setting.trust_inertia,
            look_ahead: setting.look_ahead,
            courting: setting.courting,
            aftermath_months: setting.aftermath_months,
        }
    }
}

/// What a side wants on each issue.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// Its ideals.
    pub ideal: Text,
    /// Weights that sum to 1.
    pub weight: Text,
    /// How steeply value falls with the distance from the ideal.
    steepness: Text,
}

impl Wishes {
    fn read(party: &str, number: &mut impl FnMut(Arguments) -> f64) -> Self {
        let mut wishes =
            Wishes { ideal: [0.0; ISSUES], weight: [0.0; ISSUES], steepness: [0.0; ISSUES] };
        let mut sum = 0.0;
        for (k, issue) in NAMES.iter().enumerate() {
            let ideal = number(format_args!("party.{party}.issues.{issue}.ideal"));
            wishes.ideal[k] = ideal;
            wishes.steepness[k] = 1.0 / if ideal > 0.5 { ideal } else { 1.0 - ideal };
            wishes.weight[k] = number(format_args!("party.{party}.issues.{issue}.weight"));
            sum += wishes.weight[k];
        }
        for weight in &mut wishes.weight {
            *weight /= sum;
        }
        wishes
    }

    /// What a position is worth.
    #[inline]
    pub fn value(&self, issue: usize, position: f64) -> f64 {
        1.0 - (position - self.ideal[issue]).abs() * self.steepness[issue]
    }
}

/// A side in one draw.
#[derive(Clone, Debug)]
pub struct Side {
    /// What it wants.
    pub wishes: Wishes,
    /// The numbers of the file.
    pub no_deal: f64,
    pub optimism: f64,
    pub exposure: f64,
    pub concession: f64,
    pub vulnerability: f64,
    pub ratify_margin: f64,
    pub good_faith: f64,
    pub trust: f64,
    /// The mediator's pressure, a month.
    pub pressure: f64,
    /// By how much failure gets worse in a round.
    pub erosion: f64,
    /// What waiting wears down in a round, times what is at stake.
    pub wear: f64,
    /// What it asks for first.
    pub first: f64,
    /// Weight times promised share, by issue.
    pub promised: Text,
    /// Their sum, and their sum times the value of the status quo.
    pub all_promised: f64,
    pub promised_at_quo: f64,
    /// What the status quo is worth.
    pub quo: f64,
    /// What the other side's ideal lacks of its own, by issue.
    pub lacks: Text,
}

/// One draw.
#[derive(Clone, Debug)]
pub struct World {
    /// Both sides.
    pub sides: [Side; 2],
    pub misreading: f64,
    /// How much of the misreading a round leaves.
    pub learning: f64,
    pub hesitation: f64,
    /// What a round adds to trust.
    pub goodwill: f64,
    /// How much of an illusion a round leaves, and a month.
    pub fading: f64,
    pub fading_in_a_month: f64,
    pub deterrence: f64,
    /// How much of its pressure a mediator keeps up from month to month after a settlement.
    pub relenting: f64,
    /// The balance moves by so much in a round for certain and by chance; drift and volatility of a month.
    pub drift: f64,
    pub shock: f64,
    pub monthly: [f64; 2],
    /// What an issue guarantees at its end, by issue.
    pub assurance: Text,
    pub status_quo: Text,
    /// The mediator's own view, with its influence in the weights.
    pub view: Wishes,
    pub face_saving: [f64; 2],
}

impl World {
    /// Asks for every number by its path, always in the same order.
    pub fn read(setting: &Setting, mut number: impl FnMut(Arguments) -> f64) -> Self {
        let months = setting.months;
        let left_after = |months: f64, half_life: f64| (-months / half_life).exp2();
        let misreading = number(format_args!("talks.misreading"));
        let learning = left_after(months, number(format_args!("talks.misreading_half_life")));
        let optimism_half_life = number(format_args!("talks.optimism_half_life"));
        let drift = number(format_args!("balance.drift_per_month"));
        let volatility = number(format_args!("balance.volatility"));
        let credibility = number(format_args!("party.{MEDIATOR}.credibility"));
        let (mut status_quo, mut promise, mut assurance) =
            ([0.0; ISSUES], [0.0; ISSUES], [0.0; ISSUES]);
        for (k, issue) in NAMES.iter().enumerate() {
            status_quo[k] = number(format_args!("issue.{issue}.status_quo"));
            promise[k] = number(format_args!("issue.{issue}.promise"));
            assurance[k] = credibility * number(format_args!("issue.{issue}.assures"));
        }
        let mut view = Wishes::read(MEDIATOR, &mut number);
        let influence = number(format_args!("party.{MEDIATOR}.influence"));
        view.weight = view.weight.map(|weight| influence * weight);
        let mut sides = [0, 1].map(|i| Side::read(i, months, &promise, &status_quo, &mut number));
        Side::compare(&mut sides);
        World {
            sides,
            misreading,
            learning,
            hesitation: number(format_args!("talks.hesitation")),
            goodwill: months * number(format_args!("talks.goodwill")),
            fading: left_after(months, optimism_half_life),
            fading_in_a_month: left_after(1.0, optimism_half_life),
            deterrence: number(format_args!("talks.deterrence")),
            relenting: left_after(1.0, number(format_args!("talks.pressure_half_life"))),
            drift: months * drift,
            shock: months.sqrt() * volatility,
            monthly: [drift, volatility],
            assurance,
            status_quo,
            view,
            face_saving: [number(format_args!("party.{MEDIATOR}.face_saving")); 2],
        }
    }
}

impl Side {
    fn read(
        i: usize,
        months: f64,
        promise: &Text,
        status_quo: &Text,
        number: &mut impl FnMut(Arguments) -> f64,
    ) -> Self {
        let (party, other) = (SIDES[i], SIDES[1 - i]);
        let wishes = Wishes::read(party, number);
        let mut of = |key: &str| number(format_args!("party.{party}.{key}"));
        let (cost, resolve) = (of("cost_per_month"), of("resolve"));
        let mut side = Side {
            no_deal: of("no_deal"),
            optimism: of("optimism"),
            exposure: of("exposure"),
            concession: of("concession"),
            vulnerability: of("vulnerability"),
            ratify_margin: of("ratify_margin"),
            good_faith: of("good_faith"),
            erosion: months * of("erosion_per_month"),
            first: of("opening"),
            trust: number(format_args!("party.{party}.trust.{other}")),
            pressure: number(format_args!("party.{MEDIATOR}.pressure.{party}")),
            wear: 0.0,
            promised: [0.0; ISSUES],
            all_promised: 0.0,
            promised_at_quo: 0.0,
            quo: 0.0,
            lacks: [0.0; ISSUES],
            wishes,
        };
        side.wear = months * (cost + side.pressure) / resolve;
        for k in 0..ISSUES {
            let (weight, quo) = (side.wishes.weight[k], side.wishes.value(k, status_quo[k]));
            side.promised[k] = weight * promise[k];
            side.all_promised += side.promised[k];
            side.promised_at_quo += side.promised[k] * quo;
            side.quo += weight * quo;
        }
        side
    }

    fn compare(sides: &mut [Side; 2]) {
        for i in 0..2 {
            for k in 0..ISSUES {
                let theirs = sides[1 - i].wishes.ideal[k];
                sides[i].lacks[k] = 1.0 - sides[i].wishes.value(k, theirs);
            }
        }
    }
}
