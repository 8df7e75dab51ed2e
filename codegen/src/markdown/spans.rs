//! The text of a block: spans of one look, in one line.

use std::mem;
use std::rc::Rc;

/// How a span looks. Bold wins over italic, so that marks never touch each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Style {
    #[default]
    Plain,
    Emphasis,
    Strong,
}

/// What all text of a span shares.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Look {
    pub(super) is_code: bool,
    pub(super) style: Style,
    pub(super) link: Option<Link>,
}

/// Where a link leads. Two links to one place are two.
#[derive(Clone, Debug)]
pub(super) struct Link(pub(super) Rc<str>);

impl PartialEq for Link {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Text of one look in one line, without white space around it unless it is code.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) look: Look,
    pub(super) has_space_before: bool,
}

/// Puts spans together. White space counts once, and neighbours that would melt into each other are one span.
#[derive(Clone, Debug, Default)]
pub(super) struct Spans {
    spans: Vec<Span>,
    /// There was white space since the last text, and all of it was code.
    space: Option<bool>,
    /// The next text is no part of the last span, whatever it looks like.
    is_parted: bool,
}

impl Spans {
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// Text that follows is a span of its own.
    pub(super) fn part(&mut self) {
        self.is_parted = true;
    }

    /// Appends text, whose white space is as good as one blank.
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

    /// Appends code that keeps its blanks.
    pub(super) fn push_code(&mut self, code: &str, look: &Look) {
        self.append(code, &Look { is_code: true, ..look.clone() });
    }

    fn append(&mut self, text: &str, look: &Look) {
        let space = self.space.take();
        let is_parted = mem::take(&mut self.is_parted);
        match self.spans.last_mut().filter(|last| !is_parted && joins(&last.look, look, space)) {
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

    /// Appends the spans of another text.
    pub(super) fn extend(&mut self, spans: Vec<Span>) {
        if let Some((first, rest)) = spans.split_first() {
            self.append(&first.text, &first.look);
            self.spans.extend(rest.iter().cloned());
        }
    }

    /// The spans since the first one of a number.
    pub(super) fn since(&mut self, first: usize) -> &mut [Span] {
        self.spans.get_mut(first..).unwrap_or_default()
    }

    /// All spans. What was parted may look the same after all.
    pub(super) fn finish(mut self) -> Vec<Span> {
        merge(&mut self.spans);
        self.spans
    }
}

/// Makes one span of neighbours that look the same and are read as one.
pub(super) fn merge(spans: &mut Vec<Span>) {
    for span in mem::take(spans) {
        match spans.last_mut().filter(|last| last.look == span.look && !(span.look.is_code && span.has_space_before)) {
            Some(last) => last.text.extend([if span.has_space_before { " " } else { "" }, &span.text]),
            None => spans.push(span),
        }
    }
}

/// Whether text goes on with a span. White space between them may be code.
fn joins(last: &Look, next: &Look, space: Option<bool>) -> bool {
    match space {
        // Code that touches code is read as one span.
        None if last.is_code => next.is_code && last.link == next.link,
        Some(is_code) if is_code != last.is_code => false,
        _ => last == next,
    }
}

/// The text of spans without their looks.
pub(super) fn text(spans: &[Span]) -> String {
    let space = |span: &Span| if span.has_space_before { " " } else { "" };
    spans.iter().flat_map(|span| [space(span), &span.text]).collect()
}
