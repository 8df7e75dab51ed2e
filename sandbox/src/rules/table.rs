//! The table of rules.

use super::rule::Outcome::{Behaviour, Business, Error, Protocol, Request};
use super::rule::Rule;
use super::rule::Source::{Assumed, Documented, Reported};

/// Declares the rules, and the list of all.
macro_rules! rules {
    ($($name:ident, $id:literal, $source:ident, $outcome:expr, [$($operation:literal),*], $text:literal;)*) => {
        $(
            #[doc = $text]
            pub static $name: Rule =
                Rule { id: $id, source: $source, operations: &[$($operation),*], outcome: $outcome, text: $text };
        )*

        /// All rules.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    // HTTP and the protocol
    LOOPBACK_HOST, "loopback-host", Assumed, Protocol("AccessDeniedException", 403), [],
        "The header `Host` names this machine: `localhost`, `127.0.0.1` or `[::1]`.";
    POST_TO_ROOT, "post-to-root", Assumed, Protocol("UnknownOperationException", 404), [],
        "A request is a POST request to the path `/`, without a query.";
    CONTENT_TYPE, "content-type", Assumed, Protocol("UnsupportedMediaTypeException", 415), [],
        "The content type is `application/x-amz-json-1.0`.";
    KNOWN_OPERATION, "known-operation", Assumed, Protocol("UnknownOperationException", 400), [],
        "`X-Amz-Target` names an operation of the service that the sandbox serves.";
    WELL_FORMED, "well-formed", Assumed, Protocol("SerializationException", 400), [],
        "The body is a JSON object whose values have the types of the model; the message doesn't repeat values.";
    BODY_SIZE, "body-size", Documented, Protocol("RequestEntityTooLargeException", 413), [],
        "A body has at most 1 MiB. That there is a limit is documented, and the number is assumed.";
    BODY_TIME, "body-time", Documented, Protocol("RequestTimeoutException", 408), [],
        "A body arrives in time: within 30 seconds. That there is a limit is documented, and the number is assumed.";
    // Signatures
    SIGNED, "signed", Documented, Protocol("MissingAuthenticationTokenException", 403), [],
        "A request is signed.";
    WHOLE_SIGNATURE, "whole-signature", Documented, Protocol("IncompleteSignatureException", 403), [],
        "A signature has the algorithm, the credential, the signed headers and the signature; the headers that it names, \
         and a date, are there.";
    KNOWN_KEY, "known-key", Documented, Protocol("UnrecognizedClientException", 403), [],
        "The access key is the one that the sandbox prints, without a session token.";
    SCOPE, "scope", Reported, Protocol("InvalidSignatureException", 403), [],
        "A signature is for the day of its date, the region `us-east-1` and the service `partnercentral-selling`.";
    SIGNED_HEADERS, "signed-headers", Assumed, Protocol("InvalidSignatureException", 403), [],
        "`Host`, `X-Amz-Date` and `X-Amz-Target` are signed.";
    SIGNATURE_DATE, "signature-date", Documented, Protocol("InvalidSignatureException", 403), [],
        "The date of a signature is at most 5 minutes from the clock of the system.";
    SIGNATURE, "signature", Documented, Protocol("InvalidSignatureException", 403), [],
        "The signature is that of the headers, the body and the secret key.";
    // Requests
    MODEL_CONSTRAINTS, "model-constraints", Documented, Request("INVALID_VALUE"), [],
        "Every constraint of the model is checked, and all violations are reported at once, each with its own code \
         and the field in lower camel case.";
    CLIENT_TOKEN, "client-token", Documented, Request("REQUIRED_FIELD_MISSING"),
        ["CreateOpportunity", "StartEngagementFromOpportunityTask", "StartEngagementByAcceptingInvitationTask"],
        "`ClientToken` is required.";
    SAME_TOKEN_SAME_RESPONSE, "same-token-same-response", Documented, Behaviour,
        ["CreateOpportunity", "StartEngagementFromOpportunityTask", "StartEngagementByAcceptingInvitationTask"],
        "A request that is repeated with its token gets the response of the first one, and has no further effect.";
    TOKEN_OF_OTHER_REQUEST, "token-of-other-request", Documented, Error("ConflictException"),
        ["CreateOpportunity", "StartEngagementFromOpportunityTask", "StartEngagementByAcceptingInvitationTask"],
        "A token that was used for another request is rejected.";
    TOKEN_LIFETIME, "token-lifetime", Assumed, Behaviour,
        ["CreateOpportunity", "StartEngagementFromOpportunityTask", "StartEngagementByAcceptingInvitationTask"],
        "A token is kept for 24 hours.";
    CATALOG, "catalog", Documented, Request("INVALID_VALUE"), [],
        "The catalog is `AWS` or `Sandbox`, and records of one are not seen in the other.";
    UNKNOWN_MEMBERS, "unknown-members", Assumed, Protocol("SerializationException", 400), [],
        "A member that the model doesn't have, or has twice, is rejected.";
    NOT_FOUND, "not-found", Documented, Error("ResourceNotFoundException"),
        [
            "GetOpportunity", "UpdateOpportunity", "AssociateOpportunity", "DisassociateOpportunity",
            "AssignOpportunity", "StartEngagementFromOpportunityTask", "GetAwsOpportunitySummary",
            "StartEngagementByAcceptingInvitationTask", "RejectEngagementInvitation", "GetEngagementInvitation"
        ],
        "The opportunity or invitation must exist in the catalog.";
    READ_LAG, "read-lag", Reported, Error("ResourceNotFoundException"),
        [
            "GetOpportunity", "UpdateOpportunity", "AssociateOpportunity", "DisassociateOpportunity",
            "AssignOpportunity", "StartEngagementFromOpportunityTask", "GetAwsOpportunitySummary"
        ],
        "A new opportunity may be missing for some seconds (setting `read_lag`, off by default).";
    READ_QUOTA, "read-quota", Documented, Error("ThrottlingException"),
        [
            "GetOpportunity", "GetAwsOpportunitySummary", "GetEngagementInvitation", "ListEngagementInvitations",
            "ListOpportunities", "ListSolutions"
        ],
        "10 reads a second and 100,000 in 24 hours, rolling.";
    WRITE_QUOTA, "write-quota", Documented, Error("ThrottlingException"),
        [
            "CreateOpportunity", "UpdateOpportunity", "AssociateOpportunity", "DisassociateOpportunity",
            "AssignOpportunity", "StartEngagementFromOpportunityTask", "StartEngagementByAcceptingInvitationTask",
            "RejectEngagementInvitation"
        ],
        "1 write a second and 10,000 in 24 hours, rolling.";
    // Creation
    CREATE_CLOSED_LOST, "create-closed-lost", Reported, Business("ACTION_NOT_PERMITTED"), ["CreateOpportunity"],
        "An opportunity can't be created as `Closed Lost`.";
    ORIGIN_OF_CATALOG, "origin-of-catalog", Documented, Business("ACTION_NOT_PERMITTED"), ["CreateOpportunity"],
        "`Partner Referral` is only for the catalog `AWS`, and `AWS Referral` only for `Sandbox`.";
    CREATED_PENDING, "created-pending", Documented, Behaviour, ["CreateOpportunity"],
        "A new opportunity has the review status `Pending Submission`.";
    REVIEW_STATUS_OF_NEW, "review-status-of-new", Assumed, Business("ACTION_NOT_PERMITTED"), ["CreateOpportunity"],
        "The review status of a new opportunity can't be set to another one.";
    // Contents
    MARKETING_COMPANIONS, "marketing-companions", Reported, Business("ACTION_NOT_PERMITTED"),
        ["CreateOpportunity", "UpdateOpportunity"],
        "Campaign, channels, use cases and funding are only for the marketing source `Marketing Activity`.";
    REASON_WITHOUT_LOSS, "reason-without-loss", Reported, Business("ACTION_NOT_PERMITTED"),
        ["CreateOpportunity", "UpdateOpportunity"],
        "A `ClosedLostReason` is only for the stage `Closed Lost`.";
    CONTRACT_DATES, "contract-dates", Reported, Business("INVALID_VALUE"), ["CreateOpportunity", "UpdateOpportunity"],
        "A contract ends after it starts.";
    OTHER_INDUSTRY, "other-industry", Assumed, Business("ACTION_NOT_PERMITTED"),
        ["CreateOpportunity", "UpdateOpportunity"],
        "`OtherIndustry` is only for the industry `Other`.";
    ENCODED_USE_CASE, "encoded-use-case", Reported, Business("INVALID_ENUM_VALUE"),
        ["CreateOpportunity", "UpdateOpportunity"],
        "A use case with an HTML entity, as the service returns it, is no known use case.";
    RELATED_OPPORTUNITY_EXISTS, "related-opportunity-exists", Assumed, Business("INVALID_VALUE"),
        ["CreateOpportunity", "UpdateOpportunity"],
        "The related opportunity must exist in the catalog, and be another one.";
    // Updates
    LOCK_TOKEN, "lock-token", Documented, Error("ConflictException"), ["UpdateOpportunity"],
        "`LastModifiedDate` must be that of the record.";
    REPLACES_RECORD, "replaces-record", Documented, Behaviour, ["UpdateOpportunity"],
        "An update replaces the record: what is omitted is erased.";
    STAGE_REQUIRED, "stage-required", Documented, Business("REQUIRED_FIELD_MISSING"), ["UpdateOpportunity"],
        "An update names the stage.";
    MARKETING_SOURCE_REQUIRED, "marketing-source-required", Reported, Business("REQUIRED_FIELD_MISSING"),
        ["UpdateOpportunity"],
        "In the catalog `Sandbox`, an update names the marketing source.";
    STAGE_BEFORE_SUBMISSION, "stage-before-submission", Reported, Business("ACTION_NOT_PERMITTED"),
        ["UpdateOpportunity"],
        "The stage can't be changed before the opportunity was submitted.";
    READ_ONLY_STATES, "read-only-states", Documented, Business("INVALID_RESOURCE_STATE"), ["UpdateOpportunity"],
        "Nothing can be changed while the opportunity is submitted or in review, or after it was rejected.";
    ACTION_REQUIRED_MEMBERS, "action-required-members", Documented, Business("ACTION_NOT_PERMITTED"),
        ["UpdateOpportunity"],
        "When action is required, only the address, the website, the close date, the spend, the business problem and \
         the partner's identifier can be changed.";
    APPROVED_MEMBERS, "approved-members", Documented, Business("ACTION_NOT_PERMITTED"), ["UpdateOpportunity"],
        "After approval, the country, the postal code, the industry, the website, the business problem, the partner's \
         identifier and the title are fixed.";
    FINAL_STAGES, "final-stages", Reported, Business("INVALID_RESOURCE_STATE"), ["UpdateOpportunity"],
        "Nothing can be changed after the stage `Launched` or `Closed Lost`.";
    LOSS_NEEDS_REASON, "loss-needs-reason", Documented, Business("REQUIRED_FIELD_MISSING"), ["UpdateOpportunity"],
        "The stage `Closed Lost` needs a `ClosedLostReason`.";
    SANDBOX_REVIEW, "sandbox-review", Documented, Behaviour, ["UpdateOpportunity"],
        "In the catalog `Sandbox`, an update may set `Approved`, `Action Required` or `Rejected` in place of AWS.";
    SETTABLE_REVIEW_STATUS, "settable-review-status", Reported, Business("ACTION_NOT_PERMITTED"), ["UpdateOpportunity"],
        "The review status can't be set to `Submitted`, `In review` or `Pending Submission`.";
    REVIEW_STATUS_OF_AWS, "review-status-of-aws", Documented, Business("ACTION_NOT_PERMITTED"), ["UpdateOpportunity"],
        "In the catalog `AWS`, only AWS changes the review status.";
    REVIEW_OF_SUBMITTED, "review-of-submitted", Assumed, Business("INVALID_RESOURCE_STATE"), ["UpdateOpportunity"],
        "A review status can only be set after the submission.";
    APPROVED_IS_FINAL, "approved-is-final", Reported, Business("ACTION_NOT_PERMITTED"), ["UpdateOpportunity"],
        "The review status can't be changed after approval.";
    REVIEW_REMARKS_OF_AWS, "review-remarks-of-aws", Assumed, Business("ACTION_NOT_PERMITTED"),
        ["CreateOpportunity", "UpdateOpportunity"],
        "Comments and reasons of the review are written only with a review status, and only in the catalog `Sandbox`.";
    // Submission
    SUBMITTABLE_STATES, "submittable-states", Documented, Business("INVALID_RESOURCE_STATE"),
        ["StartEngagementFromOpportunityTask"],
        "Only an opportunity that is pending or needs action can be submitted.";
    SUBMIT_SOLUTION, "submit-solution", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission needs an associated solution or marketplace offer, or `OtherSolutionDescription`.";
    SUBMIT_COUNTRY, "submit-country", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission needs the country.";
    SUBMIT_POSTAL_CODE, "submit-postal-code", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission needs the postal code, unless the country has none.";
    SUBMIT_STATE, "submit-state", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission for the United States needs the state.";
    SUBMIT_STATE_ELSEWHERE, "submit-state-elsewhere", Documented, Business("ACTION_NOT_PERMITTED"),
        ["StartEngagementFromOpportunityTask"],
        "A submission for another country has no state.";
    SUBMIT_WEBSITE, "submit-website", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission needs the website, unless it concerns national security.";
    SUBMIT_COMPANY, "submit-company", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission needs the name of the company, unless it concerns national security.";
    SUBMIT_INDUSTRY, "submit-industry", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission needs the industry.";
    SUBMIT_OTHER_INDUSTRY, "submit-other-industry", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission for the industry `Other` names it.";
    SUBMIT_CLOSE_DATE, "submit-close-date", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission needs the target close date.";
    SUBMIT_CLOSE_DATE_AHEAD, "submit-close-date-ahead", Documented, Business("VALUE_OUT_OF_RANGE"),
        ["StartEngagementFromOpportunityTask"],
        "The target close date of a submission is not in the past.";
    SUBMIT_DELIVERY_MODEL, "submit-delivery-model", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission needs a delivery model.";
    SUBMIT_TITLE, "submit-title", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission needs the title of the project.";
    SUBMIT_BUSINESS_PROBLEM, "submit-business-problem", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission needs the business problem of the customer.";
    SUBMIT_SPEND, "submit-spend", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission needs an expected spend.";
    SUBMIT_SPEND_AMOUNT, "submit-spend-amount", Documented, Business("VALUE_OUT_OF_RANGE"),
        ["StartEngagementFromOpportunityTask"],
        "The expected spend of a submission is above zero.";
    SUBMIT_NEEDS, "submit-needs", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission names what is needed from AWS.";
    SUBMIT_SALES_ACTIVITIES, "submit-sales-activities", Reported, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission needs sales activities.";
    SUBMIT_USE_CASE, "submit-use-case", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A submission needs the use case.";
    SUBMIT_RENEWAL, "submit-renewal", Documented, Business("REQUIRED_FIELD_MISSING"),
        ["StartEngagementFromOpportunityTask"],
        "A flat renewal names the related opportunity.";
    SUBMISSION_TASK, "submission-task", Documented, Behaviour, ["StartEngagementFromOpportunityTask"],
        "The task is `IN_PROGRESS` first; when it is complete, the opportunity is `Submitted`, and then `In review`.";
    ONE_TASK_AT_A_TIME, "one-task-at-a-time", Assumed, Error("ConflictException"),
        ["StartEngagementFromOpportunityTask", "StartEngagementByAcceptingInvitationTask"],
        "While a task runs, no other can be started for the same record.";
    CHANGE_DURING_TASK, "change-during-task", Assumed, Error("ConflictException"),
        ["UpdateOpportunity", "AssociateOpportunity", "DisassociateOpportunity", "AssignOpportunity"],
        "While its submission runs, an opportunity can't be changed.";
    // Associations
    ASSOCIATION_EXISTS, "association-exists", Assumed, Error("ResourceNotFoundException"), ["AssociateOpportunity"],
        "A solution must exist in the catalog, and a product too if the catalog has a list of products.";
    ASSOCIATION_FORMAT, "association-format", Documented, Request("INVALID_STRING_FORMAT"),
        ["AssociateOpportunity", "DisassociateOpportunity"],
        "The identifier of a related entity has the form of its type.";
    ASSOCIATION_ACTIVE, "association-active", Assumed, Business("INVALID_RESOURCE_STATE"), ["AssociateOpportunity"],
        "Only an active solution can be associated.";
    ASSOCIATED_TWICE, "associated-twice", Reported, Error("ConflictException"), ["AssociateOpportunity"],
        "An entity can't be associated twice.";
    SOLUTION_LIMIT, "solution-limit", Documented, Business("TOO_MANY_VALUES"), ["AssociateOpportunity"],
        "An opportunity has at most 10 solutions.";
    PRODUCT_LIMIT, "product-limit", Documented, Business("TOO_MANY_VALUES"), ["AssociateOpportunity"],
        "An opportunity has at most 20 products of AWS.";
    OFFER_LIMIT, "offer-limit", Documented, Business("TOO_MANY_VALUES"), ["AssociateOpportunity"],
        "An opportunity has at most 1 offer of AWS Marketplace.";
    NOT_ASSOCIATED, "not-associated", Assumed, Error("ResourceNotFoundException"), ["DisassociateOpportunity"],
        "Only an associated entity can be disassociated.";
    ASSOCIATION_STATES, "association-states", Assumed, Business("INVALID_RESOURCE_STATE"),
        ["AssociateOpportunity", "DisassociateOpportunity", "AssignOpportunity"],
        "Associations and the team can't be changed in states in which nothing can be changed.";
    ASSOCIATION_IS_A_CHANGE, "association-is-a-change", Assumed, Behaviour,
        ["AssociateOpportunity", "DisassociateOpportunity", "AssignOpportunity"],
        "Each change of associations or the team changes `LastModifiedDate`.";
    ASSIGNEE_IS_TEAM, "assignee-is-team", Documented, Behaviour, ["AssignOpportunity"],
        "The assignee becomes the team of the opportunity.";
    // Invitations
    INVITATION_PENDING, "invitation-pending", Documented, Business("INVALID_RESOURCE_STATE"),
        ["StartEngagementByAcceptingInvitationTask", "RejectEngagementInvitation"],
        "Only a pending invitation can be accepted or rejected.";
    INVITATION_EXPIRES, "invitation-expires", Documented, Behaviour,
        ["GetEngagementInvitation", "ListEngagementInvitations"],
        "After 15 days without an action, an invitation is `EXPIRED`.";
    ACCEPTANCE_TASK, "acceptance-task", Documented, Behaviour, ["StartEngagementByAcceptingInvitationTask"],
        "The task is `IN_PROGRESS` first; when it is complete, the invitation is `ACCEPTED`, and there is an \
         opportunity.";
    ACCEPTED_IS_APPROVED, "accepted-is-approved", Assumed, Behaviour, ["StartEngagementByAcceptingInvitationTask"],
        "The opportunity of an invitation by AWS has the review status `Approved`.";
    REJECTION_REASON, "rejection-reason", Documented, Behaviour, ["RejectEngagementInvitation"],
        "The reason of a rejection is shown in the invitation.";
    // Responses
    SUMMARY_OF_SUBMITTED, "summary-of-submitted", Assumed, Error("ResourceNotFoundException"),
        ["GetAwsOpportunitySummary"],
        "AWS has a view of an opportunity after its submission, or if it comes from AWS.";
    SUMMARY_FOLLOWS, "summary-follows", Documented, Behaviour, ["GetAwsOpportunitySummary"],
        "The view of AWS shows the involvement, the visibility and the related entities, and after approval a team \
         and insights.";
    SORT_AND_FILTER, "sort-and-filter", Documented, Behaviour,
        ["ListOpportunities", "ListEngagementInvitations", "ListSolutions"],
        "Lists are filtered and sorted as the request says.";
    DEFAULT_ORDER, "default-order", Assumed, Behaviour,
        ["ListOpportunities", "ListEngagementInvitations", "ListSolutions"],
        "Without a sort, the last modified opportunity, the newest invitation and the first identifier of a solution \
         come first.";
    PAGE_SIZE, "page-size", Assumed, Behaviour, ["ListOpportunities", "ListEngagementInvitations", "ListSolutions"],
        "Without `MaxResults`, a page has 20 items.";
    STABLE_PAGES, "stable-pages", Assumed, Behaviour,
        ["ListOpportunities", "ListEngagementInvitations", "ListSolutions"],
        "The pages of a list are those of the time of its first page, so that no row is missing or repeated while \
         others write.";
    PAGE_TOKEN, "page-token", Documented, Request("INVALID_VALUE"),
        ["ListOpportunities", "ListEngagementInvitations", "ListSolutions"],
        "`NextToken` is one that the service returned for the same request.";
    EXPLICIT_NULLS, "explicit-nulls", Reported, Behaviour, [],
        "Members without a value are sent as `null`.";
    EMPTY_BODIES, "empty-bodies", Reported, Behaviour,
        ["AssociateOpportunity", "DisassociateOpportunity", "AssignOpportunity", "RejectEngagementInvitation"],
        "A response without members is empty.";
    FRACTION_DIGITS, "fraction-digits", Reported, Behaviour, [],
        "Times have three fraction digits.";
    ENCODED_AMPERSAND, "encoded-ampersand", Reported, Behaviour, ["GetOpportunity"],
        "`CustomerUseCase` is returned with `&amp;` in place of `&`.";
    LIST_AMOUNT, "list-amount", Reported, Behaviour, ["ListOpportunities"],
        "Lists show a whole amount with a decimal, `531.0` for `531`.";
    STUBS, "stubs", Reported, Behaviour, ["GetOpportunity"],
        "A project without spend has an entry with only a currency, and one without sales activities has an empty \
         list.";
}
