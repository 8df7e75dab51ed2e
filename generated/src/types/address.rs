//! The structure `Address`.

use smithy_client_runtime::UnknownMembers;

use crate::types::CountryCode;

/// A postal address of a customer.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Address {
    /// Town of the address, at most 255 characters. It can still be corrected under
    /// `Action Required`.
    pub city: Option<String>,

    /// Country as a two-letter code of ISO 3166-1. Needed before submission, and fixed once AWS has
    /// approved the deal.
    pub country_code: Option<CountryCode>,

    /// Postal or ZIP code, at most 20 characters. The service checks it against the country's
    /// format and wants it for every country that has postal codes.
    pub postal_code: Option<String>,

    /// State within the United States, spelled out as in `California`. Required when
    /// [`CountryCode`](field@Self::country_code) is `US`, and to be left out for other countries.
    pub state_or_region: Option<String>,

    /// Street and house number, at most 255 characters.
    pub street_address: Option<String>,
    unknown_members: UnknownMembers,
}

impl Address {
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

    /// Sets [`street_address`](field@Self::street_address).
    #[must_use]
    pub fn street_address(mut self, value: impl Into<String>) -> Self {
        self.street_address = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    Address {
        city: "City" (sensitive) [length(0, 255)],
        country_code: "CountryCode" (sensitive),
        postal_code: "PostalCode" (sensitive) [length(0, 20)],
        state_or_region: "StateOrRegion" (sensitive),
        street_address: "StreetAddress" (sensitive) [length(0, 255)],
        ..unknown_members
    }
}
