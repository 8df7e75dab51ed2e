//! Properties that hold for any text: rustdoc's parser parses the printed Markdown to the text of the events.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use pulldown_cmark::{Event as Element, Options, Parser};

use super::blocks::Event;
use super::escape::BREAK;
use super::spans::Span;
use super::{Document, WIDTH, escape, inline, writer};

/// The extensions that rustdoc enables, except for typographic quotes.
const RUSTDOC: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// The parts of test texts: Markdown and HTML, complete and incomplete.
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

/// The text that rustdoc's parser parses. Elements other than text are printed with `Debug`.
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

/// The blocks with their formatting and links, without white space.
fn structure(document: &Document) -> Vec<String> {
    // Formatting next to a URL is removed more often than necessary.
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
        // Adjacent code spans are parsed as one.
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
fn the_parsed_text_is_that_of_the_events() {
    holds(|document, lines, _| {
        prop_assert_eq!(letters(&document.text()), read(&lines.join("\n")));
        Ok(())
    });
}

#[test]
fn printed_markdown_is_parsed_to_the_same_structure() {
    holds(|document, lines, _| {
        prop_assert_eq!(structure(document), structure(&Document::parse(&lines.join("\n"))));
        Ok(())
    });
}

#[test]
fn a_line_is_too_wide_only_if_it_is_one_word() {
    holds(|document, lines, width| {
        let mut longest = width;
        for event in &document.events {
            let Event::Paragraph(spans) = event else { return Ok(()) };
            longest = inline::line(spans).split(BREAK).map(|word| word.chars().count() + 1).fold(longest, usize::max);
        }
        // A line that could separate the header of a table has a backslash.
        let too_long = |line: &&String| line.chars().count() > longest && !line.starts_with('\\');
        prop_assert_eq!(lines.iter().find(too_long), None);
        Ok(())
    });
}
