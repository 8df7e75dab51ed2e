//! The partitions of AWS: isolated groups of regions, each with its own host name suffixes.
//!
//! The data is that of the partitions file that AWS ships with its SDKs. A region that is not listed is assigned by the
//! form of its name, like the patterns of that file do; a name of no known form belongs to `aws`.

/// The properties of a partition that endpoint rules use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Partition {
    /// The name, like `aws` or `aws-cn`.
    pub name: &'static str,
    /// The host name suffix, like `amazonaws.com`.
    pub dns_suffix: &'static str,
    /// The suffix of dual-stack hosts (IPv4 and IPv6), like `api.aws`.
    pub dual_stack_dns_suffix: &'static str,
    /// The region to sign for in requests to global services.
    pub implicit_global_region: &'static str,
    /// Whether there are FIPS hosts.
    pub supports_fips: bool,
    /// Whether there are dual-stack hosts.
    pub supports_dual_stack: bool,
}

impl Partition {
    /// A partition with this name and these host name suffixes, with FIPS hosts and without dual-stack hosts.
    #[must_use]
    pub const fn new(name: &'static str, dns_suffix: &'static str, dual_stack_dns_suffix: &'static str) -> Self {
        Self {
            name,
            dns_suffix,
            dual_stack_dns_suffix,
            implicit_global_region: "",
            supports_fips: true,
            supports_dual_stack: false,
        }
    }
}

/// A partition and its regions.
#[derive(Clone, Copy, Debug)]
pub struct PartitionEntry {
    /// The partition.
    pub partition: Partition,
    /// The listed regions.
    pub regions: &'static [&'static str],
    /// The prefixes of the names of other regions, without the last two parts: `us-gov` for `us-gov-east-1`.
    pub prefixes: &'static [&'static str],
}

impl PartitionEntry {
    /// True for `prefix-word-digits`.
    fn matches_by_form(&self, region: &str) -> bool {
        let mut parts = region.rsplitn(3, '-');
        let (Some(number), Some(word), Some(prefix)) = (parts.next(), parts.next(), parts.next()) else {
            return false;
        };
        !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && !word.is_empty()
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            && self.prefixes.contains(&prefix)
    }
}

/// The partition of a region in [`PARTITIONS`].
#[must_use]
pub fn partition(region: &str) -> &'static Partition {
    find(PARTITIONS, region)
}

