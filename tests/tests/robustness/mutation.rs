//! Mutated bodies: one place of a JSON document is replaced, or the whole.

use fastrand::Rng;
use serde_json::Value;

/// A text for places where no text is valid. It counts as customer data.
pub(crate) const SECRET: &str = "jane.roe@customers.example";

/// A number for places where no number is valid, also as decimals.
pub(crate) const NUMBER: &str = "47114711";

/// A mutation of a response body.
pub(crate) struct Mutation {
    pub(crate) name: &'static str,
    make: fn(&Value, &mut Rng) -> Vec<u8>,
}

impl Mutation {
    /// Deterministic for a response and a seed.
    pub(crate) fn of(&self, response: &Value, seed: u64) -> Vec<u8> {
        (self.make)(response, &mut Rng::with_seed(seed))
    }
}

macro_rules! mutations {
    ($($name:literal: $make:expr;)*) => { &[$(Mutation { name: $name, make: $make }),*] };
}

/// A depth that would exceed the stack of recursive code.
const DEPTH: usize = 5_000;

/// All mutations.
pub(crate) const MUTATIONS: &[Mutation] = mutations! {
    "cut": |response, rng| {
        let mut text = response.to_string().into_bytes();
        text.truncate(rng.usize(..text.len()));
        text
    };
    "a byte changed": |response, rng| {
        let mut text = response.to_string().into_bytes();
        let at = rng.usize(..text.len());
        text[at] = rng.u8(..);
        text
    };
    "a byte taken out": |response, rng| {
        let mut text = response.to_string().into_bytes();
        text.remove(rng.usize(..text.len()));
        text
    };
    "a piece twice": |response, rng| {
        let text = response.to_string().into_bytes();
        let (from, to) = (rng.usize(..text.len()), rng.usize(..text.len()));
        [&text[..to], &text[from..]].concat()
    };
    "deep lists": |response, rng| replace(response, rng, &nested("[", "", "]"));
    "deep lists without end": |response, rng| replace(response, rng, &nested("[", "", ""));
    "deep objects": |response, rng| replace(response, rng, &nested(r#"{"Customer":"#, "7", "}"));
    "deep objects without end": |response, rng| replace(response, rng, &nested(r#"{"Customer":"#, "", ""));
    "deep unknown member": |response, rng| extend(response, rng, &format!(r#""Tomorrow":{}"#, nested("[", "", "]")));
    "a text": |response, rng| replace(response, rng, &quoted(SECRET));
    "a list of a text": |response, rng| replace(response, rng, &format!("[{}]", quoted(SECRET)));
    "an object with a text": |response, rng| replace(response, rng, &format!(r#"{{"Name":{}}}"#, quoted(SECRET)));
    "an object with a text as key": |response, rng| replace(response, rng, &format!("{{{}:7}}", quoted(SECRET)));
    "two objects in an object": |response, rng| {
        replace(response, rng, &format!(r#"{{"One":{{{0}:{0}}},"Other":{{{0}:{0}}}}}"#, quoted(SECRET)))
    };
    "an unknown member": |response, rng| extend(response, rng, &format!("{0}:{{{0}:[{0}]}}", quoted(SECRET)));
    "a number": |response, rng| replace(response, rng, NUMBER);
    "a fraction": |response, rng| replace(response, rng, &format!("-0.{NUMBER}"));
    "true": |response, rng| replace(response, rng, "true");
    "an empty list": |response, rng| replace(response, rng, "[]");
    "an empty object": |response, rng| replace(response, rng, "{}");
    "an empty text": |response, rng| replace(response, rng, r#""""#);
    "a null": |response, rng| replace(response, rng, "null");
    "a list of nulls": |response, rng| replace(response, rng, "[null,null]");
    "nulls everywhere": |response, _| nulls(response).to_string().into_bytes();
    "a number too large": |response, rng| replace(response, rng, "1e999");
    "a number with many digits": |response, rng| replace(response, rng, &format!("-{}", "9".repeat(400)));
    "a number with many decimals": |response, rng| replace(response, rng, &format!("0.{}1e-400", "0".repeat(1_000)));
    "a long text": |response, rng| replace(response, rng, &quoted(&SECRET.repeat(5_000)));
    "a member twice": |response, rng| {
        let (text, key, value) = place(response, rng);
        text.replacen(MARK, &format!("{value},{}:{}", quoted(&key), quoted(SECRET)), 1).into_bytes()
    };
    "a member's value elsewhere": |response, rng| {
        let (_, _, other) = place(response, rng);
        replace(response, rng, &other.to_string())
    };
    "bad UTF-8": |response, rng| replace_bytes(response, rng, &[b"\"", SECRET.as_bytes(), b"\xff\""].concat());
    "a character cut off": |response, rng| replace_bytes(response, rng, &[b"\"", SECRET.as_bytes(), b"\xe2\x82\""].concat());
    "bytes of a surrogate": |response, rng| replace_bytes(response, rng, b"\"jane.roe@customers.example\xed\xa0\x80\"");
    "first half of a surrogate pair": |response, rng| replace(response, rng, &format!(r#""{SECRET}\ud800""#));
    "second half of a surrogate pair": |response, rng| replace(response, rng, &format!(r#""\udc00{SECRET}""#));
    "half a pair before an escape": |response, rng| replace(response, rng, &format!(r#""{SECRET}\ud800\u0041""#));
    "half a pair as key": |response, rng| replace(response, rng, &format!(r#"{{"{SECRET}\ud800":"{SECRET}"}}"#));
    "an escape that is none": |response, rng| replace(response, rng, &format!(r#""{SECRET}\q""#));
    "control characters": |response, rng| replace(response, rng, &format!("\"{SECRET}\n\u{1}\""));
    "escaped control characters": |response, rng| replace(response, rng, &format!(r#""{SECRET}\u0000\u001b[2J\r\n""#));
    "a word that is no JSON": |response, rng| {
        let word = ["NaN", "Infinity", SECRET][rng.usize(..3)];
        replace(response, rng, word)
    };
    "a comma too much": |response, rng| extend(response, rng, "");
    "gzip": |response, _| gzip(response.to_string().as_bytes());
    "a byte order mark": |response, _| format!("\u{feff}{response}").into_bytes();
    "UTF-16": |response, _| response.to_string().encode_utf16().flat_map(u16::to_le_bytes).collect();
    "something after it": |response, _| format!("{response} {}", quoted(SECRET)).into_bytes();
    "twice": |response, _| format!("{response}{response}").into_bytes();
    "in a list": |response, _| format!("[{response}]").into_bytes();
    "as a text": |response, _| quoted(&response.to_string()).into_bytes();
    "another top level": |_, rng| {
        let secret = quoted(SECRET);
        let values = ["", " ", "null", "7", "true", "[]", "{", "\"", &secret, SECRET, "<html>jane.roe</html>"];
        values[rng.usize(..values.len())].as_bytes().to_vec()
    };
    "noise": |_, rng| std::iter::repeat_with(|| rng.u8(..)).take(1_000).collect();
};

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn nested(open: &str, inside: &str, close: &str) -> String {
    format!("{}{inside}{}", open.repeat(DEPTH), close.repeat(DEPTH))
}

/// Marks the place of the replacement.
const MARK: &str = "\"@\"";

/// Chooses a value other than the whole. Returns the text with a mark in its place, the name of its member, and the
/// value.
fn place(response: &Value, rng: &mut Rng) -> (String, String, Value) {
    let mut pointers = Vec::new();
    collect(response, String::new(), &mut pointers);
    let pointer = rng.choice(&pointers).expect("a response has a member");
    let mut marked = response.clone();
    let value = std::mem::replace(marked.pointer_mut(pointer).expect("a place"), Value::from("@"));
    let key = pointer.rsplit('/').find(|step| step.parse::<usize>().is_err()).expect("a member");
    (marked.to_string(), key.to_owned(), value)
}

/// The JSON pointers of all values below the whole.
fn collect(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                collect(member, format!("{pointer}/{name}"), pointers);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                collect(element, format!("{pointer}/{index}"), pointers);
            }
        }
        _ => {}
    }
    if !pointer.is_empty() {
        pointers.push(pointer);
    }
}

/// Replaces a value.
fn replace(response: &Value, rng: &mut Rng, with: &str) -> Vec<u8> {
    place(response, rng).0.replacen(MARK, with, 1).into_bytes()
}

fn replace_bytes(response: &Value, rng: &mut Rng, with: &[u8]) -> Vec<u8> {
    let (text, ..) = place(response, rng);
    let (before, after) = text.split_once(MARK).expect("a mark");
    [before.as_bytes(), with, after.as_bytes()].concat()
}

/// Inserts something after a value.
fn extend(response: &Value, rng: &mut Rng, with: &str) -> Vec<u8> {
    let (text, _, value) = place(response, rng);
    text.replacen(MARK, &format!("{value},{with}"), 1).into_bytes()
}

/// The document with all leaves null.
fn nulls(value: &Value) -> Value {
    match value {
        Value::Object(members) => members.iter().map(|(name, member)| (name.clone(), nulls(member))).collect(),
        Value::Array(elements) => elements.iter().map(nulls).collect(),
        _ => Value::Null,
    }
}

/// A gzip file with the uncompressed text.
fn gzip(text: &[u8]) -> Vec<u8> {
    let length = u16::try_from(text.len()).expect("a short text");
    let head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255, 1];
    [&head[..], &length.to_le_bytes(), &(!length).to_le_bytes(), text, &[0; 8]].concat()
}
