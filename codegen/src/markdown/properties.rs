//! What holds for any text: rustdoc's parser reads what the writer printed as what the events say.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use pulldown_cmark::{Event as Element, Options, Parser};

use super::blocks::Event;
use super::escape::BREAK;
use super::spans::Span;
use super::{Document, WIDTH, escape, inline, writer};

/// What rustdoc switches on, without the typographic quotes.
const RUSTDOC: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Pieces that texts are made of: both languages, whole and torn.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "word", "two words", "Size", " ", "  ", "\n", "\n\n", "\n    ", "\t", "\r\n", "\u{a0}", ".", "a", "1", "é", "مرحبا", "\u{202e}", "\u{200b}",
    "*", "**", "***", "_", "__", "~", "~~", "~~~\n", "`", "``", "```\n", "`code`", "`` a`b ``", "` `", "\\", "\\\\", "\\*", "#", "## ", " #", "- ", "* ", "+ ", "-", "--", "---\n",
    "===\n", "1. ", "2) ", "01. ", "> ", ">", "|", "| a | b |\n|---|---|\n", "|---|\n", ":-- | --\n", "[", "]", "[x]", "[ ] ", "[^1]", "[a]: b", "(", ")",
    "[a](https://example.com)", "[a](b)", "[`Size`](x)", "![", "![a](b)", "!", "<T>", "<a.b>", "<box:lid>", "<", ">", "</", "<!", "<?", "<!-- a -->",
    "&", "&amp;", "&lt;", "&#42;", "&#x60;", "&nbsp;", "&#10;", "&#xd;", "&unknown;", "http://", "https://example.com", "https://example.com/a_(b)?c=*&d;", "https://{r}.example.com",
    "<https://example.com/a&amp;b>", "<a@example.com>", "a very long line of plain words that has to be wrapped somewhere, since it is wider than any page is",
    "Anextraordinarilylongwordthatdoesnotfitintothelineofanypageandcannotbebrokenanywherewithoutharmtoitsmeaningatallreally",
    "<p>", "</p>", "<P>", "<b>", "</b>", "<i>", "</i>", "<code>", "</code>", "<pre>", "</pre>", "<a>", "<a href=\"https://example.com/x\">", "<a href='y'>", "</a>", "<ul>", "</ul>", "<ol>",
    "<ol start=\"7\">", "<ol start=\"4000000000\">", "999999999. ", "</ol>", "<li>", "</li>", "<dl>", "<dt>", "</dt>", "<dd>", "<note>", "</note>", "<important>", "<blockquote>", "</blockquote>", "<br>", "<hr/>", "<table>",
    "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<h2>", "</h2>", "<script>", "</script>", "<fullname>", "</fullname>", "<img alt=\"a\">", "<region>", "<span class=\"a\">", "<b a",
];

fn runner() -> TestRunner {
    let cases = Config::default().cases * 8;
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 100_000, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![20 => select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    let pieces = prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat());
    prop_oneof![9 => pieces.clone(), 3 => pieces.prop_map(|text| format!("<p>{text}")), 1 => any::<String>()]
}

#[track_caller]
fn holds(test: impl Fn(&Document, &[String], usize) -> Result<(), TestCaseError>) {
    let widths = prop_oneof![Just(10_usize), Just(40), Just(WIDTH)];
    let tested = runner().run(&(texts(), widths), |(text, width)| {
        let document = Document::parse(&text);
        let lines = writer::lines(&document.events, width);
        test(&document, &lines, width)
            .map_err(|error| TestCaseError::fail(format!("{error}\nprinted:\n{}", lines.join("\n"))))
    });
    if let Err(error) = tested {
        panic!("{error}");
    }
}

/// The text as rustdoc's parser sees it; what is more than text stands out.
fn read(markdown: &str) -> String {
    let mut text = String::new();
    for element in Parser::new_ext(markdown, RUSTDOC) {
        match element {
            Element::Text(part) | Element::Code(part) => text.push_str(&part),
            Element::SoftBreak | Element::Start(_) | Element::End(_) => {}
            other => text.push_str(&format!("{other:?}")),
        }
    }
    letters(&text)
}

/// The text without white space.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Blocks with their marks and links, without white space.
fn structure(document: &Document) -> Vec<String> {
    // Marks that touch a URL are dropped sooner than they would have to be.
    let has_url = document.text().contains("http");
    let line = |spans: &Vec<Span>| {
        let mut text = String::new();
        for link in spans.chunk_by(|a, b| a.look.link == b.look.link) {
            for span in link {
                let style = if has_url { "" } else { span.look.style.mark() };
                let mark = if span.look.is_code { "`" } else { style };
                text.extend([mark, &letters(&span.text), mark]);
            }
            let address = link.first().and_then(|span| span.look.link.as_ref());
            text += &address.map(|link| format!("({})", escape::destination(&link.0))).unwrap_or_default();
        }
        // Code that touches code is read as one span.
        text.replace("``", "")
    };
    let mut blocks = Vec::new();
    for event in &document.events {
        match event {
            Event::Start(_) | Event::End | Event::Code(_) => blocks.push(format!("{event:?}")),
            Event::Paragraph(spans) => blocks.push(line(spans)),
            Event::Heading(level, spans) => blocks.push(format!("{level} {}", line(spans))),
            Event::Table(rows) => {
                blocks
                    .extend(rows.iter().map(|row| {
                        row.iter().map(line).collect::<Vec<_>>().join("|").trim_end_matches('|').to_owned()
                    }));
            }
        }
    }
    blocks
}

#[test]
fn the_text_is_that_of_the_events() {
    holds(|document, lines, _| {
        prop_assert_eq!(letters(&document.text()), read(&lines.join("\n")));
        Ok(())
    });
}

#[test]
fn what_is_printed_reads_as_what_it_was() {
    holds(|document, lines, _| {
        prop_assert_eq!(structure(document), structure(&Document::parse(&lines.join("\n"))));
        Ok(())
    });
}

#[test]
fn only_a_word_is_wider_than_a_line() {
    holds(|document, lines, width| {
        let mut longest = width;
        for event in &document.events {
            let Event::Paragraph(spans) = event else { return Ok(()) };
            longest = inline::line(spans).split(BREAK).map(|word| word.chars().count() + 1).fold(longest, usize::max);
        }
        // One that could be under the head of a table has a backslash before it.
        let too_long = |line: &&String| line.chars().count() > longest && !line.starts_with('\\');
        prop_assert_eq!(lines.iter().find(too_long), None);
        Ok(())
    });
}
