//! The environment variables that the configuration reads, replaceable so that no test touches the process.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fmt;

use crate::failure::Failure;

/// Where environment variables are read: the process, unless a test says otherwise.
///
/// ```
/// use smithy_client_runtime::{Config, Env};
///
/// let env = Env::from([("AWS_REGION", "us-east-1")]);
/// let config = Config::builder().env(env).build();
/// ```
#[derive(Clone, Default)]
pub struct Env(Option<BTreeMap<OsString, OsString>>);

impl Env {
    /// The variables of this process.
    #[must_use]
    pub fn process() -> Self {
        Self(None)
    }

    /// A variable that is set and not empty.
    pub(crate) fn get(&self, name: &'static str) -> Result<Option<String>, Failure> {
        let value = match &self.0 {
            None => std::env::var_os(name),
            Some(variables) => variables.get(OsStr::new(name)).cloned(),
        };
        match value.map(OsString::into_string) {
            None => Ok(None),
            Some(Ok(value)) => Ok(Some(value).filter(|value| !value.is_empty())),
            Some(Err(_)) => Err(Failure::configuration(
                "InvalidConfiguration",
                format!("The environment variable {name} is not valid UTF-8; set it anew"),
            )),
        }
    }
}

impl<N: Into<OsString>, V: Into<OsString>, const COUNT: usize> From<[(N, V); COUNT]> for Env {
    fn from(variables: [(N, V); COUNT]) -> Self {
        variables.into_iter().collect()
    }
}

impl<N: Into<OsString>, V: Into<OsString>> FromIterator<(N, V)> for Env {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(variables: I) -> Self {
        Self(Some(variables.into_iter().map(|(name, value)| (name.into(), value.into())).collect()))
    }
}

/// Names only: values may be secret.
impl fmt::Debug for Env {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            None => to.write_str("Env(process)"),
            Some(variables) => to.debug_tuple("Env").field(&variables.keys().collect::<Vec<_>>()).finish(),
        }
    }
}
