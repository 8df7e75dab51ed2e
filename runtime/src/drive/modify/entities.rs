//! HTML entities in strings of a service that encodes what it returns.

/// The named entities of ASCII characters.
const NAMED: [(&str, char); 37] = [
    ("amp", '&'),
    ("apos", '\''),
    ("ast", '*'),
    ("bsol", '\\'),
    ("colon", ':'),
    ("comma", ','),
    ("commat", '@'),
    ("dollar", '$'),
    ("equals", '='),
    ("excl", '!'),
    ("grave", '`'),
    ("gt", '>'),
    ("Hat", '^'),
    ("hyphen", '-'),
    ("lbrace", '{'),
    ("lbrack", '['),
    ("lcub", '{'),
    ("lowbar", '_'),
    ("lpar", '('),
    ("lsqb", '['),
    ("lt", '<'),
    ("nbsp", '\u{a0}'),
    ("num", '#'),
    ("percnt", '%'),
    ("period", '.'),
    ("plus", '+'),
    ("quest", '?'),
    ("quot", '"'),
    ("rbrace", '}'),
    ("rbrack", ']'),
    ("rcub", '}'),
    ("rpar", ')'),
    ("rsqb", ']'),
    ("semi", ';'),
    ("sol", '/'),
    ("Tab", '\t'),
    ("vert", '|'),
];

/// The longest entity that is looked at, without `&` and `;`.
const MAX_LENGTH: usize = 10;

/// The text without entities, which may be encoded several times (`&amp;colon;`); `None` if it has none.
pub(super) fn decode(text: &str) -> Option<String> {
    let mut decoded = decode_once(text)?;
    // Each round makes the text shorter.
    while let Some(again) = decode_once(&decoded) {
        decoded = again;
    }
    Some(decoded)
}

fn decode_once(text: &str) -> Option<String> {
    let mut parts = text.split('&');
    let mut decoded = parts.next()?.to_owned();
    for part in parts {
        match part.split_once(';').and_then(|(name, rest)| Some((character(name)?, rest))) {
            Some((character, rest)) => {
                decoded.push(character);
                decoded.push_str(rest);
            }
            None => {
                decoded.push('&');
                decoded.push_str(part);
            }
        }
    }
    (decoded.len() < text.len()).then_some(decoded)
}

fn character(name: &str) -> Option<char> {
    if name.len() > MAX_LENGTH {
        return None;
    }
    let Some(number) = name.strip_prefix('#') else {
        return NAMED.iter().find(|(known, _)| *known == name).map(|(_, character)| *character);
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    number.ok().and_then(char::from_u32).filter(|character| !character.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_decoded_however_often_they_were_encoded_and_other_text_stays() {
        for (text, expected) in [
            ("Business Applications &amp; Contact Center", "Business Applications & Contact Center"),
            ("AI&amp;colon; chat", "AI: chat"),
            ("a &amp;amp;amp; b", "a & b"),
            ("&lt;b&gt; &quot;x&quot; &#39;y&#x27; &#X2F;", "<b> \"x\" 'y' /"),
            ("caf&#233;", "café"),
        ] {
            assert_eq!(decode(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "R & D", "a & b; c", "&unknown;", "&#0;", "&#x110000;", "&#-1;", "&amp", "&;", "&&"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
