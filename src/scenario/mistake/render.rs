//! Mistakes as text: the offending line, underlined, with what is allowed beneath it.

use crate::engine::visible::{is_hidden, visible};
use crate::scenario::mistake::message::Mistake;
use crate::scenario::text::place::{Place, Source, letter_at};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::ops::Range;

/// Mistakes shown; whoever has more first mends these.
const SHOWN: usize = 50;
/// Lines between a mistake and what stands beside it, beyond which the latter is left out.
const APART: usize = 2_000;
/// A longer line, in bytes, is not shown whole.
const LONG: usize = 4_000;
/// Bytes of it that are shown.
const LINE: usize = 400;
/// Where a colour begins.
const SEQUENCE: char = '\u{1b}';
/// In the place of a character of the file that nobody sees.
const UNSEEN: char = '\u{fffd}';

/// As plain text.
pub(in crate::scenario) fn plain(sources: &[Source], list: &[Mistake]) -> String {
    unseen(&render(sources, list, &Renderer::plain()), |_| true)
}

/// With the colours of a terminal.
pub(in crate::scenario) fn coloured(sources: &[Source], list: &[Mistake]) -> String {
    unseen(&render(sources, list, &Renderer::styled()), |letter| letter != SEQUENCE)
}

fn render(sources: &[Source], list: &[Mistake], renderer: &Renderer) -> String {
    let renderer = renderer.clone().decor_style(DecorStyle::Unicode);
    let shown = list.iter().take(SHOWN);
    let mut texts: Vec<String> =
        shown.map(|mistake| renderer.render(&[group(sources, mistake)])).collect();
    if list.len() > SHOWN {
        let more = format!("... and {} more mistakes", list.len() - SHOWN);
        texts.push(renderer.render(&[Group::with_title(Level::ERROR.primary_title(more))]));
    }
    texts.join("\n")
}

/// What a line of the file hides keeps its one column.
fn unseen(rendered: &str, is_of_the_file: impl Fn(char) -> bool) -> String {
    let letter = |c: char| if is_hidden(c) && is_of_the_file(c) { UNSEEN } else { c };
    rendered.chars().map(letter).collect()
}

fn group<'a>(sources: &'a [Source], mistake: &'a Mistake) -> Group<'a> {
    let mut group = Group::with_title(Level::ERROR.primary_title(visible(&mistake.title)));
    let source = mistake.place.and_then(|place| Some((sources.get(place.file)?, place)));
    group = match source {
        // Of a whole file there is nothing to underline.
        Some((source, Place { end: 0, .. })) => group.element(Origin::path(visible(&source.name))),
        Some((source, place)) => group.element(snippet(source, place, mistake)),
        None => group,
    };
    match &mistake.help {
        Some(help) => group.element(Level::HELP.message(visible(help))),
        None => group,
    }
}

fn snippet<'a>(
    source: &'a Source,
    place: Place,
    mistake: &'a Mistake,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let beside = mistake.context.as_ref().filter(|(other, _)| near(source, place, *other));
    let window = window(&source.text, place, beside.map_or(place, |(other, _)| *other));
    let span = |place: Place| within(&source.text, place, &window);
    let primary = AnnotationKind::Primary.span(span(place));
    let primary = match &mistake.label {
        Some(label) => primary.label(visible(label)),
        None => primary,
    };
    let shown = Snippet::source(&source.text[window.clone()])
        .line_start(source.line(window.start))
        .path(visible(&source.name))
        .annotation(primary);
    match beside {
        Some((other, words)) => {
            shown.annotation(AnnotationKind::Context.span(span(*other)).label(visible(words)))
        }
        None => shown,
    }
}

/// Whether two places can be shown in one piece.
fn near(source: &Source, place: Place, other: Place) -> bool {
    let is_short = |place: Place| line_around(&source.text, place.start).len() < LONG;
    place.file == other.file
        && place != other
        && is_short(place)
        && is_short(other)
        && source.line(place.start).abs_diff(source.line(other.start)) < APART
}

/// The lines from one place to another; of a line that is far too long only some bytes around the place.
fn window(text: &str, place: Place, other: Place) -> Range<usize> {
    let own = line_around(text, place.start);
    if own.len() < LONG {
        let beside = line_around(text, other.start);
        return own.start.min(beside.start)..own.end.max(beside.end);
    }
    let from = letter_at(text, place.start.saturating_sub(LINE / 4)).max(own.start);
    from..letter_at(text, place.start + LINE).min(own.end)
}

/// The line in which a byte stands.
fn line_around(text: &str, byte: usize) -> Range<usize> {
    let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
    start..text[byte..].find('\n').map_or(text.len(), |at| byte + at)
}

/// A place within a window, cut to its first line; at least one character wide where there is one.
fn within(text: &str, place: Place, window: &Range<usize>) -> Range<usize> {
    let start = place.start.clamp(window.start, window.end);
    let stop = place.end.clamp(start, window.end);
    let line = text[start..stop].find(['\n', '\r']).map_or(stop, |at| start + at);
    start - window.start..line - window.start
}
