//! The endpoint test cases of each model, run with its compiled endpoint rules. Models of other services are tested if
//! they are beside this repository.

use std::path::Path;

use serde_json::Value;
use smithy_client_runtime::__v1::{EndpointParams, PARTITIONS, PartitionEntry};
use tests::endpoints::{Case, MODELS, Model, Param};
use tests::{partitions_of_2024, report_skipped};

/// The parameters of the case that an operation sets. The error is one that neither settings nor operations set.
fn of_operation(model: &Model, case: &Case) -> Result<Vec<(&'static str, String)>, &'static str> {
    let mut given = Vec::new();
    for (name, value) in case.params {
        match value {
            _ if ["Region", "Endpoint", "UseFIPS", "UseDualStack"].contains(name) => {}
            Param::Text(text) if model.given.contains(name) => given.push((*name, (*text).to_owned())),
            Param::Bool(value) if model.given.contains(name) => given.push((*name, value.to_string())),
            _ => return Err(name),
        }
    }
    Ok(given)
}

/// The parameters of the case.
fn params<'a>(
    case: &Case,
    operation: &'a [(&'static str, String)],
    partitions: &'static [PartitionEntry],
) -> EndpointParams<'a> {
    let mut params = EndpointParams::default().partitions(partitions).operation(operation);
    for (name, value) in case.params {
        params = match (*name, value) {
            ("Region", Param::Text(region)) => params.region(region),
            ("Endpoint", Param::Text(endpoint)) => params.endpoint(endpoint),
            ("UseFIPS", Param::Bool(use_fips)) => params.use_fips(*use_fips),
            ("UseDualStack", Param::Bool(use_dual_stack)) => params.use_dual_stack(*use_dual_stack),
            _ => params,
        };
    }
    params
}

/// The difference between the result of the rules and the expected one.
fn problem(model: &Model, case: &Case, params: &EndpointParams<'_>) -> Option<String> {
    let found = (model.resolve)(params);
    let fits = match (&found, &case.expected) {
        (Err(error), Err(message)) => error.message() == *message,
        (Ok(endpoint), Ok(expected)) => {
            let schemes: Value = serde_json::from_str(expected.auth_schemes).expect("auth schemes are JSON");
            let text = |key: &str| schemes[0][key].as_str().map(str::to_owned);
            endpoint.url == expected.url
                && expected.headers == 0
                && endpoint.signing_name == text("signingName")
                && endpoint.signing_region == text("signingRegion")
        }
        _ => false,
    };
    (!fits).then(|| format!("{}: {}\n  found {found:?}\n  for {case:?}", model.name, case.name))
}

#[test]
fn the_endpoint_test_cases_of_every_model_pass() {
    let (mut total, mut failed) = (0, Vec::new());
    for model in MODELS {
        let (mut held, mut beyond) = (0, Vec::new());
        for case in model.cases {
            let given = match of_operation(model, case) {
                Ok(given) => given,
                Err(name) => {
                    beyond.push(name);
                    continue;
                }
            };
            // The cases were written with the partitions of their time.
            let tried = [PARTITIONS, partitions_of_2024::PARTITIONS]
                .map(|partitions| problem(model, case, &params(case, &given, partitions)));
            match tried.into_iter().collect::<Option<Vec<String>>>() {
                Some(problems) => failed.extend(problems.into_iter().next()),
                None => held += 1,
            }
        }
        let skipped = beyond.len();
        beyond.sort_unstable();
        beyond.dedup();
        println!("{}: {held} cases hold, {skipped} are of parameters that nothing reaches {beyond:?}", model.name);
        total += held;
    }
    if !Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/models").exists() {
        report_skipped("endpoint cases of other services: ../shared/models is not there");
    }
    assert!(failed.is_empty(), "{} cases fail:\n{}", failed.len(), failed.join("\n"));
    assert!(total >= 32, "the cases of our own models are among them");
}
