//! The enum `SalesActivity`.

use smithy_client_runtime::UnknownValue;

/// Something that has happened between the partner and the customer.
#[derive(Clone)]
#[non_exhaustive]
pub enum SalesActivity {
    /// `Agreed on solution to Business Problem`: The customer agrees that the solution solves its
    /// problem.
    AgreedOnSolutionToBusinessProblem,
    /// `Completed Action Plan`: The plan up to the launch is written.
    CompletedActionPlan,
    /// `Conducted POC / Demo`: A proof of concept (POC) or a demonstration was given.
    ConductedPocDemo,
    /// `Customer has shown interest in solution`: The customer wants to know more about the
    /// solution.
    CustomerHasShownInterest,
    /// `Finalized Deployment Need`: What the deployment takes is settled.
    FinalizedDeploymentNeeds,
    /// `Initialized discussions with customer`: First talks have taken place.
    InitializedDiscussionsWithCustomer,
    /// `In evaluation / planning stage`: The customer evaluates the solution or plans its use.
    InEvaluationPlanningStage,
    /// `SOW Signed`: The statement of work (SOW) is signed.
    SowSigned,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    SalesActivity {
        AgreedOnSolutionToBusinessProblem = "Agreed on solution to Business Problem",
        CompletedActionPlan = "Completed Action Plan",
        ConductedPocDemo = "Conducted POC / Demo",
        CustomerHasShownInterest = "Customer has shown interest in solution",
        FinalizedDeploymentNeeds = "Finalized Deployment Need",
        InitializedDiscussionsWithCustomer = "Initialized discussions with customer",
        InEvaluationPlanningStage = "In evaluation / planning stage",
        SowSigned = "SOW Signed",
    }
}
