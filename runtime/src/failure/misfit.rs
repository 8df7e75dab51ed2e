//! JSON that doesn't fit the model, told for people: which member is wrong, and where.

use super::FieldError;
use crate::codec::DecodeError;

/// What could not be read, and why.
pub(crate) struct Misfit<'a> {
    pub(crate) error: &'a DecodeError,
    pub(crate) text: &'a [u8],
}

impl Misfit<'_> {
    /// The place as a field, if there is one.
    pub(crate) fn fields(&self) -> Vec<FieldError> {
        let path = Some(self.error.path()).filter(|path| !path.is_empty());
        path.map(|path| FieldError::new(Some(path.to_owned()), None, self.error.message().to_owned()))
            .into_iter()
            .collect()
    }

    /// What is wrong, in a part of a sentence.
    pub(crate) fn describe(&self) -> String {
        let Self { error, text } = self;
        let path = error.path();
        let name = path.rsplit('.').next().unwrap_or(path);
        let is_missing = !path.is_empty() && error.message() == format!("the required member `{name}` is missing");
        // Of an empty text no position tells anything, and what is missing needs its name only once.
        if text.trim_ascii().is_empty() {
            return match is_missing {
                true => format!("it is empty, but the member `{path}` is required"),
                false => format!("it is empty: {}", error.message()),
            };
        }
        match is_missing {
            true => {
                let (line, column) = (error.line(), error.column());
                format!("the required member `{path}` is missing (line {line}, column {column})")
            }
            false => error.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::from_json;

    struct Order {
        id: String,
    }

    struct Orders {
        all: Option<Vec<Order>>,
    }

    crate::structure! {
        Order {
            id: "Id" (promised),
        }
    }

    crate::structure! {
        Orders {
            all: "All",
        }
    }

    #[test]
    fn a_missing_member_is_named_once_with_its_whole_path() {
        let text = br#"{"All": [{"Id": "a"}, {}]}"#;
        let error = from_json::<Orders>(text).unwrap_err();
        let misfit = Misfit { error: &error, text };
        assert_eq!(misfit.describe(), "the required member `All[1].Id` is missing (line 1, column 24)");
        let [field] = &misfit.fields()[..] else { panic!("{error}") };
        assert_eq!((field.path.as_deref(), field.code.as_deref()), (Some("All[1].Id"), None));
        assert_eq!(field.message, "the required member `Id` is missing");
    }

    #[test]
    fn an_empty_text_is_called_empty() {
        for text in ["", " \n"] {
            let text = text.as_bytes();
            let error = from_json::<Order>(text).unwrap_err();
            assert_eq!(Misfit { error: &error, text }.describe(), "it is empty, but the member `Id` is required");
        }
    }

    #[test]
    fn everything_else_is_told_in_the_words_of_the_codec() {
        for text in [&b"<p>"[..], br#"{"Id": 7}"#, b"{\"Id\": \"\xff\"}"] {
            let error = from_json::<Order>(text).unwrap_err();
            assert_eq!(Misfit { error: &error, text }.describe(), error.to_string());
        }
        let error = from_json::<Order>(br#"{"Id": 7}"#).unwrap_err();
        assert_eq!(Misfit { error: &error, text: b"{}" }.fields().len(), 1);
        let error = from_json::<Order>(b"<p>").unwrap_err();
        assert!(Misfit { error: &error, text: b"<p>" }.fields().is_empty());
    }
}
