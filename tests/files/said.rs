//! What is said when the file cannot be used: what to do about it, each kind in its own words, and to put a copy back only where
//! something of the file is lost.

use std::fs;

use rusqlite::Connection;

use crate::desk::{Said, said as said_by};
use crate::desk_with_store;
use crate::faults::{has, through};
use crate::operations::{Form, Operation};

/// The one sentence of a call that was refused.
#[track_caller]
fn sentence(said: &Said, code: i32) -> &str {
    assert_eq!((said.code, said.err.trim().lines().count()), (code, 1), "{}", said.err);
    said.err.trim()
}

#[track_caller]
fn assert_says(said: &Said, code: i32, what: &str, to_do: &str) {
    let sentence = sentence(said, code);
    assert!(sentence.contains(what) && sentence.contains(to_do), "{sentence}");
    let sends_to_copy = sentence.contains("restore") || sentence.contains("reservekopie");
    assert_eq!(sends_to_copy, to_do.contains("restore"), "{sentence}");
}

const SET: &[&str] = &["add", "work_type", "naam=Kas"];

#[test]
fn a_file_that_another_program_keeps_is_busy() {
    let desk = desk_with_store();
    let other = Connection::open(desk.path("demo.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_says(&desk.run(SET), 75, "houdt het bestand te lang bezet", "Probeer het zo opnieuw");
    // Who only looks is not kept waiting.
    assert_eq!(desk.run(&["list", "teams"]).code, 0);
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(desk.run(SET).code, 0);
}

#[test]
fn a_file_that_is_gone_or_another_is_named() {
    let desk = desk_with_store();
    fs::rename(desk.path("demo.db"), desk.path("elders.db")).unwrap();
    assert_says(&desk.run(&["list", "teams"]), 1, "demo.db is er niet", "Kijk de naam na");
    fs::write(desk.path("demo.db"), "Beste lezer\n".repeat(1000)).unwrap();
    assert_says(&desk.run(SET), 1, "geen bestand van Binnenwerk", "Kies een ander bestand");
}

#[test]
fn only_of_a_file_that_lost_something_a_copy_is_to_be_put_back() {
    let desk = desk_with_store();
    let whole = fs::read(desk.path("demo.db")).unwrap();
    fs::write(desk.path("demo.db"), &whole[..whole.len() - 100_000]).unwrap();
    assert_says(&desk.run(SET), 1, "demo.db is beschadigd", "Zet een reservekopie terug met restore");
    fs::write(desk.path("demo.db"), "").unwrap();
    assert_says(&desk.run(SET), 1, "demo.db is leeg", "Zet een reservekopie terug met restore");
    for (language, sentences) in
        [("nl", include_str!("../../src/text/nl/errors.ftl")), ("en", include_str!("../../src/text/en/errors.ftl"))]
    {
        let sending = sentences.lines().filter(|line| line.starts_with("error-store-") && line.contains("restore"));
        let keys: Vec<&str> = sending.filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect();
        let mut keys: Vec<&str> = keys.into_iter().map(|key| key.trim_end_matches(".bare")).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys, ["error-store-damaged", "error-store-empty"], "{language}");
    }
}

#[test]
fn a_disk_that_is_full_is_said_to_be_full_whatever_is_asked() {
    if !has("unshare", &["--mount", "--map-root-user", "true"]) {
        return;
    }
    for call in [&["list", "teams"][..], SET, &["check"], &["backup", "copy.db"]] {
        let from = desk_with_store();
        let script = "set -e; mount -t tmpfs -o size=8m tmpfs /mnt; cp \"$1\"/demo.db /mnt; cd /mnt
            head -c 8m /dev/zero > filled 2> /dev/null || true; shift
            HOME=/mnt XDG_CONFIG_HOME=/mnt XDG_DATA_HOME=/mnt TMPDIR=/mnt exec \"$@\"";
        let place = from.path(".").display().to_string();
        let tool = ["unshare", "--mount", "--map-root-user", "sh", "-c", script, "sh", &place];
        let operation = Operation { name: "full", before: &[], call, file: "demo.db", form: Form::Store, places: &[] };
        let said = said_by(through(&from, &tool, &operation).output().unwrap());
        // What only looks may well be answered.
        if said.code != 0 || call == SET {
            assert_says(&said, 1, "De schijf is vol", "Maak ruimte");
        }
    }
}
