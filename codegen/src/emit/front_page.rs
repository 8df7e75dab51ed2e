//! The documentation of the crate as a whole: a first call, what is special about this service, and what its users look
//! for. What is the same for every service stands in the runtime's documentation and is linked.

use super::examples::{self, Uses};
use crate::markdown::Paragraph;
use crate::plan::{Effect, ErrorItem, Flag, Member, Operation, Service, Type, TypeItem};

/// So many names stand in a list; of longer ones the reader is told how many there are.
const MAX_NAMES: usize = 8;

/// All lines.
pub(crate) fn lines(service: &Service) -> Vec<String> {
    let mut lines = head(service);
    let call = service.example_call();
    if let Some(call) = call {
        let (uses, body) = first_call(service, call);
        lines.extend(example(service, uses, "", &body));
    }
    text(&mut lines, WHAT_IS_WHERE);
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

/// What the crate and its client are.
pub(crate) fn a_client(service: &Service) -> Vec<String> {
    Paragraph::default().text(&format!("A client of {}.", service.title)).lines(0)
}

/// Says that operations are missing.
fn part(service: &Service) -> Vec<String> {
    let (here, all) = (service.operations.len(), service.all_operations);
    let part = format!("This crate has {here} of the {all} operations of the service: ");
    let part = Paragraph::default().text(&part);
    let part = match service.flags.as_str() {
        "" => part.text("the others can't be generated yet"),
        flags => part.text("it was made with ").code(flags.trim_start()),
    };
    part.text(".").lines(0)
}

fn text(lines: &mut Vec<String>, text: &str) {
    lines.extend(text.lines().map(str::to_owned));
}

/// An example in an async function, which is hidden. The parameters are what the example takes for granted.
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

/// What of the crate's root and of the runtime an example uses.
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

/// A first call: what it uses, and its statements.
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

/// What the model says about this service and about few others.
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
    let twice = say("Sent twice, these may have an effect twice; ")
        .link("may_have_been_applied", "runtime::Failure::may_have_been_applied")
        .text(" says whether that can be after an error: ");
    // A model that marks no operation as read-only says nothing about the others.
    let is_marked = service.operations.iter().any(|call| call.effect == Effect::Nothing);
    let each_time = calls(|call| call.effect == Effect::EachTime).filter(|_| is_marked).collect();
    let points = [
        (
            say("Responses come in pages, to be looped over as pages or as items: "),
            calls(|call| call.paging.is_some()).collect(),
        ),
        (
            say("An idempotency token is filled in, so that another attempt has no second effect: "),
            calls(|call| call.token.is_some()).collect(),
        ),
        (twice, each_time),
        (say("Large requests are compressed: "), calls(|call| call.gzip).collect()),
        (say("The model asks for another attempt after "), retried.collect()),
        (
            say("Members that are sensitive, so that ").code("Debug").text(" doesn't show them, are in "),
            secret.collect(),
        ),
    ];
    let points: Vec<String> = points.into_iter().flat_map(|(words, names)| point(words, names)).collect();
    if points.is_empty() {
        return points;
    }
    let head = ["", "# This service", ""].map(str::to_owned);
    head.into_iter().chain(points).collect()
}

/// A point of a list: words, and the names that they are about.
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

