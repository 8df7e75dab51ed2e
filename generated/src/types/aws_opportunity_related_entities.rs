//! The structure `AwsOpportunityRelatedEntities`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;

/// Products and solutions that AWS has attached to the deal.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct AwsOpportunityRelatedEntities {
    /// Codes of the AWS products that AWS sees in this deal.
    pub aws_products: Option<Vec<String>>,

    /// Partner solutions that AWS sees in this deal, each as `S-` and a number.
    ///
    /// Each item: pattern: `^S-[0-9]{1,19}$`
    pub solutions: Option<Vec<String>>,
    unknown_members: UnknownMembers,
}

impl AwsOpportunityRelatedEntities {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`aws_products`](field@Self::aws_products). An empty list is passed as
    /// `Vec::<String>::new()`.
    #[must_use]
    pub fn aws_products(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.aws_products = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sets [`solutions`](field@Self::solutions). An empty list is passed as
    /// `Vec::<String>::new()`.
    #[must_use]
    pub fn solutions(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.solutions = Some(value.into_iter().map(Into::into).collect());
        self
    }
}

smithy_client_runtime::__v1::structure! {
    AwsOpportunityRelatedEntities {
        aws_products: "AwsProducts",
        solutions: "Solutions" [items(pattern(&patterns::SOLUTION_IDENTIFIER))],
        ..unknown_members
    }
}
