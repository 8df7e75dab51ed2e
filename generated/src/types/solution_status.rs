//! The enum `SolutionStatus`.

smithy_client_runtime::open_enum! {
    /// Whether a solution is offered.
    pub enum SolutionStatus {
        /// Offered, and ready to be linked with opportunities.
        Active = "Active",
        /// Still being prepared.
        Draft = "Draft",
        /// No longer offered.
        Inactive = "Inactive",
    }
}
