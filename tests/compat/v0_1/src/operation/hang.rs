//! The operation `Hang`, its request and its response.

use smithy_client_runtime::__v1::{
    DecodeError, EncodeError, JsonOptions, RequestBody, TokenMember, read_response,
    write_request,
};
use smithy_client_runtime::{
    Effect, HostPart, Operation, Service, Timestamp, UnknownMembers,
};

use crate::errors::ServiceError;
use crate::patterns;
use crate::service::SERVICE;
use crate::types::{Light, Picture};

/// The request of [`Hang`](crate::Client::hang).
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct HangRequest {
    /// Generated if absent: a UUID that is the same in all attempts of a call.
    pub client_token: Option<String>,

    /// Required.
    pub picture: Option<Picture>,

    /// Required. 1 to 20 characters. Pattern: `^[a-z]+$`
    pub wing: Option<String>,
    unknown_members: UnknownMembers,
}

impl HangRequest {
    /// Creates an empty value. The model requires [`picture`](field@Self::picture) and
    /// [`wing`](field@Self::wing).
    ///
    /// ```
    /// use compat_v0_1::operation::HangRequest;
    /// use compat_v0_1::types::Picture;
    ///
    /// let request = HangRequest::new().picture(Picture::new()).wing("…");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`client_token`](field@Self::client_token).
    #[must_use]
    pub fn client_token(mut self, value: impl Into<String>) -> Self {
        self.client_token = Some(value.into());
        self
    }

    /// Sets [`picture`](field@Self::picture).
    #[must_use]
    pub fn picture(mut self, value: Picture) -> Self {
        self.picture = Some(value);
        self
    }

    /// Sets [`wing`](field@Self::wing).
    #[must_use]
    pub fn wing(mut self, value: impl Into<String>) -> Self {
        self.wing = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    HangRequest {
        client_token: "ClientToken",
        picture: "Picture" [required],
        wing: "Wing" [required, length(1, 20), pattern(&patterns::WING_NAME)],
        ..unknown_members
    }
}

impl Operation for HangRequest {
    type Output = HangResponse;
    type Error = ServiceError;
    const NAME: &'static str = "Hang";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Once;
    const SUMMARY: &'static str = "Hangs a picture.";
    const GZIP: bool = true;
    const HOST_PREFIX: &'static [HostPart] = &[
        HostPart::Label("Wing"),
        HostPart::Text(".walls."),
    ];

    fn idempotency_token(&mut self) -> TokenMember<'_> {
        TokenMember::Member(&mut self.client_token)
    }

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        smithy_client_runtime::__v1::fill_idempotency_token(&mut self.client_token);
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Self::Output, DecodeError> {
        read_response(body, options)
    }

    fn host_label(&self, member: &str) -> Option<&str> {
        match member {
            "Wing" => self.wing.as_deref(),
            _ => None,
        }
    }

    fn endpoint_params(&self) -> Vec<(&'static str, String)> {
        let mut params = Vec::new();
        params.extend(self.wing.clone().map(|value| ("Wing", value)));
        params
    }
}

/// The response of [`Hang`](crate::Client::hang).
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct HangResponse {
    /// `Hung`
    pub hung: Timestamp,

    /// Pattern: `^P-[0-9]{1,9}$`
    pub id: String,

    /// `Light`
    pub light: Light,
    unknown_members: UnknownMembers,
}

impl HangResponse {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`hung`](field@Self::hung).
    #[must_use]
    pub fn hung(mut self, value: impl Into<Timestamp>) -> Self {
        self.hung = value.into();
        self
    }

    /// Sets [`id`](field@Self::id).
    #[must_use]
    pub fn id(mut self, value: impl Into<String>) -> Self {
        self.id = value.into();
        self
    }

    /// Sets [`light`](field@Self::light).
    #[must_use]
    pub fn light(mut self, value: Light) -> Self {
        self.light = value;
        self
    }
}

smithy_client_runtime::__v1::structure! {
    HangResponse {
        hung: "Hung" (epoch_seconds, promised),
        id: "Id" (promised) [pattern(&patterns::PICTURE_ID)],
        light: "Light" (promised),
        ..unknown_members
    }
}
