//! Seeds: the records that a sandbox starts with, from JSON.

use std::fmt;

use partnercentral_selling::operation::{CreateOpportunityRequest, GetEngagementInvitationResponse};
use partnercentral_selling::types::{OpportunityOrigin, ReviewStatus, SolutionBase};
use serde_json::{Map, Value};
use smithy_client_runtime::codec::{Shape, from_json_strict};
use smithy_client_runtime::{Validation, validate};

use crate::operations::record_of;
use crate::state::{CATALOGS, Opportunity, View};

/// The records of catalogs.
///
/// The JSON is an object with the members `AWS` and `Sandbox`. Each is an object with the lists `solutions` (as in
/// responses of `ListSolutions`), `products` (the identifiers of products of AWS that can be associated; without it, any),
/// `invitations` (as in responses of `GetEngagementInvitation`; identifiers and dates are given by the sandbox) and
/// `opportunities` (as in requests of `CreateOpportunity`).
#[derive(Clone, Debug, Default)]
pub struct Seed {
    catalogs: Vec<(&'static str, Records)>,
}

#[derive(Clone, Debug, Default)]
struct Records {
    solutions: Vec<SolutionBase>,
    products: Option<Vec<String>>,
    invitations: Vec<GetEngagementInvitationResponse>,
    opportunities: Vec<CreateOpportunityRequest>,
}

/// The error for a seed that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidSeed(String);

impl fmt::Display for InvalidSeed {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "the seed can't be read: {}", self.0)
    }
}

impl std::error::Error for InvalidSeed {}

impl Seed {
    /// No records.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// The records of a demonstration: the solution `S-1234567`, some products, two invitations, three opportunities.
    ///
    /// # Errors
    /// None: a test reads it.
    pub fn demo() -> Result<Self, InvalidSeed> {
        Self::from_json(include_str!("../seeds/demo.json"))
    }

    /// Reads a seed.
    ///
    /// # Errors
    /// The text is not JSON, has an unknown member, or a record violates the model.
    pub fn from_json(text: &str) -> Result<Self, InvalidSeed> {
        let value: Value = serde_json::from_str(text).map_err(|error| InvalidSeed(error.to_string()))?;
        let mut seed = Self::default();
        for (name, records) in object("the seed", value)? {
            let known = CATALOGS.into_iter().find(|catalog| *catalog == name);
            let known =
                known.ok_or_else(|| InvalidSeed(format!("{name:?} is no catalog; there are AWS and Sandbox")))?;
            seed.catalogs.push((known, records_of(known, records)?));
        }
        Ok(seed)
    }

    /// Adds the records of a catalog to it.
    pub(crate) fn plant(&self, view: &mut View<'_>) {
        let catalog = view.catalog.name;
        let of_catalog = self.catalogs.iter().filter(|(name, _)| *name == catalog);
        for (_, records) in of_catalog {
            for solution in &records.solutions {
                view.catalog.solutions.insert(solution.id.clone().unwrap_or_default(), solution.clone());
            }
            if let Some(products) = &records.products {
                view.catalog.add_products(products);
            }
            for invitation in &records.invitations {
                view.add_invitation(invitation.clone());
            }
            for request in &records.opportunities {
                view.add_opportunity(new_opportunity(request.clone(), view.now));
            }
        }
    }

    /// The catalogs that have records.
    pub(crate) fn catalogs(&self) -> impl Iterator<Item = &'static str> {
        self.catalogs.iter().map(|(name, _)| *name)
    }
}

fn new_opportunity(request: CreateOpportunityRequest, now: i64) -> Opportunity {
    let origin: Option<OpportunityOrigin> = request.origin.clone();
    let mut opportunity = Opportunity::new(record_of(request), origin, now);
    opportunity.life_cycle_mut().review_status.get_or_insert(ReviewStatus::PendingSubmission);
    opportunity
}

