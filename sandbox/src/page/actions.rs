//! What forms of the page do: play AWS, move the clock.

use std::time::Duration;

use hyper::{Response, StatusCode};
use maud::html;
use partnercentral_selling::types::ReviewStatus;

use super::desk::Desk;
use super::form::Form;
use super::links::{self, own_path};
use super::response::{self, Body};
use super::{invitations, invite, layout};

/// The longest step of the clock: a year.
const MAX_STEP: u64 = 366 * 24 * 60 * 60;
/// The longest reason, in characters.
const MAX_REASON: usize = 1_000;

/// Runs an action by its name.
pub(super) fn run(desk: &Desk, action: &str, form: &Form) -> Response<Body> {
    match action {
        "approve" => review(desk, form, ReviewStatus::Approved, None, "approved"),
        "review" => with_reason(desk, form),
        "invite" => send_invitation(desk, form),
        "expire" => expire(desk, form),
        "advance" => advance(desk, form),
        _ => refused(desk, StatusCode::NOT_FOUND, "There is no such action."),
    }
}

fn with_reason(desk: &Desk, form: &Form) -> Response<Body> {
    let (status, done) = match form.get("status") {
        "action-required" => (ReviewStatus::ActionRequired, "asked"),
        "rejected" => (ReviewStatus::Rejected, "rejected"),
        _ => return refused(desk, StatusCode::BAD_REQUEST, "The status must be action-required or rejected."),
    };
    match form.filled("reason") {
        None => refused(desk, StatusCode::BAD_REQUEST, "A reason is needed, so that the partner knows what to do."),
        Some(reason) if reason.chars().count() > MAX_REASON => {
            refused(desk, StatusCode::BAD_REQUEST, &format!("A reason has at most {MAX_REASON} characters."))
        }
        Some(reason) => review(desk, form, status, Some(reason.to_owned()), done),
    }
}

fn review(desk: &Desk, form: &Form, status: ReviewStatus, reason: Option<String>, done: &str) -> Response<Body> {
    let id = form.get("id");
    match desk.shared.with(form.get("catalog"), |view| view.review(id, status, reason)) {
        Some(Ok(())) => response::see(&links::deal(id, done)),
        Some(Err(problem)) => refused(desk, StatusCode::CONFLICT, &format!("It can't be done: {problem}.")),
        None => no_catalog(desk),
    }
}

fn send_invitation(desk: &Desk, form: &Form) -> Response<Body> {
    let catalog = form.get("catalog");
    match invite::read(form) {
        Ok((title, payload)) => match desk.shared.with(catalog, |view| view.invite(&title, payload)) {
            Some(_) => response::see(&links::invitations(catalog, "invited")),
            None => no_catalog(desk),
        },
        Err(problems) => {
            response::html(StatusCode::BAD_REQUEST, invitations::page(desk, form, Some((form, &problems))))
        }
    }
}

fn expire(desk: &Desk, form: &Form) -> Response<Body> {
    let catalog = form.get("catalog");
    match desk.shared.with(catalog, |view| view.expire(form.get("id"))) {
        Some(true) => response::see(&links::invitations(catalog, "expired")),
        Some(false) => refused(desk, StatusCode::CONFLICT, "There is no such pending invitation."),
        None => no_catalog(desk),
    }
}

fn advance(desk: &Desk, form: &Form) -> Response<Body> {
    match form.get("seconds").parse() {
        Ok(seconds @ 1..=MAX_STEP) => {
            desk.shared.clock.advance(Duration::from_secs(seconds));
            response::see(own_path(form.get("back")))
        }
        _ => refused(desk, StatusCode::BAD_REQUEST, &format!("The seconds must be a number from 1 to {MAX_STEP}.")),
    }
}

fn no_catalog(desk: &Desk) -> Response<Body> {
    refused(desk, StatusCode::NOT_FOUND, "There is no such catalog.")
}

fn refused(desk: &Desk, status: StatusCode, text: &str) -> Response<Body> {
    let content = html! { p .notice.bad role="alert" { (text) } p { a href="/" { "← All opportunities" } } };
    response::html(status, layout::page(desk, "Not possible", "", "/", &content))
}
