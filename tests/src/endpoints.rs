//! The endpoint rules of each model with test cases for them, and the cases.

use smithy_client_runtime::__v1::{Endpoint, EndpointError, EndpointParams};

/// The rules and test cases of a model.
#[derive(Debug)]
pub struct Model {
    pub name: &'static str,
    pub resolve: fn(&EndpointParams<'_>) -> Result<Endpoint, EndpointError>,
    /// The parameters of the rules that operations set.
    pub given: &'static [&'static str],
    pub cases: &'static [Case],
}

/// A case of the trait `smithy.rules#endpointTests`.
#[derive(Debug)]
pub struct Case {
    pub name: &'static str,
    pub params: &'static [(&'static str, Param)],
    pub expected: Result<Expected, &'static str>,
}

/// The value of a parameter.
#[derive(Debug)]
pub enum Param {
    Bool(bool),
    Text(&'static str),
    Texts(&'static [&'static str]),
}

/// The expected endpoint.
#[derive(Debug)]
pub struct Expected {
    pub url: &'static str,
    /// The number of headers that it adds.
    pub headers: usize,
    /// JSON.
    pub auth_schemes: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/endpoints.rs"));
