//! `talks.deadline`: dates that the sides feel.

use super::builder::Builder;
use super::numbers::Numbers;
use super::owner::Owner;
use crate::games::talks::numbers::DeadlineNumbers;
use crate::games::talks::{DAYS_OF_MONTH, Date, Deadline};
use crate::scenario::keys::Section;
use crate::scenario::tree::kind::kind_of;
use crate::scenario::tree::node::Body;
use crate::scenario::tree::path::Path;

/// Deadlines at most.
const MOST_DEADLINES: usize = 64;

impl Builder<'_> {
    /// The deadlines, in the order of the file. `days` are those between rounds.
    pub(super) fn deadlines(&mut self, days: f64) -> Vec<Deadline> {
        let talks = Owner::single(Section::Talks, "talks");
        let at = talks.at.key("deadline");
        let Some(node) = self.tree.at(&at) else { return Vec::new() };
        let owners: Vec<Owner> = match &node.body {
            Body::Table(_) => vec![talks.inner(Section::Deadline, "deadline")],
            Body::List(list) if list.len() <= MOST_DEADLINES => {
                let of = |place: usize| Owner {
                    section: Section::Deadline,
                    at: at.index(place),
                    address: format!("talks.deadline.{}", place + 1),
                    name: format!(" {}", place + 1),
                    phrase: format!("of deadline {}", place + 1),
                    ..Owner::single(Section::Deadline, "deadline")
                };
                (0..list.len()).map(of).collect()
            }
            Body::List(_) => {
                let mistake = self.at(&at, "too many deadlines");
                self.say(mistake.hint(format!("at most {MOST_DEADLINES}")));
                Vec::new()
            }
            _ => {
                let title = format!(
                    "`deadline` must be a table or a list of tables, found {}",
                    kind_of(node)
                );
                let mistake = self.at(&at, title);
                self.say(mistake.hint("write deadline = { date = 2026-06-30, yields = 0.5 }"));
                Vec::new()
            }
        };
        owners.into_iter().map(|owner| self.deadline(&owner, days)).collect()
    }

    fn deadline(&mut self, owner: &Owner, days: f64) -> Deadline {
        let node = self.tree.at(&owner.at).expect("it was counted");
        if node.entries().is_none() {
            let title = format!("each `deadline` must be a table, found {}", kind_of(node));
            let mistake = self.at(&owner.at, title);
            self.say(mistake.hint("write { date = 2026-06-30, yields = 0.5 }"));
        }
        self.unknown_keys(node, Section::Deadline, &owner.at);
        self.rests_on(&owner.at);
        if !self.exists(&owner.at.key("yields")) && node.entries().is_some() {
            self.lacks(
                owner,
                "yields",
                "how likely each side comes down to what it can live with: yields = 0.5",
            );
        }
        let month = self.time(owner, &["date", "month"], "deadline").unwrap_or(1e6);
        if month * DAYS_OF_MONTH < days - 1e-6 {
            let key = if self.exists(&owner.at.key("date")) { "date" } else { "month" };
            let mistake = self.at(&owner.at.key(key), "this deadline falls before the first round");
            self.say(mistake.hint("the first round is held one interval after `as_of`"));
        }
        Deadline { month, numbers: DeadlineNumbers::ask(&mut Numbers::of(self, owner)) }
    }

    /// When something falls, in months after the start: by `date` or by `month`, exactly one of the keys. None where it
    /// is said in another way, or wrongly.
    pub(super) fn time(&mut self, owner: &Owner, keys: &[&str], what: &str) -> Option<f64> {
        let given: Vec<&&str> = keys.iter().filter(|key| self.exists(&owner.at.key(key))).collect();
        match given.as_slice() {
            [] => {
                if self.tree.at(&owner.at).is_some_and(|node| node.entries().is_some()) {
                    let title = format!("nothing says when this {what} falls");
                    let mistake = self.at(&owner.at, title);
                    let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
                    self.say(mistake.hint(format!("give one of {}", keys.join(", "))));
                }
                None
            }
            [_, second, ..] => {
                let title =
                    format!("`{}` and `{second}` both say when this {what} falls", given[0]);
                let mistake = self.at(&owner.at.key(second), title);
                self.say(mistake.hint("keep one of them"));
                None
            }
            [key] if **key == "date" => {
                let at = owner.at.key("date");
                let date: Date = self.value(&at)?;
                self.months_until(&at, date)
            }
            [key] if **key == "month" => Some(self.known(owner, "month")),
            _ => None,
        }
    }

    /// Months from the start to a day. Needs to know the start.
    fn months_until(&mut self, at: &Path, date: Date) -> Option<f64> {
        Some(self.days_until(at, date)? as f64 / DAYS_OF_MONTH)
    }

    /// Days from `as_of` to a day that stands somewhere in the file.
    pub(super) fn days_until(&mut self, at: &Path, date: Date) -> Option<i64> {
        let top = Path::top().key("as_of");
        if !self.exists(&top) {
            let mistake = self.at(at, "a date needs `as_of`, the day from which time is counted");
            self.say(mistake.hint("write as_of = 2026-01-24 at the top of the file"));
            return None;
        }
        let start: Date = self.value(&top)?;
        Some(start.days_until(date))
    }
}
