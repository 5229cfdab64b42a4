//! One negotiation, round by round (model, section 15).

use super::aftermath::{Aftermath, watch};
use super::beliefs::believed_weights;
use super::calls::Calls;
use super::chance::Chance;
use super::concession::aspire;
use super::drafts::draft;
use super::interim::{adopt_deals, break_deals};
use super::luck::Luck;
use super::numbers::SLACK;
use super::outside::{Meeting, bear_goodwill, happen, is_decided, meet, step_balance, suffer};
use super::room::{agreed, ask_capitals, table};
use super::state::State;
use super::story::{End, RoundLog, Story, differences, sticking};
use super::value::View;
use super::walk::offer;
use super::world::World;
use super::zone::{Zone, zone};

/// Plays one negotiation from the first round to an end.
pub fn play(world: &World, seed: u64, draw: u64, repeat: u32) -> Story {
    let luck = Luck { seed, draw, repeat };
    let mut game = Game {
        world,
        luck,
        chance: Chance::draw(world, &luck),
        state: State::new(world),
        calls: Calls::new(),
    };
    let mut rounds: Vec<RoundLog> = Vec::new();
    for round in 1..=world.rounds {
        game.calls = Calls::new();
        game.calls.note(game.chance.closest / SLACK);
        let log = game.round(round);
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
    world: &'a World,
    luck: Luck,
    chance: Chance,
    state: State,
    calls: Calls,
}

/// What happened in a round besides the state that it leaves.
#[derive(Default)]
struct Happened {
    table: Vec<super::room::Tabled>,
    agreed: Option<usize>,
    refused: Vec<usize>,
    broken: Vec<usize>,
    zone: Option<Zone>,
}

impl Game<'_> {
    /// One round, in the order of section 15.
    fn round(&mut self, round: u32) -> RoundLog {
        let mut happened = Happened::default();
        self.state.balance = step_balance(
            self.world,
            &self.luck,
            self.state.balance,
            self.world.months_a_round(),
            round,
        );
        if is_decided(self.world, self.state.balance, &self.calls) {
            if round == 1 {
                self.state.update_no_deal(self.world, round);
                happened.zone = Some(self.zone());
            }
            // Reading: where the conflict is decided, nothing else of the round happens, its events included.
            self.state.counts.fill(0);
            return self.log(round, End::Decided, false, happened);
        }
        happen(self.world, &self.luck, &mut self.state, round, &self.calls);
        suffer(self.world, &mut self.state);
        let meeting = meet(self.world, &self.luck, &mut self.state, round, &self.calls);
        self.state.update_no_deal(self.world, round);
        let end = match meeting {
            Meeting::Held => self.hold(round, &mut happened),
            // Reading: the round in which the talks collapse was reached undecided, so its zone counts.
            Meeting::Collapsed => {
                happened.zone = Some(self.zone());
                End::Collapsed
            }
            Meeting::Suspended => {
                happened.zone = Some(self.zone());
                happened.broken =
                    break_deals(self.world, &self.luck, &mut self.state, round, &self.calls);
                End::Suspended
            }
        };
        self.log(round, end, meeting == Meeting::Held, happened)
    }

    /// A round that takes place, from step 3 on.
    fn hold(&mut self, round: u32, happened: &mut Happened) -> End {
        self.make_offers();
        self.make_drafts();
        happened.zone = Some(self.zone());
        happened.table = table(self.world, &self.state, &self.chance, &self.calls);
        happened.agreed = agreed(self.world, &self.state, &happened.table, &self.calls);
        if let Some(y) = happened.agreed {
            happened.refused =
                ask_capitals(self.world, &mut self.state, &happened.table[y].text, &self.calls);
            if let Some(zone) = &mut happened.zone {
                zone.exists = true;
            }
            if happened.refused.is_empty() {
                // Reading: the round of the settlement ends there; it brings no goodwill, and the day of signing has the trust before.
                self.state.rounds_held += 1;
                return End::Settled;
            }
        }
        happened.broken = break_deals(self.world, &self.luck, &mut self.state, round, &self.calls);
        adopt_deals(self.world, &mut self.state, &self.chance, &happened.broken, &self.calls);
        bear_goodwill(self.world, &mut self.state);
        self.state.rounds_held += 1;
        End::Talking
    }

    /// Aspirations and offers of all signatories, each seeing the last ones of the others.
    fn make_offers(&mut self) {
        let reference = self.state.reference(self.world);
        let mut offers = Vec::new();
        for i in self.world.signatories() {
            let view = self.state.view(self.world, i);
            let credibility = view.credibility(self.world, &reference);
            aspire(self.world, &mut self.state, &view, &credibility);
            let believed = believed_weights(self.world, &self.chance, i, self.state.rounds_held);
            let text = offer(
                self.world,
                &view,
                &credibility,
                &believed,
                self.state.aspiration[i],
                &self.calls,
            );
            offers.push((i, text));
        }
        for (i, text) in offers {
            self.state.first_offer[i].get_or_insert_with(|| text.clone());
            self.state.last_offer[i] = Some(text);
        }
    }

    fn make_drafts(&mut self) {
        for m in (0..self.world.parties.len()).filter(|&m| self.world.parties[m].is_drafter()) {
            let believed = believed_weights(self.world, &self.chance, m, self.state.rounds_held);
            self.state.last_draft[m] = Some(draft(self.world, &self.state, &believed, &self.calls));
        }
    }

    /// The zone of agreement now.
    fn zone(&self) -> Zone {
        let views: Vec<View> =
            self.world.signatories().into_iter().map(|i| self.state.view(self.world, i)).collect();
        zone(self.world, &views, &self.state.reference(self.world))
    }

    fn log(&self, round: u32, state: End, held: bool, happened: Happened) -> RoundLog {
        RoundLog {
            round,
            state,
            held,
            balance: self.state.balance,
            events: self.state.counts.clone(),
            trust: self.state.trust_matrix(),
            no_deal: self.state.no_deal.clone(),
            aspiration: self.state.aspiration.clone(),
            conceded: self.state.conceded.clone(),
            hardened: self.state.hardened.clone(),
            offers: self.state.last_offer.clone(),
            drafts: self.state.last_draft.clone(),
            table: happened.table,
            agreed: happened.agreed,
            refused: happened.refused,
            interim: self.state.in_force.clone(),
            broken: happened.broken,
            status_quo: self.state.status_quo.clone(),
            reference: self.state.reference(self.world),
            zone: happened.zone,
            closest_call: self.calls.closest(),
        }
    }

    /// The story of the rounds.
    fn tell(&self, rounds: Vec<RoundLog>) -> Story {
        let last = rounds.last();
        let end = last.map_or(End::Talking, |log| log.state);
        let settled = last.filter(|log| log.state == End::Settled);
        let chosen = settled.and_then(|log| log.agreed.map(|y| log.table[y].clone()));
        let round = last.map_or(0, |log| log.round);
        let text = chosen.as_ref().map(|t| t.text.clone());
        let quiet = Aftermath { broken_in_month: None, closest: f64::INFINITY };
        let aftermath =
            text.as_ref().map_or(quiet, |y| watch(self.world, &self.luck, &self.state, y, round));
        let differences = differences(self.world, &self.state);
        let has_zone = |log: &RoundLog| log.zone.as_ref().is_some_and(|z| z.exists);
        Story {
            end,
            round,
            author: chosen.map(|t| t.author),
            zone_at_start: rounds.first().is_some_and(has_zone),
            zone_ever: rounds.iter().any(has_zone),
            agreed_ever: rounds.iter().any(|log| log.agreed.is_some()),
            refusals: rounds.iter().map(|log| log.refused.len() as u32).sum(),
            interim_ever: (0..self.world.interims.len())
                .map(|d| rounds.iter().any(|log| log.interim[d]))
                .collect(),
            broken_in_month: aftermath.broken_in_month,
            aftermath_closest: aftermath.closest,
            sticking: text.is_none().then(|| sticking(&differences)).flatten(),
            text,
            differences,
            rounds,
        }
    }
}
