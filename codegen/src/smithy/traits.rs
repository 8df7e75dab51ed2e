//! Traits, with one typed accessor for each that the generator understands.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::host_prefix::HostPrefix;
use super::protocol_cases::{RequestCase, ResponseCase};
use super::rules::RuleSet;
use super::shape_id::ShapeId;
use super::trait_lists;
use super::trait_values::*;

/// The traits of a shape or member. Values that don't fit their trait never get in here: they
/// are reported when the model is parsed.
#[derive(Clone, Debug, PartialEq)]
pub struct Traits(BTreeMap<String, Value>);

/// Declares the traits the generator understands: the accessor's name and type, the trait's id.
/// A marker is a trait whose mere presence counts. The unread have no accessor: they are looked for by their ids.
macro_rules! understood {
    (
        markers { $($(#[$marker_doc:meta])* $marker:ident = $marker_id:literal;)* }
        values { $($(#[$doc:meta])* $name:ident: $type:ty = $id:literal;)* }
        unread { $($unread_id:literal;)* }
    ) => {
        impl Traits {
            $($(#[$marker_doc])* pub fn $marker(&self) -> bool { self.has($marker_id) })*
            $($(#[$doc])* pub fn $name(&self) -> Option<$type> { self.read($id) })*
        }

        /// Whether the value has the form that the trait asks for.
        fn accept(id: &str, value: &Value) -> Result<Verdict, serde_json::Error> {
            match id {
                $($marker_id => Marker::deserialize(value).map(|_| Verdict::Understood),)*
                $($id => <$type>::deserialize(value).map(|_| Verdict::Understood),)*
                $($unread_id => Marker::deserialize(value).map(|_| Verdict::Understood),)*
                _ => Ok(Verdict::Unknown),
            }
        }

        /// Ids of all traits that are understood.
        #[cfg(test)]
        pub(super) const UNDERSTOOD: &[&str] = &[$($marker_id,)* $($id,)* $($unread_id,)*];
    };
}

understood! {
    markers {
        /// The service answers with error codes of the older query protocol in a header.
        aws_query_compatible = "aws.protocols#awsQueryCompatible";
        /// A required member that clients must treat as optional.
        client_optional = "smithy.api#clientOptional";
        /// The member's value becomes part of the host name.
        host_label = "smithy.api#hostLabel";
        /// The operation can be repeated without a second effect.
        idempotent = "smithy.api#idempotent";
        /// The client fills the member in when the caller doesn't.
        idempotency_token = "smithy.api#idempotencyToken";
        /// The operation may be called unsigned as well: [`super::Operation::authentication`].
        optional_auth = "smithy.api#optionalAuth";
        /// The operation changes nothing.
        readonly = "smithy.api#readonly";
        /// The member must be set.
        required = "smithy.api#required";
        /// Values must not be shown.
        sensitive = "smithy.api#sensitive";
        /// The list or map may hold null.
        sparse = "smithy.api#sparse";
        /// Data or events that are not sent in one piece.
        streaming = "smithy.api#streaming";
        /// The items of the list differ.
        unique_items = "smithy.api#uniqueItems";
        /// The body isn't covered by the signature.
        unsigned_payload = "aws.auth#unsignedPayload";
    }
    values {
        /// Authentication schemes in order of preference; empty means none: [`super::Operation::authentication`].
        auth: Vec<ShapeId> = "smithy.api#auth";
        /// What AWS calls the service.
        aws_service: AwsService = "aws.api#service";
        /// The endpoint parameter that takes the member's value.
        context_param: ContextParam = "smithy.rules#contextParam";
        /// The value of an absent member.
        default: DefaultValue = "smithy.api#default";
        /// Why and since when not to use it.
        deprecated: Deprecated = "smithy.api#deprecated";
        /// Documentation in CommonMark, which may hold HTML.
        documentation: &str = "smithy.api#documentation";
        /// What stands before the host name.
        endpoint: HostPrefix = "smithy.api#endpoint";
        /// How the endpoint is found.
        endpoint_rule_set: RuleSet = "smithy.rules#endpointRuleSet";
        /// Cases that the endpoint rules must pass.
        endpoint_tests: EndpointTests = "smithy.rules#endpointTests";
        /// Whose fault the error is.
        error: ErrorFault = "smithy.api#error";
        /// HTTP status of the error.
        http_error: u16 = "smithy.api#httpError";
        /// Requests of the protocol suite.
        http_request_tests: Vec<RequestCase> = "smithy.test#httpRequestTests";
        /// Responses of the protocol suite.
        http_response_tests: Vec<ResponseCase> = "smithy.test#httpResponseTests";
        /// Limits of length: characters of a string, bytes of a blob, items of a list or map.
        length: Length = "smithy.api#length";
        /// Endpoint parameters that take values out of the request.
        operation_context_params: BTreeMap<String, OperationContextParam> = "smithy.rules#operationContextParams";
        /// Paging. [`super::Operation::paginated`] merges it with the service's.
        paginated: Paginated = "smithy.api#paginated";
        /// A regular expression that the text must contain a match of.
        pattern: &str = "smithy.api#pattern";
        /// Limits of a number.
        range: Range = "smithy.api#range";
        /// How the request's body may be compressed.
        request_compression: RequestCompression = "smithy.api#requestCompression";
        /// The error may be retried.
        retryable: Retryable = "smithy.api#retryable";
        /// How requests are signed.
        sigv4: SigV4 = "aws.auth#sigv4";
        /// Endpoint parameters with fixed values.
        static_context_params: BTreeMap<String, StaticContextParam> = "smithy.rules#staticContextParams";
        /// How the timestamp is written.
        timestamp_format: TimestampFormat = "smithy.api#timestampFormat";
        /// The service's name for people.
        title: &str = "smithy.api#title";
        /// Values of a string, in the form that came before enums.
        enum_definitions: Vec<EnumDefinition> = "smithy.api#enum";
        /// The value of a member of an enum or intEnum.
        enum_value: EnumValue = "smithy.api#enumValue";
    }
    unread {
        "aws.protocols#awsJson1_0";
        "aws.protocols#awsJson1_1";
    }
}

/// What the generator makes of a trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It has an accessor.
    Understood,
    /// It is in the list of ignored traits, or it names a protocol.
    Ignored,
    /// It is in no list.
    Unknown,
}

impl Traits {
    /// None.
    pub(super) fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds a trait, unless its value doesn't have the form that the trait asks for.
    ///
    /// # Errors
    /// What is wrong with the value.
    pub(super) fn insert(&mut self, id: String, value: Value) -> Result<(), serde_json::Error> {
        // serde reads structures from lists too.
        if value.is_array() && !LIST_VALUED.contains(&id.as_str()) && verdict(&id) == Verdict::Understood {
            return Err(serde::de::Error::custom("a list is not expected here"));
        }
        accept(&id, &value)?;
        self.0.insert(id, value);
        Ok(())
    }

    /// Whether the model sets the trait with this id, understood or not.
    pub fn has(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// The last names of the protocols that the service speaks, such as `restJson1`, sorted.
    pub fn protocols(&self) -> Vec<&str> {
        self.0.keys().filter(|id| is_protocol(id)).filter_map(|id| Some(id.split_once('#')?.1)).collect()
    }

    /// Sets a trait that has no value.
    pub(super) fn mark(&mut self, id: &str) {
        self.0.insert(id.to_owned(), Value::Object(Object::new()));
    }

    /// The traits that an entry of the older `smithy.api#enum` trait amounts to.
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
        // `insert` took no value that fails here.
        T::deserialize(self.0.get(id)?).ok()
    }
}

/// Traits whose value is a list, or can be one.
const LIST_VALUED: &[&str] = &[
    "smithy.api#auth",
    "smithy.api#default",
    "smithy.api#enum",
    "smithy.test#httpRequestTests",
    "smithy.test#httpResponseTests",
];

/// What the generator makes of the trait with this id.
pub(super) fn verdict(id: &str) -> Verdict {
    if is_protocol(id) || trait_lists::is_ignored(id) {
        return Verdict::Ignored;
    }
    // Whether the value fits is another question.
    accept(id, &Value::Null).unwrap_or(Verdict::Understood)
}

/// Traits of the namespaces of protocols that are a protocol themselves.
fn is_protocol(id: &str) -> bool {
    match id.split_once('#') {
        Some(("aws.protocols", name)) => {
            ["awsJson1_0", "awsJson1_1", "awsQuery", "ec2Query", "restJson1", "restXml"].contains(&name)
        }
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
        for id in UNDERSTOOD {
            assert!(!is_ignored(id), "{id}");
        }
    }

    #[test]
    fn each_trait_gets_its_verdict() {
        let cases = [
            ("smithy.api#required", Verdict::Understood),
            ("smithy.api#length", Verdict::Understood),
            ("smithy.api#optionalAuth", Verdict::Understood),
            ("smithy.api#mixin", Verdict::Ignored),
            ("smithy.api#tags", Verdict::Ignored),
            ("aws.protocols#restJson1", Verdict::Ignored),
            ("aws.protocols#awsQueryCompatible", Verdict::Understood),
            ("aws.iam#something", Verdict::Ignored),
            ("aws.iamx#something", Verdict::Unknown),
            ("com.example#mine", Verdict::Unknown),
        ];
        for (id, expected) in cases {
            assert_eq!(verdict(id), expected, "{id}");
        }
    }
}
