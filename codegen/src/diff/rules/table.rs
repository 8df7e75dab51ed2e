//! The table of all kinds of changes. The page `docs/model-changes.md` is made from it.

use super::rule::{Rule, Rules, When};
use crate::diff::levels::{Rust, Wire};

/// Declares the kinds, each with its title and its rows: directions, wire, Rust API, reason, and what users must do.
macro_rules! kinds {
    ($($kind:ident $title:literal { $($when:ident $wire:ident $rust:ident $reason:literal $todo:literal)+ })+) => {
        /// A kind of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Kind { $($kind),+ }

        impl Kind {
            /// All kinds in the order of the table.
            pub(crate) const ALL: &[Self] = &[$(Self::$kind),+];
        }

        /// The rows of all kinds, in their order.
        pub(super) static RULES: &[Rules] = &[$(Rules {
            title: $title,
            rows: &[$(Rule {
                when: When::$when, wire: Wire::$wire, rust: Rust::$rust, reason: $reason, todo: $todo,
            }),+],
        }),+];
    };
}

kinds! {
    // The service.
    TargetChanged "The prefix of `X-Amz-Target` changed" {
        Any Breaking Patch "Requests name their operation with the old prefix." "Update before the service stops accepting `{old}`."
    }
    ProtocolChanged "The protocol changed" {
        Any Breaking Patch "Requests and responses have another content type." "Update before the service stops accepting {old}."
    }
    SigningNameChanged "The name in signatures changed" {
        Any Breaking Patch "The service rejects signatures with another name." "Update, and check policies that name `{old}`."
    }
    SdkIdChanged "The name of the service in SDKs changed" {
        Any Behaviour Patch "Settings for one service, such as `AWS_ENDPOINT_URL_…`, are looked up by this name." "Rename settings of the environment and of profiles that contain `{old}`."
    }
    CrateNameChanged "The name of the crate changed" {
        Any Compatible Major "Programs name the crate." "Rename `{old}` to `{new}` in manifests and paths, or keep the name with `crate` in the side file."
    }
    TitleChanged "The title of the service changed" {
        Any Compatible Patch "It is only in texts." "Nothing."
    }
    ApiVersionChanged "The API version changed" {
        Any Compatible Patch "It is only in links to the documentation." "Nothing."
    }
    QueryErrorsAdded "Error codes of the query protocol are read" {
        Any Behaviour Patch "Errors have the codes of the query protocol." "Check code that compares error codes."
    }
    QueryErrorsRemoved "Error codes of the query protocol are no longer read" {
        Any Behaviour Patch "Errors have their own codes only." "Check code that compares error codes."
    }
    EndpointRulesChanged "The endpoint rules changed" {
        Any Behaviour Patch "Requests of some regions or settings go to other hosts." "Check firewalls, proxies and private endpoints for the new hosts."
    }
    EndpointRulesRewritten "The endpoint rules are written in another way" {
        Any Compatible Patch "Only names of values in the rules changed." "Nothing."
    }
    EndpointTestsChanged "The test cases of the endpoint rules changed" {
        Any Compatible None "They are no part of the crate." "Nothing; maintainers compare the cases with the rules."
    }
    StaticNamesChanged "Names inside of the crate changed" {
        Any Compatible Patch "Statics of patterns and files have other names; no program can name them." "Nothing."
    }

    // Operations.
    OperationAdded "An operation is new" {
        Any Compatible Minor "The client has one more method." "Nothing."
    }
    OperationRemoved "An operation is gone" {
        Any Breaking Major "Calls of it may fail, and its method, request and response are gone." "Remove the calls of `{at}`."
    }
    OperationRenamed "An operation has another name" {
        Any Breaking Major "Requests name their operation; its method and types have other names." "Rename `{old}` to `{new}`, and update before the service stops accepting the old name."
    }
    OutputAdded "An operation that returned nothing has a response" {
        Any Compatible Major "The output type `()` becomes a structure." "Change code that names the output type of `{at}`, such as `let () = …`."
    }
    OutputRemoved "An operation returns nothing any more" {
        Any Behaviour Major "The response becomes `()`." "Remove uses of the response of `{at}`."
    }
    OperationErrorAdded "Operations have one more error" {
        Any Behaviour Patch "The service may return it, now by its model." "Handle `{new}` where these operations are called."
    }
    OperationErrorRemoved "Operations have one error less" {
        Any Compatible Patch "The service no longer returns it." "Nothing; code that handles `{old}` still compiles."
    }
    EffectChanged "The effect of requests changed" {
        Any Behaviour Patch "It decides what is sent again after a failure." "Check calls that rely on retries, or on their absence."
    }
    IdempotencyTokenAdded "The client fills in an idempotency token" {
        Any Behaviour Patch "Requests have a token, and repeated ones have one effect." "Nothing; set the token yourself if you repeat calls after a crash."
    }
    IdempotencyTokenRemoved "The client no longer fills in an idempotency token" {
        Any Behaviour Patch "A request that is sent again may have its effect twice." "Set `{at}` where it is needed."
    }
    PagingAdded "An operation has pages" {
        Any Compatible Minor "Calls have `pages()` and `items()`." "Nothing."
    }
    PagingRemoved "An operation has no pages any more" {
        Any Behaviour Major "`pages()` and `items()` are gone." "Follow the tokens of `{at}` in your code, if there still are any."
    }
    PagingTypesChanged "Pages have other items or tokens" {
        Any Behaviour Major "The type of items or tokens changed." "Change code that uses the items or tokens of `{at}`."
    }
    PagingItemsAdded "Pages have items" {
        Any Compatible Minor "Calls have `items()`." "Nothing."
    }
    PagingPathsChanged "Tokens or items of pages are in other members" {
        Any Behaviour Patch "Pages are followed by other members." "Nothing, unless your code follows tokens itself."
    }
    ToUpdateAdded "A response becomes the request of an update" {
        Any Compatible Minor "The response has `to_update()`." "Nothing."
    }
    ToUpdateRemoved "A response no longer becomes the request of that update" {
        Any Compatible Major "`to_update()` is gone, or returns another type." "Fill in the request of the update of `{at}` in your code."
    }
    ToUpdateChanged "The request of an update takes other members of a response" {
        Any Behaviour Patch "`to_update()` moves, decodes or leaves out other members." "Check what `to_update()` of `{at}` leaves to your code."
    }
    ModifyAdded "A record can be modified" {
        Any Compatible Minor "Calls have `modify()`." "Nothing."
    }
    ModifyRemoved "A record can't be modified any more" {
        Any Compatible Major "`modify()` is gone, since no lock token is known." "Use `to_update()` of the response of `{at}`, if it still is there."
    }
    ModifyChanged "Modifications follow other rules" {
        Any Behaviour Patch "The lock token, the error of a conflict, or what may be changed is another one." "Check changes that `modify()` of `{at}` refuses."
    }
    WaitAdded "A state can be waited for" {
        Any Compatible Minor "The module `waits` has the state; calls that lead to it have `wait()`." "Nothing."
    }
    WaitRemoved "A state can't be waited for any more" {
        Any Compatible Major "The state is gone, or calls have no `wait()` any more." "Wait with `wait_until` and a condition of your own where you wait for `{old}`."
    }
    WaitChanged "A wait ends in other states or has other times" {
        Any Behaviour Patch "Other values, errors, delays or another deadline decide." "Check code that waits by `{at}`."
    }
    HostPrefixChanged "The host prefix changed" {
        Any Behaviour Patch "Requests go to another host." "Check firewalls, proxies and private endpoints."
    }
    EndpointParametersChanged "The operation sets other parameters of the endpoint rules" {
        Any Behaviour Patch "Requests may go to other hosts." "Check firewalls, proxies and private endpoints."
    }
    SignatureAdded "Requests are signed" {
        Any Breaking Patch "The service may reject requests without a signature." "Configure credentials."
    }
    SignatureRemoved "Requests are no longer signed" {
        Any Behaviour Patch "Credentials are no longer needed." "Nothing."
    }
    OptionalSignatureAdded "Requests are signed only if there are credentials" {
        Any Behaviour Patch "Without credentials, the call is sent unsigned." "Nothing, unless a missing credential should be an error."
    }
    OptionalSignatureRemoved "Requests are always signed" {
        Any Behaviour Patch "Without credentials, the call fails." "Configure credentials."
    }
    SignedPartChanged "Another part of requests is signed" {
        Any Behaviour Patch "The signature covers the body, or no longer does." "Nothing."
    }
    CompressionAdded "Request bodies may be compressed" {
        Any Behaviour Patch "Large requests are sent with gzip." "Nothing, unless a proxy reads bodies."
    }
    CompressionRemoved "Request bodies are no longer compressed" {
        Any Behaviour Patch "Large requests are sent as they are." "Nothing."
    }

    // Errors.
    ErrorAdded "An error is new" {
        Any Behaviour Minor "What had only a code is a variant of `ServiceError`." "Match the variant `{new}` where you compared the code: code for unmodelled errors is passed by."
    }
    ErrorRemoved "An error is gone" {
        Any Behaviour Major "Its variant, constant, predicate and type are gone; it has only a code if the service still returns it." "Compare the code `{old}` instead of the variant."
    }
    ErrorStatusChanged "An error has another HTTP status" {
        Any Behaviour Patch "The status is in the response." "Check code that compares statuses."
    }
    ErrorFaultChanged "Another side causes an error" {
        Any Behaviour Patch "The model states who must act: the client or the service." "Check whether your code should repeat the call."
    }
    ErrorRetriesChanged "An error is retried in another way" {
        Any Behaviour Patch "The retry rules read this from the model." "Check your own retries."
    }

    // Types.
    TypeAdded "A type is new" {
        Any Compatible Minor "An addition." "Nothing."
    }
    TypeRemoved "A type is gone" {
        Any Compatible Major "Programs may name it." "Remove uses of `{old}`."
    }
    TypeRenamed "A type has another name" {
        Any Compatible Major "Programs may name it; its content and place are the same." "Rename `{old}` to `{new}`."
    }
    TypeKindChanged "A type is of another kind" {
        Any Breaking Major "Its values are written in another way." "Rewrite code that uses `{at}`: {old} becomes {new}."
    }
    TypeMoved "A type is in another module" {
        Any Compatible Major "Requests and responses are in `operation`, other types in `types`." "Change the path: `{old}` becomes `{new}`."
    }
    RustNameChanged "A Rust name changed, though the model's did not" {
        Any Compatible Major "Another item took the name, or the side file changed." "Rename `{old}` to `{new}`, or pin the old name with `names` in the side file."
    }

    // Members of structures.
    MemberAdded "A member is new" {
        Any Compatible Minor "A field and a setter more." "Nothing; code that read `{at}` from the unknown members finds it in its field now."
    }
    RequiredMemberAdded "A required member is new" {
        Any Breaking Minor "Requests without it are rejected; programs built before can't set it." "Set `{at}` in each request."
    }
    MemberRemoved "A member is gone" {
        Any Breaking Major "Its field and setter are gone; the service ignores or rejects it, and no longer returns it." "Remove uses of `{at}`."
    }
    MemberRenamed "A member has another name" {
        Any Breaking Major "The wire name, the field and the setter changed." "Rename `{old}` to `{new}`."
    }
    MemberWireNameChanged "A field stands for another name on the wire" {
        Any Breaking Patch "The field and the setter keep their names, which the side file sets." "Update before the service stops accepting `{old}`."
    }
    MemberTypeChanged "The type of a value changed" {
        Any Behaviour Major "Its JSON is of the same kind, but values may differ." "Change code that reads or sets `{at}`: {old} becomes {new}."
    }
    MemberJsonChanged "The type of a value changed, and its JSON too" {
        Any Breaking Major "One side writes JSON that the other can't read." "Change code that reads or sets `{at}`: {old} becomes {new}."
    }
    NumberTypeChanged "The number type changed" {
        Any Behaviour Major "Numbers may be outside of the range of the old type." "Convert where `{at}` is read or set: {old} becomes {new}."
    }
    EnumBecameString "An enum became a string" {
        Any Compatible Major "The text in JSON is the same; any value is allowed." "Use text in place of variants for `{at}`."
    }
    StringBecameEnum "A string became an enum" {
        Any Compatible Major "The text in JSON is the same; unknown values are kept." "Use variants, or `as_str()`, where `{at}` is read; setters still take text."
    }
    SparseAdded "A list or map may contain null" {
        Any Behaviour Major "Items become `Option`s; programs built before can't keep null." "Handle `None` among the items of `{at}`."
    }
    SparseRemoved "A list or map no longer contains null" {
        Any Compatible Major "Items are no longer `Option`s." "Remove `Some` around the items of `{at}`."
    }
    MemberBoxed "A member is boxed, because its type now contains itself" {
        Any Compatible Major "A recursion needs a `Box`." "Dereference the field `{at}`; setters are the same."
    }
    MemberUnboxed "A member is no longer boxed" {
        Any Compatible Major "Its type no longer contains itself." "Remove the dereferences of `{at}`."
    }
    TimestampFormatChanged "Timestamps have another format" {
        Any Breaking Patch "One side writes timestamps that the other can't read." "Update before the service stops accepting {old}."
    }
    RequiredAdded "A member is required" {
        Input Breaking Patch "Requests without it are rejected." "Set `{at}` in each request."
        Output Compatible Patch "The service always returns it; the field stays an `Option`." "Nothing."
    }
    RequiredRemoved "A member is no longer required" {
        Input Compatible Patch "Requests without it are accepted, but the crate before reports them as invalid." "Nothing; update to leave `{at}` out."
        Output Behaviour Patch "The service may leave it out; the field was an `Option` before." "Handle `None` in `{at}`."
    }
    RequiredMarkChanged "A member with a default or token is marked as required, or no longer" {
        Any Compatible Patch "It is filled in anyway." "Nothing."
    }
    OutputMemberRequired "A member of a response is required" {
        Any Compatible Major "The field is plain, no `Option`." "Remove the handling of `None` in `{at}`."
    }
    OutputMemberOptional "A member of a response is no longer required" {
        Any Breaking Major "The field becomes an `Option`; programs built before report a response without it as an error." "Handle `None` in `{at}`, and update before the service leaves it out."
    }
    OutputListOptional "A list, map or structure of a response is no longer required" {
        Any Behaviour Major "The field becomes an `Option`; programs built before read an absent one as empty." "Handle `None` in `{at}`."
    }
    DefaultAdded "A member has a default" {
        Any Behaviour Patch "An absent value is the default: {new}." "Check code that treats `None` in `{at}` as absent."
    }
    DefaultRemoved "A member has no default any more" {
        Any Behaviour Patch "An absent value is absent." "Handle `None` in `{at}`, or set it."
    }
    DefaultChanged "A default changed" {
        Any Behaviour Patch "An absent value has another meaning." "Set `{at}` if the value before, {old}, is needed."
    }

    // Constraints.
    LengthLoosened "A length limit is wider" {
        Input Compatible Patch "The service accepts more, but the crate before reports it as invalid." "Nothing; update to send such values."
        Output Compatible Patch "Values may have other lengths; what is read is not checked." "Check columns and buffers that rely on {old}."
    }
    LengthTightened "A length limit is narrower" {
        Input Behaviour Patch "Requests that were accepted before may be rejected, and are reported before they are sent." "Check values of `{at}`: {old} becomes {new}."
        Output Compatible Patch "Values are inside of the old limits." "Nothing."
    }
    LengthChanged "A length limit moved" {
        Input Behaviour Patch "Some values are accepted that were not, and others no longer." "Check values of `{at}`: {old} becomes {new}."
        Output Compatible Patch "Values may have other lengths; what is read is not checked." "Check columns and buffers that rely on {old}."
    }
    RangeLoosened "A range is wider" {
        Input Compatible Patch "The service accepts more, but the crate before reports it as invalid." "Nothing; update to send such values."
        Output Compatible Patch "Numbers may be outside of the old range; what is read is not checked." "Check code that relies on {old}."
    }
    RangeTightened "A range is narrower" {
        Input Behaviour Patch "Requests that were accepted before may be rejected, and are reported before they are sent." "Check values of `{at}`: {old} becomes {new}."
        Output Compatible Patch "Numbers are inside of the old range." "Nothing."
    }
    RangeChanged "A range moved" {
        Input Behaviour Patch "Some numbers are accepted that were not, and others no longer." "Check values of `{at}`: {old} becomes {new}."
        Output Compatible Patch "Numbers may be outside of the old range; what is read is not checked." "Check code that relies on {old}."
    }
    PatternAdded "A pattern is new" {
        Input Behaviour Patch "Requests that were accepted before may be rejected, and are reported before they are sent." "Check values of `{at}` against `{new}`."
        Output Compatible Patch "What is read is not checked." "Nothing."
    }
    PatternRemoved "A pattern is gone" {
        Input Compatible Patch "The service accepts more, but the crate before reports it as invalid." "Nothing; update to send such values."
        Output Compatible Patch "Values may be of another form; what is read is not checked." "Check code that relies on the form of `{at}`."
    }
    PatternChanged "A pattern changed" {
        Input Behaviour Patch "Some values may be accepted that were not, and others no longer." "Check values of `{at}` against `{new}`."
        Output Compatible Patch "Values may be of another form; what is read is not checked." "Check code that relies on the form of `{at}`."
    }
    PatternLoosened "A pattern accepts more" {
        Input Compatible Patch "The service accepts more, but the crate before reports it as invalid." "Nothing; update to send such values."
        Output Compatible Patch "Values may be of another form; what is read is not checked." "Check code that relies on the form of `{at}`."
    }
    PatternTightened "A pattern accepts less" {
        Input Behaviour Patch "Requests that were accepted before may be rejected, and are reported before they are sent." "Check values of `{at}` against `{new}`."
        Output Compatible Patch "Values are of the old form too." "Nothing."
    }
    PatternRewritten "Limits of a text are written in another way" {
        Any Compatible Patch "Pattern and length together accept the same texts." "Nothing."
    }
    UniqueAdded "The items of a list must be unique" {
        Input Behaviour Patch "Requests with equal items are rejected, and are reported before they are sent." "Remove equal items from `{at}`."
        Output Compatible Patch "What is read is not checked." "Nothing."
    }
    UniqueRemoved "The items of a list need not be unique" {
        Input Compatible Patch "The service accepts equal items, but the crate before reports them as invalid." "Nothing; update to send equal items."
        Output Compatible Patch "Equal items may be returned." "Check code that relies on unique items in `{at}`."
    }
    SensitiveAdded "Values are sensitive" {
        Any Compatible Patch "They are redacted in `Debug`, errors and logs." "Nothing; print `{at}` explicitly where you need it."
    }
    SensitiveRemoved "Values are no longer sensitive" {
        Any Compatible Patch "They are printed in `Debug`, errors and logs." "Check logs, if the values of `{at}` are still confidential for you."
    }

    // Enums and unions.
    EnumValueAdded "An enum value is new" {
        Any Compatible Minor "It was an unknown value before, and is a variant now." "Match the variant `{new}`: code that matched this text as `Unknown` is passed by."
    }
    EnumValueRemoved "An enum value is gone" {
        Input Breaking Major "The variant is gone, and the service may reject the value." "Remove uses of `{old}`; the text can still be sent as an unknown value."
        Output Compatible Major "The variant is gone; the service no longer returns the value." "Remove uses of `{old}`."
    }
    EnumValueRenamed "The variant of an enum value has another name" {
        Any Compatible Major "The text on the wire is the same." "Rename `{old}` to `{new}`."
    }
    EnumWireValueChanged "A variant stands for another text on the wire" {
        Any Breaking Patch "Requests have the old text; responses with the new one are read as unknown." "Update before the service stops accepting {old}."
    }
    UnionMemberAdded "A union member is new" {
        Any Compatible Minor "It was an unknown member before, and is a variant now." "Match the variant `{new}`: code that matched it as `Unknown` is passed by."
    }
    UnionMemberRemoved "A union member is gone" {
        Any Breaking Major "The variant is gone; the service may reject it, and no longer returns it." "Remove uses of `{old}`."
    }
    UnionMemberRenamed "A union member has another name" {
        Any Breaking Major "The wire name and the variant changed." "Rename `{old}` to `{new}`."
    }
    UnionMemberWireNameChanged "A variant stands for another name on the wire" {
        Any Breaking Patch "The variant keeps its name, which the side file sets." "Update before the service stops accepting `{old}`."
    }

    // Deprecations.
    DeprecationAdded "An item is deprecated" {
        Any Compatible Minor "The compiler warns where it is used." "Follow the note, or allow `deprecated`."
    }
    DeprecationRemoved "An item is no longer deprecated" {
        Any Compatible Patch "The compiler no longer warns." "Remove the `allow`."
    }
    DeprecationNoteChanged "The note of a deprecation changed" {
        Any Compatible Patch "The compiler prints another text." "Read the note."
    }
}
