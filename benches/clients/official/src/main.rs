//! The official SDK, with its default settings. It speaks TLS with ring, as all others do.

mod codec;
mod request;

use aws_sdk_partnercentralselling::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_partnercentralselling::operation::create_opportunity::CreateOpportunityInput;
use aws_sdk_partnercentralselling::{Client, Config};
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use common::{ACCESS_KEY, IDENTIFIER, SECRET_KEY};

fn main() {
    common::run::<Official>();
}

#[derive(Clone)]
struct Official {
    client: Client,
    create: CreateOpportunityInput,
}

impl common::Client for Official {
    type Create = CreateOpportunityInput;

    fn new(url: &str) -> Self {
        let http =
            aws_smithy_http_client::Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring)).build_https();
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new(ACCESS_KEY, SECRET_KEY, None, None, "compare"))
            .endpoint_url(url)
            .http_client(http)
            .build();
        Self { client: Client::from_conf(config), create: request::create_opportunity().expect("a request") }
    }

    async fn get(&self) -> usize {
        let response = self.client.get_opportunity().catalog("AWS").identifier(IDENTIFIER).send().await;
        codec::contacts(&response.expect("a response"))
    }

    async fn list(&self) -> usize {
        let page = self.client.list_opportunities().catalog("AWS").max_results(100).send().await;
        page.expect("a page").opportunity_summaries().len()
    }

    fn create_request(&self) -> CreateOpportunityInput {
        self.create.clone()
    }

    async fn create(&self, request: CreateOpportunityInput) -> usize {
        let call = self.client.create_opportunity();
        let call = call
            .set_catalog(request.catalog)
            .set_client_token(request.client_token)
            .set_customer(request.customer)
            .set_life_cycle(request.life_cycle)
            .set_marketing(request.marketing)
            .set_national_security(request.national_security)
            .set_opportunity_team(request.opportunity_team)
            .set_opportunity_type(request.opportunity_type)
            .set_origin(request.origin)
            .set_partner_opportunity_identifier(request.partner_opportunity_identifier)
            .set_primary_needs_from_aws(request.primary_needs_from_aws)
            .set_project(request.project)
            .set_software_revenue(request.software_revenue);
        call.send().await.expect("a response").id().len()
    }
}
