//! The rules: the rooms of the table exist, a room uses only rooms below it, and files have no cycles.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::edges::Edge;
use crate::modules::{Crate, Sources};

/// The maximum number of files and folders at the root of a crate's source.
const MAX_ENTRIES: usize = 15;

/// Entries at the root that are not rooms.
const ROOTS: [&str; 2] = ["lib.rs", "main.rs"];

/// The modules and edges of a crate, and the violations of the rules.
pub(crate) struct Report {
    pub(crate) modules: usize,
    pub(crate) edges: Vec<Edge>,
    /// What can't be parsed or resolved, as `file:line: sentence`.
    pub(crate) unread: Vec<String>,
    /// All violations, as sentences with their places.
    pub(crate) violations: Vec<String>,
}

/// Checks a crate against its table in `document`, the text of `ARCHITECTURE.md`. `folder` is the folder of the crate,
/// such as `runtime`, and `library` its name in the binary.
pub(crate) fn check(document: &str, folder: &str, library: &str, sources: &Sources) -> Report {
    let source = Crate::read(library, sources);
    let (edges, unresolved) = source.edges();
    let unread = [source.unread, unresolved].concat();
    let rooms = rooms(document, folder);
    let mut violations = violations_of_the_table(&rooms, folder, sources);
    violations.extend(unread.iter().map(|sentence| format!("{folder}/src/{sentence}")));
    violations.extend(upward_uses(&rooms, folder, &edges));
    violations.extend(cycles(folder, &edges));
    Report { modules: source.modules.len(), edges, unread, violations }
}

struct Room<'a> {
    name: &'a str,
    purpose: &'a str,
    line: usize,
}

/// The rows of the table below the heading `Rooms of <folder> …`, lowest room first.
fn rooms<'a>(document: &'a str, folder: &str) -> Vec<Room<'a>> {
    let is_heading = |line: &str| line.starts_with('#');
    let is_ours = |line: &str| {
        let heading = line.trim_start_matches('#').replace('`', "");
        is_heading(line) && heading.split_whitespace().take(3).eq(["Rooms", "of", folder])
    };
    let lines = (1..).zip(document.lines()).skip_while(|(_, line)| !is_ours(line)).skip(1);
    let rows = lines.take_while(|(_, line)| !is_heading(line)).filter_map(|(line, row)| {
        let mut cells = row.strip_prefix('|')?.split('|').map(str::trim);
        let name = cells.next()?.strip_prefix('`')?.strip_suffix('`')?;
        let name = name.trim_end_matches('/').trim_end_matches(".rs");
        Some(Room { name, purpose: cells.next().unwrap_or_default(), line })
    });
    rows.collect()
}

/// The room of a file: the file or folder at the root. `None` for the roots themselves.
fn room_of(file: &str) -> Option<&str> {
    (!ROOTS.contains(&file)).then(|| file.split('/').next().unwrap_or(file).trim_end_matches(".rs"))
}

fn violations_of_the_table(rooms: &[Room<'_>], folder: &str, sources: &Sources) -> Vec<String> {
    let mut all = Vec::new();
    let entries: BTreeSet<&str> = sources.keys().filter_map(|file| file.split('/').next()).collect();
    if entries.len() > MAX_ENTRIES {
        let count = entries.len();
        all.push(format!(
            "{folder}/src: {count} files and folders are at its root, {MAX_ENTRIES} are allowed: join rooms"
        ));
    }
    let on_disk: BTreeSet<&str> = sources.keys().filter_map(|file| room_of(file)).collect();
    for (place, Room { name, purpose, line }) in rooms.iter().enumerate() {
        let at = format!("ARCHITECTURE.md:{line}: the room `{name}`");
        if !on_disk.contains(name) {
            all.push(format!("{at} is neither a file nor a folder in {folder}/src: remove the row"));
        }
        if purpose.is_empty() {
            all.push(format!("{at} has no purpose: write one line into the second column"));
        }
        if rooms[..place].iter().any(|before| before.name == *name) {
            all.push(format!("{at} is in the table twice: keep one row"));
        }
    }
    for name in on_disk {
        if !rooms.iter().any(|room| room.name == name) {
            all.push(format!(
                "{folder}/src/{name}: this room is missing in ARCHITECTURE.md: give it a row below `Rooms of {folder}`, \
                 after the rooms that it uses"
            ));
        }
        let file = [format!("{name}.rs"), format!("{name}/mod.rs")].into_iter().find(|file| sources.contains_key(file));
        let text = file.as_ref().map_or("", |file| &sources[file]);
        if !text.starts_with("//! ") {
            let file = file.unwrap_or_else(|| format!("{name}/mod.rs"));
            all.push(format!(
                "{folder}/src/{file}:1: this room doesn't start with a line `//! ` that states its purpose"
            ));
        }
    }
    all
}

/// Uses of a room above the own one. The roots may use all rooms, and everything may use what the roots define.
fn upward_uses(rooms: &[Room<'_>], folder: &str, edges: &[Edge]) -> Vec<String> {
    let height = |room: &str| rooms.iter().position(|known| known.name == room);
    let sentences = edges.iter().filter_map(|Edge { from, line, to, name }| {
        let (user, used) = (room_of(from)?, room_of(to)?);
        (height(used)? > height(user)?).then(|| {
            format!(
                "{folder}/src/{from}:{line}: the room `{user}` uses `{name}` of {to}, but the room `{used}` is above it in \
                 ARCHITECTURE.md: move what is used into a lower room, pass it in, or correct the order"
            )
        })
    });
    sentences.collect()
}

/// Groups of files that use each other, directly or through other files.
fn cycles(folder: &str, edges: &[Edge]) -> Vec<String> {
    let mut used: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for edge in edges {
        used.entry(&edge.from).or_default().insert(&edge.to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = used.keys().map(|file| (*file, reached_from(file, &used))).collect();
    let mut cycles: BTreeSet<Vec<&str>> = BTreeSet::new();
    for (file, from_it) in &reached {
        let mutual = from_it.iter().filter(|other| reached.get(**other).is_some_and(|back| back.contains(file)));
        cycles.insert(mutual.copied().collect());
    }
    cycles.into_iter().filter(|cycle| cycle.len() > 1).map(|cycle| describe_cycle(folder, &cycle, edges)).collect()
}

fn reached_from<'a>(file: &'a str, used: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = vec![file];
    while let Some(next) = open.pop() {
        open.extend(used.get(next).into_iter().flatten().filter(|other| reached.insert(**other)));
    }
    reached
}

fn describe_cycle(folder: &str, files: &[&str], edges: &[Edge]) -> String {
    let count = files.len();
    let mut text = format!("{folder}/src: {count} files form a cycle: move what both sides use into a file below them");
    let mut inside: Vec<&Edge> =
        edges.iter().filter(|edge| [&edge.from, &edge.to].iter().all(|file| files.contains(&file.as_str()))).collect();
    inside.sort_by_key(|edge| (&edge.from, &edge.to, edge.line));
    inside.dedup_by_key(|edge| (&edge.from, &edge.to));
    for Edge { from, line, to, name } in inside {
        let _ = write!(text, "\n    {folder}/src/{from}:{line}: `{name}` of {to}");
    }
    text
}
