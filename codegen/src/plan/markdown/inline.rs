//! One paragraph's pieces of text, code and links as a line of Markdown.

use super::escape::{self, Pairs};

/// How a piece of text looks. Bold wins over italic, so that marks never touch each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Style {
    #[default]
    Plain,
    Emphasis,
    Strong,
}

impl Style {
    fn mark(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Emphasis => "*",
            Self::Strong => "**",
        }
    }
}

/// Text of one look.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) is_code: bool,
    pub(super) style: Style,
    /// The link that the text is in, as an index into the addresses.
    pub(super) link: Option<usize>,
}

/// The pieces as one line, which is empty when they say nothing.
pub(super) fn render(pieces: &[Piece], addresses: &[String]) -> String {
    let words = words(pieces, addresses.len());
    let mut pairs = Pairs::default();
    for word in &words {
        if word.style != Style::Plain {
            pairs.stars += 2;
        }
        if !word.is_code {
            pairs.count(&word.text);
        }
    }
    let mut line = Line { out: String::new(), pairs, style: None, link: None, code_end: 0 };
    for (at, word) in words.iter().enumerate() {
        line.push(word, words.get(at + 1), addresses);
    }
    line.close_link();
    line.close_style(' ');
    line.out
}

/// A piece without white space around it.
struct Word {
    text: String,
    is_code: bool,
    style: Style,
    link: Option<usize>,
    space_before: bool,
}

/// White space counts once, and between the words; neighbours that would melt into each other are one word.
fn words(pieces: &[Piece], links: usize) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(pieces.len());
    // A link has one style or none: marks that start inside it and end outside would break it.
    let mut styles: Vec<Option<Style>> = vec![None; links];
    let mut space = false;
    for piece in pieces {
        space |= piece.text.starts_with(is_space);
        let mut text = String::with_capacity(piece.text.len());
        for part in piece.text.split(is_space).filter(|part| !part.is_empty()) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(part);
        }
        if !text.is_empty() {
            if let Some(style) = piece.link.and_then(|link| styles.get_mut(link)) {
                *style = Some(if style.is_none_or(|style| style == piece.style) { piece.style } else { Style::Plain });
            }
            match words.last_mut() {
                Some(last) if !space && last.is_code && piece.is_code && last.link == piece.link => {
                    last.text.push_str(&text)
                }
                _ => {
                    let (is_code, style, link) = (piece.is_code, piece.style, piece.link);
                    words.push(Word { text, is_code, style, link, space_before: space });
                }
            }
            space = false;
        }
        space |= piece.text.ends_with(is_space);
    }
    for word in &mut words {
        if let Some(style) = word.link.and_then(|link| styles.get(link).copied()).flatten() {
            word.style = style;
        }
    }
    words
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
}

struct Line {
    out: String,
    pairs: Pairs,
    /// The open style and where its mark stands; the mark is left out where it wouldn't be read as one.
    style: Option<(Style, Option<usize>)>,
    /// The open link, its address and where its bracket stands.
    link: Option<(usize, String, usize)>,
    /// Where the last code span ended.
    code_end: usize,
}

impl Line {
    fn push(&mut self, word: &Word, next: Option<&Word>, addresses: &[String]) {
        let style_changes = self.style.map_or(Style::Plain, |(style, _)| style) != word.style;
        let link_changes = self.link.as_ref().map(|(link, ..)| *link) != word.link;
        if link_changes || style_changes {
            self.close_link();
        }
        if style_changes {
            self.close_style(if word.space_before { ' ' } else { first_char(word, link_changes, true) });
        }
        if word.space_before && !self.out.is_empty() {
            self.out.push(' ');
        }
        if style_changes && word.style != Style::Plain {
            let first = first_char(word, link_changes, false);
            let opens = may_open(self.out.chars().next_back(), first);
            let at = opens.then_some(self.out.len());
            if opens {
                self.out.push_str(word.style.mark());
            }
            self.style = Some((word.style, at));
        }
        if self.link.is_none()
            && let Some((link, address)) = word.link.and_then(|link| Some((link, addresses.get(link)?)))
        {
            self.link = Some((link, address.clone(), self.out.len()));
            self.out.push('[');
        }
        if word.is_code {
            self.push_code(&word.text);
        } else {
            let after = match next {
                _ if word.link.is_some() && next.is_none_or(|next| next.link != word.link) => ']',
                _ if next.is_none_or(|next| next.style != word.style) && word.style != Style::Plain => '*',
                None => ' ',
                Some(next) if next.space_before => ' ',
                Some(next) => first_char(next, next.link != word.link, next.style != word.style),
            };
            self.push_text(&word.text, after);
        }
    }

