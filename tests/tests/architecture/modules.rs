//! The modules of a crate: the file of each, the names that it defines, and the paths that it contains.

use std::collections::{BTreeMap, BTreeSet};

use syn::ext::IdentExt as _;
use syn::visit::Visit as _;
use syn::{Expr, ExprLit, Ident, Item, ItemMacro, ItemMod, Lit, Meta};

use crate::paths::{Reader, Use, line_of, only_in_tests};

/// The text of each file below `src`, by its path relative to it.
pub(crate) type Sources = BTreeMap<String, String>;

/// The modules of `main.rs` and `lib.rs`. The first one is the root of the library.
pub(crate) struct Crate {
    /// The name of the library in the binary.
    pub(crate) library: String,
    pub(crate) modules: Vec<Module>,
    /// Macros that are at the root of the crate, independent of where they are defined.
    pub(crate) exported_macros: BTreeSet<String>,
    /// What could not be parsed, as `file:line: sentence`.
    pub(crate) unread: Vec<String>,
}

pub(crate) struct Module {
    pub(crate) file: String,
    pub(crate) parent: Option<usize>,
    /// Each name that it defines, with the module if it is one.
    pub(crate) defined: Vec<(String, Option<usize>)>,
    pub(crate) uses: Vec<Use>,
    /// Whether macros are called, which may define more names.
    pub(crate) has_item_macros: bool,
    /// The folder of the files of its children.
    folder: String,
}

impl Crate {
    pub(crate) fn read(library: &str, sources: &Sources) -> Self {
        let library = library.to_owned();
        let mut read = Self { library, modules: Vec::new(), exported_macros: BTreeSet::new(), unread: Vec::new() };
        let mut loader = Loader { read: &mut read, sources, left_out: Vec::new() };
        for root in ["lib.rs", "main.rs"].iter().filter(|root| sources.contains_key(**root)) {
            loader.file(root, String::new(), None);
        }
        loader.report_unreached();
        read
    }

    /// Whether a module is another one or a descendant of it.
    pub(crate) fn is_within(&self, module: usize, other: usize) -> bool {
        module == other || self.modules[module].parent.is_some_and(|parent| self.is_within(parent, other))
    }
}

struct Loader<'a> {
    read: &'a mut Crate,
    sources: &'a Sources,
    /// Test modules, as paths without extension.
    left_out: Vec<String>,
}

impl Loader<'_> {
    fn file(&mut self, file: &str, folder: String, parent: Option<usize>) -> usize {
        let items = match syn::parse_file(&self.sources[file]) {
            Ok(parsed) => parsed.items,
            Err(error) => {
                self.read.unread.push(format!("{file}:{}: invalid Rust: {error}", error.span().start().line));
                Vec::new()
            }
        };
        self.module(file, folder, parent, &items)
    }

    fn module(&mut self, file: &str, folder: String, parent: Option<usize>, items: &[Item]) -> usize {
        let id = self.read.modules.len();
        let (defined, uses) = (Vec::new(), Vec::new());
        let file = file.to_owned();
        self.read.modules.push(Module { file, parent, defined, uses, has_item_macros: false, folder });
        let mut reader = Reader::default();
        for item in items {
            match item {
                Item::Mod(child) => {
                    self.child(id, child);
                    continue;
                }
                Item::Macro(ItemMacro { ident: Some(name), attrs, .. }) => {
                    if attrs.iter().any(|attribute| attribute.path().is_ident("macro_export")) {
                        self.read.exported_macros.insert(name.to_string());
                    }
                    self.define(id, name, None);
                }
                Item::Macro(_) => self.read.modules[id].has_item_macros = true,
                _ => named(item).into_iter().for_each(|name| self.define(id, name, None)),
            }
            reader.visit_item(item);
        }
        self.read.modules[id].uses = reader.take();
        id
    }

    fn define(&mut self, module: usize, name: &Ident, child: Option<usize>) {
        self.read.modules[module].defined.push((name.unraw().to_string(), child));
    }

    fn child(&mut self, parent: usize, node: &ItemMod) {
        let Module { file, folder, .. } = &self.read.modules[parent];
        let (file, below) = (file.clone(), format!("{folder}{}", node.ident.unraw()));
        let in_tests = only_in_tests(&node.attrs);
        let child = if let Some((_, items)) = &node.content {
            if in_tests {
                return self.left_out.push(below);
            }
            self.module(&file, format!("{below}/"), Some(parent), items)
        } else {
            let (places, folder) = self.places(parent, node, &below);
            let Some(place) = places.iter().find(|place| self.sources.contains_key(*place)) else {
                let line = line_of(&node.ident);
                let message = format!("{file}:{line}: the file of this module is missing: {}", places.join(" or "));
                return self.read.unread.push(message);
            };
            if in_tests {
                let stem = place.trim_end_matches(".rs").trim_end_matches("/mod");
                return self.left_out.push(stem.to_owned());
            }
            self.file(place, folder, Some(parent))
        };
        self.define(parent, &node.ident, Some(child));
    }

    /// The possible files of a module, and the folder of its children's files.
    fn places(&self, parent: usize, node: &ItemMod, below: &str) -> (Vec<String>, String) {
        let Module { file, folder, parent: outer, .. } = &self.read.modules[parent];
        let Some(path) = node.attrs.iter().find_map(|attribute| path_of(&attribute.meta)) else {
            return (vec![format!("{below}.rs"), format!("{below}/mod.rs")], format!("{below}/"));
        };
        let inline = outer.is_some_and(|outer| self.read.modules[outer].file == *file);
        let place = format!("{}{path}", if inline { folder } else { folder_of(file) });
        let folder = folder_of(&place).to_owned();
        (vec![place], folder)
    }

    /// Reports files that belong to no module: they would not be checked.
    fn report_unreached(&mut self) {
        let reached: BTreeSet<&String> = self.read.modules.iter().map(|module| &module.file).collect();
        let left_out = |file: &str| {
            let below =
                |stem: &String| file.strip_prefix(stem.as_str()).is_some_and(|rest| rest.starts_with(['/', '.']));
            self.left_out.iter().any(below)
        };
        let files = self.sources.keys().filter(|file| file.ends_with(".rs") && !reached.contains(file));
        let unreached =
            files.filter(|file| !left_out(file)).map(|file| format!("{file}:1: no `mod` leads to this file"));
        self.read.unread.extend(unreached);
    }
}

fn folder_of(file: &str) -> &str {
    file.rfind('/').map_or("", |end| &file[..=end])
}

/// The value of an attribute `path`.
fn path_of(attribute: &Meta) -> Option<String> {
    match attribute {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

fn named(item: &Item) -> Option<&Ident> {
    match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::TraitAlias(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        _ => None,
    }
}
