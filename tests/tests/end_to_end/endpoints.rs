//! The endpoints of the generated client: the test cases of the model, and the partitions that they need.

use std::collections::BTreeMap;

use partnercentral_selling::service::SERVICE;
use serde_json::{Value, json};
use smithy_client_runtime::__v1::{EndpointParams, PARTITIONS, PartitionEntry};
use tests::partitions_of_2024;

type Case = (Option<&'static str>, Option<&'static str>, bool, Result<&'static str, &'static str>);

/// Region, custom endpoint, FIPS, and the result: the endpoint test cases of the model of 2024-11-15.
const CASES: [Case; 17] = [
    (None, Some("https://example.com"), false, Ok("https://example.com")),
    (None, Some("https://example.com"), true, Err("Invalid Configuration: FIPS and custom endpoint are not supported")),
    (Some("us-east-1"), None, true, Ok("https://partnercentral-selling-fips.us-east-1.api.aws")),
    (Some("us-east-1"), None, false, Ok("https://partnercentral-selling.us-east-1.api.aws")),
    (
        Some("cn-northwest-1"),
        None,
        true,
        Ok("https://partnercentral-selling-fips.cn-northwest-1.api.amazonwebservices.com.cn"),
    ),
    (
        Some("cn-northwest-1"),
        None,
        false,
        Ok("https://partnercentral-selling.cn-northwest-1.api.amazonwebservices.com.cn"),
    ),
    (Some("us-gov-west-1"), None, true, Ok("https://partnercentral-selling-fips.us-gov-west-1.api.aws")),
    (Some("us-gov-west-1"), None, false, Ok("https://partnercentral-selling.us-gov-west-1.api.aws")),
    (Some("us-iso-east-1"), None, true, Ok("https://partnercentral-selling-fips.us-iso-east-1.c2s.ic.gov")),
    (Some("us-iso-east-1"), None, false, Ok("https://partnercentral-selling.us-iso-east-1.c2s.ic.gov")),
    (Some("us-isob-east-1"), None, true, Ok("https://partnercentral-selling-fips.us-isob-east-1.sc2s.sgov.gov")),
    (Some("us-isob-east-1"), None, false, Ok("https://partnercentral-selling.us-isob-east-1.sc2s.sgov.gov")),
    (Some("eu-isoe-west-1"), None, true, Ok("https://partnercentral-selling-fips.eu-isoe-west-1.cloud.adc-e.uk")),
    (Some("eu-isoe-west-1"), None, false, Ok("https://partnercentral-selling.eu-isoe-west-1.cloud.adc-e.uk")),
    (Some("us-isof-south-1"), None, true, Ok("https://partnercentral-selling-fips.us-isof-south-1.csp.hci.ic.gov")),
    (Some("us-isof-south-1"), None, false, Ok("https://partnercentral-selling.us-isof-south-1.csp.hci.ic.gov")),
    (None, None, false, Err("Invalid Configuration: Missing Region")),
];

#[test]
fn the_endpoint_test_cases_of_the_model_pass() {
    for (region, endpoint, use_fips, expected) in CASES {
        let mut params = EndpointParams::default().use_fips(use_fips).partitions(partitions_of_2024::PARTITIONS);
        params.region = region;
        params.endpoint = endpoint;
        let found = SERVICE.resolve_endpoint(&params);
        let found = found.as_ref().map(|found| found.url.as_str()).map_err(|error| error.message());
        assert_eq!(found, expected, "{params:?}");
    }
}

#[test]
fn the_partitions_of_the_runtime_are_those_of_the_facts() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/facts/partitions.json");
    let facts = std::fs::read_to_string(path).expect("the facts are there");
    let facts: BTreeMap<String, Value> = serde_json::from_str(&facts).expect("the facts are JSON");
    assert_eq!(facts.len(), PARTITIONS.len());
    for PartitionEntry { partition, regions, prefixes } in PARTITIONS {
        let known = json!({
            "dnsSuffix": partition.dns_suffix,
            "dualStackDnsSuffix": partition.dual_stack_dns_suffix,
            "implicitGlobalRegion": partition.implicit_global_region,
            "supportsFIPS": partition.supports_fips,
            "supportsDualStack": partition.supports_dual_stack,
            "regionRegex": pattern(prefixes, &facts[partition.name]["regionRegex"]),
            "regions": regions,
        });
        assert_eq!(known, facts[partition.name], "{}", partition.name);
    }
}

/// The pattern of the regions with these prefixes. Prefixes with the same start before the dash may be in a group.
fn pattern(prefixes: &[&str], like: &Value) -> String {
    let ending = r"\-\w+\-\d+$";
    let in_group = like.as_str().is_some_and(|like| like.contains('('));
    match prefixes {
        [prefix] if !in_group => format!("^{}{ending}", prefix.replace('-', r"\-")),
        [prefix] => {
            let (first, last) = prefix.rsplit_once('-').expect("two parts");
            format!(r"^{first}\-({last}){ending}")
        }
        prefixes => format!("^({}){ending}", prefixes.join("|")),
    }
}
