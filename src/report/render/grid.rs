//! A grid of likelihoods in lines: shades and numbers where they fit, shades alone where they do not.

use super::page::{Page, right, widest};
use crate::report::document::Grid;

/// What fills the cells below the first contour, between the contours, and above the last.
const SHADES: [char; 4] = [' ', '░', '▒', '▓'];

/// A grid in lines.
pub fn grid(grid: &Grid, page: &Page) -> String {
    let side = widest(grid.rows.iter().map(|(label, _)| label.as_str()));
    let cell = widest(grid.columns.iter().map(String::as_str)).max(3) + 2;
    let has_numbers = 4 + side + grid.columns.len() * cell <= page.width;
    let line = |(label, row): &(String, Vec<f64>)| {
        let shades = row.iter().map(|p| (shade(*p, &grid.contours), 100.0 * p));
        let label = right(label, side);
        if has_numbers {
            let cells =
                shades.map(|(shade, percent)| right(&format!("{shade}{percent:>3.0}"), cell));
            return format!("    {label}{}\n", cells.collect::<String>());
        }
        format!("    {label} │{}│\n", shades.map(|(shade, _)| shade).collect::<String>())
    };
    let rows: String = grid.rows.iter().map(line).collect();
    if !has_numbers {
        return rows + &page.paragraph(&grid.narrow, 4, 4);
    }
    let head: String = grid.columns.iter().map(|head| right(head, cell)).collect();
    format!("    {}{head}\n{rows}", " ".repeat(side))
}

fn shade(p: f64, contours: &[f64]) -> char {
    let above = contours.iter().filter(|level| p >= **level).count();
    SHADES[above.min(SHADES.len() - 1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_change_at_the_contours() {
        let shades = [0.249, 0.25, 0.8].map(|p| shade(p, &[0.25, 0.5, 0.75]));
        assert_eq!(shades, [' ', '░', '▓']);
    }
}
