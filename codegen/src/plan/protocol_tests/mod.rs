//! The protocol test cases of the model as tests of the crate: which run with which values, and which are skipped and
//! why.

mod values;

use std::collections::BTreeSet;

use self::values::Values;
use super::ir::{Check, Flag, Operation, ProtocolTest, ProtocolTests, Structure, TypeItem};
use super::shapes::Shapes;
use crate::names::{self, Style, Taken};
use crate::smithy::{self, AppliesTo, RequestCase, ResponseCase, Shape, ShapeId};

/// Plans the cases of the crate's operations and of their errors.
pub(crate) fn plan(
    model_operations: &[smithy::Operation<'_>],
    operations: &[Operation],
    items: &[TypeItem],
    shapes: &Shapes<'_>,
) -> ProtocolTests {
    let protocol = shapes.model.service.protocol.trait_id();
    let values = Values::new(operations, items);
    let mut planner = Planner { protocol, values, names: Taken::default(), planned: ProtocolTests::default() };
    let mut errors_seen: BTreeSet<&ShapeId> = BTreeSet::new();
    for (model, operation) in model_operations.iter().zip(operations) {
        for case in model.traits.http_request_tests().unwrap_or_default() {
            planner.request(operation, case);
        }
        for case in model.traits.http_response_tests().unwrap_or_default() {
            planner.response(operation, case);
        }
        for error in &model.errors {
            // An error is tested with the first operation that has it.
            if errors_seen.insert(&error.id) {
                planner.errors(operation, error, &shapes.naming.ty(&error.id).name);
            }
        }
    }
    planner.planned
}

struct Planner<'a> {
    protocol: &'static str,
    values: Values<'a>,
    names: Taken,
    planned: ProtocolTests,
}

impl Planner<'_> {
    fn request(&mut self, operation: &Operation, case: RequestCase) {
        if !self.applies(&case.id, &case.protocol, case.applies_to) {
            return;
        }
        match self.values.structure(&operation.input, true, &case.params) {
            Ok(request) => {
                self.test(operation, "request", &case.id.clone(), Check::Sent { request, case: Box::new(case) })
            }
            Err(problem) => self.skip_invalid(&case.id, &problem),
        }
    }

    fn response(&mut self, operation: &Operation, case: ResponseCase) {
        if !self.applies(&case.id, &case.protocol, case.applies_to) {
            return;
        }
        if let Some(member) = operation.output.as_ref().and_then(|output| missing_member(output, &case)) {
            let reason = format!(
                "the response lacks the required member `{member}`; this crate reports an error instead of a default value"
            );
            return self.skip(&case.id, reason);
        }
        let output = operation.output.as_ref().map(|output| self.values.structure(output, true, &case.params));
        match output.transpose() {
            Ok(output) => {
                self.test(operation, "response", &case.id.clone(), Check::Returned { response: case, output })
            }
            Err(problem) => self.skip_invalid(&case.id, &problem),
        }
    }

    fn errors(&mut self, operation: &Operation, shape: &Shape, variant: &str) {
        for case in shape.traits.http_response_tests().unwrap_or_default() {
            if !self.applies(&case.id, &case.protocol, case.applies_to) {
                continue;
            }
            match self.values.named(variant, &case.params) {
                Ok(error) => {
                    let check = Check::Failed { response: case.clone(), variant: variant.to_owned(), error };
                    self.test(operation, "error", &case.id, check);
                }
                Err(problem) => self.skip_invalid(&case.id, &problem),
            }
        }
    }

    /// True if the case is for clients of the service's protocol. Cases of other protocols are not even listed as
    /// skipped.
    fn applies(&mut self, id: &str, protocol: &ShapeId, to: Option<AppliesTo>) -> bool {
        if protocol.to_string() != self.protocol {
            return false;
        }
        if to == Some(AppliesTo::Server) {
            self.skip(id, "it is for servers".to_owned());
            return false;
        }
        true
    }

    fn skip_invalid(&mut self, id: &str, problem: &str) {
        self.skip(id, format!("its `params` are invalid: {problem}"));
    }

    fn skip(&mut self, id: &str, reason: String) {
        self.planned.skipped.push((id.to_owned(), reason));
    }

    fn test(&mut self, operation: &Operation, kind: &str, id: &str, check: Check) {
        let function = self.names.free(names::test_name(kind, id), Style::Snake);
        let input = operation.input.name.clone();
        self.planned.tests.push(ProtocolTest { function, id: id.to_owned(), input, check });
    }
}

/// The first promised member that is missing in the body of the case, so that the response is an error.
fn missing_member<'a>(output: &'a Structure, case: &ResponseCase) -> Option<&'a str> {
    let present = case.body_members();
    let required = output.members.iter().filter(|member| member.flags.contains(&Flag::Promised));
    required.map(|member| member.wire.as_str()).find(|wire| !present.contains(*wire))
}
