//! Copies: made, put back, and never instead of something else.

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
    assert_eq!(desk.revision(), before);
    assert_eq!(desk.run(&["check"]).code, 0);
    assert_eq!(desk.run(&["--db", "demo.db.before-restore", "check"]).code, 0);
}

#[test]
fn only_a_copy_of_this_program_is_put_back() {
    let desk = Desk::with_demo();
    let before = desk.revision();
    std::fs::write(desk.path("text"), "niets").unwrap();
    for from in ["text", "none", ".", "demo.db"] {
        assert_eq!(desk.run(&["restore", from]).code, 1, "{from}");
    }
    assert_eq!(desk.run(&["backup", "text"]).code, 1);
    assert_eq!((desk.revision(), std::fs::read_to_string(desk.path("text")).unwrap()), (before, "niets".to_owned()));
}

#[test]
fn only_what_begins_a_database_makes_one() {
    let desk = Desk::empty();
    let call = |args: &[&str]| desk.command(args).env_remove("BINNENWERK_DB").output().unwrap();
    std::fs::write(desk.path("last.db"), "yesterday").unwrap();
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
            assert_eq!((said.status.code(), said.stdout.len(), err.trim().lines().count()), (Some(1), 0, 1), "{args:?}");
            assert!(err.contains("binnenwerk.db") && err.contains("demo"), "{args:?}: {err}");
        }
    }
    assert_eq!(std::fs::read_to_string(desk.path("last.db")).unwrap(), "yesterday");
    assert_eq!(std::fs::read_dir(desk.path(".")).unwrap().count(), 1, "nothing was made");
}
