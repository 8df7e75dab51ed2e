//! The values of traits, each in the form its trait defines. Keys that a newer Smithy adds are passed over.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// The value of a trait whose presence is all that counts: an object.
#[derive(Deserialize)]
#[serde(expecting = "an object, usually `{}`")]
pub(super) struct Marker {}

/// `aws.api#service`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object with `sdkId`")]
pub struct AwsService {
    /// The name that SDKs go by, such as `PartnerCentral Selling`.
    pub sdk_id: String,
    /// The namespace in ARNs.
    pub arn_namespace: Option<String>,
    /// The first part of host names.
    pub endpoint_prefix: Option<String>,
    /// What links to the documentation of AWS name the service by.
    pub doc_id: Option<String>,
}

/// `aws.auth#sigv4`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `name`")]
pub struct SigV4 {
    /// The service's name in signatures.
    pub name: String,
}

/// `smithy.api#deprecated`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object")]
pub struct Deprecated {
    /// Why, and what to use.
    pub message: Option<String>,
    /// A version or date.
    pub since: Option<String>,
}

/// `smithy.api#error`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ErrorFault {
    /// The request was wrong.
    Client,
    /// The service failed.
    Server,
}

/// `smithy.api#length`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `min` and `max`")]
pub struct Length {
    /// The least that is allowed.
    pub min: Option<u64>,
    /// The most that is allowed.
    pub max: Option<u64>,
}

/// `smithy.api#range`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `min` and `max`")]
pub struct Range {
    /// The least that is allowed.
    pub min: Option<Decimal>,
    /// The most that is allowed.
    pub max: Option<Decimal>,
}

/// A number as JSON writes it, such as `-12`, `0.5` or `1e+30`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(String);

impl Decimal {
    /// The number as a whole one, when it is one.
    pub fn as_i128(&self) -> Option<i128> {
        let whole = self.0.strip_suffix(".0").unwrap_or(&self.0);
        whole.parse().ok()
    }

    /// The nearest float.
    pub fn as_f64(&self) -> f64 {
        // JSON's numbers are a subset of those that `f64` reads.
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<serde_json::Number> for Decimal {
    fn from(number: serde_json::Number) -> Self {
        Self(number.to_string())
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_json::Number::deserialize(deserializer).map(Self::from)
    }
}

/// `smithy.api#mixin`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
pub(super) struct Mixin {
    /// Ids of traits that stay behind.
    #[serde(default)]
    pub(super) local_traits: Vec<String>,
}

/// `smithy.api#paginated`. Paths are names joined by dots.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
pub struct Paginated {
    /// The input member that takes the token.
    pub input_token: Option<String>,
    /// The path of the token in the output.
    pub output_token: Option<String>,
    /// The path of the items in the output.
    pub items: Option<String>,
    /// The input member that limits a page.
    pub page_size: Option<String>,
}

impl Paginated {
    /// `self`, with what is missing taken from `common`.
    pub(super) fn or(self, common: Self) -> Self {
        Self {
            input_token: self.input_token.or(common.input_token),
            output_token: self.output_token.or(common.output_token),
            items: self.items.or(common.items),
            page_size: self.page_size.or(common.page_size),
        }
    }
}

/// `smithy.api#requestCompression`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `encodings`")]
pub struct RequestCompression {
    /// Encodings in order of preference.
    pub encodings: Vec<String>,
}

/// `smithy.api#retryable`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object")]
pub struct Retryable {
    /// The service asks for fewer requests.
    #[serde(default)]
    pub throttling: bool,
}

/// `smithy.api#timestampFormat`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimestampFormat {
    /// RFC 3339 text in UTC.
    DateTime,
    /// A number of seconds.
    EpochSeconds,
    /// The form of HTTP headers.
    HttpDate,
}

/// One entry of `smithy.api#enum`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `value`")]
pub struct EnumDefinition {
    /// What is sent.
    pub value: String,
    /// Its name; older models may have none.
    pub name: Option<String>,
    /// What it means.
    pub documentation: Option<String>,
    /// Whether it is deprecated.
    #[serde(default)]
    pub deprecated: bool,
}

/// `smithy.api#enumValue`
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnumValue {
    /// Of an enum.
    String(String),
    /// Of an intEnum.
    Int(i32),
}

impl<'de> Deserialize<'de> for EnumValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::String(text) => Ok(Self::String(text)),
            Value::Number(number) => {
                let value = number.as_i64().and_then(|value| i32::try_from(value).ok());
                value.map(Self::Int).ok_or_else(|| D::Error::custom(format_args!("{number} doesn't fit 32 bits")))
            }
            _ => Err(D::Error::custom("expected a string or a whole number")),
        }
    }
}

/// `smithy.api#default`
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultValue {
    /// No default, whatever the target has.
    Null,
    /// Of a boolean.
    Bool(bool),
    /// Of a number or timestamp.
    Number(Decimal),
    /// Of a string, enum, timestamp or (in base64) blob.
    String(String),
    /// Of a list.
    EmptyList,
    /// Of a map.
    EmptyMap,
    /// JSON text, which only a document can have.
    Other(String),
}

impl<'de> Deserialize<'de> for DefaultValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Value::deserialize(deserializer)? {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(value),
            Value::Number(number) => Self::Number(Decimal(number.to_string())),
            Value::String(text) => Self::String(text),
            Value::Array(items) if items.is_empty() => Self::EmptyList,
            Value::Object(entries) if entries.is_empty() => Self::EmptyMap,
            other => Self::Other(other.to_string()),
        })
    }
}

/// `smithy.rules#contextParam`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `name`")]
pub struct ContextParam {
    /// The endpoint parameter.
    pub name: String,
}

/// An entry of `smithy.rules#staticContextParams`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `value`")]
pub struct StaticContextParam {
    /// The fixed value.
    pub value: ParameterValue,
}

/// An entry of `smithy.rules#operationContextParams`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `path`")]
pub struct OperationContextParam {
    /// A JMESPath expression on the input.
    pub path: String,
}

/// The value of an endpoint parameter.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
#[serde(expecting = "a boolean, a string or a list of strings")]
pub enum ParameterValue {
    /// Of a boolean.
    Bool(bool),
    /// Of a string.
    String(String),
    /// Of a list of strings.
    StringArray(Vec<String>),
}

/// `smithy.rules#endpointTests`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object with `testCases`")]
pub struct EndpointTests {
    /// The cases.
    pub test_cases: Vec<EndpointTest>,
}

/// One case for the endpoint rules.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EndpointTest {
    /// What it is about.
    pub documentation: Option<String>,
    /// Parameters by name.
    #[serde(default)]
    pub params: BTreeMap<String, ParameterValue>,
    /// What must come out.
    pub expect: EndpointExpectation,
}

/// What comes out of the endpoint rules.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EndpointExpectation {
    /// An endpoint.
    Endpoint(ExpectedEndpoint),
    /// A message.
    Error(String),
}

/// The endpoint that a case expects.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ExpectedEndpoint {
    /// Its URL.
    pub url: String,
    /// Headers to add.
    #[serde(default)]
    pub headers: BTreeMap<String, Vec<String>>,
    /// Properties, such as `authSchemes`, as JSON text.
    #[serde(default)]
    pub properties: BTreeMap<String, RawJson>,
}

/// JSON that the generator hands on without a look inside.
#[derive(Clone, Debug, PartialEq)]
pub struct RawJson(pub String);

impl<'de> Deserialize<'de> for RawJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|value| Self(value.to_string()))
    }
}

/// An object, whatever is in it.
pub(super) type Object = Map<String, Value>;
