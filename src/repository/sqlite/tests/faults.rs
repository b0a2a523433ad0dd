//! What goes wrong outside the program: wrong files, wrong rights, other programs at work, tampering.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::domain::change::Change;
use crate::domain::choices::StaffRole;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::erasure::Erasure;
use crate::domain::kinds::{Organisation, Staff, Statement, StatementLine};
use crate::domain::personal::ErasedPerson;
use crate::domain::reason::Reason;
use crate::domain::record::Typed;
use crate::domain::value::Value;

fn refused(path: &Path, create: bool) -> StoreError {
    let ids = &mut CountedIds::after(0);
    match SqliteRepository::open(path, options(create, ids)) {
        Err(error) => error,
        Ok(_) => panic!("opened {}", path.display()),
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("is there").permissions().mode() & 0o777
}

#[test]
fn the_engine_is_new_enough_for_several_programs_on_one_file() {
    assert!(rusqlite::version_number() >= open::OLDEST_ENGINE, "{}", rusqlite::version());
}

#[test]
fn a_new_store_is_for_its_owner_only_and_is_there_again_when_opened_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("deep/er/roster.db");
    assert!(matches!(refused(&path, false), StoreError::File(Reason::StoreMissing, p) if p == path));
    let mut repo = at(&path);
    add(&mut repo, 1);
    for file in [path.clone(), file::beside(&path, "-wal"), file::beside(&path, "-shm")] {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    assert_eq!(mode(path.parent().expect("a folder")), 0o700);
    drop(repo);
    let repo = at(&path);
    assert_eq!(repo.revision().expect("reads"), 2);
    let set = |pragma: &str| -> i64 {
        repo.conn.file().expect("a file").pragma_query_value(None, pragma, |row| row.get(0)).expect("answers")
    };
    let pragmas = ["synchronous", "foreign_keys", "trusted_schema", "secure_delete"].map(set);
    assert_eq!(pragmas, [2, 1, 0, 1]);
    let mode: String =
        repo.conn.file().expect("a file").pragma_query_value(None, "journal_mode", |row| row.get(0)).expect("answers");
    assert_eq!(mode, "wal");
}

#[test]
fn files_that_are_no_store_are_refused_and_left_as_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(matches!(refused(folder.path(), true), StoreError::File(Reason::StoreDirectory, _)));
    let text = folder.path().join("notes.txt");
    let long = folder.path().join("long.txt");
    let other = folder.path().join("other.db");
    fs::write(&text, "hello").expect("writes");
    fs::write(&long, "hello ".repeat(100)).expect("writes");
    opened_file(&other).execute_batch("CREATE TABLE t (x)").expect("makes");
    for path in [&text, &long, &other] {
        fs::set_permissions(path, Permissions::from_mode(0o644)).expect("sets");
        let before = fs::read(path).expect("reads");
        assert!(
            matches!(refused(path, true), StoreError::File(Reason::StoreForeign, p) if p == *path),
            "{}",
            path.display()
        );
        assert_eq!((fs::read(path).expect("reads"), mode(path)), (before, 0o644));
    }
    let names = fs::read_dir(folder.path()).expect("reads").count();
    assert_eq!(names, 3, "nothing was left beside them");
    let empty = folder.path().join("empty.db");
    fs::write(&empty, "").expect("writes");
    for create in [false, true] {
        assert!(matches!(refused(&empty, create), StoreError::File(Reason::StoreEmpty, path) if path == empty));
    }
    assert_eq!(fs::metadata(&empty).expect("is there").len(), 0);
}

#[test]
fn a_store_of_a_newer_version_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let repo = at(&path);
    repo.conn.file().expect("a file").pragma_update(None, "user_version", schema::VERSION + 1).expect("sets");
    // Once while the new version stands in the write-ahead log only, once in the file.
    let copy = refused(&path, true);
    assert!(matches!(copy, StoreError::Newer { found, known, .. } if found == known + 1));
    drop(repo);
    let before = fs::read(&path).expect("reads");
    assert!(matches!(refused(&path, true), StoreError::Newer { .. }));
    assert_eq!(fs::read(&path).expect("reads"), before);
}

