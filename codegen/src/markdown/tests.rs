use super::{Document, Paragraph, code_span, writer};

/// The text as Markdown in lines of this width.
fn wrap(text: &str, width: usize) -> Vec<String> {
    writer::lines(&Document::parse(text).events, width)
}

fn from_documentation(text: &str) -> String {
    wrap(text, 1000).join("\n")
}

#[track_caller]
fn assert_all(cases: &[(&str, &str)]) {
    for (text, markdown) in cases {
        assert_eq!(from_documentation(text), *markdown, "from {text:?}");
    }
}

#[test]
fn text_without_words_is_empty() {
    assert_all(&[
        ("", ""),
        (" \n\t ", ""),
        ("<p></p>", ""),
        ("<p> <b> </b></p><ul><li></li></ul>", ""),
        ("&nbsp;", ""),
    ]);
}

#[test]
fn commonmark_that_rustdoc_parses_the_same_way_is_unchanged() {
    for text in [
        "The *size* of a **crate**, in `bytes`.",
        "# Boxes\n\nFirst:\n\n1. open\n2. look\n\n   and look again\n",
        "| a | b |\n|---|---|\n| 1 | `x\\|y` |",
        "See [the guide](https://example.com/a_b) or <https://example.com>.",
        "```text\nfn main() { [a](b) <c> }\n```",
        "`[a] <b> &lt; https://example.com`",
        "a < b, a & b, 5 > 3, \\*not emphasis\\*, \\[1\\]",
    ] {
        assert_eq!(from_documentation(text), text.trim_end());
    }
}

#[test]
fn alternative_forms_of_commonmark_are_printed_in_one_form() {
    assert_all(&[
        ("The _size_ of a __crate__", "The *size* of a **crate**"),
        ("A title\n===\n\nText", "# A title\n\nText"),
        ("* one\n* two\n\n+ three", "- one\n- two\n\n* three"),
        ("- one\n\n- two", "- one\n- two"),
        ("3) three\n4) four", "3. three\n4. four"),
        (
            "[guide]: https://example.com\n\nSee [the guide][guide] and [guide].",
            "See [the guide](https://example.com) and [guide](https://example.com).",
        ),
        ("[a](https://example.com/a_(b))", "[a](https://example.com/a_%28b%29)"),
        ("<a@example.com>", "[a@example.com](mailto:a@example.com)"),
        ("| a |\n|:-:|\n| b |", "| a |\n|---|\n| b |"),
        ("one\n\n***\n\ntwo", "one\n\ntwo"),
        ("a  \nb\\\nc", "a\n\nb\n\nc"),
        ("**a  \nb**", "**a b**"),
        ("```json\n{\"a\": [1]}\n```", "```text\n{\"a\": [1]}\n```"),
    ]);
}

#[test]
fn extensions_of_rustdoc_are_escaped() {
    assert_all(&[
        ("- [ ] open\n- [x] done", "- \\[ \\] open\n- \\[x\\] done"),
        ("A ~~word~~.[^1]", "A \\~\\~word\\~\\~.\\[^1\\]"),
    ]);
}

#[test]
fn brackets_that_rustdoc_would_parse_as_links_are_escaped_in_commonmark() {
    assert_all(&[
        ("An [array] of [u8; 4].", "An \\[array\\] of \\[u8; 4\\]."),
        ("Item [`Box`] here.", "Item \\[`Box`\\] here."),
        ("See [the page](boxes.html) and [top](#top).", "See the page and top."),
        ("![A box](box.png)", "A box"),
        ("Go to https://example.com/a_b?c=d.", "Go to <https://example.com/a_b?c=d>."),
        ("(see https://example.com/a_(b))", "(see <https://example.com/a_(b)>)"),
        ("https://example.com/?a=1&amp;b=2", "<https://example.com/?a=1&b=2>"),
        ("https://{name}.example.com/x, that is.", "`https://{name}.example.com/x`, that is."),
        ("https://www.example.<suffix>/", "`https://www.example.<suffix>/`"),
        ("**https://example.com**", "**<https://example.com>**"),
    ]);
}

#[test]
fn placeholders_and_stray_backticks_are_escaped_in_commonmark() {
    assert_all(&[
        ("Use <name> or <Name>.", "Use \\<name> or \\<Name>."),
        ("Vec<String> holds it", "Vec\\<String> holds it"),
        ("<box:lid>", "\\<box:lid>"),
        ("a ` b", "a \\` b"),
    ]);
}

#[test]
fn entities_in_commonmark_become_characters() {
    assert_all(&[
        ("Boxes &amp; lids", "Boxes & lids"),
        ("&lt;name&gt;", "\\<name>"),
        ("&#42;a&#x2a;", "\\*a\\*"),
        ("&amp;lt;", "\\&lt;"),
        ("a&nbsp;b", "a b"),
        ("&mdash; &unknown;", "— \\&unknown;"),
    ]);
}

