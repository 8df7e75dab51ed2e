//! Small rule sets and their Rust code.

use super::*;
use crate::diagnostic::{Diagnostics, Severity};
use crate::emit::render;
use crate::{endpoint, smithy};

const PARAMETERS: &str = r#"{
    "Region": {"type": "String", "builtIn": "AWS::Region"},
    "Endpoint": {"type": "string", "builtIn": "SDK::Endpoint"},
    "UseFIPS": {"type": "boolean", "builtIn": "AWS::UseFIPS", "required": true, "default": false},
    "UseDualStack": {"type": "boolean", "builtIn": "AWS::UseDualStack", "required": true, "default": false},
    "Arn": {"type": "string"},
    "Mode": {"type": "string", "default": "preferred"}
}"#;

fn planned(rule_set: &str) -> (Endpoint, Diagnostics) {
    let rules =
        if rule_set.is_empty() { String::new() } else { format!(r#", "smithy.rules#endpointRuleSet": {rule_set}"#) };
    let text = format!(
        r#"{{"smithy": "2.0", "shapes": {{"a.b#Store": {{"type": "service", "version": "1", "traits": {{
            "aws.protocols#awsJson1_0": {{}}, "aws.auth#sigv4": {{"name": "store"}},
            "aws.api#service": {{"sdkId": "Store", "endpointPrefix": "store"}}{rules}}}}}}}}}"#
    );
    let mut diagnostics = Diagnostics::new();
    let model = smithy::parse(&text, &mut diagnostics).unwrap();
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    (endpoint::compile(&model, &mut diagnostics), diagnostics)
}

