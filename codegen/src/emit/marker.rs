//! The marker file: what says that a folder belongs to the tool.

/// Its name.
pub(crate) const NAME: &str = ".smithy-client-codegen";

/// Its text, which names the flags that the folder was made with, each with a blank before it.
pub(crate) fn text(flags: &str) -> String {
    format!(
        "\
This folder belongs to smithy-client-codegen, which wrote every file in it from a service model.
Changes by hand are lost, and files that it did not write are deleted, the next time it runs:

    smithy-client-codegen --model FILE --out DIR --runtime PATH-OR-VERSION{flags}

Without this file it leaves the folder alone.
"
    )
}