fn records_of(catalog: &str, value: Value) -> Result<Records, InvalidSeed> {
    let mut records = Records::default();
    for (name, list) in object(catalog, value)? {
        let place = format!("{catalog}.{name}");
        let Value::Array(items) = list else { return Err(InvalidSeed(format!("{place} is not a list"))) };
        let items = items.into_iter().enumerate().map(|(index, item)| (format!("{place}[{index}]"), item));
        match name.as_str() {
            "solutions" => records.solutions = items.map(|(at, item)| typed(&at, &item)).collect::<Result<_, _>>()?,
            "products" => {
                let text = |(at, item): (String, Value)| {
                    item.as_str().map(str::to_owned).ok_or_else(|| InvalidSeed(format!("{at} is not a string")))
                };
                records.products = Some(items.map(text).collect::<Result<_, _>>()?);
            }
            "invitations" => {
                let invitation = |(at, item): (String, Value)| {
                    let mut item = object(&at, item)?;
                    // The sandbox gives the real ones.
                    item.entry("Id").or_insert_with(|| "engi-0000000000000".into());
                    item.entry("Catalog").or_insert_with(|| catalog.into());
                    typed(&at, &Value::Object(item))
                };
                records.invitations = items.map(invitation).collect::<Result<_, _>>()?;
            }
            "opportunities" => {
                let opportunity = |(at, item): (String, Value)| {
                    let mut item = object(&at, item)?;
                    item.entry("Catalog").or_insert_with(|| catalog.into());
                    typed(&at, &Value::Object(item))
                };
                records.opportunities = items.map(opportunity).collect::<Result<_, _>>()?;
            }
            _ => {
                let known = "solutions, products, invitations and opportunities";
                return Err(InvalidSeed(format!("{place} is unknown; a catalog has {known}")));
            }
        }
    }
    Ok(records)
}

fn object(place: &str, value: Value) -> Result<Map<String, Value>, InvalidSeed> {
    match value {
        Value::Object(members) => Ok(members),
        _ => Err(InvalidSeed(format!("{place} is not an object"))),
    }
}

fn typed<T: Shape>(place: &str, value: &Value) -> Result<T, InvalidSeed> {
    let record = from_json_strict(value.to_string().as_bytes()).map_err(|error| {
        // Lines and columns would be those of the record alone.
        let problems: Vec<String> =
            error.problems().map(|problem| format!("{}: {}", problem.path(), problem.message())).collect();
        InvalidSeed(format!("{place}: {}", problems.join("; ")))
    })?;
    validate(&record, Validation::Strict).map_err(|error| InvalidSeed(format!("{place}: {error}")))?;
    Ok(record)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demonstration_can_be_read() {
        let seed = Seed::demo().unwrap();
        assert_eq!(seed.catalogs().collect::<Vec<_>>(), ["AWS", "Sandbox"]);
    }

    #[test]
    fn what_is_invalid_in_a_seed_is_named_with_its_place() {
        let cases = [
            ("[", "EOF while parsing a list at line 1 column 1"),
            ("[]", "the seed is not an object"),
            (r#"{"Test": {}}"#, r#""Test" is no catalog; there are AWS and Sandbox"#),
            (
                r#"{"AWS": {"deals": []}}"#,
                "AWS.deals is unknown; a catalog has solutions, products, invitations and opportunities",
            ),
            (r#"{"AWS": {"products": {}}}"#, "AWS.products is not a list"),
            (r#"{"AWS": {"products": [1]}}"#, "AWS.products[0] is not a string"),
            (
                r#"{"AWS": {"opportunities": [{"Projct": {}}]}}"#,
                "AWS.opportunities[0]: Projct: unknown member, did you mean `Project`?",
            ),
        ];
        for (text, message) in cases {
            let error = Seed::from_json(text).unwrap_err();
            assert_eq!(error.to_string(), format!("the seed can't be read: {message}"));
        }
        let error = Seed::from_json(r#"{"Sandbox": {"solutions": [{"Id": "1"}]}}"#).unwrap_err().to_string();
        assert!(error.contains("Sandbox.solutions[0]") && error.contains("Id: INVALID_STRING_FORMAT"), "{error}");
    }
}
