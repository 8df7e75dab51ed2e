//! `errors.rs`: the errors of the service, as one enum of the modelled error structures.

use proc_macro2::TokenStream;
use quote::quote;

use super::render::Item;
use super::scope::{Scope, docs, ident};
use crate::markdown::Paragraph;
use crate::plan::{ErrorItem, Service};

/// All items of the file.
pub(crate) fn items(service: &Service, scope: &mut Scope) -> Vec<Item> {
    let alias = quote! {
        #[doc = " The error for calls."]
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
    // In this file, `Error` and `ServiceError` are not shapes of these names.
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
        #[doc = " The modelled errors of the service."]
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum ServiceError {
            #(#variants),*
        }
    }
}

/// The error codes as constants, and a predicate for each error.
fn codes(service: &Service) -> TokenStream {
    let link = |error: &ErrorItem, before: &str| {
        let target = format!("Self::{}", error.variant);
        docs(&Paragraph::default().text(before).link(&error.variant, &target).text(".").lines(4))
    };
    let constants = service.errors.iter().map(|error| {
        let (docs, constant, code) = (link(error, "The error code of "), ident(&error.constant), &error.code);
        quote! { #docs pub const #constant: &'static str = #code; }
    });
    let predicates = service.errors.iter().map(|error| {
        let (predicate, variant) = (ident(&error.predicate), ident(&error.variant));
        let docs = link(error, "True if this is ");
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

/// The implementation of the trait of modelled errors. The defaults of the trait fit a service without errors.
fn decode(service: &Service, scope: &mut Scope) -> TokenStream {
    let modeled = scope.runtime("ModeledError");
    let option = scope.std("Option");
    if service.errors.is_empty() {
        return quote! {
            impl #modeled for ServiceError {
                fn decode(_: &str, _: &[u8]) -> #option<Self> {
                    None
                }
            }
        };
    }
    scope.internal("read_error");
    let visitor = scope.runtime("ErrorVisitor");
    let codes = service.errors.iter().map(|error| {
        let (code, status) = (ident(&error.constant), proc_macro2::Literal::u16_unsuffixed(error.http_status()));
        quote! { (Self::#code, #status) }
    });
    let read = service.errors.iter().map(|error| {
        let (code, variant) = (ident(&error.constant), ident(&error.variant));
        quote! { Self::#code => read_error(body).ok().map(Self::#variant) }
    });
    let visit = service.errors.iter().map(|error| {
        let (code, variant) = (ident(&error.constant), ident(&error.variant));
        quote! { Self::#variant(error) => visitor.visit(Self::#code, error) }
    });
    quote! {
        impl #modeled for ServiceError {
            const CODES: &'static [(&'static str, u16)] = &[#(#codes),*];

            fn decode(code: &str, body: &[u8]) -> #option<Self> {
                match code { #(#read,)* _ => None }
            }

            fn visit<V: #visitor>(&self, visitor: V) -> #option<V::Output> {
                Some(match self { #(#visit,)* })
            }
        }
    }
}
