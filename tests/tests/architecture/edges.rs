//! The uses between files: each path is resolved, through imports and exports, to the file that defines the item.

use std::collections::{BTreeMap, BTreeSet};

use crate::modules::Crate;
use crate::paths::{Use, UseKind};

/// One file uses another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Edge {
    pub(crate) from: String,
    pub(crate) line: usize,
    pub(crate) to: String,
    /// The path as written.
    pub(crate) name: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Module(usize),
    /// An item that a module defines. It has no index if the definition isn't visible.
    Item(usize, Option<usize>),
    /// An import in a module of an item from outside its file. A user of the name needs the import.
    Import(usize),
}

impl Target {
    fn module(self) -> usize {
        let (Self::Module(module) | Self::Item(module, _) | Self::Import(module)) = self;
        module
    }
}

type Targets = BTreeSet<Target>;

/// The imports that are being followed, as module and index, since an import may name what it binds.
type Followed = Vec<(usize, usize)>;

impl Crate {
    /// The edges between files, sorted, each name once at its first line, and the paths that can't be resolved, as
    /// `file:line: sentence`.
    pub(crate) fn edges(&self) -> (Vec<Edge>, Vec<String>) {
        let mut edges: BTreeMap<(&str, Target), (usize, String)> = BTreeMap::new();
        let mut unresolved = Vec::new();
        for (id, module) in self.modules.iter().enumerate() {
            for used in &module.uses {
                let targets = self.resolve(id, &used.path, &mut Vec::new()).unwrap_or_else(|missing| {
                    let place = format!("{}:{}", module.file, used.line);
                    let within = &self.modules[missing].file;
                    unresolved.push(format!("{place}: `{}` can't be resolved: {within} lacks it", used.as_written()));
                    Targets::new()
                });
                for to in self.used_targets(id, used, &targets) {
                    let first = (used.line, used.as_written());
                    let known = edges.entry((&module.file, to)).or_insert(first.clone());
                    *known = first.min(known.clone());
                }
            }
        }
        let edges = edges.into_iter().map(|((from, to), (line, name))| {
            let to = self.modules[to.module()].file.clone();
            Edge { from: from.to_owned(), line, to, name }
        });
        (edges.collect::<BTreeSet<Edge>>().into_iter().collect(), unresolved)
    }

    /// The targets in other files that a path uses. None if it exports an item from below its file, or only names a
    /// parent.
    fn used_targets(&self, from: usize, used: &Use, targets: &Targets) -> Vec<Target> {
        let in_other_file = |target: &Target| self.modules[target.module()].file != self.modules[from].file;
        let below = |target: &Target| in_other_file(target) && self.is_within(target.module(), self.top(from));
        if matches!(used.kind, UseKind::Import { exported: true, .. }) && targets.iter().any(below) {
            return Vec::new();
        }
        let names_item = targets.iter().any(|target| matches!(target, Target::Item(..)));
        let counts = |target: &Target| match *target {
            Target::Module(_) if names_item && used.kind == UseKind::Value => false,
            Target::Module(module) => !self.is_within(from, module),
            Target::Item(..) | Target::Import(_) => true,
        };
        targets.iter().copied().filter(|target| in_other_file(target) && counts(target)).collect()
    }

    /// The targets of a path in a module, none if they are outside the crate. The error is the module that lacks the
    /// name.
    fn resolve(&self, from: usize, path: &[String], followed: &mut Followed) -> Result<Targets, usize> {
        let mut start = None;
        let mut rest = path;
        while let Some((first, others)) = rest.split_first() {
            let here = start.unwrap_or(from);
            start = match first.as_str() {
                "crate" => Some(self.root(here)),
                "self" => Some(here),
                "super" => Some(self.modules[here].parent.ok_or(here)?),
                _ => break,
            };
            rest = others;
        }
        match (start, rest.split_first()) {
            (Some(module), _) => self.walk(module, rest, followed),
            (None, None) => Ok(Targets::new()),
            (None, Some((first, others))) => match self.look_up(from, first, followed) {
                Some(targets) => self.follow(targets, others, followed),
                None if *first == self.library => self.walk(0, others, followed),
                None => Ok(Targets::new()),
            },
        }
    }

    fn root(&self, module: usize) -> usize {
        self.modules[module].parent.map_or(module, |parent| self.root(parent))
    }

