//! Where events go: to those who listen, and to a file.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use partnercentral_events::Event;
use tokio::sync::broadcast;

/// Those who listen.
pub(crate) type Listeners = broadcast::Sender<Arc<Event>>;

/// Delivers events.
#[derive(Debug)]
pub(crate) struct Delivery {
    listeners: Listeners,
    file: Option<EventFile>,
}

/// The file of events, one JSON object a line.
#[derive(Debug)]
pub(crate) struct EventFile {
    file: File,
    path: PathBuf,
    /// False for a terminal or a pipe, which can't be read again, and have no disk.
    is_kept: bool,
    has_failed: bool,
}

impl Delivery {
    pub(crate) fn new(listeners: Listeners, file: Option<EventFile>) -> Self {
        Self { listeners, file }
    }

    /// True if events have to reach a file.
    pub(crate) fn has_file(&self) -> bool {
        self.file.is_some()
    }

    /// Delivers events. Returns true if they are in the file, or there is none.
    pub(crate) fn deliver(&mut self, events: &[Arc<Event>]) -> bool {
        let is_written = self.file.as_mut().is_none_or(|file| file.add(events));
        for event in events {
            // Nobody may listen.
            let _ = self.listeners.send(Arc::clone(event));
        }
        is_written
    }

    /// Brings delivered events to the disk. Returns true if they are there, or there is no file.
    pub(crate) fn sync(&mut self) -> bool {
        self.file.as_mut().is_none_or(EventFile::sync)
    }

    /// Delivers events again, of which some may be in the file.
    pub(crate) fn deliver_again(&mut self, events: &[Arc<Event>]) -> bool {
        let Some(file) = &mut self.file else { return true };
        match file.missing(events) {
            Ok(missing) => file.add(&missing),
            Err(error) => file.fail(&error),
        }
    }
}

impl EventFile {
    /// Opens a file to add to it. A line that a kill or a full disk has cut off is ended.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let opened = || {
            let mut file = File::options().append(true).create(true).open(path)?;
            let is_kept = file.metadata()?.is_file();
            if is_kept && !ends_with_line(path)? {
                file.write_all(b"\n")?;
            }
            Ok(Self { file, path: path.to_owned(), is_kept, has_failed: false })
        };
        opened().map_err(|error: io::Error| {
            io::Error::new(error.kind(), format!("{} can't be opened: {error}", path.display()))
        })
    }

    fn add(&mut self, events: &[Arc<Event>]) -> bool {
        if self.has_failed {
            return false;
        }
        match self.write(events) {
            Ok(()) => true,
            Err(error) => self.fail(&error),
        }
    }

    fn write(&mut self, events: &[Arc<Event>]) -> io::Result<()> {
        for event in events {
            // In one piece, so that a reader sees whole lines.
            self.file.write_all(format!("{event}\n").as_bytes())?;
        }
        Ok(())
    }

    fn sync(&mut self) -> bool {
        if self.has_failed {
            return false;
        }
        match self.is_kept.then(|| self.file.sync_data()) {
            Some(Err(error)) => self.fail(&error),
            _ => true,
        }
    }

    fn fail(&mut self, error: &io::Error) -> bool {
        self.has_failed = true;
        // Standard error may be closed.
        let message = "error: the file of events can't be written, and gets no more events until a restart";
        let _ = writeln!(io::stderr(), "{message}: {error}");
        false
    }

    /// Those of the events that are not in the file.
    fn missing(&self, events: &[Arc<Event>]) -> io::Result<Vec<Arc<Event>>> {
        let mut missing: HashSet<&str> = events.iter().filter_map(|event| event.id()).collect();
        if self.is_kept && !missing.is_empty() {
            for line in BufReader::new(File::open(&self.path)?).split(b'\n') {
                let line = String::from_utf8_lossy(&line?).into_owned();
                if let Ok(event) = Event::from_json(&line) {
                    missing.remove(event.id().unwrap_or_default());
                }
            }
        }
        let is_missing = |event: &&Arc<Event>| event.id().is_some_and(|id| missing.contains(id));
        Ok(events.iter().filter(is_missing).cloned().collect())
    }
}

/// True if a file is empty, or its last line has an end.
fn ends_with_line(path: &Path) -> io::Result<bool> {
    use std::io::{Read as _, Seek as _, SeekFrom};
    let mut file = File::open(path)?;
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn event(id: &str) -> Arc<Event> {
        Arc::new(Event::from_json(&format!("{{\"id\":\"{id}\"}}")).unwrap())
    }

    #[test]
    fn events_that_are_in_the_file_are_not_delivered_again() {
        let path = std::env::temp_dir().join(format!("partnercentral-sandbox-delivery-{}", std::process::id()));
        // A kill has cut the last line off.
        fs::write(&path, "{\"id\":\"a\"}\nnot JSON\n{\"id\":\"b\"").unwrap();
        let file = EventFile::open(&path).unwrap();
        let mut delivery = Delivery::new(broadcast::Sender::new(1), Some(file));
        assert!(delivery.deliver_again(&[event("a"), event("b"), event("c")]));
        assert!(delivery.deliver(&[event("d")]));
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text, "{\"id\":\"a\"}\nnot JSON\n{\"id\":\"b\"\n{\"id\":\"b\"}\n{\"id\":\"c\"}\n{\"id\":\"d\"}\n");
        fs::remove_file(&path).unwrap();
    }

    #[test]
    fn events_that_a_file_does_not_take_stay_undelivered() {
        // Each write fails, as on a full disk.
        let Ok(file) = EventFile::open(Path::new("/dev/full")) else { return };
        let mut delivery = Delivery::new(broadcast::Sender::new(1), Some(file));
        assert!(!delivery.deliver(&[event("a")]));
        assert!(!delivery.deliver(&[event("b")]));
    }
}
