//! One negotiation told round by round: what was counted, seen from inside.

use crate::engine::{Game, Inputs, QuantityId, Seat, alone};
use crate::games::talks::mechanisms::room::{Sides, within_red_line};
use crate::games::talks::mechanisms::tabled::Tabled;
use crate::games::talks::mechanisms::{capitals, credibility, suspension, trust};
use crate::games::talks::play::outcome::{End, Outcome};
use crate::games::talks::play::talks::{Talks, Texts};
use crate::games::talks::play::watcher::Watcher;
use crate::games::talks::play::world::World;
use crate::games::talks::play::{outcome, play};
use crate::games::talks::table::Table;
use crate::games::talks::texts::preferences::CLOSE;
use crate::games::talks::told::given::Given;
use crate::lanes::{Eight, Lanes, Level, Simd};

/// The negotiation that sits in this lane is the one; all eight are the same.
const LANE: usize = 0;

/// One negotiation, from the first round to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// The draw, counted from 0.
    pub draw: u64,
    /// The repeat, counted from 0.
    pub repeat: u64,
    /// The uncertain inputs of the draw, in their own units.
    pub inputs: Vec<(QuantityId, f64)>,
    /// Where each of them lies in its own distribution: the quantile, 0..1.
    pub quantiles: Vec<f64>,
    /// Every number of the table as it was in this draw, known or uncertain, in its own units.
    pub numbers: Vec<f64>,
    /// By signatory: whether it bargains in good faith.
    pub good_faith: Vec<bool>,
    /// By signatory: what its reading of its instructions adds to the value that it asks for; below 0 it is readier.
    pub reading: Vec<f64>,
    /// Who trusts whom how much before the first round, in the order of [`Round::trust`].
    pub trust_at_start: Vec<(usize, usize, f64)>,
    /// The rounds that were played.
    pub rounds: Vec<Round>,
    /// What it left behind.
    pub outcome: Outcome,
    /// The settled text, one position (0..1) an issue; zeros where nothing settled.
    pub text: Vec<f64>,
}

/// One round. Positions and values are 0..1; signatories, issues, events and deals in the order of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Counted from 1.
    pub round: u32,
    /// The state at its end.
    pub state: End,
    /// Whether the talks took place.
    pub held: bool,
    /// What happened before the sides met.
    pub outside: Outside,
    /// Who trusts whom how much at the end of the round, where something depends on it: by party.
    pub trust: Vec<(usize, usize, f64)>,
    /// By signatory: how far attacks have stiffened it, as a share of the way that it has conceded.
    pub hardening: Vec<f64>,
    /// By signatory: no-deal value.
    pub no_deal: Vec<f64>,
    /// By signatory: the least it can live with. Empty where the round did not take place, as all below.
    pub reservations: Vec<f64>,
    /// By signatory: the least it asks for.
    pub aspirations: Vec<f64>,
    /// By signatory: concession so far, 0..1.
    pub conceded: Vec<f64>,
    /// Signatories (by their place among them) who came down at a deadline in this round.
    pub yielded: Vec<usize>,
    /// By signatory: its offer, one position an issue.
    pub offers: Vec<Vec<f64>>,
    /// By drafting mediator: its draft.
    pub drafts: Vec<Vec<f64>>,
    /// By text on the table (drafts first, then offers).
    pub texts: Vec<Text>,
    /// The agreed text's place on the table.
    pub agreed: Option<usize>,
    /// What the capitals said to it.
    pub capitals: Capitals,
    /// Interim deals.
    pub deals: Deals,
    /// By issue: the position while there is no agreement, at the end of the round.
    pub status_quo: Vec<f64>,
    /// Whether a zone of agreement existed.
    pub zone: bool,
    /// Signatories (by their place among them) who broke off.
    pub left: Vec<usize>,
}

/// Capitals in a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Capitals {
    /// By signatory: the value at which its capital ratifies; none where its negotiators have full powers.
    pub mandates: Vec<Option<f64>>,
    /// Signatories (by their place among them) whose capital refused.
    pub refused_by: Vec<usize>,
}

