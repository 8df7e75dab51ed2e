//! The generated client of this repository.

use common::{ACCESS_KEY, Codec, IDENTIFIER, SECRET_KEY, bodies};
use partnercentral_selling::operation::{
    CreateOpportunityRequest, GetOpportunityRequest, GetOpportunityResponse, ListOpportunitiesRequest,
    ListOpportunitiesResponse,
};
use partnercentral_selling::runtime::{Credentials, Env, codec};
use partnercentral_selling::{Client, Config};

fn main() {
    common::run::<Ours>();
}

#[derive(Clone)]
struct Ours {
    client: Client,
    create: CreateOpportunityRequest,
}

fn contacts(response: &GetOpportunityResponse) -> usize {
    response.customer.as_ref().and_then(|customer| customer.contacts.as_ref()).map_or(0, Vec::len)
}

impl common::Client for Ours {
    type Create = CreateOpportunityRequest;

    fn new(url: &str) -> Self {
        let credentials = Credentials::new(ACCESS_KEY, SECRET_KEY, None, None, "compare");
        let config = Config::builder().region("us-east-1").credentials(credentials).endpoint_url(url).env(Env::empty());
        let create = codec::from_json(bodies::CREATE_REQUEST.as_bytes()).expect("a request");
        Self { client: Client::new(config.build()).expect("a complete configuration"), create }
    }

    async fn get(&self) -> usize {
        let request = GetOpportunityRequest::new().catalog("AWS").identifier(IDENTIFIER);
        contacts(&self.client.get_opportunity(request).await.expect("a response"))
    }

    async fn list(&self) -> usize {
        let request = ListOpportunitiesRequest::new().catalog("AWS").max_results(100);
        self.client.list_opportunities(request).await.expect("a page").opportunity_summaries.len()
    }

    fn create_request(&self) -> CreateOpportunityRequest {
        self.create.clone()
    }

    async fn create(&self, request: CreateOpportunityRequest) -> usize {
        self.client.create_opportunity(request).await.expect("a response").id.len()
    }
}

impl Codec for Ours {
    fn decode_get(&self, body: &'static [u8]) -> usize {
        contacts(&codec::from_json(body).expect("a response"))
    }

    fn decode_list(&self, body: &'static [u8]) -> usize {
        codec::from_json::<ListOpportunitiesResponse>(body).expect("a page").opportunity_summaries.len()
    }

    fn encode_create(&self, request: CreateOpportunityRequest) -> usize {
        codec::to_json(&request).expect("a body").len()
    }
}
