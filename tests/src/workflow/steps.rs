//! The steps of the workflow: submit, approve, accept, list, and each business error once.

use serde_json::{Value, json};

const VALIDATION: &str = "ValidationException";

/// The requests in their order, with the result that each should have. `$3.Name` is a member of the third response.
pub fn steps() -> Vec<Value> {
    let mut steps = Steps(Vec::new());
    submit_and_approve(&mut steps);
    invitations_and_lists(&mut steps);
    errors_of_new_opportunities(&mut steps);
    errors_of_approved_opportunities(&mut steps);
    errors_of_other_states(&mut steps);
    errors_of_submissions(&mut steps);
    errors_of_associations(&mut steps);
    steps.0
}

struct Steps(Vec<Value>);

impl Steps {
    /// Adds a step, and returns its number, from 1.
    fn add(&mut self, operation: &str, expect: &str, mut request: Value) -> usize {
        if request["Catalog"].is_null() {
            request["Catalog"] = "Sandbox".into();
        }
        self.0.push(json!({ "operation": operation, "expect": expect, "request": request }));
        self.0.len()
    }

    fn create(&mut self, expect: &str, edits: &[(&str, Value)]) -> usize {
        self.add("CreateOpportunity", expect, edited(complete(), edits))
    }

    /// An update of the opportunity that a step created, with the lock token that another one returned.
    fn update(&mut self, expect: &str, created: usize, read: usize, edits: &[(&str, Value)]) -> usize {
        let mut request = edited(complete(), edits);
        request["Identifier"] = format!("${created}.Id").into();
        request["LastModifiedDate"] = format!("${read}.LastModifiedDate").into();
        self.add("UpdateOpportunity", expect, request)
    }

    fn get(&mut self, created: usize) -> usize {
        self.add("GetOpportunity", "ok", json!({ "Identifier": format!("${created}.Id") }))
    }

    fn associate(&mut self, expect: &str, created: usize, kind: &str, entity: &str) -> usize {
        let id = format!("${created}.Id");
        let request = json!({
            "OpportunityIdentifier": id, "RelatedEntityIdentifier": entity, "RelatedEntityType": kind,
        });
        self.add("AssociateOpportunity", expect, request)
    }

    fn start(&mut self, expect: &str, created: usize) -> usize {
        let submission = json!({ "InvolvementType": "Co-Sell", "Visibility": "Full" });
        let request = json!({
            "Identifier": format!("${created}.Id"), "AwsSubmission": submission, "ClientToken": format!("start-{}", self.0.len()),
        });
        self.add("StartEngagementFromOpportunityTask", expect, request)
    }

    /// Creates, associates and submits an opportunity; returns the steps of its creation and of a read.
    fn submitted(&mut self) -> (usize, usize) {
        let created = self.create("ok", &[]);
        self.associate("ok", created, "Solutions", "S-1234567");
        self.start("ok", created);
        (created, self.get(created))
    }
}

/// An opportunity that can be submitted.
fn complete() -> Value {
    json!({
        "PartnerOpportunityIdentifier": "CRM-1", "OpportunityType": "Net New Business",
        "PrimaryNeedsFromAws": ["Co-Sell - Deal Support"],
        "Customer": {
            "Account": {
                "CompanyName": "Example Corp", "Industry": "Healthcare", "WebsiteUrl": "https://example.com",
                "Address": { "City": "Berlin", "CountryCode": "DE", "PostalCode": "10115" },
            },
            "Contacts": [{ "Email": "kim@example.com", "FirstName": "Kim", "LastName": "Example" }],
        },
        "LifeCycle": { "Stage": "Qualified", "TargetCloseDate": "2031-03-31" },
        "Marketing": { "Source": "None" },
        "Project": {
            "Title": "Records for ten clinics", "CustomerUseCase": "Business Applications & Contact Center",
            "CustomerBusinessProblem": "Ten clinics keep their records in ten different systems.",
            "DeliveryModels": ["SaaS or PaaS"], "SalesActivities": ["Conducted POC / Demo"],
            "ExpectedCustomerSpend": [
                { "Amount": "2500", "CurrencyCode": "USD", "Frequency": "Monthly", "TargetCompany": "AWS" },
            ],
        },
    })
}

