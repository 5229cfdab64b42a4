//! What follows from a table's structure alone: who signs, who drafts, which mechanisms it uses at all.
//!
//! A mechanism whose numbers are known to be at their defaults is left out of the loop. Leaving it out gives the same
//! bits as playing it.

use crate::engine::QuantityId;
use crate::games::talks::table::parts::Bars;
use crate::games::talks::table::parts::Curve;
use crate::games::talks::table::parts::Effect;
use crate::games::talks::table::parts::Format;
use crate::games::talks::table::parts::Issue;
use crate::games::talks::table::parts::Parts;
use crate::games::talks::table::parts::Party;
use crate::games::talks::table::parts::Role;
use crate::games::talks::table::parts::Stance;
use crate::games::talks::table::parts::Target;
use crate::games::talks::table::uses::{Reach, Uses};

/// Days of a month.
pub(crate) const DAYS_OF_MONTH: f64 = 30.4375;

/// One party's trust in another that something depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bond {
    pub truster: usize,
    pub trusted: usize,
}

/// One party's idea of how much another cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub reader: usize,
    pub read: usize,
}

/// Who keeps what a signatory is promised on an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keeper {
    /// The signatory itself.
    Oneself,
    /// Others who must all keep it: the places of the trust in them among the bonds, from one to another of
    /// [`Shape::kept`].
    Trusted(usize, usize),
    /// The other signatory that it trusts least.
    LeastTrusted,
}

/// A red line that counts: a signatory's, or a provider's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Line {
    pub party: usize,
    pub issue: usize,
    pub quantity: QuantityId,
    pub bars: Bars,
    /// Its place among the signatories, if it is one.
    pub seat: Option<usize>,
    /// Whether it must provide what the issue is about.
    pub provides: bool,
}

/// A party whose wishes a draft weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Weighed {
    pub party: usize,
    /// The place of the drafter's reading of it.
    pub reading: usize,
    /// Its place among the signatories, if it is one.
    pub seat: Option<usize>,
}

/// What follows from the structure.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    /// Length of a round in months.
    pub month: f64,
    /// Parties that sign, in order.
    pub signatories: Vec<usize>,
    /// Mediators that draft, in order.
    pub drafters: Vec<usize>,
    /// Trust that something depends on; empty where trust moves nothing.
    pub bonds: Vec<Bond>,
    bond_between: Vec<Option<usize>>,
    /// By signatory: its bonds with the other signatories; empty where trust moves nothing.
    pub among_signatories: Vec<Vec<usize>>,
    /// By signatory and issue: who keeps the promise; empty where trust moves nothing.
    pub keepers: Vec<Keeper>,
    /// The places of trust in keepers, keeper after keeper.
    pub kept: Vec<usize>,
    /// Red lines, in the order of parties and issues.
    pub lines: Vec<Line>,
    /// What changes change, each once.
    pub changed: Vec<Target>,
    /// Whose weights are read by whom: signatories read the other signatories, drafters everybody.
    pub readings: Vec<Reading>,
    reading_by: Vec<Option<usize>>,
    parties: usize,
    /// Mechanisms that are in use.
    pub uses: Uses,
    /// By party: whether it has an ideal on every issue, and no curve.
    pub linear: Vec<bool>,
    /// By signatory: the issues on which its own red line or a provider's binds it.
    pub red_lines: Vec<Vec<usize>>,
    /// By drafter: whose wishes its draft weighs.
    pub weighed: Vec<Vec<Weighed>>,
    /// Whether every offer is a plain exchange between two sides: two signatories with ideals on continuous issues.
    pub plain: bool,
}

