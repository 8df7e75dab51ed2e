//! Decoding a page of 100 summaries, beside structs of the same shape with derived serde: speed and allocations.
//!
//! `cargo bench -p tests --bench decode`

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use partnercentral_selling::operation::ListOpportunitiesResponse;

/// The same structures as a person would write them with derive. Enums and timestamps, which derive can't write, are
/// those of the crate, so that the difference is in the structures alone.
#[expect(dead_code, reason = "only decoding is measured")]
mod derived {
    use partnercentral_selling::types::{
        ClosedLostReason, CountryCode, CurrencyCode, DeliveryModel, Industry, OpportunityType, PaymentFrequency,
        ReviewStatus, Stage,
    };
    use serde::Deserialize;
    use smithy_client_runtime::Timestamp;

    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub(super) struct Page {
        pub(super) opportunity_summaries: Vec<Summary>,
        pub(super) next_token: Option<String>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub(super) struct Summary {
        pub(super) catalog: Option<String>,
        pub(super) created_date: Option<Timestamp>,
        pub(super) customer: Option<Customer>,
        pub(super) id: Option<String>,
        pub(super) last_modified_date: Option<Timestamp>,
        pub(super) life_cycle: Option<LifeCycle>,
        pub(super) opportunity_type: Option<OpportunityType>,
        pub(super) partner_opportunity_identifier: Option<String>,
        pub(super) project: Option<Project>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub(super) struct Customer {
        pub(super) account: Option<Account>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub(super) struct Account {
        pub(super) address: Option<Address>,
        pub(super) company_name: Option<String>,
        pub(super) industry: Option<Industry>,
        pub(super) other_industry: Option<String>,
        pub(super) website_url: Option<String>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub(super) struct Address {
        pub(super) city: Option<String>,
        pub(super) country_code: Option<CountryCode>,
        pub(super) postal_code: Option<String>,
        pub(super) state_or_region: Option<String>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub(super) struct LifeCycle {
        pub(super) closed_lost_reason: Option<ClosedLostReason>,
        pub(super) next_steps: Option<String>,
        pub(super) review_comments: Option<String>,
        pub(super) review_status: Option<ReviewStatus>,
        pub(super) review_status_reason: Option<String>,
        pub(super) stage: Option<Stage>,
        pub(super) target_close_date: Option<String>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub(super) struct Project {
        pub(super) delivery_models: Option<Vec<DeliveryModel>>,
        pub(super) expected_customer_spend: Option<Vec<Spend>>,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub(super) struct Spend {
        pub(super) amount: Option<String>,
        pub(super) currency_code: Option<CurrencyCode>,
        pub(super) frequency: Option<PaymentFrequency>,
        pub(super) target_company: Option<String>,
    }
}

/// About 94 kB, as the service writes it.
fn page() -> Vec<u8> {
    let summary = |number: usize| {
        format!(
            r#"{{"Catalog":"AWS","CreatedDate":"2026-01-02T03:04:05.123Z","Customer":{{"Account":{{"Address":{{"City":"Hamburg","CountryCode":"{country}","PostalCode":"20095","StateOrRegion":"Hamburg"}},"CompanyName":"Example Logistics {number} GmbH & Co. KG","Industry":"{industry}","OtherIndustry":null,"WebsiteUrl":"https://www.example.com/companies/{number}"}}}},"Id":"O{id}","LastModifiedDate":"2026-03-04T05:06:07.891Z","LifeCycle":{{"ClosedLostReason":null,"NextSteps":"Workshop with the platform team, then a proposal with a first estimate of the monthly spend","ReviewComments":null,"ReviewStatus":"{status}","ReviewStatusReason":null,"Stage":"{stage}","TargetCloseDate":"2027-03-31"}},"OpportunityType":"Net New Business","PartnerOpportunityIdentifier":"CRM-2026-{id}","Project":{{"DeliveryModels":["SaaS or PaaS","Managed Services"],"ExpectedCustomerSpend":[{{"Amount":"{number}500.00","CurrencyCode":"USD","Frequency":"Monthly","TargetCompany":"AWS"}}]}}}}"#,
            country = ["DE", "US", "FR"][number % 3],
            industry = ["Retail", "Healthcare", "Manufacturing"][number % 3],
            status = ["Approved", "In review", "Pending Submission"][number % 3],
            stage = ["Prospect", "Qualified", "Technical Validation", "Committed"][number % 4],
            id = 1_000_000 + number,
        )
    };
    let summaries: Vec<String> = (0..100).map(summary).collect();
    format!(r#"{{"NextToken":"eyJwYWdlIjoyfQ==","OpportunitySummaries":[{}]}}"#, summaries.join(",")).into_bytes()
}

fn generated(body: &[u8]) -> Option<ListOpportunitiesResponse> {
    smithy_client_runtime::codec::from_json(body).ok()
}

fn derived(body: &[u8]) -> Option<derived::Page> {
    serde_json::from_slice(body).ok()
}

fn decode(criterion: &mut Criterion) {
    let body = page();
    assert!(generated(&body).is_some() && derived(&body).is_some(), "the page is an answer");
    let generated_allocations = allocation_counter::measure(|| drop(black_box(generated(&body))));
    let derived_allocations = allocation_counter::measure(|| drop(black_box(derived(&body))));
    println!(
        "{} bytes; allocations: generated {} ({} bytes), derived {} ({} bytes)",
        body.len(),
        generated_allocations.count_total,
        generated_allocations.bytes_total,
        derived_allocations.count_total,
        derived_allocations.bytes_total,
    );
    let mut group = criterion.benchmark_group("decode ListOpportunities, 100 summaries");
    group.throughput(Throughput::Bytes(body.len() as u64));
    group.bench_function("generated", |bench| bench.iter(|| generated(black_box(&body))));
    group.bench_function("derived", |bench| bench.iter(|| derived(black_box(&body))));
    group.finish();
}

criterion_group!(benches, decode);
criterion_main!(benches);
