//! The enum `Channel`.

use smithy_client_runtime::UnknownValue;

/// Medium through which a marketing campaign reached the customer.
#[derive(Clone)]
#[non_exhaustive]
pub enum Channel {
    /// `AWS Marketing Central`: The marketing portal that AWS offers to partners.
    AwsMarketingCentral,
    /// `Content Syndication`: Articles or papers republished on sites of others.
    ContentSyndication,
    /// Banner advertising on web sites.
    Display,
    /// `Email`
    Email,
    /// `Live Event`
    LiveEvent,
    /// `Out Of Home (OOH)`: Advertising in public places, such as posters.
    OutOfHome,
    /// `Print`
    Print,
    /// Paid or unpaid results of search engines.
    Search,
    /// Social networks.
    Social,
    /// Phone calls to possible customers.
    Telemarketing,
    /// `TV`
    Tv,
    /// `Video`
    Video,
    /// `Virtual Event`
    VirtualEvent,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    Channel {
        AwsMarketingCentral = "AWS Marketing Central",
        ContentSyndication = "Content Syndication",
        Display = "Display",
        Email = "Email",
        LiveEvent = "Live Event",
        OutOfHome = "Out Of Home (OOH)",
        Print = "Print",
        Search = "Search",
        Social = "Social",
        Telemarketing = "Telemarketing",
        Tv = "TV",
        Video = "Video",
        VirtualEvent = "Virtual Event",
    }
}
