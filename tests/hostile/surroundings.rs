//! What comes with a call: names of files, variables, settings, the name of who acts, and what is asked over SSH.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::process::{Command, Output, Stdio};

use crate::desk::{Desk, own_name};
use crate::texts::{Hostile, acting, hostile};
use crate::{all_of_it, for_place};

fn desk() -> Desk {
    let desk = Desk::empty();
    assert_eq!(desk.run(&["demo", "--into", "demo.db", "--members", "20"]).code, 0);
    desk
}

/// Runs a call, which says nothing that acts.
fn quiet(mut call: Command, about: &str) -> Output {
    let output = call.stdin(Stdio::null()).output().expect("the program runs");
    assert!(matches!(output.status.code(), Some(0..=2)), "{about}: {:?}", output.status);
    for printed in [&output.stdout, &output.stderr] {
        assert_eq!(acting(printed), None, "{about}");
    }
    output
}

#[test]
fn the_name_of_a_file_does_not_act() {
    let desk = desk();
    for (nth, name) in hostile().iter().filter_map(Hostile::file_name).enumerate() {
        let folder = OsString::from(desk.path("."));
        let mut path = folder.clone();
        path.push("/x");
        path.push(&name);
        path.push(".csv");
        // One row is good, one is refused, and its name stands in what is told and in the file of the refused rows.
        fs::write(&path, "nummer;achternaam\n880001;Veen\n880002;\n").expect("a file");
        let ways = [
            &["import", "--dry-run"][..],
            &["import", "--json", "--skip-bad"],
            &["merge"],
            &["load", "--db", "new.db"],
        ];
        for args in for_place(ways.to_vec(), nth, ways.len()) {
            let mut call = desk.command(args);
            call.arg(&path);
            quiet(call, &format!("{args:?} of {name:?}"));
        }
        if nth % 3 == 0 || all_of_it() {
            let mut out = path.clone();
            out.push(".json");
            let mut call = desk.command(&["list", "teams", "--out"]);
            call.arg(&out);
            quiet(call, &format!("--out {name:?}"));
        }
        if nth % 8 == 0 {
            let mut copy = path.clone();
            copy.push(".db");
            let mut call = desk.command(&["backup"]);
            call.arg(&copy);
            quiet(call, &format!("backup {name:?}"));
            let mut call = desk.command(&["check", "--db"]);
            call.arg(&copy);
            quiet(call, &format!("check {name:?}"));
        }
    }
}

#[test]
fn no_variable_acts() {
    let desk = desk();
    for (nth, name) in [
        "BINNENWERK_DB",
        "BINNENWERK_TODAY",
        "LANG",
        "LC_ALL",
        "LC_CTYPE",
        "LC_MESSAGES",
        "TERM",
        "USER",
        "LOGNAME",
        "HOME",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CONFIG_DIRS",
        "TZ",
        "NO_COLOR",
        "COLUMNS",
        "SSH_CONNECTION",
        "SSH_TTY",
        "TMPDIR",
        "COMPLETE",
    ]
    .into_iter()
    .enumerate()
    {
        for value in for_place(hostile().iter().filter_map(Hostile::argument).collect(), nth, 10) {
            // The system takes no longer one.
            if value.len() > 20_000 {
                continue;
            }
            let args: &[&str] = if name == "BINNENWERK_DB" { &["check"] } else { &["doctor", "--db", "demo.db"] };
            let mut call = desk.command(args);
            call.env(name, &value);
            quiet(call, &format!("{name}={value:?}"));
        }
    }
}

#[test]
fn no_line_of_the_settings_acts() {
    let desk = desk();
    let folder = desk.path("binnenwerk");
    fs::create_dir_all(&folder).expect("a folder");
    let settings = desk.json(&["config"]);
    let settings = settings.as_array().expect("a list");
    let names: Vec<&str> = settings.iter().filter_map(|setting| setting["setting"].as_str()).collect();
    assert!(names.contains(&"db") && names.contains(&"keys"), "{settings:?}");
    let names: Vec<&str> = names.into_iter().chain(["keys.quit", "unknown"]).collect();
    for (nth, hostile) in hostile().into_iter().enumerate() {
        let toml = hostile.text().map(toml_text);
        for name in for_place(names.clone(), nth, names.len()) {
            let text = match &toml {
                Some(value) => format!("{name} = {value}\n{value} = 1\n").into_bytes(),
                None => [name.as_bytes(), b" = \"", &hostile.bytes, b"\"\n"].concat(),
            };
            fs::write(folder.join("config.toml"), text).expect("settings");
            let calls = vec![&["config"][..], &["list", "teams", "--limit", "1", "--db", "demo.db"]];
            for args in for_place(calls, nth, 2) {
                quiet(desk.command(args), &format!("{name} = {:?}", hostile.bytes));
            }
        }
        if nth % 4 == 0 || all_of_it() {
            fs::write(folder.join("config.toml"), &hostile.bytes).expect("settings");
            quiet(desk.command(&["config"]), &format!("settings {:?}", hostile.bytes));
        }
    }
}

/// A text as TOML writes it.
fn toml_text(text: &str) -> String {
    let signs = text.chars().map(|sign| match sign {
        '"' | '\\' => format!("\\{sign}"),
        sign if sign.is_control() => format!("\\u{:04X}", u32::from(sign)),
        sign => sign.to_string(),
    });
    format!("\"{}\"", signs.collect::<String>())
}

#[test]
fn the_name_of_who_acts_is_kept_without_what_acts() {
    let desk = desk();
    let number = desk.member(24);
    let (mut nth, mut kept) = (0, 0);
    for name in hostile().iter().filter_map(Hostile::argument) {
        nth += 1;
        let mut call = desk.command(&["set", "member", &number, &format!("phone=06-{nth}"), "--as"]);
        call.arg(&name);
        let output = quiet(call, &format!("--as {name:?}"));
        kept += usize::from(output.status.success());
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(said.trim().lines().count(), 1, "{name:?}: {said}");
        }
    }
    assert!(kept > 20 && kept < nth, "{kept} of {nth} names were taken");
    for args in [&["log", "--limit", "1000"][..], &["log", "--limit", "1000", "--json"]] {
        let output = quiet(desk.command(args), "the log");
        assert!(String::from_utf8_lossy(&output.stdout).contains(&own_name()));
    }
}

#[test]
fn what_is_asked_over_ssh_does_not_act() {
    let desk = desk();
    let db = desk.path("demo.db");
    let values = hostile().into_iter().filter_map(|hostile| hostile.argument()).filter(|value| value.len() < 20_000);
    for (nth, value) in values.enumerate() {
        for before in for_place(vec!["", "list teams --filter ", "list ", "undo --", "show member "], nth, 5) {
            let mut asked = OsString::from(before);
            asked.push(&value);
            let mut call = desk.command(&["--as", "maria", "--restricted", "--db", db.to_str().expect("a path")]);
            call.env("SSH_ORIGINAL_COMMAND", &asked);
            let output = quiet(call, &format!("{asked:?}"));
            let holds_control = value.as_bytes().iter().any(|byte| *byte < 0x20 || *byte == 0x7f);
            assert!(!holds_control || output.status.code() == Some(2), "{asked:?} is understood");
        }
    }
}
