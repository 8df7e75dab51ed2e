//! Prints files: each item is printed separately, and items are separated by blank lines.

use proc_macro2::TokenStream;

/// The maximum width of lines that can be broken. prettyplease prints narrower lines.
pub(crate) const WIDTH: usize = 100;

/// A part of a source file.
#[derive(Debug)]
pub(crate) enum Item {
    /// Rust that prettyplease prints.
    Tokens(TokenStream),
    /// Text that the emitter has laid out, such as tables in macro calls, which prettyplease doesn't break into rows.
    Table(String),
}

impl From<TokenStream> for Item {
    fn from(tokens: TokenStream) -> Self {
        Self::Tokens(tokens)
    }
}

/// The text of a file: `//!` lines, then the items.
///
/// # Errors
/// The tokens are not valid Rust, because of a bug in the generator.
pub(crate) fn file(docs: &[String], items: &[Item]) -> Result<String, String> {
    let mut blocks = vec![docs.iter().map(|line| doc_line("//!", line)).collect::<String>()];
    for item in items {
        match item {
            Item::Tokens(tokens) => blocks.push(pretty(tokens)?),
            Item::Table(text) => blocks.push(text.clone()),
        }
    }
    blocks.retain(|block| !block.is_empty());
    Ok(blocks.join("\n"))
}

/// A line of documentation after its marker, without a trailing blank.
pub(crate) fn doc_line(marker: &str, line: &str) -> String {
    if line.is_empty() { format!("{marker}\n") } else { format!("{marker} {line}\n") }
}

fn pretty(tokens: &TokenStream) -> Result<String, String> {
    let file = syn::parse2(tokens.clone())
        .map_err(|error| format!("emitted tokens are not valid Rust ({error}): {tokens}"))?;
    Ok(separate(&prettyplease::unparse(&file)))
}

/// Adds a blank line between the methods of an impl, and between documented fields, but not between variants.
fn separate(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 16);
    let mut previous = "";
    let mut in_enum = false;
    for line in text.lines() {
        if indent(line) == 0 {
            in_enum = line.starts_with("pub enum ");
        }
        let is_docs = previous.trim_start().starts_with("///");
        let ends_member = previous == "    }" || (indent(previous) == 4 && previous.ends_with([',', ';']) && !is_docs);
        let starts_member = indent(line) == 4 && !line.starts_with("    }");
        let separates = previous == "    }" || line.starts_with("    ///") || line.starts_with("    fn ");
        if ends_member && starts_member && separates && !in_enum {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
        previous = line;
    }
    spaced
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn blank_lines_separate_methods_and_documented_fields_but_not_statements() {
        let items = [
            quote! { struct A { #[doc = " One,"] #[doc = " two."] a: u8, #[doc = " Two."] b: u8 } }.into(),
            quote! { impl A { const X: u8 = 1; const Y: u8 = 2; fn f() { a(); b(); } fn g() {} } }.into(),
            quote! { pub enum E { #[doc = " One."] A, #[doc = " Two."] B } }.into(),
            Item::Table("table! {\n    a: 1,\n}\n".to_owned()),
        ];
        let text = file(&["Head.".to_owned()], &items).unwrap();
        assert_eq!(
            text,
            "//! Head.\n\nstruct A {\n    /// One,\n    /// two.\n    a: u8,\n\n    /// Two.\n    b: u8,\n}\n\nimpl A {\n    \
             const X: u8 = 1;\n    const Y: u8 = 2;\n\n    fn f() {\n        a();\n        b();\n    }\n\n    \
             fn g() {}\n}\n\npub enum E {\n    /// One.\n    A,\n    /// Two.\n    B,\n}\n\ntable! {\n    a: 1,\n}\n"
        );
    }

    #[test]
    fn tokens_that_are_not_valid_rust_are_reported() {
        assert!(file(&[], &[quote! { struct }.into()]).is_err());
    }
}
