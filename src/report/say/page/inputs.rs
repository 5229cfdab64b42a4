//! Every input that the file gives, with what it rests on.

use crate::claims::{Input, Inventory};
use crate::report::say::check::basis;
use crate::report::say::distributions::with_unit;
use crate::report::say::words::{capital, within};
use crate::report::sheet::Rests;

/// In the order of the file; the model's defaults are left out.
pub fn inputs(inventory: &Inventory) -> Vec<Rests> {
    inventory.inputs.iter().filter(|input| input.is_given()).map(rests).collect()
}

fn rests(input: &Input) -> Rests {
    let quoted: Vec<String> =
        input.basis.quotes.iter().map(|quote| format!("\"{quote}\"")).collect();
    let (quotes, basis) = basis(input).into_iter().partition(|line| quoted.contains(line));
    Rests {
        path: input.path.clone(),
        name: capital(&within(&input.name)),
        value: with_unit(input),
        basis,
        quotes,
    }
}
