//! "Did you mean": the nearest of some names.

/// The name most like `word`, if one is near enough to be what was meant.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = (word.chars().count() / 3).clamp(1, 5);
    let candidates = names.into_iter().filter(|name| name.len().abs_diff(word.len()) <= most);
    let measured = candidates.map(|name| (distance(word, name), name)).filter(|(distance, _)| *distance <= most);
    measured.min().map(|(_, name)| name)
}

/// How many characters must be changed, added or dropped to turn one text into the other.
/// Letter case doesn't count.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().flat_map(char::to_lowercase).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().flat_map(char::to_lowercase).enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (to, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let changed = diagonal + usize::from(from != *to);
            diagonal = *cell;
            left = changed.min(left + 1).min(*cell + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_edits() {
        for (a, b, expected) in
            [("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("Name", "name", 0)]
        {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn only_near_names_are_suggested() {
        let names = ["CreateOpportunity", "CreateOportunities", "ListSolutions"];
        assert_eq!(nearest("CreateOpportunty", names), Some("CreateOpportunity"));
        assert_eq!(nearest("listsolutions", names), Some("ListSolutions"));
        assert_eq!(nearest("DeleteEverything", names), None);
        assert_eq!(nearest("x", []), None);
    }
}
