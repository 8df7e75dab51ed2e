//! The cases of protocol suites: `smithy.test#httpRequestTests` and `smithy.test#httpResponseTests`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::shape_id::ShapeId;
use super::trait_values::Decimal;

/// A request that must be sent.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object with `id`, `protocol`, `method` and `uri`")]
pub struct RequestCase {
    /// Its name, unique in the suite.
    pub id: String,
    /// The protocol that it is for.
    pub protocol: ShapeId,
    /// `client` or `server`; both if absent.
    pub applies_to: Option<AppliesTo>,
    /// Values of the input's members, in the form of node values.
    #[serde(default)]
    pub params: Node,
    /// The HTTP method.
    pub method: String,
    /// The path.
    pub uri: String,
    /// The endpoint that the client is given: a host, which a path may follow.
    pub host: Option<String>,
    /// The host that the request goes to.
    pub resolved_host: Option<String>,
    /// Parts of the query, as `name=value`.
    #[serde(default)]
    pub query_params: Vec<String>,
    /// Headers with their values.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Headers that must not be there.
    #[serde(default)]
    pub forbid_headers: Vec<String>,
    /// Headers that must be there, whatever their values.
    #[serde(default)]
    pub require_headers: Vec<String>,
    /// The body, if the case is about it.
    pub body: Option<String>,
    /// How bodies are compared.
    pub body_media_type: Option<String>,
}

/// An answer, and what must be read from it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object with `id`, `protocol` and `code`")]
pub struct ResponseCase {
    /// Its name, unique in the suite.
    pub id: String,
    /// The protocol that it is for.
    pub protocol: ShapeId,
    /// `client` or `server`; both if absent.
    pub applies_to: Option<AppliesTo>,
    /// Values of the output's or error's members, in the form of node values.
    #[serde(default)]
    pub params: Node,
    /// The HTTP status.
    pub code: u16,
    /// Headers with their values.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: Option<String>,
}

impl ResponseCase {
    /// The members that the body has a value for.
    pub fn body_members(&self) -> BTreeSet<String> {
        match self.body.as_deref().map(serde_json::from_str) {
            Some(Ok(Value::Object(members))) => {
                members.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, _)| name).collect()
            }
            _ => BTreeSet::new(),
        }
    }
}

/// Whom a case is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AppliesTo {
    /// Clients.
    Client,
    /// Servers.
    Server,
}

/// A value in the form of nodes: timestamps as seconds, blobs as text, special floats as strings.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "named as in JSON")]
pub enum Node {
    #[default]
    Null,
    Bool(bool),
    Number(Decimal),
    String(String),
    List(Vec<Node>),
    Map(BTreeMap<String, Node>),
}

impl From<Value> for Node {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(value),
            Value::Number(number) => Self::Number(Decimal::from(number)),
            Value::String(text) => Self::String(text),
            Value::Array(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Value::Object(entries) => {
                Self::Map(entries.into_iter().map(|(key, value)| (key, Self::from(value))).collect())
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self::from)
    }
}