impl Shape {
    pub(crate) fn new(parts: &Parts) -> Self {
        let with_role = |role: Role| {
            let is = move |&party: &usize| parts.parties[party].role == role;
            (0..parts.parties.len()).filter(is)
        };
        let signatories: Vec<usize> = with_role(Role::Signatory).collect();
        let drafters: Vec<usize> =
            with_role(Role::Mediator).filter(|&m| Reach { parts }.may_draft(m)).collect();
        let seat = |party| signatories.iter().position(|&s| s == party);
        let reach = Reach { parts };
        let uses = Uses::of(reach);
        let bonds = if uses.trust { bonds(parts, &signatories) } else { Vec::new() };
        let parties = parts.parties.len();
        let pairs = bonds.iter().map(|bond| (bond.truster, bond.trusted));
        let bond_between = by_pair(parties, pairs);
        let bond = |truster: usize, trusted: usize| bond_between[truster * parties + trusted];
        let with_others = |&i: &usize| {
            let others = signatories.iter().filter(|&&j| j != i);
            others.filter_map(|&j| bond(i, j)).collect()
        };
        let among_signatories = signatories.iter().map(with_others).collect();
        let (keepers, kept) = all_keepers(parts, &signatories, bond);
        let readings = readings(reach, &signatories, &drafters);
        let pairs = readings.iter().map(|reading| (reading.reader, reading.read));
        let reading_by = by_pair(parties, pairs);
        let plain = is_plain(parts, &signatories);
        let seat_of: Vec<Option<usize>> = (0..parties).map(seat).collect();
        let weighed = drafters.iter().map(|drafter| {
            let reading = |party| reading_by[drafter * parties + party];
            weighed(&seat_of, reading)
        });
        let weighed = weighed.collect();
        let lines = lines(parts, &seat_of);
        let month = parts.setting.days_between_rounds / DAYS_OF_MONTH;
        Shape {
            month,
            kept,
            red_lines: signatories.iter().map(|&i| red_lines(parts, &lines, i)).collect(),
            lines,
            changed: changed(parts),
            drafters,
            bonds,
            bond_between,
            among_signatories,
            keepers,
            readings,
            reading_by,
            parties,
            uses,
            linear: parts.parties.iter().map(is_linear).collect(),
            weighed,
            signatories,
            plain,
        }
    }

    /// The place of one party's reading of another, where anything is read.
    #[inline(always)]
    pub(crate) fn reading(&self, reader: usize, read: usize) -> Option<usize> {
        self.reading_by[reader * self.parties + read]
    }

    /// The place of one party's trust in another among the bonds, where something depends on it.
    #[inline(always)]
    pub(crate) fn bond(&self, truster: usize, trusted: usize) -> Option<usize> {
        self.bond_between[truster * self.parties + trusted]
    }
}

