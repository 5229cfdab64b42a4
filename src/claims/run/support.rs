//! How much of a scenario rests on sources.

use crate::games::talks::Table;

/// The numbers of a scenario by what they rest on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Support {
    /// Numbers that the scenario gives.
    pub inputs: usize,
    /// Those of them with a source or a quote; the others are assumptions.
    pub sourced: usize,
    /// Numbers that it leaves at the model's default.
    pub defaults: usize,
    /// Uncertain numbers.
    pub uncertain: usize,
}

impl Support {
    /// From the table's quantities.
    pub fn of(table: &Table) -> Self {
        let given = || table.quantities().iter().filter(|quantity| !quantity.basis.default);
        Support {
            inputs: given().count(),
            sourced: given().filter(|quantity| quantity.basis.is_sourced()).count(),
            defaults: table.quantities().len() - given().count(),
            uncertain: table.uncertain().len(),
        }
    }
}
