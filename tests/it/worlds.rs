//! From a table and one draw's inputs to the world of the slow second opinion.

use crate::second_opinion::change::Target;
use crate::second_opinion::{change, curve, world};
use negsim::engine::QuantityId;
use negsim::games::talks::{
    Bars, Change, Curve, Drafting, Effect, Format, How, Issue, Party, Role, Stance, Table,
    Target as TheirTarget, When,
};

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

    /// Every number at its median.
    fn medians(table: &Table) -> Self {
        Numbers(table.quantities().iter().map(|q| q.distribution.quantile(0.5)).collect())
    }

    fn get(&self, id: QuantityId) -> f64 {
        self.0[id.index()]
    }
}

/// The world of one draw.
pub fn world_of(table: &Table, inputs: &[(QuantityId, f64)]) -> world::World {
    let mut typical = of_numbers(table, &Numbers::medians(table));
    typical.snap();
    let mut world = of_numbers(table, &Numbers::of(table, inputs));
    for (party, usual) in world.parties.iter_mut().zip(&typical.parties) {
        for (stake, usual) in party.stakes.iter_mut().zip(&usual.stakes) {
            if let (Some(stake), Some(usual)) = (stake, usual) {
                stake.bars = usual.red_line.map(|red| curve::bars(usual, red));
            }
        }
    }
    world.snap();
    world
}

fn of_numbers(table: &Table, numbers: &Numbers) -> world::World {
    let (parts, labels) = (table.parts(), table.labels());
    let get = |id: QuantityId| numbers.get(id);
    let issues = parts.issues.iter().zip(&labels.issues);
    let issues = issues.map(|(issue, label)| issue_of(numbers, issue, &label.id)).collect();
    let parties = parts.parties.iter().zip(&labels.parties);
    let parties = parties.map(|(p, label)| party_of(numbers, table, p, &label.id)).collect();
    let mut world = world::World::new(parts.setting.rounds, issues, parties);
    world.days_between_rounds = parts.setting.days_between_rounds;
    world.talks = talks_of(numbers, table);
    world.balance = world::Balance {
        drift_per_month: get(parts.setting.balance.drift_per_month),
        volatility: get(parts.setting.balance.volatility),
        decisive: parts.setting.balance.decisive.map(get),
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
            relief_of_costs: get(deal.relief_of_costs),
        })
        .collect();
    let changes = parts.changes.iter().zip(&labels.changes);
    world.changes = changes.map(|(c, label)| change_of(numbers, table, c, &label.id)).collect();
    world
}

fn talks_of(numbers: &Numbers, table: &Table) -> world::Talks {
    let get = |id: QuantityId| numbers.get(id);
    let setting = &table.parts().setting;
    let deadlines = table.parts().deadlines.iter().map(|deadline| world::Deadline {
        month: deadline.month,
        yields: get(deadline.yields),
        ends: get(deadline.ends),
    });
    world::Talks {
        format: match setting.format {
            Format::Direct => world::Format::Direct,
            Format::Shuttle => world::Format::Shuttle,
        },
        misreading: get(setting.misreading),
        misreading_half_life: get(setting.misreading_half_life),
        hesitation: get(setting.hesitation),
        resume_after: get(setting.resume_after),
        collapse_after: setting.collapse_after,
        trust_inertia: setting.trust_inertia,
        goodwill: get(setting.goodwill),
        cooling_half_life: get(setting.cooling_half_life),
        echo_half_life: get(setting.echo_half_life),
        optimism_half_life: get(setting.optimism_half_life),
        look_ahead: setting.look_ahead,
        courting: setting.courting,
        aftermath_months: setting.aftermath_months,
        deterrence: get(setting.deterrence),
        pressure_half_life: get(setting.pressure_half_life),
        deadlines: deadlines.collect(),
    }
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
        kept_by: issue.kept_by.clone(),
        assures: numbers.get(issue.assures),
        guarantor: issue.guarantors.clone(),
        provided_by: issue.provided_by.clone(),
        levels: issue.levels.map(level),
    }
}

fn stake_of(numbers: &Numbers, issue: &Issue, stance: &Stance) -> world::Stake {
    world::Stake {
        curve: match &stance.curve {
            Curve::Ideal(ideal, 1.0) => world::Curve::Ideal(inside(numbers, issue, *ideal)),
            Curve::Ideal(ideal, power) => {
                world::Curve::Power(inside(numbers, issue, *ideal), *power)
            }
            Curve::Points(points) => world::Curve::Points(points.clone()),
        },
        weight: numbers.get(stance.weight),
        red_line: stance.red_line.map(|red| inside(numbers, issue, red)),
        bars: stance.bars.map(|bars| match bars {
            Bars::Above => world::Bars::Above,
            Bars::Below => world::Bars::Below,
        }),
    }
}

fn drafts_of(drafting: Option<Drafting>) -> world::Drafts {
    match drafting {
        None => world::Drafts::No,
        Some(Drafting::Mean) => world::Drafts::Mean,
        Some(Drafting::Search) => world::Drafts::Search,
    }
}

