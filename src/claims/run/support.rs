//! How much of a scenario rests on sources.

use crate::claims::checkup::classes::Classes;
use crate::games::talks::Table;

/// The numbers of a scenario by what they rest on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Support {
    /// What the numbers that the scenario gives rest on.
    pub classes: Classes,
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
            classes: Classes::of(given().map(|quantity| &quantity.basis)),
            defaults: table.quantities().len() - given().count(),
            uncertain: table.uncertain().len(),
        }
    }
}
