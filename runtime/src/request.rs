//! A request without its type: its body and its host prefix, and what a call must know of the operation.

use std::net::IpAddr;

use reqwest::Url;

use crate::codec::EncodeError;
use crate::endpoint::is_valid_host_label;
use crate::failure::{Failure, FieldError};
use crate::operation::{Effect, Operation, Signature};
use crate::transport::is_loopback;
use crate::validation::{Validation, validate};

/// What a call must know of its operation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    pub(crate) name: &'static str,
    pub(crate) effect: Effect,
    pub(crate) signature: Signature,
    pub(crate) gzip: bool,
}

impl Facts {
    pub(crate) const fn of<Op: Operation>() -> Self {
        Self { name: Op::NAME, effect: Op::EFFECT, signature: Op::SIGNATURE, gzip: Op::GZIP }
    }
}

/// A request that is ready to be sent.
pub(crate) struct Encoded {
    pub(crate) body: Vec<u8>,
    /// Empty for most operations.
    pub(crate) host_prefix: String,
    /// What the endpoint rules are told; nothing for most operations.
    pub(crate) endpoint_params: Vec<(&'static str, String)>,
}

impl Encoded {
    /// Checks the request first, as far as is wanted.
    pub(crate) fn of<Op: Operation>(request: &mut Op, validation: Validation) -> Result<Self, Failure> {
        validate(request, validation)?;
        let body = request.encode().map_err(unwritable)?;
        let host_prefix = fill(Op::HOST_PREFIX, &|member| request.host_label(member))?;
        Ok(Self { body, host_prefix, endpoint_params: request.endpoint_params() })
    }
}

fn unwritable(error: EncodeError) -> Failure {
    Failure::invalid_request(format!("The request can't be sent: {error}")).with_source(error)
}

/// Puts the values of members in the place of their names. Values are not repeated in errors: they may be secret.
fn fill<'a>(template: &str, label: &dyn Fn(&str) -> Option<&'a str>) -> Result<String, Failure> {
    let mut prefix = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((text, (member, behind))) =
        rest.split_once('{').and_then(|(text, label)| Some((text, label.split_once('}')?)))
    {
        let problem = match label(member) {
            None => "not set",
            Some("") => "empty",
            Some(value) if is_valid_host_label(value, false) => {
                prefix.extend([text, value]);
                rest = behind;
                continue;
            }
            Some(_) => "something else",
        };
        let message = format!(
            "{member} becomes part of the host name: it must be 1 to 63 letters, digits and dashes, of which the first is \
             no dash, but is {problem}"
        );
        let field = FieldError::new(Some(member.to_owned()), Some("InvalidHostLabel".to_owned()), message.clone());
        return Err(Failure::invalid_request(message).with_details(None, vec![field]));
    }
    prefix.push_str(rest);
    Ok(prefix)
}

/// The endpoint with the prefix before its host. An IP address can't have one, and neither can this machine.
pub(crate) fn prefixed(endpoint: &Url, prefix: &str) -> Result<Url, Failure> {
    let mut url = endpoint.clone();
    let host = endpoint.host_str().unwrap_or_default();
    let is_address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().is_ok();
    if prefix.is_empty() || is_address || is_loopback(endpoint) {
        return Ok(url);
    }
    let prefixed = format!("{prefix}{host}");
    // More than a name server takes.
    let fits = prefixed.trim_end_matches('.').len() <= 253;
    match url.set_host(Some(&prefixed)) {
        Ok(()) if fits => Ok(url),
        _ => Err(Failure::invalid_request(
            "The operation puts a prefix before the host name of the endpoint, and together they are no host name; use \
             shorter values, another endpoint, or switch the prefix off in the configuration",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::ErrorKind;

    fn filled(template: &str, value: Option<&str>) -> Result<String, Failure> {
        fill(template, &|member| (member == "Id").then_some(value).flatten())
    }

    #[test]
    fn labels_are_replaced_by_the_values_of_members() {
        for (template, expected) in
            [("", ""), ("sync-", "sync-"), ("{Id}.", "a1."), ("x.{Id}-y.{Id}.", "x.a1-y.a1."), ("{Id}", "a1")]
        {
            assert_eq!(filled(template, Some("a1")).unwrap(), expected);
        }
    }

    #[test]
    fn a_value_that_is_no_host_label_is_an_error_that_names_the_member_and_not_the_value() {
        let long = "a".repeat(64);
        for (value, problem) in [
            (None, "is not set"),
            (Some(""), "is empty"),
            (Some("secret.example.com/"), "is something else"),
            (Some("-a"), "is something else"),
            (Some("a.b"), "is something else"),
            (Some(long.as_str()), "is something else"),
        ] {
            let failure = filled("x.{Id}.", value).unwrap_err();
            assert_eq!(failure.kind(), ErrorKind::InvalidRequest);
            assert_eq!(failure.fields()[0].path.as_deref(), Some("Id"));
            let text = failure.to_string();
            assert!(text.contains("Id becomes part") && text.contains(problem) && !text.contains("secret"), "{text}");
        }
    }

    #[test]
    fn the_prefix_goes_before_the_host_but_not_before_addresses_and_this_machine() {
        for (endpoint, expected) in [
            ("https://museum.us-east-1.amazonaws.com/", "https://sync-museum.us-east-1.amazonaws.com/"),
            ("https://proxy.example.com:8443/base/", "https://sync-proxy.example.com:8443/base/"),
            ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
            ("http://10.0.0.1/", "http://10.0.0.1/"),
            ("http://[2001:db8::1]:8000/", "http://[2001:db8::1]:8000/"),
            ("http://localhost:8000/", "http://localhost:8000/"),
        ] {
            assert_eq!(prefixed(&Url::parse(endpoint).unwrap(), "sync-").unwrap().as_str(), expected);
        }
    }

    #[test]
    fn a_host_name_that_gets_too_long_is_an_error() {
        let endpoint = format!("https://{}.{}.{}.example.com/", "a".repeat(63), "b".repeat(63), "c".repeat(63));
        let prefix = format!("{}.", "d".repeat(60));
        let failure = prefixed(&Url::parse(&endpoint).unwrap(), &prefix).unwrap_err();
        assert_eq!(failure.kind(), ErrorKind::InvalidRequest);
    }
}
