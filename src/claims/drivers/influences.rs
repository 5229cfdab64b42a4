//! What each input does to an answer, from all samples together.

use super::knowing;
use super::part::Part;
use super::scale::Scale;
use super::sensitivity::Influence;
use super::sets::Sets;
use super::share::Share;
use super::shares::Shares;
use super::survey::Survey;
use crate::engine::{Game, Quantity, Ties};
use crate::random::normal_quantile;

/// How often any input at all may be told from nothing where none does anything.
const MISTAKEN: f64 = 0.025;

/// Every input, the strongest first: by total share, equals by first order, then in the order of the game.
pub(super) fn influences<G: Game>(
    game: &G,
    ties: &Ties,
    [survey, deep]: [&Survey; 2],
    found: Option<&(Shares, Sets)>,
    scale: Scale,
) -> Vec<Influence> {
    let quantities = game.uncertain().iter().map(|id| &game.quantities()[id.index()]);
    let likely = |tenth: &Part| survey.mean(tenth).map(|one| scale.likelihood(one));
    let of = |(input, quantity): (usize, &Quantity)| {
        let driver = ties.drivers()[input];
        let of_driver = found.map(|(shares, sets)| shares.of_driver(sets, driver));
        let [of_design, total] = of_driver.unwrap_or_default();
        // What one of several that hang together does alone is not told from what the others do.
        let first = match ties.is_tied(input) {
            true => of_design,
            false => survey.first_order(input, None),
        };
        let [low_tenth, high_tenth] = survey.outer_tenths(input).each_ref().map(likely);
        // Without a design what an input does alone has to tell.
        let told = if found.is_some() { total } else { first };
        Influence {
            input: quantity.path.clone(),
            name: quantity.name.clone(),
            first: first.map(Share::inside),
            total: total.map(Share::inside),
            is_visible: told.is_some_and(|share| is_told(&share, survey.inputs())),
            rows: found.map_or(0, |(shares, sets)| shares.rows[sets.of(driver)]),
            among: found.map_or(1, |(_, sets)| sets.members(driver)),
            together: others(game, ties, input),
            low_tenth,
            high_tenth,
            narrows: None,
        }
    };
    let mut influences: Vec<Influence> = quantities.enumerate().map(of).collect();
    add_narrowings(&mut influences, deep, scale);
    let strength = |one: &Influence| {
        let value = |share: Option<Share>| share.map_or(0.0, |share| share.value);
        (value(one.total), value(one.first))
    };
    influences.sort_by(|one, other| {
        let (one, other) = (strength(one), strength(other));
        other.0.total_cmp(&one.0).then(other.1.total_cmp(&one.1))
    });
    influences
}

/// The paths of the other inputs of the same driver.
fn others<G: Game>(game: &G, ties: &Ties, input: usize) -> Vec<String> {
    let ids = game.uncertain().iter().zip(ties.drivers()).enumerate();
    let same =
        ids.filter(|(other, (_, driver))| *other != input && **driver == ties.drivers()[input]);
    same.map(|(_, (id, _))| game.quantities()[id.index()].path.clone()).collect()
}

/// For those inputs that are told from nothing.
fn add_narrowings(influences: &mut [Influence], survey: &Survey, scale: Scale) {
    let visible: Vec<usize> =
        (0..influences.len()).filter(|input| influences[*input].is_visible).collect();
    for (input, share) in visible.iter().zip(knowing::narrowings(survey, &visible)) {
        let in_units = |share: f64| share * scale.width;
        influences[*input].narrows = share.map(|Share { value, low, high }| Share {
            value: in_units(value),
            low: in_units(low),
            high: in_units(high),
        });
    }
}
/// Whether the total share of one of so many inputs is told from nothing: the lower end of its interval lies above 0
/// where it is made as wide as so many looks ask for (Bonferroni), one in forty for all of them together.
pub(super) fn is_told(total: &Share, inputs: usize) -> bool {
    let z = |share: f64| -normal_quantile(share);
    let wider = z(MISTAKEN / inputs as f64) / z(MISTAKEN);
    total.low > 0.0 && total.value - wider * (total.value - total.low) > 0.0
}
