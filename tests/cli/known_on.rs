//! `--known-on`: what was known on an earlier day, for what shows and nothing else.

use crate::desk::Desk;

/// Everything in these stores was done after this day.
const LONG_AGO: &str = "2001-02-03";
/// No later day is ever needed.
const FAR_AHEAD: &str = "2099-12-31";

#[test]
fn what_was_known_later_is_all_and_before_the_first_entry_nothing() {
    let desk = Desk::with_demo();
    for command in [&["list", "teams"][..], &["report", "jobs"], &["report", "year", "2025"], &["report", "clients"]] {
        let now = desk.run(&[command, &["--json"]].concat());
        let known = desk.run(&[command, &["--json", "--known-on", FAR_AHEAD]].concat());
        assert_eq!((known.code, known.out), (0, now.out), "{command:?}: {}", known.err);
        let nothing = desk.run(&[command, &["--known-on", LONG_AGO]].concat());
        assert_eq!((nothing.code, nothing.out.as_str()), (1, ""), "{command:?}");
        assert!(nothing.err.contains("nog niets bekend"), "{}", nothing.err);
    }
    let odd = desk.run(&["report", "jobs", "--known-on", "31-2-2026"]);
    assert_eq!(odd.code, 2);
    assert!(odd.err.contains("31-2-2026"), "{}", odd.err);
}

#[test]
fn what_changes_or_copies_is_refused_with_it() {
    let desk = Desk::with_demo();
    let number = desk.member(24);
    let before = desk.run(&["log", "--limit", "5"]).out;
    let copy = desk.path("copy.db");
    for command in [
        &["hours", number.as_str(), "12"][..],
        &["set", "member", &number, "phone=06"],
        &["undo"],
        &["statement", "fix", "DUO"],
        &["backup", copy.to_str().expect("a path")],
        &["check"],
    ] {
        let refused = desk.run(&[command, &["--known-on", FAR_AHEAD]].concat());
        assert_eq!(refused.code, 2, "{command:?}: {}", refused.out);
        assert!(refused.err.contains("--known-on"), "{}", refused.err);
    }
    assert!(!copy.exists());
    assert_eq!(desk.run(&["log", "--limit", "5"]).out, before);
}
