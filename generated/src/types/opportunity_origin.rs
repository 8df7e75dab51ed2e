//! The enum `OpportunityOrigin`.

smithy_client_runtime::open_enum! {
    /// Which side found a deal.
    pub enum OpportunityOrigin {
        /// AWS found the deal and offered it to the partner.
        AwsReferral = "AWS Referral",
        /// The partner found the deal and shares it with AWS.
        PartnerReferral = "Partner Referral",
    }
}
