//! `diff`: compares two models, which are files or are taken from revisions of git.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::process::ExitCode;
use std::time::SystemTime;

use smithy_client_codegen::cli::{self, CHANGED, Compared, DiffFlags, ModelText};

use crate::codegen::MODEL;
use crate::git::git;
use crate::{print, print_error, root};

pub(crate) fn run(flags: &DiffFlags) -> ExitCode {
    let compared = model(&flags.old).and_then(|old| Ok((old, model(&flags.new)?)));
    let compared = compared
        .map_err(|problem| format!("error: {problem}"))
        .and_then(|(old, new)| cli::compare(flags, &old, &new, SystemTime::now()));
    match compared {
        Ok(Compared { output, failed }) => {
            print(&output);
            if failed { ExitCode::from(CHANGED) } else { ExitCode::SUCCESS }
        }
        Err(problems) => {
            print_error(&problems);
            ExitCode::FAILURE
        }
    }
}

/// The model that an argument names: a file, `REVISION:PATH`, or a revision, which stands for the model of this
/// repository at that revision.
pub(crate) fn model(argument: &OsStr) -> Result<ModelText, String> {
    let path = Path::new(argument);
    if path.is_file() {
        return ModelText::read(path);
    }
    let text = argument.to_str().ok_or("the name of a model is not valid Unicode")?;
    let (revision, file) = match text.split_once(':') {
        Some((revision, file)) if !revision.is_empty() && !file.is_empty() => (revision, file),
        _ => (text, MODEL),
    };
    if revision.starts_with('-')
        || git(root(), &["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")]).is_err()
    {
        return Err(format!("`{text}` is neither a file nor a revision of this repository"));
    }
    let side = Path::new(file).with_extension("codegen.json");
    let side = side.to_str().map(|side| format!("{revision}:{side}"));
    // A model need not have a side file.
    let side_file = side.and_then(|name| Some((name.clone(), git(root(), &["show", &name]).ok()?)));
    let name = format!("{revision}:{file}");
    let text = git(root(), &["show", &name]).map_err(|problem| format!("can't read `{name}`: {problem}"))?;
    Ok(ModelText { file: name, text, side_file, copied: BTreeMap::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_with_its_side_file() {
        let path = root().join(MODEL);
        let read = model(path.as_os_str()).unwrap();
        assert!(read.text.contains("\"smithy\""));
        let (file, text) = read.side_file.unwrap();
        assert!(file.ends_with("partnercentral-selling.codegen.json") && text.contains("\"crate\""));
    }

    #[test]
    fn what_is_neither_a_file_nor_a_revision_is_an_error() {
        for name in ["no-such-file.json", "no-such-revision:model/x.json", "--output=x", ":"] {
            let problem = model(OsStr::new(name)).unwrap_err();
            assert!(problem.contains(&format!("`{name}` is neither a file nor a revision")), "{problem}");
        }
    }
}
