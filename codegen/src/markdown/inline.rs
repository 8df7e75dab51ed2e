//! Prints spans as Markdown in one line.

use super::escape::{self, BREAK, Pairs};
use super::spans::{Link, Span, Style};

/// One line, with a [`BREAK`] between words outside of code.
pub(super) fn line(spans: &[Span]) -> String {
    let mut line = Line { pairs: Pairs::of(spans), ..Line::default() };
    for (at, span) in spans.iter().enumerate() {
        line.push(span, spans.get(at + 1));
    }
    line.close_link();
    line.out + line.style.mark()
}

/// Code between fences that are longer than all runs of backticks in it.
pub(super) fn code(code: &str) -> String {
    let fence = "`".repeat(longest_run(code) + 1);
    // Markdown removes a blank from each end, unless there are only blanks.
    let has_blank = (code.starts_with(' ') || code.ends_with(' ')) && !code.trim_matches(' ').is_empty();
    let pad = if fence.len() > 1 || has_blank { " " } else { "" };
    [&fence, pad, code, pad, &fence].concat()
}

/// The length of the longest run of backticks.
pub(super) fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}

impl Style {
    pub(super) fn mark(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Emphasis => "*",
            Self::Strong => "**",
        }
    }
}

#[derive(Default)]
struct Line {
    out: String,
    pairs: Pairs,
    style: Style,
    link: Option<Link>,
    /// The end of the last code span.
    code_end: usize,
}

impl Line {
    fn push(&mut self, span: &Span, next: Option<&Span>) {
        let style_changes = self.style != span.look.style;
        if style_changes || self.link != span.look.link {
            self.close_link();
        }
        if style_changes {
            self.out.push_str(self.style.mark());
        }
        if span.has_space_before && !self.out.is_empty() {
            self.out.push(BREAK);
        }
        if style_changes {
            self.style = span.look.style;
            self.out.push_str(self.style.mark());
        }
        let is_link_end = next.is_none_or(|next| next.look.link != span.look.link);
        if let (None, Some(link)) = (&self.link, &span.look.link) {
            // A link whose text is its address needs no brackets, unless it is code.
            let has_end = span.text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>'));
            if is_link_end && !span.look.is_code && *link.0 == *span.text && !has_end {
                self.out.extend(["<", &span.text, ">"]);
                return;
            }
            self.link = Some(link.clone());
            self.out.push('[');
        }
        if span.look.is_code {
            self.push_code(&span.text);
            return;
        }
        let is_style_end = next.is_none_or(|next| next.look.style != span.look.style);
        let after = match next {
            _ if is_link_end && self.link.is_some() => ']',
            _ if is_style_end && self.style != Style::Plain => '*',
            None => ' ',
            Some(next) if next.has_space_before => ' ',
            Some(next) if is_style_end && next.look.style != Style::Plain => '*',
            Some(next) if is_link_end && next.look.link.is_some() => '[',
            Some(next) if next.look.is_code => '`',
            Some(next) => next.text.chars().next().unwrap_or(' '),
        };
        escape::push_text(&mut self.out, &span.text, after, self.pairs);
    }

    fn push_code(&mut self, text: &str) {
        // Adjacent fences would be one fence.
        if self.code_end == self.out.len() && !self.out.is_empty() {
            self.out.push(BREAK);
        }
        self.out.push_str(&code(text));
        self.code_end = self.out.len();
    }

    fn close_link(&mut self) {
        if let Some(link) = self.link.take() {
            self.out.extend(["](", &escape::destination(&link.0), ")"]);
        }
    }
}
