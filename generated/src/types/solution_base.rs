//! The structure `SolutionBase`.

use smithy_client_runtime::{Timestamp, UnknownMembers};

use crate::patterns;
use crate::types::SolutionStatus;

/// Main data of one solution.
#[derive(Clone, PartialEq)]
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
    unknown_members: UnknownMembers,
}

impl SolutionBase {
    /// Creates an empty value. The model requires [`catalog`](field@Self::catalog),
    /// [`category`](field@Self::category), [`created_date`](field@Self::created_date),
    /// [`id`](field@Self::id), [`name`](field@Self::name) and [`status`](field@Self::status).
    ///
    /// ```
    /// use std::time::SystemTime;
    ///
    /// use partnercentral_selling::types::SolutionBase;
    ///
    /// let value = SolutionBase::new()
    ///     .catalog("…")
    ///     .category("…")
    ///     .created_date(SystemTime::now())
    ///     .id("S-1")
    ///     .name("…")
    ///     .status("Active");
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`catalog`](field@Self::catalog).
    #[must_use]
    pub fn catalog(mut self, value: impl Into<String>) -> Self {
        self.catalog = Some(value.into());
        self
    }

    /// Sets [`category`](field@Self::category).
    #[must_use]
    pub fn category(mut self, value: impl Into<String>) -> Self {
        self.category = Some(value.into());
        self
    }

    /// Sets [`created_date`](field@Self::created_date).
    #[must_use]
    pub fn created_date(mut self, value: impl Into<Timestamp>) -> Self {
        self.created_date = Some(value.into());
        self
    }

    /// Sets [`id`](field@Self::id).
    #[must_use]
    pub fn id(mut self, value: impl Into<String>) -> Self {
        self.id = Some(value.into());
        self
    }

    /// Sets [`name`](field@Self::name).
    #[must_use]
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }

    /// Sets [`status`](field@Self::status).
    #[must_use]
    pub fn status(mut self, value: impl Into<SolutionStatus>) -> Self {
        self.status = Some(value.into());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    SolutionBase {
        catalog: "Catalog" [required, pattern(&patterns::CATALOG_IDENTIFIER)],
        category: "Category" [required],
        created_date: "CreatedDate" [required],
        id: "Id" [required, pattern(&patterns::SOLUTION_IDENTIFIER)],
        name: "Name" [required],
        status: "Status" [required],
        ..unknown_members
    }
}
