//! The endpoint of a service without rules, by the pattern of nearly all AWS services.

use super::ir::{Attribute, Condition, EndpointRule, EndpointValue, Setting};

pub(super) fn rules(prefix: &str) -> Vec<EndpointRule> {
    let holds = |value: &EndpointValue| Condition::Holds(value.clone());
    let (fips, dual_stack) =
        (&EndpointValue::Setting(Setting::UseFips), &EndpointValue::Setting(Setting::UseDualStack));
    let (has_fips, has_dual_stack) = (&partition(Attribute::SupportsFips), &partition(Attribute::SupportsDualStack));
    let (fips_host, plain_host) = (format!("https://{prefix}-fips."), format!("https://{prefix}."));

    let custom = vec![
        when(vec![holds(fips)], vec![fail("Invalid Configuration: FIPS and custom endpoint are not supported")]),
        when(
            vec![holds(dual_stack)],
            vec![fail("Invalid Configuration: Dualstack and custom endpoint are not supported")],
        ),
        endpoint(EndpointValue::local("endpoint")),
    ];
    let both = vec![
        when(
            vec![holds(has_fips), holds(has_dual_stack)],
            vec![endpoint(url(&fips_host, Attribute::DualStackDnsSuffix))],
        ),
        fail("FIPS and DualStack are enabled, but this partition does not support one or both"),
    ];
    let only_fips = vec![
        when(vec![holds(has_fips)], vec![endpoint(url(&fips_host, Attribute::DnsSuffix))]),
        fail("FIPS is enabled but this partition does not support FIPS"),
    ];
    let only_dual_stack = vec![
        when(vec![holds(has_dual_stack)], vec![endpoint(url(&plain_host, Attribute::DualStackDnsSuffix))]),
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
        endpoint(url(&plain_host, Attribute::DnsSuffix)),
    ];
    vec![
        when(vec![set("endpoint", Setting::Endpoint)], custom),
        when(vec![set("region", Setting::Region)], regional),
        fail("Invalid Configuration: Missing Region"),
    ]
}

fn when(conditions: Vec<Condition>, then: Vec<EndpointRule>) -> EndpointRule {
    EndpointRule::If { conditions, then }
}

fn set(name: &str, setting: Setting) -> Condition {
    Condition::Binds { name: name.to_owned(), value: EndpointValue::Setting(setting) }
}

fn partition(attribute: Attribute) -> EndpointValue {
    EndpointValue::Attribute { of: Box::new(EndpointValue::local("partition")), attribute }
}

fn url(host: &str, suffix: Attribute) -> EndpointValue {
    let text = |text: &str| EndpointValue::Text(text.to_owned());
    EndpointValue::Format(vec![text(host), EndpointValue::local("region"), text("."), partition(suffix)])
}

fn endpoint(url: EndpointValue) -> EndpointRule {
    EndpointRule::Endpoint { url, signing_region: None, signing_name: None }
}

fn fail(message: &str) -> EndpointRule {
    EndpointRule::Error(EndpointValue::Text(message.to_owned()))
}
