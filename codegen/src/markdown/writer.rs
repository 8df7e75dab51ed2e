//! Prints events as lines of Markdown: markers, indentation, blank lines, and wrapped paragraphs.

use std::iter;

use super::blocks::{Container, Event, MAX_NUMBER};
use super::escape::{BREAK, guard_start};
use super::inline::{self, longest_run};
use super::spans::Span;

/// Lines of at most `width` characters, if they can be broken. Headings, lines of code and rows of tables are not
/// broken.
pub(super) fn lines(events: &[Event], width: usize) -> Vec<String> {
    let mut writer = Writer { width, ..Writer::default() };
    for event in events {
        writer.event(event);
    }
    writer.lines
}

#[derive(Default)]
struct Writer {
    width: usize,
    lines: Vec<String>,
    frames: Vec<Frame>,
    /// True if the last block is the only paragraph of its item so far, so that the next item needs no blank line
    /// before it.
    is_tight: bool,
    /// The mark of the list that just ended. A list that follows needs another mark to be a separate list.
    ended_list: Option<char>,
}

/// An open container.
struct Frame {
    container: Container,
    /// The mark of the items of a list.
    mark: char,
    /// The prefixes of the first line and of the other lines.
    first: String,
    rest: String,
    is_started: bool,
}

impl Writer {
    fn event(&mut self, event: &Event) {
        match event {
            Event::Start(Container::List(number)) => self.start_list(*number),
            Event::Start(Container::Item) => self.start_item(),
            Event::Start(Container::Quote) => {
                self.is_tight = false;
                self.open(Container::Quote, "> ", "> ");
            }
            Event::End => self.end(),
            Event::Paragraph(spans) => self.block(true, |width| wrapped(&inline::line(spans), width)),
            Event::Heading(level, spans) => self.block(false, |_| vec![heading(*level, spans)]),
            Event::Code(code) => self.block(false, |_| fenced(code)),
            Event::Table(rows) => self.block(false, |_| table(rows)),
        }
    }

    fn start_list(&mut self, number: Option<u32>) {
        if self.ended_list.is_some() || number.is_some_and(|number| number != 1) {
            self.is_tight = false;
        }
        self.open(Container::List(number), "", "");
        if let Some(list) = self.frames.last_mut() {
            list.is_started = true;
            list.mark = match (number, self.ended_list) {
                (None, Some('-')) => '*',
                (None, _) => '-',
                (Some(_), Some('.')) => ')',
                (Some(_), _) => '.',
            };
        }
    }

    fn start_item(&mut self) {
        let Some(Frame { container: Container::List(number), mark, .. }) = self.frames.last_mut() else { return };
        let marker = match number {
            None => format!("{mark} "),
            Some(number) => {
                let marker = format!("{number}{mark} ");
                *number = number.saturating_add(1).min(MAX_NUMBER);
                marker
            }
        };
        self.ended_list = None;
        self.open(Container::Item, &marker, &" ".repeat(marker.len()));
    }

    fn open(&mut self, container: Container, first: &str, rest: &str) {
        let (first, rest) = (first.to_owned(), rest.to_owned());
        self.frames.push(Frame { container, mark: ' ', first, rest, is_started: false });
    }

    fn end(&mut self) {
        match self.frames.pop() {
            Some(Frame { container: Container::List(_), mark, .. }) => self.ended_list = Some(mark),
            Some(Frame { container: Container::Quote, .. }) => self.is_tight = false,
            _ => {}
        }
    }

    /// Writes a block. `lines` returns its lines for a width.
    fn block(&mut self, is_paragraph: bool, lines: impl FnOnce(usize) -> Vec<String>) {
        let (mut first, mut rest, mut between) = (String::new(), String::new(), String::new());
        let (mut continues, mut starts_item) = (true, false);
        for frame in &mut self.frames {
            // A blank line has the prefixes of the containers that are already started.
            continues &= frame.is_started;
            between += if continues { &frame.rest } else { "" };
            first += if frame.is_started { &frame.rest } else { &frame.first };
            rest += &frame.rest;
            starts_item |= !frame.is_started && frame.container == Container::Item;
            frame.is_started = true;
        }
        let is_next_item = self.is_tight && starts_item;
        if !self.lines.is_empty() && !is_next_item {
            self.lines.push(between.trim_end().to_owned());
        }
        for (at, line) in lines(self.width.saturating_sub(rest.len())).iter().enumerate() {
            let prefix = if at == 0 { &first } else { &rest };
            self.lines.push([prefix, line.as_str()].concat().trim_end().to_owned());
        }
        self.is_tight = starts_item && is_paragraph;
        self.ended_list = None;
    }
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in text.split(BREAK) {
        let len = word.chars().count() + 1;
        match lines.last_mut().filter(|_| len <= room) {
            Some(line) => {
                line.extend([" ", word]);
                room -= len;
            }
            None => {
                let word = guard_start(word, lines.is_empty());
                room = width.saturating_sub(word.chars().count());
                lines.push(word);
            }
        }
    }
    // After a line with pipes, such a line would make a table.
    for line in lines.iter_mut().filter(|line| line.bytes().all(|b| b"-:| ".contains(&b))) {
        line.insert(0, '\\');
    }
    lines
}

fn one_line(spans: &[Span]) -> String {
    inline::line(spans).replace(BREAK, " ")
}

fn heading(level: usize, spans: &[Span]) -> String {
    let line = one_line(spans);
    let last = line.rfind(' ').map_or(0, |at| at + 1);
    let (start, last) = line.split_at(last);
    // Trailing hashes would be parsed as a part of the mark.
    let escape = if last.bytes().all(|b| b == b'#') { "\\" } else { "" };
    ["#".repeat(level).as_str(), " ", start, escape, last].concat()
}

/// A code block. The word after the fence keeps rustdoc from compiling it.
fn fenced(code: &str) -> Vec<String> {
    let fence = "`".repeat(longest_run(code).max(2) + 1);
    let lines = code.lines().map(str::to_owned);
    iter::once(format!("{fence}text")).chain(lines).chain([fence.clone()]).collect()
}

fn table(rows: &[Vec<Vec<Span>>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut lines: Vec<String> = Vec::new();
    for row in rows {
        let empty = if lines.is_empty() { columns - row.len() } else { 0 };
        let cells = row.iter().map(|cell| one_line(cell).replace('|', "\\|"));
        let cells = cells.chain(iter::repeat_n(String::new(), empty)).map(|cell| format!(" {cell} |"));
        lines.push(format!("|{}", cells.collect::<String>()));
        if lines.len() == 1 {
            lines.push(format!("{}|", "|---".repeat(columns)));
        }
    }
    lines
}