#[test]
fn a_file_that_may_not_be_written_or_that_others_may_write_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    drop(at(&path));
    let set = |path: &Path, mode| fs::set_permissions(path, Permissions::from_mode(mode)).expect("sets");
    set(&path, 0o400);
    assert!(matches!(refused(&path, true), StoreError::File(Reason::StoreReadOnly, _)));
    set(&path, 0o660);
    assert!(matches!(refused(&path, true), StoreError::File(Reason::StoreExposed, _)));
    assert_eq!(mode(&path), 0o660);
    set(&path, 0o644);
    drop(at(&path));
    assert_eq!(mode(&path), 0o600, "reading is taken away from others");
    set(folder.path(), 0o500);
    assert!(matches!(refused(&path, true), StoreError::File(Reason::StoreReadOnly, _)));
    set(folder.path(), 0o700);
}

#[test]
fn network_disks_are_told_apart() {
    for kind in [0x6969, 0x517b, 0xff53_4d42, 0x6573_5546] {
        assert!(file::is_network(kind), "{kind:x}");
        // Where the system gives the number as a signed one of 32 bits.
        assert!(file::is_network(i64::from(kind as i32)), "{kind:x}");
    }
    assert!(!file::is_network(0xef53) && !file::is_network(0x0102_1994));
}

#[test]
fn a_damaged_file_is_refused_or_found_and_never_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let mut repo = at(&path);
    (1..200).for_each(|n| add(&mut repo, n));
    drop(repo);
    let whole = fs::read(&path).expect("reads");
    fs::write(&path, &whole[..whole.len() / 2]).expect("writes");
    assert!(matches!(refused(&path, true), StoreError::File(Reason::StoreDamaged, _)));
    assert_eq!(fs::read(&path).expect("reads").len(), whole.len() / 2);
    let mut spoiled = whole.clone();
    let middle = spoiled.len() / 2;
    spoiled[middle..middle + 8192].fill(0x5a);
    fs::write(&path, &spoiled).expect("writes");
    match SqliteRepository::open(&path, options(true, &mut CountedIds::after(0))) {
        Ok(repo) => assert!(!matches!(repo.check(), Ok(findings) if findings.is_empty())),
        Err(error) => assert!(matches!(error, StoreError::File(Reason::StoreDamaged, _)), "{error}"),
    }
}

#[test]
fn two_programs_that_commit_at_once_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    drop(at(&path));
    std::thread::scope(|scope| {
        for worker in 0..3u16 {
            let path = &path;
            scope.spawn(move || {
                let mut repo = at(path);
                for n in 0..40 {
                    add(&mut repo, worker * 1000 + n);
                }
            });
        }
    });
    let repo = at(&path);
    assert_eq!(repo.revision().expect("reads"), 121);
    assert_eq!(repo.all(Kind::Member).expect("reads").len(), 120);
    assert_eq!(repo.check().expect("checks"), []);
}

#[test]
fn what_another_program_commits_shows_in_the_next_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let (mut one, mut two) = (at(&path), at(&path));
    (100..160).for_each(|n| add(&mut one, n));
    let query = Query::of(Kind::Member, Day::default()).sorted(Sort::by("number"));
    let first = |repo: &SqliteRepository, from| repo.window(&query, from, 1).expect("reads").rows[0].cells.len();
    assert_eq!(two.count(&query).expect("counts"), 60);
    first(&two, 40);
    add(&mut one, 99);
    assert_eq!(two.count(&query).expect("counts"), 61);
    let shifted = two.window(&query, 40, 1).expect("reads").rows[0].id;
    assert_eq!(one.window(&query, 40, 1).expect("reads").rows[0].id, shifted);
    assert_eq!(two.revision().expect("reads"), 62);
    add(&mut two, 98);
    assert_eq!(one.count(&query).expect("counts"), 62);
}

