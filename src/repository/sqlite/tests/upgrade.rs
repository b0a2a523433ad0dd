//! A store that version 1 of the program made: opened, brought to this version, and nothing of it lost.

use rusqlite::params;

use super::*;
use crate::domain::access::Access;
use crate::domain::access::noted::{AccessDeed, AccessResult, Noted, Origin};
use crate::domain::change::{Change, take_back};
use crate::domain::choices::{AccessRole, Reach};
use crate::domain::erasure::Erasure;
use crate::domain::kinds::{AccessRight, ClientAgreement, ClosedPeriod, RegisterCheck, Team, TeamRole};
use crate::domain::log_verb::LogVerb;
use crate::domain::personal::ErasedPerson;
use crate::domain::query::{Query, Sort};
use crate::domain::reason::Reason;
use crate::domain::record::Typed;
use crate::domain::screen_item::ScreenItem;
use crate::domain::value::Value;
use crate::domain::work_days::WorkDays;
use crate::repository::TypedReading;

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// Enters a set of one change as version 1 did.
fn logged(conn: &Connection, before: &chain::Hash, (revision, deed): (i64, &str), values: [&str; 2]) -> chain::Hash {
    let operation = [revision as u8; 16];
    let at = "2026-01-01T00:00:00Z";
    let part = chain::SetPart {
        revision,
        operation: &operation,
        at,
        actor: "ada",
        verb: "edit",
        undoes: None,
        size: 1,
        corrects: None,
        note: None,
    };
    let mut chained = chain::set(before, &part);
    let commitment = chain::commitment(&[7; 16], values[0], values[1]);
    chain::change(&mut chained, "member", id(2).bytes(), deed, &commitment);
    let hash = chained.end();
    conn.execute(
        "INSERT INTO log_set VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![revision, operation, at, "ada", "edit", None::<i64>, 1, hash],
    )
    .expect("enters");
    conn.execute(
        "INSERT INTO log_change VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![revision, 0, "member", id(2).bytes(), deed, values[0], values[1], [7u8; 16], commitment],
    )
    .expect("enters");
    hash
}

/// Enters the opening of a programme as one line of the log, as the program does for records that come in at once.
fn opened(conn: &Connection) {
    let kinds = Kind::ALL.into_iter().filter(|kind| {
        let known = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?1)";
        conn.query_row(known, [kind.name()], |row| row.get::<_, bool>(0)).expect("reads")
    });
    let unlogged = kinds.map(|kind| {
        let sql = format!("SELECT count(*) FROM {kind} WHERE id NOT IN (SELECT record FROM log_change)");
        conn.query_row(&sql, [], |row| row.get::<_, i64>(0)).expect("counts")
    });
    let (size, operation, at) = (unlogged.sum(), [8u8; 16], "2026-01-01T00:00:00Z");
    let (revision, before) = commit::last_set(conn).expect("reads").expect("a log");
    let part = chain::SetPart {
        revision: revision + 1,
        operation: &operation,
        at,
        actor: "maker",
        verb: "found",
        undoes: None,
        size,
        corrects: None,
        note: None,
    };
    conn.execute(
        "INSERT INTO log_set (revision, operation, at, actor, verb, size, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![part.revision, operation, at, part.actor, part.verb, size, chain::set(&before, &part).end()],
    )
    .expect("enters");
}

/// Three members in a team: one counts, one does not, one was never checked; and a client with an agreement.
fn old_store(path: &Path) {
    opened(&unopened_store(path));
}

