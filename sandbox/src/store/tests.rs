//! Unit tests of the store: kept records, refused folders, damage, formats.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use partnercentral_events::Event;

use super::database::Data;
use super::{Changes, Folder, Key, Opened, Row, Store, StoreError};
use crate::events::{Delivery, EventFile, Outbox};

/// A folder for a test, which is removed at its end.
pub(super) struct Temporary(PathBuf);

impl Temporary {
    pub(super) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("partnercentral-sandbox-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn change(id: &str, value: Option<&str>) -> (Key, Option<Vec<u8>>) {
    let key = Key { kind: "task", catalog: "AWS", id: id.to_owned() };
    (key, value.map(|value| value.as_bytes().to_vec()))
}

/// Delivers to nobody, or to a file.
fn delivery(file: Option<&Path>) -> Delivery {
    Delivery::new(Outbox::new(0).listeners(), file.map(|file| EventFile::open(file).unwrap()))
}

fn created(path: &Path, changes: Changes) -> Store {
    match Folder::open(path).unwrap() {
        Opened::New(folder) => Store::start(folder.create(&changes).unwrap(), delivery(None)).unwrap(),
        Opened::Existing(..) => panic!("it exists"),
    }
}

fn existing(path: &Path) -> Result<(Store, Vec<Row>), StoreError> {
    match Folder::open(path)? {
        Opened::New(_) => panic!("it is new"),
        Opened::Existing(writer, rows) => Ok((Store::start(writer, delivery(None))?, rows)),
    }
}

fn refused(path: &Path) -> String {
    match Folder::open(path) {
        Err(error) => error.to_string(),
        Ok(_) => panic!("it was opened"),
    }
}

fn values(rows: &[Row]) -> Vec<(&str, &str)> {
    rows.iter().map(|row| (row.id.as_str(), std::str::from_utf8(&row.value).unwrap())).collect()
}

#[test]
fn what_was_written_is_there_again() {
    let folder = Temporary::new("again");
    let store = created(&folder.0, Changes::from([change("a", Some("1")), change("b", Some("2"))]));
    store.add(Changes::from([change("a", None), change("c", Some("3"))]), Vec::new());
    assert_eq!(store.wait(), Ok(()));
    drop(store);
    let (store, rows) = existing(&folder.0).unwrap();
    assert_eq!(values(&rows), [("b", "2"), ("c", "3")]);
    // What nobody waited for is written at the end.
    store.add(Changes::from([change("b", Some("4"))]), Vec::new());
    drop(store);
    assert_eq!(values(&existing(&folder.0).unwrap().1), [("b", "4"), ("c", "3")]);
}

#[test]
fn a_folder_has_one_user_at_a_time() {
    let folder = Temporary::new("one-user");
    let store = created(&folder.0, Changes::new());
    let message = format!("{} is used by another sandbox: stop it, or choose another folder", folder.0.display());
    assert_eq!(refused(&folder.0), message);
    drop(store);
    existing(&folder.0).unwrap();
}

#[test]
fn a_creation_that_was_interrupted_is_begun_again() {
    let folder = Temporary::new("interrupted");
    drop(created(&folder.0, Changes::new()));
    for unfinished in [&b""[..], b"redb", &[7; 100_000]] {
        fs::remove_file(folder.file("store.redb")).unwrap();
        fs::write(folder.file("store.new"), unfinished).unwrap();
        drop(created(&folder.0, Changes::from([change("a", Some("1"))])));
        assert_eq!(values(&existing(&folder.0).unwrap().1), [("a", "1")]);
    }
}

#[test]
fn a_folder_with_other_files_is_refused() {
    let folder = Temporary::new("others");
    drop(created(&folder.0, Changes::new()));
    fs::remove_file(folder.file("store.redb")).unwrap();
    fs::write(folder.file("notes.txt"), "x").unwrap();
    let message = format!(
        "{} has other files and no store: choose an empty folder, or one that doesn't exist",
        folder.0.display()
    );
    assert_eq!(refused(&folder.0), message);
    assert_eq!(refused(&folder.file("notes.txt")).split(" can't be made: ").count(), 2, "a file in place of a folder");
}

#[cfg(unix)]
#[test]
fn a_folder_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Temporary::new("owner");
    let inner = folder.file("inner");
    drop(created(&inner, Changes::new()));
    for made in [&folder.0, &inner] {
        assert_eq!(fs::metadata(made).unwrap().permissions().mode() & 0o777, 0o700);
    }
    for (mode, text) in [(0o750, "750"), (0o701, "701")] {
        fs::set_permissions(&inner, fs::Permissions::from_mode(mode)).unwrap();
        let message = format!(
            "{} can be used by other users (its mode is {text}): run `chmod 700` on it, or choose another folder",
            inner.display()
        );
        assert_eq!(refused(&inner), message);
    }
}

