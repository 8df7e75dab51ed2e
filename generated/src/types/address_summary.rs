//! The structure `AddressSummary`.

use crate::types::CountryCode;

/// An address cut down to place and country.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AddressSummary {
    /// Town the customer is in, up to 255 characters.
    pub city: Option<String>,

    /// Two-letter country of the customer, useful to split a pipeline by territory.
    pub country_code: Option<CountryCode>,

    /// Postal code of the customer, up to 20 characters. Empty for countries that have none.
    pub postal_code: Option<String>,

    /// State of a customer in the United States, spelled out.
    pub state_or_region: Option<String>,
}

smithy_client_runtime::structure! {
    AddressSummary {
        city: "City" (sensitive) [length(0, 255)],
        country_code: "CountryCode" (sensitive),
        postal_code: "PostalCode" (sensitive) [length(0, 20)],
        state_or_region: "StateOrRegion" (sensitive),
    }
}
