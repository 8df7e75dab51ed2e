//! Prints planned expressions as Rust.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::scope::{ident, token};
use crate::plan::{Expr, Fields, Named, SpecialFloat, Type};
use crate::smithy::Node;

/// Prints expressions, and records what they import.
#[derive(Default)]
pub(super) struct Values {
    used: BTreeSet<&'static str>,
}

impl Values {
    /// The items of the crate to import.
    pub(super) fn used(&self) -> impl Iterator<Item = &'static str> {
        self.used.iter().copied()
    }

    pub(super) fn use_item(&mut self, item: &'static str) {
        self.used.insert(item);
    }

    fn ty(&mut self, named: &Named) -> TokenStream {
        self.use_item(named.module());
        let (module, name) = (ident(named.module()), ident(&named.name));
        quote! { #module::#name }
    }

    pub(super) fn expression(&mut self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Bool(value) => quote! { #value },
            Expr::Whole(number) => token(&number.to_string()),
            Expr::Float(number) => token(&format!("{number:?}")),
            Expr::Special { ty, value } => {
                let float = ident(if *ty == Type::F32 { "f32" } else { "f64" });
                match value {
                    SpecialFloat::NotANumber => quote! { #float::NAN },
                    SpecialFloat::Infinity => quote! { #float::INFINITY },
                    SpecialFloat::NegativeInfinity => quote! { #float::NEG_INFINITY },
                }
            }
            Expr::Text(text) => quote! { #text.to_owned() },
            Expr::Bytes(text) => quote! { smithy_client_runtime::Blob::from(#text) },
            Expr::EpochSeconds(digits) => quote! { smithy_client_runtime::Timestamp::from_epoch_text(#digits)? },
            Expr::Parsed { ty, text } => {
                let ty = ident(if *ty == Type::BigInteger { "BigInteger" } else { "BigDecimal" });
                quote! { #text.parse::<smithy_client_runtime::#ty>()? }
            }
            Expr::Document(node) => document(node),
            Expr::Unit => quote! { smithy_client_runtime::Unit },
            Expr::Variant { ty, variant } => {
                let (ty, variant) = (self.ty(ty), ident(variant));
                quote! { #ty::#variant }
            }
            Expr::Unknown { ty, value } => {
                let (ty, value) = (self.ty(ty), self.expression(value));
                quote! { #ty::from(#value) }
            }
            Expr::Union { ty, variant, value } => {
                let (ty, variant, value) = (self.ty(ty), ident(variant), self.expression(value));
                quote! { #ty::#variant(#value) }
            }
            Expr::List(items) => {
                let items: Vec<TokenStream> = items.iter().map(|item| self.expression(item)).collect();
                quote! { vec![#(#items),*] }
            }
            Expr::Map(entries) => {
                let entries: Vec<TokenStream> = entries
                    .iter()
                    .map(|(key, value)| {
                        let (key, value) = (self.expression(key), self.expression(value));
                        quote! { (#key, #value) }
                    })
                    .collect();
                quote! { ::std::collections::BTreeMap::from([#(#entries),*]) }
            }
            Expr::Nullable(None) => quote! { None },
            Expr::Nullable(Some(value)) => {
                let value = self.expression(value);
                quote! { Some(#value) }
            }
            Expr::Boxed(value) => {
                let value = self.expression(value);
                quote! { Box::new(#value) }
            }
            Expr::Structure { ty, fields } => self.structure(ty, fields),
        }
    }

    fn structure(&mut self, ty: &Named, fields: &Fields) -> TokenStream {
        let ty = self.ty(ty);
        match fields {
            Fields::Set(setters) => {
                let setters: Vec<TokenStream> = setters
                    .iter()
                    .map(|(setter, value)| {
                        let (setter, value) = (ident(setter), self.expression(value));
                        quote! { .#setter(#value) }
                    })
                    .collect();
                quote! { #ty::new() #(#setters)* }
            }
            Fields::Assigned(fields) => {
                let fields: Vec<TokenStream> = fields
                    .iter()
                    .map(|(field, is_optional, value)| {
                        let (field, value) = (ident(field), self.expression(value));
                        let value = if *is_optional {
                            quote! { Some(#value) }
                        } else {
                            value
                        };
                        quote! { value.#field = #value; }
                    })
                    .collect();
                quote! { { let mut value = #ty::new(); #(#fields)* value } }
            }
        }
    }
}

fn document(node: &Node) -> TokenStream {
    let ty = quote! { smithy_client_runtime::Document };
    match node {
        Node::Null => quote! { #ty::Null },
        Node::Bool(value) => quote! { #ty::Bool(#value) },
        Node::Number(number) => match number.as_i128() {
            Some(whole) => {
                let (variant, digits) = match i64::try_from(whole) {
                    Ok(_) => (ident("Integer"), token(&whole.to_string())),
                    Err(_) => (ident("Unsigned"), token(&whole.to_string())),
                };
                quote! { #ty::#variant(#digits) }
            }
            None => {
                let number = token(&format!("{:?}", number.as_f64()));
                quote! { #ty::Float(#number) }
            }
        },
        Node::String(text) => quote! { #ty::String(#text.to_owned()) },
        Node::List(nodes) => {
            let nodes = nodes.iter().map(document);
            quote! { #ty::Array(vec![#(#nodes),*]) }
        }
        Node::Map(entries) => {
            let entries = entries.iter().map(|(key, node)| {
                let node = document(node);
                quote! { (#key.to_owned(), #node) }
            });
            quote! { #ty::Object(::std::collections::BTreeMap::from([#(#entries),*])) }
        }
    }
}
