//! Records of older stores: they stand as they stood, and can have what is new.

use super::*;

#[test]
fn a_store_of_version_4_stands_as_it_stood_and_keeps_a_past_from_now_on() {
    let (_folder, path, conn) = store_of(4);
    conn.execute("UPDATE team SET standstill_from = '2025-03-01', standstill_until = '2025-05-31'", ()).expect("fits");
    opened(&conn);
    drop(conn);
    let mut repo = at(&path);
    assert_eq!((repo.check().expect("checks"), repo.all(Kind::PastValue).expect("reads")), (vec![], vec![]));
    let team = repo.record(Kind::Team, id(10)).expect("reads").expect("is there");
    let fields = [
        ("standstill_from", Value::Day(day("2026-12-01")), Some(day("2026-12-01"))),
        ("standstill_until", Value::Empty, Some(day("2026-12-01"))),
    ];
    let mut ids = CountedIds::after(99);
    let changes = crate::domain::verbs::change_from(&team, &[], &fields, None, &mut ids).expect("allowed").changes;
    let (actor, at_time) = founder();
    let set = ChangeSet::new(id(61), at_time, actor, LogVerb::StandStill, changes);
    repo.commit(&set).expect("commits");
    let still = ["2025-04-01", "2025-06-01", "2026-11-30", "2026-12-01"].map(|on| {
        let team = repo.record_on(Kind::Team, id(10), day(on)).expect("reads").expect("is there");
        Team::of(&team).expect("a team").at_standstill(day(on))
    });
    assert_eq!(still, [true, false, false, true], "the first standstill stays known");
}

#[test]
fn placements_of_version_12_have_no_working_days_and_can_get_them() {
    let (_folder, path, conn) = store_of(12);
    opened(&conn);
    drop(conn);
    let mut repo = at(&path);
    assert_eq!(repo.check().expect("checks"), []);
    let before = repo.record(Kind::Placement, id(31)).expect("reads").expect("is there");
    assert_eq!((before.get("hours").plain(), before.get("work_days")), ("36".to_owned(), Value::Empty));
    let mut after = before.clone();
    let days = Value::WorkDays(WorkDays::parse("ma-do 8, vr 4").expect("days"));
    after.set("work_days", days.clone()).expect("is of the field");
    let (actor, at_time) = founder();
    let changes = vec![Change::Update { before, after }];
    repo.commit(&ChangeSet::new(id(61), at_time, actor, LogVerb::ChangeHours, changes)).expect("commits");
    drop(repo);
    let again = at(&path);
    assert_eq!(again.record(Kind::Placement, id(31)).expect("reads").expect("is there").get("work_days"), days);
    let fields = again.log(&LogQuery::default(), 1).expect("reads")[0].changes[0].fields.clone();
    assert_eq!(fields, [("work_days", Value::Empty, days)]);
    assert_eq!(again.check().expect("checks"), []);
}

#[test]
fn who_led_two_at_a_time_in_a_store_of_version_9_still_does() {
    let (_folder, path, conn) = store_of(9);
    for n in [40, 41] {
        let staff = "INSERT INTO staff (id, surname, role, label, sort_key, search)
                     VALUES (?1, 'Bo', 'team_leader', 'Bo', 'bo', 'bo')";
        conn.execute(staff, [id(n).bytes()]).expect("fits");
        let role = "INSERT INTO team_role (id, team, staff, role, \"from\")
                    VALUES (?1, ?2, ?3, 'team_leader', '2024-01-01')";
        conn.execute(role, params![id(n + 10).bytes(), id(10).bytes(), id(n).bytes()]).expect("fits");
    }
    opened(&conn);
    drop(conn);
    let repo = at(&path);
    assert_eq!(repo.check().expect("checks"), []);
    let roles = repo.referring_to::<TeamRole>(TeamRole::team, id(10)).expect("reads");
    assert_eq!(roles.iter().map(|role| (role.until, role.cover)).collect::<Vec<_>>(), [(None, None); 2]);
    let team = repo.record(Kind::Team, id(10)).expect("reads").expect("is there");
    assert_eq!(team.get(Team::region), Value::Empty);
}

