//! Paintings: read by `GetPainting`, replaced by `UpdatePainting`.

use crate::codec::{DecodeError, EncodeError, JsonOptions, RequestBody, from_json, read_response, write_request};
use crate::drive::modify::{
    Editable, EditableMembers, Modifiable, Modify, ModifyError, ReadForUpdate, UpdateFromRead, UpdateRules, to_update,
};
use crate::operation::{Effect, Operation, Service};
use crate::tests::support::{Busy, SERVICE, Stepping, config};
use crate::{Call, Client, ConfigBuilder, Mock, MockResponse, Timestamp, UnknownMembers};

#[derive(Clone, PartialEq)]
pub(super) struct GetPainting {
    pub(super) catalog: Option<String>,
    pub(super) id: Option<String>,
}

#[derive(Clone, PartialEq)]
pub(super) struct Painting {
    pub(super) id: String,
    pub(super) modified: Timestamp,
    pub(super) details: Option<Details>,
    pub(super) size: Option<i32>,
    pub(super) unknown: UnknownMembers,
}

#[derive(Clone, PartialEq)]
pub(super) struct UpdatePainting {
    pub(super) catalog: Option<String>,
    pub(super) details: Option<Details>,
    pub(super) identifier: Option<String>,
    pub(super) modified: Option<Timestamp>,
    pub(super) size: Option<String>,
    pub(super) unknown: UnknownMembers,
}

#[derive(Clone, PartialEq)]
pub(super) struct Details {
    pub(super) insurances: Option<Vec<Insurance>>,
    pub(super) labels: Option<std::collections::BTreeMap<String, Owner>>,
    pub(super) note: Option<String>,
    pub(super) owners: Option<Vec<Owner>>,
    pub(super) status: Option<String>,
    pub(super) styles: Option<Vec<String>>,
    pub(super) title: Option<String>,
    pub(super) unknown: UnknownMembers,
}

#[derive(Clone, PartialEq)]
pub(super) struct Insurance {
    pub(super) currency: Option<String>,
    pub(super) parts: Option<Vec<Owner>>,
    pub(super) value: Option<i64>,
}

#[derive(Clone, PartialEq)]
pub(super) struct Owner {
    pub(super) email: Option<String>,
    pub(super) name: Option<String>,
}

crate::structure! { GetPainting { catalog: "Catalog", id: "Id", } }

crate::structure! {
    Painting {
        details: "Details",
        id: "Id" (promised),
        modified: "Modified" (promised),
        size: "Size",
        ..unknown
    }
}

crate::structure! {
    UpdatePainting {
        catalog: "Catalog",
        details: "Details",
        identifier: "Identifier" [required],
        modified: "Modified" [required],
        size: "Size",
        ..unknown
    }
}

crate::structure! {
    Details {
        insurances: "Insurances" [min_length(1)],
        labels: "Labels" (sensitive),
        note: "Note" [min_length(1)],
        owners: "Owners",
        status: "Status",
        styles: "Styles",
        title: "Title" [length(0, 20)],
        ..unknown
    }
}

crate::structure! {
    Insurance {
        currency: "Currency" [required],
        parts: "Parts",
        value: "Value" [required],
    }
}

crate::structure! { Owner { email: "Email", name: "Name" [required], } }

macro_rules! operation {
    ($name:ident, $output:ty, $effect:ident, $read:expr) => {
        impl Operation for $name {
            type Output = $output;
            type Error = Busy;

            const NAME: &'static str = stringify!($name);
            const SERVICE: &'static Service = &SERVICE;
            const EFFECT: Effect = Effect::$effect;

            fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
                write_request(self, options)
            }

            fn decode(body: &[u8], options: &JsonOptions) -> Result<$output, DecodeError> {
                $read(body, options)
            }
        }
    };
}

operation!(GetPainting, Painting, Nothing, read_response);
operation!(UpdatePainting, (), EachTime, |body, _: &_| crate::codec::read_nothing(body));

impl ReadForUpdate for GetPainting {
    type Update = UpdatePainting;

