//! Names of the first model: what each is called now, with its number converted where the file allows it.
//!
//! The first model counted in rounds and in shares a round; the second counts in months. A file that has a name that is
//! gone was written for the first, so names that stayed and changed their unit are told there too.

use super::builder::Builder;
use crate::games::talks::DAYS_OF_MONTH;
use crate::scenario::keys::Section;
use crate::scenario::mistake::message::Mistake;
use crate::scenario::tree::node::{Body, Node};
use crate::scenario::tree::path::Path;

/// Days of a round where the file says nothing.
const WEEK: f64 = 7.0;

/// A name of the first model.
struct Old {
    section: Section,
    key: &'static str,
    /// What it is called now; the same where only the unit is another.
    now: &'static str,
    /// What changed, in words.
    says: &'static str,
    /// The formula, D the length of a round in months.
    formula: &'static str,
    /// A number of the first model as one of the second, given the length of a round in months.
    converted: fn(f64, f64) -> f64,
}

const GONE: [Old; 4] = [
    Old {
        section: Section::Talks,
        key: "learning",
        now: "misreading_half_life",
        says: "it is `misreading_half_life` now, in months of talks held",
        formula: "-D ln2 / ln(1 - learning)",
        converted: |learning, round| -round * core::f64::consts::LN_2 / libm::log1p(-learning),
    },
    Old {
        section: Section::Talks,
        key: "cooling",
        now: "cooling_half_life",
        says: "it is `cooling_half_life` now, in months",
        formula: "-D ln2 / ln(cooling)",
        converted: |cooling, round| -round * core::f64::consts::LN_2 / libm::log(cooling),
    },
    Old {
        section: Section::Talks,
        key: "resume",
        now: "resume_after",
        says: "it is `resume_after` now, in months",
        formula: "-D / ln(1 - resume)",
        converted: |resume, round| -round / libm::log1p(-resume),
    },
    Old {
        section: Section::Party,
        key: "urgency",
        now: "",
        says: "it is gone: `cost_per_month`, what a month without agreement costs, hurries a side by itself, and `resolve` says how much of it the side bears",
        formula: "",
        converted: |_, _| f64::NAN,
    },
];

const KEPT: [Old; 5] = [
    Old {
        section: Section::Talks,
        key: "collapse_after",
        now: "collapse_after",
        says: "it counts months now, not rounds",
        formula: "D times the rounds",
        converted: |rounds, round| rounds * round,
    },
    Old {
        section: Section::Talks,
        key: "goodwill",
        now: "goodwill",
        says: "it counts observations a month now, not a round",
        formula: "what a round added, divided by D",
        converted: |goodwill, round| goodwill / round,
    },
    Old {
        section: Section::Party,
        key: "patience",
        now: "patience",
        says: "it counts months of talks now, not rounds",
        formula: "D times the rounds",
        converted: |rounds, round| rounds * round,
    },
    Old {
        section: Section::Party,
        key: "cost_per_month",
        now: "erosion_per_month",
        says: "it hurries now and lowers no floor: what failure gets worse by every month is `erosion_per_month`",
        formula: "the same number",
        converted: |cost, _| cost,
    },
    Old {
        section: Section::Interim,
        key: "fragility",
        now: "fragility",
        says: "it is a rate a month now, not a probability a round",
        formula: "-ln(1 - fragility) / D",
        converted: |fragility, round| -libm::log1p(-fragility) / round,
    },
];

impl Builder<'_> {
    /// Tells a key that only the first model knew. Whether it is one.
    pub(super) fn gone_name(&mut self, path: &Path, section: Section) -> bool {
        let key = path.last_key();
        let Some(old) = GONE.iter().find(|old| old.section == section && old.key == key) else {
            return false;
        };
        self.is_of_first_model = true;
        self.tell_old(old, path, format!("`{key}` is a name of the first model"));
        true
    }

    /// In a file of the first model: the names that stayed and changed their unit or meaning.
    pub(super) fn changed_units(&mut self) {
        if !self.is_of_first_model {
            return;
        }
        for old in &KEPT {
            let paths = match old.section {
                Section::Talks => vec![Path::top().key("talks")],
                Section::Party => self.entries_of("party"),
                _ => self.entries_of("interim"),
            };
            for path in paths.iter().map(|path| path.key(old.key)) {
                if self.has(&path) {
                    let title = format!("`{}` means something else since the first model", old.key);
                    self.tell_old(old, &path, title);
                }
            }
        }
    }

    fn entries_of(&self, list: &str) -> Vec<Path> {
        (0..self.rows(list)).map(|index| Path::top().key(list).index(index)).collect()
    }

    fn tell_old(&mut self, old: &Old, path: &Path, title: String) {
        let days = self.tree.get("days_between_rounds").and_then(number).filter(|days| *days > 0.0);
        let round = days.unwrap_or(WEEK) / DAYS_OF_MONTH;
        let range = old.section.numbers().iter().find(|key| key.key == old.now);
        // A half-life of 0 has no place in the second model.
        let convert = |number: f64| {
            let now = (old.converted)(number, round);
            range.is_some_and(|key| key.range.allows(now)).then_some(now)
        };
        let written = self.tree.at(path).and_then(|node| converted(node, &convert));
        // A share of none or all a round is no half-life.
        let is_time = old.formula.starts_with("-D");
        let plain = self.tree.at(path).and_then(number).filter(|_| is_time);
        let end =
            plain.map(|share| (old.converted)(share, round)).and_then(|months| match months {
                0.0 => Some("0.001: as good as at once, since it must be above 0"),
                months if months.is_infinite() => Some("1000000: as good as never"),
                _ => None,
            });
        let mistake = Mistake::at(self.tree.key_of(path), title).says(old.says);
        self.say(match (written.as_deref().or(end), old.formula) {
            (Some(written), _) => mistake.hint(format!("write {} = {written}", old.now)),
            (None, "") => {
                mistake.hint("leave it out, and look at what `cost_per_month` and `resolve` say")
            }
            (None, formula) => mistake.hint(format!(
                "write {} = {formula}, D the length of a round in months, here {}",
                old.now,
                short(round)
            )),
        });
    }
}

/// The value with every number of it converted; none where it has no such form, or one has no counterpart.
fn converted(node: &Node, convert: &dyn Fn(f64) -> Option<f64>) -> Option<String> {
    let of = |node: &Node| convert(number(node)?);
    // A conversion may turn the order round.
    let ordered = |ends: [f64; 2]| if ends[0] <= ends[1] { ends } else { [ends[1], ends[0]] };
    match &node.body {
        Body::List(ends) => {
            let [low, high] = ends.as_slice() else { return None };
            let [low, high] = ordered([of(low)?, of(high)?]).map(short);
            Some(format!("[{low}, {high}]"))
        }
        Body::Table(_) => {
            let part = |key: &str| node.get(key).and_then(of);
            if let Some(value) = part("value") {
                return Some(short(value));
            }
            let [low, high] = ordered([part("low")?, part("high")?]).map(short);
            Some(match part("mode") {
                Some(mode) => format!("{{ low = {low}, mode = {}, high = {high} }}", short(mode)),
                None => format!("[{low}, {high}]"),
            })
        }
        _ => of(node).map(short),
    }
}

fn number(node: &Node) -> Option<f64> {
    super::scale::finite(node)
}

/// With three digits.
fn short(number: f64) -> String {
    let rounded: f64 = format!("{number:.2e}").parse().unwrap_or(number);
    // Minus nothing is nothing.
    format!("{}", rounded + 0.0)
}
