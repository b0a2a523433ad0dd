//! Copies for recipients of age.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;

use super::desk::{Desk, Said};
use super::told::tell;
use super::two_keys::{copied, moments, through};
use super::{KEY, NAME, PHONE, assert_nothing_in_clear, desk, files, fine, holds, refused, with_key};

/// Somebody for whom copies are made: their identity in a file that only they may read, and the recipient that it is.
fn somebody(desk: &Desk, file: &str) -> String {
    let identity = Identity::generate();
    let text = format!("# made by a test\n{}\n", identity.to_string().expose_secret());
    fs::write(desk.path(file), text).unwrap();
    fs::set_permissions(desk.path(file), Permissions::from_mode(0o600)).unwrap();
    identity.to_public().to_string()
}

const LIST: [&str; 3] = ["list", "members", "--json"];

#[test]
fn a_copy_for_recipients_is_put_back_by_each_of_them_and_by_nobody_else() {
    let desk = desk();
    let (an, bram) = (somebody(&desk, "an.txt"), somebody(&desk, "bram.txt"));
    somebody(&desk, "cor.txt");
    let before = fine(with_key(&desk, &LIST)).out;
    fine(with_key(&desk, &["backup", "out.age", "--recipient", &an, "--recipient", &bram]));
    let copy = fs::read(desk.path("out.age")).unwrap();
    assert!(copy.starts_with(b"age-encryption.org/v1\n-> X25519 "));
    assert_eq!(fs::metadata(desk.path("out.age")).unwrap().permissions().mode() & 0o777, 0o600);
    assert_nothing_in_clear(&desk);
    let check = fine(with_key(&desk, &["check", "--json"])).out;
    assert_eq!(check.trim(), "[]", "it knows that there is a copy");

    for (nth, who) in ["an.txt", "bram.txt"].into_iter().enumerate() {
        fine(with_key(&desk, &["add", "work_type", &format!("naam=Kas {nth}")]));
        fine(with_key(&desk, &["set", "member", "770009", &format!("achternaam={NAME} {nth}")]));
        assert_ne!(fine(with_key(&desk, &LIST)).out, before);
        fine(with_key(&desk, &["restore", "out.age", "--identity", who]));
        assert_eq!(fine(with_key(&desk, &LIST)).out, before);
        fine(with_key(&desk, &["check"]));
        assert_nothing_in_clear(&desk);
    }

    // Whatever is wrong: one sentence, and no file changes.
    fs::write(desk.path("none.txt"), "# nobody\n").unwrap();
    fs::set_permissions(desk.path("none.txt"), Permissions::from_mode(0o600)).unwrap();
    fs::copy(desk.path("an.txt"), desk.path("seen.txt")).unwrap();
    fs::set_permissions(desk.path("seen.txt"), Permissions::from_mode(0o644)).unwrap();
    fs::write(desk.path("cut.age"), &copy[..copy.len() - 9000]).unwrap();
    fs::write(desk.path("short.age"), &copy[..60]).unwrap();
    let mut other = copy.clone();
    *other.last_mut().unwrap() ^= 1;
    fs::write(desk.path("other.age"), &other).unwrap();
    let there = files(&desk.path("."));
    for (call, code) in [
        (&["restore", "out.age"][..], "restore-needs-identity"),
        (&["restore", "out.age", "--identity", "cor.txt"], "identity-other"),
        (&["restore", "out.age", "--identity", "none.txt"], "identity-none"),
        (&["restore", "out.age", "--identity", KEY], "identity-none"),
        (&["restore", "out.age", "--identity", "seen.txt"], "key-exposed"),
        (&["restore", "out.age", "--identity", "nowhere.txt"], "key-unreadable"),
        (&["restore", "cut.age", "--identity", "an.txt"], "sealed-damaged"),
        (&["restore", "short.age", "--identity", "an.txt"], "sealed-damaged"),
        (&["restore", "other.age", "--identity", "an.txt"], "sealed-damaged"),
        (&["restore", "demo.db", "--identity", "an.txt"], "not-for-recipients"),
        (&["backup", "out.age", "--recipient", &an], "file-exists"),
        (&["backup", "new.age", "--recipient", &an[..20]], "recipient-unknown"),
        (&["backup", "nowhere/new.age", "--recipient", &an], "write-no-folder"),
    ] {
        let said = with_key(&desk, &[call, &["--json"]].concat());
        assert_eq!(refused(&said), code, "{call:?}: {}", said.err);
        assert!(files(&desk.path(".")) == there, "{call:?} changed a file");
    }
}

