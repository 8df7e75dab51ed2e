//! The endpoint rules of the model.

use smithy_client_runtime::__v1::{Endpoint, EndpointError, EndpointParams, rules};

/// Evaluates the endpoint rules for these settings.
pub(crate) fn resolve(params: &EndpointParams<'_>) -> Result<Endpoint, EndpointError> {
    let Some(region) = params.region else {
        return Err(EndpointError::new("Invalid Configuration: Missing Region"));
    };
    if let Some(endpoint) = params.endpoint {
        return Ok(Endpoint::new(endpoint));
    }
    let partition_result = params.partition(region);
    if let Some(wing) = params.text("Wing") && rules::is_valid_host_label(wing, false) {
        return Ok(Endpoint::new(format!("https://{wing}.gallery.{region}.{}", partition_result.dns_suffix))
            .signing_region(region)
            .signing_name("gallery"));
    }
    if params.use_fips {
        return Err(EndpointError::new("There is no FIPS endpoint"));
    }
    Ok(Endpoint::new(format!("https://gallery.{region}.example.com")))
}
