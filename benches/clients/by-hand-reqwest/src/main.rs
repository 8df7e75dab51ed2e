//! By hand on reqwest, with aws-sigv4 and serde.

use by_hand::opportunity::{CreateRequest, Created, GetRequest, Opportunity};
use by_hand::page::{ListRequest, Page};
use by_hand::{BoxError, Signer, TIMEOUT};
use common::{ACCESS_KEY, Codec, IDENTIFIER, SECRET_KEY, bodies};
use reqwest::{Url, redirect};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn main() {
    common::run::<ByHand>();
}

#[derive(Clone)]
struct ByHand {
    http: reqwest::Client,
    url: Url,
    signer: Signer,
    create: CreateRequest,
}

impl ByHand {
    async fn call<T: DeserializeOwned>(&self, target: &'static str, request: &impl Serialize) -> Result<T, BoxError> {
        let body = serde_json::to_vec(request)?;
        let headers = self.signer.headers(target, &body)?;
        let response = self.http.post(self.url.clone()).headers(headers).body(body).send().await?;
        Ok(serde_json::from_slice(&response.error_for_status()?.bytes().await?)?)
    }
}

impl common::Client for ByHand {
    type Create = CreateRequest;

    fn new(url: &str) -> Self {
        // Fails if there is a provider already, which would be this one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .timeout(TIMEOUT)
            .redirect(redirect::Policy::none())
            .user_agent("by-hand/1.0")
            .no_proxy()
            .build()
            .expect("an HTTP client");
        let url: Url = url.parse().expect("a URL");
        let signer = Signer::new(url.as_str(), ACCESS_KEY, SECRET_KEY);
        Self { http, url, signer, create: serde_json::from_str(bodies::CREATE_REQUEST).expect("a request") }
    }

    async fn get(&self) -> usize {
        let request = GetRequest { catalog: "AWS".to_owned(), identifier: IDENTIFIER.to_owned() };
        let response = self.call::<Opportunity>("AWSPartnerCentralSelling.GetOpportunity", &request).await;
        response.expect("a response").contacts()
    }

    async fn list(&self) -> usize {
        let request = ListRequest { catalog: "AWS".to_owned(), max_results: 100 };
        let page = self.call::<Page>("AWSPartnerCentralSelling.ListOpportunities", &request).await;
        page.expect("a page").opportunity_summaries.len()
    }

    fn create_request(&self) -> CreateRequest {
        self.create.clone()
    }

    async fn create(&self, request: CreateRequest) -> usize {
        let response = self.call::<Created>("AWSPartnerCentralSelling.CreateOpportunity", &request).await;
        response.expect("a response").id.len()
    }
}

impl Codec for ByHand {
    fn decode_get(&self, body: &'static [u8]) -> usize {
        serde_json::from_slice::<Opportunity>(body).expect("a response").contacts()
    }

    fn decode_list(&self, body: &'static [u8]) -> usize {
        serde_json::from_slice::<Page>(body).expect("a page").opportunity_summaries.len()
    }

    fn encode_create(&self, request: CreateRequest) -> usize {
        serde_json::to_vec(&request).expect("a body").len()
    }
}
