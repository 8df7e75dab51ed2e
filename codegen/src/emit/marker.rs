//! The marker file, by which the generator recognises its own folders.

/// The name of the file.
pub(crate) const NAME: &str = ".smithy-client-codegen";

/// The text of the file, with the flags that the folder was generated with, each with a blank before it.
pub(crate) fn text(flags: &str) -> String {
    format!(
        "\
This folder belongs to smithy-client-codegen, which generated all files in it from a service model.
When it runs again, changes to the files are lost, and files that it didn't write are deleted:

    smithy-client-codegen --model FILE --out DIR --runtime PATH-OR-VERSION{flags}

Without this file, it doesn't write to this folder.
"
    )
}
