//! The enum `SalesActivity`.

smithy_client_runtime::open_enum! {
    /// Something that has happened between the partner and the customer.
    pub enum SalesActivity {
        /// The customer agrees that the solution solves its problem.
        AgreedOnSolutionToBusinessProblem = "Agreed on solution to Business Problem",
        /// The plan up to the launch is written.
        CompletedActionPlan = "Completed Action Plan",
        /// A proof of concept (POC) or a demonstration was given.
        ConductedPocDemo = "Conducted POC / Demo",
        /// The customer wants to know more about the solution.
        CustomerHasShownInterest = "Customer has shown interest in solution",
        /// What the deployment takes is settled.
        FinalizedDeploymentNeeds = "Finalized Deployment Need",
        /// First talks have taken place.
        InitializedDiscussionsWithCustomer = "Initialized discussions with customer",
        /// The customer evaluates the solution or plans its use.
        InEvaluationPlanningStage = "In evaluation / planning stage",
        /// The statement of work (SOW) is signed.
        SowSigned = "SOW Signed",
    }
}
