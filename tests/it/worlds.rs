//! From a table and one draw's inputs to the world of the slow second opinion.

use crate::second_opinion::world;
use negsim::engine::QuantityId;
use negsim::games::talks::{Curve, Format, Issue, Party, Role, Stance, Table};

/// Numbers of one draw.
pub struct Numbers(Vec<f64>);

impl Numbers {
    /// Known numbers as they are, uncertain ones as drawn.
    pub fn of(table: &Table, inputs: &[(QuantityId, f64)]) -> Self {
        let known = |q: &negsim::engine::Quantity| q.distribution.known().unwrap_or(f64::NAN);
        let mut numbers: Vec<f64> = table.quantities().iter().map(known).collect();
        for (id, value) in inputs {
            numbers[id.index()] = *value;
        }
        Numbers(numbers)
    }

    fn get(&self, id: QuantityId) -> f64 {
        self.0[id.index()]
    }
}

/// The world of one draw.
pub fn world_of(table: &Table, inputs: &[(QuantityId, f64)]) -> world::World {
    let numbers = Numbers::of(table, inputs);
    let (parts, labels) = (table.parts(), table.labels());
    let get = |id: QuantityId| numbers.get(id);
    let setting = &parts.setting;
    let issues = parts.issues.iter().zip(&labels.issues);
    let issues = issues.map(|(issue, label)| issue_of(&numbers, issue, &label.id)).collect();
    let parties = parts.parties.iter().zip(&labels.parties);
    let parties = parties.map(|(p, label)| party_of(&numbers, table, p, &label.id)).collect();
    let mut world = world::World::new(setting.rounds, issues, parties);
    world.days_between_rounds = setting.days_between_rounds;
    // Numbers that only the second model has are at their defaults here until the library has them.
    world.talks = world::Talks {
        misreading: get(setting.misreading),
        hesitation: get(setting.hesitation),
        trust_inertia: setting.trust_inertia,
        optimism_half_life: get(setting.optimism_half_life),
        aftermath_months: setting.aftermath_months,
        deterrence: get(setting.deterrence),
        pressure_half_life: get(setting.pressure_half_life),
        ..world::Talks::with_format(match setting.format {
            Format::Direct => world::Format::Direct,
            Format::Shuttle => world::Format::Shuttle,
        })
    };
    world.balance = world::Balance {
        drift_per_month: get(setting.balance.drift_per_month),
        volatility: get(setting.balance.volatility),
        decisive: setting.balance.decisive.map(get),
    };
    for (i, party) in parts.parties.iter().enumerate() {
        for (j, trust) in party.trust.iter().enumerate() {
            world.trust[i][j] = trust.map_or(0.5, get);
        }
    }
    let events = parts.events.iter().zip(&labels.events);
    world.events = events
        .map(|(event, label)| world::Event {
            id: label.id.clone(),
            by: event.by,
            on: event.on.clone(),
            per_month: get(event.per_month),
            excitation: get(event.excitation),
            distrust: get(event.distrust),
            hardening: get(event.hardening),
            walkout: get(event.walkout),
            postpones: get(event.postpones),
        })
        .collect();
    let interims = parts.interims.iter().zip(&labels.interims);
    world.interims = interims
        .map(|(deal, label)| world::Interim {
            id: label.id.clone(),
            issues: deal.issues.clone(),
            least_gain: get(deal.least_gain),
            fragility: get(deal.fragility),
            relief: deal.relief.iter().map(|&id| get(id)).collect(),
            relief_of_costs: 1.0,
        })
        .collect();
    world.snap();
    world
}

fn inside(numbers: &Numbers, issue: &Issue, id: QuantityId) -> f64 {
    let (low, high) = issue.range;
    (numbers.get(id) - low) / (high - low)
}

fn issue_of(numbers: &Numbers, issue: &Issue, id: &str) -> world::Issue {
    let level = |count: usize| (0..count).map(|l| l as f64 / (count - 1) as f64).collect();
    world::Issue {
        id: id.to_owned(),
        status_quo: inside(numbers, issue, issue.status_quo),
        promise: numbers.get(issue.promise),
        kept_by: issue.kept_by.into_iter().collect(),
        assures: numbers.get(issue.assures),
        guarantor: issue.guarantor.into_iter().collect(),
        provided_by: Vec::new(),
        levels: issue.levels.map(level),
    }
}

fn party_of(numbers: &Numbers, table: &Table, party: &Party, id: &str) -> world::Party {
    let get = |id: QuantityId| numbers.get(id);
    let issues = &table.parts().issues;
    let stake = |(k, stance): (usize, &Option<Stance>)| {
        stance.as_ref().map(|stance| world::Stake {
            curve: match &stance.curve {
                Curve::Ideal(ideal) => world::Curve::Ideal(inside(numbers, &issues[k], *ideal)),
                Curve::Points(points) => world::Curve::Points(points.clone()),
            },
            weight: get(stance.weight),
            red_line: stance.red_line.map(|red| inside(numbers, &issues[k], red)),
            bars: None,
        })
    };
    let role = match party.role {
        Role::Signatory => world::Role::Signatory,
        Role::Mediator => world::Role::Mediator,
        Role::Guarantor => world::Role::Guarantor,
    };
    world::Party {
        no_deal: get(party.no_deal),
        optimism: get(party.optimism),
        cost_per_month: get(party.cost_per_month),
        exposure: get(party.exposure),
        opening: get(party.opening),
        concession: get(party.concession),
        patience: get(party.patience),
        vulnerability: get(party.vulnerability),
        reciprocity: get(party.reciprocity),
        ratify_margin: party.ratify_margin.map(get),
        good_faith: get(party.good_faith),
        influence: get(party.influence),
        credibility: get(party.credibility),
        drafts: if party.drafts { world::Drafts::Mean } else { world::Drafts::No },
        face_saving: get(party.face_saving),
        pressure: party.pressure.iter().map(|p| p.map_or(0.0, get)).collect(),
        stakes: party.stances.iter().enumerate().map(stake).collect(),
        ..world::Party::new(id, role, issues.len())
    }
}
