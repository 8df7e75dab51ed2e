//! Unions and enums: the visible definition, and the table for the macros of the runtime.

use proc_macro2::TokenStream;
use quote::quote;

use super::render::Item;
use super::scope::{self, Scope, ident};
use super::{structure, table};
use crate::markdown::{Document, Paragraph};
use crate::plan::{Deprecated, Enum, EnumValue, IntEnum, ReturnedAs, Type, Union, UnionMember};

/// An open enum.
pub(crate) fn open_enum(item: &Enum, scope: &mut Scope) -> Vec<Item> {
    let head = head(&item.name, &item.docs, item.deprecated.as_ref());
    let derive = derive(&["Clone"]);
    vec![values(&head, &derive, &item.values, "UnknownValue", scope).into(), Item::Table(table::open_enum(item))]
}

/// An open integer enum.
pub(crate) fn int_enum(item: &IntEnum, scope: &mut Scope) -> Vec<Item> {
    let head = head(&item.name, &item.docs, item.deprecated.as_ref());
    let derive = derive(&["Clone", "Copy"]);
    vec![values(&head, &derive, &item.values, "UnknownInt", scope).into(), Item::Table(table::int_enum(item))]
}

/// A union and its accessors.
pub(crate) fn union(item: &Union, scope: &mut Scope) -> Vec<Item> {
    let Head { docs, deprecated, name } = head(&item.name, &item.docs, item.deprecated.as_ref());
    let derive = derive(&["Clone", "PartialEq"]);
    let members = item.members.iter().map(|member| {
        let UnionMember { variant, ty, docs, deprecated, .. } = member;
        let (variant, ty) = (self::variant(variant, docs, deprecated.as_ref()), scope.ty(ty));
        quote! { #variant(#ty), }
    });
    let members: Vec<TokenStream> = members.collect();
    let unknown = scope.runtime("UnknownMember");
    let definition = quote! {
        #docs
        #deprecated
        #derive
        #[non_exhaustive]
        pub enum #name {
            #(#members)*
            #[doc = " A member that is not in the model."]
            Unknown(#unknown),
        }
    };
    vec![definition.into(), accessors(item, scope).into(), Item::Table(table::union(item, scope))]
}

/// The attributes and the name of an enum.
struct Head {
    docs: TokenStream,
    deprecated: TokenStream,
    name: proc_macro2::Ident,
}

fn head(name: &str, docs: &Document, deprecated: Option<&Deprecated>) -> Head {
    Head { docs: scope::docs(&docs.lines(0)), deprecated: structure::deprecated(deprecated), name: ident(name) }
}

fn derive(traits: &[&str]) -> TokenStream {
    let traits = traits.iter().map(|name| ident(name));
    quote! { #[derive(#(#traits),*)] }
}

fn values<T>(
    Head { docs, deprecated, name }: &Head,
    derive: &TokenStream,
    values: &[EnumValue<T>],
    unknown: &str,
    scope: &mut Scope,
) -> TokenStream {
    let variants = values.iter().map(|value| variant(&value.variant, &value.docs, value.deprecated.as_ref()));
    let unknown = scope.runtime(unknown);
    quote! {
        #docs
        #deprecated
        #derive
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            #[doc = " A value that is not in the model."]
            Unknown(#unknown),
        }
    }
}

fn variant(name: &str, docs: &Document, deprecated: Option<&Deprecated>) -> TokenStream {
    let (docs, deprecated, name) = (scope::docs(&docs.lines(4)), structure::deprecated(deprecated), ident(name));
    quote! { #docs #deprecated #name }
}

fn accessors(item: &Union, scope: &mut Scope) -> TokenStream {
    let name = ident(&item.name);
    let option = scope.std("Option");
    let methods = item.members.iter().map(|member| {
        let (accessor, variant) = (ident(&member.accessor), ident(&member.variant));
        let (ty, value) = returned(&member.ty, scope);
        let summary = Paragraph::default().text("The value, if this is ");
        let summary = summary.link(&member.variant, &format!("Self::{}", member.variant)).text(".");
        let summary = scope::docs(&summary.lines(4));
        quote! {
            #summary
            #[must_use]
            pub fn #accessor(&self) -> #option<#ty> {
                match self {
                    Self::#variant(value) => Some(#value),
                    _ => None,
                }
            }
        }
    });
    let methods: Vec<TokenStream> = methods.collect();
    quote! { impl #name { #(#methods)* } }
}

/// The return type of an accessor, and the expression for it.
fn returned(ty: &Type, scope: &mut Scope) -> (TokenStream, TokenStream) {
    match (ty.returned_as(), ty) {
        (ReturnedAs::Copied, ty) => (scope.ty(ty), quote! { *value }),
        (ReturnedAs::Slice, Type::List(element)) => {
            let element = scope.ty(element);
            (quote! { &[#element] }, quote! { value })
        }
        (ReturnedAs::Slice, _) => (quote! { &str }, quote! { value }),
        (ReturnedAs::Reference, Type::Boxed(ty)) => {
            let ty = scope.ty(ty);
            (quote! { &#ty }, quote! { value })
        }
        (ReturnedAs::Reference, ty) => {
            let ty = scope.ty(ty);
            (quote! { &#ty }, quote! { value })
        }
    }
}
