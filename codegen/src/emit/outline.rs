//! The outline: one line for each item of the API, so that the diff of a model update is like release notes. It has
//! everything that decides the API or the requests: an unchanged outline means an unchanged crate, but for
//! documentation.

use std::fmt::Write as _;

use super::{endpoint, update};
use crate::names;
use crate::plan::{
    DefaultValue, Deprecated, Effect, EndpointParam, EndpointParamValue, EnumState, ErrorItem, Flag, Member, Operation,
    Paging, PathField, Presence, QuotaGroup, Service, Signature, Structure, Type, TypeItem, Union, Wait, WaitAfter,
    WaitMember, WaitSource,
};
use crate::smithy::Node;

/// What decides when a wait ends, and how often it looks.
pub(crate) fn wait_text(wait: &Wait) -> String {
    let codes: Vec<&str> = wait.pending_errors.iter().map(|(code, _)| code.as_str()).collect();
    let words = [
        format!("{} {}", wait.operation, wait.state.wire),
        list("reached", &values(&wait.reached)),
        list("failed", &values(&wait.failed)),
        list("pending errors", &codes),
        format!("{} to {} s, deadline {} s", wait.min_delay, wait.max_delay, wait.deadline),
    ];
    words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
}

/// How an operation leads to a wait.
pub(crate) fn wait_after_text(after: &WaitAfter) -> String {
    let members: Vec<String> = after.members.iter().map(wait_member).collect();
    let failed = after.failed.as_ref();
    let words = [
        list("request", &members),
        failed.map(|(path, states)| list(&format!("{} failed", path.wire), &values(states))).unwrap_or_default(),
        after.reason.as_ref().map(|reason| format!("reason {}", reason.wire)).unwrap_or_default(),
        list("stale", &values(&after.stale)),
        after
            .times
            .as_ref()
            .map(|(began, changed)| format!("{} after {}", changed.wire, began.wire))
            .unwrap_or_default(),
    ];
    words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
}

fn values(states: &[EnumState]) -> Vec<&str> {
    states.iter().map(|state| state.value.as_str()).collect()
}

fn wait_member(member: &WaitMember) -> String {
    match &member.from {
        WaitSource::Request(field) => format!("{} from request {field}", member.field),
        WaitSource::Response { field, .. } => format!("{} from response {}", member.field, field.field),
    }
}

/// The outline of a planned crate.
pub(crate) fn text(service: &Service) -> String {
    let mut outline = Outline::default();
    outline.service(service);
    service.quotas.iter().for_each(|group| outline.quota(group));
    service.operations.iter().for_each(|operation| outline.operation(operation));
    service.errors.iter().for_each(|error| outline.error(error));
    for operation in &service.operations {
        for structure in std::iter::once(&operation.input).chain(&operation.output) {
            outline.structure(structure);
        }
    }
    service.types.iter().for_each(|item| outline.item(item));
    service.waits.iter().for_each(|wait| outline.wait(wait));
    match &service.endpoint.standard {
        Some(prefix) => outline.line(0, &[&format!("endpoint rules of nearly all services, prefix {prefix}")]),
        None => {
            outline.line(0, &["endpoint rules"]);
            outline.0 += &endpoint::outline(&service.endpoint.rules);
        }
    }
    outline.0
}

#[derive(Default)]
struct Outline(String);

impl Outline {
    /// A line with these words; empty ones are left out.
    fn line(&mut self, indent: usize, words: &[&str]) {
        let words: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
        // Writing to a String can't fail.
        let _ = writeln!(self.0, "{:indent$}{}", "", words.join(", "));
    }

    fn service(&mut self, service: &Service) {
        self.line(
            0,
            &[
                &format!("service {}", service.sdk_id),
                &format!("target {}", service.target_prefix),
                &format!("signs for {}", service.signing_name),
                service.protocol.name(),
                &service.doc_id.as_ref().map(|id| format!("documented as {id}")).unwrap_or_default(),
                if service.query_compatible { "query compatible" } else { "" },
                &service.token_lifetime.map(|seconds| format!("keeps tokens for {seconds} s")).unwrap_or_default(),
            ],
        );
    }

    fn quota(&mut self, group: &QuotaGroup) {
        let QuotaGroup { name, operations, per_second, burst, per_day } = group;
        let limit = |limit: &Option<u32>, what: &str| limit.map(|limit| format!("{limit} {what}")).unwrap_or_default();
        self.line(
            0,
            &[
                &format!("quota {name}"),
                &limit(per_second, "in a second"),
                &limit(burst, "at once"),
                &limit(per_day, "in a day"),
                &list("operations", operations),
            ],
        );
    }

