//! Which service of the model is the one to make a client for.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Protocol, Service};
use super::shape_id::ShapeId;
use super::traits::Traits;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The ids of the traits that each service sets, those with values of the wrong form included.
pub(super) type Declared = BTreeMap<ShapeId, BTreeSet<String>>;

/// The one service with a protocol that can be generated. Without it the problem is reported, and
/// the answer is the best that is left, so that further checks have something to look at.
pub(super) fn choose(services: Vec<Service>, declared: &Declared, diagnostics: &mut Diagnostics) -> Service {
    let (mut able, mut unable): (Vec<_>, Vec<_>) =
        services.into_iter().partition(|service| protocol(&service.traits).is_some());
    match able.as_slice() {
        [] => report_none(&unable, declared, diagnostics),
        [one] => report_unsigned(one, declared, diagnostics),
        several => {
            for service in several {
                let others: Vec<_> = several
                    .iter()
                    .filter(|other| other.id != service.id)
                    .map(|other| format!("`{}`", other.id))
                    .collect();
                let message = format!("the model has several services; besides this one {}", others.join(", "));
                let help = "a crate is made for one service: take the others out of the model";
                diagnostics.push(Diagnostic::error(message).shape(&service.id).help(help));
            }
        }
    }
    if able.is_empty() {
        able.append(&mut unable);
    }
    let mut service = able.into_iter().next().unwrap_or_else(nothing);
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
        // The value has the wrong form, which has been reported.
        if Protocol::ALL.iter().any(|protocol| declares(declared, service, protocol.trait_id())) {
            continue;
        }
        let found = service.traits.protocols();
        let message = if found.is_empty() {
            "the service names no protocol".to_owned()
        } else {
            format!("the service speaks {}, which can't be generated", found.join(" and "))
        };
        let names = Protocol::ALL.map(Protocol::name).join(" and ");
        let traits = Protocol::ALL.map(|protocol| format!("`{}`", protocol.trait_id())).join(" and ");
        let help = format!("supported are {names} (the traits {traits})");
        diagnostics.push(Diagnostic::error(message).shape(&service.id).help(help));
    }
}

/// Without the trait there is no telling which name to sign for.
fn report_unsigned(service: &Service, declared: &Declared, diagnostics: &mut Diagnostics) {
    if !declares(declared, service, "aws.auth#sigv4") {
        diagnostics.push(
            Diagnostic::error("the service doesn't say under which name requests are signed")
                .shape(&service.id)
                .help("add the trait `aws.auth#sigv4` with a `name`; other ways to authenticate can't be generated"),
        );
    }
}

fn nothing() -> Service {
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
