//! The identifiers of new records.

/// Counts, so that a sandbox gives the same identifiers each time.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    opportunities: u64,
    others: u64,
}

impl Identifiers {
    pub(super) fn opportunity(&mut self) -> String {
        self.opportunities += 1;
        format!("O{}", 1_000_000 + self.opportunities)
    }

    pub(super) fn invitation(&mut self) -> String {
        format!("engi-{}", self.other())
    }

    pub(super) fn task(&mut self) -> String {
        format!("task-{}", self.other())
    }

    /// 13 characters from `0` to `9` and `a` to `z`.
    fn other(&mut self) -> String {
        self.others += 1;
        format!("sandbox{:06}", self.others)
    }
}

/// An ARN of a record in a catalog.
pub(super) fn arn(account: &str, catalog: &str, kind: &str, id: &str) -> String {
    format!("arn:aws:partnercentral:us-east-1:{account}:catalog/{catalog}/{kind}/{id}")
}
