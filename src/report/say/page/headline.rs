//! How likely: a hundred squares by how the talks end, beside strips with the likelihood, its range and the outside views.

use super::axes::Percents;
use super::cells::{self, LIKELIHOOD, heads, likelihood, perhaps, share};
use super::endings::{self, Ending, Holding, squares};
use crate::claims::{Findings, Likelihood, Outside};
use crate::games::talks::End;
use crate::report::say::hundred::{negotiations, of_hundred};
use crate::report::say::numbers::{about, likely, trimmed};
use crate::report::say::words::{counted, listed, within};
use crate::report::sheet::{Cell, Figure, Numbers, Part, Strip, Strips};

/// How the talks end, of a hundred, and how sure anyone can be.
pub fn figure(findings: &Findings) -> Figure {
    let settled = findings.ends[End::Settled as usize];
    Figure {
        about: "How likely",
        title: title(&settled),
        explanation: "Each square stands for one of 100 negotiations.".to_owned(),
        parts: vec![Part::Headline(squares(&groups(findings), settled.p), strips(findings))],
        notes: notes(findings),
        tables: [Some(ends_table(findings)), Some(range_table(findings)), worlds_table(findings)]
            .into_iter()
            .flatten()
            .collect(),
    }
}

/// The finding.
pub fn title(settled: &Likelihood) -> String {
    negotiations(settled, "ends in a settlement", "end in a settlement")
}

/// The ends of a run, with what of its settlements holds where that could be otherwise.
fn endings(findings: &Findings) -> Vec<Ending> {
    let funnel = &findings.funnel;
    let holding = Holding::of(funnel.holds_24, funnel.holds_12);
    endings::endings(&findings.ends, holding.filter(|_| findings.recorded.could_break))
}

/// The same with talks that are still open told apart by whether an interim deal is in force.
fn groups(findings: &Findings) -> Vec<Ending> {
    let in_force = findings.recorded.open_in_force.filter(|one| !one.is_never());
    match in_force {
        Some(in_force) => endings::told_apart(endings(findings), in_force),
        None => endings(findings),
    }
}

/// Less is not drawn as if it were much: the axis goes at least so far.
const LEAST: f64 = 0.01;

fn strips(findings: &Findings) -> Strips {
    let settled = findings.ends[End::Settled as usize];
    let views = findings.outside_views.iter();
    let simulated = views.clone().filter_map(|view| Some(view.simulated?.high));
    let ends = views.map(|view| view.view.high).chain(simulated);
    let range = findings.spread.iter().map(|spread| spread.p90);
    let percents = Percents::up_to(ends.chain(range).chain([settled.high, LEAST]), "Likelihood");
    let case = Strip {
        label: "This case, all negotiations together, with its 95\u{a0}% interval".to_owned(),
        figures: likely(&settled),
        at: Some(percents.at(settled.p)),
        interval: Some(percents.both((settled.low, settled.high))),
        ..Strip::default()
    };
    let mut rows = vec![case];
    rows.extend(over_the_inputs(findings, &percents));
    rows.extend(findings.outside_views.iter().map(|view| outside(view, &percents)));
    Strips { axis: percents.axis, rows }
}

/// Where the likelihood lies as the unknowns vary, and how many worlds lie where; nothing where they move nothing, or
/// nobody can tell.
fn over_the_inputs(findings: &Findings, percents: &Percents) -> Vec<Strip> {
    let settled = &findings.ends[End::Settled as usize];
    let is_moved = findings.support.uncertain > 0 && !settled.is_never() && !settled.is_always();
    let Some(spread) = findings.spread.as_ref().filter(|_| is_moved) else { return Vec::new() };
    let range = Strip {
        label: "What is not known about the parties moves it: the middle 80\u{a0}% of possible worlds, and their median"
            .to_owned(),
        figures: range(spread.p10, spread.p90),
        band: Some(percents.both((spread.p10, spread.p90))),
        median: Some(percents.at(spread.p50)),
        ..Strip::default()
    };
    let worlds = Strip {
        label: "How many possible worlds lie where; in so many a settlement is likelier than not"
            .to_owned(),
        figures: of_hundred(spread.likelier_than_not),
        columns: columns(&spread.histogram, percents),
        ..Strip::default()
    };
    vec![range, worlds]
}

/// The shares of the worlds by their likelihood, as far as the axis goes.
fn columns(histogram: &[f64], percents: &Percents) -> Vec<(f64, f64)> {
    let most = histogram.iter().fold(0.0, |most: f64, one| if *one > most { *one } else { most });
    let parts = histogram.len() as f64;
    let starts_inside = |(part, _): &(usize, &f64)| percents.at(*part as f64 / parts) < 1.0;
    let column =
        |(part, share): (usize, &f64)| (percents.at((part + 1) as f64 / parts), share / most);
    histogram.iter().enumerate().take_while(starts_inside).map(column).collect()
}

