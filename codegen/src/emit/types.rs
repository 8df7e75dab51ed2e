//! Unions and enums: tables that the macros of the runtime turn into open types.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use super::render::{Item, doc_line};
use super::scope::{Scope, docs, ident};
use super::structure::{constraints, deprecated, flags};
use crate::markdown::{Document, Paragraph};
use crate::plan::{Deprecated, Enum, IntEnum, Lending, Type, Union};

/// An open enum.
pub(crate) fn open_enum(item: &Enum) -> Vec<Item> {
    let keyword = if item.sensitive { "sensitive enum" } else { "enum" };
    let mut text = head("open_enum", keyword, &item.name, &item.docs, item.deprecated.as_ref());
    for value in &item.values {
        push_variant(&mut text, &value.docs, &format!("{} = {:?}", value.variant, value.wire));
    }
    vec![Item::Table(text + "    }\n}\n")]
}

/// An open integer enum.
pub(crate) fn int_enum(item: &IntEnum) -> Vec<Item> {
    let mut text = head("int_enum", "enum", &item.name, &item.docs, item.deprecated.as_ref());
    for value in &item.values {
        push_variant(&mut text, &value.docs, &format!("{} = {}", value.variant, value.wire));
    }
    vec![Item::Table(text + "    }\n}\n")]
}

/// A union, and methods that look into it.
pub(crate) fn union(item: &Union, scope: &mut Scope) -> Vec<Item> {
    let mut text = head("union", "enum", &item.name, &item.docs, item.deprecated.as_ref());
    for member in &item.members {
        let ty = spaceless(&scope.ty(&member.ty));
        let (flags, constraints) = (flags(&member.flags), constraints(&member.constraints, scope));
        let line = format!("{}({ty}) = {:?}{flags}{constraints}", member.variant, member.wire);
        push_variant(&mut text, &member.docs, &line);
    }
    vec![Item::Table(text + "    }\n}\n"), accessors(item, scope).into()]
}

fn accessors(item: &Union, scope: &mut Scope) -> TokenStream {
    let name = ident(&item.name);
    let option = scope.std("Option");
    let methods = item.members.iter().map(|member| {
        let (accessor, variant) = (ident(&member.accessor), ident(&member.variant));
        let (ty, value) = lent(&member.ty, scope);
        let summary = Paragraph::default().text("The value, if this is ");
        let summary = summary.link(&member.variant, &format!("Self::{}", member.variant)).text(".");
        let summary = docs(&summary.lines(4));
        quote! {
            #summary
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

/// What an accessor gives, and how it takes that from the value.
fn lent(ty: &Type, scope: &mut Scope) -> (TokenStream, TokenStream) {
    match (ty.lending(), ty) {
        (Lending::Copied, ty) => (scope.ty(ty), quote! { *value }),
        (Lending::Slice, Type::List(element)) => {
            let element = scope.ty(element);
            (quote! { &[#element] }, quote! { value })
        }
        (Lending::Slice, _) => (quote! { &str }, quote! { value }),
        (Lending::Reference, Type::Boxed(ty)) => {
            let ty = scope.ty(ty);
            (quote! { &#ty }, quote! { value })
        }
        (Lending::Reference, ty) => {
            let ty = scope.ty(ty);
            (quote! { &#ty }, quote! { value })
        }
    }
}

fn head(macro_name: &str, keyword: &str, name: &str, docs: &Document, deprecation: Option<&Deprecated>) -> String {
    let mut text = format!("smithy_client_runtime::{macro_name}! {{\n");
    push_docs(&mut text, "    ", docs);
    if deprecation.is_some() {
        // Writing to a String can't fail.
        let _ = writeln!(text, "    {}", spaceless(&deprecated(deprecation)));
    }
    let _ = writeln!(text, "    pub {keyword} {name} {{");
    text
}

fn push_variant(text: &mut String, docs: &Document, line: &str) {
    push_docs(text, "        ", docs);
    let _ = writeln!(text, "        {line},");
}

fn push_docs(text: &mut String, indent: &str, docs: &Document) {
    for line in docs.lines(indent.len()) {
        text.push_str(indent);
        text.push_str(&doc_line("///", &line));
    }
}

/// Tokens as people write a type: without the blanks that token streams print.
fn spaceless(tokens: &TokenStream) -> String {
    tokens
        .to_string()
        .replace(" < ", "<")
        .replace(" >", ">")
        .replace(" :: ", "::")
        .replace(":: ", "::")
        .replace(" ,", ",")
        .replace("# [", "#[")
        .replace("[deprecated (", "[deprecated(")
}
