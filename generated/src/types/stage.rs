//! The enum `Stage`.

smithy_client_runtime::open_enum! {
    /// Phase a deal has reached in the partner's sales process.
    pub enum Stage {
        /// The customer weighs price and terms.
        BusinessValidation = "Business Validation",
        /// Lost. Needs a `ClosedLostReason`, and is final.
        ClosedLost = "Closed Lost",
        /// The customer has said yes, and delivery is being prepared.
        Committed = "Committed",
        /// Won: the customer uses the solution and is billed. Final.
        Launched = "Launched",
        /// A possible deal, not yet confirmed by the customer.
        Prospect = "Prospect",
        /// The customer has a need, a budget and somebody who decides.
        Qualified = "Qualified",
        /// The customer checks whether the solution works, for example in a proof of concept.
        TechnicalValidation = "Technical Validation",
    }
}
