//! A crate with a part of a service: what it contains, and the flags that it was generated with.

use smithy_client_codegen::{Generated, Options, Selection, generate};

use crate::support::{MODEL, options};

fn part(only: &str, except: &str) -> Generated {
    let names = |list: &str| if list.is_empty() { Ok(Default::default()) } else { Selection::names(list) };
    let selection = Selection { only: names(only).unwrap(), except: names(except).unwrap() };
    generate(MODEL, &Options { selection, ..options() })
        .unwrap_or_else(|problems| panic!("{}", problems.render("m", MODEL)))
}

fn names(generated: &Generated, folder: &str) -> Vec<String> {
    let files = generated.files.keys().filter_map(|path| path.strip_prefix(folder)?.strip_suffix(".rs"));
    files.map(str::to_owned).collect()
}

#[test]
fn a_crate_has_the_selected_operations_and_the_shapes_they_reach() {
    let generated = part("AssignOpportunity,RejectEngagementInvitation", "");
    assert_eq!(generated.operations, 2);
    assert_eq!(names(&generated, "src/operation/"), ["assign_opportunity", "reject_engagement_invitation"]);
    let types = names(&generated, "src/types/");
    assert!(types.contains(&"assignee_contact".to_owned()), "{types:?}");
    assert!(!types.contains(&"customer".to_owned()), "{types:?}");
    assert!(!generated.files["src/client.rs"].contains("create_opportunity"));
}

#[test]
fn excluded_operations_are_missing_and_the_rest_is_unchanged() {
    let (all, rest) = (part("", ""), part("", "ListSolutions"));
    assert_eq!(rest.operations, all.operations - 1);
    assert!(!rest.files.contains_key("src/operation/list_solutions.rs"));
    assert_eq!(rest.files["src/operation/get_opportunity.rs"], all.files["src/operation/get_opportunity.rs"]);
}

#[test]
fn a_crate_with_a_part_of_a_service_has_the_flags_that_generate_it_again() {
    let generated = part("ListSolutions,GetOpportunity", "ListSolutions");
    let flags = "--operations GetOpportunity,ListSolutions --exclude ListSolutions";
    for file in ["Cargo.toml", "src/lib.rs", ".smithy-client-codegen"] {
        assert!(generated.files[file].contains(flags), "{file}: {}", generated.files[file]);
    }
    let all = part("", "").operations;
    let part = format!("This crate has 1 of the {all} operations of the service: it was generated with `{flags}`.");
    assert!(generated.files["src/lib.rs"].replace("\n//! ", " ").contains(&part));
}
