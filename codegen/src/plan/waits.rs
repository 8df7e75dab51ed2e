//! The states of the side file that calls can be waited for, checked against the model.

use super::ir::{
    EnumPath, EnumState, ErrorItem, Operation, PathField, Presence, Structure, TimePath, Type, TypeItem, Wait,
    WaitAfter, WaitMember, WaitSource,
};
use super::shapes::Shapes;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::names::{self, Kind};
use crate::options::{AfterOptions, WaitOptions, Waits};
use crate::smithy::{self, Shape, ShapeKind};

/// What the entries are checked against.
pub(crate) struct Planned<'a> {
    pub(crate) shapes: &'a Shapes<'a>,
    pub(crate) models: &'a [smithy::Operation<'a>],
    pub(crate) operations: &'a [Operation],
    pub(crate) types: &'a [TypeItem],
    pub(crate) errors: &'a [ErrorItem],
}

/// A problem of an entry, and where it is in the entry of its wait.
struct Problem {
    at: Vec<String>,
    message: String,
    near: Option<String>,
}

type Checked<T> = Result<T, Box<Problem>>;

fn problem(at: &[&str], message: String, near: Option<&str>) -> Box<Problem> {
    let at = at.iter().map(|segment| (*segment).to_owned()).collect();
    Box::new(Problem { at, message, near: near.map(str::to_owned) })
}

/// Names that the file with the waits uses.
const USED: [&str; 8] =
    ["Duration", "Error", "Operation", "ServiceError", "Timestamp", "WaitState", "Waitable", "Waiter"];

/// Plans the waits of the selected operations.
pub(crate) fn plan(waits: &Waits, planned: &Planned<'_>, diagnostics: &mut Diagnostics) -> Vec<Wait> {
    let mut items: Vec<Wait> = Vec::new();
    for (name, options) in &waits.by_name {
        match planned.wait(name, options) {
            Ok(Some(wait)) => {
                let twice = |after: &&WaitAfter| {
                    items.iter().flat_map(|other| &other.after).any(|other| other.operation == after.operation)
                };
                if let Some(after) = wait.after.iter().find(twice) {
                    let message = format!("the operation `{}` leads to another state already", after.operation);
                    let at = [name.as_str(), "after", &after.operation];
                    diagnostics.push(waits.place(Diagnostic::error(message), &at));
                }
                items.push(wait);
            }
            Ok(None) => {}
            Err(_) if waits.is_lenient => {}
            Err(problem) => {
                let at = problem.at.iter().map(String::as_str);
                let at: Vec<&str> = std::iter::once(name.as_str()).chain(at).collect();
                let diagnostic = Diagnostic::error(problem.message.as_str()).did_you_mean(problem.near.as_deref());
                diagnostics.push(waits.place(diagnostic, &at));
            }
        }
    }
    items
}

/// An operation of the crate in the model and in the plan.
#[derive(Clone, Copy)]
struct Found<'a> {
    model: &'a smithy::Operation<'a>,
    plan: &'a Operation,
}

impl<'a> Planned<'a> {
    /// `None` if its operation is not selected.
    fn wait(&self, name: &str, options: &WaitOptions) -> Checked<Option<Wait>> {
        self.check_name(name)?;
        let Some(found) = self.operation(&options.operation, &["operation"])? else { return Ok(None) };
        let Some(response) = found.plan.response() else {
            return Err(problem(&["operation"], format!("`{}` has no response", options.operation), None));
        };
        let (state, values) = self.enum_path(found, &options.path, &["path"])?;
        if options.reached.is_empty() {
            return Err(problem(&["reached"], "no value of `reached` ends the wait".to_owned(), None));
        }
        let reached = self.states(&options.reached, values, &["reached"])?;
        let failed = self.states(&options.failed, values, &["failed"])?;
        if let Some(both) = options.failed.iter().find(|value| options.reached.contains(value)) {
            return Err(problem(&["failed"], format!("`{both}` is a value of `reached` too"), None));
        }
        if options.min_delay == 0 || options.max_delay < options.min_delay || options.deadline <= options.min_delay {
            let message =
                "`min_delay` must be at least 1, `max_delay` not less, and `deadline` more than it".to_owned();
            return Err(problem(&["min_delay"], message, None));
        }
        let mut after = Vec::new();
        for (operation, options) in &options.after {
            after.extend(self.after(operation, options, (found, values))?);
        }
        Ok(Some(Wait {
            name: name.to_owned(),
            docs: options.documentation.clone(),
            operation: found.plan.name.clone(),
            method: found.plan.method.clone(),
            request: found.plan.request(),
            response,
            state,
            reached,
            failed,
            pending_errors: self.pending_errors(&options.pending_errors, found)?,
            min_delay: options.min_delay,
            max_delay: options.max_delay,
            deadline: options.deadline,
            after,
        }))
    }

