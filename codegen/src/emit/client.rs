//! `client.rs`: the client, with one method for each operation.

use proc_macro2::TokenStream;
use quote::quote;

use super::front_page::a_client;
use super::render::Item;
use super::scope::{Scope, docs, ident};
use super::structure::deprecated;
use crate::markdown::Paragraph;
use crate::plan::{Operation, Service, Wait};

/// All items of the file.
pub(crate) fn items(service: &Service, scope: &mut Scope) -> Vec<Item> {
    let summary = docs(&a_client(service));
    let call = scope.runtime("Call");
    let config = scope.runtime("Config");
    let json_call = scope.runtime("JsonCall");
    let operation = scope.runtime("Operation");
    let error = scope.item("errors", "Error");
    let service_error = scope.item("errors", "ServiceError");
    let operations = scope.item("service", "OPERATIONS");
    let static_service = scope.item("service", "SERVICE");
    let methods: Vec<TokenStream> =
        service.operations.iter().map(|operation| method(operation, service, scope)).collect();
    let definition = quote! {
        #summary
        #[doc = ""]
        #[doc = " Clones are cheap: they share connections and settings."]
        #[derive(Clone, Debug)]
        pub struct Client {
            inner: smithy_client_runtime::Client,
        }
    };
    let implementation = quote! {
        impl Client {
            #[doc = " Creates a client with these settings."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = " A setting is missing or invalid. The message names it and says what to do."]
            pub fn new(config: #config) -> Result<Self, #error> {
                Ok(Self { inner: smithy_client_runtime::Client::new(&#static_service, config)? })
            }

            #[doc = " Creates a client with all settings from the environment and the shared configuration"]
            #[doc = " files of AWS: region, credentials, endpoint and others. See"]
            #[doc = " [`Config`](smithy_client_runtime::Config)."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = " A setting is missing or invalid. The message names it and its origin."]
            pub fn from_env() -> Result<Self, #error> {
                Self::new(#config::default())
            }

            #[doc = " Calls the operation of the request, as the method of that operation does."]
            pub fn call<O: #operation<Error = #service_error>>(&self, request: O) -> #call<O> {
                #call::new(self.inner.clone(), request)
            }

            #[doc = " Calls an operation by name, with the request and the response in JSON. The request is read"]
            #[doc = " strictly: an unknown member is an error."]
            pub fn call_json(&self, operation: &str, request: impl Into<Vec<u8>>) -> #json_call<#service_error> {
                #json_call::new(self.inner.clone(), #operations, operation, request)
            }

            #(#methods)*
        }
    };
    vec![definition.into(), implementation.into()]
}

fn method(operation: &Operation, service: &Service, scope: &mut Scope) -> TokenStream {
    let root = &service.root;
    let name = ident(&operation.method);
    let input = scope.named(&operation.request());
    let call = scope.runtime("Call");
    let mut lines = operation.docs.lines(4);
    if let (Some(to_update), Some(output)) = (&operation.to_update, &operation.output) {
        lines.push(String::new());
        let method = format!("{root}::operation::{}::to_update", output.name);
        let update = format!("{root}::Client::{}", to_update.method);
        let paragraph = Paragraph::default().link("to_update", &method);
        let paragraph = match to_update.modify {
            Some(_) => paragraph
                .text(" of the response makes the request of ")
                .link(&to_update.operation, &update)
                .text("; ")
                .link("modify", "smithy_client_runtime::Call::modify")
                .text(" of the call also sends it."),
            None => {
                paragraph.text(" of the response makes the request of ").link(&to_update.operation, &update).text(".")
            }
        };
        lines.extend(paragraph.lines(4));
    }
    if operation.needs_no_credentials() {
        lines.push(String::new());
        lines.push(match operation.optional_auth {
            true => "Needs no credentials: without any, the request isn't signed.".to_owned(),
            false => "Needs no credentials: the request isn't signed.".to_owned(),
        });
    }
    let leads_to = |wait: &&Wait| wait.after.iter().any(|after| after.operation == operation.name);
    if let Some(wait) = service.waits.iter().find(leads_to) {
        let target = format!("{root}::waits::{}", wait.name);
        let words =
            Paragraph::default().text("To wait for the end of what it starts, call ").code("wait()").text(" on it: ");
        lines.push(String::new());
        lines.extend(words.link(&wait.name, &target).text(".").lines(4));
    }
    if !operation.errors.is_empty() {
        lines.push(String::new());
        lines.push("# Errors".to_owned());
        lines.push("The errors of all calls, and these errors of the service:".to_owned());
        for error in &operation.errors {
            lines.push(format!("- [`{0}`]({root}::{1}::{0})", error.name, error.module()));
        }
    }
    let (lines, deprecated) = (docs(&lines), deprecated(operation.deprecated.as_ref()));
    quote! {
        #lines
        #deprecated
        pub fn #name(&self, request: #input) -> #call<#input> {
            self.call(request)
        }
    }
}
