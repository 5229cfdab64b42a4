//! The vote of the scalar kernel: who would sign which text, and which is agreed (section 11 of the model).

use super::negotiation::{CLOSE, Stand};
use super::world::{Setting, World};
use super::{ISSUES, Text};

/// Who tabled a text, in the order in which ties are decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Author {
    Mediator,
    Both,
    Side(usize),
}

impl Author {
    const ALL: [Author; 4] = [Author::Mediator, Author::Both, Author::Side(0), Author::Side(1)];

    /// What it tabled.
    pub fn text(self, stands: &[Stand; 2], draft: &Text) -> Text {
        match self {
            Author::Mediator => *draft,
            Author::Side(i) => stands[i].offer,
            Author::Both => {
                core::array::from_fn(|k| 0.5 * (stands[0].offer[k] + stands[1].offer[k]))
            }
        }
    }
}

impl World {
    /// How far short of certainty the guarantees of a text fall.
    pub fn shortfall(&self, text: &Text) -> f64 {
        let mut guarantee = 0.0;
        for k in 0..ISSUES {
            guarantee += self.assurance[k] * text[k];
        }
        1.0 - guarantee.min(1.0)
    }
}

/// What both sides have of a text were every promise kept, and what of it rests on promises.
pub struct Reading {
    shortfall: f64,
    kept: [f64; 2],
    promised: [f64; 2],
}

impl Reading {
    /// Of this text.
    pub fn of(world: &World, text: &Text) -> Self {
        let mut reading =
            Reading { shortfall: world.shortfall(text), kept: [0.0; 2], promised: [0.0; 2] };
        for (i, side) in world.sides.iter().enumerate() {
            for k in 0..ISSUES {
                let value = side.wishes.value(k, text[k]);
                reading.kept[i] += side.wishes.weight[k] * value;
                reading.promised[i] += side.promised[k] * value;
            }
        }
        reading
    }

    /// What it is worth to a side at its own credibility (section 3).
    pub fn worth(&self, stand: &Stand, i: usize) -> f64 {
        self.kept[i] - self.shortfall * (stand.distrust * self.promised[i] + stand.doubt_cost)
    }
}

/// The text that both accept, by its author, and what it is worth to each; whoever refuses the draft is courted where there is
/// none.
pub fn agreed(
    setting: &Setting,
    world: &World,
    stands: &mut [Stand; 2],
    draft: &Text,
) -> Option<(Author, [f64; 2])> {
    let nobody_has_anything_left = stands[0].nothing_left && stands[1].nothing_left;
    let mut best: Option<(Author, [f64; 2])> = None;
    let mut largest = 0.0;
    let mut refused = [false; 2];
    for author in Author::ALL {
        if author == Author::Both && !nobody_has_anything_left {
            continue;
        }
        let reading = Reading::of(world, &author.text(stands, draft));
        let worths = [0, 1].map(|i| reading.worth(&stands[i], i));
        let signs = [0, 1].map(|i| signs(world, stands, author, i, worths[i]));
        if author == Author::Mediator {
            refused = signs.map(|signs| !signs);
        }
        if signs == [true; 2] {
            let [one, other] = [0, 1].map(|i| surplus(worths[i] - stands[i].least));
            // A later text has to be better beyond a tie.
            if best.is_none() || one * other * (1.0 - CLOSE) > largest {
                best = Some((author, worths));
                largest = one * other;
            }
        }
    }
    if best.is_none() {
        court(setting.courting, stands, refused);
    }
    best
}

fn surplus(above: f64) -> f64 {
    if above < CLOSE { 0.0 } else { above }
}

fn signs(world: &World, stands: &[Stand; 2], author: Author, i: usize, worth: f64) -> bool {
    let stand = &stands[i];
    if !stand.faithful || worth < stand.least - CLOSE {
        return false;
    }
    let above = stand.aspiration - stand.least;
    let asked = match author {
        Author::Side(j) if j == i => return true,
        _ if stands[1 - i].nothing_left => 0.0,
        Author::Both => 0.0,
        Author::Mediator => above * (1.0 - world.face_saving[i]),
        Author::Side(_) => above,
    };
    worth >= stand.least + asked + stand.reading - CLOSE
}

/// The mediator turns to whoever refused its draft (section 10).
fn court(courting: f64, stands: &mut [Stand; 2], refused: [bool; 2]) {
    for (stand, refused) in stands.iter_mut().zip(refused) {
        if refused {
            stand.courted *= 1.0 + courting;
        }
    }
    let largest = stands[0].courted.max(stands[1].courted);
    for stand in stands {
        stand.courted /= largest;
    }
}
