//! The crate's front page, its module lists, and the facts about the service.

use proc_macro2::TokenStream;
use quote::quote;

use super::scope::{Scope, ident, token};
use crate::plan::{Named, Operation, Protocol, Service, Structure, Type, TypeItem};
use crate::render::{self, Item};

/// `lib.rs`
pub(crate) fn text(service: &Service) -> Result<String, String> {
    let mut docs = vec![format!("A client of {}.", service.title_docs)];
    if !service.docs.is_empty() {
        docs.push(String::new());
        docs.extend(service.docs.iter().cloned());
    }
    if service.operations.len() < service.all_operations {
        docs.extend([String::new(), part(service)]);
    }
    docs.extend(example(service));
    docs.extend(GUIDE.lines().map(str::to_owned));
    let items = [
        quote! {
            #![forbid(unsafe_code)]
            #![warn(missing_docs)]
            #![allow(deprecated, reason = "a deprecated shape is still read and written")]
            #![allow(rustdoc::redundant_explicit_links, reason = "links say where they lead wherever they stand")]
        },
        quote! {
            mod client;
            mod endpoint;
            mod errors;
            pub mod operation;
            pub mod service;
            pub mod types;
        },
        quote! {
            pub use self::client::Client;
            pub use self::errors::{Error, ServiceError};
            pub use smithy_client_runtime as runtime;
            pub use smithy_client_runtime::{Config, Credentials, Timestamp};
        },
    ];
    render::file(&docs, &items.map(Item::from))
}

const GUIDE: &str = "
# What is where

- [`Client`] has one method for each operation. A call is a value: set what should differ for it,
  then await it.
- [`operation`] holds requests and responses, [`types`] what they are made of. All of them read and
  write serde's formats with the names that go over the wire, so a request can be stored as JSON and
  sent later. [`from_json_strict`](runtime::codec::from_json_strict) refuses names that the model
  doesn't have.
- [`Error`] says operation, code, message and request id on one line, and
  [`service_error`](runtime::Error::service_error) gives the modelled error with its members.

Region, credentials and endpoint come from the environment and the shared AWS files unless [`Config`]
says otherwise. A call that fails for the moment is sent again, up to three times in all, and ends
after a minute at the latest; [`Config`] sets that as well.

Fields are `Option`s, since the service itself leaves out what it requires now and then. Only the
required members of a response are plain: without them the call is an error. Values of enums and
unions that this crate doesn't know are kept and sent back as they are. Sensitive members never show
in `Debug`.";

/// Says that operations are missing.
fn part(service: &Service) -> String {
    let (here, all) = (service.operations.len(), service.all_operations);
    let why = match service.flags.as_str() {
        "" => "the others can't be generated yet".to_owned(),
        flags => format!("it was made with `{}`", flags.trim_start()),
    };
    format!("This crate has {here} of the {all} operations of the service: {why}.")
}

/// A first call, of an operation that needs no more than text.
fn example(service: &Service) -> Vec<String> {
    let simple =
        |operation: &&Operation| operation.input.members.iter().all(|member| !member.in_new || text_like(&member.ty));
    let has_items = |operation: &Operation| operation.paging.as_ref().is_some_and(|paging| paging.items.is_some());
    let arguments_of = |operation: &&Operation| operation.input.members.iter().filter(|member| member.in_new).count();
    let operations = || service.operations.iter().filter(simple);
    let paged = operations().filter(|operation| has_items(operation)).min_by_key(arguments_of);
    let Some(operation) = paged.or_else(|| operations().next()) else { return Vec::new() };
    let library = &service.package.library;
    let (method, input) = (&operation.method, &operation.input);
    let request = format!("{}::new({})", input.name, arguments(input));
    let call = if has_items(operation) {
        vec![
            format!("let mut items = client.{method}(request).items();"),
            "while let Some(item) = items.try_next().await? {".to_owned(),
            "    println!(\"{item:?}\");".to_owned(),
            "}".to_owned(),
        ]
    } else {
        vec![format!("let response = client.{method}(request).await?;"), "println!(\"{response:?}\");".to_owned()]
    };
    let mut lines = vec![
        String::new(),
        "```no_run".to_owned(),
        format!("use {library}::Client;"),
        format!("use {library}::operation::{};", input.name),
        String::new(),
        format!("# async fn example() -> Result<(), {library}::Error> {{"),
        "let client = Client::from_env()?;".to_owned(),
        format!("let request = {request};"),
    ];
    lines.extend(call);
    lines.extend(["# Ok(())".to_owned(), "# }".to_owned(), "```".to_owned()]);
    lines
}

