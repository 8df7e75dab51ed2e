//! How the names of a model are written in Rust.

use heck::{ToKebabCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use super::reserved::{
    CLIENT_METHODS, KEYWORDS, MAX_NAME, MAX_PACKAGE_NAME, STRUCTURE_METHODS, is_reserved_package, is_windows_device,
};
use crate::smithy::is_identifier;

/// The name of a structure, union or enum: `AWSThing` becomes `AwsThing`.
pub(crate) fn type_name(shape: &str) -> String {
    match shortened(camel(shape), MAX_NAME) {
        name if name == "Self" => format!("{name}_"),
        name if starts_with_letter(&name) => name,
        name => format!("_{name}"),
    }
}

/// The name of a request or response that has no shape: the name of the operation with a suffix.
pub(crate) fn request_name(operation: &str, suffix: &str) -> String {
    match shortened(camel(operation), MAX_NAME - suffix.len()) + suffix {
        name if starts_with_letter(&name) => name,
        name => format!("_{name}"),
    }
}

/// The field of every structure that holds its unknown members.
const UNKNOWN_MEMBERS: &str = "unknown_members";

/// The name of a field: `ClientToken` becomes `client_token`. A keyword gets an underscore as its suffix.
pub(crate) fn field_name(member: &str) -> String {
    let name = member.to_snake_case();
    if !starts_with_letter(&name) {
        return format!("_{name}");
    }
    let is_taken = KEYWORDS.contains(&name.as_str()) || name == UNKNOWN_MEMBERS;
    if is_taken { format!("{name}_") } else { name }
}

/// The setter of a field: the name of the field, with `set_` as prefix if structures have a method of that name.
pub(crate) fn setter_name(field: &str) -> String {
    if STRUCTURE_METHODS.contains(&field) { format!("set_{field}") } else { field.to_owned() }
}

/// The name of a variant of an enum or union, from its name in the model and its wire value: `AEROSPACE_SATELLITE`
/// becomes `AerospaceSatellite`. If both consist of the same letters, the words are taken from the one that has more of
/// them: `FINANCIALCOMMERCIAL`, with the wire value `Financial/Commercial`, becomes `FinancialCommercial`. `Unknown` is
/// reserved.
pub(crate) fn variant_name(member: &str, wire: &str) -> String {
    let name =
        if letters(wire) == letters(member) && words(wire) > words(member) { camel(wire) } else { camel(member) };
    match name.as_str() {
        "Self" | "Unknown" => format!("{name}_"),
        _ if starts_with_letter(&name) => name,
        _ => format!("_{name}"),
    }
}

/// The accessor of a union variant: `Account` becomes `as_account`.
pub(crate) fn accessor_name(variant: &str) -> String {
    format!("as_{}", variant.to_snake_case())
}

/// The client's method for an operation.
pub(crate) fn method_name(operation: &str) -> String {
    let name = field_name(operation);
    if CLIENT_METHODS.contains(&name.as_str()) { format!("{name}_") } else { name }
}

/// The module, and so the file, of a type or an operation. It is in lower case, so that no two files differ only by
/// case.
pub(crate) fn module_name(name: &str) -> String {
    let name = shortened(field_name(name), MAX_NAME);
    if is_windows_device(&name) { format!("{name}_") } else { name }
}

/// The static of a shape or of one of its members: `AwsAccount` becomes `AWS_ACCOUNT`.
pub(crate) fn constant_name(shape: &str, member: Option<&str>) -> String {
    let words = std::iter::once(shape).chain(member).map(ToShoutySnakeCase::to_shouty_snake_case);
    match shortened(words.collect::<Vec<_>>().join("_"), MAX_NAME) {
        name if starts_with_letter(&name) => name,
        name => format!("_{name}"),
    }
}

/// The predicate of a variant: `AccessDenied` becomes `is_access_denied`.
pub(crate) fn predicate_name(variant: &str) -> String {
    format!("is_{}", variant.to_snake_case())
}

/// The start of a name that is too long for the files that are named after it.
fn shortened(name: String, max: usize) -> String {
    if name.len() <= max {
        return name;
    }
    name.chars().take(max).collect::<String>().trim_end_matches('_').to_owned()
}

/// What a name of the side file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Type,
    Variant,
    Field,
    Method,
}

