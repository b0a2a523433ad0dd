//! Copies: made, put back, and never instead of something else.

use std::fs;

use crate::desk::Desk;

#[test]
fn a_copy_is_put_back_and_what_was_there_is_kept() {
    let desk = Desk::with_demo();
    let (number, before) = (desk.member(24), desk.revision());
    assert_eq!(desk.run(&["backup", "copy.db"]).code, 0);
    assert_eq!(desk.run(&["hours", &number, "36"]).code, 0);
    assert_eq!(desk.revision(), before + 1);
    let said = desk.run(&["restore", "copy.db"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let newest = &desk.json(&["log", "--limit", "2"]);
    assert_eq!((newest[0]["verb"].as_str(), newest[1]["revision"].as_u64()), (Some("restore"), Some(before)));
    assert_eq!(newest[0]["changes"], serde_json::json!([]));
    assert_eq!(desk.run(&["check"]).code, 0);
    assert_eq!(desk.run(&["--db", "demo.db.before-restore", "check"]).code, 0);
}

#[test]
fn only_a_copy_of_this_program_is_put_back() {
    let desk = Desk::with_demo();
    let before = desk.revision();
    fs::write(desk.path("text"), "niets").unwrap();
    for from in ["text", "none", ".", "demo.db"] {
        assert_eq!(desk.run(&["restore", from]).code, 1, "{from}");
    }
    assert_eq!(desk.run(&["backup", "text"]).code, 1);
    assert_eq!(desk.run(&["backup", "text", "--force"]).code, 1);
    assert_eq!((desk.revision(), fs::read_to_string(desk.path("text")).unwrap()), (before, "niets".to_owned()));
}

#[test]
fn only_what_begins_a_database_makes_one() {
    let desk = Desk::empty();
    let call = |args: &[&str]| desk.command(args).env_remove("BINNENWERK_DB").output().unwrap();
    fs::write(desk.path("last.db"), "yesterday").unwrap();
    for args in [
        &["list", "teams"][..],
        &["show", "team", "T001"],
        &["report", "jobs"],
        &["report", "agenda"],
        &["log"],
        &["log", "--verify"],
        &["check"],
        &["backup", "last.db"],
        &["set", "team", "T001", "places=3"],
        &["undo"],
    ] {
        for lang in ["nl", "en"] {
            let said = call(&[args, &["--lang", lang]].concat());
            let err = String::from_utf8(said.stderr).unwrap();
            assert_eq!(
                (said.status.code(), said.stdout.len(), err.trim().lines().count()),
                (Some(1), 0, 1),
                "{args:?}"
            );
            assert!(err.contains("binnenwerk.db") && err.contains("demo"), "{args:?}: {err}");
        }
    }
    assert_eq!(fs::read_to_string(desk.path("last.db")).unwrap(), "yesterday");
    assert_eq!(fs::read_dir(desk.path(".")).unwrap().count(), 1, "nothing was made");
}

#[test]
fn a_copy_replaces_an_earlier_one_only_when_asked_and_never_another_database() {
    let desk = Desk::with_demo();
    let number = desk.member(24);
    assert_eq!(desk.run(&["add", "work_type", "naam=Drukkerij", "--db", "other.db"]).code, 0);
    assert_eq!(desk.run(&["backup", "copy.db"]).code, 0);
    assert_eq!(desk.run(&["hours", &number, "36"]).code, 0);
    let of = |name: &str| fs::read(desk.path(name)).unwrap();
    let (copy, other) = (of("copy.db"), of("other.db"));
    let refused = |args: &[&str], part: &str| {
        let said = desk.run(args);
        assert_eq!((said.code, said.err.trim().lines().count()), (1, 1), "{}", said.err);
        assert!(said.err.contains(part), "{}", said.err);
    };
    refused(&["backup", "copy.db"], "--force");
    refused(&["backup", "other.db"], "--force");
    refused(&["backup", "other.db", "--force"], "geen eerdere kopie");
    refused(&["backup", "demo.db", "--force"], "zelf");
    assert!(of("copy.db") == copy && of("other.db") == other, "not even touched");
    refused(&["backup", "demo.db", "--force", "--db", "copy.db"], "geen eerdere kopie");
    let said = desk.run(&["backup", "copy.db", "--force"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(desk.run(&["--db", "copy.db", "log", "--limit", "1"]).out, desk.run(&["log", "--limit", "1"]).out);
}

#[test]
fn an_empty_file_is_not_filled_without_a_word() {
    let desk = Desk::empty();
    fs::write(desk.path("demo.db"), "").unwrap();
    for args in [&["list", "teams"][..], &["add", "work_type", "naam=Post"], &["demo", "--into", "demo.db"], &["check"]]
    {
        let said = desk.run(args);
        assert_eq!((said.code, said.err.trim().lines().count()), (1, 1), "{args:?}: {}", said.err);
        assert!(said.err.contains("is leeg") && said.err.contains("restore"), "{}", said.err);
    }
    assert_eq!(fs::metadata(desk.path("demo.db")).unwrap().len(), 0);
}

#[test]
fn a_database_can_always_be_opened_after_an_import_was_killed() {
    let desk = Desk::empty();
    let rows: String = (0..60).map(|n| format!("{n};Veen{n}\n")).collect();
    fs::write(desk.path("people.csv"), format!("nummer;achternaam\n{rows}")).unwrap();
    assert_eq!(desk.run(&["add", "work_type", "naam=Kas"]).code, 0);
    for pause in (0..12).map(|n| std::time::Duration::from_millis(n * 12)) {
        let mut import = desk.command(&["import", "people.csv"]);
        let mut import = import.stderr(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(pause);
        import.kill().unwrap();
        import.wait().unwrap();
        let said = desk.run(&["check"]);
        assert_eq!(said.code, 0, "after {pause:?}: {}", said.err);
    }
    assert_eq!(desk.run(&["import", "people.csv"]).code, 0);
    assert_eq!(desk.json(&["list", "members", "--all"]).as_array().unwrap().len(), 60);
}

#[test]
fn check_names_the_age_of_the_newest_copy_and_finds_one_that_holds_what_the_log_has_lost() {
    let desk = Desk::with_demo();
    let age = |part: &str| {
        let said = desk.run(&["check"]);
        assert!(said.code == 0 && said.err.contains(part), "{}{}", said.err, said.out);
    };
    age("nog geen kopie");
    let said = desk.run(&["backup", "copy.db"]);
    assert!(said.err.contains("copy.db") && said.err.contains(" MB") && said.err.contains("gegevens"), "{}", said.err);
    age("van vandaag");
    let back = |sql: &str| rusqlite::Connection::open(desk.path("demo.db")).unwrap().execute_batch(sql).unwrap();
    back("UPDATE newest_copy SET at = '2020-02-02T02:02:02Z'");
    age("dagen oud");
    // What the copy has, somebody cuts off the log.
    back(
        "DROP TRIGGER log_set_kept; DROP TRIGGER log_change_kept;
         CREATE TABLE last AS SELECT max(revision) AS revision FROM log_set;
         DELETE FROM log_change WHERE revision = (SELECT revision FROM last);
         DELETE FROM log_set WHERE revision = (SELECT revision FROM last); DROP TABLE last",
    );
    let said = desk.run(&["check", "--json"]);
    assert!(said.code == 1 && said.out.contains("copy-differs"), "{}", said.out);
    fs::remove_file(desk.path("copy.db")).unwrap();
    assert!(desk.run(&["check"]).err.contains("niet meer"));
}

#[test]
fn copies_of_every_night_are_dated_and_never_made_where_nothing_is() {
    let desk = Desk::with_demo();
    fs::create_dir(desk.path("copies")).unwrap();
    let made: Vec<serde_json::Value> = (0..3).map(|_| desk.json(&["backup", "copies", "--keep", "2"])).collect();
    assert_eq!(made.iter().map(|made| made["removed"].as_array().unwrap().len()).collect::<Vec<_>>(), [0, 0, 1]);
    assert_eq!(made[0]["head"], desk.run(&["log", "--head"]).out.trim());
    let left: Vec<_> = fs::read_dir(desk.path("copies")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.len() == 2 && left.iter().all(|name| name.to_str().unwrap().starts_with("demo-20")), "{left:?}");
    for (args, code, part) in [
        (&["backup", "disk/copy.db"][..], 1, "map"),
        (&["backup", "-"], 2, "map"),
        (&["backup", "copy.db", "--keep", "3"], 2, "--keep"),
        (&["backup", "copies", "--keep", "0"], 2, "0"),
    ] {
        let said = desk.run(args);
        assert_eq!((said.code, said.err.trim().lines().count()), (code, 1), "{args:?}: {}", said.err);
        assert!(said.err.contains(part), "{args:?}: {}", said.err);
    }
    assert!(!desk.path("disk").exists() && !desk.path("-").exists() && !desk.path("copy.db").exists());
}

#[test]
fn a_command_that_is_refused_leaves_no_empty_database() {
    let desk = Desk::empty();
    fs::write(desk.path("odd.csv"), "a;b\n1;2\n").unwrap();
    for args in [
        &["add", "work_type", "kleur=rood"][..],
        &["add", "team", "code=G1"],
        &["import", "odd.csv"],
        &["import", "none.csv"],
    ] {
        let said = desk.run(&[args, &["--db", "nieuw.db"]].concat());
        assert_ne!(said.code, 0, "{args:?}: {}", said.err);
        assert_eq!(fs::read_dir(desk.path(".")).unwrap().count(), 1, "{args:?}");
    }
    assert_eq!(desk.run(&["add", "work_type", "naam=Vlechtwerk", "--db", "nieuw.db"]).code, 0);
    assert_ne!(desk.run(&["add", "work_type", "kleur=rood", "--db", "nieuw.db"]).code, 0);
    assert_eq!(desk.json(&["list", "work_type", "--db", "nieuw.db"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_restore_or_a_copy_that_is_killed_leaves_a_whole_database_and_every_earlier_file() {
    let desk = Desk::with_demo();
    assert_eq!(desk.run(&["backup", "copy.db"]).code, 0);
    let number = desk.member(24);
    assert_eq!(desk.run(&["hours", &number, "36"]).code, 0);
    let (later, copy) = (desk.revision(), fs::read(desk.path("copy.db")).unwrap());
    for (nth, pause) in (0..8).map(|n| (n, std::time::Duration::from_millis(n * 6))) {
        let args = if nth % 2 == 0 { ["restore", "copy.db"] } else { ["backup", "more.db"] };
        let mut call = desk.command(&args);
        let mut call = call.stderr(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(pause);
        call.kill().unwrap();
        call.wait().unwrap();
        assert_eq!(desk.run(&["check"]).code, 0, "{args:?} after {pause:?}");
        if desk.path("more.db").exists() {
            assert_eq!(desk.run(&["check", "--db", "more.db"]).code, 0, "{args:?} after {pause:?}");
            fs::remove_file(desk.path("more.db")).unwrap();
        }
        assert!(fs::read(desk.path("copy.db")).unwrap() == copy, "{args:?} after {pause:?}");
        let names = fs::read_dir(desk.path(".")).unwrap().map(|entry| entry.unwrap().file_name());
        let mut stores = names.filter_map(|name| name.into_string().ok()).filter(|name| {
            name == "demo.db"
                || name.starts_with("demo.db.before-restore") && !name.ends_with("-shm") && !name.ends_with("-wal")
        });
        let holds =
            |name: String| desk.json(&["log", "--limit", "1", "--db", &name])[0]["revision"].as_u64().unwrap() >= later;
        assert!(stores.any(holds), "what was there is there: {args:?} after {pause:?}");
    }
    assert_eq!(desk.run(&["restore", "copy.db"]).code, 0);
    let names = fs::read_dir(desk.path(".")).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(!names.filter_map(|name| name.into_string().ok()).any(|name| name.contains("unfinished")));
}

#[test]
fn a_copy_that_is_damaged_and_the_roster_under_a_second_name_are_refused_as_what_they_are() {
    let desk = Desk::with_demo();
    assert_eq!(desk.run(&["backup", "kopie.db"]).code, 0);
    let mut bytes = fs::read(desk.path("kopie.db")).unwrap();
    bytes[20_000..60_000].fill(0);
    fs::write(desk.path("kopie.db"), bytes).unwrap();
    let said = desk.run(&["restore", "kopie.db", "--db", "nieuw.db"]);
    assert_eq!(
        (said.code, said.err.trim()),
        (1, "De kopie kopie.db is beschadigd. Er is niets veranderd. Kies een andere kopie.")
    );
    assert!(!desk.path("nieuw.db").exists());
    fs::hard_link(desk.path("demo.db"), desk.path("tweede.db")).unwrap();
    let before = fs::read(desk.path("demo.db")).unwrap();
    for (line, sentence) in [
        (
            &["backup", "tweede.db", "--force"][..],
            "De kopie kan niet over het bestand zelf heen. Kies een andere naam.",
        ),
        (&["restore", "tweede.db"], "Dit bestand is al in gebruik. Kies een reservekopie."),
        (&["merge", "tweede.db"], "Dat is hetzelfde bestand. Er is niets gewijzigd."),
    ] {
        let said = desk.run(line);
        assert_eq!((said.code, said.err.trim()), (1, sentence), "{line:?}");
    }
    assert_eq!(fs::read(desk.path("demo.db")).unwrap(), before);
}

#[test]
fn a_roster_that_is_only_read_says_what_opened_it_so() {
    let desk = Desk::with_demo();
    let said = desk.run(&["set", "member", "100001", "telefoon=06-12345678", "--read-only"]);
    let sentence = "demo.db is geopend om alleen te lezen. Laat --read-only weg om iets te wijzigen.";
    assert_eq!((said.code, said.err.trim()), (1, sentence));
}
