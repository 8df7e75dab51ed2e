//! `endpoint.rs`: the function that evaluates the endpoint rules.
//!
//! It is laid out here and not by prettyplease, which breaks each `return Err(...)` into five lines.

use super::render::{Item, WIDTH, doc_line};
use super::scope::Scope;
use crate::endpoint::{Attribute, Condition, Endpoint, EndpointRule, EndpointValue, Function, Setting};

/// All items of the file.
pub(crate) fn items(endpoint: &Endpoint, scope: &mut Scope) -> Vec<Item> {
    let mut text = doc_line("///", "Evaluates the endpoint rules for these settings.");
    if !endpoint.unset.is_empty() {
        text += &doc_line("///", "");
        text +=
            &doc_line("///", "No setting sets these parameters of the rules; they are absent or have their default:");
        for name in &endpoint.unset {
            text += &doc_line("///", &format!("- `{name}`"));
        }
    }
    let is_params = |value: &EndpointValue| {
        matches!(value, EndpointValue::Setting(_) | EndpointValue::Given { .. } | EndpointValue::Partition(_))
    };
    let params = if endpoint.rules.iter().any(|rule| rule.any(&is_params)) { "params" } else { "_params" };
    let (params_type, result) = (scope.internal("EndpointParams"), scope.std("Result"));
    let endpoint_type = scope.internal("Endpoint").to_string();
    let error = scope.internal("EndpointError").to_string();
    let returns = format!("{result}<{endpoint_type}, {error}>");
    let mut printer = Printer { endpoint: endpoint_type, error, text, depth: 0 };
    printer.line(&format!("pub(crate) fn resolve({params}: &{params_type}<'_>) -> {returns} {{"));
    printer.body(&endpoint.rules);
    printer.line("}");
    let is_call = |value: &EndpointValue| matches!(value, EndpointValue::Call { .. });
    if endpoint.rules.iter().any(|rule| rule.any(&is_call)) {
        scope.internal("rules");
    }
    vec![Item::Table(printer.text)]
}

struct Printer {
    /// The types as they are written in the file.
    endpoint: String,
    error: String,
    text: String,
    depth: usize,
}

/// The body of the function, for the outline.
pub(crate) fn outline(rules: &[EndpointRule]) -> String {
    let (endpoint, error) = ("Endpoint".to_owned(), "EndpointError".to_owned());
    let mut printer = Printer { endpoint, error, text: String::new(), depth: 0 };
    printer.body(rules);
    printer.text
}

impl Printer {
    fn body(&mut self, rules: &[EndpointRule]) {
        self.depth += 1;
        if let [statements @ .., last] = rules {
            statements.iter().for_each(|rule| self.statement(rule));
            self.last(last);
        }
        self.depth -= 1;
    }

    fn line(&mut self, line: &str) {
        self.text += &"    ".repeat(self.depth);
        self.text += line;
        self.text.push('\n');
    }

    fn fits(&self, line: &str) -> bool {
        self.depth * 4 + line.chars().count() <= WIDTH
    }

    /// A statement that returns or is followed by others.
    fn statement(&mut self, rule: &EndpointRule) {
        match rule {
            EndpointRule::Let { name, value } => self.line(&format!("let {name} = {};", expression(value))),
            EndpointRule::Require { name, value, message } => {
                self.line(&format!("let Some({name}) = {} else {{", expression(value)));
                self.depth += 1;
                self.statement(&EndpointRule::Error(EndpointValue::Text(message.clone())));
                self.depth -= 1;
                self.line("};");
            }
            EndpointRule::If { conditions, then } => {
                self.head(conditions);
                self.depth += 1;
                then.iter().for_each(|rule| self.statement(rule));
                self.depth -= 1;
                self.line("}");
            }
            EndpointRule::Endpoint { .. } | EndpointRule::Error(_) => self.result("return ", rule, ";"),
        }
    }

    /// The last statement of the function, which is its result.
    fn last(&mut self, rule: &EndpointRule) {
        match rule {
            EndpointRule::Endpoint { .. } | EndpointRule::Error(_) => self.result("", rule, ""),
            rule => self.statement(rule),
        }
    }

