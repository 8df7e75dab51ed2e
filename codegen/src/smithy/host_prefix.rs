//! Host prefixes: text with labels in braces.

use serde::Deserialize;

/// `smithy.api#endpoint`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object with `hostPrefix`")]
pub struct HostPrefix {
    /// Text with labels in braces.
    pub host_prefix: String,
}

/// A piece of a host prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostPart<'a> {
    /// Letters, digits, `-` and `.`
    Text(&'a str),
    /// The value of this member of the input.
    Label(&'a str),
}

impl HostPrefix {
    /// The pieces in order. `None` if it can't begin a host name, or braces don't match.
    pub fn parts(&self) -> Option<Vec<HostPart<'_>>> {
        let is_text = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
        let mut parts = Vec::new();
        let mut rest = self.host_prefix.as_str();
        loop {
            let (text, label) = match rest.split_once('{') {
                Some((text, label)) => (text, Some(label.split_once('}')?)),
                None => (rest, None),
            };
            if !is_text(text) {
                return None;
            }
            if !text.is_empty() {
                parts.push(HostPart::Text(text));
            }
            let Some((label, behind)) = label else { break };
            parts.push(HostPart::Label(label));
            rest = behind;
        }
        (!parts.is_empty()).then_some(parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_fall_into_text_and_labels() {
        let parts = |text: &str| HostPrefix { host_prefix: text.to_owned() }.parts().map(|parts| format!("{parts:?}"));
        assert_eq!(parts("sync-").unwrap(), r#"[Text("sync-")]"#);
        assert_eq!(parts("{a}.b-{c}").unwrap(), r#"[Label("a"), Text(".b-"), Label("c")]"#);
        for text in ["", "{a", "a}", "a/b", "{a}{", "ä"] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
