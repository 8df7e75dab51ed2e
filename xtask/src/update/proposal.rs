//! What an update changes, computed without writing anything.

use std::collections::{BTreeMap, BTreeSet};
use std::time::SystemTime;

use serde_json::Value;
use smithy_client_codegen::CHANGE_LOG;
use smithy_client_codegen::cli::{self, DiffFlags, ModelText};
use smithy_client_codegen::diff::{OldName, Report, Rust};

use super::change_log;
use super::documentation::{self, Kept};
use super::flags::Start;
use super::repository::Repository;
use super::side_file;
use super::transaction::Changes;
use super::versions;
use crate::codegen::{GENERATED, MODEL, OUTLINE};

const SIDE_FILE: &str = "model/partnercentral-selling.codegen.json";

/// A computed update.
pub(super) struct Proposal {
    pub(super) report: Report,
    pub(super) changes: Changes,
    /// The names that the side file gets.
    pub(super) pinned: Vec<OldName>,
    /// The items of the side file's names that the model no longer has.
    pub(super) dropped: Vec<String>,
    /// The names of renamed items that `--keep-names` would pin.
    pub(super) renamed: Vec<OldName>,
    /// The shapes, with their members, whose documentation is not ours.
    pub(super) foreign: BTreeMap<String, BTreeSet<String>>,
    /// The warnings about the new model.
    pub(super) warnings: String,
}

impl Proposal {
    /// Computes an update.
    ///
    /// # Errors
    /// The problems of the new model: it is of another service, or no crate can be generated from it.
    pub(super) fn new(repository: &Repository, start: &Start) -> Result<Self, String> {
        let read = |path: &std::path::Path| ModelText::read(path).map_err(|problem| format!("error: {problem}"));
        let old = read(&repository.path(MODEL))?;
        let given = ModelText { side_file: None, copied: BTreeMap::new(), ..read(&start.model)? };
        check_same_service(&old, &given)?;
        let Kept { text, foreign } = documentation::keep(&old.text, &given.text)?;
        let text = if start.take_docs { given.text } else { text };
        let (_, side) = old.side_file.clone().unwrap_or_else(|| (SIDE_FILE.to_owned(), "{}\n".to_owned()));
        let mut new = ModelText {
            file: given.file,
            text,
            side_file: Some((SIDE_FILE.to_owned(), side)),
            copied: old.copied.clone(),
        };

        let dropped = cli::names_of_nothing(&new)?;
        change_side(&mut new, |side| side_file::without_names(side, &dropped))?;
        let (report, pinned) = pin(&old, &mut new, start.keep_names)?;
        let renamed: Vec<OldName> = report.old_names.iter().filter(|name| name.renamed).cloned().collect();
        if report.verdict.rust != Rust::None {
            change_side(&mut new, |side| side_file::with_version(side, &report.version.to))?;
            let present = old.copied.get(CHANGE_LOG).map(String::as_str);
            new.copied.insert(CHANGE_LOG.to_owned(), change_log::with(present, &report.to_change_log()));
        }
        let mut proposal = Self {
            report,
            changes: Changes::new(),
            pinned,
            dropped,
            renamed,
            foreign: if start.take_docs { BTreeMap::new() } else { foreign },
            warnings: String::new(),
        };
        proposal.add_files(repository, &new)?;
        Ok(proposal)
    }

