//! Full requests are valid, and each change that violates one constraint is reported as exactly that.

use std::collections::BTreeSet;

use serde_json::Value;
use smithy_client_runtime::{Validation, ValidationError, Violation, ViolationCode};
use tests::constraints::{MARKER, Mutation};
use tests::model::Model;
use tests::requests::check;
use tests::{WITH_OUTPUT, WITHOUT_OUTPUT, response_body, wire};

fn operations() -> Vec<&'static str> {
    WITH_OUTPUT.into_iter().chain(WITHOUT_OUTPUT).collect()
}

fn violations(result: Result<(), ValidationError>) -> Vec<(String, String)> {
    let error = match result {
        Ok(()) => return Vec::new(),
        Err(error) => error,
    };
    // An unknown value of an enum is shown, since a person has to find it, unless the enum is sensitive.
    let is_shown = |violation: &&Violation| violation.code() == ViolationCode::InvalidEnumValue;
    for violation in error.iter().filter(|violation| !is_shown(violation) || violation.path().ends_with("CountryCode"))
    {
        let json = serde_json::to_string(violation).unwrap();
        for text in [violation.to_string(), format!("{violation:?}"), json] {
            assert!(!text.contains(MARKER) && !text.contains("jane"), "{text}");
        }
    }
    error.iter().map(|violation| (violation.path().to_owned(), violation.code().to_string())).collect()
}

#[test]
fn full_and_smallest_requests_pass_at_every_level() {
    for operation in operations() {
        for request in [wire::full(operation), wire::smallest(operation)] {
            for validation in [Validation::Off, Validation::Minimum, Validation::Full, Validation::Strict] {
                assert_eq!(violations(check(operation, &request, validation)), [], "{operation} {validation:?}");
            }
        }
    }
}

#[test]
fn each_change_that_breaks_a_constraint_is_one_violation_at_its_place() {
    let model = Model::load();
    let mut count = 0;
    for operation in operations() {
        let request = wire::full(operation);
        for mutation in model.mutations(operation, &request) {
            let changed = mutation.apply(&request);
            let Mutation { path, code, strict, minimum, .. } = &mutation;
            let expected = [(path.clone(), code.to_string())];
            let levels = [(Validation::Off, false), (Validation::Minimum, *minimum), (Validation::Strict, true)];
            for (validation, is_reported) in levels {
                let expected = if is_reported { &expected[..] } else { &[] };
                assert_eq!(violations(check(operation, &changed, validation)), expected, "{operation} {mutation:?}");
            }
            // A value that only the strict level reports as unknown may also violate a pattern.
            if !strict {
                assert_eq!(
                    violations(check(operation, &changed, Validation::Full)),
                    expected,
                    "{operation} {mutation:?}"
                );
            }
            count += 1;
        }
    }
    println!("{count} changes, each reported as one violation");
}

#[test]
fn no_constraint_of_the_model_goes_unchecked() {
    let model = Model::load();
    let all = model.constraints(&operations());
    let changes = operations().into_iter().flat_map(|operation| model.mutations(operation, &wire::full(operation)));
    let checked: BTreeSet<String> = changes.map(|mutation| mutation.constraint).collect();
    assert_eq!(checked, all);
    for kind in ["required", "length", "pattern", "range", "enum"] {
        println!("{kind}: {} members", all.iter().filter(|constraint| constraint.ends_with(kind)).count());
    }
}

#[test]
fn an_unknown_enum_value_is_valid_except_at_the_strict_level() {
    let mut request = wire::full("CreateOpportunity");
    request["LifeCycle"]["Stage"] = "Paused".into();
    assert_eq!(violations(check("CreateOpportunity", &request, Validation::Full)), []);
    let expected = [("LifeCycle.Stage".to_owned(), "INVALID_ENUM_VALUE".to_owned())];
    assert_eq!(violations(check("CreateOpportunity", &request, Validation::Strict)), expected);
}

#[test]
fn the_length_of_a_member_takes_precedence_over_that_of_its_target() {
    let mut request = wire::full("CreateOpportunity");
    request["Customer"]["Account"]["CompanyName"] = "n".repeat(120).into();
    assert_eq!(violations(check("CreateOpportunity", &request, Validation::Full)), []);
    request["Customer"]["Contacts"][0]["FirstName"] = "n".repeat(81).into();
    let expected = [("Customer.Contacts[0].FirstName".to_owned(), "INVALID_VALUE".to_owned())];
    assert_eq!(violations(check("CreateOpportunity", &request, Validation::Full)), expected);
}

#[test]
fn all_violations_are_reported_in_the_order_of_names() {
    let model = Model::load();
    let request = wire::full("CreateOpportunity");
    // One change for each member, and none in a member that another change removes.
    let mut changed = request.clone();
    let mut expected = Vec::new();
    for mutation in model.mutations("CreateOpportunity", &request) {
        let is_free = expected.iter().all(|(path, _): &(String, String)| !mutation.path.starts_with(path.as_str()));
        if is_free && !mutation.strict && mutation.value.as_ref().is_some_and(Value::is_string) {
            changed = mutation.apply(&changed);
            expected.push((mutation.path.clone(), mutation.code.to_string()));
        }
    }
    assert!(expected.len() > 30, "{}", expected.len());
    assert_eq!(violations(check("CreateOpportunity", &changed, Validation::Strict)), expected);
}

#[test]
fn responses_are_decoded_with_any_values_and_can_be_validated_afterwards() {
    use partnercentral_selling::operation::GetOpportunityResponse;
    let read = |case| {
        let response: GetOpportunityResponse = serde_json::from_str(&response_body("GetOpportunity", case)).unwrap();
        violations(response.validate())
    };
    // The service sends other currencies than it accepts.
    let currency = |index| format!("Project.ExpectedCustomerSpend[{index}].CurrencyCode");
    let expected = |paths: &[String]| -> Vec<_> {
        paths.iter().map(|path| (path.clone(), "INVALID_STRING_FORMAT".to_owned())).collect()
    };
    assert_eq!(read("full"), expected(&[currency(0), currency(1)]));
    // Eleven values violate their own patterns, as real ones do.
    let found = read("tomorrow");
    assert!(found.len() == 11 && found.iter().any(|(path, _)| path == "Customer.Account.AwsAccountId"), "{found:?}");
}
