//! `ListSolutions`: the solutions of a catalog, filtered and sorted.

use std::cmp::Ordering;

use partnercentral_selling::operation::{ListSolutionsRequest, ListSolutionsResponse};
use partnercentral_selling::types::{SolutionBase, SolutionSortName, SortOrder};

use super::paging::{Asked, page, passes};
use super::responses::SOLUTIONS;
use super::serve::{Serve, hash};
use crate::state::View;
use crate::traffic::Group;
use crate::wire::{Nulls, Rejection};

impl Serve for ListSolutionsRequest {
    const GROUP: Group = Group::Read;
    const NULLS: Option<&'static Nulls> = Some(&SOLUTIONS);

    fn catalog(&self) -> Option<&str> {
        self.catalog.as_deref()
    }

    fn serve(mut self, view: &mut View<'_>) -> Result<ListSolutionsResponse, Rejection> {
        let (token, max_results) = (self.next_token.take(), self.max_results.take());
        let asked = Asked { token, max_results, request: hash(&self) };
        let all = || {
            let rows = view.catalog.solutions.values().filter(|row| is_asked_for(&self, row));
            let mut rows: Vec<&SolutionBase> = rows.collect();
            rows.sort_by(|one, other| order(&self, one, other));
            rows.into_iter().filter_map(|row| row.id.clone()).collect()
        };
        let page = page(&asked, view.listings, all)?;
        let rows = page.rows.iter().filter_map(|id| view.catalog.solutions.get(id)).cloned();
        let mut response = ListSolutionsResponse::new().solution_summaries(rows);
        response.next_token = page.next_token;
        Ok(response)
    }
}

fn is_asked_for(request: &ListSolutionsRequest, row: &SolutionBase) -> bool {
    passes(request.identifier.as_ref(), row.id.as_ref())
        && passes(request.category.as_ref(), row.category.as_ref())
        && passes(request.status.as_ref(), row.status.as_ref())
}

fn order(request: &ListSolutionsRequest, one: &SolutionBase, other: &SolutionBase) -> Ordering {
    let sort = request.sort.clone().unwrap_or_default();
    let order = match sort.sort_by {
        Some(SolutionSortName::Category) => one.category.cmp(&other.category),
        Some(SolutionSortName::CreatedDate) => one.created_date.cmp(&other.created_date),
        Some(SolutionSortName::Name) => one.name.cmp(&other.name),
        Some(SolutionSortName::Status) => one.status.cmp(&other.status),
        _ => Ordering::Equal,
    };
    let order = order.then_with(|| one.id.cmp(&other.id));
    if sort.sort_order == Some(SortOrder::Descending) { order.reverse() } else { order }
}
