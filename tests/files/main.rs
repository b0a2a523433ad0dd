//! A fault at every operation on files: no room, no right, a disk that fails, a kill. The old file is there whole or the new one, and
//! the next run finds nothing in its way. `operations.rs` has what is tried, `faults.rs` how.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

#[allow(dead_code, reason = "the tests of the command line use the rest")]
#[path = "../cli/desk.rs"]
mod desk;
mod faults;
mod limits;
#[allow(dead_code, reason = "the fuzzer uses the rest")]
#[path = "../support/lots.rs"]
mod lots;
mod operations;
mod places;
mod power;
mod quota;
mod said;
#[path = "../support/told.rs"]
mod told;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use desk::{Desk, Said};
use operations::{Form, Operation};

/// The store that version 0.1.0 made.
const OLD_STORE: &[u8] = include_bytes!("../data/release-0.1.0/store.sql.gz");

/// A folder with what the operations begin with: `demo.db`, a small one; `old.db` of an older version; a list of which one row is good;
/// a template of letters and folders.
fn desk_with_store() -> Desk {
    static MADE: OnceLock<Desk> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let desk = Desk::empty();
        let said = desk.run(&["demo", "--members", "40", "--into", "demo.db"]);
        assert_eq!(said.code, 0, "{}", said.err);
        let mut dump = String::new();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(OLD_STORE), &mut dump).unwrap();
        let old = rusqlite::Connection::open(desk.path("old.db")).unwrap();
        old.execute_batch(&dump).unwrap();
        old.execute_batch("PRAGMA application_id = 1115124331; PRAGMA user_version = 2;").unwrap();
        drop(old);
        fs::set_permissions(desk.path("old.db"), std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        fs::write(desk.path("people.csv"), "nummer;achternaam\n770001;Veen\n770002;\n").unwrap();
        fs::write(desk.path("same.csv"), "nummer;achternaam\n770001;Veen\n").unwrap();
        fs::write(desk.path("letter.txt"), "Team {{naam}}\n").unwrap();
        for folder in ["copies", "letters"] {
            fs::create_dir(desk.path(folder)).unwrap();
        }
        desk
    });
    let desk = Desk::empty();
    copy(&made.path("."), &desk.path("."));
    desk
}

/// A folder in which an operation can begin: made once, because its changes tell the moment, and copied for each try.
fn ready_for(operation: &Operation) -> Desk {
    static READY: Mutex<BTreeMap<&str, Desk>> = Mutex::new(BTreeMap::new());
    let mut ready = READY.lock().unwrap_or_else(PoisonError::into_inner);
    let made = ready.entry(operation.name).or_insert_with(|| {
        let desk = desk_with_store();
        for before in operation.before {
            let said = desk.run(before);
            assert_eq!(said.code, 0, "{}: {before:?}: {}", operation.name, said.err);
        }
        desk
    });
    let desk = Desk::empty();
    copy(&made.path("."), &desk.path("."));
    desk
}

/// Copies all files of a folder, with those below it.
fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir_all(&place).unwrap();
            copy(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// The names of all files in a folder and below it.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            names.extend(self::names(&entry.path()).iter().map(|below| format!("{name}/{below}")));
        } else {
            names.push(name);
        }
    }
    names.sort();
    names
}

/// What the file of an operation is: nothing where there is none. It stops the test when it is there by half.
fn state(desk: &Desk, operation: &Operation) -> Option<String> {
    let path = desk.path(operation.file);
    if !path.exists() {
        return None;
    }
    match operation.form {
        Form::Text(moment) => {
            let text = fs::read_to_string(&path).unwrap();
            Some(text.lines().filter(|line| !line.starts_with(moment)).collect::<Vec<_>>().join("\n"))
        }
        Form::Workbook => {
            let mut book = zip::ZipArchive::new(fs::File::open(&path).unwrap()).expect("a whole workbook");
            let parts = book.len();
            let read =
                |nth| std::io::copy(&mut book.by_index(nth).expect("a part"), &mut std::io::sink()).expect("all of it");
            Some(format!("{:?}", (0..parts).map(read).collect::<Vec<_>>()))
        }
        Form::Store => Some(told_by_store(desk, operation.file)),
        Form::Copies => {
            let mut told: Vec<String> = Vec::new();
            for name in names(&path).iter().filter(|name| name.ends_with(".db")) {
                told.push(told_by_store(desk, &format!("{}/{name}", operation.file)));
            }
            assert!(!told.is_empty(), "no copy is there any more");
            told.sort();
            Some(told.concat())
        }
    }
}

/// Which entry of its log is the newest of a store that is whole.
fn told_by_store(desk: &Desk, name: &str) -> String {
    let said = desk.run(&["check", "--db", name]);
    assert_eq!(said.code, 0, "{name} is not whole: {}{}", said.out, said.err);
    let newest = desk.json(&["log", "--limit", "1", "--db", name]);
    format!("[{} {}]", newest[0]["revision"], newest[0]["verb"])
}

/// That nothing is left under a passing name.
fn assert_nothing_left(desk: &Desk, about: &str) {
    let left = names(&desk.path("."));
    let is_passing = |name: &&String| {
        let name = name.rsplit('/').next().unwrap_or_default();
        name.starts_with(".binnenwerk-") || name.contains(".unfinished-") || name.ends_with("-journal")
    };
    assert_eq!(left.iter().filter(is_passing).collect::<Vec<_>>(), Vec::<&String>::new(), "{about}");
}

/// After a fault: the old file or the new one, and the same call once more does what it would have done.
fn assert_goes_on(desk: &Desk, operation: &Operation, states: &[Option<String>; 2], about: &str) -> bool {
    let now = state(desk, operation);
    // Two copies may be there for a moment: the new one came, and the oldest is not gone yet.
    let both = operation.form == Form::Copies
        && states.iter().flatten().all(|one| now.as_ref().is_some_and(|now| now.contains(one)));
    assert!(states.contains(&now) || both, "{about}: neither the old nor the new one: {:.300}", format!("{now:?}"));
    let done = now == states[1] && operation.form != Form::Copies;
    let mut again = desk.run(operation.call);
    // What is done is refused a second time. A second name that a kill left of it goes with the next file that is made there.
    if done && [1, 2].contains(&again.code) {
        if states[0].is_some() {
            again = desk.run(&["backup", "next.db", "--db", operation.file]);
        } else {
            fs::remove_file(desk.path(operation.file)).unwrap();
            again = desk.run(operation.call);
        }
        assert_eq!(state(desk, operation), states[1], "{about}, made anew");
    }
    assert_eq!(again.code, 0, "{about}, once more: {}", again.err);
    if !done {
        let then = state(desk, operation);
        assert!(
            then == states[1] || operation.form == Form::Copies,
            "{about}, once more: {:.300}",
            format!("{then:?}")
        );
    }
    assert_nothing_left(desk, about);
    done
}

/// What is said of a failure: one sentence, and not that the program crashed.
fn assert_said(said: &Said, about: &str) {
    assert!([0, 1, 75].contains(&said.code), "{about}: ends with {}: {}", said.code, said.err);
    assert!(said.code == 0 || !said.err.trim().is_empty(), "{about}: fails without a word");
}
