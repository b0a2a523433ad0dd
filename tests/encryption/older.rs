//! An encrypted store of an older version, and a key that systemd hands over.

use std::fs::{self, Permissions};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rusqlite::Connection;

use super::desk::{Desk, said};
use super::{KEY, desk, files, fine, holds, refused, with_key};

/// The store that version 0.1.0 made.
const STORE: &[u8] = include_bytes!("../data/release-0.1.0/store.sql.gz");

/// Makes that store under a key, which is written beside it; a name that stands in it.
fn store(desk: &Desk, name: &str) -> String {
    let key = "5a".repeat(48);
    fs::write(desk.path(KEY), format!("binnenwerk-key-1 {key}\n")).unwrap();
    fs::set_permissions(desk.path(KEY), Permissions::from_mode(0o400)).unwrap();
    let mut dump = String::new();
    flate2::read::GzDecoder::new(STORE).read_to_string(&mut dump).unwrap();
    let made = Connection::open(desk.path(name)).unwrap();
    made.execute_batch("PRAGMA cipher_default_plaintext_header_size = 96; PRAGMA cipher_default_page_size = 8192")
        .unwrap();
    made.pragma_update(None, "key", format!("x'{key}'")).unwrap();
    made.execute_batch(&dump).unwrap();
    made.execute_batch("PRAGMA application_id = 1115124331; PRAGMA user_version = 2;").unwrap();
    fs::set_permissions(desk.path(name), Permissions::from_mode(0o600)).unwrap();
    let longest = "SELECT surname FROM member ORDER BY length(surname) DESC, surname LIMIT 1";
    let name: String = made.query_row(longest, [], |row| row.get(0)).unwrap();
    assert!(dump.contains(&name) && name.len() > 8, "{name}");
    name
}

fn assert_nothing_in_clear(folder: &Path, name: &str) {
    for (file, bytes) in files(folder) {
        for text in [name, "CREATE TABLE", "achternaam"] {
            assert!(!holds(&bytes, text), "{file} holds {text}");
        }
    }
}

#[test]
fn an_encrypted_store_of_an_older_version_stays_encrypted_whatever_is_done_with_it() {
    let desk = Desk::empty();
    let name = store(&desk, "safe.db");
    fs::copy(desk.path("safe.db"), desk.path("copy.db")).unwrap();
    let before = files(&desk.path("."));
    // Who only looks gets it brought up to date in memory.
    let members = fine(with_key(&desk, &["list", "members", "--json"])).out;
    assert!(members.contains(&name), "{name}");
    assert_eq!(files(&desk.path(".")), before);
    assert_eq!(refused(&desk.run(&["add", "work_type", "naam=Kas", "--db", "safe.db", "--json"])), "store-key-missing");
    assert_eq!(files(&desk.path(".")), before);

    // The first write brings it up to date, and keeps what it was.
    fine(with_key(&desk, &["add", "work_type", "naam=Kas"]));
    let kept = |desk: &Desk, mark: &str| -> Vec<String> {
        files(&desk.path(".")).into_keys().filter(|file| file.contains(mark)).collect()
    };
    let version = kept(&desk, ".before-version-");
    assert_eq!(version.len(), 1, "{version:?}");
    assert_eq!(fine(with_key(&desk, &["check", "--json"])).out.trim(), "[]");
    let version = desk.run(&["list", "members", "--json", "--db", &version[0], "--key-file", KEY]);
    assert_eq!(fine(version).out, members);
    assert_nothing_in_clear(&desk.path("."), &name);

    // A copy of then that is put back, one that is brought in, and another key for one of then.
    fine(with_key(&desk, &["restore", "copy.db"]));
    assert_eq!(kept(&desk, ".before-restore").len(), 1);
    assert_eq!(fine(with_key(&desk, &["list", "members", "--json"])).out, members);
    fine(with_key(&desk, &["merge", "copy.db"]));
    let rekey = ["admin", "rekey", "--new-key", "new.key", "--db", "copy.db", "--key-file", KEY];
    fine(desk.run(&rekey));
    let list = ["list", "members", "--json", "--db", "copy.db", "--key-file"];
    assert_eq!(fine(desk.run(&[&list[..], &["new.key"]].concat())).out, members);
    assert_eq!(refused(&desk.run(&[&list[..], &[KEY]].concat())), "store-key-wrong");
    assert_nothing_in_clear(&desk.path("."), &name);
}

#[test]
fn a_key_that_systemd_hands_over_opens_a_store_and_no_other_file_of_that_right_does() {
    let desk = desk();
    fs::create_dir(desk.path("binnenwerk")).unwrap();
    let settings = "db = \"../safe.db\"\nkey_file = \"$CREDENTIALS_DIRECTORY/roster.key\"\n";
    fs::write(desk.path("binnenwerk/config.toml"), settings).unwrap();
    fs::create_dir(desk.path("handed")).unwrap();
    fs::rename(desk.path(KEY), desk.path("handed").join(KEY)).unwrap();
    let call = |args: &[&str], folder: Option<&str>| {
        let mut command = desk.command(args);
        command.env_remove("BINNENWERK_DB");
        if let Some(folder) = folder {
            command.env("CREDENTIALS_DIRECTORY", desk.path(folder));
        }
        said(command.output().unwrap())
    };
    let list = ["list", "members", "--json"];
    // 0440 is what systemd makes of it where a list of rights keeps the group out.
    for (mode, refusal) in [(0o400, None), (0o440, None), (0o444, Some("key-exposed")), (0o640, Some("key-exposed"))] {
        fs::set_permissions(desk.path("handed").join(KEY), Permissions::from_mode(mode)).unwrap();
        let said = call(&list, Some("handed"));
        match refusal {
            None => assert!(fine(said).out.contains("770009")),
            Some(code) => assert_eq!(refused(&said), code, "{mode:o}"),
        }
    }
    fs::set_permissions(desk.path("handed").join(KEY), Permissions::from_mode(0o440)).unwrap();
    fine(call(&["add", "work_type", "naam=Kas"], Some("handed")));
    fine(call(&["backup", "copy.db"], Some("handed")));
    assert_eq!(fine(call(&["check", "--json"], Some("handed"))).out.trim(), "[]");
    // Elsewhere, or not handed over at all.
    assert_eq!(refused(&call(&list, Some("binnenwerk"))), "key-unreadable");
    assert_eq!(refused(&call(&list, None)), "key-unreadable");
    let named = call(&[&list[..], &["--key-file", "handed/roster.key"]].concat(), Some("handed"));
    assert_eq!(refused(&named), "key-exposed", "0440 counts for what was handed over only");
    super::assert_nothing_in_clear(&desk);
}
