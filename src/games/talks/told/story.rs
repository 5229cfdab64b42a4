//! One negotiation told round by round: what was counted, seen from inside.

use crate::engine::{Game, Quantity, QuantityId, alone};
use crate::games::talks::mechanisms::room::CLOSE;
use crate::games::talks::play::outcome;
use crate::games::talks::play::outcome::End;
use crate::games::talks::play::outcome::Outcome;
use crate::games::talks::play::play;
use crate::games::talks::play::record::Record;
use crate::games::talks::play::state::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::table::shape::offers_are_tabled;
use crate::lanes::{Eight, Level};

/// The negotiation that sits in this lane is told; all eight are the same.
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
    /// The balance outside the room.
    pub balance: f64,
    /// By event: occurrences before the round.
    pub events: Vec<f64>,
    /// Who trusts whom how much at the end of the round, where something depends on it: by party.
    pub trust: Vec<(usize, usize, f64)>,
    /// The same after the events of the round, before anything else moved it.
    pub trust_after_events: Vec<f64>,
    /// Whether the talks were suspended before the round.
    pub was_suspended: bool,
    /// The probability with which they took place, given the events and whether they were suspended.
    pub chance_to_meet: f64,
    /// By event: what it took away from that probability, as a share of 1 on its own.
    pub disruption: Vec<f64>,
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
    /// By signatory: its offer, one position an issue.
    pub offers: Vec<Vec<f64>>,
    /// By drafting mediator: its draft.
    pub drafts: Vec<Vec<f64>>,
    /// By text on the table (drafts first, then offers): its value to each signatory.
    pub worth: Vec<Vec<f64>>,
    /// By text on the table: the value at which each signatory would sign it.
    pub needs: Vec<Vec<f64>>,
    /// By text on the table and signatory: the issues on which it lies beyond the signatory's red line.
    pub crossed: Vec<Vec<Vec<usize>>>,
    /// By text on the table: whether all accept it.
    pub accepted: Vec<bool>,
    /// The agreed text's place on the table.
    pub agreed: Option<usize>,
    /// Signatories (by their place among them) whose capital refused.
    pub refused_by: Vec<usize>,
    /// By signatory: the value at which its capital ratifies; none where its negotiators have full powers.
    pub mandates: Vec<Option<f64>>,
    /// By interim deal: whether it is in force at the end of the round.
    pub in_force: Vec<bool>,
    /// Interim deals that were adopted in the round.
    pub adopted: Vec<usize>,
    /// Interim deals that broke in the round.
    pub broken: Vec<usize>,
    /// By issue: the position while there is no agreement, at the end of the round.
    pub status_quo: Vec<f64>,
    /// Whether a zone of agreement existed so far.
    pub zone_so_far: bool,
}

impl Story {
    /// The negotiation of that seed, draw and repeat, exactly as a run counted it.
    pub fn of(table: &Table, seed: u64, draw: u64, repeat: u64) -> Self {
        let (inputs, seats) = alone(table, seed, draw, repeat);
        let rows = || table.uncertain().iter().enumerate();
        let drawn: Vec<(QuantityId, f64)> =
            rows().map(|(row, &id)| (id, inputs.values(row)[0])).collect();
        let mut scratch = table.scratch(seed, Level::best());
        let mut recorder = Recorder::new(table, numbers(table, &drawn));
        play(table, &mut scratch, &inputs, &seats, &mut recorder);
        let talks = &scratch.talks;
        Story {
            draw,
            repeat,
            quantiles: rows().map(|(row, _)| inputs.uniforms(row)[0]).collect(),
            inputs: drawn,
            numbers: recorder.numbers,
            good_faith: talks.good_faith.iter().map(|&lanes| has(lanes)).collect(),
            reading: readings(table, talks),
            trust_at_start: recorder.trust_at_start,
            rounds: recorder.rounds,
            outcome: outcome(table, talks, 0),
            text: talks.log.text.iter().map(|position| position.0[0]).collect(),
        }
    }

    /// A number as it was in this draw, in its own units.
    pub fn number(&self, id: QuantityId) -> f64 {
        self.numbers[id.index()]
    }

    /// Whether a signatory (by its place among them) would sign a text that is on the table in a round.
    pub fn signs(&self, round: &Round, text: usize, signatory: usize) -> bool {
        self.good_faith[signatory]
            && round.crossed[text][signatory].is_empty()
            && round.lacks(text, signatory) <= CLOSE
    }
}

impl Round {
    /// By how much a text on the table falls short of what a signatory needs to sign it; below 0 it gives more.
    pub fn lacks(&self, text: usize, signatory: usize) -> f64 {
        self.needs[text][signatory] - self.worth[text][signatory]
    }
}

