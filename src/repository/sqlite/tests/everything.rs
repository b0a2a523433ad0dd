//! Everything that a store holds, in another one.

use super::super::database::{Sql, SqlRow};
use super::of_each::{id_of, one_of_each};
use super::*;
use crate::domain::access::noted::{AccessDeed, AccessResult, Noted, Origin};
use crate::domain::change::Change;
use crate::domain::choices::Choice;
use crate::domain::erasure::Erasure;
use crate::domain::field::FieldInfo;
use crate::domain::kinds::ClientTalk;
use crate::domain::log_verb::LogVerb;
use crate::domain::reason::Reason;
use crate::domain::value::{FieldType, Value};
use crate::repository::{WholePart, WholeSize};

/// A value of a field that is not the usual one: `nth` keeps keys and days of fields apart.
pub(super) fn filled(kind: Kind, nth: usize, info: &FieldInfo) -> Value {
    let day =
        |nth: usize| Day::from_ymd_opt(2026, 1, 1).and_then(|day| day.checked_add_days(chrono::Days::new(nth as u64)));
    let value = match info.ty {
        // Of a past value, which names what it is of in words.
        FieldType::Text(_) if kind == Kind::PastValue && info.name == PastValue::record => {
            Value::Text(id_of(Kind::Team).to_string())
        }
        FieldType::Text(_) if kind == Kind::PastValue && info.name == PastValue::kind => Value::Text("team".into()),
        FieldType::Text(most) => Value::Text(format!("{} \"{}\" é", nth, info.name).chars().take(most).collect()),
        FieldType::Whole(least, most) => Value::Whole((least + 1).min(most)),
        FieldType::Hours | FieldType::Percent | FieldType::Number | FieldType::Money => info.ty.from_plain("12.34"),
        FieldType::Quantity => info.ty.from_plain("12.3456789"),
        FieldType::Day => Value::Day(day(nth).expect("a day")),
        FieldType::Choice(choices) => Value::Choice(choices[choices.len() - 1]),
        FieldType::Ref(to) => Value::Ref(id_of(to)),
        FieldType::Flag => Value::Flag(true),
        FieldType::WorkDays => info.ty.from_plain("8-8-0-4-0"),
        FieldType::WhatChanged => info.ty.from_plain("hours 24 32.5 2026-03-05"),
    };
    assert!(!value.is_empty(), "{kind}.{}", info.name);
    value
}

/// A store with a row in every table, whatever tables there are.
fn full(path: &Path) -> SqliteRepository {
    let repo = full_but_for(path, &[]);
    note(&repo);
    repo
}

/// An entry in the access log, with something in each of its columns.
pub(super) fn note(repo: &SqliteRepository) {
    let noted = Noted {
        at: founder().1,
        actor: "ada".to_owned(),
        origin: Origin {
            key: Some("ssh-ed25519 …AbCd".to_owned()),
            tty: Some("/dev/pts/1".to_owned()),
            host: Some("192.0.2.7".to_owned()),
        },
        deed: AccessDeed::List,
        what: Some("absence"),
        about: Some((Kind::Member, id_of(Kind::Member))),
        result: AccessResult::Done,
    };
    repo.note(&noted).expect("is noted");
}

/// [`full`], without rows of these kinds.
fn full_but_for(path: &Path, without: &[Kind]) -> SqliteRepository {
    let repo = at(path);
    let records = one_of_each(filled).into_iter().filter(|record| !without.contains(&record.kind()));
    let changes: Vec<Change> = records.map(Change::Create).collect();
    let set = ChangeSet { correction: true, ..set(1, Vec::new()) };
    let transaction = repo.conn.begin().expect("begins");
    for change in &changes {
        rows::insert(&transaction, change.record()).expect("fits");
    }
    due_days::work_out_all(&transaction, &mut |_, _| {}).expect("follow");
    let first = Day::from_ymd_opt(2025, 12, 31);
    commit::enter(&transaction, &set, (changes.len() as i64, first), changes.iter()).expect("enters");
    transaction.commit().expect("commits");
    repo
}

