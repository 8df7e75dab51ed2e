//! `update`: replaces the model of the repository. It checks and computes everything first, and then changes all files
//! together.

mod change_log;
mod documentation;
mod flags;
mod proposal;
mod pull_request;
mod repository;
mod side_file;
#[cfg(test)]
mod tests;
mod transaction;
mod versions;

use std::path::Path;

pub(crate) use self::flags::{Action, Start, help};
use self::proposal::Proposal;
use self::repository::Repository;
use self::transaction::Steps;
use crate::{print, print_error};

pub(crate) fn run(root: &Path, action: &Action) -> Result<(), String> {
    let repository = Repository::new(root);
    let steps: Steps<'_> = &mut || Ok(());
    match action {
        Action::Start(flags) => {
            let Some(proposal) = start(&repository, flags, steps)? else {
                print_error("The model is the one that is here. Nothing to do.");
                return Ok(());
            };
            print_error(&proposal.report.to_text());
            let verb = if flags.dry_run { "would change" } else { "changed" };
            print_error(&format!("{} files {verb}. The text of the pull request:", proposal.changes.len()));
            print(&pull_request::text(&proposal));
        }
        Action::Continue => {
            let body = transaction::resume(&repository, steps)?;
            print_error("The update is complete. The text of the pull request:");
            print(&body);
        }
        Action::Abort => {
            transaction::abort(&repository, steps)?;
            print_error("The update is undone.");
        }
        Action::Help => print(help()),
    }
    Ok(())
}

/// Computes an update and, unless it is a dry run, makes it. `None` if there is nothing to do.
fn start(repository: &Repository, flags: &Start, steps: Steps<'_>) -> Result<Option<Proposal>, String> {
    transaction::check_none(repository)?;
    if !flags.dry_run {
        repository.check_clean()?;
        repository.check_fresh()?;
    }
    let proposal = Proposal::new(repository, flags)?;
    if proposal.changes.is_empty() {
        return Ok(None);
    }
    if !flags.dry_run {
        transaction::run(repository, &proposal.changes, &pull_request::text(&proposal), steps)?;
    }
    Ok(Some(proposal))
}
