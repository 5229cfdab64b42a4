//! A run on one screen: what a person can read aloud. No word of how it was computed stands here.

mod foot;
mod headline;
mod outside;
mod terms;

use crate::claims::{Findings, Likelihood, Reached};
use crate::games::talks::Step;
use crate::report::document::{Bar, Bars, Block, Document, Drawn};
use crate::report::say::hundred::so_many;
use crate::report::say::run::funnel::{is_modelled, label};
use crate::report::say::words::within;

/// What a run comes to, on one screen.
pub fn screen(findings: &Findings) -> Document {
    let answer = [headline::title(findings)].into_iter().chain(headline::answer(findings));
    let mut deals = where_deals_die(findings);
    deals.extend(obstacle(findings));
    let mut terms = terms::terms(findings);
    terms.extend(foot::foot(findings));
    Document::of([answer.chain(outside::outside(findings)).collect(), deals, terms])
}

/// A step a line, each with all before it; nothing of what could not be otherwise.
fn where_deals_die(findings: &Findings) -> Vec<Block> {
    let steps = findings.steps.iter().filter(|step| is_told(step, findings));
    let rows: Vec<Bar> = steps.map(|step| row(step, findings)).collect();
    let asked = match findings.recorded.could_break {
        true => "",
        false => {
            "(whether a settlement would hold is not asked: nothing here could make a side break it)"
        }
    };
    let bars = Bars { rows, most: 1.0, drawn: Drawn::Filled };
    vec![Block::heading("Where deals die, of 100", asked), Block::Bars(bars)]
}

/// Of the years after a settlement the last one that is played is told.
fn is_told(reached: &Reached, findings: &Findings) -> bool {
    let last = findings.steps.last().map(|last| last.step);
    let is_early = matches!(reached.step, Step::Holds(_)) && last != Some(reached.step);
    is_modelled(reached, findings) && !is_early
}

fn row(reached: &Reached, findings: &Findings) -> Bar {
    let Likelihood { p, low, high, .. } = reached.likelihood;
    Bar {
        label: label(reached.step, findings).to_owned(),
        figures: [so_many(p), String::new()],
        at: p,
        interval: (low, high),
        beside: if reached.step == Step::Zone { barred(findings) } else { String::new() },
        notes: Vec::new(),
    }
}

/// What is in the way of a zone at the start.
fn barred(findings: &Findings) -> String {
    match findings.recorded.barred {
        Some(barred) if barred.p >= 0.005 => {
            format!("red lines bar {} at first", so_many(barred.p))
        }
        _ => String::new(),
    }
}

/// What most failures stick on, where there is more than one issue, as far as chance lets it be told.
fn obstacle(findings: &Findings) -> Option<Block> {
    let known =
        findings.sticking.iter().filter_map(|issue| Some((within(&issue.name), issue.share?)));
    let mut issues: Vec<(String, Likelihood)> = known.collect();
    issues.sort_by(|one, other| other.1.p.total_cmp(&one.1.p));
    let [(name, share), (second, next), ..] = issues.as_slice() else { return None };
    let many = so_many(share.p);
    let text = match share {
        share if share.is_never() => return None,
        share if share.low > 0.5 => format!("Most failures stick on \"{name}\" ({many} of 100)."),
        share if share.low > next.high => {
            format!("More failures stick on \"{name}\" than on any other issue ({many} of 100).")
        }
        _ => format!(
            "About as many failures stick on \"{name}\" as on \"{second}\" ({many} and {} of 100).",
            so_many(next.p)
        ),
    };
    Some(Block::text(0, 1, text))
}
