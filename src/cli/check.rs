//! `negsim check`: whether scenarios are sound, and what every number of them rests on.

use super::cautions::origin;
use super::failure::Failure;
use super::options::ShowOptions;
use super::terminal;
use negsim::claims::{Case, Warning, inventory};
use negsim::report::{self, Checked, Page, Flaw};
use negsim::scenario::{Mistakes, Scenario};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Bytes of the longest text in which quotes are looked for: more than any book has.
const LONGEST_SOURCE: u64 = 16 << 20;

/// Checks scenarios and lists every number with what it rests on
#[derive(clap::Args)]
pub struct Check {
    /// The scenario files; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Changes every scenario first: --set party.north.no_deal=0.5 (may be given several times)
    #[arg(long = "set", value_name = "PATH=VALUE")]
    changes: Vec<String>,
    /// Checks that every quote stands in this text file (may be given several times)
    #[arg(long, value_name = "FILE")]
    quotes: Vec<PathBuf>,
    /// Lists the numbers left at the model's defaults too
    #[arg(long)]
    defaults: bool,
    /// Prints the machine-readable check
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    show: ShowOptions,
}

impl Check {
    /// Checks all files, prints what they are made of, then tells the mistakes of those that have some.
    pub fn run(&self) -> Result<(), Failure> {
        let texts = self.quotes.iter().map(|path| source(path)).collect::<Result<Vec<_>, _>>()?;
        let mut checked = Vec::new();
        let mut told = Vec::new();
        for file in &self.files {
            let (result, mistakes) = self.check(file, &texts);
            checked.push(result);
            told.extend(mistakes);
        }
        terminal::print(&self.report(&checked))?;
        if told.is_empty() { Ok(()) } else { Err(self.failure(&told, checked.len())) }
    }

    fn check(&self, file: &Path, texts: &[String]) -> (Checked, Option<Mistakes>) {
        let is_input = file == Path::new("-");
        let name = if is_input { "standard input".into() } else { file.display().to_string() };
        let read = if is_input {
            Scenario::read_from(std::io::stdin().lock(), &name, &self.changes)
        } else {
            Scenario::read_with(file, &self.changes)
        };
        match read {
            Ok(scenario) => self.sound(name, &scenario, texts),
            Err(mistakes) => {
                let nothing = Checked { file: name, ..nothing() };
                (Checked { mistakes: plain(&mistakes), ..nothing }, Some(mistakes))
            }
        }
    }

    fn sound(
        &self,
        file: String,
        scenario: &Scenario,
        texts: &[String],
    ) -> (Checked, Option<Mistakes>) {
        let found = (!self.quotes.is_empty()).then(|| scenario.find_quotes(texts)).transpose();
        let (quotes, missing) = match found {
            Ok(quotes) => (quotes, None),
            Err(missing) => (None, Some(missing)),
        };
        let warnings = scenario.warnings().iter();
        let case = Case::of(scenario.table(), origin(scenario, file.clone(), &[]));
        let checked = Checked {
            file,
            inventory: Some(inventory(case, scenario.table(), &|path| scenario.basis(path))),
            quotes,
            mistakes: missing.as_ref().map(plain).unwrap_or_default(),
            warnings: warnings
                .map(|warning| Warning { code: warning.code, text: warning.text.clone() })
                .collect(),
        };
        (checked, missing)
    }

    fn report(&self, checked: &[Checked]) -> String {
        if self.json {
            return report::check_json(checked);
        }
        let page = Page { width: terminal::width(), colour: self.show.colour() };
        let sound = checked.iter().filter(|file| file.mistakes.is_empty());
        let texts: Vec<String> =
            sound.map(|file| report::check_text(file, &page, self.defaults)).collect();
        texts.join("\n\n")
    }

    fn failure(&self, told: &[Mistakes], files: usize) -> Failure {
        let mut texts: Vec<String> = told.iter().map(|mistakes| self.show.told(mistakes)).collect();
        if files > 1 {
            texts.push(format!("{} of {files} files have mistakes", told.len()));
        }
        Failure::of_scenario(texts.join("\n\n"))
    }
}

/// A text in which quotes are looked for.
fn source(path: &Path) -> Result<String, Failure> {
    let name = path.display();
    let wrong = |error: io::Error| {
        let why = match error.kind() {
            io::ErrorKind::NotFound => format!("there is no file {name}"),
            io::ErrorKind::IsADirectory => format!("{name} is a folder"),
            _ => format!("{name} cannot be read: {error}"),
        };
        Failure::of_command_line(format!("--quotes: {why}"))
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(wrong)?;
    file.take(LONGEST_SOURCE + 1).read_to_end(&mut bytes).map_err(wrong)?;
    if bytes.len() as u64 > LONGEST_SOURCE {
        let why = format!("--quotes: {name} is larger than 16 MB; name the text itself");
        return Err(Failure::of_command_line(why));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn nothing() -> Checked {
    Checked {
        file: String::new(),
        inventory: None,
        quotes: None,
        mistakes: Vec::new(),
        warnings: Vec::new(),
    }
}

fn plain(mistakes: &Mistakes) -> Vec<Flaw> {
    let told = |mistake| {
        let (file, line) = mistakes.line(mistake).unzip();
        let column = mistakes.column(mistake);
        Flaw {
            text: mistake.title().to_owned(),
            file: file.map(str::to_owned),
            line: line.filter(|_| column.is_some()),
            column,
            label: mistake.label().map(str::to_owned),
            help: mistake.help().map(str::to_owned),
        }
    };
    mistakes.iter().map(told).collect()
}