fn unopened_store(path: &Path) -> Connection {
    let conn = Connection::open(path).expect("opens");
    conn.execute_batch(include_str!("../schema/001.sql")).expect("fits");
    conn.pragma_update(None, "application_id", schema::APPLICATION_ID).expect("sets");
    conn.pragma_update(None, "user_version", 1).expect("sets");
    let unit =
        "INSERT INTO parameter VALUES (?1, 'job_hours', 2550, '2013-01-01', '', '', 'job_hours', 'job_hours', '')";
    conn.execute(unit, [id(9).bytes()]).expect("fits");
    let client = "INSERT INTO organisation VALUES (?1, 'Archief', '', ?2, ?3, 'Archief', 'archief', 'archief')";
    conn.execute(client, params![id(20).bytes(), 12, "2025-01-01"]).expect("fits");
    let team = "INSERT INTO team (id, code, name, places, phase, \"from\", label, sort_key, search)
                VALUES (?1, 'T1', 'Een', 5, 'structural', '2020-01-01', 'Een', 'een', 'een')";
    conn.execute(team, [id(10).bytes()]).expect("fits");
    for (n, counts, checked, next) in
        [(1, Some(1), Some("2024-05-01"), Some("2027-05-01")), (2, Some(0), None, None), (3, None, None, None)]
    {
        let member = "INSERT INTO member VALUES (?1, ?2, '', '', 'Aa', '', '', ?3, ?4, ?5, 'Aa', 'aa', 'aa ' || ?2)";
        conn.execute(member, params![id(n).bytes(), n.to_string(), counts, checked, next]).expect("fits");
        let placed = "INSERT INTO placement VALUES (?1, ?2, ?3, NULL, 3600, '2023-01-01', NULL, NULL)";
        conn.execute(placed, params![id(30 + n).bytes(), id(n).bytes(), id(10).bytes()]).expect("fits");
    }
    let created = ["{}", r#"{"number":"2","surname":"Aa","register_counts":"true"}"#];
    let first = logged(&conn, &chain::START, (1, "created"), created);
    logged(&conn, &first, (2, "updated"), [r#"{"register_counts":"true"}"#, r#"{"register_counts":"false"}"#]);
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).expect("sets");
    conn
}

/// A store as this version left it, with what version 1 held, in a folder of its own.
fn store_of(version: i64) -> (tempfile::TempDir, PathBuf, Connection) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let mut conn = unopened_store(&path);
    // Some steps use functions of this program.
    open::prepare(&mut conn).expect("prepares");
    conn.execute_batch("PRAGMA foreign_keys = OFF").expect("sets");
    for (step, _) in schema::MIGRATIONS.iter().zip(1..=version).skip(1) {
        conn.execute_batch(step).expect("fits");
    }
    conn.pragma_update(None, "user_version", version).expect("sets");
    (folder, path, conn)
}

/// An identity as the text of a statement has it.
fn hex(n: u8) -> String {
    format!("x'{}'", format!("{n:02x}").repeat(16))
}

#[test]
fn a_store_of_version_1_keeps_its_numbers_and_its_log_and_a_copy_stands_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    old_store(&path);
    let repo = at(&path);
    assert_eq!(repo.check().expect("checks"), []);
    for (on, people, unchecked) in [("2023-06-01", 2, 2), ("2026-06-15", 2, 1)] {
        let totals = repo.totals(day(on)).expect("counts");
        assert_eq!((totals.people, totals.unchecked, totals.hours.hundredths()), (people, unchecked, 7200), "{on}");
    }
    let checks = repo.all(Kind::RegisterCheck).expect("reads");
    let told = |n: u8| {
        let check = checks.iter().filter_map(RegisterCheck::of).find(|check| check.member == id(n)).expect("a check");
        (check.from, check.counts_for_agreement, check.counts_for_quota, check.next_check)
    };
    assert_eq!(told(1), (day("2024-05-01"), true, true, Some(day("2027-05-01"))));
    assert_eq!(told(2), (day("2023-01-01"), false, false, None), "from the first day on, as it was counted");
    assert_eq!(checks.len(), 2, "who was never checked still is not");
    let agreed = repo.referring(Kind::ClientAgreement, "organisation", id(20)).expect("reads");
    let agreed: Vec<_> = agreed.iter().filter_map(ClientAgreement::of).map(|a| (a.jobs, a.from, a.until)).collect();
    assert_eq!(agreed, [(12, day("2025-01-01"), None)]);
    let shown = Query::of(Kind::Organisation, day("2026-06-15")).showing(&["agreed_jobs"]);
    assert_eq!(repo.window(&shown, 0, 9).expect("reads").rows[0].cells[0].value, Value::Whole(12));

    let mut sets = repo.log(&LogQuery::default(), 9).expect("reads");
    sets.retain(|set| set.actor == "ada");
    let fields = &sets[0].changes[0].fields;
    assert_eq!(*fields, [("counts_for_agreement", Value::Flag(true), Value::Flag(false))], "by its name of today");
    let now = |kind, wanted| repo.record(kind, wanted).expect("reads");
    let refused = take_back(&sets[0], now).expect_err("what it changed is kept elsewhere now");
    assert_eq!(refused.reason, Reason::ChangedSince);

    let beside = format!("roster.db.before-version-{}", schema::VERSION);
    let copy = Connection::open(folder.path().join(beside)).expect("a copy");
    let counts: i64 =
        copy.query_row("SELECT count(*) FROM member WHERE register_counts = 0", [], |row| row.get(0)).expect("reads");
    assert_eq!(counts, 1);
}

