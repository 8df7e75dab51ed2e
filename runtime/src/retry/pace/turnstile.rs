//! A lock that calls hold while they wait for a permit, so that one call waits for time and the others for it. The next
//! one is that with the lowest order, then the one that waits longest.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use crate::codec::Sorted;

/// The order of a call, then its arrival.
type Place = (u64, u64);

#[derive(Default)]
pub(super) struct Turnstile(Mutex<Queue>);

#[derive(Default)]
struct Queue {
    occupied: bool,
    arrivals: u64,
    waiting: Sorted<Place, oneshot::Sender<()>>,
}

/// The call that may wait for the next permit.
#[must_use]
pub(crate) struct Pass<'a>(&'a Turnstile);

impl Turnstile {
    /// Waits for the calls that come first.
    pub(super) async fn enter(&self, order: u64) -> Pass<'_> {
        let mut waiting = {
            let mut queue = self.queue();
            if !queue.occupied {
                queue.occupied = true;
                return Pass(self);
            }
            let (sender, called) = oneshot::channel();
            let place = (order, queue.arrivals);
            queue.arrivals += 1;
            queue.waiting.insert(place, sender);
            Waiting { turnstile: self, place, called, entered: false }
        };
        // A sender is only dropped after it was used.
        let _ = (&mut waiting.called).await;
        waiting.entered = true;
        Pass(self)
    }

    fn leave(&self) {
        let mut queue = self.queue();
        match queue.waiting.pop_first() {
            // The receiver lives as long as the place in the queue.
            Some((_, sender)) => drop(sender.send(())),
            None => queue.occupied = false,
        }
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        // No code panics while it holds the lock.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.0.leave();
    }
}

/// A place in the queue, which is given up if the call is dropped.
struct Waiting<'a> {
    turnstile: &'a Turnstile,
    place: Place,
    called: oneshot::Receiver<()>,
    entered: bool,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if !self.entered && self.turnstile.queue().waiting.remove(&self.place).is_none() {
            // It was called, but doesn't come.
            self.turnstile.leave();
        }
    }
}

impl fmt::Debug for Turnstile {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Turnstile").field("waiting", &self.queue().waiting.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Waker};

    use super::*;

    #[test]
    fn the_lowest_order_comes_next_and_whoever_gives_up_loses_nobodys_turn() {
        let turnstile = Turnstile::default();
        let mut context = Context::from_waker(Waker::noop());
        let (mut a, mut b) = (pin!(turnstile.enter(0)), Box::pin(turnstile.enter(9)));
        let (mut c, mut d) = (pin!(turnstile.enter(9)), Box::pin(turnstile.enter(3)));
        let std::task::Poll::Ready(pass) = a.as_mut().poll(&mut context) else { panic!("it is free") };
        assert!(b.as_mut().poll(&mut context).is_pending());
        assert!(c.as_mut().poll(&mut context).is_pending());
        assert!(d.as_mut().poll(&mut context).is_pending());
        drop(pass);
        assert!(b.as_mut().poll(&mut context).is_pending() && c.as_mut().poll(&mut context).is_pending());
        // `d` was called and doesn't come; `b` gives up before it is called.
        drop(d);
        drop(b);
        let std::task::Poll::Ready(pass) = c.as_mut().poll(&mut context) else { panic!("it is the next one") };
        drop(pass);
        assert!(!turnstile.queue().occupied && turnstile.queue().waiting.is_empty());
    }
}
