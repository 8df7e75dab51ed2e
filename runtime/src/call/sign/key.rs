//! The signing key of a client, which is derived once for each day, scope and credentials.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::sign::v4;
use zeroize::Zeroizing;

use super::check::check;
use crate::endpoint::SigningScope;
use crate::error::Failure;

/// The signing key that was used last. It is as secret as the credentials, so nothing prints it, and its bytes are
/// overwritten when another replaces it and when the client is dropped.
#[derive(Default)]
pub(in crate::call) struct SigningKeys(Mutex<Option<Arc<SigningKey>>>);

/// A key for the signatures of one day.
pub(super) struct SigningKey {
    credentials: Credentials,
    endpoint: SigningScope,
    /// `day/region/service/aws4_request`.
    pub(super) scope: String,
    key: Zeroizing<Vec<u8>>,
}

impl SigningKeys {
    /// The key for this day, which is the date of `time` in the form `20260105`.
    ///
    /// # Errors
    /// The credentials are invalid.
    pub(super) fn get(
        &self,
        credentials: &Credentials,
        endpoint: &SigningScope,
        (day, time): (&str, SystemTime),
    ) -> Result<Arc<SigningKey>, Failure> {
        let last = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_valid = |key: &&Arc<SigningKey>| {
            key.scope.starts_with(day) && key.endpoint == *endpoint && key.credentials == *credentials
        };
        if let Some(key) = last().as_ref().filter(is_valid) {
            return Ok(Arc::clone(key));
        }
        check(credentials)?;
        let key = Arc::new(SigningKey::derive(credentials, endpoint, day, time));
        *last() = Some(Arc::clone(&key));
        Ok(key)
    }
}

impl SigningKey {
    fn derive(credentials: &Credentials, endpoint: &SigningScope, day: &str, time: SystemTime) -> Self {
        let SigningScope { region, name } = endpoint;
        let key = v4::generate_signing_key(credentials.secret_access_key(), time, region, name);
        Self {
            credentials: credentials.clone(),
            endpoint: endpoint.clone(),
            scope: format!("{day}/{region}/{name}/aws4_request"),
            key: Zeroizing::new(key.as_ref().to_vec()),
        }
    }

    /// The signature of a text, in hexadecimal digits.
    pub(super) fn sign(&self, text: &str) -> String {
        v4::calculate_signature(&*self.key, text.as_bytes())
    }
}
