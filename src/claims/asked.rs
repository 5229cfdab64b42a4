//! What is asked about: the likelihood of an end, a step of the funnel or an interim deal, or the terms on an issue.

use crate::games::talks::{End, Outcome, Played, Table};

/// Positions are summed in units of 2^-32: any order of adding gives the same bits.
const UNITS: f64 = (1u64 << 32) as f64;

/// Something that a negotiation answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Whether it ends so; settled where nobody says otherwise.
    End(End),
    /// Whether a zone of agreement existed at the first round.
    ZoneAtStart,
    /// Whether one ever existed.
    ZoneEver,
    /// Whether any text was agreed in the room.
    AgreedInRoom,
    /// Whether every capital ratified: the same as settled.
    Ratified,
    /// Whether it settled and nobody broke the settlement for so many months, at least 1.
    Holds(u32),
    /// Whether some capital refused at least once.
    Refused,
    /// Whether an interim deal (by its place in the file) was adopted at least once.
    Interim(usize),
    /// Where the settled text stands on an issue (by its place in the file).
    Terms(usize),
}

/// What the negotiations of one draw (or of many) answer, in whole numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Negotiations that answer: all of them; for terms those that settled.
    pub answers: u64,
    /// The sum of their answers: occurrences; for terms positions in units of 2^-32.
    pub sum: u64,
}

impl Asked {
    /// Everything that can be asked of a table: the ends, the funnel, refusals, the interim deals, the terms.
    pub fn all(table: &Table) -> Vec<Self> {
        let months = table.parts().setting.aftermath_months;
        let holds = [12, 24].into_iter().filter(|month| *month <= months).map(Asked::Holds);
        let ends = End::ALL.into_iter().map(Asked::End);
        let funnel = [Asked::ZoneAtStart, Asked::ZoneEver, Asked::AgreedInRoom, Asked::Ratified];
        ends.chain(funnel)
            .chain(holds)
            .chain([Asked::Refused])
            .chain((0..table.parts().interims.len()).map(Asked::Interim))
            .chain((0..table.parts().issues.len()).map(Asked::Terms))
            .collect()
    }

    /// What a word asks about: `settled`, `agreed_in_room`, `holds_12`, the id of an interim deal or of an issue (an
    /// interim deal comes first where both have it; `interim.truce` and `terms.water` leave no doubt).
    ///
    /// # Errors
    /// What is wrong with the word, for its author: the nearest one that there is, or all of them.
    pub fn find(table: &Table, word: &str) -> Result<Self, String> {
        if let Some(months) = word.strip_prefix("holds_").and_then(|months| months.parse().ok()) {
            return Asked::holds(table, word, months);
        }
        let all = Asked::all(table);
        let full = all.iter().find(|asked| asked.word(table) == word);
        let short = || all.iter().find(|asked| asked.id(table) == Some(word));
        full.or_else(short).copied().ok_or_else(|| unknown(table, &all, word))
    }

    /// Its word, as [`find`](Self::find) reads it: `settled`, `interim.truce`, `terms.water`.
    pub fn word(&self, table: &Table) -> String {
        match self {
            Asked::End(end) => end.word().to_owned(),
            Asked::ZoneAtStart => "zone_at_start".to_owned(),
            Asked::ZoneEver => "zone_ever".to_owned(),
            Asked::AgreedInRoom => "agreed_in_room".to_owned(),
            Asked::Ratified => "ratified".to_owned(),
            Asked::Holds(months) => format!("holds_{months}"),
            Asked::Refused => "refused".to_owned(),
            Asked::Interim(deal) => format!("interim.{}", table.labels().interims[*deal].id),
            Asked::Terms(issue) => format!("terms.{}", table.labels().issues[*issue].id),
        }
    }

