//! The enum `CompetitorName`.

use smithy_client_runtime::UnknownValue;

/// Rival of AWS in a deal, or the reason why there is none.
#[derive(Clone)]
#[non_exhaustive]
pub enum CompetitorName {
    /// `Akamai`
    Akamai,
    /// Alibaba Cloud.
    AliCloud,
    /// `Co-location`: Own machines in a rented data centre.
    CoLocation,
    /// `Google Cloud Platform`
    GoogleCloudPlatform,
    /// `IBM Softlayer`: IBM Cloud, formerly SoftLayer.
    IbmSoftlayer,
    /// `Microsoft Azure`
    MicrosoftAzure,
    /// `No Competition`: Nobody else bids for the deal.
    NoCompetition,
    /// `On-Prem`: The customer's own data centre.
    OnPrem,
    /// `Oracle Cloud`
    OracleCloud,
    /// `*Other`: Somebody not on this list, named in `OtherCompetitorNames`. The asterisk is part
    /// of the value.
    Other,
    /// `Other- Cost Optimization`: Not a rival company: the customer looks at other ways to save
    /// costs. The value has a blank after the hyphen only.
    OtherCostOptimization,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    CompetitorName {
        Akamai = "Akamai",
        AliCloud = "AliCloud",
        CoLocation = "Co-location",
        GoogleCloudPlatform = "Google Cloud Platform",
        IbmSoftlayer = "IBM Softlayer",
        MicrosoftAzure = "Microsoft Azure",
        NoCompetition = "No Competition",
        OnPrem = "On-Prem",
        OracleCloud = "Oracle Cloud",
        Other = "*Other",
        OtherCostOptimization = "Other- Cost Optimization",
    }
}
