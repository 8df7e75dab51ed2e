//! Blocks of Markdown inside lists and quotations: markers, indentation and the blank lines between.

use std::{iter, mem};

use super::inline;

/// Deeper lists and quotations join the one around them, which bounds the indentation.
const MAX_DEPTH: usize = 24;

#[derive(Debug)]
pub(super) enum Frame {
    List {
        marker: Marker,
        is_empty: bool,
    },
    Item {
        /// Until the first block takes it.
        marker: Option<String>,
        indent: usize,
    },
    Quote {
        label: Option<&'static str>,
        is_empty: bool,
    },
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Marker {
    Bullet(char),
    Number(u32, char),
}

/// The Markdown written so far and what is open at its end.
#[derive(Debug, Default)]
pub(super) struct Output {
    text: String,
    frames: Vec<Frame>,
    /// Lists and quotations that are open but were too deep to count.
    ignored: usize,
    /// The last block was the one line of a list item, which the next item may follow without a blank line.
    is_tight: bool,
    /// The character of the list that just ended: a list that follows needs another one to be a list of its own.
    ended_list: Option<char>,
}

impl Output {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    pub(super) fn open_list(&mut self, first_number: Option<u32>) {
        if self.is_full() {
            return;
        }
        self.resume_item();
        let other = |usual: char, instead: char| if self.ended_list == Some(usual) { instead } else { usual };
        let marker = match first_number {
            None => Marker::Bullet(other('-', '*')),
            Some(number) => Marker::Number(number.min(999_999), other('.', ')')),
        };
        if self.ended_list.is_some() || first_number.is_some_and(|number| number != 1) {
            self.is_tight = false;
        }
        self.frames.push(Frame::List { marker, is_empty: true });
    }

    pub(super) fn close_list(&mut self) {
        if let Some(at) = self.close(|frame| matches!(frame, Frame::List { .. })) {
            if let Some(Frame::List { marker, is_empty: false }) = self.frames.get(at) {
                self.ended_list = Some(marker.character());
            }
            self.frames.truncate(at);
        }
    }

    pub(super) fn open_item(&mut self) {
        if self.ignored > 0 {
            return;
        }
        match self.frames.iter().rposition(|frame| matches!(frame, Frame::List { .. })) {
            Some(list) => self.frames.truncate(list + 1),
            None => self.open_list(None),
        }
        if let Some(Frame::List { marker, .. }) = self.frames.last() {
            let marker = marker.to_string();
            let indent = marker.len();
            self.frames.push(Frame::Item { marker: Some(marker), indent });
        }
    }

    pub(super) fn close_item(&mut self) {
        let innermost = self.frames.iter().rposition(|frame| matches!(frame, Frame::List { .. } | Frame::Item { .. }));
        if let (0, Some(at)) = (self.ignored, innermost)
            && matches!(self.frames.get(at), Some(Frame::Item { .. }))
        {
            self.frames.truncate(at);
        }
    }

    pub(super) fn open_quote(&mut self, label: Option<&'static str>) {
        if !self.is_full() {
            self.resume_item();
            self.frames.push(Frame::Quote { label, is_empty: true });
        }
    }

    pub(super) fn close_quote(&mut self) {
        if let Some(at) = self.close(|frame| matches!(frame, Frame::Quote { .. })) {
            self.frames.truncate(at);
        }
    }

    /// What stands in a list but in none of its items belongs to the item before.
    fn resume_item(&mut self) {
        if let Some(Frame::List { marker, is_empty: false }) = self.frames.last() {
            let indent = marker.to_string().len();
            self.frames.push(Frame::Item { marker: None, indent });
        }
    }

    fn is_full(&mut self) -> bool {
        let is_full = self.ignored > 0 || self.frames.len() >= MAX_DEPTH;
        self.ignored += usize::from(is_full);
        is_full
    }

    /// The innermost frame of the kind, unless the end belongs to one that was ignored.
    fn close(&mut self, is_kind: impl FnMut(&Frame) -> bool) -> Option<usize> {
        if self.ignored > 0 {
            self.ignored -= 1;
            return None;
        }
        self.frames.iter().rposition(is_kind)
    }

    /// A line of text.
    pub(super) fn paragraph(&mut self, line: &str) {
        match self.take_labels(true) {
            labels if labels.is_empty() => self.block(line, true),
            labels => self.block(&format!("{labels} {line}"), true),
        }
    }

    pub(super) fn heading(&mut self, level: usize, line: &str) {
        let (start, last) = line.rsplit_once(' ').map_or(("", line), |(start, last)| (start, last));
        let hashes = "#".repeat(level);
        // Hashes at the end would belong to the mark-up.
        let is_closing = last.bytes().all(|b| b == b'#');
        self.other_block(&match (is_closing, start) {
            (false, _) => format!("{hashes} {line}"),
            (true, "") => format!("{hashes} \\{last}"),
            (true, start) => format!("{hashes} {start} \\{last}"),
        });
    }

