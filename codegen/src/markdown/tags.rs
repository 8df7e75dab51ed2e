//! The HTML tags, and their effect on the text around them.

/// The effect of a tag on the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Strong,
    Emphasis,
    Code,
    Anchor,
    /// Only its text is used.
    Inline,
    /// Starts a paragraph, and its end does too.
    Block,
    Break,
    Heading(usize),
    Preformatted,
    List {
        /// The number of the first item, if the items are numbered.
        first_number: Option<u32>,
    },
    Item,
    /// The term of a definition list. Its end keeps the item open for the definition.
    Term,
    Quote,
    /// A quotation that starts with this label.
    Callout(&'static str),
    Table,
    Row,
    Cell,
    Image,
    /// The name of the service, before its description.
    FullName,
    /// Neither the tag nor its content is printed.
    Hidden,
}

impl Tag {
    /// The tag with this name in lower case. `None` if neither HTML nor official models have it.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "b" | "strong" => Self::Strong,
            "i" | "em" | "cite" | "dfn" | "var" | "replaceable" => Self::Emphasis,
            "code" | "tt" | "kbd" | "samp" => Self::Code,
            "a" => Self::Anchor,
            "abbr" | "acronym" | "bdi" | "bdo" | "big" | "col" | "colgroup" | "del" | "font" | "input" | "ins"
            | "label" | "mark" | "q" | "s" | "small" | "span" | "strike" | "sub" | "sup" | "tbody" | "tfoot"
            | "thead" | "time" | "u" | "wbr" => Self::Inline,
            "address" | "article" | "aside" | "body" | "caption" | "center" | "dd" | "details" | "div" | "fieldset"
            | "figcaption" | "figure" | "footer" | "form" | "header" | "hr" | "html" | "main" | "nav" | "p"
            | "para" | "section" | "summary" | "title" => Self::Block,
            "br" => Self::Break,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "pre" | "programlisting" => Self::Preformatted,
            "ul" | "dl" | "menu" | "dir" => Self::List { first_number: None },
            "ol" => Self::List { first_number: Some(1) },
            "li" => Self::Item,
            "dt" => Self::Term,
            "blockquote" => Self::Quote,
            "note" => Self::Callout("Note"),
            "important" => Self::Callout("Important"),
            "caution" => Self::Callout("Caution"),
            "warning" => Self::Callout("Warning"),
            "tip" => Self::Callout("Tip"),
            "table" => Self::Table,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "img" => Self::Image,
            "fullname" | "shortname" => Self::FullName,
            "script" | "style" | "template" | "noscript" | "head" => Self::Hidden,
            _ => return None,
        })
    }

    /// True if the tag is in a line of text, and not between blocks.
    pub(super) fn is_inline(self) -> bool {
        matches!(
            self,
            Self::Strong | Self::Emphasis | Self::Code | Self::Anchor | Self::Inline | Self::Image | Self::Break
        )
    }
}
