//! Submitting and accepting in one line that waits for the end, with the clock of the sandbox.

use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use partnercentral_sandbox::{Sandbox, Settings};
use partnercentral_selling::operation::{GetOpportunityRequest, StartEngagementByAcceptingInvitationTaskRequest};
use partnercentral_selling::runtime::{CallInfo, Clock, Interceptor, InterceptorResult};
use partnercentral_selling::types::{InvitationStatus, OpportunityInvitationPayload, ReviewStatus};
use partnercentral_selling::waits::OpportunityApproved;
use partnercentral_selling::{Client, Error, ErrorKind};

use crate::case::{CATALOG, Case, start};

/// Sleeping moves the clock of the sandbox; then AWS does its part.
struct Moving {
    started: Instant,
    slept: Mutex<Duration>,
    sandbox: Arc<Sandbox>,
    aws: Box<dyn Fn(&Sandbox) + Send + Sync>,
}

impl Clock for Moving {
    fn instant(&self) -> Instant {
        self.started + *self.slept.lock().unwrap()
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        // Longer times are the time limits of calls.
        if time >= Duration::from_secs(20) {
            return Box::pin(std::future::pending());
        }
        *self.slept.lock().unwrap() += time;
        self.sandbox.advance(time);
        (self.aws)(&self.sandbox);
        Box::pin(std::future::ready(()))
    }
}

/// The case, and a client whose waits move the clock.
fn moving(case: Case, aws: impl Fn(&Sandbox) + Send + Sync + 'static) -> (Arc<Sandbox>, Client) {
    let sandbox = Arc::new(case.sandbox);
    let (started, slept) = (Instant::now(), Mutex::default());
    let clock = Moving { started, slept, sandbox: Arc::clone(&sandbox), aws: Box::new(aws) };
    let client = Client::new(sandbox.config_builder().clock(clock).build()).unwrap();
    (sandbox, client)
}

#[tokio::test]
async fn an_opportunity_is_submitted_and_waited_for_in_one_line() {
    let case = Case::new();
    let id = case.complete().await;
    let reviewed = id.clone();
    let (_sandbox, client) = moving(case, move |sandbox| {
        // It fails until the review has begun.
        let _ = sandbox.aws(CATALOG).approve(&reviewed);
    });
    let mut seen = Vec::new();
    let wait = client.start_engagement_from_opportunity_task(start(&id)).wait().every(Duration::from_secs(3));
    let approved = wait
        .progress(|progress| {
            let life_cycle = progress.answer().and_then(|answer| answer.life_cycle.as_ref());
            seen.push(life_cycle.and_then(|life_cycle| life_cycle.review_status.clone()).unwrap());
        })
        .await
        .unwrap();
    assert_eq!((approved.id, approved.life_cycle.unwrap().review_status), (id, Some(ReviewStatus::Approved)));
    assert_eq!(seen.first(), Some(&ReviewStatus::PendingSubmission), "the task was still running: {seen:?}");
}

#[tokio::test]
async fn a_rejection_ends_the_wait_with_the_last_answer() {
    let case = Case::new();
    let id = case.complete().await;
    let reviewed = id.clone();
    let (_sandbox, client) = moving(case, move |sandbox| {
        let _ = sandbox.aws(CATALOG).reject(&reviewed, "Not a fit.");
    });
    let error = client.start_engagement_from_opportunity_task(start(&id)).wait().await.unwrap_err();
    assert_eq!(error.reason(), Some("`LifeCycle.ReviewStatus` is `Rejected`"));
    assert!(error.was_started());
    let last = error.last().unwrap().life_cycle.clone().unwrap();
    assert_eq!(last.review_status_reason.as_deref(), Some("Not a fit."));
    let error = Error::from(error);
    assert_eq!((error.kind(), error.code()), (ErrorKind::Wait, Some("WaitFailed")));
}

#[tokio::test]
async fn a_review_that_takes_longer_than_the_deadline_can_be_waited_for_again() {
    let case = Case::new();
    let id = case.complete().await;
    let (sandbox, client) = moving(case, |_| {});
    let wait = client.start_engagement_from_opportunity_task(start(&id)).wait().every(Duration::from_secs(10));
    let error = wait.deadline(Duration::from_secs(60)).await.unwrap_err();
    assert!(error.is_deadline() && error.was_started(), "{error}");
    let status = error.last().unwrap().life_cycle.as_ref().unwrap().review_status.clone();
    assert_eq!(status, Some(ReviewStatus::InReview));
    sandbox.aws(CATALOG).approve(&id).unwrap();
    let request = GetOpportunityRequest::new().catalog(CATALOG).identifier(&id);
    client.get_opportunity(request).wait_for::<OpportunityApproved>().await.unwrap();
}

