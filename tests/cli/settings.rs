//! The settings: a wrong line is named and stops only the screen; an administrator's come before the user's.

use std::fs;

use crate::desk::Desk;

fn set(desk: &Desk, text: &str) {
    fs::create_dir_all(desk.path("binnenwerk")).unwrap();
    fs::write(desk.path("binnenwerk/config.toml"), text).unwrap();
}

#[test]
fn wrong_settings_are_named_by_their_line_and_stop_only_the_screen() {
    let desk = Desk::with_demo();
    set(&desk, "lang = \"en\"\nkleur = 3\n");
    let screen = desk.run(&[]);
    assert!(screen.code == 1 && screen.out.is_empty() && screen.err.lines().count() == 1, "{}", screen.err);
    for part in ["config.toml", " 2 ", "kleur", "network_disk"] {
        assert!(screen.err.contains(part), "{part}: {}", screen.err);
    }
    for args in [&["report", "jobs"][..], &["backup", "copy.db"], &["keys"], &["help"]] {
        let said = desk.run(args);
        assert_eq!(said.code, 0, "{args:?}: {}", said.err);
        assert!(said.err.contains("config.toml"), "{args:?}: {}", said.err);
    }
    assert_eq!((desk.run(&["--help"]).code, desk.run(&["--version"]).code), (0, 0));
    assert!(desk.run(&["report", "jobs"]).out.starts_with("Jobs on"), "the other lines are followed");
    for (text, wanted) in [
        ("lang = \"de\"\n", "\"nl\""),
        ("lang nl\n", "lang = \"nl\""),
        ("network_disk = \"ja\"\n", "true"),
        ("[keys]\nvlieg = \"x\"\n", "vlieg"),
        ("[keys]\nundo = \"Hyper-x\"\n", "keys --json"),
    ] {
        set(&desk, text);
        let said = desk.run(&[]);
        assert!(said.code == 1 && said.err.contains(wanted), "{text}: {}", said.err);
        assert_eq!(desk.run(&["keys"]).code, 0, "{text}");
    }
    set(&desk, "lang = \"en\"\n");
    assert!(desk.run(&["report", "jobs"]).out.starts_with("Jobs on"));
}

#[test]
fn where_the_database_is_is_never_guessed_from_a_wrong_line() {
    let desk = Desk::with_demo();
    set(&desk, "db = 3\n");
    let without = |args: &[&str]| desk.command(args).env_remove("BINNENWERK_DB").output().unwrap();
    let backup = without(&["backup", "copy.db"]);
    assert_eq!(backup.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&backup.stderr).contains("config.toml") && !desk.path("copy.db").exists());
    assert_eq!(without(&["--db", "demo.db", "backup", "copy.db"]).status.code(), Some(0));
    set(&desk, "db = \"../demo.db\"\n");
    assert_eq!(without(&["check"]).status.code(), Some(0), "a path begins at the folder of its file");
}

#[test]
fn an_administrator_sets_what_a_user_may_set_otherwise() {
    let desk = Desk::with_demo();
    fs::create_dir_all(desk.path("everybody/binnenwerk")).unwrap();
    fs::write(desk.path("everybody/binnenwerk/config.toml"), "lang = \"en\"\nbackup = \"copy.db\"\n").unwrap();
    let run = |args: &[&str]| {
        let out = desk.command(args).env("XDG_CONFIG_DIRS", desk.path("everybody")).output().unwrap();
        (out.status.code(), String::from_utf8(out.stdout).unwrap())
    };
    assert!(run(&["report", "jobs"]).1.starts_with("Jobs on"));
    assert_eq!(run(&["backup"]).0, Some(0));
    assert!(desk.path("everybody/binnenwerk/copy.db").exists());
    set(&desk, "lang = \"nl\"\n");
    assert!(run(&["report", "jobs"]).1.starts_with("Banen op"));
    let shown: serde_json::Value = serde_json::from_str(&run(&["config", "--json"]).1).unwrap();
    assert!(shown[0]["set_in"].as_str().unwrap().ends_with("binnenwerk/config.toml:1") && shown[0]["value"] == "nl");
    assert_eq!(desk.run(&["backup"]).code, 2, "nobody said where to");
}

#[test]
fn the_settings_are_shown_explained_and_written_once() {
    let desk = Desk::with_demo();
    let shown = desk.run(&["config"]).out;
    for part in ["network_disk", "/etc/binnenwerk/config.toml", "De taal"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let written = desk.run(&["config", "--write"]);
    assert!(written.code == 0 && written.err.contains("config.toml"), "{}", written.err);
    let text = fs::read_to_string(desk.path("binnenwerk/config.toml")).unwrap();
    assert!(text.contains("# lang = ") && text.contains("[keys]"), "{text}");
    assert_eq!(desk.run(&["config"]).err, "", "it can be read as it is");
    set(&desk, "lang = \"en\"\n");
    assert_ne!(desk.run(&["config", "--write"]).code, 0);
    assert_eq!(fs::read_to_string(desk.path("binnenwerk/config.toml")).unwrap(), "lang = \"en\"\n");
}

#[test]
fn the_doctor_tells_what_is_around_the_program_and_names_nobody() {
    let desk = Desk::with_demo();
    let copy = desk.path("data.db");
    assert_eq!(desk.run(&["backup", copy.to_str().unwrap()]).code, 0);
    let healthy = desk.run(&["doctor"]);
    assert_eq!(healthy.code, 0, "{}", healthy.out);
    for part in ["SQLite", "UTF-8", "0600", "vrij", "van vandaag"] {
        assert!(healthy.out.contains(part), "{part}: {}", healthy.out);
    }
    let home = fs::canonicalize(desk.path(".")).unwrap();
    set(&desk, "kleur = 3\n");
    fs::set_permissions(desk.path("demo.db"), std::os::unix::fs::PermissionsExt::from_mode(0o604)).unwrap();
    let ill = desk.run(&["doctor"]);
    assert_eq!(ill.code, 1, "{}", ill.out);
    assert!(ill.out.contains("kleur") && ill.out.contains("~/binnenwerk/config.toml"), "{}", ill.out);
    assert!(!ill.out.contains(home.to_str().unwrap()), "{}", ill.out);
    let rows = desk.run(&["doctor", "--json"]);
    let rows: serde_json::Value = serde_json::from_str(&rows.out).unwrap();
    assert!(rows.as_array().unwrap().iter().any(|row| row["check"] == "settings" && row["ok"] == false), "{rows}");
    assert_eq!(desk.run(&["--db", "none.db", "doctor"]).out.matches("none.db").count(), 1);
}
