//! Where deals die: a bar a step, and what was lost between two.

use crate::claims::{Findings, Likelihood, Named, Reached};
use crate::games::talks::Step;
use crate::report::document::{Bar, Bars, Block, Drawn, Text};
use crate::report::say::numbers::{interval, likely, percent};

/// A smaller share without any zone of agreement gets no line.
const WORTH_A_LINE: f64 = 0.005;

/// What a reader must know to read the first line.
const ZONE: &str = "(zone of agreement: some text is worth no less than no deal to every side)";

/// The steps from good faith to a settlement that holds, each with all before it.
pub fn where_deals_die(findings: &Findings) -> Vec<Block> {
    let mut rows: Vec<Bar> = findings.steps.iter().filter_map(|step| row(step, findings)).collect();
    if !findings.recorded.could_break {
        let last = rows.last_mut().expect("there are steps");
        last.notes.push(Text::new(3, 1, NOBODY_BREAKS));
    }
    let bars = Bars { rows, most: 1.0, drawn: Drawn::Filled };
    vec![Block::heading("Where deals die", ZONE), Block::Bars(bars)]
}

/// A step, and what was lost on the way to it; nothing of what could not be otherwise.
fn row(reached: &Reached, findings: &Findings) -> Option<Bar> {
    let zone = (reached.step == Step::Zone).then(|| by_itself(findings, likely));
    let notes = zone.into_iter().chain([lost(reached, findings, likely)]);
    is_modelled(reached, findings).then(|| bar(reached, findings, notes.collect()))
}

/// Whether a step could be otherwise: nobody asks whether what is not modelled holds.
pub fn is_modelled(reached: &Reached, findings: &Findings) -> bool {
    match reached.step {
        Step::GoodFaith => !reached.likelihood.is_always(),
        Step::Zone | Step::Room => true,
        Step::Ratified => findings.recorded.is_ratified,
        Step::Holds(_) => findings.recorded.could_break,
    }
}

fn bar(reached: &Reached, findings: &Findings, notes: Vec<String>) -> Bar {
    let likelihood = &reached.likelihood;
    let notes = notes.into_iter().filter(|note| !note.is_empty());
    Bar {
        label: label(reached.step, findings).to_owned(),
        figures: [percent(likelihood), interval(likelihood)],
        at: likelihood.p,
        interval: (likelihood.low, likelihood.high),
        beside: String::new(),
        notes: notes.map(|note| Text::new(3, 1, note)).collect(),
    }
}

/// What a step is called.
pub fn label(step: Step, findings: &Findings) -> &'static str {
    let signatories = findings.case.parties.iter().filter(|party| party.role == "signatory");
    match step {
        Step::GoodFaith if signatories.count() == 2 => "both bargain in good faith",
        Step::GoodFaith => "all bargain in good faith",
        Step::Zone => "a zone of agreement",
        Step::Room => "agreed in the room",
        Step::Ratified if findings.recorded.names_ratifiers => "ratified by all who must",
        Step::Ratified => "ratified by every capital",
        Step::Holds(12) => "still holding after 12 months",
        Step::Holds(_) => "still holding after 24 months",
    }
}

/// Why some side never meant to sign.
const BAD_FAITH: &str = "some side only went through the motions";
/// Why a text that would have served everybody was not signed.
const IN_THE_ROOM: &str =
    "some text would have served every side, but none was tabled that all would sign";
/// Why no settlement ever ends.
const NOBODY_BREAKS: &str =
    "nothing in this file could make a side break a settlement: whether it would hold is not asked";
/// Why a settlement ended.
const BROKEN: &str = "a side broke it once no deal was worth more to it";

/// How often there is a zone whoever bargains in good faith, and what bars one.
pub fn by_itself(findings: &Findings, shown: impl Fn(&Likelihood) -> String) -> String {
    let (start, ever) = (&findings.funnel.zone_at_start, &findings.funnel.zone_ever);
    let barred = findings.recorded.barred.filter(|barred| barred.p >= WORTH_A_LINE);
    let barred = barred
        .map(|barred| format!("; red lines alone bar one at the start in {}", shown(&barred)));
    format!(
        "by itself: {} at the start, {} at any time{}",
        shown(start),
        shown(ever),
        barred.unwrap_or_default()
    )
}

/// What is lost at a step, and why; nothing where nothing is. `shown` puts a likelihood into figures.
pub fn lost(
    reached: &Reached,
    findings: &Findings,
    shown: impl Fn(&Likelihood) -> String,
) -> String {
    if reached.lost.is_never() {
        return String::new();
    }
    let why = match reached.step {
        Step::GoodFaith => BAD_FAITH.to_owned(),
        Step::Zone => {
            let lines = findings.recorded.barred.is_some();
            let within = if lines { " within all red lines" } else { "" };
            format!("no text{within} was ever worth as much as no deal to every side")
        }
        Step::Room => IN_THE_ROOM.to_owned(),
        Step::Ratified => in_the_capitals(findings, &shown),
        Step::Holds(_) => BROKEN.to_owned(),
    };
    format!("{} lost: {why}", shown(&reached.lost))
}

fn in_the_capitals(findings: &Findings, shown: &impl Fn(&Likelihood) -> String) -> String {
    let refusing = findings.lost_to_capital.iter().filter(|party| !party.likelihood.is_never());
    let what = match findings.recorded.names_ratifiers {
        true => "the last text was not ratified",
        false => "a capital refused the last text",
    };
    match refusing.collect::<Vec<_>>().as_slice() {
        [] => "the text was not ratified".to_owned(),
        // What the only capital that ever refuses refused is the whole loss.
        [only] => format!("{} refused the text", only.name),
        more => {
            let of = |party: &&Named| format!("{} in {}", party.name, shown(&party.likelihood));
            format!("{what}, {}", more.iter().map(of).collect::<Vec<String>>().join(", "))
        }
    }
}
