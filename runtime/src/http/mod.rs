//! HTTP: the transport (the network or a mock), TLS, exchanges of requests and responses, headers, compression.

mod compression;
mod exchange;
pub(crate) mod header;
mod host;
#[cfg(any(test, feature = "test-util"))]
mod mock;
mod proxy;
mod runtimes;
mod tls;
mod transport;
mod user_agent;

pub use self::compression::COMPRESSION_MIN_SIZE;
pub(crate) use self::compression::{MAX_MIN_SIZE, gzip};
pub(crate) use self::exchange::HttpResponse;
pub use self::exchange::RESPONSE_LIMIT;
pub use self::header::InvalidHeader;
pub(crate) use self::host::Host;
#[cfg(any(test, feature = "test-util"))]
pub use self::mock::{Mock, MockMismatch, MockOutput, MockRequest, MockResponse, MockRule};
pub(crate) use self::transport::{HttpSettings, Transport, Transports};
pub(crate) use self::user_agent::{UserAgentSettings, user_agent};