/// What happened before the sides of a round met.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// The balance outside the room.
    pub balance: f64,
    /// By event: occurrences before the round.
    pub events: Vec<f64>,
    /// Trust after the events of the round, before anything else moved it, in the order of [`Round::trust`].
    pub trust: Vec<f64>,
    /// Whether the talks were suspended before the round.
    pub was_suspended: bool,
    /// The probability with which they took place, given the events and whether they were suspended.
    pub chance_to_meet: f64,
    /// By event: what it took away from that probability, as a share of 1 on its own.
    pub disruption: Vec<f64>,
}

/// A text on the table. By signatory, but for the last.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Whether it is on the table at all: in shuttle talks offers are only as last words, and the split where nobody has
    /// anything left.
    pub on_table: bool,
    /// By issue: its position.
    pub positions: Vec<f64>,
    /// Its value.
    pub worth: Vec<f64>,
    /// The value at which it would be signed.
    pub needs: Vec<f64>,
    /// The issues on which it lies beyond the signatory's red line.
    pub crossed: Vec<Vec<usize>>,
    /// Whether all accept it.
    pub accepted: bool,
}

/// The interim deals at the end of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Deals {
    /// By deal: whether it is in force.
    pub in_force: Vec<bool>,
    /// Those that were adopted in the round.
    pub adopted: Vec<usize>,
    /// Those that broke in the round.
    pub broken: Vec<usize>,
}

impl Story {
    /// The negotiation of that seed, draw and repeat, exactly as a run counted it.
    pub fn of(table: &Table, seed: u64, draw: u64, repeat: u64) -> Self {
        let (inputs, seats) = alone(table, seed, draw, repeat);
        let (mut scratch, mut teller) = (table.scratch(seed, Level::best()), Teller::default());
        play(table, &mut scratch, &inputs, &seats, &mut teller);
        Story::told(table, seats[LANE], &inputs, &scratch.talks, teller)
    }

    /// The same given what was seen of the rounds already held, as one of so many repeats of its draw; none where nothing
    /// that the draw makes possible agrees with that.
    pub fn given(given: &Given, seed: u64, draw: u64, repeat: u64, repeats: u64) -> Option<Self> {
        let (seat, mut teller) = (Seat { column: 0, draw, repeat }, Teller::default());
        let (inputs, scratch) = given.tell(seed, seat, repeats as usize, &mut teller)?;
        Some(Story::told(given.table(), seat, &inputs, &scratch.talks, teller))
    }

    fn told(table: &Table, seat: Seat, inputs: &Inputs, talks: &Talks, teller: Teller) -> Self {
        let rows = || table.uncertain().iter().enumerate();
        let leniency = column(talks.room.leniency());
        let hesitates = table.shape().uses.hesitation;
        Story {
            draw: seat.draw,
            repeat: seat.repeat,
            quantiles: rows().map(|(row, _)| inputs.uniforms(row)[0]).collect(),
            inputs: rows().map(|(row, &id)| (id, inputs.values(row)[0])).collect(),
            numbers: teller.numbers,
            good_faith: talks.room.good_faith().iter().map(|&lanes| has(lanes)).collect(),
            reading: if hesitates { leniency } else { vec![0.0; leniency.len()] },
            trust_at_start: teller.trust_at_start,
            rounds: teller.rounds,
            outcome: outcome(talks, LANE),
            text: column(&talks.log.text),
        }
    }

    /// A number as it was in this draw, in its own units.
    pub fn number(&self, id: QuantityId) -> f64 {
        self.numbers[id.index()]
    }

    /// Whether a signatory (by its place among them) would sign a text that is on the table in a round.
    pub fn signs(&self, round: &Round, text: usize, signatory: usize) -> bool {
        let text = &round.texts[text];
        self.good_faith[signatory]
            && text.crossed[signatory].is_empty()
            && text.lacks(signatory) <= CLOSE
    }
}