#[test]
fn tampering_with_the_log_is_refused_or_found_and_forgetting_a_person_is_neither() {
    let mut repo = in_memory();
    (1..4).for_each(|n| add(&mut repo, n));
    for sql in ["UPDATE log_set SET actor = 'eve'", "DELETE FROM log_set", "DELETE FROM log_change"] {
        assert!(repo.conn.file().expect("a file").execute(sql, []).is_err(), "{sql}");
    }
    assert!(repo.conn.file().expect("a file").execute("UPDATE log_change SET fields_after = '{}'", []).is_err());
    let forget = "UPDATE log_change SET fields_before = NULL, fields_after = NULL, salt = NULL WHERE revision = 3";
    repo.conn.file().expect("a file").execute_batch("SAVEPOINT tamper").expect("begins");
    assert_eq!(repo.conn.file().expect("a file").execute(forget, []).expect("allowed"), 1);
    let broken = Finding { code: "log-chain-broken", detail: "3".into() };
    assert_eq!(check::all(&repo.conn, &mut |_, _| {}).expect("checks"), [broken], "nobody was forgotten");
    repo.conn.file().expect("a file").execute_batch("ROLLBACK TO tamper; RELEASE tamper").expect("rolls back");
    let person = ErasedPerson { kind: Kind::Member, id: member(2).id(), stand_in: "X0001".into() };
    let erase = ChangeSet { verb: LogVerb::Erase, ..set(90, Vec::new()) };
    repo.erase(&erase, &Erasure { persons: vec![person], ..Erasure::default() }).expect("erases");
    assert_eq!(repo.check().expect("checks"), []);
    let log = repo.log(&LogQuery { before: Some(4), ..LogQuery::default() }, 1).expect("reads");
    let told =
        |name: &str| log[0].changes[0].fields.iter().find(|(field, ..)| *field == name).map(|(.., to)| to.plain());
    assert_eq!((log[0].size, told("number"), told("surname")), (1, Some("X0001".into()), Some("X0001".into())));

    // An administrator can take the triggers away; the chain still tells.
    repo.conn
        .file()
        .expect("a file")
        .execute_batch("DROP TRIGGER log_set_stays; DROP TRIGGER log_set_kept")
        .expect("drops");
    repo.conn
        .file()
        .expect("a file")
        .execute_batch("DROP TRIGGER log_change_stays; DROP TRIGGER log_change_kept")
        .expect("drops");
    for sql in [
        "UPDATE log_set SET actor = 'eve' WHERE revision = 2",
        "UPDATE log_change SET fields_after = '{}' WHERE revision = 2",
        "UPDATE log_change SET record = randomblob(16) WHERE revision = 3",
        "DELETE FROM log_change WHERE revision = 2",
        "PRAGMA foreign_keys = OFF; DELETE FROM log_change WHERE revision = 3; DELETE FROM log_set WHERE revision = 3",
    ] {
        repo.conn.file().expect("a file").execute_batch("SAVEPOINT tamper").expect("begins");
        repo.conn.file().expect("a file").execute_batch(sql).expect("tampers");
        let found = check::all(&repo.conn, &mut |_, _| {}).expect("checks");
        assert!(found.iter().any(|f| f.code.starts_with("log-")), "{sql}: {found:?}");
        repo.conn.file().expect("a file").execute_batch("ROLLBACK TO tamper; RELEASE tamper").expect("rolls back");
    }
}

#[test]
fn a_fixed_statement_whose_total_is_not_the_sum_of_its_lines_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut repo = at(&folder.path().join("roster.db"));
    let client = Organisation { name: "DUO".into(), ..Organisation::blank(Id::from_bytes([1; 16])) };
    let day = Day::from_ymd_opt(2026, 1, 31).expect("a day");
    let euros = Decimal::from_hundredths;
    let statement = Statement {
        number: "2026-0001".into(),
        organisation: client.id,
        from: day,
        until: day,
        fixed_on: day,
        total: euros(-150),
        ..Statement::blank(Id::from_bytes([2; 16]))
    };
    let line = |n: u8, amount| {
        let blank = StatementLine::blank(Id::from_bytes([n; 16]));
        Change::Create(Record::StatementLine(StatementLine {
            statement: statement.id,
            line: n.into(),
            from: day,
            until: day,
            amount,
            ..blank
        }))
    };
    let records = [Record::Organisation(client), Record::Statement(statement.clone())].map(Change::Create);
    let lines = [line(3, euros(100)), line(4, euros(-250))];
    repo.commit(&set(1, records.into_iter().chain(lines).collect())).expect("commits");
    assert_eq!(repo.check().expect("looks"), []);
    repo.conn
        .file()
        .expect("a file")
        .execute("UPDATE statement_line SET amount = amount + 1 WHERE line = 3", [])
        .expect("tampers");
    let findings = repo.check().expect("looks");
    let line = format!("statement_line {} (statement 2026-0001): amount", Id::from_bytes([3; 16]));
    let changed = Finding { code: "record-changed", detail: line };
    assert_eq!(findings, [Finding { code: "statement-total", detail: "2026-0001".into() }, changed]);
}

