//! The commitment problem: what a text is worth to somebody who doubts that it will be kept.
//!
//! - Models: promises that another must keep; trust, and guarantees in trust's place.
//! - Equation: V(x) = sum of w * [v(x) - promise * (1 - c) * (v(x) - v(status quo) + betrayal)] with
//!   1 - c = (1 - trust in the keeper) * (1 - G(x)) and G(x) = min(1, sum of assures * x * credibility).
//! - Source: Fearon (1995) "Rationalist Explanations for War"; Walter (2002) Committing to Peace; Kydd (2005) Trust and
//!   Mistrust in International Relations; Powell (2006) "War as a Commitment Problem".
//! - Units: shares and values 0..1.
//! - Leaves out: reneging as a choice; guarantees that cost the guarantor.

use crate::games::talks::mechanisms::{no_deal, trust};
use crate::games::talks::play::world::World;
use crate::games::talks::table::Table;
use crate::games::talks::table::shape::Keeper;
use crate::lanes::{Eight, Lanes, Simd};

#[derive(Clone, Debug)]
pub(crate) struct State {
    /// By signatory and issue: weight times what is promised.
    pledged: Vec<Eight>,
    /// By signatory and issue: weight times what rests on an untrusted promise.
    doubt: Vec<Eight>,
    /// By signatory: the sum over issues of doubt times (cost of betrayal - value of the status quo).
    doubt_cost: Vec<Eight>,
    /// By signatory and issue: weights with the credibility of the reference text.
    held_weight: Vec<Eight>,
    /// By signatory: the constant that goes with them.
    held_constant: Vec<Eight>,
}

impl State {
    pub(crate) fn new(table: &Table) -> Self {
        let n = table.signatories().len();
        let (by_issue, by_signatory) =
            (vec![Eight::ZERO; n * table.parts().issues.len()], vec![Eight::ZERO; n]);
        State {
            pledged: by_issue.clone(),
            doubt: by_issue.clone(),
            doubt_cost: by_signatory.clone(),
            held_weight: by_issue,
            held_constant: by_signatory,
        }
    }

    pub(crate) fn reset(&mut self) {
        self.doubt.fill(Eight::ZERO);
        self.doubt_cost.fill(Eight::ZERO);
    }

    /// By signatory and issue: weights with the credibility of the reference text.
    pub(crate) fn held_weights(&self) -> &[Eight] {
        &self.held_weight
    }

    /// By signatory: the constants that go with them.
    pub(crate) fn held_constants(&self) -> &[Eight] {
        &self.held_constant
    }

    /// Without promises the weights as they are; the constants stay 0. With them, what is promised of each issue.
    #[inline(always)]
    pub(crate) fn begin<S: Simd>(&mut self, world: World<S>) {
        let draw = world.draw;
        for (i, &party) in world.signatories().iter().enumerate() {
            for (k, issue) in world.table.parts().issues.iter().enumerate() {
                let (at, weight) = (draw.at(i, k), &draw.weight[draw.at(party, k)]);
                self.held_weight[at] = *weight;
                (world.load(weight) * world.value(issue.promise)).store(&mut self.pledged[at]);
            }
            self.held_constant[i] = Eight::ZERO;
        }
    }

    /// What rests on untrusted promises, for every signatory: at the trust and the no-deal values of the moment.
    #[inline(always)]
    pub(crate) fn doubts<S: Simd>(
        &mut self,
        world: World<S>,
        trust: &trust::State,
        no_deal: &no_deal::State,
    ) {
        if !world.uses().promises {
            return;
        }
        for i in 0..world.draw.signatories {
            let betrayal = no_deal.betrayal(world, i);
            let mut cost = world.all(0.0);
            let own = world.draw.row(i);
            let keepers = &world.table.shape().keepers[own.clone()];
            let pledges = self.pledged[own.clone()].iter().zip(keepers);
            let doubts = self.doubt[own.clone()].iter_mut().zip(no_deal.quo_values(own));
            let least = least_trust(world, trust.by_bond(), i);
            for ((pledged, keeper), (doubt, quo_value)) in pledges.zip(doubts) {
                let distrust = distrust(world, trust.by_bond(), *keeper, least);
                let doubted = world.load(pledged) * distrust;
                doubted.store(doubt);
                cost = cost + doubted * (betrayal - world.load(quo_value));
            }
            cost.store(&mut self.doubt_cost[i]);
        }
    }

    /// Weight times promised share times distrust of the keeper, at the trust of this very moment.
    #[inline(always)]
    pub(crate) fn doubt_now<S: Simd>(
        &self,
        world: World<S>,
        trust: &trust::State,
        i: usize,
        k: usize,
    ) -> Lanes<S> {
        let at = world.draw.at(i, k);
        let least = least_trust(world, trust.by_bond(), i);
        let distrust = distrust(world, trust.by_bond(), world.table.shape().keepers[at], least);
        world.load(&self.pledged[at]) * distrust
    }