fn party_of(numbers: &Numbers, table: &Table, party: &Party, id: &str) -> world::Party {
    let get = |id: QuantityId| numbers.get(id);
    let issues = &table.parts().issues;
    let stake = |(k, stance): (usize, &Option<Stance>)| {
        stance.as_ref().map(|stance| stake_of(numbers, &issues[k], stance))
    };
    let role = match party.role {
        Role::Signatory => world::Role::Signatory,
        Role::Mediator => world::Role::Mediator,
        Role::Guarantor => world::Role::Guarantor,
    };
    let as_good_as = party.alternative.as_ref().map(|named| world::AsGoodAs {
        positions: named
            .iter()
            .enumerate()
            .filter_map(|(k, id)| id.map(|id| (k, inside(numbers, &issues[k], id))))
            .collect(),
        plus: get(party.no_deal),
    });
    world::Party {
        no_deal: get(party.no_deal),
        no_deal_as: as_good_as,
        optimism: get(party.optimism),
        erosion_per_month: get(party.erosion_per_month),
        cost_per_month: get(party.cost_per_month),
        resolve: get(party.resolve),
        exposure: get(party.exposure),
        foresight: get(party.foresight),
        opening: get(party.opening),
        concession: get(party.concession),
        patience: party.patience.map_or(f64::INFINITY, get),
        vulnerability: get(party.vulnerability),
        reciprocity: get(party.reciprocity),
        leaves_per_month: get(party.leaves_per_month),
        ratify_margin: party.ratify_margin.map(get),
        good_faith: get(party.good_faith),
        influence: get(party.influence),
        credibility: get(party.credibility),
        drafts: drafts_of(party.drafts),
        face_saving: if saves_for_all(party) { get(party.face_saving[0]) } else { 0.0 },
        face_saving_for: match saves_for_all(party) {
            true => Vec::new(),
            false => party.face_saving.iter().map(|&id| Some(get(id))).collect(),
        },
        pressure: party.pressure.iter().map(|p| p.map_or(0.0, get)).collect(),
        stakes: party.stances.iter().enumerate().map(stake).collect(),
        ..world::Party::new(id, role, issues.len())
    }
}

/// Whether one number says how much face it saves for everybody.
fn saves_for_all(party: &Party) -> bool {
    party.face_saving.first().is_some_and(|first| party.face_saving.iter().all(|id| id == first))
}

fn change_of(numbers: &Numbers, table: &Table, change: &Change, id: &str) -> change::Change {
    let get = |id: QuantityId| numbers.get(id);
    let when = match change.when {
        When::Month(month) => change::When::Month(month),
        When::Random { per_month, from } => {
            change::When::AtRandom { per_month: get(per_month), from }
        }
    };
    let mut theirs = change::Change::new(id, when);
    theirs.likelihood = get(change.likelihood);
    theirs.lasts = change.lasts.unwrap_or(f64::INFINITY);
    for effect in &change.effects {
        match *effect {
            Effect::Drafting(mediator, way) => theirs.drafts.push((mediator, drafts_of(way))),
            Effect::Number { target, how, by } => {
                let list = match how {
                    How::Add => &mut theirs.add,
                    How::Times => &mut theirs.times,
                    How::Set => &mut theirs.set,
                };
                list.push((target_of(table, target), get(by)));
            }
        }
    }
    theirs
}

fn target_of(table: &Table, target: TheirTarget) -> Target {
    let id = match target {
        TheirTarget::NoDeal(party) => return Target::NoDeal(party),
        TheirTarget::Number(id) => id,
    };
    let parts = table.parts();
    let mut all = vec![
        (parts.setting.balance.drift_per_month, Target::Drift),
        (parts.setting.balance.volatility, Target::Volatility),
        (parts.setting.resume_after, Target::ResumeAfter),
    ];
    for (e, event) in parts.events.iter().enumerate() {
        all.push((event.per_month, Target::EventRate(e)));
        all.push((event.walkout, Target::Walkout(e)));
        all.push((event.postpones, Target::Postpones(e)));
    }
    for (i, party) in parts.parties.iter().enumerate() {
        all.push((party.no_deal, Target::NoDeal(i)));
        all.push((party.erosion_per_month, Target::Erosion(i)));
        all.push((party.cost_per_month, Target::Cost(i)));
        all.push((party.exposure, Target::Exposure(i)));
        all.push((party.resolve, Target::Resolve(i)));
        all.push((party.credibility, Target::Credibility(i)));
        all.push((party.foresight, Target::Foresight(i)));
        all.push((party.good_faith, Target::GoodFaith(i)));
        all.push((party.leaves_per_month, Target::Leaves(i)));
        all.extend(party.ratify_margin.map(|id| (id, Target::RatifyMargin(i))));
        for (j, id) in party.pressure.iter().enumerate() {
            all.extend(id.map(|id| (id, Target::Pressure(i, j))));
        }
        for (j, &id) in party.face_saving.iter().enumerate() {
            let for_all = saves_for_all(party);
            let target = if for_all { Target::FaceSaving(i) } else { Target::FaceSavingFor(i, j) };
            all.push((id, target));
        }
    }
    let found = all.into_iter().find(|(place, _)| *place == id);
    found.expect("only these numbers are changed").1
}
