//! Host prefixes: text with labels in braces. Only this module parses them.

use serde::{Deserialize, Deserializer};

/// `smithy.api#endpoint`
#[derive(Clone, Debug, PartialEq)]
pub struct HostPrefix {
    /// The prefix as in the model: text with labels in braces.
    pub text: String,
    /// The parts in order. `None` if the prefix is invalid: it has characters that host names can't have, or braces
    /// that don't match.
    pub parts: Option<Vec<HostPart>>,
}

/// A part of a host prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostPart {
    /// Letters, digits, `-` and `.`
    Text(String),
    /// The value of this member of the input.
    Label(String),
}

impl<'de> Deserialize<'de> for HostPrefix {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[serde(expecting = "an object with `hostPrefix`")]
        struct Endpoint {
            host_prefix: String,
        }

        let Endpoint { host_prefix: text } = Endpoint::deserialize(deserializer)?;
        Ok(Self { parts: parts(&text), text })
    }
}

fn parts(prefix: &str) -> Option<Vec<HostPart>> {
    let is_text = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
    let mut parts = Vec::new();
    let mut rest = prefix;
    loop {
        let (text, label) = match rest.split_once('{') {
            Some((text, label)) => (text, Some(label.split_once('}')?)),
            None => (rest, None),
        };
        if !is_text(text) {
            return None;
        }
        if !text.is_empty() {
            parts.push(HostPart::Text(text.to_owned()));
        }
        let Some((label, behind)) = label else { break };
        parts.push(HostPart::Label(label.to_owned()));
        rest = behind;
    }
    (!parts.is_empty()).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_split_into_text_and_labels() {
        let parts = |text: &str| parts(text).map(|parts| format!("{parts:?}"));
        assert_eq!(parts("sync-").unwrap(), r#"[Text("sync-")]"#);
        assert_eq!(parts("{a}.b-{c}").unwrap(), r#"[Label("a"), Text(".b-"), Label("c")]"#);
        for text in ["", "{a", "a}", "a/b", "{a}{", "ä"] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
