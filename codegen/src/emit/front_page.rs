//! The documentation of the crate: a first call, what is specific to this service, and the common tasks. What is the
//! same for all services is in the documentation of the runtime, and linked.

use super::examples::{self, Uses};
use crate::markdown::Paragraph;
use crate::plan::{Effect, ErrorItem, Flag, Member, Operation, Service, Type, TypeItem};

/// The maximum number of names in a list. Of a longer list, the number of the others is printed.
const MAX_NAMES: usize = 8;

/// All lines.
pub(crate) fn lines(service: &Service) -> Vec<String> {
    let mut lines = head(service);
    let call = service.example_call();
    if let Some(call) = call {
        let (uses, body) = first_call(service, call);
        lines.extend(example(service, uses, "", &body));
    }
    text(&mut lines, OVERVIEW);
    lines.extend(special(service));
    text(&mut lines, REQUESTS);
    if let Some(call) = call {
        lines.extend(request(service, call));
    }
    text(&mut lines, VALIDATION);
    if let Some(call) = call {
        text(&mut lines, ERRORS);
        lines.extend(errors(service, call));
        text(&mut lines, MANY_CALLS);
        lines.extend(many_calls(service, call));
        text(&mut lines, TESTING);
        lines.extend(testing(service, call));
    }
    text(&mut lines, MORE);
    lines
}

/// The lines that the README has too.
pub(crate) fn head(service: &Service) -> Vec<String> {
    let mut lines = a_client(service);
    if !service.docs.is_empty() {
        lines.push(String::new());
        lines.extend(service.docs.lines(0));
    }
    if service.operations.len() < service.all_operations {
        lines.push(String::new());
        lines.extend(part(service));
    }
    lines
}

/// The first sentence about the crate and its client.
pub(crate) fn a_client(service: &Service) -> Vec<String> {
    Paragraph::default().text(&format!("A client of {}.", service.title)).lines(0)
}

/// The sentence about operations that the crate doesn't have.
fn part(service: &Service) -> Vec<String> {
    let (here, all) = (service.operations.len(), service.all_operations);
    let part = format!("This crate has {here} of the {all} operations of the service: ");
    let part = Paragraph::default().text(&part);
    let part = match service.flags.as_str() {
        "" => part.text("the others can't be generated yet"),
        flags => part.text("it was generated with ").code(flags.trim_start()),
    };
    part.text(".").lines(0)
}

fn text(lines: &mut Vec<String>, text: &str) {
    lines.extend(text.lines().map(str::to_owned));
}

/// An example in a hidden async function. Its parameters are the values that the example uses.
fn example(service: &Service, uses: Uses, parameters: &str, body: &[String]) -> Vec<String> {
    let mut lines = vec![String::new(), "```no_run".to_owned()];
    lines.extend(uses.lines());
    lines.push(String::new());
    let returns = format!("-> Result<(), {}::Error> {{", service.outside());
    lines.push(format!("# async fn example({parameters})"));
    lines.push(format!("# {returns}"));
    lines.extend_from_slice(body);
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines
}

