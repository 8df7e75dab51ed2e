//! The enum `RelatedEntityType`.

use smithy_client_runtime::UnknownValue;

/// Kind of thing an opportunity can be linked with.
#[derive(Clone)]
#[non_exhaustive]
pub enum RelatedEntityType {
    /// Private offers in AWS Marketplace, by ARN.
    AwsMarketplaceOffers,
    /// Products and services of AWS.
    AwsProducts,
    /// Solutions of the partner, such as `S-1234567`.
    Solutions,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    RelatedEntityType {
        AwsMarketplaceOffers = "AwsMarketplaceOffers",
        AwsProducts = "AwsProducts",
        Solutions = "Solutions",
    }
}
