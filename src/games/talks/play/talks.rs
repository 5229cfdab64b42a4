//! What moves: everything that eight negotiations remember, each mechanism its own.

use crate::games::talks::mechanisms::aftermath;
use crate::games::talks::mechanisms::balance;
use crate::games::talks::mechanisms::capitals;
use crate::games::talks::mechanisms::changes;
use crate::games::talks::mechanisms::concession;
use crate::games::talks::mechanisms::costs;
use crate::games::talks::mechanisms::courting;
use crate::games::talks::mechanisms::credibility;
use crate::games::talks::mechanisms::deadlines;
use crate::games::talks::mechanisms::events;
use crate::games::talks::mechanisms::interim;
use crate::games::talks::mechanisms::leaving;
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
use crate::games::talks::texts::search;
use crate::games::talks::texts::split;
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
    pub outside: Outside,
    pub trust: trust::State,
    pub suspension: suspension::State,
    pub no_deal: no_deal::State,
    pub credibility: credibility::State,
    pub readings: readings::State,
    pub bargaining: Bargaining,
    pub texts: Texts,
    pub room: room::State,
    pub capitals: capitals::State,
    pub interim: interim::State,
    pub zone: zone::State,
    pub aftermath: aftermath::State,
}

/// What happens outside the room.
#[derive(Clone, Debug)]
pub(crate) struct Outside {
    pub changes: changes::State,
    pub balance: balance::State,
    pub events: events::State,
}

/// How long each side holds out, and why it comes down.
#[derive(Clone, Debug)]
pub(crate) struct Bargaining {
    pub costs: costs::State,
    pub deadlines: deadlines::State,
    pub concession: concession::State,
    pub leaving: leaving::State,
}

/// What is on the table, and who is courted by it.
#[derive(Clone, Debug)]
pub(crate) struct Texts {
    pub courting: courting::State,
    pub offers: offers::State,
    pub drafts: drafts::State,
    pub split: split::State,
    pub search: search::State,
}

impl Talks {
    pub(crate) fn new(table: &Table, seed: u64) -> Self {
        let luck = Luck::new(table, seed);
        Talks {
            draw: Draw::new(table),
            imposed: Imposed::new(table.parts().events.len()),
            course: Course::new(),
            log: Log::new(table),
            outside: Outside {
                changes: changes::State::new(table, &luck),
                balance: balance::State::new(),
                events: events::State::new(table),
            },
            trust: trust::State::new(table),
            suspension: suspension::State::new(table),
            no_deal: no_deal::State::new(table),
            credibility: credibility::State::new(table),
            readings: readings::State::new(table, &luck),
            bargaining: Bargaining {
                costs: costs::State::new(table, &luck),
                deadlines: deadlines::State::new(table),
                concession: concession::State::new(table),
                leaving: leaving::State::new(table),
            },
            texts: Texts {
                courting: courting::State::new(table),
                offers: offers::State::new(table),
                drafts: drafts::State::new(table),
                split: split::State::new(table),
                search: search::State::new(table),
            },
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
        self.outside.balance.reset();
        self.outside.events.reset();
        self.suspension.reset();
        self.credibility.reset();
        self.bargaining.deadlines.reset();
        self.bargaining.concession.reset();
        self.texts.courting.reset();
        self.room.reset();
        self.interim.reset();
        self.zone.reset();
    }
}
