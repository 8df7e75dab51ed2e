//! The structure `RelatedEntityIdentifiers`.

use smithy_client_runtime::UnknownMembers;

use crate::patterns;

/// Everything linked with an opportunity, sorted by kind.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct RelatedEntityIdentifiers {
    /// ARNs of linked private offers in AWS Marketplace.
    ///
    /// Each item: pattern:
    /// `^arn:aws:aws-marketplace:[a-z]{1,2}-[a-z]*-\d+:\d{12}:AWSMarketplace/Offer/.*$`
    pub aws_marketplace_offers: Option<Vec<String>>,

    /// Codes of linked AWS products, which the customer is expected to use.
    pub aws_products: Option<Vec<String>>,

    /// Linked solutions of the partner, each as `S-` and a number. With none, a submission needs
    /// `OtherSolutionDescription`.
    ///
    /// Each item: pattern: `^S-[0-9]{1,19}$`
    pub solutions: Option<Vec<String>>,
    unknown_members: UnknownMembers,
}

impl RelatedEntityIdentifiers {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`aws_marketplace_offers`](field@Self::aws_marketplace_offers). An empty list is passed
    /// as `Vec::<String>::new()`.
    #[must_use]
    pub fn aws_marketplace_offers(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.aws_marketplace_offers = Some(value.into_iter().map(Into::into).collect());
        self
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
    RelatedEntityIdentifiers {
        aws_marketplace_offers: "AwsMarketplaceOffers"
            [items(pattern(&patterns::AWS_MARKETPLACE_OFFER_IDENTIFIER))],
        aws_products: "AwsProducts",
        solutions: "Solutions" [items(pattern(&patterns::SOLUTION_IDENTIFIER))],
        ..unknown_members
    }
}
