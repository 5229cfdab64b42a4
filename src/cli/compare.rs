//! `negsim compare`: scenarios against the first of them, with the same luck for all.

use super::asking;
use super::failure::Failure;
use super::options::{ManyScenarios, PlanOptions, ShowOptions};
use super::page::PageOptions;
use super::playing::play;
use super::refusing::refuse_few;
use super::subject::Subject;
use negsim::claims::{Comparing, Comparison, Contender, asked};
use negsim::engine::{Asked, Game, Plan};
use negsim::games::talks::Given;
use negsim::report::{self, Reader, whole};
use std::path::Path;

/// Compares scenarios with the first of them, with the same luck for all: is one really better, or is it noise?
#[derive(clap::Args)]
#[command(mut_arg("files", |files| {
    files.help("The scenario files; `-` reads standard input. The others are compared with the first")
}))]
#[command(after_help = EXAMPLES)]
pub struct Compare {
    #[command(flatten)]
    scenarios: ManyScenarios,
    /// One more scenario: the first file with changes, --with "late: party.north.patience=40; rounds=30" (may be given
    /// several times)
    #[arg(long = "with", value_name = "NAME: PATH=VALUE; ...")]
    with: Vec<String>,
    /// Compares the likelihood of one question alone: any event of the scenarios (see `negsim help target`)
    #[arg(long, value_name = "QUESTION")]
    of: Option<String>,
    #[command(flatten)]
    plan: PlanOptions,
    /// Prints every row with its intervals, and a sentence a row, in place of one screen
    #[arg(long, conflicts_with = "json")]
    full: bool,
    #[command(flatten)]
    page: PageOptions,
    #[command(flatten)]
    show: ShowOptions,
}

const EXAMPLES: &str = "\
Examples:
  negsim compare talks.toml shuttle.toml                       is the second better, and at what?
  negsim compare talks.toml --with \"shuttle: talks.format=shuttle\"
  negsim compare talks.toml shuttle.toml --of refused.north    is one capital's refusal less likely?
  negsim compare talks.toml shuttle.toml --html page.html      a page of figures, one over the other
  negsim compare talks.toml --with \"party.north.no_deal=0.5; party.south.no_deal=0.4\" --json";

/// A scenario and what it is called.
struct Named {
    name: String,
    subject: Subject,
}

impl Compare {
    /// Reads, plays, prints.
    pub fn run(&self) -> Result<(), Failure> {
        self.page.check()?;
        let named = self.read()?;
        let is_observed = named.iter().any(|one| one.subject.is_observed());
        let plan = self.plan.whole(is_observed)?;
        let games: Vec<Given> = named.iter().map(|one| one.subject.given(&plan)).collect();
        let contender =
            |one: &Named| Contender { name: one.name.clone(), case: one.subject.case.clone() };
        let contenders = named.iter().map(contender).collect();
        let mut comparing = match &self.of {
            None => Comparing::new(&games, contenders, plan),
            Some(of) => {
                Comparing::of(&games, contenders, &asked_of_each(&games, of, &named)?, plan)
            }
        };
        let is_all = play(&mut comparing, &self.plan.luck.threads, &self.show)?;
        let comparison = comparing.finish();
        self.refuse(&games, &comparison)
            .map_err(|failure| if is_all { failure } else { failure.interrupted() })?;
        let printed = self
            .show
            .print(|| report::comparison_json(&comparison), |page| self.text(&comparison, page));
        let page = self.page.write(|| Ok(report::comparison_page(&comparison)));
        printed?;
        self.show.remark(&page?);
        if is_all {
            return Ok(());
        }
        Err(Failure::of_interruption(format!(
            "Stopped after {} of {} negotiations of each: the comparison is of these, and its intervals are wider than \
             those of all.",
            whole(comparison.plan.negotiations),
            whole(plan.draws() * plan.repeats())
        )))
    }

    fn text(&self, comparison: &Comparison, page: &Reader) -> String {
        match self.full {
            true => report::comparison_text(comparison, page),
            false => report::comparison_screen(comparison, page),
        }
    }

    /// Fails where one of the scenarios was seen to go as too few draws of it do.
    fn refuse(&self, games: &[Given], comparison: &Comparison) -> Result<(), Failure> {
        let played = &comparison.plan;
        if played.draws == 0 {
            return Ok(());
        }
        let plan = Plan::new(played.seed, played.draws, played.repeats)?;
        for (given, scenario) in games.iter().zip(&comparison.scenarios) {
            let likelihood = scenario.answers.iter().find(|(asked, _)| asked.is_likelihood());
            let negotiations = likelihood.map_or(0, |(_, answer)| answer.n);
            refuse_few(given, negotiations, plan, &self.plan.luck.threads, &self.show)
                .map_err(|failure| failure.about(&scenario.name))?;
        }
        Ok(())
    }

