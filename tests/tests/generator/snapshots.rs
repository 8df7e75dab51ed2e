//! A snapshot for each fixture: the files that show what its feature generates.

use smithy_client_codegen::{Options, generate};

use crate::support::{options, snapshot_names, snapshot_settings, texts};

/// The maximum length of a snapshot, so that reviewers read it.
const MAX_LINES: usize = 200;

/// The outline, which is not a file of the crate.
const OUTLINE: &str = "outline";

/// The fixtures, and the files in their snapshots.
const SHOWN: &[(&str, &[&str])] = &[
    ("apply", &["src/operation/lend.rs", "src/types/painting.rs", "src/types/piece.rs"]),
    ("aws_json_1_1", &["src/service.rs", "src/operation/start.rs"]),
    ("big_numbers", &["src/operation/weigh.rs"]),
    ("blobs_and_documents", &["src/operation/store.rs"]),
    ("constraints", &[OUTLINE, "src/operation/book.rs"]),
    ("default_documents", &["src/types/letter.rs"]),
    ("defaults", &[OUTLINE, "src/types/receipt.rs"]),
    (
        "deprecated",
        &["src/client.rs", "src/types/dial.rs", "src/types/level.rs", "src/types/line.rs", "src/types/ring.rs"],
    ),
    ("documentation", &["src/operation/print_book.rs", "src/types/binding.rs", "src/types/book.rs"]),
    ("endpoint_params", &["src/endpoint.rs", "src/operation/read.rs"]),
    ("endpoint_rules", &["src/endpoint.rs"]),
    ("front_page", &["src/lib.rs"]),
    ("host_prefix", &[OUTLINE, "src/operation/fetch.rs", "src/operation/sync.rs"]),
    ("idempotency", &["src/operation/cancel.rs", "src/operation/order.rs"]),
    ("idempotency_nested", &[OUTLINE, "src/types/job.rs"]),
    ("int_enum", &["src/types/face.rs", "src/operation/roll.rs"]),
    ("lists", &["src/operation/sort.rs"]),
    ("maps", &["src/operation/plan.rs"]),
    ("mixins", &["src/types/no_own_members.rs", "src/types/plant.rs", "src/types/pot.rs", "src/operation/water.rs"]),
    ("name_clashes", &[OUTLINE, "src/types/choice.rs", "src/types/kind.rs"]),
    ("nested_constraints", &[OUTLINE, "src/types/keeper.rs", "src/types/meal.rs"]),
    ("odd_enum_values", &["src/types/size.rs"]),
    ("odd_errors", &["src/errors.rs"]),
    ("odd_members", &["src/operation/move_.rs"]),
    ("old_enum_trait", &["src/types/class.rs", "src/types/track.rs"]),
    ("open_enum", &["src/types/colour.rs", "src/operation/mix.rs"]),
    ("optional_auth", &[OUTLINE, "src/service.rs", "src/client.rs", "src/operation/weigh.rs"]),
    ("paging", &["src/operation/list_letters.rs"]),
    ("paging_left_out", &[OUTLINE]),
    ("paging_maps", &["src/operation/scan.rs"]),
    ("paging_variants", &["src/operation/list_songs.rs", "src/operation/listen.rs"]),
    ("pattern_tables", &["src/patterns.rs"]),
    ("prelude_names", &["src/types/either.rs", "src/types/option.rs", "src/types/vec.rs"]),
    ("protocol_cases", &["tests/protocol.rs"]),
    ("recursion", &["src/types/branch.rs", "src/types/marriage.rs", "src/types/person.rs"]),
    ("rename", &[OUTLINE, "src/types.rs", "src/types/room.rs", "src/types/spa_room.rs"]),
    ("request_traits", &[OUTLINE, "Cargo.toml", "src/service.rs", "src/operation/login.rs", "src/operation/report.rs"]),
    ("required_output", &["src/operation/look.rs"]),
    ("resources", &["src/client.rs", "src/operation/move_desk.rs"]),
    ("sensitive", &["src/types/blood.rs", "src/types/contact.rs", "src/types/patient.rs"]),
    ("service_errors", &["src/errors.rs", "src/types/closed.rs", "src/types/locked.rs", "src/types/no_money.rs"]),
    ("simple_types", &["src/types/reading.rs"]),
    ("streams", &[OUTLINE, "src/errors.rs", "src/types.rs"]),
    ("timestamps", &["src/operation/set.rs"]),
    ("union", &["src/types/destination.rs", "src/types/pair.rs"]),
    ("unit_and_shared", &["src/operation.rs", "src/operation/all_off.rs", "src/operation/switch_off.rs"]),
    ("updates", &["src/operation/read_plot.rs"]),
    ("whole_crate", &["Cargo.toml", "rustfmt.toml", "examples/call.rs", "src/service.rs", "src/errors.rs"]),
];

