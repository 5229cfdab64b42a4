//! Walks of concession beyond the plain exchange: several others, curves through points, discrete levels.
//!
//! - Models: from the own best position of every issue toward the others' joint optimum, the segment with most gain to
//!   the others for its cost first; a discrete issue moves along the upper concave hull of its levels.
//! - Equation: greedy in (others' believed gain) / (own loss) until the aspiration is reached.
//! - Source: Raiffa (1982); Faratin, Sierra, Jennings (2002).
//! - Units: positions and values 0..1. One lane at a time: the order of segments differs from lane to lane.
//! - Leaves out: on levels and on curves with dents the walk is a rule of thumb, not the exact optimum.

use super::offers::TIE;
use super::preferences::height;
use super::{Curve, Table, Talks};
use crate::lanes::WIDTH;

/// A loss this small costs nothing: it comes from rounding.
const FREE: f64 = 1e-13;
/// Optima closer than this are equal.
const EQUAL: f64 = 1e-12;
/// A step of levels may miss the budget by so much.
const FITS: f64 = 1e-9;

/// One lane's numbers of one signatory's walk, reused from walk to walk.
#[derive(Clone, Debug, Default)]
pub(crate) struct LaneWalk {
    issues: Vec<IssueWalk>,
    corners: Vec<f64>,
}

/// Where the walk stands on one issue.
#[derive(Clone, Debug, Default)]
struct IssueWalk {
    position: f64,
    /// Stops still ahead, the next one last. On levels they are found step by step.
    ahead: Vec<f64>,
    levels: Vec<f64>,
    next: Option<Segment>,
}

/// The next stretch of a walk.
#[derive(Clone, Copy, Debug)]
struct Segment {
    end: f64,
    loss: f64,
    gain: f64,
}

/// One signatory in one lane: what it values, and what it believes that the others do.
struct View<'a> {
    table: &'a Table,
    talks: &'a Talks,
    signatory: usize,
    lane: usize,
}

/// The offers of all signatories in the lanes that meet.
pub(crate) fn offers(table: &Table, talks: &mut Talks) {
    let mut walk = core::mem::take(&mut talks.walk.lane);
    walk.issues.resize_with(talks.issues, IssueWalk::default);
    for lane in (0..WIDTH).filter(|lane| talks.held >> lane & 1 == 1) {
        for signatory in 0..talks.signatories {
            walk.go(&View { table, talks, signatory, lane });
            for k in 0..talks.issues {
                let at = talks.at(signatory, k);
                talks.offers[at].0[lane] = walk.issues[k].position;
            }
        }
    }
    talks.walk.lane = walk;
}

impl LaneWalk {
    fn go(&mut self, view: &View) {
        let mut budget = view.constant() - view.aspiration();
        for k in 0..self.issues.len() {
            self.set_out(view, k);
            let start = self.issues[k].position;
            budget += view.weight(k) * view.own_value(k, start);
        }
        for k in 0..self.issues.len() {
            budget = self.take_free(view, k, budget);
        }
        while let Some(k) = self.cheapest() {
            budget = self.advance(view, k, budget);
        }
    }

    /// Stands at the start of an issue and finds the stops up to the others' joint optimum.
    fn set_out(&mut self, view: &View, k: usize) {
        let start = view.start(k);
        let issue = &mut self.issues[k];
        issue.position = start;
        issue.ahead.clear();
        issue.levels.clear();
        if let Some(levels) = view.levels(k) {
            let within = (0..levels).map(|level| level as f64 / (levels - 1) as f64);
            issue.levels.extend(within.filter(|&level| view.is_within(k, level)));
        } else {
            view.corners(k, &mut self.corners);
            let end = view.joint_optimum(k, start, &self.corners);
            let between = |corner: &f64| {
                (*corner > start && *corner < end) || (*corner < start && *corner > end)
            };
            issue.ahead.extend(self.corners.iter().copied().filter(between));
            if end != start {
                issue.ahead.push(end);
            }
            issue.ahead.sort_by(|a, b| (b - start).abs().total_cmp(&(a - start).abs()));
        }
        self.issues[k].look_ahead(view, k);
    }

