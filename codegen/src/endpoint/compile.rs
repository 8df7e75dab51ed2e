//! The endpoint of a service, by its endpoint rules, or else by the pattern of nearly all services.

use std::collections::BTreeSet;

use super::ir::Endpoint;
use super::{context, rules, standard};
use crate::diagnostic::{Diagnostic, Diagnostics, pointer};
use crate::smithy::Model;

/// Compiles the endpoint rules. If there is an error in `diagnostics`, the result must not be used.
pub(crate) fn compile(model: &Model, diagnostics: &mut Diagnostics) -> Endpoint {
    let service = &model.service;
    if let Some(rules) = service.traits.endpoint_rule_set() {
        let at = pointer::of(&["shapes", &service.id.to_string(), "traits", rules::TRAIT]);
        return rules::Planner::new(&service.id, context::names(model), diagnostics).plan(&rules, &at);
    }
    let aws = service.traits.aws_service();
    let given = aws.and_then(|aws| aws.endpoint_prefix.or(aws.arn_namespace));
    let prefix = given.unwrap_or_else(|| service.id.name.to_lowercase().replace('_', "-"));
    if prefix.split('.').all(is_host_label) {
        let message =
            format!("the service has no endpoint rules; requests are sent to `https://{prefix}.{{region}}.{{suffix}}`");
        let help = format!("add `{}` if this is incorrect", rules::TRAIT);
        diagnostics.push(Diagnostic::warning(message).shape(&service.id).help(help));
    } else {
        let message = format!("the service has no endpoint rules, and the host prefix `{prefix}` is invalid");
        let help = "correct `endpointPrefix` in `aws.api#service`";
        diagnostics.push(Diagnostic::error(message).shape(&service.id).help(help));
    }
    let rules = standard::rules(&prefix);
    Endpoint { unset: Vec::new(), given: BTreeSet::new(), standard: Some(prefix), rules }
}

fn is_host_label(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !text.is_empty() && text.len() <= 63 && !text.starts_with('-') && !text.ends_with('-') && text.bytes().all(allowed)
}
