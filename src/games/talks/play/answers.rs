//! How eight negotiations answer the questions that can be asked of them.

use crate::engine::{Answers, lanes};
use crate::games::talks::play::outcome::End;
use crate::games::talks::play::talks::Talks;
use crate::games::talks::table::Table;
use crate::games::talks::table::steps::Step;
use crate::lanes::WIDTH;

/// Appends what the first `count` negotiations side by side answer.
pub(crate) fn answer(table: &Table, talks: &Talks, count: usize, answers: &mut Answers) {
    let asks = table.asks();
    let log = &talks.log;
    answers.open(count);
    for (question, end) in asks.ends.into_iter().zip(End::ALL) {
        answers.event(question, ended(talks, end));
    }
    let settled = ended(talks, End::Settled);
    answers.event(asks.zone.at_start, log.zone_at_start);
    answers.event(asks.zone.ever, talks.zone.ever());
    answers.event(asks.zone.at_end, talks.zone.last());
    if let Some(question) = asks.zone.barred {
        answers.event(question, talks.zone.barred());
    }
    answers.event(asks.good_faith, log.good_faith);
    if let Some([up, down]) = asks.decided {
        let decided = ended(talks, End::Decided);
        answers.event(up, decided & log.decided_up);
        answers.event(down, decided & !log.decided_up);
    }
    for (i, question) in asks.left.iter().enumerate() {
        answers.event(*question, lanes(|lane| log.left[lane] >> i & 1 == 1));
    }
    if let Some(question) = asks.at_deadline {
        answers.event(question, log.at_deadline);
    }
    for (question, in_force) in asks.at_end.interim.iter().zip(talks.interim.in_force()) {
        answers.event(*question, *in_force);
    }
    if let Some(question) = asks.at_end.open_in_force {
        let open = ended(talks, End::Talking) | ended(talks, End::Suspended);
        let in_force = talks.interim.in_force().iter().fold(0, |any, deal| any | deal);
        answers.event(question, open & in_force);
    }
    let share = core::array::from_fn(|lane| talks.zone.share(lane));
    answers.number(asks.zone.share, &share);
    answers.event(asks.agreed, log.agreed_ever);
    answers.event(asks.ratified, settled);
    answers.event(asks.refused, lanes(|lane| log.refusals[lane] > 0));
    answer_steps(table, talks, answers);
    for (deal, question) in asks.interim.iter().enumerate() {
        answers.event(*question, lanes(|lane| log.interim_ever[lane] >> deal & 1 == 1));
    }
    for (i, (refused, lost)) in asks.refused_by.iter().zip(&asks.lost_to).enumerate() {
        answers.event(*refused, lanes(|lane| log.refused_by[lane] >> i & 1 == 1));
        let refused_last = lanes(|lane| log.last_refused_by[lane] >> i & 1 == 1);
        answers.event(*lost, refused_last & !settled);
    }
    answer_numbers(table, talks, settled, answers);
}

/// Each step with all before it, and what is lost at it.
fn answer_steps(table: &Table, talks: &Talks, answers: &mut Answers) {
    let log = &talks.log;
    let mut so_far = u8::MAX;
    for asked in &table.asks().steps {
        let step = match asked.step {
            Step::GoodFaith => log.good_faith,
            Step::Zone => talks.zone.ever(),
            Step::Room => log.agreed_ever,
            Step::Ratified => ended(talks, End::Settled),
            Step::Holds(months) => lanes(|lane| log.months_held[lane] >= months),
        };
        answers.event(asked.lost, so_far & !step);
        so_far &= step;
        answers.event(asked.reached, so_far);
    }
}

fn answer_numbers(table: &Table, talks: &Talks, settled: u8, answers: &mut Answers) {
    let asks = table.asks();
    let log = &talks.log;
    let where_in = |set: u8, number: &dyn Fn(usize) -> f64| -> [f64; WIDTH] {
        let of = |lane| if set >> lane & 1 == 1 { number(lane) } else { f64::NAN };
        core::array::from_fn(of)
    };
    for (question, position) in asks.terms.iter().zip(&log.text) {
        answers.number(*question, &where_in(settled, &|lane| position.0[lane]));
    }
    let round = |lane: usize| f64::from(log.end_round[lane]);
    for (question, end) in asks.rounds.into_iter().zip(End::ALL) {
        answers.number(question, &where_in(ended(talks, end), &round));
    }
    let months = |lane: usize| f64::from(log.months_held[lane]);
    answers.number(asks.months_held, &where_in(settled, &months));
    if let Some([where_settled, where_not]) = asks.at_end.trust {
        let trust = |lane: usize| mean_trust(table, talks, lane);
        answers.number(where_settled, &where_in(settled, &trust));
        answers.number(where_not, &where_in(!settled, &trust));
    }
    let issue = |lane: usize| log.sticking[lane].map_or(f64::NAN, f64::from);
    answers.number(asks.sticking, &where_in(!settled, &issue));
    if let Some(question) = asks.suspended_in {
        for (round, lanes) in log.suspended[..talks.course.round() as usize].iter().enumerate() {
            answers.in_round(question, round + 1, *lanes);
        }
    }
}

/// The mean of what every signatory trusts every other.
fn mean_trust(table: &Table, talks: &Talks, lane: usize) -> f64 {
    let bonds = || table.shape().among_signatories.iter().flatten();
    let sum: f64 = bonds().map(|bond| talks.trust.by_bond()[*bond].0[lane]).sum();
    sum / bonds().count() as f64
}

/// The lanes that ended so.
fn ended(talks: &Talks, end: End) -> u8 {
    lanes(|lane| talks.log.end[lane] == end)
}
