//! A sandbox with a folder that is killed at random moments while clients write: the next one has everything that the
//! clients were told, and the file of events has an event of each change and of nothing else. `KILLS` sets the number of kills; `cargo xtask kills` runs 200.

// Helpers outside of test functions may also end a test.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod server;
mod writer;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fastrand::Rng;
use partnercentral_events::{Detail, Event};
use partnercentral_selling::Client;
use partnercentral_selling::operation::ListOpportunitiesRequest;
use tokio::task::JoinSet;

use crate::server::{Folder, Server};
use crate::writer::{CATALOG, Writer};

/// The number of kills in `ci`.
const KILLS: u32 = 20;

/// The kills of one folder.
const KILLS_OF_A_FOLDER: u32 = 5;

const WRITERS: usize = 4;

/// What came out of the kills.
#[derive(Debug, Default)]
struct Outcome {
    kills: u32,
    /// Kills before the sandbox could answer.
    while_starting: u32,
    /// Writes that were answered.
    answered: usize,
    /// Writes without an answer, and how many of them are there nevertheless.
    open: usize,
    open_applied: usize,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_clients_were_told_survives_kills() {
    let kills = std::env::var("KILLS").ok().map_or(KILLS, |kills| kills.parse().unwrap());
    let mut random = Rng::with_seed(16);
    let mut outcome = Outcome::default();
    let mut folders = 0;
    while outcome.kills < kills {
        let last = kills.min(outcome.kills + KILLS_OF_A_FOLDER);
        let folder = Folder::new(folders);
        folders += 1;
        live(&folder, last, &mut random, &mut outcome).await;
    }
    println!("{outcome:?}, lost: 0, folders: {folders}");
    assert!(outcome.answered > outcome.kills as usize && outcome.open > 0, "the kills met no writes: {outcome:?}");
}

/// Uses a folder until there were so many kills.
async fn live(folder: &Folder, kills: u32, random: &mut Rng, outcome: &mut Outcome) {
    let mut writers: Vec<Writer> = (0..WRITERS).map(|number| Writer::new(number, random.u64(..))).collect();
    while outcome.kills < kills {
        if random.u8(0..4) == 0 {
            let mut starting = Server::spawn(folder);
            std::thread::sleep(Duration::from_micros(random.u64(0..20_000)));
            starting.kill();
            outcome.kills += 1;
            outcome.while_starting += 1;
            continue;
        }
        let mut server = Server::spawn(folder);
        let client = server.client();
        check(&client, &mut writers, outcome).await;
        check_events(folder, &writers);
        writers = written(&mut server, writers, random).await;
        outcome.kills += 1;
    }
    check(&Server::spawn(folder).client(), &mut writers, outcome).await;
    check_events(folder, &writers);
    outcome.answered += writers.iter().map(|writer| writer.answered).sum::<usize>();
}

/// Lets the writers write, and kills the sandbox after some answers and some time.
async fn written(server: &mut Server, writers: Vec<Writer>, random: &mut Rng) -> Vec<Writer> {
    let answers = Arc::new(AtomicUsize::new(0));
    let mut running = JoinSet::new();
    for mut writer in writers {
        // Writers have connections of their own.
        let (client, answers) = (server.another_client(), Arc::clone(&answers));
        running.spawn(async move {
            writer.write(&client, &answers).await;
            writer
        });
    }
    let enough = random.usize(0..60);
    while answers.load(Ordering::Relaxed) < enough {
        tokio::task::yield_now().await;
    }
    std::thread::sleep(Duration::from_micros(random.u64(0..8_000)));
    server.kill();
    let mut writers = running.join_all().await;
    writers.sort_by_key(|writer| writer.number);
    writers
}

async fn check(client: &Client, writers: &mut [Writer], outcome: &mut Outcome) {
    for writer in writers.iter_mut() {
        let open = writer.check(client).await;
        outcome.open += usize::from(open.is_some());
        outcome.open_applied += usize::from(open == Some(true));
    }
    // Nothing is there twice, and nothing that nobody has written.
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut rows = client.list_opportunities(ListOpportunitiesRequest::new().catalog(CATALOG).max_results(100)).items();
    while let Some(row) = rows.try_next().await.unwrap() {
        found.insert(row.id.unwrap(), row.partner_opportunity_identifier.unwrap());
    }
    let told = writers.iter().flat_map(Writer::told);
    assert_eq!(found, told.collect::<BTreeMap<String, String>>());
}

fn check_events(folder: &Folder, writers: &[Writer]) {
    let text = std::fs::read_to_string(folder.events()).unwrap();
    let (mut ids, mut created, mut updated) = (BTreeSet::new(), Vec::new(), BTreeMap::<String, usize>::new());
    for line in text.lines() {
        let event = Event::from_json(line).expect("a whole line");
        assert!(ids.insert(event.id().unwrap().to_owned()), "an event is there twice: {line}");
        match event.detail() {
            Detail::OpportunityCreated(it) => created.push(it.identifier.clone().unwrap()),
            Detail::OpportunityUpdated(it) => *updated.entry(it.identifier.clone().unwrap()).or_default() += 1,
            _ => {}
        }
    }
    let told: BTreeMap<&str, usize> = writers.iter().flat_map(Writer::updates).collect();
    // Once each: an identifier whose creation was lost is that of the next creation.
    created.sort();
    assert!(created.iter().map(String::as_str).eq(told.keys().copied()), "{created:?} {told:?}");
    for (id, updates) in told {
        let found = updated.get(id).copied().unwrap_or_default();
        assert!(found >= updates, "{id}: {updates} updates were answered, and {found} have events");
    }
}
