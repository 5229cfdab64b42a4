//! What the numbers of a file rest on, in a sentence.

use super::numbers::whole;
use super::words::counted;
use crate::claims::Classes;

const ARGUED: &str = "argued, without a source";

/// "Of 139 inputs 27 rest on a source for their direction or topic, 112 are argued, without a source"
pub fn classes(classes: Classes, defaults: usize) -> String {
    let be = |number: usize, one: &str, more: &str| match number {
        0 => None,
        1 => Some(format!("1 is {one}")),
        many => Some(format!("{} are {more}", whole(many as u64))),
    };
    let rest = |number: usize, one: &str, more: &str| match number {
        0 => None,
        1 => Some(format!("1 rests on a source for {one}")),
        many => Some(format!("{} rest on a source for {more}", whole(many as u64))),
    };
    let parts = [
        rest(classes.number, "the number itself", "the numbers themselves"),
        rest(classes.direction, "its direction or topic", "their direction or topic"),
        be(classes.argued, ARGUED, ARGUED),
        be(classes.bare, "a bare guess", "bare guesses"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let defaults = match defaults {
        0 => String::new(),
        1 => "; 1 more stands at the model's default".to_owned(),
        many => format!("; {} more stand at the model's defaults", whole(many as u64)),
    };
    let inputs = counted(classes.all() as u64, "input");
    match parts.is_empty() {
        true => format!("{inputs}{defaults}"),
        false => format!("Of {inputs} {}{defaults}", parts.join(", ")),
    }
}

/// "Sources give 0 numbers, 27 directions; 112 argued, 0 bare, 44 defaults."
pub fn in_short(classes: Classes, defaults: usize) -> String {
    let Classes { number, direction, argued, bare } = classes;
    let of = |many: usize, noun: &str| counted(many as u64, noun);
    let alone = |many: usize| whole(many as u64);
    format!(
        "Sources give {}, {}; {} argued, {} bare, {}.",
        of(number, "number"),
        of(direction, "direction"),
        alone(argued),
        alone(bare),
        of(defaults, "default")
    )
}
