//! The client.

use smithy_client_runtime::{Call, Config, JsonCall, Operation};

use crate::errors::{Error, ServiceError};
use crate::operation::{HangRequest, ListPicturesRequest, PingRequest, ScanRequest};
use crate::service::{OPERATIONS, SERVICE};

/// A client of Gallery.
///
/// Cheap to clone: clones share connections and settings.
#[derive(Clone, Debug)]
pub struct Client {
    inner: smithy_client_runtime::Client,
}

impl Client {
    /// A client with these settings.
    ///
    /// # Errors
    /// A setting is missing or wrong; the text says which and what to do.
    pub fn new(config: Config) -> Result<Self, Error> {
        Ok(Self {
            inner: smithy_client_runtime::Client::new(&SERVICE, config)?,
        })
    }

    /// A client that takes all settings from the environment and the shared configuration files of
    /// AWS, as [`Config`](smithy_client_runtime::Config) lists them: region, credentials, endpoint.
    ///
    /// # Errors
    /// A setting is missing or wrong; the text names it and where it comes from.
    pub fn from_env() -> Result<Self, Error> {
        Self::new(Config::default())
    }

    /// Calls the operation that the request belongs to. The methods below are this, by name.
    pub fn call<O: Operation<Error = ServiceError>>(&self, request: O) -> Call<O> {
        Call::new(self.inner.clone(), request)
    }

    /// Calls an operation by its name, with JSON in and out. The request is read strictly: a
    /// member that the model doesn't have is an error.
    pub fn call_json(&self, operation: &str, request: &[u8]) -> JsonCall<ServiceError> {
        JsonCall::new(self.inner.clone(), OPERATIONS, operation, request)
    }

    /// Hangs a picture.
    ///
    /// # Errors
    /// Those of every call, and from the service:
    /// - [`TooFast`](crate::types::TooFast)
    /// - [`WallFull`](crate::types::WallFull)
    pub fn hang(&self, request: HangRequest) -> Call<HangRequest> {
        self.call(request)
    }

    /// Calls `ListPictures`.
    pub fn list_pictures(
        &self,
        request: ListPicturesRequest,
    ) -> Call<ListPicturesRequest> {
        self.call(request)
    }

    /// Calls `Ping`.
    pub fn ping(&self, request: PingRequest) -> Call<PingRequest> {
        self.call(request)
    }

    /// Calls `Scan`.
    #[deprecated(note = "use ListPictures")]
    pub fn scan(&self, request: ScanRequest) -> Call<ScanRequest> {
        self.call(request)
    }
}
