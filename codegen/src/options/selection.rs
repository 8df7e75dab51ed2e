//! Which operations of the service the user wants.

use std::collections::BTreeSet;

/// Which operations the user wants. What no operation reaches is not generated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these, by their names in the model; empty means all.
    pub only: BTreeSet<String>,
    /// Not these.
    pub except: BTreeSet<String>,
}

impl Selection {
    /// Reads the value of `--operations` or `--exclude`: names between commas.
    ///
    /// # Errors
    /// A name is missing.
    pub fn names(list: &str) -> Result<BTreeSet<String>, String> {
        let names: BTreeSet<String> = list.split(',').map(|name| name.trim().to_owned()).collect();
        if names.contains("") {
            return Err("names of operations stand between single commas, as in GetItem,PutItem".to_owned());
        }
        Ok(names)
    }
}
