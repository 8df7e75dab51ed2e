//! The enum `SortOrder`.

smithy_client_runtime::open_enum! {
    /// Direction in which a list is sorted.
    pub enum SortOrder {
        /// Smallest, oldest or first in the alphabet first.
        Ascending = "ASCENDING",
        /// Largest, newest or last in the alphabet first.
        Descending = "DESCENDING",
    }
}