    fn operation(&mut self, operation: &Operation) {
        let output = operation.output.as_ref().map_or("()", |output| output.name.as_str());
        let prefix = operation.host_prefix.as_ref().map(|prefix| format!("host prefix {}", prefix.text));
        let params: Vec<String> = operation.endpoint_params.iter().map(endpoint_param).collect();
        let errors: Vec<&str> = operation.errors.iter().map(|error| error.name.as_str()).collect();
        self.line(
            0,
            &[
                &format!("operation {}: {} -> {output}", operation.name, operation.input.name),
                &unless_derived(&operation.method, &names::method_name(&operation.name)),
                match operation.effect {
                    Effect::Nothing => "reads",
                    Effect::Once => "idempotent",
                    Effect::EachTime => "",
                },
                &list("token", &operation.tokens),
                &operation.paging.as_ref().map(paging).unwrap_or_default(),
                prefix.as_deref().unwrap_or_default(),
                &list("endpoint parameters", &params),
                match operation.signature {
                    Signature::Whole => "",
                    Signature::WithoutBody => "unsigned body",
                    Signature::None => "unsigned",
                },
                if operation.optional_auth { "signed if there are credentials" } else { "" },
                if operation.gzip { "gzip" } else { "" },
                &list("errors", &errors),
                deprecated(operation.deprecated.as_ref()),
            ],
        );
        if let Some(to_update) = &operation.to_update {
            self.line(2, &[&update::text(to_update)]);
            let lines = to_update.modify.iter().flat_map(update::modify_lines);
            lines.for_each(|line| self.line(2, &[&line]));
        }
    }

    fn error(&mut self, error: &ErrorItem) {
        let status = error.status.map(|status| status.to_string()).unwrap_or_default();
        let retryable = error.retryable.map(|retryable| if retryable.throttling { "throttled" } else { "retryable" });
        let ErrorItem { code, variant, constant, predicate, .. } = error;
        let derived = [constant == &names::constant_name(variant, None), predicate == &names::predicate_name(variant)];
        let others = if derived == [true; 2] { String::new() } else { format!("{constant} {predicate}") };
        self.line(
            0,
            &[
                &format!("error {code}"),
                &unless_derived(variant, &names::type_name(code)),
                &others,
                &status,
                if error.server_fault { "server" } else { "client" },
                retryable.unwrap_or_default(),
            ],
        );
    }

    fn wait(&mut self, wait: &Wait) {
        self.line(0, &[&format!("wait {}: {}", wait.name, wait_text(wait))]);
        for after in &wait.after {
            self.line(2, &[&format!("after {}", after.operation), &wait_after_text(after)]);
        }
    }

    fn item(&mut self, item: &TypeItem) {
        match item {
            TypeItem::Structure(item) => self.structure(item),
            TypeItem::Union(item) => self.union(item),
            TypeItem::Enum(item) => {
                let sensitive = if item.sensitive { "sensitive" } else { "" };
                self.line(0, &[&format!("enum {}", item.name), sensitive, deprecated(item.deprecated.as_ref())]);
                for value in &item.values {
                    let text = format!("{} = {:?}", value.variant, value.wire);
                    self.line(2, &[&text, deprecated(value.deprecated.as_ref())]);
                }
            }
            TypeItem::IntEnum(item) => {
                self.line(0, &[&format!("int enum {}", item.name), deprecated(item.deprecated.as_ref())]);
                for value in &item.values {
                    let text = format!("{} = {}", value.variant, value.wire);
                    self.line(2, &[&text, deprecated(value.deprecated.as_ref())]);
                }
            }
        }
    }

    fn structure(&mut self, structure: &Structure) {
        self.line(0, &[&format!("structure {}", structure.name), deprecated(structure.deprecated.as_ref())]);
        structure.members.iter().for_each(|member| self.member(member));
    }

    fn member(&mut self, member: &Member) {
        let ty = type_text(&member.ty);
        let ty = if member.presence == Presence::Optional { format!("{ty}?") } else { ty };
        let default = |default: &Option<DefaultValue>, of: &str| {
            default.as_ref().map(|default| format!("{of} {}", default_text(default))).unwrap_or_default()
        };
        let setter = names::setter_name(&member.field);
        self.line(
            2,
            &[
                &format!("{}: {ty}", member.wire),
                &unless_derived(&member.field, &names::field_name(&member.wire)),
                &if member.setter == setter { String::new() } else { format!("setter {}", member.setter) },
                &member.facts.outline(),
                // A required member of a request that validators don't require, since the service has its default.
                &default(&member.service_default, "default of the service"),
                &default(&member.default, "default"),
                timestamp_format(&member.flags),
                deprecated(member.deprecated.as_ref()),
            ],
        );
    }

