//! What something comes to while it is being played.

use super::compare::of_likelihoods;
use super::numbers::{interval, likely, percent, whole};
use super::sweep::label;
use super::words::{counted, listed, within};
use crate::claims::{AgainstSoFar, Likelihood, Rough, SoFar, Swept};
use crate::report::document::Glance;

/// A point of a sweep that is played: its place, and what it comes to.
type Played<'a> = (usize, &'a Likelihood);

/// What it comes to so far.
pub fn so_far(claim: &SoFar) -> Glance {
    let name = within(&claim.name);
    match &claim.rough {
        Rough::Likely(likelihood) => {
            let head = format!("Of {} so far, {name}: {}", of([likelihood]), likely(likelihood));
            Glance { head, rows: Vec::new(), brief: Vec::new() }
        }
        Rough::Compared(scenarios) => compared(&name, scenarios),
        Rough::Swept { levers, points } => swept(&name, levers, points),
    }
}

fn compared(name: &str, scenarios: &[AgainstSoFar]) -> Glance {
    let played = of(scenarios.iter().map(|one| &one.likelihood));
    let row = |AgainstSoFar { name, likelihood, difference }: &AgainstSoFar| {
        let difference = difference.as_ref().map(of_likelihoods).unwrap_or_default();
        vec![percent(likelihood), interval(likelihood), difference, name.clone()]
    };
    Glance {
        head: format!("Of {played} each so far: {name}, and the difference in points"),
        rows: scenarios.iter().map(row).collect(),
        brief: Vec::new(),
    }
}

fn swept(name: &str, levers: &[Swept], points: &[Option<Likelihood>]) -> Glance {
    let all: Vec<Played> = points
        .iter()
        .enumerate()
        .filter_map(|(place, likelihood)| Some((place, likelihood.as_ref()?)))
        .collect();
    let by: Vec<String> = levers.iter().map(|swept| within(&swept.lever.name)).collect();
    let at = match all.len() == points.len() {
        true => "each point".to_owned(),
        false => format!("{} of {} points", whole(all.len() as u64), whole(points.len() as u64)),
    };
    let played = of(all.iter().map(|(_, likelihood)| *likelihood));
    Glance {
        head: format!("Of {played} at {at} so far: {name} by {}", listed(&by)),
        rows: match levers {
            [swept] => all
                .iter()
                .map(|point| row(point, &format!("at {}", value(swept, point.0))))
                .collect(),
            _ => ends(levers, &all),
        },
        brief: ends(levers, &all),
    }
}

fn row((_, likelihood): &Played, at: &str) -> Vec<String> {
    vec![percent(likelihood), interval(likelihood), at.to_owned()]
}

fn value(swept: &Swept, place: usize) -> String {
    label(swept, swept.values[place])
}

/// The lowest and the highest; the first of equals.
fn ends(levers: &[Swept], all: &[Played]) -> Vec<Vec<String>> {
    let Some(first) = all.first() else { return Vec::new() };
    let most = |is_beyond: fn(f64, f64) -> bool| {
        all.iter().fold(first, |end, one| if is_beyond(one.1.p, end.1.p) { one } else { end })
    };
    let place = |point: &Played| match levers {
        [first, second] => {
            let columns = second.values.len();
            format!("{}, {}", value(first, point.0 / columns), value(second, point.0 % columns))
        }
        _ => value(&levers[0], point.0),
    };
    let both = [("lowest", most(|one, end| one < end)), ("highest", most(|one, end| one > end))];
    both.map(|(end, point)| row(point, &format!("{end}, at {}", place(point)))).into()
}

/// `64 to 256 negotiations`
fn of<'a>(likelihoods: impl IntoIterator<Item = &'a Likelihood>) -> String {
    let mut all: Vec<u64> = likelihoods.into_iter().map(|one| one.n).collect();
    all.sort_unstable();
    let (least, last) = (all.first().copied().unwrap_or(0), all.last().copied().unwrap_or(0));
    let most = counted(last, "negotiation");
    if least == last { most } else { format!("{} to {most}", whole(least)) }
}
