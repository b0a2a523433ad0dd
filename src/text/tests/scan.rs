//! Looks through the program's sources for keys of texts.

use std::fs;
use std::path::Path;

/// The text of every source file, except of these tests.
pub(super) fn sources() -> Vec<String> {
    let mut texts = Vec::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
    assert!(texts.len() > 20, "the sources were found");
    texts
}

fn gather(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() && !entry.ends_with("src/text/tests") {
            gather(&entry, texts);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            texts.push(fs::read_to_string(entry).expect("text"));
        }
    }
}

/// The calls that begin with `opening` and go on with a literal: `calls(text, "say(")`.
pub(super) fn calls(text: &str, opening: &str) -> Vec<String> {
    let after = text.match_indices(opening).map(|(at, _)| &text[at + opening.len()..]);
    after.filter_map(|rest| Some(rest.trim_start().strip_prefix('"')?.split_once('"')?.0.to_owned())).collect()
}

/// Every literal text in double quotes, roughly.
pub(super) fn literals(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('"').skip(1).step_by(2))
}

#[test]
fn keys_are_found_in_an_expression() {
    assert_eq!(calls("words.say(\"a-b\"), say(\n\"c\", x), say(key)", "say("), ["a-b", "c"]);
}
