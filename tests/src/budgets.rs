//! The budgets of calls, in `budgets.toml`, and the calls that are measured.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::LazyLock;

use partnercentral_selling::Client;
use partnercentral_selling::operation::{CreateOpportunityRequest, GetOpportunityRequest, ListOpportunitiesRequest};
use serde::Deserialize;

use crate::by_hand::page;
use crate::lean_server::LeanServer;
use crate::server::HttpResponse;
use crate::{config, response_body, wire};

/// The most that a measured value may be, and what it was when it was measured last.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Budget {
    limit: u64,
    measured: u64,
}

/// All budgets by kind and name.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Budgets(BTreeMap<String, BTreeMap<String, Budget>>);

impl Budgets {
    /// Those of `budgets.toml`.
    #[must_use]
    pub fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/budgets.toml");
        let text = std::fs::read_to_string(path).expect("tests/budgets.toml can be read");
        toml::from_str(&text).unwrap_or_else(|error| panic!("tests/budgets.toml: {error}"))
    }

    /// Compares a value with its budget.
    ///
    /// # Errors
    /// The value exceeds its limit, or has no budget.
    pub fn check(&self, kind: &str, name: &str, value: u64) -> Result<(), String> {
        let budget = self.0.get(kind).and_then(|budgets| budgets.get(name));
        let Budget { limit, measured } =
            budget.ok_or_else(|| format!("tests/budgets.toml has no budget `{kind}.{name}`; {value} were measured"))?;
        if value <= *limit {
            return Ok(());
        }
        Err(format!(
            "{value} {kind} of `{name}` exceed the budget of {limit}; {measured} were measured when it was set. Find out \
             what has become slower, or change tests/budgets.toml and say why"
        ))
    }
}

/// A call that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workload {
    /// A small request, a response of 3 kB.
    Get,
    /// A request of 3 kB, a small response.
    Create,
    /// A small request, a response with 100 summaries.
    List,
}

impl Workload {
    /// A server with the responses to all of them.
    #[must_use]
    pub fn responses(server: LeanServer) -> LeanServer {
        server
            .on("GetOpportunity", &HttpResponse::json(200, response_body("GetOpportunity", "full")))
            .on("CreateOpportunity", &HttpResponse::json(200, response_body("CreateOpportunity", "full")))
            .on("ListOpportunities", &HttpResponse::json(200, page()))
    }

    /// Makes the call.
    pub async fn call(self, client: &Client) {
        match self {
            Self::Get => {
                let request = GetOpportunityRequest::new().catalog("AWS").identifier("O1234567");
                black_box(client.get_opportunity(request).await.expect("a response"));
            }
            Self::Create => {
                black_box(client.create_opportunity(CREATE.clone()).await.expect("a response"));
            }
            Self::List => {
                let request = ListOpportunitiesRequest::new().catalog("AWS").max_results(100);
                black_box(client.list_opportunities(request).await.expect("a page"));
            }
        }
    }
}

/// A request with all members.
pub static CREATE: LazyLock<CreateOpportunityRequest> = LazyLock::new(|| {
    serde_json::from_value(wire::full("CreateOpportunity")).expect("the recorded request fits its type")
});

/// A client of a loopback service.
#[must_use]
pub fn client(url: &str) -> Client {
    Client::new(config(url, None).build()).expect("a complete configuration")
}
