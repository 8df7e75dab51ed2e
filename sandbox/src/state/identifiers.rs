//! The identifiers of new records.

/// The number before that of the first opportunity.
const FIRST: u64 = 1_000_000;

/// Counts, so that a sandbox gives the same identifiers each time.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    opportunities: u64,
    others: u64,
}

impl Identifiers {
    /// Counts on after an identifier that was given before.
    pub(super) fn skip(&mut self, id: &str) {
        let number = |digits: &str| digits.parse::<u64>().unwrap_or_default();
        if let Some((_, digits)) = id.split_once("sandbox") {
            self.others = self.others.max(number(digits));
        } else if let Some(digits) = id.strip_prefix('O') {
            self.opportunities = self.opportunities.max(number(digits).saturating_sub(FIRST));
        }
    }

    pub(super) fn opportunity(&mut self) -> String {
        self.opportunities += 1;
        format!("O{}", FIRST + self.opportunities)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_identifiers_follow_those_that_were_given() {
        let mut ids = Identifiers::default();
        let given = [ids.opportunity(), ids.opportunity(), ids.invitation(), ids.task()];
        let mut others = Identifiers::default();
        for id in given.iter().rev() {
            others.skip(id);
        }
        assert_eq!((others.opportunity(), others.task()), (ids.opportunity(), ids.task()));
    }
}
