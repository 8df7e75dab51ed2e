//! Traits, with a typed accessor for each supported trait.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value;

use super::host_prefix::HostPrefix;
use super::protocol_cases::{RequestCase, ResponseCase};
use super::rules::RuleSet;
use super::shape_id::ShapeId;
use super::trait_lists;
use super::trait_values::*;
use crate::diagnostic::nearest;

/// The traits of a shape or member. They contain only valid values; others are reported when the model is parsed.
#[derive(Clone, Debug, PartialEq)]
pub struct Traits(BTreeMap<String, Value>);

/// Declares the supported traits: name and type of the accessor, id of the trait. A marker is a trait without a value.
/// The traits in `unread` have no accessor; they are looked up by their ids.
macro_rules! supported {
    (
        markers { $($(#[$marker_doc:meta])* $marker:ident = $marker_id:literal;)* }
        values { $($(#[$doc:meta])* $name:ident: $type:ty = $id:literal;)* }
        unread { $($unread_id:literal;)* }
    ) => {
        impl Traits {
            $($(#[$marker_doc])* pub fn $marker(&self) -> bool { self.has($marker_id) })*
            $($(#[$doc])* pub fn $name(&self) -> Option<$type> { self.read($id) })*
        }

        /// Checks the value of a trait.
        fn accept(id: &str, value: &Value) -> Result<Handling, serde_json::Error> {
            match id {
                $($marker_id => Marker::deserialize(value).map(|_| Handling::Supported),)*
                $($id => <$type>::deserialize(value).map(|_| Handling::Supported),)*
                $($unread_id => Marker::deserialize(value).map(|_| Handling::Supported),)*
                _ => Ok(Handling::Unknown),
            }
        }

        /// The ids of all supported traits.
        const SUPPORTED: &[&str] = &[$($marker_id,)* $($id,)* $($unread_id,)*];
    };
}

supported! {
    markers {
        /// The service sends error codes of the query protocol in a header.
        aws_query_compatible = "aws.protocols#awsQueryCompatible";
        /// A required member that clients must treat as optional.
        client_optional = "smithy.api#clientOptional";
        /// The value of the member becomes part of the host name.
        host_label = "smithy.api#hostLabel";
        /// Repeating the operation has no further effect.
        idempotent = "smithy.api#idempotent";
        /// The client fills in the member if the caller doesn't set it.
        idempotency_token = "smithy.api#idempotencyToken";
        /// The operation may also be called without a signature. See [`super::Operation::authentication`].
        optional_auth = "smithy.api#optionalAuth";
        /// The operation changes nothing.
        readonly = "smithy.api#readonly";
        /// The member must be set.
        required = "smithy.api#required";
        /// The values must not be printed.
        sensitive = "smithy.api#sensitive";
        /// The list or map may contain null.
        sparse = "smithy.api#sparse";
        /// The value is a stream of data or events.
        streaming = "smithy.api#streaming";
        /// The items of the list must be unique.
        unique_items = "smithy.api#uniqueItems";
        /// The signature doesn't cover the body.
        unsigned_payload = "aws.auth#unsignedPayload";
    }
    values {
        /// The authentication schemes in order of preference. See [`super::Operation::authentication`].
        auth: Vec<ShapeId> = "smithy.api#auth";
        /// The names of the service at AWS.
        aws_service: AwsService = "aws.api#service";
        /// The endpoint parameter that the member sets.
        context_param: ContextParam = "smithy.rules#contextParam";
        /// The value of an absent member.
        default: DefaultValue = "smithy.api#default";
        /// The reason and time of the deprecation.
        deprecated: Deprecated = "smithy.api#deprecated";
        /// Documentation in CommonMark, which may contain HTML.
        documentation: &str = "smithy.api#documentation";
        /// The prefix of the host name.
        endpoint: HostPrefix = "smithy.api#endpoint";
        /// The endpoint rules.
        endpoint_rule_set: RuleSet = "smithy.rules#endpointRuleSet";
        /// Test cases for the endpoint rules.
        endpoint_tests: EndpointTests = "smithy.rules#endpointTests";
        /// Whether the client or the service caused the error.
        error: ErrorFault = "smithy.api#error";
        /// The HTTP status of the error.
        http_error: u16 = "smithy.api#httpError";
        /// Protocol test cases for requests.
        http_request_tests: Vec<RequestCase> = "smithy.test#httpRequestTests";
        /// Protocol test cases for responses.
        http_response_tests: Vec<ResponseCase> = "smithy.test#httpResponseTests";
        /// The length constraint: characters of a string, bytes of a blob, items of a list or map.
        length: Length = "smithy.api#length";
        /// Endpoint parameters that take their values from the request.
        operation_context_params: BTreeMap<String, OperationContextParam> = "smithy.rules#operationContextParams";
        /// The paging. [`super::Operation::paginated`] merges it with that of the service.
        paginated: Paginated = "smithy.api#paginated";
        /// A regular expression that must match a part of the text.
        pattern: &str = "smithy.api#pattern";
        /// The range constraint of a number.
        range: Range = "smithy.api#range";
        /// The encodings in which the request body may be compressed.
        request_compression: RequestCompression = "smithy.api#requestCompression";
        /// The request may be sent again after the error.
        retryable: Retryable = "smithy.api#retryable";
        /// How requests are signed.
        sigv4: SigV4 = "aws.auth#sigv4";
        /// Endpoint parameters with fixed values.
        static_context_params: BTreeMap<String, StaticContextParam> = "smithy.rules#staticContextParams";
        /// The format of the timestamp.
        timestamp_format: TimestampFormat = "smithy.api#timestampFormat";
        /// The human-readable name of the service.
        title: &str = "smithy.api#title";
        /// The values of a string, in the form of Smithy 1.0.
        enum_definitions: Vec<EnumDefinition> = "smithy.api#enum";
        /// The value of a member of an enum or intEnum.
        enum_value: EnumValue = "smithy.api#enumValue";
    }
    unread {
        "aws.protocols#awsJson1_0";
        "aws.protocols#awsJson1_1";
    }
}

/// How the generator handles a trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Handling {
    /// It has an accessor, or is looked up by its id.
    Supported,
    /// It is in the list of ignored traits, or it is a protocol.
    Ignored,
    /// It is in neither list.
    Unknown,
}

impl Traits {
    /// No traits.
    pub(super) fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds a trait if its value is valid.
    ///
    /// # Errors
    /// The problem with the value.
    pub(super) fn insert(&mut self, id: String, value: Value) -> Result<(), serde_json::Error> {
        // serde accepts lists for structures.
        if value.is_array() && !LIST_VALUED.contains(&id.as_str()) && handling(&id) == Handling::Supported {
            return Err(serde::de::Error::custom("a list is not expected here"));
        }
        accept(&id, &value)?;
        self.0.insert(id, value);
        Ok(())
    }

    /// True if the model sets the trait with this id, supported or not.
    pub fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// The names of the protocols of the service, such as `restJson1`, sorted.
    pub fn protocols(&self) -> Vec<&str> {
        self.0.keys().filter(|id| is_protocol(id)).filter_map(|id| Some(id.split_once('#')?.1)).collect()
    }

    /// Sets a trait without a value.
    pub(super) fn mark(&mut self, id: &str) {
        self.0.insert(id.to_owned(), Value::Object(Object::new()));
    }

    /// The traits that correspond to an entry of the trait `smithy.api#enum`.
    pub(super) fn of_enum_definition(definition: &EnumDefinition) -> Self {
        let mut traits = Self::new();
        if let Some(documentation) = &definition.documentation {
            traits.0.insert("smithy.api#documentation".to_owned(), documentation.clone().into());
        }
        if definition.deprecated {
            traits.mark("smithy.api#deprecated");
        }
        traits
    }

    fn read<'a, T: Deserialize<'a>>(&'a self, id: &str) -> Option<T> {
        // `insert` accepted only valid values.
        T::deserialize(self.0.get(id)?).ok()
    }
}

/// The traits whose value can be a list.
const LIST_VALUED: &[&str] = &[
    "smithy.api#auth",
    "smithy.api#default",
    "smithy.api#enum",
    "smithy.test#httpRequestTests",
    "smithy.test#httpResponseTests",
];

/// How the generator handles the trait with this id.
pub(super) fn handling(id: &str) -> Handling {
    if is_protocol(id) || trait_lists::is_ignored(id) {
        return Handling::Ignored;
    }
    // A supported trait may reject this value.
    accept(id, &Value::Null).unwrap_or(Handling::Supported)
}

/// The known trait that is nearest to an unknown one: in the same namespace, or in one with nearly the same name.
pub(crate) fn nearest_trait(id: &str) -> Option<String> {
    let (namespace, name) = id.split_once('#')?;
    let ignored = trait_lists::IGNORED.iter().map(|(id, _)| *id);
    let known = SUPPORTED.iter().copied().chain(ignored).filter_map(|id| id.split_once('#'));
    let protocols = PROTOCOLS.iter().map(|name| (PROTOCOL_NAMESPACE, *name));
    let mut namespaces: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (namespace, name) in known.chain(protocols).filter(|(_, name)| !name.is_empty()) {
        namespaces.entry(namespace).or_default().insert(name);
    }
    let namespace =
        if namespaces.contains_key(namespace) { namespace } else { nearest(namespace, namespaces.keys().copied())? };
    let name = nearest(name, namespaces.get(namespace)?.iter().copied())?;
    Some(format!("{namespace}#{name}"))
}

const PROTOCOL_NAMESPACE: &str = "aws.protocols";
const PROTOCOLS: [&str; 6] = ["awsJson1_0", "awsJson1_1", "awsQuery", "ec2Query", "restJson1", "restXml"];

/// True if the trait is a protocol. Protocol namespaces have other traits too.
fn is_protocol(id: &str) -> bool {
    match id.split_once('#') {
        Some((PROTOCOL_NAMESPACE, name)) => PROTOCOLS.contains(&name),
        Some(("smithy.protocols", _)) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::smithy::trait_lists::{IGNORED, is_ignored};

    #[test]
    fn a_trait_is_in_one_list_only_and_the_list_is_sorted() {
        assert!(IGNORED.is_sorted_by(|(a, _), (b, _)| a < b));
        for id in SUPPORTED {
            assert!(!is_ignored(id), "{id}");
        }
    }

    #[test]
    fn each_trait_is_supported_ignored_or_unknown() {
        let cases = [
            ("smithy.api#required", Handling::Supported),
            ("smithy.api#length", Handling::Supported),
            ("smithy.api#optionalAuth", Handling::Supported),
            ("smithy.api#mixin", Handling::Ignored),
            ("smithy.api#tags", Handling::Ignored),
            ("aws.protocols#restJson1", Handling::Ignored),
            ("aws.protocols#awsQueryCompatible", Handling::Supported),
            ("aws.iam#something", Handling::Ignored),
            ("aws.iamx#something", Handling::Unknown),
            ("com.example#mine", Handling::Unknown),
        ];
        for (id, expected) in cases {
            assert_eq!(handling(id), expected, "{id}");
        }
    }
}
