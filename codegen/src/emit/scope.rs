//! The names in one file: imports, short names, and full paths for common names that a type of the model hides.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::plan::{Named, Type};

/// The names of the standard library in emitted code, with their paths.
const STANDARD: &[(&str, &str)] = &[
    ("Box", "::std::boxed::Box"),
    ("Default", "::core::default::Default"),
    ("Into", "::core::convert::Into"),
    ("IntoIterator", "::core::iter::IntoIterator"),
    ("Option", "::core::option::Option"),
    ("Result", "::core::result::Result"),
    ("String", "::std::string::String"),
    ("Vec", "::std::vec::Vec"),
];

/// The names that files import. A type of the model with such a name is always written with its path.
const IMPORTED: &[&str] = &[
    "BTreeMap",
    "BigDecimal",
    "BigInteger",
    "Blob",
    "Call",
    "Client",
    "Config",
    "DecodeError",
    "Document",
    "Editable",
    "EditableMembers",
    "Duration",
    "Effect",
    "EncodeError",
    "Endpoint",
    "EndpointError",
    "EndpointParams",
    "Error",
    "ErrorVisitor",
    "HostPart",
    "JsonCall",
    "JsonOperation",
    "ModeledError",
    "Modifiable",
    "Operation",
    "Paginated",
    "PaginatedItems",
    "Protocol",
    "ReadForUpdate",
    "RetryableError",
    "Service",
    "ServiceError",
    "Signature",
    "Structure",
    "Timestamp",
    "Unit",
    "UnknownInt",
    "UnknownMember",
    "UnknownMembers",
    "UnknownValue",
    "UpdateFromRead",
    "UpdateRules",
    "WaitState",
    "Waitable",
    "Waiter",
    "Clone",
    "Debug",
    "From",
    "Iterator",
    "PartialEq",
];

/// The names of one file.
#[derive(Debug)]
pub(crate) struct Scope {
    /// The path to the crate's root in emitted code.
    root: TokenStream,
    /// The path to the crate's root from other crates.
    outside: String,
    /// The types that the file defines.
    defined: BTreeSet<String>,
    standard: BTreeSet<&'static str>,
    runtime: BTreeSet<String>,
    /// The names in the runtime's module for generated code.
    internal: BTreeSet<String>,
    /// The names of the generated crate by module. The names of a module that has none here are written with the
    /// module.
    own: BTreeMap<String, BTreeSet<String>>,
}

