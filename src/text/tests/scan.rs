//! Looks through the program's sources for codes and keys.

use std::fs;
use std::path::Path;

/// A call with a literal first argument.
pub(super) struct Call {
    /// The literal.
    pub code: String,
    /// The names given by `.with("…", …)` in the same expression.
    pub names: Vec<String>,
}

/// The text of every source file, except of this floor.
pub(super) fn sources() -> Vec<String> {
    let mut texts = Vec::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
    assert!(texts.len() > 20, "the sources were found");
    texts
}

fn gather(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() && !entry.ends_with("src/text") {
            gather(&entry, texts);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            texts.push(fs::read_to_string(entry).expect("text"));
        }
    }
}

/// The calls that begin with `opening` and go on with a literal: `calls(text, "Refusal::new(")`.
pub(super) fn calls(text: &str, opening: &str) -> Vec<Call> {
    let after = text.match_indices(opening).map(|(at, _)| &text[at + opening.len()..]);
    after
        .filter_map(|rest| {
            let (code, rest) = rest.trim_start().strip_prefix('"')?.split_once('"')?;
            let rest = rest.trim_start_matches(|c: char| c == ')' || c.is_whitespace());
            Some(Call { code: code.to_owned(), names: chained(rest) })
        })
        .collect()
}

/// The names in the `.with("…"` that follow until the expression ends.
fn chained(rest: &str) -> Vec<String> {
    let mut depth = 0;
    let end = rest.find(|c: char| {
        depth += i32::from("([{".contains(c)) - i32::from(")]}".contains(c));
        depth < 0 || (depth == 0 && (c == ';' || c == ','))
    });
    calls(&rest[..end.unwrap_or(rest.len())], ".with(").into_iter().map(|call| call.code).collect()
}

/// Every literal text in double quotes, roughly.
pub(super) fn literals(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('"').skip(1).step_by(2))
}

#[test]
fn codes_and_names_are_found_in_an_expression() {
    let text =
        "Err(Refusal::new(\"a-b\").with(\"one\", f(1, 2)).with(\n\"two\", x)), Refusal::new(\"c\").with(\"no\", 1)";
    let found = calls(text, "Refusal::new(");
    assert_eq!((found[0].code.as_str(), found[0].names.join(" ")), ("a-b", "one two".to_owned()));
    assert_eq!((found[1].code.as_str(), found.len()), ("c", 2));
}
