//! The enum `Industry`.

smithy_client_runtime::open_enum! {
    /// Sector a customer works in.
    pub enum Industry {
        /// Aerospace and satellites. The value leaves the second word out.
        AerospaceSatellite = "Aerospace",
        /// `Agriculture`
        Agriculture = "Agriculture",
        /// `Automotive`
        Automotive = "Automotive",
        /// `Computers and Electronics`
        ComputersElectronics = "Computers and Electronics",
        /// `Consumer Goods`
        ConsumerGoods = "Consumer Goods",
        /// `Education`
        Education = "Education",
        /// `Energy - Oil and Gas`
        EnergyOilGas = "Energy - Oil and Gas",
        /// `Energy - Power and Utilities`
        EnergyPowerUtilities = "Energy - Power and Utilities",
        /// `Financial Services`
        FinancialServices = "Financial Services",
        /// `Gaming`
        Gaming = "Gaming",
        /// `Government`
        Government = "Government",
        /// `Healthcare`
        Healthcare = "Healthcare",
        /// `Hospitality`
        Hospitality = "Hospitality",
        /// `Life Sciences`
        LifeSciences = "Life Sciences",
        /// `Manufacturing`
        Manufacturing = "Manufacturing",
        /// `Marketing and Advertising`
        MarketingAdvertising = "Marketing and Advertising",
        /// `Media and Entertainment`
        MediaEntertainment = "Media and Entertainment",
        /// `Mining`
        Mining = "Mining",
        /// `Non-Profit Organization`
        NonProfitOrganization = "Non-Profit Organization",
        /// A sector not on this list, described in `OtherIndustry`.
        Other = "Other",
        /// `Professional Services`
        ProfessionalServices = "Professional Services",
        /// `Real Estate and Construction`
        RealestateConstruction = "Real Estate and Construction",
        /// `Retail`
        Retail = "Retail",
        /// `Software and Internet`
        SoftwareInternet = "Software and Internet",
        /// `Telecommunications`
        Telecommunications = "Telecommunications",
        /// `Transportation and Logistics`
        TransportationLogistics = "Transportation and Logistics",
        /// `Travel`
        Travel = "Travel",
        /// `Wholesale and Distribution`
        WholesaleDistribution = "Wholesale and Distribution",
    }
}
