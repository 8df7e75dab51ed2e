//! The items of a structure: the struct, its constructor and setters, and the table for the codec.

use proc_macro2::TokenStream;
use quote::quote;

use super::new_docs;
use super::render::Item;
use super::scope::{Scope, docs, ident};
use super::table;
use crate::markdown::Paragraph;
use crate::plan::{Deprecated, Member, Named, Presence, Structure, Type};

/// All items of a structure.
pub(crate) fn items(structure: &Structure, ty: &Named, scope: &mut Scope) -> Vec<Item> {
    vec![
        definition(structure, scope).into(),
        constructors(structure, ty, scope).into(),
        Item::Table(table::structure(structure, scope)),
    ]
}

fn definition(structure: &Structure, scope: &mut Scope) -> TokenStream {
    let name = ident(&structure.name);
    let documentation = docs(&structure.docs.lines(0));
    let deprecated = deprecated(structure.deprecated.as_ref());
    let fields = structure.members.iter().map(|member| {
        let documentation = docs(&member.docs.lines(4));
        let deprecated = self::deprecated(member.deprecated.as_ref());
        let field = ident(&member.field);
        let ty = field_type(member, scope);
        quote! { #documentation #deprecated pub #field: #ty }
    });
    let fields: Vec<TokenStream> = fields.collect();
    let unknown = scope.runtime("UnknownMembers");
    quote! {
        #documentation
        #deprecated
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            unknown_members: #unknown,
        }
    }
}

fn field_type(member: &Member, scope: &mut Scope) -> TokenStream {
    match member.presence {
        Presence::Optional => scope.optional(&member.ty),
        Presence::Promised => scope.ty(&member.ty),
    }
}

/// The attribute `deprecated`, if the item is.
pub(crate) fn deprecated(deprecated: Option<&Deprecated>) -> TokenStream {
    match deprecated {
        None => TokenStream::new(),
        Some(Deprecated { note: None }) => quote! { #[deprecated] },
        Some(Deprecated { note: Some(note) }) => quote! { #[deprecated(note = #note)] },
    }
}

fn constructors(structure: &Structure, ty: &Named, scope: &mut Scope) -> TokenStream {
    let name = ident(&structure.name);
    let documentation = docs(&new_docs::lines(structure, ty, scope.outside()));
    let setters: Vec<TokenStream> = structure.members.iter().map(|member| setter(member, scope)).collect();
    quote! {
        impl #name {
            #documentation
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            #(#setters)*
        }
    }
}

fn setter(member: &Member, scope: &mut Scope) -> TokenStream {
    let (setter, field) = (ident(&member.setter), ident(&member.field));
    let ty = parameter_type(&member.ty, scope);
    let value = stored(member, scope);
    let name = &member.field;
    let summary = Paragraph::default().text("Sets ").link(name, &format!("field@Self::{name}")).text(".");
    let summary = match empty_collection(&member.ty, scope) {
        Some((kind, empty)) => summary.text(&format!(" An empty {kind} is passed as ")).code(&empty).text("."),
        None => summary,
    };
    let summary = docs(&summary.lines(4));
    // The setter of a deprecated member is deprecated too.
    let deprecated = deprecated(member.deprecated.as_ref());
    quote! {
        #summary
        #deprecated
        #[must_use]
        pub fn #setter(mut self, value: #ty) -> Self {
            self.#field = #value;
            self
        }
    }
}

fn parameter_type(ty: &Type, scope: &mut Scope) -> TokenStream {
    match ty {
        Type::List(element) => {
            let (iterator, element) = (scope.std("IntoIterator"), element_type(element, scope));
            quote! { impl #iterator<Item = #element> }
        }
        Type::Map(key, value) => {
            let (iterator, key, value) =
                (scope.std("IntoIterator"), element_type(key, scope), element_type(value, scope));
            quote! { impl #iterator<Item = (#key, #value)> }
        }
        Type::Boxed(inner) => scope.ty(inner),
        _ => element_type(ty, scope),
    }
}

/// How callers pass an empty list or map, if its elements can be passed in several types: for `[]` alone, the compiler
/// couldn't choose one.
fn empty_collection(ty: &Type, scope: &mut Scope) -> Option<(&'static str, String)> {
    let kind = match ty {
        Type::List(element) if element.is_taken_by_into() => "list",
        Type::Map(key, value) if key.is_taken_by_into() || value.is_taken_by_into() => "map",
        _ => return None,
    };
    let ty = scope.ty(ty).to_string().replace(' ', "").replace(',', ", ");
    Some((kind, format!("{}::new()", ty.replacen('<', "::<", 1))))
}

fn element_type(ty: &Type, scope: &mut Scope) -> TokenStream {
    if ty.is_taken_by_into() {
        let (into, ty) = (scope.std("Into"), scope.ty(ty));
        quote! { impl #into<#ty> }
    } else {
        scope.ty(ty)
    }
}

/// The expression that converts the parameter to the value of the field.
fn stored(member: &Member, scope: &Scope) -> TokenStream {
    let value = match &member.ty {
        Type::List(element) if element.is_taken_by_into() => {
            let into = scope.std("Into");
            quote! { value.into_iter().map(#into::into).collect() }
        }
        Type::Map(key, value) if key.is_taken_by_into() || value.is_taken_by_into() => {
            let (key, value) = (converted(quote! { key }, key, scope), converted(quote! { value }, value, scope));
            quote! { value.into_iter().map(|(key, value)| (#key, #value)).collect() }
        }
        Type::List(_) | Type::Map(..) => quote! { value.into_iter().collect() },
        Type::Boxed(_) => {
            let boxed = scope.std("Box");
            quote! { #boxed::new(value) }
        }
        ty => converted(quote! { value }, ty, scope),
    };
    match member.presence {
        Presence::Optional => quote! { Some(#value) },
        Presence::Promised => value,
    }
}

fn converted(value: TokenStream, ty: &Type, scope: &Scope) -> TokenStream {
    match ty.is_taken_by_into() {
        true if scope.defines("Into") => quote! { ::core::convert::Into::into(#value) },
        true => quote! { #value.into() },
        false => value,
    }
}
