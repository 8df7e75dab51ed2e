//! Endpoint rules: their parameters and results, the functions that they call, and the partitions of AWS.

mod params;
mod partitions;
pub mod rules;

pub use self::params::{Endpoint, EndpointError, EndpointParams};
pub(crate) use self::params::{SigningScope, is_valid_host_label, parse_endpoint_url};
pub use self::partitions::{PARTITIONS, Partition, PartitionEntry, partition};
