//! What the numbers of a table can do in any draw: the rules by which the loop leaves mechanisms out, and by which numbers
//! that cannot matter are named.

use crate::engine::QuantityId;
use crate::games::talks::table::parts::{
    Drafting, Effect, Event, Parts, Party, Role, Stance, Target,
};

/// Log error beyond which a misread weight is all or nothing anyway; its exponential stays finite.
pub(crate) const UTTER: f64 = 600.0;
/// No normal deviate is farther from 0: the quantile of half a word, 2^-33, is -6.34.
const FARTHEST: f64 = 6.4;

/// Mechanisms that may act in some draw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Uses {
    /// What moves no-deal values.
    pub no_deal: Moves,
    pub decisive: bool,
    pub events: bool,
    pub hardening: bool,
    pub promises: bool,
    pub assurances: bool,
    pub trust: bool,
    pub costs: bool,
    pub reciprocity: bool,
    pub misreading: bool,
    /// Misreading so large that some weight may be all or nothing.
    pub utter_misreading: bool,
    pub hesitation: bool,
    pub suspension: bool,
    pub bad_faith: bool,
    pub goodwill: bool,
    pub courting: bool,
    pub leaving: bool,
    /// Red lines, of signatories or providers.
    pub lines: bool,
    pub changes: Changing,
    /// Whether some mediator searches in some round.
    pub searching: bool,
}

/// Mechanisms that move no-deal values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Moves {
    pub balance: bool,
    pub optimism: bool,
    pub erosion: bool,
    pub pressure: bool,
    pub foresight: bool,
}

/// What scheduled changes change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changing {
    pub any: bool,
    /// Somebody's credibility.
    pub credibility: bool,
    /// Somebody's good faith.
    pub faith: bool,
}

/// The parts of a table, to be asked how far their numbers reach.
#[derive(Clone, Copy)]
pub(crate) struct Reach<'a> {
    pub parts: &'a Parts,
}

impl Uses {
    pub(crate) fn of(reach: Reach) -> Self {
        let Reach { parts } = reach;
        let setting = &parts.setting;
        let any_signatory = |what: &dyn Fn(usize, &Party) -> bool| reach.any_signatory(what);
        let any_event =
            |what: fn(&Event) -> QuantityId| parts.events.iter().any(|e| reach.can(what(e)));
        let promises = parts.issues.iter().any(|issue| reach.can(issue.promise));
        let walkouts = any_event(|e| e.walkout);
        let most_misread = parts.quantities[setting.misreading.index()].distribution.quantile(1.0);
        Uses {
            no_deal: Moves::of(reach),
            decisive: setting.balance.decisive.is_some(),
            events: !parts.events.is_empty(),
            hardening: any_event(|e| e.hardening),
            promises,
            assurances: parts.issues.iter().any(|issue| reach.can(issue.assures)),
            trust: promises || walkouts,
            costs: any_signatory(&|i, party| {
                reach.can(party.cost_per_month) || reach.is_pressed(i)
            }),
            goodwill: reach.can(setting.goodwill),
            courting: setting.courting > 0.0,
            leaving: any_signatory(&|_, party| reach.can(party.leaves_per_month)),
            lines: reach.has_lines(),
            changes: Changing::of(reach),
            searching: reach.searches(),
            reciprocity: any_signatory(&|_, party| reach.can(party.reciprocity)),
            misreading: reach.can(setting.misreading),
            utter_misreading: most_misread * FARTHEST > UTTER,
            hesitation: reach.can(setting.hesitation),
            suspension: walkouts || any_event(|e| e.postpones),
            bad_faith: any_signatory(&|_, party| reach.can_differ(party.good_faith, 1.0)),
        }
    }
}

impl Moves {
    fn of(reach: Reach) -> Self {
        let setting = &reach.parts.setting;
        let ahead = setting.look_ahead > 0.0 && reach.can(setting.balance.drift_per_month);
        Moves {
            balance: reach.balance_moves(),
            optimism: reach.any_signatory(&|_, party| reach.can(party.optimism)),
            erosion: reach.any_signatory(&|_, party| reach.can(party.erosion_per_month)),
            pressure: reach.any_signatory(&|i, _| reach.is_pressed(i)),
            foresight: reach.any_signatory(&|_, party| {
                ahead && reach.can(party.foresight) && reach.can(party.exposure)
            }),
        }
    }
}

