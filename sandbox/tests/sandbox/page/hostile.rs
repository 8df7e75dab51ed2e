//! Hostile records: every text of every member, in every page, leaves the structure of the HTML as it is.

use std::collections::BTreeSet;

use html5gum::{Token, Tokenizer};
use partnercentral_sandbox::{Sandbox, Settings};
use partnercentral_selling::operation::GetOpportunityResponse;
use partnercentral_selling::runtime::codec::{Shape, from_json};
use partnercentral_selling::types::OpportunityInvitationPayload;
use serde_json::{Map, Value, json};

use super::http::Page;
use crate::case::CATALOG;
use crate::raw::{Raw, send};

/// Texts that would change a page if they were not escaped. Each sets `window.broken` if it runs.
pub(crate) const HOSTILE: [&str; 18] = [
    "<script>window.broken=1</script>",
    "\"><img src=x onerror=window.broken=1>",
    "'><svg onload=window.broken=1>",
    "\" autofocus onfocus=window.broken=1 x=\"",
    "' onmouseover='window.broken=1",
    "</title><script>window.broken=1</script>",
    "</textarea><script>window.broken=1</script>",
    "</select></option><iframe srcdoc='<script>parent.broken=1</script>'>",
    "</pre></code></details><style>*{display:none}</style>",
    "<!--<script>window.broken=1",
    "]]><base href=//example.com><meta http-equiv=refresh content=0>",
    "javascript:window.broken=1",
    "&lt;script&gt;window.broken=1&lt;/script&gt;&#60;img&#62;",
    "${window.broken=1}{{constructor.constructor('window.broken=1')()}}",
    "\u{202e}\u{2066}\u{feff}gnp.exe\u{0}\u{7f}\u{1b}[31m",
    "a\r\ndata: {}\r\n\r\nevent: traffic",
    "<template shadowrootmode=open><form action=//example.com><button>",
    "x\u{2028}\u{2029}\\u003cscript>\\x3cimg",
];

/// A value with every member that the model has for a shape, with the same text in all of them.
pub(crate) fn every_member(shape: &str, text: &str, count: &mut usize) -> Value {
    let model: Value = serde_json::from_str(include_str!("../../../../model/partnercentral-selling.json")).unwrap();
    let name = format!("com.amazonaws.partnercentralselling#{shape}");
    value(&model["shapes"], &name, text, count)
}

fn value(shapes: &Value, name: &str, text: &str, count: &mut usize) -> Value {
    let shape = &shapes[name];
    let mut of = |target: &Value| value(shapes, target["target"].as_str().unwrap(), text, count);
    match shape["type"].as_str() {
        Some("structure" | "union") => {
            let members = shape["members"].as_object().unwrap();
            Value::Object(members.iter().map(|(name, member)| (name.clone(), of(member))).collect::<Map<_, _>>())
        }
        Some("list") => json!([of(&shape["member"]), of(&shape["member"])]),
        Some("timestamp") => json!("2026-06-01T12:00:00Z"),
        Some("boolean") => json!(true),
        Some("integer") => json!(1),
        Some("string" | "enum") | None if name != "smithy.api#DateTime" => {
            *count += 1;
            json!(text)
        }
        _ => json!("2026-06-01T12:00:00Z"),
    }
}

fn read<T: Shape>(value: &Value) -> T {
    from_json(value.to_string().as_bytes()).unwrap()
}

/// A sandbox in which every text is `text`. Also returns the number of texts.
pub(crate) fn sandbox(text: &str) -> (Sandbox, usize) {
    let noon = "stopped:2026-06-01T12:00:00Z".parse().unwrap();
    let sandbox = Settings::new().clock(noon).start().unwrap();
    let mut count = 0;
    let record: GetOpportunityResponse = read(&every_member("GetOpportunityResponse", text, &mut count));
    assert!(sandbox.edit_opportunity(CATALOG, "O1000002", |old| *old = record));
    let payload: OpportunityInvitationPayload = read(&every_member("OpportunityInvitationPayload", text, &mut count));
    sandbox.aws(CATALOG).invite(text, payload).unwrap();
    let mut rejected = sandbox.invitations(CATALOG);
    let rejected = rejected.remove(0).id;
    // The model permits 80 characters here, and no control characters.
    let reason: String = text.chars().filter(|it| !it.is_control()).take(80).collect();
    let reject = json!({ "Catalog": CATALOG, "Identifier": rejected, "RejectionReason": reason });
    assert_eq!(send(&sandbox, &Raw::new("RejectEngagementInvitation", reject.to_string())).status, 200, "{text:?}");
    // Refused, and so in the log only: as a value, as the name of a member, and as no JSON at all.
    for body in [
        json!({ "Catalog": text, "ClientToken": text }).to_string(),
        json!({ text: text }).to_string(),
        text.to_owned(),
    ] {
        send(&sandbox, &Raw::new("CreateOpportunity", body));
    }
    (sandbox, count + 2 + 5)
}