/// The same, in which something was erased since.
pub(super) fn full_with_erased(path: &Path) -> SqliteRepository {
    let mut repo = full(path);
    let note: &'static [&'static str] = &["note"];
    let erasure = Erasure { parts: vec![(Kind::ClientTalk, id_of(Kind::ClientTalk), note)], ..Erasure::default() };
    for nth in 2..4 {
        // The second one finds a note again, so that it takes what the first left.
        let erase = ChangeSet { verb: LogVerb::Erase, ..set(nth, Vec::new()) };
        repo.erase(&erase, &erasure).expect("erases");
        let Record::ClientTalk(talk) = repo.all(Kind::ClientTalk).expect("reads").remove(0) else { panic!("a talk") };
        let again = ClientTalk { note: "Weer een notitie".into(), ..talk.clone() };
        let change = Change::Update { before: talk.into(), after: again.into() };
        repo.commit(&ChangeSet { correction: true, ..set(nth + 10, vec![change]) }).expect("commits");
    }
    repo
}

pub(super) fn tables(conn: &Connection) -> Vec<String> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    conn.prepare(sql)
        .expect("reads")
        .query_map((), |row| row.get(0))
        .expect("reads")
        .map(|name| name.expect("a name"))
        .collect()
}

/// Every row of a table as it is stored.
fn stored(conn: &Connection, table: &str) -> Vec<Vec<Sql>> {
    let sql = format!("SELECT * FROM {table} ORDER BY 1, 2");
    let columns = conn.file().expect("a file").prepare(&sql).expect("reads").column_count();
    let mut statement = conn.prepare(&sql).expect("reads");
    let row = |row: SqlRow<'_>| (0..columns).map(|at| row.get(at)).collect();
    statement.query_map((), row).expect("reads").map(|row| row.expect("a row")).collect()
}

fn parts(repo: &SqliteRepository) -> Vec<WholePart> {
    let mut parts = Vec::new();
    repo.dump(&mut |part| {
        parts.push(part);
        Ok(())
    })
    .expect("hands over");
    parts
}

fn load(path: &Path, parts: Vec<Result<WholePart, StoreError>>) -> Result<Vec<Finding>, StoreError> {
    let (founder, mut ids) = (founder(), CountedIds::after(900));
    let options =
        OpenOptions { create: true, allow_network: false, founder, keys: KeyHolder::default(), ids: &mut ids };
    SqliteRepository::load(path, options, parts.into_iter(), &mut |_, _| {})
}

#[test]
fn every_table_of_the_schema_is_handed_over_or_said_to_be_of_the_file() {
    let kinds = Kind::ALL.into_iter().map(Kind::name);
    let mut known: Vec<&str> = kinds.chain(whole::LOG).chain(whole::OF_THE_FILE).collect();
    known.sort_unstable();
    assert_eq!(tables(&in_memory().conn), known);
}

#[test]
fn a_store_made_of_all_parts_has_equal_rows_in_every_table_and_an_equal_schema() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, other) = (folder.path().join("roster.db"), folder.path().join("other.db"));
    let repo = full_with_erased(&path);
    let all = parts(&repo);
    let found = load(&other, all.iter().cloned().map(Ok).collect()).expect("loads");
    assert_eq!(found, repo.check().expect("checks"));
    let made = at(&other);
    for table in tables(&repo.conn) {
        if whole::OF_THE_FILE.contains(&table.as_str()) {
            continue;
        }
        let (here, there) = (stored(&repo.conn, &table), stored(&made.conn, &table));
        assert!(!here.is_empty(), "nothing of {table} is tried");
        let tried = |column: usize| here.iter().any(|row| row[column] != Sql::Null);
        assert!(
            (0..here[0].len()).all(|column| tried(column) || table == "log_set"),
            "a column of {table} is not tried"
        );
        assert_eq!(here, there, "{table}");
    }
    let schema = |repo: &SqliteRepository| stored(&repo.conn, "(SELECT type, name, tbl_name, sql FROM sqlite_schema)");
    assert_eq!(schema(&made), schema(&repo));
    assert_eq!((made.head().expect("reads"), parts(&made)), (repo.head().expect("reads"), all));
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&other).expect("is there").permissions()) & 0o777,
        0o600
    );
}

