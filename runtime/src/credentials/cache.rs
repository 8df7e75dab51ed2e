//! The cache of a client's credentials.
//!
//! There is one load at a time; all calls that wait for it get its result. A load starts 10 to 20 seconds before the
//! credentials expire, at a random time, so that many clients don't load at once. Until the credentials expire, other
//! calls use them while one call loads, and also if the load fails.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials as _, SharedCredentialsProvider};
use bytes::Bytes;

use super::failures::failure;
use crate::error::Failure;
use crate::interceptor::telemetry;
use crate::time::Time;

/// The minimum time before the expiry at which credentials are loaded again. The maximum is twice that.
const REFRESH_BUFFER: Duration = Duration::from_secs(10);

/// The time for which credentials without an expiry are cached.
const DEFAULT_LIFETIME: Duration = Duration::from_secs(15 * 60);

/// What stands before standard error of a program in the errors of `aws-config`.
const QUOTED_STDERR: &str = " Stderr: ";

/// A provider whose credentials are cached.
pub(crate) struct CachedCredentials {
    provider: SharedCredentialsProvider,
    timeout: Duration,
    time: Time,
    state: Mutex<State>,
    /// Locked during a load.
    loading: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    /// The number of completed loads, by which a waiting call recognises that one was completed.
    loads: u64,
    cached: Option<Cached>,
    /// The error of the last load, if it failed.
    last_error: Option<Arc<LoadError>>,
    /// Until when it is known that there are no credentials.
    none_until: Option<SystemTime>,
}

#[derive(Clone)]
struct Cached {
    credentials: Credentials,
    refresh: SystemTime,
}

struct LoadError {
    code: Cow<'static, str>,
    message: String,
    /// Whether there are no credentials, not even incomplete ones.
    none: bool,
    /// What a program wrote to standard error.
    stderr: Bytes,
    source: Option<Arc<CredentialsError>>,
}

impl CachedCredentials {
    pub(crate) fn new(provider: SharedCredentialsProvider, timeout: Duration, time: Time) -> Self {
        Self { provider, timeout, time, state: Mutex::default(), loading: tokio::sync::Mutex::default() }
    }

    /// The credentials, from the cache or from the provider.
    pub(crate) async fn get(&self) -> Result<Credentials, Failure> {
        self.find(false).await.map_err(|error| error.failure())
    }

    /// The credentials, from the cache or from the provider; `None` if there are none, which is cached too: asking the
    /// whole chain may take seconds.
    pub(crate) async fn get_optional(&self) -> Result<Option<Credentials>, Failure> {
        let now = self.time.now();
        if self.state().none_until.is_some_and(|until| now < until) {
            return Ok(None);
        }
        match self.find(true).await {
            Ok(credentials) => Ok(Some(credentials)),
            Err(error) if error.none => Ok(None),
            Err(error) => Err(error.failure()),
        }
    }

    /// `optional` is whether it is no error if there are none.
    async fn find(&self, optional: bool) -> Result<Credentials, Arc<LoadError>> {
        let (cached, loads) = {
            let state = self.state();
            (state.cached.clone(), state.loads)
        };
        let now = self.time.now();
        let usable = match cached {
            Some(cached) if now < cached.refresh => return Ok(cached.credentials),
            cached => cached
                .map(|cached| cached.credentials)
                .filter(|cached| cached.expiry().is_some_and(|expiry| now < expiry)),
        };
        let _loading = match (self.loading.try_lock(), usable) {
            (Ok(loading), _) => Some(loading),
            (Err(_), Some(credentials)) => return Ok(credentials),
            // A load that takes longer belongs to a runtime that doesn't run.
            (Err(_), None) => self.time.within(self.timeout, self.loading.lock()).await,
        };
        if let Some(outcome) = self.state().outcome_since(loads) {
            return outcome;
        }
        let loaded = self.load().await.map_err(Arc::new);
        let error = loaded.as_ref().err().cloned();
        // A custom clock may run any code, so it is called before the state is locked.
        let (now, buffer) = (self.time.now(), REFRESH_BUFFER.mul_f64(1.0 + self.time.random()));
        let outcome = self.state().finish(loaded, now, buffer);
        match (error, &outcome) {
            (Some(error), _) if optional && error.none => {}
            (Some(error), outcome) => telemetry::credentials_failed(&error.code, &error.message, outcome.is_ok()),
            (None, Ok(credentials)) => {
                telemetry::credentials_loaded(credentials.expiry().and_then(|expiry| expiry.duration_since(now).ok()));
            }
            (None, Err(_)) => {}
        }
        outcome
    }

