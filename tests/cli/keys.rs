//! `admin keys`: the line with which somebody comes in, and what lets somebody around the program.

use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use super::desk::{Desk, Said, own_name, said};

/// Keys that nobody has the other half of.
const MARIA: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA maria@thuis";
const PIET: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB";

fn with_input(desk: &Desk, args: &[&str], input: &str) -> Said {
    let mut command = desk.command(args);
    let mut running =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    let _ = running.stdin.take().expect("an input").write_all(input.as_bytes());
    said(running.wait_with_output().expect("it ends"))
}

#[test]
fn a_line_names_the_program_the_person_and_the_key_and_is_found_to_be_fine() {
    let desk = Desk::with_demo();
    let program = env!("CARGO_BIN_EXE_binnenwerk");
    let line = with_input(&desk, &["admin", "keys", "line", "maria"], MARIA);
    let key = MARIA.rsplit_once(' ').unwrap().0;
    let wanted = format!("command=\"{program} --as maria --restricted\",restrict,pty {key} maria\n");
    assert_eq!((line.code, line.out.clone()), (0, wanted), "{}", line.err);

    fs::write(desk.path("piet.pub"), PIET).unwrap();
    let name = "Piet d'Oude \"Pi\"";
    let other = desk.run(&["admin", "keys", "line", name, "piet.pub", "--db", "demo.db", "--lang", "en"]);
    assert_eq!(other.code, 0, "{}", other.err);
    assert!(other.out.contains("--db ") && other.out.contains("--lang en"), "{}", other.out);
    fs::write(desk.path("keys"), format!("# keys\n{}{}", line.out, other.out)).unwrap();
    let said = desk.run(&["admin", "keys", "check", "keys"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    assert!(said.err.contains("Niemand heeft rechten"), "{}", said.err);
    assert_eq!(with_input(&desk, &["admin", "keys", "check", "-", "--json"], &line.out).out.trim(), "[]");
    assert_eq!(desk.run(&["admin", "keys", "check", "demo.db"]).code, 1, "no text");
}

#[test]
fn no_line_is_made_without_a_public_key_or_for_a_name_that_is_none() {
    let desk = Desk::empty();
    for (name, key) in [
        ("maria", ""),
        ("maria", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n"),
        ("maria", &format!("restrict {MARIA}")),
        ("maria", &format!("{MARIA}\n{PIET}\n")),
        ("", MARIA),
        ("maria via piet", MARIA),
        ("maria\nrestrict", MARIA),
        ("maria\u{202e}", MARIA),
    ] {
        let said = with_input(&desk, &["admin", "keys", "line", name], key);
        assert!(said.code > 0 && said.out.is_empty() && said.err.lines().count() == 1, "{name}: {}", said.err);
    }
}

#[test]
fn each_line_that_lets_somebody_around_the_program_is_named_by_its_number() {
    let desk = Desk::with_demo();
    let own = own_name();
    for name in [own.as_str(), "maria"] {
        let login = format!("login={name}");
        let right = ["add", "access_right", &login, "role=administrator", "reach=all_teams", "from=2026-01-01"];
        let said = desk.run(&right);
        assert_eq!(said.code, 0, "{}", said.err);
    }
    let program = env!("CARGO_BIN_EXE_binnenwerk");
    let lines = [
        format!("command=\"{program} --as maria --restricted\",restrict,pty {MARIA}"),
        format!("command=\"{program} --as piet --restricted\",restrict,pty {PIET}"),
        format!("command=\"{program} --as maria\",restrict,environment=\"LD_PRELOAD=x\" {PIET}"),
        String::new(),
        MARIA.to_owned(),
    ];
    fs::write(desk.path("keys"), lines.join("\n")).unwrap();
    fs::set_permissions(desk.path("keys"), Permissions::from_mode(0o664)).unwrap();
    let said = desk.run(&["admin", "keys", "check", "keys", "--json"]);
    let rows: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    let found: Vec<(Option<u64>, &str)> =
        rows.as_array().unwrap().iter().map(|row| (row["line"].as_u64(), row["code"].as_str().unwrap())).collect();
    let wanted = [
        (None, "keys-writable"),
        (Some(2), "key-no-rights"),
        (Some(3), "key-line"),
        (Some(3), "key-wide-option"),
        (Some(3), "key-twice"),
        (Some(5), "key-no-command"),
        (Some(5), "key-no-restrict"),
        (Some(5), "key-twice"),
    ];
    assert_eq!((said.code, found), (1, wanted.to_vec()));
    let text = desk.run(&["admin", "keys", "check", "keys"]);
    assert!(text.code == 1 && text.out.contains("Regel 5: ") && text.out.lines().count() == 8, "{}", text.out);
}

#[test]
fn through_the_door_there_are_no_keys_to_give_or_to_look_at() {
    let desk = Desk::with_demo();
    for asked in ["admin keys line maria", "admin keys check -"] {
        let mut command = desk.command(&["--as", "maria", "--restricted"]);
        let said = said(command.env("SSH_ORIGINAL_COMMAND", asked).output().expect("the program runs"));
        assert!(said.code > 0 && said.out.is_empty(), "{}", said.out);
    }
}

#[test]
fn check_has_in_its_result_that_others_get_to_the_file_and_calls_the_data_whole() {
    let desk = Desk::with_demo();
    let mode = |mode| fs::set_permissions(desk.path("demo.db"), Permissions::from_mode(mode)).unwrap();
    let reached = || {
        let rows = desk.json(&["check"]);
        let of = |row: &&serde_json::Value| row["code"] == "reached-file";
        rows.as_array().unwrap().iter().find(of).map(|row| row["level"].clone())
    };
    mode(0o600);
    assert_eq!(reached(), None);
    mode(0o640);
    assert_eq!(reached(), Some("remark".into()));
    // Opening it takes the right away.
    mode(0o640);
    let text = desk.run(&["check"]);
    assert!(text.code == 0 && text.out.contains("setfacl -b"), "{}{}", text.out, text.err);
    mode(0o640);
    assert!(desk.run(&["doctor"]).out.contains("setfacl -b"), "as doctor says");
}

#[cfg(not(feature = "encryption"))]
#[test]
fn a_build_without_encryption_says_so_of_an_encrypted_file_and_of_one_that_has_to_be() {
    let desk = Desk::with_demo();
    let mut bytes = fs::read(desk.path("demo.db")).unwrap();
    // What stands at the end of each page, and what stands in them: the header only says that there is something.
    bytes[20] = 80;
    bytes[100..].fill(0x5a);
    fs::write(desk.path("safe.db"), &bytes).unwrap();
    for args in [&["list", "teams", "--db", "safe.db"][..], &["add", "work_type", "naam=Kas", "--db", "safe.db"]] {
        let told = desk.run(&[args, &["--json"]].concat());
        assert!(told.code == 1 && told.err.contains("no-encryption-here"), "{}", told.err);
    }
    assert_eq!(fs::read(desk.path("safe.db")).unwrap(), bytes);
    for args in [
        &["demo", "--into", "new.db"][..],
        &["admin", "encrypt", "new.db", "--new-key", "new.key"],
        &["admin", "rekey", "--new-key", "new.key"],
    ] {
        let told = desk.run(&[args, &["--key-file", "roster.key", "--json"]].concat());
        assert!(told.code == 1 && told.err.contains("no-encryption-here"), "{}", told.err);
    }
    assert!(!desk.path("new.db").exists() && !desk.path("new.key").exists());
}
