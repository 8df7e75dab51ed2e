//! What the side file says about one resource, checked against the model.

use std::collections::BTreeMap;

use super::paths::{self, Lost};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::options::{EditableMembers, ResourceOptions, Resources};
use crate::plan::ir::{Editable, Modify, Move, Named, Structure};
use crate::smithy::{Model, ResourceShape, Shape, ShapeId, ShapeKind};

/// The code of most errors for a lock token that is not that of the record.
const CONFLICT: &str = "ConflictException";

/// The entry of a resource.
pub(super) struct Given<'a> {
    pub(super) name: &'a str,
    pub(super) options: &'a ResourceOptions,
    pub(super) resources: &'a Resources,
    /// False if the side file doesn't have the resource.
    pub(super) is_given: bool,
}

impl Given<'_> {
    fn report(&self, problems: &mut Diagnostics, problem: Diagnostic, segments: &[&str]) {
        let segments: Vec<&str> = std::iter::once(self.name).chain(segments.iter().copied()).collect();
        problems.push(self.resources.place(problem, &segments));
    }

    fn lost(&self, problems: &mut Diagnostics, Lost { message, near }: Lost, segments: &[&str]) {
        self.report(problems, Diagnostic::error(message).did_you_mean(near.as_deref()), segments);
    }

    /// The read and the update of the resource.
    pub(super) fn bound<'r>(
        &self,
        resource: &'r ResourceShape,
        problems: &mut Diagnostics,
    ) -> Option<(&'r ShapeId, &'r ShapeId)> {
        let both = [("read", &resource.read), ("update", &resource.update)];
        for (role, _) in both.iter().filter(|(_, operation)| self.is_given && operation.is_none()) {
            let message =
                format!("the resource `{}` has no operation `{role}`, so nothing becomes an update", self.name);
            self.report(problems, Diagnostic::error(message), &[]);
        }
        resource.read.as_ref().zip(resource.update.as_ref())
    }

    /// The members of the response by the identifiers that they become.
    pub(super) fn identifiers(
        &self,
        resource: &ResourceShape,
        read: &Structure,
        update: &Structure,
        problems: &mut Diagnostics,
    ) -> BTreeMap<&str, &str> {
        let mut identifiers = BTreeMap::new();
        for (to, from) in &self.options.identifiers {
            let at = ["identifiers", to.as_str()];
            let target = update.members.iter().find(|member| member.wire == *to);
            let source = read.members.iter().find(|member| member.wire == *from);
            if !resource.identifiers.contains_key(to) || target.is_none() {
                let known = resource.identifiers.keys().map(String::as_str);
                let message = format!("`{to}` is no identifier of the resource `{}` in its update", self.name);
                self.report(problems, Diagnostic::error(message).did_you_mean(nearest(to, known)), &at);
                continue;
            }
            match (source, target) {
                (None, _) => {
                    let known = read.members.iter().map(|member| member.wire.as_str());
                    let message = format!("`{}` has no member `{from}`", read.shape.name);
                    self.report(problems, Diagnostic::error(message).did_you_mean(nearest(from, known)), &at);
                }
                (Some(source), Some(target)) if source.ty != target.ty => {
                    let message = format!("`{from}` can't become `{to}`, which has another type");
                    self.report(problems, Diagnostic::error(message), &at);
                }
                _ => drop(identifiers.insert(to.as_str(), from.as_str())),
            }
        }
        identifiers
    }

    pub(super) fn report_nothing_in_common(&self, read: &str, update: &str, problems: &mut Diagnostics) {
        if self.is_given {
            let message = format!(
                "`{update}` takes no member of the response of `{read}` but identifiers, so it is no update of it"
            );
            self.report(problems, Diagnostic::error(message), &[]);
        }
    }

    /// Reports what makes sense only with a lock token.
    pub(super) fn check_lock(&self, problems: &mut Diagnostics) {
        let ResourceOptions { lock, conflict, editable, .. } = self.options;
        for (key, is_given) in [("conflict", conflict.is_some()), ("editable", editable.is_some())] {
            if is_given && lock.is_none() {
                let message = format!("`{key}` has no effect without `lock`, the member with the lock token");
                self.report(problems, Diagnostic::error(message), &[key]);
            }
        }
    }

    /// The members that an update never takes. The model may not know them yet.
    pub(super) fn response_only(&self, update: &Shape, problems: &mut Diagnostics) -> Vec<String> {
        for (index, name) in self.options.response_only.iter().enumerate() {
            if update.member(name).is_some() {
                let message = format!("`{}` has the member `{name}`, so it would be erased", update.id.name);
                self.report(problems, Diagnostic::error(message), &["response_only", &index.to_string()]);
            }
        }
        self.options.response_only.clone()
    }

    /// The strings to decode.
    pub(super) fn strings(&self, model: &Model, update: &Shape, problems: &mut Diagnostics) -> Vec<String> {
        let paths = self.paths(model, update, &self.options.unescape, &["unescape"], problems);
        for (index, path) in self.options.unescape.iter().enumerate() {
            let Ok(target) = paths::target(model, update, path) else { continue };
            let target = paths::items(model, target);
            if !matches!(target.kind, ShapeKind::String | ShapeKind::Enum(_)) {
                let message = format!("`{path}` is {}; only strings are decoded", target.kind.phrase());
                self.report(problems, Diagnostic::error(message), &["unescape", &index.to_string()]);
            }
        }
        paths
    }

    /// The values that are left out, with their members.
    pub(super) fn stubs(
        &self,
        model: &Model,
        update: &Shape,
        problems: &mut Diagnostics,
    ) -> Vec<(String, Vec<String>)> {
        for (path, members) in &self.options.stubs {
            let target = match paths::target(model, update, path) {
                Ok(target) => paths::items(model, target),
                Err(lost) => {
                    self.lost(problems, lost, &["stubs", path]);
                    continue;
                }
            };
            for (index, name) in members.iter().enumerate().filter(|(_, name)| target.member(name).is_none()) {
                let known: Vec<&str> = target.members().into_iter().map(|member| member.name.as_str()).collect();
                let problem = Diagnostic::error(format!("`{}` has no member `{name}`", target.id.name));
                let problem = problem.did_you_mean(nearest(name, known));
                self.report(problems, problem, &["stubs", path, &index.to_string()]);
            }
        }
        self.options.stubs.clone().into_iter().collect()
    }

    /// What a modification needs, if there is a lock token.
    pub(super) fn modify(
        &self,
        model: &Model,
        update: &Shape,
        (moves, errors): (&[Move], &[Named]),
        problems: &mut Diagnostics,
    ) -> Option<Modify> {
        let lock = self.options.lock.as_ref()?;
        if moves.iter().all(|moved| moved.wire != *lock) {
            let known = moves.iter().map(|moved| moved.wire.as_str());
            let message = format!("the lock token `{lock}` is no member that both the response and the update have");
            self.report(problems, Diagnostic::error(message).did_you_mean(nearest(lock, known)), &["lock"]);
        }
        let conflict = self.options.conflict.clone().unwrap_or_else(|| CONFLICT.to_owned());
        if errors.iter().all(|error| error.name != conflict) {
            let message = format!("the update has no error `{conflict}`, which would report a conflict");
            let near = nearest(&conflict, errors.iter().map(|error| error.name.as_str()));
            let problem = match near {
                Some(near) => Diagnostic::error(message).did_you_mean(Some(near)),
                None => Diagnostic::error(message).help("name its error in `conflict`"),
            };
            self.report(problems, problem, &["conflict"]);
        }
        let structures = paths::structures(model, update);
        Some(Modify { lock: lock.clone(), conflict, structures, editable: self.editable(model, update, problems) })
    }

    fn editable(&self, model: &Model, update: &Shape, problems: &mut Diagnostics) -> Option<Editable> {
        let given = self.options.editable.as_ref()?;
        let values: Option<Vec<&str>> = match paths::target(model, update, &given.status) {
            Ok(Shape { kind: ShapeKind::Enum(values), .. }) => {
                Some(values.iter().map(|value| value.value.as_str()).collect())
            }
            Ok(Shape { kind: ShapeKind::String, .. }) => None,
            Ok(other) => {
                let message = format!("`{}` is {}; a state is an enum or a string", given.status, other.kind.phrase());
                self.report(problems, Diagnostic::error(message), &["editable", "status"]);
                None
            }
            Err(lost) => {
                self.lost(problems, lost, &["editable", "status"]);
                None
            }
        };
        for (state, members) in &given.states {
            if let Some(values) = values.as_ref().filter(|values| !values.contains(&state.as_str())) {
                let problem = Diagnostic::error(format!("`{}` has no value `{state}`", given.status));
                let problem = problem.did_you_mean(nearest(state, values.iter().copied()));
                self.report(problems, problem, &["editable", "states", state]);
            }
            let (key, paths) = match members {
                EditableMembers::Only(paths) => ("only", paths),
                EditableMembers::Except(paths) => ("except", paths),
            };
            self.paths(model, update, paths, &["editable", "states", state, key], problems);
        }
        let unchecked = self.paths(model, update, &given.unchecked, &["editable", "unchecked"], problems);
        let states = given.states.clone().into_iter().collect();
        Some(Editable { status: given.status.clone(), states, unchecked })
    }

    /// A list of paths. Reports those that lead nowhere.
    fn paths(
        &self,
        model: &Model,
        update: &Shape,
        paths: &[String],
        at: &[&str],
        problems: &mut Diagnostics,
    ) -> Vec<String> {
        for (index, path) in paths.iter().enumerate() {
            if let Err(lost) = paths::target(model, update, path) {
                let index = index.to_string();
                let segments: Vec<&str> = at.iter().copied().chain([index.as_str()]).collect();
                self.lost(problems, lost, &segments);
            }
        }
        paths.to_vec()
    }
}
