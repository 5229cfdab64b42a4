//! What each signatory tables (model, section 9): the walk, levels that fit better, and with three or more their running mean.

use super::bounds::{self, Interval, levels_within};
use super::calls::Calls;
use super::curve;
use super::state::State;
use super::value::View;
use super::walk::{Others, starts, walk};
use super::world::World;

/// The longest memory of the running mean, in walks.
const MEMORY: u32 = 8;

/// What a signatory wants to know before it makes an offer.
pub struct Author<'a> {
    /// The world of the moment.
    pub world: &'a World,
    /// Its eyes.
    pub view: View,
    /// c at the reference text.
    pub credibility: Vec<f64>,
    /// What it believes that each of the others cares about, times how much it courts that one.
    pub weights: Vec<Vec<f64>>,
    /// Its aspiration.
    pub aspiration: f64,
}

impl<'a> Author<'a> {
    /// A signatory at a moment of the talks.
    pub fn new(world: &'a World, state: &State, believed: &[Vec<f64>], i: usize) -> Self {
        let view = state.view(world, i);
        let credibility = view.credibility(world, &state.reference(world));
        let courted = |(j, row): (usize, &Vec<f64>)| {
            row.iter().map(|weight| weight * state.courted[i][j]).collect()
        };
        let weights = believed.iter().enumerate().map(courted).collect();
        Self { world, view, credibility, weights, aspiration: state.aspiration[i] }
    }

    /// Does a text give it what it asks?
    fn is_given_enough(&self, text: &[f64], calls: &Calls) -> bool {
        calls.at_least(self.view.value_held(self.world, text, &self.credibility), self.aspiration)
    }

    /// The walk with the levels that fit, and the bounds within which it was made.
    pub fn walk(&self, calls: &Calls) -> (Vec<f64>, Vec<Interval>) {
        let bounds = self.bounds(calls);
        let mut text = walk(
            self.world,
            &self.view,
            &self.credibility,
            &self.weights,
            self.aspiration,
            &bounds,
            calls,
        );
        for k in 0..text.len() {
            text[k] = self.fit(&text, k, bounds[k], calls);
        }
        (text, bounds)
    }

    /// All red lines where its best text within them gives it what it asks; else its own alone.
    fn bounds(&self, calls: &Calls) -> Vec<Interval> {
        let issues = 0..self.world.issues.len();
        let all: Option<Vec<Interval>> =
            issues.clone().map(|k| bounds::common(self.world, k)).collect();
        let enough = |open: &Vec<Interval>| {
            self.is_given_enough(&starts(self.world, &self.view, open), calls)
        };
        let own = |k: usize| bounds::own(self.world, self.view.party, k);
        all.filter(enough).unwrap_or_else(|| issues.map(own).collect())
    }

    /// The level, or the corner, that gives the others most among those that leave it enough.
    fn fit(&self, text: &[f64], issue: usize, open: Interval, calls: &Calls) -> f64 {
        let here = text[issue];
        let Some(mut places) = self.places(issue, open) else { return here };
        places.sort_by(|a, b| (a - here).abs().total_cmp(&(b - here).abs()).then(a.total_cmp(b)));
        let others = Others::of(self.world, self.view.party, &self.weights, issue);
        let mut best = here;
        for x in places {
            let mut with = text.to_vec();
            with[issue] = x;
            if calls.beats(others.value(x), others.value(best))
                && self.is_given_enough(&with, calls)
            {
                best = x;
            }
        }
        best
    }

    /// The positions to try on an issue; none where it is continuous and the author's curve concave.
    fn places(&self, issue: usize, open: Interval) -> Option<Vec<f64>> {
        if let Some(levels) = &self.world.issues[issue].levels {
            return Some(levels_within(levels, open));
        }
        let own = self.world.parties[self.view.party].curve(issue)?;
        if curve::is_concave(own) {
            return None;
        }
        let signatories = self.world.signatories().into_iter();
        let curves = signatories.filter_map(|i| self.world.parties[i].curve(issue));
        let inside = |x: &f64| *x > open.0 && *x < open.1;
        Some(curves.flat_map(curve::corners).filter(inside).chain([open.0, open.1]).collect())
    }

    /// What it tables: with two signatories the walk; with more the running mean of its walks, where that is good enough.
    pub fn offer(&self, mean: &mut Option<Vec<f64>>, rounds_held: u32, calls: &Calls) -> Vec<f64> {
        let (walked, bounds) = self.walk(calls);
        if self.world.signatories().len() < 3 {
            return walked;
        }
        let share = 1.0 / f64::from((rounds_held + 1).min(MEMORY));
        let before = mean.clone().unwrap_or_else(|| walked.clone());
        let now: Vec<f64> = before.iter().zip(&walked).map(|(x, w)| x + (w - x) * share).collect();
        *mean = Some(now.clone());
        let tabled = on_levels(self.world, &now, calls);
        let inside = tabled.iter().zip(&bounds).fold(true, |inside, (x, (low, high))| {
            inside & calls.at_least(*x, *low) & calls.at_least(*high, *x)
        });
        if inside && self.is_given_enough(&tabled, calls) { tabled } else { walked }
    }
}

/// A text with every discrete issue at its nearest level.
pub fn on_levels(world: &World, text: &[f64], calls: &Calls) -> Vec<f64> {
    let on_level = |(x, issue): (&f64, &super::world::Issue)| match &issue.levels {
        Some(levels) => calls.nearest_level(levels, *x),
        None => *x,
    };
    text.iter().zip(&world.issues).map(on_level).collect()
}

/// Who refused a text is courted with the next ones: its share grows, and the largest share is made 1.
pub fn court(state: &mut State, world: &World, author: usize, refused_by: &[usize]) {
    let shares = &mut state.courted[author];
    for &j in refused_by {
        shares[j] *= 1.0 + world.talks.courting;
    }
    let courted = world.other_signatories(author);
    let largest = courted.iter().fold(0.0, |most, &j| super::numbers::larger(most, shares[j]));
    for j in courted {
        shares[j] /= largest;
    }
}
