//! Compression of request bodies, for operations whose service takes it.

/// A body with fewer bytes is sent as it is if nothing else is said: as in the AWS SDKs.
pub const COMPRESSION_MIN_SIZE: usize = 10_240;

/// The greatest such limit that the AWS SDKs know.
pub(crate) const MAX_MIN_SIZE: usize = 10_485_760;

/// The body in gzip. `None` where it can't be: the feature is off.
#[cfg(feature = "gzip")]
pub(crate) fn gzip(body: &[u8]) -> Option<Vec<u8>> {
    use std::io::Write as _;

    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    // Writing to a `Vec` doesn't fail.
    encoder.write_all(body).ok()?;
    encoder.finish().ok()
}

#[cfg(not(feature = "gzip"))]
pub(crate) fn gzip(_body: &[u8]) -> Option<Vec<u8>> {
    None
}