/// A request with an option at hand and with an empty list, where the operation has such members.
fn request(service: &Service, call: &Operation) -> Vec<String> {
    let mut uses = uses(service, &[], &[]);
    let mut body = let_request(call, &mut uses);
    let others = || call.input.members.iter().filter(|member| !member.required);
    let mut parameters = String::new();
    let option = others().find_map(|member| Some((member, type_text(&member.ty, &mut uses)?)));
    if let Some((Member { field, .. }, ty)) = option {
        parameters = format!("{field}: Option<{ty}>");
        body[0] = body[0].replacen("let request", "let mut request", 1);
        body.push(format!("request.{field} = {field}; // an `Option` at hand"));
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

/// A type as an example writes it, if it is a simple one.
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
        "    Err(error) if error.is_throttling() => println!(\"later: {error}\"),",
    ]));
    if let Some(ErrorItem { constant, .. }) = service.example_error() {
        body.push(format!("    Err(error) if error.has_code(ServiceError::{constant}) => {{"));
        body.extend(owned(&["        println!(\"{:?}\", error.service_error()); // with its members", "    }"]));
    }
    body.extend(owned(&["    Err(error) => return Err(error), // on one line: what, where, why", "}"]));
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
    let mut uses = uses(service, &["Client", "Config"], &["Mock", "MockResponse"]);
    let mut body = owned(&["let mock = Mock::new();"]);
    let response = match (&call.output, call.response()) {
        (Some(output), Some(ty)) => {
            body.extend(examples::promised(output, &ty, &mut uses).lines("let response = ", ";"));
            "of(&response)"
        }
        _ => "json(\"{}\")",
    };
    body.push(format!("mock.on({:?}, MockResponse::{response});", call.name));
    body.push("let client = Client::new(Config::builder().mock(&mock).build())?;".to_owned());
    body.extend(let_request(call, &mut uses));
    body.push(format!("let response = client.{}(request).await?;", call.method));
    body.extend(owned(&[
        "println!(\"{response:?}, asked by {:?}\", mock.take_requests());",
        "assert!(mock.assert_used().is_ok());",
    ]));
    example(service, uses, "", &body)
}

const WHAT_IS_WHERE: &str = "
# What is where

- [`Client`] has a method for each operation. A call is a value: set what should differ for it,
  then await it.
- [`operation`] holds requests and responses, [`types`] what they are made of. All of them have
  serde with the names of the wire; [`from_json_strict`](runtime::codec::from_json_strict)
  refuses names that the model doesn't have.
- [`Error`] says what happened, [`ServiceError`] holds the errors of the model.
- [`runtime`] holds what is the same for every service.";

const REQUESTS: &str = "
# Requests

A request starts empty; setters or its public fields fill it. Enum values and union members that
the model doesn't know are kept and sent as they are.";

const VALIDATION: &str = "
# Validation

Before a request is sent it is checked against the model, and all violations are reported at
once, each with its path ([`violations`](runtime::Failure::violations)). How much is checked is
set for a client or for a call ([`validation`](runtime::Call::validation)): nothing
([`Off`](Validation::Off)), what other SDKs check ([`Minimum`](Validation::Minimum)), every
constraint of the model ([`Full`](Validation::Full), the default), or also that enum values are
known ([`Strict`](Validation::Strict)).";

const ERRORS: &str = "
# Errors

The text of an [`Error`] is one line: operation, code, message, each invalid field, request id,
attempts. [`runtime::Failure`] lists the methods that ask for them.";

const MANY_CALLS: &str = "
# Many calls at once

A [`Pool`](runtime::Pool) runs a bounded number of them at a time and gives the results as they
come or in order.";

const TESTING: &str = "
# Testing without a network

With the feature `test-util` a `Mock` responds in place of the service: with responses of this
crate, JSON, errors, delays, broken connections. It records the requests.";

const MORE: &str = "
# More

- Region, endpoint and every other setting, with variables and keys: [`Config`]
- Credentials, from the environment to a provider of yours: [`Config`], [`Credentials`]
- Attempts, waits, rate limits: [`RetryConfig`]; [time limits](runtime#retries-and-time-limits)
- Headers and logs of every call: [`Interceptor`](runtime::Interceptor)
- Headers, time limits and attempts of one call: [`runtime::Call`]
- [The Tokio runtime that calls need](runtime#runtimes), [blocking calls](runtime#blocking-calls)
- [Spans of `tracing`](runtime#tracing)
- [TLS, HTTP/2, single sign-on and other features](runtime#features)
- Any operation by name, JSON in and out: [`call_json`](Client::call_json), `examples/call.rs`";