#[tokio::test]
async fn a_submission_after_a_correction_is_not_judged_by_the_state_before_it() {
    let case = Case::new();
    let id = case.action_required().await;
    let reviewed = id.clone();
    let looks = AtomicU32::new(0);
    let (_sandbox, client) = moving(case, move |sandbox| {
        if looks.fetch_add(1, Ordering::Relaxed) >= 10 {
            sandbox.aws(CATALOG).ask_for_action(&reviewed, "The city is not complete either.").unwrap();
        }
    });
    let mut seen = Vec::new();
    let wait = client.start_engagement_from_opportunity_task(start(&id)).wait().every(Duration::from_secs(1));
    let wait = wait.progress(|progress| {
        let life_cycle = progress.answer().and_then(|answer| answer.life_cycle.as_ref());
        seen.push(life_cycle.and_then(|life_cycle| life_cycle.review_status.clone()).unwrap());
    });
    let error = wait.await.unwrap_err();
    assert_eq!(error.reason(), Some("`LifeCycle.ReviewStatus` is `Action Required`"));
    assert_eq!((seen.first(), seen.last()), (Some(&ReviewStatus::ActionRequired), Some(&ReviewStatus::InReview)));
}

/// Does something before the first look at the opportunity.
struct BeforeTheFirstLook<F>(Mutex<Option<F>>);

impl<F: FnOnce() + Send + 'static> Interceptor for BeforeTheFirstLook<F> {
    fn init(&self, call: &CallInfo) -> InterceptorResult {
        if call.operation() == "GetOpportunity" {
            self.0.lock().unwrap().take().into_iter().for_each(|act| act());
        }
        Ok(())
    }
}

#[tokio::test]
async fn aws_may_ask_for_action_before_the_first_look() {
    // All within one millisecond, too.
    let at_once = Settings::new().task_duration(Duration::ZERO).review_delay(Duration::ZERO);
    for (settings, seconds) in [(Settings::new(), 5), (at_once, 0)] {
        for corrected in [false, true] {
            let case = Case::with(settings.clone());
            let id = if corrected { case.action_required().await } else { case.complete().await };
            let (sandbox, client) = moving(case, |_| panic!("the first answer ends the wait"));
            let (aws, reviewed) = (Arc::clone(&sandbox), id.clone());
            let review = move || {
                aws.advance(Duration::from_secs(seconds));
                aws.aws(CATALOG).ask_for_action(&reviewed, "The city is not complete either.").unwrap();
            };
            let wait = client
                .start_engagement_from_opportunity_task(start(&id))
                .interceptor(BeforeTheFirstLook(Mutex::new(Some(review))))
                .wait();
            let error = wait.await.unwrap_err();
            assert_eq!(error.reason(), Some("`LifeCycle.ReviewStatus` is `Action Required`"), "{error}");
            assert_eq!(error.calls(), 1);
        }
    }
}

#[tokio::test]
async fn a_rejected_submission_is_the_error_of_the_call_and_nothing_is_waited_for() {
    let case = Case::new();
    let id = case.create(crate::case::complete()).await;
    let (_sandbox, client) = moving(case, |_| panic!("nothing is waited for"));
    let error = client.start_engagement_from_opportunity_task(start(&id)).wait().await.unwrap_err();
    assert!(!error.was_started() && error.calls() == 0);
    assert_eq!(error.call_error().unwrap().code(), Some("ValidationException"));
}

#[tokio::test]
async fn an_invitation_is_accepted_and_waited_for_in_one_line() {
    let case = Case::new();
    let invitation = case.sandbox.aws(CATALOG).invite("Ten clinics", OpportunityInvitationPayload::new()).unwrap();
    let (sandbox, client) = moving(case, |_| {});
    let request = StartEngagementByAcceptingInvitationTaskRequest::new().catalog(CATALOG).identifier(&invitation);
    let accepted = client.start_engagement_by_accepting_invitation_task(request).wait().await.unwrap();
    assert_eq!((accepted.id, accepted.status), (invitation, Some(InvitationStatus::Accepted)));
    assert!(!sandbox.opportunities(CATALOG).is_empty(), "the opportunity is there");
}