    /// Removes credentials that the service rejected, unless others have been cached since: of many calls whose
    /// credentials were rejected at once, only one loads.
    pub(crate) fn invalidate(&self, rejected: &Credentials) {
        self.state().cached.take_if(|cached| {
            cached.credentials.access_key_id() == rejected.access_key_id()
                && cached.credentials.session_token() == rejected.session_token()
        });
    }

    async fn load(&self) -> Result<Credentials, LoadError> {
        match self.time.within(self.timeout, self.provider.provide_credentials()).await {
            Some(loaded) => loaded.map_err(LoadError::from),
            None => Err(LoadError {
                code: "CredentialsTimeout".into(),
                message: format!("The credentials were not loaded within {:?}", self.timeout),
                none: false,
                stderr: Bytes::new(),
                source: None,
            }),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No code panics while it holds the lock.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The result of the last load, if one was completed since there were this many.
    fn outcome_since(&self, loads: u64) -> Option<Result<Credentials, Arc<LoadError>>> {
        if self.loads == loads {
            return None;
        }
        match (&self.cached, &self.last_error) {
            (Some(cached), _) => Some(Ok(cached.credentials.clone())),
            (None, Some(error)) => Some(Err(error.clone())),
            (None, None) => None,
        }
    }

    /// Caches the result of a load. If it failed, cached credentials are used until they expire.
    fn finish(
        &mut self,
        loaded: Result<Credentials, Arc<LoadError>>,
        now: SystemTime,
        buffer: Duration,
    ) -> Result<Credentials, Arc<LoadError>> {
        self.loads += 1;
        self.last_error = None;
        self.none_until = None;
        match (loaded, self.cached.as_mut()) {
            (Ok(credentials), _) => {
                let refresh = match credentials.expiry() {
                    Some(expiry) => expiry.checked_sub(buffer),
                    None => now.checked_add(DEFAULT_LIFETIME),
                };
                self.cached = Some(Cached { credentials: credentials.clone(), refresh: refresh.unwrap_or(now) });
                Ok(credentials)
            }
            (Err(_), Some(Cached { credentials, refresh }))
                if credentials.expiry().is_some_and(|expiry| now < expiry) =>
            {
                *refresh = credentials.expiry().unwrap_or(now);
                Ok(credentials.clone())
            }
            (Err(error), _) => {
                self.cached = None;
                self.none_until = if error.none { now.checked_add(DEFAULT_LIFETIME) } else { None };
                Err(self.last_error.insert(error).clone())
            }
        }
    }
}

impl LoadError {
    fn failure(&self) -> Failure {
        let failure = failure(self.code.clone(), self.message.clone()).with_stderr(self.stderr.clone());
        match &self.source {
            Some(source) => failure.with_source(SharedSource(source.clone())),
            None => failure,
        }
    }
}

impl From<CredentialsError> for LoadError {
    fn from(error: CredentialsError) -> Self {
        let none = matches!(error, CredentialsError::CredentialsNotLoaded(_));
        // The error of a provider of this crate has a code and a message already.
        if let Some(own) = error.source().and_then(|source| source.downcast_ref::<Failure>()) {
            let code = own.code().unwrap_or("CredentialsUnavailable").to_owned().into();
            let (message, stderr) = (own.message().to_owned(), own.stderr().clone());
            return Self { code, message, none, stderr, source: None };
        }
        let (code, message) = match none {
            true => ("MissingCredentials", "has no credentials"),
            false => ("CredentialsUnavailable", "failed"),
        };
        let (causes, stderr) = causes(&error);
        // The source would repeat what was written to standard error.
        let source = stderr.is_empty().then(|| Arc::new(error));
        let message = format!("The credentials provider {message}{causes}");
        Self { code: code.into(), message, none, stderr, source }
    }
}

/// The messages of the causes of an error, each after `: `. The message of the error itself contains no information.
/// Apart from them, what a program of `aws-config` wrote to standard error, which may contain secrets.
pub(super) fn causes(error: &CredentialsError) -> (String, Bytes) {
    let mut text = String::new();
    let mut last = error.to_string();
    for cause in std::iter::successors(error.source(), |cause| (*cause).source()) {
        let message = cause.to_string();
        // Wrappers repeat the message of the error that they wrap.
        if message != last && !text.ends_with(&message) {
            text = format!("{text}: {message}");
        }
        last = message;
    }
    match text.split_once(QUOTED_STDERR) {
        Some((text, stderr)) => (text.to_owned(), stderr.to_owned().into()),
        None => (text, Bytes::new()),
    }
}

/// An error that is the source of several failures.
struct SharedSource(Arc<CredentialsError>);

impl fmt::Debug for SharedSource {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, to)
    }
}

impl fmt::Display for SharedSource {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, to)
    }
}

impl StdError for SharedSource {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}
