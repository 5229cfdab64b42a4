//! The room and the capitals (model, section 11).

use super::calls::Calls;
use super::chance::Chance;
use super::curve;
use super::numbers::{SLACK, larger};
use super::state::State;
use super::world::{Format, World};

/// A text on the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Tabled {
    /// Who tabled it.
    pub author: usize,
    /// A mediator's draft, or a signatory's offer?
    pub is_draft: bool,
    /// The positions.
    pub text: Vec<f64>,
    /// Who accepts it, over all parties (false for those who do not sign).
    pub accepted_by: Vec<bool>,
    /// Does every signatory?
    pub is_agreeable: bool,
}

/// Puts drafts, and in direct talks offers, before every signatory, in the order in which ties are decided.
pub fn table(world: &World, state: &State, chance: &Chance, calls: &Calls) -> Vec<Tabled> {
    let drafters = (0..world.parties.len()).filter(|&m| world.parties[m].is_drafter());
    let drafts = drafters.filter_map(|m| state.last_draft[m].clone().map(|text| (m, true, text)));
    let signatories =
        world.signatories().into_iter().filter(|_| world.talks.format == Format::Direct);
    let offers =
        signatories.filter_map(|i| state.last_offer[i].clone().map(|text| (i, false, text)));
    let texts: Vec<(usize, bool, Vec<f64>)> = drafts.chain(offers).collect();
    texts
        .into_iter()
        .map(|(author, is_draft, text)| put(world, state, chance, author, is_draft, text, calls))
        .collect()
}

fn put(
    world: &World,
    state: &State,
    chance: &Chance,
    author: usize,
    is_draft: bool,
    text: Vec<f64>,
    calls: &Calls,
) -> Tabled {
    let mut tabled = Tabled {
        author,
        is_draft,
        text,
        accepted_by: vec![false; world.parties.len()],
        is_agreeable: true,
    };
    for i in world.signatories() {
        let yes = accepts(world, state, chance, i, &tabled, calls);
        tabled.accepted_by[i] = yes;
        tabled.is_agreeable &= yes;
    }
    tabled
}

/// Does signatory i accept a text? V with the credibility at the text itself.
fn accepts(
    world: &World,
    state: &State,
    chance: &Chance,
    i: usize,
    tabled: &Tabled,
    calls: &Calls,
) -> bool {
    let view = state.view(world, i);
    note_red_lines(world, i, &tabled.text, calls);
    if !chance.good_faith[i] || view.refuses(world, &tabled.text) {
        return false;
    }
    let worth = view.value(world, &tabled.text);
    if !calls.at_least(worth, state.least[i]) {
        return false;
    }
    let own = !tabled.is_draft && tabled.author == i;
    own || calls
        .at_least(worth, asks(world, state, i, tabled) + world.talks.hesitation * chance.reading[i])
}

/// Notes how near a text comes to the red lines of a signatory.
fn note_red_lines(world: &World, i: usize, text: &[f64], calls: &Calls) {
    for (stake, x) in world.parties[i].stakes.iter().zip(text) {
        if let Some((stake, red)) = stake.as_ref().and_then(|s| s.red_line.map(|red| (s, red))) {
            let outward =
                if curve::allowed(stake).1 < 1.0 || red == 1.0 { x - red } else { red - x };
            calls.note((outward - SLACK) / SLACK);
        }
    }
}

/// What it asks of a text for the moment.
fn asks(world: &World, state: &State, i: usize, tabled: &Tabled) -> f64 {
    if !tabled.is_draft {
        return state.aspiration[i];
    }
    let face = world.parties[tabled.author].face_saving;
    state.least[i] + (state.aspiration[i] - state.least[i]) * (1.0 - face)
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
        let surplus = state.view(world, i).value(world, text) - state.least[i];
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
        let need = state.no_deal[j] + world.parties[j].ratify_margin.unwrap_or(0.0);
        state.learn_need(j, need);
        for i in world.signatories().into_iter().filter(|&i| i != j) {
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
