//! The calls of the steps, and what their responses show.

use aws_sdk_partnercentralselling::config::http::HttpResponse;
use aws_sdk_partnercentralselling::error::{BuildError, ProvideErrorMetadata, SdkError};
use aws_sdk_partnercentralselling::primitives::{DateTime, DateTimeFormat};
use aws_sdk_partnercentralselling::{Client, Error};
use serde_json::{Value, json};

use crate::requests::{
    assignee, customer, life_cycle, marketing, part, project, software_revenue, sort, submission, text, texts,
};

/// Calls an operation. The values are those that the comparison looks at, under their wire names.
pub(crate) async fn call(client: &Client, operation: &str, request: &Value) -> Value {
    match send(client, operation, request).await {
        Ok(answer) => answer,
        Err(error) => json!({ "error": { "code": error.to_string() } }),
    }
}

/// Builds a call with the members that all requests of an operation may have, sends it, and shows the response.
macro_rules! send {
    ($call:expr, $request:ident, [$($set:ident: $name:literal),*], |$response:ident| $shown:tt) => {{
        let call = $call $(.$set(text($request, $name)))*;
        match call.send().await {
            Ok($response) => json!({ "response": $shown }),
            Err(error) => json!({ "error": shown(error) }),
        }
    }};
}

async fn send(client: &Client, operation: &str, request: &Value) -> Result<Value, BuildError> {
    Ok(match operation {
        "CreateOpportunity" => {
            let call = client
                .create_opportunity()
                .set_primary_needs_from_aws(texts(request, "PrimaryNeedsFromAws"))
                .set_customer(part(request, "Customer", customer)?)
                .set_life_cycle(part(request, "LifeCycle", life_cycle)?)
                .set_marketing(part(request, "Marketing", marketing)?)
                .set_project(part(request, "Project", project)?)
                .set_software_revenue(part(request, "SoftwareRevenue", software_revenue)?)
                .set_origin(text(request, "Origin"));
            send!(
                call, request,
                [
                    set_catalog: "Catalog", set_client_token: "ClientToken", set_opportunity_type: "OpportunityType",
                    set_partner_opportunity_identifier: "PartnerOpportunityIdentifier"
                ],
                |it| {
                    "Id": it.id(), "LastModifiedDate": time(it.last_modified_date()),
                    "PartnerOpportunityIdentifier": it.partner_opportunity_identifier(),
                }
            )
        }
        "UpdateOpportunity" => {
            let date = request["LastModifiedDate"].as_str().unwrap_or_default();
            let call = client
                .update_opportunity()
                .set_primary_needs_from_aws(texts(request, "PrimaryNeedsFromAws"))
                .set_customer(part(request, "Customer", customer)?)
                .set_life_cycle(part(request, "LifeCycle", life_cycle)?)
                .set_marketing(part(request, "Marketing", marketing)?)
                .set_project(part(request, "Project", project)?)
                .set_last_modified_date(DateTime::from_str(date, DateTimeFormat::DateTime).ok());
            send!(
                call, request,
                [
                    set_catalog: "Catalog", set_identifier: "Identifier", set_opportunity_type: "OpportunityType",
                    set_partner_opportunity_identifier: "PartnerOpportunityIdentifier"
                ],
                |it| { "Id": it.id(), "LastModifiedDate": time(Some(it.last_modified_date())) }
            )
        }
        "GetOpportunity" => send!(
            client.get_opportunity(), request, [set_catalog: "Catalog", set_identifier: "Identifier"],
            |it| {
                "Id": it.id(), "Catalog": it.catalog(), "LastModifiedDate": time(Some(it.last_modified_date())),
                "CreatedDate": time(Some(it.created_date())),
                "LifeCycle": {
                    "Stage": it.life_cycle().and_then(|it| it.stage()).map(|it| it.as_str()),
                    "ReviewStatus": it.life_cycle().and_then(|it| it.review_status()).map(|it| it.as_str()),
                },
                "Project": {
                    "Title": it.project().and_then(|it| it.title()),
                    "CustomerUseCase": it.project().and_then(|it| it.customer_use_case()),
                },
                "OpportunityTeam": it.opportunity_team.as_ref().map(|team| {
                    team.iter().map(|it| json!({ "Email": it.email() })).collect::<Vec<_>>()
                }),
            }
        ),
        "AssociateOpportunity" => send!(
            client.associate_opportunity(), request,
            [
                set_catalog: "Catalog", set_opportunity_identifier: "OpportunityIdentifier",
                set_related_entity_type: "RelatedEntityType",
                set_related_entity_identifier: "RelatedEntityIdentifier"
            ],
            |_response| {}
        ),
        "DisassociateOpportunity" => send!(
            client.disassociate_opportunity(), request,
            [
                set_catalog: "Catalog", set_opportunity_identifier: "OpportunityIdentifier",
                set_related_entity_type: "RelatedEntityType",
                set_related_entity_identifier: "RelatedEntityIdentifier"
            ],
            |_response| {}
        ),
        "AssignOpportunity" => {
            let call = client.assign_opportunity().set_assignee(part(request, "Assignee", assignee)?);
            send!(call, request, [set_catalog: "Catalog", set_identifier: "Identifier"], |_response| {})
        }
        "StartEngagementFromOpportunityTask" => {
            let call = client.start_engagement_from_opportunity_task();
            let call = call.set_aws_submission(part(request, "AwsSubmission", submission)?);
            send!(
                call, request,
                [set_catalog: "Catalog", set_client_token: "ClientToken", set_identifier: "Identifier"],
                |it| {
                    "TaskId": it.task_id(), "OpportunityId": it.opportunity_id(), "StartTime": time(it.start_time()),
                    "TaskStatus": it.task_status().map(|it| it.as_str()),
                }
            )
        }
        "StartEngagementByAcceptingInvitationTask" => send!(
            client.start_engagement_by_accepting_invitation_task(), request,
            [set_catalog: "Catalog", set_client_token: "ClientToken", set_identifier: "Identifier"],
            |it| {
                "TaskId": it.task_id(), "EngagementInvitationId": it.engagement_invitation_id(),
                "TaskStatus": it.task_status().map(|it| it.as_str()),
            }
        ),
        "GetEngagementInvitation" => send!(
            client.get_engagement_invitation(), request, [set_catalog: "Catalog", set_identifier: "Identifier"],
            |it| {
                "Id": it.id(), "Status": it.status().map(|it| it.as_str()), "SenderCompanyName": it.sender_company_name(),
                "ExpirationDate": time(it.expiration_date()), "EngagementTitle": it.engagement_title(),
            }
        ),
        "RejectEngagementInvitation" => send!(
            client.reject_engagement_invitation(), request,
            [set_catalog: "Catalog", set_identifier: "Identifier", set_rejection_reason: "RejectionReason"],
            |_response| {}
        ),
        "GetAwsOpportunitySummary" => send!(
            client.get_aws_opportunity_summary(), request,
            [set_catalog: "Catalog", set_related_opportunity_identifier: "RelatedOpportunityIdentifier"],
            |it| {
                "RelatedOpportunityId": it.related_opportunity_id(), "Catalog": it.catalog(),
                "InvolvementType": it.involvement_type().map(|it| it.as_str()),
                "Visibility": it.visibility().map(|it| it.as_str()),
            }
        ),
        "ListSolutions" => send!(
            client.list_solutions(), request, [set_catalog: "Catalog"],
            |it| { "SolutionSummaries": it.solution_summaries().iter().map(|it| json!({ "Id": it.id() })).collect::<Vec<_>>() }
        ),
        "ListEngagementInvitations" => send!(
            client.list_engagement_invitations(), request,
            [set_catalog: "Catalog", set_participant_type: "ParticipantType"],
            |it| {
                "EngagementInvitationSummaries": it
                    .engagement_invitation_summaries().iter().map(|it| json!({ "Id": it.id() })).collect::<Vec<_>>(),
            }
        ),
        "ListOpportunities" => {
            let size = request["MaxResults"].as_i64().and_then(|size| i32::try_from(size).ok());
            let call = client.list_opportunities().set_max_results(size).set_sort(part(request, "Sort", sort)?);
            send!(
                call, request, [set_catalog: "Catalog", set_next_token: "NextToken"],
                |it| {
                    "OpportunitySummaries": it
                        .opportunity_summaries().iter().map(|it| json!({ "Id": it.id() })).collect::<Vec<_>>(),
                    "NextToken": it.next_token(),
                }
            )
        }
        other => json!({ "error": { "code": format!("the operation {other} is missing in this program") } }),
    })
}

fn time(time: Option<&DateTime>) -> Value {
    time.and_then(|time| time.fmt(DateTimeFormat::DateTime).ok()).into()
}

/// Code, status, and the fields with their codes.
fn shown<E>(error: SdkError<E, HttpResponse>) -> Value
where
    E: ProvideErrorMetadata,
    Error: From<SdkError<E, HttpResponse>>,
{
    let status = error.raw_response().map(|response| response.status().as_u16());
    let code = error.code().map(str::to_owned);
    let fields = match Error::from(error) {
        Error::ValidationException(error) => {
            error.error_list().iter().map(|it| json!([it.field_name(), it.code().as_str()])).collect()
        }
        _ => Vec::new(),
    };
    json!({ "code": code, "status": status, "fields": fields })
}
