//! Prints the plan: one function for each file of the crate. Nothing is decided here.

mod call_example;
mod client;
mod defaults;
mod endpoint;
mod errors;
mod examples;
mod front_page;
mod library;
mod manifest;
pub(crate) mod marker;
mod new_docs;
mod operation;
mod outline;
mod patterns;
mod protocol_tests;
mod quotas;
mod readme;
mod render;
mod scope;
mod structure;
mod table;
mod types;
mod update;
mod waits;

use std::collections::BTreeMap;
use std::panic::resume_unwind;

pub(crate) use self::outline::text as outline;
pub(crate) use self::outline::{
    default_text, endpoint_param, paging as paging_text, type_text, wait_after_text, wait_text,
};
use self::render::Item;
use self::scope::Scope;
pub(crate) use self::update::{modify_lines, text as update_text};
use crate::markdown::Paragraph;
use crate::plan::{Operation, Service, TypeItem};

/// All files of the crate by path.
///
/// # Errors
/// Emitted tokens are not valid Rust, because of a bug in the generator.
pub(crate) fn files(service: &Service) -> Result<BTreeMap<String, String>, String> {
    let mut files = BTreeMap::new();
    let mut add = |path: String, text: String| drop(files.insert(path, text));
    add(marker::NAME.to_owned(), marker::text(&service.flags));
    add(".gitattributes".to_owned(), readme::GITATTRIBUTES.to_owned());
    add("Cargo.toml".to_owned(), manifest::text(service));
    service.copied.iter().for_each(|(name, text)| add(name.clone(), text.clone()));
    add("README.md".to_owned(), readme::text(service));
    add("rustfmt.toml".to_owned(), manifest::RUSTFMT.to_owned());
    add("examples/call.rs".to_owned(), call_example::text(service)?);
    add("src/lib.rs".to_owned(), library::text(service)?);
    add("src/service.rs".to_owned(), library::service(service)?);
    add("src/operation.rs".to_owned(), library::operations(service)?);
    add("src/types.rs".to_owned(), library::types(service)?);
    add(
        "src/client.rs".to_owned(),
        source(service, Paragraph::default().text("The client."), &["Client"], client::items)?,
    );
    add(
        "src/errors.rs".to_owned(),
        source(service, Paragraph::default().text("The errors of calls."), &["Error", "ServiceError"], errors::items)?,
    );
    add(
        "src/endpoint.rs".to_owned(),
        source(service, Paragraph::default().text("The endpoint rules of the model."), &[], |service, scope| {
            endpoint::items(&service.endpoint, scope)
        })?,
    );
    let patterns = patterns::items(&service.patterns);
    if !patterns.is_empty() {
        let docs = "The patterns of the model, compiled to tables for `smithy_client_runtime`.";
        add("src/patterns.rs".to_owned(), render::file(&[docs.to_owned()], &patterns)?);
    }
    if !service.waits.is_empty() {
        let docs = Paragraph::default().text("States that calls can be waited for.");
        let defined: Vec<&str> = service.waits.iter().map(|wait| wait.name.as_str()).collect();
        add("src/waits.rs".to_owned(), source(service, docs, &defined, waits::items)?);
    }
    if !service.quotas.is_empty() {
        add("src/quotas.rs".to_owned(), quotas::text(service)?);
    }
    if let Some(planned) = &service.protocol_tests {
        add("tests/protocol.rs".to_owned(), protocol_tests::text(service, planned)?);
    }
    let operations = in_parallel(&service.operations, |operation| {
        operation_file(service, operation).map(|text| (format!("src/operation/{}.rs", operation.module), text))
    })?;
    let types = in_parallel(&service.types, |item| {
        type_file(service, item).map(|text| (format!("src/types/{}.rs", item.module()), text))
    })?;
    files.extend(operations.into_iter().chain(types));
    Ok(files)
}

/// Prints the files of items on all processors: most of the time of a generation goes into printing.
fn in_parallel<T: Sync>(
    items: &[T],
    print: impl Fn(&T) -> Result<(String, String), String> + Sync,
) -> Result<Vec<(String, String)>, String> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(8);
    let share = |first: usize| items.iter().skip(first).step_by(threads).map(&print).collect::<Result<Vec<_>, _>>();
    let shares: Vec<Result<Vec<(String, String)>, String>> = std::thread::scope(|scope| {
        let share = &share;
        let running: Vec<_> = (1..threads).map(|first| scope.spawn(move || share(first))).collect();
        let own = share(0);
        let joined = running.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        std::iter::once(own).chain(joined).collect()
    });
    shares.into_iter().collect::<Result<Vec<_>, _>>().map(|shares| shares.concat())
}

/// A file with documentation, imports and items.
fn source(
    service: &Service,
    docs: Paragraph,
    defined: &[&str],
    items: impl FnOnce(&Service, &mut Scope) -> Vec<Item>,
) -> Result<String, String> {
    let mut scope = Scope::new(&service.root, &service.outside(), defined.iter().copied());
    let items = items(service, &mut scope);
    let imports = scope.imports().into_iter().map(Item::from);
    let all: Vec<Item> = imports.chain(items).collect();
    render::file(&docs.lines(0), &all)
}

fn operation_file(service: &Service, operation: &Operation) -> Result<String, String> {
    let docs =
        Paragraph::default().text("The operation ").code(&operation.name).text(", its request and its response.");
    let output = operation.output.as_ref().map(|output| output.name.as_str());
    let defined: Vec<&str> = std::iter::once(operation.input.name.as_str()).chain(output).collect();
    source(service, docs, &defined, |service, scope| operation::items(operation, &service.root, scope))
}

fn type_file(service: &Service, item: &TypeItem) -> Result<String, String> {
    let kind = match item {
        TypeItem::Structure(_) => "structure",
        TypeItem::Union(_) => "union",
        TypeItem::Enum(_) | TypeItem::IntEnum(_) => "enum",
    };
    let docs = Paragraph::default().text(&format!("The {kind} ")).code(item.name()).text(".");
    source(service, docs, &[item.name()], |_, scope| match item {
        TypeItem::Structure(item) => structure::items(item, &item.ty(), scope),
        TypeItem::Union(item) => types::union(item, scope),
        TypeItem::Enum(item) => types::open_enum(item, scope),
        TypeItem::IntEnum(item) => types::int_enum(item, scope),
    })
}
