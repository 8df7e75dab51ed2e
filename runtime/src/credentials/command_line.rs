//! A command line as words, the way a shell would split it, without the shell.
//!
//! Blanks separate words; single quotes keep everything; double quotes keep blanks; a backslash keeps the next
//! character, within double quotes only a `"` or a backslash. Where paths are written with backslashes (Windows), it
//! only keeps a `"`. Nothing is expanded: no variables, no `~`, no wildcards.

/// The words, or what is wrong as the end of a sentence.
pub(super) fn split(line: &str, backslash_in_paths: bool) -> Result<Vec<String>, &'static str> {
    let mut words = Vec::new();
    // `None` between words: quotes may hold an empty one.
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (None, ' ' | '\t' | '\n') => words.extend(word.take()),
            (None, '"') | (None, '\'') if !(backslash_in_paths && letter == '\'') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (Some(open), letter) if letter == open => quote = None,
            (None | Some('"'), '\\') => {
                let escapes = match letters.peek() {
                    Some('"') => true,
                    _ if backslash_in_paths => false,
                    Some('\\') => true,
                    Some(_) => quote.is_none(),
                    None if quote.is_none() => return Err("ends with a backslash"),
                    None => false,
                };
                word.get_or_insert_default().push(if escapes { letters.next().unwrap_or('\\') } else { '\\' });
            }
            (_, letter) => word.get_or_insert_default().push(letter),
        }
    }
    if quote.is_some() {
        return Err("lacks a closing quote");
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
            assert_eq!(split(line, false).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn keeps_the_backslashes_of_paths_where_they_are_usual() {
        for (line, expected) in [
            (r#""C:\Program Files\tool.exe" C:\temp"#, &[r"C:\Program Files\tool.exe", r"C:\temp"][..]),
            (r#"tool a\"b it's \\host\share"#, &["tool", "a\"b", "it's", r"\\host\share"]),
        ] {
            assert_eq!(split(line, true).unwrap(), expected, "{line}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (line, expected) in
            [("", "empty"), ("  ", "empty"), ("tool 'a", "quote"), ("tool \"a", "quote"), ("tool \\", "backslash")]
        {
            assert!(split(line, false).unwrap_err().contains(expected), "{line}");
        }
    }
}
