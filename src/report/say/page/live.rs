//! What a reader may move on a page, in words, and what the moves come to.

use crate::claims::{Case, Control, Controls, Difference, Findings, Switch};
use crate::games::talks::End;
use crate::report::say::compare::of_likelihoods;
use crate::report::say::numbers::likely;
use crate::report::say::words::counted;
use crate::report::sheet::{Choice, Slider};

/// Steps of a slider, at least.
const STEPS: f64 = 100.0;

/// The sliders and choices of what may be moved, in its order: numbers on levels are choices.
pub fn moves(controls: &Controls) -> (Vec<Slider>, Vec<Choice>) {
    let sliders = controls.numbers.iter().filter_map(slider).collect();
    let levels = controls.numbers.iter().filter_map(of_levels);
    (sliders, controls.switches.iter().map(choice).chain(levels).collect())
}

/// What a scenario comes to as it is moved, with the difference that the moves make.
pub fn moved(findings: &Findings, shift: Option<&Difference>) -> String {
    let settled = likely(&findings.ends[End::Settled as usize]);
    let of = counted(findings.case.plan.negotiations, "negotiation");
    let difference = shift.map(|shift| {
        format!("; {} points by what was moved, on the same luck", of_likelihoods(shift))
    });
    format!("{settled} settle, of {of}{}.", difference.unwrap_or_default())
}

/// What plays a case on a command line.
pub fn command(case: &Case) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "'\\''"));
    let changes = case.changed.iter().map(|change| format!(" --set {}", quoted(change)));
    let seed =
        if case.plan.seed == 0 { String::new() } else { format!(" --seed {}", case.plan.seed) };
    format!("negsim run {}{seed}{}", quoted(&case.file), changes.collect::<String>())
}

fn slider(control: &Control) -> Option<Slider> {
    let lever = &control.lever;
    if lever.levels.is_some() {
        return None;
    }
    let decimals = decimals((control.to - control.from) / STEPS);
    let step = libm::exp10(-(decimals as f64));
    let [from, to] = [(control.from / step).ceil(), (control.to / step).floor()].map(|n| n * step);
    let share = |value: f64| ((value - from) / (to - from)).clamp(0.0, 1.0);
    let number = |value: f64| format!("{value:.decimals$}");
    let said = match control.tenths {
        Some([low, high]) => format!("{} to {} (four in five)", number(low), number(high)),
        None => lever.present.to_string(),
    };
    (from < to).then(|| Slider {
        path: lever.path.clone(),
        name: lever.name.clone(),
        unit: lever.unit.clone(),
        from,
        to,
        step,
        decimals,
        at: lever.present,
        band: control.tenths.map(|ends| ends.map(share)),
        said,
    })
}

/// So many that a step is no more than this.
fn decimals(step: f64) -> usize {
    let digits = -libm::floor(libm::log10(step));
    digits.clamp(0.0, 9.0) as usize
}

fn of_levels(control: &Control) -> Option<Choice> {
    let lever = &control.lever;
    let levels = lever.levels.as_ref()?;
    let change = |level: &String| (level.clone(), format!("{}={}", lever.path, quoted(level)));
    let said = match control.tenths {
        Some(_) => "as it stands, not known for sure".to_owned(),
        None => format!("{}, as it stands", lever.level(lever.present)?),
    };
    Some(Choice {
        path: lever.path.clone(),
        name: lever.name.clone(),
        said,
        others: levels.iter().map(change).collect(),
    })
}

fn choice(switch: &Switch) -> Choice {
    let other = |(word, change): &(&str, String)| ((*word).to_owned(), change.clone());
    Choice {
        path: String::new(),
        name: switch.name.clone(),
        said: switch.present.to_owned(),
        others: switch.others.iter().map(other).collect(),
    }
}

/// As a text of TOML, whose escapes those of JSON are.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
