//! Which protocol test cases become tests, and which are skipped and why. The tests run with `cargo test -p tests --lib`.

use std::fs;

use smithy_client_codegen::{Options, ProtocolCases, generate};
use tests::report_skipped;

use crate::support::{options, repository, texts};

fn cases(name: &str, text: &str) -> ProtocolCases {
    let options = Options { protocol_tests: true, ..options() };
    let generated = generate(text, &options).unwrap_or_else(|problems| panic!("{}", problems.render(name, text)));
    let cases = generated.protocol_cases.unwrap();
    println!("{name}: {} protocol tests, {} skipped", cases.tests, cases.skipped.len());
    for (id, reason) in &cases.skipped {
        println!("  skipped {id}: {reason}");
    }
    cases
}

#[test]
fn only_cases_for_servers_and_cases_with_made_up_values_are_skipped() {
    let texts = texts("protocol");
    let own: Vec<ProtocolCases> = texts.iter().map(|(name, text)| cases(name, text)).collect();
    assert_eq!(own.iter().map(|cases| cases.tests).sum::<usize>(), 45);
    let skipped: Vec<&str> = own.iter().flat_map(|cases| &cases.skipped).map(|(id, _)| id.as_str()).collect();
    assert_eq!(skipped, ["MuseumReadsARequestOfAServer", "MuseumMakesUpNoLoan"]);
}

#[test]
fn a_case_with_invalid_params_is_skipped_with_the_reason() {
    let (name, text) = texts("fixtures").into_iter().find(|(name, _)| name == "protocol_cases").unwrap();
    let skipped = cases(&name, &text).skipped;
    let reason = |id: &str| skipped.iter().find(|(other, _)| other == id).map(|(_, reason)| reason.as_str());
    assert_eq!(reason("RingsWrong"), Some("its `params` are invalid: `RingInput` has no member `tims`"));
    assert_eq!(reason("OtherProtocol"), None, "cases for other protocols are not listed as skipped");
}

#[test]
fn all_client_cases_of_the_official_suites_run_except_the_one_with_made_up_values() {
    for (suite, tests, for_servers, skipped) in [
        (
            "aws.protocoltests.json10.JsonRpc10",
            66,
            6,
            &["AwsJson10ClientErrorCorrectsWhenServerFailsToSerializeRequiredValues"] as &[&str],
        ),
        ("aws.protocoltests.json.JsonProtocol", 118, 4, &[]),
        ("aws.protocoltests.json10.QueryCompatibleJsonRpc10", 3, 0, &[]),
    ] {
        let path = repository("..").join(format!("shared/protocol-tests/{suite}.json"));
        let Ok(text) = fs::read_to_string(&path) else {
            report_skipped(&format!("the official protocol suite {suite}: {} is not there", path.display()));
            continue;
        };
        let cases = cases(suite, &text);
        let (servers, others): (Vec<_>, Vec<_>) =
            cases.skipped.iter().partition(|(_, reason)| reason == "it is for servers");
        let others: Vec<&str> = others.into_iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!((cases.tests, servers.len(), others.as_slice()), (tests, for_servers, skipped), "{suite}");
    }
}
