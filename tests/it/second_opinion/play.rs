//! One negotiation, round by round (model, section 15).

use super::aftermath::{Aftermath, Settlement, watch};
use super::beliefs::believed_weights;
use super::calls::Calls;
use super::chance::Chance;
use super::change::world_at;
use super::concession::{aspire, wait};
use super::departures::{deadline_ends, leave, nothing_to_stay_for, yield_to_deadlines};
use super::drafts::draft;
use super::interim::{adopt_deals, break_deals};
use super::luck::Luck;
use super::offers::{Author as Offering, court};
use super::outside::{Meeting, Way, bear_goodwill, decided, happen, meet, step_balance, suffer};
use super::room::{Author, Tabled, agreed, ask_capitals, table};
use super::state::State;
use super::story::{End, RoundLog, Story, lacking, sticking};
use super::value::View;
use super::words;
use super::world::World;
use super::zone::{Zone, zone, zone_without_red_lines};

/// Plays one negotiation from the first round to an end.
pub fn play(world: &World, seed: u64, draw: u64, repeat: u32) -> Story {
    let luck = Luck { seed, draw, repeat };
    let chance = Chance::draw(world, &luck);
    let mut game = Game {
        file: world,
        world: world_at(world, &chance.change_month, 0.0),
        luck,
        chance,
        state: State::new(world),
        calls: Calls::new(),
        round: 0,
    };
    let mut rounds: Vec<RoundLog> = Vec::new();
    for round in 1..=world.rounds {
        let log = game.next(round);
        let over = !matches!(log.state, End::Talking | End::Suspended);
        rounds.push(log);
        if over {
            break;
        }
    }
    game.tell(rounds)
}

/// A negotiation under way.
struct Game<'a> {
    /// The world as the file has it.
    file: &'a World,
    /// The world as it is in this round.
    world: World,
    luck: Luck,
    chance: Chance,
    state: State,
    calls: Calls,
    round: u32,
}

/// What happened in a round besides the state that it leaves.
#[derive(Default)]
struct Happened {
    held: bool,
    table: Vec<Tabled>,
    agreed: Option<usize>,
    refused: Vec<usize>,
    broken: Vec<usize>,
    zone: Option<Zone>,
    zone_without_red_lines: Option<bool>,
    left: Vec<usize>,
    decided: Option<Way>,
    deadline_ended: bool,
}

