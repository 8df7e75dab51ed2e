//! The page in headless Chromium: hostile records, the keyboard, live events, labels, screenshots.

use std::fs;
use std::path::Path;

use partnercentral_sandbox::{Sandbox, Settings};
use partnercentral_selling::types::{Account, Customer, Project};
use serde_json::json;

use super::hostile::{HOSTILE, pages, sandbox as hostile_sandbox};
use super::list::ten_thousand;
use super::webdriver::Browser;
use crate::case::{CATALOG, Case, complete};

/// Elements that no page has, unless a text of a record is interpreted as HTML.
const FOREIGN: &str = "return document.querySelectorAll('main script, img, svg, iframe, base, style, template, \
                       meta[http-equiv], [onerror], [onload], [onfocus], [onmouseover]').length";

fn first(browser: &Browser, sandbox: &Sandbox) {
    browser.open(&sandbox.page_url());
    // The token doesn't stay in the address.
    browser.wait("return location.pathname === '/' && location.search === ''");
}

#[test]
fn no_hostile_text_becomes_a_part_of_a_page() {
    let Some(browser) = Browser::start() else { return };
    let (all, long) = (HOSTILE.join("\n"), "W".repeat(3_000));
    let (mut shown, mut texts) = (0, Vec::new());
    for text in HOSTILE.into_iter().chain([all.as_str(), long.as_str()]) {
        let (sandbox, _) = hostile_sandbox(text);
        first(&browser, &sandbox);
        let paths =
            if text == all || text == long { pages(&sandbox) } else { vec!["/opportunities/O1000002".to_owned()] };
        for path in paths {
            browser.open(&format!("{}{path}", sandbox.url()));
            browser.wait("return document.getElementById('news').className === 'live'");
            assert_eq!(browser.run("return window.broken === undefined"), json!(true), "{path}: {text:?}");
            assert_eq!(browser.run(FOREIGN), json!(0), "{path}: {text:?}");
            assert_eq!(browser.run("return document.scripts.length"), json!(1), "{path}: {text:?}");
            browser.resize(360, 800);
            let width = browser.run("return document.documentElement.scrollWidth");
            assert_eq!(width, json!(360), "it fits a phone: {path}: {text:?}");
            shown += 1;
        }
        texts.push(text.len());
        // Before the sandbox ends, so that no stream breaks.
        browser.open("about:blank");
    }
    assert_eq!(browser.complaints(), [""; 0]);
    println!("{} hostile texts, {shown} pages in Chromium", texts.len());
}

#[tokio::test]
async fn a_person_reviews_with_the_keyboard_and_sees_what_happens() {
    let Some(browser) = Browser::start() else { return };
    let case = Case::new();
    let id = case.in_review().await;
    first(&browser, &case.sandbox);

    // The first stop of the keyboard skips the navigation.
    browser.press("\u{e004}");
    assert_eq!(browser.run("return document.activeElement.textContent"), json!("Skip to the content"));
    browser.run(&format!("document.getElementById('deal-{id}').focus()"));
    browser.press("\u{e007}");
    browser.wait(&format!("return location.pathname === '/opportunities/{id}'"));
    browser.run("document.querySelector('textarea').focus()");
    browser.press("Which city?\u{e004}\u{e007}");
    browser.wait("return document.body.innerText.includes('Action is required of the partner now.')");
    assert_eq!(case.status(&id), "Action Required");

    // What others do is shown without a reload.
    browser.run("window.still = true");
    case.sandbox.aws(CATALOG).approve(&id).unwrap();
    browser.wait("return document.getElementById('deal').innerText.includes('Approved')");
    browser.wait("return document.getElementById('deal-events').innerText.includes('Engagement Member Added')");
    assert_eq!(browser.run("return window.still"), json!(true));

    browser.click("a[href='/events']");
    browser.wait("return document.querySelectorAll('#events details').length > 5");
    browser.click("a[href='/invitations']");
    browser.click("button[value='1296000']");
    browser.wait("return document.getElementById('clock').textContent.startsWith('2026-06-16')");
    browser.wait("return document.getElementById('invitations').innerText.includes('Expired')");
    browser.click(".invite .primary");
    browser.wait("return document.body.innerText.includes('The invitation is sent.')");
    assert_eq!(browser.complaints(), [""; 0]);
}

/// Fields without a label, controls without a name, headings that are left out, names that are there twice.
const UNLABELLED: &str = "
    const bad = [];
    for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
      if (!field.labels.length || !field.labels[0].textContent.trim()) bad.push(field.outerHTML);
    for (const control of document.querySelectorAll('button, a, summary'))
      if (!(control.getAttribute('aria-label') || control.textContent).trim()) bad.push(control.outerHTML);
    for (const meter of document.querySelectorAll('meter')) if (!meter.ariaLabel) bad.push(meter.outerHTML);
    for (const cell of document.querySelectorAll('th')) if (!cell.scope) bad.push(cell.outerHTML);
    const ids = [...document.querySelectorAll('[id]')].map((it) => it.id);
    if (new Set(ids).size !== ids.length) bad.push('an id is there twice');
    if (document.querySelectorAll('h1').length !== 1) bad.push('not one h1');
    if (document.documentElement.lang !== 'en' || !document.title) bad.push('no language or title');
    if (document.documentElement.scrollWidth > innerWidth) bad.push('wider than the window: ' + document.documentElement.scrollWidth);
    return bad;
