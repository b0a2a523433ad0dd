//! Days by which something has to be done, as they are kept beside the records.

use super::*;
use crate::domain::kinds::{Contact, Parameter, PastValue, Placement, Team};
use crate::domain::value::Value;
use crate::repository::TypedReading;

fn id(kind: u8, n: u8) -> Id {
    let mut bytes = [kind; 16];
    bytes[15] = n;
    Id::from_bytes(bytes)
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// Three members in a team, with contact every twenty days; one was contacted twice.
fn filled(repo: &mut SqliteRepository) {
    let team = Team {
        code: "T1".into(),
        name: "Een".into(),
        contact_days: Some(20),
        from: day("2020-01-01"),
        ..Team::blank(id(1, 0))
    };
    let mut records = vec![Record::Team(team)];
    for n in 1..4 {
        let Record::Member(one) = member(n.into()) else { panic!("a member") };
        let from = day("2026-01-01");
        let placed =
            Placement { member: one.id, team: id(1, 0), from, hours: Decimal::whole(24), ..Placement::blank(id(2, n)) };
        records.extend([Record::Placement(placed), Record::Member(one)]);
    }
    for (n, held_on) in [(1, "2026-01-11"), (2, "2026-02-01")] {
        let member = member(1).id();
        records.push(Record::Contact(Contact {
            member,
            held_on: day(held_on),
            note: "Gesproken".into(),
            ..Contact::blank(id(3, n))
        }));
    }
    repo.commit(&set(1, records.into_iter().map(Change::Create).collect())).expect("commits");
}

/// When contact with the members is due, seen from which day to which.
fn kept(conn: &Connection) -> Vec<(String, String, String, String)> {
    let sql = "SELECT m.number, d.\"from\", d.until, d.day FROM due_day d JOIN member m ON m.id = d.record
        WHERE d.what = 'contact' ORDER BY 1, 2";
    let mut found = conn.prepare(sql).expect("reads");
    let rows = found.query_map((), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).expect("reads");
    rows.map(|row| row.expect("a row")).collect()
}

fn spans(list: &[(&str, &str, &str, &str)]) -> Vec<(String, String, String, String)> {
    list.iter().map(|(a, b, c, d)| ((*a).into(), (*b).into(), (*c).into(), (*d).into())).collect()
}

const NEVER: &str = "9999-12-31";

#[test]
fn a_change_works_out_what_follows_from_it_and_undoing_it_leads_back() {
    let mut repo = in_memory();
    filled(&mut repo);
    let first = [
        ("1", "2026-01-01", "2026-01-10", "2026-01-21"),
        ("1", "2026-01-11", "2026-01-31", "2026-01-31"),
        ("1", "2026-02-01", NEVER, "2026-02-21"),
        ("2", "2026-01-01", NEVER, "2026-01-21"),
        ("3", "2026-01-01", NEVER, "2026-01-21"),
    ];
    assert_eq!(kept(&repo.conn), spans(&first));
    let team: Team = repo.one(id(1, 0)).expect("reads").expect("a team");
    let ended: Placement = repo.one(id(2, 3)).expect("reads").expect("a placement");
    let stands =
        Team { standstill_from: Some(day("2026-03-01")), standstill_until: Some(day("2026-03-10")), ..team.clone() };
    let gone = Placement { until: Some(day("2026-02-28")), ..ended.clone() };
    let still = Parameter {
        name: "contact_days_standstill".into(),
        value: Some(Decimal::whole(5)),
        from: day("2026-03-05"),
        ..Parameter::blank(id(4, 1))
    };
    let changes = vec![
        Change::Update { before: team.into(), after: stands.into() },
        Change::Update { before: ended.into(), after: gone.into() },
        Change::Create(still.into()),
    ];
    let done = set(2, changes);
    repo.commit(&done).expect("commits");
    let usual =
        |repo: &SqliteRepository| repo.settings(day("2026-03-02")).expect("reads").cadence.contact_days_standstill;
    let before = day("2026-01-01") + chrono::Days::new(usual(&repo).expect("a number").unsigned_abs());
    let before = before.to_string();
    let contacted = (day("2026-02-01") + chrono::Days::new(usual(&repo).expect("a number").unsigned_abs())).to_string();
    assert_eq!(
        kept(&repo.conn)[2..],
        spans(&[
            ("1", "2026-02-01", "2026-02-28", "2026-02-21"),
            ("1", "2026-03-01", "2026-03-04", &contacted),
            ("1", "2026-03-05", "2026-03-10", "2026-02-06"),
            ("1", "2026-03-11", NEVER, "2026-02-21"),
            ("2", "2026-01-01", "2026-02-28", "2026-01-21"),
            ("2", "2026-03-01", "2026-03-04", &before),
            ("2", "2026-03-05", "2026-03-10", "2026-01-06"),
            ("2", "2026-03-11", NEVER, "2026-01-21"),
            ("3", "2026-01-01", "2026-02-28", "2026-01-21"),
        ])
    );
    assert_eq!(repo.check().expect("checks"), []);
    let back = done.changes.into_iter().rev().map(|change| match change {
        Change::Update { before, after } => Change::Update { before: after, after: before },
        Change::Create(record) | Change::Remove(record) => Change::Remove(record),
    });
    repo.commit(&set(3, back.collect())).expect("goes back");
    assert_eq!(kept(&repo.conn), spans(&first));
    assert_eq!(repo.check().expect("checks"), []);
}

#[test]
fn a_store_of_before_has_them_once_it_is_opened_or_only_read_and_so_has_one_as_it_was_known() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let mut repo = at(&path);
    filled(&mut repo);
    let now = kept(&repo.conn);
    let known = repo.without(|set| set.revision > 1).expect("reads").expect("a store");
    assert_eq!((kept(&known.conn), known.check().expect("checks")), (Vec::new(), Vec::new()));
    // Version 24 told no step.
    let without_step = "DROP INDEX due_day_open; DROP INDEX due_day_ended; ALTER TABLE due_day DROP COLUMN step;
        DELETE FROM due_day WHERE what <> 'contact'";
    for (version, sql) in [(23, "DROP TABLE due_day"), (24, without_step)] {
        let left = format!("{sql}; PRAGMA user_version = {version}");
        repo.conn.execute_batch(&left).expect("as that version left it");
        drop(repo);
        let read = SqliteRepository::open_to_read(&path, options(false, &mut CountedIds::after(0))).expect("opens");
        assert_eq!((kept(&read.conn), read.check().expect("checks")), (now.clone(), Vec::new()), "{version}");
        drop(read);
        repo = at(&path);
        assert_eq!((kept(&repo.conn), repo.check().expect("checks")), (now.clone(), Vec::new()), "{version}");
    }
}

