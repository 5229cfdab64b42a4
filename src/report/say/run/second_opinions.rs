//! Second opinions: where models that know nothing of rounds put the terms.

use super::terms::digits;
use crate::claims::{Findings, Model, Opinions, SecondOpinions};
use crate::report::document::{Block, Column, Layout, Row, Table, Text};

/// What weighed wishes come to.
const OF_WISHES: &str = "What all want, by influence and weight: mean, median, and the mean of a Condorcet election by \
    chance, in the long run (Markov) and after one round (uniform).";
/// What texts solve.
const OF_TEXTS: &str = "Of gains over no deal: the text with the largest product (Nash), share of what each could gain \
    (K-S, Kalai-Smorodinsky), least gain, sum of gains.";
/// Where there is none of these, and why.
const NO_TEXT: &str = "No text gives every signatory what no deal is worth to it: there is none of Nash and the like.";

const TOO_MANY: &str =
    "Levels have too many combinations for the texts of Nash and the like to be looked for.";

/// A row an issue; nothing where no model has an answer.
pub fn second_opinions(findings: &Findings) -> Vec<Block> {
    let opinions = &findings.second_opinions;
    let models: Vec<usize> =
        (0..Model::ALL.len()).filter(|model| has_answer(opinions, *model)).collect();
    let (Some(first), Some(last)) = (models.first(), models.last()) else { return Vec::new() };
    let heads = models.iter().map(|model| Column::numbers(head(Model::ALL[*model])));
    let table = Table {
        columns: core::iter::once(Column::words("")).chain(heads).collect(),
        rows: opinions.issues.iter().map(|issue| row(issue, &models)).collect(),
        layout: Layout::Names,
    };
    let explanation = "(models that know nothing of rounds, every input at its median)";
    let of_texts = match (*last < 4, opinions.is_crowded) {
        (false, _) => OF_TEXTS,
        (true, false) => NO_TEXT,
        (true, true) => TOO_MANY,
    };
    let legends = [(*first < 4).then_some(OF_WISHES), Some(of_texts)];
    let legends = legends.into_iter().flatten().map(|legend| Block::text(2, 0, legend));
    [Block::heading("Second opinions", explanation), Block::Table(table)]
        .into_iter()
        .chain(legends)
        .collect()
}

fn has_answer(opinions: &SecondOpinions, model: usize) -> bool {
    opinions.issues.iter().any(|issue| issue.at[model].is_some())
}

fn head(model: Model) -> &'static str {
    match model {
        Model::WeightedMean => "mean",
        Model::WeightedMedian => "median",
        Model::CondorcetMarkov => "Markov",
        Model::CondorcetUniform => "uniform",
        Model::Nash => "Nash",
        Model::KalaiSmorodinsky => "K-S",
        Model::Egalitarian => "least",
        Model::Utilitarian => "sum",
    }
}

fn row(issue: &Opinions, models: &[usize]) -> Row {
    let label = match &issue.unit {
        Some(unit) => format!("{}, {unit}", issue.name),
        None => issue.name.clone(),
    };
    let mut placed: Vec<f64> = issue.at.iter().flatten().copied().collect();
    placed.sort_by(f64::total_cmp);
    let middle = placed.get(placed.len() / 2).copied().unwrap_or_default();
    let [low, high] = [placed.first(), placed.last()].map(|end| end.copied().unwrap_or(middle));
    let digits = digits(low, middle, high, issue.is_worded);
    let shown = |model: &usize| match issue.at[*model] {
        Some(at) => format!("{:.digits$}", at + 0.0),
        None => "-".to_owned(),
    };
    let numbers: Vec<String> = models.iter().map(shown).collect();
    let named = models.iter().zip(&numbers);
    let named: Vec<String> = named
        .map(|(model, number)| format!("{}\u{a0}{number}", head(Model::ALL[*model])))
        .collect();
    Row {
        narrow: vec![Text::new(2, 1, &label), Text::new(3, 0, named.join(", "))],
        cells: core::iter::once(label).chain(numbers).collect(),
        notes: Vec::new(),
    }
}
