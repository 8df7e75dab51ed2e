//! The enum `MarketingSource`.

smithy_client_runtime::open_enum! {
    /// Whether a marketing activity led to the deal.
    pub enum MarketingSource {
        /// A campaign or event of the partner led to the deal.
        MarketingActivity = "Marketing Activity",
        /// No marketing activity was involved; send no other marketing member.
        None = "None",
    }
}
