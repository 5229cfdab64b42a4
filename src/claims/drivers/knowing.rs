//! The value of knowing: by how much the 80 % range would narrow if one input were known.
//!
//! Models: what research, or asking, is worth before it is done. P is what is expected given all inputs, its range the
//! distance of its 10 and 90 % quantiles over draws. Narrowing by input i = range of P - mean over the tenths of i of
//! the range of P within that tenth. Source: the expected value of information (H. Raiffa and R. Schlaifer, Applied
//! Statistical Decision Theory, 1961), with the width of the range as the loss. Units: those of P. The input is taken as known
//! to within a tenth of its distribution, so that all of a decisive one's worth but a tenth is seen. A range fitted to a
//! tenth of the draws is not that of all; therefore the first term is taken from tenths that have nothing in common.
//! Negative where the range would on average widen: it may, where most draws say never and only some cases are open.
//! Leaves out: what two inputs are worth together.

use super::jackknife::{jackknife, ways};
use super::parallel::each;
use super::part::Part;
use super::survey::Survey;
use crate::claims::drivers::share::Share;

/// By how much the range would narrow for each of some inputs, with 95 % intervals (a jackknife over groups of draws);
/// none where nothing answers.
pub(super) fn narrowings(survey: &Survey, inputs: &[usize]) -> Vec<Option<Share>> {
    let ways = ways();
    let before = each(ways.len(), |way| mean_range(survey, &survey.tenths_by_number(ways[way])));
    let after = each(inputs.len() * ways.len(), |place| {
        let (input, way) = (inputs[place / ways.len()], ways[place % ways.len()]);
        mean_range(survey, &survey.tenths(input, way))
    });
    let narrowing = |(before, after): (&Option<f64>, &Option<f64>)| Some((*before)? - (*after)?);
    let of_input = |after: &[Option<f64>]| {
        jackknife(&before.iter().zip(after).map(narrowing).collect::<Vec<_>>())
    };
    after.chunks(ways.len()).map(of_input).collect()
}

/// The same without intervals.
pub(super) fn rough_narrowings(survey: &Survey, inputs: &[usize]) -> Vec<Option<f64>> {
    let before = mean_range(survey, &survey.tenths_by_number(None));
    let after = each(inputs.len(), |place| mean_range(survey, &survey.tenths(inputs[place], None)));
    after.into_iter().map(|after| Some(before? - after?)).collect()
}

/// The mean distance of the quantiles over those tenths that answer.
fn mean_range(survey: &Survey, tenths: &[Part]) -> Option<f64> {
    let draws: u64 = tenths.iter().map(|tenth| tenth.draws).sum();
    let of_tenth = |tenth: &Part| {
        survey.range(tenth).map_or(0.0, |[low, high]| (high - low) * tenth.draws as f64)
    };
    (draws > 0).then(|| tenths.iter().map(of_tenth).sum::<f64>() / draws as f64)
}