/// Prints each setter in one line, without what is the same for all, and omits constructors without details.
fn short_setters(text: &str) -> String {
    let setter = r"(?m)^    /// Sets\s[^{]*?    (pub fn [^{]*?)\s*\{\s*([^}]*?)\s*self\s*\}\n(\n    /// Sets\s)?";
    let setter = regex::Regex::new(setter).unwrap();
    let new = "    /// Creates an empty value.\n    #[must_use]\n    pub fn new() -> Self {\n        Self::default()\n    }\n\n";
    let mut text = text.replace(new, "");
    while let Some(found) = setter.captures(&text) {
        let words: Vec<&str> = found[1].split_whitespace().chain(["{"]).chain(found[2].split_whitespace()).collect();
        let next = if found.get(3).is_some() { "    /// Sets " } else { "" };
        let short = format!("    {} self }}\n{next}", words.join(" "));
        text = setter.replace(&text, regex::NoExpand(&short)).into_owned();
    }
    text
}

#[test]
fn every_fixture_has_a_snapshot_of_its_feature() {
    let fixtures = texts("fixtures");
    let names: Vec<&str> = fixtures.iter().map(|(name, _)| name.as_str()).collect();
    let shown: Vec<&str> = SHOWN.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, shown, "one entry of `SHOWN` for each file in `fixtures/`, in their order");
    for ((name, text), (_, files)) in fixtures.iter().zip(SHOWN) {
        let options = Options { protocol_tests: files.contains(&"tests/protocol.rs"), ..options() };
        let generated = generate(text, &options).unwrap_or_else(|problems| panic!("{}", problems.render(name, text)));
        let texts = files.iter().map(|path| {
            let text = if *path == OUTLINE { Some(&generated.outline) } else { generated.files.get(*path) };
            let text = text.unwrap_or_else(|| panic!("{name} has no file {path}"));
            format!("==== {path} ====\n{}", short_setters(text))
        });
        let shown = texts.collect::<Vec<_>>().join("\n");
        snapshot_settings("fixtures").bind(|| insta::assert_snapshot!(name.as_str(), shown));
    }
}

#[test]
fn snapshots_are_short_enough_to_be_read() {
    for folder in ["fixtures", "bad-models"] {
        for (name, text) in texts(&format!("snapshots/{folder}")) {
            let lines = text.lines().count();
            assert!(lines <= MAX_LINES, "{folder}/{name} has {lines} lines: show less, or make two fixtures of it");
        }
    }
}

#[test]
fn every_snapshot_has_a_fixture() {
    let shown: Vec<&str> = SHOWN.iter().map(|(name, _)| *name).collect();
    assert_eq!(snapshot_names("fixtures"), shown, "delete the files that no fixture has any more");
    let bad: Vec<String> = texts("bad-models").into_iter().map(|(name, _)| name).collect();
    assert_eq!(snapshot_names("bad-models"), bad, "delete the files that no bad model has any more");
}
