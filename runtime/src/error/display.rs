//! How a failure is printed: on one line, without bodies and credentials.

use std::fmt::{self, Write as _};

use super::failure::{Failure, Inner};
use super::kind::ErrorKind;

/// The maximum number of characters of a message that are printed, so that a faulty or hostile service doesn't fill a
/// log. The methods of the failure return all of it.
const MAX_MESSAGE_LENGTH: usize = 10_000;

/// The maximum number of invalid fields that are printed.
const MAX_FIELDS: usize = 100;

impl fmt::Display for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Text of the service must not contain line breaks or control sequences of a terminal.
        let mut to = OneLine(to);
        if let Some(operation) = self.0.operation {
            write!(to, "{operation}: ")?;
        }
        if let Some(code) = self.code() {
            write!(to, "{code}")?;
            if let Some(reason) = self.reason() {
                write!(to, " ({reason})")?;
            }
            to.write_str(": ")?;
        }
        let message = self.message();
        match message.char_indices().nth(MAX_MESSAGE_LENGTH) {
            None => to.write_str(message)?,
            Some((end, _)) => {
                write!(to, "{}… ({} bytes in total)", message.get(..end).unwrap_or_default(), message.len())?;
            }
        }
        match (self.request_id(), self.0.history.attempts().len()) {
            (None, 0) => {}
            (id, attempts) => {
                to.write_str(" [")?;
                if let Some(id) = id {
                    write!(to, "request {id}, ")?;
                }
                write!(to, "{attempts} attempt{}", if attempts == 1 { "" } else { "s" })?;
                if let Some(reason) = self.not_retried() {
                    write!(to, "; not retried: {reason}")?;
                }
                if self.may_have_been_applied() {
                    to.write_str("; the request may have been applied")?;
                }
                to.write_str("]")?;
            }
        }
        // The message of an invalid response contains its field already.
        let show_fields = matches!(self.0.kind, ErrorKind::Service | ErrorKind::InvalidRequest);
        let fields = if show_fields { self.0.fields.as_slice() } else { &[] };
        for (index, field) in fields.iter().take(MAX_FIELDS).enumerate() {
            to.write_str(if index == 0 { ": " } else { "; " })?;
            for part in [&field.path, &field.code].into_iter().flatten() {
                write!(to, "{part}: ")?;
            }
            to.write_str(&field.message)?;
        }
        match fields.len().saturating_sub(MAX_FIELDS) {
            0 => {}
            more => write!(to, "; and {more} more")?,
        }
        match self.unknown_members() {
            [] => Ok(()),
            names => write!(to, "; the request has members that the model doesn't know: {}", names.join(", ")),
        }
    }
}

/// Writes control characters as spaces.
struct OneLine<'a, 'b>(&'a mut fmt::Formatter<'b>);

impl fmt::Write for OneLine<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for (index, part) in text.split(char::is_control).enumerate() {
            if index > 0 {
                self.0.write_char(' ')?;
            }
            self.0.write_str(part)?;
        }
        Ok(())
    }
}

