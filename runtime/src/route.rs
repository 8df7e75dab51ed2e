//! Where requests go, what they are signed for, and what carries them: for a client, and for a call that goes elsewhere.

use std::sync::{Mutex, PoisonError};

use reqwest::Url;

use crate::config::{Config, EndpointChoice};
use crate::endpoint::Endpoint;
use crate::failure::Failure;
use crate::operation::Service;
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
    service: &'static Service,
    choice: EndpointChoice,
    config: Config,
    /// What carries requests of calls that the main transport is not made for. There are four ways at most.
    others: Mutex<Vec<(Way, Transport)>>,
}

impl Routes {
    /// The routes of a client whose own endpoint is known.
    pub(crate) fn new(
        service: &'static Service,
        config: Config,
        choice: EndpointChoice,
        (url, endpoint): (Url, Endpoint),
    ) -> Result<Self, Failure> {
        let transport = transport::choose(&config, &url)?;
        let main = Route { transport, scope: scope(service, &choice, endpoint), url };
        Ok(Self { main, service, choice, config, others: Mutex::default() })
    }

    /// The route of a call whose user wrote this URL.
    pub(crate) fn to(&self, url: &str) -> Result<Route, Failure> {
        let (url, endpoint) = self.choice.of_call(self.service, url)?;
        let transport = self.transport(&url)?;
        Ok(Route { transport, scope: scope(self.service, &self.choice, endpoint), url })
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

/// What a signature is for at an endpoint.
fn scope(service: &Service, choice: &EndpointChoice, endpoint: Endpoint) -> Scope {
    Scope {
        region: endpoint.signing_region.unwrap_or_else(|| choice.region.clone()),
        name: endpoint.signing_name.unwrap_or_else(|| service.signing_name.to_owned()),
    }
}
