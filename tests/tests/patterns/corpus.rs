//! All patterns of all available models, as emitted, compared with the crate `regex`.

use std::collections::BTreeSet;
use std::path::Path;

use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use smithy_client_codegen::diagnostic::Diagnostics;
use smithy_client_codegen::patterns::{Patterns, compile, uses};
use smithy_client_codegen::smithy;
use tests::fixtures::all_patterns::ALL;
use tests::report_skipped;

use crate::oracle::Oracle;
use crate::texts::texts;

const MODEL: &str = include_str!("../../../model/partnercentral-selling.json");
const FORMS: &str = include_str!("../../patterns.txt");

/// The number of texts for each pattern; the environment variable PROPTEST_CASES increases it.
fn runner() -> TestRunner {
    let config = Config { failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

#[test]
fn every_pattern_matches_as_in_the_regex_crate() {
    let others = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/models");
    if !others.exists() {
        report_skipped(&format!("patterns of other models: {} is not there", others.display()));
    }
    for pattern in ALL {
        let source = pattern.source();
        let oracle = Oracle::new(source).unwrap_or_else(|| panic!("the oracle can't read {source}"));
        let outcome = runner().run(&texts(&oracle), |text| {
            let (expected, found) = (oracle.matches(&text), pattern.matches(&text));
            if expected == found { Ok(()) } else { Err(TestCaseError::fail(format!("{text:?}: {expected}"))) }
        });
        if let Err(failure) = outcome {
            panic!("{source}: {failure}");
        }
    }
}

#[test]
fn texts_for_a_pattern_match_and_don_t_match() {
    // Without texts that match and texts that don't, the comparison above would prove nothing.
    for pattern in ALL {
        let source = pattern.source();
        let oracle = Oracle::new(source).unwrap();
        let strategy = texts(&oracle);
        let mut kinds = BTreeSet::new();
        let mut runner = runner();
        for _ in 0..2000 {
            let tree = proptest::strategy::Strategy::new_tree(&strategy, &mut runner).unwrap();
            kinds.insert(oracle.matches(&proptest::strategy::ValueTree::current(&tree)));
            if kinds.len() == 2 {
                break;
            }
        }
        let always = ["a{0}"].contains(&source);
        assert!(kinds.len() == 2 || always, "{source}: {kinds:?}");
    }
}

#[test]
fn all_patterns_of_the_model_and_all_forms_are_compiled() {
    let mut diagnostics = Diagnostics::new();
    let model = smithy::parse(MODEL, &mut diagnostics).unwrap();
    let uses = uses(&model, model.shapes.values());
    let sources: BTreeSet<&str> = ALL.iter().map(|pattern| pattern.source()).collect();
    assert!(!uses.is_empty());
    for pattern in uses.iter().map(|found| found.pattern).chain(FORMS.lines()) {
        assert_eq!(compile(pattern).map(|_| ()), Ok(()), "{pattern}");
        assert!(sources.contains(pattern), "{pattern}");
    }
    let patterns = Patterns::new(&uses);
    let bytes: usize = patterns.by_name().iter().map(|named| named.compiled.unwrap().table_bytes()).sum();
    assert!(bytes < 40_000, "{bytes}");
}
