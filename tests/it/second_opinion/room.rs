//! The table, the room and the capitals (model, sections 10 and 11).

use super::bounds;
use super::calls::Calls;
use super::chance::Chance;
use super::concession::{nobody_has_anything_left, others_have_nothing_left};
use super::numbers::{SLACK, larger};
use super::offers::on_levels;
use super::state::State;
use super::world::{Format, World};

/// Who tabled a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    /// A mediator.
    Draft(usize),
    /// Everybody: the mean of last words.
    Split,
    /// A signatory.
    Offer(usize),
}

/// A text on the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Tabled {
    /// Who tabled it.
    pub author: Author,
    /// The positions.
    pub text: Vec<f64>,
    /// Who accepts it, over all parties (false for those who do not sign).
    pub accepted_by: Vec<bool>,
    /// Does every signatory?
    pub is_agreeable: bool,
}

/// Puts everything on the table before every signatory, in the order in which ties are decided.
pub fn table(world: &World, state: &State, chance: &Chance, calls: &Calls) -> Vec<Tabled> {
    let texts = texts(world, state, calls);
    texts.into_iter().map(|(author, text)| put(world, state, chance, author, text, calls)).collect()
}

fn texts(world: &World, state: &State, calls: &Calls) -> Vec<(Author, Vec<f64>)> {
    let mut texts = Vec::new();
    for m in world.drafters() {
        texts.extend(state.last_draft[m].clone().map(|text| (Author::Draft(m), text)));
    }
    if nobody_has_anything_left(world, state) {
        let mean = state.mean_offer(world);
        texts.extend(mean.map(|text| (Author::Split, on_levels(world, &text, calls))));
    }
    for i in world.signatories() {
        if world.talks.format == Format::Direct || state.nothing_left[i] {
            texts.extend(state.last_offer[i].clone().map(|text| (Author::Offer(i), text)));
        }
    }
    texts
}

fn put(
    world: &World,
    state: &State,
    chance: &Chance,
    author: Author,
    text: Vec<f64>,
    calls: &Calls,
) -> Tabled {
    let mut accepted_by = vec![false; world.parties.len()];
    let mut is_agreeable = true;
    for i in world.signatories() {
        accepted_by[i] = accepts(world, state, chance, i, author, &text, calls);
        is_agreeable &= accepted_by[i];
    }
    Tabled { author, text, accepted_by, is_agreeable }
}

/// Could a signatory live with a text: within the red lines, and worth at least r? V and fear with what the text itself assures.
pub fn can_live_with(world: &World, state: &State, i: usize, text: &[f64], calls: &Calls) -> bool {
    let view = state.view(world, i);
    let crosses = bounds::crosses(world, i, text, calls);
    !crosses && calls.at_least(view.value(world, text), view.least(world, text))
}

/// Does signatory i accept a text?
fn accepts(
    world: &World,
    state: &State,
    chance: &Chance,
    i: usize,
    author: Author,
    text: &[f64],
    calls: &Calls,
) -> bool {
    calls.note((chance.faith[i] - world.parties[i].good_faith) / SLACK);
    if !chance.good_faith(world, i) || !can_live_with(world, state, i, text, calls) {
        return false;
    }
    let doubt = world.talks.hesitation * chance.reading[i];
    let asked = asks(world, state, i, author, text) + doubt;
    author == Author::Offer(i) || calls.at_least(state.view(world, i).value(world, text), asked)
}

/// What it asks of a text for the moment.
fn asks(world: &World, state: &State, i: usize, author: Author, text: &[f64]) -> f64 {
    let least = state.view(world, i).least(world, text);
    if others_have_nothing_left(world, state, i) {
        return least;
    }
    match author {
        Author::Split => least,
        Author::Offer(_) => state.aspiration[i],
        Author::Draft(m) => {
            let face = world.parties[m].face_saving_of(i);
            least + (state.aspiration[i] - least) * (1.0 - face)
        }
    }
}

/// The text agreed in the room, as its place on the table.
pub fn agreed(world: &World, state: &State, table: &[Tabled], calls: &Calls) -> Option<usize> {
    let agreeable: Vec<usize> = (0..table.len()).filter(|&y| table[y].is_agreeable).collect();
    let alone = agreeable.len() < 2;
    let products: Vec<f64> =
        agreeable.iter().map(|&y| product(world, state, &table[y].text, alone, calls)).collect();
    let largest = products.iter().fold(0.0, |a, &b| larger(a, b));
    let enough = (1.0 - 1e-9) * largest;
    if largest > 0.0 && !alone {
        products.iter().for_each(|p| calls.note((p - enough) / (1e-9 * largest)));
    }
    agreeable.into_iter().zip(products).find(|(_, p)| *p >= enough).map(|(y, _)| y)
}

/// The product of the surpluses over what each can just accept; one below 1e-9 counts as 0.
fn product(world: &World, state: &State, text: &[f64], alone: bool, calls: &Calls) -> f64 {
    let mut product = 1.0;
    for i in world.signatories() {
        let view = state.view(world, i);
        let surplus = view.value(world, text) - view.least(world, text);
        if !alone {
            calls.note((surplus - SLACK) / SLACK);
        }
        product *= if surplus < SLACK { 0.0 } else { surplus };
    }
    product
}

/// Asks every capital; those that refuse are known better and trusted less from now on. Returns them.
pub fn ask_capitals(world: &World, state: &mut State, text: &[f64], calls: &Calls) -> Vec<usize> {
    let refusing: Vec<usize> = world
        .signatories()
        .into_iter()
        .filter(|&i| refuses(world, state, i, text, calls))
        .collect();
    for &j in &refusing {
        state.capital_refused[j] = true;
        for i in world.other_signatories(j) {
            state.beta[i][j] += 1.0;
        }
    }
    refusing
}

fn refuses(world: &World, state: &State, i: usize, text: &[f64], calls: &Calls) -> bool {
    let Some(margin) = world.parties[i].ratify_margin else { return false };
    let worth = state.view(world, i).value(world, text);
    !calls.at_least(worth, state.no_deal[i] + margin)
}
