//! On what terms: where the settled texts lie, issue by issue, in the issue's own units and words.

use super::weights::weights;
use crate::claims::likelihood::Likelihood;
use crate::engine::{Ledger, QuestionId};
use crate::games::talks::{Issue, IssueLabel, Table};
use crate::stats::{Positions, clusters, wilson};

/// Bins of the histogram that a reader gets.
const BINS: usize = 20;
/// Bins of the histogram that is kept.
const FINE_BINS: usize = 2_000;

/// Of fewer draws a gap may be chance: an even spread over the scale leaves three twentieths empty in one case of ten
/// million.
const FEWEST: f64 = 100.0;

/// The settled positions of one issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// The issue's id.
    pub id: String,
    /// The issue's name.
    pub name: String,
    /// The unit of a numeric scale.
    pub unit: Option<String>,
    /// Whether it has levels in place of a scale.
    pub is_discrete: bool,
    /// How much the signatories care about it: the mean of its shares of their weights.
    pub weight: f64,
    /// Both ends of the scale, in its own units.
    pub range: (f64, f64),
    /// Settlements counted.
    pub n: u64,
    /// None where nothing settled.
    pub place: Option<Place>,
}

/// Where settled positions lie, in the issue's own units.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// One settlement in ten lies below.
    pub p10: f64,
    /// The median.
    pub p50: f64,
    /// One settlement in ten lies above.
    pub p90: f64,
    /// The mean.
    pub mean: f64,
    /// Lower end of the median's 95 % interval, each draw counted once.
    pub p50_low: f64,
    /// Upper end of it.
    pub p50_high: f64,
    /// Settlements in twenty parts of equal width, from one end of the scale to the other.
    pub histogram: Vec<u64>,
    /// By level of a discrete issue: its name and its share of the settlements, each draw counted once.
    pub levels: Option<Vec<(String, Likelihood)>>,
    /// The median in the words of the scale; none for a numeric scale.
    pub wording: Option<Wording>,
    /// The words of the scale that lie nearest to `p10` and to `p90`; none for a numeric scale.
    pub nearest: Option<[String; 2]>,
    /// The two clusters that the positions lie in, the lower first; none where there are not two, where draws are too few
    /// to tell (below a hundred), and for levels.
    pub clusters: Option<[Cluster; 2]>,
}

/// One of two clusters of settled positions, in the issue's own units.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Its share of the settlements, each draw counted once.
    pub share: Likelihood,
    /// One of its settlements in ten lies below.
    pub p10: f64,
    /// Its median.
    pub p50: f64,
    /// One of its settlements in ten lies above.
    pub p90: f64,
    /// Its median in the words of the scale; none for a numeric scale.
    pub wording: Option<Wording>,
}

/// A position in the words of its scale.
#[derive(Clone, Debug, PartialEq)]
pub enum Wording {
    /// At a word, to within what two decimals show.
    At(String),
    /// Within a tenth of the way from this word to the next.
    CloseTo(String),
    /// Between two words, each with its position.
    Between((f64, String), (f64, String)),
}

/// By issue, in the order of the file.
pub(super) fn terms(table: &Table, ledger: &Ledger) -> Vec<Terms> {
    let asks = table.asks();
    let issues = table.parts().issues.iter().zip(&table.labels().issues).zip(weights(table));
    let draws = ledger.count(asks.ends[0]).effective();
    let of_issue = |(((issue, label), weight), question): (_, &QuestionId)| Terms {
        weight,
        ..of(issue, label, ledger.positions(*question), draws)
    };
    issues.zip(&asks.terms).map(of_issue).collect()
}

fn of(issue: &Issue, label: &IssueLabel, found: &Positions, draws: f64) -> Terms {
    Terms {
        id: label.id.clone(),
        name: label.name.clone(),
        unit: label.unit.clone(),
        is_discrete: issue.levels.is_some(),
        weight: 0.0,
        range: issue.range,
        n: found.n(),
        place: Place::of(issue, label, found, draws),
    }
}

impl Place {
    fn of(issue: &Issue, label: &IssueLabel, found: &Positions, draws: f64) -> Option<Self> {
        let (low, high) = wilson(0.5, draws);
        let at = |p| found.quantile(p).map(|position| in_units(issue, position));
        let median = snapped(issue, found.quantile(0.5)?);
        Some(Place {
            p10: at(0.1)?,
            p50: at(0.5)?,
            p90: at(0.9)?,
            mean: in_range(issue, found.mean()?),
            p50_low: at(low)?,
            p50_high: at(high)?,
            histogram: found.coarse(BINS),
            levels: issue.levels.map(|levels| shares(levels, label, found, draws)),
            wording: Wording::of(&label.scale, median),
            nearest: nearest(&label.scale, [found.quantile(0.1)?, found.quantile(0.9)?]),
            clusters: Cluster::two(issue, label, found, draws),
        })
    }
}

