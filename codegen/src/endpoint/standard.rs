//! The endpoint of a service without rules: the pattern that nearly all services of AWS follow.

use super::ir::{Condition, EndpointRule, EndpointValue};

pub(super) fn rules(prefix: &str) -> Vec<EndpointRule> {
    let holds = |value: &EndpointValue| Condition::Holds(value.clone());
    let (fips, dual_stack) = (&EndpointValue::Param("use_fips"), &EndpointValue::Param("use_dual_stack"));
    let (fips_there, dual_stack_there) = (&partition("supports_fips"), &partition("supports_dual_stack"));
    let (fips_host, plain_host) = (format!("https://{prefix}-fips."), format!("https://{prefix}."));

    let custom = vec![
        when(vec![holds(fips)], vec![fail("Invalid Configuration: FIPS and custom endpoint are not supported")]),
        when(
            vec![holds(dual_stack)],
            vec![fail("Invalid Configuration: Dualstack and custom endpoint are not supported")],
        ),
        give(EndpointValue::local("endpoint")),
    ];
    let both = vec![
        when(vec![holds(fips_there), holds(dual_stack_there)], vec![give(url(&fips_host, "dual_stack_dns_suffix"))]),
        fail("FIPS and DualStack are enabled, but this partition does not support one or both"),
    ];
    let only_fips = vec![
        when(vec![holds(fips_there)], vec![give(url(&fips_host, "dns_suffix"))]),
        fail("FIPS is enabled but this partition does not support FIPS"),
    ];
    let only_dual_stack = vec![
        when(vec![holds(dual_stack_there)], vec![give(url(&plain_host, "dual_stack_dns_suffix"))]),
        fail("DualStack is enabled but this partition does not support DualStack"),
    ];
    let regional = vec![
        EndpointRule::Let {
            name: "partition".to_owned(),
            value: EndpointValue::Partition(Box::new(EndpointValue::local("region"))),
        },
        when(vec![holds(fips), holds(dual_stack)], both),
        when(vec![holds(fips)], only_fips),
        when(vec![holds(dual_stack)], only_dual_stack),
        give(url(&plain_host, "dns_suffix")),
    ];
    vec![
        when(vec![set("endpoint")], custom),
        when(vec![set("region")], regional),
        fail("Invalid Configuration: Missing Region"),
    ]
}

fn when(conditions: Vec<Condition>, then: Vec<EndpointRule>) -> EndpointRule {
    EndpointRule::If { conditions, then }
}

fn set(name: &'static str) -> Condition {
    Condition::Binds { name: name.to_owned(), value: EndpointValue::Param(name) }
}

fn partition(accessor: &'static str) -> EndpointValue {
    EndpointValue::Attribute { of: Box::new(EndpointValue::local("partition")), accessor, owned: false }
}

fn url(host: &str, suffix: &'static str) -> EndpointValue {
    let text = |text: &str| EndpointValue::Text(text.to_owned());
    EndpointValue::Format(vec![text(host), EndpointValue::local("region"), text("."), partition(suffix)])
}

fn give(url: EndpointValue) -> EndpointRule {
    EndpointRule::Give { url, signing_region: None, signing_name: None }
}

fn fail(message: &str) -> EndpointRule {
    EndpointRule::Fail(EndpointValue::Text(message.to_owned()))
}
