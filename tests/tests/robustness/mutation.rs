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
    pub(crate) fn of(&self, answer: &Value, seed: u64) -> Vec<u8> {
        (self.make)(answer, &mut Rng::with_seed(seed))
    }
}

macro_rules! mutations {
    ($($name:literal: $make:expr;)*) => { &[$(Mutation { name: $name, make: $make }),*] };
}

/// A depth that would exceed the stack of recursive code.
const DEPTH: usize = 5_000;

/// All mutations.
pub(crate) const MUTATIONS: &[Mutation] = mutations! {
    "cut": |answer, rng| {
        let mut text = answer.to_string().into_bytes();
        text.truncate(rng.usize(..text.len()));
        text
    };
    "a byte changed": |answer, rng| {
        let mut text = answer.to_string().into_bytes();
        let at = rng.usize(..text.len());
        text[at] = rng.u8(..);
        text
    };
    "a byte taken out": |answer, rng| {
        let mut text = answer.to_string().into_bytes();
        text.remove(rng.usize(..text.len()));
        text
    };
    "a piece twice": |answer, rng| {
        let text = answer.to_string().into_bytes();
        let (from, to) = (rng.usize(..text.len()), rng.usize(..text.len()));
        [&text[..to], &text[from..]].concat()
    };
    "deep lists": |answer, rng| replace(answer, rng, &nested("[", "", "]"));
    "deep lists without end": |answer, rng| replace(answer, rng, &nested("[", "", ""));
    "deep objects": |answer, rng| replace(answer, rng, &nested(r#"{"Customer":"#, "7", "}"));
    "deep objects without end": |answer, rng| replace(answer, rng, &nested(r#"{"Customer":"#, "", ""));
    "deep unknown member": |answer, rng| extend(answer, rng, &format!(r#""Tomorrow":{}"#, nested("[", "", "]")));
    "a text": |answer, rng| replace(answer, rng, &quoted(SECRET));
    "a list of a text": |answer, rng| replace(answer, rng, &format!("[{}]", quoted(SECRET)));
    "an object with a text": |answer, rng| replace(answer, rng, &format!(r#"{{"Name":{}}}"#, quoted(SECRET)));
    "an object with a text as key": |answer, rng| replace(answer, rng, &format!("{{{}:7}}", quoted(SECRET)));
    "two objects in an object": |answer, rng| {
        replace(answer, rng, &format!(r#"{{"One":{{{0}:{0}}},"Other":{{{0}:{0}}}}}"#, quoted(SECRET)))
    };
    "an unknown member": |answer, rng| extend(answer, rng, &format!("{0}:{{{0}:[{0}]}}", quoted(SECRET)));
    "a number": |answer, rng| replace(answer, rng, NUMBER);
    "a fraction": |answer, rng| replace(answer, rng, &format!("-0.{NUMBER}"));
    "true": |answer, rng| replace(answer, rng, "true");
    "an empty list": |answer, rng| replace(answer, rng, "[]");
    "an empty object": |answer, rng| replace(answer, rng, "{}");
    "an empty text": |answer, rng| replace(answer, rng, r#""""#);
    "a null": |answer, rng| replace(answer, rng, "null");
    "a list of nulls": |answer, rng| replace(answer, rng, "[null,null]");
    "nulls everywhere": |answer, _| nulls(answer).to_string().into_bytes();
    "a number too large": |answer, rng| replace(answer, rng, "1e999");
    "a number with many digits": |answer, rng| replace(answer, rng, &format!("-{}", "9".repeat(400)));
    "a number with many decimals": |answer, rng| replace(answer, rng, &format!("0.{}1e-400", "0".repeat(1_000)));
    "a long text": |answer, rng| replace(answer, rng, &quoted(&SECRET.repeat(5_000)));
    "a member twice": |answer, rng| {
        let (text, key, value) = place(answer, rng);
        text.replacen(MARK, &format!("{value},{}:{}", quoted(&key), quoted(SECRET)), 1).into_bytes()
    };
    "a member's value elsewhere": |answer, rng| {
        let (_, _, other) = place(answer, rng);
        replace(answer, rng, &other.to_string())
    };
    "bad UTF-8": |answer, rng| replace_bytes(answer, rng, &[b"\"", SECRET.as_bytes(), b"\xff\""].concat());
    "a character cut off": |answer, rng| replace_bytes(answer, rng, &[b"\"", SECRET.as_bytes(), b"\xe2\x82\""].concat());
    "bytes of a surrogate": |answer, rng| replace_bytes(answer, rng, b"\"jane.roe@customers.example\xed\xa0\x80\"");
    "first half of a surrogate pair": |answer, rng| replace(answer, rng, &format!(r#""{SECRET}\ud800""#));
    "second half of a surrogate pair": |answer, rng| replace(answer, rng, &format!(r#""\udc00{SECRET}""#));
    "half a pair before an escape": |answer, rng| replace(answer, rng, &format!(r#""{SECRET}\ud800\u0041""#));
    "half a pair as key": |answer, rng| replace(answer, rng, &format!(r#"{{"{SECRET}\ud800":"{SECRET}"}}"#));
    "an escape that is none": |answer, rng| replace(answer, rng, &format!(r#""{SECRET}\q""#));
    "control characters": |answer, rng| replace(answer, rng, &format!("\"{SECRET}\n\u{1}\""));
    "escaped control characters": |answer, rng| replace(answer, rng, &format!(r#""{SECRET}\u0000\u001b[2J\r\n""#));
    "a word that is no JSON": |answer, rng| {
        let word = ["NaN", "Infinity", SECRET][rng.usize(..3)];
        replace(answer, rng, word)
    };
    "a comma too much": |answer, rng| extend(answer, rng, "");
    "gzip": |answer, _| gzip(answer.to_string().as_bytes());
    "a byte order mark": |answer, _| format!("\u{feff}{answer}").into_bytes();
    "UTF-16": |answer, _| answer.to_string().encode_utf16().flat_map(u16::to_le_bytes).collect();
    "something after it": |answer, _| format!("{answer} {}", quoted(SECRET)).into_bytes();
    "twice": |answer, _| format!("{answer}{answer}").into_bytes();
    "in a list": |answer, _| format!("[{answer}]").into_bytes();
    "as a text": |answer, _| quoted(&answer.to_string()).into_bytes();
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
fn place(answer: &Value, rng: &mut Rng) -> (String, String, Value) {
    let mut pointers = Vec::new();
    collect(answer, String::new(), &mut pointers);
    let pointer = rng.choice(&pointers).expect("an answer has a member");
    let mut marked = answer.clone();
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
fn replace(answer: &Value, rng: &mut Rng, with: &str) -> Vec<u8> {
    place(answer, rng).0.replacen(MARK, with, 1).into_bytes()
}

fn replace_bytes(answer: &Value, rng: &mut Rng, with: &[u8]) -> Vec<u8> {
    let (text, ..) = place(answer, rng);
    let (before, after) = text.split_once(MARK).expect("a mark");
    [before.as_bytes(), with, after.as_bytes()].concat()
}

/// Inserts something after a value.
fn extend(answer: &Value, rng: &mut Rng, with: &str) -> Vec<u8> {
    let (text, _, value) = place(answer, rng);
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
