//! The endpoint rules of a service (`smithy.rules#endpointRuleSet`) as a tree.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::trait_values::ParameterValue;

/// The rules that determine the endpoint of a request.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct RuleSet {
    /// The parameters of the rules, by name.
    #[serde(default)]
    pub parameters: BTreeMap<String, Parameter>,
    /// The rules in order. The first one whose conditions hold applies.
    pub rules: Vec<Rule>,
}

/// A parameter of the rules.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Parameter {
    /// Its type.
    pub r#type: ParameterType,
    /// The client setting that sets it, such as `AWS::Region`.
    pub built_in: Option<String>,
    /// The default value.
    pub default: Option<ParameterValue>,
    /// True if it must have a value.
    #[serde(default)]
    pub required: bool,
    /// Its documentation.
    pub documentation: Option<String>,
}

/// The type of a parameter. Models write it in lower case or capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the types")]
pub enum ParameterType {
    #[serde(alias = "Boolean")]
    Boolean,
    #[serde(alias = "String")]
    String,
    #[serde(alias = "StringArray")]
    StringArray,
}

/// A rule, which applies if all its conditions hold.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Rule {
    /// A rule that results in an endpoint.
    Endpoint {
        /// Its conditions.
        #[serde(default)]
        conditions: Vec<Condition>,
        /// The endpoint.
        endpoint: EndpointTemplate,
    },
    /// A rule that results in an error.
    Error {
        /// Its conditions.
        #[serde(default)]
        conditions: Vec<Condition>,
        /// The message of the error.
        error: Expr,
    },
    /// A list of rules. If the conditions hold, one of the rules must apply.
    Tree {
        /// Its conditions.
        #[serde(default)]
        conditions: Vec<Condition>,
        /// The rules in order.
        rules: Vec<Rule>,
    },
}

/// A function call. The condition holds unless the result is absent or `false`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Condition {
    /// The name of the function, such as `isSet`.
    #[serde(rename = "fn")]
    pub function: String,
    /// Its arguments.
    #[serde(default)]
    pub argv: Vec<Expr>,
    /// The name under which later conditions and the rule use the result.
    pub assign: Option<String>,
}

/// The endpoint of a rule, with templates.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct EndpointTemplate {
    /// Its URL.
    pub url: Expr,
    /// Properties, such as `authSchemes`.
    #[serde(default)]
    pub properties: BTreeMap<String, Property>,
    /// Headers to add.
    #[serde(default)]
    pub headers: BTreeMap<String, Vec<Expr>>,
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A string, which may contain values.
    String(Template),
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// The value of a parameter, or the result that a condition assigned.
    Ref(String),
    /// A function call.
    Call {
        /// The name of the function.
        function: String,
        /// Its arguments.
        argv: Vec<Expr>,
    },
}

/// The value of a property.
#[derive(Clone, Debug, PartialEq)]
pub enum Property {
    /// A string, which may contain values.
    String(Template),
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// A list.
    List(Vec<Property>),
    /// An object.
    Record(BTreeMap<String, Property>),
}

/// A string that may contain values, such as `https://{Region}.{Partition#dnsSuffix}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// The parts in order, without adjacent texts.
    pub parts: Vec<TemplatePart>,
}

/// A part of a [`Template`].
#[derive(Clone, Debug, PartialEq)]
pub enum TemplatePart {
    /// Literal text.
    Text(String),
    /// The value of a parameter, or the result that a condition assigned.
    Ref {
        /// Its name.
        name: String,
        /// The path in the value, after `#`.
        path: Option<String>,
    },
}

impl Template {
    /// The text, if it contains no values.
    pub fn as_text(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [] => Some(""),
            [TemplatePart::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// Parses the string of a rule.
    ///
    /// # Errors
    /// The braces don't match.
    fn parse(source: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut text = String::new();
        let mut rest = source;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            text.push_str(before);
            if let Some(after) = from.strip_prefix("{{") {
                text.push('{');
                rest = after;
            } else if let Some(after) = from.strip_prefix("}}") {
                text.push('}');
                rest = after;
            } else if let Some((inside, after)) = from.strip_prefix('{').and_then(|inside| inside.split_once('}')) {
                if !text.is_empty() {
                    parts.push(TemplatePart::Text(std::mem::take(&mut text)));
                }
                let (name, path) = match inside.split_once('#') {
                    Some((name, path)) => (name, Some(path.to_owned())),
                    None => (inside, None),
                };
                parts.push(TemplatePart::Ref { name: name.to_owned(), path });
                rest = after;
            } else {
                return Err(format!("the braces in `{source}` don't match"));
            }
        }
        text.push_str(rest);
        if !text.is_empty() {
            parts.push(TemplatePart::Text(text));
        }
        Ok(Self { parts })
    }
}

impl<'de> Deserialize<'de> for Template {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Expr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Call {
            r#fn: String,
            #[serde(default)]
            argv: Vec<Expr>,
        }

