//! How services, gateways and proxies name the members of an error, and the members in which they wrap one.

/// The maximum depth at which an error is looked for.
pub(super) const MAX_DEPTH: usize = 5;

/// The number of ranks.
pub(super) const RANKS: usize = 5;

/// What a member of an error is. Several names mean the same; the value of the one with the lowest rank counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Code(usize),
    Message(usize),
    Reason,
    /// `title` and `detail` of RFC 9457, which are the message in a response of its content type only.
    Problem(usize),
    /// `error`, `errors` or `fault`, which is the code or the message, or wraps them.
    Error,
}

/// The meaning of a member, whatever its case; `None` for most members.
pub(super) fn meaning(name: &str) -> Option<Meaning> {
    if name == "__type" {
        return Some(Meaning::Code(0));
    }
    Some(match plain(name).as_str() {
        "code" => Meaning::Code(1),
        "errorcode" => Meaning::Code(2),
        "errortype" | "faultcode" => Meaning::Code(3),
        "message" => Meaning::Message(0),
        "errormessage" => Meaning::Message(1),
        "errordescription" => Meaning::Message(2),
        "faultstring" => Meaning::Message(3),
        "reason" => Meaning::Reason,
        "detail" => Meaning::Problem(0),
        "title" => Meaning::Problem(1),
        "error" | "errors" | "fault" => Meaning::Error,
        _ => return None,
    })
}

/// Where an error may be wrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrapper {
    /// The member is the error.
    Error,
    /// The member is the message, or the error in its place.
    Message,
    /// The member contains anything, in which an error is known by its code.
    Any,
}

/// Whether the value of a member may be the error.
pub(super) fn wrapper(name: &str) -> Option<Wrapper> {
    if let Some(Meaning::Message(_)) = meaning(name) {
        return Some(Wrapper::Message);
    }
    Some(match plain(name).as_str() {
        "error" | "errorresponse" | "errors" | "exception" | "fault" => Wrapper::Error,
        "body" | "detail" | "output" | "payload" | "response" => Wrapper::Any,
        _ => return None,
    })
}

/// The name in lower case without separators: `errorCode`, `ErrorCode` and `error_code` are the same.
fn plain(name: &str) -> String {
    let characters = name.chars().filter(|character| !matches!(character, '_' | '-'));
    characters.map(|character| character.to_ascii_lowercase()).collect()
}