fn numbers(table: &Table, drawn: &[(QuantityId, f64)]) -> Vec<f64> {
    let known = |quantity: &Quantity| quantity.distribution.known().unwrap_or_default();
    let mut numbers: Vec<f64> = table.quantities().iter().map(known).collect();
    for (id, value) in drawn {
        numbers[id.index()] = *value;
    }
    numbers
}

fn readings(table: &Table, talks: &Talks) -> Vec<f64> {
    if table.shape().uses.hesitation {
        column(&talks.leniency)
    } else {
        vec![0.0; talks.signatories]
    }
}

/// Writes down every round.
struct Recorder {
    numbers: Vec<f64>,
    trust_at_start: Vec<(usize, usize, f64)>,
    /// By bond: observations of good and of bad faith at the end of the round before.
    observed: Vec<(f64, f64)>,
    in_force: Vec<bool>,
    suspended: bool,
    rounds: Vec<Round>,
}

impl Recorder {
    fn new(table: &Table, numbers: Vec<f64>) -> Self {
        let parts = table.parts();
        let given = |truster: usize, trusted: usize| parts.parties[truster].trust[trusted];
        let bonds = table.shape().bonds.iter();
        let trust_at_start: Vec<(usize, usize, f64)> = bonds
            .map(|bond| {
                let given = given(bond.truster, bond.trusted);
                (bond.truster, bond.trusted, given.map_or(0.5, |id| numbers[id.index()]))
            })
            .collect();
        let inertia = parts.setting.trust_inertia;
        let observed =
            |&(_, _, trust): &(usize, usize, f64)| (trust * inertia, (1.0 - trust) * inertia);
        Recorder {
            numbers,
            observed: trust_at_start.iter().map(observed).collect(),
            trust_at_start,
            in_force: vec![false; parts.interims.len()],
            suspended: false,
            rounds: Vec::new(),
        }
    }

    fn number(&self, id: QuantityId) -> f64 {
        self.numbers[id.index()]
    }

    fn trust_after_events(&self, table: &Table, events: &[f64]) -> Vec<f64> {
        let bonds = table.shape().bonds.iter().zip(&self.observed);
        let after = bonds.map(|(bond, &(kept, broken))| {
            let hits = table.parts().events.iter().zip(events).filter(|(event, _)| {
                event.by == Some(bond.trusted) && event.on.contains(&bond.truster)
            });
            let blows: f64 = hits.map(|(event, count)| self.number(event.distrust) * count).sum();
            kept / (kept + broken + blows)
        });
        after.collect()
    }

    /// By event: one less the probability that the round survives it.
    fn disruption(&self, table: &Table, events: &[f64], trust: &[f64]) -> Vec<f64> {
        let of_event = |(event, count): (&crate::games::talks::table::parts::Event, &f64)| {
            let trust_in = |target: usize| {
                let bond = event.by.and_then(|by| table.shape().bond(target, by));
                bond.map_or(0.0, |bond| trust[bond])
            };
            let doubt: f64 = event.on.iter().map(|&target| 1.0 - trust_in(target)).sum();
            let stays = libm::exp(-self.number(event.walkout) * count * doubt);
            1.0 - stays * libm::pow(1.0 - self.number(event.postpones), *count)
        };
        table.parts().events.iter().zip(events).map(of_event).collect()
    }

    /// Suspended talks resume by chance; others survive each event on its own.
    fn chance_to_meet(&self, table: &Table, disruption: &[f64]) -> f64 {
        if self.suspended {
            return self.number(table.parts().setting.resume);
        }
        disruption.iter().fold(1.0, |chance, lost| chance * (1.0 - lost))
    }

    /// By text on the table: the value at which each signatory would sign it.
    fn needs(&self, table: &Table, talks: &Talks, texts: usize) -> Vec<Vec<f64>> {
        let drafters = &table.shape().drafters;
        let readings = readings(table, talks);
        let need = |text: usize, i: usize| {
            let (asks, least) = (talks.aspiration[i].0[LANE], talks.reservation[i].0[LANE]);
            let asks = match text.checked_sub(drafters.len()) {
                Some(author) if author == i => return least,
                Some(_) => asks,
                None => {
                    let mediator = &table.parts().parties[drafters[text]];
                    least + (asks - least) * (1.0 - self.number(mediator.face_saving))
                }
            };
            let asks = asks + readings[i];
            if asks > least { asks } else { least }
        };
        (0..texts).map(|text| (0..talks.signatories).map(|i| need(text, i)).collect()).collect()
    }

    fn mandates(&self, table: &Table, talks: &Talks) -> Vec<Option<f64>> {
        let margin = |&party: &usize| table.parts().parties[party].ratify_margin;
        let needs = table.signatories().iter().zip(&talks.no_deal);
        needs.map(|(party, no_deal)| Some(no_deal.0[LANE] + self.number(margin(party)?))).collect()
    }
}

