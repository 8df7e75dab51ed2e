//! Compares the services: names, signatures, endpoint rules, errors, and names inside of the crate.

use std::collections::{BTreeMap, BTreeSet};

use super::comparison::{Comparison, change};
use super::endpoints;
use super::rules::Kind;
use super::side::{Reach, Side};
use crate::plan::{ErrorItem, PatternItem, TypeItem};
use crate::smithy::{EndpointTest, Retryable};

impl Comparison<'_> {
    pub(super) fn services(&mut self) {
        let (old, new) = (self.old.service, self.new.service);
        let site = new.target_prefix.clone();
        let mut values = Vec::new();
        let mut compare = |kind: Kind, old: &str, new: &str| {
            if old != new {
                values.push((kind, change(old, new)));
            }
        };
        compare(Kind::TargetChanged, &old.target_prefix, &new.target_prefix);
        compare(Kind::ProtocolChanged, old.protocol.name(), new.protocol.name());
        compare(Kind::SigningNameChanged, &old.signing_name, &new.signing_name);
        compare(Kind::SdkIdChanged, &old.sdk_id, &new.sdk_id);
        compare(Kind::CrateNameChanged, &old.package.name, &new.package.name);
        compare(Kind::TitleChanged, &old.title, &new.title);
        let doc_id = |id: &Option<String>| id.clone().unwrap_or_else(|| "none".to_owned());
        compare(Kind::ApiVersionChanged, &doc_id(&old.doc_id), &doc_id(&new.doc_id));
        let place = self.at_service();
        for (kind, values) in values {
            self.add(kind, &site, values, place.clone());
        }
        if old.query_compatible != new.query_compatible {
            let kind = if new.query_compatible { Kind::QueryErrorsAdded } else { Kind::QueryErrorsRemoved };
            self.add(kind, &site, (None, None), place.clone());
        }
        self.endpoint_rules(&site, &place);
        self.errors();
        self.static_names(&site, &place);
    }

    fn endpoint_rules(&mut self, site: &str, place: &Reach) {
        let (old, new) = (&self.old.service.endpoint, &self.new.service.endpoint);
        if old != new {
            let (before, after) = (endpoints::normalized(&old.rules), endpoints::normalized(&new.rules));
            let kind = if before == after { Kind::EndpointRulesRewritten } else { Kind::EndpointRulesChanged };
            let values = if before == after {
                (None, None)
            } else {
                change(endpoints::urls(&old.rules), endpoints::urls(&new.rules))
            };
            self.add(kind, site, values, place.clone());
        }
        let (before, after) = (endpoint_tests(&self.old), endpoint_tests(&self.new));
        let missing = |cases: &[EndpointTest], others: &[EndpointTest]| {
            // Their descriptions mean nothing for the crate.
            let is_same = |a: &EndpointTest, b: &EndpointTest| a.params == b.params && a.expect == b.expect;
            cases.iter().filter(|case| !others.iter().any(|other| is_same(case, other))).count()
        };
        let (gone, come) = (missing(&before, &after), missing(&after, &before));
        if gone + come > 0 || before.len() != after.len() {
            let text = |all: &[EndpointTest], only: usize| format!("{} cases, {only} only here", all.len());
            let values = change(text(&before, gone), text(&after, come));
            self.add(Kind::EndpointTestsChanged, site, values, place.clone());
        }
    }

    fn errors(&mut self) {
        let (old, new) = (self.old.service, self.new.service);
        let before: BTreeMap<_, _> = old.errors.iter().map(|error| (&error.shape, error)).collect();
        let after: BTreeMap<_, _> = new.errors.iter().map(|error| (&error.shape, error)).collect();
        for (shape, error) in &before {
            match after.get(shape) {
                Some(other) => self.error(error, other),
                None => {
                    let place = at_error(&self.old, error);
                    self.add(Kind::ErrorRemoved, &shape.name, (Some(error.code.clone()), None), place);
                }
            }
        }
        for (shape, error) in after.iter().filter(|(shape, _)| !before.contains_key(*shape)) {
            let place = at_error(&self.new, error);
            self.add(Kind::ErrorAdded, &shape.name, (None, Some(error.variant.clone())), place);
        }
    }

    fn error(&mut self, old: &ErrorItem, new: &ErrorItem) {
        let (site, place) = (&new.shape.name, at_error(&self.new, new));
        let status = |error: &ErrorItem| error.status.map(|status| status.to_string());
        if old.status != new.status {
            self.add(Kind::ErrorStatusChanged, site, (status(old), status(new)), place.clone());
        }
        let fault = |error: &ErrorItem| if error.server_fault { "server" } else { "client" };
        if old.server_fault != new.server_fault {
            self.add(Kind::ErrorFaultChanged, site, change(fault(old), fault(new)), place.clone());
        }
        let retries = |retryable: Option<Retryable>| match retryable {
            None => "not retried by the model",
            Some(Retryable { throttling: true }) => "retried as throttled",
            Some(_) => "retried",
        };
        if old.retryable != new.retryable {
            let values = change(retries(old.retryable), retries(new.retryable));
            self.add(Kind::ErrorRetriesChanged, site, values, place.clone());
        }
        let names = |error: &ErrorItem| [error.variant.clone(), error.constant.clone(), error.predicate.clone()];
        let (before, after) = (names(old), names(new));
        // The type has the name of the variant, and is reported with the types.
        if before[0] == after[0] {
            let text = |names: &[String; 3]| names.join(", ");
            if before != after {
                let values = change(text(&before), text(&after));
                self.add(Kind::RustNameChanged, site, values, place);
            }
        }
    }

    /// Names that no program can use, but that are in the generated text: statics of patterns, and files.
    fn static_names(&mut self, site: &str, place: &Reach) {
        let (before, after) = (statics(&self.old), statics(&self.new));
        let mut changed = Vec::new();
        for (what, old) in &before {
            if let Some(new) = after.get(what).filter(|new| *new != old) {
                changed.push((old.as_str(), new.as_str()));
            }
        }
        if !changed.is_empty() {
            let names = |pick: fn(&(&str, &str)) -> String| changed.iter().map(pick).collect::<Vec<_>>().join(", ");
            let values = change(names(|(old, _)| (*old).to_owned()), names(|(_, new)| (*new).to_owned()));
            self.add(Kind::StaticNamesChanged, site, values, place.clone());
        }
    }
}

fn at_error(side: &Side<'_>, error: &ErrorItem) -> Reach {
    let operations = side.service.operations.iter();
    let has = operations.filter(|operation| operation.errors.iter().any(|other| other.name == error.ty.name));
    let operations: BTreeSet<String> = has.map(|operation| operation.name.clone()).collect();
    Reach { operations, input: false, output: true, path: error.code.clone() }
}

/// The names of statics and files by what they are for.
fn statics(side: &Side<'_>) -> BTreeMap<String, String> {
    let patterns = side.service.patterns.iter().filter_map(|item| match item {
        PatternItem::Pattern(pattern) => Some((format!("pattern {}", pattern.source), pattern.name.clone())),
        PatternItem::Table { .. } => None,
    });
    let operations = side.service.operations.iter();
    let operations = operations.map(|operation| (format!("operation {}", operation.method), operation.module.clone()));
    let types = side.service.types.iter();
    let types = types.map(|item: &TypeItem| (format!("type {}", item.name()), item.module().to_owned()));
    patterns.chain(operations).chain(types).collect()
}

fn endpoint_tests(side: &Side<'_>) -> Vec<EndpointTest> {
    side.model.service.traits.endpoint_tests().map(|tests| tests.test_cases).unwrap_or_default()
}
