//! The failures for missing and unusable credentials.

use std::borrow::Cow;

use crate::config::Sources;
use crate::error::{ErrorKind, Failure};

pub(super) fn no_credentials(sources: &Sources<'_>) -> Failure {
    let profile = sources.profile.name.as_str();
    let chain = match cfg!(feature = "aws-config") {
        true => "",
        false => "; for roles, containers and instances of AWS, enable the feature `aws-config`",
    };
    missing(format!(
        "There are no credentials; set `credentials` of the configuration, the environment variables AWS_ACCESS_KEY_ID \
         and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN for temporary credentials), or aws_access_key_id and \
         aws_secret_access_key of profile {profile:?}{chain}{}",
        sources.profile.passed_over()
    ))
}

pub(super) fn missing(message: impl Into<String>) -> Failure {
    failure("MissingCredentials", message)
}

pub(super) fn failure(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Failure {
    Failure::new(ErrorKind::Credentials, Some(code.into()), message)
}
