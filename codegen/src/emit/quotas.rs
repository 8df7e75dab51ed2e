//! `quotas.rs`: the quotas of the service.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::render::{self, Item};
use super::scope::Scope;
use crate::plan::{QuotaGroup, Service};

const DOCS: &str = "The quotas that the service publishes: how many requests it accepts.";

/// The text of the file.
pub(crate) fn text(service: &Service) -> Result<String, String> {
    let mut scope = Scope::new(&service.root, &service.outside(), []);
    let (quota, group_type) = (scope.runtime("Quota"), scope.runtime("QuotaGroup"));
    let groups = service.quotas.iter().map(|group| {
        let QuotaGroup { name, operations, .. } = group;
        let limit = |method: TokenStream, value: Option<u32>| {
            value.map(Literal::u32_unsuffixed).map(|value| quote! { .#method(#value) })
        };
        let per_second = limit(quote! { per_second }, group.per_second);
        let burst = limit(quote! { burst }, group.burst);
        let per_day = limit(quote! { per_day }, group.per_day);
        quote! { #group_type::new(#name).operations([#(#operations),*]) #per_second #burst #per_day }
    });
    let docs = docs(&service.quotas);
    let function = quote! {
        #(#[doc = #docs])*
        #[must_use]
        pub fn published() -> #quota {
            #quota::new([#(#groups),*])
        }
    };
    let items: Vec<Item> = scope.imports().into_iter().chain([function]).map(Item::from).collect();
    render::file(&[DOCS.to_owned()], &items)
}

/// The documentation of the function, with a table.
fn docs(groups: &[QuotaGroup]) -> Vec<String> {
    let mut lines = vec![
        " The published quotas. Each call returns a new value; give clones of one to all clients and pools".to_owned(),
        " that use the same account, since clones share what was used.".to_owned(),
        String::new(),
        " | group | in a second | at once | in 24 hours | operations |".to_owned(),
        " |---|---|---|---|---|".to_owned(),
    ];
    for QuotaGroup { name, operations, per_second, burst, per_day } in groups {
        let number = |number: &Option<u32>| number.map(with_commas).unwrap_or_default();
        let burst = burst.or(*per_second);
        let operations: Vec<String> = operations.iter().map(|name| format!("`{name}`")).collect();
        let (per_second, burst, per_day) = (number(per_second), number(&burst), number(per_day));
        let operations = operations.join(", ");
        lines.push(format!(" | `{name}` | {per_second} | {burst} | {per_day} | {operations} |"));
    }
    lines
}

/// `10,000`
fn with_commas(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
