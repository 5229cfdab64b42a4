//! Numbers that cannot matter in a scenario, each with the reason: an event on nobody, a trust that nothing uses.
//!
//! Only what is certain is said: whoever changes such a number within its range changes no bit of any result. That a
//! number is not named here does not mean that it matters.

use crate::engine::QuantityId;
use crate::games::talks::{Event, Parts, Party, Role, Stance};

/// Why a number cannot matter.
pub(super) type Why = &'static str;

const NOT_A_SIGNATORY: Why = "only a signatory's counts";
const NO_TRUST: Why =
    "nothing depends on this trust: no promise that the one must keep, no walkout over its acts";
const NO_TRUST_AT_ALL: Why =
    "nothing depends on anybody's trust: there is no promise and no walkout";
const NO_DRAFT: Why = "there is no mediator that drafts";
const NO_SUSPENSION: Why =
    "no event leads to a walkout or a postponement, so talks are never suspended";
const NO_BALANCE: Why = "the balance never moves";

/// The numbers of a table that cannot matter.
pub(super) struct Idle {
    /// By quantity.
    pub of: Vec<Option<Why>>,
    /// Rounds to a collapse.
    pub collapse_after: Option<Why>,
    /// The inertia of trust.
    pub trust_inertia: Option<Why>,
}

/// Looks at every number of a table.
pub(super) fn idle(parts: &Parts) -> Idle {
    let mut find = Find { parts, of: vec![None; parts.quantities.len()] };
    find.talks();
    find.balance();
    find.issues();
    parts.parties.iter().enumerate().for_each(|(index, party)| find.party(index, party));
    parts.events.iter().for_each(|event| find.event(event));
    find.reliefs();
    let suspends = find.suspends();
    let trusts = find.trusts();
    Idle {
        collapse_after: (!suspends).then_some(NO_SUSPENSION),
        trust_inertia: (!trusts).then_some(NO_TRUST_AT_ALL),
        of: find.of,
    }
}

struct Find<'a> {
    parts: &'a Parts,
    of: Vec<Option<Why>>,
}

