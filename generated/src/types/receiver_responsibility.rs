//! The enum `ReceiverResponsibility`.

use smithy_client_runtime::UnknownValue;

/// Part an invited partner is to play in a deal.
#[derive(Clone)]
#[non_exhaustive]
pub enum ReceiverResponsibility {
    /// `Co-Sell Facilitator`: Brings the parties of a co-sell deal together.
    CoSellFacilitator,
    /// Delivers to resellers.
    Distributor,
    /// Brings the parties together.
    Facilitator,
    /// `Hardware Partner`: Supplies devices or machines.
    HardwarePartner,
    /// `Managed Service Provider`: Operates the customer's systems.
    ManagedServiceProvider,
    /// Sells AWS services or products of others to the customer.
    Reseller,
    /// `Services Partner`: Supplies consulting and implementation.
    ServicesPartner,
    /// `Software Partner`: Supplies the software.
    SoftwarePartner,
    /// `Training Partner`: Trains the customer's people.
    TrainingPartner,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    ReceiverResponsibility {
        CoSellFacilitator = "Co-Sell Facilitator",
        Distributor = "Distributor",
        Facilitator = "Facilitator",
        HardwarePartner = "Hardware Partner",
        ManagedServiceProvider = "Managed Service Provider",
        Reseller = "Reseller",
        ServicesPartner = "Services Partner",
        SoftwarePartner = "Software Partner",
        TrainingPartner = "Training Partner",
    }
}
