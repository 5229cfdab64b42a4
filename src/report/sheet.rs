//! A page of figures, as data: what is drawn where on its axis, and every word; no widths, no colours, no markup.

/// A page.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub title: String,
    /// What is asked, and what is known of it.
    pub asked: Vec<String>,
    /// The answers, each behind its question.
    pub answers: Vec<(&'static str, String)>,
    pub figures: Vec<Figure>,
    /// Every input, with what it rests on.
    pub inputs: Vec<Rests>,
}

/// A finding with what shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is about, in a word or two.
    pub about: &'static str,
    /// The finding.
    pub title: String,
    /// How to read it.
    pub explanation: String,
    pub parts: Vec<Part>,
    /// What is to be said below it.
    pub notes: Vec<String>,
    /// The numbers behind it.
    pub tables: Vec<Numbers>,
}

/// One part of a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    Heading(String),
    /// Squares, and strips beside them.
    Headline(Vec<Squares>, Strips),
    Curve(Curve),
    /// A curve along an input whose own range lies so far across, where it has one.
    Along(Curve, Option<(f64, f64)>),
    Map(Map),
    Whiskers(Whiskers),
    Told(Vec<Told>),
    Steps(Steps),
    Ladders(Vec<Ladder>),
    Swings(Swings),
    /// Courses of one negotiation, and whose its lines are.
    Courses(Vec<Course>, Vec<String>),
    Timeline(Timeline),
    Planes(Vec<Plane>),
    Stack(Vec<Piece>),
    /// A hundred squares each, with the key to all of them.
    Hundreds(Vec<Hundred>, Vec<(Tone, String)>),
    Groups(Groups),
    Dots(Dots),
    /// Labels, and what is to be said of each.
    List(Vec<(&'static str, String)>),
}

/// Values or dates along an axis: how far along, 0..1, and what stands there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    pub ticks: Vec<(f64, String)>,
    /// What it measures.
    pub title: String,
}

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
    pub label: String,
    pub at: f64,
    pub low: f64,
    pub high: f64,
}

/// What a dot looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Circle,
    Square,
    Diamond,
    Triangle,
    /// A triangle that stands on its tip.
    Wedge,
    Cross,
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

/// A piece of what is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    Title(String),
    Text(String),
    /// A heading, and what belongs beside it.
    Entry(String, Vec<String>),
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

/// The numbers behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Words(String),
    /// A number as it is, and as it is read.
    Number(f64, String),
    Nothing,
}

/// An input with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rests {
    pub path: String,
    pub name: String,
    pub value: String,
    pub basis: Vec<String>,
    pub quotes: Vec<String>,
}
