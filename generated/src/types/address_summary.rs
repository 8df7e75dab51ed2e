//! The structure `AddressSummary`.

use smithy_client_runtime::UnknownMembers;

use crate::types::CountryCode;

/// An address cut down to place and country.
#[derive(Clone, PartialEq)]
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
    unknown_members: UnknownMembers,
}

impl AddressSummary {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`city`](field@Self::city).
    #[must_use]
    pub fn city(mut self, value: impl Into<String>) -> Self {
        self.city = Some(value.into());
        self
    }

    /// Sets [`country_code`](field@Self::country_code).
    #[must_use]
    pub fn country_code(mut self, value: impl Into<CountryCode>) -> Self {
        self.country_code = Some(value.into());
        self
    }

    /// Sets [`postal_code`](field@Self::postal_code).
    #[must_use]
    pub fn postal_code(mut self, value: impl Into<String>) -> Self {
        self.postal_code = Some(value.into());
        self
    }

    /// Sets [`state_or_region`](field@Self::state_or_region).
    #[must_use]
    pub fn state_or_region(mut self, value: impl Into<String>) -> Self {
        self.state_or_region = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    AddressSummary {
        city: "City" (sensitive) [length(0, 255)],
        country_code: "CountryCode" (sensitive),
        postal_code: "PostalCode" (sensitive) [length(0, 20)],
        state_or_region: "StateOrRegion" (sensitive),
        ..unknown_members
    }
}
