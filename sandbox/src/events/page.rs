//! The table of events as a page of the documentation.

use super::table::SCENARIOS;

/// The table of events as Markdown.
#[must_use]
pub fn page() -> String {
    let mut page = "\
# Events of the sandbox

<!-- Printed by `cargo run -p partnercentral-sandbox -- --event-rules`; a test compares it. -->

The service sends events to Amazon EventBridge. The sandbox sends the same ones to its web page, to the file of
`--events FILE` (one JSON object a line), and to `Sandbox::events()`. They have the form of EventBridge: source
`aws.partnercentral-selling`, region `us-east-1`, a `detail-type` and a `detail`. `--duplicate-events 20` sends 20 of 100
events twice, with the same `id`, since EventBridge delivers at least once. The crate `partnercentral-events` reads
events, of the sandbox and of EventBridge.

The first 18 rows are those of the [documentation][events], the others are assumed. A row without \"yes\" is for an
operation that the model of this repository doesn't have: the sandbox never sends it. `participantType` is in upper case,
as in real events; the documentation has `Sender` and `Receiver`. The identifiers of engagements follow from those of
opportunities and invitations, since the model has no engagements.

[events]: https://docs.aws.amazon.com/partner-central/latest/APIReference/selling-api-events.html

| action | events, in this order | source | sent | remark |
|---|---|---|---|---|
"
    .to_owned();
    for scenario in SCENARIOS {
        let events: Vec<&str> = scenario.events.iter().map(|it| it.as_str()).collect();
        let (events, sent) = (events.join(", "), if scenario.is_served { "yes" } else { "" });
        let cells = [scenario.action, &events, &scenario.source.to_string(), sent, scenario.remark];
        page.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    page
}
