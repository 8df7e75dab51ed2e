//! Whether the service may have done what a failed call asked for.

use super::script::{Scripted, answer, error, too_long};
use crate::codec::{DecodeError, EncodeError, from_json, to_json};
use crate::error::{Error, ErrorKind};
use crate::operation::{Effect, Operation, Service};
use crate::tests::support::{Busy, List, Page, SERVICE};
use crate::{MockResponse, RetryConfig};

macro_rules! operation_that_changes {
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

            fn encode(&mut self) -> Result<Vec<u8>, EncodeError> {
                to_json(self)
            }

            fn decode(body: &[u8]) -> Result<Page, DecodeError> {
                from_json(body)
            }
        }
    };
}

operation_that_changes!(Put, Effect::Once);
operation_that_changes!(Append, Effect::EachTime);

/// The errors of calls with each effect, after the same attempts.
fn errors(steps: &[MockResponse]) -> [(Effect, Error<Busy>); 3] {
    let client = || Scripted::new().retry(RetryConfig::standard());
    [
        (Effect::Nothing, client().run_request(List::default(), steps).result.err().unwrap()),
        (Effect::Once, client().run_request(Put::default(), steps).result.err().unwrap()),
        (Effect::EachTime, client().run_request(Append::default(), steps).result.err().unwrap()),
    ]
}

#[test]
fn a_failed_call_tells_whether_it_may_have_been_applied() {
    let conflict = || error(409, "ConflictException");
    let busy = || error(429, "ThrottlingException");
    let (broken, silent, unreachable) = (MockResponse::reset, MockResponse::silence, MockResponse::refused);
    // Steps, and the verdict for a request that changes something once, and each time.
    for (steps, once, each_time) in [
        (&[conflict()][..], false, false),
        (&[busy()], false, false),
        (&[unreachable()], false, false),
        (&[error(503, "")], false, false),
        (&[unreachable(), busy(), conflict()], false, false),
        (&[broken()], true, true),
        (&[silent()], true, true),
        (&[error(500, "")], true, true),
        (&[error(504, "")], true, true),
        (&[too_long()], true, true),
        (&[broken(), conflict()], false, true),
        (&[silent(), conflict()], false, true),
        (&[error(502, ""), conflict()], false, true),
        (&[broken(), busy()], true, true),
        (&[broken(), unreachable()], true, true),
        (&[busy(), broken()], true, true),
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
fn a_response_that_can_not_be_understood_means_that_it_was() {
    for (effect, error) in errors(&[error(503, ""), MockResponse::json("no JSON")]) {
        assert_eq!(error.kind(), ErrorKind::InvalidResponse);
        assert_eq!(error.may_have_been_applied(), effect != Effect::Nothing);
        assert_eq!(error.history().attempts().len(), 2);
    }
    assert!(Scripted::new().run_request(Put::default(), &[answer()]).result.is_ok());
}
