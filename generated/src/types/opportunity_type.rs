//! The enum `OpportunityType`.

smithy_client_runtime::open_enum! {
    /// How a deal relates to business already done with the customer.
    pub enum OpportunityType {
        /// A customer extends what it already uses.
        Expansion = "Expansion",
        /// An existing contract goes on unchanged. Needs the earlier opportunity in
        /// `RelatedOpportunityIdentifier`.
        FlatRenewal = "Flat Renewal",
        /// A first deal with this customer, or a new workload.
        NetNewBusiness = "Net New Business",
    }
}