#[test]
fn a_store_in_clear_gets_copies_that_only_recipients_read() {
    let desk = desk();
    let an = somebody(&desk, "an.txt");
    let before = fine(desk.run(&LIST)).out;
    fs::create_dir(desk.path("copies")).unwrap();
    fine(desk.run(&["backup", "copies", "--recipient", &an]));
    let copies: Vec<String> = files(&desk.path("copies")).into_keys().collect();
    assert!(copies.len() == 1 && copies[0].ends_with(".db.age"), "{copies:?}");
    assert_nothing_in_clear(&desk);
    // Beside a store that is encrypted it is not laid down.
    let said = with_key(&desk, &["restore", &copies[0], "--identity", "an.txt", "--json"]);
    assert_eq!(refused(&said), "store-in-clear");
    assert_nothing_in_clear(&desk);
    fine(desk.run(&["set", "member", "770009", "phone=0611111111"]));
    fine(desk.run(&["restore", &copies[0], "--identity", "an.txt"]));
    assert_eq!(fine(desk.run(&LIST)).out, before);
    assert!([NAME, PHONE].iter().all(|text| holds(&fs::read(desk.path("demo.db")).unwrap(), text)));
}

/// The program that most people have for it, as Debian packages it.
#[test]
fn the_program_age_opens_our_copy_and_we_put_back_what_it_encrypted() {
    let desk = desk();
    let age = |args: &[&str]| {
        let mut command = Command::new("age");
        command.current_dir(desk.path(".")).args(args);
        command.output()
    };
    if age(&["--version"]).is_err() {
        tell("not tried: age is not here");
        return;
    }
    let an = somebody(&desk, "an.txt");
    let before = fine(desk.run(&LIST)).out;
    fine(desk.run(&["backup", "ours.age", "--recipient", &an]));
    for args in [
        &["--decrypt", "--identity", "an.txt", "--output", "opened.db", "ours.age"][..],
        &["--recipient", &an, "--output", "theirs.age", "opened.db"],
    ] {
        let output = age(args).unwrap();
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(fine(desk.run(&["list", "members", "--json", "--db", "opened.db"])).out, before);
    fine(desk.run(&["set", "member", "770009", "phone=0611111111"]));
    fine(desk.run(&["restore", "theirs.age", "--identity", "an.txt"]));
    assert_eq!(fine(desk.run(&LIST)).out, before);
}

#[test]
fn an_interrupted_copy_for_recipients_leaves_nothing() {
    let ready = desk();
    let an = somebody(&ready, "an.txt");
    let call = ["backup", "out.age", "--recipient", &an, "--db", "safe.db", "--key-file", KEY];
    let Some(moments) = moments(&ready, &call) else { return };
    let before: Vec<String> = names(&ready);
    let (mut tried, mut whole) = (0, 0);
    for (at, (name, nth)) in moments.iter().enumerate().step_by(3) {
        let desk = copied(&ready);
        let fault = ["signal=KILL", "error=ENOSPC", "error=EIO"][at / 3 % 3];
        let inject = format!("--inject={name}:{fault}:when={nth}");
        let said: Said = through(&desk, &["strace", "-f", "-qq", "--seccomp-bpf", "-o", "/dev/null", &inject], &call);
        let about = format!("{inject}: {} {}", said.code, said.err);
        assert_nothing_in_clear(&desk);
        if desk.path("out.age").exists() {
            // It has its name, so it is whole.
            whole += 1;
            fine(with_key(&desk, &["restore", "out.age", "--identity", "an.txt"]));
        } else {
            assert_ne!(said.code, 0, "{about}");
            if said.code == 1 {
                assert_eq!(names(&desk), before, "{about}");
            }
            // What a kill left goes with the next one.
            fine(with_key(&desk, &["backup", "out.age", "--recipient", &an]));
        }
        let left: Vec<String> = names(&desk).into_iter().filter(|name| !before.contains(name)).collect();
        assert!(left.iter().all(|name| name == "out.age" || name.starts_with("safe.db.")), "{about}: {left:?}");
        assert!(!left.iter().any(|name| name.contains("unfinished")), "{about}: {left:?}");
        tried += 1;
    }
    tell(&format!("{tried} faults, after {whole} of which the copy was there"));
    assert!(whole < tried);
}

/// The names of all files.
fn names(desk: &Desk) -> Vec<String> {
    let folder = desk.path(".").display().to_string();
    files(&desk.path(".")).into_keys().map(|name| name[folder.len() + 1..].to_owned()).collect()
}