impl Text {
    /// By how much it falls short of what a signatory needs to sign it; below 0 it gives more.
    pub fn lacks(&self, signatory: usize) -> f64 {
        self.needs[signatory] - self.worth[signatory]
    }
}

/// Writes down every round.
#[derive(Default)]
struct Teller {
    numbers: Vec<f64>,
    trust_at_start: Vec<(usize, usize, f64)>,
    /// At the end of the round before.
    in_force: Vec<bool>,
    suspended: bool,
    /// Of the round at hand.
    outside: Option<Outside>,
    texts: Vec<Text>,
    /// By signatory: whether it has come down at a deadline before.
    yielded: Vec<bool>,
    rounds: Vec<Round>,
}

impl Watcher for Teller {
    fn start<S: Simd>(&mut self, world: World<S>, talks: &Talks) {
        world.simd.vectorize(
            #[inline(always)]
            || {
                for id in 0..world.table.quantities().len() as u32 {
                    self.numbers.push(first(world.value(QuantityId(id))));
                }
                for bond in &world.table.shape().bonds {
                    let given = first(trust::given(world, *bond));
                    self.trust_at_start.push((bond.truster, bond.trusted, given));
                }
            },
        );
        self.in_force = vec![false; talks.interim.in_force().len()];
        self.yielded = vec![false; world.draw.signatories];
    }

    fn outside<S: Simd>(&mut self, world: World<S>, talks: &Talks) {
        // Where the conflict was decided, nothing else happened in the round.
        let is_decided = state(talks) == End::Decided;
        let of_events = 0..world.table.parts().events.len();
        let happened = |number: f64| if is_decided { 0.0 } else { number };
        let events = &talks.outside.events;
        let (mut disruption, mut chance) = (Vec::new(), 0.0);
        world.simd.vectorize(
            #[inline(always)]
            || {
                for event in of_events.clone() {
                    let lost = talks.suspension.disruption(world, events, &talks.trust, event);
                    disruption.push(happened(first(lost)));
                }
                chance = first(match self.suspended {
                    true => suspension::resumes(world),
                    false => talks.suspension.takes_place(world, events, &talks.trust),
                });
            },
        );
        self.outside = Some(Outside {
            balance: talks.outside.balance.now().0[LANE],
            events: of_events.map(|e| happened(events.before(e).0[LANE])).collect(),
            trust: column(talks.trust.by_bond()),
            was_suspended: self.suspended,
            chance_to_meet: if is_decided && !self.suspended { 1.0 } else { chance },
            disruption,
        });
    }

    fn vote<S: Simd>(&mut self, world: World<S>, talks: &Talks) {
        let Texts { drafts, offers, split, .. } = &talks.texts;
        let tabled = Tabled::new(world.table, drafts, offers, split);
        let count = if has(talks.course.held()) { tabled.count() } else { 0 };
        self.texts = (0..count).map(|place| text(world, talks, tabled, place)).collect();
    }

