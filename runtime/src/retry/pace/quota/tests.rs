//! Quotas on a clock that only advances when a call waits.

use std::time::UNIX_EPOCH;

use super::*;

fn quota(group: QuotaGroup) -> (QuotaGate, Moment) {
    let quota = Quota::new([group]);
    let wall = UNIX_EPOCH + Duration::from_secs(1_767_323_045);
    let gate = quota.gates("List").next().unwrap();
    (gate, Moment { instant: Instant::now(), wall })
}

fn later(now: Moment, millis: u64) -> Moment {
    Moment { instant: now.instant + Duration::from_millis(millis), ..now }
}

/// Takes requests until one would have to wait. Returns their number and the wait.
fn taken(gate: &QuotaGate, now: Moment) -> (usize, Duration) {
    let mut count = 0;
    loop {
        let wait = gate.wait(now);
        if !wait.is_zero() {
            return (count, wait);
        }
        gate.take(now).spend();
        count += 1;
    }
}

#[test]
fn a_burst_is_followed_by_the_rate() {
    let (gate, now) = quota(QuotaGroup::new("g").per_second(5).burst(7));
    assert_eq!(taken(&gate, now), (7, Duration::from_millis(200)));
    assert_eq!(taken(&gate, later(now, 200)), (1, Duration::from_millis(200)));
    assert_eq!(taken(&gate, later(now, 1_000)).0, 4);
    assert_eq!(taken(&gate, later(now, 90_000)).0, 7);
}

#[test]
fn without_a_burst_it_is_that_of_one_second() {
    assert_eq!(taken(&quota(QuotaGroup::new("g").per_second(5)).0, quota(QuotaGroup::new("g")).1).0, 5);
    let (gate, now) = quota(QuotaGroup::new("g").per_second(0.25));
    assert_eq!(taken(&gate, now), (1, Duration::from_secs(4)));
}

#[test]
fn a_quota_of_nothing_is_never_free_and_no_number_panics() {
    for rate in [0.0, -1.0, f64::NAN] {
        let (gate, now) = quota(QuotaGroup::new("g").per_second(rate));
        assert_eq!(gate.wait(now), Duration::MAX, "{rate}");
        assert!(gate.explain(now).ends_with("it never has room"), "{}", gate.explain(now));
    }
    let (gate, now) = quota(QuotaGroup::new("g").per_second(f64::INFINITY).per_day(u64::MAX));
    gate.take(now).spend();
    assert!(gate.wait(later(now, 1)).is_zero());
    let (gate, now) = quota(QuotaGroup::new("g").per_day(0));
    assert_eq!(gate.wait(now), Duration::MAX);
    let (gate, now) = quota(QuotaGroup::new("g").per_second(1e-300));
    gate.take(now).spend();
    assert_eq!(gate.wait(now), Duration::MAX);
}

#[test]
fn a_request_that_is_not_sent_does_not_count() {
    let (gate, now) = quota(QuotaGroup::new("g").per_second(1).per_day(1));
    drop(gate.take(now));
    assert_eq!(taken(&gate, now).0, 1);
}

#[test]
fn a_used_up_day_is_explained_with_numbers_and_the_time() {
    let (gate, now) = quota(QuotaGroup::new("write").per_second(10).per_day(2));
    assert_eq!(taken(&gate, now).0, 2);
    assert_eq!(
        gate.explain(later(now, 3_600_000)),
        "The quota \"write\" is used up: 2 of 2 requests of the last 24 hours are used, and there is room for the next \
         one in 82855.0s, at 2026-01-03T03:05:00Z"
    );
}

#[test]
fn groups_count_their_operations_and_clones_share_what_was_used() {
    let quota = Quota::new([
        QuotaGroup::new("write").operations(["Create", "Update"]).per_day(10),
        QuotaGroup::new("all").per_day(100),
    ]);
    let shared = quota.clone();
    let now = SystemTime::now();
    shared.add_past("Create", now, 3);
    shared.add_past("List", now, 4);
    shared.add_past("Update", now - Duration::from_secs(25 * 3600), 5);
    let used: Vec<(String, u64)> = quota.usage().into_iter().map(|usage| (usage.group, usage.used_in_day)).collect();
    assert_eq!(used, [("write".to_owned(), 3), ("all".to_owned(), 7)]);
}
