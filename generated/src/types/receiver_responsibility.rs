//! The enum `ReceiverResponsibility`.

smithy_client_runtime::open_enum! {
    /// Part an invited partner is to play in a deal.
    pub enum ReceiverResponsibility {
        /// Brings the parties of a co-sell deal together.
        CoSellFacilitator = "Co-Sell Facilitator",
        /// Delivers to resellers.
        Distributor = "Distributor",
        /// Brings the parties together.
        Facilitator = "Facilitator",
        /// Supplies devices or machines.
        HardwarePartner = "Hardware Partner",
        /// Operates the customer's systems.
        ManagedServiceProvider = "Managed Service Provider",
        /// Sells AWS services or products of others to the customer.
        Reseller = "Reseller",
        /// Supplies consulting and implementation.
        ServicesPartner = "Services Partner",
        /// Supplies the software.
        SoftwarePartner = "Software Partner",
        /// Trains the customer's people.
        TrainingPartner = "Training Partner",
    }
}
