//! The clients that are compared, and the work that they do.

/// A client: a program of the workspace.
pub(crate) struct Client {
    /// The name of its package, and of its program.
    pub(crate) package: &'static str,
    /// The heading of its column.
    pub(crate) title: &'static str,
    /// True if it decodes, encodes and speaks TLS, as an application needs. The floor does not.
    pub(crate) is_complete: bool,
}

/// The client of this repository.
pub(crate) const OURS: &str = "ours";
/// The client to which plots are relative.
pub(crate) const OFFICIAL: &str = "official";

/// The client of an earlier commit, which is compared only when that is asked for.
pub(crate) const BEFORE: Client = Client { package: "before", title: "before", is_complete: true };

/// All other clients, in the order of the columns.
pub(crate) const CLIENTS: [Client; 5] = [
    Client { package: OURS, title: "this repository", is_complete: true },
    Client { package: OFFICIAL, title: "official SDK", is_complete: true },
    Client { package: "by-hand-reqwest", title: "by hand, reqwest", is_complete: true },
    Client { package: "by-hand-hyper", title: "by hand, hyper-util", is_complete: true },
    Client { package: "floor", title: "floor", is_complete: false },
];

/// A piece of work that all clients do.
pub(crate) struct Work {
    /// Its name in the results.
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) kind: Kind,
    /// How often a client does it in a round.
    pub(crate) times: u32,
}

/// How a program is told what to do.
pub(crate) enum Kind {
    Calls { operation: &'static str, at_once: u32 },
    Codec,
}

const fn calls(name: &'static str, title: &'static str, operation: &'static str, at_once: u32, times: u32) -> Work {
    Work { name, title, kind: Kind::Calls { operation, at_once }, times }
}

const fn codec(name: &'static str, title: &'static str, times: u32) -> Work {
    Work { name, title, kind: Kind::Codec, times }
}

/// All work, in the order of the rows.
pub(crate) const WORK: [Work; 9] = [
    calls("get-1", "GetOpportunity, 1 at once", "get", 1, 1000),
    calls("get-16", "GetOpportunity, 16 at once", "get", 16, 3200),
    calls("create-1", "CreateOpportunity, 1 at once", "create", 1, 1000),
    calls("create-16", "CreateOpportunity, 16 at once", "create", 16, 3200),
    calls("list-1", "ListOpportunities of 100, 1 at once", "list", 1, 300),
    calls("list-16", "ListOpportunities of 100, 16 at once", "list", 16, 480),
    codec("decode-get", "decode GetOpportunity", 5000),
    codec("decode-list", "decode ListOpportunities of 100", 300),
    codec("encode-create", "encode CreateOpportunity", 5000),
];
