//! The web page: HTML made on the server, forms, and a stream of events. Templates escape all values, so that nothing of a
//! record is interpreted as HTML.

mod actions;
mod deal;
mod deals;
mod desk;
mod events;
mod form;
mod invitations;
mod invite;
mod json;
mod layout;
mod links;
mod live;
mod record;
mod requests;
mod response;
mod route;
mod token;

pub(crate) use self::desk::Desk;
pub(crate) use self::response::Body;
pub(crate) use self::route::{MAX_FORM, is_for_page, respond};
pub(crate) use self::token::Token;
