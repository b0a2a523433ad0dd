//! Stores of every version before this one: opened, brought to this version, and nothing of them lost.

mod charges;
mod log;
mod records;

use super::super::database::params;

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
        params![revision, operation, at, "ada", "edit", None::<i64>, 1_i64, hash],
    )
    .expect("enters");
    conn.execute(
        "INSERT INTO log_change VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![revision, 0_i64, "member", id(2).bytes(), deed, values[0], values[1], [7u8; 16], commitment],
    )
    .expect("enters");
    hash
}

/// Enters the opening of a programme as one line of the log, as the program does for records that come in at once.
fn opened(conn: &Connection) {
    let kinds = Kind::ALL.into_iter().filter(|kind| {
        let known = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?1)";
        conn.query_row(known, [kind.name()], |row| row.get::<bool>(0)).expect("reads")
    });
    let unlogged = kinds.map(|kind| {
        let sql = format!("SELECT count(*) FROM {kind} WHERE id NOT IN (SELECT record FROM log_change)");
        conn.query_row(&sql, (), |row| row.get::<i64>(0)).expect("counts")
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
    let conn = opened_file(path);
    conn.execute_batch(include_str!("../../schema/001.sql")).expect("fits");
    conn.file().expect("a file").pragma_update(None, "application_id", schema::APPLICATION_ID).expect("sets");
    conn.file().expect("a file").pragma_update(None, "user_version", 1).expect("sets");
    let unit =
        "INSERT INTO parameter VALUES (?1, 'job_hours', 2550, '2013-01-01', '', '', 'job_hours', 'job_hours', '')";
    conn.execute(unit, [id(9).bytes()]).expect("fits");
    let client = "INSERT INTO organisation VALUES (?1, 'Archief', '', ?2, ?3, 'Archief', 'archief', 'archief')";
    conn.execute(client, params![id(20).bytes(), 12_i64, "2025-01-01"]).expect("fits");
    let team = "INSERT INTO team (id, code, name, places, phase, \"from\", label, sort_key, search)
                VALUES (?1, 'T1', 'Een', 5, 'structural', '2020-01-01', 'Een', 'een', 'een')";
    conn.execute(team, [id(10).bytes()]).expect("fits");
    for (n, counts, checked, next) in
        [(1, Some(1_i64), Some("2024-05-01"), Some("2027-05-01")), (2, Some(0), None, None), (3, None, None, None)]
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
    conn.file().expect("a file").pragma_update(None, "user_version", version).expect("sets");
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
    let copy = opened_file(folder.path().join(beside));
    let counts: i64 =
        copy.query_row("SELECT count(*) FROM member WHERE register_counts = 0", (), |row| row.get(0)).expect("reads");
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
fn contact_with_who_came_back_is_due_anew_in_a_store_of_the_version_before() {
    let (_folder, path, conn) = store_of(25);
    conn.execute("UPDATE team SET contact_days = 30", ()).expect("fits");
    conn.execute("UPDATE placement SET \"from\" = '2026-05-20' WHERE member = ?1", [id(1).bytes()]).expect("fits");
    for (n, from, until) in [(71, "2023-01-01", Some("2025-06-30")), (72, "2026-05-20", None)] {
        let service =
            "INSERT INTO employment (id, member, contract, \"from\", until) VALUES (?1, ?2, 'permanent', ?3, ?4)";
        conn.execute(service, params![id(n).bytes(), id(1).bytes(), from, until]).expect("fits");
    }
    let talk = "INSERT INTO contact (id, member, held_on, way, note) VALUES (?1, ?2, '2025-06-01', 'talk', '')";
    conn.execute(talk, params![id(73).bytes(), id(1).bytes()]).expect("fits");
    let due = "INSERT INTO due_day VALUES (?1, 'contact', ?1, '2026-05-20', '9999-12-31', '2025-07-01', NULL)";
    conn.execute(due, [id(1).bytes()]).expect("fits");
    opened(&conn);
    drop(conn);
    let repo = at(&path);
    let query = Query::of(Kind::Member, day("2026-06-01")).showing(&["contact_due"]).sorted(Sort::by("number"));
    let rows = repo.window(&query, 0, 10).expect("reads").rows;
    assert_eq!(rows[0].cells[0].value, Value::Day(day("2026-06-19")));
    assert_eq!(repo.check().expect("checks"), []);
}

#[test]
fn the_copy_kept_before_an_upgrade_is_of_the_old_version_however_many_open_the_store() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let kept = |nth: &str| folder.path().join(format!("roster.db.before-version-{}{nth}", schema::VERSION));
    let version = |path: &Path| schema::version(&opened_file(path)).expect("reads");
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
    assert_eq!(schema::version(&opened_file(&path)).expect("reads"), schema::VERSION);
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
