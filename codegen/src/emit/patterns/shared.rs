//! Tables that several patterns have: statics of their own, named after the first of these patterns.

use std::collections::{BTreeMap, BTreeSet};

/// The table of a machine.
#[derive(Debug)]
pub(super) struct Table {
    /// What the name of its static ends with.
    pub(super) suffix: &'static str,
    pub(super) ty: String,
    pub(super) value: String,
}

/// How often tables are used, by their values.
#[derive(Debug, Default)]
pub(super) struct Shared {
    uses: BTreeMap<String, Use>,
}

#[derive(Debug)]
struct Use {
    name: String,
    count: usize,
    printed: bool,
}

impl Shared {
    pub(super) fn count(&mut self, pattern: &str, table: Table) {
        let name = format!("{pattern}_{}", table.suffix);
        let unused = || Use { name, count: 0, printed: false };
        self.uses.entry(table.value).or_insert_with(unused).count += 1;
    }

    /// Forgets tables that are used once or fit in a line, and gives the others names that are free.
    pub(super) fn keep_and_name(&mut self, taken: &BTreeSet<&str>) {
        self.uses.retain(|value, table| table.count > 1 && value.contains('\n'));
        let mut taken: BTreeSet<String> = taken.iter().map(|name| (*name).to_owned()).collect();
        for table in self.uses.values_mut() {
            while !taken.insert(table.name.clone()) {
                table.name.push('_');
            }
        }
    }

    /// The static of a table, the first time that a pattern shares it.
    pub(super) fn item(&mut self, table: &Table) -> Option<String> {
        let shared = self.uses.get_mut(&table.value).filter(|shared| !shared.printed)?;
        shared.printed = true;
        // Values are laid out for their place within a pattern.
        let value = table.value.replace("\n        ", "\n");
        Some(format!("static {}: {} = {value};\n", shared.name, table.ty))
    }

    /// The name of a table's static, if it has one.
    pub(super) fn reference(&self, table: &Table) -> Option<String> {
        self.uses.get(&table.value).map(|shared| shared.name.clone())
    }
}
