//! The enum `Stage`.

use smithy_client_runtime::UnknownValue;

/// Phase a deal has reached in the partner's sales process.
#[derive(Clone)]
#[non_exhaustive]
pub enum Stage {
    /// `Business Validation`: The customer weighs price and terms.
    BusinessValidation,
    /// `Closed Lost`: Lost. Needs a `ClosedLostReason`, and is final.
    ClosedLost,
    /// The customer has said yes, and delivery is being prepared.
    Committed,
    /// Won: the customer uses the solution and is billed. Final.
    Launched,
    /// A possible deal, not yet confirmed by the customer.
    Prospect,
    /// The customer has a need, a budget and somebody who decides.
    Qualified,
    /// `Technical Validation`: The customer checks whether the solution works, for example in a
    /// proof of concept.
    TechnicalValidation,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    Stage {
        BusinessValidation = "Business Validation",
        ClosedLost = "Closed Lost",
        Committed = "Committed",
        Launched = "Launched",
        Prospect = "Prospect",
        Qualified = "Qualified",
        TechnicalValidation = "Technical Validation",
    }
}
