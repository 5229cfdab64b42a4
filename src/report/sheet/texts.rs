//! Texts and their positions, single negotiations, and maps, as they are drawn.

use super::axis::{Axis, Shape};

/// A scale upright, and what lies on it; all 0..1 from its foot.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    pub name: String,
    /// Its words.
    pub words: Vec<(f64, String)>,
    /// Bars that lie at heights: from, to, and how long.
    pub bars: Vec<LadderBar>,
    /// Ranges beside the scale: low end, middle, high end.
    pub ranges: Vec<(f64, f64, f64)>,
    /// What else lies on it: ideals, red lines, what stands today, second opinions.
    pub marks: Vec<Mark>,
    pub sentence: String,
}

/// A bar of a ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct LadderBar {
    pub from: f64,
    pub to: f64,
    pub length: f64,
    /// Its number, where it stands for itself.
    pub figures: String,
}

/// A place on a ladder, with a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub shape: Shape,
    /// Whether only its outline is drawn.
    pub is_hollow: bool,
    /// Whether a model says so that knows nothing of rounds.
    pub is_opinion: bool,
    /// Which of the lanes beside the scale it lies in, from the left.
    pub lane: usize,
    /// What stands above its lane; empty where its shape tells whose it is.
    pub above: String,
    pub label: String,
    pub at: f64,
    pub low: f64,
    pub high: f64,
}

/// What was asked for on one issue, as it moved; places 0..1 of the axis and from the foot of the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    pub name: String,
    /// What stands at the top of the scale, and at its foot.
    pub top: String,
    pub foot: String,
    pub across: Axis,
    pub lines: Vec<Vec<(f64, f64)>>,
    /// The text that was agreed, where one was.
    pub agreed: Option<(f64, f64)>,
}

/// What happened when, a row a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    pub axis: Axis,
    pub rows: Vec<Happening>,
}

/// One kind of what happened; places 0..1 of the axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Happening {
    pub label: String,
    pub figures: String,
    pub at: Vec<f64>,
    /// From where to where it lasted.
    pub lasted: Vec<(f64, f64)>,
}

/// What texts give two sides; places 0..1 of the axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    pub name: String,
    pub across: Axis,
    pub up: Axis,
    /// Where no deal lies.
    pub no_deal: (f64, f64),
    /// The most that the two could have.
    pub frontier: Vec<(f64, f64)>,
    pub marks: Vec<PlaneMark>,
}

/// What a text gives them.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaneMark {
    pub shape: Shape,
    pub is_hollow: bool,
    pub label: String,
    pub at: (f64, f64),
}

/// Likelihoods over two inputs, in cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    pub name: String,
    /// Ticks stand at the middles of cells.
    pub across: Axis,
    pub up: Axis,
    /// Words for letters on the axes, where the words are long.
    pub keys: Vec<(String, String)>,
    /// From the foot.
    pub rows: Vec<Vec<MapCell>>,
    /// Where the likelihood has one value.
    pub contours: Vec<MapLine>,
    /// Where the file stands.
    pub stands: Option<(f64, f64)>,
    /// The inputs' own ranges, across and up.
    pub ranges: [Option<(f64, f64)>; 2],
    /// What the shades stand for.
    pub scale: Axis,
}

/// A line on a map, in pieces that hang together.
#[derive(Clone, Debug, PartialEq)]
pub struct MapLine {
    pub name: String,
    pub pieces: Vec<Vec<(f64, f64)>>,
}

/// A cell of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapCell {
    /// 0..10, from the least to the most.
    pub shade: usize,
    pub figures: String,
}

/// A piece of what is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    Title(String),
    Text(String),
    /// A heading, and what belongs beside it.
    Entry(String, Vec<String>),
}
