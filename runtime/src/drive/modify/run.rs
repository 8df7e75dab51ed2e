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
    loop {
        let stop = |kind, failure| Stop { kind, failure, conflicts, lost: Vec::new() };
        let prepared = prepare(steps, settings).await;
        let (sent, changes) = prepared.map_err(|(kind, failure)| stop(kind, failure))?;
        let Err(Rejected { failure, is_conflict, may_be_applied }) = update(steps, settings).await else {
            return Ok(conflicts);
        };
        match (is_conflict, may_be_applied) {
            (false, _) => return Err(stop(ModifyErrorKind::Update, failure)),
            (true, true) => {
                let confirmed = confirm(steps, failure, &sent, &changes).await;
                return confirmed.map(|()| conflicts).map_err(|stopped| Stop { conflicts, ..stopped });
            }
            (true, false) => {}
        }
        conflicts += 1;
        if conflicts > settings.max_conflicts {
            return Err(Stop { kind: ModifyErrorKind::Conflicts, failure, conflicts, lost: Vec::new() });
        }
        settings.client.back_off(&settings.options, conflicts - 1).await;
    }
}

/// Reads the record and changes it. Returns the update as it is sent, and the paths that differ.
async fn prepare(
    steps: &mut dyn Steps,
    settings: &Settings,
) -> Result<(Tree, Vec<String>), (ModifyErrorKind, Failure)> {
    let refused = |kind| move |failure: Failure| (kind, failure.in_operation(settings.operation));
    read(steps).await.map_err(|failure| (ModifyErrorKind::Read, failure))?;
    if !settings.accept_omissions {
        check_omissions(steps.omissions()).map_err(refused(ModifyErrorKind::Omissions))?;
    }
    let before = steps.tree().map_err(refused(ModifyErrorKind::Update))?;
    steps.change();
    let sent = steps.tree().map_err(refused(ModifyErrorKind::Update))?;
    let changes = changed(&before, &sent, settings.rules);
    if settings.advice {
        check_editable(&before, &changes, settings.rules).map_err(refused(ModifyErrorKind::NotEditable))?;
    }
    Ok((sent, changes))
}

async fn read(steps: &mut dyn Steps) -> Result<(), Failure> {
    let outcome = steps.read().await;
    steps.take_read(outcome)
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

/// Reads the record after a conflict that may be the consequence of an earlier attempt. Success if the record holds
/// what was changed.
async fn confirm(steps: &mut dyn Steps, conflict: Failure, sent: &Tree, changes: &[String]) -> Result<(), Stop> {
    let stop = |kind, failure: Failure, lost| Stop { kind, failure: failure.with_applied(true), conflicts: 0, lost };
    let record = match read(steps).await {
        Ok(()) => steps.tree(),
        Err(failure) => Err(failure),
    };
    let record = record.map_err(|failure| stop(ModifyErrorKind::Read, failure, Vec::new()))?;
    let lost: Vec<String> = lost(sent, &record, changes).into_iter().map(str::to_owned).collect();
    if lost.is_empty() { Ok(()) } else { Err(stop(ModifyErrorKind::Unconfirmed, conflict, lost)) }
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
