//! Tests with folders in the temporary folder of the system.

use super::*;

/// A folder that is deleted after the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("codegen-files-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.0.join(path)).ok()
    }

    fn compare(&self, files: &[(&str, &str)]) -> Result<Comparison, Vec<String>> {
        let marker = (marker::NAME, marker::text(""));
        let files = files.iter().map(|(path, text)| (*path, (*text).to_owned())).chain([marker]);
        compare(&self.0, &files.map(|(path, text)| (path.to_owned(), text)).collect())
    }

    fn write(&self, files: &[(&str, &str)]) -> Written {
        self.compare(files).unwrap().write().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn shown(comparison: &Comparison) -> Vec<String> {
    comparison.differences().iter().map(ToString::to_string).collect()
}

#[test]
fn an_empty_or_missing_folder_is_written_and_then_nothing_differs() {
    let folder = Folder::new("fill");
    fs::remove_dir(&folder.0).unwrap();
    let files = [("Cargo.toml", "x\n"), ("src/lib.rs", "y\n")];
    assert_eq!(folder.write(&files), Written { written: 3, unchanged: 0, removed: 0 });
    assert_eq!(folder.text("src/lib.rs").as_deref(), Some("y\n"));
    assert!(folder.text(marker::NAME).unwrap().contains("smithy-client-codegen"));
    assert!(folder.compare(&files).unwrap().differences().is_empty());
    assert_eq!(folder.write(&files), Written { written: 0, unchanged: 3, removed: 0 });
}

#[test]
fn only_files_that_differ_are_written_and_stray_files_are_removed() {
    let folder = Folder::new("differ");
    folder.write(&[("a", "1\n"), ("b/c", "2\n"), ("d/e/f", "3\n"), ("g", "4\n")]);
    let before = fs::metadata(folder.0.join("a")).unwrap().modified().unwrap();
    let files = [("a", "1\n"), ("b/c", "5\n"), ("g/h", "6\n")];
    assert_eq!(
        shown(&folder.compare(&files).unwrap()),
        ["stale: b/c, line 1\n  is:        2\n  should be: 5", "stray: d/e/f", "stray: g", "missing: g/h"]
    );
    assert_eq!(folder.write(&files), Written { written: 2, unchanged: 2, removed: 2 });
    assert_eq!(fs::metadata(folder.0.join("a")).unwrap().modified().unwrap(), before);
    assert_eq!(folder.text("g/h").as_deref(), Some("6\n"));
    assert!(!folder.0.join("d").exists());
}

#[test]
fn a_folder_without_the_marker_is_not_changed() {
    for name in ["notes.txt", "Cargo.lock", "target/x", ".git/HEAD", "src/.smithy-client-codegen"] {
        let folder = Folder::new("foreign");
        folder.put(name, "mine");
        let problems = folder.compare(&[("a", "1")]).unwrap_err();
        assert!(problems[0].contains("choose a folder that is missing or empty"), "{problems:?}");
        assert!(check_owned(&folder.0).is_err());
        assert_eq!(folder.text(name).as_deref(), Some("mine"));
        assert!(!folder.0.join(marker::NAME).exists());
    }
}

#[test]
fn an_empty_name_is_not_the_current_folder() {
    assert!(check_owned(Path::new("")).unwrap_err().contains("write `.` for the current folder"));
}

#[test]
fn files_of_cargo_and_git_are_kept_in_an_owned_folder() {
    let folder = Folder::new("kept");
    folder.write(&[("a", "1")]);
    for name in ["target/debug/x", "Cargo.lock", ".git/HEAD", ".gitignore"] {
        folder.put(name, "kept");
    }
    assert_eq!(folder.write(&[("a", "1")]).removed, 0);
    assert_eq!(folder.text("target/debug/x").as_deref(), Some("kept"));
    assert_eq!(folder.text(".gitignore").as_deref(), Some("kept"));
}

#[test]
fn a_folder_is_replaced_by_a_file_and_a_file_by_a_folder() {
    let folder = Folder::new("swap");
    folder.write(&[("x", "1"), ("y/z", "2")]);
    folder.write(&[("x/w", "3"), ("y", "4")]);
    assert_eq!((folder.text("x/w").as_deref(), folder.text("y").as_deref()), (Some("3"), Some("4")));
}

#[cfg(unix)]
#[test]
fn links_are_replaced_and_their_targets_are_not_changed() {
    let outside = Folder::new("outside");
    outside.put("lib.rs", "precious");
    let folder = Folder::new("links");
    folder.write(&[("a", "1")]);
    std::os::unix::fs::symlink(&outside.0, folder.0.join("src")).unwrap();
    std::os::unix::fs::symlink(outside.0.join("lib.rs"), folder.0.join("b")).unwrap();
    folder.write(&[("a", "1"), ("b", "2"), ("src/lib.rs", "3")]);
    assert_eq!(outside.text("lib.rs").as_deref(), Some("precious"));
    assert_eq!((folder.text("b").as_deref(), folder.text("src/lib.rs").as_deref()), (Some("2"), Some("3")));
    assert!(!folder.0.join("src").is_symlink());
}

#[test]
fn the_first_different_line_is_printed() {
    let cases = [
        ("a\nb\n", "a\nc\n", "line 2\n  is:        b\n  should be: c"),
        ("a\n", "a\nb\n", "line 2\n  is:        (end of file)\n  should be: b"),
        ("a", "a\n", "line 1\n  is:        a (without an end of line)\n  should be: a"),
        ("a\rb\n", "a\n", "line 1\n  is:        a\\rb\n  should be: a"),
    ];
    for (found, expected, text) in cases {
        let difference = Difference { path: "f".into(), kind: first_difference(found, expected) };
        assert_eq!(difference.to_string(), format!("stale: f, {text}"));
    }
}

#[test]
fn line_ends_that_git_changed_are_no_difference_and_others_are_found_behind_them() {
    let folder = Folder::new("line-ends");
    let files = [("a", "1\n2\n"), ("b/c", "3\n\n4\n"), ("d", "5\n")];
    folder.write(&files);
    let changed = |text: &str| text.replace('\n', "\r\n");
    for (path, text) in files {
        folder.put(path, &changed(text));
    }
    folder.put(marker::NAME, &changed(&marker::text("")));
    assert_eq!(shown(&folder.compare(&files).unwrap()), [""; 0]);
    assert_eq!(folder.write(&files), Written { written: 0, unchanged: 4, removed: 0 });
    assert_eq!(folder.text("a").as_deref(), Some("1\r\n2\r\n"), "a file without a difference is not touched");
    let path = folder.0.join("a");
    assert_eq!(compare_file(&path, "1\n2\n"), Ok(None));

    folder.put("b/c", "3\r\n\r\nfour\r\n");
    folder.put("d", "5\r");
    folder.put("a", "1\r\n2\r\n\r\n");
    assert_eq!(
        shown(&folder.compare(&files).unwrap()),
        [
            "stale: a, line 3\n  is:        \n  should be: (end of file)",
            "stale: b/c, line 3\n  is:        four\n  should be: 4",
            "stale: d, line 1\n  is:        5\\r (without an end of line)\n  should be: 5"
        ]
    );
    assert_eq!(folder.write(&files).written, 3);
    assert_eq!(folder.text("b/c").as_deref(), Some("3\n\n4\n"));
}