/// The names of the crate's root and of the runtime that an example uses.
fn uses(service: &Service, of_root: &[&str], of_runtime: &[&str]) -> Uses {
    let mut uses = Uses::new(&service.outside());
    of_root.iter().for_each(|name| uses.root(name));
    of_runtime.iter().for_each(|name| uses.own("runtime", name));
    uses
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// `let request = …;`
fn let_request(call: &Operation, uses: &mut Uses) -> Vec<String> {
    examples::required(&call.input, &call.request(), uses).lines("let request = ", ";")
}

fn has_items(call: &Operation) -> bool {
    call.paging.as_ref().is_some_and(|paging| paging.items.is_some())
}

/// A first call: its imports and its statements.
pub(super) fn first_call(service: &Service, call: &Operation) -> (Uses, Vec<String>) {
    let mut uses = uses(service, &["Client"], &[]);
    let mut body = owned(&["let client = Client::from_env()?;"]);
    body.extend(let_request(call, &mut uses));
    let method = &call.method;
    if has_items(call) {
        body.push(format!("let mut items = client.{method}(request).items();"));
        body.extend(owned(&["while let Some(item) = items.try_next().await? {", "    println!(\"{item:?}\");", "}"]));
    } else {
        body.push(format!("let response = client.{method}(request).await?;"));
        body.push("println!(\"{response:?}\");".to_owned());
    }
    (uses, body)
}

/// What is specific to this service, as the model says.
fn special(service: &Service) -> Vec<String> {
    let method = |call: &Operation| (call.method.clone(), format!("Client::{}", call.method));
    let calls = |holds: fn(&Operation) -> bool| service.operations.iter().filter(move |call| holds(call)).map(method);
    let retried = service.errors.iter().filter(|error| error.retryable.is_some());
    let retried = retried.map(|error| (error.variant.clone(), format!("ServiceError::{}", error.variant)));
    let secret = service.types.iter().filter_map(|item| match item {
        TypeItem::Structure(item) => {
            item.members.iter().any(|member| member.flags.contains(&Flag::Sensitive)).then_some(&item.name)
        }
        _ => None,
    });
    let secret = secret.map(|name| (name.clone(), format!("types::{name}")));
    let say = |text: &str| Paragraph::default().text(text);
    let twice = say("Sending these requests twice may repeat their effect; after an error, check ")
        .link("may_have_been_applied", "runtime::Failure::may_have_been_applied")
        .text(": ");
    // If the model marks no operation as read-only, it says nothing about the others.
    let is_marked = service.operations.iter().any(|call| call.effect == Effect::Nothing);
    let each_time = calls(|call| call.effect == Effect::EachTime).filter(|_| is_marked).collect();
    let points = [
        (
            say("Responses are paged, so that you can iterate over pages or items: "),
            calls(|call| call.paging.is_some()).collect(),
        ),
        (
            say("An idempotency token is generated, so that a retry has no further effect: "),
            calls(|call| !call.tokens.is_empty()).collect(),
        ),
        (twice, each_time),
        (say("Large requests are compressed: "), calls(|call| call.gzip).collect()),
        (say("The model marks these errors as retryable: "), retried.collect()),
        (say("Sensitive members, which ").code("Debug").text(" redacts, are in "), secret.collect()),
    ];
    let points: Vec<String> = points.into_iter().flat_map(|(words, names)| point(words, names)).collect();
    if points.is_empty() {
        return points;
    }
    let head = ["", "# This service", ""].map(str::to_owned);
    head.into_iter().chain(points).collect()
}

/// An entry of a list: its text, and the names that it is about.
fn point(words: Paragraph, mut names: Vec<(String, String)>) -> Vec<String> {
    if names.is_empty() {
        return Vec::new();
    }
    let more = names.split_off(names.len().min(MAX_NAMES)).len();
    let last = names.len() - 1;
    let mut point = words;
    for (index, (name, target)) in names.iter().enumerate() {
        let before = match index {
            0 => "",
            _ if index == last && more == 0 => " and ",
            _ => ", ",
        };
        point = point.text(before).link(name, target);
    }
    let point = if more > 0 { point.text(&format!(" and {more} more.")) } else { point.text(".") };
    let marked = |(index, line): (usize, String)| format!("{}{line}", if index == 0 { "- " } else { "  " });
    point.lines(2).into_iter().enumerate().map(marked).collect()
}

/// A request with an existing option and with an empty list, if the operation has such members.
fn request(service: &Service, call: &Operation) -> Vec<String> {
    let mut uses = uses(service, &[], &[]);
    let mut body = let_request(call, &mut uses);
    let others = || call.input.members.iter().filter(|member| !member.required);
    let mut parameters = String::new();
    let option = others().find_map(|member| Some((member, type_text(&member.ty, &mut uses)?)));
    if let Some((Member { field, .. }, ty)) = option {
        parameters = format!("{field}: Option<{ty}>");
        body[0] = body[0].replacen("let request", "let mut request", 1);
        body.push(format!("request.{field} = {field}; // an existing `Option`"));
    }
    let list = others().find_map(|member| match &member.ty {
        Type::List(item) => Some((member, type_text(item, &mut uses)?)),
        _ => None,
    });
    if let Some((member, item)) = list {
        body.push(format!("let request = request.{}(Vec::<{item}>::new()); // an empty list", member.setter));
    }
    body.push("assert!(request.validate().is_ok());".to_owned());
    example(service, uses, &parameters, &body)
}

/// A type as it is written in an example, if it is a simple one.
fn type_text(ty: &Type, uses: &mut Uses) -> Option<String> {
    Some(match ty {
        Type::String => "String".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::I32 => "i32".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::Named(named) => uses.ty(named),
        _ => return None,
    })
}

fn errors(service: &Service, call: &Operation) -> Vec<String> {
    let mut uses = uses(service, &["Client", "ServiceError"], &[]);
    let mut body = owned(&["let client = Client::from_env()?;"]);
    body.extend(let_request(call, &mut uses));
    body.push(format!("match client.{}(request).await {{", call.method));
    body.extend(owned(&[
        "    Ok(response) => println!(\"{response:?}\"),",
        "    Err(error) if error.is_throttling() => println!(\"throttled: {error}\"),",
    ]));
    if let Some(ErrorItem { constant, .. }) = service.example_error() {
        body.push(format!("    Err(error) if error.has_code(ServiceError::{constant}) => {{"));
        body.extend(owned(&["        println!(\"{:?}\", error.service_error()); // with its members", "    }"]));
    }
    body.extend(owned(&["    Err(error) => return Err(error), // is printed in one line", "}"]));
    example(service, uses, "", &body)
}

fn many_calls(service: &Service, call: &Operation) -> Vec<String> {
    let mut uses = uses(service, &["Client"], &["Pool"]);
    let request = uses.ty(&call.request());
    let parameters = format!("client: Client, requests: Vec<{request}>");
    let body = vec![
        format!("let calls = requests.into_iter().map(|request| client.{}(request));", call.method),
        "let mut pool = Pool::new(calls).concurrency(4);".to_owned(),
        "while let Some(done) = pool.next().await {".to_owned(),
        "    println!(\"{}: {:?}\", done.index, done.result);".to_owned(),
        "}".to_owned(),
    ];
    example(service, uses, &parameters, &body)
}

fn testing(service: &Service, call: &Operation) -> Vec<String> {
    let mut uses = uses(service, &["Client", "Config"], &["Mock"]);
    let mut body = owned(&["let mock = Mock::new();"]);
    let request = uses.ty(&call.request());
    body.push(format!("mock.on::<{request}>(|request| {{"));
    body.push("    println!(\"{request:?}\");".to_owned());
    match (&call.output, call.response()) {
        (Some(output), Some(ty)) => {
            let response = examples::promised(output, &ty, &mut uses).lines("let response = ", ";");
            body.extend(response.into_iter().map(|line| format!("    {line}")));
            body.push("    Ok(response)".to_owned());
        }
        _ => body.push("    Ok(())".to_owned()),
    }
    body.push("});".to_owned());
    body.push("let client = Client::new(Config::builder().mock(&mock).build())?;".to_owned());
    body.extend(let_request(call, &mut uses));
    body.push(format!("let response = client.{}(request).await?;", call.method));
    body.extend(owned(&["println!(\"{response:?}\");", "assert!(mock.assert_used().is_ok());"]));
    example(service, uses, "", &body)
}

const OVERVIEW: &str = "
# Overview

- [`Client`] has a method for each operation. It returns a call: change its settings if needed,
  then await it.
- [`operation`] has the requests and responses, [`types`] has the types in them. All of them
  implement the traits of serde with the wire names;
  [`from_json_strict`](runtime::codec::from_json_strict) rejects unknown names.
- [`Error`] is the error for calls, [`ServiceError`] has the modelled errors of the service.
- [`runtime`] has what is the same for all services.";

const REQUESTS: &str = "
# Requests

A request is created empty. Set its members with setters, or assign its public fields. Unknown
enum values and union members are kept and sent unchanged.";

const VALIDATION: &str = "
# Validation

Before a request is sent, it is validated against the model. All violations are reported at
once, each with its path ([`violations`](runtime::Failure::violations)). The level of validation
is set for a client or for a call ([`validation`](runtime::Call::validation)): no constraints
([`Off`](Validation::Off)), those that other SDKs check ([`Minimum`](Validation::Minimum)),
every constraint of the model ([`Full`](Validation::Full), the default), or these and known enum
values ([`Strict`](Validation::Strict)).";

const ERRORS: &str = "
# Errors

An [`Error`] is printed in one line: operation, code, message, invalid fields, request id and
attempts. [`runtime::Failure`] has a method for each of them.";

const MANY_CALLS: &str = "
# Many calls at once

A [`Pool`](runtime::Pool) runs calls with limited concurrency, and returns the results in order
or as the calls finish.";

const TESTING: &str = "
# Testing without a network

With the feature `test-util`, a `Mock` responds in place of the service. Its rules compute
responses from requests; they can also be errors, JSON, delays or broken connections. It records
the requests.";

const MORE: &str = "
# More

- Region, endpoint and all other settings, with variables and profile keys: [`Config`]
- Credentials, from the environment or a custom provider: [`Config`], [`Credentials`]
- Attempts, back-off, rate limits: [`RetryConfig`];
  [time limits](runtime#retries-and-time-limits)
- Headers and logs of all calls: [`Interceptor`](runtime::Interceptor)
- Headers, time limits and attempts of one call: [`runtime::Call`]
- [The Tokio runtime that calls need](runtime#runtimes)
- [Spans of `tracing`](runtime#tracing), [blocking calls](runtime#blocking-calls)
- [TLS, HTTP/2, single sign-on and other features](runtime#features)
- Calls by operation name, with JSON: [`call_json`](Client::call_json), `examples/call.rs`";