        match Value::deserialize(deserializer)? {
            Value::String(text) => Template::parse(&text).map(Self::String).map_err(D::Error::custom),
            Value::Bool(value) => Ok(Self::Bool(value)),
            Value::Number(number) => integer(&number).map(Self::Int),
            Value::Object(mut entries) => match entries.remove("ref") {
                Some(Value::String(name)) => Ok(Self::Ref(name)),
                _ => {
                    let call = Call::deserialize(Value::Object(entries)).map_err(D::Error::custom)?;
                    Ok(Self::Call { function: call.r#fn, argv: call.argv })
                }
            },
            other => Err(D::Error::custom(format_args!("`{other}` is not a valid expression"))),
        }
    }
}

impl<'de> Deserialize<'de> for Property {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::String(text) => Template::parse(&text).map(Self::String).map_err(D::Error::custom),
            Value::Bool(value) => Ok(Self::Bool(value)),
            Value::Number(number) => integer(&number).map(Self::Int),
            list @ Value::Array(_) => Vec::deserialize(list).map(Self::List).map_err(D::Error::custom),
            record @ Value::Object(_) => BTreeMap::deserialize(record).map(Self::Record).map_err(D::Error::custom),
            Value::Null => Err(D::Error::custom("the value of a property must not be null")),
        }
    }
}

fn integer<E: serde::de::Error>(number: &serde_json::Number) -> Result<i64, E> {
    number.as_i64().ok_or_else(|| E::custom(format_args!("expected an integer, found {number}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> TemplatePart {
        TemplatePart::Text(text.to_owned())
    }

    fn value(name: &str, path: Option<&str>) -> TemplatePart {
        TemplatePart::Ref { name: name.to_owned(), path: path.map(str::to_owned) }
    }

    #[test]
    fn templates_are_split_at_values() {
        let cases = [
            ("", vec![]),
            ("plain", vec![text("plain")]),
            ("a{B}c{D#e.f[0]}", vec![text("a"), value("B", None), text("c"), value("D", Some("e.f[0]"))]),
            ("{{x}}{Y}", vec![text("{x}"), value("Y", None)]),
        ];
        for (source, parts) in cases {
            assert_eq!(Template::parse(source), Ok(Template { parts }), "{source}");
        }
        for source in ["{", "a}", "{{}", "x{y"] {
            assert!(Template::parse(source).is_err(), "{source}");
        }
    }

    #[test]
    fn a_rule_set_becomes_a_tree() {
        let rules: RuleSet = serde_json::from_str(
            r#"{"version": "1.0",
                "parameters": {"UseFIPS": {"type": "Boolean", "builtIn": "AWS::UseFIPS", "required": true, "default": false}},
                "rules": [{"type": "tree", "conditions": [{"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "P"}],
                  "rules": [
                    {"type": "error", "conditions": [{"fn": "booleanEquals", "argv": [{"fn": "getAttr", "argv": [{"ref": "P"}, "supportsFIPS"]}, true]}], "error": "no"},
                    {"type": "endpoint", "conditions": [], "endpoint": {"url": "https://{P#dnsSuffix}", "headers": {"x": ["y"]},
                       "properties": {"authSchemes": [{"name": "sigv4", "disableDoubleEncoding": true}]}}}]}]}"#,
        )
        .unwrap();
        let Rule::Tree { conditions, rules } = &rules.rules[0] else { panic!("{rules:?}") };
        assert_eq!(conditions[0].assign.as_deref(), Some("P"));
        let [Rule::Error { conditions, .. }, Rule::Endpoint { endpoint, .. }] = rules.as_slice() else {
            panic!("{rules:?}")
        };
        assert!(
            matches!(&conditions[0].argv[0], Expr::Call { function, argv } if function == "getAttr" && argv.len() == 2)
        );
        assert!(
            matches!(&endpoint.properties["authSchemes"], Property::List(schemes) if matches!(schemes[0], Property::Record(_)))
        );
    }
}