    /// Verbatim text. The word after the fence keeps rustdoc from compiling it.
    pub(super) fn code_block(&mut self, code: &str) {
        let code = code.trim_start_matches('\n').trim_end();
        if !code.trim().is_empty() {
            let fence = "`".repeat(inline::longest_run(code).max(2) + 1);
            self.other_block(&format!("{fence}text\n{code}\n{fence}"));
        }
    }

    /// Cells must have no line breaks; the first row is the head.
    pub(super) fn table(&mut self, rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let Some((head, body)) = rows.split_first() else { return };
        let mut text = String::new();
        for cell in head.iter().map(String::as_str).chain(iter::repeat_n("", columns - head.len())) {
            text.extend(["| ", cell, " "]);
        }
        text.extend(["|\n", &"|---".repeat(columns), "|"]);
        for row in body {
            text.push_str("\n|");
            for cell in row {
                text.extend([" ", cell, " |"]);
            }
        }
        self.other_block(&text);
    }

    /// A block that a callout's label can't be part of.
    fn other_block(&mut self, block: &str) {
        self.take_labels(false);
        self.block(block, false);
    }

    /// The labels of callouts that nothing was written in yet, for the start of a paragraph.
    ///
    /// Where there is none, or it is in a list inside the callout, they become a paragraph before.
    fn take_labels(&mut self, in_paragraph: bool) -> String {
        let mut labels = Vec::new();
        let mut end = 0;
        for (at, frame) in self.frames.iter_mut().enumerate() {
            if let Frame::Quote { label, .. } = frame
                && let Some(label) = label.take()
            {
                labels.push(format!("**{label}:**"));
                end = at + 1;
            }
        }
        let labels = labels.join(" ");
        let in_list =
            self.frames.get(end..).unwrap_or_default().iter().any(|frame| matches!(frame, Frame::Item { .. }));
        if labels.is_empty() || (in_paragraph && !in_list) {
            return labels;
        }
        let inner = self.frames.split_off(end);
        self.block(&labels, true);
        self.is_tight = false;
        self.frames.extend(inner);
        String::new()
    }

    fn block(&mut self, block: &str, is_paragraph: bool) {
        self.resume_item();
        let mut between = String::new();
        let mut is_new = false;
        let (mut first, mut rest) = (String::new(), String::new());
        let mut list = None;
        for frame in &mut self.frames {
            match frame {
                Frame::List { marker, is_empty } => list = Some((marker, is_empty)),
                Frame::Item { marker, indent } => {
                    rest.extend(iter::repeat_n(' ', *indent));
                    if let Some(marker) = marker.take() {
                        is_new = true;
                        first.push_str(&marker);
                        if let Some((list, is_empty)) = list.take() {
                            *is_empty = false;
                            // Items without content use up no number.
                            if let Marker::Number(number, _) = list {
                                *number += 1;
                            }
                        }
                    } else {
                        first.extend(iter::repeat_n(' ', *indent));
                    }
                }
                Frame::Quote { is_empty, .. } => {
                    is_new |= mem::take(is_empty);
                    first.push_str("> ");
                    rest.push_str("> ");
                }
            }
            // A blank line goes on with what was there before.
            if !is_new {
                between.clone_from(&rest);
            }
        }
        let starts_item = first != rest;
        let is_tight_now = self.is_tight && starts_item && !self.ends_quote(&rest);
        if !self.text.is_empty() {
            self.text.push('\n');
            if !is_tight_now {
                self.text.push_str(between.trim_end());
                self.text.push('\n');
            }
        }
        for (at, line) in block.lines().enumerate() {
            if at > 0 {
                self.text.push('\n');
            }
            let prefix = if at == 0 { &first } else { &rest };
            self.text.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
            self.text.push_str(line.trim_end());
        }
        self.is_tight = starts_item && is_paragraph;
        self.ended_list = None;
    }

    /// Whether the last line is quoted more or less deeply than the next one.
    fn ends_quote(&self, prefix: &str) -> bool {
        let last = self.text.rsplit('\n').next().unwrap_or_default();
        let marks =
            |line: &str| line.bytes().take_while(|b| b" >-*.)0123456789".contains(b)).filter(|b| *b == b'>').count();
        marks(last) != marks(prefix)
    }
}

impl Marker {
    fn character(self) -> char {
        match self {
            Self::Bullet(mark) | Self::Number(_, mark) => mark,
        }
    }
}

impl std::fmt::Display for Marker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bullet(mark) => write!(f, "{mark} "),
            Self::Number(number, mark) => write!(f, "{number}{mark} "),
        }
    }
}
