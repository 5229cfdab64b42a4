//! A witness of a zone of agreement: a text, or a mixture of texts, that gave every signatory enough.
//!
//! - Models: what a text is worth to each changes with the weights from round to round; the text itself remains one.
//! - Equation: V(x) >= b + fear for every signatory, to within 1e-9.
//! - Units: values 0..1.
//! - Leaves out: how it is found ([`crate::games::talks::zone::search`]).

use crate::games::talks::play::world::World;
use crate::games::talks::texts::preferences::CLOSE;
use crate::lanes::{Eight, Mask, Simd};

/// What every signatory values of it, issue after issue, in eight negotiations.
#[derive(Clone, Debug, Default)]
pub(crate) struct Witness {
    issues: Vec<usize>,
    signatories: usize,
    /// Lanes in which there is one.
    lanes: u8,
    /// Issue after issue, signatory after signatory.
    values: Vec<Eight>,
}

impl Witness {
    pub(crate) fn new(issues: Vec<usize>, signatories: usize) -> Self {
        let values = vec![Eight::ZERO; issues.len() * signatories];
        Witness { issues, signatories, lanes: 0, values }
    }

    /// Forgets it.
    pub(crate) fn begin(&mut self) {
        self.lanes = 0;
    }

    /// Issue after issue, signatory after signatory: what they value of it.
    pub(crate) fn values(&self) -> &[Eight] {
        &self.values
    }

    /// Takes another in some lanes: what is valued of it, in the order of the issues.
    #[inline(always)]
    pub(crate) fn take<'a, S: Simd>(
        &mut self,
        world: World<S>,
        lanes: Mask<S>,
        values: impl Iterator<Item = &'a Eight>,
    ) {
        self.lanes |= lanes.bits();
        for (kept, value) in self.values.iter_mut().zip(values) {
            world.load(value).store_where(lanes, kept);
        }
    }

    /// Where it gives every signatory enough, at the weights held, with so much apart from it.
    #[inline(always)]
    pub(crate) fn holds<S: Simd>(
        &self,
        world: World<S>,
        held: &[Eight],
        spare: &[Eight],
    ) -> Mask<S> {
        let mut holds = world.lanes(self.lanes);
        for (i, spare) in spare.iter().enumerate().filter(|_| self.lanes != 0) {
            let held = &held[world.draw.row(i)];
            let values = self.values.iter().skip(i).step_by(self.signatories);
            let mut surplus = world.load(spare);
            for (&issue, value) in self.issues.iter().zip(values) {
                surplus = surplus + world.load(&held[issue]) * world.load(value);
            }
            holds = holds & surplus.ge(-CLOSE);
        }
        holds
    }
}
