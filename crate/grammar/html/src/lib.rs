//! Makes any HTML harmless by showing it as text.
//!
//! `harper-core`, the spelling and grammar check, can give its messages as HTML, and asks a crate of the name `ammonia`
//! to clean it. The page shows messages as text and never asks for HTML, so the published crate would bring a whole
//! HTML parser and some forty packages for nothing.

/// The text with everything that HTML reads as its own taken as plain letters.
#[must_use]
pub fn clean(html: &str) -> String {
    html.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_is_left_that_html_reads_as_its_own() {
        assert_eq!(super::clean("<b onclick='x'>&\"</b>"), "&lt;b onclick=&#39;x&#39;&gt;&amp;&quot;&lt;/b&gt;");
    }
}
