//! The paths in the items of a module: imports, and paths in other items.

use std::mem;

use syn::ext::IdentExt as _;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, Ident, Meta, Path, Token, UseTree};

/// Macros of the standard library whose arguments are expressions. The arguments of other macros are not parsed.
const PLAIN_MACROS: &str = "assert assert_eq assert_ne debug_assert debug_assert_eq debug_assert_ne eprint eprintln \
                            format format_args panic print println todo unreachable vec write writeln";

/// A path in the source.
pub(crate) struct Use {
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
    pub(crate) kind: UseKind,
}

#[derive(PartialEq, Eq)]
pub(crate) enum UseKind {
    /// An import that binds a name (`*` for a glob). It is exported if it is visible outside the module.
    Import { name: String, exported: bool },
    /// An expression, which can't name a module.
    Value,
    /// Everything else: a type, a pattern, a bound.
    Other,
}

impl Use {
    pub(crate) fn as_written(&self) -> String {
        let glob = matches!(&self.kind, UseKind::Import { name, .. } if name == "*");
        format!("{}{}", self.path.join("::"), if glob { "::*" } else { "" })
    }
}

/// Collects the paths of the visited items, without attributes and without code that is only compiled for tests.
#[derive(Default)]
pub(crate) struct Reader(Vec<Use>);

impl Reader {
    pub(crate) fn take(&mut self) -> Vec<Use> {
        mem::take(&mut self.0)
    }

    fn record(&mut self, path: &Path, kind: UseKind) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.unraw().to_string()).collect();
        if path.leading_colon.is_none() {
            self.0.push(Use { path: names, line: line_of(&path.segments[0].ident), kind });
        }
    }

    fn import(&mut self, tree: &UseTree, before: &[String], exported: bool) {
        let after = |ident: &Ident| [before, &[ident.unraw().to_string()]].concat();
        let (path, name, line) = match tree {
            UseTree::Path(tree) => return self.import(&tree.tree, &after(&tree.ident), exported),
            UseTree::Group(group) => return group.items.iter().for_each(|tree| self.import(tree, before, exported)),
            UseTree::Name(tree) if tree.ident == "self" => {
                (before.to_vec(), before[before.len() - 1].clone(), line_of(&tree.ident))
            }
            UseTree::Rename(tree) if tree.ident == "self" => {
                (before.to_vec(), tree.rename.unraw().to_string(), line_of(&tree.ident))
            }
            UseTree::Name(tree) => (after(&tree.ident), tree.ident.unraw().to_string(), line_of(&tree.ident)),
            UseTree::Rename(tree) => (after(&tree.ident), tree.rename.unraw().to_string(), line_of(&tree.ident)),
            UseTree::Glob(tree) => (before.to_vec(), "*".to_owned(), tree.star_token.spans[0].start().line),
        };
        self.0.push(Use { path, line, kind: UseKind::Import { name, exported } });
    }
}

/// Visits a node with attributes, unless it is only compiled for tests.
macro_rules! without_tests {
    ($($visit:ident: $node:ident),* $(,)?) => {
        $(fn $visit(&mut self, node: &'ast syn::$node) {
            if !only_in_tests(&node.attrs) {
                visit::$visit(self, node);
            }
        })*
    };
}

impl<'ast> Visit<'ast> for Reader {
    without_tests! {
        visit_arm: Arm, visit_expr_block: ExprBlock, visit_field: Field, visit_field_value: FieldValue,
        visit_impl_item_const: ImplItemConst, visit_impl_item_fn: ImplItemFn, visit_impl_item_macro: ImplItemMacro,
        visit_impl_item_type: ImplItemType, visit_item_const: ItemConst, visit_item_enum: ItemEnum,
        visit_item_fn: ItemFn, visit_item_impl: ItemImpl, visit_item_macro: ItemMacro, visit_item_static: ItemStatic,
        visit_item_struct: ItemStruct, visit_item_trait: ItemTrait, visit_item_type: ItemType,
        visit_item_union: ItemUnion, visit_local: Local, visit_stmt_macro: StmtMacro,
        visit_trait_item_const: TraitItemConst, visit_trait_item_fn: TraitItemFn, visit_trait_item_type: TraitItemType,
        visit_variant: Variant,
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_item_use(&mut self, node: &'ast syn::ItemUse) {
        if !only_in_tests(&node.attrs) {
            let exported = !matches!(node.vis, syn::Visibility::Inherited);
            // `::name` is in another crate: no name here is empty.
            let before = if node.leading_colon.is_some() { vec![String::new()] } else { Vec::new() };
            self.import(&node.tree, &before, exported);
        }
    }

    fn visit_path(&mut self, path: &'ast Path) {
        self.record(path, UseKind::Other);
        visit::visit_path(self, path);
    }

    fn visit_expr_path(&mut self, node: &'ast syn::ExprPath) {
        if let Some(of) = &node.qself {
            self.visit_qself(of);
        }
        self.record(&node.path, UseKind::Value);
        visit::visit_path(self, &node.path);
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        self.record(&node.path, UseKind::Value);
        let plain = PLAIN_MACROS.split_whitespace().any(|name| node.path.is_ident(name));
        if plain && let Ok(arguments) = node.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated) {
            arguments.iter().for_each(|argument| self.visit_expr(argument));
        }
    }
}

pub(crate) fn line_of(ident: &Ident) -> usize {
    ident.span().start().line
}

/// Whether one of these `cfg`s holds only for tests.
pub(crate) fn only_in_tests(attributes: &[Attribute]) -> bool {
    let cfgs = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    cfgs.filter_map(|attribute| attribute.parse_args().ok()).any(|condition| needs_test(&condition))
}

fn needs_test(condition: &Meta) -> bool {
    let Meta::List(list) = condition else { return condition.path().is_ident("test") };
    let parts = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).unwrap_or_default();
    (list.path.is_ident("all") && parts.iter().any(needs_test))
        || (list.path.is_ident("any") && !parts.is_empty() && parts.iter().all(needs_test))
}
