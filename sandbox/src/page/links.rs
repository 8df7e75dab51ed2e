//! Paths of the page, with everything in them percent-encoded.

/// The path of an opportunity. `done` is the word for what was done with it.
pub(super) fn deal(id: &str, done: &str) -> String {
    url(&format!("/opportunities/{}", segment(id)), &[("done", done)])
}

/// The path of the invitations of a catalog.
pub(super) fn invitations(catalog: &str, done: &str) -> String {
    url("/invitations", &[("catalog", catalog), ("done", done)])
}

/// A path with a query, of which empty values are left out.
pub(super) fn url(path: &str, query: &[(&str, &str)]) -> String {
    let mut text = form_urlencoded::Serializer::new(String::new());
    text.extend_pairs(query.iter().filter(|(_, value)| !value.is_empty()));
    let query = text.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// A segment of a path.
pub(super) fn segment(text: &str) -> String {
    // The encoding of forms writes blanks as `+`, which a path would keep.
    form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
}

/// A segment of a path as it was before.
pub(super) fn unsegment(text: &str) -> String {
    let kept = text.replace('+', "%2B");
    let pairs: Vec<(String, String)> = form_urlencoded::parse(kept.as_bytes()).into_owned().collect();
    pairs.into_iter().next().map(|(name, _)| name).unwrap_or_default()
}

/// A path of this page to return to; `/` for anything else.
pub(super) fn own_path(text: &str) -> &str {
    let is_path = text.starts_with('/') && !text.starts_with("//");
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_path && is_plain { text } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_page_are_returned_to() {
        assert_eq!(own_path("/invitations?catalog=AWS"), "/invitations?catalog=AWS");
        for other in ["", "//example.com", "/\\example.com", "https://example.com", "/a\r\nb: c", "javascript:alert(1)"]
        {
            assert_eq!(own_path(other), "/", "{other}");
        }
    }

    #[test]
    fn segments_are_read_as_they_were() {
        for text in ["O1000001", "a b+c", "../x?y#z&=", "\u{202e}é", "%2F"] {
            assert_eq!(unsegment(&segment(text)), text);
        }
    }

    #[test]
    fn empty_values_are_no_part_of_a_query() {
        assert_eq!(url("/", &[("q", ""), ("stage", "Closed Lost")]), "/?stage=Closed+Lost");
        assert_eq!(url("/", &[("q", "")]), "/");
    }
}