    fn head(&mut self, conditions: &[Condition]) {
        let conditions: Vec<String> = conditions.iter().map(condition).collect();
        let line = format!("if {} {{", conditions.join(" && "));
        if conditions.len() == 1 || self.fits(&line) {
            return self.line(&line);
        }
        self.line(&format!("if {}", conditions.join(&format!("\n{}&& ", "    ".repeat(self.depth + 1)))));
        self.line("{");
    }

    /// `Ok` or `Err`.
    fn result(&mut self, before: &str, rule: &EndpointRule, after: &str) {
        let (start, value, setters) = match rule {
            EndpointRule::Endpoint { url, signing_region, signing_name } => {
                let named = [("signing_region", signing_region), ("signing_name", signing_name)];
                let setter = |(name, value): (&str, &Option<_>)| Some(format!(".{name}({})", given(value.as_ref()?)));
                (format!("{before}Ok({}::new(", self.endpoint), url, named.into_iter().filter_map(setter).collect())
            }
            EndpointRule::Error(message) => (format!("{before}Err({}::new(", self.error), message, Vec::new()),
            _ => return,
        };
        let line = format!("{start}{}){}){after}", given(value), setters.concat());
        if self.fits(&line) {
            self.line(&line);
        } else if !setters.is_empty() {
            self.line(&format!("{start}{})", given(value)));
            self.inside(&format!("{}){after}", setters.join("\n")));
        } else if let EndpointValue::Format(pieces) = value {
            let (text, arguments) = format_parts(pieces);
            self.line(&format!("{start}format!("));
            self.inside(&[vec![text], arguments].concat().join(",\n"));
            self.line(&format!("))){after}"));
        } else {
            self.line(&start);
            self.inside(&format!("{},", given(value)));
            self.line(&format!(")){after}"));
        }
    }

    /// Prints lines with one more level of indentation.
    fn inside(&mut self, lines: &str) {
        self.depth += 1;
        lines.split('\n').for_each(|line| self.line(line));
        self.depth -= 1;
    }
}

fn condition(condition: &Condition) -> String {
    match condition {
        Condition::Holds(value) => expression(value),
        Condition::Binds { name, value } => format!("let Some({name}) = {}", expression(value)),
    }
}

/// Text as an argument of `impl Into<String>`: a `String` if the expression creates one, else a `&str`.
fn given(value: &EndpointValue) -> String {
    match value {
        EndpointValue::Local { .. } => borrowed(value),
        value => expression(value),
    }
}

/// Text as a `&str`.
fn borrowed(value: &EndpointValue) -> String {
    let expression = expression(value);
    match value {
        EndpointValue::Local { owned: true, .. } => format!("{expression}.as_str()"),
        value if value.is_owned() => format!("&{expression}"),
        _ => expression,
    }
}

fn expression(value: &EndpointValue) -> String {
    match value {
        EndpointValue::Unset => "None".to_owned(),
        EndpointValue::Bool(value) => value.to_string(),
        EndpointValue::Int(value) => value.to_string(),
        EndpointValue::Text(text) => format!("{text:?}"),
        EndpointValue::List(items) => format!("{items:?}"),
        EndpointValue::Setting(setting) => format!("params.{}", self::setting(*setting)),
        EndpointValue::Given { name, flag: false } => format!("params.text({name:?})"),
        EndpointValue::Given { name, flag: true } => format!("params.flag({name:?})"),
        EndpointValue::Local { name, .. } => name.clone(),
        EndpointValue::Format(pieces) => {
            let (text, arguments) = format_parts(pieces);
            format!("format!({})", [vec![text], arguments].concat().join(", "))
        }
        EndpointValue::Attribute { of, attribute } => format!("{}.{}", expression(of), self::attribute(*attribute)),
        EndpointValue::Item { of, index } => item(&expression(of), *index),
        EndpointValue::Partition(region) => format!("params.partition({})", borrowed(region)),
        EndpointValue::Call { function, arguments } => {
            let arguments: Vec<String> = arguments.iter().map(borrowed).collect();
            format!("rules::{}({})", self::function(*function), arguments.join(", "))
        }
        EndpointValue::IsSet(value) => format!("{}.is_some()", expression(value)),
        EndpointValue::Not(value) => match value.as_ref() {
            EndpointValue::IsSet(value) => format!("{}.is_none()", expression(value)),
            EndpointValue::Equal(first, second) if !is_empty_text(second) => {
                format!("{} != {}", operand(first), operand(second))
            }
            value => format!("!{}", expression(value)),
        },
        EndpointValue::Equal(first, second) if is_empty_text(second) => format!("{}.is_empty()", expression(first)),
        EndpointValue::Equal(first, second) => format!("{} == {}", operand(first), operand(second)),
        EndpointValue::Coalesce { first, second, optional } => {
            let method = if *optional { "or" } else { "unwrap_or" };
            format!("{}.{method}({})", expression(first), borrowed(second))
        }
        EndpointValue::Either { condition, yes, no } => {
            format!("if {} {{ {} }} else {{ {} }}", expression(condition), borrowed(yes), borrowed(no))
        }
        EndpointValue::Present(value) => format!("Some({})", borrowed(value)),
    }
}

