//! The nearest of some names to one that doesn't exist, for error messages.

/// The candidate that most likely was meant, if one is near enough.
pub(crate) fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // A quarter of the letters may differ; beyond that a suggestion is noise.
    let limit = (name.chars().count() / 4).max(2);
    candidates
        .map(|candidate| (distance(&name.to_lowercase(), &candidate.to_lowercase(), limit), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The edit distance (Levenshtein), or more than `limit` when it is beyond it.
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
    fn suggests_a_name_that_differs_by_case_or_a_letter_and_nothing_far() {
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
