//! The enum `Channel`.

smithy_client_runtime::open_enum! {
    /// Medium through which a marketing campaign reached the customer.
    pub enum Channel {
        /// The marketing portal that AWS offers to partners.
        AwsMarketingCentral = "AWS Marketing Central",
        /// Articles or papers republished on sites of others.
        ContentSyndication = "Content Syndication",
        /// Banner advertising on web sites.
        Display = "Display",
        /// `Email`
        Email = "Email",
        /// `Live Event`
        LiveEvent = "Live Event",
        /// Advertising in public places, such as posters.
        OutOfHome = "Out Of Home (OOH)",
        /// `Print`
        Print = "Print",
        /// Paid or unpaid results of search engines.
        Search = "Search",
        /// Social networks.
        Social = "Social",
        /// Phone calls to possible customers.
        Telemarketing = "Telemarketing",
        /// `TV`
        Tv = "TV",
        /// `Video`
        Video = "Video",
        /// `Virtual Event`
        VirtualEvent = "Virtual Event",
    }
}
