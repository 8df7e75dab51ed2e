//! Blocks of the source as events. Lists and quotations are balanced and never empty, however the source nests them.

use super::spans::{Look, Span, Style};

/// The maximum depth. Lists and quotations that are nested deeper are ignored, which limits the indentation.
const MAX_DEPTH: usize = 24;

/// The maximum number of an item. Longer numbers would widen the indentation.
pub(super) const MAX_NUMBER: u32 = 999_999;

/// A block, or the start or end of a container of blocks.
#[derive(Clone, Debug)]
pub(super) enum Event {
    Start(Container),
    /// The end of the innermost container.
    End,
    Paragraph(Vec<Span>),
    Heading(usize, Vec<Span>),
    /// Verbatim lines.
    Code(String),
    /// Rows of cells. The first row is the header.
    Table(Vec<Vec<Vec<Span>>>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    /// The number of the first item, if the items are numbered.
    List(Option<u32>),
    Item,
    Quote,
}

/// A container that is open in the source.
#[derive(Debug)]
struct Frame {
    container: Container,
    /// A label for the start of the first paragraph.
    label: Option<&'static str>,
    /// True if its start is in the events.
    is_started: bool,
}

/// The events so far, and the containers that are still open.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    events: Vec<Event>,
    frames: Vec<Frame>,
    /// The number of open containers that are ignored because of their depth.
    ignored: usize,
}

impl Blocks {
    pub(super) fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    pub(super) fn finish(mut self) -> Vec<Event> {
        self.truncate(0);
        self.events
    }

    pub(super) fn open_list(&mut self, first_number: Option<u32>) {
        self.open(Container::List(first_number.map(|number| number.min(MAX_NUMBER))), None);
    }

    pub(super) fn open_quote(&mut self, label: Option<&'static str>) {
        self.open(Container::Quote, label);
    }

    /// Ends the previous item. Outside of a list, starts one.
    pub(super) fn open_item(&mut self) {
        if self.ignored > 0 {
            return;
        }
        match self.innermost(|container| matches!(container, Container::List(_))) {
            Some(list) => self.truncate(list + 1),
            None => self.open(Container::List(None), None),
        }
        self.frames.push(Frame { container: Container::Item, label: None, is_started: false });
    }

    pub(super) fn close_list(&mut self) {
        self.close(|container| matches!(container, Container::List(_)));
    }

    pub(super) fn close_quote(&mut self) {
        self.close(|container| container == Container::Quote);
    }

    pub(super) fn close_item(&mut self) {
        let innermost = self.innermost(|container| container != Container::Quote);
        if let (0, Some(at)) = (self.ignored, innermost)
            && self.frames.get(at).is_some_and(|frame| frame.container == Container::Item)
        {
            self.truncate(at);
        }
    }

    /// Adds a block at the current place.
    pub(super) fn push(&mut self, mut block: Event) {
        self.resume_item();
        let frames = self.frames.len();
        for at in 0..frames {
            let is_in_item = self.frames.get(at + 1).is_some_and(|next| next.container == Container::Item);
            let Some(frame) = self.frames.get_mut(at).filter(|frame| !frame.is_started) else { continue };
            // A block before the first item of a list goes before the list.
            if matches!(frame.container, Container::List(_)) && !is_in_item {
                continue;
            }
            frame.is_started = true;
            self.events.push(Event::Start(frame.container));
            let Some(label) = frame.label else { continue };
            let look = Look { style: Style::Strong, ..Look::default() };
            let label = Span { text: format!("{label}:"), look, has_space_before: false };
            match &mut block {
                Event::Paragraph(spans) if at + 1 == frames => {
                    spans.iter_mut().take(1).for_each(|first| first.has_space_before = true);
                    spans.insert(0, label);
                }
                _ => self.events.push(Event::Paragraph(vec![label])),
            }
        }
        self.events.push(block);
    }

    /// Reopens the previous item for a block that is in a list but not in an item. The end of that item is the last
    /// event.
    fn resume_item(&mut self) {
        let is_list = |frame: &Frame| matches!(frame.container, Container::List(_)) && frame.is_started;
        let next = |at: usize| self.frames.get(at + 1).map(|next| next.container);
        let list = (0..self.frames.len())
            .find(|at| self.frames.get(*at).is_some_and(is_list) && next(*at) != Some(Container::Item));
        if let Some(list) = list {
            self.events.pop();
            self.frames.insert(list + 1, Frame { container: Container::Item, label: None, is_started: true });
        }
    }

    fn open(&mut self, container: Container, label: Option<&'static str>) {
        if self.ignored > 0 || self.frames.len() >= MAX_DEPTH {
            self.ignored += 1;
        } else {
            self.frames.push(Frame { container, label, is_started: false });
        }
    }

    /// Ends the innermost container of the kind, unless the end belongs to an ignored one.
    fn close(&mut self, is_kind: impl Fn(Container) -> bool) {
        if self.ignored > 0 {
            self.ignored -= 1;
        } else if let Some(at) = self.innermost(is_kind) {
            self.truncate(at);
        }
    }

    fn innermost(&self, is_kind: impl Fn(Container) -> bool) -> Option<usize> {
        self.frames.iter().rposition(|frame| is_kind(frame.container))
    }

    fn truncate(&mut self, len: usize) {
        let ended = self.frames.drain(len.min(self.frames.len())..).filter(|frame| frame.is_started);
        self.events.extend(ended.map(|_| Event::End));
    }
}
