//! Enums and unions occur twice in their files, as a definition and as a table for the codec. Both must be equal.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Item, ItemEnum, ItemMacro};

use crate::support::{MODEL, good, texts};

/// The macros that take a table of variants.
const TABLES: [&str; 3] = ["open_enum", "int_enum", "union"];

/// The name and the variants, except the last one, which is for unknown values.
fn defined(item: &ItemEnum) -> (String, Vec<String>) {
    let mut variants: Vec<String> = item.variants.iter().map(|variant| variant.ident.to_string()).collect();
    assert_eq!(variants.pop().as_deref(), Some("Unknown"), "{}", item.ident);
    (item.ident.to_string(), variants)
}

/// The name, and the words before each `=`.
fn tabled(item: &ItemMacro) -> (String, Vec<String>) {
    let (mut name, mut variants) = (String::new(), Vec::new());
    for tree in item.mac.tokens.clone() {
        match tree {
            TokenTree::Ident(ident) => name = ident.to_string(),
            TokenTree::Group(group) => variants = before_equals(group.stream()),
            _ => {}
        }
    }
    (name, variants)
}

fn before_equals(tokens: TokenStream) -> Vec<String> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let pairs = trees.windows(2).filter_map(|pair| match pair {
        [TokenTree::Ident(name), TokenTree::Punct(equals)] if equals.as_char() == '=' => Some(name.to_string()),
        _ => None,
    });
    pairs.collect()
}

fn definition(items: &[Item]) -> Option<&ItemEnum> {
    items.iter().find_map(|item| if let Item::Enum(item) = item { Some(item) } else { None })
}

fn table(items: &[Item]) -> Option<&ItemMacro> {
    let mut macros = items.iter().filter_map(|item| if let Item::Macro(item) = item { Some(item) } else { None });
    let name = |item: &ItemMacro| item.mac.path.segments.last().map(|name| name.ident.to_string()).unwrap_or_default();
    macros.find(|item| TABLES.contains(&name(item).as_str()))
}

/// The number of enums and unions of a model's crate.
fn compared(name: &str, text: &str) -> usize {
    let mut count = 0;
    for (path, text) in good(name, text).files.iter().filter(|(path, _)| path.starts_with("src/types/")) {
        let items = syn::parse_file(text).unwrap().items;
        let definition = definition(&items);
        assert_eq!(definition.map(defined), table(&items).map(tabled), "{name}: {path}");
        count += usize::from(definition.is_some());
    }
    count
}

#[test]
fn the_definition_and_the_table_of_each_enum_and_union_are_equal() {
    assert!(compared("model", MODEL) > 40);
    assert!(texts("fixtures").iter().map(|(name, text)| compared(name, text)).sum::<usize>() > 20);
}

#[test]
fn an_enum_of_nineteen_documented_values_has_at_most_a_hundred_lines() {
    let text = &good("model", MODEL).files["src/types/closed_lost_reason.rs"];
    let items = syn::parse_file(text).unwrap().items;
    assert_eq!(definition(&items).map(|item| defined(item).1.len()), Some(19));
    assert!(text.lines().count() <= 100, "{text}");
}