fn with_parameters(rules: &str) -> (Endpoint, Diagnostics) {
    planned(&format!(r#"{{"parameters": {PARAMETERS}, "rules": [{rules}]}}"#))
}

/// The text of the file, with its imports.
fn printed(endpoint: &Endpoint) -> String {
    let mut scope = Scope::new("crate", "store", []);
    let items = items(endpoint, &mut scope);
    let all: Vec<Item> = scope.imports().into_iter().map(Item::from).chain(items).collect();
    let text = render::file(&[], &all).unwrap();
    assert!(syn::parse_file(&text).is_ok(), "{text}");
    text
}

/// The body of the function for these rules, without its indentation.
fn body(rules: &str) -> String {
    let (endpoint, diagnostics) = with_parameters(rules);
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    let text = printed(&endpoint);
    let lines = text.lines().filter_map(|line| line.strip_prefix("    "));
    lines.collect::<Vec<_>>().join("\n")
}

fn messages(diagnostics: &Diagnostics, severity: Severity) -> Vec<String> {
    let printed = diagnostics.render("m", "");
    let start = format!("m: {severity}: ");
    printed.lines().filter_map(|line| line.strip_prefix(&start)).map(str::to_owned).collect()
}

#[test]
fn a_typical_rule_set_is_printed_like_code_written_by_hand() {
    let (endpoint, _) = with_parameters(
        r#"{"type": "tree", "conditions": [{"fn": "isSet", "argv": [{"ref": "Endpoint"}]}], "rules": [
                {"type": "error", "error": "No FIPS there", "conditions": [
                    {"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, true]}]},
                {"type": "endpoint", "endpoint": {"url": {"ref": "Endpoint"}}}]},
            {"type": "tree", "conditions": [{"fn": "isSet", "argv": [{"ref": "Region"}]}], "rules": [
                {"type": "tree", "conditions": [
                    {"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "PartitionResult"}], "rules": [
                    {"type": "endpoint", "conditions": [
                        {"fn": "stringEquals", "argv": [
                            "aws-cn", {"fn": "getAttr", "argv": [{"ref": "PartitionResult"}, "name"]}]},
                        {"fn": "not", "argv": [{"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, true]}]}],
                     "endpoint": {"url": "https://store.cn", "properties": {"authSchemes": [
                        {"name": "sigv4", "signingName": "store", "signingRegion": "cn-north-1"}]}}},
                    {"type": "endpoint", "endpoint": {"url": "https://store.{Region}.{PartitionResult#dualStackDnsSuffix}"}}]}]},
            {"type": "error", "error": "No region"}"#,
    );
    assert_eq!(
        printed(&endpoint),
        r#"use smithy_client_runtime::__v1::{Endpoint, EndpointError, EndpointParams};

/// Evaluates the endpoint rules for these settings.
///
/// No setting sets these parameters of the rules; they are absent or have their default:
/// - `Arn`
/// - `Mode`
pub(crate) fn resolve(params: &EndpointParams<'_>) -> Result<Endpoint, EndpointError> {
    if let Some(endpoint) = params.endpoint {
        if params.use_fips {
            return Err(EndpointError::new("No FIPS there"));
        }
        return Ok(Endpoint::new(endpoint));
    }
    if let Some(region) = params.region {
        let partition_result = params.partition(region);
        if partition_result.name == "aws-cn" && !params.use_fips {
            return Ok(Endpoint::new("https://store.cn")
                .signing_region("cn-north-1")
                .signing_name("store"));
        }
        return Ok(Endpoint::new(format!(
            "https://store.{region}.{}",
            partition_result.dual_stack_dns_suffix
        )));
    }
    Err(EndpointError::new("No region"))
}
"#
    );
}

#[test]
fn an_unused_name_is_not_bound() {
    let rules = r#"{"type": "endpoint", "endpoint": {"url": "https://a"}, "conditions": [
        {"fn": "isSet", "argv": [{"ref": "Region"}]},
        {"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "P"},
        {"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, false]}]}, {"type": "error", "error": "e"}"#;
    let expected = r#"if params.region.is_some() && !params.use_fips {
    return Ok(Endpoint::new("https://a"));
}
Err(EndpointError::new("e"))"#;
    assert_eq!(body(rules), expected);
}

#[test]
fn rules_on_unset_parameters_are_removed_and_defaults_are_evaluated() {
    let rules = r#"
        {"type": "endpoint", "endpoint": {"url": "https://{Arn}"}, "conditions": [{"fn": "isSet", "argv": [{"ref": "Arn"}]}]},
        {"type": "error", "error": "e", "conditions": [{"fn": "stringEquals", "argv": [{"ref": "Mode"}, "required"]}]},
        {"type": "endpoint", "endpoint": {"url": "https://{Mode}"}},
        {"type": "error", "error": "never"}"#;
    assert_eq!(body(rules), r#"Ok(Endpoint::new("https://preferred"))"#);
    let (endpoint, diagnostics) = with_parameters(rules);
    assert!(printed(&endpoint).contains("resolve(_params:"));
    assert_eq!(endpoint.unset, ["Arn", "Mode"]);
    assert_eq!(messages(&diagnostics, Severity::Note).len(), 1);
}

#[test]
fn a_tree_in_which_no_rule_applies_is_an_error_and_does_not_continue_with_the_next_rule() {
    let rules = r#"{"type": "tree", "conditions": [{"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, true]}], "rules": [
        {"type": "endpoint", "endpoint": {"url": "https://a"}, "conditions": [
            {"fn": "booleanEquals", "argv": [{"ref": "UseDualStack"}, true]}]}]},
        {"type": "endpoint", "endpoint": {"url": "https://b"}}"#;
    let expected = r#"if params.use_fips {
    if params.use_dual_stack {
        return Ok(Endpoint::new("https://a"));
    }
    return Err(EndpointError::new(
        "The endpoint rules of the service have no endpoint for this configuration",
    ));
}
Ok(Endpoint::new("https://b"))"#;
    assert_eq!(body(rules), expected);
}

#[test]
fn conditions_that_earlier_rules_decided_are_not_checked_again() {
    let rules = r#"
        {"type": "endpoint", "endpoint": {"url": "https://a"}, "conditions": [
            {"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, true]}]},
        {"type": "endpoint", "endpoint": {"url": "https://b"}, "conditions": [
            {"fn": "booleanEquals", "argv": [{"ref": "UseFIPS"}, false]}]},
        {"type": "error", "error": "never"}"#;
    let expected = r#"if params.use_fips {
    return Ok(Endpoint::new("https://a"));
}
Ok(Endpoint::new("https://b"))"#;
    assert_eq!(body(rules), expected);
}

#[test]
fn results_of_functions_of_the_runtime_are_bound() {
    let rules = r#"{"type": "tree", "conditions": [
            {"fn": "isSet", "argv": [{"ref": "Endpoint"}]},
            {"fn": "parseURL", "argv": [{"ref": "Endpoint"}], "assign": "url"}], "rules": [
        {"type": "endpoint", "conditions": [
            {"fn": "getAttr", "argv": [{"ref": "url"}, "isIp"]},
            {"fn": "getAttr", "argv": [{"ref": "url"}, "normalizedPath"], "assign": "path"},
            {"fn": "not", "argv": [{"fn": "stringEquals", "argv": [{"ref": "path"}, ""]}]}],
         "endpoint": {"url": "{url#scheme}://{url#authority}{path}"}},
        {"type": "endpoint", "conditions": [
            {"fn": "aws.parseArn", "argv": ["arn:{url#path}"], "assign": "arn"},
            {"fn": "getAttr", "argv": [{"ref": "arn"}, "resourceId[0]"], "assign": "first"},
            {"fn": "isValidHostLabel", "argv": [{"ref": "first"}, false]}],
         "endpoint": {"url": "https://{first}.{arn#accountId}"}}]},
        {"type": "error", "error": "e"}"#;
    let expected = r#"if let Some(endpoint) = params.endpoint && let Some(url) = rules::parse_url(endpoint) {
    if url.is_ip {
        let path = url.normalized_path();
        if !path.is_empty() {
            return Ok(Endpoint::new(format!("{}://{}{path}", url.scheme, url.authority)));
        }
    }
    let text = format!("arn:{}", url.path);
    if let Some(arn) = rules::parse_arn(text.as_str())
        && let Some(first) = arn.resource_id.first().copied()
        && rules::is_valid_host_label(first, false)
    {
        return Ok(Endpoint::new(format!("https://{first}.{}", arn.account_id)));
    }
    return Err(EndpointError::new(
        "The endpoint rules of the service have no endpoint for this configuration",
    ));
}
Err(EndpointError::new("e"))"#;
    assert_eq!(body(rules), expected);
}

#[test]
fn choices_and_fallbacks_are_expressions() {
    let rules = r#"
        {"type": "endpoint", "endpoint": {"url": "https://{host}"}, "conditions": [
            {"fn": "coalesce", "argv": [{"ref": "Arn"}, {"ref": "Region"}, "none"], "assign": "region"},
            {"fn": "ite", "argv": [{"ref": "UseFIPS"}, "fips-{region}", {"ref": "region"}], "assign": "host"}]}"#;
    let expected = r#"let region = params.region.unwrap_or("none");
let text = format!("fips-{region}");
let host = if params.use_fips { text.as_str() } else { region };
Ok(Endpoint::new(format!("https://{host}")))"#;
    assert_eq!(body(rules), expected);
}

#[test]
fn a_required_setting_is_checked_first() {
    let (endpoint, _) = planned(
        r#"{"parameters": {"Region": {"type": "string", "builtIn": "AWS::Region", "required": true}},
            "rules": [{"type": "endpoint", "endpoint": {"url": "https://{Region}"}}]}"#,
    );
    let text = printed(&endpoint);
    assert!(text.contains("    let Some(region) = params.region else {\n        return Err("), "{text}");
    assert!(text.contains("    Ok(Endpoint::new(format!(\"https://{region}\")))\n}"), "{text}");
}

#[test]
fn a_service_without_rules_gets_default_rules_and_a_warning() {
    let (endpoint, diagnostics) = planned("");
    let text = printed(&endpoint);
    for host in ["store", "store-fips"] {
        assert!(text.contains(&format!(r#""https://{host}.{{region}}.{{}}""#)), "{text}");
    }
    let expected = "the service has no endpoint rules; requests are sent to `https://store.{region}.{suffix}`";
    assert_eq!(messages(&diagnostics, Severity::Warning), [expected]);
    assert!(!diagnostics.has_errors());
}

#[test]
fn unsupported_parts_of_endpoints_are_reported_once() {
    let endpoint = r#"{"type": "endpoint", "conditions": [{"fn": "isSet", "argv": [{"ref": "Region"}]}],
        "endpoint": {"url": "https://a", "headers": {"x": ["y"]}, "properties": {"metricValues": ["O"], "backend": "b", "authSchemes": [
            {"name": "sigv4a", "signingRegionSet": ["*"]}, {"name": "sigv4", "signingRegion": "{Region}"}]}}}"#;
    let (planned, diagnostics) = with_parameters(&format!("{endpoint}, {endpoint}"));
    assert!(printed(&planned).contains(".signing_region(region)"));
    let expected = [
        "the endpoint rules set a header, which is not supported and has no effect",
        "the endpoint rules set the authentication scheme `sigv4a`, which is not supported and has no effect",
        "the endpoint rules set the property `backend`, which is not supported and has no effect",
    ];
    assert_eq!(messages(&diagnostics, Severity::Warning), expected);
}

#[test]
fn mistakes_are_errors_with_function_and_place() {
    let cases = [
        (r#""isSett", "argv": []"#, "conditions/0: the function `isSett` is unknown or not supported"),
        (
            r#""isSet", "argv": [{"ref": "Regoin"}]"#,
            "conditions/0/argv/0: `Regoin` is neither a parameter nor assigned by a condition before",
        ),
        (
            r#""stringEquals", "argv": [{"ref": "UseFIPS"}, "x"]"#,
            "conditions/0/argv/0: argument 1 of `stringEquals` must be text, but is a boolean",
        ),
        (
            r#""stringEquals", "argv": ["x", {"ref": "Region"}]"#,
            "conditions/0/argv/1: argument 2 of `stringEquals` may be absent",
        ),
        (r#""substring", "argv": ["x", 0]"#, "conditions/0: `substring` must have 4 arguments, but has 2"),
        (
            r#""substring", "argv": ["x", -1, 3, true]"#,
            "conditions/0/argv/1: argument 2 of `substring` must not be negative",
        ),
        (r#""getAttr", "argv": [{"ref": "Mode"}, "name"]"#, "conditions/0: `getAttr`: text has no attribute `name`"),
        (
            r#""ite", "argv": [true, "x", false]"#,
            "conditions/0: `ite` chooses between text and a boolean; both must have the same type",
        ),
    ];
    for (condition, expected) in cases {
        // Mistakes are also reported in rules that can't apply.
        let rule = format!(r#"{{"type": "error", "error": "e", "conditions": [{{"fn": {condition}}}]}}"#);
        let never = r#"{"fn": "isSet", "argv": [{"ref": "Arn"}]}"#;
        let dead = format!(r#"{{"type": "tree", "conditions": [{never}], "rules": [{rule}]}}"#);
        for (rules, place) in [(rule, "rules/0"), (dead, "rules/0/rules/0")] {
            let (_, diagnostics) = with_parameters(&rules);
            let expected = format!("endpoint rules, {place}/{expected}");
            assert_eq!(messages(&diagnostics, Severity::Error), [expected.as_str()], "{rules}");
        }
    }
}
