//! Expressions of the rules: the Rust value of each reference, template and function call.

use super::attributes::{Ty, Typed};
use super::bindings::{Bindings, Step};
use super::ir::{EndpointValue, Function};
use crate::diagnostic::nearest;
use crate::smithy::{Expr, Template, TemplatePart};

/// An error in the rules.
#[derive(Debug)]
pub(super) struct RuleError {
    pub(super) at: String,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl RuleError {
    pub(super) fn new(at: &str, message: impl Into<String>) -> Self {
        Self { at: at.to_owned(), message: message.into(), help: None }
    }

    fn did_you_mean(self, name: Option<&str>) -> Self {
        Self { help: name.map(|name| format!("did you mean `{name}`?")), ..self }
    }
}

/// A function of the rules that is one call of the runtime.
struct Native {
    name: &'static str,
    function: Function,
    parameters: &'static [Ty],
    result: Ty,
    optional: bool,
    /// The result borrows from the first argument.
    borrows: bool,
}

const NATIVE: &[Native] = &[
    Native::new("aws.isVirtualHostableS3Bucket", Function::IsVirtualHostableS3Bucket, &[Ty::Text, Ty::Bool], Ty::Bool),
    Native { optional: true, borrows: true, ..Native::new("aws.parseArn", Function::ParseArn, &[Ty::Text], Ty::Arn) },
    Native::new("isValidHostLabel", Function::IsValidHostLabel, &[Ty::Text, Ty::Bool], Ty::Bool),
    Native { optional: true, borrows: true, ..Native::new("parseURL", Function::ParseUrl, &[Ty::Text], Ty::Url) },
    Native { borrows: true, ..Native::new("split", Function::Split, &[Ty::Text, Ty::Text, Ty::Int], Ty::List) },
    Native {
        optional: true,
        borrows: true,
        ..Native::new("substring", Function::Substring, &[Ty::Text, Ty::Int, Ty::Int, Ty::Bool], Ty::Text)
    },
    Native::new("uriEncode", Function::UriEncode, &[Ty::Text], Ty::Text),
];

/// The functions that are more than one call.
const SPECIAL: &[&str] =
    &["aws.partition", "booleanEquals", "coalesce", "getAttr", "isSet", "ite", "not", "stringEquals"];

impl Native {
    const fn new(name: &'static str, function: Function, parameters: &'static [Ty], result: Ty) -> Self {
        Self { name, function, parameters, result, optional: false, borrows: false }
    }
}

impl Bindings {
    /// The value of an expression. Statements that must come before it are added to `steps`.
    pub(super) fn value(&mut self, expr: &Expr, at: &str, steps: &mut Vec<Step>) -> Result<Typed, RuleError> {
        match expr {
            Expr::Bool(value) => Ok(Typed::new(Ty::Bool, EndpointValue::Bool(*value))),
            Expr::Int(value) => Ok(Typed::new(Ty::Int, EndpointValue::Int(*value))),
            Expr::String(template) => self.template(template, at),
            Expr::Ref(name) => self.reference(name, at),
            Expr::Call { function, argv } => self.call(function, argv, at, steps),
        }
    }

    fn reference(&self, name: &str, at: &str) -> Result<Typed, RuleError> {
        self.get(name).cloned().ok_or_else(|| {
            let message = format!("`{name}` is neither a parameter nor assigned by a condition before");
            RuleError::new(at, message).did_you_mean(nearest(name, self.names()))
        })
    }

    /// Text, built from its parts.
    pub(super) fn template(&self, template: &Template, at: &str) -> Result<Typed, RuleError> {
        let mut pieces: Vec<EndpointValue> = Vec::new();
        for part in &template.parts {
            let piece = match part {
                TemplatePart::Text(text) => EndpointValue::Text(text.clone()),
                TemplatePart::Ref { name, path } => {
                    let mut typed = self.reference(name, at)?;
                    if let Some(path) = path {
                        let mistake = |problem| RuleError::new(at, format!("`{{{name}#{path}}}`: {problem}"));
                        typed = typed.at_path(path).map_err(mistake)?;
                    }
                    expect(&typed, Ty::Text, &format!("`{{{name}}}`"), at)?;
                    typed.value
                }
            };
            match (pieces.last_mut(), piece) {
                (_, EndpointValue::Unset) => return Ok(Typed::new(Ty::Text, EndpointValue::Unset)),
                (Some(EndpointValue::Text(before)), EndpointValue::Text(text)) => before.push_str(&text),
                (_, piece) => pieces.push(piece),
            }
        }
        let value = match pieces.len() {
            0 => EndpointValue::Text(String::new()),
            1 => pieces.remove(0),
            _ => EndpointValue::Format(pieces),
        };
        Ok(Typed::new(Ty::Text, value))
    }

