//! A service with an operation that has an idempotency token, one that has an effect each time, and one that reads.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use crate::__v1::{DecodeError, EncodeError, JsonOptions, RequestBody, TokenMember, fill_idempotency_token};
use crate::__v1::{read_nothing, read_response, write_request};
use crate::tests::support::{Busy, List, Page, SERVICE};
use crate::{Call, Client, Config, Effect, Mock, MockResponse, Operation, Service};

/// The time that a response takes.
const LATENCY: Duration = Duration::from_millis(10);

#[derive(Clone, PartialEq)]
pub(super) struct Create {
    pub(super) name: Option<String>,
    pub(super) token: Option<String>,
}

#[derive(Clone, PartialEq)]
pub(super) struct Created {
    pub(super) id: Option<String>,
}

#[derive(Clone, PartialEq)]
pub(super) struct Tag {
    pub(super) id: Option<String>,
}

crate::structure! {
    Create {
        name: "Name",
        token: "Token",
    }
}

crate::structure! {
    Created {
        id: "Id",
    }
}

crate::structure! {
    Tag {
        id: "Id",
    }
}

impl Operation for Create {
    type Output = Created;
    type Error = Busy;

    const NAME: &'static str = "Create";
    const SERVICE: &'static Service = &SERVICE;
    const EFFECT: Effect = Effect::Once;

    fn idempotency_token(&mut self) -> TokenMember<'_> {
        TokenMember::Member(&mut self.token)
    }

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        fill_idempotency_token(&mut self.token);
        write_request(self, options)
    }

    fn decode(body: &[u8], options: &JsonOptions) -> Result<Created, DecodeError> {
        read_response(body, options)
    }
}

impl Operation for Tag {
    type Output = ();
    type Error = Busy;

    const NAME: &'static str = "Tag";
    const SERVICE: &'static Service = &SERVICE;

    fn encode(&mut self, options: &JsonOptions) -> Result<RequestBody, EncodeError> {
        write_request(self, options)
    }

    fn decode(body: &[u8], _options: &JsonOptions) -> Result<(), DecodeError> {
        read_nothing(body)
    }
}

/// A service that counts, and a client for it.
#[derive(Clone)]
pub(super) struct Counting {
    pub(super) client: Client,
    counts: Arc<Mutex<Counts>>,
}

#[derive(Default)]
struct Counts {
    sent: Vec<String>,
    /// The tokens of each name, in the order of the requests.
    tokens: BTreeMap<String, Vec<String>>,
    known: HashSet<String>,
    created: BTreeMap<String, usize>,
    tagged: BTreeMap<String, usize>,
    rejected: HashSet<String>,
    /// The responses to the next requests.
    first: Vec<MockResponse>,
}

impl Counting {
    pub(super) fn new() -> Self {
        let counts = Arc::new(Mutex::new(Counts::default()));
        let mock = Mock::new();
        let [create, tag, list] = [(); 3].map(|()| Arc::clone(&counts));
        mock.on(move |request: Create| create.lock().unwrap().create(request)).delay(LATENCY);
        mock.on(move |request: Tag| tag.lock().unwrap().tag(request)).delay(LATENCY);
        mock.on(move |request: List| list.lock().unwrap().list(request.token.as_deref())).delay(LATENCY);
        let config = Config::builder().mock(&mock).max_attempts(1).build();
        Self { client: Client::new(&SERVICE, config).unwrap(), counts }
    }

    pub(super) fn create(&self, name: &str) -> Call<Create> {
        Call::new(self.client.clone(), Create { name: Some(name.to_owned()), token: None })
    }

    pub(super) fn tag(&self, id: &Option<String>) -> Call<Tag> {
        Call::new(self.client.clone(), Tag { id: id.clone() })
    }

    /// Rejects requests of this name.
    pub(super) fn reject(&self, name: &str) {
        self.counts().rejected.insert(name.to_owned());
    }

    pub(super) fn accept_all(&self) {
        self.counts().rejected.clear();
    }

    /// Responds to the next requests in this way, after having done what they ask for if the response is broken.
    pub(super) fn respond_first(&self, count: usize, response: MockResponse) {
        self.counts().first = vec![response; count];
    }

    pub(super) fn sent(&self) -> Vec<String> {
        self.counts().sent.clone()
    }

    /// How often something of this name was created.
    pub(super) fn created(&self, name: &str) -> usize {
        self.counts().created.get(name).copied().unwrap_or_default()
    }

    pub(super) fn tagged(&self, id: &str) -> usize {
        self.counts().tagged.get(id).copied().unwrap_or_default()
    }

    pub(super) fn tokens(&self, name: &str) -> Vec<String> {
        self.counts().tokens.get(name).cloned().unwrap_or_default()
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap()
    }
}

impl Counts {
    fn create(&mut self, Create { name, token }: Create) -> Result<Created, MockResponse> {
        let (name, token) = (name.unwrap(), token.unwrap());
        self.sent.push(format!("create {name}"));
        self.tokens.entry(name.clone()).or_default().push(token.clone());
        if let Some(response) = self.first.pop() {
            return Err(response);
        }
        if self.rejected.contains(&name) {
            return Err(MockResponse::error("ValidationException", "Not this one"));
        }
        if self.known.insert(token) {
            *self.created.entry(name.clone()).or_default() += 1;
        }
        Ok(Created { id: Some(format!("id-{name}")) })
    }

    fn tag(&mut self, Tag { id }: Tag) -> Result<(), MockResponse> {
        let id = id.unwrap();
        self.sent.push(format!("tag {id}"));
        if let Some(response) = self.first.pop() {
            return Err(response);
        }
        *self.tagged.entry(id).or_default() += 1;
        Ok(())
    }

    fn list(&self, token: Option<&str>) -> Result<Page, MockResponse> {
        let page = |items: &[&str], token: &str| Page {
            items: items.iter().map(|item| (*item).to_owned()).collect(),
            token: Some(token.to_owned()),
        };
        match token {
            None => Ok(page(&["x", "y"], "2")),
            Some("2") => Ok(page(&["z"], "3")),
            Some(_) => Err(MockResponse::error("ValidationException", "No such page")),
        }
    }
}
