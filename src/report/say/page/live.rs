//! What a reader may move on a page, in words, and what the moves come to.

use crate::claims::{Case, Control, Controls, Difference, Findings, Switch};
use crate::engine::visible::is_hidden;
use crate::games::talks::End;
use crate::report::say::compare::of_likelihoods;
use crate::report::say::numbers::likely;
use crate::report::say::words::counted;
use crate::report::sheet::live::{Choice, Slider};

/// Steps of a slider, at least.
const STEPS: f64 = 100.0;
/// Of a step: how far off the quotient of an end may be.
const ROUNDING: f64 = 1e-6;

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

/// What plays a case on a command line, with the same luck.
pub fn command(case: &Case) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "'\\''"));
    let luck = [("seed", case.plan.seed, 0), ("repeats", case.plan.repeats, 4)];
    let unusual = luck.into_iter().filter(|(_, number, usual)| number != usual);
    let luck = unusual.map(|(option, number, _)| format!(" --{option} {number}"));
    let changes = case.changed.iter().map(|change| format!(" --set {}", quoted(change)));
    format!("negsim run {}{}", quoted(&case.file), luck.chain(changes).collect::<String>())
}

fn slider(control: &Control) -> Option<Slider> {
    let lever = &control.lever;
    if lever.levels.is_some() {
        return None;
    }
    let decimals = decimals((control.to - control.from) / STEPS);
    let step = libm::exp10(-(decimals as f64));
    // An end on a step is one, however its quotient is rounded.
    let (first, last) = (control.from / step - ROUNDING, control.to / step + ROUNDING);
    let [from, to] = [first.ceil(), last.floor()].map(|steps| steps * step);
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

/// As a text of TOML, whose escapes those of JSON are; what nobody sees is escaped too.
fn quoted(text: &str) -> String {
    let shown = |letter: char| match is_hidden(letter) {
        true => format!("\\U{:08X}", u32::from(letter)),
        false => letter.to_string(),
    };
    serde_json::Value::from(text).to_string().chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_level_is_a_text_of_toml_that_shows_all_of_itself() {
        let level = "a \"quote\", \u{202e}back\u{7f}, מחיר\u{e0001}\n";
        let text = quoted(level);
        assert_eq!(text, "\"a \\\"quote\\\", \\U0000202Eback\\U0000007F, מחיר\\U000E0001\\n\"");
    }
}
