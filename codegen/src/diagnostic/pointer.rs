//! JSON pointers (RFC 6901): places in a JSON text.

/// Appends one segment.
pub(crate) fn push(pointer: &mut String, segment: &str) {
    pointer.push('/');
    pointer.push_str(&segment.replace('~', "~0").replace('/', "~1"));
}

/// `pointer` with further segments.
pub(crate) fn join(pointer: &str, segments: &[&str]) -> String {
    let mut joined = pointer.to_owned();
    for segment in segments {
        push(&mut joined, segment);
    }
    joined
}

/// The pointer of these segments.
pub(crate) fn of(segments: &[&str]) -> String {
    join("", segments)
}

/// The pointer without its last segment.
pub(crate) fn parent(pointer: &str) -> Option<&str> {
    pointer.rsplit_once('/').map(|(parent, _)| parent)
}

/// The last segment, unescaped.
pub(crate) fn last(pointer: &str) -> String {
    pointer.rsplit('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_escaped_and_read_back() {
        let place = of(&["shapes", "a/b~c"]);
        assert_eq!(place, "/shapes/a~1b~0c");
        assert_eq!((parent(&place), last(&place)), (Some("/shapes"), "a/b~c".to_owned()));
    }
}
