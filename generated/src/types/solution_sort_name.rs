//! The enum `SolutionSortName`.

smithy_client_runtime::open_enum! {
    /// What a list of solutions can be sorted by.
    pub enum SolutionSortName {
        /// Kind of offering.
        Category = "Category",
        /// Time of registration.
        CreatedDate = "CreatedDate",
        /// Identifier of the solution.
        Identifier = "Identifier",
        /// Title of the solution.
        Name = "Name",
        /// State of the solution.
        Status = "Status",
    }
}
