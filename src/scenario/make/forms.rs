//! The forms of a number that is not known: its ends, a likeliest value, a mean, a 90 % interval, a list.

use super::builder::{Builder, Said};
use super::number::Ask;
use crate::random::Distribution;
use crate::scenario::keys::{BASIS, PARTS};
use crate::scenario::mistake::message::{Mistake, Warning};
use crate::scenario::mistake::nearest::{listed, suggestion};
use crate::scenario::tree::kind::{Kind, kind_of};
use crate::scenario::tree::node::{Entries, Node};

/// How much of a normal distribution may be cut off before something is said of it.
const MOST_CUT: f64 = 0.2;
/// The same of a 90 % interval, which somebody meant as such.
const MOST_CUT_OF_NINETY: f64 = 0.01;

impl Builder<'_> {
    /// Cautions where truncation leaves something else than was written.
    pub(super) fn advise(&mut self, ask: &Ask<'_>, distribution: &Distribution) {
        let (most, says) = match distribution {
            Distribution::Experts { entries, .. } => {
                return entries.iter().for_each(|entry| self.advise(ask, entry));
            }
            Distribution::Ninety { .. } => (
                MOST_CUT_OF_NINETY,
                "its 5 and 95 % points are no longer the ones written; move them, or give `low`, `mode` and `high` instead",
            ),
            _ => (
                MOST_CUT,
                "its mean is no longer the one written; give `low`, `mode` and `high` instead",
            ),
        };
        let cut = distribution.cut_off();
        if cut <= most {
            return;
        }
        let place = self.tree.place_of(&ask.at);
        let source = &self.sources[place.file];
        let text = format!(
            "{}:{}: the allowed range cuts {:.0} % off the normal distribution of {} (it must {}): {says}",
            source.name,
            source.line(place.start),
            100.0 * cut,
            ask.subject,
            ask.range.in_words(),
        );
        self.warnings.push(Warning { code: "truncation", text });
    }

    /// `[0.2, 0.5]`
    pub(super) fn ends(&mut self, ask: &Ask<'_>, ends: &[Node]) -> Result<Distribution, Said> {
        let [low, high] = ends else {
            let title = format!(
                "{} must be one number or two, found a list of {}",
                ask.subject,
                ends.len()
            );
            let mistake = self.about(ask.owner, &ask.at, title).says(ask.says);
            let wholes: Vec<i64> = ends.iter().filter_map(i64::of).collect();
            return self.refuse(mistake.hint(match wholes.as_slice() {
                // Decimal commas look like entries of the list.
                [a, b, c, d] if ends.len() == 4 => {
                    format!("a number has a point, not a comma: write [{a}.{b}, {c}.{d}]")
                }
                _ => "an uncertain number is written [low, high]".into(),
            }));
        };
        let low = self.one(ask, &ask.at.index(0), low, true);
        let high = self.one(ask, &ask.at.index(1), high, true);
        self.made(ask, Distribution::uniform(low?, high?))
    }

    /// `{ low = 0.2, mode = 0.3, high = 0.5 }` and its like.
    pub(super) fn table(&mut self, ask: &Ask<'_>, table: &Entries) -> Result<Distribution, Said> {
        self.only_known(ask, table)?;
        let given: Vec<&str> = PARTS.into_iter().filter(|part| table.contains_key(*part)).collect();
        let mut part = |name: &str, check: bool| match table.get(name) {
            Some(value) => self.one(ask, &ask.at.key(name), value, check),
            None => Err(Said),
        };
        match given.as_slice() {
            ["value"] => part("value", true).map(|value| Distribution::Known { value }),
            ["low", "high"] => {
                let (low, high) = (part("low", true), part("high", true));
                self.made(ask, Distribution::uniform(low?, high?))
            }
            ["low", "mode", "high"] => {
                let (low, mode, high) = (part("low", true), part("mode", true), part("high", true));
                self.made(ask, Distribution::pert(low?, mode?, high?))
            }
            ["mean", "sd"] if ask.levels.is_none() => {
                let (mean, sd) = (part("mean", false), part("sd", false));
                self.normal(ask, mean?, sd?)
            }
            ["p5", "p95"] | ["p5", "p95", "log"] => {
                let (p5, p95) = (part("p5", true), part("p95", true));
                self.ninety(ask, p5?, p95?)
            }
            ["any"] | ["any", "weights"] => self.any(ask),
            ["experts"] | ["experts", "weights"] if !ask.is_voice => self.experts(ask),
            _ => self.no_form(ask, &given),
        }
    }

    fn normal(&mut self, ask: &Ask<'_>, mean: f64, sd: f64) -> Result<Distribution, Said> {
        if sd == 0.0 {
            let value = self.inside(ask, &ask.at.key("mean"), mean)?;
            return Ok(Distribution::Known { value });
        }
        let (least, most) = ask.range.ends();
        self.made(ask, Distribution::normal(mean, sd, least, most))
    }

    fn ninety(&mut self, ask: &Ask<'_>, p5: f64, p95: f64) -> Result<Distribution, Said> {
        let at = ask.at.key("log");
        let log = !self.exists(&at) || self.value::<bool>(&at).is_some();
        if !log {
            return Err(Said);
        }
        let log = self.value::<bool>(&at).unwrap_or(false);
        let wrong = match ask.levels {
            Some(_) if log => {
                Some((at, "cannot have a log scale: its positions are names", "leave `log` out"))
            }
            _ if p5 >= p95 => Some((
                ask.at.key("p95"),
                "must have its 5 % point below its 95 % point",
                "`p5` is surpassed with 95 % probability, `p95` with 5 %; what is known is written as one number",
            )),
            _ if log && p5 <= 0.0 => Some((
                ask.at.key("p5"),
                "cannot have a log scale: that has no 0 and nothing below it",
                "give a `p5` above 0, or leave `log` out",
            )),
            _ => None,
        };
        if let Some((at, says, help)) = wrong {
            let mistake = self.about(ask.owner, &at, format!("{} {says}", ask.subject));
            return self.refuse(mistake.says(ask.says).hint(help));
        }
        let (least, most) = ask.range.ends();
        self.made(ask, Distribution::ninety(p5, p95, log, least, most))
    }

    /// `{ any = [0.2, 0.8], weights = [1, 3] }`
    fn any(&mut self, ask: &Ask<'_>) -> Result<Distribution, Said> {
        let at = ask.at.key("any");
        let list: Vec<Node> = self.value(&at).ok_or(Said)?;
        let places = list.iter().enumerate();
        let values: Vec<Result<f64, Said>> =
            places.map(|(place, node)| self.one(ask, &at.index(place), node, true)).collect();
        let weights = self.weights_of(ask, list.len());
        let values: Result<Vec<f64>, Said> = values.into_iter().collect();
        self.made(ask, Distribution::any(&values?, &weights?))
    }

    /// The weights of a list; equal where none are given.
    pub(super) fn weights_of(&mut self, ask: &Ask<'_>, entries: usize) -> Result<Vec<f64>, Said> {
        let at = ask.at.key("weights");
        if !self.exists(&at) {
            return Ok(vec![1.0; entries]);
        }
        let list: Vec<Node> = self.value(&at).ok_or(Said)?;
        let mut weights = Vec::new();
        for (place, node) in list.iter().enumerate() {
            match super::scale::finite(node).filter(|weight| *weight >= 0.0) {
                Some(weight) => weights.push(weight),
                None => {
                    let at = at.index(place);
                    let found =
                        match i64::of(node).is_some() || super::scale::finite(node).is_some() {
                            true => self.written(&at),
                            false => kind_of(node).to_owned(),
                        };
                    let title = format!(
                        "each of the `weights` of {} must be a number of 0 or more, found {found}",
                        ask.subject
                    );
                    let mistake = self.about(ask.owner, &at, title);
                    self.say(
                        mistake
                            .hint("weights are shares of their sum: [1, 3] is a quarter and three"),
                    );
                }
            }
        }
        if weights.len() == list.len() { Ok(weights) } else { Err(Said) }
    }

    fn no_form(&mut self, ask: &Ask<'_>, given: &[&str]) -> Result<Distribution, Said> {
        let title = match given {
            [] => format!("{} has no number, only what it rests on", ask.subject),
            _ => format!("{} gives {}, which do not go together", ask.subject, listed(given)),
        };
        let named = ask.levels.is_some() && given.iter().any(|part| ["mean", "sd"].contains(part));
        let title = match given {
            _ if named => format!("{} cannot have a mean: its positions are names", ask.subject),
            ["experts", ..] if ask.is_voice => {
                format!("{} cannot be experts again", ask.subject)
            }
            [one] => format!("{} gives only `{one}`", ask.subject),
            _ => title,
        };
        let forms = match ask.levels {
            Some(_) => {
                "on levels: { value = \"a level\" }, { low = \"a level\", high = \"another\" } or { any = [\"a level\", \"another\"] }"
            }
            None => {
                "one of: value; low and high; low, mode and high; mean and sd; p5 and p95; any; experts"
            }
        };
        let mistake = self.about(ask.owner, &ask.at, title).says(ask.says);
        self.refuse(mistake.hint(forms))
    }

    /// Words that a number's table does not know.
    fn only_known(&mut self, ask: &Ask<'_>, table: &Entries) -> Result<(), Said> {
        let mut fine = Ok(());
        for key in table.keys() {
            let is_name = ask.is_voice && key == "by";
            if self.is_basis(&ask.at, key) || PARTS.contains(&key.as_str()) || is_name {
                continue;
            }
            if self.is_full() {
                return Err(Said);
            }
            let known: Vec<&str> = PARTS.into_iter().chain(BASIS).collect();
            let place = self.tree.key_of(&ask.at.key(key));
            let title = format!("unknown key `{key}` in {}", ask.subject);
            let mistake = Mistake::at(place, title).beside(ask.owner.beside.clone());
            self.say(match key.as_str() {
                "median" => mistake.says("there is no median here").hint(
                    "`mode` is the likeliest value, `p5` and `p95` are the ends of a 90 % interval",
                ),
                other if ask.owner.section.keys().contains(&other) => {
                    let number = ask.at.last_key();
                    mistake.says(format!("belongs beside `{number}`, not in it")).hint(
                        "write it above that line: below a [header] every key belongs to that table",
                    )
                }
                _ => mistake.says(suggestion(key, &known, "such key")),
            });
            fine = Err(Said);
        }
        fine
    }
}
