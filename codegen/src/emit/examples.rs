//! Examples in documentation: requests and values as callers write them.

use std::collections::{BTreeMap, BTreeSet};

use super::render::WIDTH;
use crate::plan::{Example, Member, Named, Presence, Structure};

/// The maximum width of a chain of calls in one line. A longer one has a line for each call.
const CHAIN_WIDTH: usize = 60;

/// The names that the code of an example imports.
#[derive(Debug)]
pub(super) struct Uses {
    /// The path to the crate's root from other crates.
    outside: String,
    /// The names by module.
    names: BTreeMap<String, BTreeSet<String>>,
}

impl Uses {
    /// No names. `outside` is the path to the crate's root from other crates.
    pub(super) fn new(outside: &str) -> Self {
        Self { outside: outside.to_owned(), names: BTreeMap::new() }
    }

    /// Adds a name of the crate's root.
    pub(super) fn root(&mut self, name: &str) {
        self.add(self.outside.clone(), name);
    }

    /// Adds a name of a module of the crate.
    pub(super) fn own(&mut self, module: &str, name: &str) {
        self.add(format!("{}::{module}", self.outside), name);
    }

    /// Adds a type and returns its name.
    pub(super) fn ty(&mut self, ty: &Named) -> String {
        self.own(ty.module(), &ty.name);
        ty.name.clone()
    }

    fn add(&mut self, module: String, name: &str) {
        self.names.entry(module).or_default().insert(name.to_owned());
    }

    /// The lines of the imports, first those of the standard library.
    pub(super) fn lines(self) -> Vec<String> {
        let root = self.outside;
        let (standard, mut others): (Vec<_>, Vec<_>) =
            self.names.into_iter().partition(|(module, _)| module.starts_with("std::"));
        // rustfmt sorts the list of a module after the modules in it.
        others.sort_by_key(|(module, names)| (*module == root && names.len() > 1, module.clone()));
        let blank = (!standard.is_empty() && !others.is_empty()).then(String::new);
        let lines = |modules: Vec<(String, BTreeSet<String>)>| modules.into_iter().flat_map(import);
        lines(standard).chain(blank).chain(lines(others)).collect()
    }
}

/// The width of code in documentation: without the indentation and the comment marker.
const CODE_WIDTH: usize = WIDTH - 8;

fn import((module, names): (String, BTreeSet<String>)) -> Vec<String> {
    let names: Vec<String> = names.into_iter().collect();
    if let [only] = names.as_slice() {
        return vec![format!("use {module}::{only};")];
    }
    let line = format!("use {module}::{{{}}};", names.join(", "));
    if line.len() <= CODE_WIDTH {
        return vec![line];
    }
    let names = names.iter().map(|name| format!("    {name},"));
    std::iter::once(format!("use {module}::{{")).chain(names).chain(["};".to_owned()]).collect()
}

/// A structure with all members that callers have to set.
pub(super) fn required(structure: &Structure, ty: &Named, uses: &mut Uses) -> Chain {
    chain(ty, structure.required(), uses)
}

/// A structure with all promised members.
pub(super) fn promised(structure: &Structure, ty: &Named, uses: &mut Uses) -> Chain {
    chain(ty, structure.members.iter().filter(|member| member.presence == Presence::Promised), uses)
}

fn chain<'a>(ty: &Named, members: impl Iterator<Item = &'a Member>, uses: &mut Uses) -> Chain {
    let setter = |member: &Member| format!(".{}({})", member.setter, argument(&member.example, uses));
    let calls = members.map(setter).collect();
    Chain { start: format!("{}::new()", uses.ty(ty)), calls }
}

/// An expression and the methods that are called on it.
#[derive(Debug)]
pub(super) struct Chain {
    pub(super) start: String,
    pub(super) calls: Vec<String>,
}

impl Chain {
    /// The lines of a statement, with the layout of rustfmt.
    pub(super) fn lines(&self, before: &str, after: &str) -> Vec<String> {
        let Self { start, calls } = self;
        let one = format!("{start}{}", calls.concat());
        if calls.is_empty() || one.len() <= CHAIN_WIDTH {
            return vec![format!("{before}{one}{after}")];
        }
        let mut lines = vec![format!("{before}{start}")];
        lines.extend(calls.iter().map(|call| format!("    {call}")));
        if let Some(last) = lines.last_mut() {
            last.push_str(after);
        }
        lines
    }
}

/// The argument of a setter.
fn argument(example: &Example, uses: &mut Uses) -> String {
    match example {
        Example::List(item) => format!("[{}]", convertible(item, uses)),
        Example::Map(key, value) => format!("[({}, {})]", convertible(key, uses), convertible(value, uses)),
        Example::Boxed(inner) => owned(inner, uses),
        example => convertible(example, uses),
    }
}

/// A value that a setter converts.
fn convertible(example: &Example, uses: &mut Uses) -> String {
    match example {
        Example::Text(text) => format!("{text:?}"),
        Example::Now => {
            uses.add("std::time".to_owned(), "SystemTime");
            "SystemTime::now()".to_owned()
        }
        example => owned(example, uses),
    }
}

/// A value of exactly the type of the member.
fn owned(example: &Example, uses: &mut Uses) -> String {
    match example {
        Example::Bool(value) => value.to_string(),
        Example::Whole(number) => number.to_string(),
        Example::Float(number) => format!("{number:?}"),
        Example::Big(number) => format!("{number}.into()"),
        Example::Text(_) | Example::Now => format!("{}.into()", convertible(example, uses)),
        Example::Unit => {
            uses.own("runtime", "Unit");
            "Unit".to_owned()
        }
        Example::New(ty) => format!("{}::new()", uses.ty(ty)),
        Example::Variant { ty, variant, payload: None } => format!("{}::{variant}", uses.ty(ty)),
        Example::Variant { ty, variant, payload: Some(payload) } => {
            format!("{}::{variant}({})", uses.ty(ty), owned(payload, uses))
        }
        Example::List(item) => format!("vec![{}]", owned(item, uses)),
        Example::Map(key, value) => format!("[({}, {})].into()", owned(key, uses), owned(value, uses)),
        Example::Nullable(inner) => format!("Some({})", owned(inner, uses)),
        Example::Boxed(inner) => format!("Box::new({})", owned(inner, uses)),
    }
}
