//! Where the sides stand: the status quo, ideals and red lines of each issue, as the file gives them.

use crate::claims::checkup::middle::Middle;
use crate::engine::QuantityId;
use crate::games::talks::{Curve, Issue, Table};

/// The positions of one issue, in its own units; on a discrete one levels.
#[derive(Clone, Debug, PartialEq)]
pub struct IssuePositions {
    /// The issue's id.
    pub id: String,
    /// Where it stands while there is no agreement.
    pub status_quo: Middle,
    /// By id of the parties that list it: what they want; of a curve of points the first best one.
    pub ideals: Vec<(String, Middle)>,
    /// By id of the parties whose red line on it counts: that red line.
    pub red_lines: Vec<(String, Middle)>,
}

/// By issue, in the order of the file.
pub(super) fn positions(table: &Table) -> Vec<IssuePositions> {
    (0..table.parts().issues.len()).map(|k| of(table, k)).collect()
}

fn of(table: &Table, k: usize) -> IssuePositions {
    let issue = &table.parts().issues[k];
    let spread = |id: QuantityId| {
        let distribution = &table.quantities()[id.index()].distribution;
        let at = |p: f64| placed(issue, distribution.quantile(p));
        Middle { p10: at(0.1), p50: at(0.5), p90: at(0.9) }
    };
    let parties = table.parts().parties.iter().zip(&table.labels().parties);
    let ideal = |curve: &Curve| match curve {
        Curve::Ideal(id, _) => spread(*id),
        Curve::Points(points) => {
            let best = points
                .iter()
                .copied()
                .reduce(|best, next| if next.1 > best.1 { next } else { best });
            let at = in_units(issue, best.expect("a curve has points").0);
            Middle { p10: at, p50: at, p90: at }
        }
    };
    let ideals = parties.filter_map(|(party, label)| {
        Some((label.id.clone(), ideal(&party.stances[k].as_ref()?.curve)))
    });
    let lines = table.shape().lines.iter().filter(|line| line.issue == k);
    let id = |party: usize| table.labels().parties[party].id.clone();
    IssuePositions {
        id: table.labels().issues[k].id.clone(),
        status_quo: spread(issue.status_quo),
        ideals: ideals.collect(),
        red_lines: lines.map(|line| (id(line.party), spread(line.quantity))).collect(),
    }
}

/// A written position within the scale; on a discrete issue the nearest level, half way the lower.
fn placed(issue: &Issue, written: f64) -> f64 {
    let (low, high) = issue.range;
    let inside = ((written - low) / (high - low)).clamp(0.0, 1.0);
    match issue.levels {
        None => in_units(issue, inside),
        Some(levels) => {
            let steps = (levels - 1) as f64;
            in_units(issue, (inside * steps - 0.5 - 1e-9).ceil() / steps)
        }
    }
}

fn in_units(issue: &Issue, position: f64) -> f64 {
    issue.range.0 + position * (issue.range.1 - issue.range.0)
}
