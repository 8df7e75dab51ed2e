//! Splits a command line, or the name of a section, into words like a shell, without starting one.
//!
//! Spaces separate words. In single quotes, no character is special. In double quotes, spaces are not special. A
//! backslash escapes the next character, in double quotes only a `"` or a backslash. On Windows, where paths contain
//! backslashes, it escapes only a `"`, and single quotes are not special. Variables, `~` and wildcards are not
//! expanded.

/// The words, or the reason why the line is invalid, as the end of a sentence.
pub(crate) fn split_words(line: &str, backslash_in_paths: bool) -> Result<Vec<String>, &'static str> {
    let mut words = Vec::new();
    // `None` between words, since a quoted word may be empty.
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (None, ' ' | '\t' | '\n') => words.extend(word.take()),
            (None, '"') | (None, '\'') if !(backslash_in_paths && character == '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            (Some(open), character) if character == open => quote = None,
            (None | Some('"'), '\\') => {
                let escapes = match characters.peek() {
                    Some('"') => true,
                    _ if backslash_in_paths => false,
                    Some('\\') => true,
                    Some(_) => quote.is_none(),
                    None if quote.is_none() => return Err("ends with a backslash"),
                    None => false,
                };
                word.get_or_insert_default().push(if escapes { characters.next().unwrap_or('\\') } else { '\\' });
            }
            (_, character) => word.get_or_insert_default().push(character),
        }
    }
    if quote.is_some() {
        return Err("has an unclosed quote");
    }
    words.extend(word);
    if words.is_empty() { Err("is empty") } else { Ok(words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_like_a_shell() {
        for (line, expected) in [
            ("tool", &["tool"][..]),
            ("  tool  --account\t1 ", &["tool", "--account", "1"]),
            (r#"'/opt/my tool' "a b" c' 'd"#, &["/opt/my tool", "a b", "c d"]),
            (r#"tool "" ''"#, &["tool", "", ""]),
            (r#"tool a\ b \"c\" \\ \$HOME"#, &["tool", "a b", "\"c\"", "\\", "$HOME"]),
            (r#"tool "a\"b" "a\\b" "a\b" 'a\b'"#, &["tool", "a\"b", "a\\b", "a\\b", "a\\b"]),
            ("tool $HOME ~ * ; rm | x", &["tool", "$HOME", "~", "*", ";", "rm", "|", "x"]),
            ("tool\nmore", &["tool", "more"]),
        ] {
            assert_eq!(split_words(line, false).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn keeps_the_backslashes_of_windows_paths() {
        for (line, expected) in [
            (r#""C:\Program Files\tool.exe" C:\temp"#, &[r"C:\Program Files\tool.exe", r"C:\temp"][..]),
            (r#"tool a\"b it's \\host\share"#, &["tool", "a\"b", "it's", r"\\host\share"]),
        ] {
            assert_eq!(split_words(line, true).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn invalid_lines_are_errors_with_a_reason() {
        for (line, expected) in
            [("", "empty"), ("  ", "empty"), ("tool 'a", "quote"), ("tool \"a", "quote"), ("tool \\", "backslash")]
        {
            assert!(split_words(line, false).unwrap_err().contains(expected), "{line}");
        }
    }
}