impl Record for Recorder {
    fn round(&mut self, table: &Table, talks: &Talks) {
        let (n, held) = (talks.signatories, has(talks.held));
        let drafts = table.shape().drafters.len();
        let texts = if offers_are_tabled(table.parts()) { drafts + n } else { drafts };
        let when_held = |count: usize| if held { count } else { 0 };
        let agreed = has(talks.agreed).then_some(talks.verdict.author[LANE] as usize);
        let refused = |&i: &usize| agreed.is_some() && has(talks.verdict.refused[i]);
        let state = state(talks);
        // Where the conflict was decided, nothing else happened in the round.
        let happened = |count: f64| if state == End::Decided { 0.0 } else { count };
        let events: Vec<f64> = column(&talks.counts).into_iter().map(happened).collect();
        let trust_after_events = self.trust_after_events(table, &events);
        let disruption = self.disruption(table, &events, &trust_after_events);
        let in_force: Vec<bool> = talks.in_force.iter().map(|&lanes| has(lanes)).collect();
        let became = |now: bool| {
            let changed = in_force.iter().zip(&self.in_force).enumerate();
            changed.filter(move |(_, (is, was))| is != was && **is == now).map(|(deal, _)| deal)
        };
        let bonds = table.shape().bonds.iter().zip(&talks.trust);
        self.rounds.push(Round {
            round: talks.round,
            state,
            held,
            balance: talks.balance.0[LANE],
            trust: bonds.map(|(bond, trust)| (bond.truster, bond.trusted, trust.0[LANE])).collect(),
            was_suspended: self.suspended,
            chance_to_meet: self.chance_to_meet(table, &disruption),
            hardening: column(&talks.hardness),
            no_deal: column(&talks.no_deal),
            reservations: column(&talks.reservation[..when_held(n)]),
            aspirations: column(&talks.aspiration[..when_held(n)]),
            conceded: column(&talks.conceded[..when_held(n)]),
            offers: rows(&talks.offers, talks.issues, when_held(n)),
            drafts: rows(&talks.drafts, talks.issues, when_held(drafts)),
            worth: rows(&talks.verdict.text_worth, n, when_held(texts)),
            needs: self.needs(table, talks, when_held(texts)),
            crossed: crossed(talks, drafts, when_held(texts)),
            accepted: talks.verdict.accepted[..when_held(texts)]
                .iter()
                .map(|&lanes| has(lanes))
                .collect(),
            agreed,
            refused_by: (0..n).filter(refused).collect(),
            mandates: self.mandates(table, talks),
            adopted: became(true).collect(),
            broken: became(false).collect(),
            in_force: in_force.clone(),
            status_quo: column(&talks.status_quo),
            zone_so_far: has(talks.zone),
            events,
            trust_after_events,
            disruption,
        });
        self.in_force = in_force;
        self.suspended = has(talks.suspended);
        let observed = talks.kept.iter().zip(&talks.broken);
        self.observed = observed.map(|(kept, broken)| (kept.0[LANE], broken.0[LANE])).collect();
    }
}

/// By text on the table and signatory: the issues on which it lies beyond the signatory's red line.
fn crossed(talks: &Talks, drafts: usize, texts: usize) -> Vec<Vec<Vec<usize>>> {
    let position = |text: usize, k: usize| match text.checked_sub(drafts) {
        None => talks.drafts[talks.at(text, k)].0[LANE],
        Some(author) => talks.offers[talks.at(author, k)].0[LANE],
    };
    let beyond = |text: usize, i: usize, k: usize| {
        let line = |ends: &[Eight]| ends[talks.at(i, k)].0[LANE];
        let at = position(text, k);
        at < line(&talks.draw.lowest) - CLOSE || at > line(&talks.draw.highest) + CLOSE
    };
    let of = |text: usize, i: usize| (0..talks.issues).filter(|&k| beyond(text, i, k)).collect();
    (0..texts).map(|text| (0..talks.signatories).map(|i| of(text, i)).collect()).collect()
}

fn has(lanes: u8) -> bool {
    lanes >> LANE & 1 == 1
}

fn column(numbers: &[Eight]) -> Vec<f64> {
    numbers.iter().map(|number| number.0[LANE]).collect()
}

fn rows(numbers: &[Eight], width: usize, count: usize) -> Vec<Vec<f64>> {
    numbers.chunks(width).take(count).map(column).collect()
}

fn state(talks: &Talks) -> End {
    let ended = !has(talks.live);
    if ended {
        talks.log.end[LANE]
    } else if has(talks.suspended) {
        End::Suspended
    } else {
        End::Talking
    }
}
