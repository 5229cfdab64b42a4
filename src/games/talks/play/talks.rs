//! What moves: everything that eight negotiations remember, each mechanism its own.

use crate::games::talks::mechanisms::aftermath;
use crate::games::talks::mechanisms::balance;
use crate::games::talks::mechanisms::capitals;
use crate::games::talks::mechanisms::concession;
use crate::games::talks::mechanisms::credibility;
use crate::games::talks::mechanisms::events;
use crate::games::talks::mechanisms::interim;
use crate::games::talks::mechanisms::no_deal;
use crate::games::talks::mechanisms::readings;
use crate::games::talks::mechanisms::room;
use crate::games::talks::mechanisms::suspension;
use crate::games::talks::mechanisms::trust;
use crate::games::talks::play::course::Course;
use crate::games::talks::play::draw::Draw;
use crate::games::talks::play::log::Log;
use crate::games::talks::play::luck::Luck;
use crate::games::talks::table::Table;
use crate::games::talks::texts::drafts;
use crate::games::talks::texts::offers;
use crate::games::talks::told::imposed::Imposed;
use crate::games::talks::zone;

/// Eight negotiations side by side. Reset by every play, never rebuilt.
#[derive(Clone, Debug)]
pub(crate) struct Talks {
    pub luck: Luck,
    pub draw: Draw,
    /// What was seen of the rounds already held, where anything was.
    pub imposed: Imposed,
    pub course: Course,
    pub log: Log,
    pub balance: balance::State,
    pub events: events::State,
    pub trust: trust::State,
    pub suspension: suspension::State,
    pub no_deal: no_deal::State,
    pub credibility: credibility::State,
    pub readings: readings::State,
    pub concession: concession::State,
    pub offers: offers::State,
    pub drafts: drafts::State,
    pub room: room::State,
    pub capitals: capitals::State,
    pub interim: interim::State,
    pub zone: zone::State,
    pub aftermath: aftermath::State,
}

impl Talks {
    pub(crate) fn new(table: &Table, seed: u64) -> Self {
        let luck = Luck::new(table, seed);
        Talks {
            draw: Draw::new(table),
            imposed: Imposed::new(table.parts().events.len()),
            course: Course::new(),
            log: Log::new(table),
            balance: balance::State::new(),
            events: events::State::new(table),
            trust: trust::State::new(table),
            suspension: suspension::State::new(table),
            no_deal: no_deal::State::new(table),
            credibility: credibility::State::new(table),
            readings: readings::State::new(table, &luck),
            concession: concession::State::new(table),
            offers: offers::State::new(table),
            drafts: drafts::State::new(table),
            room: room::State::new(table, &luck),
            capitals: capitals::State::new(table),
            interim: interim::State::new(table),
            zone: zone::State::new(table),
            aftermath: aftermath::State::new(table),
            luck,
        }
    }

    /// Forgets the negotiations before.
    pub(crate) fn reset(&mut self, rounds: u32) {
        self.course.reset();
        self.log.reset(rounds);
        self.balance.reset();
        self.events.reset();
        self.suspension.reset();
        self.credibility.reset();
        self.concession.reset();
        self.room.reset();
        self.interim.reset();
        self.zone.reset();
    }
}
