//! The builder of a modification, and its future.

use std::fmt;
use std::future::IntoFuture;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::omission::Omission;
use super::result::{Modified, ModifyError};
use super::rules::{Modifiable, ReadForUpdate};
use super::run::{Settings, Steps, run};
use super::to_update::to_update;
use super::tree::Tree;
use crate::call::{Call, CallOptions, Client, Outcome, RawCall, decode_or_fail, start};
use crate::codec::Shape;
use crate::error::Failure;
use crate::operation::Operation;

/// The default of [`Modify::max_conflicts`].
pub const MAX_CONFLICTS: u32 = 3;

type Change<'f, Op> = Box<dyn FnMut(&mut <Op as ReadForUpdate>::Update) + Send + 'f>;

impl<Op: Operation> Call<Op> {
    /// Reads a record, changes it with a function, and writes it: for services whose update replaces the whole record
    /// and has a lock token.
    ///
    /// The update starts as everything that the read returned and the update takes, as by `to_update()` of the response:
    /// with unknown members, and with the lock token. The options of this call are those of each call of the
    /// modification.
    ///
    /// - Values that the service returned and wouldn't accept are left out. If they hold data, which the update would
    ///   erase, nothing is sent, unless [`accept_omissions`](Modify::accept_omissions) is set. Values that break other
    ///   constraints of the model stay; [`validation`](Self::validation) decides whether they are sent.
    /// - What the state of the record doesn't let change is reported before anything is sent
    ///   ([`advice`](Modify::advice)).
    /// - If another client has changed the record in between, it is read again and the function is applied again, so the
    ///   function must not have effects that may happen only once ([`max_conflicts`](Modify::max_conflicts)). A conflict
    ///   of a record whose lock token stays the same is about something else: the update is not sent again.
    /// - If it is not known whether an attempt was applied, the *same* update is sent again. If the service then
    ///   reports a conflict, the record is read: the modification succeeds only if the changed members hold what was
    ///   sent; else the error holds the record.
    ///
    /// Before repeated calls it waits by the retry rules. If the future is dropped, nothing more is sent, and an update that
    /// was sent may be applied.
    ///
    /// # Errors
    /// Awaiting it returns a [`ModifyError`]; its [`modify_kind`](ModifyError::modify_kind) lists the reasons.
    ///
    /// ```no_run
    /// # use smithy_client_runtime::{Call, Client, Modifiable, ModifyError};
    /// # async fn example<Op: Modifiable>(client: Client, request: Op) -> Result<(), ModifyError<Op>> {
    /// # let change = |_: &mut Op::Update| {};
    /// let modified = Call::new(client, request)
    ///     .modify(change) // such as `|update| update.name = Some("new".to_owned())`
    ///     .max_conflicts(5)
    ///     .await?;
    /// println!("{} conflicts", modified.conflicts);
    /// # Ok(())
    /// # }
    /// ```
    pub fn modify<'f, F>(self, change: F) -> Modify<'f, Op>
    where
        Op: Modifiable,
        F: FnMut(&mut Op::Update) + Send + 'f,
    {
        Modify {
            call: self,
            change: Box::new(change),
            accept_omissions: false,
            advice: true,
            max_conflicts: MAX_CONFLICTS,
        }
    }
}

/// A modification that is not started yet: [`Call::modify`]. Set options if needed, then await it.
#[must_use = "a modification does nothing until it is awaited"]
pub struct Modify<'f, Op: Modifiable> {
    call: Call<Op>,
    change: Change<'f, Op>,
    accept_omissions: bool,
    advice: bool,
    max_conflicts: u32,
}

impl<'f, Op: Modifiable> Modify<'f, Op> {
    /// Sends the update although it leaves out values that the read returned, and so erases them:
    /// [`ModifyError::omissions`] lists them. Default: it is not sent.
    pub fn accept_omissions(self) -> Self {
        Self { accept_omissions: true, ..self }
    }

    /// Sets whether changes that the state of the record doesn't permit are reported before the update is sent. Default:
    /// `true`. Without it, or where the client knows nothing of a state, the service decides.
    pub fn advice(self, advice: bool) -> Self {
        Self { advice, ..self }
    }

    /// Sets how often the record is read and changed again, because another client has changed it in between. Default:
    /// 3.
    pub fn max_conflicts(self, conflicts: u32) -> Self {
        Self { max_conflicts: conflicts, ..self }
    }

