//! Thousands of answers that went wrong in every way: whatever comes, a call ends, and shows nothing of the customer.

use partnercentral_selling::Client;
use serde_json::{Map, Value, json};
use smithy_client_runtime::{ErrorKind, RetryConfig};
use tests::faults::{Exchange, FaultServer};
use tests::{ANSWERING, SILENT, answer, wire};

use crate::scenario::{CUSTOMER, block_on, check_text, config, reply};

/// How many are made for each operation.
const MUTATIONS: usize = 300;

/// An answer of an operation in which every text is the customer's.
fn original(operation: &str) -> Value {
    let mut value = if SILENT.contains(&operation) {
        json!({"Id": CUSTOMER, "More": [CUSTOMER, {"Email": CUSTOMER}]})
    } else {
        serde_json::from_str(&answer(operation, "full")).unwrap()
    };
    visit(&mut value, &mut |value| {
        if let Value::String(text) = value
            && !text.ends_with('Z')
        {
            *text = CUSTOMER.to_owned();
        }
    });
    value
}

fn visit(value: &mut Value, change: &mut impl FnMut(&mut Value)) {
    change(value);
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| visit(item, change)),
        Value::Object(members) => members.values_mut().for_each(|member| visit(member, change)),
        _ => {}
    }
}

/// Puts something else in the place of one value.
fn replace_one(value: &mut Value, random: &mut fastrand::Rng, with: &dyn Fn(&Value) -> Value) {
    let mut count = 0;
    visit(value, &mut |_| count += 1);
    let (chosen, mut index) = (random.usize(..count), 0);
    visit(value, &mut |value| {
        if index == chosen {
            *value = with(value);
        }
        index += 1;
    });
}

/// One mutation, and what it is called.
fn mutate(original: &Value, random: &mut fastrand::Rng) -> (&'static str, Exchange) {
    let mut value = original.clone();
    let text = original.to_string();
    let place = loop {
        let place = random.usize(..text.len());
        if text.is_char_boundary(place) {
            break place;
        }
    };
    let (before, after) = text.split_at(place);
    let status = if random.u8(..4) == 0 { *random.choice(&[400, 403, 409, 500]).unwrap() } else { 200 };
    let mut with = |name: &'static str, change: &dyn Fn(&Value) -> Value| {
        replace_one(&mut value, random, change);
        (name, reply(status, value.to_string()))
    };
    match place % 14 {
        0 => ("cut", reply(status, before)),
        1 => with("deepened", &|value| json!([[[[{"a": [value]}]]]])),
        2 => {
            let deep = format!("{}{text}{}", "[".repeat(3_000), "]".repeat(3_000));
            ("deepened as a whole", reply(status, deep))
        }
        3 => with("a number", &|_| json!(-7.25e300)),
        4 => with("a flag", &|_| json!(true)),
        5 => with("an object", &|_| json!({"Email": CUSTOMER})),
        6 => with("a list", &|_| json!([CUSTOMER, null, 1])),
        7 => with("a null", &|_| Value::Null),
        8 => with("another text", &|_| json!(CUSTOMER)),
        9 => with("another key", &|value| Value::Object(Map::from_iter([(CUSTOMER.to_owned(), value.clone())]))),
        10 => ("twice", reply(status, format!("{text}{text}"))),
        11 => ("bad UTF-8", reply(status, [before.as_bytes(), b"\xc3\x28", after.as_bytes()].concat())),
        12 => ("a lone surrogate", reply(status, format!("{before}\\ud834{after}"))),
        _ => ("gzip", Exchange::reply(status, "content-encoding: gzip\r\n", [b"\x1f\x8b", before.as_bytes()].concat())),
    }
}

#[test]
fn no_answer_makes_a_call_panic_hang_or_tell_of_customers() {
    let mut random = fastrand::Rng::with_seed(20_261_125);
    let (mut answered, mut unusable, mut refused) = (0, 0, 0);
    for operation in ANSWERING.into_iter().chain(SILENT) {
        let original = original(operation);
        let (names, script): (Vec<_>, Vec<_>) = (0..MUTATIONS).map(|_| mutate(&original, &mut random)).unzip();
        let server = FaultServer::start(script);
        let client = Client::new(config(&server.url()).retry(RetryConfig::off()).build()).unwrap();
        let request = wire::smallest(operation).to_string();
        block_on(async {
            for name in names {
                match client.call_json(operation, request.as_bytes()).await {
                    Ok(_) => answered += 1,
                    Err(error) => {
                        match error.kind() {
                            ErrorKind::InvalidResponse => {
                                check_text(&format!("{operation}, {name}"), &error);
                                unusable += 1;
                            }
                            // The message of an error is meant to be shown, whatever the service writes there.
                            ErrorKind::Service => {
                                assert!(!error.to_string().contains(char::is_control), "{operation}, {name}");
                                refused += 1;
                            }
                            other => panic!("{operation}, {name}: {other:?}: {error}"),
                        }
                    }
                }
            }
        });
        assert_eq!(server.requests().len(), MUTATIONS, "{operation}");
    }
    println!(
        "\n### Mutated answers\n\n{} calls: {answered} answered, {unusable} unusable, {refused} refused by the service",
        answered + unusable + refused
    );
    assert!(answered > 500 && unusable > 500 && refused > 500, "each end is reached often");
}
