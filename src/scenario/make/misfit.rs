//! Numbers that fit their key one by one and make no distribution together.

use super::builder::{Builder, Said};
use super::number::Ask;
use crate::random::{Distribution, Misfit};

impl Builder<'_> {
    /// The distribution, or why its numbers make none.
    pub(super) fn made(
        &mut self,
        ask: &Ask<'_>,
        made: Result<Distribution, Misfit>,
    ) -> Result<Distribution, Said> {
        let misfit = match made {
            Ok(distribution) => return Ok(distribution),
            Err(misfit) => misfit,
        };
        let (title, help) = match misfit {
            Misfit::OutOfOrder(..) => (
                format!("the ends of {} are out of order", ask.subject),
                "the least comes first: low, then mode, then high",
            ),
            Misfit::NothingLeft { .. } => (
                format!(
                    "nothing of the normal distribution of {} lies within what is allowed: it must {}",
                    ask.subject,
                    ask.range.in_words()
                ),
                "choose a mean within that range",
            ),
            Misfit::NotFinite(_) => {
                (format!("{} reaches too far", ask.subject), "bring its ends closer together")
            }
            Misfit::NegativeSd(_) => (
                format!("`sd` of {} must be 0 or more", ask.subject),
                "a standard deviation has no sign",
            ),
            Misfit::TooMany(found) => {
                (format!("{} lists {found} entries", ask.subject), "one to 16 are allowed")
            }
            Misfit::Weights(weights, entries) => (
                format!(
                    "{} has {weights} weight{} for {entries} entr{}",
                    ask.subject,
                    if weights == 1 { "" } else { "s" },
                    if entries == 1 { "y" } else { "ies" }
                ),
                "give every entry one weight, or leave `weights` out: all are then equal",
            ),
            Misfit::WeightlessList => (
                format!("the `weights` of {} are all 0", ask.subject),
                "give at least one entry a weight above 0",
            ),
            Misfit::NoWeight(_) => (
                format!("the `weights` of {} must be 0 or more", ask.subject),
                "weights are shares of their sum",
            ),
            Misfit::NoLogarithm(_) => (
                format!("the log scale of {} has no 0 and nothing below it", ask.subject),
                "give a `p5` above 0",
            ),
            Misfit::NoChoice => {
                (format!("{} has no choice", ask.subject), "name one to eight of them")
            }
        };
        let mistake = self.about(ask.owner, &ask.at, title).says(ask.says);
        self.refuse(mistake.hint(help))
    }
}