#[test]
fn a_store_without_its_last_answered_write_is_refused() {
    let folder = Temporary::new("lost");
    let store = created(&folder.0, Changes::new());
    let database = folder.file("store.redb");
    for number in 0..3 {
        store.add(Changes::from([change("a", Some(&number.to_string()))]), Vec::new());
        store.wait().unwrap();
    }
    drop(store);
    fs::write(folder.file("commits"), format!("{:020}\n", 4)).unwrap();
    let message = format!(
        "{} is damaged: it has the state after 3 transactions, but 4 were answered; restore the folder from a copy, or \
         choose another folder",
        database.display()
    );
    assert_eq!(refused(&folder.0), message);
    for invalid in ["", "3\n", "0000000000000000000x\n", "00000000000000000003"] {
        fs::write(folder.file("commits"), invalid).unwrap();
        assert!(refused(&folder.0).contains("commits is damaged: it is not a line with a number"), "{invalid:?}");
    }
    fs::write(folder.file("commits"), format!("{:020}\n", 3)).unwrap();
    fs::remove_file(&database).unwrap();
    assert!(refused(&folder.0).contains("store.redb is damaged: it is missing, but 3 transactions were answered"));
}

/// Changes of a file, of which each has a name.
fn damaged(original: &[u8], random: &mut fastrand::Rng) -> (String, Vec<u8>) {
    let mut bytes = original.to_vec();
    let kind = random.u8(0..5);
    // Most of the file is free space: half of the changes are where something is.
    let used = |random: &mut fastrand::Rng| loop {
        let at = random.usize(0..original.len());
        if original[at] != 0 {
            break at;
        }
    };
    let name = match kind {
        0 => {
            // The head alone has several cases.
            let shortened = if random.bool() { 330 } else { bytes.len() };
            let length = random.usize(0..shortened);
            bytes.truncate(length);
            format!("the length is {length}")
        }
        1 => {
            let (at, bit) = (random.usize(0..320), random.u8(0..8));
            bytes[at] ^= 1 << bit;
            format!("bit {bit} of byte {at} in the head is another one")
        }
        2 => {
            let from = used(random) / 4096 * 4096;
            let until = (from + 4096).min(bytes.len());
            bytes[from..until].fill(0);
            format!("the page at {from} is empty")
        }
        3 => {
            let (at, bit) = (used(random), random.u8(0..8));
            bytes[at] ^= 1 << bit;
            format!("bit {bit} of byte {at} is another one")
        }
        _ => {
            let (at, bit) = (random.usize(0..bytes.len()), random.u8(0..8));
            bytes[at] ^= 1 << bit;
            format!("bit {bit} of byte {at} is another one")
        }
    };
    (name, bytes)
}

#[test]
fn a_damaged_store_is_refused_or_has_everything_that_was_answered() {
    let folder = Temporary::new("damage");
    let store = created(&folder.0, Changes::new());
    for number in 0..100 {
        let value = format!("{{\"number\": {number}, \"text\": \"{}\"}}", "records of ten clinics ".repeat(20));
        store.add(Changes::from([change(&format!("task-{number}"), Some(&value))]), Vec::new());
        store.wait().unwrap();
    }
    let open = fs::read(folder.file("store.redb")).unwrap();
    drop(store);
    let closed = fs::read(folder.file("store.redb")).unwrap();
    let commits = fs::read(folder.file("commits")).unwrap();
    let expected = existing(&folder.0).unwrap().1;
    assert_eq!(expected.len(), 100);

    let mut random = fastrand::Rng::with_seed(16);
    let (mut refusals, mut intact) = (0, 0);
    // A file as it is while the sandbox runs, and one that was closed.
    for case in 0..200 {
        let (name, bytes) = damaged([&open, &closed][case % 2], &mut random);
        fs::write(folder.file("store.redb"), bytes).unwrap();
        fs::write(folder.file("commits"), &commits).unwrap();
        match existing(&folder.0) {
            Ok((_, rows)) => {
                assert_eq!(rows, expected, "{name}");
                intact += 1;
            }
            Err(error) => {
                let error = error.to_string();
                assert!(error.contains("store.redb is damaged: ") && !error.contains("clinics"), "{name}: {error}");
                refusals += 1;
            }
        }
    }
    println!("{refusals} damaged files were refused, {intact} had everything");
    assert!(refusals > 50 && intact > 20, "{refusals} {intact}");
}

