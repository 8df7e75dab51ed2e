//! The waits of the side file: what is generated, and what is reported if they don't fit the model.

use serde_json::{Value, json};
use smithy_client_codegen::{Options, Selection, Waits, generate};

use crate::support::{MODEL, options};

fn wait() -> Value {
    json!({
        "documentation": "It is there.",
        "operation": "GetOpportunity",
        "path": "LifeCycle.ReviewStatus",
        "reached": ["Approved"],
        "failed": ["Rejected"],
        "pending_errors": ["ResourceNotFoundException"],
        "min_delay": 1, "max_delay": 2, "deadline": 3,
        "after": {
            "CreateOpportunity": {"request": {"Catalog": "request.Catalog", "Identifier": "response.Id"}}
        }
    })
}

fn with(name: &str, wait: Value) -> Options {
    let waits = Waits::parse("m.codegen.json", &json!({ name: wait })).unwrap();
    Options { waits, ..options() }
}

#[test]
fn a_member_of_the_next_request_can_come_from_the_response() {
    let generated = generate(MODEL, &with("OpportunityThere", wait())).unwrap();
    let text = &generated.files["src/waits.rs"];
    assert!(
        text.contains("impl Waitable for CreateOpportunityRequest {\n    type Waiter = OpportunityThere;"),
        "{text}"
    );
    assert!(text.contains("        request.catalog = self.catalog.clone();\n"), "{text}");
    assert!(text.contains("        request.identifier = Some(answer.id.clone());\n"), "{text}");
    assert!(generated.outline.contains("wait OpportunityThere: GetOpportunity LifeCycle.ReviewStatus"));
    assert!(generated.outline.contains("  after CreateOpportunity, request catalog from request catalog"));
}

#[test]
fn without_waits_there_is_no_file_for_them() {
    let generated = generate(MODEL, &options()).unwrap();
    assert!(!generated.files.contains_key("src/waits.rs") && !generated.files["src/lib.rs"].contains("waits"));
}

#[test]
fn what_does_not_fit_the_model_is_reported_with_the_nearest_name() {
    let changed = |key: &str, value: Value| {
        let mut wait = wait();
        wait[key] = value;
        ("OpportunityThere", wait)
    };
    let after = |operation: &str, after: Value| changed("after", json!({ operation: after }));
    let request = |member: &str, source: &str| {
        after("CreateOpportunity", json!({"request": {"Catalog": "request.Catalog", member: source}}))
    };
    let started = |key: &str, value: Value| {
        let members = json!({"Catalog": "request.Catalog", "Identifier": "request.Identifier"});
        let mut start = json!({"request": members, "path": "TaskStatus", "failed": ["FAILED"], "reason": "ReasonCode"});
        start[key] = value;
        after("StartEngagementFromOpportunityTask", start)
    };
    let stale = |times: Value| {
        let mut start = json!({"request": {"Catalog": "request.Catalog", "Identifier": "request.Identifier"}});
        start["stale"] = json!(["Action Required"]);
        start.as_object_mut().unwrap().extend(times.as_object().unwrap().clone());
        after("StartEngagementFromOpportunityTask", start)
    };
    for ((name, wait), expected) in [
        (("opportunity_there", wait()), "the name `opportunity_there` is invalid: it must be an identifier"),
        (("ReviewStatus", wait()), "the crate has another type `ReviewStatus`"),
        (("WaitState", wait()), "the crate has another type `WaitState`"),
        (
            changed("operation", json!("GetOportunity")),
            "no operation `GetOportunity`\n  help: did you mean `GetOpportunity`?",
        ),
        (changed("operation", json!("AssignOpportunity")), "`AssignOpportunity` has no response"),
        (changed("path", json!("LifeCycle.ReviewState")), "has no member `ReviewState`"),
        (changed("path", json!("Lifecycle.ReviewStatus")), "did you mean `LifeCycle`?"),
        (changed("path", json!("LifeCycle")), "`LifeCycle` is a structure and not an enum"),
        (changed("path", json!("LifeCycle.ReviewStatus.X")), "has no member `X`"),
        (changed("reached", json!([])), "no value of `reached` ends the wait"),
        (
            changed("reached", json!(["approved"])),
            "`ReviewStatus` has no value `approved`\n  help: did you mean `Approved`?",
        ),
        (changed("failed", json!(["Approved"])), "`Approved` is a value of `reached` too"),
        (changed("pending_errors", json!(["ResourceNotFound"])), "`GetOpportunity` has no error `ResourceNotFound`"),
        (changed("min_delay", json!(0)), "`min_delay` must be at least 1"),
        (changed("max_delay", json!(0)), "`max_delay` not less"),
        (changed("deadline", json!(1)), "`deadline` more than it"),
        (after("CreateOpportunities", json!({"request": {}})), "did you mean `CreateOpportunity`?"),
        (
            after("CreateOpportunity", json!({"request": {}})),
            "`request` lacks `Catalog`, which `GetOpportunity` requires",
        ),
        (request("Identifer", "response.Id"), "did you mean `Identifier`?"),
        (request("Identifier", "response.Idd"), "did you mean `Id`?"),
        (request("Identifier", "Id"), "`Id` must be `request.` or `response.` with the name of a member"),
        (request("Identifier", "request.Project"), "`request.Project` has another type than `Identifier`"),
        (started("path", json!("TaskState")), "did you mean `TaskStatus`?"),
        (started("failed", json!(["FAILD"])), "did you mean `FAILED`?"),
        (started("stale", json!(["Action required"])), "did you mean `Action Required`?"),
        (stale(json!({"started_at": "StartTme", "changed_at": "CreatedDate"})), "did you mean `StartTime`?"),
        (stale(json!({"started_at": "StartTime", "changed_at": "Id"})), "`Id` is a string and not a timestamp"),
        (stale(json!({"started_at": "StartTime"})), "`started_at` and `changed_at` have an effect only together"),
        (started("changed_at", json!("CreatedDate")), "have an effect only together, and with `stale`"),
        (started("reason", json!("Message")), "`Message` is a string and not an enum"),
    ] {
        let problems = generate(MODEL, &with(name, wait)).unwrap_err().render("m.json", MODEL);
        assert!(problems.contains(expected), "{expected}: {problems}");
        assert!(problems.starts_with("m.codegen.json:1: error: "), "{problems}");
    }
}

#[test]
fn an_operation_leads_to_one_state() {
    let waits = Waits::parse("m.codegen.json", &json!({ "A": wait(), "B": wait() })).unwrap();
    let problems = generate(MODEL, &Options { waits, ..options() }).unwrap_err().render("m.json", MODEL);
    assert!(problems.contains("the operation `CreateOpportunity` leads to another state already"), "{problems}");
}

#[test]
fn waits_of_operations_that_are_not_selected_are_left_out() {
    let only = |names: &str| Selection { only: Selection::names(names).unwrap(), ..Selection::default() };
    let generated =
        |names| generate(MODEL, &Options { selection: only(names), ..with("OpportunityThere", wait()) }).unwrap();
    assert!(!generated("CreateOpportunity").files.contains_key("src/waits.rs"));
    let text = &generated("GetOpportunity").files["src/waits.rs"];
    assert!(text.contains("impl Waiter for OpportunityThere") && !text.contains("Waitable"), "{text}");
}
