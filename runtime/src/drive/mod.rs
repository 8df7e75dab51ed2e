//! Pages and items, pools of calls, rows of steps, waits, modifications, and blocking calls.

#[cfg(feature = "blocking")]
mod blocking;
mod items;
mod modify;
mod pages;
mod paging;
mod pool;
mod rows;
#[cfg(feature = "stream")]
mod stream;
mod wait;

#[cfg(feature = "blocking")]
pub use self::blocking::PagingIter;
pub use self::items::Items;
pub use self::modify::{
    Editable, EditableMembers, MAX_CONFLICTS, Modifiable, Modified, Modify, ModifyError, ModifyErrorKind, ModifyFuture,
    Omission, ReadForUpdate, UpdateFromRead, UpdateRules, to_update,
};
pub use self::pages::Pages;
pub use self::paging::Paging;
pub use self::pool::{Done, POOL_CONCURRENCY, Pool, PoolControl, PoolProgress, PoolTask};
pub use self::rows::{KeptStep, Row, RowDone, RowError, RowSource, Rows, Step, StepError, UnknownOutcome};
#[cfg(feature = "stream")]
pub use self::stream::PagingStream;
pub use self::wait::{
    WAIT_DEADLINE, WAIT_MAX_DELAY, WAIT_MIN_DELAY, WaitError, WaitFuture, WaitProgress, WaitState, Waitable, Waiter,
    Waiting,
};