impl Scope {
    pub(crate) fn new<'a>(root: &str, outside: &str, defined: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            root: root.parse().unwrap_or_else(|_| quote! { crate }),
            outside: outside.to_owned(),
            defined: defined.into_iter().map(str::to_owned).collect(),
            standard: BTreeSet::new(),
            runtime: BTreeSet::new(),
            internal: BTreeSet::new(),
            own: BTreeMap::new(),
        }
    }

    /// A name of the standard library's prelude.
    pub(crate) fn std(&self, name: &str) -> TokenStream {
        let path = STANDARD.iter().find(|(short, _)| *short == name).map(|(_, path)| *path);
        match path {
            Some(path) if self.defined.contains(name) => path.parse().unwrap_or_default(),
            _ => token(name),
        }
    }

    /// True if the file defines a type of this name.
    pub(crate) fn defines(&self, name: &str) -> bool {
        self.defined.contains(name)
    }

    /// A name of the runtime, imported unless the file defines it.
    pub(crate) fn runtime(&mut self, name: &str) -> TokenStream {
        if self.defined.contains(name) {
            let name = token(name);
            return quote! { smithy_client_runtime::#name };
        }
        self.runtime.insert(name.to_owned());
        token(name)
    }

    /// A name in the runtime's module for generated code, imported unless the file defines it.
    pub(crate) fn internal(&mut self, name: &str) -> TokenStream {
        if self.defined.contains(name) {
            let name = token(name);
            return quote! { smithy_client_runtime::__v1::#name };
        }
        self.internal.insert(name.to_owned());
        token(name)
    }

    /// The path to the crate's root from other crates.
    pub(crate) fn outside(&self) -> &str {
        &self.outside
    }

    /// An item of the generated crate by module and name, imported unless the file defines the name.
    pub(crate) fn item(&mut self, module: &str, name: &str) -> TokenStream {
        if self.defined.contains(name) {
            let (root, module, name) = (&self.root, token(module), token(name));
            return quote! { #root::#module::#name };
        }
        self.import(module, name);
        token(name)
    }

    /// A module of the generated crate, whose items are written with the module.
    pub(crate) fn module(&mut self, name: &str) -> String {
        self.own.entry(name.to_owned()).or_default();
        name.to_owned()
    }

    /// The full path of a type, if the file defines another item of its name.
    pub(crate) fn qualified(&self, named: &Named) -> Option<TokenStream> {
        let (root, module, name) = (&self.root, token(named.module()), token(&named.name));
        self.defined.contains(&named.name).then(|| quote! { #root::#module::#name })
    }

    /// A type of the generated crate.
    pub(crate) fn named(&mut self, named: &Named) -> TokenStream {
        let name = token(&named.name);
        if self.defined.contains(&named.name) {
            return name;
        }
        let hides = STANDARD.iter().any(|(short, _)| *short == named.name) || IMPORTED.contains(&named.name.as_str());
        let module = named.module();
        if hides {
            let (root, module) = (&self.root, token(module));
            return quote! { #root::#module::#name };
        }
        self.import(module, &named.name);
        name
    }

    fn import(&mut self, module: &str, name: &str) {
        self.own.entry(module.to_owned()).or_default().insert(name.to_owned());
    }

    /// A modelled type as the type of a field.
    pub(crate) fn ty(&mut self, ty: &Type) -> TokenStream {
        match ty {
            Type::Bool => token("bool"),
            Type::I8 => token("i8"),
            Type::I16 => token("i16"),
            Type::I32 => token("i32"),
            Type::I64 => token("i64"),
            Type::F32 => token("f32"),
            Type::F64 => token("f64"),
            Type::String => self.std("String"),
            Type::Blob => self.runtime("Blob"),
            Type::Timestamp => self.runtime("Timestamp"),
            Type::Document => self.runtime("Document"),
            Type::BigInteger => self.runtime("BigInteger"),
            Type::BigDecimal => self.runtime("BigDecimal"),
            Type::Unit => self.runtime("Unit"),
            Type::Named(named) => self.named(named),
            Type::List(element) => {
                let (vec, element) = (self.std("Vec"), self.ty(element));
                quote! { #vec<#element> }
            }
            Type::Map(key, value) => {
                let (key, value, map) = (self.ty(key), self.ty(value), self.map());
                quote! { #map<#key, #value> }
            }
            Type::Nullable(element) => self.optional(element),
            Type::Boxed(inner) => {
                let (boxed, inner) = (self.std("Box"), self.ty(inner));
                quote! { #boxed<#inner> }
            }
        }
    }

    /// `Option` of a modelled type.
    pub(crate) fn optional(&mut self, ty: &Type) -> TokenStream {
        let (option, ty) = (self.std("Option"), self.ty(ty));
        quote! { #option<#ty> }
    }

    fn map(&mut self) -> TokenStream {
        if self.defined.contains("BTreeMap") {
            return quote! { ::std::collections::BTreeMap };
        }
        self.standard.insert("std::collections::BTreeMap");
        token("BTreeMap")
    }

    /// `std::time::Duration`.
    pub(crate) fn duration(&mut self) -> TokenStream {
        self.standard.insert("std::time::Duration");
        token("Duration")
    }

    /// The imports of the file in three groups: standard library, runtime, crate.
    pub(crate) fn imports(&self) -> Vec<TokenStream> {
        let mut groups = Vec::new();
        let standard = self.standard.iter().map(|path| token(path));
        groups.push(quote! { #(use #standard;)* });
        let mut runtime = use_names(&quote! { smithy_client_runtime::__v1 }, &self.internal);
        runtime.extend(use_names(&quote! { smithy_client_runtime }, &self.runtime));
        groups.push(runtime);
        let root = &self.root;
        let own = self.own.iter().map(|(module, names)| {
            let module = token(module);
            match names.is_empty() {
                true => quote! { use #root::#module; },
                false => use_names(&quote! { #root::#module }, names),
            }
        });
        groups.push(own.collect());
        groups.retain(|group| !group.is_empty());
        groups
    }
}

fn use_names(path: &TokenStream, names: &BTreeSet<String>) -> TokenStream {
    let idents: Vec<TokenStream> = names.iter().map(|name| token(name)).collect();
    match idents.as_slice() {
        [] => TokenStream::new(),
        [only] => quote! { use #path::#only; },
        _ => quote! { use #path::{#(#idents),*}; },
    }
}

/// A name or path of the plan as tokens. The plan has only valid names; others are printed as nothing.
pub(crate) fn token(name: &str) -> TokenStream {
    name.parse().unwrap_or_default()
}

/// An identifier of the plan.
pub(crate) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// Documentation attributes, one for each line.
pub(crate) fn docs(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote! { #(#[doc = #lines])* }
}
