//! `[[correlation]]`: uncertain numbers whose ranks go together.

use super::builder::Builder;
use super::owner::Owner;
use crate::engine::{Correlation, Member, QuantityId};
use crate::scenario::keys::Section;
use crate::scenario::mistake::nearest::nearest_path;
use crate::scenario::tree::kind::kind_of;
use crate::scenario::tree::node::Node;
use crate::scenario::tree::path::Path;
use crate::scenario::tree::words::place_at;

/// The members found so far, each with where it is named.
type Named = Vec<(QuantityId, Path)>;

impl Builder<'_> {
    /// The groups; called when every number is on the list.
    pub(super) fn correlations(&mut self) -> Vec<Correlation> {
        let mut named = Named::new();
        (0..self.rows("correlation")).map(|index| self.correlation(index, &mut named)).collect()
    }

    fn correlation(&mut self, index: usize, named: &mut Named) -> Correlation {
        let owner = self.entry(Section::Correlation, "correlation", index);
        self.rests_on(&owner.at);
        let path = owner.at.key("inputs");
        if !self.exists(&path) {
            let help = "name the numbers that go together by their paths: inputs = [\"party.north.resolve\", \"party.south.resolve\"]";
            self.lacks(&owner, "inputs", help);
        }
        if !self.exists(&owner.at.key("rank")) {
            self.lacks(&owner, "rank", "how closely they go together: rank = 0.5");
        }
        let list: Vec<Node> = self.value(&path).unwrap_or_default();
        if list.len() < 2 && self.tree.at(&path).is_some_and(|node| kind_of(node) == "a list") {
            let title = format!("`inputs` {} must name at least two numbers", owner.phrase);
            let mistake = self.about(&owner, &path, title);
            self.say(mistake.hint("one alone goes together with nothing"));
        }
        let members = list.iter().enumerate();
        let members = members
            .filter_map(|(at, node)| self.member(&owner, &path.index(at), node, named))
            .collect();
        let id = self.ids.of(Section::Correlation).get(index).cloned().unwrap_or_default();
        Correlation { id, members, rank: self.known(&owner, "rank") }
    }

    fn member(
        &mut self,
        owner: &Owner,
        at: &Path,
        node: &Node,
        named: &mut Named,
    ) -> Option<Member> {
        let Some(written) = node.text() else {
            let title = format!("a path in quotes belongs here, found {}", kind_of(node));
            let mistake = self.about(owner, at, title);
            self.say(mistake.hint("such as \"party.north.resolve\"; a - before it turns its sign"));
            return None;
        };
        let written = written.trim();
        let (is_turned, path) = match written.strip_prefix('-') {
            Some(path) => (true, path.trim()),
            None => (false, written),
        };
        let quantity = self.uncertain_number(owner, at, path)?;
        if let Some((_, other)) = named.iter().find(|(one, _)| *one == quantity) {
            let beside = Some((self.tree.place_of(other), "named here".to_owned()));
            let title = format!("`{path}` is in a group already");
            let mistake = self.at(at, title).beside(beside);
            self.say(mistake.hint("a number belongs to one group at most"));
            return None;
        }
        named.push((quantity, at.clone()));
        Some(Member { quantity, is_turned })
    }

    fn uncertain_number(&mut self, owner: &Owner, at: &Path, path: &str) -> Option<QuantityId> {
        let Some(place) = self.quantities.iter().position(|quantity| quantity.path == path) else {
            // A number that could not be read is none of the list; that has been said.
            if self.is_full() {
                return None;
            }
            let known = self.quantities.iter().map(|quantity| quantity.path.as_str());
            let near = nearest_path(path, known).map(str::to_owned);
            let title = format!("there is no number `{path}` that could be uncertain");
            let mistake = self.about(owner, at, title);
            self.say(mistake.hint(match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "a path is written like `party.north.no_deal`".to_owned(),
            }));
            return None;
        };
        let quantity = QuantityId(place as u32);
        if self.quantities[place].distribution.known().is_none() {
            return Some(quantity);
        }
        if !self.unread.contains(&quantity) && !self.is_known_by_a_change(at, path) {
            let title = format!("`{path}` is known: nothing can go together with it");
            let mistake = self.about(owner, at, title);
            self.say(
                mistake.hint("give it a range, such as [0.2, 0.5], or take it out of the group"),
            );
        }
        None
    }

    /// Whether a number is known only because something that changes the file of the group says so.
    fn is_known_by_a_change(&self, at: &Path, path: &str) -> bool {
        let age = |file: usize| match self.sources.get(file) {
            Some(source) if source.is_an_option() => 0,
            _ => file + 1,
        };
        let number = place_at(self.tree, path);
        number.is_some_and(|number| age(number.file) < age(self.tree.place_of(at).file))
    }
}
