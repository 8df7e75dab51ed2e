//! `examples/call.rs`: a command line that calls any operation by name.

use quote::quote;

use super::render;
use super::scope::ident;
use crate::markdown::Paragraph;
use crate::plan::Service;

/// The text of the file.
pub(crate) fn text(service: &Service) -> Result<String, String> {
    let library = ident(&service.package.library);
    let operation = service.example_call().map_or("OPERATION", |operation| operation.name.as_str());
    let summary = format!("Calls any operation of {} by name, with requests and responses in JSON.", service.title);
    let mut docs = Paragraph::default().text(&summary).lines(0);
    docs.extend([
        String::new(),
        "```text".to_owned(),
        format!("cargo run -p {} --example call -- {operation} < request.json", service.package.name),
        "```".to_owned(),
        String::new(),
        "`--help` describes the flags and exit statuses.".to_owned(),
    ]);
    let items = [
        quote! { use std::process::ExitCode; },
        quote! { use #library::service::{OPERATIONS, SERVICE}; },
        quote! {
            fn main() -> ExitCode {
                smithy_client_cli::run(&SERVICE, OPERATIONS)
            }
        },
    ];
    render::file(&docs, &items.map(render::Item::from))
}
