//! The enum `MarketingSource`.

use smithy_client_runtime::UnknownValue;

/// Whether a marketing activity led to the deal.
#[derive(Clone)]
#[non_exhaustive]
pub enum MarketingSource {
    /// `Marketing Activity`: A campaign or event of the partner led to the deal.
    MarketingActivity,
    /// No marketing activity was involved; send no other marketing member.
    None,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    MarketingSource {
        MarketingActivity = "Marketing Activity",
        None = "None",
    }
}
