//! Likelihoods in lines: figures first, then a bar, or a band with its likelihood. Read aloud, a line says everything
//! before its bar.

use super::page::{Page, columns, padded, right, widest};
use crate::report::document::{Bar, Bars, Drawn};

/// Columns of a bar: fewer show nothing, more are not needed.
const BAR: (usize, usize) = (5, 20);
/// The same of a band.
const BAND: (usize, usize) = (10, 50);

/// Bars in lines.
pub fn bars(bars: &Bars, page: &Page) -> String {
    let figure = |place: usize| widest(bars.rows.iter().map(|bar| bar.figures[place].as_str()));
    let widths = [widest(bars.rows.iter().map(|bar| bar.label.as_str())), figure(0), figure(1)];
    let taken = 4 + widths[0] + 2 + widths[1] + 1 + widths[2];
    let ((least, most), edge) = match bars.drawn {
        Drawn::Filled => (BAR, 0),
        Drawn::Band(_) => (BAND, 1),
    };
    let room = page.width.saturating_sub(taken + 2 + edge).min(most);
    let room = if room < least { 0 } else { room };
    let line = |bar: &Bar| {
        let notes: String = bar.notes.iter().map(|note| page.text(note)).collect();
        if taken > page.width {
            let line = format!("{} {}", bar.label, bar.figures.join(" "));
            return page.paragraph(&format!("{line} {}", bar.beside), 4, 6) + &notes;
        }
        let line = format!("{}  {}", figures(bar, &bars.drawn, widths), drawn(bar, bars, room));
        beside(line, &bar.beside, page) + &notes
    };
    axis(&bars.drawn, taken + 2, room) + &bars.rows.iter().map(line).collect::<String>()
}

/// What stands behind a bar; below it where the line has no room.
fn beside(line: String, text: &str, page: &Page) -> String {
    let behind = format!("{line}  {text}");
    match text {
        "" => line + "\n",
        _ if columns(&behind) <= page.width => behind + "\n",
        _ => format!("{line}\n{}", page.paragraph(text, 6, 8)),
    }
}

fn figures(bar: &Bar, drawn: &Drawn, widths: [usize; 3]) -> String {
    let label = match drawn {
        Drawn::Filled => padded(&bar.label, widths[0]),
        Drawn::Band(_) => right(&bar.label, widths[0]),
    };
    let [value, interval] = &bar.figures;
    format!("    {label}  {} {}", right(value, widths[1]), padded(interval, widths[2]))
}

/// The ends of the axis.
fn axis(drawn: &Drawn, indent: usize, room: usize) -> String {
    match drawn {
        Drawn::Band(end) if room > 0 => {
            format!("{}0{}\n", " ".repeat(indent), right(end, room - 1))
        }
        _ => String::new(),
    }
}

fn drawn(bar: &Bar, bars: &Bars, room: usize) -> String {
    match bars.drawn {
        _ if room == 0 => String::new(),
        Drawn::Filled => filled(bar.at / bars.most, room),
        Drawn::Band(_) => band(bar, bars.most, room),
    }
}

/// A bar of eighths of a column; never empty for what happened at all.
fn filled(share: f64, room: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let least = usize::from(share > 0.0);
    let eighths = ((share * (8 * room) as f64 + 0.5) as usize).clamp(least, 8 * room);
    let bar = "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
    debug_assert!(columns(&bar) <= room, "a bar never exceeds its room");
    bar
}

/// `│  ━●━`: the interval and the likelihood within it.
fn band(bar: &Bar, most: f64, room: usize) -> String {
    let column = |p: f64| ((p / most * (room - 1) as f64 + 0.5) as usize).clamp(0, room - 1);
    let (low, at, high) = (column(bar.interval.0), column(bar.at), column(bar.interval.1));
    let letter = |place: usize| match place {
        _ if place == at => '●',
        _ if place >= low && place <= high => '━',
        _ if place == 0 => '│',
        _ => ' ',
    };
    (0..room).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_show_eighths_and_never_hide_what_happened() {
        assert_eq!(filled(1.0, 20), "█".repeat(20));
        assert_eq!(filled(0.382, 20), "███████▋");
        assert_eq!(filled(0.000_01, 20), "▏");
        assert_eq!(filled(0.0, 20), "");
    }

    #[test]
    fn a_band_shows_its_interval() {
        let figures = [String::new(), String::new()];
        let bar = Bar {
            label: String::new(),
            figures,
            at: 0.5,
            interval: (0.4, 0.6),
            beside: String::new(),
            notes: Vec::new(),
        };
        assert_eq!(band(&bar, 1.0, 11), "│   ━●━    ");
        assert!(columns(&band(&bar, 0.6, 50)) <= 50);
    }
}
