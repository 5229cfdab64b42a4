//! What is asked about, by its word: an event of the game, a number that reaches a bound, or the mean of a position.

use crate::engine::{Asked, Kind, POSITION_UNITS, Question, QuestionId};

/// How long a settlement holds has a word of its own: `holds_12` is `months_held>=12`.
const HOLDS: (&str, &str) = ("holds_", "months_held");
/// How the name of a question begins whose answer is a round.
const ROUND_OF: &str = "the round of ";
/// The months after which it is asked whether a settlement holds, where so many are played.
const MONTHS: [u32; 2] = [12, 24];
/// Questions whose word begins so are details of others: they are asked only by name.
const DETAILS: [&str; 4] = ["lost.", "open.", "refused.", "step."];

/// A word that asks about nothing, with what to ask instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown(String);

impl core::fmt::Display for Unknown {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for Unknown {}

/// What a word asks about: a question's own (`settled`, `terms.water`), the part after its first point where that leaves
/// no doubt (`truce`; events come first), `holds_12`, `months_held>=12`, `round_of_settlement<=7`.
///
/// # Errors
/// What is wrong with the word, for its author: the nearest one that there is, or all of them.
pub fn find(questions: &[Question], word: &str) -> Result<Asked, Unknown> {
    if let Some(months) = word.strip_prefix(HOLDS.0).and_then(|months| months.parse().ok())
        && let Some(id) = place(questions, |question| question.id == HOLDS.1)
    {
        return holds(questions, id, word, months);
    }
    for (sign, bounded) in [(">=", Asked::AtLeast as fn(_, _) -> _), ("<=", Asked::AtMost)] {
        let parts = word.split_once(sign).and_then(|(id, bound)| Some((id, bound.parse().ok()?)));
        let asked = parts.and_then(|(id, bound)| {
            Some(bounded(place(questions, |question| question.id == id)?, bound))
        });
        if let Some(asked) = asked.filter(|asked| is_bounded(questions, *asked)) {
            return Ok(asked);
        }
    }
    let all = all(questions);
    let is_of = |asked: &&Asked, wanted: fn(&Question) -> &str| {
        matches!(asked, Asked::Event(_) | Asked::Mean(_))
            && wanted(&questions[asked.question().index()]) == word
    };
    let full = all.iter().find(|asked| is_of(asked, |question| &question.id));
    let short = || all.iter().find(|asked| is_of(asked, short));
    full.or_else(short).copied().ok_or_else(|| unknown(questions, &all, word))
}

/// What can be asked without a bound: every event, then every position.
fn all(questions: &[Question]) -> Vec<Asked> {
    let ids = || (0..questions.len() as u32).map(QuestionId);
    let of = |id: &QuestionId| &questions[id.index()].kind;
    let events = ids().filter(|id| matches!(of(id), Kind::Event)).map(Asked::Event);
    let positions = ids().filter(|id| matches!(of(id), Kind::Position { .. })).map(Asked::Mean);
    events.chain(positions).collect()
}

/// What is asked where nobody says what: all events that are no details of others, whether what is settled holds for one
/// and two years, and all positions.
pub fn usual(questions: &[Question]) -> Vec<Asked> {
    let held = place(questions, |question| question.id == HOLDS.1);
    let is_detail = |id: &str| DETAILS.iter().any(|start| id.starts_with(start));
    let mut usual = Vec::new();
    let plain = all(questions).into_iter();
    for asked in plain.filter(|asked| !is_detail(&questions[asked.question().index()].id)) {
        usual.push(asked);
        if questions[asked.question().index()].id == "ratified" {
            let held = held.map(|id| MONTHS.map(|months| Asked::AtLeast(id, months)));
            usual.extend(held.into_iter().flatten().filter(|asked| is_bounded(questions, *asked)));
        }
    }
    usual
}

/// Its word, as [`find`] reads it.
pub fn word(questions: &[Question], asked: Asked) -> String {
    let id = &questions[asked.question().index()].id;
    match asked {
        Asked::Event(_) | Asked::Mean(_) => id.clone(),
        Asked::AtLeast(_, months) if id == HOLDS.1 => format!("{}{months}", HOLDS.0),
        Asked::AtLeast(_, least) => format!("{id}>={least}"),
        Asked::AtMost(_, most) => format!("{id}<={most}"),
    }
}

/// What a reader calls it, after "the likelihood of" or, for a position, "the position on".
pub fn name(questions: &[Question], asked: Asked) -> String {
    let question = &questions[asked.question().index()];
    match asked {
        Asked::Event(_) | Asked::Mean(_) => question.name.clone(),
        Asked::AtLeast(_, months) if question.id == HOLDS.1 => {
            let ending = if months == 1 { "" } else { "s" };
            format!("a settlement that holds for {months} month{ending}")
        }
        Asked::AtLeast(_, least) => match question.name.strip_prefix(ROUND_OF) {
            Some(end) => format!("{end} in round {least} or later"),
            None => format!("{} of at least {least}", question.name),
        },
        Asked::AtMost(_, most) => match question.name.strip_prefix(ROUND_OF) {
            Some(end) => format!("{end} by round {most}"),
            None => format!("{} of at most {most}", question.name),
        },
    }
}

/// A mean answer, as sums have it, in its own units: 0..1 for a likelihood.
pub(super) fn in_units(questions: &[Question], asked: Asked, mean: f64) -> f64 {
    match questions[asked.question().index()].kind {
        Kind::Position { range: (least, most), .. } => {
            least + mean / POSITION_UNITS * (most - least)
        }
        _ => mean,
    }
}

/// The id without what stands before its first point.
fn short(question: &Question) -> &str {
    question.id.split_once('.').map_or("", |(_, rest)| rest)
}

fn place(questions: &[Question], is: impl Fn(&Question) -> bool) -> Option<QuestionId> {
    Some(QuestionId(questions.iter().position(is)? as u32))
}

/// Whether a bound is asked of a number that has one, and lies within what there is.
fn is_bounded(questions: &[Question], asked: Asked) -> bool {
    match (asked, &questions[asked.question().index()].kind) {
        (Asked::AtLeast(_, least), Kind::Months { most }) => (1..=*most).contains(&least),
        (Asked::AtMost(_, bound), Kind::Round { most }) => (1..=*most).contains(&bound),
        _ => false,
    }
}

fn holds(
    questions: &[Question],
    id: QuestionId,
    word: &str,
    months: u32,
) -> Result<Asked, Unknown> {
    let Kind::Months { most } = questions[id.index()].kind else {
        unreachable!("how long a settlement held is counted in months")
    };
    match months {
        0 => Err(Unknown(format!("`{word}`: months count from 1, as in `holds_12`"))),
        _ if months <= most => Ok(Asked::AtLeast(id, months)),
        _ => Err(Unknown(format!(
            "`{word}` needs {months} months after a settlement, and talks.aftermath_months is {most}"
        ))),
    }
}

fn unknown(questions: &[Question], all: &[Asked], word: &str) -> Unknown {
    let shorts = all.iter().map(|asked| short(&questions[asked.question().index()]));
    let shorts = shorts.filter(|short| !short.is_empty()).map(str::to_owned);
    let words = |asked: &[Asked]| -> Vec<String> {
        asked.iter().map(|asked| self::word(questions, *asked)).collect()
    };
    let usual = words(&usual(questions));
    let known: Vec<String> =
        words(all).into_iter().chain(usual.iter().cloned()).chain(shorts).collect();
    let distance = |one: &String| strsim::damerau_levenshtein(one, word);
    let near = known.iter().min_by_key(|one| distance(one));
    Unknown(match near.filter(|one| distance(one) <= 1 + word.chars().count() / 4) {
        Some(near) => format!("nothing called `{word}` can be asked about; did you mean `{near}`?"),
        None => {
            format!("nothing called `{word}` can be asked about; there are {}", usual.join(", "))
        }
    })
}
