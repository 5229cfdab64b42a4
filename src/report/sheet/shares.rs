//! Shares and likelihoods, as they are drawn.

use super::axis::{Axis, Shape};

/// How something ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Settled,
    Broken,
    Collapsed,
    Decided,
    Talking,
    Suspended,
    /// Still open, with an interim deal in force.
    Interim,
}

/// So many squares of a hundred.
#[derive(Clone, Debug, PartialEq)]
pub struct Squares {
    pub tone: Tone,
    pub number: usize,
    pub label: String,
    pub figures: String,
}

/// A hundred squares of one among several, with what is said below.
#[derive(Clone, Debug, PartialEq)]
pub struct Hundred {
    pub name: String,
    pub squares: Vec<Squares>,
    pub figures: String,
}

/// Likelihoods above one another on one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Strips {
    pub axis: Axis,
    pub rows: Vec<Strip>,
}

/// A place with its interval, a band, or both; all 0..1 of the axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strip {
    pub label: String,
    pub figures: String,
    pub at: Option<f64>,
    pub interval: Option<(f64, f64)>,
    pub band: Option<(f64, f64)>,
    /// Where half lie below.
    pub median: Option<f64>,
    /// Columns of equal width from 0 to 1 of likelihood, with their heights 0..1, cut off at the end of the axis: how far
    /// along each ends.
    pub columns: Vec<(f64, f64)>,
}

/// Shares along one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    pub name: String,
    pub across: Axis,
    pub up: Axis,
    /// Whose they are; one alone needs no name.
    pub lines: Vec<CurveLine>,
    /// Places across that are marked, with what stands there.
    pub marks: Vec<(f64, String)>,
    /// Points of the lines that are told in figures.
    pub dots: Vec<(f64, f64, String)>,
}

/// One line of a curve.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveLine {
    pub name: String,
    pub points: Vec<CurvePoint>,
}

/// One point of a curve; all 0..1 of the axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    pub across: f64,
    pub up: f64,
    pub low: f64,
    pub high: f64,
}

/// Bars under one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    pub axis: Axis,
    pub rows: Vec<Step>,
}

/// A bar, and what the one above it had more.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub label: String,
    pub figures: String,
    pub at: f64,
    pub interval: (f64, f64),
    /// How far the bar above it went, where it is one step further.
    pub before: Option<f64>,
    /// What was lost, and where.
    pub lost: Vec<String>,
}

/// Bars of several in groups: in each a bar for each of them, in the same order.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups {
    pub names: Vec<String>,
    pub axis: Axis,
    pub rows: Vec<Group>,
}

/// What one group is of, and its bars; none for whom it does not exist.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    pub label: String,
    pub bars: Vec<Option<GroupBar>>,
}

/// A bar with its interval.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupBar {
    pub at: f64,
    pub interval: (f64, f64),
    pub figures: String,
}

/// How several differ from the first: rows of dots with whiskers, about where nothing differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Dots {
    /// The others, without the first.
    pub names: Vec<String>,
    pub axis: Axis,
    /// Where on the axis nothing is.
    pub zero: f64,
    pub rows: Vec<DotRow>,
}

/// One row: a dot for each of the others; none for whom it cannot be told.
#[derive(Clone, Debug, PartialEq)]
pub struct DotRow {
    pub label: String,
    pub dots: Vec<Option<Dot>>,
}

/// A dot with its whisker; hollow where chance could explain it.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    pub at: f64,
    pub interval: (f64, f64),
    pub is_hollow: bool,
    pub figures: String,
}

/// From where to where an input moves a likelihood.
#[derive(Clone, Debug, PartialEq)]
pub struct Swings {
    pub axis: Axis,
    pub rows: Vec<Swing>,
}

/// One input; places 0..1 of the axis, each with its interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Swing {
    pub name: String,
    /// What its lowest and its highest tenth are.
    pub note: String,
    pub low: Option<(f64, (f64, f64))>,
    pub high: Option<(f64, (f64, f64))>,
    pub share: String,
}

/// Places with their intervals, a row a thing, above one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Whiskers {
    pub axis: Axis,
    /// What the shapes mean, where there are several.
    pub key: Vec<(Shape, bool, String)>,
    pub rows: Vec<WhiskerRow>,
}

/// One row; places 0..1 of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct WhiskerRow {
    pub label: String,
    /// What stands below the label.
    pub aside: String,
    pub figures: String,
    pub marks: Vec<Whisker>,
}

/// A place with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Whisker {
    pub shape: Shape,
    pub is_hollow: bool,
    pub at: f64,
    pub interval: (f64, f64),
}

/// A piece of a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// How dark it is: 0 the surest.
    pub shade: usize,
    pub share: f64,
    pub label: String,
    pub figures: String,
}
