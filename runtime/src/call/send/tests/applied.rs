//! Whether the request of a failed call may have been applied.

use super::script::{Scripted, error, success, too_long};
use crate::codec::{DecodeError, EncodeError, JsonOptions, RequestBody, read_response, write_request};
use crate::error::{Error, ErrorKind};
use crate::operation::{Effect, Operation, Service};
use crate::tests::support::{Busy, List, Page, SERVICE};
use crate::{MockResponse, RetryConfig};

macro_rules! operation_with_effect {
    ($name:ident, $effect:expr) => {
        #[derive(Clone)]
        struct $name {}

        crate::structure! { $name {} }

        impl Operation for $name {
            type Output = Page;
            type Error = Busy;

            const NAME: &'static str = stringify!($name);
            const SERVICE: &'static Service = &SERVICE;
            const EFFECT: Effect = $effect;

            fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
                write_request(self, options)
            }

            fn decode(body: &[u8], options: &JsonOptions) -> Result<Page, DecodeError> {
                read_response(body, options)
            }
        }
    };
}

operation_with_effect!(Put, Effect::Once);
operation_with_effect!(Append, Effect::EachTime);

/// The errors of calls with each effect, after the same responses.
fn errors(steps: &[MockResponse]) -> [(Effect, Error<Busy>); 3] {
    let client = || Scripted::new().retry(RetryConfig::standard());
    [
        (Effect::Nothing, client().run_request(List::default(), steps).result.err().unwrap()),
        (Effect::Once, client().run_request(Put::default(), steps).result.err().unwrap()),
        (Effect::EachTime, client().run_request(Append::default(), steps).result.err().unwrap()),
    ]
}

#[test]
fn a_failure_reports_whether_the_request_may_have_been_applied() {
    let conflict = || error(409, "ConflictException");
    let busy = || error(429, "ThrottlingException");
    let (reset, silence, refused) = (MockResponse::reset, MockResponse::silence, MockResponse::refused);
    // The responses, and the expected result for `Effect::Once` and `Effect::EachTime`.
    for (steps, once, each_time) in [
        (&[conflict()][..], false, false),
        (&[busy()], false, false),
        (&[refused()], false, false),
        (&[error(503, "")], false, false),
        (&[refused(), busy(), conflict()], false, false),
        (&[reset()], true, true),
        (&[silence()], true, true),
        (&[error(500, "")], true, true),
        (&[error(504, "")], true, true),
        (&[too_long()], true, true),
        (&[reset(), conflict()], false, true),
        (&[silence(), conflict()], false, true),
        (&[error(502, ""), conflict()], false, true),
        (&[reset(), busy()], true, true),
        (&[reset(), refused()], true, true),
        (&[busy(), reset()], true, true),
    ] {
        for (effect, error) in errors(steps) {
            let expected = match effect {
                Effect::Nothing => false,
                Effect::Once => once,
                Effect::EachTime => each_time,
            };
            assert_eq!(error.may_have_been_applied(), expected, "{effect:?} {steps:?}");
            assert_eq!(error.to_string().contains("; the request may have been applied]"), expected, "{error}");
        }
    }
}

#[test]
fn an_invalid_response_means_that_the_request_may_have_been_applied() {
    for (effect, error) in errors(&[error(503, ""), MockResponse::json("not JSON")]) {
        assert_eq!(error.kind(), ErrorKind::InvalidResponse);
        assert_eq!(error.may_have_been_applied(), effect != Effect::Nothing);
        assert_eq!(error.history().attempts().len(), 2);
    }
    assert!(Scripted::new().run_request(Put::default(), &[success()]).result.is_ok());
}
