//! The loop of a modification: read, change, write. It has no type parameters, so that applications don't compile it for
//! each resource.

use super::changes::{changed, check_editable, lost};
use super::omission::Omission;
use super::result::{ModifyErrorKind, Stop};
use super::rules::UpdateRules;
use super::tree::Tree;
use crate::call::{CallOptions, Client, Outcome, RawCall};
use crate::error::{ErrorKind, Failure, FieldError};
use crate::operation::Effect;

/// How often an update whose outcome is unknown is sent again, after the attempts of its call.
const REPEATS: u32 = 1;

/// How often the record is read after a conflict, until it has another lock token: reads may lag behind changes.
const READS: u32 = 3;

/// The code of a refusal because of omissions.
const OMITTED_MEMBERS: &str = "OmittedMembers";

/// The parts of a modification that need the types of the operations.
pub(super) trait Steps: Send {
    /// Starts the call of the read.
    fn read(&mut self) -> RawCall;

    /// Takes the response of the read, and makes the update from it.
    fn take_read(&mut self, outcome: Outcome) -> Result<(), Failure>;

    /// What the update leaves out.
    fn omissions(&self) -> &[Omission];

    /// The update as it is sent.
    fn tree(&self) -> Result<Tree, Failure>;

    /// Changes the update.
    fn change(&mut self);

    /// Starts the call of the update, which stays the same.
    fn update(&mut self) -> RawCall;

    /// Takes the response of the update.
    fn take_update(&mut self, outcome: Outcome) -> Result<(), Failure>;
}

/// The settings of a modification, and the properties of its update.
pub(super) struct Settings {
    pub(super) rules: &'static UpdateRules,
    /// The name of the update.
    pub(super) operation: &'static str,
    pub(super) effect: Effect,
    pub(super) accept_omissions: bool,
    pub(super) advice: bool,
    pub(super) max_conflicts: u32,
    pub(super) client: Client,
    pub(super) options: CallOptions,
}

/// The failure of an update, and whether any attempt may have been applied.
struct Rejected {
    failure: Failure,
    is_conflict: bool,
    may_be_applied: bool,
}

/// Modifies a record. Returns the number of conflicts.
pub(super) async fn run(steps: &mut dyn Steps, settings: &Settings) -> Result<u32, Stop> {
    let mut conflicts = 0;
    match modify(steps, settings, &mut conflicts).await {
        Ok(()) => Ok(conflicts),
        Err(stop) => Err(Stop { conflicts, ..stop }),
    }
}

async fn modify(steps: &mut dyn Steps, settings: &Settings, conflicts: &mut u32) -> Result<(), Stop> {
    let mut before = read(steps, settings).await?;
    loop {
        let (sent, changes) = prepare(steps, settings, &before)?;
        let Err(Rejected { failure, is_conflict, may_be_applied }) = update(steps, settings).await else {
            return Ok(());
        };
        if !is_conflict {
            return Err(Stop::new(ModifyErrorKind::Update, failure));
        }
        if may_be_applied {
            let newer = read_newer(steps, settings, &before, *conflicts).await;
            let (record, _) = newer.map_err(Stop::maybe_applied)?;
            let lost = lost(&sent, &record, &changes);
            return if lost.is_empty() { Ok(()) } else { Err(Stop::unconfirmed(failure, lost)) };
        }
        let repetition = *conflicts;
        *conflicts = repetition.saturating_add(1);
        if *conflicts > settings.max_conflicts {
            return Err(Stop::new(ModifyErrorKind::Conflicts, failure));
        }
        let (newer, is_newer) = read_newer(steps, settings, &before, repetition).await?;
        if !is_newer {
            return Err(Stop::new(ModifyErrorKind::OtherConflict, failure));
        }
        before = newer;
    }
}

/// Reads the record. Returns the update that would leave it as it is.
async fn read(steps: &mut dyn Steps, settings: &Settings) -> Result<Tree, Stop> {
    let outcome = steps.read().await;
    steps.take_read(outcome).map_err(|failure| Stop::new(ModifyErrorKind::Read, failure))?;
    let tree = steps.tree();
    tree.map_err(|failure| Stop::new(ModifyErrorKind::Update, failure.in_operation(settings.operation)))
}

