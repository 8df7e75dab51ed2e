//! Compiles rule sets: parameters, conditions, and the rules under them.

use std::collections::BTreeSet;

use super::attributes::{Ty, Typed};
use super::bindings::{Bindings, Step, nest};
use super::calls::{RuleError, expect};
use super::ir::{Endpoint, EndpointRule, EndpointValue, Setting};
use super::tidy::tidy;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::smithy::{
    Condition, EndpointTemplate, Expr, Parameter, ParameterType, ParameterValue, Property, Rule, RuleSet, ShapeId,
    is_identifier,
};

/// The trait of the rules.
pub(super) const TRAIT: &str = "smithy.rules#endpointRuleSet";

/// The error if no rule applies.
const NO_RULE: &str = "The endpoint rules of the service have no endpoint for this configuration";

/// The client settings that parameters of the rules refer to.
const BUILT_IN: &[(&str, Ty, Setting)] = &[
    ("AWS::Region", Ty::Text, Setting::Region),
    ("AWS::UseDualStack", Ty::Bool, Setting::UseDualStack),
    ("AWS::UseFIPS", Ty::Bool, Setting::UseFips),
    ("SDK::Endpoint", Ty::Text, Setting::Endpoint),
];

/// Compiles one rule set.
pub(super) struct Planner<'a> {
    service: &'a ShapeId,
    /// Parameters that operations set.
    given: BTreeSet<String>,
    diagnostics: &'a mut Diagnostics,
    /// Unsupported parts of endpoints that have been reported.
    left_out: BTreeSet<String>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(service: &'a ShapeId, given: BTreeSet<String>, diagnostics: &'a mut Diagnostics) -> Self {
        Self { service, given, diagnostics, left_out: BTreeSet::new() }
    }

    /// Compiles a rule set; `at` is its place in the file.
    pub(super) fn plan(mut self, rules: &RuleSet, at: &str) -> Endpoint {
        let mut bindings = Bindings::new();
        let mut body = Vec::new();
        let mut unset = Vec::new();
        for (name, parameter) in &rules.parameters {
            let at = format!("{at}/parameters/{name}");
            if !is_identifier(name) {
                // It is printed in the documentation without escapes.
                self.report(RuleError::new(&at, "the name of a parameter must be an identifier"));
            } else if !self.parameter(name, parameter, &at, &mut bindings, &mut body) {
                unset.push(name.clone());
            }
        }
        if !unset.is_empty() {
            let names: Vec<String> = unset.iter().map(|name| format!("`{name}`")).collect();
            let names = names.join(", ");
            let message = format!("no client setting sets these parameters of the endpoint rules: {names}");
            self.diagnostics.push(Diagnostic::note(message).shape(self.service).at(at));
        }
        body.extend(self.rules(&rules.rules, &mut bindings, &format!("{at}/rules")));
        body.push(EndpointRule::Error(EndpointValue::Text(NO_RULE.to_owned())));
        let rules = tidy(body);
        let is_used = |name: &String| {
            let is_same =
                |value: &EndpointValue| matches!(value, EndpointValue::Given { name: other, .. } if other == name);
            rules.iter().any(|rule| rule.any(&is_same))
        };
        Endpoint { unset, given: self.given.into_iter().filter(is_used).collect(), standard: None, rules }
    }

    /// Binds a parameter. False if neither settings nor operations set it.
    fn parameter(
        &mut self,
        name: &str,
        parameter: &Parameter,
        at: &str,
        bindings: &mut Bindings,
        body: &mut Vec<EndpointRule>,
    ) -> bool {
        let ty = match parameter.r#type {
            ParameterType::Boolean => Ty::Bool,
            ParameterType::String => Ty::Text,
            ParameterType::StringArray => Ty::List,
        };
        let (default_type, default) = match &parameter.default {
            None => (ty, None),
            Some(ParameterValue::Bool(value)) => (Ty::Bool, Some(EndpointValue::Bool(*value))),
            Some(ParameterValue::String(text)) => (Ty::Text, Some(EndpointValue::Text(text.clone()))),
            Some(ParameterValue::StringArray(items)) => (Ty::List, Some(EndpointValue::List(items.clone()))),
        };
        if default_type != ty {
            let (found, expected) = (default_type.phrase(), ty.phrase());
            let message = format!("the default of the endpoint parameter `{name}` is {found}, but must be {expected}");
            self.report(RuleError::new(at, message));
        }
        // A required parameter has a value even before an operation sets it, so it must be a setting.
        if self.given.contains(name) && ty != Ty::List && !parameter.required && parameter.built_in.is_none() {
            self.given_parameter(name, ty, default, bindings, body);
            return true;
        }
        let built_in = BUILT_IN.iter().find(|(built_in, ..)| parameter.built_in.as_deref() == Some(built_in));
        let Some((built_in, built_in_type, setting)) = built_in else {
            if parameter.required && default.is_none() {
                let problem = "which no client setting sets; rules that use it don't apply";
                let message = format!("the endpoint rules require `{name}`, {problem}");
                self.diagnostics.push(Diagnostic::warning(message).shape(self.service).at(at));
            }
            let optional = default.is_none() && !parameter.required;
            bindings.set(name, Typed { value: default.unwrap_or(EndpointValue::Unset), ty, optional });
            return false;
        };
        if *built_in_type != ty {
            let (found, expected) = (ty.phrase(), built_in_type.phrase());
            let message = format!("the endpoint parameter `{name}` is {found}, but `{built_in}` is {expected}");
            self.report(RuleError::new(at, message));
        }
        let value = EndpointValue::Setting(*setting);
        if ty != Ty::Text {
            bindings.set(name, Typed::new(ty, value));
        } else if let Some(default) = default {
            let local = bindings.fresh(name);
            let value = EndpointValue::Coalesce { first: Box::new(value), second: Box::new(default), optional: false };
            bindings.set(name, Typed::new(ty, EndpointValue::local(&local)));
            body.push(EndpointRule::Let { name: local, value });
        } else if parameter.required {
            let local = bindings.fresh(name);
            bindings.set(name, Typed::new(ty, EndpointValue::local(&local)));
            let message = format!("Invalid Configuration: Missing {name}");
            body.push(EndpointRule::Require { name: local, value, message });
        } else {
            bindings.set(name, Typed { value, ty, optional: true });
        }
        true
    }

    /// Binds a parameter that operations set.
    fn given_parameter(
        &self,
        name: &str,
        ty: Ty,
        default: Option<EndpointValue>,
        bindings: &mut Bindings,
        body: &mut Vec<EndpointRule>,
    ) {
        let value = EndpointValue::Given { name: name.to_owned(), flag: ty == Ty::Bool };
        let Some(default) = default else {
            bindings.set(name, Typed { value, ty, optional: true });
            return;
        };
        let local = bindings.fresh(name);
        let value = EndpointValue::Coalesce { first: Box::new(value), second: Box::new(default), optional: false };
        bindings.set(name, Typed::new(ty, EndpointValue::local(&local)));
        body.push(EndpointRule::Let { name: local, value });
    }

    fn rules(&mut self, rules: &[Rule], bindings: &mut Bindings, at: &str) -> Vec<EndpointRule> {
        let mut body = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            let at = format!("{at}/{index}");
            match self.rule(rule, bindings, &at) {
                Ok(planned) => body.extend(planned),
                Err(mistake) => self.report(mistake),
            }
        }
        body
    }

    fn rule(&mut self, rule: &Rule, around: &mut Bindings, at: &str) -> Result<Vec<EndpointRule>, RuleError> {
        let mut bindings = around.clone();
        let mut steps = Vec::new();
        let mut applies = true;
        let (Rule::Endpoint { conditions, .. } | Rule::Error { conditions, .. } | Rule::Tree { conditions, .. }) = rule;
        for (index, condition) in conditions.iter().enumerate() {
            applies &= test(condition, &mut bindings, &format!("{at}/conditions/{index}"), &mut steps)?;
        }
        let only = match steps.as_slice() {
            [Step::Test(condition)] if applies => Some(condition.clone()),
            _ => None,
        };
        // Rules that can't apply are compiled too, so that errors in them are reported.
        let body = match rule {
            Rule::Endpoint { endpoint, .. } => {
                vec![self.endpoint(endpoint, &mut bindings, &format!("{at}/endpoint"), &mut steps)?]
            }
            Rule::Error { error, .. } => {
                let message = text(error, &mut bindings, "the error", &format!("{at}/error"), &mut steps)?;
                vec![EndpointRule::Error(or_no_rule(message))]
            }
            Rule::Tree { rules, .. } => {
                let mut body = self.rules(rules, &mut bindings, &format!("{at}/rules"));
                body.push(EndpointRule::Error(EndpointValue::Text(NO_RULE.to_owned())));
                body
            }
        };
        if !applies {
            return Ok(Vec::new());
        }
        if let Some(condition) = only {
            around.learn_opposite(&condition);
        }
        Ok(nest(steps, body))
    }

    fn endpoint(
        &mut self,
        endpoint: &EndpointTemplate,
        bindings: &mut Bindings,
        at: &str,
        steps: &mut Vec<Step>,
    ) -> Result<EndpointRule, RuleError> {
        let url = text(&endpoint.url, bindings, "the URL", &format!("{at}/url"), steps)?;
        if !endpoint.headers.is_empty() {
            self.leave_out("a header", &format!("{at}/headers"));
        }
        let (mut signing_region, mut signing_name) = (None, None);
        for (name, property) in &endpoint.properties {
            let at = format!("{at}/properties/{name}");
            match (name.as_str(), property) {
                ("authSchemes", Property::List(schemes)) => {
                    if let Some(scheme) = self.sigv4(schemes, &at) {
                        signing_region = self.scheme_text(scheme, "signingRegion", bindings, &at)?;
                        signing_name = self.scheme_text(scheme, "signingName", bindings, &at)?;
                    }
                }
                ("authSchemes", _) => return Err(RuleError::new(&at, "`authSchemes` must be a list")),
                // Metrics of the AWS SDKs about themselves.
                ("metricValues", _) => {}
                _ => self.leave_out(&format!("the property `{name}`"), &at),
            }
        }
        if url == EndpointValue::Unset {
            return Ok(EndpointRule::Error(or_no_rule(url)));
        }
        Ok(EndpointRule::Endpoint { url, signing_region, signing_name })
    }

    /// The supported authentication scheme. Reports the others.
    fn sigv4<'p>(&mut self, schemes: &'p [Property], at: &str) -> Option<&'p Property> {
        let mut found = None;
        for (index, scheme) in schemes.iter().enumerate() {
            let name = match field(scheme, "name") {
                Some(Property::String(name)) => name.as_text().unwrap_or_default(),
                _ => "",
            };
            match name {
                "sigv4" => found = found.or(Some(scheme)),
                _ => self.leave_out(&format!("the authentication scheme `{name}`"), &format!("{at}/{index}")),
            }
        }
        found
    }

    fn scheme_text(
        &mut self,
        scheme: &Property,
        name: &str,
        bindings: &mut Bindings,
        at: &str,
    ) -> Result<Option<EndpointValue>, RuleError> {
        match field(scheme, name) {
            None => Ok(None),
            Some(Property::String(template)) => Ok(match bindings.template(template, at)?.value {
                EndpointValue::Unset => None,
                value => Some(value),
            }),
            Some(_) => Err(RuleError::new(at, format!("`{name}` must be text"))),
        }
    }

    /// Reports a part of endpoints that is not supported, once.
    fn leave_out(&mut self, what: &str, at: &str) {
        if self.left_out.insert(what.to_owned()) {
            let message = format!("the endpoint rules set {what}, which is not supported and has no effect");
            self.diagnostics.push(Diagnostic::warning(message).shape(self.service).at(at));
        }
    }

    fn report(&mut self, mistake: RuleError) {
        // The message contains the place too, since the file may be one long line.
        let path = mistake.at.rsplit_once(TRAIT).map_or(mistake.at.as_str(), |(_, path)| path);
        let message = format!("endpoint rules, {}: {}", path.trim_start_matches('/'), mistake.message);
        let mut diagnostic = Diagnostic::error(message).shape(self.service).at(&mistake.at);
        if let Some(help) = mistake.help {
            diagnostic = diagnostic.help(help);
        }
        self.diagnostics.push(diagnostic);
    }
}

