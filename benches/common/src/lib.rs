//! What the compared clients share: what a client has to do, the measuring loops, the bodies, the command line.
//!
//! A client is a program that measures itself and prints one line, so that each can be built, sized and pinned alone:
//!
//! ```text
//! CLIENT calls URL get|create|list CALLS AT_ONCE
//! CLIENT codec decode-get|decode-list|encode-create TIMES
//! ```

pub mod bodies;
mod measure;

use std::env;
use std::hint::black_box;

use measure::{Cost, measure};

/// Credentials of the documentation of AWS.
pub const ACCESS_KEY: &str = "AKIDEXAMPLE";
/// The secret key that belongs to [`ACCESS_KEY`].
pub const SECRET_KEY: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

/// The opportunity that is read.
pub const IDENTIFIER: &str = "O5550101";

/// A client that is compared. It panics if a call fails, since its numbers would be worthless.
pub trait Client: Clone + Send + Sync + 'static {
    /// A request to create an opportunity.
    type Create: Send;
    /// A client that calls this URL.
    fn new(url: &str) -> Self;
    /// Calls GetOpportunity for [`IDENTIFIER`]; returns the number of contacts of the customer.
    fn get(&self) -> impl Future<Output = usize> + Send;
    /// Calls ListOpportunities for 100 items; returns the number of summaries.
    fn list(&self) -> impl Future<Output = usize> + Send;
    /// The request that [`bodies::CREATE_REQUEST`] shows.
    fn create_request(&self) -> Self::Create;
    /// Calls CreateOpportunity; returns the length of the identifier.
    fn create(&self, request: Self::Create) -> impl Future<Output = usize> + Send;
}

/// Decoding and encoding of a client, without calls.
pub trait Codec: Client {
    /// Decodes the response of GetOpportunity; returns the number of contacts of the customer.
    fn decode_get(&self, body: &'static [u8]) -> usize;
    /// Decodes the response of ListOpportunities; returns the number of summaries.
    fn decode_list(&self, body: &'static [u8]) -> usize;
    /// Encodes a request; returns the length of the body.
    fn encode_create(&self, request: Self::Create) -> usize;
}

/// The program of a client that decodes and encodes.
pub fn run<C: Codec>() {
    let args: Vec<String> = env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["codec", what, times] => println!("{}", codec::<C>(what, number(times))),
        _ => run_calls::<C>(),
    }
}

/// The program of a client that only calls.
pub fn run_calls<C: Client>() {
    let args: Vec<String> = env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["calls", url, operation, calls, at_once] => {
            println!("{}", self::calls::<C>(url, operation, number(calls), number(at_once)));
        }
        _ => panic!("invalid arguments: {args:?}"),
    }
}

fn number(text: &str) -> u32 {
    text.parse().unwrap_or_else(|_| panic!("`{text}` is not a number"))
}

/// The cost of a call, after a quarter as many that establish connections and warm the caches.
fn calls<C: Client>(url: &str, operation: &str, calls: u32, at_once: u32) -> Cost {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = C::new(url);
    let run = |calls: u32| runtime.block_on(at_the_same_time(&client, operation, calls.div_ceil(at_once), at_once));
    run(calls.div_ceil(4));
    measure(calls.div_ceil(at_once) * at_once, || run(calls))
}

/// Calls in as many tasks as `at_once` says.
async fn at_the_same_time<C: Client>(client: &C, operation: &str, calls_each: u32, at_once: u32) {
    let tasks: Vec<_> = (0..at_once)
        .map(|_| {
            let (client, operation) = (client.clone(), operation.to_owned());
            tokio::spawn(async move {
                for _ in 0..calls_each {
                    call(&client, &operation).await;
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("calls that succeed");
    }
}

async fn call<C: Client>(client: &C, operation: &str) {
    let (found, expected) = match operation {
        "get" => (client.get().await, bodies::GET_CONTACTS),
        "create" => (client.create(client.create_request()).await, IDENTIFIER.len()),
        "list" => (client.list().await, bodies::SUMMARIES),
        _ => panic!("`{operation}` is not an operation"),
    };
    assert_eq!(found, expected, "the response to {operation} is complete");
}

/// The cost of decoding or encoding one body, after a quarter as many to warm the caches.
fn codec<C: Codec>(what: &str, times: u32) -> Cost {
    // No call is made; a client is needed for what it keeps.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let _entered = runtime.enter();
    let client = C::new("http://127.0.0.1:9");
    match what {
        "decode-get" => {
            repeat(times, || (), |()| assert_eq!(client.decode_get(black_box(bodies::GET)), bodies::GET_CONTACTS))
        }
        "decode-list" => {
            let page: &'static [u8] = bodies::page().leak();
            repeat(times, || (), |()| assert_eq!(client.decode_list(black_box(page)), bodies::SUMMARIES))
        }
        "encode-create" => {
            let encode = |request| assert!(client.encode_create(black_box(request)) > bodies::CREATE_REQUEST.len() / 2);
            repeat(times, || client.create_request(), encode)
        }
        _ => panic!("`{what}` is not a part of the comparison"),
    }
}

/// The cost of the work, without that of the preparation: in batches, since reading the clock costs time too.
fn repeat<T>(times: u32, prepare: impl Fn() -> T, work: impl Fn(T)) -> Cost {
    const BATCH: u32 = 50;
    let batch = || {
        let prepared: Vec<T> = (0..BATCH).map(|_| prepare()).collect();
        measure(BATCH, || prepared.into_iter().for_each(&work))
    };
    let batches = times.div_ceil(BATCH);
    (0..batches.div_ceil(4)).for_each(|_| _ = batch());
    Cost::average((0..batches).map(|_| batch()))
}
