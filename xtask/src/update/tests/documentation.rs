//! Documentation is replaced in the text of the new model, and everything else stays as it is.

use crate::update::documentation::keep;
use crate::update::side_file;

#[test]
fn texts_are_escaped_and_the_rest_of_the_model_is_untouched() {
    let docs = |text: &str| serde_json::json!({"smithy.api#documentation": text});
    let text = "Ours: \"quoted\", C:\\x,\n\ttabs \u{1} and … \u{1F600}.";
    let old = serde_json::json!({"shapes": {
        "a#A": {"type": "structure", "traits": docs(text), "members": {"m": {"target": "x", "traits": docs(text)}}},
        "a#Gone": {"type": "structure", "traits": docs(text)},
        "a#B$n": {"type": "apply", "traits": docs(text)}}});
    let new = "{\"shapes\": {\n  \"a#A\": {\"type\": \"structure\",   \"members\": {\n \"m\": {\"target\": \"x\"}, \"k\": {\"target\": \"x\", \
               \"traits\": {\"smithy.api#documentation\": \"T\"}}}},\n  \"a#B$n\": {\"type\": \"apply\", \"traits\": \
               {\"smithy.api#range\": {\"max\": 1e400}, \"smithy.api#documentation\": \"T\"}}}}";
    // A number that is too large for most programs stays as it is, since only texts are replaced.
    let new = new.replace("1e400", "12345678901234567890123");
    let kept = keep(&old.to_string(), &new).unwrap();
    let value: serde_json::Value = serde_json::from_str(&kept.text).unwrap();
    for pointer in ["/shapes/a#A", "/shapes/a#A/members/m", "/shapes/a#B$n"] {
        assert_eq!(value.pointer(pointer).unwrap()["traits"], {
            let mut traits = docs(text);
            if pointer.ends_with("$n") {
                traits["smithy.api#range"] = value.pointer(pointer).unwrap()["traits"]["smithy.api#range"].clone();
            }
            traits
        });
    }
    assert!(kept.text.contains("12345678901234567890123"), "{}", kept.text);
    assert!(
        kept.text.contains(r#""k": {"target": "x", "traits": {"smithy.api#documentation": "T"}}"#),
        "{}",
        kept.text
    );
    assert!(!kept.text.contains("Gone"));
    assert_eq!(
        kept.foreign.into_iter().map(|(name, members)| (name, members.len())).collect::<Vec<_>>(),
        [("A".to_owned(), 1)]
    );
}

#[test]
fn a_model_with_our_documentation_is_not_touched() {
    let text = std::fs::read_to_string(crate::root().join(crate::codegen::MODEL)).unwrap();
    let kept = keep(&text, &text).unwrap();
    assert!(kept.text == text && kept.foreign.is_empty(), "{:?}", kept.foreign);
}

#[test]
fn the_side_file_keeps_its_form() {
    let text = "{\n  \"crate\": \"x\",\n  \"version\": \"0.1.0\"\n}\n";
    let text = side_file::with_version(text, "0.2.0").unwrap();
    assert_eq!(text, "{\n  \"crate\": \"x\",\n  \"version\": \"0.2.0\"\n}\n");
    let text = side_file::with_names(&text, &[("a#B".to_owned(), "C".to_owned())]).unwrap();
    assert_eq!(text, "{\n  \"crate\": \"x\",\n  \"version\": \"0.2.0\",\n  \"names\": {\n    \"a#B\": \"C\"\n  }\n}\n");
    let text = side_file::without_names(&text, &["a#B".to_owned(), "a#C".to_owned()]).unwrap();
    assert!(!text.contains("a#B") && serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{text}");
    assert_eq!(side_file::with_version("{}\n", "1.0.0").unwrap(), "{\n  \"version\": \"1.0.0\"\n}\n");
}
