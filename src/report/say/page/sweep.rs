//! A sweep as a page: the likelihood along one lever, or over two, with where the file stands.

use super::answers::{facts, sentence};
use super::foot::{self, caution};
use super::levers::{placed, what};
use super::{along, map};
use crate::claims::{Lever, Sweep, Swept};
use crate::report::say::case::draws;
use crate::report::say::numbers::{sized, trimmed};
use crate::report::say::units::behind;
use crate::report::say::words::{capital, counted, listed, within};
use crate::report::sheet::Sheet;

/// What is asked, the finding, and how it was computed.
pub fn sheet(sweep: &Sweep) -> Sheet {
    let figure = if sweep.levers.len() == 1 { along::figure(sweep) } else { map::figure(sweep) };
    let stands: Vec<String> = sweep.levers.iter().map(stands).collect();
    let mut answers = vec![
        ("What happens?", sentence(figure.title.clone())),
        ("Where does the file stand?", stands.join(" ")),
    ];
    answers.extend(sweep.case.cautions.iter().take(1).map(|one| ("Caution", caution(one))));
    Sheet {
        title: sweep.case.title.clone(),
        asked: asked(sweep),
        answers,
        figures: vec![figure, foot::figure(&sweep.case, &[])],
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

/// A lever's value in the file, or how little is known of it.
fn stands(swept: &Swept) -> String {
    let lever = &swept.lever;
    let known = match (lever.support, &lever.levels) {
        (Some(_), Some(_)) => {
            format!("is not known: in the middle {}", shown(swept, lever.present))
        }
        (Some((low, high)), None) => format!(
            "is not known: median {}, and in 998 of 1,000 draws between {} and {}",
            shown(swept, lever.present),
            own(lever, low),
            own(lever, high)
        ),
        (None, _) => format!("is {}", shown(swept, lever.present)),
    };
    let is_beyond = placed(swept, lever.present).is_none();
    let beyond = if is_beyond { ", which lies beyond what is shown" } else { "" };
    format!("{} {known}{beyond} ({}).", capital(&within(&lever.name)), lever.path)
}

fn shown(swept: &Swept, value: f64) -> String {
    let unit = behind("\u{a0}", &swept.lever.unit);
    swept.lever.level(value).map_or_else(
        || format!("{}{unit}", trimmed(value, 4)),
        |level| format!("\u{201c}{level}\u{201d}"),
    )
}

/// An end of a lever's own range.
fn own(lever: &Lever, value: f64) -> String {
    let size = lever.support.map_or(0.0, |(low, high)| high - low);
    format!("{}{}", sized(value, size), behind("\u{a0}", &lever.unit))
}
