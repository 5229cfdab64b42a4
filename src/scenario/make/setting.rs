//! `rounds`, `[talks]` and `[balance]`.

use super::builder::Builder;
use super::numbers::Numbers;
use super::owner::Owner;
use crate::games::talks::numbers::{BalanceNumbers, TalksNumbers};
use crate::games::talks::{Format, Setting};
use crate::scenario::keys::Section;
use crate::scenario::tree::path::Path;

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
        Setting {
            rounds: self.rounds(&top),
            days_between_rounds: self.known(&top, "days_between_rounds"),
            format,
            numbers: TalksNumbers::ask(&mut Numbers { defaults, ..Numbers::of(self, &owner) }),
            balance: BalanceNumbers::ask(&mut Numbers::of(self, &balance)),
        }
    }

    fn format(&mut self, owner: &Owner) -> Format {
        let words = [("direct", Format::Direct), ("shuttle", Format::Shuttle)];
        self.one_of(owner, "format", &words).unwrap_or(Format::Direct)
    }

    fn rounds(&mut self, top: &Owner) -> u32 {
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
}
