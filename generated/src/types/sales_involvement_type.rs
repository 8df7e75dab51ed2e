//! The enum `SalesInvolvementType`.

smithy_client_runtime::open_enum! {
    /// How far AWS is to take part in a deal.
    pub enum SalesInvolvementType {
        /// AWS sellers work on the deal together with the partner.
        CoSell = "Co-Sell",
        /// AWS only knows of the deal and does not help to sell.
        ForVisibilityOnly = "For Visibility Only",
    }
}