#[test]
fn code_blocks_are_marked_as_text() {
    assert_all(&[
        ("```\nlet a = 1;\n```", "```text\nlet a = 1;\n```"),
        ("```rust,ignore\na\n```", "```text\na\n```"),
        ("~~~\na\n~~~", "```text\na\n```"),
        ("- a\n\n  ```\n  b\n  ```", "- a\n\n  ```text\n  b\n  ```"),
        ("Text:\n\n    let a = 1;\n      b\n\nMore.", "Text:\n\n```text\nlet a = 1;\n  b\n```\n\nMore."),
        ("Never closed:\n\n```\na", "Never closed:\n\n```text\na\n```"),
        ("<p>a</p><pre>\n x\n\n  y `` ```\n</pre>", "a\n\n````text\n x\n\n  y `` ```\n````"),
        ("<pre><code>&lt;a&gt;<br/><Box></Box></code></pre>", "```text\n<a>\n<Box></Box>\n```"),
    ]);
}

#[test]
fn html_in_commonmark_doesn_t_change_the_markdown_around_it() {
    assert_all(&[
        ("A <b>big</b> *box* with `<b>`.", "A **big** *box* with `<b>`."),
        ("- one <i>a</i>\n- two", "- one *a*\n- two"),
        ("<p>Boxes:</p>\n\n- `one`\n- two", "Boxes:\n\n- `one`\n- two"),
        ("A<!-- secret --> box", "A box"),
        ("<p>One</p>\n\nTwo\n**three**", "One\n\nTwo **three**"),
        ("<p>One\n\n    `two`\n\n<i>`three`</i></p>", "One \\`two\\` *\\`three\\`*"),
        ("<p>One</p><pre>\n\n# two\n</pre>", "One\n\n```text\n# two\n```"),
    ]);
}

#[test]
fn html_paragraphs_are_blocks() {
    assert_all(&[
        ("<p>One\n     box.</p> <p>Two  boxes.</p>", "One box.\n\nTwo boxes."),
        ("<p>One<p>Two<div>Three</div>Four", "One\n\nTwo\n\nThree\n\nFour"),
        ("<p>One<br/>Two <b>a<br>b</b></p>", "One\n\nTwo **a b**"),
        ("<h2>Lids #</h2><p>a</p>", "## Lids \\#\n\na"),
        ("<fullname>Boxes</fullname><p>Keeps boxes.</p>", "Keeps boxes."),
        ("<fullname>Boxes</fullname>", "Boxes"),
        ("<p>a</p><script>b()</script><p>c</p>", "a\n\nc"),
    ]);
}

#[test]
fn html_formatting_becomes_markdown_where_markdown_can_express_it() {
    assert_all(&[
        ("<p><b>a</b> <i>b</i> <strong>c </strong>d<em> e</em></p>", "**a** *b* **c** d *e*"),
        ("<p>un<b>box</b>ing</p>", "un**box**ing"),
        ("<p>a<b>\"b\"</b>c</p>", "a\"b\"c"),
        ("<p><b>a</b><i>b</i></p>", "**a**b"),
        ("<p><b>a<i>b</b>c</i></p>", "**ab**c"),
        ("<p><b>open</p><p>plain</p>", "**open**\n\nplain"),
        ("<p></b>plain</i></p>", "plain"),
    ]);
}

#[test]
fn html_code_becomes_code_spans_with_the_same_content() {
    assert_all(&[
        ("<p>Set <code>a*b</code>.</p>", "Set `a*b`."),
        ("<p><code> a\n  b </code>c</p>", "`a b` c"),
        ("<p><code>a`b</code> <code>`</code></p>", "`` a`b `` `` ` ``"),
        ("<p><code>a</code><code>b</code></p>", "`ab`"),
        ("<p><code>arn:<i>name</i>:*</code></p>", "`arn:name:*`"),
        ("<p><code>/boxes/<BoxName></code></p>", "`/boxes/<BoxName>`"),
        ("<p><code></code>a</p>", "a"),
    ]);
}

