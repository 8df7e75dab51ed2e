//! The enum `CompetitorName`.

smithy_client_runtime::open_enum! {
    /// Rival of AWS in a deal, or the reason why there is none.
    pub enum CompetitorName {
        /// `Akamai`
        Akamai = "Akamai",
        /// Alibaba Cloud.
        AliCloud = "AliCloud",
        /// Own machines in a rented data centre.
        CoLocation = "Co-location",
        /// `Google Cloud Platform`
        GoogleCloudPlatform = "Google Cloud Platform",
        /// IBM Cloud, formerly SoftLayer.
        IbmSoftlayer = "IBM Softlayer",
        /// `Microsoft Azure`
        MicrosoftAzure = "Microsoft Azure",
        /// Nobody else bids for the deal.
        NoCompetition = "No Competition",
        /// The customer's own data centre.
        OnPrem = "On-Prem",
        /// `Oracle Cloud`
        OracleCloud = "Oracle Cloud",
        /// Somebody not on this list, named in `OtherCompetitorNames`. The asterisk is part of the
        /// value.
        Other = "*Other",
        /// Not a rival company: the customer looks at other ways to save costs. The value has a
        /// blank after the hyphen only.
        OtherCostOptimization = "Other- Cost Optimization",
    }
}