/// Prints the same line as `Display`, since a program that returns an error from `main` prints it with `Debug`; `{:#?}`
/// prints the fields.
impl fmt::Debug for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !to.alternate() {
            return fmt::Display::fmt(self, to);
        }
        let Inner {
            kind,
            operation,
            code,
            reason,
            message,
            fields,
            retry,
            limit,
            applied,
            not_retried,
            history,
            metadata,
            body,
            redacted_body: _,
            stderr,
            source,
            unknown_members,
        } = &*self.0;
        to.debug_struct("Failure")
            .field("kind", kind)
            .field("operation", operation)
            .field("code", code)
            .field("reason", reason)
            .field("message", message)
            .field("fields", fields)
            .field("retry", retry)
            .field("time_limit", limit)
            .field("may_have_been_applied", applied)
            .field("not_retried", not_retried)
            .field("unknown_members", unknown_members)
            .field("history", history)
            .field("metadata", metadata)
            .field("body", &format_args!("{} bytes", body.len()))
            .field("stderr", &format_args!("{} bytes", stderr.len()))
            .field("source", &source.as_ref().map(ToString::to_string))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use bytes::Bytes;
    use reqwest::header::{HeaderMap, HeaderValue};

    use super::*;
    use crate::error::{Attempt, FieldError, History, Metadata, NotRetried};
    use crate::operation::Effect;

    fn attempts(count: u64) -> History {
        let mut history = History::default();
        for number in 0..count {
            let begun = Duration::from_secs(number);
            history.add_attempt(Attempt { begun, took: Duration::ZERO, status: None, code: None });
        }
        history
    }

    fn with_response(failure: Failure) -> Failure {
        let mut headers = HeaderMap::new();
        headers.insert("x-amzn-RequestId", HeaderValue::from_static("5f3c"));
        failure
            .in_operation("LendPainting")
            .with_response(Metadata::new(400, headers), Bytes::from_static(b"jane@example.com"))
            .with_history(attempts(1))
    }

    fn after_three_attempts(failure: Failure, any_may_be_applied: bool) -> Failure {
        failure.into_failure_of_call(Effect::EachTime, any_may_be_applied).with_history(attempts(3))
    }

    fn validation() -> Failure {
        with_response(Failure::new(ErrorKind::Service, Some("ValidationException".into()), "Not\r\nright"))
            .with_details(
                Some("FIELD_VALIDATION_FAILED".to_owned()),
                vec![
                    FieldError::new(
                        Some("painting.insurance.value".to_owned()),
                        Some("REQUIRED_FIELD_MISSING".to_owned()),
                        "say which".to_owned(),
                    ),
                    FieldError::new(None, None, "too\u{1b}[31m many".to_owned()),
                ],
            )
    }

    #[test]
    fn displays_everything_on_one_line() {
        for (failure, expected) in [
            (
                validation(),
                "LendPainting: ValidationException (FIELD_VALIDATION_FAILED): Not  right [request 5f3c, 1 attempt]: \
                 painting.insurance.value: REQUIRED_FIELD_MISSING: say which; too [31m many",
            ),
            (
                with_response(Failure::new(ErrorKind::Service, None, "The service responded with status 502")),
                "LendPainting: The service responded with status 502 [request 5f3c, 1 attempt]",
            ),
            (
                after_three_attempts(Failure::new(ErrorKind::Connect, Some("Connect".into()), "No connection"), false),
                "Connect: No connection [3 attempts]",
            ),
            (
                after_three_attempts(
                    Failure::new(ErrorKind::Interrupted, None, "Broken").with_not_retried(NotRetried::QuotaUsedUp),
                    true,
                ),
                "Broken [3 attempts; not retried: the retry quota of the client is used up; the request may have been \
                 applied]",
            ),
            (
                after_three_attempts(
                    Failure::new(ErrorKind::Service, None, "Busy").with_not_retried(NotRetried::NoTimeLeft {
                        wait: Duration::from_secs(20),
                        left: Duration::from_millis(4_321),
                    }),
                    false,
                ),
                "Busy [3 attempts; not retried: the next attempt would start in 20.0s, but the time limit of the call \
                 ends in 4.3s]",
            ),
            (Failure::configuration("MissingRegion", "Set a region"), "MissingRegion: Set a region"),
        ] {
            assert_eq!(failure.to_string(), expected);
        }
    }

    #[test]
    fn displays_long_messages_and_many_fields_truncated() {
        let field = FieldError::new(None, None, "invalid".to_owned());
        let failure = Failure::new(ErrorKind::Service, None, "é".repeat(50_000)).with_details(None, vec![field; 5_000]);
        let shown = failure.to_string();
        assert!(shown.contains("éé… (100000 bytes in total)") && shown.len() < 25_000, "{} bytes", shown.len());
        assert!(shown.ends_with("; invalid; and 4900 more"), "{shown}");
    }

    #[test]
    fn debug_prints_no_body() {
        let failure = validation();
        assert_eq!(failure.raw_body(), b"jane@example.com");
        let text = format!("{failure:#?}");
        assert!(text.contains("ValidationException") && text.contains("16 bytes") && !text.contains("jane"), "{text}");
        assert_eq!(format!("{failure:?}"), failure.to_string(), "printed for an error that `main` returns");
    }
}
