//! `waits.rs`: the states that calls can be waited for, and the operations that lead to them.

use proc_macro2::TokenStream;
use quote::quote;

use super::render::Item;
use super::scope::{Scope, docs, ident};
use crate::markdown::{Document, Paragraph};
use crate::plan::{EnumState, PathField, Service, TimePath, Wait, WaitAfter, WaitMember, WaitSource};

/// All items of the file.
pub(crate) fn items(service: &Service, scope: &mut Scope) -> Vec<Item> {
    let mut items = Vec::new();
    for wait in &service.waits {
        items.push(definition(wait, &service.root).into());
        items.push(waiter(wait, scope).into());
        items.extend(wait.after.iter().map(|after| Item::from(waitable(wait, after, scope))));
    }
    items
}

fn definition(wait: &Wait, root: &str) -> TokenStream {
    let name = ident(&wait.name);
    let target = |method: &str| format!("{root}::Client::{method}");
    let shown = Paragraph::default().link(&wait.operation, &target(&wait.method)).text(" shows it: ");
    let shown = values(shown.code(&wait.state.wire).text(" is "), &wait.reached).text(".");
    let shown = match wait.failed.is_empty() {
        true => shown,
        false => values(shown.text(" The wait fails with "), &wait.failed).text("."),
    };
    let mut documentation = Document::parse(&wait.docs);
    documentation.push(shown);
    for after in &wait.after {
        let line = format!("client.{}(request).wait().await", after.method);
        let line = Paragraph::default().code(&line).text(" starts with ");
        documentation.push(stale(line.link(&after.operation, &target(&after.method)).text("."), after));
    }
    let times = format!(
        "Delays are from {} to {} seconds, and the deadline is {} seconds, unless you set others.",
        wait.min_delay, wait.max_delay, wait.deadline
    );
    documentation.push(Paragraph::default().text(&times));
    let lines = docs(&documentation.lines(0));
    quote! {
        #lines
        #[derive(Clone, Copy, Debug)]
        pub struct #name;
    }
}

/// Appends which answers may show the state from before the work.
fn stale(paragraph: Paragraph, after: &WaitAfter) -> Paragraph {
    if after.stale.is_empty() {
        return paragraph;
    }
    let paragraph = values(paragraph.text(" "), &after.stale);
    let paragraph = paragraph.text(" may be from before: it counts only after another state was seen");
    match &after.times {
        None => paragraph,
        Some((began, changed)) => {
            paragraph.text(", or if ").code(&changed.wire).text(" is later than ").code(&began.wire)
        }
    }
    .text(".")
}

/// Appends the values, joined by "or".
fn values(paragraph: Paragraph, states: &[EnumState]) -> Paragraph {
    states.iter().enumerate().fold(paragraph, |paragraph, (index, state)| {
        let paragraph = if index == 0 { paragraph } else { paragraph.text(" or ") };
        paragraph.code(&state.value)
    })
}

