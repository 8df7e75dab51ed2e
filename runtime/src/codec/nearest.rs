//! "Did you mean" for error messages: finds the name that is most similar to an unknown one.

/// The candidate that is most similar to the name, if one is similar enough.
pub(crate) fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // Up to a quarter of the characters may differ; more distant suggestions don't help.
    let limit = (name.chars().count() / 4).max(2);
    candidates
        .map(|candidate| (distance(&name.to_lowercase(), &candidate.to_lowercase(), limit), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The edit distance (Levenshtein), or some number above `limit` if it is above `limit`.
fn distance(a: &str, b: &str, limit: usize) -> usize {
    let b: Vec<char> = b.chars().collect();
    let length = a.chars().count();
    if length.abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (to, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let substituted = diagonal + usize::from(from != *to);
            diagonal = *cell;
            left = substituted.min(left + 1).min(*cell + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_a_name_that_differs_in_case_or_few_characters_and_no_distant_name() {
        let names = ["Catalog", "ClientToken", "Customer"];
        for (name, expected) in [
            ("catalog", Some("Catalog")),
            ("Costumer", Some("Customer")),
            ("ClientTokn", Some("ClientToken")),
            ("Cat", None),
            ("", None),
            ("Exhibition", None),
        ] {
            assert_eq!(nearest(name, names.into_iter()), expected, "{name}");
        }
    }
}
