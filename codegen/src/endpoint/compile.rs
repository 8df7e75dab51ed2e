//! Where the endpoint of a service comes from: its rules, or else the pattern that nearly all services follow.

use std::collections::BTreeSet;

use super::ir::Endpoint;
use super::{context, rules, standard};
use crate::diagnostic::{Diagnostic, Diagnostics, pointer};
use crate::smithy::Model;

/// Decides how the endpoint is found. With an error in `diagnostics`, what comes back is good for nothing.
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
            format!("the service has no endpoint rules; requests go to `https://{prefix}.{{region}}.{{suffix}}`");
        let help = format!("add `{}` if that is wrong", rules::TRAIT);
        diagnostics.push(Diagnostic::warning(message).shape(&service.id).help(help));
    } else {
        let message = format!("the service has no endpoint rules, and `{prefix}` can't begin a host name");
        let help = "correct `endpointPrefix` in `aws.api#service`";
        diagnostics.push(Diagnostic::error(message).shape(&service.id).help(help));
    }
    Endpoint { unset: Vec::new(), given: BTreeSet::new(), rules: standard::rules(&prefix) }
}

fn is_host_label(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !text.is_empty() && text.len() <= 63 && !text.starts_with('-') && !text.ends_with('-') && text.bytes().all(allowed)
}
