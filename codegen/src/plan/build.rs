//! Builds the plan from its parts.

use std::collections::BTreeMap;

use super::closure::Closure;
use super::ir::{ErrorItem, Named, Operation, Package, Service, TypeItem};
use super::links::Links;
use super::naming::{Naming, TypeNames};
use super::shapes::Shapes;
use super::{constraints, front_page, operations, pattern_tables, protocol_tests, quotas, updates, waits};
use crate::diagnostic::{Diagnostics, one_line};
use crate::endpoint;
use crate::markdown::{Document, Paragraph};
use crate::names::{self, Style, Taken};
use crate::options::Options;
use crate::smithy::{self, ErrorFault, Model, Shape};

/// Decides everything about the crate of a checked model.
pub(crate) fn plan(model: &Model, options: &Options, diagnostics: &mut Diagnostics) -> Service {
    let service = &model.service;
    let operations = model.operations();
    let closure = Closure::new(model, &operations);
    let patterns = constraints::patterns(model, &closure, diagnostics);
    let naming = Naming::new(model, &operations, &closure, &options.names, diagnostics);
    let links = Links::new(&options.root, model, &closure, &naming);
    let shapes = &Shapes { model, closure: &closure, naming: &naming, links: &links, patterns: &patterns };

    let sdk_id = service.traits.aws_service().map_or_else(|| service.id.name.clone(), |aws| aws.sdk_id);
    let title = one_line(service.traits.title().unwrap_or(&sdk_id));
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let endpoint = endpoint::compile(model, diagnostics);
    let mut planned: Vec<Operation> =
        operations.iter().filter_map(|operation| operations::plan(operation, shapes, &links, &endpoint)).collect();
    updates::plan(&mut planned, shapes, &options.resources, diagnostics);
    let mut items: Vec<TypeItem> = closure.nested.iter().filter_map(|id| shapes.item(model.get(id)?)).collect();
    items.sort_by(|a, b| a.name().cmp(b.name()));
    let errors = errors(shapes, &operations);
    let all = waits::Planned { shapes, models: &operations, operations: &planned, types: &items, errors: &errors };
    let waits = waits::plan(&options.waits, &all, diagnostics);
    Service {
        package: package(service, &sdk_id, &title, options, &planned),
        docs: links.docs(&service.traits),
        title,
        doc_id: doc_id(service),
        target_prefix: service.id.name.clone(),
        signing_name: signing_name(service),
        protocol: service.protocol,
        front_page: front_page::plan(&planned, &items, &errors),
        query_compatible: service.traits.aws_query_compatible(),
        all_operations: operations.len() + model.dropped(),
        flags: options.flags(),
        errors,
        waits,
        protocol_tests: options.protocol_tests.then(|| protocol_tests::plan(&operations, &planned, &items, shapes)),
        quotas: quotas::plan(model, &options.quotas, &planned, diagnostics),
        token_lifetime: options.token_lifetime,
        operations: planned,
        types: items,
        endpoint,
        sdk_id,
        root: options.root.clone(),
        copied: options.copied.clone(),
        patterns: pattern_tables::plan(&patterns),
    }
}

/// The keywords of the package: words of the service's name, and what kind of crate it is. Registries accept at most
/// five.
fn keywords(service: &smithy::Service, sdk_id: &str) -> Vec<String> {
    let name = names::crate_name(sdk_id);
    let aws = service.traits.aws_service().map(|_| "aws");
    let of_service = name.split('-').filter(|word| word.len() <= 20).take(3);
    let mut keywords: Vec<String> = Vec::new();
    for word in aws.into_iter().chain(of_service).chain(["client", "api"]).take(5) {
        if !keywords.iter().any(|known| known == word) {
            keywords.push(word.to_owned());
        }
    }
    keywords
}

/// The id of the service in links to the AWS documentation, as Smithy defines it: the `docId` of `aws.api#service`, or
/// else its `sdkId` in lower case with dashes, followed by the version. Other services than those of AWS have none.
fn doc_id(service: &smithy::Service) -> Option<String> {
    let aws = service.traits.aws_service()?;
    let from_name = || {
        let name = aws.sdk_id.to_lowercase().replace(' ', "-");
        (!service.version.is_empty()).then(|| format!("{name}-{}", service.version))
    };
    aws.doc_id
        .or_else(from_name)
        .filter(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte)))
}

/// The name of the service in signatures. The checks reject services without SigV4.
fn signing_name(service: &smithy::Service) -> String {
    let endpoint_prefix = || service.traits.aws_service().and_then(|aws| aws.endpoint_prefix);
    service.traits.sigv4().map(|sigv4| sigv4.name).or_else(endpoint_prefix).unwrap_or_default()
}

fn package(
    service: &smithy::Service,
    sdk_id: &str,
    title: &str,
    options: &Options,
    operations: &[Operation],
) -> Package {
    let given = &options.package;
    let name = given.name.clone().unwrap_or_else(|| names::crate_name(sdk_id));
    Package {
        library: names::library_name(&name),
        name,
        version: given.version.clone().unwrap_or_else(|| "0.1.0".to_owned()),
        description: given.description.clone().unwrap_or_else(|| format!("A client of {title}")),
        license: given.license.clone(),
        repository: given.repository.clone(),
        runtime: options.runtime.clone(),
        keywords: keywords(service, sdk_id),
        // Registries reject packages without a licence.
        publish: given.license.is_some(),
        gzip: operations.iter().any(|operation| operation.gzip),
    }
}

fn errors(shapes: &Shapes<'_>, operations: &[smithy::Operation<'_>]) -> Vec<ErrorItem> {
    let mut by_name = BTreeMap::new();
    for shape in operations.iter().flat_map(|operation| &operation.errors) {
        let TypeNames { name, in_operation, .. } = shapes.naming.ty(&shape.id);
        by_name.entry(name).or_insert((shape, in_operation));
    }
    let (mut constants, mut predicates) = (Taken::default(), Taken::default());
    let items = by_name.into_iter().map(|(name, (shape, in_operation))| ErrorItem {
        shape: shape.id.clone(),
        code: shape.id.name.clone(),
        variant: name.clone(),
        constant: constants.free(names::constant_name(&name, None), Style::Snake),
        predicate: predicates.free(names::predicate_name(&name), Style::Snake),
        ty: Named { name, in_operation, text: false },
        docs: error_docs(shapes, shape),
        status: shape.traits.http_error(),
        server_fault: shape.traits.error() == Some(ErrorFault::Server),
        retryable: shape.traits.retryable(),
    });
    items.collect()
}

/// The first block of the documentation, and the status if the block doesn't contain it.
fn error_docs(shapes: &Shapes<'_>, shape: &Shape) -> Document {
    let docs = shapes.links.docs(&shape.traits).first_block();
    let mut docs = docs.or(|| Paragraph::default().code(&shape.id.name));
    if let Some(status) = shape.traits.http_error().map(|status| status.to_string())
        && !docs.text().contains(&status)
    {
        docs.push(Paragraph::default().text(&format!("HTTP status {status}.")));
    }
    docs
}
