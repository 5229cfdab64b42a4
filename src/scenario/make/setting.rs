//! `rounds`, `[talks]` and `[balance]`.

use super::builder::Builder;
use super::numbers::Numbers;
use super::owner::Owner;
use crate::games::talks::numbers::{BalanceNumbers, TalksNumbers};
use crate::games::talks::{Date, Format, Setting};
use crate::scenario::keys::Section;
use crate::scenario::tree::path::Path;

/// Rounds at most.
const MOST_ROUNDS: f64 = 10_000.0;

impl Builder<'_> {
    /// The talks as a whole.
    pub(super) fn setting(&mut self) -> Setting {
        let top = Owner::top();
        let owner = Owner::single(Section::Talks, "talks");
        let balance = Owner::single(Section::Balance, "balance");
        self.rests_on(&owner.at);
        self.rests_on(&balance.at);
        let format = self.format(&owner);
        // In shuttle talks the sides do not meet.
        let defaults: &[(&str, f64)] = match format {
            Format::Direct => &[],
            Format::Shuttle => &[("misreading_half_life", 2.0)],
        };
        let days_between_rounds = self.known(&top, "days_between_rounds");
        Setting {
            rounds: self.rounds(&top, days_between_rounds),
            days_between_rounds,
            format,
            numbers: TalksNumbers::ask(&mut Numbers { defaults, ..Numbers::of(self, &owner) }),
            balance: BalanceNumbers::ask(&mut Numbers::of(self, &balance)),
        }
    }

    fn format(&mut self, owner: &Owner) -> Format {
        let words = [("direct", Format::Direct), ("shuttle", Format::Shuttle)];
        self.one_of(owner, "format", &words).unwrap_or(Format::Direct)
    }

    fn rounds(&mut self, top: &Owner, days: f64) -> u32 {
        let until = Path::top().key("until");
        if self.has(&until) {
            if self.has(&Path::top().key("rounds")) {
                let mistake =
                    self.at(&until, "`rounds` and `until` both say where the forecast ends");
                self.say(mistake.hint("keep one of them"));
            }
            return self.rounds_until(&until, days).unwrap_or(1);
        }
        if !self.has(&Path::top().key("rounds"))
            && !self.misplaced.iter().any(|key| key == "rounds")
        {
            let mistake = self.at(&Path::top(), "the scenario has no `rounds`");
            self.say(
                mistake.hint(
                    "say how many rounds the talks have, before the first [table]: rounds = 26",
                ),
            );
        }
        self.known(top, "rounds") as u32
    }

    /// As many rounds as fit by a day: round t is held t intervals after `as_of`.
    fn rounds_until(&mut self, at: &Path, days: f64) -> Option<u32> {
        let date: Date = self.value(at)?;
        let fit = (self.days_until(at, date)? as f64 / days + 1e-9).floor();
        if (1.0..=MOST_ROUNDS).contains(&fit) {
            return Some(fit as u32);
        }
        let (title, help) = match fit < 1.0 {
            true => (
                "no round fits before `until`",
                "the first round is held `days_between_rounds` after `as_of`",
            ),
            false => (
                "more than 10,000 rounds fit before `until`",
                "give a nearer day, or let the sides meet less often",
            ),
        };
        let mistake = self.at(at, title);
        self.say(mistake.hint(help));
        None
    }
}
