//! The outside view: base rates beside which the simulated likelihoods are read.

use super::findings::Named;
use super::funnel::Funnel;
use crate::claims::likelihood::Likelihood;
use crate::games::talks::{End, OutsideView};

/// A base rate and where the simulation stands to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// The base rate, in the words of the scenario.
    pub view: OutsideView,
    /// What it is a rate of, for a reader.
    pub of: String,
    /// The simulated likelihood of the same; none where it is not known.
    pub simulated: Option<Likelihood>,
    /// Where that stands; none where it is not known.
    pub stand: Option<Stand>,
}

/// Where a likelihood stands to a base rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Its whole interval lies below.
    Below,
    /// Some of its interval lies within.
    Within,
    /// Its whole interval lies above.
    Above,
}

/// By outside view, in the order of the file.
pub(super) fn outside(
    views: &[OutsideView],
    ends: &[Likelihood; 5],
    funnel: &Funnel,
    interim: &[Named],
) -> Vec<Outside> {
    let of_view = |view: &OutsideView| {
        let (of, simulated) = find(&view.event, ends, funnel, interim);
        let stand = simulated.map(|simulated| Stand::of(&simulated, view));
        Outside { view: view.clone(), of, simulated, stand }
    };
    views.iter().map(of_view).collect()
}

impl Stand {
    fn of(simulated: &Likelihood, view: &OutsideView) -> Self {
        match () {
            () if simulated.high < view.low => Stand::Below,
            () if simulated.low > view.high => Stand::Above,
            () => Stand::Within,
        }
    }
}

/// An end, a step of the funnel or an interim deal by its word: what a reader calls it, and how likely it is.
fn find(
    event: &str,
    ends: &[Likelihood; 5],
    funnel: &Funnel,
    interim: &[Named],
) -> (String, Option<Likelihood>) {
    let end = |end: End| Some(ends[end as usize]);
    let (of, found) = match event {
        "settled" => ("a settlement", end(End::Settled)),
        "collapsed" => ("collapse", end(End::Collapsed)),
        "decided" => ("a decision outside", end(End::Decided)),
        "talking" => ("talks still going", end(End::Talking)),
        "suspended" => ("talks suspended at the end", end(End::Suspended)),
        "zone_at_start" => ("a zone of agreement at the start", Some(funnel.zone_at_start)),
        "zone_ever" => ("a zone of agreement at any time", Some(funnel.zone_ever)),
        "agreed_in_room" => ("agreement in the room", Some(funnel.agreed_in_room)),
        "ratified" => ("ratification", Some(funnel.ratified)),
        "holds_12" => ("a settlement that holds 12 months", funnel.holds_12),
        "holds_24" => ("a settlement that holds 24 months", funnel.holds_24),
        other => return deal(other, interim),
    };
    (of.to_owned(), found)
}

fn deal(id: &str, interim: &[Named]) -> (String, Option<Likelihood>) {
    match interim.iter().find(|deal| deal.id == id) {
        Some(deal) => (deal.name.clone(), Some(deal.likelihood)),
        None => (id.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_likelihood_stands_where_its_whole_interval_does() {
        let view = OutsideView {
            event: "settled".into(),
            low: 0.1,
            high: 0.2,
            reference: String::new(),
            source: None,
        };
        let stand = |low, high| Stand::of(&Likelihood { p: low, low, high, n: 100 }, &view);
        assert_eq!(stand(0.05, 0.09), Stand::Below);
        assert_eq!(stand(0.05, 0.15), Stand::Within);
        assert_eq!(stand(0.21, 0.3), Stand::Above);
    }
}
