//! Encrypted stores, in the build that can make them: `cargo test --features encryption --test encryption`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "../cli/desk.rs"]
#[allow(dead_code, reason = "shared with the tests of the commands")]
mod desk;
mod for_recipients;
mod older;
#[path = "../support/told.rs"]
mod told;
mod two_keys;

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use desk::{Desk, Said, own_name};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// What is looked for in every file: nobody else is called so.
const NAME: &str = "Zwaardvisserij";
const PHONE: &str = "0699887766";
const KEY: &str = "roster.key";

/// A folder with a store in clear, `demo.db`, and an encrypted one of it, `safe.db`.
fn desk() -> Desk {
    let desk = Desk::empty();
    fine(desk.run(&["demo", "--members", "40", "--into", "demo.db"]));
    fine(desk.run(&["add", "member", "number=770009", &format!("achternaam={NAME}"), &format!("phone={PHONE}")]));
    let encrypt = ["admin", "encrypt", "safe.db", "--new-key", KEY, "--recovery", "a.key", "--recovery", "b.key"];
    fine(desk.run(&encrypt));
    desk
}

fn fine(said: Said) -> Said {
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    said
}

/// A call on the encrypted store, with its key.
fn with_key(desk: &Desk, args: &[&str]) -> Said {
    desk.run(&[args, &["--db", "safe.db", "--key-file", KEY]].concat())
}

/// The code of a refusal, which is one sentence.
fn refused(said: &Said) -> String {
    assert!(said.code > 0 && said.err.lines().count() == 1, "{}{}", said.out, said.err);
    let told: serde_json::Value = serde_json::from_str(&said.err).expect("JSON");
    told["error"]["code"].as_str().expect("a code").to_owned()
}

/// A connection of another program to the encrypted store.
fn opened(desk: &Desk) -> rusqlite::Connection {
    let text = fs::read_to_string(desk.path(KEY)).unwrap();
    let conn = rusqlite::Connection::open(desk.path("safe.db")).unwrap();
    let key = format!("x'{}'", text.trim().rsplit(' ').next().unwrap());
    conn.execute_batch("PRAGMA cipher_default_plaintext_header_size = 96; PRAGMA cipher_default_page_size = 8192")
        .unwrap();
    conn.pragma_update(None, "key", key).unwrap();
    conn
}

/// Every file below a folder, with what it holds.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        match entry.path().is_dir() {
            true => found.extend(files(&entry.path())),
            false => drop(found.insert(entry.path().display().to_string(), fs::read(entry.path()).unwrap())),
        }
    }
    found
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

/// That nobody's name stands in clear in any file but the one that is in clear.
fn assert_nothing_in_clear(desk: &Desk) {
    for (name, bytes) in files(&desk.path(".")).into_iter().filter(|(name, _)| !name.ends_with("demo.db")) {
        for text in [NAME, PHONE, "achternaam", "CREATE TABLE"] {
            assert!(!holds(&bytes, text), "{name} holds {text}");
        }
    }
}