/// Compiles a condition. False if it can't hold.
fn test(condition: &Condition, bindings: &mut Bindings, at: &str, steps: &mut Vec<Step>) -> Result<bool, RuleError> {
    let Condition { function, argv, assign } = condition;
    let assign = assign.as_deref();
    if let ("isSet", [Expr::Ref(name)], Some(typed)) = (function.as_str(), argv.as_slice(), reference(argv, bindings))
        && typed.optional
    {
        if let Some(assign) = assign {
            bindings.set(assign, Typed::new(Ty::Bool, EndpointValue::Bool(true)));
        }
        if typed.is_unset() {
            bindings.set(name, Typed { optional: false, ..typed });
            return Ok(false);
        }
        return Ok(bindings.unwrap(name, typed, steps));
    }
    let call = Expr::Call { function: function.clone(), argv: argv.clone() };
    let mut typed = bindings.value(&call, at, steps)?;
    if let value @ EndpointValue::Either { .. } = typed.value {
        typed.value = bindings.hoist(assign.unwrap_or("value"), value, steps);
    }
    match (typed.ty, assign) {
        (ty, assign) if typed.is_unset() => {
            if let Some(assign) = assign {
                bindings.set(assign, Typed::new(ty, EndpointValue::Unset));
            }
            Ok(false)
        }
        (Ty::Bool, assign) => {
            // After the condition it is true.
            if let Some(assign) = assign {
                bindings.set(assign, Typed::new(Ty::Bool, EndpointValue::Bool(true)));
            }
            Ok(if typed.optional { bindings.hold_optional(typed, steps) } else { bindings.hold(typed.value, steps) })
        }
        (_, Some(assign)) if typed.optional => Ok(bindings.unwrap(assign, typed, steps)),
        (_, Some(assign)) => {
            bindings.assign(assign, typed, steps);
            Ok(true)
        }
        (_, None) if typed.optional => Ok(bindings.hold(EndpointValue::IsSet(Box::new(typed.value)), steps)),
        (_, None) => Ok(true),
    }
}

/// The value that the only argument refers to.
fn reference(argv: &[Expr], bindings: &Bindings) -> Option<Typed> {
    match argv {
        [Expr::Ref(name)] => bindings.get(name).cloned(),
        _ => None,
    }
}

fn text(
    expr: &Expr,
    bindings: &mut Bindings,
    what: &str,
    at: &str,
    steps: &mut Vec<Step>,
) -> Result<EndpointValue, RuleError> {
    let typed = bindings.value(expr, at, steps)?;
    expect(&typed, Ty::Text, what, at)?;
    Ok(match typed.value {
        value @ EndpointValue::Either { .. } => bindings.hoist("value", value, steps),
        value => value,
    })
}

/// The message, or the error for no rule if the message contains an absent value.
fn or_no_rule(message: EndpointValue) -> EndpointValue {
    match message {
        EndpointValue::Unset => EndpointValue::Text(NO_RULE.to_owned()),
        message => message,
    }
}

fn field<'p>(record: &'p Property, name: &str) -> Option<&'p Property> {
    match record {
        Property::Record(entries) => entries.get(name),
        _ => None,
    }
}