#[test]
fn what_is_done_to_one_of_them_is_found() {
    let mut repo = in_memory();
    filled(&mut repo);
    for done in [
        "DELETE FROM due_day WHERE until < '9999'",
        "UPDATE due_day SET day = '2026-02-22' WHERE day = '2026-02-21'",
        "UPDATE due_day SET \"from\" = '2026-02-02' WHERE \"from\" = '2026-02-01'",
        "UPDATE due_day SET until = '2027-01-01' WHERE day = '2026-02-21'",
        "INSERT INTO due_day SELECT owner, 'instrument', record, \"from\", until, day, step FROM due_day WHERE day = '2026-02-21'",
        "INSERT INTO due_day SELECT zeroblob(16), what, record, \"from\", until, day, step FROM due_day WHERE day = '2026-02-21'",
    ] {
        repo.conn.file().expect("a file").execute_batch(&format!("BEGIN; {done}")).expect("is done");
        assert!(repo.conn.file().expect("a file").changes() > 0, "{done}");
        let found = check::all(&repo.conn, &mut |_, _| {}).expect("checks");
        assert_eq!(found, [Finding { code: "due-days", detail: "1".into() }], "{done}");
        repo.conn.file().expect("a file").execute_batch("ROLLBACK").expect("is taken back");
    }
}

#[test]
fn what_fills_a_store_in_bulk_has_them_also_where_something_of_somebody_comes_late() {
    let team = Team { code: "T1".into(), name: "Een".into(), from: day("2020-01-01"), ..Team::blank(id(1, 0)) };
    let numbered = |kind: u8, n: u32| {
        let mut bytes = [kind; 16];
        bytes[12..].copy_from_slice(&n.to_be_bytes());
        Id::from_bytes(bytes)
    };
    let named = |n: u32| Member { number: n.to_string(), surname: "Aa".into(), ..Member::blank(numbered(9, n)) };
    let contact = |n: u32, of: u32, held_on| {
        let (member, note) = (numbered(9, of), "Gesproken".to_owned());
        Record::Contact(Contact { member, note, held_on, ..Contact::blank(numbered(3, n)) })
    };
    let mut records = vec![Record::Team(team.clone())];
    for n in 0..5_000 {
        let (from, hours) = (day("2026-01-01"), Decimal::whole(24));
        let placed =
            Placement { member: numbered(9, n), team: team.id, from, hours, ..Placement::blank(numbered(2, n)) };
        records.extend([named(n).into(), placed.into(), contact(n, n, day("2026-01-11"))]);
    }
    // The first were told by now.
    records.extend([contact(6_000, 3, day("2026-02-01")), contact(6_001, 4_999, day("2026-02-01"))]);
    let past = PastValue::new(
        id(5, 1),
        (Kind::Team, team.id),
        (Team::contact_days, &Value::Whole(3)),
        (None, day("2026-01-20")),
    );
    for last in [None, Some(Record::PastValue(past))] {
        let mut repo = in_memory();
        let all = records.iter().cloned().chain(last);
        let mut all: Box<dyn Iterator<Item = Record> + Send> = Box::new(all.collect::<Vec<_>>().into_iter());
        repo.bulk_load(&set(1, Vec::new()), &mut all, &mut |_, _| {}).expect("loads");
        let told = |n: u32| kept(&repo.conn).iter().filter(|row| row.0 == n.to_string()).count();
        assert!(told(7) >= 2 && told(3) == told(7) + 1 && told(4_999) == told(3), "{} {}", told(3), told(7));
        assert_eq!(repo.check().expect("checks"), []);
    }
}
