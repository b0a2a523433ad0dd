//! What the program tells of what it did and did not do: in words, as JSON, by its exit code, or not at all.

use std::io::Read;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use rusqlite::Connection;
use unicode_width::UnicodeWidthStr;

use crate::desk::Desk;

#[test]
fn a_change_is_told_with_name_field_old_new_and_day_or_not_at_all() {
    let desk = Desk::with_demo();
    let number = desk.member(24);
    let name = desk.json(&["show", "member", &number])["surname"].as_str().unwrap().to_owned();
    let told = desk.run(&["hours", &number, "32", "--on", "1-12-2026"]).err;
    for part in ["Bewaard", name.as_str(), "24 → 32", "01-12-2026"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let json = desk.json(&["hours", &number, "28", "--on", "15-12-2026"]);
    assert_eq!((&json["verb"], &json["day"]), (&"change_hours".into(), &"2026-12-15".into()));
    assert_eq!(json["fields"][0], serde_json::json!({ "field": "hours", "from": 32, "to": 28 }));
    assert!(json["name"].as_str().unwrap().contains(&name));
    let set = desk.run(&["set", "team", "T005", "places=19", "--on", "1-1-2027"]).err;
    assert!(set.contains("→ 19") && set.contains("01-01-2027"), "{set}");
    let quiet = desk.run(&["hours", &number, "26", "--on", "20-12-2026", "--quiet"]);
    assert_eq!((quiet.code, quiet.out.as_str(), quiet.err.as_str()), (0, "", ""));
    let refused = desk.run(&["hours", &number, "90", "-q"]);
    assert!(refused.code == 1 && refused.err.contains("40"), "a fault is said all the same: {}", refused.err);
}

#[test]
fn what_was_written_is_told_and_given_as_json() {
    let desk = Desk::with_demo();
    for args in [
        &["list", "teams", "--out", "teams.csv"][..],
        &["report", "jobs", "--out", "jobs.xlsx"],
        &["report", "agenda", "--ics", "agenda.ics"],
        &["backup", "copy.db"],
    ] {
        let said = desk.run(args);
        assert!(said.code == 0 && said.err.contains(args.last().unwrap()), "{args:?}: {}", said.err);
        let again: Vec<&str> = args.iter().copied().chain(["--force", "--quiet"]).collect();
        assert_eq!(desk.run(&again).err, "", "{args:?}");
    }
    assert!(desk.json(&["backup", "other.db"])["path"].as_str().unwrap().ends_with("other.db"));
    let restored = desk.json(&["restore", "copy.db"]);
    assert!(restored["kept"].is_string() && restored["restored"] == "demo.db", "{restored}");
    assert_eq!(desk.json(&["demo", "--members", "20", "--into", "new.db"])["written"], "new.db");
}

#[test]
fn with_force_only_a_file_of_the_same_command_is_replaced() {
    let desk = Desk::with_demo();
    for name in ["people.csv", "people.json", "people.plain", "people.xlsx", "people.ods"] {
        let format: &[&str] = if name == "people.plain" { &["--format", "csv-plain"] } else { &[] };
        let people = [&["list", "members", "--out", name], format].concat();
        let teams = [&["list", "teams", "--out", name, "--force"], format].concat();
        assert_eq!(desk.run(&people).code, 0);
        let held = std::fs::read(desk.path(name)).unwrap();
        let said = desk.run(&teams);
        assert!(said.code == 1 && said.err.contains(name), "{name}: {}", said.err);
        assert_eq!(std::fs::read(desk.path(name)).unwrap(), held, "{name}");
        assert_eq!(desk.run(&[&people[..], &["--force"]].concat()).code, 0, "{name}");
    }
}

#[test]
fn a_template_that_was_filled_in_and_a_dump_of_another_roster_stay() {
    let desk = Desk::with_demo();
    let template = ["import", "--template", "members", "--out", "m.csv", "--force"];
    assert_eq!(desk.run(&template).code, 0);
    assert_eq!(desk.run(&template).code, 0, "an empty one is made anew");
    let filled = std::fs::read_to_string(desk.path("m.csv")).unwrap() + "390001;Vis;Jo\r\n";
    std::fs::write(desk.path("m.csv"), &filled).unwrap();
    assert!(desk.run(&template).code == 1 && std::fs::read_to_string(desk.path("m.csv")).unwrap() == filled);
    assert_eq!(desk.run(&["demo", "--into", "other.db", "--members", "10"]).code, 0);
    assert_eq!(desk.run(&["dump", "all.jsonl"]).code, 0);
    assert_eq!(desk.run(&["dump", "all.jsonl", "--force"]).code, 0);
    assert_eq!(desk.run(&["dump", "all.jsonl", "--force", "--db", "other.db"]).code, 1);
}

#[test]
fn faults_are_json_too_and_say_what_and_with_which_code() {
    let desk = Desk::with_demo();
    let number = desk.member(24);
    for (args, code, exit) in [
        (vec!["lst"], "wrong-command", 2),
        (vec!["list", "membrs"], "unknown-kind", 2),
        (vec!["list", "members", "--sort", "kleur"], "unknown-field", 2),
        (vec!["show", "team", "T999"], "unknown-team", 1),
        (vec!["set", "member", number.as_str(), "uren=41"], "hours-too-many", 1),
        (vec!["--db", "none.db", "check"], "store-missing", 1),
    ] {
        let args: Vec<&str> = args.into_iter().chain(["--json"]).collect();
        let said = desk.run(&args);
        assert_eq!((said.code, said.out.as_str()), (exit, ""), "{args:?}");
        let fault: serde_json::Value = serde_json::from_str(&said.err).unwrap_or_else(|_| panic!("{}", said.err));
        assert_eq!((&fault["error"]["code"], &fault["error"]["exit"]), (&code.into(), &exit.into()), "{fault}");
        assert!(!fault["error"]["message"].as_str().unwrap().is_empty());
    }
    let both = desk.run(&["list", "teams", "--format", "csv", "--json"]);
    assert!(both.code == 2 && both.out.is_empty() && both.err.contains("json-or-format"), "{}", both.err);
    assert!(desk.run(&["list", "teams", "--format", "json", "--json"]).out.starts_with('['));
    let field = desk.run(&["set", "member", &number, "uren=41", "--json"]).err;
    let field: serde_json::Value = serde_json::from_str(&field).unwrap();
    assert_eq!(field["error"]["field"], "hours", "{field}");
}

#[test]
fn a_store_that_somebody_is_writing_ends_with_a_code_of_its_own_and_the_codes_are_documented() {
    let desk = Desk::with_demo();
    let number = desk.member(24);
    let other = Connection::open(desk.path("demo.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let said = desk.run(&["hours", &number, "32", "--json"]);
    assert_eq!(said.code, 75, "{}", said.err);
    assert!(said.err.contains("store-busy"), "{}", said.err);
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(desk.run(&["hours", &number, "32"]).code, 0);
    let (help, document) = (desk.run(&["help", "--lang", "en"]).out, include_str!("../../docs/administration.md"));
    for code in [0, 1, 2, 75] {
        let line = help.lines().find_map(|line| line.trim_start().strip_prefix(&format!("{code} "))).expect("the code");
        assert!(document.contains(&format!("| {code} | {} |", line.trim())), "{code}: {line}");
    }
}

/// What a command shows on a terminal of so many columns.
fn on_terminal(desk: &Desk, cols: u16, args: &[&str]) -> String {
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_binnenwerk"));
    command.env_clear();
    command.cwd(desk.path("."));
    command.args(args);
    let home = desk.path(".").to_string_lossy().into_owned();
    for (name, value) in [
        ("LANG", "nl_NL.UTF-8"),
        ("TZ", "UTC"),
        ("TERM", "xterm"),
        ("NO_COLOR", "1"),
        ("HOME", home.as_str()),
        ("BINNENWERK_TODAY", crate::desk::TODAY),
        ("BINNENWERK_DB", "demo.db"),
    ] {
        command.env(name, value);
    }
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut shown = Vec::new();
    // The end of a terminal is an error to who reads it.
    let _ = reader.read_to_end(&mut shown);
    assert!(child.wait().unwrap().success());
    String::from_utf8(shown).unwrap()
}

#[test]
fn what_lasts_shows_that_it_goes_on_and_leaves_nothing_behind() {
    let desk = Desk::with_demo();
    let number = desk.member(24);
    let other = Connection::open(desk.path("demo.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let done = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_secs(3));
        other.execute_batch("ROLLBACK").unwrap();
    });
    let shown = on_terminal(&desk, 80, &["hours", &number, "32"]);
    done.join().unwrap();
    let (before, after) = shown.split_once("Bewaard: ").expect("it was done");
    assert!(before.contains("Bewaren") && !after.contains("Bewaren"), "{shown:?}");
}

#[test]
fn tables_fit_the_terminal_and_are_records_where_it_is_narrow_or_plain_is_asked() {
    let desk = Desk::with_demo();
    for list in [&["list", "members"][..], &["list", "teams"], &["report", "clients"], &["report", "agenda"]] {
        let shown = on_terminal(&desk, 100, list);
        assert!(shown.lines().count() > 10, "{list:?}");
        for line in shown.lines() {
            assert!(line.width() <= 100, "{list:?}: {line}");
        }
    }
    let narrow = on_terminal(&desk, 30, &["list", "members", "--limit", "2"]);
    assert!(narrow.contains("Nummer: 1") && narrow.contains("Uren: "), "{narrow}");
    let plain = desk.run(&["list", "members", "--limit", "2", "--plain"]).out;
    assert_eq!(plain.matches("Nummer: ").count(), 2, "{plain}");
    assert!(plain.contains("\n\n") && !plain.contains("  "), "{plain}");
    assert!(desk.run(&["report", "jobs", "--plain"]).out.contains("banen: 870,0"));
    let whole = desk.run(&["list", "members", "--limit", "50"]).out;
    assert!(!whole.contains('…'), "what is not looked at on a terminal is given whole");
}