    /// What a reader calls it, after "the likelihood of" or, for terms, "the position on".
    pub fn name(&self, table: &Table) -> String {
        match self {
            Asked::End(End::Settled) => "a settlement".to_owned(),
            Asked::End(End::Collapsed) => "collapse".to_owned(),
            Asked::End(End::Decided) => "a decision outside".to_owned(),
            Asked::End(End::Talking) => "talks still going".to_owned(),
            Asked::End(End::Suspended) => "talks suspended at the end".to_owned(),
            Asked::ZoneAtStart => "a zone of agreement at the start".to_owned(),
            Asked::ZoneEver => "a zone of agreement at any time".to_owned(),
            Asked::AgreedInRoom => "agreement in the room".to_owned(),
            Asked::Ratified => "ratification by every capital".to_owned(),
            Asked::Holds(months) => format!("a settlement that holds for {months} months"),
            Asked::Refused => "a refusal by some capital".to_owned(),
            Asked::Interim(deal) => table.labels().interims[*deal].name.clone(),
            Asked::Terms(issue) => table.labels().issues[*issue].name.clone(),
        }
    }

    /// Whether the answer is a likelihood; else it is a position among the settled.
    pub fn is_likelihood(&self) -> bool {
        !matches!(self, Asked::Terms(_))
    }

    /// What the first `repeats` negotiations of a queue answer.
    pub fn seen(&self, played: &Played, repeats: usize) -> Seen {
        let mut seen = Seen::default();
        for place in 0..repeats {
            let outcome = played.outcome(place);
            match self {
                Asked::Terms(_) if outcome.end != End::Settled => {}
                Asked::Terms(issue) => seen.take((played.text(place)[*issue] * UNITS + 0.5) as u64),
                _ => seen.take(u64::from(self.happened(outcome))),
            }
        }
        seen
    }

    /// A mean answer in its own units, from [`Seen::mean`]: 0..1 for a likelihood and on a scale of words.
    pub fn in_units(&self, table: &Table, mean: f64) -> f64 {
        match self {
            Asked::Terms(issue) => {
                let (least, most) = table.parts().issues[*issue].range;
                least + mean / UNITS * (most - least)
            }
            _ => mean,
        }
    }

    fn happened(&self, outcome: &Outcome) -> bool {
        match *self {
            Asked::End(end) => outcome.end == end,
            Asked::ZoneAtStart => outcome.zone_at_start,
            Asked::ZoneEver => outcome.zone_ever,
            Asked::AgreedInRoom => outcome.agreed,
            Asked::Ratified | Asked::Terms(_) => outcome.end == End::Settled,
            Asked::Holds(months) => outcome.months_held >= months,
            Asked::Refused => outcome.refusals > 0,
            Asked::Interim(deal) => outcome.interim_ever >> deal & 1 == 1,
        }
    }

    fn holds(table: &Table, word: &str, months: u32) -> Result<Self, String> {
        let played = table.parts().setting.aftermath_months;
        match months {
            0 => Err(format!("`{word}`: months count from 1, as in `holds_12`")),
            _ if months <= played => Ok(Asked::Holds(months)),
            _ => Err(format!(
                "`{word}` needs {months} months after a settlement, and talks.aftermath_months is {played}"
            )),
        }
    }

    fn id<'a>(&self, table: &'a Table) -> Option<&'a str> {
        match self {
            Asked::Interim(deal) => Some(&table.labels().interims[*deal].id),
            Asked::Terms(issue) => Some(&table.labels().issues[*issue].id),
            _ => None,
        }
    }
}

impl Seen {
    /// The mean answer; none where nothing answers.
    pub fn mean(&self) -> Option<f64> {
        (self.answers > 0).then(|| self.sum as f64 / self.answers as f64)
    }

    fn take(&mut self, answer: u64) {
        self.answers += 1;
        self.sum += answer;
    }
}

fn unknown(table: &Table, all: &[Asked], word: &str) -> String {
    let ids = all.iter().filter_map(|asked| asked.id(table)).map(str::to_owned);
    let known: Vec<String> = all.iter().map(|asked| asked.word(table)).chain(ids).collect();
    let distance = |one: &String| strsim::damerau_levenshtein(one, word);
    let near = known.iter().min_by_key(|one| distance(one));
    match near.filter(|one| distance(one) <= 1 + word.chars().count() / 4) {
        Some(near) => format!("nothing called `{word}` can be asked about; did you mean `{near}`?"),
        None => {
            let words: Vec<String> = all.iter().map(|asked| asked.word(table)).collect();
            format!("nothing called `{word}` can be asked about; there are {}", words.join(", "))
        }
    }
}
