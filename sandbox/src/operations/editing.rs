//! What an update changes, and what may be changed in each state.

use partnercentral_selling::operation::GetOpportunityResponse;
use partnercentral_selling::types::ReviewStatus;
use serde_json::Value;

use super::common::is_read_only;
use crate::rules;
use crate::state::Opportunity;
use crate::wire::Findings;

/// The only members that can be changed when action is required; a name stands for everything in it.
const WHEN_ACTION_IS_REQUIRED: [&str; 10] = [
    "Customer.Account.Address.City",
    "Customer.Account.Address.CountryCode",
    "Customer.Account.Address.PostalCode",
    "Customer.Account.Address.StateOrRegion",
    "Customer.Account.Address.StreetAddress",
    "Customer.Account.WebsiteUrl",
    "LifeCycle.TargetCloseDate",
    "PartnerOpportunityIdentifier",
    "Project.CustomerBusinessProblem",
    "Project.ExpectedCustomerSpend",
];

/// The members that can't be changed after approval.
const NOT_AFTER_APPROVAL: [&str; 7] = [
    "Customer.Account.Address.CountryCode",
    "Customer.Account.Address.PostalCode",
    "Customer.Account.Industry",
    "Customer.Account.WebsiteUrl",
    "PartnerOpportunityIdentifier",
    "Project.CustomerBusinessProblem",
    "Project.Title",
];

/// The members of the review, which have their own rules.
const OF_THE_REVIEW: [&str; 3] = ["LifeCycle.ReviewComments", "LifeCycle.ReviewStatus", "LifeCycle.ReviewStatusReason"];

/// Reports the changes that the state of an opportunity doesn't permit. `reviews` is true if the update sets the status
/// of the review in place of AWS.
pub(super) fn check(old: &Opportunity, new: &GetOpportunityResponse, reviews: bool, findings: &mut Findings) {
    let status = old.review_status();
    let changes = changed_members(&old.record, new);
    if old.is_closed() {
        findings.add(&rules::FINAL_STAGES, "LifeCycle.Stage", "is final: nothing can be changed any more");
        return;
    }
    match &status {
        ReviewStatus::PendingSubmission if changes.iter().any(|path| path == "LifeCycle.Stage") => {
            let message = "can't be changed before the opportunity is submitted";
            findings.add(&rules::STAGE_BEFORE_SUBMISSION, "LifeCycle.Stage", message);
        }
        ReviewStatus::ActionRequired => {
            let fixed = changes.iter().filter(|path| !WHEN_ACTION_IS_REQUIRED.contains(&path.as_str()));
            for path in fixed {
                findings.add(&rules::ACTION_REQUIRED_MEMBERS, path, "can't be changed while action is required");
            }
        }
        ReviewStatus::Approved => {
            for path in changes.iter().filter(|path| NOT_AFTER_APPROVAL.contains(&path.as_str())) {
                findings.add(&rules::APPROVED_MEMBERS, path, "can't be changed after approval");
            }
        }
        status if is_read_only(status) && !(reviews && changes.is_empty()) => {
            let message = format!("is {status}: nothing can be changed in this state");
            findings.add(&rules::READ_ONLY_STATES, "LifeCycle.ReviewStatus", &message);
        }
        _ => {}
    }
}

/// The paths of the members that differ, without those of the review. Lists are compared as a whole.
fn changed_members(old: &GetOpportunityResponse, new: &GetOpportunityResponse) -> Vec<String> {
    let [old, new] = [old, new].map(|record| serde_json::to_value(record).unwrap_or_default());
    let mut changes = Vec::new();
    compare(&old, &new, "", &mut changes);
    changes.retain(|path| !OF_THE_REVIEW.contains(&path.as_str()));
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

    /// The client tells before sending what the sandbox rejects: its table is in the side file of the model.
    #[test]
    fn the_client_knows_the_same_lists() {
        let side_file = include_str!("../../../model/partnercentral-selling.codegen.json");
        let side_file: Value = serde_json::from_str(side_file).unwrap();
        let editable = &side_file["resources"]["Opportunity"]["editable"];
        assert_eq!(editable["status"], "LifeCycle.ReviewStatus");
        assert_eq!(editable["unchecked"], serde_json::json!(OF_THE_REVIEW));
        let states = editable["states"].as_object().unwrap();
        assert_eq!(states.len(), 6);
        for (state, members) in states {
            let expected = match ReviewStatus::from(state.as_str()) {
                ReviewStatus::PendingSubmission => serde_json::json!({ "except": ["LifeCycle.Stage"] }),
                ReviewStatus::ActionRequired => serde_json::json!({ "only": WHEN_ACTION_IS_REQUIRED }),
                ReviewStatus::Approved => serde_json::json!({ "except": NOT_AFTER_APPROVAL }),
                status if is_read_only(&status) => serde_json::json!({ "only": [] }),
                status => panic!("the sandbox has no rule for {status}"),
            };
            assert_eq!(*members, expected, "{state}");
        }
    }

    #[test]
    fn the_members_of_the_lists_exist() {
        let model = include_str!("../../../model/partnercentral-selling.json");
        let model: Value = serde_json::from_str(model).unwrap();
        let shapes = &model["shapes"];
        for path in WHEN_ACTION_IS_REQUIRED.iter().chain(&NOT_AFTER_APPROVAL).chain(&OF_THE_REVIEW) {
            let mut shape = "com.amazonaws.partnercentralselling#UpdateOpportunityRequest";
            for name in path.split('.') {
                shape = shapes[shape]["members"][name]["target"].as_str().unwrap_or_else(|| panic!("{path}"));
            }
        }
    }
}
