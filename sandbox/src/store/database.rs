//! The database: records and their format in transactions of redb.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use redb::{Builder, Database, ReadableDatabase as _, ReadableTable as _, TableDefinition, WriteTransaction};
use serde_json::Value;

use super::change::{Changes, Row};
use super::error::StoreError;
use super::migrations::{FORMAT, Records, migrate};

const RECORDS: TableDefinition<'_, (&str, &str, &str), &[u8]> = TableDefinition::new("records");
const META: TableDefinition<'_, &str, u64> = TableDefinition::new("meta");

/// The version of the format, in the table `meta`.
const FORMAT_KEY: &str = "format";
/// The number of transactions after the first, in the table `meta`.
const COMMITS_KEY: &str = "commits";

/// Pages that are kept in memory, in bytes. The sandbox has all records in memory itself.
const CACHE: usize = 16 * 1024 * 1024;

/// An open database.
#[derive(Debug)]
pub(super) struct Data {
    database: Database,
    path: PathBuf,
    commits: u64,
}

impl Data {
    /// Creates a database with these records.
    pub(super) fn create(path: &Path, changes: &Changes) -> Result<(), StoreError> {
        guarded(path, || {
            let database = builder().create(path)?;
            let data = Self { database, path: path.to_owned(), commits: 0 };
            data.transaction(0, |transaction| {
                transaction.open_table(META)?.insert(FORMAT_KEY, FORMAT)?;
                write(transaction, changes)
            })
        })
    }

    /// Opens a database: checks all of it, and migrates an older format.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let (database, format, commits) = guarded(path, || {
            let database = builder().open(path)?;
            let meta = database.begin_read()?.open_table(META)?;
            let number = |key| Ok::<_, redb::Error>(meta.get(key)?.map(|number| number.value()));
            let (format, commits) = (number(FORMAT_KEY)?, number(COMMITS_KEY)?);
            drop(meta);
            Ok((database, format, commits))
        })?;
        let (Some(format), Some(commits)) = (format, commits) else {
            return Err(StoreError::damaged(path, "it has no version"));
        };
        let mut data = Self { database, path: path.to_owned(), commits };
        match format {
            FORMAT => {}
            older if older < FORMAT => data.migrate(older)?,
            newer => {
                let path = path.display();
                return Err(StoreError::new(format!(
                    "{path} has the format {newer} of a newer version of the sandbox; this one reads formats up to \
                     {FORMAT}: use the newer version, or choose another folder"
                )));
            }
        }
        Ok(data)
    }

    /// The number of transactions after the first.
    pub(super) fn commits(&self) -> u64 {
        self.commits
    }

    /// All records.
    pub(super) fn rows(&self) -> Result<Vec<Row>, StoreError> {
        guarded(&self.path, || {
            let table = self.database.begin_read()?.open_table(RECORDS)?;
            let mut rows = Vec::new();
            for entry in table.iter()? {
                let (key, value) = entry?;
                let (kind, catalog, id) = key.value();
                let [kind, catalog, id] = [kind, catalog, id].map(str::to_owned);
                rows.push(Row { kind, catalog, id, value: value.value().to_vec() });
            }
            Ok(rows)
        })
    }

    /// Writes changes in one transaction. They are on the disk when it returns.
    pub(super) fn write(&mut self, changes: &Changes) -> Result<(), StoreError> {
        let commits = self.commits.saturating_add(1);
        guarded(&self.path, || self.transaction(commits, |transaction| write(transaction, changes)))?;
        self.commits = commits;
        Ok(())
    }

    fn migrate(&mut self, from: u64) -> Result<(), StoreError> {
        let mut records = Records::new();
        for row in self.rows()? {
            let value: Value = serde_json::from_slice(&row.value)
                .map_err(|_| StoreError::record(&row, "is not JSON").of(&self.path))?;
            records.insert((row.kind, row.catalog, row.id), value);
        }
        migrate(from, &mut records);
        let commits = self.commits.saturating_add(1);
        guarded(&self.path, || {
            self.transaction(commits, |transaction| {
                transaction.open_table(META)?.insert(FORMAT_KEY, FORMAT)?;
                let mut table = transaction.open_table(RECORDS)?;
                table.retain(|_, _| false)?;
                for ((kind, catalog, id), value) in &records {
                    let key = (kind.as_str(), catalog.as_str(), id.as_str());
                    table.insert(key, value.to_string().as_bytes())?;
                }
                Ok(())
            })
        })?;
        self.commits = commits;
        Ok(())
    }

    fn transaction(
        &self,
        commits: u64,
        run: impl FnOnce(&WriteTransaction) -> Result<(), redb::Error>,
    ) -> Result<(), redb::Error> {
        let transaction = self.database.begin_write()?;
        run(&transaction)?;
        transaction.open_table(META)?.insert(COMMITS_KEY, commits)?;
        Ok(transaction.commit()?)
    }
}

fn builder() -> Builder {
    let mut builder = Builder::new();
    builder.set_cache_size(CACHE).set_check_integrity_on_open(true);
    builder
}

fn write(transaction: &WriteTransaction, changes: &Changes) -> Result<(), redb::Error> {
    let mut table = transaction.open_table(RECORDS)?;
    for (key, value) in changes {
        let key = (key.kind, key.catalog, key.id.as_str());
        match value {
            Some(value) => drop(table.insert(key, value.as_slice())?),
            None => drop(table.remove(key)?),
        }
    }
    Ok(())
}

/// Runs something with the database. redb has assertions about bytes that it reads: they become errors as well.
fn guarded<T>(path: &Path, run: impl FnOnce() -> Result<T, redb::Error>) -> Result<T, StoreError> {
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(result) => result.map_err(|error| StoreError::database(path, &error)),
        Err(_) => Err(StoreError::damaged(path, "the database can't make sense of it")),
    }
}

#[cfg(test)]
impl Data {
    /// Writes another version, as if the records were in its format.
    pub(super) fn set_format(path: &Path, format: u64) {
        let database = builder().open(path).unwrap();
        let transaction = database.begin_write().unwrap();
        transaction.open_table(META).unwrap().insert(FORMAT_KEY, format).unwrap();
        transaction.commit().unwrap();
    }
}
