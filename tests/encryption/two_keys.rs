//! Two keys: another one for a store in its place, and two stores of which each has its own.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::desk::{Desk, Said, said};
use super::told::tell;
use super::{KEY, NAME, assert_nothing_in_clear, desk, files, fine, on_terminal, opened, refused, with_key};

const REKEY: [&str; 8] = ["admin", "rekey", "--new-key", "new.key", "--recovery", "c.key", "--recovery", "d.key"];

/// A call on the encrypted store, with a key.
fn by(desk: &Desk, key: &str, args: &[&str]) -> Said {
    desk.run(&[args, &["--db", "safe.db", "--key-file", key]].concat())
}

/// The newest entries of the log, of a store that is whole and of which every key but this one is refused.
fn opened_only_by(desk: &Desk, key: &str, others: &[&str]) -> Vec<String> {
    for other in others.iter().filter(|other| desk.path(other).exists()) {
        let code = refused(&by(desk, other, &["list", "teams", "--json"]));
        // A kill may leave the file of a key before it has its rights, and before anything is encrypted with it.
        assert!(code == "store-key-wrong" || (code == "key-exposed" && *other == "new.key"), "{other}: {code}");
    }
    assert_eq!(fine(by(desk, key, &["check", "--json"])).out.trim(), "[]");
    let log = fine(by(desk, key, &["log", "--json", "--limit", "2"])).json();
    log.as_array().unwrap().iter().map(|entry| entry["verb"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn another_key_comes_in_the_place_of_the_old_one_and_is_in_the_log() {
    let desk = desk();
    let list = ["list", "members", "--json"];
    let before = fine(with_key(&desk, &list)).out;
    fine(with_key(&desk, &["backup", "copy.db"]));
    let old = fs::read(desk.path("safe.db")).unwrap();
    let said = fine(with_key(&desk, &REKEY));
    assert!(said.out.is_empty() && said.err.contains("andere sleutel"), "{}{}", said.out, said.err);
    assert_eq!(opened_only_by(&desk, "new.key", &[KEY, "a.key"])[0], "rekey");
    for key in ["new.key", "c.key", "d.key"] {
        assert_eq!(fine(by(&desk, key, &list)).out, before, "{key}");
    }
    assert_nothing_in_clear(&desk);
    // Nothing under the old key stays but the copy that somebody asked for.
    let left = files(&desk.path("."));
    assert!(left.iter().all(|(name, bytes)| name.ends_with("copy.db") || !bytes.starts_with(&old[..8192])));
    let odd: Vec<&String> = left.keys().filter(|name| !name.ends_with(".key") && !name.ends_with("demo.db")).collect();
    assert_eq!(odd.len(), 2, "{odd:?}");

    // The copy has the key of its time: it comes back with that, under the key of now.
    assert_eq!(refused(&by(&desk, "new.key", &["restore", "copy.db", "--json"])), "store-key-wrong");
    fine(by(&desk, "new.key", &["restore", "copy.db", "--other-key-file", KEY]));
    assert_eq!(opened_only_by(&desk, "new.key", &[KEY])[0], "restore");
    assert_nothing_in_clear(&desk);
}

#[test]
fn a_store_keeps_its_key_when_another_one_cannot_be_given() {
    let desk = desk();
    fine(with_key(&desk, &["list", "teams"]));
    let before = files(&desk.path("."));
    for (call, code) in [
        (&["admin", "rekey", "--new-key", KEY][..], None),
        (&["admin", "rekey", "--new-key", "new.key", "--recovery", "c.key"], None),
        (&["admin", "rekey", "--new-key", "new.key", "--recovery", "c.key", "--recovery", "a.key"], None),
        (&["admin", "rekey", "--new-key", "new.key", "--recovery", "c.key", "--recovery", "none/d.key"], None),
        (&["admin", "rekey", "--new-key", "new.key", "--read-only"], Some("store-read-only")),
    ] {
        let said = with_key(&desk, &[call, &["--json"]].concat());
        let code_said = refused(&said);
        assert!(code.is_none_or(|code| code == code_said), "{call:?}: {code_said}");
    }
    assert_eq!(refused(&desk.run(&["admin", "rekey", "--new-key", "new.key", "--json"])), "store-not-encrypted");
    let old_build = desk.run(&["admin", "rekey", "--new-key", "new.key", "--db", "safe.db", "--json"]);
    assert_eq!(refused(&old_build), "store-key-missing");

    // Somebody has it open: their next edit would be lost in a file that is gone.
    fine(with_key(&desk, &["add", "work_type", "naam=Bos"]));
    let screen = opened(&desk);
    screen.query_row("SELECT count(*) FROM member", [], |_| Ok(())).unwrap();
    let said = with_key(&desk, &REKEY);
    assert_eq!((said.code, said.err.trim().lines().count()), (75, 1), "{}", said.err);
    drop(screen);
    assert_eq!(files(&desk.path(".")).keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    assert_ne!(opened_only_by(&desk, KEY, &[])[0], "rekey");
}

#[test]
fn a_passphrase_can_come_in_the_place_of_a_key() {
    let desk = desk();
    let words = "negen blauwe fietsen";
    let call = [
        &["admin", "rekey", "--new-key", "word.key", "--with-passphrase"][..],
        &["--db", "safe.db", "--key-file", KEY],
    ];
    let (said, code) = on_terminal(&desk, &call.concat(), &[words, words]);
    assert!(code == 0 && said.contains("binnenwerk-key-1 ") && !said.contains(words), "{said}");
    let list = ["list", "teams", "--db", "safe.db", "--key-file", "word.key"];
    let (said, code) = on_terminal(&desk, &list, &[words]);
    assert!(code == 0 && said.contains("T001"), "{said}");
    assert_eq!(refused(&with_key(&desk, &["list", "teams", "--json"])), "store-key-wrong");
}

/// A call through a tool.
pub fn through(desk: &Desk, tool: &[&str], call: &[&str]) -> Said {
    let plain = desk.command(call);
    let mut command = Command::new(tool[0]);
    command.args(&tool[1..]).arg(plain.get_program()).args(plain.get_args()).current_dir(desk.path(".")).env_clear();
    command.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    said(command.output().unwrap())
}

/// The same files in a folder of their own.
pub fn copied(from: &Desk) -> Desk {
    let to = Desk::empty();
    for (name, bytes) in files(&from.path(".")) {
        let place = to.path(Path::new(&name).file_name().unwrap().to_str().unwrap());
        fs::write(&place, bytes).unwrap();
        fs::set_permissions(&place, fs::metadata(&name).unwrap().permissions()).unwrap();
    }
    to
}

/// After a fault: one of the two keys opens the store, which is whole, and nothing lies there in clear. Answers whether it is the new one.
fn assert_one_key_opens(desk: &Desk, about: &str) -> bool {
    let is_new = desk.path("new.key").exists() && by(desk, "new.key", &["list", "teams"]).code == 0;
    let newest = match is_new {
        true => opened_only_by(desk, "new.key", &[KEY]),
        false => opened_only_by(desk, KEY, &["new.key"]),
    };
    assert_eq!(newest[0] == "rekey", is_new, "{about}");
    assert_nothing_in_clear(desk);
    is_new
}

#[test]
fn a_kill_or_a_failing_disk_leaves_a_store_that_the_old_or_the_new_key_opens() {
    faults(8);
}

#[test]
#[ignore = "takes minutes"]
fn a_kill_or_a_failing_disk_at_any_call_leaves_a_store_that_the_old_or_the_new_key_opens() {
    faults(1);
}

/// Tries a kill or a failing disk at one of so many of the calls that change names or wait for the disk, and at some of the pages that are
/// written; at the last call always.
fn faults(one_of: usize) {
    let ready = desk();
    let call = [&REKEY[..], &["--db", "safe.db", "--key-file", KEY]].concat();
    let Some(moments) = moments(&ready, &call) else { return };
    let moments: Vec<(String, usize)> = moments.into_iter().rev().step_by(one_of).collect();
    let (mut tried, mut new) = (0, 0);
    for (at, (name, nth)) in moments.iter().enumerate() {
        let faults = ["signal=KILL", ["error=ENOSPC", "error=EIO"][at % 2]];
        for fault in faults.iter().skip(if one_of == 1 { 0 } else { at % 2 }).take(if one_of == 1 { 2 } else { 1 }) {
            let desk = copied(&ready);
            let inject = format!("--inject={name}:{fault}:when={nth}");
            let said = through(&desk, &["strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", &inject], &call);
            let about = format!("{inject}: {} {}", said.code, said.err);
            if said.code == 1 {
                let own = said.err.lines().filter(|line| !line.starts_with("strace:"));
                assert_eq!(own.count(), 1, "{about}");
            }
            let is_new = assert_one_key_opens(&desk, &about);
            assert!(said.code != 0 || is_new, "{about}");
            // Once more, with what a kill left taken away: keys to nothing.
            if !is_new {
                ["new.key", "c.key", "d.key"].iter().for_each(|name| drop(fs::remove_file(desk.path(name))));
                fine(with_key(&desk, &REKEY));
                assert!(assert_one_key_opens(&desk, &about));
            }
            let left = files(&desk.path("."));
            assert!(!left.keys().any(|name| name.contains(".unfinished-")), "{about}: {:?}", left.keys());
            (tried, new) = (tried + 1, new + usize::from(is_new));
        }
    }
    tell(&format!("{tried} faults, after {new} of which the new key opened it"));
    assert!(new > 0 && new < tried);
}

/// The calls at which a call may fail: all that change names or wait for the disk, and some of the many that write a page; `None`, said,
/// where that cannot be seen.
pub fn moments(ready: &Desk, call: &[&str]) -> Option<Vec<(String, usize)>> {
    let works = Command::new("strace").args(["-qq", "-f", "--seccomp-bpf", "-o", "/dev/null", "true"]).status();
    if !works.is_ok_and(|status| status.success()) {
        tell("not tried: strace is not here or may not be used");
        return None;
    }
    let calls = "?rename,?renameat,?renameat2,?link,?linkat,?unlink,?unlinkat,fsync,fdatasync,ftruncate,pwrite64";
    let traced = copied(ready);
    let log = traced.path("calls").display().to_string();
    fine(through(&traced, &["strace", "-f", "-qq", "--seccomp-bpf", &format!("--trace={calls}"), "-o", &log], call));
    let mut counted = std::collections::BTreeMap::<String, usize>::new();
    let mut moments = Vec::new();
    for line in fs::read_to_string(&log).unwrap().lines() {
        let Some((name, _)) = line.split_whitespace().nth(1).and_then(|word| word.split_once('(')) else { continue };
        let nth = counted.entry(name.to_owned()).or_default();
        *nth += 1;
        moments.push((name.to_owned(), *nth));
    }
    let is_page = |name: &str| name == "pwrite64";
    let pages = moments.iter().filter(|(name, _)| is_page(name)).count();
    moments.retain(|(name, nth)| !is_page(name) || nth % (pages / 4).max(1) == 0);
    Some(moments)
}

#[test]
fn another_office_is_brought_in_from_under_its_own_key() {
    let desk = desk();
    fine(desk.run(&["admin", "encrypt", "north.db", "--new-key", "north.key"]));
    let add = ["add", "member", "number=770011", &format!("achternaam={NAME} Noord"), "--db", "north.db"];
    fine(desk.run(&[&add[..], &["--key-file", "north.key"]].concat()));
    let merge = ["merge", "north.db", "--json"];
    assert_eq!(refused(&with_key(&desk, &merge)), "store-key-wrong");
    fine(with_key(&desk, &[&merge[..], &["--other-key-file", "north.key"]].concat()));
    assert!(fine(with_key(&desk, &["list", "members", "--filter", "number=770011"])).out.contains("Noord"));
    fine(with_key(&desk, &["check"]));
    // Each still has its own.
    fine(desk.run(&["check", "--db", "north.db", "--key-file", "north.key"]));
    assert_eq!(
        refused(&desk.run(&["list", "teams", "--db", "north.db", "--key-file", KEY, "--json"])),
        "store-key-wrong"
    );
    // From under a key into a store in clear, and a dump, which has no key.
    fine(desk.run(&["merge", "north.db", "--other-key-file", "north.key"]));
    fine(with_key(&desk, &["dump", "north.jsonl"]));
    assert_eq!(with_key(&desk, &["merge", "north.jsonl", "--other-key-file", "north.key"]).code, 2);
    fs::remove_file(desk.path("north.jsonl")).unwrap();
    assert_nothing_in_clear(&desk);
}
