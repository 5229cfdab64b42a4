//! Numbers that cannot matter in a scenario, each with the reason: an event on nobody, a trust that nothing uses.
//!
//! Only what is certain is said: whoever changes such a number within its range changes no bit of any result. That a
//! number is not named here does not mean that it matters.

use crate::engine::QuantityId;
use crate::games::talks::table::parts::{Curve, Event, Parts, Party, Role, Stance};
use crate::games::talks::table::uses::{Reach, Uses};

/// Why a number cannot matter.
pub(crate) type Why = &'static str;

const NOT_A_SIGNATORY: Why = "only a signatory's counts";
const NO_TRUST: Why =
    "nothing depends on this trust: no promise that the one must keep, no walkout over its acts";
const NO_TRUST_AT_ALL: Why =
    "nothing depends on anybody's trust: there is no promise and no walkout";
const NO_DRAFT: Why = "there is no mediator that drafts";
const NO_SUSPENSION: Why =
    "no event leads to a walkout or a postponement, so talks are never suspended";
const NOBODY_LOOKS_AHEAD: Why = "no mediator presses, and nobody foresees a drift of the balance";
const NOBODY_LOOKS_BACK: Why =
    "no promise, interim deal or alternative starts from the status quo, and every signatory cares";
const NO_BALANCE: Why = "the balance never moves";

/// The numbers of a table that cannot matter.
pub(crate) struct Idle {
    /// By quantity.
    pub of: Vec<Option<Why>>,
    /// Numbers of the talks that take no uncertainty, by their keys.
    pub known: Vec<(&'static str, Why)>,
}

/// Looks at every number of a table.
pub(crate) fn idle(parts: &Parts) -> Idle {
    let mut find = Find { reach: Reach { parts }, of: vec![None; parts.quantities.len()] };
    find.talks();
    find.balance();
    find.issues();
    parts.parties.iter().enumerate().for_each(|(index, party)| find.party(index, party));
    parts.events.iter().for_each(|event| find.event(event));
    find.reliefs();
    let uses = Uses::of(find.reach);
    let ahead = uses.no_deal.pressure || uses.no_deal.foresight;
    let known = [
        ("collapse_after", find.reach.suspends(), NO_SUSPENSION),
        ("trust_inertia", find.reach.trusts(), NO_TRUST_AT_ALL),
        ("look_ahead", ahead, NOBODY_LOOKS_AHEAD),
    ];
    let idle = known.into_iter().filter(|(_, matters, _)| !matters);
    Idle { known: idle.map(|(key, _, why)| (key, why)).collect(), of: find.of }
}

struct Find<'a> {
    reach: Reach<'a>,
    of: Vec<Option<Why>>,
}