    fn call(&mut self, function: &str, argv: &[Expr], at: &str, steps: &mut Vec<Step>) -> Result<Typed, RuleError> {
        let native = NATIVE.iter().find(|native| native.name == function);
        if native.is_none() && !SPECIAL.contains(&function) {
            let known = NATIVE.iter().map(|native| native.name).chain(SPECIAL.iter().copied());
            let message = format!("the function `{function}` is unknown or not supported");
            return Err(RuleError::new(at, message).did_you_mean(nearest(function, known)));
        }
        let mut arguments = Vec::new();
        for (index, argument) in argv.iter().enumerate() {
            let typed = self.value(argument, &format!("{at}/argv/{index}"), steps)?;
            let value = match typed.value {
                value @ EndpointValue::Either { .. } => self.hoist("value", value, steps),
                value => value,
            };
            arguments.push(Typed { value, ..typed });
        }
        match native {
            Some(native) => self.native(native, arguments, at, steps),
            None => self.special(function, arguments, at, steps),
        }
    }

    fn native(
        &mut self,
        native: &Native,
        arguments: Vec<Typed>,
        at: &str,
        steps: &mut Vec<Step>,
    ) -> Result<Typed, RuleError> {
        check(native.name, &arguments, native.parameters, at)?;
        let mut values = values(arguments);
        let value = if values.contains(&EndpointValue::Unset) {
            EndpointValue::Unset
        } else {
            if native.borrows {
                values = values.into_iter().map(|value| self.lasting(value, steps)).collect();
            }
            EndpointValue::Call { function: native.function, arguments: values }
        };
        Ok(Typed { value, ty: native.result, optional: native.optional })
    }

    fn special(
        &mut self,
        function: &str,
        arguments: Vec<Typed>,
        at: &str,
        steps: &mut Vec<Step>,
    ) -> Result<Typed, RuleError> {
        let parameters: &[Ty] = match function {
            "aws.partition" => &[Ty::Text],
            "booleanEquals" => &[Ty::Bool, Ty::Bool],
            "not" => &[Ty::Bool],
            "stringEquals" => &[Ty::Text, Ty::Text],
            "coalesce" => return self.coalesce(arguments, at, steps),
            "getAttr" => return get_attr(arguments, at),
            "isSet" => return is_set(arguments, at),
            _ => return self.either(arguments, at, steps),
        };
        check(function, &arguments, parameters, at)?;
        let ty = if function == "aws.partition" { Ty::Partition } else { Ty::Bool };
        let mut values = values(arguments).into_iter();
        let value = match (function, values.next(), values.next()) {
            (_, Some(EndpointValue::Unset), _) | (_, _, Some(EndpointValue::Unset)) => EndpointValue::Unset,
            ("aws.partition", Some(region), None) => EndpointValue::Partition(Box::new(region)),
            (_, Some(value), None) => not(value),
            (_, Some(first), Some(second)) => equal(first, second),
            _ => EndpointValue::Unset,
        };
        Ok(Typed::new(ty, value))
    }

    /// The first value that is present.
    fn coalesce(&mut self, arguments: Vec<Typed>, at: &str, steps: &mut Vec<Step>) -> Result<Typed, RuleError> {
        let ty = same_type("coalesce", &arguments, at)?;
        let mut all: Option<Typed> = None;
        for argument in arguments {
            // A default that is absent is skipped.
            if argument.is_unset() {
                continue;
            }
            let argument = Typed { value: self.lasting(argument.value, steps), ..argument };
            all = match all {
                None => Some(argument),
                Some(first) if !first.optional => Some(first),
                Some(first) => {
                    let (first, second) = (Box::new(first.value), Box::new(argument.value));
                    let optional = argument.optional;
                    Some(Typed { value: EndpointValue::Coalesce { first, second, optional }, ty, optional })
                }
            };
        }
        Ok(all.unwrap_or(Typed { value: EndpointValue::Unset, ty, optional: true }))
    }

    /// `ite`: the second or the third value, depending on the first.
    fn either(&mut self, arguments: Vec<Typed>, at: &str, steps: &mut Vec<Step>) -> Result<Typed, RuleError> {
        let [condition, yes, no] = <[Typed; 3]>::try_from(arguments).map_err(|arguments| {
            RuleError::new(at, format!("`ite` must have 3 arguments, but has {}", arguments.len()))
        })?;
        expect(&condition, Ty::Bool, "argument 1 of `ite`", at)?;
        let ty = same_type("ite", &[yes.clone(), no.clone()], at)?;
        match self.truth(&condition.value) {
            Some(true) => return Ok(yes),
            Some(false) => return Ok(no),
            None if yes.value == no.value => return Ok(yes),
            None => {}
        }
        let optional = yes.optional || no.optional;
        let value = match (condition.value, yes.value, no.value) {
            (EndpointValue::Unset, ..) => EndpointValue::Unset,
            (condition, EndpointValue::Bool(true), EndpointValue::Bool(false)) => condition,
            (condition, EndpointValue::Bool(false), EndpointValue::Bool(true)) => not(condition),
            (condition, yes_value, no_value) => {
                let mut branch = |value: EndpointValue, is_optional: bool| {
                    let value = self.lasting(value, steps);
                    if optional && !is_optional { EndpointValue::Present(Box::new(value)) } else { value }
                };
                let (yes, no) = (branch(yes_value, yes.optional), branch(no_value, no.optional));
                EndpointValue::Either { condition: Box::new(condition), yes: Box::new(yes), no: Box::new(no) }
            }
        };
        Ok(Typed { value, ty, optional })
    }

