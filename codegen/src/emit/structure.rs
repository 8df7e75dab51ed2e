//! A structure: the struct, its constructor and setters, and the table that the codec runs on.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use super::render::Item;
use super::scope::{Scope, docs, ident};
use crate::markdown::Paragraph;
use crate::plan::{Constraint, DefaultImpl, DefaultValue, Deprecated, Flag, Member, Presence, Structure, Type};
use crate::smithy::Node;

/// All items of a structure.
pub(crate) fn items(structure: &Structure, scope: &mut Scope) -> Vec<Item> {
    let mut items = vec![definition(structure, scope).into()];
    if structure.sendable {
        items.push(constructors(structure, scope).into());
    }
    if structure.default == DefaultImpl::Filled {
        items.push(default_impl(structure, scope).into());
    }
    items.push(Item::Table(table(structure, scope)));
    items
}

fn definition(structure: &Structure, scope: &mut Scope) -> TokenStream {
    let name = ident(&structure.name);
    let documentation = docs(&structure.docs.lines(0));
    let deprecated = deprecated(structure.deprecated.as_ref());
    let derives = match structure.default {
        DefaultImpl::Derived => quote! { Clone, Default, PartialEq },
        DefaultImpl::Filled | DefaultImpl::Missing => quote! { Clone, PartialEq },
    };
    // Setters take the value and give it back: who drops it has set nothing.
    let must_use = structure.sendable.then(|| quote! { #[must_use] });
    let fields = structure.members.iter().map(|member| {
        let documentation = docs(&member.docs.lines(4));
        let deprecated = self::deprecated(member.deprecated.as_ref());
        let field = ident(&member.field);
        let ty = field_type(member, scope);
        quote! { #documentation #deprecated pub #field: #ty }
    });
    let fields: Vec<TokenStream> = fields.collect();
    quote! {
        #documentation
        #deprecated
        #[derive(#derives)]
        #[non_exhaustive]
        #must_use
        pub struct #name {
            #(#fields),*
        }
    }
}

fn field_type(member: &Member, scope: &mut Scope) -> TokenStream {
    match member.presence {
        Presence::Optional => scope.optional(&member.ty),
        Presence::Promised => scope.ty(&member.ty),
    }
}

/// The attribute that tells the compiler and the reader.
pub(crate) fn deprecated(deprecated: Option<&Deprecated>) -> TokenStream {
    match deprecated {
        None => TokenStream::new(),
        Some(Deprecated { note: None }) => quote! { #[deprecated] },
        Some(Deprecated { note: Some(note) }) => quote! { #[deprecated(note = #note)] },
    }
}

fn constructors(structure: &Structure, scope: &mut Scope) -> TokenStream {
    let name = ident(&structure.name);
    let new = new(structure, scope);
    let setters: Vec<TokenStream> = structure.members.iter().map(|member| setter(member, scope)).collect();
    quote! {
        impl #name {
            #new
            #(#setters)*
        }
    }
}

fn new(structure: &Structure, scope: &mut Scope) -> TokenStream {
    let given: Vec<&Member> = structure.members.iter().filter(|member| member.in_new).collect();
    let parameters: Vec<TokenStream> = given.iter().map(|member| parameter(member, scope)).collect();
    let values: Vec<TokenStream> = given
        .iter()
        .map(|member| {
            let (field, value) = (ident(&member.field), stored(member, scope));
            match &value {
                // `field: field` is `field`.
                value if value.to_string() == member.field => quote! { #field },
                value => quote! { #field: #value },
            }
        })
        .collect();
    let base = match structure.default {
        DefaultImpl::Derived => quote! { Self::default() },
        DefaultImpl::Filled | DefaultImpl::Missing => {
            quote! { <Self as smithy_client_runtime::codec::Structure>::empty() }
        }
    };
    let body = match (values.len(), structure.members.len()) {
        (0, _) => base,
        (given, all) if given == all => quote! { Self { #(#values),* } },
        _ => quote! { Self { #(#values,)* ..#base } },
    };
    let summary = match given.len() {
        0 => " A value with nothing set.".to_owned(),
        _ => " A value with the members that the model requires.".to_owned(),
    };
    quote! {
        #[doc = #summary]
        pub fn new(#(#parameters),*) -> Self {
            #body
        }
    }
}

fn setter(member: &Member, scope: &mut Scope) -> TokenStream {
    let (setter, field) = (ident(&member.setter), ident(&member.field));
    let parameter = parameter(member, scope);
    let value = stored(member, scope);
    let name = &member.field;
    let summary = Paragraph::default().text("Sets ").link(name, &format!("field@Self::{name}")).text(".");
    let summary = docs(&summary.lines(4));
    // Setting a deprecated member is as deprecated as reading it.
    let deprecated = deprecated(member.deprecated.as_ref());
    quote! {
        #summary
        #deprecated
        pub fn #setter(mut self, #parameter) -> Self {
            self.#field = #value;
            self
        }
    }
}

fn parameter(member: &Member, scope: &mut Scope) -> TokenStream {
    let field = ident(&member.field);
    let ty = parameter_type(&member.ty, scope);
    quote! { #field: #ty }
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

fn element_type(ty: &Type, scope: &mut Scope) -> TokenStream {
    if ty.is_taken_by_into() {
        let (into, ty) = (scope.std("Into"), scope.ty(ty));
        quote! { impl #into<#ty> }
    } else {
        scope.ty(ty)
    }
}

/// The expression that turns the parameter into what the field holds.
fn stored(member: &Member, scope: &mut Scope) -> TokenStream {
    let field = ident(&member.field);
    let value = match &member.ty {
        Type::List(element) if element.is_taken_by_into() => {
            let into = scope.std("Into");
            quote! { #field.into_iter().map(#into::into).collect() }
        }
        Type::Map(key, value) if key.is_taken_by_into() || value.is_taken_by_into() => {
            let (key, value) = (converted(quote! { key }, key, scope), converted(quote! { value }, value, scope));
            quote! { #field.into_iter().map(|(key, value)| (#key, #value)).collect() }
        }
        Type::List(_) | Type::Map(..) => quote! { #field.into_iter().collect() },
        Type::Boxed(_) => {
            let boxed = scope.std("Box");
            quote! { #boxed::new(#field) }
        }
        ty => converted(quote! { #field }, ty, scope),
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

/// `Default` where a modelled default keeps it from being derived.
fn default_impl(structure: &Structure, scope: &Scope) -> TokenStream {
    let (name, default) = (ident(&structure.name), scope.std("Default"));
    quote! {
        impl #default for #name {
            fn default() -> Self {
                <Self as smithy_client_runtime::codec::Structure>::empty()
            }
        }
    }
}

/// The table of members: field, wire name, flags, default.
fn table(structure: &Structure, scope: &mut Scope) -> String {
    let mut text = format!("smithy_client_runtime::structure! {{\n    {} {{", structure.name);
    if structure.members.is_empty() {
        return text + "}\n}\n";
    }
    for member in &structure.members {
        let default =
            member.default.as_ref().map(|value| format!(" = {}", default(value, member, scope))).unwrap_or_default();
        // Writing to a String can't fail.
        let (flags, constraints) = (flags(&member.flags), constraints(&member.constraints, scope));
        let _ = write!(text, "\n        {}: {:?}{flags}{constraints}{default},", member.field, member.wire);
    }
    text + "\n    }\n}\n"
}

/// The flags of a member as the macros of the runtime take them.
pub(crate) fn flags(flags: &[Flag]) -> String {
    let names: Vec<&str> = flags
        .iter()
        .map(|flag| match flag {
            Flag::Sensitive => "sensitive",
            Flag::Promised => "promised",
            Flag::EpochSeconds => "epoch_seconds",
            Flag::HttpDate => "http_date",
        })
        .collect();
    if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) }
}

/// The constraints of a member as the macros of the runtime take them.
pub(crate) fn constraints(constraints: &[Constraint], scope: &mut Scope) -> String {
    if constraints.is_empty() { String::new() } else { format!(" [{}]", list(constraints, scope)) }
}

fn list(constraints: &[Constraint], scope: &mut Scope) -> String {
    let words: Vec<String> = constraints.iter().map(|constraint| self::constraint(constraint, scope)).collect();
    words.join(", ")
}

fn constraint(constraint: &Constraint, scope: &mut Scope) -> String {
    let float = |limit: Option<f64>, none: &str| limit.map_or_else(|| none.to_owned(), |limit| format!("{limit:?}"));
    match constraint {
        Constraint::Required => "required".to_owned(),
        Constraint::Length { min, max: Some(max) } => format!("length({min}, {max})"),
        Constraint::Length { min, max: None } => format!("min_length({min})"),
        Constraint::WholeRange { min: Some(min), max: Some(max) } => format!("range({min}, {max})"),
        Constraint::WholeRange { min, max: None } => format!("min({})", min.unwrap_or(i64::MIN)),
        Constraint::WholeRange { min: None, max: Some(max) } => format!("max({max})"),
        Constraint::FloatRange { min, max } => {
            let (min, max) =
                (float(*min, "::core::primitive::f64::NEG_INFINITY"), float(*max, "::core::primitive::f64::INFINITY"));
            format!("float_range({min}, {max})")
        }
        Constraint::Pattern(name) => format!("pattern(&{}::{name})", scope.module("patterns")),
        Constraint::Unique => "unique".to_owned(),
        Constraint::Items(inner) => format!("items({})", list(inner, scope)),
        Constraint::Keys(inner) => format!("keys({})", list(inner, scope)),
    }
}

fn default(value: &DefaultValue, member: &Member, scope: &mut Scope) -> String {
    let from = |value: String, scope: &mut Scope| format!("{}::from({value})", scope.ty(&member.ty));
    let value = match value {
        DefaultValue::Bool(value) => value.to_string(),
        DefaultValue::Whole(number) => number.to_string(),
        DefaultValue::Float(number) => format!("{number:?}"),
        DefaultValue::String(text) => format!("{text:?}.into()"),
        DefaultValue::Enum(text) => from(format!("{text:?}"), scope),
        DefaultValue::IntEnum(number) => from(number.to_string(), scope),
        DefaultValue::Document(node) => from(document(node), scope),
        DefaultValue::EpochSeconds(digits) => {
            format!("{}::from_epoch_text({digits:?}).unwrap_or_default()", scope.ty(&member.ty))
        }
        DefaultValue::Base64(text) => format!("{}::from_base64({text:?}).unwrap_or_default()", scope.ty(&member.ty)),
        DefaultValue::Parsed(text) => format!("{text:?}.parse().unwrap_or_default()"),
        DefaultValue::Empty => "::core::default::Default::default()".to_owned(),
    };
    match member.presence {
        Presence::Optional => format!("Some({value})"),
        Presence::Promised => value,
    }
}

/// What a document is made from. Documents of a model's defaults have nothing in them.
fn document(node: &Node) -> String {
    match node {
        Node::Null => "()".to_owned(),
        Node::Bool(value) => value.to_string(),
        Node::Number(number) => match number.as_i128().and_then(|number| i64::try_from(number).ok()) {
            Some(number) => format!("{number}_i64"),
            None => format!("{:?}", number.as_f64()),
        },
        Node::String(text) => format!("{text:?}"),
        Node::List(_) => "::std::vec::Vec::new()".to_owned(),
        Node::Map(_) => "::std::collections::BTreeMap::new()".to_owned(),
    }
}
