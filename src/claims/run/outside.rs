//! The outside view: base rates beside which the simulated likelihoods are read.

use crate::claims::asked;
use crate::claims::likelihood::Likelihood;
use crate::engine::{Ledger, Question};
use crate::games::talks::OutsideView;

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

/// By outside view, in the order of the file: the event is any question of the game.
pub(super) fn outside(
    views: &[OutsideView],
    questions: &[Question],
    ledger: &Ledger,
) -> Vec<Outside> {
    let of_view = |view: &OutsideView| {
        let asked = asked::find(questions, &view.event).ok();
        let simulated = asked.and_then(|asked| Likelihood::in_ledger(ledger, asked));
        let of = asked.map_or_else(|| view.event.clone(), |asked| asked::name(questions, asked));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_likelihood_stands_where_its_whole_interval_does() {
        let view = OutsideView {
            event: "settled".into(),
            low: 0.1,
            high: 0.2,
            is_upper_bound: false,
            reference: String::new(),
            source: None,
        };
        let stand = |low, high| Stand::of(&Likelihood { p: low, low, high, n: 100 }, &view);
        assert_eq!(stand(0.05, 0.09), Stand::Below);
        assert_eq!(stand(0.05, 0.15), Stand::Within);
        assert_eq!(stand(0.21, 0.3), Stand::Above);
    }
}
