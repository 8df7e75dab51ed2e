//! Traits that the generator leaves aside, each with its reason. Those it understands are
//! declared in `traits.rs`, one line each; a trait in neither list is reported as a warning.

/// Whether the trait is known to have no place in a client of awsJson.
pub(super) fn is_ignored(id: &str) -> bool {
    IGNORED.iter().any(|(ignored, _)| match ignored.strip_suffix('#') {
        Some(namespace) => id.split_once('#').is_some_and(|(other, _)| other == namespace),
        None => *ignored == id,
    })
}

/// Id and reason. An id without a name stands for its whole namespace.
const IGNORED: &[(&str, &str)] = &[
    ("aws.api#arn", "says how ARNs are made, which the service does"),
    ("aws.api#arnReference", "documentation of what an ARN names"),
    ("aws.api#clientDiscoveredEndpoint", "discovery is optional where it exists; the ordinary endpoint works"),
    ("aws.api#clientEndpointDiscovery", "discovery is optional where it exists; the ordinary endpoint works"),
    ("aws.api#clientEndpointDiscoveryId", "discovery is optional where it exists; the ordinary endpoint works"),
    ("aws.api#controlPlane", "classifies operations for the service"),
    ("aws.api#data", "classifies data for the service"),
    ("aws.api#dataPlane", "classifies operations for the service"),
    ("aws.api#tagEnabled", "describes resources, not calls"),
    ("aws.api#taggable", "describes resources, not calls"),
    ("aws.apigateway#", "configures a gateway in front of the service"),
    ("aws.cloudformation#", "describes resources for templates"),
    ("aws.endpoints#", "what the endpoint rules were made from"),
    ("aws.iam#", "permissions are checked by the service"),
    ("smithy.api#addedDefault", "for checks of compatibility between versions"),
    ("smithy.api#authDefinition", "defines a trait"),
    ("smithy.api#box", "Smithy 1.0's way to say that there is no default"),
    ("smithy.api#cors", "for browsers"),
    ("smithy.api#examples", "would multiply the size of the documentation"),
    ("smithy.api#http", "awsJson posts everything to `/`"),
    ("smithy.api#httpHeader", "awsJson sends members in the body"),
    ("smithy.api#httpLabel", "awsJson sends members in the body"),
    ("smithy.api#httpPayload", "awsJson sends members in the body"),
    ("smithy.api#httpPrefixHeaders", "awsJson sends members in the body"),
    ("smithy.api#httpQuery", "awsJson sends members in the body"),
    ("smithy.api#httpQueryParams", "awsJson sends members in the body"),
    ("smithy.api#httpResponseCode", "awsJson sends members in the body"),
    ("smithy.api#idRef", "for definitions of traits"),
    ("smithy.api#internal", "whoever has the model may use what is in it"),
    ("smithy.api#jsonName", "awsJson sends members by their own names"),
    ("smithy.api#mediaType", "the text is handed on as it is"),
    ("smithy.api#nestedProperties", "describes resources, not calls"),
    ("smithy.api#noReplace", "describes resources, not calls"),
    ("smithy.api#notProperty", "describes resources, not calls"),
    ("smithy.api#private", "concerns other models"),
    ("smithy.api#property", "describes resources, not calls"),
    ("smithy.api#protocolDefinition", "defines a trait"),
    ("smithy.api#recommended", "a hint for people, told in the documentation"),
    ("smithy.api#references", "describes resources, not calls"),
    ("smithy.api#requiresLength", "for streams"),
    ("smithy.api#resourceIdentifier", "describes resources, not calls"),
    ("smithy.api#suppress", "for Smithy's own validators"),
    ("smithy.api#traitValidators", "for definitions of traits"),
    ("smithy.api#unitType", "marks `Unit`"),
    ("smithy.api#unstable", "whoever has the model may use what is in it"),
    ("smithy.api#xmlAttribute", "awsJson has no XML"),
    ("smithy.api#xmlFlattened", "awsJson has no XML"),
    ("smithy.api#xmlName", "awsJson has no XML"),
    ("smithy.api#xmlNamespace", "awsJson has no XML"),
    ("smithy.openapi#", "for conversion to OpenAPI"),
    ("smithy.rules#bdd", "the endpoint rules in another form"),
    ("smithy.rules#endpointBdd", "the endpoint rules in another form"),
    ("smithy.test#httpMalformedRequestTests", "for servers"),
    ("smithy.test#smokeTests", "need an account"),
    ("smithy.waiters#waitable", "waiters are not generated yet"),
];

#[cfg(test)]
mod tests {
    use super::super::traits::{UNDERSTOOD, Verdict, verdict};
    use super::*;

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
