//! Crates of older generators with the present runtime. See `compat/README.md`.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, missing_docs)]

use compat_v0_1::operation::{HangRequest, HangResponse, ListPicturesRequest};
use compat_v0_1::runtime::{Mock, MockResponse};
use compat_v0_1::types::{Light, Owner, Picture, Style};
use compat_v0_1::{Client, Config, ServiceError, Timestamp};

fn client(mock: &Mock) -> Client {
    Client::new(Config::builder().mock(mock).build()).unwrap()
}

#[tokio::test]
async fn a_crate_of_version_0_1_sends_and_decodes_the_same() {
    let response = HangResponse::new().id("P-1").hung(Timestamp::from_secs(1).unwrap()).light(Light::Sun);
    let mock = Mock::new();
    let answer = response.clone();
    mock.on::<HangRequest>(move |_| Ok(answer.clone()));
    let picture = Picture::new().title("Knots").owner(Owner::Person("Ada".to_owned())).tags(["a", "b"]);
    let request = HangRequest::new().picture(picture).wing("east").client_token("once");
    assert_eq!(client(&mock).hang(request).await.unwrap(), response);
    let sent = mock.take_requests().remove(0);
    let body = r#"{"ClientToken":"once","Picture":{"Light":1,"Owner":{"Person":"Ada"},"Style":"old master","Tags":["a","b"],"Title":"Knots"},"Wing":"east"}"#;
    assert_eq!(std::str::from_utf8(sent.body()).unwrap(), body);
    assert_eq!(sent.header("x-amz-target"), Some("Gallery.Hang"));
    assert!(sent.url().starts_with("https://east.walls.east.gallery."), "{}", sent.url());
}

#[tokio::test]
async fn a_crate_of_version_0_1_pages_retries_and_decodes_its_errors() {
    let page = |token: &str| {
        MockResponse::json(format!(r#"{{"NextToken":{token},"Pictures":[{{"Title":"a","Style":"of tomorrow"}}]}}"#))
    };
    let mock = Mock::new();
    mock.respond::<ListPicturesRequest>(MockResponse::error(ServiceError::TOO_FAST, "slow down"));
    mock.respond::<ListPicturesRequest>(page("\"2\""));
    mock.respond::<ListPicturesRequest>(page("null"));
    mock.respond::<HangRequest>(MockResponse::error(ServiceError::WALL_FULL, "no space"));
    let client = client(&mock);
    let mut items = client.list_pictures(ListPicturesRequest::new().max_results(1)).items();
    let mut styles = Vec::new();
    while let Some(picture) = items.try_next().await.unwrap() {
        styles.push(picture.style.unwrap());
    }
    assert_eq!(styles, vec![Style::from("of tomorrow"); 2]);
    let request = HangRequest::new().picture(Picture::new().title("Knots")).wing("east");
    let error = client.hang(request).await.unwrap_err();
    assert!(error.service_error().is_some_and(ServiceError::is_wall_full), "{error}");
}

#[test]
fn a_crate_of_version_0_1_reports_every_violation_and_redacts_sensitive_members() {
    let picture = Picture::new().owner(Owner::Person("Ada".to_owned())).ratio(0.0).tags(["a", "a"]);
    assert!(!format!("{picture:?}").contains("Ada"), "{picture:?}");
    let violations = HangRequest::new().picture(picture).wing("EAST").validate().unwrap_err();
    let paths: Vec<&str> = violations.violations().iter().map(|violation| violation.path()).collect();
    assert_eq!(paths, ["Picture.Ratio", "Picture.Tags", "Picture.Title", "Wing"]);
}