/// Sets members by their paths; `null` removes them.
fn edited(mut request: Value, edits: &[(&str, Value)]) -> Value {
    for (path, value) in edits {
        let (parent, name) = path.rsplit_once('/').expect("a path");
        let parent = request.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object");
        match value {
            Value::Null => drop(parent.remove(name)),
            value => drop(parent.insert(name.to_owned(), value.clone())),
        }
    }
    request
}

fn submit_and_approve(steps: &mut Steps) {
    steps.add("ListSolutions", "ok", json!({}));
    let (created, read) = steps.submitted();
    steps.associate(VALIDATION, created, "Solutions", "S-1234568"); // read-only
    steps.add(
        "AssignOpportunity",
        VALIDATION,
        json!({
            "Identifier": format!("${created}.Id"),
            "Assignee": { "Email": "lee@example.com", "FirstName": "Lee", "LastName": "E", "BusinessTitle": "Manager" },
        }),
    );
    let approved = [("/LifeCycle/ReviewStatus", json!("Approved")), ("/LifeCycle/ReviewStatusReason", json!("Fine"))];
    steps.update(VALIDATION, created, read, &[]); // read-only
    steps.update("ok", created, read, &approved);
    steps.update("ConflictException", created, read, &approved); // stale
    steps.add("GetAwsOpportunitySummary", "ok", json!({ "RelatedOpportunityIdentifier": format!("${created}.Id") }));
    steps.associate("ConflictException", created, "Solutions", "S-1234567");
    steps.start(VALIDATION, created);
    steps.add(
        "AssignOpportunity",
        "ok",
        json!({
            "Identifier": format!("${created}.Id"),
            "Assignee": { "Email": "lee@example.com", "FirstName": "Lee", "LastName": "E", "BusinessTitle": "Manager" },
        }),
    );
    steps.get(created);
}

fn invitations_and_lists(steps: &mut Steps) {
    steps.add("ListEngagementInvitations", "ok", json!({ "ParticipantType": "RECEIVER" }));
    let first = json!({ "Identifier": "engi-sandbox000001", "ClientToken": "accept" });
    steps.add("StartEngagementByAcceptingInvitationTask", "ok", first);
    steps.add("GetEngagementInvitation", "ok", json!({ "Identifier": "engi-sandbox000001" }));
    steps.add("RejectEngagementInvitation", VALIDATION, json!({ "Identifier": "engi-sandbox000001" }));
    let second = json!({ "Identifier": "engi-sandbox000002", "RejectionReason": "No capacity" });
    steps.add("RejectEngagementInvitation", "ok", second);
    steps.add("GetEngagementInvitation", "ok", json!({ "Identifier": "engi-sandbox000002" }));
    steps.add("GetEngagementInvitation", "ResourceNotFoundException", json!({ "Identifier": "engi-sandbox999999" }));
    let sort = json!({ "SortBy": "Identifier", "SortOrder": "ASCENDING" });
    let page = steps.add("ListOpportunities", "ok", json!({ "MaxResults": 2, "Sort": sort }));
    let next = json!({ "MaxResults": 100, "Sort": sort, "NextToken": format!("${page}.NextToken") });
    steps.add("ListOpportunities", "ok", next);
    steps.add("ListOpportunities", VALIDATION, json!({ "NextToken": "x" }));
}

fn errors_of_new_opportunities(steps: &mut Steps) {
    let errors = [
        ("/LifeCycle", json!({ "Stage": "Closed Lost", "ClosedLostReason": "Price" })),
        ("/Origin", json!("Partner Referral")),
        ("/LifeCycle/ReviewStatus", json!("Approved")),
        ("/LifeCycle/ReviewComments", json!("Fine")),
        ("/Marketing/CampaignName", json!("Spring")),
        ("/LifeCycle/ClosedLostReason", json!("Price")),
        ("/SoftwareRevenue", json!({ "EffectiveDate": "2027-02-01", "ExpirationDate": "2027-01-01" })),
        ("/Customer/Account/OtherIndustry", json!("Beekeeping")),
        ("/Project/CustomerUseCase", json!("Business Applications &amp; Contact Center")),
        ("/Project/RelatedOpportunityIdentifier", json!("O9")),
    ];
    for edit in errors {
        steps.create(VALIDATION, &[edit]);
    }
    let token = [("/ClientToken", json!("one"))];
    steps.create("ok", &token);
    steps.create("ok", &token);
    steps.create("ConflictException", &[("/ClientToken", json!("one")), ("/Project/Title", json!("Another"))]);
}