    const RULES: &'static UpdateRules = &UpdateRules::new()
        .unescape(&["Details.Title", "Details.Styles", "Details.Owners.Name"])
        .stubs(&[("Details.Owners", &["Name", "Email"]), ("Details.Styles", &[])])
        .lock("Modified")
        .conflict("ConflictException")
        .structures(&["Details"])
        .editable(
            &Editable::new(
                "Details.Status",
                &[
                    ("Lent", EditableMembers::Only(&["Details.Note", "Details.Owners"])),
                    ("Sold", EditableMembers::Only(&[])),
                    ("Shown", EditableMembers::Except(&["Details.Title"])),
                ],
            )
            .unchecked(&["Details.Status"]),
        );

    fn into_update(read: Painting, retyped: &mut Vec<&'static str>) -> UpdatePainting {
        if read.size.is_some() {
            retyped.push("Size");
        }
        UpdatePainting {
            details: read.details,
            identifier: Some(read.id),
            modified: Some(read.modified),
            unknown: read.unknown,
            ..UpdatePainting::default()
        }
    }

    fn identify(&self, update: &mut UpdatePainting) {
        update.catalog = self.catalog.clone();
    }
}

impl Modifiable for GetPainting {}

/// The update of a painting with these details.
pub(super) fn updated(details: &str) -> UpdateFromRead<UpdatePainting> {
    to_update::<GetPainting>(from_json(painting("2026-01-01T00:00:00Z", details).as_bytes()).unwrap())
}

/// The response of a read.
pub(super) fn painting(modified: &str, details: &str) -> String {
    format!(r#"{{"Id": "p-1", "Modified": "{modified}", "Details": {details}}}"#)
}

/// A client with a mock and a clock that doesn't wait.
pub(super) struct Studio {
    pub(super) mock: Mock,
    pub(super) clock: Stepping,
    client: Client,
}

impl Studio {
    pub(super) fn new() -> Self {
        Self::with(|config| config)
    }

    pub(super) fn with(configure: impl FnOnce(ConfigBuilder) -> ConfigBuilder) -> Self {
        let (mock, clock) = (Mock::new(), Stepping::new());
        let config = config("https://paintings.example.com").clock(clock.clone()).mock(&mock);
        let client = Client::new(&SERVICE, configure(config).build()).unwrap();
        Self { mock, clock, client }
    }

    /// Adds the response of a read.
    pub(super) fn reads(self, modified: &str, details: &str) -> Self {
        self.mock.respond::<GetPainting>(MockResponse::json(painting(modified, details)));
        self
    }

    /// Adds the responses to attempts of the update.
    pub(super) fn updates(self, responses: &[MockResponse]) -> Self {
        for response in responses {
            self.mock.respond::<UpdatePainting>(response.clone());
        }
        self
    }

    pub(super) fn modify<'f>(&self, change: impl FnMut(&mut UpdatePainting) + Send + 'f) -> Modify<'f, GetPainting> {
        let request = GetPainting { catalog: Some("main".to_owned()), id: Some("p-1".to_owned()) };
        Call::new(self.client.clone(), request).modify(change)
    }

    /// The updates that were sent.
    pub(super) fn sent(&self) -> Vec<UpdatePainting> {
        self.mock.assert_used().unwrap();
        let requests = self.mock.take_requests().into_iter();
        requests.filter(|request| request.operation() == "UpdatePainting").map(|it| it.read().unwrap()).collect()
    }
}

/// An error that the service of the tests doesn't have in its model.
pub(super) fn rejected(code: &str) -> MockResponse {
    MockResponse::json("{}").status(400).header("x-amzn-errortype", code)
}

pub(super) fn conflict() -> MockResponse {
    rejected("ConflictException")
}

pub(super) fn success() -> MockResponse {
    MockResponse::json("{}")
}

pub(super) fn set_note(note: &str) -> impl FnMut(&mut UpdatePainting) + Send + '_ {
    move |update| update.details.get_or_insert_default().note = Some(note.to_owned())
}

pub(super) fn note(update: &UpdatePainting) -> &str {
    update.details.as_ref().unwrap().note.as_deref().unwrap()
}

pub(super) type Failed = ModifyError<GetPainting>;
