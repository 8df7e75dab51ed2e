//! The client.

use smithy_client_runtime::{Call, Config, JsonCall, Operation};

use crate::errors::{Error, ServiceError};
use crate::operation::{HangRequest, ListPicturesRequest, PingRequest, ScanRequest};
use crate::service::{OPERATIONS, SERVICE};

/// A client of Gallery.
///
/// Clones are cheap: they share connections and settings.
#[derive(Clone, Debug)]
pub struct Client {
    inner: smithy_client_runtime::Client,
}

impl Client {
    /// Creates a client with these settings.
    ///
    /// # Errors
    /// A setting is missing or invalid. The message names it and says what to do.
    pub fn new(config: Config) -> Result<Self, Error> {
        Ok(Self {
            inner: smithy_client_runtime::Client::new(&SERVICE, config)?,
        })
    }

    /// Creates a client with all settings from the environment and the shared configuration
    /// files of AWS: region, credentials, endpoint and others. See
    /// [`Config`](smithy_client_runtime::Config).
    ///
    /// # Errors
    /// A setting is missing or invalid. The message names it and its origin.
    pub fn from_env() -> Result<Self, Error> {
        Self::new(Config::default())
    }

    /// Calls the operation of the request, as the method of that operation does.
    pub fn call<O: Operation<Error = ServiceError>>(&self, request: O) -> Call<O> {
        Call::new(self.inner.clone(), request)
    }

    /// Calls an operation by name, with the request and the response in JSON. The request is read
    /// strictly: an unknown member is an error.
    pub fn call_json(
        &self,
        operation: &str,
        request: impl Into<Vec<u8>>,
    ) -> JsonCall<ServiceError> {
        JsonCall::new(self.inner.clone(), OPERATIONS, operation, request)
    }

    /// Hangs a picture.
    ///
    /// # Errors
    /// The errors of all calls, and these errors of the service:
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
    ///
    /// Needs no credentials: the request isn't signed.
    pub fn ping(&self, request: PingRequest) -> Call<PingRequest> {
        self.call(request)
    }

    /// Calls `Scan`.
    #[deprecated(note = "use ListPictures")]
    pub fn scan(&self, request: ScanRequest) -> Call<ScanRequest> {
        self.call(request)
    }
}