/// A field of the runtime's `EndpointParams`.
fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::Region => "region",
        Setting::UseDualStack => "use_dual_stack",
        Setting::UseFips => "use_fips",
        Setting::Endpoint => "endpoint",
    }
}

/// A field or a method of the runtime's partitions, ARNs and URLs.
fn attribute(attribute: Attribute) -> &'static str {
    match attribute {
        Attribute::Name => "name",
        Attribute::DnsSuffix => "dns_suffix",
        Attribute::DualStackDnsSuffix => "dual_stack_dns_suffix",
        Attribute::ImplicitGlobalRegion => "implicit_global_region",
        Attribute::SupportsFips => "supports_fips",
        Attribute::SupportsDualStack => "supports_dual_stack",
        Attribute::Partition => "partition",
        Attribute::Service => "service",
        Attribute::Region => "region",
        Attribute::AccountId => "account_id",
        Attribute::ResourceId => "resource_id",
        Attribute::Scheme => "scheme",
        Attribute::Authority => "authority",
        Attribute::Path => "path",
        Attribute::NormalizedPath => "normalized_path()",
        Attribute::IsIp => "is_ip",
    }
}

/// A function of the runtime's `rules`.
fn function(function: Function) -> &'static str {
    match function {
        Function::IsValidHostLabel => "is_valid_host_label",
        Function::IsVirtualHostableS3Bucket => "is_virtual_hostable_s3_bucket",
        Function::ParseArn => "parse_arn",
        Function::ParseUrl => "parse_url",
        Function::Split => "split",
        Function::Substring => "substring",
        Function::UriEncode => "uri_encode",
    }
}

fn is_empty_text(value: &EndpointValue) -> bool {
    matches!(value, EndpointValue::Text(text) if text.is_empty())
}

/// One side of a comparison.
fn operand(value: &EndpointValue) -> String {
    let compares = |value: &EndpointValue| matches!(value, EndpointValue::Equal(..));
    match value {
        EndpointValue::Not(inner) if compares(inner) => format!("({})", expression(value)),
        value if compares(value) => format!("({})", expression(value)),
        value => expression(value),
    }
}

fn item(list: &str, index: i64) -> String {
    match index {
        0 => format!("{list}.first().copied()"),
        -1 => format!("{list}.last().copied()"),
        1.. => format!("{list}.get({index}).copied()"),
        _ => format!("{list}.iter().nth_back({}).copied()", index.unsigned_abs() - 1),
    }
}

/// The text of a `format!` and its arguments. Names are written in the text.
fn format_parts(pieces: &[EndpointValue]) -> (String, Vec<String>) {
    let mut text = String::new();
    let mut arguments = Vec::new();
    for piece in pieces {
        match piece {
            EndpointValue::Text(piece) => text += &piece.replace('{', "{{").replace('}', "}}"),
            EndpointValue::Local { name, .. } => text += &format!("{{{name}}}"),
            value => {
                text += "{}";
                arguments.push(expression(value));
            }
        }
    }
    (format!("{text:?}"), arguments)
}

#[cfg(test)]
mod tests;
