//! Tests of the architecture test, with crates of a few lines.

use crate::modules::Sources;
use crate::rules::check;

/// Each file starts with a `//!` line, so `text` starts at line 2.
fn sources(files: &[(&str, &str)]) -> Sources {
    files.iter().map(|(file, text)| ((*file).to_owned(), format!("//! A file.\n{text}"))).collect()
}

/// The edges of a crate, as `from:line to`.
fn edges(files: &[(&str, &str)]) -> Vec<String> {
    let report = check("", "small", "small", &sources(files));
    assert_eq!(report.unread, [""; 0]);
    report.edges.iter().map(|edge| format!("{}:{} {}", edge.from, edge.line, edge.to)).collect()
}

/// The violations of a crate whose table has these rooms.
fn problems(rooms: &[&str], files: &[(&str, &str)]) -> Vec<String> {
    let rows: String = rooms.iter().map(|room| format!("| `{room}` | Something. |\n")).collect();
    problems_below(&format!("# Rooms of `small` (lowest first)\n\n| room | purpose |\n|---|---|\n{rows}"), files)
}

fn problems_below(document: &str, files: &[(&str, &str)]) -> Vec<String> {
    check(document, "small", "small", &sources(files)).violations
}

/// A crate with two rooms, of which `b` is always the same.
fn two_rooms(a: &str) -> [(&'static str, &str); 3] {
    let b = "pub struct B { pub x: u8 }\npub struct C(u8);\npub enum E { One(u8), Two }\npub trait T { type O; }\n\
             pub const N: u8 = 1;\npub fn f() -> u8 { 1 }\nmacro_rules! m { () => {} }\npub(crate) use m;";
    [("lib.rs", "mod a;\nmod b;"), ("a.rs", a), ("b.rs", b)]
}

#[test]
fn a_path_is_seen_in_each_of_its_forms() {
    let forms = [
        "use crate::b::B;",
        "use super::b::B;",
        "use crate::{b::{B as Other}};",
        "use crate::b::{self};",
        "use crate::b as other;",
        "use crate::b::T as _;",
        "use crate::b::*;",
        "use crate::b::E::{self};",
        "use crate::b::E::*;",
        "pub use crate::b::B;",
        "pub(crate) use crate::b::m;",
        "crate::b::m!();",
        "struct A { b: crate::b::B }",
        "struct A(Vec<Option<crate::b::B>>);",
        "struct A<X: crate::b::T>(X);",
        "type A = <u8 as crate::b::T>::O;",
        "type A = <crate::b::B as Iterator>::Item;",
        "type A = dyn Fn(crate::b::B) -> u8;",
        "impl crate::b::T for u8 { type O = u8; }",
        "impl Clone for crate::b::B {}",
        "impl Iterator for A { type Item = super::b::B; }",
        "enum A { One(crate::b::B) }",
        "trait A { fn f(&self) -> Option<crate::b::B>; }",
        "const A: u8 = crate::b::N;",
        "static A: [u8; crate::b::N as usize] = [];",
        "fn f() -> impl crate::b::T { 1 }",
        "fn f() { crate::b::f(); }",
        "fn f() { super::b::f(); }",
        "fn f() { use crate::b; }",
        "fn f() { || crate::b::f(); }",
        "fn f() { let x = self::super::b::B { x: 1 }; }",
        "fn f() { match 1 { crate::b::N => {} _ => {} } }",
        "fn f() { let crate::b::C(x) = y; }",
        "fn f() { x as crate::b::B; x.collect::<crate::b::B>(); }",
        "fn f() { crate::b::E::Two; }",
        "fn f() { <crate::b::B>::new(); }",
        "fn f() { Vec::<crate::b::B>::new(); }",
        "fn f() { format!(\"{}\", crate::b::f()); }",
        "fn f() { assert_eq!(vec![crate::b::f()], x, \"{y}\", y = 1); }",
        "impl A { fn f(&self) { if let Some(crate::b::E::One(_)) = x {} } }",
        "mod inside { fn f() { super::super::b::f(); } }",
        "#[cfg(any(test, feature = \"b\"))]\nuse crate::b;",
    ];
    for form in forms {
        let line = 1 + form.lines().count();
        assert_eq!(edges(&two_rooms(form)), [format!("a.rs:{line} b.rs")], "{form}");
    }
}

#[test]
fn a_name_is_one_edge_at_its_first_line_however_often_it_is_used() {
    let used = two_rooms("fn f() { b::f(); b::f(); crate::b::f(); b::N; }\nuse crate::b;");
    assert_eq!(edges(&used), ["a.rs:2 b.rs", "a.rs:2 b.rs", "a.rs:3 b.rs"], "a function, a constant, the import");
    let glob = two_rooms("use crate::b::*;\nfn g() { f(); }");
    assert_eq!(edges(&glob), ["a.rs:2 b.rs", "a.rs:3 b.rs"]);
    let inside = two_rooms("mod inside { fn f() { crate::b::f(); } }\nfn f() { crate::b::f(); }");
    assert_eq!(edges(&inside), ["a.rs:2 b.rs"]);
}

#[test]
fn code_that_is_only_compiled_for_tests_is_ignored() {
    let left_out = [
        "#[cfg(test)]\nmod tests { use crate::b::B; }",
        "#[cfg(test)]\nuse crate::b::B;",
        "#[cfg(test)]\ncrate::b::m!();",
        "#[cfg(test)]\nconst A: u8 = crate::b::N;",
        "#[cfg(test)]\nstatic A: u8 = crate::b::N;",
        "#[cfg(test)]\nstruct A(crate::b::B);",
        "#[cfg(test)]\nenum A { One(crate::b::B) }",
        "#[cfg(test)]\nunion A { one: crate::b::B }",
        "#[cfg(test)]\ntrait A: crate::b::T {}",
        "#[cfg(test)]\ntype A = crate::b::B;",
        "#[cfg(all(test, feature = \"b\"))]\nfn f() { crate::b::f(); }",
        "#[cfg(any(test, all(test, unix)))]\nimpl crate::b::T for u8 {}",
        "impl A { #[cfg(test)] fn f(&self) { crate::b::f(); } }",
        "impl A { #[cfg(test)] const N: u8 = crate::b::N; #[cfg(test)] crate::b::m!(); }",
        "impl A for B { #[cfg(test)] type O = crate::b::B; }",
        "trait A { #[cfg(test)] const N: u8 = crate::b::N; #[cfg(test)] fn f() { crate::b::f(); } }",
        "trait A { #[cfg(test)] type O: crate::b::T; }",
        "struct A { #[cfg(test)] b: crate::b::B }",
        "enum A { #[cfg(test)] One(crate::b::B) }",
        "fn f() { #[cfg(test)] let x = crate::b::N; }",
        "fn f() { A { #[cfg(test)] b: crate::b::N }; #[cfg(test)] { crate::b::f(); } }",
        "fn f() { match 1 { #[cfg(test)] 1 => crate::b::N, _ => 1 }; #[cfg(test)] crate::b::m!(); }",
    ];
    for text in left_out {
        assert_eq!(edges(&two_rooms(text)), [""; 0], "{text}");
    }
    let files = [
        ("lib.rs", "#[cfg(test)]\nmod a;\nmod b;\n#[cfg(test)]\nmod inside { mod d; }"),
        ("a/mod.rs", "mod c;"),
        ("a/c.rs", "use crate::b;"),
        ("b.rs", ""),
        ("inside/d.rs", "use crate::b;"),
    ];
    assert_eq!(edges(&files), [""; 0]);
}

#[test]
fn paths_of_other_crates_and_non_paths_are_no_edges() {
    let others = [
        "use std::b::B;\nuse ::b::C;\nfn f() { ::b::f(); b::f(); }",
        "pub(in crate::a) struct A;",
        "#[derive(b::T)]\n#[serde(with = \"crate::b\")]\nstruct A;",
        "macro_rules! a { () => { crate::b::f() } }\nquote! { crate::b::B }",
        "fn b() { b(); let b = 1; Self::b(); }",
        "/// As [`crate::b::B`].\nstruct A;",
    ];
    for text in others {
        assert_eq!(edges(&two_rooms(text)), [""; 0], "{text}");
    }
    let other = "mod b;\nuse ::b::C;\nfn g() { ::b::f(); }";
    assert_eq!(edges(&[("lib.rs", other), ("b.rs", "pub fn f() {}\npub struct C;")]), [""; 0]);
    assert_eq!(edges(&[("lib.rs", "mod inline;\n#[inline]\nfn f() {}"), ("inline.rs", "")]), [""; 0]);
}

#[test]
fn an_edge_leads_through_exports_to_the_file_that_defines_the_name() {
    let b = [
        ("b/mod.rs", "mod c;\nmod d;\npub use self::c::{C as Other, c};\npub use d::*;"),
        ("b/c.rs", "pub struct C;\npub fn c() {}"),
        ("b/d.rs", "pub struct D;"),
    ];
    let with = |lib, a| edges(&[[("lib.rs", lib), ("a.rs", a)].as_slice(), &b].concat());
    assert_eq!(with("mod a;\nmod b;", "use crate::b::Other;"), ["a.rs:2 b/c.rs"]);
    assert_eq!(with("mod a;\nmod b;", "fn f() { crate::b::D::new(); }"), ["a.rs:2 b/d.rs"]);
    assert_eq!(
        with("mod a;\nmod b;\npub use self::b::{D, Other as Third};", "use crate::{D, Third};"),
        ["a.rs:2 b/c.rs", "a.rs:2 b/d.rs"]
    );
    // A module and a function with the same name.
    assert_eq!(with("mod a;\nmod b;", "use crate::b;\nfn f() { b::c(); }"), ["a.rs:2 b/mod.rs", "a.rs:3 b/c.rs"]);
}

#[test]
fn a_name_that_another_room_exports_is_an_edge_to_both() {
    let files = [
        ("lib.rs", "mod a;\nmod b;\nmod c;"),
        ("a.rs", "use crate::b::C;"),
        ("b.rs", "pub use crate::c::C;\npub use std::fmt;"),
        ("c.rs", "pub struct C;\nuse crate::b::fmt;"),
    ];
    assert_eq!(edges(&files), ["a.rs:2 b.rs", "a.rs:2 c.rs", "b.rs:2 c.rs", "c.rs:3 b.rs"]);
    for (export, name) in [("pub use crate::c::*;", "crate::b::C"), ("pub use crate::c as d;", "crate::b::d::C")] {
        let user = format!("fn f() {{ {name}; }}");
        let files =
            [("lib.rs", "mod a;\nmod b;\nmod c;"), ("a.rs", &user), ("b.rs", export), ("c.rs", "pub struct C;")];
        assert_eq!(edges(&files), ["a.rs:2 b.rs", "a.rs:2 c.rs", "b.rs:2 c.rs"], "{export}");
    }
}

#[test]
fn an_imported_name_takes_precedence_over_globs() {
    let files = [
        ("lib.rs", "mod a;\nmod b;\nmod c;"),
        ("a.rs", "use crate::b::*;\nuse crate::c::f;\nfn g() { f(); }"),
        ("b.rs", "pub fn f() {}"),
        ("c.rs", "pub fn f() {}"),
    ];
    assert_eq!(edges(&files), ["a.rs:2 b.rs", "a.rs:3 c.rs"]);
    let variant =
        [("lib.rs", "mod a;\nmod b;"), ("a.rs", "use crate::b::V;"), ("b.rs", "pub enum E { V }\npub use E::*;")];
    assert_eq!(edges(&variant), ["a.rs:2 b.rs"]);
}

#[test]
fn a_module_in_the_same_file_exports_for_its_file() {
    let files = [
        ("lib.rs", "mod a;\nmod b;\npub mod front { pub use crate::b::B; }"),
        ("a.rs", "use crate::front::B;"),
        ("b.rs", "pub struct B;"),
    ];
    assert_eq!(edges(&files), ["a.rs:2 b.rs"]);
}

#[test]
fn parents_and_children_use_each_other_by_items_and_not_by_module_names() {
    let with = |parent, child| edges(&[("lib.rs", "mod p;"), ("p/mod.rs", parent), ("p/c.rs", child)]);
    assert_eq!(with("mod c;\npub use self::c::C;", "pub struct C;\nuse crate::p;\nuse super::*;"), [""; 0]);
    assert_eq!(with("mod c;\nuse self::c::C;", "pub struct C;"), ["p/mod.rs:3 p/c.rs"]);
    assert_eq!(with("mod c;\nfn f() { c::g(); }", "pub fn g() {}"), ["p/mod.rs:3 p/c.rs"]);
    assert_eq!(with("mod c;\npub use c::C;\nfn f(c: C) {}", "pub struct C;"), ["p/mod.rs:4 p/c.rs"]);
    assert_eq!(with("mod c;\nstruct P;", "use super::P;"), ["p/c.rs:2 p/mod.rs"]);
    assert_eq!(with("mod c;\nstruct P;", "use super::*;\nstruct C(P);"), ["p/c.rs:3 p/mod.rs"]);
    assert_eq!(with("mod c;\nstruct P;", "fn f() { p::P; }\nuse crate::p;"), ["p/c.rs:2 p/mod.rs"]);
    // A function with the name of the sibling module.
    assert_eq!(with("mod c;\nfn c() {}\nfn f() { c(); }", ""), [""; 0]);
}

#[test]
fn modules_are_found_where_the_compiler_finds_them() {
    let files = [
        (
            "lib.rs",
            "mod a;\nmod b { pub mod inside; #[path = \"odd.rs\"] mod x; }\n#[path = \"other/place.rs\"]\nmod c;\nuse self::c::child::X;",
        ),
        ("a/mod.rs", "mod child;"),
        ("a/child.rs", "mod deep;\nuse crate::b::inside::B;\n#[path = \"odd.rs\"]\nmod odd;"),
        ("a/odd.rs", ""),
        ("a/child/deep.rs", "use super::super::super::c::r#fn;"),
        ("b/inside.rs", "pub struct B;"),
        ("b/odd.rs", "use super::inside::B;"),
        ("other/place.rs", "pub mod child;\npub fn r#fn() {}"),
        ("other/child.rs", "pub struct X;"),
    ];
    let expected = [
        "a/child.rs:3 b/inside.rs",
        "a/child/deep.rs:2 other/place.rs",
        "b/odd.rs:2 b/inside.rs",
        "lib.rs:6 other/child.rs",
    ];
    assert_eq!(edges(&files), expected);
}

#[test]
fn macros_of_the_crate_are_no_edges_and_their_items_belong_to_the_file_of_the_call() {
    let files = [
        ("lib.rs", "mod a;\nmod b;"),
        ("a.rs", "use crate::made;\nuse crate::b::Made;\ncrate::made!(x);"),
        ("b.rs", "#[macro_export]\nmacro_rules! made { () => {} }\nmade!(Made);"),
    ];
    assert_eq!(edges(&files), ["a.rs:3 b.rs"]);
}

#[test]
fn the_binary_uses_the_library_by_its_name() {
    let files = [("lib.rs", "pub mod a;"), ("a.rs", "pub fn run() {}"), ("main.rs", "fn main() { small::a::run(); }")];
    assert_eq!(edges(&files), ["main.rs:2 a.rs"]);
}

#[test]
fn unparsable_files_and_unresolved_paths_are_reported() {
    let files = [
        ("lib.rs", "mod a;\nmod gone;\n#[cfg(test)]\nmod t;"),
        ("t.rs", ""),
        ("t_too.rs", ""),
        ("a.rs", "use crate::nowhere::X;\nfn f() { super::a::g(); }"),
        ("b/c.rs", ""),
        ("b/mod.rs", "fn"),
    ];
    let expected = [
        "small/src/lib.rs:3: the file of this module is missing: gone.rs or gone/mod.rs",
        "small/src/b/c.rs:1: no `mod` leads to this file",
        "small/src/b/mod.rs:1: no `mod` leads to this file",
        "small/src/t_too.rs:1: no `mod` leads to this file",
        "small/src/a.rs:2: `crate::nowhere::X` can't be resolved: lib.rs lacks it",
        "small/src/a.rs:3: `super::a::g` can't be resolved: a.rs lacks it",
    ];
    assert_eq!(problems(&["a", "b", "t", "t_too"], &files), expected);
    assert_eq!(problems(&[], &[("lib.rs", "fn 1() {}")])[0].split(": ").next(), Some("small/src/lib.rs:2"));
}

#[test]
fn a_room_uses_no_room_above_it() {
    let files = [
        ("lib.rs", "mod high;\nmod low;\npub use self::high::High;\npub struct Root;"),
        ("high/mod.rs", "mod deep;\npub use self::deep::High;"),
        ("high/deep.rs", "use crate::low::Low;\nuse crate::Root;\npub struct High;"),
        ("low.rs", "pub struct Low;\nuse crate::Root;\n\nfn f() { crate::High; }"),
    ];
    let upward = "small/src/low.rs:5: the room `low` uses `crate::High` of high/deep.rs, but the room `high` is above it in \
                  ARCHITECTURE.md: move what is used into a lower room, pass it in, or correct the order";
    let cycle = "small/src: 2 files form a cycle: move what both sides use into a file below them\
                  \n    small/src/high/deep.rs:2: `crate::low::Low` of low.rs\
                  \n    small/src/low.rs:5: `crate::High` of high/deep.rs";
    assert_eq!(problems(&["low.rs", "high/"], &files), [upward, cycle]);
    let one_way = [files[0], files[1], files[2], ("low.rs", "pub struct Low;")];
    assert_eq!(problems(&["low", "high"], &one_way), [""; 0]);
    assert_eq!(problems(&["high", "low"], &one_way).len(), 1);
}

#[test]
fn files_form_no_cycle_within_a_room_or_with_the_root() {
    let room = [
        ("lib.rs", "mod r;\npub struct Root;\nuse self::r::z::Z;"),
        ("r/mod.rs", "mod x;\nmod y;\npub mod z;"),
        ("r/x.rs", "pub struct X;\nuse super::y::Y;"),
        ("r/y.rs", "pub struct Y;\nuse super::z::Z;\nfn f() { Z::new(); }"),
        ("r/z.rs", "pub struct Z;\nuse super::x::X;"),
    ];
    let three = "small/src: 3 files form a cycle: move what both sides use into a file below them\
                 \n    small/src/r/x.rs:3: `super::y::Y` of r/y.rs\
                 \n    small/src/r/y.rs:3: `super::z::Z` of r/z.rs\
                 \n    small/src/r/z.rs:3: `super::x::X` of r/x.rs";
    assert_eq!(problems(&["r"], &room), [three]);
    let mut with_root = room;
    with_root[4].1 = "pub struct Z;\nuse crate::Root;";
    let two = "small/src: 2 files form a cycle: move what both sides use into a file below them\
               \n    small/src/lib.rs:4: `self::r::z::Z` of r/z.rs\
               \n    small/src/r/z.rs:3: `crate::Root` of lib.rs";
    assert_eq!(problems(&["r"], &with_root), [two]);
}

#[test]
fn the_table_and_the_rooms_are_the_same() {
    let files = [("lib.rs", "mod a;\nmod b;"), ("a.rs", ""), ("b/mod.rs", "")];
    let document = "## Rooms of other\n| `b` | Other. |\n## Rooms of small (lowest first)\n\n| room | purpose |\n|---|---|\n\
                    | `a` | One. |\n| `c` | Two. |\n| `a` | |\n## Next\n| `b` | Three. |\n";
    let expected = [
        "ARCHITECTURE.md:8: the room `c` is neither a file nor a folder in small/src: remove the row",
        "ARCHITECTURE.md:9: the room `a` has no purpose: write one line into the second column",
        "ARCHITECTURE.md:9: the room `a` is in the table twice: keep one row",
        "small/src/b: this room is missing in ARCHITECTURE.md: give it a row below `Rooms of small`, after the rooms \
         that it uses",
    ];
    assert_eq!(problems_below(document, &files), expected);
    assert_eq!(problems_below("", &files).len(), 2, "no table at all");
}

#[test]
fn rooms_are_few_and_state_their_purpose() {
    let names: Vec<String> = (0..15).map(|number| format!("room_{number}")).collect();
    let declared: String = names.iter().map(|name| format!("mod {name};\n")).collect();
    let paths: Vec<String> = names.iter().map(|name| format!("{name}.rs")).collect();
    let mut files = vec![("lib.rs", declared.as_str())];
    files.extend(paths.iter().map(|path| (path.as_str(), "")));
    let rooms: Vec<&str> = names.iter().map(String::as_str).collect();
    let too_many = "small/src: 16 files and folders are at its root, 15 are allowed: join rooms";
    assert_eq!(problems(&rooms, &files), [too_many]);

    let sources = Sources::from([("lib.rs".to_owned(), "mod a;".to_owned()), ("a.rs".to_owned(), "use x;".to_owned())]);
    let document = "# Rooms of small\n| `a` | One. |\n";
    let missing = "small/src/a.rs:1: this room doesn't start with a line `//! ` that states its purpose";
    assert_eq!(check(document, "small", "small", &sources).violations, [missing]);
}
