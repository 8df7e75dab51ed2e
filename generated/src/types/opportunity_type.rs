//! The enum `OpportunityType`.

use smithy_client_runtime::UnknownValue;

/// How a deal relates to business already done with the customer.
#[derive(Clone)]
#[non_exhaustive]
pub enum OpportunityType {
    /// A customer extends what it already uses.
    Expansion,
    /// `Flat Renewal`: An existing contract goes on unchanged. Needs the earlier opportunity in
    /// `RelatedOpportunityIdentifier`.
    FlatRenewal,
    /// `Net New Business`: A first deal with this customer, or a new workload.
    NetNewBusiness,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    OpportunityType {
        Expansion = "Expansion",
        FlatRenewal = "Flat Renewal",
        NetNewBusiness = "Net New Business",
    }
}
