//! What eight models that know nothing of rounds say of the same file.

use super::condorcet::Contests;
use super::egalitarian::egalitarian;
use super::kalai_smorodinsky::kalai_smorodinsky;
use super::nash::nash;
use super::texts::{Found, fields};
use super::utilitarian::utilitarian;
use super::voice::voices;
use super::weighted_mean::weighted_mean;
use super::weighted_median::weighted_median;
use crate::games::talks::{Stakes, Table, at_medians, stakes};

/// A model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// The mean of what all want, weighed by power and salience.
    WeightedMean,
    /// Its median.
    WeightedMedian,
    /// The mean of the probabilistic Condorcet election in the long run.
    CondorcetMarkov,
    /// The mean of a single round of its contests.
    CondorcetUniform,
    /// The text of the largest product of gains.
    Nash,
    /// The text in which all gain the same share of what they could.
    KalaiSmorodinsky,
    /// The text of the largest least gain.
    Egalitarian,
    /// The text of the largest sum of gains.
    Utilitarian,
}

impl Model {
    /// All of them; the last four give one text for all issues.
    pub const ALL: [Model; 8] = [
        Model::WeightedMean,
        Model::WeightedMedian,
        Model::CondorcetMarkov,
        Model::CondorcetUniform,
        Model::Nash,
        Model::KalaiSmorodinsky,
        Model::Egalitarian,
        Model::Utilitarian,
    ];

    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            Model::WeightedMean => "weighted_mean",
            Model::WeightedMedian => "weighted_median",
            Model::CondorcetMarkov => "condorcet_markov",
            Model::CondorcetUniform => "condorcet_uniform",
            Model::Nash => "nash",
            Model::KalaiSmorodinsky => "kalai_smorodinsky",
            Model::Egalitarian => "egalitarian",
            Model::Utilitarian => "utilitarian",
        }
    }
}

/// What models that know nothing of rounds say, every input at its median.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondOpinions {
    /// By issue.
    pub issues: Vec<Opinions>,
    /// By signatory: the least that it can live with, 0..1.
    pub floors: Vec<f64>,
    /// Of the last four models, in their order: what the text is worth to each signatory, 0..1, in the same terms as the
    /// least that it can live with. None where there is no such text.
    pub worth: [Option<Vec<f64>>; 4],
    /// Whether levels and dents have too many combinations for texts to be looked for.
    pub is_crowded: bool,
}

/// Where the models put one issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Opinions {
    /// The issue's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The unit of a numeric scale.
    pub unit: Option<String>,
    /// Whether it has words in place of numbers.
    pub is_worded: bool,
    /// By model, in the order of [`Model::ALL`], in the issue's own units. Of a discrete issue the means lie between levels.
    /// None where nobody is heard, or no text does.
    pub at: [Option<f64>; 8],
}

/// What eight models say of a table.
pub fn second_opinions(table: &Table) -> SecondOpinions {
    let table = &at_medians(table);
    let stakes = stakes(table);
    let texts =
        [nash(&stakes), kalai_smorodinsky(&stakes), egalitarian(&stakes), utilitarian(&stakes)];
    let issues = 0..table.parts().issues.len();
    SecondOpinions {
        issues: issues.map(|k| Opinions::of(table, &stakes, &texts, k)).collect(),
        worth: texts.map(|found| found.map(|found| worth(&found, &stakes.floors))),
        is_crowded: stakes.open.is_some() && fields(&stakes).is_none(),
        floors: stakes.floors,
    }
}

fn worth(found: &Found, floors: &[f64]) -> Vec<f64> {
    found.surplus.iter().zip(floors).map(|(surplus, floor)| surplus + floor).collect()
}

impl Opinions {
    fn of(table: &Table, stakes: &Stakes, texts: &[Option<Found>; 4], k: usize) -> Self {
        let (label, (low, high)) = (&table.labels().issues[k], table.parts().issues[k].range);
        let voices = voices(table, stakes, k);
        let contests = Contests::of(&voices);
        let [nash, kalai_smorodinsky, egalitarian, utilitarian] =
            texts.each_ref().map(|found| found.as_ref().map(|found| found.text[k]));
        let at = [
            weighted_mean(&voices),
            weighted_median(&voices),
            contests.as_ref().map(Contests::markov),
            contests.as_ref().map(Contests::uniform),
            nash,
            kalai_smorodinsky,
            egalitarian,
            utilitarian,
        ];
        Opinions {
            id: label.id.clone(),
            name: label.name.clone(),
            unit: label.unit.clone(),
            is_worded: !label.scale.is_empty(),
            at: at.map(|position| position.map(|position| low + position * (high - low))),
        }
    }
}