impl Cluster {
    fn two(
        issue: &Issue,
        label: &IssueLabel,
        found: &Positions,
        draws: f64,
    ) -> Option<[Cluster; 2]> {
        if issue.levels.is_some() || draws < FEWEST {
            return None;
        }
        let of = |part: &Positions| {
            let at = |p| part.quantile(p).map(|position| in_range(issue, position));
            let share = part.n() as f64 / found.n() as f64;
            Some(Cluster {
                share: Likelihood::at_widest(share, draws, found.n()),
                p10: at(0.1)?,
                p50: at(0.5)?,
                p90: at(0.9)?,
                wording: Wording::of(&label.scale, part.quantile(0.5)?),
            })
        };
        let [low, high] = clusters(found)?;
        Some([of(&low)?, of(&high)?])
    }
}

/// The words of the scale nearest to two positions.
fn nearest(scale: &[(f64, String)], positions: [f64; 2]) -> Option<[String; 2]> {
    let distance = |word: &(f64, String), position: f64| (word.0 - position).abs();
    let word = |position: f64| {
        let nearest = scale
            .iter()
            .min_by(|one, other| distance(one, position).total_cmp(&distance(other, position)));
        nearest.map(|(_, word)| word.clone())
    };
    Some([word(positions[0])?, word(positions[1])?])
}

fn in_units(issue: &Issue, position: f64) -> f64 {
    in_range(issue, snapped(issue, position))
}

fn in_range(issue: &Issue, position: f64) -> f64 {
    issue.range.0 + position * (issue.range.1 - issue.range.0)
}

/// The position itself; on a discrete issue that of its level.
fn snapped(issue: &Issue, position: f64) -> f64 {
    match issue.levels {
        Some(levels) => level_at(levels, position) as f64 / (levels - 1) as f64,
        None => position,
    }
}

fn level_at(levels: usize, position: f64) -> usize {
    (position * (levels - 1) as f64 + 0.5) as usize
}

fn shares(
    levels: usize,
    label: &IssueLabel,
    found: &Positions,
    draws: f64,
) -> Vec<(String, Likelihood)> {
    let mut counts = vec![0; levels];
    for (bin, count) in found.coarse(FINE_BINS).into_iter().enumerate() {
        let middle = (bin as f64 + 0.5) / FINE_BINS as f64;
        counts[level_at(levels, middle)] += count;
    }
    let words = label.scale.iter().map(|(_, word)| word.clone());
    let n = found.n();
    let share = |count: u64| Likelihood::at_widest(count as f64 / n as f64, draws, n);
    words.zip(counts).map(|(word, count)| (word, share(count))).collect()
}

impl Wording {
    /// None where the scale has no words. Beyond the first and the last word, the word itself is the nearest.
    pub fn of(scale: &[(f64, String)], position: f64) -> Option<Self> {
        let next = scale.iter().position(|(at, _)| *at >= position).unwrap_or(scale.len());
        let above = scale.get(next);
        let below = next.checked_sub(1).map(|index| &scale[index]);
        match (below, above) {
            (Some(below), Some(above)) => Some(Wording::between(below, above, position)),
            (Some(only), None) | (None, Some(only)) => Some(Wording::beside(only, position)),
            (None, None) => None,
        }
    }

    fn between(below: &(f64, String), above: &(f64, String), position: f64) -> Self {
        let way = (position - below.0) / (above.0 - below.0);
        match way {
            _ if position - below.0 < 0.005 => Wording::At(below.1.clone()),
            _ if above.0 - position < 0.005 => Wording::At(above.1.clone()),
            _ if way <= 0.1 => Wording::CloseTo(below.1.clone()),
            _ if way >= 0.9 => Wording::CloseTo(above.1.clone()),
            _ => Wording::Between(below.clone(), above.clone()),
        }
    }

    fn beside(word: &(f64, String), position: f64) -> Self {
        if (position - word.0).abs() < 0.005 {
            Wording::At(word.1.clone())
        } else {
            Wording::CloseTo(word.1.clone())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale() -> Vec<(f64, String)> {
        [(0.0, "all to the north"), (0.5, "equal shares"), (1.0, "all to the south")]
            .map(|(at, word)| (at, word.to_owned()))
            .to_vec()
    }

    #[test]
    fn positions_are_put_into_the_words_of_the_scale() {
        let words = |position| Wording::of(&scale(), position);
        assert_eq!(words(0.0), Some(Wording::At("all to the north".into())));
        assert_eq!(words(0.504), Some(Wording::At("equal shares".into())));
        assert_eq!(words(0.46), Some(Wording::CloseTo("equal shares".into())));
        let between =
            Wording::Between((0.5, "equal shares".into()), (1.0, "all to the south".into()));
        assert_eq!(words(0.62), Some(between));
        assert_eq!(Wording::of(&[], 0.3), None);
    }

    #[test]
    fn levels_are_counted_by_name_in_full() {
        let mut found = Positions::default();
        (0..6).for_each(|_| found.add(1.0 / 3.0));
        (0..2).for_each(|_| found.add(1.0));
        let names = ["none", "few", "some", "many"].map(str::to_owned);
        let label = IssueLabel {
            id: "troops".into(),
            name: "Troops".into(),
            scale: names.iter().enumerate().map(|(i, n)| (i as f64 / 3.0, n.clone())).collect(),
            unit: None,
        };
        let found = shares(4, &label, &found, 8.0);
        assert_eq!(
            found.iter().map(|(_, share)| share.p).collect::<Vec<_>>(),
            [0.0, 0.75, 0.0, 0.25]
        );
        assert_eq!(level_at(2, 0.49), 0);
    }
}
