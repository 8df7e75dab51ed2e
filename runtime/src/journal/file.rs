//! The file of a journal: opened, locked, read and repaired.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use super::entry::{Entry, State, StepId, time};
use super::error::{JournalError, JournalProblem};
use super::line::{self, Begin, End, Line};
use super::writer::{self, Writer};

/// For how long requests count in quotas.
const DAY: Duration = Duration::from_secs(24 * 3600 + 60);

/// A file that records the steps of [`Rows`](crate::Rows), so that a run that ended early, for whatever reason, is
/// continued by the next one: what was answered is not sent again, and what was not is sent with the same idempotency
/// token.
///
/// The file has a line of JSON for each begin and each end of a step: the key of the row, the name of the step, the
/// operation, a hash of the request, the idempotency token, the number of attempts, and the value that the step keeps.
/// It has neither requests nor responses. Each line has a checksum, and is on the disk before the step goes on. On Unix
/// only the owner can read the file.
///
/// A step takes about 350 bytes, and is kept: the next run asks for its value. So delete the file when its work is done. A
/// million steps are 350 MB on the disk, and 250 MB in memory.
///
/// One run uses it at a time: the file is locked as long as the value exists, or tasks of its [`Rows`](crate::Rows) are
/// running or writing. A last line that was not written completely is removed when the file is opened. A file with another
/// fault is refused, and not changed.
pub struct Journal {
    path: PathBuf,
    writer: Writer,
    entries: Mutex<HashMap<StepId, Entry>>,
    past: Vec<(Arc<str>, SystemTime, u64)>,
    summary: JournalSummary,
}

/// What a [`Journal`] had recorded when it was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct JournalSummary {
    /// The number of steps that were answered.
    pub answered: usize,
    /// The number of steps that were begun, and of which no end is recorded.
    pub unanswered: usize,
    /// The number of steps that were not applied, and are sent again.
    pub not_applied: usize,
    /// True if an incomplete last line was removed.
    pub repaired: bool,
}