/// Why the name is invalid for something of this kind, if it is.
pub(crate) fn invalid_reason(name: &str, kind: Kind) -> Option<&'static str> {
    let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
    match kind {
        Kind::Type if name.len() > MAX_NAME => Some("it must have at most 120 characters"),
        Kind::Type | Kind::Variant => {
            // The compiler warns about other underscores than those between digits and at the end.
            let inside = name.trim_end_matches('_').as_bytes();
            let between_digits = |at: &[u8]| !matches!(at, [a, b'_', c] if !a.is_ascii_digit() || !c.is_ascii_digit());
            let camel = name.starts_with(|first: char| first.is_ascii_uppercase())
                && name.chars().all(is_word)
                && inside.windows(3).all(between_digits);
            match name {
                "Self" => Some("it is a keyword"),
                "Unknown" if kind == Kind::Variant => Some("every enum and union has this variant already"),
                _ if !camel => Some("it must be an identifier such as `FooBar`"),
                _ => None,
            }
        }
        Kind::Field | Kind::Method => {
            let snake = name.starts_with(|first: char| first.is_ascii_lowercase() || first == '_')
                && name.chars().all(|character| is_word(character) && !character.is_ascii_uppercase())
                && name.contains(|character: char| character != '_')
                && !name.contains("__");
            match name {
                _ if KEYWORDS.contains(&name) => Some("it is a keyword"),
                _ if kind == Kind::Field && name == UNKNOWN_MEMBERS => Some("every structure has it already"),
                _ if kind == Kind::Method && CLIENT_METHODS.contains(&name) => {
                    Some("the client has this method already")
                }
                _ if !snake => Some("it must be an identifier such as `foo_bar`"),
                _ => None,
            }
        }
    }
}

/// The name of the test of a protocol test case, whose id may be any text.
pub(crate) fn test_name(kind: &str, id: &str) -> String {
    let plain = |character: char| if character.is_ascii_alphanumeric() { character } else { '_' };
    field_name(&format!("{kind}_{}", id.chars().map(plain).collect::<String>()))
}

/// The name of a local variable. A name that is invalid in Rust becomes `value`.
pub(crate) fn local_name(name: &str) -> String {
    let name = field_name(name);
    if is_identifier(&name) { name } else { "value".to_owned() }
}

/// The name of a table of a pattern's automaton, from the static of the pattern.
pub(crate) fn table_name(pattern: &str, is_set: bool) -> String {
    format!("{pattern}_{}", if is_set { "CHARS" } else { "TABLE" })
}

/// The crate name of a service without a side file: `PartnerCentral Selling` becomes `partnercentral-selling`.
pub(crate) fn crate_name(sdk_id: &str) -> String {
    // The casing of the service name doesn't separate words: AWS writes `DynamoDB` and `partnercentral`.
    let plain: String =
        sdk_id.chars().map(|character| if character.is_ascii_alphanumeric() { character } else { ' ' }).collect();
    let mut name = plain.to_lowercase().to_kebab_case();
    name.truncate(MAX_PACKAGE_NAME - "service--client".len());
    match name.trim_end_matches('-') {
        "" => "service".to_owned(),
        name if is_reserved_package(name) => format!("{name}-client"),
        name if starts_with_letter(name) => name.to_owned(),
        name => format!("service-{name}"),
    }
}

fn starts_with_letter(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
}

/// The letters and digits of a text, in lower case. `None` if it has characters other than ASCII.
fn letters(text: &str) -> Option<String> {
    let letters = text.chars().filter(char::is_ascii_alphanumeric).map(|character| character.to_ascii_lowercase());
    text.is_ascii().then(|| letters.collect())
}

/// The number of words of a text.
fn words(text: &str) -> usize {
    text.to_snake_case().split('_').count()
}

