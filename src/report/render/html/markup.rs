//! Markup whose only ways in are names and text of this program, and text that is escaped: whatever a scenario says, it
//! is shown and never run.

use crate::engine::visible::{isolated, visible};

/// A piece of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

/// An attribute: its name is this program's, its value is escaped. What somebody hears of it is text as any other; the rest
/// a script finds as it is.
pub type Attribute<'a> = (&'static str, &'a str);

impl Markup {
    /// Markup as it stands in this program.
    pub fn fixed(markup: &'static str) -> Self {
        Markup(markup.to_owned())
    }

    /// Text from anywhere: nothing in it is markup, what is hidden shows, and what runs from right to left is isolated.
    pub fn text(text: &str) -> Self {
        Markup(escaped(text))
    }

    /// An element with what stands in it.
    pub fn element(name: &'static str, attributes: &[Attribute], content: Markup) -> Self {
        let Markup(mut text) = Markup::empty(name, attributes);
        text.push_str(&content.0);
        text.push_str("</");
        text.push_str(name);
        text.push('>');
        Markup(text)
    }

    /// An element that never has anything in it.
    pub fn empty(name: &'static str, attributes: &[Attribute]) -> Self {
        let mut text = format!("<{name}");
        for (attribute, value) in attributes {
            let value = match attribute.starts_with("aria-") {
                true => escaped(value),
                false => without_markup(value),
            };
            text.push_str(&format!(" {attribute}=\"{value}\""));
        }
        text.push('>');
        Markup(text)
    }

    /// An element with a class around a text.
    pub fn line(name: &'static str, class: &'static str, text: &str) -> Self {
        Markup::element(name, &[("class", class)], Markup::text(text))
    }

    /// An element with a class around what stands in it.
    pub fn block(name: &'static str, class: &'static str, content: Markup) -> Self {
        Markup::element(name, &[("class", class)], content)
    }

    /// What this program has of its own between two of its tags: a script, a style. `</` stands in neither.
    pub fn own(before: &'static str, text: &str, after: &'static str) -> Self {
        Markup(format!("{before}{text}{after}"))
    }

    /// JSON that a script reads: no letter of it begins a tag.
    pub fn data(id: &'static str, json: &str) -> Self {
        let json = json.replace('<', "\\u003c");
        Markup(format!("<script type=\"application/json\" id=\"{id}\">{json}</script>"))
    }

    /// Bytes that a script unpacks, in the letters of base 64.
    pub fn packed(id: &'static str, letters: &str) -> Self {
        Markup(format!("<script type=\"application/octet-stream\" id=\"{id}\">{letters}</script>"))
    }

    /// This, then that.
    #[must_use]
    pub fn and(mut self, more: Markup) -> Self {
        self.0.push_str(&more.0);
        self
    }

    /// The page as text.
    pub fn into_text(self) -> String {
        self.0
    }
}

impl FromIterator<Markup> for Markup {
    fn from_iter<I: IntoIterator<Item = Markup>>(pieces: I) -> Self {
        pieces.into_iter().fold(Markup::default(), Markup::and)
    }
}

fn escaped(text: &str) -> String {
    without_markup(&isolated(&visible(text)))
}

fn without_markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup() {
        let shown = |text| Markup::text(text).into_text();
        assert_eq!(shown("<script>x</script>&amp;"), "&lt;script&gt;x&lt;/script&gt;&amp;amp;");
        let inside = Markup::empty("line", &[("class", "\" onload='x' </style>")]).into_text();
        assert_eq!(inside, "<line class=\"&quot; onload=&#39;x&#39; &lt;/style&gt;\">");
        let [heard, kept] =
            ["aria-label", "value"].map(|name| Markup::empty("input", &[(name, "ח")]));
        assert_eq!(heard.into_text(), "<input aria-label=\"\u{2068}ח\u{2069}\">");
        assert_eq!(kept.into_text(), "<input value=\"ח\">");
        assert_eq!(shown("a\u{202e}b\u{0}"), "a\\u202Eb\\u0000");
        assert_eq!(shown("weighs חלוקת 1"), "weighs \u{2068}חלוקת\u{2069} 1");
    }

    #[test]
    fn elements_are_closed() {
        let piece = Markup::block("p", "lead", Markup::text("a").and(Markup::fixed("<br>")));
        assert_eq!(piece.into_text(), "<p class=\"lead\">a<br></p>");
    }
}
