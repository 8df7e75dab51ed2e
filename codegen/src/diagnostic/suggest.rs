//! "Did you mean": the name nearest to an unknown one.

/// The name nearest to `word`, if it is near enough to be meant.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // At most a quarter of the characters, or two of a short word, may differ. The runtime has the same rule.
    let limit = (word.chars().count() / 4).max(2);
    let (word, length) = (word.to_lowercase(), word.chars().count());
    let candidates = names.into_iter().filter(|name| name.chars().count().abs_diff(length) <= limit);
    let measured = candidates.map(|name| (strsim::levenshtein(&word, &name.to_lowercase()), name));
    measured.filter(|(distance, _)| *distance <= limit).min().map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_names_are_suggested() {
        let names = ["CreateOpportunity", "CreateOportunities", "ListSolutions", "Get"];
        for (word, expected) in [
            ("CreateOpportunty", Some("CreateOpportunity")),
            ("listsolutions", Some("ListSolutions")),
            ("gte", Some("Get")),
            ("DeleteEverything", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, names), expected, "{word}");
        }
        assert_eq!(nearest("x", []), None);
    }
}