/// The name in upper camel case, with the digits of adjacent words separated, so that `V1_0` and `V10` differ.
fn camel(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    for word in
        name.split(|character: char| !character.is_ascii_alphanumeric()).map(ToUpperCamelCase::to_upper_camel_case)
    {
        let ends_with_digit = camel.ends_with(|last: char| last.is_ascii_digit());
        if ends_with_digit && word.starts_with(|first: char| first.is_ascii_digit()) {
            camel.push('_');
        }
        camel.push_str(&word);
    }
    camel
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::library_name;

    #[test]
    fn every_keyword_gets_an_underscore_as_a_field_and_none_as_a_variant() {
        for keyword in KEYWORDS {
            assert_eq!(field_name(keyword), format!("{keyword}_"));
            let parsed: Result<syn::Ident, _> = syn::parse_str(&field_name(keyword));
            assert!(parsed.is_ok(), "{keyword}");
            let variant: Result<syn::Ident, _> = syn::parse_str(&variant_name(keyword, keyword));
            assert!(variant.is_ok(), "{keyword}");
        }
    }

    #[test]
    fn words_of_variants_come_from_the_name_or_the_wire_value() {
        for (member, wire, variant) in [
            ("AEROSPACE_SATELLITE", "AEROSPACE_SATELLITE", "AerospaceSatellite"),
            ("US", "US", "Us"),
            ("TV", "TV", "Tv"),
            ("NONE", "NONE", "None"),
            ("UNKNOWN", "UNKNOWN", "Unknown_"),
            ("Self", "Self", "Self_"),
            ("_2XL", "_2XL", "_2xl"),
            ("V1_0", "V1_0", "V1_0"),
            ("V10", "V10", "V10"),
            ("m5_large", "m5_large", "M5Large"),
            ("FINANCIALCOMMERCIAL", "Financial/Commercial", "FinancialCommercial"),
            ("PEOPLERELATIONSHIPGOVERNANCE", "People/Relationship/Governance", "PeopleRelationshipGovernance"),
            ("LAST_MODIFIEDDATE", "LastModifiedDate", "LastModifiedDate"),
            ("LAST_MODIFIED_DATE", "lastmodifieddate", "LastModifiedDate"),
            ("CREATEDDATE", "CreatedDate", "CreatedDate"),
            ("ALICLOUD", "AliCloud", "AliCloud"),
            ("SAAS_OR_PAAS", "SaaS or PaaS", "SaaSOrPaaS"),
            ("CO_SELL_RFX", "Co-Sell - RFx", "CoSellRFx"),
            ("LOST_TO_VMWARE", "Lost to - VMWare", "LostToVmWare"),
            // As many words in both, or other letters: the name of the model is used.
            ("DYNAMODB", "dynamodb", "Dynamodb"),
            ("M5_LARGE", "m5.large", "M5Large"),
            ("V1_0", "1.0", "V1_0"),
            ("US_DOLLAR", "USDollar", "UsDollar"),
            ("ONE", "First/Second", "One"),
            // The digits of adjacent words stay separated.
            ("RATIO16_9", "ratio 16:9", "Ratio16_9"),
            ("RATIO169", "ratio 16:9", "Ratio16_9"),
            // Characters other than ASCII: the name of the model is used.
            ("CAFE", "Ca\u{301}Fe", "Cafe"),
            ("OK", "O\u{212a}", "Ok"),
            ("SELF", "self", "Self_"),
            ("UN_KNOWN", "Unknown", "UnKnown"),
        ] {
            assert_eq!(variant_name(member, wire), variant, "{member} = {wire}");
        }
    }

    #[test]
    fn a_test_has_a_valid_name_for_any_id_of_its_case() {
        for (id, name) in [
            ("AwsJson10Unions", "request_aws_json10_unions"),
            ("9 a-b */", "request_9_a_b"),
            ("", "request"),
            ("x\u{b2}\u{1f4a5}", "request_x"),
        ] {
            assert_eq!(test_name("request", id), name);
        }
    }

    #[test]
    fn requests_are_named_after_their_operations() {
        for (operation, ending, name) in [
            ("PutItem", "Request", "PutItemRequest"),
            ("put_item_2", "Request", "PutItem2Request"),
            ("GetAPI", "Input", "GetApiInput"),
            ("Self", "Output", "SelfOutput"),
            ("_2nd", "Input", "_2ndInput"),
        ] {
            assert_eq!(request_name(operation, ending), name);
        }
    }

    #[test]
    fn names_that_files_are_named_after_are_shortened_and_others_are_not() {
        let long = "Abc".repeat(120);
        let lengths = [type_name, module_name, field_name].map(|name| name(&long).len());
        assert_eq!(lengths, [MAX_NAME, MAX_NAME - 1, 479], "an underscore at the end is cut off too");
        let request = request_name(&long, "Request");
        assert!(request.starts_with("AbcAbc") && request.ends_with("Request") && request.len() == MAX_NAME);
        assert!(constant_name(&long, Some(&long)).len() <= MAX_NAME);
        assert_eq!(type_name(&"A".repeat(MAX_NAME)).len(), MAX_NAME);
    }

    #[test]
    fn names_of_the_side_file_follow_the_conventions_of_rust() {
        for (kind, good, bad) in [
            (
                Kind::Type,
                &["FooBar", "AWSThing", "V1_0", "Foo_", "Unknown"][..],
                &["fooBar", "Foo_Bar", "", "Self", "Fö"][..],
            ),
            (Kind::Variant, &["A", "Unknown2"], &["Unknown", "_2xl", "A-B", "A B"]),
            (
                Kind::Field,
                &["foo_bar", "_2nd", "type_", "new"],
                &["fooBar", "unknown_members", "type", "_", "a__b", "2nd", "a-b", ""],
            ),
            (Kind::Method, &["put_item_2", "new_"], &["new", "call", "move", "PutItem"]),
        ] {
            for name in good {
                assert_eq!(invalid_reason(name, kind), None, "{name}");
                assert!(syn::parse_str::<syn::Ident>(name).is_ok(), "{name}");
            }
            for name in bad {
                assert!(invalid_reason(name, kind).is_some(), "{name}");
            }
        }
    }

    #[test]
    fn names_of_models_become_rust_names() {
        type Name = fn(&str) -> String;
        let table: &[(Name, &str, &str)] = &[
            (type_name, "AwsAccount", "AwsAccount"),
            (type_name, "AWSPartnerCentralSelling", "AwsPartnerCentralSelling"),
            (type_name, "KMSInvalidStateException", "KmsInvalidStateException"),
            (type_name, "dateTime", "DateTime"),
            (type_name, "self", "Self_"),
            (type_name, "Option", "Option"),
            (type_name, "S3Object", "S3Object"),
            (field_name, "ClientToken", "client_token"),
            (field_name, "SSEDescription", "sse_description"),
            (field_name, "ApnPrograms", "apn_programs"),
            (field_name, "Type", "type_"),
            (field_name, "UnknownMembers", "unknown_members_"),
            (field_name, "self", "self_"),
            (field_name, "target", "target"),
            (field_name, "KMSKeyId", "kms_key_id"),
            (field_name, "MD5OfBody", "md5_of_body"),
            (field_name, "_id", "id"),
            (field_name, "_", "_"),
            (setter_name, "catalog", "catalog"),
            (setter_name, "validate", "set_validate"),
            (setter_name, "default", "set_default"),
            (accessor_name, "OpportunityInvitation", "as_opportunity_invitation"),
            (predicate_name, "ConflictException", "is_conflict_exception"),
            (module_name, "CreateOpportunity", "create_opportunity"),
            (module_name, "Type", "type_"),
            (module_name, "New", "new"),
            (module_name, "Con", "con_"),
            (module_name, "AUX", "aux_"),
            (module_name, "Com1", "com1_"),
            (module_name, "LPT9", "lpt9_"),
            (module_name, "Com10", "com10"),
            (module_name, "Console", "console"),
            (method_name, "CreateOpportunity", "create_opportunity"),
            (method_name, "New", "new_"),
            (method_name, "Import", "import"),
            (method_name, "Move", "move_"),
            (method_name, "Con", "con"),
            (crate_name, "PartnerCentral Selling", "partnercentral-selling"),
            (crate_name, "DynamoDB", "dynamodb"),
            (crate_name, "1 Ä/\"type\"", "service-1-type"),
            (crate_name, "", "service"),
            (crate_name, "Secrets Manager", "secrets-manager"),
            (crate_name, "SFN", "sfn"),
            (crate_name, "Type", "type-client"),
            (crate_name, "std", "std-client"),
            (crate_name, "Con", "con-client"),
            (crate_name, "NUL", "nul-client"),
            (crate_name, "Proc Macro", "proc-macro-client"),
            (crate_name, "smithy client runtime", "smithy-client-runtime-client"),
            (library_name, "partnercentral-selling", "partnercentral_selling"),
        ];
        for (name, model, rust) in table {
            assert_eq!(&name(model), rust, "{model}");
        }
    }
}
