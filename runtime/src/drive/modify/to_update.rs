//! Turns the response of a read into the request of an update.

use super::clean::Cleaner;
use super::omission::{Omission, UpdateFromRead};
use super::rules::ReadForUpdate;
use super::tree::Tree;
use crate::codec::{Validation, from_json, validate};

/// The update with everything that the read returned and the update takes. Generated responses have it as a method.
pub fn to_update<Op: ReadForUpdate>(read: Op::Output) -> UpdateFromRead<Op::Update> {
    let mut retyped = Vec::new();
    let mut update = Op::into_update(read, &mut retyped);
    let mut omissions: Vec<Omission> = retyped.into_iter().map(other_type).collect();
    // A value that can't be written is reported when the update is sent.
    let Ok(tree) = Tree::of(&update) else { return UpdateFromRead::new(update, omissions) };
    let mut cleaner = Cleaner::new(tree, Op::RULES);
    loop {
        if let Some(json) = cleaner.changed() {
            match from_json(json.as_bytes()) {
                Ok(cleaned) => update = cleaned,
                // Rather than losing data, it is sent as it was read.
                Err(_) => return UpdateFromRead::new(update, omissions),
            }
        }
        let stubs = validate(&update, Validation::Minimum);
        if !stubs.is_err_and(|error| cleaner.leave_out_stubs(&error)) {
            break;
        }
    }
    omissions.extend(cleaner.omissions());
    UpdateFromRead::new(update, omissions)
}

fn other_type(member: &'static str) -> Omission {
    Omission::new(member.to_owned(), "has another type in the update".to_owned(), false)
}
