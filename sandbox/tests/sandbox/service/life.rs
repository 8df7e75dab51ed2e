//! The life of a sandbox: independent of others, stopped when it is dropped.

use std::net::TcpStream;

use partnercentral_sandbox::{Sandbox, Seed, Settings};
use partnercentral_selling::operation::ListOpportunitiesRequest;

use crate::case::{CATALOG, Case, complete};
use crate::raw::{Raw, send};

#[tokio::test]
async fn sandboxes_are_apart_and_stop_when_they_are_dropped() {
    let (one, other) = (Case::new(), Case::new());
    one.create(complete()).await;
    assert_eq!(one.sandbox.opportunities(CATALOG).len(), other.sandbox.opportunities(CATALOG).len() + 1);
    let address = one.sandbox.url().trim_start_matches("http://").to_owned();
    drop(one);
    assert!(TcpStream::connect(address).is_err(), "although a client is connected");
    other.create(complete()).await;
}

#[tokio::test]
async fn records_can_be_added_and_changed() {
    let case = Case::with(Settings::new().seed(Seed::empty()));
    assert_eq!(case.sandbox.opportunities(CATALOG), []);
    case.sandbox.plant(&Seed::demo().unwrap());
    let id = case.sandbox.opportunities(CATALOG)[0].id.clone();
    assert!(case.sandbox.edit_opportunity(CATALOG, &id, |it| it.partner_opportunity_identifier = Some("X".to_owned())));
    assert_eq!(case.get(&id).await.partner_opportunity_identifier.as_deref(), Some("X"));
    assert!(!case.sandbox.edit_opportunity(CATALOG, "O1", |_| {}));
    assert!(!case.sandbox.edit_opportunity("Test", &id, |_| {}));
}

#[tokio::test]
async fn the_log_has_bodies_and_rules_but_no_credentials() {
    let case = Case::new();
    let request = ListOpportunitiesRequest::new().catalog(CATALOG).next_token("x");
    case.client.list_opportunities(request).await.unwrap_err();
    let exchange = case.sandbox.exchanges().pop().unwrap();
    assert_eq!(exchange.request, r#"{"Catalog":"Sandbox","NextToken":"x"}"#);
    let text = format!("{exchange}\n{exchange:?}");
    assert!(text.contains("rule page-token") && text.contains("ListOpportunities 400 ValidationException"), "{text}");
    assert!(!text.contains("AKID") && !text.contains("Signature"), "{text}");
}

#[test]
fn the_log_prints_no_control_characters() {
    let sandbox = Sandbox::start().unwrap();
    send(&sandbox, &Raw::new("ListSolutions", "{\"Catalog\":\n\"\u{1b}[31m\"}"));
    let line = sandbox.exchanges().pop().unwrap().to_string();
    assert!(!line.contains('\u{1b}'), "{line:?}");
}

#[test]
fn a_port_that_is_in_use_is_reported() {
    let sandbox = Sandbox::start().unwrap();
    let port = sandbox.url().rsplit(':').next().unwrap().parse().unwrap();
    assert!(Settings::new().port(port).start().is_err());
    assert_eq!(format!("{sandbox:?}"), format!("Sandbox {{ url: {:?}, .. }}", sandbox.url()));
}
