//! The enum `AwsMemberBusinessTitle`.

use smithy_client_runtime::UnknownValue;

/// What an AWS employee does on a shared deal.
#[derive(Clone)]
#[non_exhaustive]
pub enum AwsMemberBusinessTitle {
    /// `AWSAccountOwner`: AWS account owner, who is responsible for the customer as a whole.
    AwsAccountOwner,
    /// `AWSSalesRep`: AWS sales representative, who sells to the customer.
    AwsSalesRep,
    /// `ISVSM`: ISV success manager, who looks after an independent software vendor.
    Isvsm,
    /// `PDM`: Partner development manager, who looks after the partner's business with AWS.
    Pdm,
    /// `PSM`: Partner sales manager, who brings partners and AWS sellers together on deals.
    Psm,
    /// `WWPSPDM`: Partner development manager in Worldwide Public Sector (WWPS).
    Wwpspdm,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    AwsMemberBusinessTitle {
        AwsAccountOwner = "AWSAccountOwner",
        AwsSalesRep = "AWSSalesRep",
        Isvsm = "ISVSM",
        Pdm = "PDM",
        Psm = "PSM",
        Wwpspdm = "WWPSPDM",
    }
}
