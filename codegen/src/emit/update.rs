//! What the response of a read becomes: the implementation of the runtime's traits, and the method `to_update`.

use proc_macro2::TokenStream;
use quote::quote;

use super::examples::Uses;
use super::render::Item;
use super::scope::{Scope, docs, ident, token};
use crate::markdown::Paragraph;
use crate::plan::{Editable, EditableMembers, Modify, Move, Operation, Presence, Source, Structure, ToUpdate, Type};

/// The implementations of the traits.
pub(super) fn traits(operation: &Operation, output: &Structure, to_update: &ToUpdate, scope: &mut Scope) -> Vec<Item> {
    let (request, response) = (ident(&operation.input.name), ident(&output.name));
    let update = scope.named(&to_update.request);
    let trait_name = scope.runtime("ReadForUpdate");
    let rules_type = scope.internal("UpdateRules");
    let rules = rules(to_update, scope);
    let vec = scope.std("Vec");
    let moves: Vec<TokenStream> = to_update.moves.iter().map(|moved| assignment(moved, scope)).collect();
    let retyped: Vec<TokenStream> = to_update.retyped.iter().map(retyped).collect();
    let retyped_name = token(if retyped.is_empty() { "_retyped" } else { "retyped" });
    let dropped = to_update.response_only.iter().map(|name| quote! { update.unknown_members_mut().remove(#name); });
    let identify: Vec<TokenStream> = to_update
        .identify
        .iter()
        .map(|identify| {
            let (from, to) = (ident(&identify.from), ident(&identify.field));
            quote! { update.#to = self.#from.clone(); }
        })
        .collect();
    let identify = (!identify.is_empty()).then(|| {
        quote! {
            fn identify(&self, update: &mut #update) {
                #(#identify)*
            }
        }
    });
    let implementation = quote! {
        impl #trait_name for #request {
            type Update = #update;

            fn into_update(read: #response, #retyped_name: &mut #vec<&'static str>) -> #update {
                #(#retyped)*
                let mut update = #update::new();
                #(#moves)*
                *update.unknown_members_mut() = read.unknown_members;
                #(#dropped)*
                update
            }

            #identify

            const RULES: &'static #rules_type = &#rules;
        }
    };
    let modifiable = to_update.modify.as_ref().map(|_| {
        let trait_name = scope.runtime("Modifiable");
        quote! { impl #trait_name for #request {} }
    });
    std::iter::once(implementation).chain(modifiable).map(Item::from).collect()
}

fn rules(to_update: &ToUpdate, scope: &mut Scope) -> TokenStream {
    let rules = scope.internal("UpdateRules");
    let unescape = calls("unescape", &to_update.unescape);
    let stubs = to_update.stubs.iter().map(|(path, members)| quote! { (#path, &[#(#members),*]) });
    let stubs: Vec<TokenStream> = stubs.collect();
    let stubs = (!stubs.is_empty()).then(|| quote! { .stubs(&[#(#stubs),*]) });
    let modify = to_update.modify.as_ref().map(|Modify { lock, conflict, structures, editable }| {
        let structures = calls("structures", structures);
        let editable = editable.as_ref().map(|editable| self::editable(editable, scope));
        quote! { .lock(#lock).conflict(#conflict) #structures #editable }
    });
    quote! { #rules::new() #unescape #stubs #modify }
}

fn editable(Editable { status, states, unchecked }: &Editable, scope: &mut Scope) -> TokenStream {
    let (editable, members) = (scope.internal("Editable"), scope.internal("EditableMembers"));
    let states = states.iter().map(|(state, allowed)| match allowed {
        EditableMembers::Only(paths) => quote! { (#state, #members::Only(&[#(#paths),*])) },
        EditableMembers::Except(paths) => quote! { (#state, #members::Except(&[#(#paths),*])) },
    });
    let unchecked = calls("unchecked", unchecked);
    quote! { .editable(&#editable::new(#status, &[#(#states),*]) #unchecked) }
}

/// A call of a method with texts, unless there are none.
fn calls(method: &str, texts: &[String]) -> Option<TokenStream> {
    let method = ident(method);
    (!texts.is_empty()).then(|| quote! { .#method(&[#(#texts),*]) })
}

/// Moves a member. A plain field that is empty may have been absent.
fn assignment(moved: &Move, scope: &Scope) -> TokenStream {
    let (from, to) = (ident(&moved.from.field), ident(&moved.field));
    let value = match (moved.from.presence, &moved.ty) {
        (Presence::Optional, _) => quote! { read.#from },
        (Presence::Promised, Type::List(_) | Type::Map(..)) => {
            quote! { (!read.#from.is_empty()).then_some(read.#from) }
        }
        (Presence::Promised, _) if moved.is_structure => {
            let default = scope.std("Default");
            quote! { Some(read.#from).filter(|value| *value != #default::default()) }
        }
        (Presence::Promised, _) => quote! { Some(read.#from) },
    };
    quote! { update.#to = #value; }
}

fn retyped(Source { wire, field, presence }: &Source) -> TokenStream {
    let field = ident(field);
    match presence {
        Presence::Optional => quote! { if read.#field.is_some() { retyped.push(#wire); } },
        Presence::Promised => quote! { retyped.push(#wire); },
    }
}

/// The method of the response.
pub(super) fn method(
    operation: &Operation,
    output: &Structure,
    to_update: &ToUpdate,
    root: &str,
    scope: &mut Scope,
) -> Item {
    let (request, response) = (ident(&operation.input.name), ident(&output.name));
    let update = scope.named(&to_update.request);
    let made = scope.runtime("UpdateFromRead");
    let function = scope.internal("to_update");
    let documentation = docs(&documentation(operation, to_update, root, scope.outside()));
    quote! {
        impl #response {
            #documentation
            pub fn to_update(&self) -> #made<#update> {
                #function::<#request>(self.clone())
            }
        }
    }
    .into()
}

fn documentation(operation: &Operation, to_update: &ToUpdate, root: &str, outside: &str) -> Vec<String> {
    let update = format!("{root}::Client::{}", to_update.method);
    let mut paragraphs = vec![Paragraph::default().text("The request of ").link(&to_update.operation, &update).text(
        " with everything that this response has and the update takes, also members that the model doesn't know. \
                 Change it, then send it.",
    )];
    paragraphs.extend(differences(to_update));
    paragraphs.push(
        Paragraph::default()
            .text("Values that the service returned and wouldn't accept, since they lack required members, are left out, and ")
            .link("omissions", "field@smithy_client_runtime::UpdateFromRead::omissions")
            .text(" lists them: an update may replace the whole record, and then erases them."),
    );
    if to_update.modify.is_some() {
        let modify = Paragraph::default()
            .link("modify", "smithy_client_runtime::Call::modify")
            .text(" of the call reads, changes and writes, and handles conflicts and lost responses:");
        paragraphs.push(modify);
    }
    let mut lines = Vec::new();
    for paragraph in paragraphs {
        lines.extend(paragraph.lines(4));
        lines.push(String::new());
    }
    lines.extend(example(operation, to_update, outside));
    lines
}

/// Fields with the targets of their links.
type Links = Vec<(String, String)>;

/// The sentences about members that don't simply move.
fn differences(to_update: &ToUpdate) -> Option<Paragraph> {
    let mut paragraph = Paragraph::default();
    let mut is_empty = true;
    let mut sentence = |before: &str, links: Links, after: &str| {
        if links.is_empty() {
            return;
        }
        let start = std::mem::take(&mut paragraph).text(if is_empty { before.trim_start() } else { before });
        is_empty = false;
        let last = links.len() - 1;
        let listed = links.into_iter().enumerate().fold(start, |paragraph, (index, (name, target))| {
            let separator = match index {
                0 => "",
                _ if index == last => " and ",
                _ => ", ",
            };
            paragraph.text(separator).link(&name, &target)
        });
        paragraph = listed.text(after);
    };
    let own = |field: &str| format!("field@Self::{field}");
    let update = |field: &str| format!("field@{}::{field}", to_update.request.name);
    for moved in to_update.moves.iter().filter(|moved| moved.wire != moved.from.wire) {
        let from = vec![(moved.from.field.clone(), own(&moved.from.field))];
        sentence(" The field ", from, " becomes ");
        sentence("", vec![(moved.field.clone(), update(&moved.field))], ".");
    }
    let sources = |all: &'_ [Source]| all.iter().map(|source| (source.field.clone(), own(&source.field))).collect();
    let fields = |all: Vec<&String>| all.into_iter().map(|field| (field.clone(), update(field))).collect();
    let only_read: Links = sources(&to_update.only_read);
    sentence(" The update doesn't take ", only_read, ".");
    let retyped: Links = sources(&to_update.retyped);
    sentence(" Of another type in the update, and so left out: ", retyped, ".");
    let only_update: Links = fields(to_update.only_update.iter().map(|(_, field)| field).collect());
    sentence(" This response doesn't have ", only_update, " of the update.");
    let identify: Links = fields(to_update.identify.iter().map(|identify| &identify.field).collect());
    sentence(" Set ", identify, " as in the request of this response.");
    (!is_empty).then_some(paragraph)
}

fn example(operation: &Operation, to_update: &ToUpdate, outside: &str) -> Vec<String> {
    let mut uses = Uses::new(outside);
    ["Client", "Error"].iter().for_each(|name| uses.root(name));
    let request = uses.ty(&operation.request());
    let method = &operation.method;
    let change = to_update.moves.iter().find(|moved| {
        moved.ty == Type::String && moved.from.presence == Presence::Optional && moved.from.wire == moved.wire
    });
    let statements = match &to_update.modify {
        Some(_) => {
            let change = match change {
                Some(moved) => format!("|update| update.{} = Some(\"new\".to_owned())", moved.field),
                None => "|update| println!(\"{update:?}\")".to_owned(),
            };
            vec![
                "let modified = client".to_owned(),
                format!("    .{method}(request)"),
                format!("    .modify({change})"),
                "    .await?;".to_owned(),
                "println!(\"{} conflicts\", modified.conflicts);".to_owned(),
            ]
        }
        None => {
            let mut lines = vec![
                format!("let response = client.{method}(request).await?;"),
                format!("let {}made = response.to_update();", if change.is_some() { "mut " } else { "" }),
            ];
            lines.extend(change.map(|moved| format!("made.update.{} = Some(\"new\".to_owned());", moved.field)));
            lines.push("if made.omissions.is_empty() {".to_owned());
            lines.push(format!("    client.{}(made.update).await?;", to_update.method));
            lines.push("}".to_owned());
            lines
        }
    };
    let mut lines = vec!["```no_run".to_owned()];
    lines.extend(uses.lines());
    lines.push(String::new());
    lines.push(format!("# async fn example(client: Client, request: {request}) -> Result<(), Error> {{"));
    lines.extend(statements);
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines
}

/// The update in words, for the outline.
pub(crate) fn text(to_update: &ToUpdate) -> String {
    let mut words = vec![format!("becomes {}", to_update.operation)];
    let renamed = to_update.moves.iter().filter(|moved| moved.wire != moved.from.wire);
    words.extend(renamed.map(|moved| format!("{} from {}", moved.wire, moved.from.wire)));
    let mut list = |what: &str, names: Vec<String>| {
        if !names.is_empty() {
            words.push(format!("{what} {}", names.join(" ")));
        }
    };
    list("from the request", to_update.identify.iter().map(|identify| identify.wire.clone()).collect());
    list("retyped", to_update.retyped.iter().map(|source| source.wire.clone()).collect());
    list("never", to_update.response_only.clone());
    list("decoded", to_update.unescape.clone());
    list("stubs", to_update.stubs.iter().map(|(path, members)| format!("{path}({})", members.join("|"))).collect());
    words.join(" with ")
}

/// The modification in words, for the outline: a line for it, and one for each state.
pub(crate) fn modify_lines(modify: &Modify) -> Vec<String> {
    let mut lines = vec![format!("modified by {} or {}", modify.lock, modify.conflict)];
    if let Some(Editable { status, states, unchecked }) = &modify.editable {
        lines.extend(states.iter().map(|(state, members)| match members {
            EditableMembers::Only(paths) => format!("{status} {state:?} only [{}]", paths.join(" ")),
            EditableMembers::Except(paths) => format!("{status} {state:?} except [{}]", paths.join(" ")),
        }));
        if !unchecked.is_empty() {
            lines.push(format!("unchecked [{}]", unchecked.join(" ")));
        }
    }
    lines
}
