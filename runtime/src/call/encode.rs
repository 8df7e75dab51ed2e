//! The first step of a call: encodes the request, with the host prefix and endpoint parameters that depend on its
//! values.

use crate::codec::{EncodeError, JsonOptions, RequestBody, Validation, validate};
use crate::endpoint::is_valid_host_label;
use crate::error::{Failure, FieldError};
use crate::operation::{HostPart, Operation};

/// An encoded request.
pub(crate) struct Encoded {
    pub(crate) body: Vec<u8>,
    /// The members in it that the model doesn't know; empty for most requests.
    pub(crate) unknown_members: Vec<String>,
    /// Empty for most operations.
    pub(crate) host_prefix: String,
    /// The operation's parameters for the endpoint rules; empty for most operations.
    pub(crate) endpoint_params: Vec<(&'static str, String)>,
}

/// Validates and encodes a request.
pub(crate) fn encode<Op: Operation>(
    request: &mut Op,
    validation: Validation,
    options: &JsonOptions,
) -> Result<Encoded, Failure> {
    validate(request, validation)?;
    let body = request.encode(options);
    let host_prefix = expand(Op::HOST_PREFIX, &|member| request.host_label(member));
    encoded(body, host_prefix, request.endpoint_params())
}

/// The part of [`encode`] that is the same for all operations.
fn encoded(
    body: Result<RequestBody, EncodeError>,
    host_prefix: Result<String, Failure>,
    endpoint_params: Vec<(&'static str, String)>,
) -> Result<Encoded, Failure> {
    let RequestBody { json, unknown_members } = body.map_err(|error| {
        Failure::invalid_request(format!("The request can't be encoded: {error}")).with_source(error)
    })?;
    Ok(Encoded { body: json, unknown_members, host_prefix: host_prefix?, endpoint_params })
}

/// The host prefix with the values of members. Errors don't contain the values, which may be secret.
fn expand<'a>(parts: &[HostPart], label: &dyn Fn(&str) -> Option<&'a str>) -> Result<String, Failure> {
    let mut prefix = String::new();
    for part in parts {
        let member = match part {
            HostPart::Text(text) => {
                prefix.push_str(text);
                continue;
            }
            HostPart::Label(member) => *member,
        };
        let problem = match label(member) {
            None => "not set",
            Some("") => "empty",
            Some(value) if is_valid_host_label(value, false) => {
                prefix.push_str(value);
                continue;
            }
            Some(_) => "invalid",
        };
        let message = format!(
            "{member} becomes part of the host name: it must consist of 1 to 63 letters, digits and dashes and start with \
             a letter or digit, but it is {problem}"
        );
        let field = FieldError::new(Some(member.to_owned()), Some("InvalidHostLabel".to_owned()), message.clone());
        return Err(Failure::invalid_request(message).with_details(None, vec![field]));
    }
    Ok(prefix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    fn expanded(parts: &[HostPart], value: Option<&str>) -> Result<String, Failure> {
        expand(parts, &|member| (member == "Id").then_some(value).flatten())
    }

    const ID: HostPart = HostPart::Label("Id");

    #[test]
    fn labels_are_replaced_by_the_values_of_members() {
        let text = HostPart::Text;
        for (parts, expected) in [
            (&[][..], ""),
            (&[text("sync-")], "sync-"),
            (&[ID, text(".")], "a1."),
            (&[text("x."), ID, text("-y."), ID, text(".")], "x.a1-y.a1."),
            (&[ID], "a1"),
        ] {
            assert_eq!(expanded(parts, Some("a1")).unwrap(), expected);
        }
    }

    #[test]
    fn an_invalid_host_label_is_an_error_that_names_the_member_and_does_not_contain_the_value() {
        let long = "a".repeat(64);
        for (value, problem) in [
            (None, "is not set"),
            (Some(""), "is empty"),
            (Some("secret.example.com/"), "is invalid"),
            (Some("-a"), "is invalid"),
            (Some("a.b"), "is invalid"),
            (Some(long.as_str()), "is invalid"),
        ] {
            let failure = expanded(&[HostPart::Text("x."), ID, HostPart::Text(".")], value).unwrap_err();
            assert_eq!(failure.kind(), ErrorKind::InvalidRequest);
            assert_eq!(failure.fields()[0].path.as_deref(), Some("Id"));
            let text = failure.to_string();
            assert!(text.contains("Id becomes part") && text.contains(problem) && !text.contains("secret"), "{text}");
        }
    }
}
