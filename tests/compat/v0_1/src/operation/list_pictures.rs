//! The operation `ListPictures`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, read_response, write_request,
};
use smithy_client_runtime::{
    Effect, Operation, Paginated, PaginatedItems, Service, UnknownMembers,
};

use crate::errors::ServiceError;
use crate::service::SERVICE;
use crate::types::Picture;

/// The request of [`ListPictures`](crate::Client::list_pictures).
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ListPicturesRequest {
    /// From 1 to 100.
    pub max_results: Option<i32>,

    /// `NextToken`
    pub next_token: Option<String>,
    unknown_members: UnknownMembers,
}

impl ListPicturesRequest {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`max_results`](field@Self::max_results).
    #[must_use]
    pub fn max_results(mut self, value: i32) -> Self {
        self.max_results = Some(value);
        self
    }

    /// Sets [`next_token`](field@Self::next_token).
    #[must_use]
    pub fn next_token(mut self, value: impl Into<String>) -> Self {
        self.next_token = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    ListPicturesRequest {
        max_results: "MaxResults" [range(1, 100)],
        next_token: "NextToken",
        ..unknown_members
    }
}

impl Operation for ListPicturesRequest {
    type Output = ListPicturesResponse;
    type Error = ServiceError;
    const NAME: &'static str = "ListPictures";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Nothing;

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_response(body, options)
    }
}

impl Paginated for ListPicturesRequest {
    type Token = String;

    fn token(&self) -> Option<&Self::Token> {
        self.next_token.as_ref()
    }

    fn set_token(&mut self, token: Option<Self::Token>) {
        self.next_token = token;
    }

    fn next_token(page: &Self::Output) -> Option<&Self::Token> {
        page.next_token.as_ref()
    }
}

impl PaginatedItems for ListPicturesRequest {
    type Item = Picture;

    fn into_items(page: Self::Output) -> Vec<Self::Item> {
        page.pictures
    }
}

/// The response of [`ListPictures`](crate::Client::list_pictures).
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ListPicturesResponse {
    /// `NextToken`
    pub next_token: Option<String>,

    /// `Pictures`
    pub pictures: Vec<Picture>,
    unknown_members: UnknownMembers,
}

impl ListPicturesResponse {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`next_token`](field@Self::next_token).
    #[must_use]
    pub fn next_token(mut self, value: impl Into<String>) -> Self {
        self.next_token = Some(value.into());
        self
    }

    /// Sets [`pictures`](field@Self::pictures).
    #[must_use]
    pub fn pictures(mut self, value: impl IntoIterator<Item = Picture>) -> Self {
        self.pictures = value.into_iter().collect();
        self
    }
}

smithy_client_runtime::__v1::structure! {
    ListPicturesResponse {
        next_token: "NextToken",
        pictures: "Pictures",
        ..unknown_members
    }
}