    fn union(&mut self, item: &Union) {
        self.line(0, &[&format!("union {}", item.name), deprecated(item.deprecated.as_ref())]);
        for member in &item.members {
            let accessor = names::accessor_name(&member.variant);
            self.line(
                2,
                &[
                    &format!("{}: {}", member.wire, type_text(&member.ty)),
                    &unless_derived(&member.variant, &names::variant_name(&member.wire, &member.wire)),
                    &if member.accessor == accessor { String::new() } else { format!("accessor {}", member.accessor) },
                    &member.facts.outline(),
                    timestamp_format(&member.flags),
                    deprecated(member.deprecated.as_ref()),
                ],
            );
        }
    }
}

/// The name of an item, if the side file or a clash decided it.
fn unless_derived(name: &str, derived: &str) -> String {
    if name == derived { String::new() } else { format!("as {name}") }
}

fn deprecated(deprecated: Option<&Deprecated>) -> &'static str {
    if deprecated.is_some() { "deprecated" } else { "" }
}

fn list<T: AsRef<str>>(what: &str, words: &[T]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    if words.is_empty() { String::new() } else { format!("{what} {}", words.join(" ")) }
}

/// What is paged, and the fields of the tokens and of the items.
pub(crate) fn paging(paging: &Paging) -> String {
    let path = |path: &[PathField]| path.iter().map(|step| step.field.as_str()).collect::<Vec<_>>().join(".");
    let tokens = format!("{} to {}", path(&paging.output_token), path(&paging.input_token));
    match &paging.items {
        Some(items) => {
            let key = items.key.as_ref().map(|key| format!("{} and ", type_text(key))).unwrap_or_default();
            format!("pages of {key}{} in {} by {tokens}", type_text(&items.item), path(&items.path))
        }
        None => format!("pages by {tokens}"),
    }
}

/// A parameter of the endpoint rules with the source of its value.
pub(crate) fn endpoint_param(param: &EndpointParam) -> String {
    match &param.value {
        EndpointParamValue::Fixed(text) => format!("{}={text:?}", param.name),
        EndpointParamValue::Text(field) | EndpointParamValue::Enum(field) | EndpointParamValue::Flag(field) => {
            format!("{}={field}", param.name)
        }
    }
}

/// The format of timestamps, unless it is text.
fn timestamp_format(flags: &[Flag]) -> &'static str {
    let format = flags.iter().find_map(|flag| match flag {
        Flag::EpochSeconds => Some("epoch seconds"),
        Flag::HttpDate => Some("HTTP date"),
        Flag::Sensitive | Flag::Promised => None,
    });
    format.unwrap_or_default()
}

/// The default in JSON, except that empty values are `empty`.
pub(crate) fn default_text(default: &DefaultValue) -> String {
    match default {
        DefaultValue::Bool(value) | DefaultValue::Document(Node::Bool(value)) => value.to_string(),
        DefaultValue::Whole(number) | DefaultValue::IntEnum(number) => number.to_string(),
        DefaultValue::Float(number) => number.to_string(),
        DefaultValue::EpochSeconds(digits) => digits.clone(),
        DefaultValue::Document(Node::Number(number)) => number.to_string(),
        DefaultValue::String(text)
        | DefaultValue::Enum(text)
        | DefaultValue::Base64(text)
        | DefaultValue::Parsed(text)
        | DefaultValue::Document(Node::String(text)) => format!("{text:?}"),
        DefaultValue::Document(Node::List(_)) => "[]".to_owned(),
        DefaultValue::Document(Node::Map(_)) => "{}".to_owned(),
        DefaultValue::Empty | DefaultValue::Document(_) => "empty".to_owned(),
    }
}

/// A type in a few words.
pub(crate) fn type_text(ty: &Type) -> String {
    match ty {
        Type::Named(named) => named.name.clone(),
        Type::List(element) => format!("[{}]", type_text(element)),
        Type::Map(key, value) => format!("{{{}: {}}}", type_text(key), type_text(value)),
        Type::Nullable(inner) => format!("{} or null", type_text(inner)),
        // Boxes are visible to callers, so an update that adds a recursion must be visible here.
        Type::Boxed(inner) => format!("boxed {}", type_text(inner)),
        simple => format!("{simple:?}"),
    }
}