fn waiter(wait: &Wait, scope: &mut Scope) -> TokenStream {
    let name = ident(&wait.name);
    let (waiter, state_type) = (scope.runtime("Waiter"), scope.runtime("WaitState"));
    let (request, response) = (scope.named(&wait.request), scope.named(&wait.response));
    let duration = scope.duration();
    let seconds = |seconds: u32| {
        let seconds = proc_macro2::Literal::u64_unsuffixed(seconds.into());
        quote! { #duration::from_secs(#seconds) }
    };
    let (min, max, deadline) = (seconds(wait.min_delay), seconds(wait.max_delay), seconds(wait.deadline));
    let state = get(&quote! { answer }, &wait.state.fields);
    let ty = scope.named(&wait.state.ty);
    let reached = pattern(&ty, &wait.reached);
    let failed = (!wait.failed.is_empty()).then(|| {
        let (failed, text) = (bound(&ty, &wait.failed), format!("`{}` is `{{state}}`", wait.state.wire));
        quote! { Some(state @ #failed) => #state_type::failed(format!(#text)), }
    });
    let pending = (!wait.pending_errors.is_empty()).then(|| {
        let (error, service_error) = (scope.item("errors", "Error"), scope.item("errors", "ServiceError"));
        let codes = wait.pending_errors.iter().map(|(_, constant)| {
            let constant = ident(constant);
            quote! { error.has_code(#service_error::#constant) }
        });
        quote! {
            fn is_pending(error: &#error) -> bool {
                #(#codes)||*
            }
        }
    });
    quote! {
        impl #waiter for #name {
            type Op = #request;

            const MIN_DELAY: #duration = #min;
            const MAX_DELAY: #duration = #max;
            const DEADLINE: #duration = #deadline;

            fn judge(answer: &#response) -> #state_type {
                match #state {
                    Some(#reached) => #state_type::Reached,
                    #failed
                    _ => #state_type::Pending,
                }
            }

            #pending
        }
    }
}

fn waitable(wait: &Wait, after: &WaitAfter, scope: &mut Scope) -> TokenStream {
    let (name, waitable) = (ident(&wait.name), scope.runtime("Waitable"));
    let (own, shown) = (scope.named(&after.request), scope.named(&wait.request));
    let (result, string) = (scope.std("Result"), scope.std("String"));
    let failed = after.failed.as_ref().map(|(path, states)| {
        let ty = scope.named(&path.ty);
        let (state, failed) = (get(&quote! { answer }, &path.fields), bound(&ty, states));
        let text = format!("`{}` is `{{state}}`", path.wire);
        let reason = match &after.reason {
            None => quote! { format!(#text) },
            Some(reason) => {
                let (value, both) =
                    (get(&quote! { answer }, &reason.fields), format!("{text}, `{}` is `{{reason}}`", reason.wire));
                quote! {
                    match #value {
                        Some(reason) => format!(#both),
                        None => format!(#text),
                    }
                }
            }
        };
        quote! {
            if let Some(state @ #failed) = #state {
                return Err(#reason);
            }
        }
    });
    let members: Vec<TokenStream> = after.members.iter().map(member).collect();
    let uses_answer =
        failed.is_some() || after.members.iter().any(|member| matches!(member.from, WaitSource::Response { .. }));
    let stale = (!after.stale.is_empty()).then(|| {
        let (response, ty) = (scope.named(&wait.response), scope.named(&wait.state.ty));
        let (state, stale) = (get(&quote! { answer }, &wait.state.fields), pattern(&ty, &after.stale));
        quote! {
            fn is_stale(answer: &#response) -> bool {
                let state = #state;
                matches!(state, Some(#stale))
            }
        }
    });
    let times = after.times.as_ref().map(|(began, changed)| {
        let (response, shown) = (after.response.as_ref().map(|named| scope.named(named)), scope.named(&wait.response));
        let (option, timestamp) = (scope.std("Option"), scope.runtime("Timestamp"));
        let (began, changed) = (time(began), time(changed));
        quote! {
            fn started_at(answer: &#response) -> #option<#timestamp> {
                #began
            }

            fn changed_at(answer: &#shown) -> #option<#timestamp> {
                #changed
            }
        }
    });
    let answer = ident(if uses_answer { "answer" } else { "_answer" });
    let response = match &after.response {
        Some(response) => scope.named(response),
        None => quote! { () },
    };
    quote! {
        impl #waitable for #own {
            type Waiter = #name;

            fn follow(&self, #answer: &#response) -> #result<#shown, #string> {
                #failed
                let mut request = #shown::new();
                #(#members)*
                Ok(request)
            }

            #stale

            #times
        }
    }
}

/// The optional timestamp at the end of a path.
fn time(TimePath { fields, .. }: &TimePath) -> TokenStream {
    match fields.as_slice() {
        [PathField { field, optional }] => {
            let field = ident(field);
            if *optional {
                quote! { answer.#field }
            } else {
                quote! { Some(answer.#field) }
            }
        }
        longer => {
            let time = get(&quote! { answer }, longer);
            quote! { #time.copied() }
        }
    }
}

fn member(WaitMember { field, from }: &WaitMember) -> TokenStream {
    let field = ident(field);
    match from {
        WaitSource::Request(source) => {
            let source = ident(source);
            quote! { request.#field = self.#source.clone(); }
        }
        WaitSource::Response { wire, field: source } => {
            let (name, missing) = (ident(&source.field), format!("the answer has no `{wire}`"));
            match source.optional {
                true => quote! { request.#field = Some(answer.#name.clone().ok_or(#missing)?); },
                false => quote! { request.#field = Some(answer.#name.clone()); },
            }
        }
    }
}

fn pattern(ty: &TokenStream, states: &[EnumState]) -> TokenStream {
    let variants = states.iter().map(|state| {
        let variant = ident(&state.variant);
        quote! { #ty::#variant }
    });
    quote! { #(#variants)|* }
}

/// A pattern after `@`.
fn bound(ty: &TokenStream, states: &[EnumState]) -> TokenStream {
    let pattern = pattern(ty, states);
    if states.len() == 1 {
        pattern
    } else {
        quote! { (#pattern) }
    }
}

/// A reference to the optional value at the end of a path.
fn get(root: &TokenStream, path: &[PathField]) -> TokenStream {
    let mut expression = root.clone();
    let mut is_optional = false;
    for step in path {
        let field = ident(&step.field);
        expression = match (is_optional, step.optional) {
            (false, true) => quote! { #expression.#field.as_ref() },
            (false, false) => quote! { #expression.#field },
            (true, _) => quote! { #expression.and_then(|value| value.#field.as_ref()) },
        };
        is_optional |= step.optional;
    }
    if is_optional {
        expression
    } else {
        quote! { Some(&#expression) }
    }
}
