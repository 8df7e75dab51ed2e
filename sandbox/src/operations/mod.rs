//! The operations: what each does with a request.

mod common;
mod contents;
mod editing;
mod paging;
mod responses;
mod review;
mod serve;
mod submission;
mod table;

mod assign_opportunity;
mod associate_opportunity;
mod create_opportunity;
mod disassociate_opportunity;
mod get_aws_opportunity_summary;
mod get_engagement_invitation;
mod get_opportunity;
mod list_engagement_invitations;
mod list_opportunities;
mod list_solutions;
mod reject_engagement_invitation;
mod start_engagement_by_accepting_invitation_task;
mod start_engagement_from_opportunity_task;
mod update_opportunity;

pub(crate) use self::create_opportunity::record_of;
pub(crate) use self::table::{Entry, find};
