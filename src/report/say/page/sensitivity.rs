//! What drives an answer, as a page: from where to where inputs move it, what share of it is theirs, what knowing them would
//! be worth, and how much is chance.

use super::answers::{facts, sentence};
use super::axes::{Percents, Values, values};
use super::drivers::{Standing, strongest};
use super::foot::{self, caution};
use super::influences::{table, together};
use crate::claims::{Influence, Likelihood, Sensitivity, Share};
use crate::report::hint::worded;
use crate::report::say::drivers::influences::{Most, most, shared, worth};
use crate::report::say::drivers::units::{narrowing, share as shares, width};
use crate::report::say::drivers::{self, MOST};
use crate::report::say::hundred::of_hundred;
use crate::report::say::numbers::about;
use crate::report::say::words::{capital, listed, within};
use crate::report::sheet::{
    Axis, Figure, Part, Piece, Shape, Sheet, Swing, Swings, Whisker, WhiskerRow, Whiskers,
};

/// Names in a title.
const NAMED: usize = 3;
/// Inputs whose swings have room on the first printed page.
const DRAWN: usize = 10;

/// The whole page.
pub fn sheet(claim: &Sensitivity) -> Sheet {
    let shown: Vec<&Influence> =
        claim.inputs.iter().filter(|input| input.is_visible).take(MOST).collect();
    let figures = [
        Some(swinging(claim, &shown)),
        sharing(claim, &shown),
        knowing(claim, &shown),
        luck(claim),
        Some(computed(claim)),
    ];
    Sheet {
        title: claim.case.title.clone(),
        asked: asked(claim),
        answers: answers(claim, &shown),
        figures: figures.into_iter().flatten().collect(),
        inputs: Vec::new(),
    }
}

/// How it was computed: the case knows only of the survey.
fn computed(claim: &Sensitivity) -> Figure {
    let mut figure = foot::figure(&claim.case, &[]);
    figure.notes.insert(0, format!("That is the survey. In all: {}.", drivers::played(claim)));
    figure
}

fn asked(claim: &Sensitivity) -> Vec<String> {
    let question = format!("What drives {}?", drivers::what(claim));
    let all = [question, facts(&claim.case), drivers::played(claim)];
    all.into_iter().filter(|line| !line.is_empty()).collect()
}

