//! The enum `Industry`.

use smithy_client_runtime::UnknownValue;

/// Sector a customer works in.
#[derive(Clone)]
#[non_exhaustive]
pub enum Industry {
    /// `Aerospace`: Aerospace and satellites. The value leaves the second word out.
    AerospaceSatellite,
    /// `Agriculture`
    Agriculture,
    /// `Automotive`
    Automotive,
    /// `Computers and Electronics`
    ComputersElectronics,
    /// `Consumer Goods`
    ConsumerGoods,
    /// `Education`
    Education,
    /// `Energy - Oil and Gas`
    EnergyOilGas,
    /// `Energy - Power and Utilities`
    EnergyPowerUtilities,
    /// `Financial Services`
    FinancialServices,
    /// `Gaming`
    Gaming,
    /// `Government`
    Government,
    /// `Healthcare`
    Healthcare,
    /// `Hospitality`
    Hospitality,
    /// `Life Sciences`
    LifeSciences,
    /// `Manufacturing`
    Manufacturing,
    /// `Marketing and Advertising`
    MarketingAdvertising,
    /// `Media and Entertainment`
    MediaEntertainment,
    /// `Mining`
    Mining,
    /// `Non-Profit Organization`
    NonProfitOrganization,
    /// A sector not on this list, described in `OtherIndustry`.
    Other,
    /// `Professional Services`
    ProfessionalServices,
    /// `Real Estate and Construction`
    RealestateConstruction,
    /// `Retail`
    Retail,
    /// `Software and Internet`
    SoftwareInternet,
    /// `Telecommunications`
    Telecommunications,
    /// `Transportation and Logistics`
    TransportationLogistics,
    /// `Travel`
    Travel,
    /// `Wholesale and Distribution`
    WholesaleDistribution,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    Industry {
        AerospaceSatellite = "Aerospace",
        Agriculture = "Agriculture",
        Automotive = "Automotive",
        ComputersElectronics = "Computers and Electronics",
        ConsumerGoods = "Consumer Goods",
        Education = "Education",
        EnergyOilGas = "Energy - Oil and Gas",
        EnergyPowerUtilities = "Energy - Power and Utilities",
        FinancialServices = "Financial Services",
        Gaming = "Gaming",
        Government = "Government",
        Healthcare = "Healthcare",
        Hospitality = "Hospitality",
        LifeSciences = "Life Sciences",
        Manufacturing = "Manufacturing",
        MarketingAdvertising = "Marketing and Advertising",
        MediaEntertainment = "Media and Entertainment",
        Mining = "Mining",
        NonProfitOrganization = "Non-Profit Organization",
        Other = "Other",
        ProfessionalServices = "Professional Services",
        RealestateConstruction = "Real Estate and Construction",
        Retail = "Retail",
        SoftwareInternet = "Software and Internet",
        Telecommunications = "Telecommunications",
        TransportationLogistics = "Transportation and Logistics",
        Travel = "Travel",
        WholesaleDistribution = "Wholesale and Distribution",
    }
}