impl Journal {
    /// Opens a journal, or creates it. It blocks the thread: reading a million steps takes about 3 seconds.
    ///
    /// # Errors
    /// Another run uses the file; it is no journal; a line is damaged; or it can't be opened, read or written
    /// ([`JournalError::problem`]).
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, JournalError> {
        let path = path.into();
        let mut file = open(&path).map_err(|error| JournalError::io(&path, "opened", error))?;
        // A pipe would block, and a device keeps nothing.
        if !file.metadata().is_ok_and(|file| file.is_file()) {
            return Err(JournalError::new(&path, JournalProblem::Foreign, "it is not a regular file"));
        }
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let message = "another run uses it; wait until that has ended";
                return Err(JournalError::new(&path, JournalProblem::InUse, message));
            }
            Err(TryLockError::Error(error)) => return Err(JournalError::io(&path, "locked", error)),
        }
        let mut read = Read::default();
        let reading = read.lines(&path, &mut BufReader::new(&file))?;
        if reading.complete == 0 {
            // Before the first line, so that a file with one is in its folder also after a loss of power.
            sync_folder(&path).map_err(|error| JournalError::io(&path, "created", error))?;
        }
        prepare_file(&mut file, &reading).map_err(|error| JournalError::io(&path, "written", error))?;
        let Read { entries, used, last, .. } = read;
        let (summary, past) = (summary(&entries, reading.torn > 0), past(used, &entries, last, SystemTime::now()));
        Ok(Self { writer: Writer::new(&path, file), path, entries: Mutex::new(entries), past, summary })
    }

    /// What it had recorded when it was opened.
    #[must_use]
    pub fn summary(&self) -> JournalSummary {
        self.summary
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What earlier runs have recorded of a step. It is forgotten.
    pub(crate) fn take(&self, step: StepId) -> Option<Entry> {
        self.entries().remove(&step)
    }

    /// The requests of the last day: operations, times and numbers.
    pub(crate) fn past(&self) -> &[(Arc<str>, SystemTime, u64)] {
        &self.past
    }

    /// Records that a step is about to be sent.
    pub(crate) async fn begin(&self, begin: &Begin<'_>) -> Result<(), JournalError> {
        self.write(&begin.line()).await
    }

    /// Records the end of a step.
    pub(crate) async fn end(&self, end: &End<'_>) -> Result<(), JournalError> {
        self.write(&end.line()).await
    }

    /// Records both, of a step that has no effect.
    pub(crate) async fn begin_and_end(&self, begin: &Begin<'_>, end: &End<'_>) -> Result<(), JournalError> {
        self.write(&(begin.line() + &end.line())).await
    }

    async fn write(&self, lines: &str) -> Result<(), JournalError> {
        if lines.len() as u64 >= LONGEST_LINE {
            let message =
                "a line of 64 MiB or more could not be read again; keep a smaller value, or use a shorter key";
            return Err(JournalError::new(&self.path, JournalProblem::Value, message));
        }
        self.writer.write(lines).await
    }

    /// The error for the value that a step keeps.
    pub(crate) fn invalid_value(&self, row: &str, step: &str, problem: &str) -> JournalError {
        let message = format!("the value of row {row:?}, step {step:?} {problem}");
        JournalError::new(&self.path, JournalProblem::Value, message)
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<StepId, Entry>> {
        // No code panics while it holds the lock.
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Journal {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Journal").field("path", &self.path).field("summary", &self.summary).finish_non_exhaustive()
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes sure that a new file is found after a crash.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        // The folder of the file itself, if the path is that of a link.
        let path = fs::canonicalize(path)?;
        File::open(path.parent().unwrap_or(&path))?.sync_all()?;
    }
    Ok(())
}

/// What was read of a file.
#[derive(Default)]
struct Read {
    entries: HashMap<StepId, Entry>,
    operations: HashSet<Arc<str>>,
    /// The attempts of steps that have ended, by operation and minute.
    used: HashMap<(Arc<str>, u64), u64>,
    /// The time of the last line.
    last: u64,
}

/// Where the complete lines of a file end, and how much follows.
struct Reading {
    complete: u64,
    torn: u64,
}

impl Read {
    fn lines(&mut self, path: &Path, file: &mut impl io::BufRead) -> Result<Reading, JournalError> {
        let foreign = |line: usize, message: &str| JournalError::at_line(path, JournalProblem::Foreign, line, message);
        let mut reading = Reading { complete: 0, torn: 0 };
        let mut bytes = Vec::new();
        for number in 1_usize.. {
            bytes.clear();
            let length = next_line(file, &mut bytes).map_err(|error| JournalError::io(path, "read", error))?;
            if length == 0 {
                break;
            }
            let Some(line) = bytes.strip_suffix(b"\n") else {
                if number == 1 && !line::is_begun_header(&bytes) {
                    return Err(foreign(1, "the file is no journal; nothing was changed"));
                }
                if length >= LONGEST_LINE {
                    return Err(JournalError::at_line(path, JournalProblem::Damaged, number, "it has no end"));
                }
                reading.torn = length;
                break;
            };
            if number == 1 {
                if bytes != line::header().as_bytes() {
                    return Err(foreign(1, "the file is no journal of this version; nothing was changed"));
                }
            } else {
                let line = line::read(line).map_err(|problem| {
                    let message = format!(
                        "{problem}. Nothing was changed. Restore the file from a copy, or look up at the service what \
                         the rows from this line on have done, and remove these lines"
                    );
                    JournalError::at_line(path, JournalProblem::Damaged, number, message)
                })?;
                self.add(line)
                    .map_err(|problem| JournalError::at_line(path, JournalProblem::Damaged, number, problem))?;
            }
            reading.complete += length;
        }
        Ok(reading)
    }

    fn add(&mut self, line: Line) -> Result<(), &'static str> {
        match line {
            Line::Begin { at, row, step, operation, request, token } => {
                self.last = self.last.max(at);
                let operation = self.operation(&operation);
                let entry = Entry { operation, begun: time(at), request, token, state: State::Unanswered };
                self.entries.insert(StepId::new(&row, &step), entry);
            }
            Line::End { at, row, step, operation, attempts, value } => {
                self.last = self.last.max(at);
                let operation = self.operation(&operation);
                *self.used.entry((operation, at / 60_000)).or_default() += u64::from(attempts);
                let known = self.entries.get_mut(&StepId::new(&row, &step));
                let known = known.ok_or("it is the end of a step that was not begun: a line before it is missing")?;
                known.state = value.map_or(State::NotApplied, State::Answered);
                if matches!(known.state, State::Answered(_)) {
                    known.token = None;
                }
            }
        }
        Ok(())
    }

    /// The name, of which there is one in memory.
    fn operation(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.operations.get(name) {
            return Arc::clone(known);
        }
        let name: Arc<str> = name.into();
        self.operations.insert(Arc::clone(&name));
        name
    }
}

/// Removes an incomplete line, writes the first line of a new file, and goes to the end.
fn prepare_file(file: &mut File, reading: &Reading) -> io::Result<()> {
    if reading.torn > 0 {
        file.set_len(reading.complete)?;
    }
    file.seek(SeekFrom::End(0))?;
    if reading.complete == 0 {
        file.write_all(line::header().as_bytes())?;
    }
    if reading.torn > 0 || reading.complete == 0 { writer::sync(file) } else { Ok(()) }
}

/// The longest line that is read into memory at once.
const LONGEST_LINE: u64 = 64 << 20;

/// Reads a line with its end. A file without ends of lines is not read into memory as a whole.
fn next_line(file: &mut impl io::BufRead, bytes: &mut Vec<u8>) -> io::Result<u64> {
    let length = file.take(LONGEST_LINE).read_until(b'\n', bytes)?;
    Ok(length as u64)
}

fn summary(entries: &HashMap<StepId, Entry>, repaired: bool) -> JournalSummary {
    let mut summary = JournalSummary { repaired, ..JournalSummary::default() };
    for step in entries.values() {
        match step.state {
            State::Answered(_) => summary.answered += 1,
            State::Unanswered => summary.unanswered += 1,
            State::NotApplied => summary.not_applied += 1,
        }
    }
    summary
}

/// The requests of the last day. A step without an end may have been sent until the end of its run, so it counts from the
/// last line on. What was recorded with a clock that was ahead counts from now on.
fn past(
    mut used: HashMap<(Arc<str>, u64), u64>,
    entries: &HashMap<StepId, Entry>,
    last: u64,
    now: SystemTime,
) -> Vec<(Arc<str>, SystemTime, u64)> {
    for step in entries.values().filter(|step| step.state == State::Unanswered) {
        *used.entry((Arc::clone(&step.operation), last / 60_000)).or_default() += 1;
    }
    let since = time(last).min(now).checked_sub(DAY).unwrap_or(SystemTime::UNIX_EPOCH);
    let past = used.into_iter().map(|((operation, minute), count)| (operation, time(minute * 60_000).min(now), count));
    past.filter(|(_, at, count)| *at >= since && *count > 0).collect()
}