    fn round<S: Simd>(&mut self, world: World<S>, talks: &Talks) {
        let (table, n) = (world.table, world.draw.signatories);
        let held = has(talks.course.held());
        let when_held = |count: usize| if held { count } else { 0 };
        let Texts { drafts, offers, .. } = &talks.texts;
        let in_force: Vec<bool> = talks.interim.in_force().iter().map(|&l| has(l)).collect();
        let became = |now: bool| {
            let changed = in_force.iter().zip(&self.in_force).enumerate();
            let changed = changed.filter(move |(_, (is, was))| is != was && **is == now);
            changed.map(|(deal, _)| deal).collect()
        };
        let yielded = talks.bargaining.deadlines.yielded();
        let yielded: Vec<bool> = yielded.iter().map(|&lanes| has(lanes)).collect();
        let (concession, issues) = (&talks.bargaining.concession, world.draw.issues);
        let mut mandates = vec![None; n];
        world.simd.vectorize(
            #[inline(always)]
            || {
                for (i, told) in mandates.iter_mut().enumerate() {
                    if let Some(mandate) = capitals::mandate(world, &talks.no_deal, i) {
                        *told = Some(first(mandate));
                    }
                }
            },
        );
        self.rounds.push(Round {
            round: talks.course.round(),
            state: state(talks),
            held,
            outside: self.outside.take().expect("seen earlier in the round"),
            trust: bonds(table, talks),
            hardening: column(concession.hardness()),
            no_deal: column(talks.no_deal.by_signatory()),
            reservations: column(&concession.reservations()[..when_held(n)]),
            aspirations: column(&concession.aspirations()[..when_held(n)]),
            conceded: column(&concession.conceded()[..when_held(n)]),
            yielded: (0..n).filter(|&i| yielded[i] && !self.yielded[i]).collect(),
            offers: rows(offers.all(), issues, when_held(n)),
            drafts: rows(drafts.all(), issues, when_held(table.drafters().len())),
            texts: core::mem::take(&mut self.texts),
            agreed: has(talks.room.agreed()).then_some(talks.room.author(LANE) as usize),
            capitals: Capitals {
                mandates,
                refused_by: (0..n).filter(|&i| has(talks.capitals.refused()[i])).collect(),
            },
            deals: Deals {
                adopted: became(true),
                broken: became(false),
                in_force: in_force.clone(),
            },
            status_quo: column(talks.no_deal.status_quo()),
            zone: has(talks.zone.now()),
            left: (0..n).filter(|&i| has(talks.bargaining.leaving.left()[i])).collect(),
        });
        self.in_force = in_force;
        self.yielded = yielded;
        self.suspended = has(talks.suspension.lanes());
    }
}

/// A text on the table as the room sees it.
fn text<S: Simd>(world: World<S>, talks: &Talks, tabled: Tabled, place: usize) -> Text {
    let n = world.draw.signatories;
    let positions = tabled.positions(world, place);
    let concession = &talks.bargaining.concession;
    let sides = Sides { credibility: &talks.credibility, concession, no_deal: &talks.no_deal };
    let (mut needs, mut crossed) = (Vec::new(), vec![Vec::new(); n]);
    world.simd.vectorize(
        #[inline(always)]
        || {
            let shortfall = credibility::shortfall(world, positions);
            for (i, crossed) in crossed.iter_mut().enumerate() {
                let reservation = sides.reservation(world, i, shortfall);
                let asked = talks.room.asks(world, tabled, place, concession, i, reservation);
                needs.push(first(asked));
                for (k, position) in positions.iter().enumerate() {
                    if !has(within_red_line(world, i, k, world.load(position)).bits()) {
                        crossed.push(k);
                    }
                }
            }
        },
    );
    Text {
        on_table: has(tabled.on_table(world, concession, place)),
        positions: column(positions),
        worth: column(&talks.room.text_worth()[place * n..(place + 1) * n]),
        needs,
        crossed,
        accepted: has(talks.room.accepted()[place]),
    }
}

fn bonds(table: &Table, talks: &Talks) -> Vec<(usize, usize, f64)> {
    let bonds = table.shape().bonds.iter().zip(talks.trust.by_bond());
    bonds.map(|(bond, trust)| (bond.truster, bond.trusted, trust.0[LANE])).collect()
}

fn has(lanes: u8) -> bool {
    lanes >> LANE & 1 == 1
}

#[inline(always)]
fn first<S: Simd>(lanes: Lanes<S>) -> f64 {
    let mut eight = Eight::ZERO;
    lanes.store(&mut eight);
    eight.0[LANE]
}

fn column(numbers: &[Eight]) -> Vec<f64> {
    numbers.iter().map(|number| number.0[LANE]).collect()
}

fn rows(numbers: &[Eight], width: usize, count: usize) -> Vec<Vec<f64>> {
    numbers.chunks(width).take(count).map(column).collect()
}

fn state(talks: &Talks) -> End {
    if !has(talks.course.live()) {
        talks.log.end[LANE]
    } else if has(talks.suspension.lanes()) {
        End::Suspended
    } else {
        End::Talking
    }
}
