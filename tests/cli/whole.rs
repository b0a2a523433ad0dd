//! What another program does to the database is found, and named without personal values.

use crate::desk::Desk;

/// An office of its own, with people read in, so that the log has every record.
fn office() -> Desk {
    let desk = Desk::empty();
    let rows = "nummer;achternaam;telefoon\n41;Moer;010-11\n42;Wilg;010-12\n43;Iep;010-13\n";
    std::fs::write(desk.path("people.csv"), rows).unwrap();
    assert_eq!(desk.run(&["add", "work_type", "naam=Griend"]).code, 0);
    assert_eq!(
        desk.run(&["add", "team", "code=G1", "naam=Griend 1", "plaatsen=4", "werksoort=Griend", "start=1-1-2026"]).code,
        0
    );
    assert_eq!(desk.run(&["import", "people.csv"]).code, 0);
    assert_eq!(desk.run(&["set", "member", "42", "telefoon=010-22"]).code, 0);
    desk
}

fn tamper(desk: &Desk, sql: &str) {
    let conn = rusqlite::Connection::open(desk.path("demo.db")).unwrap();
    conn.execute_batch(sql).unwrap();
}

/// What `check` finds, as JSON.
fn found(desk: &Desk) -> serde_json::Value {
    let said = desk.run(&["check", "--json"]);
    assert_eq!(said.code, 1, "{}", said.err);
    let mut found: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    // That a store is not encrypted is told besides.
    found.as_array_mut().unwrap().retain(|finding| finding["level"] == "fault");
    found
}

#[test]
fn a_value_that_another_program_changed_is_named_by_kind_key_and_field() {
    let desk = office();
    assert_eq!(desk.run(&["check"]).code, 0, "{}", desk.run(&["check"]).out);
    tamper(&desk, "UPDATE member SET phone = '010-99' WHERE number = '42'; UPDATE team SET places = 40;");
    tamper(&desk, "UPDATE member SET label = 'Iemand Anders' WHERE number = '41'");
    for args in [&["check"][..], &["log", "--verify"]] {
        let said = desk.run(args);
        let faults = said.out.lines().filter(|line| !line.starts_with("Let op:")).count();
        assert_eq!((said.code, faults), (1, 3), "{}", said.out);
        for part in ["member 42: phone", "team G1: places", "member 41: label"] {
            assert!(said.out.contains(part), "{part}: {}", said.out);
        }
        assert!(
            !said.out.contains("010") && !said.out.contains("Wilg") && !said.out.contains("Anders"),
            "{}",
            said.out
        );
    }
    let found = found(&desk);
    assert!(found.as_array().unwrap().iter().all(|finding| finding["code"] == "record-changed"), "{found}");
    tamper(&desk, "UPDATE member SET phone = '010-22' WHERE number = '42'; UPDATE team SET places = 4;");
    tamper(&desk, "UPDATE member SET label = 'Moer' WHERE number = '41'");
    assert_eq!(desk.run(&["check"]).code, 0, "what the log says");
}

#[test]
fn records_that_another_program_added_or_took_out_are_named() {
    let desk = office();
    tamper(&desk, "DELETE FROM member WHERE number = '43'");
    tamper(
        &desk,
        "INSERT INTO work_type (id, name, label, sort_key, search) VALUES (randomblob(16), 'Rijshout', 'Rijshout', 'rijshout', 'rijshout')",
    );
    let found = found(&desk);
    let told: Vec<(&str, &str)> = (found.as_array().unwrap().iter())
        .map(|finding| (finding["code"].as_str().unwrap(), finding["detail"].as_str().unwrap()))
        .collect();
    assert!(
        matches!(told[..], [("record-added", added), ("record-gone", "member 43")] if added.starts_with("work_type ")),
        "{told:?}"
    );
}

#[test]
fn a_log_that_lost_its_end_is_found_by_a_head_kept_elsewhere() {
    let desk = office();
    let before = desk.run(&["log", "--head"]).out;
    assert_eq!(desk.run(&["set", "member", "41", "telefoon=010-21"]).code, 0);
    let head = desk.run(&["log", "--head"]).out;
    assert_ne!(before, head);
    assert_eq!(desk.json(&["log", "--head"])["head"], head.trim());
    for kept in [&before, &head] {
        assert_eq!(desk.run(&["check", "--head", kept]).code, 0, "{kept}");
    }
    tamper(
        &desk,
        "DROP TRIGGER log_set_kept; DROP TRIGGER log_change_kept;
         DELETE FROM log_change WHERE revision = (SELECT max(revision) FROM log_set);
         DELETE FROM log_set WHERE revision = (SELECT max(revision) FROM log_set);
         UPDATE member SET phone = '010-11' WHERE number = '41'",
    );
    assert_eq!(desk.run(&["check"]).code, 0, "by itself it is whole");
    assert_eq!(desk.run(&["check", "--head", &before]).code, 0);
    let said = desk.run(&["check", "--head", &head]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains(head.split(':').next().unwrap()), "{}", said.out);
    assert_eq!(desk.run(&["check", "--head", "34"]).code, 2);
    assert_eq!(desk.run(&["log", "--head", "--limit", "3"]).code, 2);
}

#[test]
fn a_programme_that_came_in_at_once_is_compared_by_what_was_done_since_and_by_number() {
    let desk = Desk::with_demo();
    let number = desk.member(24);
    assert_eq!(desk.run(&["hours", &number, "30"]).code, 0);
    assert_eq!(desk.run(&["check"]).code, 0, "{}", desk.run(&["check"]).out);
    tamper(&desk, "DELETE FROM contact WHERE id IN (SELECT id FROM contact LIMIT 1)");
    let found = found(&desk);
    assert!(found.as_array().unwrap().iter().any(|finding| finding["code"] == "opening-size"), "{found}");
}
