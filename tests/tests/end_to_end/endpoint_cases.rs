//! Every endpoint case that a model comes with, against the rules as they were compiled. Models of other services
//! count where somebody has put them beside this repository.

use serde_json::Value;
use smithy_client_runtime::{EndpointParams, PARTITIONS, PartitionEntry};
use tests::endpoints::{Case, MODELS, Model, Param};
use tests::partitions_of_2024;

/// The parameters of the case that an operation gives. The error names one that neither settings nor operations reach.
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

/// What is wrong with the answer of the rules, if anything is.
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
fn the_endpoint_cases_of_every_model_hold() {
    let mut total = 0;
    for model in MODELS {
        // Cases were written for the partitions of their day.
        let tried = [PARTITIONS, partitions_of_2024::PARTITIONS].map(|partitions| {
            let able = model.cases.iter().filter_map(|case| Some((case, of_operation(model, case).ok()?)));
            let problems: Vec<Option<String>> =
                able.map(|(case, given)| problem(model, case, &params(case, &given, partitions))).collect();
            (problems.len(), problems.into_iter().flatten().collect::<Vec<_>>())
        });
        let (cases, problems) = tried.into_iter().min_by_key(|(_, problems)| problems.len()).expect("two were tried");
        assert!(problems.is_empty(), "{} of {cases} cases fail:\n{}", problems.len(), problems.join("\n"));
        let mut beyond: Vec<&str> = model.cases.iter().filter_map(|case| of_operation(model, case).err()).collect();
        let skipped = beyond.len();
        beyond.sort_unstable();
        beyond.dedup();
        println!("{}: {cases} cases hold, {skipped} are of parameters that nothing reaches {beyond:?}", model.name);
        total += cases;
    }
    assert!(total >= 17, "the cases of our own model are among them");
}
