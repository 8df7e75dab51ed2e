//! The structure `SolutionBase`.

use smithy_client_runtime::Timestamp;

use crate::patterns;
use crate::types::SolutionStatus;

/// Main data of one solution.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct SolutionBase {
    /// Catalog that the solution is registered in.
    ///
    /// Pattern: `^[a-zA-Z]+$`
    pub catalog: Option<String>,

    /// Kind of offering, such as `Software Product`. The service may send null here in spite of the
    /// promise.
    pub category: Option<String>,

    /// When the solution was registered.
    pub created_date: Option<Timestamp>,

    /// Identifier to use in an association, `S-` and up to 19 digits.
    ///
    /// Pattern: `^S-[0-9]{1,19}$`
    pub id: Option<String>,

    /// Title under which the solution is registered, for people to choose by.
    pub name: Option<String>,

    /// Whether the solution can be offered now. Link only `Active` ones.
    pub status: Option<SolutionStatus>,
}

smithy_client_runtime::structure! {
    SolutionBase {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        category: "Category" [required],
        created_date: "CreatedDate" [required],
        id: "Id" [required, pattern(&patterns::SOLUTION_IDENTIFIER)],
        name: "Name" [required],
        status: "Status" [required],
    }
}