#[test]
fn html_links_are_external_or_text() {
    assert_all(&[
        ("<p><a href=\"https://example.com/a b\">The  guide</a></p>", "[The guide](https://example.com/a%20b)"),
        ("<p><a href=\"https://example.com\"><code>a</code> [b]</a></p>", "[`a` \\[b\\]](https://example.com)"),
        ("<p><a href=\"https://example.com/(a)\">b</a>!</p>", "[b](https://example.com/%28a%29)!"),
        ("<p>Look!<a href=\"https://example.com\">b</a></p>", "Look\\![b](https://example.com)"),
        ("<p><a href=\"https://example.com/\">https://example.com/</a></p>", "<https://example.com/>"),
        ("<p><a href=\"mailto:a@example.com\">Write</a></p>", "[Write](mailto:a@example.com)"),
        ("<p><a href=\"javascript:alert(1)\">a</a> <a href=\"b.html\">B</a></p>", "a B"),
        ("<p><a href=\"https://example.com\"></a>a</p>", "a"),
        ("<p>Call <a>OpenBox</a>, not <a>the other one</a>.</p>", "Call `OpenBox`, not the other one."),
        ("<p>At https://example.com/a.</p>", "At <https://example.com/a>."),
    ]);
}

#[test]
fn html_text_is_never_markup() {
    assert_all(&[
        ("<p>2 * 3 * 4, a*b*c, snake_case_name, _a_</p>", "2 * 3 * 4, a\\*b\\*c, snake_case_name, \\_a\\_"),
        ("<p>[a](b) `c` ~d~</p>", "\\[a\\](b) \\`c\\` \\~d\\~"),
        ("<p>a &lt; b &lt;c&gt; &amp;amp; &#x41;&eacute;</p>", "a < b \\<c> \\&amp; Aé"),
        ("<p># a</p><p>- b</p><p>1. c</p><p>&gt; d</p><p>---</p>", "\\# a\n\n\\- b\n\n1\\. c\n\n\\> d\n\n\\---"),
        ("<p>C:\\* a\\b</p>", "C:\\\\* a\\b"),
        ("<p>é <region> <foo>a</foo> <", "é \\<region> a <"),
        ("<p>a <b", "a \\<b"),
        ("<p>a\u{202e}b&#x202e;c&#13;d\u{0}</p>", "abc d"),
    ]);
}