#[test]
fn a_store_that_was_brought_up_to_date_can_be_written_and_opened_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    old_store(&path);
    let mut repo = at(&path);
    let check = RegisterCheck { member: id(3), from: day("2026-06-01"), ..RegisterCheck::blank(id(50)) };
    let (actor, at_time) = founder();
    let changes = vec![Change::Create(Record::RegisterCheck(check))];
    let set = ChangeSet::new(id(60), at_time, actor, LogVerb::RecordCheck, changes);
    repo.commit(&set).expect("commits");
    drop(repo);
    let again = at(&path);
    assert_eq!(again.totals(day("2026-06-15")).expect("counts").unchecked, 0);
    assert_eq!(again.check().expect("checks"), []);
}

#[test]
fn the_copy_kept_before_an_upgrade_is_of_the_old_version_however_many_open_the_store() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let kept = |nth: &str| folder.path().join(format!("roster.db.before-version-{}{nth}", schema::VERSION));
    let version = |path: &Path| schema::version(&Connection::open(path).expect("opens")).expect("reads");
    old_store(&path);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| at(&path));
        }
    });
    assert_eq!((version(&path), version(&kept("")), kept("-2").exists()), (schema::VERSION, 1, false));
    // The old store once more: what was kept stays.
    let first = std::fs::read(kept("")).expect("reads");
    std::fs::copy(kept(""), &path).expect("copies");
    drop(at(&path));
    assert_eq!((version(&path), version(&kept("-2"))), (schema::VERSION, 1));
    assert_eq!(std::fs::read(kept("")).expect("reads"), first);
}

#[test]
fn a_copy_of_an_older_version_is_put_back_as_one_of_this_version_and_stays_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, path) = (folder.path().join("old.db"), folder.path().join("roster.db"));
    old_store(&old);
    let before = std::fs::read(&old).expect("reads");
    restore(&old, &path).expect("restores");
    assert_eq!(schema::version(&Connection::open(&path).expect("opens")).expect("reads"), schema::VERSION);
    let repo = at(&path);
    let newest = repo.log(&LogQuery::default(), 1).expect("reads");
    assert_eq!((newest[0].verb.as_str(), repo.check().expect("checks")), ("restore", Vec::new()));
    assert_eq!(std::fs::read(&old).expect("reads"), before);
    assert_eq!(
        std::fs::read_dir(folder.path()).expect("reads").count(),
        4,
        "the copy, the store and its two side files"
    );
}

