//! Many clients at once: no update is lost, and pages are right while others write.

use std::collections::HashSet;
use std::sync::Arc;

use partnercentral_sandbox::Settings;
use partnercentral_selling::operation::{ListOpportunitiesRequest, UpdateOpportunityRequest};
use partnercentral_selling::{Client, Timestamp};
use tokio::task::JoinSet;

use crate::case::{CATALOG, Case, complete};

const WRITERS: usize = 16;
const UPDATES: usize = 8;

/// An update with a response: the lock token that it replaced, and the one that it was given.
#[derive(Debug)]
struct Applied {
    replaced: Timestamp,
    given: Timestamp,
    value: String,
}

/// Reads the record and updates it, until that has succeeded often enough.
async fn write(case: Arc<Case>, client: Client, id: String, writer: usize) -> (Vec<Applied>, usize) {
    let (mut applied, mut conflicts) = (Vec::new(), 0);
    while applied.len() < UPDATES {
        let mut update: UpdateOpportunityRequest = case.update_of(&id).await;
        let replaced = update.last_modified_date.unwrap();
        let value = format!("{writer}-{}", applied.len());
        update.partner_opportunity_identifier = Some(value.clone());
        match client.update_opportunity(update).await {
            Ok(updated) => applied.push(Applied { replaced, given: updated.last_modified_date, value }),
            Err(error) => {
                assert_eq!(error.code(), Some("ConflictException"), "{error}");
                conflicts += 1;
            }
        }
    }
    (applied, conflicts)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixteen_writers_lose_no_update() {
    let case = Arc::new(Case::new());
    let id = case.create(complete()).await;
    let first = case.get(&id).await.last_modified_date;
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        // A client of its own, so that each has its own connections.
        let client = case.sandbox.client().unwrap();
        writers.spawn(write(Arc::clone(&case), client, id.clone(), writer));
    }
    let (mut history, mut conflicts) = (Vec::new(), 0);
    for (applied, missed) in writers.join_all().await {
        history.extend(applied);
        conflicts += missed;
    }
    assert_eq!(history.len(), WRITERS * UPDATES);
    assert!(conflicts > 0, "the writers never met");
    // The history is one chain: each update replaces what the one before has given.
    history.sort_by_key(|applied| applied.given);
    let mut token = first;
    for applied in &history {
        assert_eq!(applied.replaced, token, "{applied:?} has overwritten another update");
        token = applied.given;
    }
    let record = case.get(&id).await;
    assert_eq!(record.last_modified_date, token);
    assert_eq!(record.partner_opportunity_identifier.as_deref(), history.last().map(|last| last.value.as_str()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_show_every_old_row_once_while_others_write() {
    let case = Arc::new(Case::with(Settings::new()));
    for _ in 0..50 {
        case.create(complete()).await;
    }
    let old: HashSet<String> = case.sandbox.opportunities(CATALOG).into_iter().map(|record| record.id).collect();
    let mut writers = JoinSet::new();
    for _ in 0..4 {
        let (case, mut ids) = (Arc::clone(&case), old.iter().cloned().collect::<Vec<_>>().into_iter().cycle());
        writers.spawn(async move {
            loop {
                case.create(complete()).await;
                case.sandbox.edit_opportunity(CATALOG, &ids.next().unwrap(), |_| {});
            }
        });
    }
    for order in ["ASCENDING", "DESCENDING"] {
        let sort = partnercentral_selling::types::OpportunitySort::new().sort_by("LastModifiedDate").sort_order(order);
        let request = ListOpportunitiesRequest::new().catalog(CATALOG).max_results(3).sort(sort);
        let mut items = case.client.list_opportunities(request).items();
        let mut seen: Vec<String> = Vec::new();
        while let Some(row) = items.try_next().await.unwrap() {
            seen.push(row.id.unwrap());
        }
        let unique: HashSet<String> = seen.iter().cloned().collect();
        assert_eq!(unique.len(), seen.len(), "{order}: a row is repeated");
        assert!(old.is_subset(&unique), "{order}: a row is missing");
    }
    writers.shutdown().await;
}
