//! The requests and responses of all operations.

mod hang;
mod list_pictures;
mod ping;
mod scan;

pub use self::hang::{HangRequest, HangResponse};
pub use self::list_pictures::{ListPicturesRequest, ListPicturesResponse};
pub use self::ping::PingRequest;
pub use self::scan::{ScanRequest, ScanResponse};
