//! The operations by name: decoding a response, and calls with the smallest request.

use smithy_client_runtime::codec::JsonOptions;
use std::fmt::Debug;
use std::pin::Pin;

use partnercentral_selling::operation::*;
use partnercentral_selling::runtime::Operation;
use partnercentral_selling::runtime::codec::DecodeError;
use partnercentral_selling::{Client, Error, ServiceError};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tests::{WITH_OUTPUT, WITHOUT_OUTPUT, response_body, wire};

use crate::mutation::SECRET;

macro_rules! by_name {
    ($name:expr, $of:ident($($argument:expr),*)) => {
        match $name {
            "AssignOpportunity" => $of::<AssignOpportunityRequest>($($argument),*),
            "AssociateOpportunity" => $of::<AssociateOpportunityRequest>($($argument),*),
            "CreateOpportunity" => $of::<CreateOpportunityRequest>($($argument),*),
            "DisassociateOpportunity" => $of::<DisassociateOpportunityRequest>($($argument),*),
            "GetAwsOpportunitySummary" => $of::<GetAwsOpportunitySummaryRequest>($($argument),*),
            "GetEngagementInvitation" => $of::<GetEngagementInvitationRequest>($($argument),*),
            "GetOpportunity" => $of::<GetOpportunityRequest>($($argument),*),
            "ListEngagementInvitations" => $of::<ListEngagementInvitationsRequest>($($argument),*),
            "ListOpportunities" => $of::<ListOpportunitiesRequest>($($argument),*),
            "ListSolutions" => $of::<ListSolutionsRequest>($($argument),*),
            "RejectEngagementInvitation" => $of::<RejectEngagementInvitationRequest>($($argument),*),
            "StartEngagementByAcceptingInvitationTask" => {
                $of::<StartEngagementByAcceptingInvitationTaskRequest>($($argument),*)
            }
            "StartEngagementFromOpportunityTask" => $of::<StartEngagementFromOpportunityTaskRequest>($($argument),*),
            "UpdateOpportunity" => $of::<UpdateOpportunityRequest>($($argument),*),
            other => panic!("no operation {other}"),
        }
    };
}

/// All operations, each with a response.
pub(crate) fn operations() -> impl Iterator<Item = (&'static str, Value)> {
    let with_output = WITH_OUTPUT.into_iter().map(|name| {
        let full = serde_json::from_str(&response_body(name, "full")).expect("a response on file");
        (name, full)
    });
    // Without an output, the service may still send something.
    let receipt = json!({"Receipt": {"Contacts": [{"Email": SECRET}], "Count": 1}});
    with_output.chain(WITHOUT_OUTPUT.into_iter().map(move |name| (name, receipt.clone())))
}

/// Decodes a response of an operation. Returns its `Debug` form.
pub(crate) fn decode(operation: &str, body: &[u8]) -> Result<String, DecodeError> {
    by_name!(operation, decode_as(body))
}

fn decode_as<Op: Operation<Output: Debug>>(body: &[u8]) -> Result<String, DecodeError> {
    Ok(format!("{:?}", Op::decode(body, &JsonOptions::default())?))
}

/// Decodes a response with serde, without the client.
pub(crate) fn read_by_serde(operation: &str, body: &[u8]) -> Result<(), serde_json::Error> {
    by_name!(operation, read_as(body))
}

fn read_as<Op: Operation<Output: DeserializeOwned>>(body: &[u8]) -> Result<(), serde_json::Error> {
    serde_json::from_slice::<Op::Output>(body).map(drop)
}

type Outcome<'a> = Pin<Box<dyn Future<Output = Result<String, Error>> + 'a>>;

/// Calls an operation with the smallest request. Returns the `Debug` form of the response.
pub(crate) fn call<'a>(client: &'a Client, operation: &str) -> Outcome<'a> {
    let request = wire::smallest(operation);
    by_name!(operation, call_as(client, request))
}

fn call_as<Op>(client: &Client, request: Value) -> Outcome<'_>
where
    Op: Operation<Output: Debug, Error = ServiceError> + DeserializeOwned,
{
    let request: Op = serde_json::from_value(request).expect("a request on file");
    Box::pin(async { Ok(format!("{:?}", client.call(request).await?)) })
}

/// The same call with JSON.
pub(crate) fn call_json<'a>(client: &'a Client, operation: &str) -> Outcome<'a> {
    let call = client.call_json(operation, wire::smallest(operation).to_string().as_bytes());
    Box::pin(async { call.await })
}
