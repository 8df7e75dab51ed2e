//! Protocol test cases: `smithy.test#httpRequestTests` and `smithy.test#httpResponseTests`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::shape_id::ShapeId;
use super::trait_values::Decimal;

/// A request test: the request that a client must send for given parameters.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object with `id`, `protocol`, `method` and `uri`")]
pub struct RequestCase {
    /// The name, unique in the model.
    pub id: String,
    /// The protocol that the case is for.
    pub protocol: ShapeId,
    /// Whether the case is for clients or servers. If absent, it is for both.
    pub applies_to: Option<AppliesTo>,
    /// The values of the input's members.
    #[serde(default)]
    pub params: Node,
    /// The HTTP method.
    pub method: String,
    /// The path.
    pub uri: String,
    /// The endpoint that is passed to the client: a host, optionally with a path.
    pub host: Option<String>,
    /// The host that the request must be sent to.
    pub resolved_host: Option<String>,
    /// Parts of the query, as `name=value`.
    #[serde(default)]
    pub query_params: Vec<String>,
    /// Headers with their values.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Headers that must be absent.
    #[serde(default)]
    pub forbid_headers: Vec<String>,
    /// Headers that must be present, with any value.
    #[serde(default)]
    pub require_headers: Vec<String>,
    /// The body, if the case checks it.
    pub body: Option<String>,
    /// The media type of the body, which decides how bodies are compared.
    pub body_media_type: Option<String>,
}

/// A response test: a response, and the values that a client must decode from it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object with `id`, `protocol` and `code`")]
pub struct ResponseCase {
    /// The name, unique in the model.
    pub id: String,
    /// The protocol that the case is for.
    pub protocol: ShapeId,
    /// Whether the case is for clients or servers. If absent, it is for both.
    pub applies_to: Option<AppliesTo>,
    /// The values of the members of the output or error.
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
    /// The members that have a value in the body.
    pub fn body_members(&self) -> BTreeSet<String> {
        match self.body.as_deref().map(serde_json::from_str) {
            Some(Ok(Value::Object(members))) => {
                members.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, _)| name).collect()
            }
            _ => BTreeSet::new(),
        }
    }
}

/// What a case is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AppliesTo {
    /// Clients.
    Client,
    /// Servers.
    Server,
}

/// A value in Smithy's node form: timestamps as seconds, blobs as text, infinite floats and NaN as strings.
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