#[test]
fn a_store_of_version_4_stands_as_it_stood_and_keeps_a_past_from_now_on() {
    let (_folder, path, conn) = store_of(4);
    conn.execute("UPDATE team SET standstill_from = '2025-03-01', standstill_until = '2025-05-31'", []).expect("fits");
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
fn statements_of_version_6_get_the_names_of_the_day_they_were_fixed_on_and_keep_their_quantities() {
    let (_folder, path, conn) = store_of(6);
    // Since 1 May the client is called otherwise, and the item too; statements were fixed in April and in July.
    let past = |n: u8, kind: &str, of: u8, name: &str| {
        format!(
            "INSERT INTO past_value VALUES ({}, '{kind}', '{}', 'name', NULL, '2026-04-30', '{name}', '', '', '');",
            hex(n),
            id(of)
        )
    };
    let fixed = |n: u8, number: &str, on: &str, line: u8| {
        let (statement, made) = (hex(n), format!("'2026-01-01', '2026-03-31', '{on}', 53599, '{number}', '', ''"));
        format!(
            "INSERT INTO statement VALUES ({statement}, '{number}', {}, {made});
             INSERT INTO statement_line VALUES ({}, {statement}, 1, 'cost', {}, NULL, {}, {}, {}, NULL,
                '2026-01-01', '2026-03-31', 46286, 1158, 53599);",
            hex(20),
            hex(line),
            hex(40),
            hex(10),
            hex(31),
            hex(41)
        )
    };
    let rows = [
        format!("INSERT INTO cost_item VALUES ({}, 'Vervoer', 'contract_hour', 'Vervoer', 'vervoer', '');", hex(40)),
        format!(
            "INSERT INTO instrument (id, member, instrument, status, \"from\")
             VALUES ({}, {}, 'wage_dispensation', 'granted', '2026-01-01');",
            hex(41),
            hex(1)
        ),
        past(50, "organisation", 20, "Oud Archief"),
        past(51, "cost_item", 40, "Reizen"),
        fixed(60, "2026-0001", "2026-04-12", 62),
        fixed(61, "2026-0002", "2026-07-12", 63),
    ];
    conn.execute_batch(&rows.concat()).expect("fits");
    opened(&conn);
    drop(conn);
    let repo = at(&path);
    assert_eq!(repo.check().expect("checks"), []);
    let told = |kind, id, names: &[&'static str]| -> Vec<String> {
        let record = repo.record(kind, id).expect("reads").expect("is there");
        names.iter().map(|name| record.get(name).plain()).collect()
    };
    assert_eq!([60, 61].map(|n| told(Kind::Statement, id(n), &["client_then"]).concat()), ["Oud Archief", "Archief"]);
    let names = ["item_then", "team_then", "member_number", "member_then", "instrument_kind", "quantity", "amount"];
    let line = |item: &'static str| [item, "Een", "1", "Aa", "wage_dispensation", "462.86", "535.99"];
    assert_eq!(told(Kind::StatementLine, id(62), &names), line("Reizen"));
    assert_eq!(told(Kind::StatementLine, id(63), &names), line("Vervoer"));
}

#[test]
fn lines_of_version_11_say_nothing_of_what_changed_and_keep_their_figures() {
    let (_folder, path, conn) = store_of(11);
    let statement = format!(
        "INSERT INTO statement (id, number, organisation, \"from\", until, fixed_on, total, label, sort_key, search)
         VALUES ({}, '2026-0001', {}, '2026-01-01', '2026-03-31', '2026-04-12', 1234, '2026-0001', '', '');
         INSERT INTO statement_line (id, statement, line, sort, team, corrects, \"from\", until, quantity, price, amount)
         VALUES ({}, {}, 1, 'correction', {}, {}, '2026-01-01', '2026-03-31', 100000000, 1234, 1234);",
        hex(60),
        hex(20),
        hex(62),
        hex(60),
        hex(10),
        hex(60)
    );
    conn.execute_batch(&statement).expect("fits");
    opened(&conn);
    drop(conn);
    let repo = at(&path);
    assert_eq!(repo.check().expect("checks"), []);
    let line = repo.record(Kind::StatementLine, id(62)).expect("reads").expect("is there");
    let told = |names: &[&'static str]| names.iter().map(|name| line.get(name).plain()).collect::<Vec<_>>().concat();
    assert_eq!(told(&["changes", "published"]), "");
    assert_eq!(told(&["amount"]), "12.34");
}

#[test]
fn lines_of_version_13_say_what_they_said_in_the_list_of_all_that_changed() {
    let (_folder, path, conn) = store_of(13);
    let line = |n: u8, changed: &str| {
        format!(
            "INSERT INTO statement_line (id, statement, line, sort, team, corrects, \"from\", until, quantity, price, amount,
                changed, was, became, changed_from, published)
             VALUES ({}, {}, {n}, 'correction', {}, {}, '2026-01-01', '2026-03-31', 100000000, 1234, 1234, {changed}, 4321);",
            hex(70 + n),
            hex(60),
            hex(10),
            hex(60)
        )
    };
    let statement = format!(
        "INSERT INTO statement (id, number, organisation, \"from\", until, fixed_on, total, label, sort_key, search)
         VALUES ({}, '2026-0001', {}, '2026-01-01', '2026-03-31', '2026-04-12', 3702, '2026-0001', '', '');",
        hex(60),
        hex(20)
    );
    let lines = ["'hours', 2400, 3250, '2026-03-05'", "'price', -39500, -7, '2026-02-01'", "NULL, NULL, NULL, NULL"]
        .map(String::from);
    let rows: String = lines.iter().zip(1..).map(|(changed, n)| line(n, changed)).collect();
    conn.execute_batch(&format!("{statement}{rows}")).expect("fits");
    opened(&conn);
    drop(conn);
    let repo = at(&path);
    assert_eq!(repo.check().expect("checks"), []);
    let told = [71, 72, 73].map(|n| {
        let line = repo.record(Kind::StatementLine, id(n)).expect("reads").expect("is there");
        ["changes", "published", "amount"].map(|name| line.get(name).plain())
    });
    let told = told.each_ref().map(|line| line.each_ref().map(String::as_str));
    assert_eq!(
        told,
        [
            ["hours 24 32.5 2026-03-05", "43.21", "12.34"],
            ["price -395 -0.07 2026-02-01", "43.21", "12.34"],
            ["", "43.21", "12.34"]
        ]
    );
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
fn the_log_of_an_older_store_stays_what_it_was_beside_closed_periods_and_corrections() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    old_store(&path);
    let mut repo = at(&path);
    let whole = LogQuery::default();
    let corrected = |repo: &SqliteRepository| -> Vec<Option<Day>> {
        repo.log(&whole, 9).expect("reads").iter().map(|set| set.corrects).collect()
    };
    let before = corrected(&repo);
    assert!(!before.is_empty() && before.iter().all(Option::is_none));
    let (from, until, closed_on) = (day("2025-01-01"), day("2025-12-31"), day("2026-01-05"));
    let period = ClosedPeriod { from, until, closed_on, closed_by: "ada".into(), ..ClosedPeriod::blank(id(70)) };
    let team = repo.record(Kind::Team, id(10)).expect("reads").expect("is there");
    let mut right = team.clone();
    right.set("places", Value::Whole(99)).expect("is of the field");
    let (actor, at) = founder();
    let set = |n, correction, changes| ChangeSet {
        operation: id(n),
        at,
        actor: actor.clone(),
        verb: LogVerb::Correct,
        undoes: None,
        correction,
        note: None,
        changes,
    };
    repo.commit(&set(71, false, vec![Change::Create(Record::ClosedPeriod(period))])).expect("commits");
    let changes = || vec![Change::Update { before: team.clone(), after: right.clone() }];
    repo.commit(&set(72, false, changes())).expect_err("the year is closed");
    repo.commit(&set(73, true, changes())).expect("a correction");
    assert_eq!(corrected(&repo)[..2], [Some(day("2025-01-01")), None]);
    assert_eq!(repo.check().expect("checks"), vec![]);
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
fn a_store_of_version_16_says_nothing_of_where_its_sets_came_from_and_can() {
    let (_folder, path, conn) = store_of(16);
    opened(&conn);
    drop(conn);
    let mut repo = at(&path);
    let notes = |repo: &SqliteRepository| -> Vec<Option<String>> {
        let sets = repo.log(&LogQuery::default(), 100).expect("reads");
        sets.into_iter().map(|set| set.note).collect()
    };
    assert!(repo.check().expect("checks").is_empty() && notes(&repo).iter().all(Option::is_none));
    let (actor, at) = founder();
    let set = ChangeSet::new(id(60), at, actor, LogVerb::Merge, Vec::new());
    repo.enter(&ChangeSet { note: Some("other.db".to_owned()), ..set }).expect("enters");
    assert_eq!(notes(&repo)[..2], [Some("other.db".to_owned()), None]);
    assert!(repo.check().expect("checks").is_empty());
    // The note is under the hash of its set.
    repo.conn
        .execute_batch("DROP TRIGGER log_set_stays; UPDATE log_set SET note = 'mine.db' WHERE note <> ''")
        .expect("alters");
    assert_eq!(repo.check().expect("checks").len(), 1);
}

#[test]
fn a_store_of_version_19_gives_everybody_everything_until_there_are_rights() {
    let (_folder, path, conn) = store_of(19);
    opened(&conn);
    drop(conn);
    let mut repo = at(&path);
    let day = day("2027-02-01");
    repo.sign_in("an", day).expect("may everything");
    assert_eq!((repo.access(), repo.check().expect("checks")), (Access::Everything, vec![]));
    let right = AccessRight {
        login: "an".to_owned(),
        role: AccessRole::Administrator,
        reach: Reach::AllTeams,
        from: day,
        ..AccessRight::blank(id(61))
    };
    repo.commit(&set(62, vec![Change::Create(right.into())])).expect("gives a right");
    assert_ne!(repo.access(), Access::Everything);
    let refused = |login: &str, repo: &mut SqliteRepository| repo.sign_in(login, day).is_err();
    assert_eq!(["an", "bo"].map(|login| refused(login, &mut repo)), [false, true]);
    assert_eq!(repo.all(Kind::Team).map_err(|error| error.reason()), Err(Reason::NoAccess));
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

#[test]
fn a_store_of_version_21_gets_an_empty_access_log_that_can_be_written() {
    let (_folder, path, conn) = store_of(21);
    opened(&conn);
    drop(conn);
    let repo = at(&path);
    assert_eq!((repo.access_head().expect("reads"), repo.check().expect("checks")), (None, vec![]));
    let noted = Noted {
        at: founder().1,
        actor: "an".to_owned(),
        origin: Origin::default(),
        deed: AccessDeed::Check,
        what: None,
        about: None,
        result: AccessResult::Done,
    };
    repo.note(&noted).expect("is noted");
    drop(repo);
    let repo = at(&path);
    assert_eq!(repo.access_head().expect("reads").map(|head| head.revision), Some(1));
    assert_eq!(repo.check().expect("checks"), []);
}

#[test]
fn a_store_of_version_22_can_keep_what_somebody_began_and_its_log_stays_what_it_was() {
    let (_folder, path, conn) = store_of(22);
    opened(&conn);
    drop(conn);
    let repo = at(&path);
    let heads = (repo.head().expect("reads"), repo.revision().expect("reads"));
    repo.keep_screen_item("an", ScreenItem::Draft, "a", Some("b")).expect("keeps");
    drop(repo);
    let repo = at(&path);
    assert_eq!(repo.screen_items("an", ScreenItem::Draft).expect("reads"), [("a".to_owned(), "b".to_owned())]);
    assert_eq!((repo.head().expect("reads"), repo.revision().expect("reads")), heads);
    assert_eq!(repo.check().expect("checks"), []);
}

#[test]
fn an_older_store_that_is_only_read_says_what_it_will_say_and_stays_what_it_was() {
    for version in [1, 6, 12] {
        let (folder, path, conn) = store_of(version);
        opened(&conn);
        drop(conn);
        let bytes = std::fs::read(&path).expect("reads");
        let (founder, mut ids) = (founder(), CountedIds::after(500));
        let options =
            OpenOptions { create: false, allow_network: false, founder, keys: KeyHolder::default(), ids: &mut ids };
        let looked = SqliteRepository::open_to_read(&path, options).expect("opens");
        let told = |repo: &SqliteRepository| {
            (
                repo.totals(day("2026-06-15")).expect("counts"),
                repo.all(Kind::Team).expect("reads"),
                repo.check().expect("checks"),
            )
        };
        let before = told(&looked);
        assert!(looked.is_upgraded_in_memory() && before.2.is_empty());
        drop(looked);
        assert_eq!(
            (std::fs::read(&path).expect("reads") == bytes, std::fs::read_dir(folder.path()).expect("reads").count()),
            (true, 1)
        );
        assert_eq!(told(&at(&path)), before, "version {version}");
    }
}

#[test]
fn in_a_store_of_an_older_version_somebody_can_be_forgotten_and_its_log_stays_what_it_was() {
    for version in [1, 17] {
        let (folder, path, conn) = store_of(version);
        opened(&conn);
        drop(conn);
        let mut repo = at(&path);
        let kept = format!("roster.db.before-version-{}", schema::VERSION);
        assert!(folder.path().join(&kept).exists());
        let (head, jobs) =
            (repo.head().expect("reads").expect("a head"), repo.totals(day("2026-06-15")).expect("counts"));
        let person = ErasedPerson { kind: Kind::Member, id: id(2), stand_in: "X0001".into() };
        let set = ChangeSet { verb: LogVerb::Erase, ..set(70, Vec::new()) };
        assert!(repo.erase(&set, &Erasure { persons: vec![person], ..Erasure::default() }).expect("erases").cleared);
        assert_eq!(repo.check().expect("checks"), [], "version {version}");
        assert!(repo.has_head(&head).expect("reads"));
        assert_eq!(repo.totals(day("2026-06-15")).expect("counts"), jobs);
        assert!(!folder.path().join(&kept).exists(), "the copy from before held them");
    }
}
