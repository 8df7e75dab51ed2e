//! Interceptors, which run at fixed points of every call, and the spans and events of `tracing`.

mod chain;
mod hooks;
pub(crate) mod telemetry;
#[cfg(test)]
mod tests;
mod views;

pub(crate) use self::chain::InterceptorChain;
pub use self::hooks::{Interceptor, InterceptorResult};
pub use self::views::{AttemptOutcome, CallInfo, CallOutcome, RequestHeaders, SignedHeaders};