";

/// Texts with a contrast below 4.5 to 1, by the formula of WCAG.
const FAINT: &str = "
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgb = (colour) => {
      canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = (colour) => rgb(colour).slice(0, 3).map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
      .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
    const ground = (element) => {
      for (let it = element; it; it = it.parentElement) {
        const colour = getComputedStyle(it).backgroundColor;
        if (rgb(colour)[3] === 255) return colour;
      }
      return 'white';
    };
    const faint = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || element.closest('option, script')) continue;
      const [one, other] = [light(getComputedStyle(element).color), light(ground(element))].sort((a, b) => b - a);
      if ((one + 0.05) / (other + 0.05) < 4.5) faint.push(walker.currentNode.data.trim());
    }
    return faint;
";

#[tokio::test]
async fn pages_are_labelled_readable_and_fit_a_phone_in_light_and_dark() {
    let Some(browser) = Browser::start() else { return };
    let case = busy().await;
    first(&browser, &case.sandbox);
    let review = case
        .sandbox
        .opportunities(CATALOG)
        .into_iter()
        .find(|it| it.project.as_ref().is_some_and(|it| it.title.as_deref() == Some(TITLE)));
    let review = format!("/opportunities/{}", review.unwrap().id);
    for path in ["/", &review, "/invitations", "/requests", "/events"] {
        browser.open(&format!("{}{path}", case.sandbox.url()));
        for (scheme, width) in [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)] {
            browser.scheme(scheme);
            browser.resize(width, 800);
            assert_eq!(browser.run(UNLABELLED), json!([]), "{path} {scheme} {width}");
            assert_eq!(browser.run(FAINT), json!([]), "{path} {scheme} {width}");
        }
        let foreign = "return performance.getEntriesByType('resource').filter((it) => !it.name.startsWith(location.origin)).length";
        assert_eq!(browser.run(foreign), json!(0), "it works without a network");
    }
    assert_eq!(browser.complaints(), [""; 0]);
    if let Some(folder) = std::env::var_os("SANDBOX_SCREENSHOTS") {
        screenshots(&browser, &case, &review, Path::new(&folder));
    }
}

const TITLE: &str = "Forecasts of demand for twelve stores";

/// A sandbox in which there is something to see.
async fn busy() -> Case {
    let case = Case::with(Settings::new().quota("real".parse().unwrap()));
    let deals = [
        ("Woodgrove Bank", "Archive of ten years of letters", "8200"),
        ("Alpine Ski House", "Booking that survives the first snow", "3100"),
        ("Litware", "Move of a print shop", "950"),
        ("Adventure Works", TITLE, "14500"),
    ];
    for (number, (company, title, amount)) in deals.into_iter().enumerate() {
        let mut request = complete();
        let account = Account::new().company_name(company).industry("Retail").website_url("https://example.com");
        let customer: &mut Customer = request.customer.as_mut().unwrap();
        let address = customer.account.take().unwrap().address.unwrap();
        customer.account = Some(account.address(address));
        let mut project: Project = request.project.take().unwrap();
        project.title = Some(title.to_owned());
        project.expected_customer_spend.as_mut().unwrap()[0].amount = Some(amount.to_owned());
        let id = case.submitted(request.project(project)).await;
        let aws = case.sandbox.aws(CATALOG);
        match number {
            0 => aws.approve(&id).unwrap(),
            1 => aws.ask_for_action(&id, "The postal code doesn't belong to the city.").unwrap(),
            2 => aws.reject(&id, "The project has ended.").unwrap(),
            _ => {}
        }
        case.seconds(3_600);
    }
    case.get("O1000002").await;
    case.get("O1000003").await;
    case.client.create_opportunity(complete().origin("AWS Referral").opportunity_type("Renewal")).await.unwrap_err();
    case
}

/// Writes the pictures of the README.
fn screenshots(browser: &Browser, case: &Case, review: &str, folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    for (name, path, scheme) in [("list", "/", "light"), ("review", review, "dark")] {
        browser.scheme(scheme);
        browser.resize(960, 600);
        browser.open(&format!("{}{path}", case.sandbox.url()));
        browser.wait("return document.getElementById('news').className === 'live'");
        fs::write(folder.join(format!("{name}.webp")), browser.screenshot()).unwrap();
    }
}

#[test]
fn ten_thousand_opportunities_are_listed_in_a_browser_in_time() {
    let Some(browser) = Browser::start() else { return };
    let sandbox = ten_thousand();
    first(&browser, &sandbox);
    assert_eq!(browser.run("return document.querySelectorAll('#deals tbody tr').length"), json!(50));
    let [shown, styled] = [
        "return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd",
        "return getComputedStyle(document.querySelector('.top')).borderBottomWidth",
    ]
    .map(|script| browser.run(script));
    println!("the list of 10,000 opportunities is shown in Chromium after {shown} ms");
    assert!(shown.as_f64().unwrap() < 5_000.0, "{shown} ms");
    assert_eq!(styled, json!("1px"), "the style is loaded");
}
