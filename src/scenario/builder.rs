//! A scenario in code: the keys of the file and its checks, without a file.

use crate::games::talks::Role;
use crate::scenario::mistake::list::Mistakes;
use crate::scenario::resolved::Scenario;
use crate::scenario::tree::load;

/// What messages call the lines that code set.
const NAME: &str = "code";

/// A scenario that is being written down in code. Keys, units, ranges and defaults are those of the file
/// (`docs/scenario-file.md`); numbers stand at the same paths.
///
/// ```
/// use negsim::scenario::{Builder, pert};
/// use negsim::games::talks::Role::Signatory;
///
/// let pie = Builder::new("A pie", 30)
///     .issue("pie", |pie| pie.set("scale", ["all to Ben", "all to Ada"]))
///     .party("ada", Signatory, |ada| ada.set("no_deal", [0.2, 0.6]).wants("pie", 1.0, 1.0))
///     .party("ben", Signatory, |ben| ben.set("no_deal", pert(0.1, 0.3, 0.7)).wants("pie", 0.0, 1.0))
///     .build()?;
/// assert_eq!(pie.table().quantities()[pie.quantity("party.ada.no_deal")?.index()].unit, "value");
///
/// let wrong = Builder::new("A pie", 30).issue("pie", |pie| pie.set("range", [0.0, 1.0])).build();
/// assert!(wrong.unwrap_err().to_string().contains("the scenario has no signatory"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Builder {
    /// The title, the rounds, and every entry with its id.
    entries: String,
    /// Everything else, a path and its value each.
    lines: Vec<String>,
}

/// One issue, party, event or interim deal that is being written down.
#[derive(Debug)]
pub struct Entry {
    path: String,
    lines: Vec<String>,
}

/// What a key is set to: a number, a word, yes or no, or a list of them; a range of an uncertain number as `[low, high]`.
#[derive(Clone, Debug)]
pub struct Value(String);

impl Builder {
    /// Talks of so many rounds, about something.
    pub fn new(title: &str, rounds: u32) -> Self {
        let entries = format!("title = {}\nrounds = {rounds}\n", Value::from(title).0);
        Builder { entries, lines: Vec::new() }
    }

    /// Adds an issue.
    pub fn issue(self, id: &str, fill: impl FnOnce(Entry) -> Entry) -> Self {
        self.entry("issue", id, "", fill)
    }

    /// Adds a party.
    pub fn party(self, id: &str, role: Role, fill: impl FnOnce(Entry) -> Entry) -> Self {
        let role = match role {
            Role::Signatory => "role = \"signatory\"\n",
            Role::Mediator => "role = \"mediator\"\n",
            Role::Guarantor => "role = \"guarantor\"\n",
        };
        self.entry("party", id, role, fill)
    }

    /// Adds something that happens outside the room.
    pub fn event(self, id: &str, fill: impl FnOnce(Entry) -> Entry) -> Self {
        self.entry("event", id, "", fill)
    }

    /// Adds a deal on some issues ahead of the rest.
    pub fn interim(self, id: &str, fill: impl FnOnce(Entry) -> Entry) -> Self {
        self.entry("interim", id, "", fill)
    }

    /// Sets a key by its path: `talks.hesitation`, `party.ada.trust.ben`.
    pub fn set(mut self, path: &str, value: impl Into<Value>) -> Self {
        self.lines.push(format!("{path} = {}", value.into().0));
        self
    }

    /// The scenario.
    ///
    /// # Errors
    /// All mistakes, as of a file: what was found, what is allowed, the nearest known name.
    pub fn build(self) -> Result<Scenario, Mistakes> {
        Scenario::checked(load::text(&self.entries, NAME), NAME.to_owned(), &self.lines, NAME)
    }

    fn entry(
        mut self,
        list: &str,
        id: &str,
        more: &str,
        fill: impl FnOnce(Entry) -> Entry,
    ) -> Self {
        self.entries += &format!("[[{list}]]\nid = {}\n{more}", Value::from(id).0);
        self.lines.extend(fill(Entry { path: format!("{list}.{id}"), lines: Vec::new() }).lines);
        self
    }
}

impl Entry {
    /// Sets a key of the entry: `no_deal`, or `trust.ben`.
    pub fn set(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.lines.push(format!("{}.{key} = {}", self.path, value.into().0));
        self
    }

    /// What a party wants on an issue: the position it likes best, and how much the issue matters to it.
    pub fn wants(self, issue: &str, ideal: impl Into<Value>, weight: impl Into<Value>) -> Self {
        self.set(&format!("issues.{issue}.ideal"), ideal)
            .set(&format!("issues.{issue}.weight"), weight)
    }
}