    fn read(&self) -> Result<Vec<Named>, Failure> {
        let ManyScenarios { files, changes, outside } = &self.scenarios;
        if files.iter().filter(|file| *file == Path::new("-")).count() > 1 {
            let text = "standard input (`-`) can be read only once";
            return Err(Failure::of_command_line(text));
        }
        if files.len() + self.with.len() < 2 {
            let text = "there is nothing to compare with: name a second file, or a change, --with \"shuttle: \
                        talks.format=shuttle\"";
            return Err(Failure::of_command_line(text));
        }
        let mut all = Vec::new();
        for file in files {
            let read = Subject::read(file, changes, outside.allowed);
            let subject = read.map_err(|mistakes| self.show.failure(&mistakes))?;
            all.push(Named { name: subject.case.title.clone(), subject });
        }
        tell_apart(&mut all);
        for change in &self.with {
            let changed = self.changed(&all[0].subject, change)?;
            if all.iter().any(|one| one.name == changed.name) {
                let text = format!(
                    "two scenarios are called \"{}\": give each a name, --with \"NAME: PATH=VALUE\"",
                    changed.name
                );
                return Err(Failure::of_command_line(text));
            }
            all.push(changed);
        }
        let looked_at = |one: Named| Named { subject: one.subject.looked_at(), ..one };
        Ok(all.into_iter().map(looked_at).collect())
    }

    fn changed(&self, first: &Subject, change: &str) -> Result<Named, Failure> {
        let (name, sets) = parse_change(change).map_err(Failure::of_command_line)?;
        let subject = first.with(&sets).map_err(|mistakes| self.show.failure(&mistakes))?;
        Ok(Named { name, subject })
    }
}

/// One question as each game has it: the word is looked up in the first, and the same is asked of the others.
fn asked_of_each(games: &[Given], of: &str, named: &[Named]) -> Result<Vec<Asked>, Failure> {
    let first = asking::likelihood(&games[0], of).map_err(Failure::of_command_line)?;
    let word = asked::word(games[0].questions(), first);
    let find = |(game, named): (&Given, &Named)| {
        let wrong = |why| Failure::of_command_line(why).about(&named.name);
        asking::likelihood(game, &word).map_err(wrong)
    };
    games.iter().zip(named).map(find).collect()
}

impl Named {
    fn file(&self) -> &str {
        &self.subject.case.file
    }
}

/// Adds the file to the names of scenarios with the same title, and a number where the file is the same too.
fn tell_apart(all: &mut [Named]) {
    let titles: Vec<String> = all.iter().map(|one| one.name.clone()).collect();
    let is_shared = |title: &String| titles.iter().filter(|other| *other == title).count() > 1;
    for one in all.iter_mut().filter(|one| is_shared(&one.name)) {
        one.name = format!("{} ({})", one.name, one.file());
    }
    for place in 1..all.len() {
        let before = all[..place].iter().filter(|one| one.file() == all[place].file()).count();
        if before > 0 {
            all[place].name = format!("{}, again", all[place].name);
        }
        while all[..place].iter().any(|one| one.name == all[place].name) {
            all[place].name.push_str(" and again");
        }
    }
}

/// The name and the settings of `name: path=value; path=value`; without a name the settings are the name.
fn parse_change(text: &str) -> Result<(String, Vec<String>), String> {
    let example = "such as --with \"shuttle: talks.format=shuttle\"";
    let start = text.find('=').unwrap_or(text.len());
    let (name, settings) = match text[..start].split_once(':') {
        Some((name, _)) => (name.trim(), &text[name.len() + 1..]),
        None => (text.trim(), text),
    };
    let sets: Vec<String> = split(settings).into_iter().filter(|set| !set.is_empty()).collect();
    if sets.is_empty() {
        return Err(format!("--with \"{text}\" changes nothing: give PATH=VALUE, {example}"));
    }
    if name.is_empty() {
        return Err(format!("--with \"{text}\" has an empty name before the colon; {example}"));
    }
    Ok((name.to_owned(), sets))
}

/// The pieces between semicolons that stand in no quotes.
fn split(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut quote = None;
    for letter in text.chars() {
        match (letter, quote) {
            (';', None) => pieces.push(String::new()),
            ('"' | '\'', None) => quote = Some(letter),
            _ if Some(letter) == quote => quote = None,
            _ => {}
        }
        if letter != ';' || quote.is_some() {
            pieces.last_mut().expect("there is always one").push(letter);
        }
    }
    pieces.into_iter().map(|piece| piece.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_have_a_name_and_settings() {
        let parsed = |text| parse_change(text).expect("well formed");
        let shuttle = ("shuttle".to_owned(), vec!["talks.format=shuttle".to_owned()]);
        assert_eq!(parsed("shuttle: talks.format=shuttle"), shuttle);
        let (name, sets) = parsed("a.b=1; c.d='x;y:z' ;");
        assert_eq!(
            (name.as_str(), sets),
            ("a.b=1; c.d='x;y:z' ;", vec!["a.b=1".to_owned(), "c.d='x;y:z'".to_owned()])
        );
        assert!(parse_change("late:").is_err_and(|text| text.contains("changes nothing")));
        assert!(parse_change(": a=1").is_err_and(|text| text.contains("empty name")));
    }
}