    /// Takes every stretch that costs nothing, or gains for both; what costs and gives nothing ends the issue.
    fn take_free(&mut self, view: &View, k: usize, mut budget: f64) -> f64 {
        let issue = &mut self.issues[k];
        while let Some(segment) = issue.next {
            if segment.loss > FREE {
                if segment.gain <= 0.0 {
                    issue.next = None;
                }
                break;
            }
            budget -= segment.loss;
            issue.position = segment.end;
            issue.look_ahead(view, k);
        }
        budget
    }

    /// The issue whose next stretch gives most for its cost, of equals the first.
    fn cheapest(&self) -> Option<usize> {
        let mut best: Option<(usize, Segment)> = None;
        for (k, issue) in self.issues.iter().enumerate() {
            let Some(next) = issue.next else { continue };
            let better = best.is_none_or(|(_, b)| next.gain * b.loss > b.gain * next.loss * TIE);
            if better {
                best = Some((k, next));
            }
        }
        best.map(|(k, _)| k)
    }

    /// Goes along the next stretch of an issue as far as the budget reaches.
    fn advance(&mut self, view: &View, k: usize, budget: f64) -> f64 {
        let issue = &mut self.issues[k];
        let segment = issue.next.expect("the cheapest issue has a next stretch");
        let discrete = !issue.levels.is_empty();
        if segment.loss <= budget || (discrete && segment.loss <= budget + FITS) {
            issue.position = segment.end;
            issue.look_ahead(view, k);
            return self.take_free(view, k, budget - segment.loss);
        }
        issue.next = None;
        if discrete {
            return budget;
        }
        if budget > 0.0 {
            issue.position += (segment.end - issue.position) * (budget / segment.loss);
        }
        for issue in &mut self.issues {
            issue.next = None;
        }
        0.0
    }
}

impl IssueWalk {
    /// Finds the next stretch from where the issue stands.
    fn look_ahead(&mut self, view: &View, k: usize) {
        if self.levels.is_empty() {
            self.next = self.ahead.pop().map(|end| view.segment(k, self.position, end));
            return;
        }
        // The next corner of the upper concave hull: most gain for its cost; on a line the nearest.
        self.next = None;
        for &level in &self.levels {
            let step = view.segment(k, self.position, level);
            if step.gain > EQUAL
                && self.next.is_none_or(|best| step.is_steeper(&best, self.position))
            {
                self.next = Some(step);
            }
        }
    }
}

impl Segment {
    /// Whether it gives more for its cost. Of free ones the one that gives most; of equals the one that costs less,
    /// then the one nearer to the start.
    fn is_steeper(&self, other: &Segment, start: f64) -> bool {
        let (free, other_free) = (self.loss <= FREE, other.loss <= FREE);
        let nearer = (self.end - start).abs() < (other.end - start).abs();
        match (free, other_free) {
            (true, false) => true,
            (false, true) => false,
            (true, true) => {
                self.gain > other.gain + EQUAL || (self.gain >= other.gain - EQUAL && nearer)
            }
            (false, false) => {
                let (mine, theirs) = (self.gain * other.loss, other.gain * self.loss);
                mine > theirs * TIE || (mine * TIE >= theirs && self.loss < other.loss)
            }
        }
    }
}

