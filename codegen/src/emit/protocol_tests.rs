//! `tests/protocol.rs`: the protocol cases of the model as tests.

mod values;

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use self::values::Values;
use super::render;
use super::scope::{ident, token};
use crate::plan::{Check, ProtocolTest, ProtocolTests, Service};
use crate::smithy::{RequestCase, ResponseCase};

/// The file's text.
pub(crate) fn text(service: &Service, planned: &ProtocolTests) -> Result<String, String> {
    // Tests see the crate from outside, unless it is a module of another.
    let root = if service.root == "crate" { service.package.library.as_str() } else { service.root.as_str() };
    let mut docs = vec!["The protocol cases of the model: what must be sent, and what must be read.".to_owned()];
    if !planned.skipped.is_empty() {
        docs.extend([String::new(), "Cases that are not here:".to_owned(), String::new()]);
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
        quote! { #![allow(deprecated, reason = "a deprecated shape is still read and written")] },
        quote! { use #root::{#(#own),*}; },
        quote! { use smithy_client_protocol_tests::{#(#helpers),*}; },
    ];
    // A model without cases gives a file without tests.
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
            helpers.insert("Sent");
            if case.body.is_some() {
                helpers.insert("Body");
            }
            let (request, case) = (values.expression(request), sent(case));
            quote! { let request = #request; let sent = #case; sent.check(request) }
        }
        Check::Read { answer, output } => {
            helpers.insert("Answer");
            let output = output.as_ref().map_or_else(|| quote! { () }, |output| values.expression(output));
            let answer = self::answer(answer);
            quote! { let answer = #answer; let expected = #output; answer.gives::<operation::#input>(&expected) }
        }
        Check::Failed { answer, variant, error } => {
            helpers.insert("Answer");
            values.use_item("ServiceError");
            let (variant, error, answer) = (ident(variant), values.expression(error), self::answer(answer));
            quote! {
                let answer = #answer;
                let expected = ServiceError::#variant(#error);
                answer.fails::<operation::#input>(&expected)
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

/// What must be sent; what the case doesn't say is left out.
fn sent(case: &RequestCase) -> TokenStream {
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
        Sent { #host #resolved_host #query #headers #require #forbid #body ..Sent::new(#method, #uri) }
    }
}

fn answer(case: &ResponseCase) -> TokenStream {
    let (code, body) = (Literal::u16_unsuffixed(case.code), case.body.as_deref().unwrap_or_default());
    let headers = case.headers.iter().map(|(name, value)| quote! { (#name, #value) });
    quote! { Answer { status: #code, headers: &[#(#headers),*], body: #body } }
}
