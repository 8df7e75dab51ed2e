//! The operation `Scan`, its request and its response.

use std::collections::BTreeMap;

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, TokenMember, read_response,
    write_request,
};
use smithy_client_runtime::{
    Effect, Operation, Paginated, PaginatedItems, Service, Signature, UnknownMembers,
};

use crate::errors::ServiceError;
use crate::service::SERVICE;
use crate::types::{Paging, Picture, Style};

/// The request of [`Scan`](crate::Client::scan).
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ScanRequest {
    /// `From`
    pub from: Option<String>,
    unknown_members: UnknownMembers,
}

impl ScanRequest {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`from`](field@Self::from).
    #[must_use]
    pub fn set_from(mut self, value: impl Into<String>) -> Self {
        self.from = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    ScanRequest {
        from: "From",
        ..unknown_members
    }
}

impl Operation for ScanRequest {
    type Output = ScanResponse;
    type Error = ServiceError;
    const NAME: &'static str = "Scan";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Once;
    const SIGNATURE: Signature = Signature::WithoutBody;

    fn idempotency_token(&mut self) -> TokenMember<'_> {
        TokenMember::None
    }

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_response(body, options)
    }
}

impl Paginated for ScanRequest {
    type Token = String;

    fn token(&self) -> Option<&Self::Token> {
        self.from.as_ref()
    }

    fn set_token(&mut self, token: Option<Self::Token>) {
        self.from = token;
    }

    fn next_token(page: &Self::Output) -> Option<&Self::Token> {
        page.paging.as_ref()?.next.as_ref()
    }
}

impl PaginatedItems for ScanRequest {
    type Item = (Style, Picture);

    fn into_items(page: Self::Output) -> Vec<Self::Item> {
        page.found.unwrap_or_default().into_iter().collect()
    }
}

/// The response of [`Scan`](crate::Client::scan).
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ScanResponse {
    /// `Found`
    pub found: Option<BTreeMap<Style, Picture>>,

    /// `Paging`
    pub paging: Option<Paging>,
    unknown_members: UnknownMembers,
}

impl ScanResponse {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`found`](field@Self::found). An empty map is passed as
    /// `BTreeMap::<Style, Picture>::new()`.
    #[must_use]
    pub fn found(
        mut self,
        value: impl IntoIterator<Item = (impl Into<Style>, Picture)>,
    ) -> Self {
        self.found = Some(
            value.into_iter().map(|(key, value)| (key.into(), value)).collect(),
        );
        self
    }

    /// Sets [`paging`](field@Self::paging).
    #[must_use]
    pub fn paging(mut self, value: Paging) -> Self {
        self.paging = Some(value);
        self
    }
}

smithy_client_runtime::__v1::structure! {
    ScanResponse {
        found: "Found",
        paging: "Paging",
        ..unknown_members
    }
}