#[test]
fn an_encrypted_store_holds_the_same_and_only_its_key_opens_it() {
    let desk = desk();
    let mode = |name: &str| fs::metadata(desk.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!([KEY, "a.key", "b.key", "safe.db"].map(mode), [0o400, 0o400, 0o400, 0o600]);
    assert!(holds(&fs::read(desk.path("demo.db")).unwrap(), NAME), "the old one stays");
    assert_nothing_in_clear(&desk);
    for args in [&["log", "--head"][..], &["list", "members", "--json"], &["list", "teams", "--known-on", "2026-11-20"]]
    {
        assert_eq!(fine(with_key(&desk, args)).out, fine(desk.run(args)).out, "{args:?}");
    }
    let check = fine(with_key(&desk, &["check", "--json"])).out;
    assert!(!check.contains("not-encrypted"), "{check}");
    assert!(fine(desk.run(&["check", "--json"])).out.contains("not-encrypted"));
    assert!(fine(with_key(&desk, &["doctor"])).out.contains("versleuteld: ja"));

    // Without the key, with another, or with one that others can read: one sentence, and no byte changes.
    let before = files(&desk.path("."));
    let list = ["list", "members", "--db", "safe.db", "--json"];
    assert_eq!(refused(&desk.run(&list)), "store-key-missing");
    let other = format!("binnenwerk-key-1 {}\n", "5a".repeat(48));
    fs::write(desk.path("other.key"), other).unwrap();
    let with_other = [&list[..], &["--key-file", "other.key"]].concat();
    assert_eq!(refused(&desk.run(&with_other)), "key-exposed");
    fs::set_permissions(desk.path("other.key"), Permissions::from_mode(0o400)).unwrap();
    for args in [&["list", "members"][..], &["add", "work_type", "naam=Kas"], &["backup", "copy.db"], &["check"]] {
        let said = desk.run(&[args, &["--db", "safe.db", "--key-file", "other.key", "--json"]].concat());
        assert_eq!(refused(&said), "store-key-wrong", "{args:?}");
    }
    assert_eq!(refused(&desk.run(&[&list[..], &["--key-file", "demo.db"]].concat())), "key-exposed");
    assert_eq!(refused(&desk.run(&[&list[..], &["--key-file", "none.key"]].concat())), "key-unreadable");
    fs::remove_file(desk.path("other.key")).unwrap();
    assert_eq!(files(&desk.path(".")), before);
    // A copy of the key is a key.
    fine(desk.run(&[&list[..], &["--key-file", "b.key"]].concat()));
}

#[test]
fn nothing_beside_an_encrypted_store_is_in_clear_whatever_is_done_with_it() {
    let desk = desk();
    // Somebody else has it open, so that its log stays; there is one from the first time that it is written.
    fine(with_key(&desk, &["add", "work_type", "naam=Bos"]));
    let hold = opened(&desk);
    let members = |conn: &rusqlite::Connection| -> i64 {
        conn.query_row("SELECT count(*) FROM member", [], |row| row.get(0)).unwrap()
    };
    let before = members(&hold);
    fine(with_key(&desk, &["add", "member", "number=770010", &format!("achternaam={NAME} Twee")]));
    assert_eq!(members(&hold), before + 1);
    assert!(fs::metadata(desk.path("safe.db-wal")).unwrap().len() > 0);
    assert_nothing_in_clear(&desk);
    drop(hold);

    // Copies, what is put back, what is made anew and what comes in from elsewhere.
    fs::create_dir(desk.path("copies")).unwrap();
    fine(with_key(&desk, &["backup", "copies", "--keep", "2"]));
    fine(with_key(&desk, &["backup", "copy.db"]));
    fine(with_key(&desk, &["add", "work_type", "naam=Kas"]));
    fine(with_key(&desk, &["backup", "copy.db", "--force"]));
    fine(with_key(&desk, &["restore", "copy.db"]));
    fine(with_key(&desk, &["check"]));
    fine(with_key(&desk, &["merge", "demo.db"]));
    let dump = fine(with_key(&desk, &["dump", "-"]));
    fs::write(desk.path("dump"), &dump.out).unwrap();
    fine(desk.run(&["load", "dump", "--db", "loaded.db", "--key-file", KEY]));
    fs::remove_file(desk.path("dump")).unwrap();
    fine(desk.run(&["check", "--db", "loaded.db", "--key-file", KEY]));
    fine(desk.run(&["demo", "--members", "20", "--into", "other.db", "--key-file", KEY]));
    assert!(fine(desk.run(&["check", "--db", "other.db", "--key-file", KEY, "--json"])).out.trim() == "[]");
    assert_nothing_in_clear(&desk);

    // A copy in clear does not come to stand in its place.
    let said = with_key(&desk, &["restore", "demo.db", "--json"]);
    assert_eq!(refused(&said), "store-in-clear");
    let said = desk.run(&["restore", "demo.db", "--db", "safe.db", "--json"]);
    assert!(["store-key-missing", "store-in-clear"].contains(&refused(&said).as_str()));
    fine(with_key(&desk, &["check"]));

    // Who sees less reads by a second connection.
    let rights = format!(
        "login,role,reach,from\nbeheer,administrator,all_teams,2026-01-01\n{},finance,all_teams,2026-01-01\n",
        own_name()
    );
    fs::write(desk.path("rights.csv"), rights).unwrap();
    fine(with_key(&desk, &["import", "rights.csv", "--kind", "access_right"]));
    assert!(fine(with_key(&desk, &["list", "members"])).out.contains("770009"));
    assert_eq!(with_key(&desk, &["check"]).code, 1, "finance checks no store");
    assert_nothing_in_clear(&desk);
}

#[test]
fn another_key_comes_with_a_new_file_and_nothing_is_written_over() {
    let desk = desk();
    let second = ["admin", "encrypt", "newer.db", "--new-key", "second.key"];
    let said = fine(with_key(&desk, &second));
    assert!(said.out.starts_with("binnenwerk-key-1 "), "shown once where no copies are named: {}", said.out);
    assert_eq!(fs::read_to_string(desk.path("second.key")).unwrap(), said.out);
    assert!(said.err.contains("één keer getoond"), "{}", said.err);
    let list = ["list", "members", "--db", "newer.db", "--json", "--key-file"];
    assert_eq!(refused(&desk.run(&[&list[..], &[KEY]].concat())), "store-key-wrong");
    let newer = fine(desk.run(&[&list[..], &["second.key"]].concat()));
    assert_eq!(newer.out, fine(with_key(&desk, &["list", "members", "--json"])).out);

    let before = files(&desk.path("."));
    for (into, key, copies) in [
        ("newer.db", "third.key", &[][..]),
        ("third.db", KEY, &[]),
        ("third.db", "third.key", &["--recovery", "a.key", "--recovery", "c.key"]),
        ("third.db", "third.key", &["--recovery", "c.key"]),
        ("nowhere/third.db", "third.key", &[]),
    ] {
        let said = with_key(&desk, &[&["admin", "encrypt", into, "--new-key", key], copies].concat());
        assert!(said.code > 0 && said.err.lines().count() == 1, "{into} {key}: {}", said.err);
    }
    assert_eq!(files(&desk.path(".")).keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
}

/// Runs the program on a terminal and types lines there, each after what is asked; what it wrote, and its exit code.
fn on_terminal(desk: &Desk, args: &[&str], typed: &[&str]) -> (String, u32) {
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_binnenwerk"));
    command.args(args);
    command.cwd(desk.path("."));
    for (name, value) in [("LANG", "nl_NL.UTF-8"), ("BINNENWERK_DB", "demo.db"), ("BINNENWERK_TODAY", desk::TODAY)] {
        command.env(name, value);
    }
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let (mut from, mut to) = (pair.master.try_clone_reader().unwrap(), pair.master.take_writer().unwrap());
    let mut said = Vec::new();
    let mut typed = typed.iter();
    let mut bytes = [0; 4096];
    while let Ok(read @ 1..) = from.read(&mut bytes) {
        said.extend_from_slice(&bytes[..read]);
        if said.ends_with(b": ")
            && let Some(line) = typed.next()
        {
            writeln!(to, "{line}").unwrap();
        }
    }
    (String::from_utf8_lossy(&said).into_owned(), child.wait().unwrap().exit_code())
}

#[test]
fn a_passphrase_is_asked_on_the_terminal_and_is_not_shown() {
    let desk = Desk::empty();
    fine(desk.run(&["demo", "--members", "20", "--into", "demo.db"]));
    let encrypt = ["admin", "encrypt", "safe.db", "--new-key", "word.key", "--with-passphrase"];
    let words = "negen blauwe fietsen";
    for typed in [&["kort"][..], &[words, "negen rode fietsen"]] {
        let (said, code) = on_terminal(&desk, &encrypt, typed);
        assert!(code == 1 && !desk.path("word.key").exists() && !desk.path("safe.db").exists(), "{said}");
    }
    let (said, code) = on_terminal(&desk, &encrypt, &[words, words]);
    assert!(code == 0 && !said.contains(words) && said.contains("binnenwerk-key-1 "), "{said}");
    let list = ["list", "teams", "--db", "safe.db", "--key-file", "word.key"];
    let (said, code) = on_terminal(&desk, &list, &[words]);
    assert!(code == 0 && said.contains("T001") && !said.contains(words), "{said}");
    let (said, code) = on_terminal(&desk, &list, &["negen groene fietsen"]);
    assert!(code == 1 && said.contains("Dit is niet de wachtzin"), "{said}");
    assert!(!holds(&fs::read(desk.path("word.key")).unwrap(), words));
    // What was shown once opens it too.
    let mut shown = desk.command(&["list", "teams", "--db", "safe.db"]);
    assert_eq!(shown.output().unwrap().status.code(), Some(1));
}
