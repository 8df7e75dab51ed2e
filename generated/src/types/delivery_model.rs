//! The enum `DeliveryModel`.

use smithy_client_runtime::UnknownValue;

/// Form in which a partner delivers what it sells.
#[derive(Clone)]
#[non_exhaustive]
pub enum DeliveryModel {
    /// `BYOL or AMI`: Software the customer runs itself: with its own licence (BYOL) or as an
    /// Amazon machine image (AMI).
    ByolOrAmi,
    /// `Managed Services`: The partner operates the customer's systems for it.
    ManagedServices,
    /// A form of delivery not on this list.
    Other,
    /// `Professional Services`: Consulting, migration, development and the like.
    ProfessionalServices,
    /// The partner resells AWS services or products of others.
    Resell,
    /// `SaaS or PaaS`: Software or a platform as a service, run by the partner.
    SaaSOrPaaS,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    DeliveryModel {
        ByolOrAmi = "BYOL or AMI",
        ManagedServices = "Managed Services",
        Other = "Other",
        ProfessionalServices = "Professional Services",
        Resell = "Resell",
        SaaSOrPaaS = "SaaS or PaaS",
    }
}