    /// Returns the future of the modification. Nothing is sent before it is polled.
    pub fn send(self) -> ModifyFuture<'f, Op> {
        let Self { call: Call { client, request, options }, change, accept_omissions, advice, max_conflicts } = self;
        let settings = Settings {
            rules: Op::RULES,
            operation: Op::Update::NAME,
            effect: Op::Update::EFFECT,
            accept_omissions,
            advice,
            max_conflicts,
            client: client.clone(),
            options: options.clone(),
        };
        let mut work =
            Work { client, request, options, change, read: None, update: None, omissions: Vec::new(), output: None };
        ModifyFuture(Box::pin(async move {
            let result = run(&mut work, &settings).await;
            let Work { read, omissions, output, .. } = work;
            match (result, read) {
                (Ok(conflicts), Some(read)) => Ok(Modified { output, read, omissions, conflicts }),
                (Err(stop), read) => Err(ModifyError::new(stop, read, omissions)),
                (Ok(_), None) => Err(Failure::invalid_request("nothing was read").into()),
            }
        }))
    }
}

impl<'f, Op: Modifiable> IntoFuture for Modify<'f, Op> {
    type Output = Result<Modified<Op>, ModifyError<Op>>;
    type IntoFuture = ModifyFuture<'f, Op>;

    fn into_future(self) -> ModifyFuture<'f, Op> {
        self.send()
    }
}

impl<Op: Modifiable> fmt::Debug for Modify<'_, Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Modify")
            .field("call", &self.call)
            .field("accept_omissions", &self.accept_omissions)
            .field("advice", &self.advice)
            .field("max_conflicts", &self.max_conflicts)
            .finish_non_exhaustive()
    }
}

/// The future of a [`Modify`].
#[must_use = "a future does nothing until it is awaited"]
pub struct ModifyFuture<'f, Op: Modifiable>(Boxed<'f, Op>);

type Boxed<'f, Op> = Pin<Box<dyn Future<Output = Result<Modified<Op>, ModifyError<Op>>> + Send + 'f>>;

impl<Op: Modifiable> Future for ModifyFuture<'_, Op> {
    type Output = Result<Modified<Op>, ModifyError<Op>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

impl<Op: Modifiable> fmt::Debug for ModifyFuture<'_, Op> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("ModifyFuture").field("operation", &Op::NAME).finish_non_exhaustive()
    }
}

/// The values of a modification.
struct Work<'f, Op: Modifiable> {
    client: Client,
    request: Op,
    options: CallOptions,
    change: Change<'f, Op>,
    read: Option<Op::Output>,
    update: Option<Op::Update>,
    omissions: Vec<Omission>,
    output: Option<<Op::Update as Operation>::Output>,
}

impl<Op: Modifiable> Work<'_, Op> {
    /// The update. It is made from a read before it is used.
    fn draft(&mut self) -> &mut Op::Update {
        self.update.get_or_insert_with(Shape::placeholder)
    }
}

impl<Op: Modifiable> Steps for Work<'_, Op> {
    fn read(&mut self) -> RawCall {
        start(&self.client, &mut self.request, self.options.clone())
    }

    fn take_read(&mut self, outcome: Outcome) -> Result<(), Failure> {
        let read = decode_or_fail::<Op>(outcome)?.output;
        let mut made = to_update::<Op>(read.clone());
        self.request.identify(&mut made.update);
        (self.read, self.update, self.omissions) = (Some(read), Some(made.update), made.omissions);
        Ok(())
    }

    fn omissions(&self) -> &[Omission] {
        &self.omissions
    }

    fn tree(&self) -> Result<Tree, Failure> {
        let Some(update) = &self.update else { return Err(Failure::invalid_request("nothing was read")) };
        Tree::of(update).map_err(|error| {
            let message = format!("The request can't be encoded: {error}");
            Failure::invalid_request(message).in_operation(Op::Update::NAME).with_source(error)
        })
    }

    fn change(&mut self) {
        let Self { change, update, .. } = self;
        update.iter_mut().for_each(change);
    }

    fn update(&mut self) -> RawCall {
        let (client, options) = (self.client.clone(), self.options.clone());
        start(&client, self.draft(), options)
    }

    fn take_update(&mut self, outcome: Outcome) -> Result<(), Failure> {
        self.output = Some(decode_or_fail::<Op::Update>(outcome)?.output);
        Ok(())
    }
}
