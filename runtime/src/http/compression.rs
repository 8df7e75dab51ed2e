//! Compression of request bodies, for operations that support it.

/// The default minimum size of a body that is compressed, in bytes: the same as in the AWS SDKs.
pub const COMPRESSION_MIN_SIZE: usize = 10_240;

/// The highest value that the setting of the minimum size may have: the same as in the AWS SDKs.
pub(crate) const MAX_MIN_SIZE: usize = 10_485_760;

/// The body compressed with gzip; `None` without the feature `gzip`.
#[cfg(feature = "gzip")]
pub(crate) fn gzip(body: &[u8]) -> Option<Vec<u8>> {
    use std::io::Write as _;

    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    // Writing to a `Vec` can't fail.
    encoder.write_all(body).ok()?;
    encoder.finish().ok()
}

#[cfg(not(feature = "gzip"))]
pub(crate) fn gzip(_body: &[u8]) -> Option<Vec<u8>> {
    None
}

/// The body that was compressed with [`gzip`]; `None` if it wasn't.
#[cfg(all(feature = "gzip", any(test, feature = "test-util")))]
pub(crate) fn gunzip(body: &[u8]) -> Option<Vec<u8>> {
    use std::io::Read as _;

    let mut text = Vec::new();
    flate2::read::GzDecoder::new(body).read_to_end(&mut text).ok().map(|_| text)
}

#[cfg(all(not(feature = "gzip"), any(test, feature = "test-util")))]
pub(crate) fn gunzip(_body: &[u8]) -> Option<Vec<u8>> {
    None
}
