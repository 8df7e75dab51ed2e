//! The enum `Visibility`.

smithy_client_runtime::open_enum! {
    /// How many people at AWS may see a shared deal.
    pub enum Visibility {
        /// AWS sellers can see the details of the deal.
        Full = "Full",
        /// Only a small group at AWS can see the details.
        Limited = "Limited",
    }
}
