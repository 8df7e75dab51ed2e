//! The errors of the service: one enum over the modelled error structures.

use proc_macro2::TokenStream;
use quote::quote;

use super::render::Item;
use super::scope::{Scope, docs, ident};
use crate::markdown::Paragraph;
use crate::plan::{ErrorItem, Service};

/// All items of `errors.rs`.
pub(crate) fn items(service: &Service, scope: &mut Scope) -> Vec<Item> {
    let alias = quote! {
        #[doc = " What a call can end with when it doesn't succeed."]
        pub type Error = smithy_client_runtime::Error<ServiceError>;
    };
    let mut items = vec![alias.into(), definition(service, scope).into()];
    if !service.errors.is_empty() {
        items.push(codes(service).into());
    }
    items.push(decode(service, scope).into());
    items
}

fn error_type(error: &ErrorItem, scope: &mut Scope) -> TokenStream {
    // The file's own `Error` and `ServiceError` are not the shapes of those names.
    scope.qualified(&error.ty).unwrap_or_else(|| scope.named(&error.ty))
}

fn definition(service: &Service, scope: &mut Scope) -> TokenStream {
    let variants = service.errors.iter().map(|error| {
        let (variant, ty) = (ident(&error.variant), error_type(error, scope));
        let documentation = docs(&error.docs.lines(4));
        quote! {
            #documentation
            #variant(#ty)
        }
    });
    let variants: Vec<TokenStream> = variants.collect();
    quote! {
        #[doc = " The errors that the service's model names."]
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum ServiceError {
            #(#variants),*
        }
    }
}

/// Each error's code as a constant, and a method that asks for it.
fn codes(service: &Service) -> TokenStream {
    let link = |error: &ErrorItem, before: &str| {
        let target = format!("Self::{}", error.variant);
        docs(&Paragraph::default().text(before).link(&error.variant, &target).text(".").lines(4))
    };
    let constants = service.errors.iter().map(|error| {
        let (docs, constant, code) = (link(error, "The code of "), ident(&error.constant), &error.code);
        quote! { #docs pub const #constant: &'static str = #code; }
    });
    let predicates = service.errors.iter().map(|error| {
        let (predicate, variant) = (ident(&error.predicate), ident(&error.variant));
        let docs = link(error, "Whether this is ");
        quote! {
            #docs
            #[must_use]
            pub fn #predicate(&self) -> bool {
                matches!(self, Self::#variant(_))
            }
        }
    });
    quote! { impl ServiceError { #(#constants)* #(#predicates)* } }
}

fn decode(service: &Service, scope: &mut Scope) -> TokenStream {
    let modeled = scope.runtime("ModeledError");
    let option = scope.std("Option");
    let arms = service.errors.iter().map(|error| {
        let (code, variant) = (ident(&error.constant), ident(&error.variant));
        quote! { Self::#code => read_error(body).ok().map(Self::#variant) }
    });
    let arms: Vec<TokenStream> = arms.collect();
    let (body, matched) = if arms.is_empty() {
        (quote! { _: &str, _: &[u8] }, quote! { None })
    } else {
        scope.machinery("read_error");
        (quote! { code: &str, body: &[u8] }, quote! { match code { #(#arms,)* _ => None } })
    };
    quote! {
        impl #modeled for ServiceError {
            fn decode(#body) -> #option<Self> {
                #matched
            }
        }
    }
}
