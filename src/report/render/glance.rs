//! A glance on a terminal: lines that stand still, none wider than it, no more than it has.

use super::page::{Page, columns, cut, finish, one_line, right, widest};
use crate::report::document::Glance;

/// Between two cells.
const GAP: usize = 2;
/// A last cell with less room than this is left out.
const LEAST_ROOM: usize = 4;

/// At most so many lines, none with more columns, without a line break at the end.
pub fn glance(glance: &Glance, width: usize, lines: usize) -> String {
    let Some(room) = lines.checked_sub(1) else { return String::new() };
    let mut all = vec![cut(&one_line(&glance.head), width)];
    all.extend(rows(glance, width, room));
    let text = finish(&all.join("\n"), &Page { width, colour: false });
    let fits = text.lines().filter(|line| !line.is_empty() && columns(line) <= width);
    fits.collect::<Vec<&str>>().join("\n")
}

/// All rows where there is room for them, else the brief ones, or the first.
fn rows(glance: &Glance, width: usize, room: usize) -> Vec<String> {
    let Glance { rows, brief, .. } = glance;
    if rows.len() <= room {
        return aligned(rows, width);
    }
    if brief.is_empty() {
        let kept = room.saturating_sub(1);
        let more = format!("{}and {} more", " ".repeat(GAP), rows.len() - kept);
        let more = (room > 0).then(|| cut(&more, width));
        return aligned(&rows[..kept], width).into_iter().chain(more).collect();
    }
    aligned(&brief[..brief.len().min(room)], width)
}

/// Columns of figures, and behind them as much of what they are of as there is room for.
fn aligned(rows: &[Vec<String>], width: usize) -> Vec<String> {
    let figures = rows.first().map_or(0, |row| row.len() - 1);
    let widths: Vec<usize> =
        (0..figures).map(|at| widest(rows.iter().map(|row| row[at].as_str()))).collect();
    let line = |row: &Vec<String>| {
        let cells = widths.iter().zip(row).filter(|(width, _)| **width > 0);
        let cells = cells.map(|(width, cell)| " ".repeat(GAP) + &right(cell, *width));
        let line: String = cells.collect();
        let room = width.saturating_sub(columns(&line) + GAP);
        match room >= LEAST_ROOM {
            true => line + &" ".repeat(GAP) + &cut(&one_line(&row[figures]), room),
            false => cut(&line, width),
        }
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(brief: &[[&str; 3]], width: usize, lines: usize) -> String {
        let rows =
            |rows: &[[&str; 3]]| rows.iter().map(|row| row.map(str::to_owned).into()).collect();
        let all = [
            ["7\u{a0}%", "[4,\u{a0}11]", "at 0.1"],
            ["11\u{a0}%", "[6,\u{a0}14]", "at 0.25"],
            ["9\u{a0}%", "[5,\u{a0}12]", "at 0.4"],
        ];
        let head = "Of 64 negotiations so far: a settlement".to_owned();
        glance(&Glance { head, rows: rows(&all), brief: rows(brief) }, width, lines)
    }

    #[test]
    fn what_has_no_room_is_cut() {
        let whole = "Of 64 negotiations so far: a settlement\n   7 %  [4, 11]  at 0.1\n  11 %  [6, 14]  at 0.25\n   9 %  [5, 12]  at 0.4";
        assert_eq!(shown(&[], 80, 4), whole);
        assert_eq!(
            shown(&[], 24, 3),
            "Of 64 negotiations ...\n  7 %  [4, 11]  at 0.1\n  and 2 more"
        );
        let end = [["7\u{a0}%", "[4,\u{a0}11]", "lowest, at 0.1"]];
        assert_eq!(
            shown(&end, 80, 3),
            "Of 64 negotiations so far: a settlement\n  7 %  [4, 11]  lowest, at 0.1"
        );
        assert_eq!(shown(&[], 80, 1), "Of 64 negotiations so far: a settlement");
        assert_eq!(shown(&[], 80, 0), "");
    }

    #[test]
    fn nothing_is_wider_than_the_terminal() {
        for width in 0..60 {
            for lines in 0..6 {
                let found = shown(&[], width, lines);
                assert!(found.lines().count() <= lines, "{width} {lines}: {found}");
                assert!(
                    found.lines().all(|line| columns(line) <= width),
                    "{width} {lines}: {found}"
                );
            }
        }
    }
}