impl View<'_> {
    fn constant(&self) -> f64 {
        self.talks.held_constant[self.signatory].0[self.lane]
    }

    fn aspiration(&self) -> f64 {
        self.talks.aspiration[self.signatory].0[self.lane]
    }

    fn party(&self) -> usize {
        self.table.signatories()[self.signatory]
    }

    fn weight(&self, k: usize) -> f64 {
        self.talks.held_weight[self.talks.at(self.signatory, k)].0[self.lane]
    }

    fn start(&self, k: usize) -> f64 {
        self.talks.draw.start[self.talks.at(self.signatory, k)].0[self.lane]
    }

    fn levels(&self, k: usize) -> Option<usize> {
        self.table.parts().issues[k].levels
    }

    fn within(&self, k: usize) -> (f64, f64) {
        let at = self.talks.at(self.signatory, k);
        (self.talks.draw.lowest[at].0[self.lane], self.talks.draw.highest[at].0[self.lane])
    }

    fn is_within(&self, k: usize, position: f64) -> bool {
        let (lowest, highest) = self.within(k);
        position >= lowest - FITS && position <= highest + FITS
    }

    fn own_value(&self, k: usize, position: f64) -> f64 {
        value(self.table, self.talks, self.party(), k, position, self.lane)
    }

    /// What the others gain from a position, as this signatory believes.
    fn others_value(&self, k: usize, position: f64) -> f64 {
        let mut sum = 0.0;
        for &other in self.table.signatories() {
            if other != self.party() {
                let reading = self.table.shape().reading(self.party(), other);
                let reading = reading.expect("signatories read each other");
                let believed =
                    self.talks.beliefs.believed[reading * self.talks.issues + k].0[self.lane];
                sum += believed * value(self.table, self.talks, other, k, position, self.lane);
            }
        }
        sum
    }

    fn segment(&self, k: usize, from: f64, end: f64) -> Segment {
        let loss = self.weight(k) * (self.own_value(k, from) - self.own_value(k, end));
        Segment { end, loss, gain: self.others_value(k, end) - self.others_value(k, from) }
    }

    /// The corners of every signatory's curve and the ends of what the red line leaves.
    fn corners(&self, k: usize, corners: &mut Vec<f64>) {
        let (lowest, highest) = self.within(k);
        corners.clear();
        corners.extend([lowest, highest]);
        for &party in self.table.signatories() {
            for_each_corner(self.table, self.talks, party, k, self.lane, |corner| {
                if corner > lowest && corner < highest {
                    corners.push(corner);
                }
            });
        }
        corners.sort_by(f64::total_cmp);
        corners.dedup();
    }

    /// The position that the others like best, the nearest where several are.
    fn joint_optimum(&self, k: usize, start: f64, corners: &[f64]) -> f64 {
        let here = (start, self.others_value(k, start));
        let best = corners.iter().fold(here, |best, &corner| {
            let worth = self.others_value(k, corner);
            let nearer = (corner - start).abs() < (best.0 - start).abs();
            let better = worth > best.1 + EQUAL || (worth >= best.1 - EQUAL && nearer);
            if better { (corner, worth) } else { best }
        });
        best.0
    }
}

/// What a position of an issue is worth to a party in one lane; 0 where it is indifferent.
pub(crate) fn value(
    table: &Table,
    talks: &Talks,
    party: usize,
    issue: usize,
    position: f64,
    lane: usize,
) -> f64 {
    match table.parts().parties[party].stances[issue].as_ref().map(|stance| &stance.curve) {
        None => 0.0,
        Some(Curve::Ideal(_)) => {
            let at = talks.draw.at(party, issue);
            let (ideal, steepness) =
                (talks.draw.ideal[at].0[lane], talks.draw.steepness[at].0[lane]);
            1.0 - (position - ideal).abs() * steepness
        }
        Some(Curve::Points(points)) => height(points, position),
    }
}

/// The positions at which a party's curve bends: its ideal, or its points.
pub(crate) fn for_each_corner(
    table: &Table,
    talks: &Talks,
    party: usize,
    issue: usize,
    lane: usize,
    mut visit: impl FnMut(f64),
) {
    match table.parts().parties[party].stances[issue].as_ref().map(|stance| &stance.curve) {
        None => {}
        Some(Curve::Ideal(_)) => visit(talks.draw.ideal[talks.draw.at(party, issue)].0[lane]),
        Some(Curve::Points(points)) => points.iter().for_each(|point| visit(point.0)),
    }
}
