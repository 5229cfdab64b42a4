//! A walk over the characters of a file, for two things that the reader of TOML does not tell: a bracket that is
//! never closed, and what only TOML 1.1 allows.

use std::ops::Range;

/// Something that TOML 1.0 does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::scenario) struct Newer {
    /// Its byte.
    pub at: usize,
    /// What it is.
    pub what: &'static str,
}

/// The bracket, or the three quotes, after which the file makes no sense because they are never closed.
pub(in crate::scenario) fn unclosed(text: &str) -> Option<Range<usize>> {
    let walk = Walk::over(text);
    if let Some(open) = walk.open_text {
        return Some(open..open + 3);
    }
    let open = walk.suspect.or_else(|| walk.open.last().map(|(at, _)| *at))?;
    Some(open..open + 1)
}

/// The key, or the header, that has the most points in it, to its last one.
pub(in crate::scenario) fn deepest(text: &str) -> Range<usize> {
    let walk = Walk::over(text);
    let line = text[..walk.deepest].rfind('\n').map_or(0, |at| at + 1);
    line..walk.deepest + 1
}

/// What other readers of TOML refuse; none where the file has far more tables than any scenario, each of which takes a
/// thousand times the memory of its brackets, or far more keys in one line, each of which may take a message.
pub(in crate::scenario) fn newer(text: &str) -> Option<Vec<Newer>> {
    let Walk { newer, tables, most_keys, all_keys, .. } = Walk::over(text);
    let fits = tables <= MOST_TABLES && most_keys <= MOST_KEYS && all_keys <= MOST_KEYS_OF_ALL;
    fits.then_some(newer)
}

/// Tables of a file at most; ten thousand observed rounds have three each.
const MOST_TABLES: usize = 40_000;

/// Keys of a file at most; trust of 256 parties in each other has 65,280.
const MOST_KEYS_OF_ALL: usize = 100_000;
/// Keys of a line at most; a table of trust has 255.
const MOST_KEYS: usize = 5_000;

#[derive(Default)]
struct Walk {
    /// Brackets that are open, with their bytes; `(` is a table's header.
    open: Vec<(usize, u8)>,
    newer: Vec<Newer>,
    /// The end of the line before.
    line: usize,
    /// A list in which a key stands on another line: the bracket was never closed.
    suspect: Option<usize>,
    /// A text in three quotes that is never closed.
    open_text: Option<usize>,
    /// Points of this key so far, of the key that has the most, and the last of those.
    points: usize,
    most_points: usize,
    deepest: usize,
    /// Tables so far: by a header, in braces, or between the points of a key.
    tables: usize,
    /// Keys of this line so far, and of the line that has the most.
    keys: usize,
    most_keys: usize,
    /// Keys so far.
    all_keys: usize,
    /// Whether a value is being written, whose points make no tables.
    in_value: bool,
    /// The last byte that was neither space nor remark.
    last: u8,
}

impl Walk {
    fn over(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut walk = Walk::default();
        let mut at = 0;
        while at < bytes.len() {
            at = match bytes[at] {
                b'#' => end_of_line(bytes, at),
                quote @ (b'"' | b'\'') => walk.text(bytes, at, quote),
                byte => {
                    walk.step(at, byte);
                    at + 1
                }
            };
        }
        walk
    }

    /// Over a text in quotes, to the byte after it.
    fn text(&mut self, bytes: &[u8], start: usize, quote: u8) -> usize {
        self.last = quote;
        let long = bytes[start..].starts_with(&[quote; 3]);
        let mut at = start + if long { 3 } else { 1 };
        while at < bytes.len() {
            match bytes[at] {
                b'\\' if quote == b'"' => {
                    if matches!(bytes.get(at + 1), Some(b'e' | b'x')) {
                        self.note(at, "the escape `\\e` or `\\x`");
                    }
                    at += 1;
                }
                b'\n' if !long => return at,
                byte if byte == quote && !long => return at + 1,
                byte if byte == quote && bytes[at..].starts_with(&[quote; 3]) => {
                    let more = bytes[at..].iter().take(5).take_while(|b| **b == quote).count();
                    return at + more;
                }
                _ => {}
            }
            at += 1;
        }
        self.open_text = long.then_some(start);
        at
    }

