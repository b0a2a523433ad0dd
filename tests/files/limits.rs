//! Limits that an administrator sets: on the size of a file, on what a user may have on a disk, on memory.

use std::process::Command;

use crate::desk::{Desk, Said, said};
use crate::faults::{has, states, through};
use crate::operations::{OPERATIONS, Operation};
use crate::{assert_goes_on, assert_nothing_left, assert_said, ready_for, told_by_store};

/// These operations, by their names in the table.
fn operations(names: &[&str]) -> Vec<&'static Operation> {
    let found = |name: &&str| OPERATIONS.iter().find(|operation| operation.name == *name).expect("in the table");
    names.iter().map(found).collect()
}

/// That a refusal for want of room says that, and what to do.
fn assert_wants_room(said: &Said, about: &str) {
    assert_said(said, about);
    let own: Vec<&str> = said.err.lines().filter(|line| !line.starts_with("strace:")).collect();
    let is_told = own.len() == 1 && own[0].contains("De schijf is vol") && own[0].contains("Maak ruimte");
    assert!(said.code == 0 || is_told, "{about}: {}", said.err);
}

#[test]
fn a_limit_on_the_size_of_files_is_a_full_disk_and_leaves_the_old_file_or_the_new_one() {
    for operation in
        operations(&["an edit", "what an import stores", "a copy over an earlier one", "a copy that is put back"])
    {
        let states = states(operation);
        let mut refused = 0;
        // In blocks of 512 bytes: nothing at all, a few pages of a log, and not all of a copy.
        for blocks in ["0", "40", "600"] {
            let desk = ready_for(operation);
            let script = "ulimit -f \"$1\"; shift; exec \"$@\"";
            let said = said(through(&desk, &["sh", "-c", script, "sh", blocks], operation).output().unwrap());
            let about = format!("{}, files of {blocks} blocks", operation.name);
            assert_wants_room(&said, &about);
            refused += usize::from(said.code != 0);
            assert_goes_on(&desk, operation, &states, &about);
        }
        assert!(refused > 0, "{}: no limit was low enough", operation.name);
    }
}

#[test]
fn a_quota_is_a_full_disk_and_leaves_the_old_file_or_the_new_one() {
    if !has("strace", &["-qq", "-f", "--seccomp-bpf", "-o", "/dev/null", "true"]) {
        return;
    }
    for operation in operations(&["an edit", "what an import stores", "a copy over an earlier one"]) {
        let states = states(operation);
        for from in [1, 3] {
            let desk = ready_for(operation);
            let pages = format!("--inject=pwrite64:error=EDQUOT:when={from}+");
            let tool = ["strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", &pages];
            let said = said(through(&desk, &tool, operation).output().unwrap());
            let about = format!("{}, nothing more from write {from}", operation.name);
            assert_wants_room(&said, &about);
            assert_ne!(said.code, 0, "{about}");
            assert_goes_on(&desk, operation, &states, &about);
        }
    }
}

#[test]
fn with_too_little_memory_the_store_stays_whole_and_nothing_of_it_is_told() {
    let operation = operations(&["an edit"])[0];
    let (mut refused, mut done) = (0, 0);
    for kib in [16_000, 24_000, 32_000, 48_000, 96_000, 600_000] {
        for call in [operation.call, &["list", "members"], &["check"], &["backup", "copy.db"]] {
            let desk = ready_for(operation);
            let before = told_by_store(&desk, "demo.db");
            let plain = desk.command(call);
            let mut limited = Command::new("sh");
            limited.args(["-c", &format!("ulimit -v {kib}; exec \"$@\""), "sh"]).arg(plain.get_program());
            limited.args(plain.get_args()).current_dir(desk.path(".")).env_clear().env("PATH", "/usr/bin:/bin");
            limited.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
            let said = said(limited.output().unwrap());
            let about = format!("{call:?} with {kib} KiB: {} {}", said.code, said.err);
            if said.code == 0 {
                done += 1;
            } else {
                refused += 1;
                assert!(!tells_of_anybody(&desk, &said), "{about}");
                // An edit that was not said to be done may have been done all the same; nothing is half.
                let now = told_by_store(&desk, "demo.db");
                assert!(now == before || call == operation.call, "{about}");
            }
            assert_eq!(desk.run(&["add", "work_type", "naam=Heg"]).code, 0, "{about}");
            assert_nothing_left(&desk, &about);
        }
    }
    assert!(refused > 0 && done > 0, "{refused} refused, {done} done");
}

/// Whether what was said beside the data names anybody of the store.
fn tells_of_anybody(desk: &Desk, said: &Said) -> bool {
    let members = desk.json(&["list", "members"]);
    let names = members.as_array().unwrap().iter().filter_map(|member| member["surname"].as_str());
    let names: Vec<&str> = names.filter(|name| name.len() > 4).collect();
    assert!(!names.is_empty());
    names.iter().any(|name| said.err.contains(name))
}
