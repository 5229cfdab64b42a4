//! A sweep as a page: the likelihood along one lever, or over two, with where the file stands.

use super::answers::facts;
use super::levers::what;
use super::{along, foot, map};
use crate::claims::Sweep;
use crate::report::say::case::draws;
use crate::report::say::words::{counted, listed, within};
use crate::report::sheet::Sheet;

/// What is asked, the finding, and how it was computed.
pub fn sheet(sweep: &Sweep) -> Sheet {
    let figure = if sweep.levers.len() == 1 { along::figure(sweep) } else { map::figure(sweep) };
    let mut foot = foot::figure(&sweep.case, &[]);
    foot.notes.insert(0, "So many were played at every point, with the same luck.".to_owned());
    Sheet {
        title: sweep.case.title.clone(),
        asked: asked(sweep),
        // One figure says it all.
        answers: Vec::new(),
        figures: vec![figure, foot],
        inputs: Vec::new(),
    }
}

fn asked(sweep: &Sweep) -> Vec<String> {
    let levers: Vec<String> = sweep.levers.iter().map(|swept| within(&swept.lever.name)).collect();
    let points: usize = sweep.levers.iter().map(|swept| swept.values.len()).product();
    let plan = &sweep.case.plan;
    let question =
        format!("How does the likelihood of {} depend on {}?", what(sweep), listed(&levers));
    let played = format!(
        "{} at each of {} ({}), with the same luck at every one.",
        counted(plan.negotiations, "negotiation"),
        counted(points as u64, "point"),
        draws(plan)
    );
    let all = [question, facts(&sweep.case), played];
    all.into_iter().filter(|line| !line.is_empty()).collect()
}
