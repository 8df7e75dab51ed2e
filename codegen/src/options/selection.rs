//! Which operations of the service are generated.

use std::collections::BTreeSet;

/// Which operations are generated. Shapes that no operation reaches are not generated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these, by their names in the model. If empty, all.
    pub only: BTreeSet<String>,
    /// All but these.
    pub except: BTreeSet<String>,
}

impl Selection {
    /// Parses the value of `--operations` or `--exclude`: names separated by commas.
    ///
    /// # Errors
    /// A name is empty.
    pub fn names(list: &str) -> Result<BTreeSet<String>, String> {
        let names: BTreeSet<String> = list.split(',').map(|name| name.trim().to_owned()).collect();
        if names.contains("") {
            return Err("names of operations must be separated by single commas, as in GetItem,PutItem".to_owned());
        }
        Ok(names)
    }
}