    /// Holds the credibility of the reference text: weights and constants for every signatory.
    #[inline(always)]
    pub(crate) fn hold<S: Simd>(&mut self, world: World<S>, reference: &[Eight]) {
        if !world.uses().promises {
            return;
        }
        let shortfall = shortfall(world, reference);
        for (i, &party) in world.signatories().iter().enumerate() {
            let own = world.draw.row(i);
            let weights = &world.draw.weight[world.draw.row(party)];
            let doubts = weights.iter().zip(&self.doubt[own.clone()]);
            for ((weight, doubt), held) in doubts.zip(&mut self.held_weight[own]) {
                (world.load(weight) - shortfall * world.load(doubt)).store(held);
            }
            let constant = -(shortfall * world.load(&self.doubt_cost[i]));
            constant.store(&mut self.held_constant[i]);
        }
    }

    /// What a text is worth to signatory i, given what it values of each position, at the reference text's credibility.
    #[inline(always)]
    pub(crate) fn held_worth<S: Simd>(
        &self,
        world: World<S>,
        i: usize,
        values: &[Eight],
    ) -> Lanes<S> {
        let mut worth = world.load(&self.held_constant[i]);
        for (weight, value) in self.held_weight[world.draw.row(i)].iter().zip(values) {
            worth = worth + world.load(weight) * world.load(value);
        }
        worth
    }

    /// The same at the credibility of the text itself, whose guarantees fall short by `shortfall`.
    #[inline(always)]
    pub(crate) fn worth<S: Simd>(
        &self,
        world: World<S>,
        i: usize,
        values: &[Eight],
        shortfall: Lanes<S>,
    ) -> Lanes<S> {
        let [kept, lost] = self.kept_and_lost(world, i, values);
        if world.uses().promises { kept - shortfall * lost } else { kept }
    }

    /// What a text is worth to signatory i were every promise kept, and what it loses of that without any guarantee.
    #[inline(always)]
    pub(crate) fn kept_and_lost<S: Simd>(
        &self,
        world: World<S>,
        i: usize,
        values: &[Eight],
    ) -> [Lanes<S>; 2] {
        let mut kept = world.all(0.0);
        let weights = &world.draw.weight[world.draw.row(world.signatories()[i])];
        for (weight, value) in weights.iter().zip(values) {
            kept = kept + world.load(weight) * world.load(value);
        }
        let mut lost = world.all(0.0);
        if world.uses().promises {
            lost = world.load(&self.doubt_cost[i]);
            for (doubt, value) in self.doubt[world.draw.row(i)].iter().zip(values) {
                lost = lost + world.load(doubt) * world.load(value);
            }
        }
        [kept, lost]
    }
}

/// How far short of certainty the guarantees of a text fall: 1 - G.
#[inline(always)]
pub(crate) fn shortfall<S: Simd>(world: World<S>, text: &[Eight]) -> Lanes<S> {
    1.0 - assurance(world, text)
}

/// The guarantees of a text: G, 0..1.
#[inline(always)]
pub(crate) fn assurance<S: Simd>(world: World<S>, text: &[Eight]) -> Lanes<S> {
    let mut sum = world.all(0.0);
    if world.uses().assurances {
        for (assurance, position) in world.draw.assurance.iter().zip(text) {
            sum = sum + world.load(assurance) * world.load(position);
        }
    }
    sum.at_most(1.0)
}

/// How far a signatory distrusts who keeps a promise: 0 where it is the keeper itself.
#[inline(always)]
fn distrust<S: Simd>(
    world: World<S>,
    trust: &[Eight],
    keeper: Keeper,
    least: Lanes<S>,
) -> Lanes<S> {
    let trust = match keeper {
        Keeper::Oneself => return world.all(0.0),
        Keeper::Trusted(from, to) => {
            let bonds = world.table.shape().kept[from..to].iter();
            let least = |least: Lanes<S>, bond: &usize| least.at_most(world.load(&trust[*bond]));
            bonds.fold(world.all(f64::INFINITY), least)
        }
        Keeper::LeastTrusted => least,
    };
    1.0 - trust
}

/// A signatory's trust in the other signatory that it trusts least.
#[inline(always)]
fn least_trust<S: Simd>(world: World<S>, trust: &[Eight], i: usize) -> Lanes<S> {
    let bonds = world.table.shape().among_signatories[i].iter();
    bonds.fold(world.all(f64::INFINITY), |least, &bond| least.at_most(world.load(&trust[bond])))
}