impl Find<'_> {
    fn mark(&mut self, quantity: QuantityId, idle: bool, why: Why) {
        let place = &mut self.of[quantity.index()];
        if idle && place.is_none() {
            *place = Some(why);
        }
    }

    fn talks(&mut self) {
        let setting = &self.reach.parts.setting;
        let one_issue = self.reach.parts.issues.len() == 1;
        self.mark(setting.misreading, one_issue, "with one issue there is nothing to misread");
        let reads = !one_issue && self.reach.can(setting.misreading);
        self.mark(
            setting.misreading_half_life,
            !reads,
            "nobody misreads anybody, so there is nothing to learn",
        );
        let suspends = self.reach.suspends();
        self.mark(setting.resume_after, !suspends, NO_SUSPENSION);
        let trusts = self.reach.trusts_between_signatories();
        self.mark(setting.goodwill, !trusts, "nothing depends on trust between the signatories");
        let echoes = self.reach.parts.events.iter().any(|event| self.reach.can(event.excitation));
        self.mark(setting.echo_half_life, !echoes, "no event sets off others");
        let hardens = self.reach.parts.events.iter().any(|event| self.reach.hardens(event));
        self.mark(setting.cooling_half_life, !hardens, "no event hardens anybody");
        let deluded = self.reach.signatories().any(|(_, party)| self.reach.can(party.optimism));
        self.mark(setting.optimism_half_life, !deluded, "no signatory has any optimism");
        let over = setting.aftermath_months == 0;
        let assured = self.reach.parts.issues.iter().any(|issue| self.reach.can(issue.assures));
        self.mark(
            setting.deterrence,
            over,
            "`aftermath_months` is 0: nobody looks at what comes after",
        );
        self.mark(setting.deterrence, !assured, "no issue `assures` anything");
        let pressed = self.reach.signatories().any(|(index, _)| self.reach.is_pressed(index));
        self.mark(
            setting.pressure_half_life,
            over,
            "`aftermath_months` is 0: nobody looks at what comes after",
        );
        self.mark(setting.pressure_half_life, !pressed, "no mediator puts pressure on a signatory");
    }

    fn balance(&mut self) {
        let setting = &self.reach.parts.setting;
        let exposed = self.reach.signatories().any(|(_, party)| self.reach.can(party.exposure));
        let felt = exposed || setting.balance.decisive.is_some();
        let why = "no signatory has an `exposure` to the balance, and nothing is `decisive`";
        self.mark(setting.balance.drift_per_month, !felt, why);
        self.mark(setting.balance.volatility, !felt, why);
        let moves = self.reach.balance_moves();
        if let Some(decisive) = setting.balance.decisive {
            self.mark(decisive, !moves, NO_BALANCE);
        }
    }

    fn issues(&mut self) {
        for (index, issue) in self.reach.parts.issues.iter().enumerate() {
            let felt = self
                .reach
                .signatories()
                .any(|(party, _)| self.reach.weighs_for_another(party, index));
            self.mark(
                issue.promise,
                !felt,
                "no signatory but the one that keeps it gives this issue a weight",
            );
            let used = self.reach.guarantees_count();
            self.mark(issue.assures, !used, "there is no promise to assure, and no deterrence");
            let stands = self.reach.stands_still(index);
            self.mark(issue.status_quo, stands, NOBODY_LOOKS_BACK);
        }
    }

    fn party(&mut self, index: usize, party: &Party) {
        if party.role == Role::Signatory {
            self.signatory(index, party);
        } else {
            self.bystander(index, party);
        }
        let drafts = self.reach.drafts();
        self.mark(party.influence, !drafts, NO_DRAFT);
        let silent = !self.reach.may_draft(index);
        for saving in &party.face_saving {
            self.mark(*saving, silent, "it tables no draft");
        }
        let guards = self.reach.guarantees_count()
            && self
                .reach
                .parts
                .issues
                .iter()
                .any(|i| i.guarantors.contains(&index) && self.reach.can(i.assures));
        self.mark(
            party.credibility,
            !guards,
            "no issue that `assures` anything names it as its guarantor",
        );
        for (other, trust) in party.trust.iter().enumerate() {
            let counts = self.reach.counts_on(index, other);
            trust.iter().for_each(|trust| self.mark(*trust, !counts, NO_TRUST));
        }
        for (other, pressure) in party.pressure.iter().enumerate() {
            let signs = self.reach.signs(other);
            pressure.iter().for_each(|pressure| {
                self.mark(*pressure, !signs, "pressure works on signatories only")
            });
        }
    }

    fn signatory(&mut self, index: usize, party: &Party) {
        let pays = self.reach.can(party.cost_per_month) || self.reach.is_pressed(index);
        self.mark(party.resolve, !pays, "waiting costs it nothing");
        let shifts = self.reach.can(party.exposure)
            && self.reach.can(self.reach.parts.setting.balance.drift_per_month)
            && self.reach.parts.setting.look_ahead > 0.0;
        self.mark(party.foresight, !shifts, "the balance never drifts in its favour");
        let still = !self.reach.balance_moves();
        self.mark(party.exposure, still, NO_BALANCE);
        let betrayed = (0..self.reach.parts.issues.len()).any(|k| {
            self.reach.can(self.reach.parts.issues[k].promise)
                && self.reach.weighs_for_another(index, k)
        });
        self.mark(party.vulnerability, !betrayed, "nobody promises it anything that it cares for");
    }

    /// A party that does not sign: of its numbers only what moves drafts, trust and guarantees counts.
    fn bystander(&mut self, index: usize, party: &Party) {
        let numbers = [
            party.no_deal,
            party.optimism,
            party.cost_per_month,
            party.exposure,
            party.opening,
            party.concession,
            party.resolve,
            party.erosion_per_month,
            party.foresight,
            party.leaves_per_month,
            party.vulnerability,
            party.reciprocity,
            party.good_faith,
        ];
        numbers
            .into_iter()
            .chain(party.ratify_margin)
            .chain(party.patience)
            .for_each(|id| self.mark(id, true, NOT_A_SIGNATORY));
        let stances = || party.stances.iter().flatten();
        let wants = stances().any(|stance| self.reach.can(stance.weight));
        self.mark(
            party.influence,
            !wants,
            "it wants nothing, so its drafts and its weight pull nowhere",
        );
        let heard = self.reach.can(party.influence);
        for Stance { curve, weight, .. } in stances() {
            let drafts = self.reach.drafts();
            let ideal = if let Curve::Ideal(ideal, _) = curve { Some(*ideal) } else { None };
            for id in ideal.into_iter().chain([*weight]) {
                self.mark(id, !heard, "it has no `influence` on drafts, and does not sign");
                self.mark(id, !drafts, NO_DRAFT);
            }
        }
        for (issue, stance) in party.stances.iter().enumerate() {
            let provides = self.reach.parts.issues[issue].provided_by.contains(&index);
            let line = stance.as_ref().and_then(|stance| stance.red_line);
            line.iter().for_each(|line| {
                self.mark(*line, !provides, "only a signatory or a provider refuses a text")
            });
        }
    }

    fn event(&mut self, event: &Event) {
        let numbers =
            [event.excitation, event.distrust, event.hardening, event.walkout, event.postpones];
        let never = !self.reach.can(event.per_month);
        numbers
            .into_iter()
            .for_each(|id| self.mark(id, never, "it never happens: `per_month` is 0"));
        let counts = self.reach.counts(event);
        [event.per_month, event.excitation]
            .into_iter()
            .for_each(|id| self.mark(id, !counts, "whether it happens changes nothing"));
        let seen = self.reach.is_distrusted(event);
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
        let hits = event.on.iter().any(|party| self.reach.signs(*party));
        self.mark(event.hardening, !hits, "it hits no signatory");
        self.mark(event.walkout, event.on.is_empty(), "it hits nobody");
    }

    fn reliefs(&mut self) {
        let costs = self.reach.signatories().any(|(index, party)| {
            self.reach.can(party.cost_per_month) || self.reach.is_pressed(index)
        });
        for interim in &self.reach.parts.interims {
            self.mark(interim.relief_of_costs, !costs, "waiting costs nobody anything");
            for (event, relief) in self.reach.parts.events.iter().zip(&interim.relief) {
                let counts = self.reach.can(event.per_month) && self.reach.counts(event);
                self.mark(*relief, !counts, "the event never happens, or changes nothing");
            }
        }
    }
}
