//! Faults as clients meet them.

use std::time::{Duration, Instant};

use partnercentral_sandbox::{Fault, Settings};
use partnercentral_selling::operation::{GetOpportunityRequest, ListSolutionsRequest};

use crate::case::{CATALOG, Case, complete};

#[tokio::test]
async fn an_error_is_sent_in_place_of_a_response() {
    let case = Case::with(Settings::new().faults(vec![Fault::error("ThrottlingException").operation("ListSolutions")]));
    let error = case.client.list_solutions(ListSolutionsRequest::new().catalog(CATALOG)).await.unwrap_err();
    assert!(error.is_throttling() && error.status() == Some(429), "{error}");
    case.create(complete()).await;
    case.sandbox.set_faults(Fault::from_json(r#"[{"error": "Broken", "status": 503}]"#).unwrap());
    let error = case.client.list_solutions(ListSolutionsRequest::new().catalog(CATALOG)).await.unwrap_err();
    assert_eq!((error.code(), error.status()), (Some("Broken"), Some(503)));
}

#[tokio::test]
async fn a_connection_is_closed_before_or_after_the_effect() {
    let case = Case::new();
    let count = || case.sandbox.opportunities(CATALOG).len();
    let before = count();
    for applied in [false, true] {
        case.sandbox.set_faults(vec![Fault::reset().applied(applied)]);
        let error = case.client.create_opportunity(complete()).await.unwrap_err();
        assert!(error.may_have_been_applied(), "{error}");
        assert_eq!(count() - before, usize::from(applied));
        assert_eq!(case.sandbox.exchanges().pop().unwrap().status, None);
    }
}

#[tokio::test]
async fn a_retry_with_the_same_token_creates_nothing_twice() {
    let case = Case::new();
    let before = case.sandbox.opportunities(CATALOG).len();
    case.sandbox.set_faults(vec![Fault::error("InternalServerException").applied(true).times(1)]);
    let client = case.sandbox.client().unwrap();
    let created = client.create_opportunity(complete()).await.unwrap();
    assert_eq!(case.sandbox.opportunities(CATALOG).len(), before + 1);
    client.get_opportunity(GetOpportunityRequest::new().catalog(CATALOG).identifier(created.id)).await.unwrap();
}

#[tokio::test]
async fn a_response_is_delayed() {
    let case = Case::with(Settings::new().faults(vec![Fault::delay(Duration::from_millis(30))]));
    let start = Instant::now();
    case.client.list_solutions(ListSolutionsRequest::new().catalog(CATALOG)).await.unwrap();
    assert!(start.elapsed() >= Duration::from_millis(30));
}