#[test]
fn a_value_that_is_no_choice_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut repo = at(&folder.path().join("roster.db"));
    let id = |n: u8| Id::from_bytes([n; 16]);
    let coach = |n| Staff { surname: "Aa".into(), role: StaffRole::JobCoach, ..Staff::blank(id(n)) };
    repo.commit(&set(1, [1, 2, 3].map(|n| Change::Create(Record::Staff(coach(n)))).into())).expect("commits");
    assert_eq!(repo.check().expect("looks"), []);
    let tamper = "UPDATE staff SET role = 'juggler' WHERE id <> ?1";
    assert_eq!(
        repo.conn.file().expect("a file").execute(tamper, [id(2).bytes()]).expect("no CHECK stands in its way"),
        2
    );
    let changed = |n| Finding { code: "record-changed", detail: format!("staff {}: role", id(n)) };
    let unknown = Finding { code: "unknown-choice", detail: "staff.role: 2".into() };
    assert_eq!(repo.check().expect("looks"), [unknown, changed(1), changed(3)]);
}

#[test]
fn a_full_disk_changes_nothing_and_the_store_goes_on_when_there_is_room() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut repo = at(&folder.path().join("roster.db"));
    let pages: i64 =
        repo.conn.file().expect("a file").pragma_query_value(None, "page_count", |row| row.get(0)).expect("answers");
    let limit = |repo: &SqliteRepository, pages: i64| {
        repo.conn
            .file()
            .expect("a file")
            .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
            .expect("sets");
    };
    limit(&repo, pages + 2);
    let many = set(1, (0..2000).map(|n| Change::Create(member(n))).collect());
    assert!(matches!(repo.commit(&many), Err(CommitError::Store(StoreError::Full))));
    assert_eq!((repo.revision().expect("reads"), repo.check().expect("checks")), (1, Vec::new()));
    limit(&repo, pages + 2000);
    assert_eq!(repo.commit(&many).expect("commits"), 2);
}

#[test]
fn a_read_can_be_broken_off_from_another_thread() {
    let mut repo = in_memory();
    let many = (0..3000).map(|n| Change::Create(member(n))).collect();
    repo.commit(&set(1, many)).expect("commits");
    let handle = repo.interrupt();
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        let stop = &stop;
        scope.spawn(move || {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                handle();
            }
        });
        // Looks through all names in vain, again and again until the other thread gets its turn.
        let answer = (0..2000).find_map(|_| repo.search(&[Kind::Member], "qqqq", 5).err());
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        assert!(matches!(answer, Some(StoreError::Interrupted)), "{answer:?}");
    });
    assert_eq!(repo.record(Kind::Member, member(1).id()).expect("reads"), Some(member(1)));
}

#[test]
fn a_person_can_ask_the_file_by_hand() {
    let repo = in_memory();
    let columns: Vec<String> = {
        let statement = repo.conn.file().expect("a file").prepare("SELECT * FROM roster").expect("a view");
        statement.column_names().map(str::to_owned).collect()
    };
    assert_eq!(columns, ["number", "name", "team", "task_package", "hours", "from", "until"]);
    let mut after = member(1);
    after.set("given_name", Value::Text("Jan".into())).expect("fits");
    assert_eq!(after.label(), "Aa, Jan");
}

#[test]
fn a_log_that_was_left_behind_is_kept_and_not_played_into_a_new_store() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    for log in ["-wal", "-journal"] {
        fs::write(file::beside(&path, log), "somebody's edits, in a log of more than a header").expect("writes");
    }
    let repo = at(&path);
    assert_eq!((repo.revision().expect("reads"), repo.check().expect("checks")), (1, Vec::new()));
    for log in ["-wal.left-over", "-journal.left-over"] {
        assert!(fs::read_to_string(file::beside(&path, log)).expect("is kept").starts_with("somebody"), "{log}");
    }
}

#[test]
fn two_programs_that_begin_a_store_at_once_have_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    std::thread::scope(|scope| {
        for n in 1..=4 {
            let path = &path;
            scope.spawn(move || add(&mut at(path), n));
        }
    });
    let repo = at(&path);
    assert_eq!((repo.all(Kind::Member).expect("reads").len(), repo.check().expect("checks")), (4, Vec::new()));
    drop(repo);
    assert_eq!(fs::read_dir(folder.path()).expect("reads").count(), 1, "nothing unfinished was left");
}
