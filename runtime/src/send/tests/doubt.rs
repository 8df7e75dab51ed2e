//! Whether the service may have done what a failed call asked for.

use super::script::{Scripted, Step, error};
use crate::operation::Effect;

#[test]
fn a_failed_call_tells_whether_it_may_have_been_applied() {
    let conflict = || error(409, "ConflictException");
    let busy = || error(429, "ThrottlingException");
    // Steps, and the verdict for a request that changes something once, and each time.
    for (steps, once, each_time) in [
        (&[conflict()][..], false, false),
        (&[busy()], false, false),
        (&[Step::Unreachable], false, false),
        (&[error(503, "")], false, false),
        (&[Step::Unreachable, busy(), conflict()], false, false),
        (&[Step::Broken], true, true),
        (&[Step::Silence], true, true),
        (&[error(500, "")], true, true),
        (&[error(504, "")], true, true),
        (&[Step::TooLong], true, true),
        (&[Step::Broken, conflict()], false, true),
        (&[Step::Silence, conflict()], false, true),
        (&[error(502, ""), conflict()], false, true),
        (&[Step::Broken, busy()], true, true),
        (&[Step::Broken, Step::Unreachable], true, true),
        (&[busy(), Step::Broken], true, true),
    ] {
        for (effect, expected) in [(Effect::Nothing, false), (Effect::Once, once), (Effect::EachTime, each_time)] {
            let ended = Scripted::new().effect(effect).run(steps);
            let failure = ended.failure();
            assert_eq!(failure.may_have_been_applied(), expected, "{effect:?} {steps:?}");
            assert_eq!(failure.to_string().contains("; the request may have been applied]"), expected, "{failure}");
        }
    }
}

#[test]
fn an_answer_that_can_not_be_understood_means_that_it_was() {
    for (effect, expected) in [(Effect::Nothing, false), (Effect::Once, true), (Effect::EachTime, true)] {
        let answer = Scripted::new().effect(effect).run(&[error(503, ""), Step::Answer]).result.unwrap();
        let failure = answer.unusable("Test", "no JSON");
        assert_eq!((failure.may_have_been_applied(), failure.attempts()), (expected, 2));
        assert_eq!(failure.timings().count(), 2);
    }
}
