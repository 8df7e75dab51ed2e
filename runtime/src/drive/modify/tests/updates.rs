//! What an update takes from a read.

use super::painting::{GetPainting, UpdatePainting, updated};
use crate::codec::{from_json, to_json};
use crate::drive::modify::to_update;

fn details(update: &UpdatePainting) -> String {
    let json = String::from_utf8(to_json(update).unwrap()).unwrap();
    json.split_once(r#""Details":"#).map_or("", |(_, rest)| rest.split_once(r#","Identifier""#).unwrap().0).to_owned()
}

/// The details of the update, and its omissions.
fn cleaned(json: &str) -> (String, Vec<String>) {
    let made = updated(json);
    (details(&made.update), made.omissions.iter().map(ToString::to_string).collect())
}

#[test]
fn everything_that_both_have_goes_into_the_update_with_all_digits_and_unknown_members() {
    let read = r#"{"Id": "p-1", "Modified": "2026-01-01T00:00:00.123456789Z", "Newer": [1.50],
        "Details": {"Title": "A", "Tomorrow": {"x": 1.000000000000000000001}, "Owners": [{"Name": "N"}]}}"#;
    let made = to_update::<GetPainting>(from_json(read.as_bytes()).unwrap());
    assert!(made.omissions.is_empty());
    let sent = String::from_utf8(to_json(&made.update).unwrap()).unwrap();
    assert_eq!(
        sent,
        r#"{"Details":{"Owners":[{"Name":"N"}],"Title":"A","Tomorrow":{"x": 1.000000000000000000001}},"#.to_owned()
            + r#""Identifier":"p-1","Modified":"2026-01-01T00:00:00.123456789Z","Newer":[1.50]}"#
    );
    // The same where something is cleaned.
    let read = read.replace(r#""Title": "A""#, r#""Title": "A &amp; B""#);
    let made = to_update::<GetPainting>(from_json(read.as_bytes()).unwrap());
    let cleaned = String::from_utf8(to_json(&made.update).unwrap()).unwrap();
    assert_eq!(cleaned, sent.replace(r#""A""#, r#""A & B""#).replace(r#"{"x": 1."#, r#"{"x":1."#));
}

#[test]
fn values_that_lack_what_the_model_requires_are_left_out_with_their_place_in_the_read() {
    for (read, kept, omissions) in [
        (r#"{"Title":"A","Insurances":[{"Currency":"USD","Value":1}]}"#, "", &[][..]),
        (
            r#"{"Title":"A","Insurances":[{"Currency":"USD"}]}"#,
            r#"{"Title":"A"}"#,
            &["Details.Insurances[0]: lacks Value, which the model requires"],
        ),
        (
            r#"{"Insurances":[{},{"Currency":"USD","Value":1},{"Currency":"EUR"}]}"#,
            r#"{"Insurances":[{"Currency":"USD","Value":1}]}"#,
            &[
                "Details.Insurances[0]: lacks Currency and Value, which the model requires",
                "Details.Insurances[2]: lacks Value, which the model requires",
            ],
        ),
        (
            r#"{"Insurances":[{"Value":1},{"Currency":"USD","Value":2,"Parts":[{"Email":"e"},{"Name":"n"}]}]}"#,
            r#"{"Insurances":[{"Currency":"USD","Parts":[{"Name":"n"}],"Value":2}]}"#,
            &[
                "Details.Insurances[0]: lacks Currency, which the model requires",
                "Details.Insurances[1].Parts[0]: lacks Name, which the model requires",
            ],
        ),
        (
            r#"{"Insurances":[],"Note":""}"#,
            "",
            &[
                "Details.Insurances: is empty, but the model requires a length of at least 1",
                "Details.Note: is empty, but the model requires a length of at least 1",
            ],
        ),
        // The keys of a sensitive map are not printed.
        (
            r#"{"Title":"A","Labels":{"secret":{"Email":"e"},"zebra":{"Name":"n"}}}"#,
            r#"{"Labels":{"zebra":{"Name":"n"}},"Title":"A"}"#,
            &["Details.Labels[#0]: lacks Name, which the model requires"],
        ),
    ] {
        let kept = match kept {
            "" if omissions.is_empty() => r#"{"Insurances":[{"Currency":"USD","Value":1}],"Title":"A"}"#,
            kept => kept,
        };
        let expected = (kept.to_owned(), omissions.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(cleaned(read), expected, "{read}");
    }
}

#[test]
fn stubs_that_only_the_service_rejects_are_left_out_too() {
    assert_eq!(
        cleaned(r#"{"Title":"A","Styles":[],"Owners":[{"Name":"n"},{"Name":null},{"Name":""}]}"#),
        (
            r#"{"Owners":[{"Name":"n"}],"Title":"A"}"#.to_owned(),
            vec![
                "Details.Owners[1]: lacks Name or Email, which the service requires".to_owned(),
                "Details.Owners[2]: lacks Name or Email, which the service requires".to_owned(),
                "Details.Styles: is empty, which the service doesn't accept".to_owned(),
            ]
        )
    );
    let empty: Vec<bool> = updated(r#"{"Styles":[],"Owners":[{}],"Insurances":[{"Value":1}]}"#)
        .omissions
        .iter()
        .map(crate::Omission::is_empty)
        .collect();
    assert_eq!(empty, [false, true, true], "only the insurance holds data");
}

#[test]
fn named_strings_are_decoded_and_others_stay() {
    let read = r#"{"Note":"R &amp; D","Owners":[{"Email":"&lt;","Name":"A &amp;amp; B"}],"Styles":["a&amp;colon;","b"],"Title":"x"}"#;
    let expected = r#"{"Note":"R &amp; D","Owners":[{"Email":"&lt;","Name":"A & B"}],"Styles":["a:","b"],"Title":"x"}"#;
    assert_eq!(cleaned(read), (expected.to_owned(), Vec::new()));
}

#[test]
fn values_that_break_other_constraints_are_kept_for_the_validation_to_report() {
    let title = "longer than twenty characters";
    let made = updated(&format!(r#"{{"Title":"{title}"}}"#));
    assert!(made.omissions.is_empty());
    assert_eq!(made.update.validate().unwrap_err().violations()[0].path(), "Details.Title");
}

#[test]
fn a_member_of_another_type_is_an_omission() {
    let read = r#"{"Id": "p-1", "Modified": "2026-01-01T00:00:00Z", "Size": 3}"#;
    let made = to_update::<GetPainting>(from_json(read.as_bytes()).unwrap());
    assert_eq!(made.omissions[0].to_string(), "Size: has another type in the update");
}
