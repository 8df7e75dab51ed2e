//! Cleans an update of what a service returns and doesn't accept: HTML entities, and values that lack what is required.

use super::entities;
use super::omission::Omission;
use super::rules::UpdateRules;
use super::tree::Tree;
use crate::codec::{Constraint, PlaceStep, Sorted, ValidationError};

/// An update that is being cleaned.
pub(super) struct Cleaner {
    /// All values, also those that are left out.
    tree: Tree,
    left_out: Sorted<Place, LeftOut>,
    changed: bool,
}

/// The steps to a value in the tree.
type Place = Vec<Step>;

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Name(Box<str>),
    Index(usize),
}

/// Why a value is left out.
enum LeftOut {
    /// It is an omission with this path and reason.
    Because { path: String, reason: String },
    /// Omissions left nothing in it.
    Emptied,
}

impl Cleaner {
    /// Applies the rules that don't depend on the model.
    pub(super) fn new(tree: Tree, rules: &UpdateRules) -> Self {
        let mut cleaner = Self { tree, left_out: Sorted::new(), changed: false };
        for path in rules.unescape {
            cleaner.changed |= unescape(&mut cleaner.tree, path.split('.'));
        }
        for (path, members) in rules.stubs {
            let mut found = Vec::new();
            find_stubs(&cleaner.tree, path.split('.'), members, (&mut Vec::new(), String::new()), &mut found);
            for (place, path, reason) in found {
                cleaner.leave_out(place, path, reason);
            }
        }
        cleaner
    }

    /// The update as JSON, if it isn't the original any more.
    pub(super) fn changed(&self) -> Option<String> {
        self.changed.then(|| {
            let mut json = String::new();
            self.write(&self.tree, &mut Vec::new(), &mut json);
            json
        })
    }

    /// Leaves out the values that lack what the model requires. False if there are none.
    pub(super) fn leave_out_stubs(&mut self, error: &ValidationError) -> bool {
        let before = self.left_out.len();
        // The names of missing members by the structure without them, in the order of the model.
        let mut lacking: Sorted<Place, (String, Vec<&str>)> = Sorted::new();
        let mut empty = Vec::new();
        for violation in error {
            match violation.constraint() {
                Constraint::Required => {
                    let Some((PlaceStep::Member(name), container)) = violation.place().split_last() else { continue };
                    if !container.is_empty() {
                        let (place, path) = self.original(container);
                        let lacking = lacking.or_default(place);
                        lacking.0 = path;
                        lacking.1.push(name);
                    }
                }
                Constraint::Size { min: Some(min), found: 0, .. }
                | Constraint::Length { min: Some(min), found: 0, .. }
                    if !violation.is_key() =>
                {
                    let (place, path) = self.original(violation.place());
                    empty.push((place, path, format!("is empty, but the model requires a length of at least {min}")));
                }
                _ => {}
            }
        }
        for (place, path, reason) in empty {
            self.leave_out(place, path, reason);
        }
        for (place, (path, names)) in lacking {
            let reason = format!("lacks {}, which the model requires", listed(&names, "and"));
            self.leave_out(place, path, reason);
        }
        self.left_out.len() > before
    }

    /// The omissions, in the order of their places.
    pub(super) fn omissions(self) -> Vec<Omission> {
        let Self { tree, left_out, .. } = self;
        // What is in an omission goes with it.
        let is_inside = |place: &Place| {
            (1..place.len()).any(|length| matches!(left_out.get(&place[..length]), Some(LeftOut::Because { .. })))
        };
        let omissions = left_out.iter().filter_map(|(place, left_out)| match left_out {
            LeftOut::Because { path, reason } if !is_inside(place) => {
                let is_empty = at(&tree, place).is_none_or(Tree::is_empty);
                Some(Omission::new(path.clone(), reason.clone(), is_empty))
            }
            _ => None,
        });
        omissions.collect()
    }

    fn leave_out(&mut self, place: Place, path: String, reason: String) {
        // An update without members is still one.
        if place.is_empty() || self.left_out.contains_key(&place) {
            return;
        }
        self.changed = true;
        let mut parent = place.clone();
        self.left_out.insert(place, LeftOut::Because { path, reason });
        while parent.pop().is_some() && !parent.is_empty() && self.is_emptied(&parent) {
            self.left_out.insert_if_absent(parent.clone(), LeftOut::Emptied);
        }
    }

    /// True if everything in a value is left out.
    fn is_emptied(&self, place: &Place) -> bool {
        let is_left_out = |step: Step| {
            let mut place = place.clone();
            place.push(step);
            self.left_out.contains_key(&place)
        };
        match at(&self.tree, place) {
            Some(Tree::Object(members)) => members.keys().all(|name| is_left_out(Step::Name(name.as_str().into()))),
            Some(Tree::List(items)) => (0..items.len()).all(|index| is_left_out(Step::Index(index))),
            _ => false,
        }
    }

