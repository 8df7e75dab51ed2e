//! Journals in files of their own.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use super::entry::{millis, time};
use super::*;

/// A folder that is removed at the end of a test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("journal-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.0.join("rows.journal")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn at() -> SystemTime {
    time(1_767_323_045_250)
}

fn begin<'a>(row: &'a str, step: &'a str, token: Option<&'a str>) -> Begin<'a> {
    Begin { at: at(), row, step, operation: "Create", request: digest(&[row.as_bytes()]), token }
}

fn end<'a>(row: &'a str, step: &'a str, outcome: Outcome<'a>) -> End<'a> {
    End { at: at() + Duration::from_secs(60), row, step, operation: "Create", attempts: 2, outcome }
}

/// A journal with an answered step, one that was not applied, and one that was not answered.
async fn written(path: &Path) {
    let journal = Journal::open(path).unwrap();
    journal.begin(&begin("1", "create", Some("t-1"))).await.unwrap();
    journal.begin(&begin("2", "create", Some("t-2"))).await.unwrap();
    journal.end(&end("1", "create", Outcome::Answered("{\"Id\":12345678901234567890123}"))).await.unwrap();
    journal.begin(&begin("3", "tag\n", None)).await.unwrap();
    journal.end(&end("2", "create", Outcome::NotApplied)).await.unwrap();
}

fn problem(path: &Path) -> (JournalProblem, Option<usize>, String) {
    let before = fs::read(path).unwrap();
    let error = Journal::open(path).unwrap_err();
    assert_eq!(fs::read(path).unwrap(), before, "the file was changed");
    (error.problem(), error.line(), error.to_string())
}

#[tokio::test]
async fn what_was_written_is_read_by_the_next_run() {
    let folder = Folder::new();
    written(&folder.file()).await;
    let journal = Journal::open(folder.file()).unwrap();
    let JournalSummary { answered, unanswered, not_applied, repaired } = journal.summary();
    assert_eq!((answered, unanswered, not_applied, repaired), (1, 1, 1, false));
    let entry = journal.take(StepId::new("1", "create")).unwrap();
    assert_eq!((entry.begun, entry.request, entry.token), (at(), digest(&[b"1"]), None));
    assert!(entry.state == State::Answered("{\"Id\":12345678901234567890123}".into()), "the value is kept as written");
    assert_eq!(journal.take(StepId::new("1", "create")), None, "it is forgotten");
    let entry = journal.take(StepId::new("2", "create")).unwrap();
    assert!(entry.state == State::NotApplied && entry.token.as_deref() == Some("t-2"));
    assert!(!format!("{entry:?}").contains("t-"), "{entry:?}");
    let entry = journal.take(StepId::new("3", "tag\n")).unwrap();
    assert!(entry.state == State::Unanswered && entry.token.is_none());
}

#[tokio::test]
async fn the_requests_of_the_last_day_are_known() {
    let folder = Folder::new();
    {
        let journal = Journal::open(folder.file()).unwrap();
        let old = at() - Duration::from_secs(26 * 3600);
        journal.begin(&Begin { at: old, ..begin("0", "create", None) }).await.unwrap();
        journal.end(&End { at: old, ..end("0", "create", Outcome::NotApplied) }).await.unwrap();
    }
    written(&folder.file()).await;
    let mut past: Vec<_> = Journal::open(folder.file()).unwrap().past().to_vec();
    past.sort_unstable();
    // Two ended steps with two attempts each; the one without an end counts from the last line on.
    let minute = time((millis(at()) / 60_000 + 1) * 60_000);
    assert_eq!(past, [("Create".into(), minute, 5)]);
}

