//! The HTTP server: connections, what is checked of every request before its operation, and the response.

mod connection;
mod handler;
mod head;
mod response;

pub(crate) use self::connection::serve;
pub(crate) use self::handler::Service;
