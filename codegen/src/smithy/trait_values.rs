//! The values of traits, each as its trait defines it. Keys that newer versions of Smithy add are ignored.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// The value of a trait without parameters: an object.
#[derive(Deserialize)]
#[serde(expecting = "an object, usually `{}`")]
pub(super) struct Marker {}

/// `aws.api#service`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object with `sdkId`")]
pub struct AwsService {
    /// The name of the service in SDKs, such as `PartnerCentral Selling`.
    pub sdk_id: String,
    /// The namespace in ARNs.
    pub arn_namespace: Option<String>,
    /// The first part of host names.
    pub endpoint_prefix: Option<String>,
    /// The id of the service in links to the AWS documentation.
    pub doc_id: Option<String>,
}

/// `aws.auth#sigv4`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `name`")]
pub struct SigV4 {
    /// The name of the service in signatures.
    pub name: String,
}

/// `smithy.api#deprecated`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object")]
pub struct Deprecated {
    /// The reason, and what to use instead.
    pub message: Option<String>,
    /// The version or date of the deprecation.
    pub since: Option<String>,
}

/// `smithy.api#error`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ErrorFault {
    /// The request is invalid.
    Client,
    /// The service failed.
    Server,
}

/// `smithy.api#length`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(expecting = "an object with `min` and `max`")]
pub struct Length {
    /// The minimum.
    pub min: Option<u64>,
    /// The maximum.
    pub max: Option<u64>,
}

/// `smithy.api#range`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `min` and `max`")]
pub struct Range {
    /// The minimum.
    pub min: Option<Decimal>,
    /// The maximum.
    pub max: Option<Decimal>,
}

/// A number in the form of JSON, such as `-12`, `0.5` or `1e+30`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(String);

impl Decimal {
    /// The number as an integer, if it is one.
    pub fn as_i128(&self) -> Option<i128> {
        let whole = self.0.strip_suffix(".0").unwrap_or(&self.0);
        whole.parse().ok()
    }

    /// The nearest float.
    pub fn as_f64(&self) -> f64 {
        // All JSON numbers can be parsed as `f64`.
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
    /// Ids of traits that are not inherited.
    #[serde(default)]
    pub(super) local_traits: Vec<String>,
}

/// `smithy.api#paginated`. Paths are names joined by dots.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object")]
pub struct Paginated {
    /// The input member for the token.
    pub input_token: Option<String>,
    /// The path of the token in the output.
    pub output_token: Option<String>,
    /// The path of the items in the output.
    pub items: Option<String>,
    /// The input member that limits the size of a page.
    pub page_size: Option<String>,
}

impl Paginated {
    /// `self`, with missing values taken from `common`.
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
    /// True if the error means that the request was throttled.
    #[serde(default)]
    pub throttling: bool,
}

/// `smithy.api#timestampFormat`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimestampFormat {
    /// RFC 3339 text in UTC.
    DateTime,
    /// A number of seconds since 1970.
    EpochSeconds,
    /// The date format of HTTP headers.
    HttpDate,
}

/// An entry of `smithy.api#enum`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `value`")]
pub struct EnumDefinition {
    /// The wire value.
    pub value: String,
    /// The name, which older models may lack.
    pub name: Option<String>,
    /// The documentation.
    pub documentation: Option<String>,
    /// True if the value is deprecated.
    #[serde(default)]
    pub deprecated: bool,
}

/// `smithy.api#enumValue`
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnumValue {
    /// The value of a member of an enum.
    String(String),
    /// The value of a member of an intEnum.
    Int(i32),
}

impl<'de> Deserialize<'de> for EnumValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::String(text) => Ok(Self::String(text)),
            Value::Number(number) => {
                let value = number.as_i64().and_then(|value| i32::try_from(value).ok());
                value.map(Self::Int).ok_or_else(|| D::Error::custom(format_args!("{number} doesn't fit in 32 bits")))
            }
            _ => Err(D::Error::custom("expected a string or an integer")),
        }
    }
}

/// `smithy.api#default`
#[derive(Clone, Debug, PartialEq)]
pub enum DefaultValue {
    /// No default, even if the target has one.
    Null,
    /// The default of a boolean.
    Bool(bool),
    /// The default of a number or timestamp.
    Number(Decimal),
    /// The default of a string, enum, timestamp or blob (in base64).
    String(String),
    /// The default of a list.
    EmptyList,
    /// The default of a map.
    EmptyMap,
    /// JSON text. Only documents can have such a default.
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
    /// The name of the endpoint parameter.
    pub name: String,
}

/// An entry of `smithy.rules#staticContextParams`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `value`")]
pub struct StaticContextParam {
    /// The value.
    pub value: ParameterValue,
}

/// An entry of `smithy.rules#operationContextParams`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(expecting = "an object with `path`")]
pub struct OperationContextParam {
    /// A JMESPath expression that is evaluated on the input.
    pub path: String,
}

/// The value of an endpoint parameter.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
#[serde(expecting = "a boolean, a string or a list of strings")]
pub enum ParameterValue {
    /// A boolean.
    Bool(bool),
    /// A string.
    String(String),
    /// A list of strings.
    StringArray(Vec<String>),
}

/// `smithy.rules#endpointTests`
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[serde(expecting = "an object with `testCases`")]
pub struct EndpointTests {
    /// The test cases.
    pub test_cases: Vec<EndpointTest>,
}

/// A test case for the endpoint rules.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EndpointTest {
    /// The description of the case.
    pub documentation: Option<String>,
    /// The parameters by name.
    #[serde(default)]
    pub params: BTreeMap<String, ParameterValue>,
    /// The expected result.
    pub expect: EndpointExpectation,
}

/// The result that a test case expects.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EndpointExpectation {
    /// An endpoint.
    Endpoint(ExpectedEndpoint),
    /// An error with this message.
    Error(String),
}

/// The endpoint that a test case expects.
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

/// JSON that the generator doesn't interpret.
#[derive(Clone, Debug, PartialEq)]
pub struct RawJson(pub String);

impl<'de> Deserialize<'de> for RawJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|value| Self(value.to_string()))
    }
}

/// A JSON object.
pub(super) type Object = Map<String, Value>;
