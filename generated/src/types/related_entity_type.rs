//! The enum `RelatedEntityType`.

smithy_client_runtime::open_enum! {
    /// Kind of thing an opportunity can be linked with.
    pub enum RelatedEntityType {
        /// Private offers in AWS Marketplace, by ARN.
        AwsMarketplaceOffers = "AwsMarketplaceOffers",
        /// Products and services of AWS.
        AwsProducts = "AwsProducts",
        /// Solutions of the partner, such as `S-1234567`.
        Solutions = "Solutions",
    }
}