/// The partition of a region in the given table.
pub(crate) fn find(entries: &'static [PartitionEntry], region: &str) -> &'static Partition {
    entries
        .iter()
        .find(|entry| entry.regions.contains(&region))
        .or_else(|| entries.iter().find(|entry| entry.matches_by_form(region)))
        .or_else(|| entries.iter().find(|entry| entry.partition.name == "aws"))
        .map_or(&FALLBACK, |entry| &entry.partition)
}

/// For a table without `aws`, which only a test could pass.
static FALLBACK: Partition = Partition::new("aws", "amazonaws.com", "api.aws");

/// The partitions, as of the release of this crate.
pub static PARTITIONS: &[PartitionEntry] = &[
    PartitionEntry {
        partition: Partition {
            name: "aws",
            dns_suffix: "amazonaws.com",
            dual_stack_dns_suffix: "api.aws",
            implicit_global_region: "us-east-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        regions: &[
            "af-south-1",
            "ap-east-1",
            "ap-east-2",
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
            "ap-southeast-6",
            "ap-southeast-7",
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
            "me-west-1",
            "mx-central-1",
            "sa-east-1",
            "sa-west-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
        ],
        prefixes: &["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"],
    },
    PartitionEntry {
        partition: Partition {
            name: "aws-cn",
            dns_suffix: "amazonaws.com.cn",
            dual_stack_dns_suffix: "api.amazonwebservices.com.cn",
            implicit_global_region: "cn-northwest-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        regions: &["aws-cn-global", "cn-north-1", "cn-northwest-1"],
        prefixes: &["cn"],
    },
    PartitionEntry {
        partition: Partition {
            name: "aws-eusc",
            dns_suffix: "amazonaws.eu",
            dual_stack_dns_suffix: "api.amazonwebservices.eu",
            implicit_global_region: "eusc-de-east-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        regions: &["eusc-de-east-1"],
        prefixes: &["eusc-de"],
    },
    PartitionEntry {
        partition: Partition {
            name: "aws-iso",
            dns_suffix: "c2s.ic.gov",
            dual_stack_dns_suffix: "api.aws.ic.gov",
            implicit_global_region: "us-iso-east-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        regions: &["aws-iso-global", "us-iso-east-1", "us-iso-west-1"],
        prefixes: &["us-iso"],
    },
    PartitionEntry {
        partition: Partition {
            name: "aws-iso-b",
            dns_suffix: "sc2s.sgov.gov",
            dual_stack_dns_suffix: "api.aws.scloud",
            implicit_global_region: "us-isob-east-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        regions: &["aws-iso-b-global", "us-isob-east-1", "us-isob-west-1"],
        prefixes: &["us-isob"],
    },
    PartitionEntry {
        partition: Partition {
            name: "aws-iso-e",
            dns_suffix: "cloud.adc-e.uk",
            dual_stack_dns_suffix: "api.cloud-aws.adc-e.uk",
            implicit_global_region: "eu-isoe-west-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        regions: &["aws-iso-e-global", "eu-isoe-west-1"],
        prefixes: &["eu-isoe"],
    },
    PartitionEntry {
        partition: Partition {
            name: "aws-iso-f",
            dns_suffix: "csp.hci.ic.gov",
            dual_stack_dns_suffix: "api.aws.hci.ic.gov",
            implicit_global_region: "us-isof-south-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        regions: &["aws-iso-f-global", "us-isof-east-1", "us-isof-south-1"],
        prefixes: &["us-isof"],
    },
    PartitionEntry {
        partition: Partition {
            name: "aws-us-gov",
            dns_suffix: "amazonaws.com",
            dual_stack_dns_suffix: "api.aws",
            implicit_global_region: "us-gov-west-1",
            supports_fips: true,
            supports_dual_stack: true,
        },
        regions: &["aws-us-gov-global", "us-gov-east-1", "us-gov-west-1"],
        prefixes: &["us-gov"],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_partition_of_listed_new_and_malformed_regions() {
        for (region, name, dual_stack) in [
            ("us-east-1", "aws", "api.aws"),
            ("aws-global", "aws", "api.aws"),
            ("mx-north-77", "aws", "api.aws"),
            ("cn-northwest-1", "aws-cn", "api.amazonwebservices.com.cn"),
            ("cn-south-1", "aws-cn", "api.amazonwebservices.com.cn"),
            ("us-gov-west-1", "aws-us-gov", "api.aws"),
            ("us-gov-north-1", "aws-us-gov", "api.aws"),
            ("us-iso-east-1", "aws-iso", "api.aws.ic.gov"),
            ("us-iso-south-9", "aws-iso", "api.aws.ic.gov"),
            ("us-isob-east-1", "aws-iso-b", "api.aws.scloud"),
            ("eu-isoe-west-1", "aws-iso-e", "api.cloud-aws.adc-e.uk"),
            ("us-isof-east-1", "aws-iso-f", "api.aws.hci.ic.gov"),
            ("aws-iso-f-global", "aws-iso-f", "api.aws.hci.ic.gov"),
            ("eusc-de-east-1", "aws-eusc", "api.amazonwebservices.eu"),
            ("eusc-de-west-2", "aws-eusc", "api.amazonwebservices.eu"),
            // No known form.
            ("eusc-fr-west-2", "aws", "api.aws"),
            ("us-east", "aws", "api.aws"),
            ("cn-north-", "aws", "api.aws"),
            ("cn-no.rth-1", "aws", "api.aws"),
            ("mars", "aws", "api.aws"),
            ("", "aws", "api.aws"),
        ] {
            let found = partition(region);
            assert_eq!((found.name, found.dual_stack_dns_suffix), (name, dual_stack), "{region}");
        }
    }
}
