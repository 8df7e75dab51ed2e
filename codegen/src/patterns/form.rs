//! The well-known forms of text that patterns stand for, in words: a date, an e-mail address.
//!
//! Models write each of them in many ways, so a form is recognised by what the pattern accepts and what it doesn't.

use super::machine::Compiled;

/// A form that people know.
struct Form {
    words: &'static str,
    accepts: &'static [&'static str],
    /// Near misses, and texts that only a pattern for more than this form accepts.
    rejects: &'static [&'static str],
}

const FORMS: &[Form] = &[
    Form {
        words: "a date, YYYY-MM-DD",
        accepts: &["2027-03-31", "2026-12-01"],
        rejects: &["2027-3-31", "20270331", "31-03-2027", "2027-0331-", "abcd-ef-gh"],
    },
    Form {
        words: "a date and time, YYYY-MM-DDThh:mm:ssZ",
        accepts: &["2027-03-31T23:59:59Z"],
        rejects: &["2027-03-31", "23:59:59", "2027-03-31-23-59-59Z", "abcd-ef-ghTij:kl:mnZ"],
    },
    Form {
        words: "a time, hh:mm:ss",
        accepts: &["23:59:59", "00:00:00"],
        rejects: &["235959", "23-59-59", "ab:cd:ef", "::::::::"],
    },
    Form { words: "a time, hh:mm", accepts: &["23:59", "00:00"], rejects: &["23:59:59", "2359", "ab:cd", ":::::"] },
    Form {
        words: "an e-mail address, name@example.com",
        accepts: &["name@example.com"],
        rejects: &["name", "name@", "@example.com", "name.example.com", "https://example.com"],
    },
    Form {
        words: "a UUID, 01234567-89ab-4cde-8f01-23456789abcd",
        accepts: &["01234567-89ab-4cde-8f01-23456789abcd"],
        rejects: &["01234567-89ab-4cde-8f01-23456789abc", "01234567-89ab-4cde-8f01-23456789abcg"],
    },
    Form {
        words: "a phone number with its country code, +12065550100",
        accepts: &["+12065550100"],
        rejects: &["12065550100", "+", "+abc", "+1-206-555-0100"],
    },
    Form {
        // No address after it: rustdoc asks for a link around a whole one.
        words: "a URL, https://…",
        accepts: &["https://example.com"],
        rejects: &["example", "https://", "name@example.com", "https:example"],
    },
    Form {
        words: "12 digits, like an AWS account id",
        accepts: &["123456789012", "000000000000"],
        rejects: &["12345678901", "1234567890123", "abcdefghijkl", "1234-5678901"],
    },
    Form {
        words: "an IPv4 address, 192.0.2.1",
        accepts: &["192.0.2.1", "10.0.0.255"],
        rejects: &["192.0.2", "192.0.2.1/24", "a.b.c.d", "1.2.3.4.5"],
    },
    Form {
        words: "a number, 100.50",
        accepts: &["0", "100", "100.50"],
        rejects: &["1,000", "abc", "1.2.3", ".", "100.50 USD"],
    },
];

/// Words that patterns accept beside a form, as in `aws|[0-9]{12}`.
const OTHERS: &[&str] = &["*", "-", "aws", "N/A", "NA", "none", "None", "NONE", "null", "default", "latest", "never"];

impl Compiled {
    /// What an accepted text is, with an example; `None` if that is none of the well-known forms.
    pub(super) fn form(&self) -> Option<&'static str> {
        let accepts = |text: &&str| self.accepts(text);
        let is_form =
            |form: &&Form| form.accepts.iter().all(accepts) && !form.rejects.iter().chain(OTHERS).any(accepts);
        FORMS.iter().find(is_form).map(|form| form.words)
    }
}

#[cfg(test)]
mod tests {
    use super::super::compile;

    #[test]
    fn forms_that_people_know_are_recognised_however_they_are_written() {
        const DATE: &str = "a date, YYYY-MM-DD";
        const EMAIL: &str = "an e-mail address, name@example.com";
        const UUID: &str = "a UUID, 01234567-89ab-4cde-8f01-23456789abcd";
        const URL: &str = "a URL, https://…";
        for (pattern, form) in [
            (r"^[1-9][0-9]{3}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$", DATE),
            (r"^\d{4}-\d{2}-\d{2}$", DATE),
            (r"^([0-9]{4})-([0-9]{2})-([0-9]{2})$", DATE),
            (r"^(\d{4}-\d{2}-\d{2})?$", DATE),
            (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", DATE),
            (r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$", DATE),
            (r"^20[0-9]{2}-(0[1-9]|1[0-2])-[0-3][0-9]$", DATE),
            (r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", "a date and time, YYYY-MM-DDThh:mm:ssZ"),
            (
                r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$",
                "a date and time, YYYY-MM-DDThh:mm:ssZ",
            ),
            (r"^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$", "a time, hh:mm:ss"),
            (r"^([0-1]?[0-9]|2[0-3]):[0-5][0-9]$", "a time, hh:mm"),
            (r"^[a-zA-Z0-9.!#$%&'*+/=?^_{|}~-]+@[a-zA-Z0-9-]+(?:.[a-zA-Z0-9-]+)*$", EMAIL),
            (r"^.+@.+\..+$", EMAIL),
            (r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", UUID),
            (r"^[a-f0-9-]{36}$", UUID),
            (r"^[0-9]{12}$", "12 digits, like an AWS account id"),
            (r"^\d{12}$", "12 digits, like an AWS account id"),
            (r"^\+[1-9]\d{1,14}$", "a phone number with its country code, +12065550100"),
            (r"^https://[a-zA-Z0-9.-]+$", URL),
            (r"^(https?)://[-a-zA-Z0-9+&@#/%?=~_|!:,.;]*[-a-zA-Z0-9+&@#/%=~_|]$", URL),
            (r"^((http|https)://)??(www[.])??([a-zA-Z0-9]|-)+?([.][a-zA-Z0-9(-|/|=|?)??]+?)+?$", URL),
            (r"^(\d{1,3}\.){3}\d{1,3}$", "an IPv4 address, 192.0.2.1"),
            (r"^(0|([1-9][0-9]{0,30}))(\.[0-9]{0,2})?$", "a number, 100.50"),
        ] {
            assert_eq!(compile(pattern).unwrap().form(), Some(form), "{pattern}");
        }
    }

    #[test]
    fn a_pattern_for_more_or_for_something_else_has_no_form() {
        for pattern in [
            "^.+$",
            r"^[\s\S]*$",
            r"^\S+$",
            "^[!-~]{1,64}$",
            "^[a-zA-Z0-9_.-]+$",
            "^[0-9-]{10}$",
            "arn:aws:iam",
            "^(arn:.*|task-[0-9a-z]{13})$",
            "^$|^arn:aws:logs:.*$",
            "^[0-9]{9}$",
            r"^\d{1,19}$",
            "^arn:.*",
            "^(aws|[0-9]{12})$",
            r"^(\d{4}-\d{2}-\d{2}|latest)$",
            r"^([0-9]{12}|\w{1,12})$",
            "^O[0-9]{1,19}$",
            "^S-[0-9]{1,19}$",
            "^USD$",
            "^[0-9]+$",
            "^[0-9]$",
            "^[a-f]{4}$",
            "^[a-z0-9-]+$",
            "^[0-9.]+$",
            "^(?![0-9]{12}$)[0-9]{2}$",
            "^(?!aws)[a-z@.]+$",
            "^[a-zA-Z0-9-]{36}$",
        ] {
            assert_eq!(compile(pattern).unwrap().form(), None, "{pattern}");
        }
    }
}
