//! What an update changes, and whether that may be changed in the state of the review: the crate of the client knows the
//! members.

use partnercentral_selling::operation::{GetOpportunityRequest, GetOpportunityResponse};
use partnercentral_selling::runtime::ReadForUpdate as _;
use partnercentral_selling::types::ReviewStatus;
use serde_json::Value;

use super::common::is_read_only;
use crate::rules;
use crate::state::Opportunity;
use crate::wire::Findings;

/// Reports the changes that the state of an opportunity doesn't permit. `reviews` is true if the update sets the status
/// of the review in place of AWS.
pub(super) fn check(old: &Opportunity, new: &GetOpportunityResponse, reviews: bool, findings: &mut Findings) {
    let status = old.review_status();
    let may_change = |path: &String| GetOpportunityRequest::may_change(status.as_str(), path);
    let mut fixed = changed_members(&old.record, new);
    fixed.retain(|path| may_change(path) == Some(false));
    if old.is_closed() {
        findings.add(&rules::FINAL_STAGES, "LifeCycle.Stage", "is final: nothing can be changed any more");
        return;
    }
    let (rule, message) = match &status {
        ReviewStatus::PendingSubmission => {
            (&rules::STAGE_BEFORE_SUBMISSION, "can't be changed before the opportunity is submitted")
        }
        ReviewStatus::ActionRequired => (&rules::ACTION_REQUIRED_MEMBERS, "can't be changed while action is required"),
        ReviewStatus::Approved => (&rules::APPROVED_MEMBERS, "can't be changed after approval"),
        status => {
            if is_read_only(status) && !(reviews && fixed.is_empty()) {
                let message = format!("is {status}: nothing can be changed in this state");
                findings.add(&rules::READ_ONLY_STATES, "LifeCycle.ReviewStatus", &message);
            }
            return;
        }
    };
    for path in &fixed {
        findings.add(rule, path, message);
    }
}

/// The paths of the members that differ. Lists are compared as a whole.
fn changed_members(old: &GetOpportunityResponse, new: &GetOpportunityResponse) -> Vec<String> {
    let [old, new] = [old, new].map(|record| serde_json::to_value(record).unwrap_or_default());
    let mut changes = Vec::new();
    compare(&old, &new, "", &mut changes);
    changes
}

fn compare(old: &Value, new: &Value, path: &str, changes: &mut Vec<String>) {
    if !old.is_object() && !new.is_object() {
        if old != new && !(is_empty(old) && is_empty(new)) {
            changes.push(path.to_owned());
        }
        return;
    }
    let names = [old, new].into_iter().filter_map(Value::as_object).flat_map(|members| members.keys());
    let mut names: Vec<&String> = names.collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        let member = |value: &Value| value.get(name).cloned().unwrap_or_default();
        compare(&member(old), &member(new), &path, changes);
    }
}

/// An empty list is the same as none.
fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use partnercentral_selling::types::{Account, Address, Customer, Project, SalesActivity};

    #[test]
    fn changes_are_found_in_all_depths() {
        let old = GetOpportunityResponse::new()
            .customer(Customer::new().account(Account::new().company_name("A").address(Address::new().city("B"))));
        let mut new = old.clone();
        assert_eq!(changed_members(&old, &new), [""; 0]);
        new.project = Some(Project::new().sales_activities(Vec::<SalesActivity>::new()));
        assert_eq!(changed_members(&old, &new), [""; 0], "empty structures and lists are no change");
        new.customer = None;
        let gone = ["Customer.Account.Address.City", "Customer.Account.CompanyName"];
        assert_eq!(changed_members(&old, &new), gone);
        assert_eq!(changed_members(&new, &old), gone);
    }

    #[test]
    fn a_state_in_which_not_even_the_close_date_can_be_changed_is_read_only() {
        for status in ReviewStatus::values() {
            let may_change = GetOpportunityRequest::may_change(status.as_str(), "LifeCycle.TargetCloseDate");
            assert_eq!(may_change, Some(!is_read_only(status)), "{status}");
        }
    }
}