/// Reads the record after a conflict, until it has another lock token than the one that was sent. False if it keeps that.
async fn read_newer(
    steps: &mut dyn Steps,
    settings: &Settings,
    before: &Tree,
    repetition: u32,
) -> Result<(Tree, bool), Stop> {
    let token = |tree: &Tree| tree.member(settings.rules.lock).cloned();
    let mut round = 0;
    loop {
        settings.client.back_off(&settings.options, repetition.saturating_add(round)).await;
        round += 1;
        let tree = read(steps, settings).await?;
        let is_newer = token(before).is_none() || token(before) != token(&tree);
        if is_newer || round == READS {
            return Ok((tree, is_newer));
        }
    }
}

/// Changes the record that was read. Returns the update as it is sent, and the paths that differ.
fn prepare(steps: &mut dyn Steps, settings: &Settings, before: &Tree) -> Result<(Tree, Vec<String>), Stop> {
    let refused = |kind| move |failure: Failure| Stop::new(kind, failure.in_operation(settings.operation));
    if !settings.accept_omissions {
        check_omissions(steps.omissions()).map_err(refused(ModifyErrorKind::Omissions))?;
    }
    steps.change();
    let sent = steps.tree().map_err(refused(ModifyErrorKind::Update))?;
    let changes = changed(before, &sent, settings.rules);
    if settings.advice {
        check_editable(before, &changes, settings.rules).map_err(refused(ModifyErrorKind::NotEditable))?;
    }
    Ok((sent, changes))
}

/// Refuses to erase what the read returned.
fn check_omissions(omissions: &[Omission]) -> Result<(), Failure> {
    let lost = omissions.iter().filter(|omission| !omission.is_empty());
    let fields = lost.map(|omission| {
        let (path, code) = (omission.path().to_owned(), OMITTED_MEMBERS.to_owned());
        FieldError::new(Some(path), Some(code), omission.reason().to_owned())
    });
    let fields: Vec<FieldError> = fields.collect();
    if fields.is_empty() {
        return Ok(());
    }
    let message = "The update leaves out values that the read returned, so it would erase them; nothing was sent \
                   (`accept_omissions()` sends it all the same)";
    let failure = Failure::new(ErrorKind::InvalidRequest, Some(OMITTED_MEMBERS.into()), message);
    Err(failure.with_details(None, fields))
}

/// Sends the update, and the same one again if it isn't known what became of it.
async fn update(steps: &mut dyn Steps, settings: &Settings) -> Result<(), Rejected> {
    let mut may_be_applied = false;
    let mut repeats = 0;
    loop {
        let outcome = steps.update().await;
        let Err(failure) = steps.take_update(outcome) else { return Ok(()) };
        let is_conflict = failure.kind() == ErrorKind::Service && failure.has_code(settings.rules.conflict);
        let is_ambiguous =
            failure.may_have_been_applied() || is_conflict && has_lost_attempt(&failure, settings.effect);
        may_be_applied |= is_ambiguous;
        if is_conflict || !is_ambiguous || repeats == REPEATS {
            let failure = failure.with_applied(may_be_applied);
            return Err(Rejected { failure, is_conflict, may_be_applied });
        }
        settings.client.back_off(&settings.options, repeats).await;
        repeats += 1;
    }
}

/// True if an attempt before the last one may have been applied, although the model calls the update idempotent: a lock
/// token makes the service reject the repetition of what it has applied.
fn has_lost_attempt(failure: &Failure, effect: Effect) -> bool {
    let is_lost = |status: Option<u16>| status.is_none_or(|status| status >= 500);
    let earlier = failure.history().attempts().split_last().map_or(&[][..], |(_, earlier)| earlier);
    effect != Effect::EachTime && earlier.iter().any(|attempt| is_lost(attempt.status))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::error::{Attempt, History};

    #[test]
    fn an_idempotent_update_with_a_lost_attempt_before_a_conflict_may_have_been_applied() {
        for (statuses, lost) in [
            (&[Some(409)][..], false),
            (&[Some(429), Some(409)], false),
            (&[None, Some(409)], true),
            (&[Some(502), Some(429), Some(409)], true),
        ] {
            let mut history = History::default();
            for status in statuses {
                history.add_attempt(Attempt {
                    begun: Duration::ZERO,
                    took: Duration::ZERO,
                    status: *status,
                    code: None,
                });
            }
            let failure = Failure::new(ErrorKind::Service, Some("ConflictException".into()), "").with_history(history);
            assert_eq!(has_lost_attempt(&failure, Effect::Once), lost, "{statuses:?}");
            // What changes data each time reports it itself.
            assert!(!has_lost_attempt(&failure, Effect::EachTime));
        }
    }
}