impl Changing {
    fn of(reach: Reach) -> Self {
        let Reach { parts } = reach;
        let changed = |number: fn(&Party) -> QuantityId| {
            parts.parties.iter().any(|party| reach.is_changed(number(party)))
        };
        Changing {
            any: !parts.changes.is_empty(),
            credibility: changed(|party| party.credibility),
            faith: changed(|party| party.good_faith),
        }
    }
}

impl<'a> Reach<'a> {
    /// Whether nothing depends on where an issue stands without an agreement.
    pub(crate) fn stands_still(self, issue: usize) -> bool {
        let Reach { parts } = self;
        let surely = |id: QuantityId| parts.quantities[id.index()].distribution.least() > 0.0;
        let cares = |party: &Party| {
            surely(party.influence)
                && party.stances[issue].as_ref().is_some_and(|stance| surely(stance.weight))
        };
        let promised = parts.issues.iter().any(|issue| self.can(issue.promise));
        let assured = parts.issues.iter().any(|issue| self.can(issue.assures));
        let settled_ahead = parts.interims.iter().any(|deal| deal.issues.contains(&issue));
        let compared = parts.parties.iter().any(|party| party.alternative.is_some());
        let provided = !parts.issues[issue].provided_by.is_empty();
        let all_care = self.signatories().all(|(_, party)| cares(party));
        all_care && !(promised || assured || settled_ahead || compared || provided)
    }

    /// Whether any signatory could ever break a settlement: without what moves no-deal values nobody is ever better off so.
    pub(crate) fn could_break(self, uses: &Uses) -> bool {
        let Moves { balance, optimism, pressure, .. } = uses.no_deal;
        let exposed = balance && self.any_signatory(&|_, party| self.can(party.exposure));
        let gives_up =
            |id: QuantityId| self.parts.quantities[id.index()].distribution.least() < 0.0;
        let lowers = self.parts.interims.iter().any(|deal| gives_up(deal.least_gain));
        exposed || optimism || pressure || uses.changes.any || lowers
    }

    fn any_signatory(self, what: &dyn Fn(usize, &Party) -> bool) -> bool {
        self.signatories().any(|(place, party)| what(place, party))
    }

    /// Whether a number can differ from that in some draw.
    pub(crate) fn can_differ(self, id: QuantityId, value: f64) -> bool {
        self.parts.quantities[id.index()].distribution.known() != Some(value) || self.is_changed(id)
    }

    /// Whether some change changes it.
    pub(crate) fn is_changed(self, id: QuantityId) -> bool {
        let changes = |effect: &Effect| matches!(effect, Effect::Number { target: Target::Number(other), .. } if *other == id);
        self.parts.changes.iter().any(|change| change.effects.iter().any(changes))
    }

    /// Whether some red line counts.
    pub(crate) fn has_lines(self) -> bool {
        let counts = |(party, wishes): (usize, &Party)| {
            let mut issues = self.parts.issues.iter().zip(&wishes.stances);
            issues.any(|(issue, stance)| {
                let lined = stance.as_ref().is_some_and(|stance| stance.red_line.is_some());
                lined && (self.signs(party) || issue.provided_by.contains(&party))
            })
        };
        self.parts.parties.iter().enumerate().any(counts)
    }

    /// Whether a party drafts, or may come to.
    pub(crate) fn may_draft(self, party: usize) -> bool {
        let starts = |effect: &Effect| matches!(effect, Effect::Drafting(drafter, Some(_)) if *drafter == party);
        self.parts.parties[party].drafts.is_some()
            || self.parts.changes.iter().any(|change| change.effects.iter().any(starts))
    }

    /// Whether some mediator searches, or may come to.
    pub(crate) fn searches(self) -> bool {
        let searching =
            |effect: &Effect| matches!(effect, Effect::Drafting(_, Some(Drafting::Search)));
        self.parts.parties.iter().any(|party| party.drafts == Some(Drafting::Search))
            || self.parts.changes.iter().any(|change| change.effects.iter().any(searching))
    }

