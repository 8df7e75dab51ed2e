//! `README.md` and `.gitattributes` of the generated crate.

use super::front_page;
use crate::plan::{Operation, Package, Service};

/// Line ends stay as they are written, and reviews collapse generated files.
pub(crate) const GITATTRIBUTES: &str = "* text=auto eol=lf linguist-generated=true\n";

/// The README: a short description and a first call.
pub(crate) fn text(service: &Service) -> String {
    let mut lines = vec![format!("# {}", service.package.name), String::new()];
    // Without the model's documentation, whose links lead to items of the crate.
    lines.extend(front_page::a_client(service));
    lines.extend([String::new(), "```toml".to_owned(), "[dependencies]".to_owned()]);
    let Package { name, version, publish, .. } = &service.package;
    lines.push(match publish {
        true => format!("{name} = {version:?}"),
        // No registry has it.
        false => format!("{name} = {{ path = \"../{name}\" }}"),
    });
    lines.extend(
        ["tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }", "```", ""].map(str::to_owned),
    );
    if let Some(call) = service.example_call() {
        lines.extend(program(service, call));
        lines.push(String::new());
    }
    lines.extend(TAIL.lines().map(str::to_owned));
    lines.join("\n") + "\n"
}

/// The first call as a complete program.
fn program(service: &Service, call: &Operation) -> Vec<String> {
    let (uses, body) = front_page::first_call(service, call);
    let mut lines = vec!["```rust".to_owned()];
    lines.extend(uses.lines());
    lines.extend(["", "#[tokio::main]"].map(str::to_owned));
    lines.push(format!("async fn main() -> Result<(), {}::Error> {{", service.outside()));
    lines.extend(body.iter().map(|line| format!("    {line}")));
    lines.extend(["    Ok(())", "}", "```"].map(str::to_owned));
    lines
}

const TAIL: &str = "\
Calls are awaited in a Tokio runtime with I/O and time enabled, as `#[tokio::main]` and `enable_all` do it.

The documentation of the crate (`cargo doc --open`) describes the rest: requests, validation, errors, paging,
pools of calls, testing without a network, settings and credentials.

This crate is generated. Change the model or the generator instead of its files.";
