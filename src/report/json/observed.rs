//! The key `observed` of the machine-readable report.

use crate::claims::{self, Before, Likelihood, Tenths};
use crate::games::talks::End;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// What the rounds already held did to the forecast.
#[derive(Serialize)]
pub struct Observed<'a> {
    rounds: usize,
    effective_draws: f64,
    likelihood: Likelihood,
    before: Earlier<'a>,
    moved: Vec<Moved<'a>>,
}

#[derive(Serialize)]
struct Moved<'a> {
    input: &'a str,
    distance: f64,
    before: Tenths,
    after: Tenths,
}

/// Ends, steps of the funnel and interim deals, each by its word.
struct Earlier<'a>(&'a Before);

impl<'a> Observed<'a> {
    /// From what was found.
    pub fn of(found: &'a claims::Observed) -> Self {
        let moved = |moved: &'a claims::Moved| Moved {
            input: &moved.input,
            distance: moved.distance,
            before: moved.before,
            after: moved.after,
        };
        Observed {
            rounds: found.rounds,
            effective_draws: found.effective_draws,
            likelihood: found.facts,
            before: Earlier(&found.before),
            moved: found.moved.iter().map(moved).collect(),
        }
    }
}

impl Serialize for Earlier<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Before { ends, funnel, interim } = self.0;
        let mut map = serializer.serialize_map(None)?;
        for (end, likelihood) in End::ALL.iter().zip(ends) {
            map.serialize_entry(end.word(), likelihood)?;
        }
        map.serialize_entry("zone_at_start", &funnel.zone_at_start)?;
        map.serialize_entry("zone_ever", &funnel.zone_ever)?;
        map.serialize_entry("agreed_in_room", &funnel.agreed_in_room)?;
        map.serialize_entry("ratified", &funnel.ratified)?;
        map.serialize_entry("holds_12", &funnel.holds_12)?;
        map.serialize_entry("holds_24", &funnel.holds_24)?;
        for deal in interim {
            map.serialize_entry(&deal.id, &deal.likelihood)?;
        }
        map.end()
    }
}
