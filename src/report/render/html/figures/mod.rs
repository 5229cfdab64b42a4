//! Figures drawn: one file a kind.

mod courses;
mod curve;
mod headline;
mod ladders;
mod planes;
mod rows;
mod stack;
mod steps;
mod swings;
mod timeline;
mod ways;

pub use courses::courses;
pub use curve::curve;
pub use headline::headline;
pub use ladders::ladders;
pub use planes::planes;
pub use stack::stack;
pub use steps::steps;
pub use swings::swings;
pub use timeline::timeline;