#[test]
fn html_lists_nest() {
    assert_all(&[
        ("<p>a:</p><ul><li><p>b</p></li> <li>c</li></ul><p>d</p>", "a:\n\n- b\n- c\n\nd"),
        ("<ol><li>a</li><li><p>b</p><p>c</p></li><li>d</li></ol>", "1. a\n2. b\n\n   c\n\n3. d"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ol><li>a<ol start=4><li>b</ol></ol>", "1. a\n\n   4. b"),
        ("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n  - b\n- c"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"),
        ("<li>a<li>b", "- a\n- b"),
        ("<ul><li>a<pre>b\nc</pre></li></ul>", "- a\n\n  ```text\n  b\n  c\n  ```"),
        (
            "<dl><dt>Lid</dt><dd><p>Closes.</p></dd><dt>Box</dt><dd>Holds.</dd></dl>",
            "- Lid\n\n  Closes.\n\n- Box\n\n  Holds.",
        ),
        ("<ul>a<ul>b<li>c", "a\n\nb\n\n- c"),
    ]);
}

#[test]
fn html_notes_are_labelled_quotations() {
    assert_all(&[
        ("<p>a</p><note><p>b</p><p>c</p></note><p>d</p>", "a\n\n> **Note:** b\n>\n> c\n\nd"),
        ("<important><ul><li>a</li></ul></important>", "> **Important:**\n>\n> - a"),
        ("<ul><li>a<note>b</note></li><li>c</li></ul>", "- a\n\n  > **Note:** b\n\n- c"),
        ("<note>a</note><caution>b</caution>", "> **Note:** a\n\n> **Caution:** b"),
        ("<blockquote>a</blockquote>", "> a"),
    ]);
}

#[test]
fn html_tables_have_a_head_and_one_line_per_row() {
    assert_all(&[
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td><p>c</p><p>d|e</p></td></tr></table><p>f</p>",
            "| a | b |\n|---|---|\n| c d\\|e |\n\nf",
        ),
        ("<table><tr><td>a</table>", "| a |\n|---|"),
        ("<table></table>", ""),
    ]);
}

#[test]
fn any_depth_of_nesting_is_accepted() {
    for unit in [
        "<ul><li>a",
        "<note>",
        "<b><i>",
        "<table><td>",
        "<a href='https://example.com'>",
        "> - ",
        "[",
        "*a _b ",
        "</li>",
    ] {
        let text = unit.repeat(4_000);
        wrap(&from_documentation(&text), 80);
        wrap(&from_documentation(&format!("<p>{text}")), 80);
    }
}

#[test]
fn lines_are_wrapped_between_words() {
    assert_eq!(wrap("", 10), Vec::<String>::new());
    assert_eq!(wrap("one two three four", 9), ["one two", "three", "four"]);
    assert_eq!(wrap("one\ntwo\n\nthree", 80), ["one two", "", "three"]);
    assert_eq!(wrap("öne twö x", 7), ["öne twö", "x"]);
    assert_eq!(wrap("extraordinary a", 5), ["extraordinary", "a"]);
}

#[test]
fn code_urls_tables_and_headings_are_not_broken() {
    for line in ["`a b c d`", "# a b c d", "<https://example.com/a/b>", "| a b c |\n|---|"] {
        assert_eq!(wrap(line, 3).join("\n"), line);
    }
    assert_eq!(
        wrap("```text\na b c d\n\n    e f\n```\ng h", 3),
        ["```text", "a b c d", "", "    e f", "```", "", "g h"]
    );
    assert_eq!(wrap("[a b c](https://example.com) d", 5), ["[a b", "c](https://example.com)", "d"]);
    assert_eq!(wrap("see [`A B`](https://example.com), now", 4), ["see", "[`A B`](https://example.com),", "now"]);
    assert_eq!(wrap("> `a\n> b` c", 80), ["> `a b` c"]);
}

#[test]
fn lines_of_items_and_quotations_are_indented() {
    assert_eq!(wrap("- one two\n- three four", 7), ["- one", "  two", "- three", "  four"]);
    assert_eq!(wrap("10. one two\n\n    three four", 8), ["10. one", "    two", "", "    three", "    four"]);
    assert_eq!(wrap("> one two\nthree", 6), ["> one", "> two", "> three"]);
    assert_eq!(wrap("- > one two", 8), ["- > one", "  > two"]);
}

#[test]
fn words_that_would_start_a_block_are_escaped_at_the_start_of_a_line() {
    for (text, lines) in [
        ("aaa - b", ["aaa", "\\- b"].as_slice()),
        ("aaa # b", &["aaa", "\\# b"]),
        ("aaa === b", &["aaa", "\\===", "b"]),
        ("aaa > b", &["aaa", "\\> b"]),
        ("in 1. 100. a", &["in", "1\\.", "100.", "a"]),
        ("aaa | b", &["aaa", "| b"]),
        ("aaa | :-- |", &["aaa", "\\|", "\\:--", "\\|"]),
        ("aaa\\ b", &["aaa\\\\", "b"]),
        ("\\--- aaa", &["\\---", "aaa"]),
        ("**-** aaa", &["**-**", "aaa"]),
    ] {
        assert_eq!(wrap(text, 4), lines, "{text}");
    }
}

#[test]
fn lines_leave_room_for_the_marker_and_the_indentation() {
    let document = Document::parse(&"xxxxxxxxx ".repeat(20));
    for (indent, longest) in [(0, 89), (1, 89), (7, 89), (8, 79), (200, 9)] {
        let widths = document.lines(indent).iter().map(String::len).max();
        assert_eq!(widths, Some(longest), "{indent}");
    }
}

#[test]
fn the_first_block_is_found_without_its_containers() {
    for (text, expected) in [
        ("", ""),
        ("One.\n\nTwo.", "One."),
        ("Calls `Get` *and*\n[more](https://a.b) \\*.", "Calls Get and more *."),
        ("# Title\n\nText", "Title"),
        ("- one\n- two", "one"),
        ("```\ncode\n```\ntext", "code"),
        ("![](x)\n\nText", "Text"),
        ("<p>One <code>a</code>.<p>Two", "One a."),
    ] {
        assert_eq!(Document::parse(text).first_block().text(), expected, "{text}");
    }
}

#[test]
fn generated_paragraphs_have_text_code_and_links() {
    let paragraph =
        Paragraph::default().text("Of <a> [b]: ").link("Get", "crate::Client::get").text(", not ").code("a`\n");
    assert_eq!(paragraph.lines(0), ["Of \\<a> \\[b\\]: [`Get`](crate::Client::get), not `` a`\\n ``"]);
    assert_eq!(Paragraph::default().lines(0), Vec::<String>::new());
    let mut document = Document::parse("- one");
    document.push(Paragraph::default());
    document.push(Paragraph::default().text("two"));
    assert_eq!(document.or(|| Paragraph::default().text("three")).lines(0), ["- one", "", "two"]);
    assert_eq!(Document::default().or(|| Paragraph::default().text("three")).lines(0), ["three"]);
}

#[test]
fn any_text_is_code_in_one_line() {
    for (text, span) in [
        ("^a$", "`^a$`"),
        ("[`]", "`` [`] ``"),
        ("``", "``` `` ```"),
        ("a\nb\r", "`a\\nb\\r`"),
        ("[\u{202e}]", "`[\\u{202e}]`"),
        (" a", "`  a `"),
        (" ", "` `"),
    ] {
        assert_eq!(code_span(text), span);
    }
}
