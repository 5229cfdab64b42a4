//! `deadline` in `[talks]`: dates that the sides feel; one, or a list.

use super::builder::Builder;
use super::number::Ask;
use super::numbers::Numbers;
use super::owner::Owner;
use crate::games::talks::numbers::{DeadlineNumbers, MONTH_OF_DEADLINE, NumberKey};
use crate::games::talks::{DAYS_OF_MONTH, Date, Deadline};
use crate::random::Distribution;
use crate::scenario::keys::Section;
use crate::scenario::tree::node::Body;
use crate::scenario::tree::path::Path;

impl Builder<'_> {
    /// The deadlines, in the order of the file.
    pub(super) fn deadlines(&mut self, length: f64) -> Vec<Deadline> {
        let at = Path::top().key("talks").key("deadline");
        let owners: Vec<Owner> = match self.tree.at(&at).map(|node| &node.body) {
            None => Vec::new(),
            Some(Body::List(list)) => {
                (0..list.len()).map(|place| self.deadline_owner(&at, Some(place))).collect()
            }
            Some(_) => vec![self.deadline_owner(&at, None)],
        };
        owners.iter().filter_map(|owner| self.deadline(owner, length)).collect()
    }

    fn deadline_owner(&self, at: &Path, place: Option<usize>) -> Owner {
        let which = place.map_or_else(String::new, |place| format!(".{}", place + 1));
        let owner = Owner::single(Section::Deadline, "deadline");
        Owner {
            at: place.map_or_else(|| at.clone(), |place| at.index(place)),
            address: format!("talks.deadline{which}"),
            name: place.map_or_else(String::new, |place| format!(" {}", place + 1)),
            phrase: "of the deadline".to_string(),
            ..owner
        }
    }

    fn deadline(&mut self, owner: &Owner, length: f64) -> Option<Deadline> {
        if !self.is_table(owner, "deadline = { date = 2026-06-30, yields = 0.5 }") {
            return None;
        }
        self.rests_on(&owner.at);
        if !self.has(&owner.at.key("yields")) {
            self.lacks(
                owner,
                "yields",
                "how likely each side is to come down by then: yields = 0.5",
            );
        }
        let month = self.month(owner, &MONTH_OF_DEADLINE);
        let numbers = DeadlineNumbers::ask(&mut Numbers::of(self, owner));
        let month = month?;
        if month < length - 1e-9 {
            let title = "the deadline lies before the first round";
            let mistake = self.at(&owner.at, title);
            self.say(mistake.hint("leave it out, or give a later `date` or `month`"));
        }
        Some(Deadline { month, numbers })
    }

    /// Whether a value is a table with keys that its kind knows; tells what is wrong with it.
    pub(super) fn is_table(&mut self, owner: &Owner, example: &str) -> bool {
        let Some(node) = self.tree.at(&owner.at).filter(|node| node.entries().is_some()) else {
            let title = format!("`{}` must be a table", owner.at.last_key());
            let mistake = self.at(&owner.at, title);
            self.say(mistake.hint(format!("such as {example}")));
            return false;
        };
        self.unknown_keys(node, owner.section, &owner.at);
        true
    }

    /// The months from the start to a `date` or a `month`, of which one must be there.
    pub(super) fn month(&mut self, owner: &Owner, key: &'static NumberKey) -> Option<f64> {
        let (by_date, by_month) = (owner.at.key("date"), owner.at.key("month"));
        match (self.exists(&by_date), self.exists(&by_month)) {
            (true, true) => {
                let title = format!("both `date` and `month` {}", owner.phrase);
                let mistake = self.about(owner, &by_month, title);
                self.say(mistake.hint("keep one"));
                None
            }
            (true, false) => self.month_of_date(owner, &by_date),
            (false, true) => self.plain(owner, key),
            (false, false) => {
                self.lacks(owner, "date", "when it is: date = 2026-06-30, or month = 5");
                None
            }
        }
    }

    fn month_of_date(&mut self, owner: &Owner, at: &Path) -> Option<f64> {
        let date: Date = self.value(at)?;
        let as_of: Option<Date> = self
            .tree
            .get("as_of")
            .is_some()
            .then(|| self.value(&Path::top().key("as_of")))
            .flatten();
        let Some(as_of) = as_of else {
            let title = format!("a `date` {} needs `as_of`", owner.phrase);
            let mistake = self.about(owner, at, title);
            self.say(
                mistake.hint("say what day the file speaks of, at its top: as_of = 2026-01-24"),
            );
            return None;
        };
        Some((date.days() - as_of.days()) as f64 / DAYS_OF_MONTH)
    }

    /// A number that takes no uncertainty, where it is there and right.
    pub(super) fn plain(&mut self, owner: &Owner, key: &'static NumberKey) -> Option<f64> {
        let ask = Ask::of(owner, key);
        let node = self.tree.at(&ask.at)?;
        match self.distribution(&ask, node) {
            Ok(Some(Distribution::Known { value })) => Some(value),
            Ok(_) => {
                let title = format!("{} cannot be uncertain", ask.subject);
                let mistake = self.about(owner, &ask.at, title);
                self.say(mistake.says(key.says).hint("write one number"));
                None
            }
            Err(_) => None,
        }
    }
}
