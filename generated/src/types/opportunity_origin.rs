//! The enum `OpportunityOrigin`.

use smithy_client_runtime::UnknownValue;

/// Which side found a deal.
#[derive(Clone)]
#[non_exhaustive]
pub enum OpportunityOrigin {
    /// `AWS Referral`: AWS found the deal and offered it to the partner.
    AwsReferral,
    /// `Partner Referral`: The partner found the deal and shares it with AWS.
    PartnerReferral,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    OpportunityOrigin {
        AwsReferral = "AWS Referral",
        PartnerReferral = "Partner Referral",
    }
}
