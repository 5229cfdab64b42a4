//! A page of figures, as data: what is drawn where on its axis, and every word; no widths, no colours, no markup.

mod axis;
pub mod live;
mod shares;
mod texts;

pub use axis::{Axis, Shape};
pub use shares::{
    Curve, CurveLine, CurvePoint, Dot, DotRow, Dots, Group, GroupBar, Groups, Hundred, Piece,
    Squares, Step, Steps, Strip, Strips, Swing, Swings, Tone, Whisker, WhiskerRow, Whiskers,
};
pub use texts::{
    Course, Happening, Ladder, LadderBar, Map, MapCell, MapLine, Mark, Plane, PlaneMark, Timeline,
    Told,
};

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