    /// Whether a number may be anything but 0.
    pub(crate) fn can(self, id: QuantityId) -> bool {
        self.can_differ(id, 0.0)
    }

    pub(crate) fn signs(self, party: usize) -> bool {
        self.parts.parties[party].role == Role::Signatory
    }

    pub(crate) fn signatories(self) -> impl Iterator<Item = (usize, &'a Party)> {
        self.parts.parties.iter().enumerate().filter(|(_, party)| party.role == Role::Signatory)
    }

    pub(crate) fn balance_moves(self) -> bool {
        self.can(self.parts.setting.balance.drift_per_month)
            || self.can(self.parts.setting.balance.volatility)
    }

    pub(crate) fn drafts(self) -> bool {
        (0..self.parts.parties.len()).any(|party| self.may_draft(party))
    }

    pub(crate) fn is_pressed(self, party: usize) -> bool {
        let on =
            |mediator: &Party| mediator.pressure[party].is_some_and(|pressure| self.can(pressure));
        self.parts.parties.iter().any(on)
    }

    /// Whether a party gives an issue a weight whose promise another must keep.
    pub(crate) fn weighs_for_another(self, party: usize, issue: usize) -> bool {
        let weighs = |stance: &Stance| self.can(stance.weight);
        self.parts.issues[issue].kept_by != [party]
            && self.parts.parties[party].stances[issue].as_ref().is_some_and(weighs)
    }

    /// Whether anything depends on the trust of one party in another.
    pub(crate) fn counts_on(self, party: usize, other: usize) -> bool {
        let keeps = |issue: usize| {
            let keepers = &self.parts.issues[issue].kept_by;
            if keepers.is_empty() { self.signs(other) } else { keepers.contains(&other) }
        };
        let promised = |issue: &usize| {
            self.can(self.parts.issues[*issue].promise)
                && self.weighs_for_another(party, *issue)
                && keeps(*issue)
        };
        let leaves = |event: &Event| {
            event.by == Some(other)
                && event.on.contains(&party)
                && self.can(event.walkout)
                && self.can(event.per_month)
        };
        let issues = 0..self.parts.issues.len();
        party != other
            && ((self.signs(party) && issues.into_iter().any(|issue| promised(&issue)))
                || self.parts.events.iter().any(leaves))
    }

    pub(crate) fn trusts(self) -> bool {
        let all = 0..self.parts.parties.len();
        all.clone().any(|party| all.clone().any(|other| self.counts_on(party, other)))
    }

    pub(crate) fn trusts_between_signatories(self) -> bool {
        let of = |party: usize| self.signatories().any(|(other, _)| self.counts_on(party, other));
        self.signatories().any(|(party, _)| of(party))
    }

    pub(crate) fn guarantees_count(self) -> bool {
        let setting = &self.parts.setting;
        let promised = (0..self.parts.issues.len()).any(|issue| {
            self.can(self.parts.issues[issue].promise)
                && self.signatories().any(|(party, _)| self.weighs_for_another(party, issue))
        });
        promised || (setting.aftermath_months > 0 && self.can(setting.deterrence))
    }

    pub(crate) fn hardens(self, event: &Event) -> bool {
        let hits = event.on.iter().any(|party| self.signs(*party));
        hits && self.can(event.hardening) && self.can(event.per_month)
    }

    pub(crate) fn suspends(self) -> bool {
        self.parts.events.iter().any(|event| {
            let leaves = !event.on.is_empty() && self.can(event.walkout);
            self.can(event.per_month) && (leaves || self.can(event.postpones))
        })
    }

    /// Whether trust that something depends on is that of a target in the doer.
    pub(crate) fn is_distrusted(self, event: &Event) -> bool {
        event.by.is_some_and(|by| event.on.iter().any(|party| self.counts_on(*party, by)))
    }

    /// Whether anything changes when the event happens.
    pub(crate) fn counts(self, event: &Event) -> bool {
        let hits = event.on.iter().any(|party| self.signs(*party));
        (hits && self.can(event.hardening))
            || (!event.on.is_empty() && self.can(event.walkout))
            || self.can(event.postpones)
            || (self.is_distrusted(event) && self.can(event.distrust))
    }
}
