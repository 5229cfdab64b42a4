//! `[party.issues.X]`: what a party wants.

use super::builder::Measure;
use super::builder::{Builder, Said};
use super::owner::Owner;
use super::scale::finite;
use crate::games::talks::{Bars, Curve, Stance};
use crate::scenario::keys::Section;
use crate::scenario::mistake::message::Mistake;
use crate::scenario::tree::node::Node;
use crate::scenario::tree::path::Path;

/// Corners of a curve at most.
const MOST_POINTS: usize = 64;

impl Builder<'_> {
    /// One an issue; none where the party is indifferent to it.
    pub(super) fn stances(&mut self, party: &Owner) -> Vec<Option<Stance>> {
        let table = party.inner(Section::Stances, "issues");
        for id in self.named(&table.at) {
            self.find_key(Section::Issue, &table.at.key(&id), &id);
        }
        let ids = self.ids.issues.clone();
        let stance = |(issue, id): (usize, &String)| {
            self.has(&table.at.key(id)).then(|| self.stance(&table, issue, id))
        };
        ids.iter().enumerate().map(stance).collect()
    }

    fn stance(&mut self, table: &Owner, index: usize, id: &str) -> Stance {
        let mut owner = table.inner(Section::Stance, id);
        owner.about = self.entry(Section::Issue, "issue", index).name;
        owner.phrase = format!("{} on `{id}`", table.phrase);
        self.rests_on(&owner.at);
        let measure = self.measures[index].clone();
        let curve = self.curve(&owner, &measure);
        let has = |key: &str| self.has(&owner.at.key(key));
        let (weighed, lined) = (has("weight"), has("red_line"));
        if !weighed {
            self.lacks(
                &owner,
                "weight",
                "how much this issue matters beside the others: weight = 0.5",
            );
        }
        Stance {
            curve,
            weight: self.number(&owner, "weight"),
            bars: self.one_of(&owner, "bars", &[("above", Bars::Above), ("below", Bars::Below)]),
            red_line: lined.then(|| self.position(&owner, "red_line", &measure, measure.range.0)),
        }
    }

    fn curve(&mut self, owner: &Owner, measure: &Measure) -> Curve {
        let points = self.is_given(owner, "points");
        let ideal = self.has(&owner.at.key("ideal"));
        if points && ideal {
            let title = format!("both `ideal` and `points` {}", owner.phrase);
            let mistake = self.about(owner, &owner.at.key("points"), title);
            self.say(mistake.hint("keep one: `points` stands in place of `ideal`"));
        } else if !points && !ideal {
            self.lacks(owner, "ideal", "the position it likes best, or `points` for a curve");
        }
        if points {
            let none = Curve::Points(vec![(0.0, 0.0)]);
            return self.points(owner, measure).map_or(none, Curve::Points);
        }
        let power = match self.has(&owner.at.key("curve")) {
            true => self.known(owner, "curve"),
            false => 1.0,
        };
        Curve::Ideal(self.position(owner, "ideal", measure, measure.range.0), power)
    }

    fn points(&mut self, owner: &Owner, measure: &Measure) -> Result<Vec<(f64, f64)>, Said> {
        let path = owner.at.key("points");
        let list: Vec<Node> = self.value(&path).ok_or(Said)?;
        if !measure.sound {
            return Err(Said);
        }
        if list.len() > MOST_POINTS {
            let title = format!("too many `points` {}", owner.phrase);
            let mistake = self.about(owner, &path, title);
            return self.refuse_points(mistake.hint(format!("a curve has at most {MOST_POINTS}")));
        }
        let mut points: Vec<(f64, f64)> = Vec::new();
        let mut fine = true;
        for (index, entry) in list.iter().enumerate() {
            let read = self.point(owner, &path.index(index), entry, measure);
            let Ok((position, value)) = read else {
                fine = false;
                continue;
            };
            if fine && points.last().is_some_and(|(before, _)| *before >= position) {
                let title = format!("the positions of `points` {} must rise", owner.phrase);
                let mistake =
                    self.about(owner, &path.index(index), title).says("not above the one before");
                return self.refuse_points(mistake.hint(match measure.levels {
                    Some(_) => "name the levels in their order, each once",
                    None => "sort them by position, each once",
                }));
            }
            points.push((position, value));
        }
        if fine { self.all_levels(owner, &path, points, measure) } else { Err(Said) }
    }

    /// `[position, value]`
    fn point(
        &mut self,
        owner: &Owner,
        path: &Path,
        entry: &Node,
        measure: &Measure,
    ) -> Result<(f64, f64), Said> {
        let [position, value] = entry.list() else {
            let mistake = self.about(
                owner,
                path,
                format!("each of `points` {} must be a position and a value", owner.phrase),
            );
            return self
                .refuse_points(mistake.hint("such as points = [[0, 0.2], [0.5, 1.0], [1, 0.0]]"));
        };
        let position = self.point_position(owner, &path.index(0), position, measure);
        let value = match finite(value) {
            Some(value) if (0.0..=1.0).contains(&value) => Ok(value),
            _ => {
                let place = path.index(1);
                let title = format!(
                    "the values of `points` {} must lie in 0..1, found {}",
                    owner.phrase,
                    self.written(&place)
                );
                let mistake =
                    self.about(owner, &place, title).says("what this position is worth to it");
                self.refuse_points(mistake.hint("1 is the best text it can imagine"))
            }
        };
        Ok((position?, value?))
    }

    fn point_position(
        &mut self,
        owner: &Owner,
        path: &Path,
        position: &Node,
        measure: &Measure,
    ) -> Result<f64, Said> {
        let found = self.written(path);
        let level =
            |levels: &[String]| levels.iter().position(|name| position.text() == Some(name));
        match &measure.levels {
            Some(levels) if let Some(place) = level(levels) => {
                Ok(place as f64 / (levels.len() - 1) as f64)
            }
            Some(levels) => {
                let known = levels
                    .iter()
                    .map(|level| format!("\"{level}\""))
                    .collect::<Vec<_>>()
                    .join(", ");
                let mistake = self.about(
                    owner,
                    path,
                    format!("`points` {}: there is no level {found}", owner.phrase),
                );
                self.refuse_points(mistake.hint(format!("the levels are {known}")))
            }
            None => match finite(position) {
                Some(number) if measure.allowed().allows(number) => Ok(measure.on_unit(number)),
                _ => {
                    let must = measure.allowed().in_words();
                    let title = format!(
                        "the positions of `points` {} must {must}, found {found}",
                        owner.phrase
                    );
                    let mistake = self.about(owner, path, title);
                    self.refuse_points(mistake.hint("a position first, then its value"))
                }
            },
        }
    }

    fn all_levels(
        &mut self,
        owner: &Owner,
        path: &Path,
        points: Vec<(f64, f64)>,
        measure: &Measure,
    ) -> Result<Vec<(f64, f64)>, Said> {
        let missing =
            measure.scale.iter().find(|(at, _)| points.iter().all(|(point, _)| point != at));
        match (&measure.levels, missing) {
            (Some(_), Some((_, name))) => {
                let title =
                    format!("`points` {} says nothing of the level \"{name}\"", owner.phrase);
                let mistake = self.about(owner, path, title);
                self.refuse_points(mistake.hint("give every level a value"))
            }
            _ => Ok(points),
        }
    }

    fn refuse_points<T>(&mut self, mistake: Mistake) -> Result<T, Said> {
        self.say(mistake);
        Err(Said)
    }
}
