//! Sets of uncertain inputs, side by side: one row an uncertain quantity, one column a draw.

/// The uncertain inputs of some draws, as quantiles 0..1 and as values in the quantities' units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inputs {
    pub(super) columns: usize,
    pub(super) uniforms: Vec<f64>,
    pub(super) values: Vec<f64>,
    /// What several inputs hang on: factors of groups, and who speaks.
    pub(super) shared: Vec<f64>,
}

impl Inputs {
    /// Number of draws.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Number of uncertain quantities.
    pub fn rows(&self) -> usize {
        self.uniforms.len().checked_div(self.columns).unwrap_or(0)
    }

    /// The quantiles of one uncertain quantity (by its place among the uncertain), by column.
    pub fn uniforms(&self, row: usize) -> &[f64] {
        &self.uniforms[row * self.columns..(row + 1) * self.columns]
    }

    /// The values of one uncertain quantity (by its place among the uncertain), by column.
    pub fn values(&self, row: usize) -> &[f64] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }
}