pub(crate) fn pages(sandbox: &Sandbox) -> Vec<String> {
    let requests = sandbox.exchanges().into_iter().map(|exchange| format!("/requests/{}", exchange.request_id));
    let pages = ["/", "/opportunities/O1000002", "/invitations", "/requests", "/events"].map(str::to_owned);
    pages.into_iter().chain(requests).collect()
}

/// The tags of a page with the names of their attributes, in their order.
fn structure(html: &str) -> Vec<String> {
    let tokens = Tokenizer::new(html).map(|token| match token.unwrap() {
        Token::StartTag(tag) => {
            let names: BTreeSet<String> =
                tag.attributes.keys().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
            format!("<{} {names:?}>", String::from_utf8_lossy(&tag.name))
        }
        Token::EndTag(tag) => format!("</{}>", String::from_utf8_lossy(&tag.name)),
        Token::Comment(_) => "<!-- -->".to_owned(),
        _ => String::new(),
    });
    tokens.filter(|token| !token.is_empty()).collect()
}

#[test]
fn hostile_texts_leave_the_structure_of_every_page_as_it_is() {
    let shown = |sandbox: &Sandbox, path: &str| {
        let response = Page::new(sandbox).get(path);
        assert_eq!(response.status, 200, "{path}");
        structure(&response.text())
    };
    // It breaks the same patterns as the hostile ones, so that the same rules are named.
    let (plain, texts) = sandbox("plain text!");
    let expected: Vec<Vec<String>> = pages(&plain).iter().map(|path| shown(&plain, path)).collect();
    for text in HOSTILE {
        let (hostile, _) = sandbox(text);
        let paths = pages(&hostile);
        assert_eq!(paths.len(), expected.len());
        for (path, expected) in paths.iter().zip(&expected) {
            assert_eq!(&shown(&hostile, path), expected, "{path}: {text:?}");
        }
    }
    let pages = expected.len();
    println!("{} hostile texts in {texts} places each, on {pages} pages", HOSTILE.len());
    assert!(texts > 100, "{texts}");
}

#[test]
fn hostile_texts_in_addresses_and_forms_leave_the_structure_as_it_is() {
    let sandbox = Sandbox::start().unwrap();
    let page = Page::new(&sandbox);
    let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let get = |text: &str| {
        let text = encode(text);
        let paths = [
            format!("/?q={text}"),
            format!("/?q={text}&stage={text}&review={text}&catalog={text}&page={text}&done={text}"),
            format!("/invitations?catalog={text}&done={text}"),
            format!("/opportunities/{text}"),
            format!("/requests/{text}"),
            format!("/{text}"),
        ];
        paths.map(|path| structure(&page.get(&path).text()))
    };
    let post = |text: &str| {
        let names = [
            "id", "status", "reason", "title", "company", "country", "website", "project", "date", "amount", "problem",
            "industry", "role", "back", "seconds",
        ];
        let form: Vec<(&str, &str)> =
            std::iter::once(("catalog", CATALOG)).chain(names.map(|name| (name, text))).collect();
        ["approve", "review", "expire", "advance"]
            .map(|action| structure(&page.post(&format!("/actions/{action}"), &form).text()))
    };
    let (plain, plain_post) = (get("plain"), post("plain"));
    for text in HOSTILE {
        assert_eq!(get(text), plain, "{text:?}");
        assert_eq!(post(text), plain_post, "{text:?}");
        // Which values are invalid differs, and so the list of problems: it has to name no tag of the text.
        let invite = page
            .post("/actions/invite", &[("catalog", CATALOG), ("title", text), ("company", text), ("problem", text)]);
        let tags = structure(&invite.text()).concat();
        assert!(
            ["img", "iframe", "base", "template", "svg", "onerror"].iter().all(|name| !tags.contains(name)),
            "{text:?}"
        );
        assert_eq!(tags.matches("<script").count(), 1, "{text:?}");
    }
}
