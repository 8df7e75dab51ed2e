//! `lib.rs`, the lists of modules, and `service.rs`.

use proc_macro2::TokenStream;
use quote::quote;

use super::front_page;
use super::render::{self, Item};
use super::scope::{Scope, ident, token};
use crate::plan::{Operation, Service, TypeItem};
use crate::smithy::Protocol;

/// `lib.rs`
pub(crate) fn text(service: &Service) -> Result<String, String> {
    let waits = (!service.waits.is_empty()).then(|| quote! { pub mod waits; });
    let quotas = (!service.quotas.is_empty()).then(|| quote! { pub mod quotas; });
    let items = [
        quote! {
            #![cfg_attr(docsrs, feature(doc_cfg))]
            #![forbid(unsafe_code)]
            #![warn(missing_docs)]
            #![allow(deprecated, reason = "deprecated shapes are still encoded and decoded")]
            #![allow(rustdoc::redundant_explicit_links, reason = "explicit links are valid in all modules")]
            #![allow(clippy::large_enum_variant, reason = "the error of a call boxes the modelled error")]
        },
        // Public for tests that compare the tables with another engine, but hidden in the documentation.
        if !service.patterns.is_empty() {
            quote! { #[doc(hidden)] pub mod patterns; }
        } else {
            TokenStream::new()
        },
        quote! {
            mod client;
            mod endpoint;
            mod errors;
            pub mod operation;
            #quotas
            pub mod service;
            pub mod types;
            #waits
        },
        quote! {
            pub use self::client::Client;
            pub use self::errors::{Error, ServiceError};
            pub use smithy_client_runtime as runtime;
            pub use smithy_client_runtime::{
                Config, Credentials, ErrorKind, RetryConfig, Timestamp, Validation,
            };
        },
    ];
    render::file(&front_page::lines(service), &items.map(Item::from))
}

/// `operation.rs`
pub(crate) fn operations(service: &Service) -> Result<String, String> {
    let modules = service.operations.iter().map(|operation| {
        let output = operation.output.as_ref().map(|output| output.name.as_str());
        let names = std::iter::once(operation.input.name.as_str()).chain(output).collect();
        (operation.module.as_str(), names)
    });
    index("The requests and responses of all operations.", modules.collect())
}

/// `types.rs`
pub(crate) fn types(service: &Service) -> Result<String, String> {
    let modules = service.types.iter().map(|item: &TypeItem| (item.module(), vec![item.name()]));
    index("The structures, unions and enums in requests and responses.", modules.collect())
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
    let mut scope = Scope::new(&service.root, &service.outside(), []);
    let service_type = scope.runtime("Service");
    let protocol_type = scope.runtime("Protocol");
    let json_operation = scope.runtime("JsonOperation");
    let resolve = scope.item("endpoint", "resolve");
    let inputs: Vec<TokenStream> =
        service.operations.iter().map(|operation| scope.named(&operation.request())).collect();
    let (id, target_prefix, signing_name) = (&service.sdk_id, &service.target_prefix, &service.signing_name);
    let protocol = token(match service.protocol {
        Protocol::AwsJson1_0 => "AwsJson1_0",
        Protocol::AwsJson1_1 => "AwsJson1_1",
    });
    let retryable = service.errors.iter().filter_map(|error| Some((error, error.retryable?)));
    let retryable: Vec<TokenStream> = retryable
        .map(|(error, retryable)| {
            let (code, throttling) = (&error.code, retryable.throttling);
            let error_type = scope.internal("RetryableError");
            let kind = token(if throttling { "throttling" } else { "transient" });
            quote! { #error_type::#kind(#code) }
        })
        .collect();
    let doc_id = service.doc_id.as_ref().map(|id| quote! { .doc_id(#id) });
    let retryable = (!retryable.is_empty()).then(|| quote! { .retryable(&[#(#retryable),*]) });
    let query_compatible = service.query_compatible.then(|| quote! { .query_compatible() });
    let unsigned =
        service.operations.iter().any(Operation::needs_no_credentials).then(|| quote! { .unsigned_operations() });
    let token_lifetime = service.token_lifetime.map(|seconds| {
        let seconds = proc_macro2::Literal::u32_unsuffixed(seconds);
        quote! { .token_lifetime(#seconds) }
    });
    let definition = quote! {
        #[doc = " The service, as the runtime needs it for calls."]
        pub static SERVICE: #service_type = #service_type::new(#id, #protocol_type::#protocol)
            #doc_id
            .target_prefix(#target_prefix)
            .signing_name(#signing_name)
            .client(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
            .endpoint(#resolve)
            #retryable
            #query_compatible
            #unsigned
            #token_lifetime;
    };
    let operations = quote! {
        #[doc = " All operations, for calls by name with JSON."]
        pub static OPERATIONS: &[#json_operation] = &[#(#json_operation::of::<#inputs>()),*];
    };
    let imports = scope.imports();
    let items: Vec<Item> = imports.into_iter().chain([definition, operations]).map(Item::from).collect();
    render::file(&["The service: names, protocol and operations.".to_owned()], &items)
}
