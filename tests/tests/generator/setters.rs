//! The documentation of setters.

use crate::support::good;

/// Whether the forms compile is tested with the fixtures.
#[test]
fn the_setter_of_a_list_or_map_shows_how_an_empty_one_is_passed() {
    let lists = good("lists", include_str!("../../fixtures/lists.json"));
    let maps = good("maps", include_str!("../../fixtures/maps.json"));
    let documented = |files: &std::collections::BTreeMap<String, String>, path: &str, setter: &str| {
        let text = files.get(path).unwrap();
        let (_, docs) = text.split_once(&format!("/// Sets [`{setter}`](field@Self::{setter}).")).unwrap();
        let (docs, _) = docs.split_once("#[must_use]").unwrap();
        docs.replace("///", "").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for (setter, expected) in [
        ("titles", "An empty list is passed as `Vec::<String>::new()`."),
        ("genres", "An empty list is passed as `Vec::<Genre>::new()`."),
        ("blobs", "An empty list is passed as `Vec::<Blob>::new()`."),
        // `[]` has only one type here.
        ("books", ""),
        ("gaps", ""),
    ] {
        assert_eq!(documented(&lists.files, "src/operation/sort.rs", setter), expected, "{setter}");
    }
    for (setter, expected) in [
        ("dishes", "An empty map is passed as `BTreeMap::<String, Dish>::new()`."),
        ("allergens", "An empty map is passed as `BTreeMap::<String, Vec<String>>::new()`."),
    ] {
        assert_eq!(documented(&maps.files, "src/operation/plan.rs", setter), expected, "{setter}");
    }
}