impl Find<'_> {
    fn mark(&mut self, quantity: QuantityId, idle: bool, why: Why) {
        let place = &mut self.of[quantity.index()];
        if idle && place.is_none() {
            *place = Some(why);
        }
    }

    /// Whether a number may be anything but 0.
    fn can(&self, quantity: QuantityId) -> bool {
        self.parts.quantities[quantity.index()].distribution.known() != Some(0.0)
    }

    fn signs(&self, party: usize) -> bool {
        self.parts.parties[party].role == Role::Signatory
    }

    fn signatories(&self) -> impl Iterator<Item = (usize, &Party)> {
        self.parts.parties.iter().enumerate().filter(|(_, party)| party.role == Role::Signatory)
    }

    fn talks(&mut self) {
        let setting = &self.parts.setting;
        let one_issue = self.parts.issues.len() == 1;
        self.mark(setting.misreading, one_issue, "with one issue there is nothing to misread");
        let reads = !one_issue && self.can(setting.misreading);
        self.mark(
            setting.learning,
            !reads,
            "nobody misreads anybody, so there is nothing to learn",
        );
        let suspends = self.suspends();
        self.mark(setting.resume, !suspends, NO_SUSPENSION);
        let trusts = self.trusts_between_signatories();
        self.mark(setting.goodwill, !trusts, "nothing depends on trust between the signatories");
        let hardens = self.parts.events.iter().any(|event| self.hardens(event));
        self.mark(setting.cooling, !hardens, "no event hardens anybody");
        let deluded = self.signatories().any(|(_, party)| self.can(party.optimism));
        self.mark(setting.optimism_half_life, !deluded, "no signatory has any optimism");
        let over = setting.aftermath_months == 0;
        let assured = self.parts.issues.iter().any(|issue| self.can(issue.assures));
        self.mark(
            setting.deterrence,
            over,
            "`aftermath_months` is 0: nobody looks at what comes after",
        );
        self.mark(setting.deterrence, !assured, "no issue `assures` anything");
        let pressed = self.signatories().any(|(index, _)| self.is_pressed(index));
        self.mark(
            setting.pressure_half_life,
            over,
            "`aftermath_months` is 0: nobody looks at what comes after",
        );
        self.mark(setting.pressure_half_life, !pressed, "no mediator puts pressure on a signatory");
    }

    fn balance(&mut self) {
        let setting = &self.parts.setting;
        let exposed = self.signatories().any(|(_, party)| self.can(party.exposure));
        let felt = exposed || setting.balance.decisive.is_some();
        let why = "no signatory has an `exposure` to the balance, and nothing is `decisive`";
        self.mark(setting.balance.drift_per_month, !felt, why);
        self.mark(setting.balance.volatility, !felt, why);
        let moves = self.balance_moves();
        if let Some(decisive) = setting.balance.decisive {
            self.mark(decisive, !moves, NO_BALANCE);
        }
    }

    fn issues(&mut self) {
        for (index, issue) in self.parts.issues.iter().enumerate() {
            let felt = self.signatories().any(|(party, _)| self.weighs_for_another(party, index));
            self.mark(
                issue.promise,
                !felt,
                "no signatory but the one that keeps it gives this issue a weight",
            );
            let used = self.guarantees_count();
            self.mark(issue.assures, !used, "there is no promise to assure, and no deterrence");
        }
    }

    fn party(&mut self, index: usize, party: &Party) {
        if party.role == Role::Signatory {
            self.signatory(index, party);
        } else {
            self.bystander(party);
        }
        let drafts = self.drafts();
        self.mark(party.influence, !drafts, NO_DRAFT);
        let silent = party.role != Role::Mediator || !party.drafts;
        self.mark(party.face_saving, silent, "it tables no draft");
        let guards = self.guarantees_count()
            && self.parts.issues.iter().any(|i| i.guarantor == Some(index) && self.can(i.assures));
        self.mark(
            party.credibility,
            !guards,
            "no issue that `assures` anything names it as its guarantor",
        );
        for (other, trust) in party.trust.iter().enumerate() {
            let counts = self.counts_on(index, other);
            trust.iter().for_each(|trust| self.mark(*trust, !counts, NO_TRUST));
        }
        for (other, pressure) in party.pressure.iter().enumerate() {
            let signs = self.signs(other);
            pressure.iter().for_each(|pressure| {
                self.mark(*pressure, !signs, "pressure works on signatories only")
            });
        }
    }

    fn signatory(&mut self, index: usize, party: &Party) {
        let moves = self.can(party.cost_per_month)
            || self.can(party.optimism)
            || (self.can(party.exposure) && self.balance_moves())
            || self.is_pressed(index)
            || !self.parts.interims.is_empty();
        self.mark(party.urgency, !moves, "nothing ever worsens its no-deal value");
        let still = !self.balance_moves();
        self.mark(party.exposure, still, NO_BALANCE);
        let betrayed = (0..self.parts.issues.len())
            .any(|k| self.can(self.parts.issues[k].promise) && self.weighs_for_another(index, k));
        self.mark(party.vulnerability, !betrayed, "nobody promises it anything that it cares for");
    }

    /// A party that does not sign: of its numbers only what moves drafts, trust and guarantees counts.
    fn bystander(&mut self, party: &Party) {
        let numbers = [
            party.no_deal,
            party.optimism,
            party.cost_per_month,
            party.exposure,
            party.opening,
            party.concession,
            party.patience,
            party.urgency,
            party.vulnerability,
            party.reciprocity,
            party.good_faith,
        ];
        numbers
            .into_iter()
            .chain(party.ratify_margin)
            .for_each(|id| self.mark(id, true, NOT_A_SIGNATORY));
        let stances = || party.stances.iter().flatten();
        let wants = stances().any(|stance| self.can(stance.weight));
        self.mark(
            party.influence,
            !wants,
            "it wants nothing, so its drafts and its weight pull nowhere",
        );
        let heard = self.can(party.influence);
        for Stance { curve, weight, red_line } in stances() {
            let drafts = self.drafts();
            let ideal = if let crate::games::talks::Curve::Ideal(ideal) = curve {
                Some(*ideal)
            } else {
                None
            };
            for id in ideal.into_iter().chain([*weight]) {
                self.mark(id, !heard, "it has no `influence` on drafts, and does not sign");
                self.mark(id, !drafts, NO_DRAFT);
            }
            red_line
                .iter()
                .for_each(|line| self.mark(*line, true, "only a signatory refuses a text"));
        }
    }

    fn event(&mut self, event: &Event) {
        let numbers =
            [event.excitation, event.distrust, event.hardening, event.walkout, event.postpones];
        let never = !self.can(event.per_month);
        numbers
            .into_iter()
            .for_each(|id| self.mark(id, never, "it never happens: `per_month` is 0"));
        let counts = self.counts(event);
        [event.per_month, event.excitation]
            .into_iter()
            .for_each(|id| self.mark(id, !counts, "whether it happens changes nothing"));
        let seen = self.is_distrusted(event);
        self.mark(
            event.distrust,
            event.by.is_none(),
            "it is nobody's act (`by`), so nobody loses trust",
        );
        self.mark(
            event.distrust,
            !seen,
            "nothing depends on the trust of those it hits in the one who does it",
        );
        let hits = event.on.iter().any(|party| self.signs(*party));
        self.mark(event.hardening, !hits, "it hits no signatory");
        self.mark(event.walkout, event.on.is_empty(), "it hits nobody");
    }

    fn reliefs(&mut self) {
        for interim in &self.parts.interims {
            for (event, relief) in self.parts.events.iter().zip(&interim.relief) {
                let counts = self.can(event.per_month) && self.counts(event);
                self.mark(*relief, !counts, "the event never happens, or changes nothing");
            }
        }
    }

    fn balance_moves(&self) -> bool {
        self.can(self.parts.setting.balance.drift_per_month)
            || self.can(self.parts.setting.balance.volatility)
    }

    fn drafts(&self) -> bool {
        self.parts.parties.iter().any(|party| party.role == Role::Mediator && party.drafts)
    }

    fn is_pressed(&self, party: usize) -> bool {
        let on =
            |mediator: &Party| mediator.pressure[party].is_some_and(|pressure| self.can(pressure));
        self.parts.parties.iter().any(on)
    }

    /// Whether a party gives an issue a weight whose promise another must keep.
    fn weighs_for_another(&self, party: usize, issue: usize) -> bool {
        let weighs = |stance: &Stance| self.can(stance.weight);
        self.parts.issues[issue].kept_by != Some(party)
            && self.parts.parties[party].stances[issue].as_ref().is_some_and(weighs)
    }

    /// Whether anything depends on the trust of one party in another.
    fn counts_on(&self, party: usize, other: usize) -> bool {
        let keeps = |issue: usize| match self.parts.issues[issue].kept_by {
            Some(keeper) => keeper == other,
            None => self.signs(other),
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

    fn trusts(&self) -> bool {
        let all = 0..self.parts.parties.len();
        all.clone().any(|party| all.clone().any(|other| self.counts_on(party, other)))
    }

    fn trusts_between_signatories(&self) -> bool {
        let of = |party: usize| self.signatories().any(|(other, _)| self.counts_on(party, other));
        self.signatories().any(|(party, _)| of(party))
    }

    fn guarantees_count(&self) -> bool {
        let setting = &self.parts.setting;
        let promised = (0..self.parts.issues.len()).any(|issue| {
            self.can(self.parts.issues[issue].promise)
                && self.signatories().any(|(party, _)| self.weighs_for_another(party, issue))
        });
        promised || (setting.aftermath_months > 0 && self.can(setting.deterrence))
    }

    fn hardens(&self, event: &Event) -> bool {
        let hits = event.on.iter().any(|party| self.signs(*party));
        hits && self.can(event.hardening) && self.can(event.per_month)
    }

    fn suspends(&self) -> bool {
        self.parts.events.iter().any(|event| {
            let leaves = !event.on.is_empty() && self.can(event.walkout);
            self.can(event.per_month) && (leaves || self.can(event.postpones))
        })
    }

    /// Whether trust that something depends on is that of a target in the doer.
    fn is_distrusted(&self, event: &Event) -> bool {
        event.by.is_some_and(|by| event.on.iter().any(|party| self.counts_on(*party, by)))
    }

    /// Whether anything changes when the event happens.
    fn counts(&self, event: &Event) -> bool {
        let quiet = event.by.is_some_and(|by| self.signs(by))
            && event.on.iter().any(|party| self.signs(*party))
            && self.can(self.parts.setting.goodwill);
        let hits = event.on.iter().any(|party| self.signs(*party));
        (hits && self.can(event.hardening))
            || (!event.on.is_empty() && self.can(event.walkout))
            || self.can(event.postpones)
            || (self.is_distrusted(event) && (quiet || self.can(event.distrust)))
    }
}