    fn check_name(&self, name: &str) -> Checked<()> {
        if let Some(reason) = names::invalid_reason(name, Kind::Type) {
            return Err(problem(&[], format!("the name `{name}` is invalid: {reason}"), None));
        }
        let requests = self.operations.iter().flat_map(|operation| [Some(operation.request()), operation.response()]);
        let is_taken = requests.flatten().any(|named| named.name == name)
            || self.types.iter().any(|item| item.name() == name)
            || USED.contains(&name);
        match is_taken {
            true => Err(problem(&[], format!("the crate has another type `{name}`"), None)),
            false => Ok(()),
        }
    }

    /// The operation with this name; `None` if the model has it, but it is not selected.
    fn operation(&self, name: &str, at: &[&str]) -> Checked<Option<Found<'a>>> {
        let plan = self.operations.iter().find(|operation| operation.name == name);
        let model = self.models.iter().find(|operation| operation.id.name == name);
        if let (Some(plan), Some(model)) = (plan, model) {
            return Ok(Some(Found { model, plan }));
        }
        let shapes = self.shapes.model.shapes.values();
        let all: Vec<&str> = shapes
            .filter(|shape| matches!(shape.kind, ShapeKind::Operation(_)))
            .map(|shape| shape.id.name.as_str())
            .collect();
        match all.contains(&name) {
            true => Ok(None),
            false => Err(problem(at, format!("the model has no operation `{name}`"), nearest(name, all))),
        }
    }

    /// Follows a path in the response. Returns the fields, and the shape at its end.
    fn path(&self, found: Found<'a>, path: &str, at: &[&str]) -> Checked<(Vec<PathField>, &'a Shape)> {
        let (Some(response), Some(planned)) = (found.model.output, &found.plan.output) else {
            return Err(problem(at, format!("`{}` has no response", found.plan.name), None));
        };
        let mut fields = Vec::new();
        let mut shape = response;
        for (index, name) in path.split('.').enumerate() {
            let Some(member) = shape.member(name) else {
                let near = nearest(name, shape.members().into_iter().map(|member| member.name.as_str()));
                return Err(problem(at, format!("`{}` has no member `{name}`", shape.id.name), near));
            };
            if !matches!(shape.kind, ShapeKind::Structure(_)) {
                return Err(problem(at, format!("`{}` is not a structure", shape.id.name), None));
            }
            let target = self.shapes.model.shape(&member.target);
            if member.traits.sensitive() || target.traits.sensitive() {
                return Err(problem(at, format!("`{path}` is sensitive, and errors would print it"), None));
            }
            let is_plain = index == 0 && is_promised(planned, name);
            let field = self.shapes.naming.field(&shape.id, name).name;
            fields.push(PathField { field, optional: !is_plain });
            shape = target;
        }
        Ok((fields, shape))
    }

    /// Follows a path in the response to an enum. Returns its values too.
    fn enum_path(&self, found: Found<'a>, path: &str, at: &[&str]) -> Checked<(EnumPath, &'a Shape)> {
        let (fields, shape) = self.path(found, path, at)?;
        match (&shape.kind, self.shapes.shape_type(&shape.id, 0)) {
            (ShapeKind::Enum(_), Type::Named(ty)) => Ok((EnumPath { wire: path.to_owned(), fields, ty }, shape)),
            _ => Err(problem(at, format!("`{path}` is {} and not an enum", shape.kind.phrase()), None)),
        }
    }

    /// Follows a path in the response to a timestamp.
    fn time_path(&self, found: Found<'a>, path: &str, at: &[&str]) -> Checked<TimePath> {
        let (fields, shape) = self.path(found, path, at)?;
        match shape.kind {
            ShapeKind::Timestamp => Ok(TimePath { wire: path.to_owned(), fields }),
            _ => Err(problem(at, format!("`{path}` is {} and not a timestamp", shape.kind.phrase()), None)),
        }
    }

    fn states(&self, values: &[String], shape: &Shape, at: &[&str]) -> Checked<Vec<EnumState>> {
        let ShapeKind::Enum(known) = &shape.kind else { return Ok(Vec::new()) };
        let state = |value: &String| match known.iter().find(|known| known.value == *value) {
            Some(member) => {
                let variant = self.shapes.naming.variant(&shape.id, &member.name).name;
                Ok(EnumState { value: value.clone(), variant })
            }
            None => {
                let near = nearest(value, known.iter().map(|known| known.value.as_str()));
                Err(problem(at, format!("`{}` has no value `{value}`", shape.id.name), near))
            }
        };
        values.iter().map(state).collect()
    }

    fn pending_errors(&self, codes: &[String], found: Found<'_>) -> Checked<Vec<(String, String)>> {
        let own: Vec<&ErrorItem> =
            self.errors.iter().filter(|error| found.plan.errors.iter().any(|own| own.name == error.ty.name)).collect();
        let constant = |code: &String| match own.iter().find(|error| error.code == *code) {
            Some(error) => Ok((code.clone(), error.constant.clone())),
            None => {
                let near = nearest(code, own.iter().map(|error| error.code.as_str()));
                let message = format!("`{}` has no error `{code}`", found.plan.name);
                Err(problem(&["pending_errors"], message, near))
            }
        };
        codes.iter().map(constant).collect()
    }

    /// An operation that leads to the state that `shown` shows; `None` if it is not selected.
    fn after(
        &self,
        name: &str,
        options: &AfterOptions,
        (shown, values): (Found<'a>, &Shape),
    ) -> Checked<Option<WaitAfter>> {
        let at = ["after", name];
        let Some(found) = self.operation(name, &at)? else { return Ok(None) };
        let mut members = Vec::new();
        for (member, source) in &options.request {
            members.push(self.member(member, source, found, shown, &["after", name, "request", member])?);
        }
        for required in shown.plan.input.members.iter().filter(|member| member.required) {
            if !options.request.contains_key(&required.wire) {
                let message = format!("`request` lacks `{}`, which `{}` requires", required.wire, shown.plan.name);
                return Err(problem(&["after", name, "request"], message, None));
            }
        }
        let failed = match &options.path {
            Some(path) => {
                let (path, values) = self.enum_path(found, path, &["after", name, "path"])?;
                let states = self.states(&options.failed, values, &["after", name, "failed"])?;
                (!states.is_empty()).then_some((path, states))
            }
            None => None,
        };
        let times = match (&options.started_at, &options.changed_at) {
            (None, None) => None,
            (Some(started), Some(changed)) if !options.stale.is_empty() => {
                let started = self.time_path(found, started, &["after", name, "started_at"])?;
                Some((started, self.time_path(shown, changed, &["after", name, "changed_at"])?))
            }
            _ => {
                let message = "`started_at` and `changed_at` have an effect only together, and with `stale`".to_owned();
                return Err(problem(&at, message, None));
            }
        };
        let reason = options.reason.as_ref().map(|path| self.enum_path(found, path, &["after", name, "reason"]));
        Ok(Some(WaitAfter {
            operation: found.plan.name.clone(),
            method: found.plan.method.clone(),
            request: found.plan.request(),
            response: found.plan.response(),
            members,
            failed,
            reason: reason.transpose()?.map(|(path, _)| path),
            stale: self.states(&options.stale, values, &["after", name, "stale"])?,
            times,
        }))
    }

    fn member(&self, member: &str, source: &str, from: Found<'a>, to: Found<'a>, at: &[&str]) -> Checked<WaitMember> {
        let (field, ty) = self.field(to.model.input, member, at)?;
        let (part, name) = source.split_once('.').unwrap_or((source, ""));
        let (shape, is_request) = match part {
            "request" => (from.model.input, true),
            "response" => (from.model.output, false),
            _ => {
                let message = format!("`{source}` must be `request.` or `response.` with the name of a member");
                return Err(problem(at, message, None));
            }
        };
        let (source_field, source_type) = self.field(shape, name, at)?;
        if ty != source_type {
            return Err(problem(at, format!("`{source}` has another type than `{member}`"), None));
        }
        let promised = from.plan.output.as_ref().is_some_and(|output| is_promised(output, name));
        let from = match is_request {
            true => WaitSource::Request(source_field),
            false => WaitSource::Response {
                wire: name.to_owned(),
                field: PathField { field: source_field, optional: !promised },
            },
        };
        Ok(WaitMember { field, from })
    }

    /// The field of a member, and its type.
    fn field(&self, shape: Option<&Shape>, name: &str, at: &[&str]) -> Checked<(String, Type)> {
        let Some(shape) = shape else { return Err(problem(at, format!("there is no member `{name}`"), None)) };
        match shape.member(name) {
            Some(member) => {
                let ty = self.shapes.shape_type(&member.target, 0);
                Ok((self.shapes.naming.field(&shape.id, name).name, ty))
            }
            None => {
                let near = nearest(name, shape.members().into_iter().map(|member| member.name.as_str()));
                Err(problem(at, format!("`{}` has no member `{name}`", shape.id.name), near))
            }
        }
    }
}

/// True for a plain field of a response.
fn is_promised(output: &Structure, name: &str) -> bool {
    output.members.iter().any(|member| member.wire == name && member.presence == Presence::Promised)
}
