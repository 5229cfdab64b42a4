//! Axes, and what dots look like.

/// Values or dates along an axis: how far along, 0..1, and what stands there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    pub ticks: Vec<(f64, String)>,
    /// What it measures.
    pub title: String,
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
