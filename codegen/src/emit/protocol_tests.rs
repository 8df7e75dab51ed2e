//! `tests/protocol.rs`: the tests of the model's protocol test cases.

mod values;

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use self::values::Values;
use super::render;
use super::scope::{ident, token};
use crate::plan::{Check, ProtocolTest, ProtocolTests, Service};
use crate::smithy::{RequestCase, ResponseCase};

/// The text of the file.
pub(crate) fn text(service: &Service, planned: &ProtocolTests) -> Result<String, String> {
    // Tests are outside of the crate, unless it is a module of another one.
    let root = if service.root == "crate" { service.package.library.as_str() } else { service.root.as_str() };
    let mut docs =
        vec!["The protocol test cases of the model: how requests are sent, and how responses are decoded.".to_owned()];
    if !planned.skipped.is_empty() {
        docs.extend([String::new(), "Skipped cases:".to_owned(), String::new()]);
        docs.extend(planned.skipped.iter().map(|(id, reason)| format!("- `{id}`: {reason}")));
    }
    let mut values = Values::default();
    let mut helpers = BTreeSet::from(["Outcome"]);
    let tests: Vec<TokenStream> =
        planned.tests.iter().map(|planned| test(planned, &mut values, &mut helpers)).collect();
    let root = token(root);
    let own: Vec<_> = values.used().map(ident).collect();
    let helpers = helpers.into_iter().map(ident);
    let head = [
        quote! { #![allow(deprecated, reason = "deprecated shapes are still encoded and decoded")] },
        quote! { use #root::{#(#own),*}; },
        quote! { use smithy_client_protocol_tests::{#(#helpers),*}; },
    ];
    // Without cases, the file has no tests.
    let head = if planned.tests.is_empty() { Vec::new() } else { Vec::from(head) };
    let items: Vec<render::Item> = head.into_iter().chain(tests).map(render::Item::from).collect();
    render::file(&docs, &items)
}

fn test(planned: &ProtocolTest, values: &mut Values, helpers: &mut BTreeSet<&str>) -> TokenStream {
    let (function, input) = (ident(&planned.function), ident(&planned.input));
    let summary = format!(" `{}`", planned.id);
    values.use_item("operation");
    let body = match &planned.check {
        Check::Sent { request, case } => {
            helpers.insert("ExpectedRequest");
            if case.body.is_some() {
                helpers.insert("Body");
            }
            let (request, case) = (values.expression(request), expected_request(case));
            quote! { let request = #request; let expected = #case; expected.check(request) }
        }
        Check::Returned { response, output } => {
            helpers.insert("Response");
            let output = output.as_ref().map_or_else(|| quote! { () }, |output| values.expression(output));
            let response = self::response(response);
            quote! {
                let response = #response;
                let expected = #output;
                response.returns::<operation::#input>(&expected)
            }
        }
        Check::Failed { response, variant, error } => {
            helpers.insert("Response");
            values.use_item("ServiceError");
            let (variant, error, response) = (ident(variant), values.expression(error), self::response(response));
            quote! {
                let response = #response;
                let expected = ServiceError::#variant(#error);
                response.fails_with::<operation::#input>(&expected)
            }
        }
    };
    quote! {
        #[doc = #summary]
        #[test]
        fn #function() -> Outcome {
            #body
        }
    }
}

/// The expected request. Properties that the case doesn't check are left out.
fn expected_request(case: &RequestCase) -> TokenStream {
    let RequestCase { method, uri, .. } = case;
    let text = |name: &str, value: &Option<String>| {
        let name = ident(name);
        value.as_ref().map(|value| quote! { #name: Some(#value), })
    };
    let texts = |name: &str, values: &[String]| {
        let name = ident(name);
        (!values.is_empty()).then(|| quote! { #name: &[#(#values),*], })
    };
    let is_json = case.body_media_type.as_deref().is_some_and(|media| media.ends_with("json"));
    let kind = ident(if is_json { "Json" } else { "Text" });
    let body = case.body.as_ref().map(|body| quote! { body: Some(Body::#kind(#body)), });
    let host = text("host", &case.host);
    let resolved_host = text("resolved_host", &case.resolved_host);
    let query = texts("query", &case.query_params);
    let require = texts("require_headers", &case.require_headers);
    let forbid = texts("forbid_headers", &case.forbid_headers);
    let headers = (!case.headers.is_empty()).then(|| {
        let headers = case.headers.iter().map(|(name, value)| quote! { (#name, #value) });
        quote! { headers: &[#(#headers),*], }
    });
    quote! {
        ExpectedRequest {
            #host #resolved_host #query #headers #require #forbid #body
            ..ExpectedRequest::new(#method, #uri)
        }
    }
}

fn response(case: &ResponseCase) -> TokenStream {
    let (code, body) = (Literal::u16_unsuffixed(case.code), case.body.as_deref().unwrap_or_default());
    let headers = case.headers.iter().map(|(name, value)| quote! { (#name, #value) });
    quote! { Response { status: #code, headers: &[#(#headers),*], body: #body } }
}
