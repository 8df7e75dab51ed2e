//! The text of a block in one line: spans with the same formatting.

use std::mem;
use std::sync::Arc;

/// The style of a span. Bold takes precedence over italic, so that marks are never adjacent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Style {
    #[default]
    Plain,
    Emphasis,
    Strong,
}

/// The formatting of a span.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Look {
    pub(super) is_code: bool,
    pub(super) style: Style,
    pub(super) link: Option<Link>,
}

/// The address of a link. Two links with the same address are different.
#[derive(Clone, Debug)]
pub(super) struct Link(pub(super) Arc<str>);

impl PartialEq for Link {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Text with the same formatting in one line, without white space around it unless it is code.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) look: Look,
    pub(super) has_space_before: bool,
}

/// Collects spans. White space is reduced to one blank, and adjacent spans with the same formatting are joined.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    spans: Vec<Span>,
    /// Some if there was white space after the last text; true if all of it was code.
    space: Option<bool>,
    /// The next text starts a new span, even with the same formatting.
    is_separated: bool,
}

impl Spans {
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// Starts a new span with the next text.
    pub(super) fn separate(&mut self) {
        self.is_separated = true;
    }

    /// Appends text. Each run of white space in it becomes one blank.
    pub(super) fn push(&mut self, text: &str, look: &Look) {
        let is_code = look.is_code;
        if text.starts_with(char::is_whitespace) {
            self.space = Some(is_code && self.space.unwrap_or(is_code));
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        if !words.is_empty() {
            self.append(&words.join(" "), look);
            self.space = text.ends_with(char::is_whitespace).then_some(is_code);
        }
    }

    /// Appends code, whose blanks are kept.
    pub(super) fn push_code(&mut self, code: &str, look: &Look) {
        self.append(code, &Look { is_code: true, ..look.clone() });
    }

    fn append(&mut self, text: &str, look: &Look) {
        let space = self.space.take();
        let is_separated = mem::take(&mut self.is_separated);
        match self.spans.last_mut().filter(|last| !is_separated && joins(&last.look, look, space)) {
            Some(last) => {
                last.text.extend(space.map(|_| ' '));
                last.text.push_str(text);
            }
            None => {
                let has_space_before = space.is_some() && !self.spans.is_empty();
                self.spans.push(Span { text: text.to_owned(), look: look.clone(), has_space_before });
            }
        }
    }

    /// Appends spans.
    pub(super) fn extend(&mut self, spans: Vec<Span>) {
        if let Some((first, rest)) = spans.split_first() {
            self.append(&first.text, &first.look);
            self.spans.extend(rest.iter().cloned());
        }
    }

    /// The spans from this index on.
    pub(super) fn since(&mut self, first: usize) -> &mut [Span] {
        self.spans.get_mut(first..).unwrap_or_default()
    }

    /// All spans. Separated ones with the same formatting are joined.
    pub(super) fn finish(mut self) -> Vec<Span> {
        merge(&mut self.spans);
        self.spans
    }
}

/// Joins adjacent spans with the same formatting, unless Markdown parses them as separate ones.
pub(super) fn merge(spans: &mut Vec<Span>) {
    for span in mem::take(spans) {
        match spans.last_mut().filter(|last| last.look == span.look && !(span.look.is_code && span.has_space_before)) {
            Some(last) => last.text.extend([if span.has_space_before { " " } else { "" }, &span.text]),
            None => spans.push(span),
        }
    }
}

/// True if text continues a span. White space in between may be code.
fn joins(last: &Look, next: &Look, space: Option<bool>) -> bool {
    match space {
        // Adjacent code spans are parsed as one.
        None if last.is_code => next.is_code && last.link == next.link,
        Some(is_code) if is_code != last.is_code => false,
        _ => last == next,
    }
}

/// The text of spans without formatting.
pub(super) fn text(spans: &[Span]) -> String {
    let space = |span: &Span| if span.has_space_before { " " } else { "" };
    spans.iter().flat_map(|span| [space(span), &span.text]).collect()
}
