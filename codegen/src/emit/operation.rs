//! The file of an operation: its request and response, and the implementation of the runtime's traits.

use proc_macro2::TokenStream;
use quote::quote;

use super::render::Item;
use super::scope::{Scope, ident, token};
use super::{structure, update};
use crate::plan::{
    Effect, EndpointParam, EndpointParamValue, HostLabel, HostPrefix, Items, Operation, Paging, PathField, Signature,
};
use crate::smithy::HostPart;

/// All items of the file.
pub(crate) fn items(operation: &Operation, root: &str, scope: &mut Scope) -> Vec<Item> {
    let mut items = structure::items(&operation.input, &operation.request(), scope);
    items.push(operation_impl(operation, scope).into());
    if let Some(paging) = &operation.paging {
        items.extend(paginated(operation, paging, scope).into_iter().map(Item::from));
    }
    if let (Some(output), Some(ty)) = (&operation.output, operation.response()) {
        if let Some(to_update) = &operation.to_update {
            items.extend(update::traits(operation, output, to_update, scope));
        }
        items.extend(structure::items(output, &ty, scope));
        if let Some(to_update) = &operation.to_update {
            items.push(update::method(operation, output, to_update, root, scope));
        }
    }
    items
}

fn output_type(operation: &Operation) -> TokenStream {
    match &operation.output {
        Some(output) => {
            let name = ident(&output.name);
            quote! { #name }
        }
        None => quote! { () },
    }
}

fn operation_impl(operation: &Operation, scope: &mut Scope) -> TokenStream {
    let (input, name, output) = (ident(&operation.input.name), &operation.name, output_type(operation));
    let trait_name = scope.runtime("Operation");
    let service_type = scope.runtime("Service");
    let error = scope.item("errors", "ServiceError");
    let service = scope.item("service", "SERVICE");
    let (encode_error, decode_error) = (scope.internal("EncodeError"), scope.internal("DecodeError"));
    let (options, request_body) = (scope.internal("JsonOptions"), scope.internal("RequestBody"));
    let result = scope.std("Result");
    let fill = operation.tokens.iter().map(|field| {
        let field = ident(field);
        quote! { smithy_client_runtime::__v1::fill_idempotency_token(&mut self.#field); }
    });
    let idempotency_token = idempotency_token(operation, scope);
    // The default of the trait is a request that has an effect each time.
    let effect = match operation.effect {
        Effect::Nothing => Some("Nothing"),
        Effect::Once => Some("Once"),
        Effect::EachTime => None,
    };
    let effect = effect.map(|effect| {
        let (effect_type, effect) = (scope.runtime("Effect"), token(effect));
        quote! { const EFFECT: #effect_type = #effect_type::#effect; }
    });
    let summary = Some(&operation.summary).filter(|summary| !summary.is_empty());
    let summary = summary.map(|summary| quote! { const SUMMARY: &'static str = #summary; });
    let prefix = operation.host_prefix.as_ref().map(|prefix| {
        let part_type = scope.runtime("HostPart");
        let parts = prefix.parts.iter().map(|part| match part {
            HostPart::Text(text) => quote! { #part_type::Text(#text) },
            HostPart::Label(member) => quote! { #part_type::Label(#member) },
        });
        quote! { const HOST_PREFIX: &'static [#part_type] = &[#(#parts),*]; }
    });
    let gzip = operation.gzip.then(|| quote! { const GZIP: bool = true; });
    // The default of the trait is a request that is signed completely.
    let signature = match operation.signature {
        Signature::Whole => None,
        Signature::WithoutBody => Some("WithoutBody"),
        Signature::None => Some("None"),
    };
    let signature = signature.map(|signature| {
        let (signature_type, signature) = (scope.runtime("Signature"), token(signature));
        quote! { const SIGNATURE: #signature_type = #signature_type::#signature; }
    });
    let optional_auth = operation.optional_auth.then(|| quote! { const OPTIONAL_AUTH: bool = true; });
    let params = endpoint_params(&operation.endpoint_params, scope);
    let labels = operation.host_prefix.as_ref().and_then(|prefix| host_label(prefix, scope));
    let write = scope.internal("write_request");
    let (read, options_name) = match operation.output {
        Some(_) => {
            let read = scope.internal("read_response");
            (quote! { #read(body, options) }, token("options"))
        }
        None => {
            let read = scope.internal("read_nothing");
            (quote! { #read(body) }, token("_options"))
        }
    };
    quote! {
        impl #trait_name for #input {
            type Output = #output;
            type Error = #error;

            const NAME: &'static str = #name;
            const SERVICE: &'static #service_type = &#service;
            #effect
            #summary
            #signature
            #optional_auth
            #gzip
            #prefix

            #idempotency_token

            fn encode(&mut self, options: &#options) -> #result<#request_body, #encode_error> {
                #(#fill)*
                #write(self, options)
            }

            fn decode(body: &[u8], #options_name: &#options) -> #result<Self::Output, #decode_error> {
                #read
            }

            #labels

            #params
        }
    }
}

/// The method with the idempotency token, for requests that may be sent twice.
fn idempotency_token(operation: &Operation, scope: &mut Scope) -> Option<TokenStream> {
    // A model should have one token at most.
    if operation.effect != Effect::Once || operation.tokens.len() > 1 {
        return None;
    }
    let ty = scope.internal("TokenMember");
    let member = match operation.tokens.first() {
        None => quote! { #ty::None },
        Some(field) => {
            let field = ident(field);
            quote! { #ty::Member(&mut self.#field) }
        }
    };
    Some(quote! {
        fn idempotency_token(&mut self) -> #ty<'_> {
            #member
        }
    })
}

/// The method with the parameters of the endpoint rules that the request sets.
fn endpoint_params(params: &[EndpointParam], scope: &Scope) -> Option<TokenStream> {
    let mut fixed = Vec::new();
    let mut set = Vec::new();
    for EndpointParam { name, value } in params {
        match value {
            EndpointParamValue::Fixed(text) => fixed.push(quote! { (#name, #text.to_owned()) }),
            EndpointParamValue::Text(field) => {
                let field = ident(field);
                set.push(quote! { params.extend(self.#field.clone().map(|value| (#name, value))); });
            }
            EndpointParamValue::Enum(field) => {
                let field = ident(field);
                set.push(
                    quote! { params.extend(self.#field.as_ref().map(|value| (#name, value.as_str().to_owned()))); },
                );
            }
            EndpointParamValue::Flag(field) => {
                let field = ident(field);
                set.push(quote! { params.extend(self.#field.map(|value| (#name, value.to_string()))); });
            }
        }
    }
    let (vec, string) = (scope.std("Vec"), scope.std("String"));
    let body = match (fixed.is_empty(), set.is_empty()) {
        (true, true) => return None,
        (_, true) => quote! { vec![#(#fixed),*] },
        (true, false) => quote! { let mut params = #vec::new(); #(#set)* params },
        (false, false) => quote! { let mut params = vec![#(#fixed),*]; #(#set)* params },
    };
    Some(quote! {
        fn endpoint_params(&self) -> #vec<(&'static str, #string)> {
            #body
        }
    })
}

/// The method with the values of the members in the host prefix.
fn host_label(prefix: &HostPrefix, scope: &Scope) -> Option<TokenStream> {
    let arms = prefix.labels.iter().map(|HostLabel { wire, field, is_enum }| {
        let field = ident(field);
        let value = match is_enum {
            true => quote! { self.#field.as_ref().map(|label| label.as_str()) },
            false => quote! { self.#field.as_deref() },
        };
        quote! { #wire => #value, }
    });
    let arms: Vec<TokenStream> = arms.collect();
    let option = scope.std("Option");
    (!arms.is_empty()).then(|| {
        quote! {
            fn host_label(&self, member: &str) -> #option<&str> {
                match member {
                    #(#arms)*
                    _ => None,
                }
            }
        }
    })
}

fn paginated(operation: &Operation, paging: &Paging, scope: &mut Scope) -> Vec<TokenStream> {
    let input = ident(&operation.input.name);
    let trait_name = scope.runtime("Paginated");
    let option = scope.std("Option");
    let token = scope.ty(&paging.token_type);
    let get = get_ref(&quote! { self }, &paging.input_token);
    let next = get_ref(&quote! { page }, &paging.output_token);
    let set = set(&paging.input_token);
    let pages = quote! {
        impl #trait_name for #input {
            type Token = #token;

            fn token(&self) -> #option<&Self::Token> {
                #get
            }

            fn set_token(&mut self, token: #option<Self::Token>) {
                #set
            }

            fn next_token(page: &Self::Output) -> #option<&Self::Token> {
                #next
            }
        }
    };
    let items = paging.items.as_ref().map(|items| paginated_items(&input, items, scope));
    std::iter::once(pages).chain(items).collect()
}

fn paginated_items(input: &proc_macro2::Ident, items: &Items, scope: &mut Scope) -> TokenStream {
    let trait_name = scope.runtime("PaginatedItems");
    let vec = scope.std("Vec");
    let value = scope.ty(&items.item);
    let item = match &items.key {
        Some(key) => {
            let key = scope.ty(key);
            quote! { (#key, #value) }
        }
        None => value,
    };
    let list = take(&items.path);
    let list = if items.key.is_some() {
        quote! { #list.into_iter().collect() }
    } else {
        list
    };
    quote! {
        impl #trait_name for #input {
            type Item = #item;

            fn into_items(page: Self::Output) -> #vec<Self::Item> {
                #list
            }
        }
    }
}

/// `root.a.as_ref()?.b.as_ref()`
fn get_ref(root: &TokenStream, path: &[PathField]) -> TokenStream {
    let mut expression = root.clone();
    for (index, step) in path.iter().enumerate() {
        let (field, last) = (ident(&step.field), index + 1 == path.len());
        expression = match (step.optional, last) {
            (true, true) => quote! { #expression.#field.as_ref() },
            (true, false) => quote! { #expression.#field.as_ref()? },
            (false, true) => quote! { Some(&#expression.#field) },
            (false, false) => quote! { #expression.#field },
        };
    }
    expression
}

/// `self.a.get_or_insert_default().b = token`
fn set(path: &[PathField]) -> TokenStream {
    let mut expression = quote! { self };
    for (index, step) in path.iter().enumerate() {
        let (field, last) = (ident(&step.field), index + 1 == path.len());
        expression = match (step.optional, last) {
            (true, true) => quote! { #expression.#field = token; },
            (true, false) => quote! { #expression.#field.get_or_insert_default() },
            (false, true) => quote! { #expression.#field = token.unwrap_or_default(); },
            (false, false) => quote! { #expression.#field },
        };
    }
    expression
}

/// `page.a.unwrap_or_default().b.unwrap_or_default()`
fn take(path: &[PathField]) -> TokenStream {
    path.iter().fold(quote! { page }, |expression, step| {
        let field = ident(&step.field);
        if step.optional {
            quote! { #expression.#field.unwrap_or_default() }
        } else {
            quote! { #expression.#field }
        }
    })
}