/// Signatories' trust in each other and in keepers, and targets' trust in who attacks them.
/// The place of each pair among the pairs, by its two parties.
fn by_pair(parties: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Vec<Option<usize>> {
    let mut places = vec![None; parties * parties];
    for (place, (one, other)) in pairs.enumerate() {
        places[one * parties + other] = Some(place);
    }
    places
}

fn bonds(parts: &Parts, signatories: &[usize]) -> Vec<Bond> {
    let keepers = parts.issues.iter().flat_map(|issue| issue.kept_by.iter().copied());
    let trusted: Vec<usize> = signatories.iter().copied().chain(keepers).collect();
    let of_signatories = signatories.iter().flat_map(|&truster| {
        let others = trusted.iter().filter(move |&&trusted| trusted != truster);
        others.map(move |&trusted| Bond { truster, trusted })
    });
    let of_targets = parts.events.iter().flat_map(|event| {
        event.on.iter().filter_map(|&truster| Some(Bond { truster, trusted: event.by? }))
    });
    let mut bonds: Vec<Bond> = of_signatories.chain(of_targets).collect();
    bonds.sort_by_key(|bond| (bond.truster, bond.trusted));
    bonds.dedup();
    bonds
}

/// Nobody reads whom it need not know: drafters pass over parties without influence or wishes.
fn readings(reach: Reach, signatories: &[usize], drafters: &[usize]) -> Vec<Reading> {
    let parts = reach.parts;
    let others = signatories.iter().flat_map(|&reader| {
        let others = signatories.iter().filter(move |&&read| read != reader);
        others.map(move |&read| Reading { reader, read })
    });
    let weighs = |read: usize| {
        let party = &parts.parties[read];
        reach.can(party.influence) && party.stances.iter().any(Option::is_some)
    };
    let drafted = drafters.iter().flat_map(|&reader| {
        let searched = |read: usize| reach.searches() && reach.signs(read);
        let weighed = (0..parts.parties.len()).filter(|&read| weighs(read) || searched(read));
        weighed.map(move |read| Reading { reader, read }).collect::<Vec<_>>()
    });
    others.chain(drafted).collect()
}

/// By signatory and issue, who keeps the promise; and the places of the trust in them.
fn all_keepers(
    parts: &Parts,
    signatories: &[usize],
    bond: impl Fn(usize, usize) -> Option<usize>,
) -> (Vec<Keeper>, Vec<usize>) {
    let mut kept = Vec::new();
    let mut keepers = Vec::new();
    for &i in signatories {
        for issue in &parts.issues {
            keepers.push(keeper(i, issue, &mut kept, |keeper| bond(i, keeper)));
        }
    }
    (keepers, kept)
}

/// Whose wishes the draft of a mediator weighs.
fn weighed(seat_of: &[Option<usize>], reading: impl Fn(usize) -> Option<usize>) -> Vec<Weighed> {
    let of = |party| Some(Weighed { party, reading: reading(party)?, seat: seat_of[party] });
    (0..seat_of.len()).filter_map(of).collect()
}

/// Who keeps what is promised to a signatory on an issue, given its bonds with others: of several the least trusted counts,
/// and it trusts itself.
fn keeper(
    i: usize,
    issue: &Issue,
    kept: &mut Vec<usize>,
    bond: impl Fn(usize) -> Option<usize>,
) -> Keeper {
    let others = issue.kept_by.iter().filter(|&&keeper| keeper != i);
    let bonds: Vec<usize> = others.filter_map(|&keeper| bond(keeper)).collect();
    match (issue.kept_by.is_empty(), bonds.is_empty()) {
        (true, _) => Keeper::LeastTrusted,
        (false, true) => Keeper::Oneself,
        (false, false) => {
            let from = kept.len();
            kept.extend(bonds);
            Keeper::Trusted(from, kept.len())
        }
    }
}

fn changed(parts: &Parts) -> Vec<Target> {
    let mut changed = Vec::new();
    for effect in parts.changes.iter().flat_map(|change| &change.effects) {
        if let Effect::Number { target, .. } = effect
            && !changed.contains(target)
        {
            changed.push(*target);
        }
    }
    changed
}

/// The lines of signatories, and of providers on what they provide.
fn lines(parts: &Parts, seat_of: &[Option<usize>]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (party, wishes) in parts.parties.iter().enumerate() {
        for (issue, stance) in wishes.stances.iter().enumerate() {
            let Some((stance, quantity)) = stance.as_ref().and_then(|s| Some((s, s.red_line?)))
            else {
                continue;
            };
            let provides = parts.issues[issue].provided_by.contains(&party);
            if seat_of[party].is_some() || provides {
                let bars =
                    stance.bars.unwrap_or_else(|| barred(parts, issue, &stance.curve, quantity));
                lines.push(Line { party, issue, quantity, bars, seat: seat_of[party], provides });
            }
        }
    }
    lines
}

/// The side that a red line bars where the file does not say: the one away from the ideal, by their medians; where they
/// are equal the farther end of the scale, from the middle upwards.
pub(crate) fn barred(parts: &Parts, issue: usize, curve: &Curve, red_line: QuantityId) -> Bars {
    let issue = &parts.issues[issue];
    let median = |id: QuantityId| {
        let written = parts.quantities[id.index()].distribution.quantile(0.5);
        let inside = (written - issue.range.0) / (issue.range.1 - issue.range.0);
        match issue.levels {
            None => inside,
            Some(levels) => {
                let steps = (levels - 1) as f64;
                -(0.5 + 1e-9 - inside * steps).floor() / steps
            }
        }
    };
    let ideal = match curve {
        Curve::Ideal(id, _) => median(*id),
        Curve::Points(points) => best_of(points).0,
    };
    let line = median(red_line);
    match (line > ideal, line < ideal) {
        (true, _) => Bars::Above,
        (_, true) => Bars::Below,
        _ if ideal <= 0.5 => Bars::Above,
        _ => Bars::Below,
    }
}

/// The first point of highest value.
pub(crate) fn best_of(points: &[(f64, f64)]) -> (f64, f64) {
    let better =
        |best: (f64, f64), point: &(f64, f64)| if point.1 > best.1 { *point } else { best };
    points[1..].iter().fold(points[0], better)
}

fn is_linear(party: &Party) -> bool {
    let straight = |stance: &Stance| is_straight(&stance.curve);
    party.stances.iter().all(|stance| stance.as_ref().is_some_and(straight))
}

fn is_straight(curve: &Curve) -> bool {
    matches!(curve, Curve::Ideal(_, power) if *power == 1.0)
}

fn red_lines(parts: &Parts, lines: &[Line], party: usize) -> Vec<usize> {
    let binds = |k: &usize| {
        lines.iter().any(|line| line.issue == *k && (line.provides || line.party == party))
    };
    (0..parts.issues.len()).filter(binds).collect()
}

fn is_plain(parts: &Parts, signatories: &[usize]) -> bool {
    let straight = |i: usize| {
        let stances = &parts.parties[i].stances;
        stances.iter().flatten().all(|stance| is_straight(&stance.curve))
    };
    let continuous = parts.issues.iter().all(|issue| issue.levels.is_none());
    continuous && signatories.len() == 2 && signatories.iter().all(|&i| straight(i))
}

/// Whether offers are on the table beside drafts.
pub(crate) fn offers_are_tabled(parts: &Parts) -> bool {
    parts.setting.format == Format::Direct
}
