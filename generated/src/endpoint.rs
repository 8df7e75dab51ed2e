//! The endpoint rules of the model.

use smithy_client_runtime::__v1::{Endpoint, EndpointError, EndpointParams};

/// Evaluates the endpoint rules for these settings.
pub(crate) fn resolve(params: &EndpointParams<'_>) -> Result<Endpoint, EndpointError> {
    if let Some(endpoint) = params.endpoint {
        if params.use_fips {
            return Err(EndpointError::new(
                "Invalid Configuration: FIPS and custom endpoint are not supported",
            ));
        }
        return Ok(Endpoint::new(endpoint));
    }
    if let Some(region) = params.region {
        let partition_result = params.partition(region);
        if params.use_fips {
            return Ok(Endpoint::new(format!(
                "https://partnercentral-selling-fips.{region}.{}",
                partition_result.dual_stack_dns_suffix
            )));
        }
        return Ok(Endpoint::new(format!(
            "https://partnercentral-selling.{region}.{}",
            partition_result.dual_stack_dns_suffix
        )));
    }
    Err(EndpointError::new("Invalid Configuration: Missing Region"))
}