fn text_like(ty: &Type) -> bool {
    match ty {
        Type::String | Type::Bool | Type::I32 | Type::I64 => true,
        Type::Named(named) => named.text,
        _ => false,
    }
}

fn arguments(input: &Structure) -> String {
    let given = input.members.iter().filter(|member| member.in_new);
    let values = given.map(|member| match member.ty {
        Type::Bool => "true".to_owned(),
        Type::I32 | Type::I64 => "1".to_owned(),
        _ => format!("{:?}", member.example.as_deref().unwrap_or("…")),
    });
    values.collect::<Vec<_>>().join(", ")
}

/// `operation.rs`
pub(crate) fn operations(service: &Service) -> Result<String, String> {
    let modules = service.operations.iter().map(|operation| {
        let output = operation.output.as_ref().map(|output| output.name.as_str());
        let names = std::iter::once(operation.input.name.as_str()).chain(output).collect();
        (operation.module.as_str(), names)
    });
    index("Requests and responses, one module for each operation.", modules.collect())
}

/// `types.rs`
pub(crate) fn types(service: &Service) -> Result<String, String> {
    let modules = service.types.iter().map(|item: &TypeItem| (item.module(), vec![item.name()]));
    index("Structures, unions and enums that requests and responses are made of.", modules.collect())
}

fn index(docs: &str, mut modules: Vec<(&str, Vec<&str>)>) -> Result<String, String> {
    modules.sort_unstable();
    let declared = modules.iter().map(|(module, _)| {
        let module = ident(module);
        quote! { mod #module; }
    });
    let exported = modules.iter().map(|(module, names)| {
        let module = ident(module);
        let names: Vec<_> = names.iter().map(|name| ident(name)).collect();
        match names.as_slice() {
            [only] => quote! { pub use self::#module::#only; },
            _ => quote! { pub use self::#module::{#(#names),*}; },
        }
    });
    let items: [TokenStream; 2] = [declared.collect(), exported.collect()];
    render::file(&[docs.to_owned()], &items.map(Item::from))
}

/// `service.rs`
pub(crate) fn service(service: &Service) -> Result<String, String> {
    let mut scope = Scope::new(&service.root, []);
    let service_type = scope.runtime("Service");
    let protocol_type = scope.runtime("Protocol");
    let json_operation = scope.runtime("JsonOperation");
    let resolve = scope.item("endpoint", "resolve");
    let inputs: Vec<TokenStream> = service
        .operations
        .iter()
        .map(|operation| scope.named(&Named { name: operation.input.name.clone(), in_operation: true, text: false }))
        .collect();
    let (id, target_prefix, signing_name) = (&service.sdk_id, &service.target_prefix, &service.signing_name);
    let protocol = token(match service.protocol {
        Protocol::AwsJson1_0 => "AwsJson1_0",
        Protocol::AwsJson1_1 => "AwsJson1_1",
    });
    let retryable = service.errors.iter().filter_map(|error| Some((error, error.retryable?)));
    let retryable: Vec<TokenStream> = retryable
        .map(|(error, retryable)| {
            let (code, throttling) = (&error.code, retryable.throttling);
            let error_type = scope.runtime("RetryableError");
            quote! { #error_type { code: #code, throttling: #throttling } }
        })
        .collect();
    let query_compatible = service.query_compatible;
    let facts = quote! {
        #[doc = " What every call needs to know about the service."]
        pub static SERVICE: #service_type = #service_type {
            id: #id,
            target_prefix: #target_prefix,
            protocol: #protocol_type::#protocol,
            signing_name: #signing_name,
            crate_name: env!("CARGO_PKG_NAME"),
            crate_version: env!("CARGO_PKG_VERSION"),
            endpoint: #resolve,
            retryable: &[#(#retryable),*],
            query_compatible: #query_compatible,
        };
    };
    let operations = quote! {
        #[doc = " Every operation, by name, for callers that have JSON instead of types."]
        pub static OPERATIONS: &[#json_operation] = &[#(#json_operation::of::<#inputs>()),*];
    };
    let imports = scope.imports();
    let items: Vec<Item> = imports.into_iter().chain([facts, operations]).map(Item::from).collect();
    render::file(&["The service: its names, its protocol, its operations.".to_owned()], &items)
}
