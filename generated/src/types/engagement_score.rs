//! The enum `EngagementScore`.

smithy_client_runtime::open_enum! {
    /// AWS's rating of how much a joint effort on a deal promises.
    pub enum EngagementScore {
        /// AWS sees a good chance and is likely to engage.
        High = "High",
        /// AWS sees little chance and is unlikely to engage.
        Low = "Low",
        /// AWS sees a fair chance.
        Medium = "Medium",
    }
}
