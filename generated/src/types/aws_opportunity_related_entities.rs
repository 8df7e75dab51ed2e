//! The structure `AwsOpportunityRelatedEntities`.

use crate::patterns;

/// Products and solutions that AWS has attached to the deal.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AwsOpportunityRelatedEntities {
    /// Codes of the AWS products that AWS sees in this deal.
    pub aws_products: Option<Vec<String>>,

    /// Partner solutions that AWS sees in this deal, each as `S-` and a number.
    ///
    /// Each item: pattern: `^S-[0-9]{1,19}$`
    pub solutions: Option<Vec<String>>,
}

smithy_client_runtime::structure! {
    AwsOpportunityRelatedEntities {
        aws_products: "AwsProducts",
        solutions: "Solutions" [items(pattern(&patterns::SOLUTION_IDENTIFIER))],
    }
}
