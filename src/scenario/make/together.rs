//! What is wrong only when several entries are looked at together.

use super::builder::Builder;
use crate::games::talks::{Format, Parts, Party, Role};
use crate::random::Distribution;
use crate::scenario::keys::Section;
use crate::scenario::tree::path::Path;

impl Builder<'_> {
    /// Weights, keepers and mediators.
    pub(super) fn together(&mut self, parts: &Parts) {
        self.weights(parts);
        self.keepers(parts);
        self.shuttle(parts);
    }

    /// Weights are shares of their sum, which must therefore never be 0.
    fn weights(&mut self, parts: &Parts) {
        for (index, party) in parts.parties.iter().enumerate() {
            let owner = self.entry(Section::Party, "party", index);
            let lists_none = party.stances.iter().all(Option::is_none);
            if lists_none {
                // An issue that is listed under a name that nobody knows has been told.
                let tried = self
                    .tree
                    .at(&owner.at.key("issues"))
                    .is_some_and(|issues| !issues.is_empty_table());
                if party.role == Role::Signatory && !tried {
                    let title = format!(
                        "no issue matters to {}, a signatory",
                        owner.phrase.trim_start_matches("of ")
                    );
                    let mistake = self.at(&owner.at, title).beside(owner.beside.clone());
                    let mistake = mistake.hint("list what it wants: [party.issues] and below it water = { ideal = 0.0, weight = 0.6 }");
                    self.say(mistake.unless(&[
                        "unknown key `issue",
                        "`issues` must be a table",
                        "there is no issue `",
                    ]));
                }
            } else if party.role == Role::Signatory && could_all_be_zero(party, parts) {
                let title = format!("the weights {} could all be 0", owner.phrase);
                let path = owner.at.key("issues");
                let mistake = self.at(&path, title).beside(owner.beside.clone());
                self.say(mistake.hint("give at least one issue a weight that is surely above 0"));
            }
        }
    }

    /// A promise must be kept by somebody: by default, by the other signatory that each trusts least.
    fn keepers(&mut self, parts: &Parts) {
        let signatories =
            parts.parties.iter().filter(|party| party.role == Role::Signatory).count();
        let other = signatories >= 2;
        for (index, issue) in parts.issues.iter().enumerate() {
            let owner = self.entry(Section::Issue, "issue", index);
            let promised = parts.quantities[issue.promise.index()].distribution.most() > 0.0;
            let named = self.tree.at(&owner.at.key("kept_by")).is_some();
            if promised && !other && !named {
                let title = format!("nobody can keep the `promise` {}", owner.phrase);
                let mistake = self.about(&owner, &owner.at.key("promise"), title);
                self.say(mistake.hint("name the party that must keep it, kept_by = \"south\", or add a second signatory"));
            }
        }
    }

    /// In shuttle talks only drafts are on the table.
    fn shuttle(&mut self, parts: &Parts) {
        let drafts = parts
            .parties
            .iter()
            .any(|party| party.role == Role::Mediator && party.drafts.is_some());
        if parts.setting.format == Format::Direct || drafts {
            return;
        }
        let mistake = self.at(
            &Path::top().key("talks").key("format"),
            "shuttle talks need a mediator that drafts",
        );
        self.say(
            mistake
                .says("only drafts are on the table")
                .hint("add a [[party]] with role = \"mediator\", or write format = \"direct\""),
        );
    }
}

/// Whether some draw could have no weight above 0. A normal weight of a mean above 0 has some: truncation cuts it at 0,
/// but leaves nothing there.
fn could_all_be_zero(party: &Party, parts: &Parts) -> bool {
    let mut weights =
        party.stances.iter().flatten().map(|stance| &parts.quantities[stance.weight.index()]);
    weights.all(|weight| could_be_zero(&weight.distribution) && !weight.basis.default)
}

fn could_be_zero(weight: &Distribution) -> bool {
    match *weight {
        Distribution::Normal { mean, .. } => mean <= 0.0,
        // Nothing of it lies at the end where it is cut.
        Distribution::Ninety { p5, .. } => p5 < 0.0,
        _ => weight.least() <= 0.0,
    }
}
