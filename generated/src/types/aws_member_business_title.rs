//! The enum `AwsMemberBusinessTitle`.

smithy_client_runtime::open_enum! {
    /// What an AWS employee does on a shared deal.
    pub enum AwsMemberBusinessTitle {
        /// AWS account owner, who is responsible for the customer as a whole.
        AwsAccountOwner = "AWSAccountOwner",
        /// AWS sales representative, who sells to the customer.
        AwsSalesRep = "AWSSalesRep",
        /// ISV success manager, who looks after an independent software vendor.
        Isvsm = "ISVSM",
        /// Partner development manager, who looks after the partner's business with AWS.
        Pdm = "PDM",
        /// Partner sales manager, who brings partners and AWS sellers together on deals.
        Psm = "PSM",
        /// Partner development manager in Worldwide Public Sector (WWPS).
        Wwpspdm = "WWPSPDM",
    }
}