#[test]
fn parts_of_an_older_store_make_an_equal_one_of_this_version() {
    let folder = tempfile::tempdir().expect("a folder");
    // Kinds that came after version 14 are in no store of before.
    let repo = full_but_for(&folder.path().join("roster.db"), &[Kind::AccessRight]);
    let all = parts(&repo);
    for store in 14..schema::VERSION {
        // What was written before a kind came has none of it.
        let later = |part: &WholePart| match part {
            WholePart::Record(record) => record.kind() == Kind::LegalHold && store < 19,
            _ => false,
        };
        let lacking = all.iter().filter(|part| later(part)).count() as u64;
        let older = all.iter().filter(|part| !later(part)).cloned().map(|part| match part {
            WholePart::Begin(size) => {
                Ok(WholePart::Begin(WholeSize { store, records: size.records - lacking, ..size }))
            }
            part => Ok(part),
        });
        let path = folder.path().join(format!("{store}.db"));
        let gone = Finding { code: "record-gone", detail: format!("legal_hold {}", id_of(Kind::LegalHold)) };
        if lacking > 0 {
            assert_eq!(load(&path, older.collect()).expect("loads"), [gone], "the log tells of it: {store}");
            continue;
        }
        assert_eq!(load(&path, older.collect()).expect("loads"), repo.check().expect("checks"), "{store}");
        assert_eq!(parts(&at(&path)), all, "{store}");
        let version: i64 = at(&path)
            .conn
            .file()
            .expect("a file")
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .expect("reads");
        assert_eq!(version, schema::VERSION);
    }
}

#[test]
fn a_store_is_made_whole_or_not_at_all_and_only_where_nothing_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, other) = (folder.path().join("roster.db"), folder.path().join("other.db"));
    let mut repo = at(&path);
    add(&mut repo, 1);
    let all = parts(&repo);
    let names = || std::fs::read_dir(folder.path()).expect("reads").count();
    let before = names();
    for stop in (0..all.len()).step_by(17).chain([all.len() - 1]) {
        let broken = all.iter().take(stop).cloned().map(Ok).chain([Err(StoreError::Interrupted)]);
        assert!(matches!(load(&other, broken.collect()), Err(StoreError::Interrupted)), "after {stop}");
        assert!(load(&other, all.iter().take(stop).cloned().map(Ok).collect()).is_err(), "only {stop}");
    }
    // Two records with one identity, a reference to nothing, a log that says something else.
    let with = |change: &dyn Fn(&mut Vec<WholePart>)| {
        let mut parts = all.clone();
        change(&mut parts);
        load(&other, parts.into_iter().map(Ok).collect())
    };
    let size = |parts: &mut Vec<WholePart>, more: u64| {
        if let Some(WholePart::Begin(size)) = parts.first_mut() {
            size.records += more;
        }
    };
    let twice = with(&|parts| {
        size(parts, 1);
        parts.insert(1, parts[1].clone());
    });
    assert!(twice.is_err(), "{twice:?}");
    let odd = with(&|parts| {
        size(parts, 1);
        let role = one_of_each(filled).into_iter().find(|record| record.kind() == Kind::TeamRole).expect("one");
        parts.insert(1, WholePart::Record(Box::new(role)));
    });
    let codes: Vec<&str> = odd.expect("is looked at").iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&"broken-references") && codes.contains(&"record-added"), "{codes:?}");
    assert_eq!(names(), before, "nothing is left of any of these");
    for there in [&path, &folder.path().join("text")] {
        if !there.exists() {
            std::fs::write(there, "mine").expect("writes");
        }
        let bytes = std::fs::read(there).expect("reads");
        let refused = load(there, all.iter().cloned().map(Ok).collect());
        assert!(matches!(refused, Err(StoreError::File(Reason::StoreThere, _))), "{refused:?}");
        assert_eq!(std::fs::read(there).expect("reads"), bytes);
    }
    assert_eq!(load(&other, all.into_iter().map(Ok).collect()).expect("loads"), []);
    assert_eq!(at(&other).log(&LogQuery::default(), 1).expect("reads")[0].verb, LogVerb::Edit.name());
}
