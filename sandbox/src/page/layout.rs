//! What all pages have: the head, the navigation, the clock, the quotas, the place for news.

use maud::{DOCTYPE, Markup, html};

use super::desk::Desk;
use super::form::Form;
use crate::clock::timestamp;
use crate::traffic::{Group, Usage};

const SECTIONS: [(&str, &str); 4] =
    [("/", "Opportunities"), ("/invitations", "Invitations"), ("/requests", "Requests"), ("/events", "Events")];

/// Steps of the clock, in seconds.
const STEPS: [(u64, &str, &str); 4] = [
    (5, "5 s", "5 seconds"),
    (60 * 60, "1 h", "1 hour"),
    (24 * 60 * 60, "1 day", "1 day"),
    (15 * 24 * 60 * 60, "15 days", "15 days"),
];

/// What was done, by the word that an action adds to the query.
const DONE: [(&str, &str); 5] = [
    ("approved", "The opportunity is approved."),
    ("asked", "Action is required of the partner now."),
    ("rejected", "The opportunity is rejected."),
    ("invited", "The invitation is sent."),
    ("expired", "The invitation is expired."),
];

/// A page. `path` is that of the page itself, to which moving the clock returns.
pub(super) fn page(desk: &Desk, title: &str, section: &str, path: &str, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            (head(title))
            body {
                a .skip href="#main" { "Skip to the content" }
                header .top {
                    div .bar {
                        p .brand { "Partner Central " span { "sandbox" } }
                        nav aria-label="Pages" {
                            @for (href, name) in SECTIONS {
                                a href=(href) aria-current=[(href == section).then_some("page")] { (name) }
                            }
                        }
                        p #news role="status" aria-live="polite" { "Reload to see what is new" }
                    }
                    (strip(desk, path))
                }
                main #main tabindex="-1" { h1 { (title) } (content) }
            }
        }
    }
}

/// A page without anything of the sandbox.
pub(super) fn bare(title: &str, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            (head(title))
            body { main #main { h1 { (title) } (content) } }
        }
    }
}

fn head(title: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (title) " · Partner Central sandbox" }
            link rel="icon" href="/icon.svg" type="image/svg+xml";
            link rel="stylesheet" href="/style.css";
            script src="/script.js" defer {}
        }
    }
}

/// The clock with its buttons, and the quotas.
fn strip(desk: &Desk, path: &str) -> Markup {
    let now = desk.shared.clock.now();
    let usages = {
        let mut meters = desk.traffic.meters();
        [("Reads", meters.usage(Group::Read, now)), ("Writes", meters.usage(Group::Write, now))]
    };
    let time = timestamp(now).to_string();
    html! {
        div .strip {
            form .clock method="post" action="/actions/advance" aria-label="Clock of the sandbox" {
                input type="hidden" name="back" value=(path);
                span .label { "Clock" }
                time #clock data-live data-runs[desk.shared.clock.is_running()] datetime=(time) { (readable(&time)) }
                span .steps {
                    @for (seconds, short, name) in STEPS {
                        button name="seconds" value=(seconds) aria-label={ "+ " (short) ": move the clock " (name) " forward" } {
                            "+ " (short)
                        }
                    }
                }
            }
            div #quotas .quotas data-live {
                @for (name, usage) in usages { (quota(name, usage)) }
            }
        }
    }
}

fn quota(name: &str, usage: Option<Usage>) -> Markup {
    let Some(Usage { per_second, used, day }) = usage else {
        return html! { p { span .label { (name) } " no quota" } };
    };
    html! {
        p {
            span .label { (name) }
            meter min="0" max=(per_second) value=(used) aria-label={ (name) " in this second" } {}
            (used) " of " (grouped(&per_second.to_string())) "/s"
            @if let Some((used, limit)) = day {
                span .day {
                    meter min="0" max=(limit) value=(used) aria-label={ (name) " in 24 hours" } {}
                    (grouped(&used.to_string())) " of " (grouped(&limit.to_string())) "/day"
                }
            }
        }
    }
}

/// What the last action has done, and what it couldn't.
pub(super) fn notice(query: &Form) -> Markup {
    let done = DONE.iter().find(|(word, _)| *word == query.get("done"));
    html! {
        @if let Some((_, text)) = done { p .notice role="status" { (text) } }
    }
}

/// A number with commas between groups of three digits; another text as it is.
pub(super) fn grouped(number: &str) -> String {
    let (whole, rest) = number.split_at(number.find('.').unwrap_or(number.len()));
    if whole.is_empty() || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut text = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

/// A time like `2026-06-01T12:00:00.000Z` for people.
pub(super) fn readable(time: &str) -> String {
    let (date, time) = time.split_once('T').unwrap_or((time, ""));
    format!("{date} {}", time.chars().take(8).collect::<String>())
}

/// A select with its label. An empty value stands for all.
pub(super) fn select<'a>(
    label: &str,
    name: &str,
    all: Option<&str>,
    options: impl IntoIterator<Item = &'a str>,
    chosen: &str,
) -> Markup {
    html! {
        label {
            span { (label) }
            select name=(name) {
                @if let Some(all) = all { option value="" { (all) } }
                @for option in options { option selected[option == chosen] { (option) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_other_texts_stay() {
        for (number, expected) in [("0", "0"), ("999", "999"), ("1000", "1,000"), ("1234567.50", "1,234,567.50")] {
            assert_eq!(grouped(number), expected);
        }
        for text in ["", "-1000", ".5", "1e9999", "<b>", "1,000"] {
            assert_eq!(grouped(text), text);
        }
    }

    #[test]
    fn times_are_shown_without_their_fractions() {
        assert_eq!(readable("2026-06-01T12:00:00.123Z"), "2026-06-01 12:00:00");
        assert_eq!(readable(""), " ");
    }
}