/// `1 to 42 of 100`
pub fn range(low: f64, high: f64) -> String {
    let (low, high) = (of_hundred(low), of_hundred(high));
    if low == high {
        return low;
    }
    format!("{} to {high}", low.trim_end_matches("\u{a0}of\u{a0}100"))
}

fn outside(outside: &Outside, percents: &Percents) -> Strip {
    let view = &outside.view;
    let of = match view.event.as_str() {
        "settled" => String::new(),
        _ => format!(" of {}, with this case", within(&outside.of)),
    };
    let wider =
        if view.is_upper_bound { "; a wider event: this case should lie below" } else { "" };
    let known = outside.simulated.filter(|_| view.event != "settled");
    Strip {
        label: format!("Outside view{of}: {}{wider}", view.reference),
        figures: base_rate(outside),
        at: known.map(|known| percents.at(known.p)),
        interval: known.map(|known| percents.both((known.low, known.high))),
        band: Some(percents.both((view.low, view.high))),
        ..Strip::default()
    }
}

/// `10 to 19 %`
pub fn base_rate(outside: &Outside) -> String {
    let (low, high) = (about(outside.view.low), about(outside.view.high));
    if low == high {
        return low;
    }
    format!("{} to {high}", low.trim_end_matches(['%', '\u{a0}']))
}

fn notes(findings: &Findings) -> Vec<String> {
    let plan = &findings.case.plan;
    let played = format!(
        "{} were played: {} of what is not known, each {}. The intervals are the simulation's own noise; they cover \
         neither what the model leaves out nor inputs that are wrong.",
        counted(plan.negotiations, "negotiation"),
        counted(plan.draws, "set"),
        match plan.repeats {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            more => counted(more, "time"),
        }
    );
    [in_force(findings), Some(played)].into_iter().flatten().collect()
}

/// Interim deals that hold at the end, however the talks ended.
fn in_force(findings: &Findings) -> Option<String> {
    let deals = findings.recorded.interim_at_end.iter().filter(|deal| !deal.likelihood.is_never());
    let deals: Vec<String> =
        deals.map(|deal| format!("“{}” in {}", deal.name, likely(&deal.likelihood))).collect();
    (!deals.is_empty())
        .then(|| format!("In force at the end, however the talks ended: {}.", listed(&deals)))
}

fn ends_table(findings: &Findings) -> Numbers {
    let settled = &findings.ends[End::Settled as usize];
    let mut rows: Vec<Vec<Cell>> = endings(findings).iter().map(endings::row).collect();
    rows.extend(findings.recorded.open_in_force.iter().map(endings::row_in_force));
    rows.insert(0, [vec![cells::words("settled in all")], likelihood(settled).to_vec()].concat());
    Numbers { columns: heads(&["how it ends"], &LIKELIHOOD), rows }
}

/// The columns of possible worlds.
fn worlds_table(findings: &Findings) -> Option<Numbers> {
    let histogram = &findings.spread.as_ref()?.histogram;
    let width = 100.0 / histogram.len() as f64;
    let row = |(place, part): (usize, &f64)| {
        let [from, to] = [place, place + 1].map(|edge| trimmed(width * edge as f64, 1));
        vec![cells::words(format!("{from} to {to}\u{a0}%")), share(*part)]
    };
    let rows = histogram.iter().enumerate().map(row).collect();
    Some(Numbers { columns: heads(&["likelihood in a possible world"], &["worlds"]), rows })
}

fn range_table(findings: &Findings) -> Numbers {
    let mut rows = Vec::new();
    if let Some(spread) = &findings.spread {
        let worlds = [
            ("one possible world in ten lies below", spread.p10),
            ("half of them", spread.p50),
            ("nine in ten", spread.p90),
        ];
        rows.extend(worlds.map(|(label, p)| vec![cells::words(label), share(p)]));
    }
    let view = |outside: &Outside| {
        let view = &outside.view;
        let label = format!("outside view: {}", view.reference);
        let ends = vec![cells::words(label), Cell::Nothing, share(view.low), share(view.high)];
        [ends, perhaps(outside.simulated.as_ref())[..1].to_vec()].concat()
    };
    rows.extend(findings.outside_views.iter().map(view));
    let columns = ["likelihood", "from", "to", "this case"];
    Numbers { columns: heads(&["what is not known, and outside views"], &columns), rows }
}
