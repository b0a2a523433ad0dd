//! Every place in the source that makes, replaces or takes away a file is in the table, or says why it is not.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::operations::{ELSEWHERE, OPERATIONS};

/// How a file is made, replaced or taken away. Opening a store to change what is in it is none of these.
const WRITES: [&str; 15] = [
    " save(path",
    " save(&path",
    " save(to",
    "fs::write(",
    "fs::copy(",
    "File::create",
    ".create_new(",
    "fs::rename(",
    "hard_link(",
    "remove_file(",
    ".persist",
    "tempfile_in(",
    "set_len(",
    "Unfinished::beside(",
    "backup::keep_version(",
];

/// The places in the files below a folder, without their tests.
fn places(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("tests") && !path.ends_with("contract") {
                places(&path, found);
            }
            continue;
        }
        let is_source = path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs");
        let text = if is_source { fs::read_to_string(&path).unwrap() } else { String::new() };
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let mut function = "";
        for line in code.lines() {
            if let Some((_, rest)) = line.split_once("fn ")
                && !line.trim_start().starts_with("//")
            {
                function = rest.split(['(', '<']).next().unwrap_or_default();
            }
            if WRITES.iter().any(|write| line.contains(write)) && !line.trim_start().starts_with("//") {
                let file = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display();
                found.insert(format!("{file}: {function}"));
            }
        }
    }
}

#[test]
fn every_place_that_writes_a_file_is_in_the_table_and_every_place_in_the_table_writes_one() {
    let mut found = BTreeSet::new();
    places(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let rows = OPERATIONS.iter().flat_map(|operation| operation.places.iter().copied());
    let told: BTreeSet<String> = rows.chain(ELSEWHERE.iter().map(|(place, _)| *place)).map(str::to_owned).collect();
    assert_eq!(found.difference(&told).collect::<Vec<_>>(), Vec::<&String>::new(), "writes a file, but is no row");
    assert_eq!(told.difference(&found).collect::<Vec<_>>(), Vec::<&String>::new(), "a row, but writes no file");
    assert!(ELSEWHERE.iter().all(|(_, why)| !why.is_empty()));
}
