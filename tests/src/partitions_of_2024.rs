//! The partitions of 2024-11-15, the date of the model, with which its endpoint test cases were written.

use smithy_client_runtime::__v1::{Partition, PartitionEntry};

/// The partitions of that date.
pub static PARTITIONS: &[PartitionEntry] = &[
    PartitionEntry {
        partition: Partition::new("aws", "amazonaws.com", "api.aws"),
        regions: &[
            "af-south-1",
            "ap-east-1",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-south-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ap-southeast-4",
            "ap-southeast-5",
            "aws-global",
            "ca-central-1",
            "ca-west-1",
            "eu-central-1",
            "eu-central-2",
            "eu-north-1",
            "eu-south-1",
            "eu-south-2",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "il-central-1",
            "me-central-1",
            "me-south-1",
            "sa-east-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
        ],
        prefixes: &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
    },
    PartitionEntry {
        partition: Partition::new("aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
        regions: &["aws-cn-global", "cn-north-1", "cn-northwest-1"],
        prefixes: &["cn"],
    },
    PartitionEntry {
        partition: Partition::new("aws-us-gov", "amazonaws.com", "api.aws"),
        regions: &["aws-us-gov-global", "us-gov-east-1", "us-gov-west-1"],
        prefixes: &["us-gov"],
    },
    PartitionEntry {
        partition: Partition::new("aws-iso", "c2s.ic.gov", "c2s.ic.gov"),
        regions: &["aws-iso-global", "us-iso-east-1", "us-iso-west-1"],
        prefixes: &["us-iso"],
    },
    PartitionEntry {
        partition: Partition::new("aws-iso-b", "sc2s.sgov.gov", "sc2s.sgov.gov"),
        regions: &["aws-iso-b-global", "us-isob-east-1"],
        prefixes: &["us-isob"],
    },
    PartitionEntry {
        partition: Partition::new("aws-iso-e", "cloud.adc-e.uk", "cloud.adc-e.uk"),
        regions: &["eu-isoe-west-1"],
        prefixes: &["eu-isoe"],
    },
    PartitionEntry {
        partition: Partition::new("aws-iso-f", "csp.hci.ic.gov", "csp.hci.ic.gov"),
        regions: &[],
        prefixes: &["us-isof"],
    },
];
