//! What tags mean for the text around them, and which ones HTML has.

/// What a tag does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Strong,
    Emphasis,
    Code,
    Anchor,
    /// Only its text counts.
    Inline,
    /// Starts a paragraph, as its end does.
    Block,
    Break,
    Heading(usize),
    Preformatted,
    List {
        /// Of its first item, if they have numbers.
        first_number: Option<u32>,
    },
    Item,
    /// The first part of an entry of a definition list. Its end leaves the entry open for what defines it.
    Term,
    Quote,
    /// A quotation that starts with this word.
    Callout(&'static str),
    Table,
    Row,
    Cell,
    Image,
    /// The service's name before its description.
    FullName,
    /// Neither the tag nor its content is for readers.
    Hidden,
}

impl Tag {
    /// Of a lower-case name; `None` for what is no tag of HTML or of official models.
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

    /// Whether the tag stands among words rather than between paragraphs.
    pub(super) fn is_inline(self) -> bool {
        matches!(
            self,
            Self::Strong | Self::Emphasis | Self::Code | Self::Anchor | Self::Inline | Self::Image | Self::Break
        )
    }
}
