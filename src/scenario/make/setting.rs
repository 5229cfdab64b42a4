//! `rounds`, `[talks]` and `[balance]`.

use super::number::Ask;
use super::{Builder, Owner};
use crate::engine::QuantityId;
use crate::games::talks::{Format, Setting};
use crate::scenario::keys::Section;
use crate::scenario::path::Path;
use crate::scenario::spec::{Number, ScenarioSpec};

impl Builder<'_> {
    /// The talks as a whole.
    pub(super) fn setting(&mut self, spec: &ScenarioSpec) -> Setting {
        let top = Owner::top();
        let owner = Owner::single(Section::Talks, "talks");
        let balance = Owner::single(Section::Balance, "balance");
        let (talks, outside) = (&spec.talks, &spec.balance);
        self.rests_on(&owner.at, &talks.words());
        self.rests_on(&balance.at, &outside.words());
        let format = self.format(&owner, spec);
        Setting {
            rounds: self.rounds(&top, &spec.rounds),
            days_between_rounds: self.plain(
                &top,
                "days_between_rounds",
                &spec.days_between_rounds,
                false,
            ),
            format,
            collapse_after: self.plain(&owner, "collapse_after", &talks.collapse_after, true)
                as u32,
            trust_inertia: self.plain(&owner, "trust_inertia", &talks.trust_inertia, false),
            aftermath_months: self.plain(&owner, "aftermath_months", &talks.aftermath_months, true)
                as u32,
            learning: self.by_format(&owner, "learning", &talks.learning, (format, 0.08)),
            misreading: self.number(&owner, "misreading", &talks.misreading),
            hesitation: self.number(&owner, "hesitation", &talks.hesitation),
            resume: self.number(&owner, "resume", &talks.resume),
            goodwill: self.by_format(&owner, "goodwill", &talks.goodwill, (format, 0.0)),
            cooling: self.number(&owner, "cooling", &talks.cooling),
            optimism_half_life: self.number(
                &owner,
                "optimism_half_life",
                &talks.optimism_half_life,
            ),
            deterrence: self.number(&owner, "deterrence", &talks.deterrence),
            pressure_half_life: self.number(
                &owner,
                "pressure_half_life",
                &talks.pressure_half_life,
            ),
            drift_per_month: self.number(&balance, "drift_per_month", &outside.drift_per_month),
            volatility: self.number(&balance, "volatility", &outside.volatility),
            decisive: self.given(&balance, "decisive", &outside.decisive),
        }
    }

    fn format(&mut self, owner: &Owner, spec: &ScenarioSpec) -> Format {
        let words = [("direct", Format::Direct), ("shuttle", Format::Shuttle)];
        self.one_of(owner, "format", &spec.talks.format, &words).unwrap_or(Format::Direct)
    }

    fn rounds(&mut self, top: &Owner, rounds: &Number) -> u32 {
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
        self.plain(top, "rounds", rounds, true) as u32
    }

    /// A number whose default is another one in shuttle talks: the sides do not meet.
    fn by_format(
        &mut self,
        owner: &Owner,
        key: &str,
        raw: &Number,
        shuttle: (Format, f64),
    ) -> QuantityId {
        let mut ask = Ask::of(owner, owner.section.number(key));
        if shuttle.0 == Format::Shuttle {
            ask.default = shuttle.1;
        }
        self.quantity(ask, raw.as_ref())
    }
}