#[test]
fn older_formats_are_migrated_and_newer_ones_refused() {
    let folder = Temporary::new("formats");
    let records = r#"{"id": "task-1", "started": 5000}"#;
    drop(created(&folder.0, Changes::from([change("task-1", Some(records))])));
    let database = folder.file("store.redb");
    Data::set_format(&database, 0);
    let migrated = |path: &Path| values(&existing(path).unwrap().1)[0].1.to_owned();
    assert_eq!(migrated(&folder.0), r#"{"completes":6000,"id":"task-1","started":5000}"#);
    assert_eq!(migrated(&folder.0), r#"{"completes":6000,"id":"task-1","started":5000}"#, "it is the new version now");

    Data::set_format(&database, 0);
    let store = existing(&folder.0).unwrap().0;
    store.add(Changes::from([change("task-1", Some("{"))]), Vec::new());
    drop(store);
    Data::set_format(&database, 0);
    assert!(refused(&folder.0).contains("task task-1 of AWS is not JSON; restore the folder"));

    Data::set_format(&database, 2);
    let message = format!(
        "{} has the format 2 of a newer version of the sandbox; this one reads formats up to 1: use the newer version, or \
         choose another folder",
        database.display()
    );
    assert_eq!(refused(&folder.0), message);
}

/// The identifiers of the events in a file.
fn delivered(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap();
    text.lines().map(|line| Event::from_json(line).unwrap().id().unwrap().to_owned()).collect()
}

fn event(id: &str) -> Arc<Event> {
    Arc::new(Event::from_json(&format!("{{\"id\": \"{id}\"}}")).unwrap())
}

#[test]
fn events_that_were_stored_are_delivered_after_a_kill() {
    let folder = Temporary::new("events");
    drop(created(&folder.0, Changes::new()));
    let (file, before) = (folder.0.with_extension("jsonl"), folder.file("before.redb"));
    let open = || match Folder::open(&folder.0).unwrap() {
        Opened::Existing(writer, rows) => (writer, rows),
        Opened::New(_) => panic!("it is new"),
    };
    let store = Store::start(open().0, delivery(Some(&file))).unwrap();
    store.add(Changes::from([change("a", Some("1"))]), vec![event("1"), event("2")]);
    store.wait().unwrap();
    // The database as a kill leaves it.
    fs::copy(folder.file("store.redb"), &before).unwrap();
    drop(store);
    assert_eq!(delivered(&file), ["1", "2"]);
    assert!(open().0.outgoing.is_empty(), "a sandbox that ends removes what was delivered");

    fs::rename(&before, folder.file("store.redb")).unwrap();
    fs::write(folder.file("commits"), format!("{:020}\n", 1)).unwrap();
    let (writer, rows) = open();
    assert_eq!(values(&rows), [("a", "1")], "events are no records");
    assert_eq!(writer.outgoing.len(), 2);
    fs::write(&file, "{\"id\": \"1\"}\n").unwrap();
    drop(Store::start(writer, delivery(Some(&file))).unwrap());
    assert_eq!(delivered(&file), ["1", "2"]);
    assert!(open().0.outgoing.is_empty());
    fs::remove_file(file).unwrap();
}

/// Each write of this file fails, as on a full disk.
#[cfg(target_os = "linux")]
#[test]
fn events_that_the_file_does_not_take_stay_in_the_store() {
    let folder = Temporary::new("full");
    drop(created(&folder.0, Changes::new()));
    let open = || match Folder::open(&folder.0).unwrap() {
        Opened::Existing(writer, _) => writer,
        Opened::New(_) => panic!("it is new"),
    };
    let store = Store::start(open(), delivery(Some(Path::new("/dev/full")))).unwrap();
    for id in ["1", "2"] {
        store.add(Changes::from([change("a", Some(id))]), vec![event(id)]);
        store.wait().unwrap();
    }
    drop(store);
    let file = folder.0.with_extension("jsonl");
    drop(Store::start(open(), delivery(Some(&file))).unwrap());
    assert_eq!(delivered(&file), ["1", "2"]);
    fs::remove_file(file).unwrap();
}