    fn step(&mut self, at: usize, byte: u8) {
        let inside = self.open.last().map(|(_, bracket)| *bracket);
        let header = self.open.is_empty() && matches!(self.last, 0 | b'\n');
        self.count(byte, inside, header);
        self.measure(at, byte);
        match byte {
            b' ' | b'\t' | b'\r' => return,
            b'[' if header => self.open.push((at, b'(')),
            b'[' if inside == Some(b'(') => self.open.push((at, b'(')),
            b'[' | b'{' => self.open.push((at, byte)),
            b']' => self.close(b'['),
            b'}' => {
                if self.last == b',' && inside == Some(b'{') {
                    self.note(at, "a comma before `}`");
                }
                self.close(b'{');
            }
            b'\n' if inside == Some(b'{') => {
                self.note(at, "a table in { } over several lines");
                return;
            }
            b'\n' if inside == Some(b'(') => self.open.clear(),
            b'\n' if inside.is_some() => return,
            b'=' if inside == Some(b'[') && self.suspect.is_none() => {
                let open = self.open.last().map(|(at, _)| *at);
                self.suspect = open.filter(|open| *open < self.line);
            }
            _ => {}
        }
        self.last = byte;
    }

    fn count(&mut self, byte: u8, inside: Option<u8>, header: bool) {
        let is_table = match byte {
            b'[' => header,
            b'{' => true,
            b'.' => !self.in_value,
            _ => false,
        };
        self.tables += usize::from(is_table);
        self.keys = if byte == b'\n' { 0 } else { self.keys + usize::from(byte == b'=') };
        self.all_keys += usize::from(byte == b'=');
        self.most_keys = self.most_keys.max(self.keys);
        self.in_value = match byte {
            b'=' => true,
            b'{' => false,
            b'\n' if inside.is_none() => false,
            b',' if inside == Some(b'{') => false,
            _ => self.in_value,
        };
    }

    fn measure(&mut self, at: usize, byte: u8) {
        self.line = if byte == b'\n' { at } else { self.line };
        self.points = match byte {
            b'.' if !self.in_value => self.points + 1,
            b'\n' | b'=' | b'{' | b',' => 0,
            _ => self.points,
        };
        if self.points > self.most_points {
            (self.most_points, self.deepest) = (self.points, at);
        }
    }

    fn close(&mut self, bracket: u8) {
        let fits = |open: u8| open == bracket || (open == b'(' && bracket == b'[');
        if self.open.last().is_some_and(|(_, open)| fits(*open)) {
            self.open.pop();
        }
    }

    fn note(&mut self, at: usize, what: &'static str) {
        if !self.newer.iter().any(|newer| newer.what == what) {
            self.newer.push(Newer { at, what });
        }
    }
}

fn end_of_line(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |end| at + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(text: &str) -> Vec<&'static str> {
        newer(text).into_iter().flatten().map(|newer| newer.what).collect()
    }

    #[test]
    fn knows_what_only_the_newer_toml_allows() {
        assert!(notes("a = { x = 1, y = [\n1,\n2,\n] } # { \n[[b]]\nc = '''\n{,}'''\n").is_empty());
        assert_eq!(notes("a = { x = 1,\n y = 2 }"), ["a table in { } over several lines"]);
        assert_eq!(notes("a = { x = 1, }"), ["a comma before `}`"]);
        assert_eq!(notes("a = \"\\e[0m\" # \"\nb = 'C:\\x'"), ["the escape `\\e` or `\\x`"]);
    }

    #[test]
    fn counts_tables_but_not_the_points_of_numbers() {
        let count = |text: &str| Walk::over(text).tables;
        assert_eq!(count("a = 0.5\nb = [0.1, 0.2]\n[[c]]\nd = { x = 0.5, y.z = 1 } # a.b\n"), 3);
        assert_eq!(count("[a.b]\nc.d = 'x.y'\n[e]\n"), 4);
    }

    #[test]
    fn finds_the_bracket_that_is_never_closed() {
        assert_eq!(unclosed("a = [1, 2\nb = 3\n[c]\n"), Some(4..5));
        assert_eq!(unclosed("a = {x = 1\nb = 3\n"), Some(4..5));
        assert_eq!(unclosed("a = [[1, 2], [3]]\n[[b]]\nc = '['\n"), None);
        assert_eq!(unclosed("a = 1\nb = \"\"\"text\nc = 2\n"), Some(10..13));
        assert_eq!(unclosed("b = \"\"\"text\n\"\"\"\nc = 'x'\n"), None);
    }

    #[test]
    fn finds_the_key_that_leads_deepest() {
        assert_eq!(deepest("a.b = 1\n[c.d.e]\nf = { g.h = 'x.y.z.a' } # a.b.c.d\n"), 8..13);
    }
}
