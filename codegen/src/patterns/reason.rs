//! The error for patterns that can't be compiled.

use std::fmt;

/// The error for patterns that can't be compiled. It is displayed as a clause that follows "because".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// `\1`, `\k<name>`
    BackReference,
    /// `(?<=…)`, `(?<!…)`
    LookBehind,
    /// `(?=…)`, `(?!…)` elsewhere than after a `^` at the start.
    LookAhead,
    /// `(?>…)`, `a*+`
    Possessive,
    /// An unknown character property.
    Property(String),
    /// An unknown escape.
    Escape(String),
    /// An unknown flag.
    Flag(char),
    /// `[]`, `[^]`, or `&&[` in a class, which ECMA 262 and Java interpret differently.
    Ambiguous(&'static str),
    /// The automaton would be too large.
    TooLarge,
    /// No text matches, so the model can't mean it.
    MatchesNothing,
    /// A syntax error.
    Syntax(String),
}

impl PatternError {
    /// The error of regex-syntax in one line.
    pub(super) fn syntax(error: &regex_syntax::Error) -> Self {
        use regex_syntax::ast::ErrorKind as Ast;
        use regex_syntax::hir::ErrorKind as Hir;

        match error {
            regex_syntax::Error::Parse(error) => match error.kind() {
                Ast::NestLimitExceeded(_) | Ast::CaptureLimitExceeded => Self::TooLarge,
                kind => Self::Syntax(kind.to_string()),
            },
            regex_syntax::Error::Translate(error) => match error.kind() {
                Hir::UnicodePropertyNotFound | Hir::UnicodePropertyValueNotFound => {
                    let name = error.pattern().get(error.span().start.offset..error.span().end.offset);
                    Self::Property(name.unwrap_or_default().to_owned())
                }
                kind => Self::Syntax(kind.to_string()),
            },
            error => Self::Syntax(error.to_string().lines().last().unwrap_or_default().to_owned()),
        }
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BackReference => f.write_str("it has a back-reference"),
            Self::LookBehind => f.write_str("it has a look-behind"),
            Self::LookAhead => f.write_str("it has a look-ahead that is not at its start"),
            Self::Possessive => f.write_str("it has a possessive quantifier or an atomic group"),
            Self::Property(name) => write!(f, "it has the unknown character property `{name}`"),
            Self::Escape(escape) => write!(f, "it has the unknown escape `{escape}`"),
            Self::Flag(flag) => write!(f, "it has the unknown flag `{flag}`"),
            Self::Ambiguous(text) => write!(f, "it has `{text}`, which is ambiguous"),
            Self::TooLarge => f.write_str("its automaton would be too large"),
            Self::MatchesNothing => f.write_str("no text matches it"),
            Self::Syntax(problem) => write!(f, "it is invalid: {problem}"),
        }
    }
}

impl std::error::Error for PatternError {}
