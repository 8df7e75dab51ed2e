//! Where requests go, what they are signed for, and what carries them: for a client, and for a call that goes elsewhere.

use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

use reqwest::Url;

use crate::config::{Config, Endpoints};
use crate::failure::Failure;
use crate::sign::Scope;
use crate::transport::{self, Transport, Way};

/// The way to one endpoint.
#[derive(Clone)]
pub(crate) struct Route {
    pub(crate) transport: Transport,
    pub(crate) url: Url,
    pub(crate) scope: Scope,
}

/// The client's way, and what others are made of.
pub(crate) struct Routes {
    pub(crate) main: Route,
    endpoints: Endpoints,
    config: Config,
    /// What carries requests of calls that the main transport is not made for. There are four ways at most.
    others: Mutex<Vec<(Way, Transport)>>,
}

impl Routes {
    /// The routes of a client whose own endpoint is known.
    pub(crate) fn new(endpoints: Endpoints, (url, scope): (Url, Scope), config: Config) -> Result<Self, Failure> {
        let main = Route { transport: transport::choose(&config, &url)?, url, scope };
        Ok(Self { main, endpoints, config, others: Mutex::default() })
    }

    /// The route of a call whose user wrote a URL, or whose operation tells the endpoint rules more than the client does.
    pub(crate) fn find(
        &self,
        url: Option<&str>,
        operation: &[(&'static str, String)],
    ) -> Result<Cow<'_, Route>, Failure> {
        let (url, scope) = match url {
            None if operation.is_empty() => return Ok(Cow::Borrowed(&self.main)),
            None => self.endpoints.find(operation)?,
            Some(url) => self.endpoints.of_call(url, operation)?,
        };
        Ok(Cow::Owned(Route { transport: self.transport(&url)?, url, scope }))
    }

    /// What carries requests to a URL.
    fn transport(&self, url: &Url) -> Result<Transport, Failure> {
        let way = Way::to(url);
        if way == Way::to(&self.main.url) {
            return Ok(self.main.transport.clone());
        }
        // Nothing panics while it is held.
        let mut others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, transport)) = others.iter().find(|(other, _)| *other == way) {
            return Ok(transport.clone());
        }
        let transport = transport::choose(&self.config, url)?;
        others.push((way, transport.clone()));
        Ok(transport)
    }
}
