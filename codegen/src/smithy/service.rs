//! Selects the service of the model to generate a client for.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Protocol, Service};
use super::shape_id::ShapeId;
use super::traits::Traits;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The ids of the traits of each service, including those with an invalid value.
pub(super) type Declared = BTreeMap<ShapeId, BTreeSet<String>>;

/// Returns the only service with a supported protocol. If there isn't exactly one, this is reported, and another
/// service or an empty one is returned, so that further checks can run.
pub(super) fn choose(services: Vec<Service>, declared: &Declared, diagnostics: &mut Diagnostics) -> Service {
    let (mut supported, mut unsupported): (Vec<_>, Vec<_>) =
        services.into_iter().partition(|service| protocol(&service.traits).is_some());
    match supported.as_slice() {
        [] => report_none(&unsupported, declared, diagnostics),
        [one] => report_no_signature(one, declared, diagnostics),
        several => {
            for service in several {
                let others: Vec<_> = several
                    .iter()
                    .filter(|other| other.id != service.id)
                    .map(|other| format!("`{}`", other.id))
                    .collect();
                let message = format!("the model has several services: this one and {}", others.join(", "));
                let help = "a crate has one service: remove the others from the model";
                diagnostics.push(Diagnostic::error(message).shape(&service.id).help(help));
            }
        }
    }
    if supported.is_empty() {
        supported.append(&mut unsupported);
    }
    let mut service = supported.into_iter().next().unwrap_or_else(empty);
    service.protocol = protocol(&service.traits).unwrap_or(service.protocol);
    service
}

fn declares(declared: &Declared, service: &Service, id: &str) -> bool {
    declared.get(&service.id).is_some_and(|ids| ids.contains(id))
}

fn protocol(traits: &Traits) -> Option<Protocol> {
    Protocol::ALL.into_iter().find(|protocol| traits.has(protocol.trait_id()))
}

fn report_none(services: &[Service], declared: &Declared, diagnostics: &mut Diagnostics) {
    if services.is_empty() {
        let help = "add a shape of the type `service`, or use the file that has it";
        diagnostics.push(Diagnostic::error("the model has no service").at("/shapes").help(help));
    }
    for service in services {
        // The value of the trait is invalid, which has been reported.
        if Protocol::ALL.iter().any(|protocol| declares(declared, service, protocol.trait_id())) {
            continue;
        }
        let found = service.traits.protocols();
        let message = if found.is_empty() {
            "the service has no protocol".to_owned()
        } else {
            format!("the service uses {}, which is not supported", found.join(" and "))
        };
        let names = Protocol::ALL.map(Protocol::name).join(" and ");
        let traits = Protocol::ALL.map(|protocol| format!("`{}`", protocol.trait_id())).join(" and ");
        let help = format!("supported are {names} (the traits {traits})");
        diagnostics.push(Diagnostic::error(message).shape(&service.id).help(help));
    }
}

/// Reports a service without the trait that has its name in signatures.
fn report_no_signature(service: &Service, declared: &Declared, diagnostics: &mut Diagnostics) {
    if !declares(declared, service, "aws.auth#sigv4") {
        diagnostics.push(
            Diagnostic::error("the service has no name for signatures")
                .shape(&service.id)
                .help("add the trait `aws.auth#sigv4` with a `name`; other authentication schemes are not supported"),
        );
    }
}

fn empty() -> Service {
    Service {
        id: ShapeId::unit(),
        traits: Traits::new(),
        protocol: Protocol::AwsJson1_0,
        version: String::new(),
        operations: Vec::new(),
        resources: Vec::new(),
        errors: Vec::new(),
        rename: Default::default(),
    }
}