fn answers(claim: &Sensitivity, shown: &[&Influence]) -> Vec<(&'static str, String)> {
    let about = if claim.is_likelihood { "How likely?" } else { "Where?" };
    let moves = if claim.inputs.is_empty() { String::new() } else { title(claim, shown) };
    let all = [
        ("What moves it?", if moves.is_empty() { moves } else { sentence(moves) }),
        (about, drivers::overall(claim)),
        ("How far?", drivers::moved(claim)),
        ("What is worth knowing?", worth(claim, shown)),
        ("How much is chance?", drivers::chance(claim)),
        ("Caution", claim.case.cautions.first().map(caution).unwrap_or_default()),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// The input that explains most, with all its combinations.
fn title(claim: &Sensitivity, shown: &[&Influence]) -> String {
    if claim.inputs.is_empty() {
        return without_end(drivers::moved(claim));
    }
    let what = drivers::what(claim);
    let tenths = |[low, high]: [&Likelihood; 2]| match claim.is_likelihood {
        true => [format!("{what} in {}", of_hundred(low.p)), format!("in {}", of_hundred(high.p))],
        false => [format!("{what} is {} on average", width(claim, low.p)), width(claim, high.p)],
    };
    let standing = |input: &&Influence| Standing {
        name: input.name.clone(),
        share: input.total.or(input.first),
        tenths: input
            .low_tenth
            .as_ref()
            .zip(input.high_tenth.as_ref())
            .map(|(low, high)| tenths([low, high])),
        swing: match (&input.low_tenth, &input.high_tenth) {
            (Some(low), Some(high)) => (high.p - low.p).abs(),
            _ => 0.0,
        },
    };
    strongest(&shown.iter().map(standing).collect::<Vec<_>>())
}

/// Answers along an axis: likelihoods, or positions in the issue's own units.
enum Answers {
    Likelihoods(Percents),
    Positions(Values),
}

impl Answers {
    fn of(claim: &Sensitivity, shown: &[&Influence]) -> Self {
        let tenths = shown.iter().flat_map(|input| [&input.low_tenth, &input.high_tenth]).flatten();
        let ends = tenths.flat_map(|tenth| [tenth.low, tenth.high]);
        let what = drivers::what(claim);
        match claim.is_likelihood {
            true => Answers::Likelihoods(Percents::up_to(ends, &format!("Likelihood of {what}"))),
            false => Answers::Positions(values(ends, &capital(&what))),
        }
    }

    fn at(&self, answer: f64) -> f64 {
        match self {
            Answers::Likelihoods(percents) => percents.at(answer),
            Answers::Positions(values) => values.at(answer),
        }
    }

    fn axis(self) -> Axis {
        match self {
            Answers::Likelihoods(percents) => percents.axis,
            Answers::Positions(values) => values.axis,
        }
    }
}

/// From where to where the inputs move it.
fn swinging(claim: &Sensitivity, shown: &[&Influence]) -> Figure {
    let answers = Answers::of(claim, &shown[..shown.len().min(DRAWN)]);
    let end = |tenth: &Option<Likelihood>| {
        tenth.map(|one| (answers.at(one.p), (answers.at(one.low), answers.at(one.high))))
    };
    let said = |tenth: &Option<Likelihood>| match tenth {
        Some(tenth) if claim.is_likelihood => of_hundred(tenth.p),
        Some(tenth) => width(claim, tenth.p),
        None => "unknown".to_owned(),
    };
    let row = |input: &&Influence| Swing {
        name: capital(&within(&input.name)),
        note: format!("{} to {}", said(&input.low_tenth), said(&input.high_tenth)),
        low: end(&input.low_tenth),
        high: end(&input.high_tenth),
        share: input.total.or(input.first).as_ref().map(shares).unwrap_or_default(),
    };
    let rows: Vec<Swing> = shown.iter().take(DRAWN).map(row).collect();
    let swings = (!rows.is_empty()).then(|| Part::Swings(Swings { axis: answers.axis(), rows }));
    let visible: Vec<&Influence> = claim.inputs.iter().filter(|input| input.is_visible).collect();
    Figure {
        about: "What drives it",
        title: title(claim, shown),
        explanation: match shown.is_empty() {
            true => String::new(),
            false => format!(
                "{} where one input is in its lowest tenth, and where in its highest; in bold its share of what the \
                 inputs explain{}.{}",
                match claim.is_likelihood {
                    true => format!("The likelihood of {}", drivers::what(claim)),
                    false => format!("The mean of {}", drivers::what(claim)),
                },
                match shown.iter().any(|input| input.total.is_some()) {
                    true => ", with all combinations that it is part of",
                    false => ", whatever the others are",
                },
                match shown.len() > DRAWN {
                    true => format!(" Drawn are the {DRAWN} strongest."),
                    false => String::new(),
                }
            ),
        },
        parts: swings.into_iter().collect(),
        notes: [drivers::others(&visible, shown.len()), drivers::unseen(claim)]
            .map(|text| worded(&text, |_| ""))
            .into(),
        tables: vec![table(claim), together(claim)],
    }
}

/// What share of what the inputs explain is each one's, alone and in all; none where no share is known.
fn sharing(claim: &Sensitivity, shown: &[&Influence]) -> Option<Figure> {
    let known = shown.iter().filter(|input| input.total.is_some());
    let known: Vec<&&Influence> = known.collect();
    let ends = known.iter().flat_map(|input| [input.first, input.total]).flatten();
    let percents =
        Percents::up_to(ends.map(|share| share.high), "Share of what the inputs explain");
    let mark = |share: Share, is_hollow| Whisker {
        shape: Shape::Circle,
        is_hollow,
        at: percents.at(share.value),
        interval: percents.both((share.low, share.high)),
    };
    let row = |input: &&&Influence| WhiskerRow {
        label: capital(&within(&input.name)),
        aside: [input.first.map(|first| format!("alone {}", shares(&first))), shared(input)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("; "),
        figures: input.total.as_ref().map(shares).unwrap_or_default(),
        marks: [input.first.map(|one| mark(one, true)), input.total.map(|one| mark(one, false))]
            .into_iter()
            .flatten()
            .collect(),
    };
    let rows: Vec<WhiskerRow> = known.iter().map(row).collect();
    let combined = without_end(drivers::combined(claim));
    (!rows.is_empty()).then(|| Figure {
        about: "Alone and together",
        title: match combined.as_str() {
            "" => "What each input explains alone, and with all its combinations".to_owned(),
            _ => combined,
        },
        explanation: "The share of what the inputs explain that is one input's: alone, whatever the others are, and in all \
                      (bold), with every combination that it is part of. The lines are 95\u{a0}% intervals. Shares in all may sum \
                      to more than everything, as a combination counts for each of its parts."
            .to_owned(),
        parts: vec![Part::Whiskers(Whiskers {
            axis: percents.axis,
            key: vec![
                (Shape::Circle, true, "alone".to_owned()),
                (Shape::Circle, false, "in all".to_owned()),
            ],
            rows,
        })],
        notes: Vec::new(),
        tables: Vec::new(),
    })
}

/// What knowing an input would be worth; none where nobody can tell.
fn knowing(claim: &Sensitivity, shown: &[&Influence]) -> Option<Figure> {
    let mut known: Vec<(&Influence, Share)> =
        shown.iter().filter_map(|input| Some((*input, input.narrows?))).collect();
    known.sort_by(|one, other| other.1.value.total_cmp(&one.1.value));
    let (scale, unit) =
        if claim.is_likelihood { (100.0, "points") } else { (1.0, "units of the issue") };
    let ends = known.iter().flat_map(|(_, one)| [scale * one.low, scale * one.high]);
    let axis = values(ends.chain([0.0]), &format!("How many {unit} nearer to its median"));
    let row = |(input, narrows): &(&Influence, Share)| WhiskerRow {
        label: capital(&within(&input.name)),
        aside: String::new(),
        figures: narrowing(claim, narrows),
        marks: vec![Whisker {
            shape: Shape::Diamond,
            is_hollow: narrows.low <= 0.0,
            at: axis.at(scale * narrows.value),
            interval: (axis.at(scale * narrows.low), axis.at(scale * narrows.high)),
        }],
    };
    let rows: Vec<WhiskerRow> = known.iter().map(row).collect();
    (!rows.is_empty()).then(|| Figure {
        about: "What is worth knowing",
        title: worth_title(&most(claim, shown)),
        explanation: "By how much nearer to its median the answer would lie on average, if that one input were known: what \
                      research, or asking, can gain before it is done. The lines are 95\u{a0}% intervals; hollow: it may be \
                      nothing."
            .to_owned(),
        parts: vec![Part::Whiskers(Whiskers { axis: axis.axis, key: Vec::new(), rows })],
        notes: vec![worth(claim, shown)],
        tables: Vec::new(),
    })
}

/// A larger number alone does not make an input the one to know.
fn worth_title(most: &Most) -> String {
    match most {
        Most::Unknown => "Nobody can tell what knowing an input would be worth".to_owned(),
        Most::None(_) => "No single input is sure to be worth knowing by itself".to_owned(),
        Most::One(input) => format!("Most worth knowing is {}", within(&input.name)),
        Most::Several(several, _) => {
            let mut names: Vec<String> = several.iter().map(|one| within(&one.name)).collect();
            if names.len() > NAMED {
                let more = names.len() + 1 - NAMED;
                names.truncate(NAMED - 1);
                names.push(format!("{more} more"));
            }
            format!(
                "{} are most worth knowing: nothing tells between them",
                capital(&listed(&names))
            )
        }
    }
}

/// How much is chance; none where that is not known.
fn luck(claim: &Sensitivity) -> Option<Figure> {
    let chance = claim.chance_share.filter(|_| !claim.inputs.is_empty())?;
    let beyond = claim.beyond_inputs.map_or(chance.value, |beyond| beyond.value);
    let piece = |shade, share: f64, label: &str| Piece {
        shade,
        share,
        label: label.to_owned(),
        figures: about(share),
    };
    let pieces = [
        piece(0, 1.0 - beyond, "what is not known of the inputs: better evidence could lessen it"),
        piece(
            1,
            beyond - chance.value,
            "luck that is settled once a draw: who bargains in good faith",
        ),
        piece(2, chance.value, "chance within the talks: it would stay if every input were known"),
    ];
    Some(Figure {
        about: "How much is chance",
        title: without_end(drivers::chance(claim)),
        explanation:
            "What the variance of the outcome, from one negotiation to the next, comes from."
                .to_owned(),
        parts: vec![Part::Stack(pieces.into_iter().filter(|piece| piece.share > 0.0).collect())],
        notes: vec![drivers::luck(claim)],
        tables: Vec::new(),
    })
}

fn without_end(text: String) -> String {
    text.strip_suffix('.').map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(name: &str, narrows: (f64, f64, f64)) -> Influence {
        let (low, value, high) = narrows;
        Influence {
            input: name.into(),
            name: name.into(),
            first: None,
            total: None,
            is_visible: true,
            rows: 0,
            among: 1,
            together: Vec::new(),
            low_tenth: None,
            high_tenth: None,
            narrows: Some(Share { value, low, high }),
        }
    }

    #[test]
    fn an_input_is_most_worth_knowing_only_where_that_can_be_told() {
        let claim = Sensitivity {
            case: crate::claims::Case::named("A study"),
            of: "settled".into(),
            name: "a settlement".into(),
            is_likelihood: true,
            deep: None,
            rows: 0,
            negotiations: 0,
            looked: 0,
            overall: None,
            range: None,
            deviation: Some(0.2),
            chance_share: None,
            beyond_inputs: None,
            combinations: None,
            luck_of_draws: None,
            inputs: Vec::new(),
        };
        let said = |inputs: &[Influence]| {
            let shown: Vec<&Influence> = inputs.iter().collect();
            worth_title(&most(&claim, &shown))
        };
        let large = input("The North's patience", (0.08, 0.1, 0.12));
        let near = input("the South's patience", (0.07, 0.09, 0.11));
        let small = input("the South's luck", (0.0, 0.01, 0.02));
        assert_eq!(
            said(&[small.clone(), large.clone()]),
            "Most worth knowing is the North's patience"
        );
        assert_eq!(
            said(&[near, large]),
            "The South's patience and the North's patience are most worth knowing: nothing tells between them"
        );
        assert_eq!(said(&[small]), "No single input is sure to be worth knowing by itself");
        assert_eq!(said(&[]), "Nobody can tell what knowing an input would be worth");
    }
}
