//! Compares the operations, apart from the members of their requests and responses.

use std::collections::BTreeSet;

use super::comparison::{Comparison, Values, change};
use super::rules::Kind;
use super::side::Reach;
use crate::emit::{endpoint_param, paging_text};
use crate::plan::{Effect, Operation, Paging, Signature, Site};

impl Comparison<'_> {
    pub(super) fn operations(&mut self) {
        let (old, new) = (self.old.service, self.new.service);
        let renamed = self.matching.renamed_operations.clone();
        for operation in &old.operations {
            let name = renamed.get(&operation.name).unwrap_or(&operation.name);
            match self.new.operation(name) {
                Some(other) => self.operation(operation, other),
                None => {
                    let place = Self::at_operation(&operation.name);
                    self.add(Kind::OperationRemoved, &operation.name, (Some(operation.name.clone()), None), place);
                }
            }
        }
        let names: BTreeSet<&String> = renamed.values().collect();
        for operation in &new.operations {
            if self.old.operation(&operation.name).is_none() && !names.contains(&operation.name) {
                let place = Self::at_operation(&operation.name);
                self.add(Kind::OperationAdded, &operation.name, (None, Some(operation.name.clone())), place);
            }
        }
    }

    fn operation(&mut self, old: &Operation, new: &Operation) {
        let (site, place) = (new.name.as_str(), Self::at_operation(&new.name));
        if old.name == new.name {
            if old.method != new.method {
                self.method(old, new, &place);
            }
        } else {
            self.add(Kind::OperationRenamed, site, change(&old.name, &new.name), place.clone());
        }
        self.deprecation(old.deprecated.as_ref(), new.deprecated.as_ref(), site, &place);
        let response = |operation: &Operation| operation.output.as_ref().map(|output| output.name.clone());
        match (&old.output, &new.output) {
            (None, Some(_)) => self.add(Kind::OutputAdded, site, (None, response(new)), place.clone()),
            (Some(_), None) => self.add(Kind::OutputRemoved, site, (response(old), None), place.clone()),
            _ => {}
        }
        self.operation_errors(old, new);
        self.call(old, new, site, &place);
        self.paging(old.paging.as_ref(), new.paging.as_ref(), site, &place);
        self.updates(old.to_update.as_ref(), new.to_update.as_ref(), site, &place);
    }

    /// Another method for the same operation.
    fn method(&mut self, old: &Operation, new: &Operation, place: &Reach) {
        let all = self.new.service.operations.iter();
        let owner = all.filter(|other| other.name != new.name).find(|other| other.method == old.method);
        let owner = owner.map(|other| other.name.clone());
        let operations = self.new.model.operations();
        let Some(operation) = operations.iter().find(|operation| operation.id.name == new.name) else { return };
        let site = Site::shape(operation.id);
        self.rust_names(&[&old.method], &[&new.method], &site, owner.as_deref(), place);
    }

    /// Errors that both services have. Others are reported once.
    fn operation_errors(&mut self, old: &Operation, new: &Operation) {
        let errors = |operation: &Operation, all: &[crate::plan::ErrorItem]| -> BTreeSet<String> {
            let of = all.iter().filter(|error| operation.errors.iter().any(|other| other.name == error.ty.name));
            of.map(|error| error.shape.to_string()).collect()
        };
        let (before, after) = (errors(old, &self.old.service.errors), errors(new, &self.new.service.errors));
        let (old_all, new_all) = (&self.old.service.errors, &self.new.service.errors);
        let is_in = |all: &[crate::plan::ErrorItem], id: &str| all.iter().any(|error| error.shape.to_string() == id);
        let come: Vec<String> = after.difference(&before).filter(|id| is_in(old_all, id)).cloned().collect();
        let gone: Vec<String> = before.difference(&after).filter(|id| is_in(new_all, id)).cloned().collect();
        let name = |id: &str| id.rsplit('#').next().unwrap_or(id).to_owned();
        let place = |id: &str| {
            let path = format!("{}.{}", new.name, name(id));
            Reach { path, input: false, ..Self::at_operation(&new.name) }
        };
        for id in come {
            self.add(Kind::OperationErrorAdded, name(&id), (None, Some(name(&id))), place(&id));
        }
        for id in gone {
            self.add(Kind::OperationErrorRemoved, name(&id), (Some(name(&id)), None), place(&id));
        }
    }

    /// How requests are sent.
    fn call(&mut self, old: &Operation, new: &Operation, site: &str, place: &Reach) {
        let mut add = |kind: Kind, values: Values| self.add(kind, site, values, place.clone());
        let effect = |operation: &Operation| match operation.effect {
            Effect::Nothing => "changes nothing",
            Effect::Once => "has its effect once",
            Effect::EachTime => "has its effect each time",
        };
        // A token is reported with its member.
        let by_token = old.tokens.is_empty() != new.tokens.is_empty()
            && [old.effect, new.effect].iter().all(|effect| *effect != Effect::Nothing);
        if old.effect != new.effect && !by_token {
            add(Kind::EffectChanged, change(effect(old), effect(new)));
        }
        let prefix = |operation: &Operation| operation.host_prefix.as_ref().map(|prefix| prefix.text.clone());
        if prefix(old) != prefix(new) {
            add(Kind::HostPrefixChanged, (prefix(old), prefix(new)));
        }
        let params = |operation: &Operation| {
            let all: Vec<String> = operation.endpoint_params.iter().map(endpoint_param).collect();
            (!all.is_empty()).then(|| all.join(" "))
        };
        if old.endpoint_params != new.endpoint_params {
            add(Kind::EndpointParametersChanged, (params(old), params(new)));
        }
        if old.gzip != new.gzip {
            add(if new.gzip { Kind::CompressionAdded } else { Kind::CompressionRemoved }, (None, None));
        }
        if old.optional_auth != new.optional_auth && old.signature == new.signature {
            add(
                if new.optional_auth { Kind::OptionalSignatureAdded } else { Kind::OptionalSignatureRemoved },
                (None, None),
            );
        }
        let signature = |signature: Signature| match signature {
            Signature::Whole => "all",
            Signature::WithoutBody => "all but the body",
            Signature::None => "nothing",
        };
        let kind = match (old.signature, new.signature) {
            (old, new) if old == new => return,
            (Signature::None, _) => Kind::SignatureAdded,
            (_, Signature::None) => Kind::SignatureRemoved,
            _ => Kind::SignedPartChanged,
        };
        add(kind, change(signature(old.signature), signature(new.signature)));
    }

    fn paging(&mut self, old: Option<&Paging>, new: Option<&Paging>, site: &str, place: &Reach) {
        let values = (old.map(paging_text), new.map(paging_text));
        let kind = match (old, new) {
            (None, None) => return,
            (None, Some(_)) => Kind::PagingAdded,
            (Some(_), None) => Kind::PagingRemoved,
            (Some(old), Some(new)) => {
                let (before, after) = (old.items.as_ref(), new.items.as_ref());
                let same_items = match (before, after) {
                    (None, _) => true,
                    (Some(_), None) => false,
                    (Some(a), Some(b)) => {
                        let same_key = match (&a.key, &b.key) {
                            (Some(a), Some(b)) => self.same(a, b),
                            (a, b) => a.is_none() && b.is_none(),
                        };
                        same_key && self.same(&a.item, &b.item)
                    }
                };
                let paths = |paging: &Paging| {
                    let items = paging.items.as_ref().map(|items| items.path.clone());
                    (paging.input_token.clone(), paging.output_token.clone(), items)
                };
                if !self.same(&old.token_type, &new.token_type) || !same_items {
                    Kind::PagingTypesChanged
                } else if before.is_none() && after.is_some() {
                    Kind::PagingItemsAdded
                } else if paths(old) != paths(new) {
                    Kind::PagingPathsChanged
                } else {
                    return;
                }
            }
        };
        self.add(kind, site, values, place.clone());
    }
}
