//! Several experts on one number: the same ones, in the same order and with the same weights, throughout a file.

use super::builder::{Builder, Panel, Said};
use super::number::Ask;
use crate::random::Distribution;
use crate::scenario::mistake::nearest::listed;
use crate::scenario::tree::kind::kind_of;
use crate::scenario::tree::node::{Body, Node};
use crate::scenario::tree::path::Path;

impl Builder<'_> {
    /// `{ experts = [ { by = "A", low = 0.1, high = 0.3 }, { by = "B", value = 0.5 } ], weights = [1, 2] }`
    pub(super) fn experts(&mut self, ask: &Ask<'_>) -> Result<Distribution, Said> {
        let at = ask.at.key("experts");
        let list: Vec<Node> = self.value(&at).ok_or(Said)?;
        let names: Vec<Result<String, Said>> = (0..list.len())
            .map(|place| self.expert(ask, &at.index(place), &list[..place], &list[place]))
            .collect();
        let says: Vec<Result<Distribution, Said>> =
            (0..list.len()).map(|place| self.voice(ask, &at.index(place), &list[place])).collect();
        let weights = self.weights_of(ask, list.len())?;
        let names = names.into_iter().collect::<Result<Vec<String>, Said>>()?;
        let says = says.into_iter().collect::<Result<Vec<Distribution>, Said>>()?;
        let made = self.made(ask, Distribution::experts(says.clone(), &weights))?;
        match self.panel(ask, names, weights)? {
            Some(weights) => self.made(ask, Distribution::experts(says, &weights)),
            None => Ok(made),
        }
    }

    /// The name of an expert, which no other one has.
    fn expert(
        &mut self,
        ask: &Ask<'_>,
        at: &Path,
        before: &[Node],
        node: &Node,
    ) -> Result<String, Said> {
        if !matches!(node.body, Body::Table(_)) {
            let title = format!(
                "each of the `experts` of {} must be a table, found {}",
                ask.subject,
                kind_of(node)
            );
            let mistake = self.about(ask.owner, at, title);
            return self.refuse(mistake.hint("such as { by = \"A. B.\", low = 0.1, high = 0.3 }"));
        }
        let by = at.key("by");
        if !self.exists(&by) {
            let title = format!("one of the `experts` of {} has no name", ask.subject);
            let mistake = self.about(ask.owner, at, title);
            return self.refuse(mistake.hint("say whose view it is: by = \"A. B.\""));
        }
        let name: String = self.value(&by).ok_or(Said)?;
        let is_again =
            before.iter().any(|other| other.get("by").and_then(Node::text) == Some(&name));
        if is_again || name.trim().is_empty() {
            let title = match is_again {
                true => format!("\"{name}\" speaks twice among the `experts` of {}", ask.subject),
                false => format!("one of the `experts` of {} has an empty name", ask.subject),
            };
            let mistake = self.about(ask.owner, &by, title);
            return self.refuse(mistake.hint("give every expert one entry, and a name of its own"));
        }
        Ok(name)
    }

    /// What an expert says.
    fn voice(&mut self, ask: &Ask<'_>, at: &Path, node: &Node) -> Result<Distribution, Said> {
        let Body::Table(table) = &node.body else { return Err(Said) };
        let by = node.get("by").and_then(Node::text).unwrap_or("an expert");
        let subject = format!("what {by} says of {}", ask.subject);
        let ask = Ask { at: at.clone(), subject, is_voice: true, ..ask.clone() };
        self.table(&ask, table)
    }

    /// Holds every list of experts against the first; the weights of that one, where there was one before.
    fn panel(
        &mut self,
        ask: &Ask<'_>,
        names: Vec<String>,
        weights: Vec<f64>,
    ) -> Result<Option<Vec<f64>>, Said> {
        let place = self.tree.place_of(&ask.at);
        let Some(panel) = &self.panel else {
            self.panel = Some(Panel { names, weights, place });
            return Ok(None);
        };
        let (sum, other): (f64, f64) = (weights.iter().sum(), panel.weights.iter().sum());
        let is_same = |(one, two): (&f64, &f64)| (one / sum - two / other).abs() < 1e-12;
        let help = if panel.names != names {
            let known: Vec<&str> = panel.names.iter().map(String::as_str).collect();
            format!(
                "one of them speaks for a whole draw, so every list names {}, in this order",
                listed(&known)
            )
        } else if !weights.iter().zip(&panel.weights).all(is_same) {
            let known: Vec<String> = panel.weights.iter().map(f64::to_string).collect();
            format!(
                "one of them speaks for a whole draw, so every list has weights = [{}]",
                known.join(", ")
            )
        } else {
            return Ok(Some(panel.weights.clone()));
        };
        let beside = Some((panel.place, "the first list of experts".to_owned()));
        let title = format!("the experts of {} are not those of the first list", ask.subject);
        let mistake = self.at(&ask.at, title).beside(beside);
        self.refuse(mistake.hint(help))
    }
}
