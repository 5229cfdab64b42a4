//! `negsim check`: whether scenarios are sound, and what every number of them rests on.

use super::failure::Failure;
use super::options::{ManyScenarios, ShowOptions, path};
use super::subject::{SEED, Subject};
use negsim::claims::{Warning, first_plays, inventory, meaning};
use negsim::report::{self, Checked, Flaw, Listing, Reader};
use negsim::scenario::Mistakes;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Bytes of the longest text in which quotes are looked for: more than any book has.
const LONGEST_SOURCE: u64 = 16 << 20;

/// Checks scenarios and lists every number with what it rests on
#[derive(clap::Args)]
pub struct Check {
    #[command(flatten)]
    scenarios: ManyScenarios,
    /// Checks that every quote stands in this text file (may be given several times)
    #[arg(long, value_name = "FILE", value_parser = path())]
    quotes: Vec<PathBuf>,
    /// Lists every number with what it rests on
    #[arg(long)]
    full: bool,
    /// The same, with the numbers left at the model's defaults
    #[arg(long)]
    defaults: bool,
    #[command(flatten)]
    show: ShowOptions,
}

impl Check {
    /// Checks all files, prints what they are made of, then tells the mistakes of those that have some.
    pub fn run(&self) -> Result<(), Failure> {
        let texts = self.quotes.iter().map(|path| source(path)).collect::<Result<Vec<_>, _>>()?;
        let files = self.scenarios.files.iter();
        let (checked, mistakes): (Vec<Checked>, Vec<Option<Mistakes>>) =
            files.map(|file| self.check(file, &texts)).unzip();
        self.show.print(|| report::check_json(&checked), |page| self.text(&checked, page))?;
        let mistakes: Vec<Mistakes> = mistakes.into_iter().flatten().collect();
        if mistakes.is_empty() { Ok(()) } else { Err(self.failure(&mistakes)) }
    }

    fn check(&self, file: &Path, texts: &[String]) -> (Checked, Option<Mistakes>) {
        let is_input = file == Path::new("-");
        let name = if is_input { "standard input".into() } else { file.display().to_string() };
        match Subject::read(file, &self.scenarios.changes, self.scenarios.outside.allowed) {
            Ok(subject) => self.sound(name, subject, texts),
            Err(mistakes) => (unsound(name, &mistakes), Some(mistakes)),
        }
    }

    fn sound(
        &self,
        file: String,
        Subject { scenario, case }: Subject,
        texts: &[String],
    ) -> (Checked, Option<Mistakes>) {
        let quotes = (!self.quotes.is_empty()).then(|| scenario.find_quotes(texts)).transpose();
        let (quotes, missing) = match quotes {
            Ok(quotes) => (quotes, None),
            Err(missing) => (None, Some(missing)),
        };
        let warnings = scenario.warnings().iter();
        let mut meaning = meaning(scenario.table(), SEED);
        meaning.cautions.extend(first_plays(
            scenario.table(),
            |list| scenario.backwards(list),
            SEED,
        ));
        let checked = Checked {
            file,
            inventory: Some(inventory(case, scenario.table(), &|path| scenario.basis(path))),
            meaning: Some(meaning),
            quotes,
            mistakes: missing.as_ref().map(plain).unwrap_or_default(),
            warnings: warnings
                .map(|warning| Warning::new(warning.code, warning.text.clone()))
                .collect(),
        };
        (checked, missing)
    }

    fn text(&self, checked: &[Checked], page: &Reader) -> String {
        let sound = checked.iter().filter(|file| file.mistakes.is_empty());
        let listing = match (self.full, self.defaults) {
            (_, true) => Listing::All,
            (true, false) => Listing::Given,
            (false, false) => Listing::None,
        };
        let texts = sound.map(|file| report::check_text(file, page, listing));
        texts.collect::<Vec<String>>().join("\n\n")
    }

    fn failure(&self, mistakes: &[Mistakes]) -> Failure {
        let mut texts: Vec<String> = mistakes.iter().map(|one| self.show.mistakes(one)).collect();
        let files = self.scenarios.files.len();
        if files > 1 {
            texts.push(format!("{} of {files} files have mistakes", mistakes.len()));
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

fn unsound(file: String, mistakes: &Mistakes) -> Checked {
    Checked {
        file,
        inventory: None,
        meaning: None,
        quotes: None,
        mistakes: plain(mistakes),
        warnings: Vec::new(),
    }
}

fn plain(mistakes: &Mistakes) -> Vec<Flaw> {
    let mistake = |mistake| {
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
    mistakes.iter().map(mistake).collect()
}