    fn add_files(&mut self, repository: &Repository, new: &ModelText) -> Result<(), String> {
        let generated = cli::preview(&repository.request(), new).map_err(|failure| failure.to_string())?;
        self.warnings = generated.warnings.render(&new.file, &new.text);
        let mut files: BTreeMap<String, Option<String>> =
            repository.tracked(GENERATED)?.into_iter().map(|path| (path, None)).collect();
        for (path, text) in generated.files {
            files.insert(format!("{GENERATED}/{path}"), Some(text));
        }
        files.insert(OUTLINE.to_owned(), Some(generated.outline));
        files.insert(MODEL.to_owned(), Some(new.text.clone()));
        if let Some((_, side)) = &new.side_file {
            files.insert(SIDE_FILE.to_owned(), Some(side.clone()));
        }
        if let Some(change_log) = new.copied.get(CHANGE_LOG) {
            files.insert(format!("model/{CHANGE_LOG}"), Some(change_log.clone()));
        }
        let versions = (self.report.version.from.as_str(), self.report.version.to.as_str());
        for (path, text) in versions::updated(repository, versions)? {
            files.insert(path.to_owned(), Some(text));
        }
        for (path, text) in files {
            let (old, new) = (repository.content(&path)?, text.map(String::into_bytes));
            if !is_same(old.as_deref(), new.as_deref()) {
                self.changes.insert(path, (old, new));
            }
        }
        Ok(())
    }
}

/// True if two contents are equal but for ends of lines, which git may change.
fn is_same(old: Option<&[u8]>, new: Option<&[u8]>) -> bool {
    let text = |content: Option<&[u8]>| content.map(|bytes| String::from_utf8_lossy(bytes).replace("\r\n", "\n"));
    old == new || text(old) == text(new)
}

fn change_side(model: &mut ModelText, change: impl FnOnce(&str) -> Result<String, String>) -> Result<(), String> {
    if let Some((_, side)) = &mut model.side_file {
        *side = change(side)?;
    }
    Ok(())
}

fn compare(old: &ModelText, new: &ModelText) -> Result<Report, String> {
    cli::diff_report(&DiffFlags::default(), old, new, SystemTime::UNIX_EPOCH)
}

/// Pins the old names of items whose names others take, and with `keep_names` also of renamed items, where that works.
fn pin(old: &ModelText, new: &mut ModelText, keep_names: bool) -> Result<(Report, Vec<OldName>), String> {
    let mut report = compare(old, new)?;
    let wanted: Vec<OldName> = report.old_names.iter().filter(|name| keep_names || !name.renamed).cloned().collect();
    let mut pinned = Vec::new();
    for name in wanted {
        let mut candidate = new.clone();
        change_side(&mut candidate, |side| side_file::with_names(side, &[(name.id.clone(), name.name.clone())]))?;
        // The name may be invalid for the item, such as that of an operation for its request.
        let Ok(next) = compare(old, &candidate) else { continue };
        if next.old_names.len() < report.old_names.len() {
            *new = candidate;
            report = next;
            pinned.push(name);
        }
    }
    Ok((report, pinned))
}

/// Checks that both are models of one service: its shape or its name in SDKs is the same.
fn check_same_service(old: &ModelText, new: &ModelText) -> Result<(), String> {
    let (before, after) = (service(old)?, service(new)?);
    if before.0 == after.0 || (before.1.is_some() && before.1 == after.1) {
        return Ok(());
    }
    let name = |(id, sdk_id): (String, Option<String>)| sdk_id.map_or(id.clone(), |sdk_id| format!("{sdk_id} ({id})"));
    Err(format!(
        "error: `{}` is a model of another service: {}, not {}\n  help: for another service, use `cargo xtask codegen \
         --model FILE --out DIR`",
        new.file,
        name(after),
        name(before)
    ))
}

/// The id of the service, and its name in SDKs.
fn service(model: &ModelText) -> Result<(String, Option<String>), String> {
    let value: Value = serde_json::from_str(&model.text)
        .map_err(|error| format!("error: `{}` is not a model: {error}", model.file))?;
    let mut shapes = value["shapes"].as_object().into_iter().flatten();
    let found = shapes.find(|(_, shape)| shape["type"] == "service");
    let (id, shape) = found.ok_or_else(|| format!("error: `{}` has no service", model.file))?;
    Ok((id.clone(), shape["traits"]["aws.api#service"]["sdkId"].as_str().map(str::to_owned)))
}
