//! A pool of many calls: all results in order, limited concurrency, and no growth of memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use partnercentral_selling::Client;
use partnercentral_selling::operation::{AssociateOpportunityRequest, GetOpportunityRequest, ListSolutionsRequest};
use partnercentral_selling::runtime::{
    AttemptOutcome, CallInfo, ErrorKind, Interceptor, InterceptorResult, Pool, PoolTask, SignedHeaders,
};
use partnercentral_selling::types::RelatedEntityType;
use tests::faults::{Exchange, FaultServer};
use tests::lean_server::LeanServer;
use tests::server::HttpResponse;
use tests::{config, response_body};

const CALLS: usize = 1_000;
const BOUND: usize = 16;

/// Every tenth request fails.
fn script() -> Vec<Exchange> {
    let refusal = r#"{"__type": "ResourceNotFoundException", "Message": "none of that name"}"#;
    let responses = (0..CALLS).map(|index| match index % 10 {
        3 => Exchange::response(404, "", refusal),
        _ => Exchange::response(200, "", response_body("GetOpportunity", "partial")),
    });
    responses.collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_calls_with_a_tenth_of_failures_all_have_results_in_order() {
    let server = FaultServer::start(script());
    let gauge = Arc::new(Gauge::default());
    let config = config(&server.url(), None).interceptor(Arc::clone(&gauge));
    let client = Client::new(config.build()).unwrap();
    let calls = (0..CALLS).map(|index| {
        let call = client.get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier(format!("O{index}")));
        PoolTask::from(call).map(move |result| (index, result))
    });
    let pool = Pool::new(calls).concurrency(BOUND);
    let control = pool.control();
    let results = pool.all().await;
    assert!(results.iter().map(|(index, _)| *index).eq(0..CALLS));
    let failures: Vec<_> = results.iter().filter_map(|(_, result)| result.as_ref().err()).collect();
    assert!(failures.iter().all(|error| (error.kind(), error.status()) == (ErrorKind::Service, Some(404))));
    let progress = control.progress();
    assert_eq!((progress.done, progress.failed, failures.len(), progress.in_flight), (CALLS, 100, 100, 0));
    assert_eq!(server.requests().len(), CALLS);
    let most = gauge.most.load(Ordering::SeqCst);
    assert!((2..=BOUND).contains(&most), "{most} at once");
}

/// Counts the requests in flight, and their maximum.
#[derive(Default)]
struct Gauge {
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Interceptor for Gauge {
    fn send(&self, _: &CallInfo, _: u32, _: &SignedHeaders<'_>) -> InterceptorResult {
        let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(now, Ordering::SeqCst);
        Ok(())
    }

    fn attempted(&self, _: &CallInfo, _: &AttemptOutcome<'_>) {
        self.now.fetch_sub(1, Ordering::SeqCst);
    }
}

#[tokio::test]
async fn calls_of_different_operations_run_in_one_pool() {
    let server = LeanServer::new()
        .on("GetOpportunity", &HttpResponse::json(200, response_body("GetOpportunity", "full")))
        .on("ListSolutions", &HttpResponse::json(200, response_body("ListSolutions", "full")))
        .on("AssociateOpportunity", &HttpResponse::json(200, ""));
    let client = Client::new(config(&format!("http://{}", server.start()), None).build()).unwrap();
    let link = AssociateOpportunityRequest::new()
        .catalog("AWS")
        .opportunity_identifier("O1")
        .related_entity_identifier("S-1")
        .related_entity_type(RelatedEntityType::Solutions);
    let tasks = [
        PoolTask::from(client.get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier("O1")))
            .map(|result| result.map(|opportunity| opportunity.id)),
        PoolTask::from(client.list_solutions(ListSolutionsRequest::new().catalog("AWS")))
            .map(|result| result.map(|page| page.solution_summaries.len().to_string())),
        PoolTask::from(client.associate_opportunity(link)).map(|result| result.map(|()| "linked".to_owned())),
        PoolTask::from(client.call_json("GetOpportunity", br#"{"Catalog": "AWS", "Identifier": "O1"}"#)),
    ];
    let results: Vec<String> = Pool::new(tasks).all().await.into_iter().collect::<Result<_, _>>().unwrap();
    assert_eq!(&results[..1], ["O5550101"]);
    assert_eq!(results[2], "linked");
    assert!(results[3].contains("\"Id\": \"O5550101\""));
}

#[test]
fn the_memory_of_a_pool_does_not_grow_with_the_number_of_its_calls() {
    let response = HttpResponse::json(200, response_body("GetOpportunity", "full"));
    let address = LeanServer::new().on("GetOpportunity", &response).start();
    let client = Client::new(config(&format!("http://{address}"), None).build()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let most = |count: usize| {
        let run = async {
            let calls = (0..count)
                .map(|_| client.get_opportunity(GetOpportunityRequest::new().catalog("AWS").identifier("O1")));
            let mut pool = Pool::new(calls).concurrency(BOUND);
            while let Some(done) = pool.next().await {
                done.result.unwrap();
            }
        };
        allocation_counter::measure(|| runtime.block_on(run)).bytes_max
    };
    // The first run opens the connections and fills their buffers.
    most(2_000);
    let (few, many) = (most(500), most(5_000));
    // A pool that kept a hundred bytes of each call would need 450,000 more.
    assert!(many < few + 300_000, "{few} bytes for 500 calls, {many} for 5,000");
    println!("{few} bytes for 500 calls, {many} for 5,000");
}