    /// The place of a value of the cleaned update in the original one, where lists have more items, and its path.
    fn original(&self, place: &[PlaceStep]) -> (Place, String) {
        let (mut original, mut path) = (Place::new(), String::new());
        for step in place {
            match step {
                PlaceStep::Member(name) => {
                    push_name(&mut path, name);
                    original.push(Step::Name(name.clone()));
                }
                PlaceStep::Entry { key, shown } => {
                    path.push_str(shown);
                    original.push(Step::Name(key.clone()));
                }
                PlaceStep::Index(index) => {
                    original.push(Step::Index(0));
                    let is_kept = |index: &usize| {
                        let mut place = original.clone();
                        place.pop();
                        place.push(Step::Index(*index));
                        !self.left_out.contains_key(&place)
                    };
                    let found = (0..).filter(is_kept).nth(*index).unwrap_or(*index);
                    original.pop();
                    original.push(Step::Index(found));
                    path.push_str(&format!("[{found}]"));
                }
            }
        }
        (original, path)
    }

    /// Writes a value without what is left out.
    fn write(&self, tree: &Tree, place: &mut Place, json: &mut String) {
        let (open, close) = match tree {
            Tree::Scalar(text) => return json.push_str(text),
            Tree::List(_) => ('[', ']'),
            Tree::Object(_) => ('{', '}'),
        };
        json.push(open);
        let start = json.len();
        for (step, value) in children(tree) {
            place.push(step);
            if !self.left_out.contains_key(place) {
                if json.len() > start {
                    json.push(',');
                }
                if let Some(Step::Name(name)) = place.last() {
                    // Text can always be written.
                    json.push_str(&serde_json::to_string(name).unwrap_or_default());
                    json.push(':');
                }
                self.write(value, place, json);
            }
            place.pop();
        }
        json.push(close);
    }
}

fn children(tree: &Tree) -> Box<dyn Iterator<Item = (Step, &Tree)> + '_> {
    match tree {
        Tree::Scalar(_) => Box::new(std::iter::empty()),
        Tree::List(items) => Box::new(items.iter().enumerate().map(|(index, item)| (Step::Index(index), item))),
        Tree::Object(members) => {
            Box::new(members.iter().map(|(name, value)| (Step::Name(name.as_str().into()), value)))
        }
    }
}

fn at<'t>(tree: &'t Tree, place: &[Step]) -> Option<&'t Tree> {
    place.iter().try_fold(tree, |tree, step| match (tree, step) {
        (Tree::Object(members), Step::Name(name)) => members.get(&**name),
        (Tree::List(items), Step::Index(index)) => items.get(*index),
        _ => None,
    })
}

fn push_name(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(name);
}

/// Names in a sentence.
fn listed(names: &[&str], last: &str) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// Decodes the strings at a path; true if one changed.
fn unescape<'p>(tree: &mut Tree, mut path: impl Iterator<Item = &'p str> + Clone) -> bool {
    match tree {
        // `|` and not `||`: all items are decoded.
        Tree::List(items) => items.iter_mut().fold(false, |changed, item| unescape(item, path.clone()) | changed),
        Tree::Object(members) => {
            path.next().and_then(|name| members.get_mut(name)).is_some_and(|member| unescape(member, path))
        }
        Tree::Scalar(json) => {
            let decoded = match path.next() {
                None => tree_text(json).and_then(|text| entities::decode(&text)),
                Some(_) => None,
            };
            let Some(Ok(text)) = decoded.map(|text| serde_json::to_string(&text)) else { return false };
            *json = text.into();
            true
        }
    }
}

fn tree_text(json: &str) -> Option<String> {
    Tree::Scalar(json.into()).text()
}

/// Finds the stubs at a path: empty lists, and structures that have none of the members.
fn find_stubs<'p>(
    tree: &Tree,
    mut path: impl Iterator<Item = &'p str> + Clone,
    members: &[&str],
    (place, shown): (&mut Place, String),
    found: &mut Vec<(Place, String, String)>,
) {
    match tree {
        Tree::List(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                place.push(Step::Index(index));
                find_stubs(item, path.clone(), members, (place, format!("{shown}[{index}]")), found);
                place.pop();
            }
            return;
        }
        Tree::Object(all) => {
            if let Some(name) = path.next() {
                if let Some(member) = all.get(name) {
                    let mut shown = shown;
                    push_name(&mut shown, name);
                    place.push(Step::Name(name.into()));
                    find_stubs(member, path, members, (place, shown), found);
                    place.pop();
                }
                return;
            }
        }
        _ => {
            if path.next().is_some() {
                return;
            }
        }
    }
    let is_stub = match tree {
        Tree::Object(_) if !members.is_empty() => {
            members.iter().all(|name| tree.member(name).is_none_or(Tree::is_empty))
        }
        other => other.is_empty(),
    };
    if is_stub {
        let reason = match tree {
            Tree::Object(_) if !members.is_empty() => {
                format!("lacks {}, which the service requires", listed(members, "or"))
            }
            _ => "is empty, which the service doesn't accept".to_owned(),
        };
        found.push((place.clone(), shown, reason));
    }
}