    /// The outermost module in the same file.
    fn top(&self, module: usize) -> usize {
        let outer = self.modules[module].parent;
        let outer = outer.filter(|outer| self.modules[*outer].file == self.modules[module].file);
        outer.map_or(module, |outer| self.top(outer))
    }

    fn walk(&self, module: usize, path: &[String], followed: &mut Followed) -> Result<Targets, usize> {
        let Some((name, others)) = path.split_first() else { return Ok(Targets::from([Target::Module(module)])) };
        match self.look_up(module, name, followed) {
            Some(targets) => self.follow(targets, others, followed),
            None if self.exported_macros.contains(name) => Ok(Targets::new()),
            None if self.may_have_more(module) => Ok(Targets::from([Target::Item(module, None)])),
            None => Err(module),
        }
    }

    /// Whether a module may have names that aren't visible here: from a macro, or a glob of an enum or of another
    /// crate.
    fn may_have_more(&self, module: usize) -> bool {
        let is_glob = |used: &Use| matches!(&used.kind, UseKind::Import { name, .. } if name == "*");
        self.modules[module].has_item_macros || self.modules[module].uses.iter().any(is_glob)
    }

    /// Resolves the rest of a path in the modules among the targets. In other targets, the rest are associated items.
    fn follow(&self, targets: Targets, path: &[String], followed: &mut Followed) -> Result<Targets, usize> {
        let is_module = |target: &Target| matches!(target, Target::Module(_));
        if path.is_empty() || !targets.iter().any(is_module) {
            return Ok(targets);
        }
        let mut found: Targets = targets.iter().copied().filter(|target| matches!(target, Target::Import(_))).collect();
        for module in targets.into_iter().filter(is_module) {
            found.extend(self.walk(module.module(), path, followed)?);
        }
        Ok(found)
    }

    /// What a name is bound to in a module: by definitions and imports, otherwise by globs.
    fn look_up(&self, module: usize, name: &str, followed: &mut Followed) -> Option<Targets> {
        let defined = self.modules[module].defined.iter().enumerate().filter(|(_, (defined, _))| defined == name);
        let defined =
            defined.map(|(place, (_, child))| child.map_or(Target::Item(module, Some(place)), Target::Module));
        let mut found = defined.map(|target| Targets::from([target])).reduce(|all, more| &all | &more);
        for place in self.imports(module, name) {
            let imported = following(followed, (module, place), |followed| self.import(module, place, followed));
            found = found.into_iter().chain(imported).reduce(|all, more| &all | &more);
        }
        if found.is_some() {
            return found;
        }
        for place in self.imports(module, "*") {
            let imported = following(followed, (module, place), |followed| {
                let globbed = self.import(module, place, followed);
                let within = globbed.iter().filter(|target| matches!(target, Target::Module(_)));
                let named = within.filter_map(|target| self.look_up(target.module(), name, followed));
                let named = named.reduce(|all, more| &all | &more)?;
                Some(named.into_iter().chain(globbed.get(&Target::Import(module)).copied()).collect())
            });
            found = found.into_iter().chain(imported.flatten()).reduce(|all, more| &all | &more);
        }
        found
    }

    /// The indexes of the imports in a module that bind a name.
    fn imports(&self, module: usize, name: &str) -> Vec<usize> {
        let binds = |used: &Use| matches!(&used.kind, UseKind::Import { name: bound, .. } if bound == name);
        let uses = self.modules[module].uses.iter().enumerate();
        uses.filter(|(_, used)| binds(used)).map(|(place, _)| place).collect()
    }

    /// The targets of an import, and the import itself unless its item is below its file.
    fn import(&self, module: usize, place: usize, followed: &mut Followed) -> Targets {
        let mut targets = self.resolve(module, &self.modules[module].uses[place].path, followed).unwrap_or_default();
        if !targets.iter().any(|target| self.is_within(target.module(), self.top(module))) {
            targets.insert(Target::Import(module));
        }
        targets
    }
}

/// Runs `act` while an import is being followed. `None` if it is being followed already.
fn following<T>(followed: &mut Followed, import: (usize, usize), act: impl FnOnce(&mut Followed) -> T) -> Option<T> {
    if followed.contains(&import) {
        return None;
    }
    followed.push(import);
    let done = act(followed);
    followed.pop();
    Some(done)
}
