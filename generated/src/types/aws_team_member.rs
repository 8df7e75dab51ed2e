//! The structure `AwsTeamMember`.

use crate::patterns;
use crate::types::AwsMemberBusinessTitle;

/// An AWS employee who works on the deal.
#[derive(Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AwsTeamMember {
    /// Role of the AWS colleague, for example account owner or partner development manager.
    pub business_title: Option<AwsMemberBusinessTitle>,

    /// Address to write to the AWS colleague, up to 80 characters.
    ///
    /// Pattern:
    /// `` ^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$ ``
    pub email: Option<String>,

    /// Given name of the AWS colleague, up to 80 characters.
    pub first_name: Option<String>,

    /// Family name of the AWS colleague, up to 80 characters.
    pub last_name: Option<String>,
}

smithy_client_runtime::structure! {
    AwsTeamMember {
        business_title: "BusinessTitle",
        email: "Email" (sensitive) [length(0, 80), pattern(&patterns::EMAIL)],
        first_name: "FirstName" (sensitive) [length(0, 80)],
        last_name: "LastName" (sensitive) [length(0, 80)],
    }
}