#[test]
fn a_store_of_version_14_remembers_no_copy_and_can() {
    let (folder, path, conn) = store_of(14);
    opened(&conn);
    drop(conn);
    let mut repo = at(&path);
    assert_eq!((repo.check().expect("checks"), repo.last_copy().expect("reads")), (vec![], None));
    let copy = folder.path().join("copy.db");
    repo.backup(&copy, false, &mut |_, _| {}).expect("copies");
    repo.remember_copy(&copy, founder().1).expect("remembers");
    drop(repo);
    assert_eq!(at(&path).last_copy().expect("reads").map(|copy| copy.is_earlier), Some(Some(true)));
}

#[test]
fn numbers_in_the_names_of_a_store_of_version_15_are_ordered_by_their_value() {
    let (_folder, path, conn) = store_of(15);
    for (n, name, folded) in [(40, "Kas 10", "kas 10"), (41, "Kas 2", "kas 2"), (42, "Kas 02", "kas 02")] {
        let team = "INSERT INTO team (id, code, name, places, phase, \"from\", label, sort_key, search)
                    VALUES (?1, ?2, ?3, 5, 'structural', '2020-01-01', ?3, ?4, ?4)";
        conn.execute(team, params![id(n).bytes(), format!("K{n}"), name, folded]).expect("fits");
    }
    let member = "INSERT INTO member (id, number, given_name, prefix, surname, phone, email, label, sort_key, search)
                  VALUES (?1, '4', 'Bo', '', 'Aa 07', '', '', 'Aa 07, Bo', 'aa 07  bo', 'bo aa 07 4')";
    conn.execute(member, [id(43).bytes()]).expect("fits");
    opened(&conn);
    drop(conn);
    let repo = at(&path);
    assert_eq!(repo.check().expect("checks"), []);
    let names = |kind| -> Vec<String> { repo.all(kind).expect("reads").iter().map(|record| record.label()).collect() };
    assert_eq!(names(Kind::Team), ["Een", "Kas 2", "Kas 02", "Kas 10"]);
    let named = repo.named(Kind::Member, "Aa 07, Bo").expect("reads");
    assert_eq!(named.iter().map(Record::id).collect::<Vec<_>>(), [id(43)], "a name of a person is found as before");
}

#[test]
fn the_codes_and_numbers_of_a_store_of_version_20_are_ordered_by_their_value() {
    let (_folder, path, conn) = store_of(20);
    for (n, code) in [(40, "T10"), (41, "t3"), (42, "T2")] {
        let team = "INSERT INTO team (id, code, name, places, phase, \"from\", label, sort_key, search)
                    VALUES (?1, ?2, ?2, 5, 'structural', '2020-01-01', ?2, ?2, ?2)";
        conn.execute(team, params![id(n).bytes(), code]).expect("fits");
    }
    opened(&conn);
    drop(conn);
    let mut repo = at(&path);
    assert_eq!(repo.check().expect("checks"), []);
    let (actor, moment) = founder();
    let team =
        Team { code: "T9".into(), name: "Negen".into(), places: 5, from: day("2020-01-01"), ..Team::blank(id(43)) };
    let set = ChangeSet::new(id(60), moment, actor, LogVerb::Add, vec![Change::Create(team.into())]);
    repo.commit(&set).expect("commits");
    for day in [day("2026-06-15"), day("2020-06-15")] {
        let of = Query::of(Kind::Team, day).sorted(Sort { column: "code", descending: false });
        let window = repo.window(&of, 0, 100).expect("reads");
        let ids: Vec<Id> = window.rows.iter().map(|row| row.id).collect();
        let at = |n| ids.iter().position(|found| *found == id(n)).expect("a row");
        assert!(at(42) < at(41) && at(41) < at(43) && at(43) < at(40), "{ids:?}");
    }
}