fn errors_of_approved_opportunities(steps: &mut Steps) {
    let (created, read) = steps.submitted();
    let read = steps.update("ok", created, read, &[("/LifeCycle/ReviewStatus", json!("Approved"))]);
    let errors = [
        ("/LifeCycle/ReviewStatus", json!("Rejected")),
        ("/Project/Title", json!("Another")),
        ("/LifeCycle/Stage", json!("Closed Lost")),
        ("/LifeCycle/Stage", Value::Null),
        ("/Marketing", Value::Null),
    ];
    for edit in errors {
        steps.update(VALIDATION, created, read, &[edit]);
    }
    let lost = [("/LifeCycle/Stage", json!("Closed Lost")), ("/LifeCycle/ClosedLostReason", json!("Price"))];
    let read = steps.update("ok", created, read, &lost);
    steps.update(VALIDATION, created, read, &lost);
}

fn errors_of_other_states(steps: &mut Steps) {
    let pending = steps.create("ok", &[]);
    let errors = [
        ("/LifeCycle/Stage", "Committed"),
        ("/LifeCycle/ReviewStatus", "Approved"),
        ("/LifeCycle/ReviewStatus", "In review"),
    ];
    for (path, value) in errors {
        steps.update(VALIDATION, pending, pending, &[(path, json!(value))]);
    }
    let (created, read) = steps.submitted();
    let read = steps.update("ok", created, read, &[("/LifeCycle/ReviewStatus", json!("Action Required"))]);
    steps.update(VALIDATION, created, read, &[("/Project/Title", json!("Another"))]);
    steps.update("ok", created, read, &[("/Customer/Account/Address/City", json!("Potsdam"))]);
    steps.start("ok", created);
    let in_aws = steps.create("ok", &[("/Catalog", json!("AWS"))]);
    let approved = [("/Catalog", json!("AWS")), ("/LifeCycle/ReviewStatus", json!("Approved"))];
    steps.update(VALIDATION, in_aws, in_aws, &approved);
}

fn errors_of_submissions(steps: &mut Steps) {
    let empty = steps.add("CreateOpportunity", "ok", json!({}));
    steps.start(VALIDATION, empty);
    let invalid = steps.create(
        "ok",
        &[
            ("/LifeCycle/TargetCloseDate", json!("2026-05-31")),
            ("/Customer/Account/Industry", json!("Other")),
            ("/Customer/Account/Address", json!({ "CountryCode": "FR", "StateOrRegion": "Alsace" })),
            ("/OpportunityType", json!("Flat Renewal")),
            ("/Project/ExpectedCustomerSpend/0/Amount", json!("0")),
        ],
    );
    steps.start(VALIDATION, invalid);
    let without_state = steps.create("ok", &[("/Customer/Account/Address/CountryCode", json!("US"))]);
    steps.start(VALIDATION, without_state);
    let early = json!({ "RelatedOpportunityIdentifier": format!("${empty}.Id") });
    steps.add("GetAwsOpportunitySummary", "ResourceNotFoundException", early);
}

fn errors_of_associations(steps: &mut Steps) {
    let created = steps.create("ok", &[]);
    steps.associate("ResourceNotFoundException", created, "Solutions", "S-999");
    steps.associate(VALIDATION, created, "Solutions", "9");
    steps.associate(VALIDATION, created, "Solutions", "S-1234569"); // not active
    for (kind, name, limit) in [("Solutions", "S-", 10), ("AwsProducts", "Product", 20)] {
        for number in 1..=limit {
            steps.associate("ok", created, kind, &format!("{name}{number}"));
        }
        steps.associate(VALIDATION, created, kind, &format!("{name}{}", limit + 1));
    }
    let offer =
        |number: u8| format!("arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Offer/offer-{number}");
    steps.associate("ok", created, "AwsMarketplaceOffers", &offer(1));
    steps.associate(VALIDATION, created, "AwsMarketplaceOffers", &offer(2));
    let request = json!({
        "OpportunityIdentifier": format!("${created}.Id"), "RelatedEntityIdentifier": offer(1),
        "RelatedEntityType": "AwsMarketplaceOffers",
    });
    steps.add("DisassociateOpportunity", "ok", request.clone());
    steps.add("DisassociateOpportunity", "ResourceNotFoundException", request);
}
