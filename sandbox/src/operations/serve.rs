//! What all operations have in common: reading, the checks of every request, idempotency, writing.

use partnercentral_selling::ServiceError;
use sha2::{Digest as _, Sha256};
use smithy_client_runtime::Operation;
use smithy_client_runtime::codec::{Shape, to_json};
use smithy_client_runtime::serde::Serialize;

use crate::rules;
use crate::state::{CATALOGS, Seen, Shared, View};
use crate::traffic::Group;
use crate::wire::{Findings, Nulls, Rejection, read, validate_model};

/// An operation of the sandbox, implemented by its request.
pub(crate) trait Serve: Operation<Error = ServiceError, Output: Serialize> + Shape {
    /// The quota that it counts for.
    const GROUP: Group;
    /// The members of its response; `None` for an empty one.
    const NULLS: Option<&'static Nulls> = None;
    /// True if requests have an idempotency token.
    const HAS_TOKEN: bool = false;

    /// The catalog of the request.
    fn catalog(&self) -> Option<&str>;

    /// The idempotency token of the request.
    fn client_token(&self) -> Option<&str> {
        None
    }

    /// Does what the request asks for. The constraints of the model hold. It changes nothing if it fails.
    fn serve(self, view: &mut View<'_>) -> Result<Self::Output, Rejection>;
}

/// Reads a request, serves it, and writes the response.
pub(crate) fn run<Op: Serve>(body: &[u8], shared: &Shared) -> Result<Vec<u8>, Rejection> {
    let request: Op = read(body)?;
    check(&request)?;
    let token = request.client_token().map(|token| (token.to_owned(), hash(&request)));
    let catalog = request.catalog().unwrap_or_default().to_owned();
    let (mut world, now) = shared.world();
    let Some(mut view) = world.view(&catalog, now, shared.timing) else {
        return Err(Rejection::internal("The catalog is missing"));
    };
    if let Some((token, hash)) = &token {
        match view.catalog.tokens.look_up(Op::NAME, token, *hash, now) {
            Seen::Never => {}
            Seen::Same(response) => return Ok(response),
            Seen::Other => {
                let message = "ClientToken was used for another request";
                return Err(Rejection::conflict(&rules::TOKEN_OF_OTHER_REQUEST, message));
            }
        }
    }
    let output = request.serve(&mut view)?;
    match token {
        Some((token, hash)) => {
            let response = write::<Op>(&output)?;
            view.catalog.tokens.keep(Op::NAME, &token, hash, &response, now);
            Ok(response)
        }
        None => {
            drop(world);
            write::<Op>(&output)
        }
    }
}

/// The checks of every request; all violations are reported at once.
fn check<Op: Serve>(request: &Op) -> Result<(), Rejection> {
    let mut findings = Findings::default();
    validate_model(request, &mut findings);
    if Op::HAS_TOKEN && request.client_token().is_none() {
        findings.add(&rules::CLIENT_TOKEN, "ClientToken", "is required");
    }
    if request.catalog().is_some_and(|catalog| !CATALOGS.contains(&catalog)) {
        findings.add(&rules::CATALOG, "Catalog", "must be AWS or Sandbox");
    }
    findings.finish()
}

/// A hash of a request and its operation, by which repeated ones are recognised. It is stored, and so is the same in all
/// builds.
pub(super) fn hash<Op: Operation + Shape>(request: &Op) -> u64 {
    let request = to_json(request).unwrap_or_default();
    let hash = Sha256::new().chain_update(Op::NAME).chain_update([0]).chain_update(request).finalize();
    hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn write<Op: Serve>(output: &Op::Output) -> Result<Vec<u8>, Rejection> {
    let Some(nulls) = Op::NULLS else { return Ok(Vec::new()) };
    let unwritable = |_| Rejection::internal("The response can't be written");
    let mut value = serde_json::to_value(output).map_err(unwritable)?;
    nulls.fill(&mut value);
    serde_json::to_vec(&value).map_err(unwritable)
}
