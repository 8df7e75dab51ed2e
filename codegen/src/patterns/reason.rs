//! Why a pattern can't be compiled.

use std::fmt;

/// Why a pattern can't be compiled; `Display` is a clause that goes on from "because".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Uncompiled {
    /// `\1`, `\k<name>`
    BackReference,
    /// `(?<=…)`, `(?<!…)`
    LookBehind,
    /// `(?=…)`, `(?!…)` anywhere but behind a `^` at the start.
    LookAhead,
    /// `(?>…)`, `a*+`: what was matched is not given back.
    Possessive,
    /// A property of characters that isn't known.
    Property(String),
    /// An escape that isn't known.
    Escape(String),
    /// A flag that isn't known.
    Flag(char),
    /// `[]`, `[^]`, `&&[` in a class: one thing in ECMA 262, another in Java.
    Ambiguous(&'static str),
    /// The automaton would be too large to ship.
    TooLarge,
    /// No pattern at all; what is wrong with it.
    Syntax(String),
}

impl Uncompiled {
    /// What regex-syntax says, in its own words but on one line.
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

impl fmt::Display for Uncompiled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BackReference => f.write_str("it refers back to what a group matched"),
            Self::LookBehind => f.write_str("it looks behind"),
            Self::LookAhead => f.write_str("it looks ahead elsewhere than at its start"),
            Self::Possessive => f.write_str("it keeps what a quantifier or group has matched"),
            Self::Property(name) => write!(f, "it names the character property `{name}`, which isn't known"),
            Self::Escape(escape) => write!(f, "it has the escape `{escape}`, which isn't known"),
            Self::Flag(flag) => write!(f, "it sets the flag `{flag}`, which isn't known"),
            Self::Ambiguous(text) => write!(f, "it has `{text}`, which not everyone reads alike"),
            Self::TooLarge => f.write_str("its automaton would be too large"),
            Self::Syntax(problem) => write!(f, "it isn't well-formed: {problem}"),
        }
    }
}

impl std::error::Error for Uncompiled {}