#[cfg(unix)]
#[test]
fn only_a_regular_file_is_a_journal() {
    let folder = Folder::new();
    // It keeps nothing, and reading a pipe would wait for ever.
    let device = Journal::open("/dev/null").unwrap_err();
    assert_eq!(device.problem(), JournalProblem::Foreign);
    assert_eq!(device.to_string(), "The journal /dev/null: it is not a regular file");
    let pipe = folder.file();
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    assert_eq!(Journal::open(pipe).unwrap_err().problem(), JournalProblem::Foreign);
    let directory = Journal::open(folder.0.as_path()).unwrap_err();
    assert_eq!(directory.problem(), JournalProblem::Io);
    assert!(directory.to_string().contains("it can't be opened: "), "{directory}");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn after_a_write_to_a_full_disk_nothing_more_is_written() {
    let path = Path::new("/dev/full");
    let writer = super::writer::Writer::new(path, fs::OpenOptions::new().write(true).open(path).unwrap());
    for _ in 0..2 {
        let error = writer.write("line\n").await.unwrap_err();
        assert_eq!(error.problem(), JournalProblem::Io);
        assert!(error.to_string().starts_with("The journal /dev/full: it can't be written: No space left"), "{error}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_is_followed_and_both_names_are_one_journal() {
    let folder = Folder::new();
    let link = folder.0.join("link");
    std::os::unix::fs::symlink("rows.journal", &link).unwrap();
    let journal = Journal::open(&link).unwrap();
    journal.begin(&begin("1", "create", None)).await.unwrap();
    assert_eq!(Journal::open(folder.file()).unwrap_err().problem(), JournalProblem::InUse);
    drop(journal);
    assert_eq!(Journal::open(folder.file()).unwrap().summary().unanswered, 1);
}

#[tokio::test]
async fn what_could_not_be_read_again_is_not_written() {
    let folder = Folder::new();
    let journal = Journal::open(folder.file()).unwrap();
    let error = journal.begin(&begin(&"x".repeat(64 << 20), "create", None)).await.unwrap_err();
    assert_eq!(error.problem(), JournalProblem::Value);
    journal.begin(&begin("1", "create", None)).await.unwrap();
    drop(journal);
    assert_eq!(Journal::open(folder.file()).unwrap().summary().unanswered, 1);
}

#[tokio::test]
async fn requests_of_a_clock_that_was_ahead_count_from_now_on() {
    let folder = Folder::new();
    let now = SystemTime::now();
    {
        let journal = Journal::open(folder.file()).unwrap();
        journal.begin(&Begin { at: now, ..begin("1", "create", None) }).await.unwrap();
        journal.end(&End { at: now, ..end("1", "create", Outcome::NotApplied) }).await.unwrap();
        for at in [now + Duration::from_secs(1 << 32), time(u64::MAX)] {
            journal.begin(&Begin { at, ..begin("2", "create", None) }).await.unwrap();
            journal.end(&End { at, ..end("2", "create", Outcome::NotApplied) }).await.unwrap();
        }
    }
    let journal = Journal::open(folder.file()).unwrap();
    assert_eq!(journal.past().iter().map(|(_, _, count)| count).sum::<u64>(), 6);
    assert!(journal.past().iter().all(|(_, at, _)| *at <= SystemTime::now()));
}

#[tokio::test]
async fn one_run_uses_a_journal_at_a_time() {
    let folder = Folder::new();
    let journal = Journal::open(folder.file()).unwrap();
    let error = Journal::open(folder.file()).unwrap_err();
    assert_eq!(error.problem(), JournalProblem::InUse);
    assert!(error.to_string().ends_with("rows.journal: another run uses it; wait until that has ended"), "{error}");
    drop(journal);
    Journal::open(folder.file()).unwrap();
}

#[tokio::test]
async fn an_incomplete_last_line_is_removed_wherever_it_ends() {
    let folder = Folder::new();
    let path = folder.file();
    written(&path).await;
    let whole = fs::read(&path).unwrap();
    for length in (0..whole.len()).filter(|length| length % 5 == 0 || whole[length - 1] == b'\n') {
        fs::write(&path, &whole[..length]).unwrap();
        let repaired = Journal::open(&path).unwrap().summary().repaired;
        let complete = whole[..length].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        assert_eq!(repaired, complete != length, "{length}");
        let kept = complete.max(line::header().len());
        assert_eq!(fs::read(&path).unwrap(), &whole[..kept], "{length}");
    }
}

#[tokio::test]
async fn a_changed_line_is_reported_with_its_number() {
    let folder = Folder::new();
    let path = folder.file();
    written(&path).await;
    let whole = fs::read(&path).unwrap();
    let header = line::header().len();
    // Any change of any byte but the ends of lines.
    for at in (header..whole.len()).step_by(11).filter(|at| whole[*at] != b'\n') {
        let mut changed = whole.clone();
        changed[at] ^= 0x04;
        fs::write(&path, &changed).unwrap();
        let (problem, line, text) = problem(&path);
        let expected = 1 + whole[..at].iter().filter(|byte| **byte == b'\n').count();
        assert_eq!((problem, line), (JournalProblem::Damaged, Some(expected)), "{text}");
    }
    let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    fs::write(&path, [lines[0], lines[2], lines[3], lines[4]].concat()).unwrap();
    let (problem, line, text) = problem(&path);
    assert_eq!((problem, line), (JournalProblem::Damaged, Some(3)));
    assert!(
        text.ends_with("line 3: it is the end of a step that was not begun: a line before it is missing"),
        "{text}"
    );
}

#[test]
fn another_file_is_refused_and_not_changed() {
    let folder = Folder::new();
    let newer = line::header().replace("\"journal\":1", "\"journal\":2");
    for content in ["hello", "id;name\n1;x\n", "{\"sum\":\"0\"}\n", "{", "\n", newer.as_str()] {
        fs::write(folder.file(), content).unwrap();
        if content == "{" {
            // It may be the beginning of a first line.
            assert!(Journal::open(folder.file()).unwrap().summary().repaired);
            continue;
        }
        let (problem, line, text) = problem(&folder.file());
        assert_eq!((problem, line), (JournalProblem::Foreign, Some(1)), "{text}");
    }
    let error = Journal::open(folder.file().join("x")).unwrap_err();
    assert_eq!(error.problem(), JournalProblem::Io);
}

#[cfg(unix)]
#[tokio::test]
async fn only_the_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    written(&folder.file()).await;
    assert_eq!(fs::metadata(folder.file()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lines_of_many_steps_at_once_are_all_written_in_few_writes() {
    let folder = Folder::new();
    let journal = std::sync::Arc::new(Journal::open(folder.file()).unwrap());
    let tasks: Vec<_> = (0..500)
        .map(|row| {
            let journal = std::sync::Arc::clone(&journal);
            tokio::spawn(async move { journal.begin(&begin(&row.to_string(), "s", None)).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    drop(journal);
    assert_eq!(Journal::open(folder.file()).unwrap().summary().unanswered, 500);
}

#[tokio::test]
async fn a_caller_that_is_dropped_leaves_the_journal_usable() {
    let folder = Folder::new();
    let journal = Journal::open(folder.file()).unwrap();
    for row in 0..20 {
        let row = row.to_string();
        let line = begin(&row, "s", None);
        let mut write = Box::pin(journal.begin(&line));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(write.as_mut().poll(&mut context).is_pending());
    }
    journal.begin(&begin("last", "s", None)).await.unwrap();
    drop(journal);
    assert_eq!(Journal::open(folder.file()).unwrap().summary().unanswered, 21);
}
