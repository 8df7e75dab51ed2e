//! The cases of the runtime for shared configuration files say what botocore reads: each is given to botocore.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::fs;

use serde_json::Value;
use tests::botocore::{self, RELEASE};
use tests::report_skipped;

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/src/config/profile/cases.jsonl");

#[test]
fn botocore_reads_of_each_profile_what_the_cases_say() {
    let text = fs::read_to_string(CASES).unwrap();
    let cases: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let Some(read) = botocore::ask(env!("CARGO_TARGET_TMPDIR"), "profiles.py", &cases) else {
        report_skipped(&format!("profiles of botocore: there is no Python, or no registry to get {RELEASE} from"));
        return;
    };
    for (case, read) in cases.iter().zip(&read) {
        match case.get("botocore") {
            Some(other) => assert_eq!(&read["reads"], other, "{case}"),
            None => assert_eq!([&read["reads"], &read["services"]], [&case["reads"], &case["services"]], "{case}"),
        }
    }
    println!("{} profiles, as {RELEASE} reads them", cases.len());
}
