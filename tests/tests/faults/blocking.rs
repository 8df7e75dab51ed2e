//! Blocking calls with pauses in which no event loop runs: what happens to kept connections meanwhile.

use std::thread;
use std::time::Duration;

use partnercentral_selling::Client;
use partnercentral_selling::operation::GetOpportunityRequest;
use tests::faults::{FaultServer, Step};

use crate::scenario::{config, good, request};

#[test]
fn a_connection_closed_between_blocking_calls_costs_no_attempt_and_a_working_one_is_kept() {
    for (name, end, connections) in
        [("kept", None, 1), ("closed while idle", Some(Step::Close), 5), ("reset while idle", Some(Step::Reset), 5)]
    {
        let mut exchange = good();
        // After the client has its response, when nothing is waiting.
        exchange.steps.extend(end.map(|end| [Step::Pause(Duration::from_millis(10)), end]).into_iter().flatten());
        let server = FaultServer::start([exchange]);
        let client = Client::new(config(&server.url()).build()).unwrap();
        for _ in 0..5 {
            let call = client.get_opportunity(request::<GetOpportunityRequest>()).with_metadata();
            let response = call.send_blocking().unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(response.history.attempts().len(), 1, "{name}");
            thread::sleep(Duration::from_millis(40));
        }
        assert_eq!((server.requests().len(), server.connections()), (5, connections), "{name}");
    }
}
