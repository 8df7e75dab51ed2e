//! Rust names for the names of a model. No other module makes one.

use heck::{ToKebabCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::smithy::is_identifier;

/// Strict and reserved keywords of edition 2024 that a snake-case name can meet.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Methods that a structure has or will get anyway; a setter must not hide them.
const STRUCTURE_METHODS: &[&str] = &[
    "add",
    "as_ref",
    "borrow",
    "clone",
    "cmp",
    "debug",
    "default",
    "deserialize",
    "drop",
    "encode",
    "decode",
    "eq",
    "fmt",
    "from",
    "hash",
    "into",
    "ne",
    "new",
    "serialize",
    "token",
    "set_token",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
    "validate",
];

/// Methods of the client that are not operations.
const CLIENT_METHODS: &[&str] = &["call", "call_json", "clone", "config", "default", "fmt", "from_env", "new"];

/// A structure, union or enum: `AWSThing` becomes `AwsThing`.
pub(crate) fn type_name(shape: &str) -> String {
    let name = camel(shape);
    if name == "Self" { format!("{name}_") } else { name }
}

/// A field: `ClientToken` becomes `client_token`, a keyword gets an underscore behind it.
pub(crate) fn field_name(member: &str) -> String {
    let name = member.to_snake_case();
    if name.starts_with(|first: char| first.is_ascii_digit()) || name.is_empty() {
        return format!("_{name}");
    }
    if KEYWORDS.contains(&name.as_str()) { format!("{name}_") } else { name }
}

/// The setter of a field: its name, or `set_` and its name where that is a method already.
pub(crate) fn setter_name(field: &str) -> String {
    if STRUCTURE_METHODS.contains(&field) { format!("set_{field}") } else { field.to_owned() }
}

/// An enum variant: `AEROSPACE_SATELLITE` becomes `AerospaceSatellite`; `Unknown` is taken.
pub(crate) fn variant_name(member: &str) -> String {
    let name = camel(member);
    match name.as_str() {
        "Self" | "Unknown" => format!("{name}_"),
        _ if name.starts_with(|first: char| first.is_ascii_digit()) || name.is_empty() => format!("_{name}"),
        _ => name,
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

/// The module, and so the file, that holds a type or an operation.
pub(crate) fn module_name(name: &str) -> String {
    field_name(name)
}

/// A static for what a shape or a member of it has: `AwsAccount` becomes `AWS_ACCOUNT`.
pub(crate) fn constant_name(shape: &str, member: Option<&str>) -> String {
    let words = std::iter::once(shape).chain(member).map(ToShoutySnakeCase::to_shouty_snake_case);
    match words.collect::<Vec<_>>().join("_") {
        name if name.starts_with(|first: char| first.is_ascii_alphabetic()) => name,
        name => format!("_{name}"),
    }
}

/// A value in the body of a function; a name that Rust can't take becomes `value`.
pub(crate) fn local_name(name: &str) -> String {
    let name = field_name(name);
    if is_identifier(&name) { name } else { "value".to_owned() }
}

/// The crate for a service without a side file: `PartnerCentral Selling` becomes `partnercentral-selling`.
pub(crate) fn crate_name(sdk_id: &str) -> String {
    // The service's own casing is no word boundary here: AWS writes `DynamoDB` and `partnercentral`.
    let plain: String =
        sdk_id.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { ' ' }).collect();
    let mut name = plain.to_lowercase().to_kebab_case();
    name.truncate(MAX_PACKAGE_NAME - "service--client".len());
    match name.trim_end_matches('-') {
        "" => "service".to_owned(),
        name if is_reserved_package(name) => format!("{name}-client"),
        name if name.starts_with(|first: char| first.is_ascii_alphabetic()) => name.to_owned(),
        name => format!("service-{name}"),
    }
}

/// Registries take no longer ones.
pub(crate) const MAX_PACKAGE_NAME: usize = 64;

/// Packages that can't be used by `use`, that hide a crate of the compiler, or that are the runtime itself.
pub(crate) fn is_reserved_package(name: &str) -> bool {
    let library = library_name(name);
    KEYWORDS.contains(&library.as_str())
        || ["alloc", "core", "proc_macro", "smithy_client_runtime", "std", "test"].contains(&library.as_str())
}

/// A package name as `use` writes it.
pub(crate) fn library_name(package: &str) -> String {
    package.replace('-', "_")
}

/// Upper camel case that keeps digits of neighbouring words apart, so that `V1_0` and `V10` differ.
fn camel(name: &str) -> String {
    let mut camel = String::with_capacity(name.len());
    for word in name.split('_').map(ToUpperCamelCase::to_upper_camel_case) {
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

    #[test]
    fn every_keyword_gets_an_underscore_as_a_field_and_none_as_a_variant() {
        for keyword in KEYWORDS {
            assert_eq!(field_name(keyword), format!("{keyword}_"));
            let parsed: Result<syn::Ident, _> = syn::parse_str(&field_name(keyword));
            assert!(parsed.is_ok(), "{keyword}");
            let variant: Result<syn::Ident, _> = syn::parse_str(&variant_name(keyword));
            assert!(variant.is_ok(), "{keyword}");
        }
    }

    #[test]
    fn names_of_models_become_names_of_rust() {
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
            (field_name, "self", "self_"),
            (field_name, "target", "target"),
            (field_name, "KMSKeyId", "kms_key_id"),
            (field_name, "MD5OfBody", "md5_of_body"),
            (field_name, "_id", "id"),
            (field_name, "_", "_"),
            (variant_name, "AEROSPACE_SATELLITE", "AerospaceSatellite"),
            (variant_name, "LAST_MODIFIEDDATE", "LastModifieddate"),
            (variant_name, "US", "Us"),
            (variant_name, "TV", "Tv"),
            (variant_name, "NONE", "None"),
            (variant_name, "UNKNOWN", "Unknown_"),
            (variant_name, "Self", "Self_"),
            (variant_name, "_2XL", "_2xl"),
            (variant_name, "V1_0", "V1_0"),
            (variant_name, "V10", "V10"),
            (variant_name, "m5_large", "M5Large"),
            (setter_name, "catalog", "catalog"),
            (setter_name, "validate", "set_validate"),
            (setter_name, "default", "set_default"),
            (accessor_name, "OpportunityInvitation", "as_opportunity_invitation"),
            (method_name, "CreateOpportunity", "create_opportunity"),
            (method_name, "New", "new_"),
            (method_name, "Import", "import"),
            (method_name, "Move", "move_"),
            (module_name, "Type", "type_"),
            (crate_name, "PartnerCentral Selling", "partnercentral-selling"),
            (crate_name, "DynamoDB", "dynamodb"),
            (crate_name, "1 Ä/\"type\"", "service-1-type"),
            (crate_name, "", "service"),
            (crate_name, "Secrets Manager", "secrets-manager"),
            (crate_name, "SFN", "sfn"),
            (crate_name, "Type", "type-client"),
            (crate_name, "std", "std-client"),
            (crate_name, "Proc Macro", "proc-macro-client"),
            (crate_name, "smithy client runtime", "smithy-client-runtime-client"),
            (library_name, "partnercentral-selling", "partnercentral_selling"),
        ];
        for (name, model, rust) in table {
            assert_eq!(&name(model), rust, "{model}");
        }
    }
}
