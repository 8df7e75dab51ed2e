//! Endpoints: what the rules of a service are told, what they answer, and the library that they are written with.

mod params;
mod partitions;
pub mod rules;

pub use self::params::{Endpoint, EndpointError, EndpointParams};
pub(crate) use self::params::{SigningScope, check_url, is_valid_host_label};
pub use self::partitions::{PARTITIONS, Partition, PartitionEntry, partition};
