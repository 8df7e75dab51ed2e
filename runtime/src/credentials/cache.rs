//! The cache of a client's credentials.
//!
//! One load at a time, however many calls wait for it, and all of them get its outcome. Loads begin 10 to 20 seconds
//! before the credentials expire, at a time that is drawn for each client so that a fleet doesn't ask all at once; until
//! they do expire, calls go on with them while one call loads, and also if that fails.

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

use super::problem::failure;
use crate::error::Failure;
use crate::interceptor::telemetry;
use crate::time::Time;

/// How long before they expire credentials are loaded anew, at least; at most twice that.
const EARLY: Duration = Duration::from_secs(10);

/// How long credentials are kept that name no end.
const LIFE: Duration = Duration::from_secs(15 * 60);

/// A provider with a memory.
pub(crate) struct CachedCredentials {
    provider: SharedCredentialsProvider,
    timeout: Duration,
    time: Time,
    state: Mutex<State>,
    /// Held while loading.
    loading: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    /// How many loads are over: who waited for one can tell.
    loads: u64,
    kept: Option<Kept>,
    /// Why the last load brought nothing.
    problem: Option<Arc<Problem>>,
}

#[derive(Clone)]
struct Kept {
    credentials: Credentials,
    refresh: SystemTime,
}

struct Problem {
    code: Cow<'static, str>,
    message: String,
    source: Option<Arc<CredentialsError>>,
}

impl CachedCredentials {
    pub(crate) fn new(provider: SharedCredentialsProvider, timeout: Duration, time: Time) -> Self {
        Self { provider, timeout, time, state: Mutex::default(), loading: tokio::sync::Mutex::default() }
    }

    /// Credentials to sign with.
    pub(crate) async fn get(&self) -> Result<Credentials, Failure> {
        let (kept, loads) = {
            let state = self.state();
            (state.kept.clone(), state.loads)
        };
        let now = self.time.now();
        let usable = match kept {
            Some(kept) if now < kept.refresh => return Ok(kept.credentials),
            kept => kept.map(|kept| kept.credentials).filter(|kept| kept.expiry().is_some_and(|expiry| now < expiry)),
        };
        let _loading = match (self.loading.try_lock(), usable) {
            (Ok(loading), _) => loading,
            (Err(_), Some(credentials)) => return Ok(credentials),
            (Err(_), None) => self.loading.lock().await,
        };
        if let Some(outcome) = self.state().outcome_since(loads) {
            return outcome;
        }
        let loaded = self.load().await;
        let problem = loaded.as_ref().err().map(|problem| (problem.code.clone(), problem.message.clone()));
        // Drawn here: a clock of the user's may do anything, but not while the state is locked.
        let (now, early) = (self.time.now(), EARLY.mul_f64(1.0 + self.time.random()));
        let outcome = self.state().finish(loaded, now, early);
        match (problem, &outcome) {
            (Some((code, message)), outcome) => telemetry::credentials_failed(&code, &message, outcome.is_ok()),
            (None, Ok(credentials)) => {
                telemetry::credentials_loaded(credentials.expiry().and_then(|expiry| expiry.duration_since(now).ok()));
            }
            (None, Err(_)) => {}
        }
        outcome
    }

    /// Forgets credentials that the service refused, unless others are kept by now: of many calls that were refused at
    /// once, one loads.
    pub(crate) fn invalidate(&self, refused: &Credentials) {
        self.state().kept.take_if(|kept| {
            kept.credentials.access_key_id() == refused.access_key_id()
                && kept.credentials.session_token() == refused.session_token()
        });
    }

    async fn load(&self) -> Result<Credentials, Problem> {
        match self.time.within(self.timeout, self.provider.provide_credentials()).await {
            Some(loaded) => loaded.map_err(Problem::from),
            None => Err(Problem {
                code: "CredentialsTimeout".into(),
                message: format!("The credentials did not come within {:?}", self.timeout),
                source: None,
            }),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that panics happens while it is locked.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// What came of a load that has ended after this many.
    fn outcome_since(&self, loads: u64) -> Option<Result<Credentials, Failure>> {
        if self.loads == loads {
            return None;
        }
        match (&self.kept, &self.problem) {
            (Some(kept), _) => Some(Ok(kept.credentials.clone())),
            (None, Some(problem)) => Some(Err(problem.failure())),
            (None, None) => None,
        }
    }

    /// Keeps what was loaded. If nothing was, what is kept does until it expires.
    fn finish(
        &mut self,
        loaded: Result<Credentials, Problem>,
        now: SystemTime,
        early: Duration,
    ) -> Result<Credentials, Failure> {
        self.loads += 1;
        self.problem = None;
        match (loaded, self.kept.as_mut()) {
            (Ok(credentials), _) => {
                let refresh = match credentials.expiry() {
                    Some(expiry) => expiry.checked_sub(early),
                    None => now.checked_add(LIFE),
                };
                self.kept = Some(Kept { credentials: credentials.clone(), refresh: refresh.unwrap_or(now) });
                Ok(credentials)
            }
            (Err(_), Some(Kept { credentials, refresh }))
                if credentials.expiry().is_some_and(|expiry| now < expiry) =>
            {
                *refresh = credentials.expiry().unwrap_or(now);
                Ok(credentials.clone())
            }
            (Err(problem), _) => {
                self.kept = None;
                let problem = self.problem.insert(Arc::new(problem));
                Err(problem.failure())
            }
        }
    }
}

impl Problem {
    fn failure(&self) -> Failure {
        let failure = failure(self.code.clone(), self.message.clone());
        match &self.source {
            Some(source) => failure.with_source(Shared(source.clone())),
            None => failure,
        }
    }
}

impl From<CredentialsError> for Problem {
    fn from(error: CredentialsError) -> Self {
        // A provider of this crate says itself what happened.
        if let Some(own) = error.source().and_then(|source| source.downcast_ref::<Failure>()) {
            let code = own.code().unwrap_or("CredentialsUnavailable").to_owned().into();
            return Self { code, message: own.message().to_owned(), source: None };
        }
        let (code, message) = match &error {
            CredentialsError::CredentialsNotLoaded(_) => ("MissingCredentials", "has no credentials"),
            _ => ("CredentialsUnavailable", "failed"),
        };
        let message = format!("The credentials provider {message}{}", causes(&error));
        Self { code: code.into(), message, source: Some(Arc::new(error)) }
    }
}

/// What the causes of an error say. The error itself says nothing of its own.
pub(super) fn causes(error: &CredentialsError) -> String {
    let mut text = String::new();
    let mut last = error.to_string();
    for cause in std::iter::successors(error.source(), |cause| (*cause).source()) {
        let said = cause.to_string();
        // Wrappers repeat what they wrap, or each other.
        if said != last && !text.ends_with(&said) {
            text = format!("{text}: {said}");
        }
        last = said;
    }
    text
}

/// An error that several failures have as their source.
struct Shared(Arc<CredentialsError>);

impl fmt::Debug for Shared {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, to)
    }
}

impl fmt::Display for Shared {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, to)
    }
}

impl StdError for Shared {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}
