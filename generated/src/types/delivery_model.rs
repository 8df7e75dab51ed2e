//! The enum `DeliveryModel`.

smithy_client_runtime::open_enum! {
    /// Form in which a partner delivers what it sells.
    pub enum DeliveryModel {
        /// Software the customer runs itself: with its own licence (BYOL) or as an Amazon machine
        /// image (AMI).
        ByolOrAmi = "BYOL or AMI",
        /// The partner operates the customer's systems for it.
        ManagedServices = "Managed Services",
        /// A form of delivery not on this list.
        Other = "Other",
        /// Consulting, migration, development and the like.
        ProfessionalServices = "Professional Services",
        /// The partner resells AWS services or products of others.
        Resell = "Resell",
        /// Software or a platform as a service, run by the partner.
        SaaSOrPaaS = "SaaS or PaaS",
    }
}