    /// A value that lives longer than the statement.
    fn lasting(&mut self, value: EndpointValue, steps: &mut Vec<Step>) -> EndpointValue {
        match value {
            EndpointValue::Local { .. } => value,
            value if value.is_owned() => self.hoist("text", value, steps),
            value => value,
        }
    }
}

fn values(arguments: Vec<Typed>) -> Vec<EndpointValue> {
    arguments.into_iter().map(|argument| argument.value).collect()
}

fn check(function: &str, arguments: &[Typed], parameters: &[Ty], at: &str) -> Result<(), RuleError> {
    if arguments.len() != parameters.len() {
        let plural = if parameters.len() == 1 { "" } else { "s" };
        let message =
            format!("`{function}` must have {} argument{plural}, but has {}", parameters.len(), arguments.len());
        return Err(RuleError::new(at, message));
    }
    for (index, (argument, ty)) in arguments.iter().zip(parameters).enumerate() {
        let what = format!("argument {} of `{function}`", index + 1);
        let at = format!("{at}/argv/{index}");
        expect(argument, *ty, &what, &at)?;
        if matches!(argument.value, EndpointValue::Int(..0)) {
            return Err(RuleError::new(&at, format!("{what} must not be negative")));
        }
    }
    Ok(())
}

/// Checks that a value is of this type and present.
pub(super) fn expect(typed: &Typed, ty: Ty, what: &str, at: &str) -> Result<(), RuleError> {
    if typed.ty != ty {
        return Err(RuleError::new(at, format!("{what} must be {}, but is {}", ty.phrase(), typed.ty.phrase())));
    }
    if typed.optional {
        let help = "check it with `isSet` or assign it in a condition before".to_owned();
        return Err(RuleError { help: Some(help), ..RuleError::new(at, format!("{what} may be absent")) });
    }
    Ok(())
}

/// The type of alternative values.
fn same_type(function: &str, arguments: &[Typed], at: &str) -> Result<Ty, RuleError> {
    let [first, rest @ ..] = arguments else {
        return Err(RuleError::new(at, format!("`{function}` has no arguments")));
    };
    if let Some(other) = rest.iter().find(|other| other.ty != first.ty) {
        let (one, other) = (first.ty.phrase(), other.ty.phrase());
        return Err(RuleError::new(
            at,
            format!("`{function}` chooses between {one} and {other}; both must have the same type"),
        ));
    }
    if !matches!(first.ty, Ty::Bool | Ty::Text) {
        return Err(RuleError::new(at, format!("`{function}` is not supported for {}", first.ty.phrase())));
    }
    Ok(first.ty)
}

fn is_set(arguments: Vec<Typed>, at: &str) -> Result<Typed, RuleError> {
    let [argument] = <[Typed; 1]>::try_from(arguments).map_err(|arguments| {
        RuleError::new(at, format!("`isSet` must have 1 argument, but has {}", arguments.len()))
    })?;
    let value = match argument {
        Typed { value: EndpointValue::Unset, .. } => EndpointValue::Bool(false),
        Typed { optional: false, .. } => EndpointValue::Bool(true),
        Typed { value, .. } => EndpointValue::IsSet(Box::new(value)),
    };
    Ok(Typed::new(Ty::Bool, value))
}

fn get_attr(arguments: Vec<Typed>, at: &str) -> Result<Typed, RuleError> {
    match <[Typed; 2]>::try_from(arguments) {
        Ok([of, Typed { value: EndpointValue::Text(path), .. }]) => {
            of.at_path(&path).map_err(|problem| RuleError::new(at, format!("`getAttr`: {problem}")))
        }
        _ => Err(RuleError::new(at, "the arguments of `getAttr` must be a value and a path")),
    }
}

fn not(value: EndpointValue) -> EndpointValue {
    match value {
        EndpointValue::Bool(value) => EndpointValue::Bool(!value),
        EndpointValue::Not(value) => *value,
        value => EndpointValue::Not(Box::new(value)),
    }
}

/// A comparison, with a constant as the second operand.
fn equal(first: EndpointValue, second: EndpointValue) -> EndpointValue {
    match (first, second) {
        (first, second) if first == second => EndpointValue::Bool(true),
        (EndpointValue::Text(_), EndpointValue::Text(_)) => EndpointValue::Bool(false),
        (value, EndpointValue::Bool(true)) | (EndpointValue::Bool(true), value) => value,
        (value, EndpointValue::Bool(false)) | (EndpointValue::Bool(false), value) => not(value),
        (text @ EndpointValue::Text(_), value) | (value, text) => EndpointValue::Equal(Box::new(value), Box::new(text)),
    }
}