    fn push_text(&mut self, text: &str, after: char) {
        let mut from = 0;
        // Links don't nest.
        while let Some(url) = escape::find_url(text, from).filter(|_| self.link.is_none()) {
            escape::push_text(&mut self.out, text.get(from..url.range.start).unwrap_or_default(), '<', self.pairs);
            from = url.range.end;
            let address = text.get(url.range).unwrap_or_default();
            if url.is_template {
                self.push_code(address);
            } else {
                self.out.extend(["<", address, ">"]);
            }
        }
        escape::push_text(&mut self.out, text.get(from..).unwrap_or_default(), after, self.pairs);
    }

    /// A code span's fence is longer than any run of backticks inside.
    fn push_code(&mut self, code: &str) {
        let fence = "`".repeat(longest_run(code) + 1);
        let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        // Fences that touch are one fence.
        if self.code_end == self.out.len() && !self.out.is_empty() {
            self.out.push(' ');
        }
        self.out.extend([&fence, pad, code, pad, &fence]);
        self.code_end = self.out.len();
    }

    fn close_link(&mut self) {
        let Some((_, address, at)) = self.link.take() else { return };
        let destination = escape::destination(&address);
        // In words, an address that names itself needs no brackets.
        let is_bare = self.out.get(at + 1..) == Some(&destination) && !destination.starts_with("mailto:");
        if is_bare {
            self.out.truncate(at);
            self.out.extend(["<", &destination, ">"]);
        } else {
            self.out.extend(["](", &destination, ")"]);
        }
    }

    fn close_style(&mut self, next: char) {
        let Some((style, Some(at))) = self.style.take() else { return };
        let mark = style.mark();
        if may_close(self.out.chars().next_back(), next) {
            self.out.push_str(mark);
        } else {
            let touches = |text: Option<&str>| text.is_some_and(|text| text.starts_with('`'));
            let between_code =
                touches(self.out.get(at.saturating_sub(1)..)) && touches(self.out.get(at + mark.len()..));
            let instead = if between_code { " " } else { "" };
            self.out.replace_range(at..at + mark.len(), instead);
            self.code_end = (self.code_end + instead.len()).saturating_sub(mark.len());
        }
    }
}

/// How many backticks the text has in a row at most.
pub(super) fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}

/// The character that a word begins with in the output, as far as the rules for emphasis tell characters apart.
fn first_char(word: &Word, opens_link: bool, opens_style: bool) -> char {
    if opens_style && word.style != Style::Plain {
        '*'
    } else if opens_link && word.link.is_some() {
        '['
    } else if word.is_code {
        '`'
    } else if word.text.starts_with("http") {
        '<'
    } else {
        word.text.chars().next().unwrap_or(' ')
    }
}

/// CommonMark's left-flanking rule, stricter in two ways: no star before, and any symbol counts as punctuation.
fn may_open(before: Option<char>, first: char) -> bool {
    let before = before.unwrap_or(' ');
    before != '*' && (first.is_alphanumeric() || !before.is_alphanumeric())
}

/// The right-flanking rule, as strict.
fn may_close(last: Option<char>, next: char) -> bool {
    last.is_some_and(|last| last != '*' && (last.is_alphanumeric() || !next.is_alphanumeric()))
}
