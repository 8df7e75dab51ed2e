//! By hand on hyper-util and hyper-rustls, with aws-sigv4 and serde.

use by_hand::opportunity::{CreateRequest, Created, GetRequest, Opportunity};
use by_hand::page::{ListRequest, Page};
use by_hand::{BoxError, Signer, TIMEOUT};
use bytes::Bytes;
use common::{ACCESS_KEY, Codec, IDENTIFIER, SECRET_KEY, bodies};
use http_body_util::{BodyExt as _, Full};
use hyper::header::{HeaderValue, USER_AGENT};
use hyper::{Method, Request, Uri};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn main() {
    common::run::<ByHand>();
}

#[derive(Clone)]
struct ByHand {
    http: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    url: Uri,
    signer: Signer,
    create: CreateRequest,
}

impl ByHand {
    async fn call<T: DeserializeOwned>(&self, target: &'static str, request: &impl Serialize) -> Result<T, BoxError> {
        let body = serde_json::to_vec(request)?;
        let headers = self.signer.headers(target, &body)?;
        let mut request = Request::new(Full::new(Bytes::from(body)));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.url.clone();
        *request.headers_mut() = headers;
        request.headers_mut().insert(USER_AGENT, HeaderValue::from_static("by-hand/1.0"));
        tokio::time::timeout(TIMEOUT, async {
            let response = self.http.request(request).await?;
            let status = response.status();
            let body = response.into_body().collect().await?.to_bytes();
            if status.is_success() {
                Ok(serde_json::from_slice(&body)?)
            } else {
                Err(format!("status {status}").into())
            }
        })
        .await?
    }
}

impl common::Client for ByHand {
    type Create = CreateRequest;

    fn new(url: &str) -> Self {
        // Fails if there is a provider already, which would be this one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let roots = HttpsConnectorBuilder::new().with_native_roots().expect("root certificates of the system");
        let mut tcp = HttpConnector::new();
        tcp.set_nodelay(true);
        tcp.enforce_http(false);
        let connector = roots.https_or_http().enable_http1().wrap_connector(tcp);
        let http = Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(connector);
        let url: Uri = url.parse().expect("a URL");
        let signer = Signer::new(&url.to_string(), ACCESS_KEY, SECRET_KEY);
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