impl Game<'_> {
    /// One round, in the order of section 15.
    fn next(&mut self, round: u32) -> RoundLog {
        self.round = round;
        self.calls = Calls::new();
        self.calls.note(self.chance.closest);
        self.world = world_at(self.file, &self.chance.change_month, self.file.month(round));
        let mut happened = Happened::default();
        let end = self.outside(&mut happened);
        self.log(end, happened)
    }

    /// Steps 1 and 2, and what follows from them.
    fn outside(&mut self, happened: &mut Happened) -> End {
        let (world, round) = (&self.world, self.round);
        let before = self.state.balance;
        let shock = self.luck.round(words::BALANCE, round);
        self.state.balance = step_balance(world, shock, before, world.months_a_round());
        let now = self.state.balance;
        happened.decided = decided(world, &self.luck, before, now, round, &self.calls);
        if happened.decided.is_some() {
            if round == 1 {
                self.state.update_no_deal(world, round);
                self.look_for_zone(happened);
            }
            // Reading: where the conflict is decided, nothing else of the round happens, its events included.
            self.state.counts.fill(0);
            return End::Decided;
        }
        happen(world, &self.luck, &mut self.state, round, &self.calls);
        suffer(world, &mut self.state);
        let meeting = meet(world, &self.luck, &mut self.state, round, &self.calls);
        self.state.update_no_deal(world, round);
        wait(world, &mut self.state);
        match meeting {
            Meeting::Held => self.hold(happened),
            // Reading: the round in which the talks collapse was reached undecided, so its zone counts.
            Meeting::Collapsed => {
                self.look_for_zone(happened);
                End::Collapsed
            }
            Meeting::Suspended => {
                self.look_for_zone(happened);
                happened.broken =
                    break_deals(&self.world, &self.luck, &mut self.state, round, &self.calls);
                self.close(End::Suspended, happened)
            }
        }
    }

    /// A round that takes place, from step 3 on.
    fn hold(&mut self, happened: &mut Happened) -> End {
        happened.held = true;
        yield_to_deadlines(&self.world, &self.luck, &mut self.state, self.round, &self.calls);
        self.make_offers();
        self.make_drafts();
        self.look_for_zone(happened);
        happened.table = table(&self.world, &self.state, &self.chance, &self.calls);
        let tempted = nothing_to_stay_for(&self.world, &self.state, &happened.table, &self.calls);
        happened.agreed = agreed(&self.world, &self.state, &happened.table, &self.calls);
        if let Some(y) = happened.agreed {
            self.count_as_zone(happened);
            let text = &happened.table[y].text;
            happened.refused = ask_capitals(&self.world, &mut self.state, text, &self.calls);
            if happened.refused.is_empty() {
                // Reading: the round of the settlement ends there; it brings no goodwill, and the day of signing has the trust before.
                self.state.rounds_held += 1;
                return End::Settled;
            }
        }
        self.after_the_vote(happened);
        let (luck, calls) = (&self.luck, &self.calls);
        happened.left = leave(&self.world, luck, &self.state, &tempted, self.round, calls);
        let gone = !happened.left.is_empty();
        self.close(if gone { End::Collapsed } else { End::Talking }, happened)
    }

    /// Step 6: courting, interim deals, goodwill.
    fn after_the_vote(&mut self, happened: &mut Happened) {
        if happened.agreed.is_none() {
            self.court(&happened.table);
        }
        let (world, calls) = (&self.world, &self.calls);
        happened.broken = break_deals(world, &self.luck, &mut self.state, self.round, calls);
        adopt_deals(world, &mut self.state, &self.chance, &happened.broken, calls);
        bear_goodwill(world, &mut self.state);
        self.state.rounds_held += 1;
    }

    fn court(&mut self, table: &[Tabled]) {
        let many = self.world.signatories().len() > 2;
        for tabled in table {
            let author = match tabled.author {
                Author::Draft(m) => m,
                Author::Offer(i) if many => i,
                Author::Offer(_) | Author::Split => continue,
            };
            let others = self.world.other_signatories(author).into_iter();
            let refused: Vec<usize> = others.filter(|&j| !tabled.accepted_by[j]).collect();
            court(&mut self.state, &self.world, author, &refused);
        }
    }

    /// The end of a round without a settlement: does a deadline end the talks?
    fn close(&mut self, end: End, happened: &mut Happened) -> End {
        let over = deadline_ends(&self.world, &self.luck, self.round, &self.calls);
        happened.deadline_ended = over && end != End::Collapsed;
        if over { End::Collapsed } else { end }
    }

    /// Aspirations and offers of all signatories, each seeing the last ones of the others.
    fn make_offers(&mut self) {
        let (world, calls, held) = (&self.world, &self.calls, self.state.rounds_held);
        let believed: Vec<Vec<Vec<f64>>> = (0..world.parties.len())
            .map(|i| believed_weights(world, &self.chance, i, held))
            .collect();
        aspire(world, &mut self.state, &self.chance, &believed, calls);
        self.state.reference_before = self.state.reference(world);
        let mut offers = Vec::new();
        for i in world.signatories() {
            let author = Offering::new(world, &self.state, &believed[i], i);
            let text = author.offer(&mut self.state.mean_walk[i], held, calls);
            offers.push((i, text));
        }
        for (i, text) in offers {
            self.state.last_offer[i] = Some(text);
        }
    }

    fn make_drafts(&mut self) {
        let (world, held) = (&self.world, self.state.rounds_held);
        // Every draft sees the reference text of the round before.
        let mut drafts = vec![None; world.parties.len()];
        for m in world.drafters() {
            let believed = believed_weights(world, &self.chance, m, held);
            drafts[m] = Some(draft(world, &self.state, m, &believed, &self.calls));
        }
        self.state.last_draft = drafts;
    }

    /// The zone of agreement now.
    fn look_for_zone(&self, happened: &mut Happened) {
        let world = &self.world;
        let views: Vec<View> =
            world.signatories().into_iter().map(|i| self.state.view(world, i)).collect();
        let reference = self.state.reference(world);
        let zone = zone(world, &views, &reference);
        if self.round == 1 && !zone.exists {
            let without = zone_without_red_lines(world, &views, &reference);
            happened.zone_without_red_lines = Some(without.exists);
        }
        happened.zone = Some(zone);
    }

    /// A round in which a text is agreed has a zone.
    fn count_as_zone(&self, happened: &mut Happened) {
        happened.zone_without_red_lines = None;
        if let Some(zone) = &mut happened.zone {
            zone.exists = true;
        }
    }

    fn log(&self, end: End, happened: Happened) -> RoundLog {
        let (state, world) = (&self.state, &self.world);
        let faithful = |i: usize| self.chance.good_faith(world, i);
        RoundLog {
            round: self.round,
            state: end,
            held: happened.held,
            balance: state.balance,
            events: state.counts.clone(),
            trust: state.trust_matrix(),
            no_deal: state.no_deal.clone(),
            least: state.least.clone(),
            aspiration: state.aspiration.clone(),
            spent: state.spent.clone(),
            conceded: state.conceded.clone(),
            hardened: state.hardened.clone(),
            offers: state.last_offer.clone(),
            drafts: state.last_draft.clone(),
            table: happened.table,
            agreed: happened.agreed,
            refused: happened.refused,
            interim: state.in_force.clone(),
            broken: happened.broken,
            status_quo: state.status_quo.clone(),
            reference: state.reference(world),
            zone: happened.zone,
            zone_without_red_lines: happened.zone_without_red_lines,
            good_faith: world.signatories().into_iter().all(faithful),
            left: happened.left,
            decided: happened.decided,
            deadline_ended: happened.deadline_ended,
            closest_call: self.calls.closest(),
        }
    }

    /// What became of a text that was signed in the last round.
    fn aftermath(&self, text: &[f64]) -> Aftermath {
        let world = &self.world;
        let views = world.signatories().into_iter().map(|i| self.state.view(world, i)).collect();
        let settlement =
            Settlement { world: self.file, state: &self.state, views, text, round: self.round };
        watch(&settlement, &self.chance, &self.luck)
    }

    /// The story of the rounds.
    fn tell(&self, rounds: Vec<RoundLog>) -> Story {
        let last = rounds.last();
        let settled = last.filter(|log| log.state == End::Settled);
        let chosen = settled.and_then(|log| log.agreed.map(|y| log.table[y].clone()));
        let text = chosen.as_ref().map(|t| t.text.clone());
        let quiet = Aftermath { broken_in_month: None, closest: f64::INFINITY };
        let aftermath = text.as_ref().map_or(quiet, |y| self.aftermath(y));
        let lacking = lacking(&self.world, &self.state);
        let has_zone = |log: &RoundLog| log.zone.as_ref().is_some_and(|z| z.exists);
        // The start counts among the rounds reached, even where the conflict is decided in it.
        let reached = || rounds.iter().filter(|log| log.round == 1 || log.state != End::Decided);
        let with_zone = reached().filter(|log| has_zone(log)).count();
        Story {
            end: last.map_or(End::Talking, |log| log.state),
            round: last.map_or(0, |log| log.round),
            author: chosen.map(|t| t.author),
            zone_at_start: rounds.first().is_some_and(has_zone),
            zone_without_red_lines: rounds.first().and_then(|log| log.zone_without_red_lines),
            zone_ever: rounds.iter().any(has_zone),
            zone_at_last: reached().next_back().is_some_and(has_zone),
            zone_share: with_zone as f64 / reached().count().max(1) as f64,
            good_faith: rounds.iter().all(|log| log.good_faith),
            agreed_ever: rounds.iter().any(|log| log.agreed.is_some()),
            refusals: rounds.iter().map(|log| log.refused.len() as u32).sum(),
            interim_ever: (0..self.world.interims.len())
                .map(|d| rounds.iter().any(|log| log.interim[d]))
                .collect(),
            left: last.map_or(Vec::new(), |log| log.left.clone()),
            decided: last.and_then(|log| log.decided),
            broken_in_month: aftermath.broken_in_month,
            aftermath_closest: aftermath.closest,
            sticking: text.is_none().then(|| sticking(&self.world, &lacking)).flatten(),
            text,
            lacking,
            rounds,
        }
    }
}