/// An uncertain number between two ends, likeliest in between.
pub fn pert(low: f64, mode: f64, high: f64) -> Value {
    let [low, mode, high] = [low, mode, high].map(|number| Value::from(number).0);
    Value(format!("{{ low = {low}, mode = {mode}, high = {high} }}"))
}

/// A normally distributed number, cut to what its key allows.
pub fn normal(mean: f64, sd: f64) -> Value {
    Value(format!("{{ mean = {}, sd = {} }}", Value::from(mean).0, Value::from(sd).0))
}

/// A number that lies between two with nine chances in ten, normally distributed, cut to what its key allows.
pub fn p5_p95(p5: f64, p95: f64) -> Value {
    Value(format!("{{ p5 = {}, p95 = {} }}", Value::from(p5).0, Value::from(p95).0))
}

/// The same on a log scale: as likely twice the middle as half of it.
pub fn p5_p95_log(p5: f64, p95: f64) -> Value {
    Value(format!("{{ p5 = {}, p95 = {}, log = true }}", Value::from(p5).0, Value::from(p95).0))
}

/// One of several numbers, or of several levels by their names, each with its weight.
pub fn any<T: Into<Value>, const N: usize>(entries: [(T, f64); N]) -> Value {
    let (values, weights): (Vec<T>, Vec<f64>) = entries.into_iter().unzip();
    Value(format!("{{ any = {}, weights = {} }}", Value::from(values).0, Value::from(weights).0))
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Value(toml::Value::Float(number).to_string())
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Value(truth.to_string())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value(toml::Value::String(text.to_owned()).to_string())
    }
}

impl<T: Into<Value>, const N: usize> From<[T; N]> for Value {
    fn from(list: [T; N]) -> Self {
        Vec::from(list).into()
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(list: Vec<T>) -> Self {
        let entries: Vec<String> = list.into_iter().map(|entry| entry.into().0).collect();
        Value(format!("[{}]", entries.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pie(no_deal: impl Into<Value>) -> Builder {
        Builder::new("A pie", 30)
            .issue("pie", |pie| pie.set("scale", ["all to Ben", "all to Ada"]))
            .party("ada", Role::Signatory, |ada| ada.set("no_deal", no_deal).wants("pie", 1.0, 1.0))
    }

    fn ben(builder: Builder) -> Builder {
        builder
            .party("ben", Role::Signatory, |ben| ben.wants("pie", 0.0, 1.0).set("patience", 20.0))
    }

    #[test]
    fn a_table_in_code_is_that_of_its_file() {
        let built = ben(pie([0.2, 0.6])).set("talks.hesitation", 0.02).build().expect("sound");
        let read = Scenario::parse(built.to_toml(), "pie.toml").expect("it reads back");
        assert_eq!(built.table().quantities(), read.table().quantities());
        assert_eq!(built.sha256(), read.sha256());
    }

    #[test]
    fn uncertain_numbers_are_written_as_in_a_file() {
        let forms = [
            (p5_p95(0.2, 0.6), "{ p5 = 0.2, p95 = 0.6 }"),
            (p5_p95_log(0.2, 0.6), "{ p5 = 0.2, p95 = 0.6, log = true }"),
            (any([(0.2, 1.0), (0.6, 3.0)]), "{ any = [0.2, 0.6], weights = [1.0, 3.0] }"),
        ];
        for (value, written) in forms {
            let built = ben(pie(value)).build().expect("sound");
            let set = format!("party.ada.no_deal={written}");
            let read = ben(pie(0.1)).build().expect("sound").with(&[set]).expect("sound");
            assert_eq!(built.table().quantities(), read.table().quantities());
            assert_eq!(built.to_toml(), read.to_toml());
        }
    }

    #[test]
    fn mistakes_are_those_of_a_file_with_paths_for_places() {
        let wrong = ben(pie(17.0)).build().expect_err("a value lies in 0..1").to_string();
        assert!(wrong.contains("`no_deal` of party `ada` must lie in 0..1, found 17.0"), "{wrong}");
        assert!(wrong.contains("party.ada.no_deal = 17.0"), "{wrong}");
        let lonely = pie(0.2).build().expect_err("two must sign").to_string();
        assert!(lonely.contains("the scenario has only one signatory"), "{lonely}");
        let nan = ben(pie(f64::NAN)).build().expect_err("a number is finite").to_string();
        assert!(nan.contains("must be a finite number"), "{nan}");
        let unknown = ben(pie(0.2)).set("party.ada.patiense", 3.0).build();
        assert!(
            unknown
                .expect_err("there is no such key")
                .to_string()
                .contains("did you mean `patience`?")
        );
    }
}
