//! Finding the record that a request names, and whether it can be changed.

use partnercentral_selling::types::ReviewStatus;

use crate::rules;
use crate::state::{Invitation, Opportunity, View};
use crate::wire::Rejection;

/// The opportunity that a request names.
pub(super) fn opportunity<'a>(view: &'a mut View<'_>, id: Option<&str>) -> Result<&'a mut Opportunity, Rejection> {
    let (now, lag) = (view.now, view.timing.read_lag);
    let id = id.unwrap_or_default();
    let missing = |rule| Rejection::not_found(rule, &format!("There is no opportunity {id} in this catalog"));
    match view.catalog.opportunities.get_mut(id) {
        None => Err(missing(&rules::NOT_FOUND)),
        Some(found) if now < found.created.saturating_add(lag) => Err(missing(&rules::READ_LAG)),
        Some(found) => Ok(found),
    }
}

/// The invitation that a request names by its identifier or ARN.
pub(super) fn invitation<'a>(view: &'a mut View<'_>, name: Option<&str>) -> Result<&'a mut Invitation, Rejection> {
    let name = name.unwrap_or_default();
    let id = name.rsplit_once('/').map_or(name, |(_, id)| id);
    let found = view.catalog.invitations.get_mut(id);
    let found = found.filter(|it| it.record.id == name || it.record.arn.as_deref() == Some(name));
    found.ok_or_else(|| Rejection::not_found(&rules::NOT_FOUND, "There is no such invitation in this catalog"))
}

/// Reports an invitation that was accepted or rejected, or is expired.
pub(super) fn check_pending(invitation: &Invitation) -> Result<(), Rejection> {
    if invitation.running_task.is_some() {
        return Err(Rejection::conflict(&rules::ONE_TASK_AT_A_TIME, "A task for the invitation is running"));
    }
    match invitation.is_pending() {
        true => Ok(()),
        false => {
            let message = "names an invitation that is not pending";
            Err(Rejection::invalid(&rules::INVITATION_PENDING, "Identifier", message))
        }
    }
}

/// True in the states of the review in which nothing can be changed.
pub(super) fn is_read_only(status: &ReviewStatus) -> bool {
    matches!(status, ReviewStatus::Submitted | ReviewStatus::InReview | ReviewStatus::Rejected)
}

/// Reports an opportunity that a task is about to change.
pub(super) fn check_no_task(opportunity: &Opportunity) -> Result<(), Rejection> {
    match opportunity.running_task {
        Some(_) => Err(Rejection::conflict(&rules::CHANGE_DURING_TASK, "A task for the opportunity is running")),
        None => Ok(()),
    }
}

/// Reports an opportunity whose associations and team can't be changed.
pub(super) fn check_open(opportunity: &Opportunity, member: &str) -> Result<(), Rejection> {
    check_no_task(opportunity)?;
    if is_read_only(&opportunity.review_status()) || opportunity.is_closed() {
        let message = "names an opportunity that can't be changed in its state";
        return Err(Rejection::invalid(&rules::ASSOCIATION_STATES, member, message));
    }
    Ok(())
}
