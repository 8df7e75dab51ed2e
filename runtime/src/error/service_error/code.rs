//! Error codes: the name of the error in the texts that services write.

/// `ns#Code:http://…` without the namespace and the URL; `None` for text that is no code.
pub(super) fn bare_code(text: &str) -> Option<String> {
    // A header that was sent twice.
    let text = text.split(',').next().unwrap_or(text);
    let text = match text.split_once("://") {
        // The namespace is a URL.
        Some(("http" | "https", url)) => url.rsplit_once('#').map_or("", |(_, code)| code),
        _ => text.split(':').next().unwrap_or(text),
    };
    let text = text.rsplit('#').next().unwrap_or(text).trim();
    // Names of shapes, and codes of services that used the Query protocol before, have no other characters.
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte);
    let is_code = !text.is_empty() && text.len() <= 128 && text.bytes().all(is_allowed);
    is_code.then(|| text.to_owned())
}
